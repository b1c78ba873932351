"""What lies on a map: pieces with their labels, and the scale."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.art.map import scale_bar, side_colour
from game.art.mapview import MapView
from game.art.pieces import PIECE_SIZE, piece, selection_ring
from game.present.page import Action, MapPiece
from game.screens import mapmarks, wording
from game.screens.canvas import Canvas
from game.screens.maplabels import Lettering, MapLabel
from game.screens.marks import LEANING, Mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.pressable import Pressable
from game.screens.setting import Type
from game.screens.texts import Text
from game.screens.theme import Look

if TYPE_CHECKING:
    from game.screens.mapnode import MapNode

RING = 50
LEAST_PIECE = 26
"""Design pixels that a piece takes for the mouse at least."""
SCALE_KM = (5000, 2000, 1000, 500, 200, 100, 50)


class Piece(Pressable):
    """A piece; its place is the middle of its rectangle."""

    role: NodeRole = "piece"

    def __init__(self, kit: Kit, action: Action, shown: MapPiece, look: Look) -> None:
        super().__init__(kit, action)
        self.role = "piece"
        self.shown, self.look = shown, look
        self.name = shown.name or action.label
        told = [self.name, self.tip]
        self.tip = ". ".join(part for part in told if part)
        self.pressed = shown.selected
        self.course = 0.0
        self.owner: MapNode | None = None
        self.labelled = True
        """Whether there is room for the name; without it the name is a tip."""
        self.size = kit.px(PIECE_SIZE.get(shown.kind, 24))  # type: ignore[call-overload]
        self.label: MapLabel | None = None
        if shown.name:
            self.label = MapLabel(kit, shown.name, _lettering(shown, look))

    def put(self, view: MapView, bounds: pygame.Rect) -> None:
        """Stand where the view has the place; outside it, at its edge and without size."""
        x, y = view.at(self.shown.at.lat, self.shown.at.lon)
        middle = bounds.left + round(x), bounds.top + round(y)
        size = max(self.size, self.kit.px(LEAST_PIECE))
        inside = bounds.inflate(-size // 2, -size // 2).collidepoint(middle)
        self.rect = pygame.Rect(0, 0, size, size) if inside else pygame.Rect(0, 0, 0, 0)
        self.rect.center = middle
        if not inside:
            self.rect.clamp_ip(bounds)
        self.course = mapmarks.heading(view, self.shown)

    @property
    def seen(self) -> bool:
        """Whether the view shows the piece."""
        return self.rect.width > 0

    def reveal(self) -> None:
        """Move the land until the piece is seen."""
        if self.owner and not self.seen:
            self.owner.bring(self.shown.at.lat, self.shown.at.lon)

    def draw(self, canvas: Canvas) -> None:
        """Paint the piece, and the ring of the chosen one."""
        shown, palette = self.shown, self.look.palette
        turn = round(self.course)
        key = ("piece", shown.kind, shown.side, turn, palette, self.size)
        drawn = partial(
            piece,
            shown.kind,  # type: ignore[arg-type]
            palette,
            size=self.size,
            side=shown.side,  # type: ignore[arg-type]
            course=turn,
        )
        picture = self.kit.raster.get(key, drawn)
        canvas.blit(picture, picture.get_rect(center=self.rect.center).topleft)
        if self.pressed:
            size = self.kit.px(RING)
            ring_of = partial(selection_ring, size, palette)
            ring = self.kit.raster.get(("selection", size, palette), ring_of)
            canvas.blit(ring, ring.get_rect(center=self.rect.center).topleft)

    def marked(self) -> Iterator[Mark]:
        """The piece, unless another lies over it or under it, and the ring of the chosen one."""
        others = self.owner.pieces if self.owner else []
        near = [one for one in others if one is not self and one.seen]
        if not self.seen or any(_crowded(self.rect, one.rect) for one in near):
            return
        shown, palette = self.shown, self.look.palette
        place = pygame.Rect(0, 0, self.size, self.size)
        place.center = self.rect.center
        colour = side_colour(shown.side, palette)  # type: ignore[arg-type]
        dot = shown.kind == "city" and shown.side == "host"
        yield Mark(f"piece {shown.kind}", palette.ink if dot else colour, place, edge=LEANING)
        if self.pressed:
            yield Mark("ring of the chosen piece", palette.ink, self.ringed())

    def ringed(self) -> pygame.Rect:
        """What the ring of the chosen piece covers."""
        ring = pygame.Rect(0, 0, self.kit.px(RING), self.kit.px(RING))
        ring.center = self.rect.center
        return ring


def _crowded(one: pygame.Rect, other: pygame.Rect) -> bool:
    """Whether a quarter of a piece lies on another: the list tells such apart, not the eye."""
    common = one.clip(other)
    return 4 * common.width * common.height > one.width * one.height


def _lettering(shown: MapPiece, look: Look) -> Lettering:
    palette = look.palette
    if shown.kind == "city":
        return Lettering(Type("ui", 15), palette.ink, palette.sea_halo)
    if shown.side == "them":
        return Lettering(Type("ui", 15), palette.blue, palette.sea)
    if shown.side != "us":
        return Lettering(Type("ui-bold", 15), palette.ink, palette.sea)
    if shown.kind == "submarine":
        return Lettering(Type("ui-bold", 15), palette.red_dark, palette.doubt_ground)
    return Lettering(Type("ui-bold", 15), palette.red_dark, palette.sea)


class ScaleBox(Node):
    """How long a distance is, and a sentence on the projection."""

    def __init__(self, kit: Kit, note: str, look: Look) -> None:
        super().__init__(kit)
        self.look = look
        self.note = Text(kit, note, Type("ui", 14, 1.3), look)
        self.label = Text(kit, "", Type("ui", 14, 1.2), look)
        self.kids = [self.label, self.note] if note else [self.label]
        self.view: MapView | None = None
        self.km = 0

    def show(self, view: MapView) -> None:
        """Take the longest round distance that fits."""
        self.view = view
        room = self.kit.px(220)
        self.km = next((km for km in SCALE_KM if view.px(km) <= room), SCALE_KM[-1])
        text = wording.KILOMETRES.format(f"{self.km:,}")
        self.label = Text(self.kit, text, Type("ui", 14, 1.2), self.look)
        self.kids = [self.label, self.note] if self.note.text else [self.label]

    def natural(self) -> int:
        """Wide enough for two lines of note, or for the bar alone."""
        if not self.note.text:
            bar = round(self.view.px(self.km)) if self.view else 0
            return bar + self.label.natural() + self.kit.px(44)
        return self.kit.metrics.both(352, 330)

    def measure(self, width: int) -> int:
        """Bar and note."""
        inner = width - 2 * self.kit.px(16)
        note = self.note.measure(inner) + self.kit.px(12) if self.note.text else self.kit.px(4)
        return self.kit.ts(30) + note

    def arrange(self, rect: pygame.Rect) -> None:
        """Place bar and note."""
        self.rect = pygame.Rect(rect)
        side = self.kit.px(16)
        inner = rect.width - 2 * side
        left = rect.left + side + (round(self.view.px(self.km)) if self.view else 0)
        width = self.label.natural()
        top = rect.top + self.kit.ts(8)
        place = pygame.Rect(left + self.kit.px(10), top, width, self.label.measure(width))
        self.label.arrange(place)
        top = rect.top + self.kit.ts(30)
        self.note.arrange(pygame.Rect(rect.left + side, top, inner, self.note.measure(inner)))

    def draw(self, canvas: Canvas) -> None:
        """Paint the box and the bar."""
        palette, kit = self.look.palette, self.kit
        canvas.fill(self.rect, palette.paper)
        canvas.frame(self.rect, palette.ink, kit.px(1.5))
        if self.view is None:
            return
        picture, _ = scale_bar(self.view, self.km, palette, kit.metrics.scale)
        key = ("scale-bar", self.km, self.view.km_per_px, palette)
        bar = kit.raster.get(key, lambda: picture)
        top = self.label.rect.centery - bar.get_height() // 2
        canvas.blit(bar, (self.rect.left + kit.px(16), top))

    def marked(self) -> Iterator[Mark]:
        """The bar."""
        if self.view is None:
            return
        _, length = scale_bar(self.view, self.km, self.look.palette, self.kit.metrics.scale)
        high = max(3, self.kit.px(7))
        left, top = self.rect.left + self.kit.px(16), self.label.rect.centery - high // 2
        yield Mark("scale bar", self.look.palette.ink, pygame.Rect(left, top, length, high))
