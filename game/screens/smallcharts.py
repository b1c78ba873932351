"""Small charts beside each other, and what the lines of charts mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import pygame

from game.art.charts import RED_LINES, Plot, legend_stroke, small_chart
from game.present.page import Chart
from game.present.spoken import whole_points
from game.screens import wording
from game.screens.canvas import Canvas
from game.screens.chartnodes import INSET
from game.screens.chartwords import in_words, line_of, name_of
from game.screens.marks import Mark, dot_mark, line_mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Type
from game.screens.texts import Icon, Text
from game.screens.theme import Look

SMALL_HEIGHT = 150


class SmallChart(Node):
    """A small chart with icon, name and both end values."""

    role: NodeRole = "image"
    own_boxes = ("place",)

    def __init__(self, kit: Kit, chart: Chart, look: Look, icon: str = "") -> None:
        super().__init__(kit)
        self.chart, self.look = chart, look
        self.name = chart.title
        self.yours, self.theirs = line_of(chart, "yours"), line_of(chart, "history")
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
        for x, y in plot.points(self.yours)[-1:]:
            yield dot_mark("last dot", palette.rope_red, (x + at[0], y + at[1]), 5 * scale)


def _last(values: Sequence[float]) -> str:
    return whole_points(values[-1]) if values else ""


class ChartLegend(Node):
    """What the lines of the charts mean, for the footer."""

    def __init__(self, kit: Kit, chart: Chart, look: Look) -> None:
        super().__init__(kit)
        self.look = look
        items = (
            ("red-line", wording.RED_LINES),
            ("yours", name_of(chart, "yours").lower()),
            ("theirs", name_of(chart, "history")),
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

    def _places(self, width: int) -> list[pygame.Rect]:
        """Where the words stand, counted from the corner, in as many lines as they need."""
        places: list[pygame.Rect] = []
        left = top = 0
        start, tall = self.stroke + self.kit.px(10), self.kit.ts(20)
        for _, text in self.items:
            own = min(text.natural(), max(1, width - start))
            if left and left + start + own > width:
                left, top = 0, places[-1].bottom + self.kit.px(4)
            places.append(pygame.Rect(left + start, top, own, max(tall, text.measure(own))))
            left += start + own + self.kit.px(16)
        return places

    def measure(self, width: int) -> int:
        """All lines."""
        return max((place.bottom for place in self._places(width)), default=0)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the words from the left."""
        self.rect = pygame.Rect(rect)
        for (_, text), place in zip(self.items, self._places(rect.width), strict=True):
            text.arrange(place.move(rect.topleft))

    def _middle(self, text: Text) -> int:
        """Where a stroke lies: beside the first line of its words."""
        return text.rect.top + self.kit.setter.line_height(text.style) // 2

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
            canvas.blit(picture, (left, self._middle(text) - height // 2))

    def marked(self) -> Iterator[Mark]:
        """The strokes."""
        palette = self.look.palette
        colours = {"yours": palette.rope_red, "theirs": palette.text, "red-line": palette.breaking}
        height = self.kit.px(10)
        for kind, text in self.items:
            left = text.rect.left - self.kit.px(10) - self.stroke
            box = pygame.Rect(left, self._middle(text) - height // 2, self.stroke, height)
            yield Mark(f"stroke of {kind}", colours[kind], box)
