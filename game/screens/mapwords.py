"""Words on a map find their places, clear of pieces, lines and each other."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import pygame

from game.art.map import MapCircle, circle_label_point
from game.art.mapview import MapView
from game.present.page import MapName
from game.screens import mapmarks
from game.screens.maplabels import MapLabel, Taken, round_about
from game.screens.mappieces import Piece

if TYPE_CHECKING:
    from game.screens.mapnode import MapNode

BEARINGS = (52, 18, 35, 70, 318, 340, 0, 100, 200, 230, 260, 150)
FAR_MARGIN = 26
CROWDED = 0.16
"""Share of a name that may be covered before it is left out."""


class MapWords:
    """Puts the names of a map and of its pieces and circles where a view has room for them."""

    def __init__(self, chart: MapNode, view: MapView, taken: Taken) -> None:
        self.chart, self.view, self.taken = chart, view, taken
        self.kit, self.rect, self.block = chart.kit, chart.rect, chart.block

    def put(self) -> None:
        """Place all words: names of land and water first, then pieces, then circles."""
        for box in self._lines():
            self.taken.add(box)
        self._put_names()
        for one in sorted(self.chart.pieces, key=_importance):
            self._put_piece_label(one)
        for circle, label in self.chart.circles:
            self._put_circle_label(mapmarks.circles(self.block), (circle.name, label))

    def _lines(self) -> list[pygame.Rect]:
        """Small boxes along strong lines and courses, which words should not cover."""
        boxes: list[pygame.Rect] = []
        for circle in mapmarks.circles(self.block):
            if circle.style == "line" and circle.start_bearing is not None:
                end = circle.end_bearing or circle.start_bearing
                for bearing in range(round(circle.start_bearing), round(end) + 1, 2):
                    x, y = circle_label_point(self.view, circle, bearing)
                    boxes.append(self._box_at(x, y, self.kit.px(22)))
        for course in mapmarks.courses(self.block):
            points = [self.view.at(*point) for point in course.points]
            for (x0, y0), (x1, y1) in pairwise(points):
                steps = max(1, round(math.hypot(x1 - x0, y1 - y0) / 12))
                for step in range(1, steps):
                    share = step / steps
                    x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
                    boxes.append(self._box_at(x, y, self.kit.px(6)))
        return [box for box in boxes if box.colliderect(self.rect)]

    def _box_at(self, x: float, y: float, size: int) -> pygame.Rect:
        box = pygame.Rect(0, 0, size, size)
        box.center = self.rect.left + round(x), self.rect.top + round(y)
        return box

    def _put_names(self) -> None:
        self.chart.far = []
        for name, label in sorted(self.chart.names, key=_late):
            x, y = self.view.at(name.at.lat, name.at.lon)
            middle = self.rect.left + round(x), self.rect.top + round(y)
            box = pygame.Rect((0, 0), label.size)
            if name.kind in ("home", "far") and not self.rect.collidepoint(middle):
                self._put_far(label, middle)
                continue
            if name.kind in ("city", "base"):
                places = round_about(label.size, middle, self.kit.px(12))
                best = self.taken.best([one for one, _ in places])
                label.put(*places[best])
            else:
                box.center = middle
                if name.side == "host" and name.kind != "sea":
                    box.center = middle[0], middle[1] + self.kit.px(12)
                if self.taken.written(box) or name.kind == "sea":
                    box = _clearest(box, self.taken)
                if self.taken.written(box):
                    label.put(pygame.Rect(middle, (0, 0)), "centre")
                    continue
                label.put(box, "centre")
            self.taken.add_words(label.rect)

    def _put_far(self, label: MapLabel, towards: tuple[int, int]) -> None:
        """Write a name in the corner nearest to a far place, with an arrow towards it."""
        x, y = self.rect.center
        turn = math.atan2(towards[1] - y, towards[0] - x)
        margin, size = self.kit.px(FAR_MARGIN), self.kit.ts(24)
        inner = self.rect.inflate(-2 * margin, -2 * margin)
        box = pygame.Rect((0, 0), label.size)
        box.top = inner.top - margin // 3 if turn < 0 else inner.bottom - box.height
        box.left = inner.right - size - box.width if abs(turn) < math.pi / 2 else inner.left
        if self.chart.box.rect.colliderect(box):
            box.bottom = self.chart.box.rect.top - margin
        label.put(box, "right")
        self.taken.add(box.inflate(2 * size, 0))
        self.chart.far.append((label, turn))

    def _put_piece_label(self, one: Piece) -> None:
        if one.label is None:
            return
        reach = self.kit.px(30) if one.pressed else one.size // 2 + self.kit.px(5)
        places = round_about(one.label.size, one.rect.center, reach)
        best = self.taken.best([box for box, _ in places])
        one.label.put(*places[best])
        covered = self.taken.hits(one.label.rect)
        area = one.label.rect.width * one.label.rect.height
        one.labelled = one.seen and (one.pressed is True or covered < area * CROWDED)
        if one.labelled:
            self.taken.add_words(one.label.rect)

    def _put_circle_label(
        self, circles: tuple[MapCircle, ...], named: tuple[str, MapLabel]
    ) -> None:
        """Write a circle's name outside it where there is most room."""
        name, label = named
        index = next(at for at, one in enumerate(self.block.circles) if one.name == name)
        circle = circles[index]
        bearings = list(BEARINGS)
        if circle.start_bearing is not None:
            bearings.insert(0, round(circle.start_bearing) - 2)
        boxes: list[tuple[pygame.Rect, str]] = []
        for bearing in bearings:
            x, y = circle_label_point(self.view, circle, bearing)
            left, top = self.rect.left + round(x), self.rect.top + round(y)
            width, height = label.size
            gap = self.kit.px(14)
            boxes.append((pygame.Rect(left - gap - width, top - height, width, height), "right"))
            boxes.append((pygame.Rect(left + gap, top - height // 2, width, height), "left"))
        best = self.taken.best([box for box, _ in boxes])
        label.put(*boxes[best])
        self.taken.add_words(label.rect)


def _clearest(box: pygame.Rect, taken: Taken) -> pygame.Rect:
    """Return a place near a box where a name of water covers least; its own, if that is clear."""
    width, height = box.size
    steps = ((0, 0), (0, -1), (0, 1), (-0.5, 0), (0.5, 0), (-0.4, -1), (0.4, 1), (0, -2), (0, 2))
    places = [box.move(round(x * width), y * height) for x, y in steps]
    return places[taken.best(places)]


def _late(named: tuple[MapName, MapLabel]) -> int:
    """Lands that matter first, then their neighbours, then water: it has room elsewhere."""
    name = named[0]
    if name.kind == "sea":
        return 3
    return 0 if name.side == "host" else 2 if name.side == "other" else 1


def _importance(one: Piece) -> tuple[bool, bool, bool]:
    return not one.pressed, one.shown.side != "us", one.shown.kind in ("city", "site")
