"""The chart of how close it was, with its axis, its dates and its key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pygame

from game.art.riskchart import CHOICE, LUCK, KeySign, RiskLines, RiskPlot, risk_chart, risk_key
from game.present.page import RiskChart, Table
from game.present.spoken import in_hundredths
from game.screens import wording
from game.screens.boxes import Flow
from game.screens.canvas import Canvas
from game.screens.marks import LEANING, Mark, dot_mark, line_mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Type
from game.screens.texts import Text
from game.screens.theme import Look

INSET = 8
HEIGHT = 250
PARTS = 4
LONG_WHISKER = 24
"""Design pixels from which a whisker stands out of the sign on it."""
SIGNS: tuple[KeySign, ...] = ("yours", "other", "band", "choice", "luck")


class KeyItem(Node):
    """A sign of the chart and its word."""

    def __init__(self, kit: Kit, sign: KeySign, text: str, look: Look) -> None:
        super().__init__(kit)
        self.sign, self.look = sign, look
        self.words = Text(kit, text, Type("ui", 15, 1.25), look)
        self.kids = [self.words]
        self.stroke = kit.px(26 if sign in ("choice", "luck") else 40)
        self.gap = kit.px(8)

    def natural(self) -> int:
        """Sign and word."""
        return self.stroke + self.gap + self.words.natural()

    def measure(self, width: int) -> int:
        """As high as the words."""
        return self.words.measure(max(1, width - self.stroke - self.gap))

    def arrange(self, rect: pygame.Rect) -> None:
        """The word right of its sign."""
        self.rect = pygame.Rect(rect)
        width = max(1, rect.width - self.stroke - self.gap)
        left = rect.left + self.stroke + self.gap
        self.words.arrange(pygame.Rect(left, rect.top, width, rect.height))

    def draw(self, canvas: Canvas) -> None:
        """Paint the sign beside the first line."""
        palette, scale = self.look.palette, self.kit.metrics.scale
        height = self.kit.px(14)
        drawn = partial(risk_key, self.sign, palette, width=self.stroke, height=height, scale=scale)
        key = ("risk-key", self.sign, palette, self.stroke)
        line = self.kit.ts(19)
        canvas.blit(
            self.kit.raster.get(key, drawn),
            (self.rect.left, self.rect.top + (line - height) // 2),
        )

    def marked(self) -> Iterator[Mark]:
        """The sign."""
        red = self.sign in ("yours", "choice")
        colour = self.look.palette.rope_red if red else self.look.palette.text
        line = self.kit.ts(19)
        height = self.kit.px(4 if self.sign in ("yours", "other") else 14)
        box = pygame.Rect(self.rect.left, self.rect.top, self.stroke, height)
        yield Mark(f"sign of {self.sign}", colour, box.move(0, (line - height) // 2))


class RiskNode(Node):
    """The chart under its title and note, over its dates and key."""

    role: NodeRole = "image"
    own_boxes = ("place",)

    def __init__(self, kit: Kit, chart: RiskChart, look: Look) -> None:
        super().__init__(kit)
        self.chart, self.look = chart, look
        self.name = f"{chart.title} {chart.alternative}"
        self.title = Text(kit, chart.title, Type("display", 32, 1.1, headline=True), look)
        self.title.role = "heading"
        self.note = Text(kit, chart.note, Type("ui", 16, 1.3), look).tinted(look.quiet)
        self.guides = [chart.top * part / PARTS for part in range(PARTS + 1)]
        number = Type("mono", 15, 1.2, "right")
        self.numbers = [
            Text(kit, f"{value:g}", number, look).tinted(look.quiet) for value in self.guides
        ]
        self.dates = [
            Text(kit, str(chart.first_date + day), Type("ui", 16, 1.2, "centre"), look)
            for day in range(chart.days)
        ]
        items = [
            KeyItem(kit, sign, text, look)
            for sign, text in zip(SIGNS, chart.key, strict=True)
            if text
        ]
        self.key = Flow(kit, items, kit.px(20))
        self.kids = [self.title, self.note, *self.numbers, *self.dates, self.key]
        self.place = pygame.Rect(0, 0, 0, 0)

    def _plot(self) -> RiskPlot:
        width, height = self.place.size
        return RiskPlot(width, height, self.chart.days, self.chart.top, self.kit.px(INSET))

    def _head(self, width: int) -> int:
        return self.title.measure(width) + self.kit.px(3) + self.note.measure(width)

    def _beside(self) -> int:
        return max(self.kit.px(40), max(text.natural() for text in self.numbers) + self.kit.px(12))

    def _foot(self, width: int) -> int:
        return self.kit.ts(30) + self.key.measure(width)

    def measure(self, width: int) -> int:
        """Head, plot, dates and key."""
        air = self.kit.px(10) + self.kit.px(8)
        return self._head(width) + self.kit.px(HEIGHT) + self._foot(width) + air

    def arrange(self, rect: pygame.Rect) -> None:
        """Words above and below, the plot between them."""
        self.rect = pygame.Rect(rect)
        kit = self.kit
        top = rect.top
        for text, air in ((self.title, kit.px(3)), (self.note, kit.px(10))):
            height = text.measure(rect.width)
            text.arrange(pygame.Rect(rect.left, top, rect.width, height))
            top += height + air
        beside, inset = self._beside(), kit.px(INSET)
        height = max(kit.px(HEIGHT) // 2, rect.bottom - self._foot(rect.width) - kit.px(8) - top)
        self.place = pygame.Rect(
            rect.left + beside - inset, top - inset, rect.width - beside + inset, height + 2 * inset
        )
        plot = self._plot()
        for value, text in zip(self.guides, self.numbers, strict=True):
            high = text.measure(beside)
            middle = self.place.top + round(plot.y(value))
            box = pygame.Rect(rect.left, middle - high // 2, beside - kit.px(10), high)
            text.arrange(box)
        low = self.place.bottom - inset + kit.px(4)
        column = round(plot.x(2) - plot.x(1))
        for day, text in enumerate(self.dates):
            left = self.place.left + round(plot.x(day + 1))
            text.arrange(pygame.Rect(left, low, max(1, column), text.measure(max(1, column))))
        low = self.place.bottom - inset + kit.ts(30)
        self.key.arrange(pygame.Rect(rect.left, low, rect.width, self.key.measure(rect.width)))

    def draw(self, canvas: Canvas) -> None:
        """Paint the lines."""
        plot, chart = self._plot(), self.chart
        lines = RiskLines(
            tuple((step.at, step.value, step.mark) for step in chart.steps),
            tuple((each.at, each.low, each.high) for each in chart.errors),
            tuple((each.at, each.low, each.high) for each in chart.band),
            chart.other,
        )
        palette, scale = self.look.palette, self.kit.metrics.scale
        drawn = partial(risk_chart, plot, lines, palette, scale, tuple(self.guides))
        key = ("risk", plot, lines, palette)
        canvas.blit(self.kit.raster.get(key, drawn), self.place.topleft)

    def marked(self) -> Iterator[Mark]:
        """Your steps, the other line and the edges of the band."""
        plot, chart, at = self._plot(), self.chart, self.place.topleft
        palette, scale = self.look.palette, self.kit.metrics.scale
        steps = plot.stairs([(step.at, step.value) for step in chart.steps])
        lines = [("your steps", palette.rope_red, steps, 4.0)]
        other = [(plot.x(when), plot.y(value)) for when, value in chart.other]
        lines.append(("the other line", palette.text, other, 3.0))
        for name in ("low", "high"):
            edge = [(plot.x(each.at), plot.y(getattr(each, name))) for each in chart.band]
            lines.append((f"the band's {name} edge", palette.text, edge, 1.4))
        for name, colour, line, thick in lines:
            if len(line) > 1:
                yield line_mark(name, colour, line, thick * scale, at)
        yield from self._signs(plot, at)

    def _signs(self, plot: RiskPlot, at: tuple[int, int]) -> Iterator[Mark]:
        """Choices, luck, and the whiskers of those that stand out of their signs."""
        palette, scale = self.look.palette, self.kit.metrics.scale
        for step in self.chart.steps:
            x, y = at[0] + plot.x(step.at), at[1] + plot.y(step.value)
            if step.mark == "choice":
                yield dot_mark("a choice", palette.rope_red, (x, y), CHOICE * scale)
            elif step.mark:
                yield dot_mark("luck", palette.text, (x, y), (LUCK + 1) * scale)
        for each in self.chart.errors:
            x, low, high = plot.x(each.at), plot.y(each.low), plot.y(each.high)
            if low - high > LONG_WHISKER * scale:
                line = line_mark("whisker", palette.text, [(x, low), (x, high)], 1.6 * scale, at)
                yield replace(line, edge=LEANING)


def risk_table(chart: RiskChart) -> Table:
    """Return the chart as a table of days: where each line stood at their ends."""
    rows = []
    own = {int(at): value for at, value in chart.evenings}
    other = {int(at): value for at, value in chart.other}
    band = {int(each.at): each for each in chart.band}
    for day in range(1, chart.days + 1):
        span = band.get(day)
        rows.append(
            (
                str(chart.first_date + day - 1),
                in_hundredths(own[day]) if day in own else "",
                in_hundredths(other[day]) if day in other else "",
                f"{in_hundredths(span.low)} to {in_hundredths(span.high)}" if span else "",
            )
        )
    return Table(chart.title, (wording.DAY, *chart.key[:3]), tuple(rows))
