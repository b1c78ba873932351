"""The large chart, with names at the line ends and its events."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

import pygame

from game.art.charts import Plot, between, line_chart
from game.art.fonts import Role
from game.present.page import Chart, ChartNote
from game.screens.canvas import Canvas
from game.screens.chartwords import in_words, line_of, name_of
from game.screens.marks import Mark, dot_mark, line_mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Type
from game.screens.texts import Text
from game.screens.theme import Look

INSET = 8
GUIDES = (0, 25, 50, 75, 100)
HATCHED = 26
"""Design pixels between two lines from which their hatching is looked at by itself."""


class LargeChart(Node):
    """The main chart with its axis, its events and the names of its lines."""

    role: NodeRole = "image"
    own_boxes = ("place",)

    def __init__(self, kit: Kit, chart: Chart, look: Look, legend: Node | None = None) -> None:
        super().__init__(kit)
        self.legend = legend
        self.chart, self.look = chart, look
        self.name = chart.title
        self.yours, self.theirs = line_of(chart, "yours"), line_of(chart, "history")
        head = Type("display", 32, 1.1, headline=True)
        self.title = Text(kit, chart.title, head, look)
        self.title.role = "heading"
        ends = ", ".join(part for part in (chart.low_name, chart.high_name) if part)
        self.ends = Text(kit, ends, Type("ui", 16, 1.3), look).tinted(look.quiet)
        self.numbers = [Text(kit, str(v), Type("mono", 15, 1.2, "right"), look) for v in GUIDES]
        for number in self.numbers:
            number.tinted(look.quiet)
        self.dates = [self._date(day) for day in range(1, chart.days + 1)]
        self.names = self._line_names()
        self.events = [
            (note, Text(kit, note.text, Type("ui", 16, 1.2, "centre", balanced=True), look))
            for note in (() if kit.metrics.narrow else chart.notes)
        ]
        told = "\n".join(self._told(note) for note in chart.notes) if kit.metrics.narrow else ""
        self.below = Text(kit, told, Type("ui", 16, 1.3, gap=0.2), look)
        self.kids = [self.title, self.ends, *self.numbers, *self.dates]
        self.kids += [text for text, _ in self.names] + [text for _, text in self.events]
        self.kids += [self.below] if told else []
        self.kids += [legend] if legend else []
        self.place = pygame.Rect(0, 0, 0, 0)

    def spoken(self) -> str:
        """All of its values."""
        return in_words(self.chart)

    def _told(self, note: ChartNote) -> str:
        """An event in words, for below the chart."""
        return f"**{self.chart.first_date + int(note.day) - 1}** {note.text}"

    def _date(self, day: int) -> Text:
        told = any(int(note.day) == day for note in self.chart.notes)
        role: Role = "ui-bold" if told else "ui"
        number = str(self.chart.first_date + day - 1)
        return Text(self.kit, number, Type(role, 16, 1.2, "centre"), self.look)

    def _line_names(self) -> list[tuple[Text, tuple[float, ...]]]:
        look, kit = self.look, self.kit
        yours = Text(kit, name_of(self.chart, "yours"), Type("ui-bold", 19, 1.2), look)
        theirs = Text(kit, name_of(self.chart, "history"), Type("ui-bold", 17, 1.2), look)
        names = [(yours.tinted(look.accent), self.yours), (theirs, self.theirs)]
        return [(text, values) for text, values in names if text.text and values]

    def _plot(self, width: int, height: int) -> Plot:
        return Plot(width, height, self.chart.days, self.kit.px(INSET))

    def _head(self, width: int) -> int:
        head = max(self.title.measure(width), self.ends.measure(width)) + self.kit.px(14)
        if self.legend and not self._beside(width):
            head += self.legend.measure(width) + self.kit.px(8)
        return head

    def _beside(self, width: int) -> bool:
        """Whether what the lines mean finds room at the end of the title's line."""
        legend = self.legend.natural() if self.legend else 0
        words = self.title.natural() + self.ends.natural() + 2 * self.kit.px(24)
        return words + legend <= width

    def _arrange_legend(self, top: int) -> None:
        """Place it at the end of the title's line, or above the plot, which begins at `top`."""
        if not self.legend:
            return
        rect = self.rect
        width = min(self.legend.natural(), rect.width)
        height = self.legend.measure(width)
        if self._beside(rect.width):
            low = self.title.rect.bottom - height - self.kit.px(3)
            self.legend.arrange(pygame.Rect(rect.right - width, low, width, height))
            return
        low = top - self.kit.px(14) - height
        self.legend.arrange(pygame.Rect(rect.left, low, width, height))

    def measure(self, width: int) -> int:
        """Head, plot, dates, and events that have no room in the plot."""
        return self._head(width) + self.kit.px(270) + self.kit.ts(30) + self._below(width)

    def _below(self, width: int) -> int:
        return self.below.measure(width) + self.kit.px(8) if self.below in self.kids else 0

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the plot and set the words at its points."""
        self.rect = pygame.Rect(rect)
        kit = self.kit
        own = min(self.title.natural(), rect.width)
        self.title.arrange(pygame.Rect(rect.topleft, (own, self.title.measure(own))))
        left = rect.left + own + kit.px(16)
        room = max(1, rect.right - left)
        height = self.ends.measure(room)
        low = self.title.rect.bottom - height - kit.px(3)
        self.ends.arrange(pygame.Rect(left, low, room, height))
        beside = max(number.natural() for number in self.numbers) + kit.px(10)
        beside = max(beside, kit.px(54))
        after = max((text.natural() for text, _ in self.names), default=0) + kit.px(28)
        after = max(after, kit.px(92))
        top = rect.top + self._head(rect.width)
        self._arrange_legend(top)
        low = self._below(rect.width)
        bottom = rect.bottom - kit.ts(30) - low
        place = pygame.Rect(rect.left, rect.bottom - low + kit.px(8), rect.width, low)
        self.below.arrange(place)
        inset = kit.px(INSET)
        self.place = pygame.Rect(
            rect.left + beside - inset, top - inset, rect.width - beside - after, bottom - top
        )
        self.place.width += 2 * inset
        self.place.height += 2 * inset
        self._arrange_axis(beside)
        self._arrange_words()

    def _arrange_axis(self, beside: int) -> None:
        plot, kit = self._plot(*self.place.size), self.kit
        for value, number in zip(GUIDES, self.numbers, strict=True):
            width = beside - kit.px(10)
            height = number.measure(width)
            middle = self.place.top + round(plot.y(value))
            number.arrange(pygame.Rect(self.rect.left, middle - height // 2, width, height))
        bottom = self.place.top + round(plot.bottom) + kit.px(5)
        for place, date in enumerate(self.dates):
            width = kit.ts(36)
            middle = self.place.left + round(plot.x(place))
            date.arrange(pygame.Rect(middle - width // 2, bottom, width, date.measure(width)))

    def _arrange_words(self) -> None:
        plot, kit = self._plot(*self.place.size), self.kit
        tops: list[int] = []
        for text, values in self.names:
            width = text.natural()
            height = text.measure(width)
            left = self.place.left + round(plot.x(len(values) - 1)) + kit.px(16)
            tops.append(self.place.top + round(plot.y(values[-1])) - height // 2)
            text.arrange(pygame.Rect(left, tops[-1], width, height))
        self._part_names()
        for _, text in self.events:
            text.rect.size = 0, 0
        for note, text in self.events:
            self._arrange_event(note, text)

    def _part_names(self) -> None:
        """Move the names of lines apart where the lines end close together."""
        if len(self.names) < 2:  # noqa: PLR2004 - one name has no neighbour
            return
        upper, lower = sorted((text for text, _ in self.names), key=lambda text: text.rect.top)
        overlap = upper.rect.bottom - lower.rect.top
        if overlap > 0 and upper.rect.left < lower.rect.right:
            upper.rect.top -= overlap // 2
            lower.rect.top += overlap - overlap // 2

    def _arrange_event(self, note: ChartNote, text: Text) -> None:
        """Set an event near its point where it covers neither lines nor other words."""
        plot, kit = self._plot(*self.place.size), self.kit
        width = min(text.natural(), kit.ts(260))
        height = text.measure(width)
        x = self.place.left + round(plot.x(note.day - 1))
        y = self.place.top + round(plot.y(note.value))
        gap = kit.px(12)
        boxes = []
        for step in range(8):
            far = gap + step * kit.px(14)
            for left in (x - width // 2, x - width + kit.px(10), x - kit.px(10)):
                boxes.append(pygame.Rect(left, y - far - height, width, height))
                boxes.append(pygame.Rect(left, y + far, width, height))
        text.arrange(min(boxes, key=lambda box: (self._covered(box, text), boxes.index(box))))

    def _covered(self, box: pygame.Rect, text: Text) -> int:
        """How much a box would cover: points of lines, other words, what is outside."""
        inside = self.place.unionall([self.rect.clip(self.place)])
        outside = 0 if inside.contains(box) else 50
        wide = box.inflate(self.kit.px(6), self.kit.px(4))
        points = sum(wide.collidepoint(point) for point in self._line_points())
        words = [other for other in self.kids if isinstance(other, Text) and other is not text]
        clear = box.inflate(self.kit.px(28), self.kit.px(4))
        placed = [other for other in words if other.rect.width and clear.colliderect(other.rect)]
        off = 0 if self.rect.left <= box.left and box.right <= self.rect.right else 400
        return outside + off + points + 40 * len(placed)

    def _line_points(self) -> list[tuple[int, int]]:
        """Points along both lines, a few pixels apart."""
        plot = self._plot(*self.place.size)
        points: list[tuple[int, int]] = []
        for values in (self.yours, self.theirs):
            for (x0, y0), (x1, y1) in pairwise(plot.points(values)):
                steps = max(1, round(abs(x1 - x0) / 6))
                for step in range(steps + 1):
                    share = step / steps
                    x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
                    points.append((self.place.left + round(x), self.place.top + round(y)))
        return points

    def draw(self, canvas: Canvas) -> None:
        """Paint the lines."""
        plot = self._plot(*self.place.size)
        palette, scale = self.look.palette, self.kit.metrics.scale
        drawn = partial(line_chart, plot, self.yours, self.theirs, palette, scale)
        key = ("chart", plot, self.yours, self.theirs, palette)
        canvas.blit(self.kit.raster.get(key, drawn), self.place.topleft)
        # Thin lines of the axis would strike through what is written in the chart.
        for _, text in self.events:
            if text.rect.width:
                pieces = text.setting(text.rect.width).pieces
                left = min(piece.left for piece in pieces)
                box = text.rect.inflate(-2 * left + self.kit.px(8), 0)
                canvas.fill(box, self.look.ground)

    def marked(self) -> Iterator[Mark]:
        """Both lines, and the hatching between them where it is wide."""
        palette, scale = self.look.palette, self.kit.metrics.scale
        plot, at = self._plot(*self.place.size), self.place.topleft
        if len(self.yours) > 1:
            yield line_mark("your line", palette.rope_red, plot.points(self.yours), 5 * scale, at)
        if len(self.theirs) > 1:
            line = plot.points(self.theirs)
            yield line_mark("history's line", palette.text, line, 3.1 * scale, at)
        for rings in between(plot, self.yours, self.theirs):
            for day in range(len(rings) // 2):
                (x, y), (_, other) = rings[day], rings[-1 - day]
                if abs(y - other) > HATCHED * scale:
                    box = pygame.Rect(x - 8 * scale, (y + other) / 2 - 8 * scale, 0, 0)
                    box.size = round(16 * scale), round(16 * scale)
                    yield Mark("hatching", palette.text, box.move(at))
        for x, y in plot.points(self.yours):
            yield dot_mark("your dot", palette.rope_red, (x + at[0], y + at[1]), 4 * scale)
