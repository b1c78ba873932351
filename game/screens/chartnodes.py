"""Charts: one large with names at the line ends, and small ones beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

import pygame

from game.art.charts import RED_LINES, Plot, between, legend_stroke, line_chart, small_chart
from game.art.fonts import Role
from game.present.page import Chart, ChartNote, Series, Table
from game.present.spoken import sentences
from game.screens import wording
from game.screens.canvas import Canvas
from game.screens.marks import Mark, line_mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Type
from game.screens.texts import Icon, Text
from game.screens.theme import Look

INSET = 8
GUIDES = (0, 25, 50, 75, 100)
SMALL_HEIGHT = 150
HATCHED = 26
"""Design pixels between two lines from which their hatching is looked at by itself."""


def by_day(series: Series, days: int) -> list[float]:
    """Return the last value of each day, as far as the line goes without a hole."""
    last = {max(1, int(day)): value for day, value in series.points}
    values: list[float] = []
    for day in range(1, days + 1):
        if day not in last:
            break
        values.append(last[day])
    return values


def chart_table(chart: Chart) -> Table:
    """Return a chart as a table: a row for each day, with what is named there."""
    lines = [by_day(series, chart.days) for series in chart.series]
    rows = []
    for day in range(chart.days):
        values = [str(round(line[day])) if day < len(line) else "" for line in lines]
        told = "; ".join(note.text for note in chart.notes if int(note.day) == day + 1)
        if any(values):
            rows.append((str(chart.first_date + day), *values, told))
    head = (wording.DAY, *(series.name for series in chart.series), "")
    return Table(chart.title, head, tuple(rows))


def _line(chart: Chart, style: str) -> tuple[float, ...]:
    for series in chart.series:
        if series.style == style:
            return tuple(by_day(series, chart.days))
    return ()


def _name(chart: Chart, style: str) -> str:
    return next((series.name for series in chart.series if series.style == style), "")


def in_words(chart: Chart) -> str:
    """A chart as a voice tells it: its ends, each line value by value, its events."""
    ends = ", ".join(part for part in (chart.low_name, chart.high_name) if part)
    told = [f"0 to 100: {ends}" if ends else ""]
    for series in chart.series:
        values = ", ".join(f"{value:.0f}" for value in by_day(series, chart.days))
        told.append(f"{series.name}, day by day: {values}" if values else "")
    told += [f"{chart.first_date + int(note.day) - 1}: {note.text}" for note in chart.notes]
    return sentences(told)


class LargeChart(Node):
    """The main chart with its axis, its events and the names of its lines."""

    role: NodeRole = "image"
    own_boxes = ("place",)

    def __init__(self, kit: Kit, chart: Chart, look: Look) -> None:
        super().__init__(kit)
        self.chart, self.look = chart, look
        self.name = chart.title
        self.yours, self.theirs = _line(chart, "yours"), _line(chart, "history")
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
            (note, Text(kit, note.text, Type("ui", 16, 1.2, "centre"), look))
            for note in (() if kit.metrics.narrow else chart.notes)
        ]
        told = "\n".join(self._told(note) for note in chart.notes) if kit.metrics.narrow else ""
        self.below = Text(kit, told, Type("ui", 16, 1.3, gap=0.2), look)
        self.kids = [self.title, self.ends, *self.numbers, *self.dates]
        self.kids += [text for text, _ in self.names] + [text for _, text in self.events]
        self.kids += [self.below] if told else []
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
        yours = Text(kit, _name(self.chart, "yours"), Type("ui-bold", 19, 1.2), look)
        theirs = Text(kit, _name(self.chart, "history"), Type("ui-bold", 17, 1.2), look)
        names = [(yours.tinted(look.accent), self.yours), (theirs, self.theirs)]
        return [(text, values) for text, values in names if text.text and values]

    def _plot(self, width: int, height: int) -> Plot:
        return Plot(width, height, self.chart.days, self.kit.px(INSET))

    def _head(self, width: int) -> int:
        return max(self.title.measure(width), self.ends.measure(width)) + self.kit.px(14)

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
        placed = [other for other in words if other.rect.width and wide.colliderect(other.rect)]
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


class SmallChart(Node):
    """A small chart with icon, name and both end values."""

    role: NodeRole = "image"
    own_boxes = ("place",)

    def __init__(self, kit: Kit, chart: Chart, look: Look, icon: str = "") -> None:
        super().__init__(kit)
        self.chart, self.look = chart, look
        self.name = chart.title
        self.yours, self.theirs = _line(chart, "yours"), _line(chart, "history")
        self.icon = Icon(kit, icon, 22, look.text) if icon else None
        self.title = Text(kit, chart.title, Type("ui-bold", 18, 1.25), look)
        mono = Type("mono", 17, 1.25)
        self.theirs_end = Text(kit, _last(self.theirs), mono, look)
        bold = Type("mono-bold", 18, 1.25)
        self.yours_end = Text(kit, _last(self.yours), bold, look).tinted(look.accent)
        first, last = chart.first_date, chart.first_date + chart.days - 1
        small = Type("ui", 14, 1.2)
        self.first = Text(kit, str(first), small, look).tinted(look.quiet)
        self.last = Text(kit, str(last), small, look).tinted(look.quiet)
        self.kids = [self.title, self.theirs_end, self.yours_end, self.first, self.last]
        self.kids += [self.icon] if self.icon else []
        self.place = pygame.Rect(0, 0, 0, 0)

    def spoken(self) -> str:
        """All of its values."""
        return in_words(self.chart)

    def _ends(self) -> list[tuple[Text, int, int]]:
        """The end values from the right, each with its width and the room it takes."""
        kit = self.kit
        found = []
        for text, least in ((self.yours_end, kit.ts(28)), (self.theirs_end, kit.ts(40))):
            own = max(text.natural(), 1)
            found.append((text, own, max(own + kit.px(6), least + kit.px(10))))
        return found

    def _title_width(self, width: int) -> int:
        """What is left for the name between icon and values."""
        before = self.icon.size + self.kit.px(9) if self.icon else 0
        return max(1, width - before - sum(room for _text, _own, room in self._ends()))

    def _head(self, width: int) -> int:
        """As high as the name, which may take several lines."""
        title = self.title.measure(self._title_width(width))
        return max(self.kit.ts(34), title + self.kit.ts(12))

    def measure(self, width: int) -> int:
        """Head, plot and dates."""
        return self._head(width) + self.kit.px(SMALL_HEIGHT) + self.kit.ts(22)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place all."""
        self.rect = pygame.Rect(rect)
        kit, left, right = self.kit, rect.left, rect.right
        head = self._head(rect.width)
        middle = rect.top + (head - kit.ts(12)) // 2
        if self.icon:
            size = self.icon.size
            self.icon.arrange(pygame.Rect(left, middle - size // 2, size, size))
            left += size + kit.px(9)
        for text, own, room in self._ends():
            height = text.measure(own)
            text.arrange(pygame.Rect(right - own, middle - height // 2, own, height))
            right -= room
        width = max(1, right - left)
        height = self.title.measure(width)
        self.title.arrange(pygame.Rect(left, middle - height // 2, width, height))
        bottom = rect.bottom - kit.ts(22)
        top = rect.top + head
        self.place = pygame.Rect(rect.left, top, rect.width, max(1, bottom - top))
        for text, at in ((self.first, rect.left), (self.last, rect.right - self.last.natural())):
            own = text.natural()
            text.arrange(pygame.Rect(at, bottom + kit.px(3), own, text.measure(own)))

    def draw(self, canvas: Canvas) -> None:
        """Paint the lines."""
        inset = self.kit.px(INSET)
        size = self.place.width + 2 * inset, self.place.height + 2 * inset
        plot = Plot(*size, self.chart.days, inset)
        palette, scale = self.look.palette, self.kit.metrics.scale
        drawn = partial(small_chart, plot, self.yours, self.theirs, palette, scale)
        key = ("small-chart", plot, self.yours, self.theirs, palette)
        picture = self.kit.raster.get(key, drawn)
        canvas.blit(picture, (self.place.left - inset, self.place.top - inset))

    def marked(self) -> Iterator[Mark]:
        """Both lines, the dot and the red lines."""
        palette, scale, inset = self.look.palette, self.kit.metrics.scale, self.kit.px(INSET)
        size = self.place.width + 2 * inset, self.place.height + 2 * inset
        plot = Plot(*size, self.chart.days, inset)
        at = self.place.left - inset, self.place.top - inset
        if len(self.yours) > 1:
            yield line_mark("your line", palette.rope_red, plot.points(self.yours), 3.6 * scale, at)
        if len(self.theirs) > 1:
            line = plot.points(self.theirs)
            yield line_mark("history's line", palette.text, line, 2.2 * scale, at)
        for value in RED_LINES:
            line = [(plot.left, plot.y(value) + scale), (plot.right, plot.y(value) + scale)]
            yield line_mark("red line", palette.breaking, line, 2 * scale, at)


def _last(values: Sequence[float]) -> str:
    return str(round(values[-1])) if values else ""


class ChartLegend(Node):
    """What the lines of the charts mean, for the footer."""

    def __init__(self, kit: Kit, chart: Chart, look: Look) -> None:
        super().__init__(kit)
        self.look = look
        items = (
            ("red-line", wording.RED_LINES),
            ("yours", _name(chart, "yours").lower()),
            ("theirs", _name(chart, "history")),
        )
        self.items = [
            (kind, Text(kit, text, Type("ui", 15, 1.2), look)) for kind, text in items if text
        ]
        self.kids = [text for _, text in self.items]
        self.stroke = kit.px(36)

    def natural(self) -> int:
        """Strokes and words."""
        words = sum(text.natural() for _, text in self.items)
        return words + len(self.items) * (self.stroke + self.kit.px(10) + self.kit.px(16))

    def measure(self, width: int) -> int:
        """One line."""
        return max((text.measure(width) for _, text in self.items), default=0)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the words from the left."""
        self.rect = pygame.Rect(rect)
        left = rect.left
        for _, text in self.items:
            left += self.stroke + self.kit.px(10)
            width = text.natural()
            text.arrange(pygame.Rect(left, rect.top, width, rect.height))
            left += width + self.kit.px(16)

    def draw(self, canvas: Canvas) -> None:
        """Paint the strokes."""
        palette, scale = self.look.palette, self.kit.metrics.scale
        height = self.kit.px(10)
        for kind, text in self.items:
            drawn = partial(
                legend_stroke,
                kind,  # type: ignore[arg-type]
                palette,
                width=self.stroke,
                height=height,
                scale=scale,
            )
            picture = self.kit.raster.get(("stroke", kind, palette, self.stroke), drawn)
            left = text.rect.left - self.kit.px(10) - self.stroke
            canvas.blit(picture, (left, self.rect.centery - height // 2))

    def marked(self) -> Iterator[Mark]:
        """The strokes."""
        palette = self.look.palette
        colours = {"yours": palette.rope_red, "theirs": palette.text, "red-line": palette.breaking}
        height = self.kit.px(10)
        for kind, text in self.items:
            left = text.rect.left - self.kit.px(10) - self.stroke
            box = pygame.Rect(left, self.rect.centery - height // 2, self.stroke, height)
            yield Mark(f"stroke of {kind}", colours[kind], box)
