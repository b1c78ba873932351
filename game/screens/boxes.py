"""Nodes that only place other nodes: columns, rows, flows, grids, panels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pygame

from game.screens.canvas import Canvas
from game.screens.node import Kit, Node


class Gap(Node):
    """Empty space of a height and a width."""

    def __init__(self, kit: Kit, height: int, width: int = 0) -> None:
        super().__init__(kit)
        self.height, self.width = height, width

    def natural(self) -> int:
        """Its width."""
        return self.width

    def measure(self, width: int) -> int:
        """Its height, at any width."""
        del width
        return self.height


class Column(Node):
    """Nodes below each other. With `spread`, spare height goes between them, up to a limit."""

    def __init__(self, kit: Kit, kids: Sequence[Node], gap: int = 0, spread: int = 0) -> None:
        super().__init__(kit, kids)
        self.gap = gap
        self.spread = spread

    def measure(self, width: int) -> int:
        """All heights and the gaps between them."""
        heights = sum(kid.measure(width) for kid in self.kids)
        return heights + self.gap * max(0, len(self.kids) - 1)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the kids from the top."""
        self.rect = pygame.Rect(rect)
        gap = self.gap
        if self.spread and len(self.kids) > 1:
            spare = max(0, rect.height - self.measure(rect.width))
            gap += min(self.spread, spare // (len(self.kids) - 1))
        top = rect.top
        for kid in self.kids:
            height = kid.measure(rect.width)
            kid.arrange(pygame.Rect(rect.left, top, rect.width, height))
            top += height + gap


class Row(Node):
    """Nodes beside each other: `shares` gives each a share of the width, 0 its natural width."""

    def __init__(self, kit: Kit, kids: Sequence[Node], shares: Sequence[float], gap: int) -> None:
        super().__init__(kit, kids)
        self.shares = tuple(shares)
        self.gap = gap
        self.align = "centre"

    def natural(self) -> int:
        """All widths and the gaps between them."""
        return sum(kid.natural() for kid in self.kids) + self.gap * max(0, len(self.kids) - 1)

    def widths(self, width: int) -> list[int]:
        """Return the width of each kid; fixed ones give way only to the window."""
        fixed = [
            0 if share else kid.natural() for kid, share in zip(self.kids, self.shares, strict=True)
        ]
        free = max(0, width - sum(fixed) - self.gap * (len(self.kids) - 1))
        total = sum(self.shares) or 1
        return [
            round(free * share / total) if share else own
            for own, share in zip(fixed, self.shares, strict=True)
        ]

    def measure(self, width: int) -> int:
        """The highest kid."""
        sizes = zip(self.kids, self.widths(width), strict=True)
        return max((kid.measure(own) for kid, own in sizes), default=0)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the kids from the left, by `align` on the middle, the top or stretched."""
        self.rect = pygame.Rect(rect)
        left = rect.left
        for kid, width in zip(self.kids, self.widths(rect.width), strict=True):
            height = rect.height if self.align == "stretch" else kid.measure(width)
            down = (rect.height - height) // 2 if self.align == "centre" else 0
            kid.arrange(pygame.Rect(left, rect.top + down, width, height))
            left += width + self.gap


class Flow(Node):
    """Nodes beside each other that go on below where the width ends."""

    def __init__(self, kit: Kit, kids: Sequence[Node], gap: int) -> None:
        super().__init__(kit, kids)
        self.gap = gap
        self.align = "left"

    def natural(self) -> int:
        """Width on a single line."""
        return sum(kid.natural() for kid in self.kids) + self.gap * max(0, len(self.kids) - 1)

    def _rows(self, width: int) -> list[list[tuple[Node, int]]]:
        rows: list[list[tuple[Node, int]]] = []
        used = 0
        for kid in self.kids:
            own = min(width, kid.natural())
            if not rows or used + self.gap + own > width:
                rows.append([])
                used = -self.gap
            rows[-1].append((kid, own))
            used += self.gap + own
        return rows

    def measure(self, width: int) -> int:
        """Height of all lines."""
        rows = self._rows(width)
        heights = (max(kid.measure(own) for kid, own in row) for row in rows)
        return sum(heights) + self.gap * max(0, len(rows) - 1)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the kids line by line."""
        self.rect = pygame.Rect(rect)
        top = rect.top
        for row in self._rows(rect.width):
            used = sum(own for _, own in row) + self.gap * (len(row) - 1)
            left = rect.left + (rect.width - used if self.align == "right" else 0)
            height = max(kid.measure(own) for kid, own in row)
            for kid, own in row:
                kid.arrange(pygame.Rect(left, top, own, height))
                left += own + self.gap
            top += height + self.gap


class Grid(Node):
    """Nodes in equal columns, row by row."""

    def __init__(self, kit: Kit, kids: Sequence[Node], columns: int, gaps: tuple[int, int]) -> None:
        super().__init__(kit, kids)
        self.columns = max(1, min(columns, len(kids) or 1))
        self.gaps = gaps
        self.spread = 0

    def _width(self, width: int) -> int:
        return (width - self.gaps[0] * (self.columns - 1)) // self.columns

    def _rows(self) -> list[list[Node]]:
        return [self.kids[at : at + self.columns] for at in range(0, len(self.kids), self.columns)]

    def measure(self, width: int) -> int:
        """Height of all rows."""
        own, rows = self._width(width), self._rows()
        heights = sum(max(kid.measure(own) for kid in row) for row in rows)
        return heights + self.gaps[1] * max(0, len(rows) - 1)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the kids; each row is as high as its highest."""
        self.rect = pygame.Rect(rect)
        own, rows, top = self._width(rect.width), self._rows(), rect.top
        gap = self.gaps[1]
        if self.spread and len(rows) > 1:
            spare = max(0, rect.height - self.measure(rect.width))
            gap += min(self.spread, spare // (len(rows) - 1))
        for row in rows:
            height = max(kid.measure(own) for kid in row)
            for place, kid in enumerate(row):
                left = rect.left + place * (own + self.gaps[0])
                kid.arrange(pygame.Rect(left, top, own, height))
            top += height + gap


@dataclass(frozen=True, slots=True)
class Edges:
    """Room round a node, in pixels."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


def edges(all_round: int, across: int | None = None) -> Edges:
    """Return equal room on all sides, or other room left and right than above and below."""
    side = all_round if across is None else across
    return Edges(side, all_round, side, all_round)


@dataclass(frozen=True, slots=True)
class Surface:
    """What a panel is painted with; "" paints nothing. `shadow` is hard, in pixels."""

    fill: str = ""
    frame: str = ""
    frame_width: int = 1
    shadow: str = ""
    shadow_by: int = 0
    stripe: str = ""
    stripe_width: int = 0


class Panel(Node):
    """A ground with room round one node."""

    unmarked = "ground"

    def __init__(
        self, kit: Kit, kid: Node, room: Edges | None = None, surface: Surface | None = None
    ) -> None:
        super().__init__(kit, (kid,))
        self.room = room or Edges()
        self.surface = surface or Surface()

    def natural(self) -> int:
        """The kid's width and the room beside it."""
        return self.kids[0].natural() + self.room.left + self.room.right

    def measure(self, width: int) -> int:
        """The kid's height and the room above and below."""
        inner = width - self.room.left - self.room.right
        return self.kids[0].measure(inner) + self.room.top + self.room.bottom

    def arrange(self, rect: pygame.Rect) -> None:
        """Give the kid what the room leaves."""
        self.rect = pygame.Rect(rect)
        room = self.room
        inner = pygame.Rect(
            rect.left + room.left,
            rect.top + room.top,
            rect.width - room.left - room.right,
            rect.height - room.top - room.bottom,
        )
        self.kids[0].arrange(inner)

    def draw(self, canvas: Canvas) -> None:
        """Paint shadow, ground, stripe and frame."""
        surface = self.surface
        if surface.shadow:
            canvas.fill(self.rect.move(surface.shadow_by, surface.shadow_by), surface.shadow)
        if surface.fill:
            canvas.fill(self.rect, surface.fill)
        if surface.stripe:
            stripe = pygame.Rect(self.rect.topleft, (surface.stripe_width, self.rect.height))
            canvas.fill(stripe, surface.stripe)
        if surface.frame:
            canvas.frame(self.rect, surface.frame, surface.frame_width)


class Footed(Node):
    """A body that takes all room but what the foot below it needs."""

    def __init__(self, kit: Kit, body: Node, foot: Node, gap: int) -> None:
        super().__init__(kit, (body, foot))
        self.gap = gap

    def measure(self, width: int) -> int:
        """Body, gap and foot."""
        body, foot = self.kids
        return body.measure(width) + self.gap + foot.measure(width)

    def arrange(self, rect: pygame.Rect) -> None:
        """Pin the foot to the bottom."""
        self.rect = pygame.Rect(rect)
        body, foot = self.kids
        height = foot.measure(rect.width)
        foot.arrange(pygame.Rect(rect.left, rect.bottom - height, rect.width, height))
        room = max(0, rect.height - height - self.gap)
        body.arrange(pygame.Rect(rect.left, rect.top, rect.width, room))


LONGEST_LINE = 44
CLOSEST = 5
"""Design pixels that a gap which can stretch is left with at least."""
"""Widest column of running text, in its type's size: about 75 letters."""


class Measured(Node):
    """Running text, no wider than can be read with ease."""

    def __init__(self, kit: Kit, kid: Node) -> None:
        super().__init__(kit, (kid,))

    @property
    def most(self) -> int:
        """The width that can be read with ease at the size of the text."""
        return round(self.kids[0].type_size * self.kit.metrics.text_scale * LONGEST_LINE)

    def natural(self) -> int:
        """The text's width, within reason."""
        return min(self.most, self.kids[0].natural())

    def measure(self, width: int) -> int:
        """The text's height."""
        return self.kids[0].measure(min(width, self.most))

    def arrange(self, rect: pygame.Rect) -> None:
        """Set the text at the left."""
        self.rect = pygame.Rect(rect)
        width = min(rect.width, self.most)
        self.kids[0].arrange(pygame.Rect(rect.topleft, (width, rect.height)))


class Line(Node):
    """A thin line across."""

    unmarked = "rule"

    def __init__(self, kit: Kit, colour: str, thickness: int = 1) -> None:
        super().__init__(kit)
        self.colour, self.thickness = colour, thickness

    def measure(self, width: int) -> int:
        """Its thickness."""
        del width
        return self.thickness

    def draw(self, canvas: Canvas) -> None:
        """Paint it."""
        canvas.fill(self.rect, self.colour)


@dataclass(frozen=True, slots=True)
class Item:
    """A node in a stack: room before it, and who takes spare height.

    `stretch`: spare height may widen the room before it; `grow`: it may itself grow.
    """

    node: Node
    gap: int = 0
    stretch: bool = False
    grow: bool = False


class Stack(Node):
    """Nodes below each other with their own gaps; spare height goes where items allow."""

    def __init__(self, kit: Kit, items: Sequence[Item], most: int = 40) -> None:
        super().__init__(kit, [item.node for item in items])
        self.items = list(items)
        self.most = kit.px(most)

    def add(self, item: Item) -> None:
        """Put another node below."""
        self.items.append(item)
        self.kids.append(item.node)

    def tighten(self) -> bool:
        """Let gaps that stretch where there is room also give way where there is none."""
        least = self.kit.px(CLOSEST)
        if not any(item.stretch and item.gap > least for item in self.items):
            return False
        self.items = [
            replace(item, gap=min(item.gap, least)) if item.stretch else item for item in self.items
        ]
        return True

    def measure(self, width: int) -> int:
        """All heights and gaps."""
        gaps = sum(item.gap for item in self.items[1:])
        return gaps + sum(item.node.measure(width) for item in self.items)

    def _extra(self, spare: int) -> int:
        takers = sum(item.grow for item in self.items)
        takers += sum(item.stretch for item in self.items[1:])
        return min(self.most, spare // takers) if takers and spare > 0 else 0

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the kids from the top."""
        self.rect = pygame.Rect(rect)
        extra = self._extra(rect.height - self.measure(rect.width))
        top = rect.top
        for place, item in enumerate(self.items):
            if place:
                top += item.gap + (extra if item.stretch else 0)
            height = item.node.measure(rect.width) + (extra if item.grow else 0)
            item.node.arrange(pygame.Rect(rect.left, top, rect.width, height))
            top += height
