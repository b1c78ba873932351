"""Nodes that show words: texts with links, labels, icons, key caps, numbered discs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

import pygame

from game.art.icons import icon
from game.screens.canvas import Canvas, Ink
from game.screens.fonts import Face
from game.screens.marks import Mark
from game.screens.markup import HARD_SPACE, plain
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Setting, Type
from game.screens.theme import Look

SPACES = re.compile(r" {2,}")
"""On typed lines, several spaces are meant."""
BODY = Type("body", 18, 1.5)
INTERFACE = Type("ui", 17, 1.3)
NOTE = Type("ui", 15, 1.3)
GROWTH = (1.5, 1.33, 1.22, 1.11, 1.0)
"""How many times the drawn size words are set, the largest that fits."""
LABEL = Type("ui-bold", 14, 1.25, tracking=7.0)
SMALL_LABEL = Type("ui-bold", 13, 1.25, tracking=7.0)


class Text(Node):
    """A text with markup; its links are nodes of their own."""

    role: NodeRole = "text"
    unmarked = "judged"

    def __init__(self, kit: Kit, text: str, style: Type, look: Look) -> None:
        super().__init__(kit)
        if style.role.startswith("mono"):
            text = SPACES.sub(lambda found: HARD_SPACE * len(found[0]), text)
        self.text = text
        self.drawn = self.style = style
        self.ink = Ink(look.text, look.accent)
        self.dark = look.dark
        self.name = plain(text)
        self.type_size = style.size
        self._set: tuple[int, Setting] | None = None

    def tinted(self, colour: str) -> Text:
        """Take another colour for plain words; returns itself."""
        self.ink = Ink(colour, self.ink.link)
        return self

    def grow(self, by: float) -> None:
        """Take a size so many times the drawn one, until the next call."""
        self.style = self.drawn.larger(by)
        self.type_size = self.style.size
        self._set = None

    def natural(self) -> int:
        """Width on one line."""
        return self.kit.setter.width(self.text, self.style)

    def setting(self, width: int) -> Setting:
        """The text set to a width, kept until the width changes."""
        if self._set is None or self._set[0] != width:
            self._set = width, self.kit.setter.set(self.text, self.style, width)
            self.kids = [Link(self, *link) for link in self._set[1].links]
        return self._set[1]

    def measure(self, width: int) -> int:
        """Height at a width."""
        return self.setting(width).height

    def arrange(self, rect: pygame.Rect) -> None:
        """Take a place, and move the links there."""
        self.rect = pygame.Rect(rect)
        self.setting(rect.width)
        for kid in self.kids:
            kid.arrange(rect)

    def draw(self, canvas: Canvas) -> None:
        """Paint the words."""
        pen = self.kit.shelf, self.ink
        canvas.setting(self.setting(self.rect.width), self.rect.topleft, pen)


def grow_into(node: Node, width: int, room: int) -> None:
    """Set the words below a node as large as the room (pixels high) takes, up to GROWTH's first.

    What can be pressed keeps its size: it is as large as a hand needs already. So do meters,
    whose words stand on one line.
    """
    texts = list(_growing(node))
    for by in GROWTH:
        for text in texts:
            text.grow(by)
        if node.measure(width) <= room:
            return


def _growing(node: Node) -> Iterator[Text]:
    if node.action or node.fixed or node.role == "meter":
        return
    if isinstance(node, Text):
        yield node
        return
    for kid in node.kids:
        yield from _growing(kid)


class Link(Node):
    """A link inside a text: an action of the page."""

    role: NodeRole = "link"

    def __init__(self, owner: Text, name: str, target: str, boxes: Sequence[pygame.Rect]) -> None:
        super().__init__(owner.kit)
        self.name = name
        self.action = f"open:{target}"
        self.boxes = boxes
        self.dark = owner.dark

    def arrange(self, rect: pygame.Rect) -> None:
        """Lie where the text lies."""
        first, *others = (box.move(rect.topleft) for box in self.boxes)
        self.rect = first.unionall(others)

    def ring(self) -> Sequence[pygame.Rect]:
        """Each line of a broken link has its own ring."""
        left = min(box.left for box in self.boxes)
        top = self.boxes[0].top
        origin = self.rect.left - left, self.rect.top - top
        return [box.move(origin) for box in self.boxes]


class Label(Text):
    """Capitals with air between them, for what the eye should find but not read first."""

    role: NodeRole = "label"

    def __init__(self, kit: Kit, text: str, look: Look, *, small: bool = False) -> None:
        super().__init__(kit, text.upper(), SMALL_LABEL if small else LABEL, look)
        self.name = text
        if small:
            self.tinted(look.quiet)


class Icon(Node):
    """A drawn sign of a size in design pixels."""

    role: NodeRole = "image"
    unmarked = "judged"

    def __init__(self, kit: Kit, sign: str, size: float, colour: str) -> None:
        super().__init__(kit)
        self.sign, self.colour = sign, colour
        self.size = kit.ts(size)

    def natural(self) -> int:
        """As wide as high."""
        return self.size

    def measure(self, width: int) -> int:
        """Its size."""
        del width
        return self.size

    def draw(self, canvas: Canvas) -> None:
        """Paint it in the middle of its place."""
        place = pygame.Rect(0, 0, self.size, self.size)
        place.center = self.rect.center
        canvas.blit(icon_surface(self.kit, self.sign, self.size, self.colour), place.topleft)


def icon_surface(kit: Kit, sign: str, size: int, colour: str) -> pygame.Surface:
    """Return an icon as a surface."""
    return kit.raster.get(("icon", sign, size, colour), partial(icon, sign, size, colour))


class KeyCap(Node):
    """A key of the keyboard."""

    role: NodeRole = "label"
    mute = True

    def __init__(self, kit: Kit, key: str, colour: str, height: float = 22) -> None:
        super().__init__(kit)
        self.key, self.colour = key, colour
        self.name = key
        self.height = kit.ts(height)
        self.face = kit.setter.face(Type("mono-bold", 13))
        self.type_size = 13

    def natural(self) -> int:
        """Wide enough for the name of the key."""
        return max(self.height, self.kit.shelf.line_width(self.key, self.face) + self.kit.ts(12))

    def measure(self, width: int) -> int:
        """Its height."""
        del width
        return self.height

    def draw(self, canvas: Canvas) -> None:
        """Paint frame and name."""
        place = pygame.Rect(0, 0, self.rect.width, self.height)
        place.center = self.rect.center
        canvas.frame(place, self.colour, self.kit.px(1.5))
        centred(canvas, self.key, place, (self.kit, self.face, self.colour))

    def marked(self) -> Iterator[Mark]:
        """The frame."""
        place = pygame.Rect(0, 0, self.rect.width, self.height)
        place.center = self.rect.center
        yield Mark("key cap", self.colour, place, outer=True)
        edge = 2 * self.kit.px(1.5) + 2
        yield Mark("key", self.colour, place.inflate(-2 * edge, -2 * edge), words=True)


def centred(
    canvas: Canvas, text: str, place: pygame.Rect, pen: tuple[Kit, Face, str]
) -> pygame.Rect:
    """Paint one line in the middle of a place; return its box."""
    kit, face, colour = pen
    width = kit.shelf.line_width(text, face)
    height = kit.shelf.font(face).get_height()
    box = pygame.Rect(0, 0, width, height)
    box.center = place.center
    canvas.line(text, box.topleft, (kit.shelf, face, colour))
    return box
