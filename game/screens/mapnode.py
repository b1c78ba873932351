"""The staff map: ground, marks, pieces that can be chosen, and words that find their places."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

import pygame

from game.art.map import map_ground, map_marks, map_view, side_colour
from game.art.mapview import MapView
from game.art.pieces import PIECE_SIZE, piece
from game.present.page import MapBlock, MapName
from game.present.projection import circle_points
from game.screens import mapmarks, wording
from game.screens.boxes import Item, Stack
from game.screens.building import Builder
from game.screens.canvas import Canvas
from game.screens.maplabels import Lettering, MapLabel, Taken
from game.screens.mappieces import Piece, ScaleBox
from game.screens.mapwords import MapWords
from game.screens.marks import LEANING, Mark, line_mark
from game.screens.node import Node
from game.screens.setting import Type
from game.screens.tables import TableNode
from game.screens.texts import icon_surface

SHORT_WAY = 60
"""Design pixels below which a course is not judged as a mark by itself."""
PARTS = 24
"""In how many places each straight piece of a course is looked at for what lies over it."""
NARROW_HEIGHT = 0.62
DRAWN_SHAPE = 994 / 668
"""Width to height of the map as drawn; wider maps show more to both sides."""


class MapNode(Node):
    """The map. Zoom and place are kept with the page's view."""

    charted = True

    def __init__(self, builder: Builder, block: MapBlock) -> None:
        super().__init__(builder.kit)
        self.block = block
        self.kept = builder.view
        self.look = builder.kit.look("sea")
        self.name = block.alternative
        self.arrows = True
        self.pieces = [
            Piece(builder.kit, builder.action(one.action), one, self.look)
            for one in sorted(block.pieces, key=lambda one: one.selected)
        ]
        self.circles = [
            (circle, self._circle_label(circle.name, circle.note, circle.side))
            for circle in block.circles
        ]
        self.names = [(name, self._name_label(name)) for name in block.names]
        note = "" if builder.narrow else block.note
        self.box = ScaleBox(builder.kit, note, builder.kit.look("paper"))
        for one in self.pieces:
            one.owner = self
        self.view: MapView | None = None
        self.far: list[tuple[MapLabel, float]] = []
        self._reading_order()

    def _reading_order(self) -> None:
        """Pieces are read in the order of the page, whatever is painted first."""
        order = [one.id for one in self.block.pieces]
        pieces = sorted(self.pieces, key=lambda one: order.index(one.shown.id))
        labels: list[Node] = [label for _, label in self.circles]
        labels += [label for _, label in self.names]
        labels += [one.label for one in pieces if one.label]
        self.kids = [*pieces, *labels, self.box]

    def _circle_label(self, name: str, note: str, side: str) -> MapLabel:
        palette = self.look.palette
        colour = palette.blue if side == "them" else palette.red_dark
        size = 16 if side == "them" else 15
        small = Type("ui", 14)
        style = Lettering(Type("ui-bold", size), colour, palette.sea, small)
        return MapLabel(self.kit, name, style, note)

    def _name_label(self, name: MapName) -> MapLabel:
        palette, text = self.look.palette, name.text
        colour = {"them": palette.blue, "us": palette.red_dark}.get(name.side, palette.ink)
        if name.kind == "sea":
            style = Lettering(Type("body-italic", 17), palette.sea_name)
        elif name.kind in ("home", "far") and name.side != "host":
            style = Lettering(Type("ui-bold", 15), palette.red_dark, palette.sea)
        elif name.kind in ("city", "base"):
            city = palette.ink if name.kind == "city" else colour
            style = Lettering(Type("ui", 15), city, palette.sea_halo)
        elif name.side == "host":
            style = Lettering(Type("display", 24, headline=True), palette.ink, palette.sea)
        else:
            quiet = palette.soft if name.side == "other" else colour
            style = Lettering(Type("ui-bold", 15, tracking=22), quiet, "")
            text = text.upper()
        label = MapLabel(self.kit, text, style)
        label.name = name.text
        return label

    def measure(self, width: int) -> int:
        """A share of the window where everything stands in one column."""
        del width
        return round(self.kit.metrics.height * NARROW_HEIGHT)

    def arrange(self, rect: pygame.Rect) -> None:
        """Take a view of the place's size, and put all on it."""
        self.rect = pygame.Rect(rect)
        kept = self.kept.map
        if kept is None or (kept.width, kept.height) != rect.size:
            centre = self.block.centre.lat, self.block.centre.lon
            width, height = max(1, rect.width), max(1, rect.height)
            across = self.block.width * max(1.0, width / height / DRAWN_SHAPE)
            kept = map_view(width, height, centre, across)
        self._put_all(kept)

    def move(self, down: int) -> None:
        """Shift with the page."""
        super().move(down)
        for label, _ in self.far:
            if label not in self.kids:
                label.move(down)

    def zoom(self, factor: float, about: tuple[int, int] | None) -> None:
        """Show a part larger, a point (of the window) staying where it is."""
        if self.view is None:
            return
        middle = self.rect.center
        for one in self.pieces:
            if one.pressed:
                middle = one.rect.center
        x, y = about or middle
        self._put_all(self.view.zoomed(factor, (x - self.rect.left, y - self.rect.top)))

    def pan(self, right: int, down: int) -> None:
        """Move the land by so many pixels."""
        if self.view is not None:
            self._put_all(self.view.panned(right, down))

    def bring(self, lat: float, lon: float) -> None:
        """Move the land until a place is in the middle."""
        if self.view is not None:
            x, y = self.view.at(lat, lon)
            self.pan(round(self.rect.width / 2 - x), round(self.rect.height / 2 - y))

    def _put_all(self, view: MapView) -> None:
        self.view = self.kept.map = view
        taken = Taken(self.rect.inflate(-8, -8))
        self.box.show(view)
        width = min(self.box.natural(), self.rect.width - 2 * self.kit.px(14))
        height = self.box.measure(width)
        corner = self.rect.left + self.kit.px(14), self.rect.bottom - self.kit.px(8) - height
        self.box.arrange(pygame.Rect(corner, (width, height)))
        taken.add(self.box.rect)
        for one in self.pieces:
            one.put(view, self.rect)
            if one.seen:
                taken.add(one.ringed() if one.pressed else one.rect.inflate(-6, -6))
        MapWords(self, view, taken).put()
        self._show_only_inside()

    def _show_only_inside(self) -> None:
        """Leave out what lies outside the view; pieces stay, for keys reach them."""
        order = [one.id for one in self.block.pieces]
        pieces = sorted(self.pieces, key=lambda one: order.index(one.shown.id))
        labels: list[Node] = [label for _, label in self.circles if self._whole(label)]
        labels += [label for _, label in self.names if self._whole(label)]
        labels += [
            one.label for one in pieces if one.labelled and one.label and self._whole(one.label)
        ]
        self.kids = [*pieces, *labels, self.box]

    def _whole(self, label: MapLabel) -> bool:
        inside = self.rect.contains(label.rect) and not label.rect.colliderect(self.box.rect)
        return bool(inside) and not label.lost

    def paint(self, canvas: Canvas) -> None:
        """Paint ground, marks, words, pieces, and the box over all."""
        if self.view is None or not self.rect.colliderect(canvas.clip):
            return
        with canvas.within(self.rect):
            self._paint_ground(canvas, self.view)
            self._paint_dots(canvas, self.view)
            for kid in self.kids:
                if isinstance(kid, MapLabel):
                    kid.draw(canvas)
            for one in self.pieces:
                if one.seen:
                    one.draw(canvas)
            self._paint_far(canvas)
            self.box.paint(canvas)

    def _paint_ground(self, canvas: Canvas, view: MapView) -> None:
        palette, scale, raster = self.look.palette, self.kit.metrics.scale, self.kit.raster
        ground = raster.get(
            ("map-ground", view, palette, scale),
            lambda: map_ground(view, mapmarks.coast_about(view.centre), palette, scale),
            ground=palette.sea,
        )
        canvas.blit(ground, self.rect.topleft)
        circles, ways = mapmarks.circles(self.block), mapmarks.courses(self.block)
        doubts = mapmarks.doubts(self.block)
        marks = raster.get(
            ("map-marks", view, palette, scale, circles, ways, doubts),
            lambda: map_marks(view, palette, scale, circles=circles, courses=ways, doubts=doubts),
        )
        canvas.blit(marks, self.rect.topleft)

    def _paint_dots(self, canvas: Canvas, view: MapView) -> None:
        """Paint the dots of cities and the diamonds of bases that are names only."""
        palette = self.look.palette
        for name, place in self._dots(view):
            size = place.width
            side = "other" if name.kind == "city" else name.side
            drawn = partial(
                piece,
                name.kind,  # type: ignore[arg-type]
                palette,
                size=size,
                side=side,  # type: ignore[arg-type]
            )
            picture = self.kit.raster.get(("dot", name.kind, side, palette, size), drawn)
            canvas.blit(picture, place.topleft)

    def _dots(self, view: MapView) -> Iterator[tuple[MapName, pygame.Rect]]:
        """Cities and bases that are names only, and where their dots lie."""
        for name, label in self.names:
            if name.kind in ("city", "base") and label in self.kids:
                size = self.kit.px(PIECE_SIZE["city" if name.kind == "city" else "base"])
                place = pygame.Rect(0, 0, size, size)
                x, y = view.at(name.at.lat, name.at.lon)
                place.center = self.rect.left + round(x), self.rect.top + round(y)
                yield name, place

    def _paint_far(self, canvas: Canvas) -> None:
        for label, turn in self.far:
            if label not in self.kids:
                continue
            size = self.kit.ts(18)
            arrow = icon_surface(self.kit, "right", size * 2, self.look.palette.red_dark)
            turned = self.kit.raster.get(
                ("far-arrow", round(turn, 2), size, self.look.palette.red_dark),
                partial(pygame.transform.rotozoom, arrow, -math.degrees(turn), 0.5),
            )
            box = turned.get_rect(center=self._arrow_place(label).center)
            canvas.blit(turned, box.topleft)

    def _arrow_place(self, label: MapLabel) -> pygame.Rect:
        """Where the arrow of a far name lies, however it is turned."""
        size = self.kit.ts(18)
        place = pygame.Rect(0, 0, size, size)
        place.midleft = label.rect.right + 4, label.rect.centery
        return place

    def marked(self) -> Iterator[Mark]:
        """Circles, circles of doubt and courses; dots of places; arrows towards far ones."""
        view, palette, scale, at = self.view, self.look.palette, self.kit.metrics.scale, self.rect
        if view is None:
            return
        for label, _ in self.far:
            if label in self.kids:
                yield Mark("far arrow", palette.red_dark, self._arrow_place(label))
        over = [one.rect for one in self.pieces if one.seen]
        for name, place in self._dots(view):
            if not any(place.colliderect(box) for box in over):
                colour = palette.ink if name.kind == "city" else side_colour(name.side, palette)  # type: ignore[arg-type]
                yield Mark(f"dot of a {name.kind}", colour, place, edge=LEANING)
        for one in mapmarks.circles(self.block):
            first, last = one.start_bearing or 0.0, one.end_bearing or 360.0
            ring = circle_points((one.lat, one.lon), one.radius, first, last)
            thick = (2.4 if one.style == "reach" else 6.0) * scale
            line = [view.at(*point) for point in ring]
            yield line_mark("circle", side_colour(one.side, palette), line, thick, at.topleft)
        for doubt in mapmarks.doubts(self.block):
            # A smaller one lies under its own ship.
            if view.px(doubt.radius) < SHORT_WAY / 4 * scale:
                continue
            ring = circle_points((doubt.lat, doubt.lon), doubt.radius)
            line = [view.at(*point) for point in ring]
            ring_mark = line_mark("doubt", palette.ochre_dark, line, 2.4 * scale, at.topleft)
            yield replace(ring_mark, edge=LEANING)
        for way in mapmarks.courses(self.block):
            line = [view.at(*point) for point in way.points]
            colour = side_colour(way.side, palette)
            # A shorter way lies under its own ship, and a hidden one under others.
            if math.dist(line[0], line[-1]) < SHORT_WAY * scale or self._is_hidden(line):
                continue
            yield line_mark("course", colour, line, 2.0 * scale, at.topleft)

    def _is_hidden(self, line: Sequence[tuple[float, float]]) -> bool:
        """Whether half of a way or more lies beyond the edge, or under ships or their names."""
        (left, top), over = self.rect.topleft, [one.rect for one in self.kids]
        points = [
            (left + x0 + (x1 - x0) * part, top + y0 + (y1 - y0) * part)
            for (x0, y0), (x1, y1) in pairwise(line)
            for part in (step / PARTS for step in range(PARTS))
        ]
        seen = [point for point in points if self.rect.collidepoint(point)]
        clear = sum(not any(box.collidepoint(point) for box in over) for point in seen)
        return 2 * clear <= len(points)


def map_node(builder: Builder, block: MapBlock) -> Node:
    """Return the map, or the list of its pieces where the player asked for it."""
    if not builder.view.listed:
        return MapNode(builder, block)
    from game.present.page import Table

    rows = []
    for one in block.pieces:
        builder.action(one.action)
        kind = wording.PIECES.get(one.kind, one.kind)
        rows.append((one.name or kind, kind, f"{one.at.lat:.1f}, {one.at.lon:.1f}"))
    look = builder.kit.look("paper")
    table = TableNode(builder.kit, Table(block.alternative, wording.LIST_HEAD, tuple(rows)), look)
    return Stack(builder.kit, (Item(table),))
