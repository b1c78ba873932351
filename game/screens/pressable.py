"""What the player can press: the action behind it, and how buttons look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import pygame

from game.present.page import Action
from game.screens.canvas import Canvas
from game.screens.marks import Mark, frame_marks
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Type
from game.screens.texts import Icon, KeyCap, Text
from game.screens.theme import Look

ButtonKind = Literal["main", "plain", "ghost", "night", "pale", "tab", "toggle"]
LEAST_TOUCH = 40
"""Design pixels that a touchable thing is high at least."""
NODE_ROLES: dict[str, NodeRole] = {
    "main": "button",
    "secondary": "button",
    "option": "option",
    "person": "person",
    "card": "card",
    "step": "step",
    "tab": "tab",
    "link": "link",
    "toggle": "toggle",
    "scale": "scale",
    "field": "field",
    "piece": "piece",
}


class Pressable(Node):
    """A node that stands for one action of the page."""

    def __init__(self, kit: Kit, action: Action, kids: Sequence[Node] = ()) -> None:
        super().__init__(kit, kids)
        self.role = NODE_ROLES.get(action.role, "button")
        self.main = action.role == "main"
        self.action = action.id
        self.name = action.label
        self.enabled = action.enabled
        self.pressed = action.pressed
        self.tip = action.hint if action.enabled else action.why_not or action.hint


@dataclass(frozen=True, slots=True)
class ButtonStyle:
    """Size and room of a button, in design pixels."""

    kind: ButtonKind
    size: float = 16
    height: float = LEAST_TOUCH
    text_height: float = 36
    room: float = 16
    centred: bool = False


MAIN = ButtonStyle("main", 21, 58, 50, 22)
SIGNING = ButtonStyle("main", 22, 62, 46, 24)
SECONDARY = ButtonStyle("ghost", 16, 42, 36, 15)
TAB = ButtonStyle("tab", 17, 40, 34, 16, centred=True)
TOGGLE = ButtonStyle("toggle", 16, 40, 36, 16, centred=True)


class Button(Pressable):
    """A bar or box with a label, perhaps a key cap before it and a sign after it."""

    def __init__(self, kit: Kit, action: Action, style: ButtonStyle, look: Look) -> None:
        super().__init__(kit, action)
        self.style = style
        self.look = look
        self.dark = look.dark
        self.room = kit.px(style.room)
        self.colour = self._colour()
        label, why = action.label, "" if action.enabled else action.why_not
        if why and style.kind != "main":
            label = f"{label}\n*{why}*"
        leading = 1.25
        kind = Type("ui-bold", style.size, leading, "centre" if style.centred else "left", gap=0.1)
        self.label = Text(kit, label, kind, look).tinted(self.colour)
        self.label.name = action.label
        self.why: Text | None = None
        """Why a main action is closed: beside its label, or below it for want of room."""
        if why and style.kind == "main":
            self.why = Text(kit, why, Type("ui-italic", 17, 1.25), look).tinted(self.colour)
        self.before: Node | None = None
        self.after: Node | None = None
        if action.key and style.kind in ("plain", "ghost", "night") and len(action.key) == 1:
            self.before = KeyCap(kit, action.key.upper(), self.colour)
        if style.kind == "main":
            self.after = Icon(kit, "right", 24, self.colour)
        self.kids = [kid for kid in (self.before, self.label, self.why, self.after) if kid]

    def _beside(self, width: int) -> bool:
        """Whether why it is closed stands on the label's line, in a width for both."""
        if not self.why:
            return False
        return self.label.natural() + self.kit.px(28) + self.why.natural() <= width

    def _words(self, width: int) -> int:
        """Height of label and reason in a width."""
        label = self.label.measure(width)
        if not self.why or self._beside(width):
            return label
        return label + self.why.measure(width)

    def _colour(self) -> str:
        look, kind = self.look, self.style.kind
        palette = look.palette
        if not self.enabled:
            return look.quiet
        if kind == "main" or (kind in ("tab", "toggle") and self.pressed):
            return palette.ink if look.dark and kind != "main" else palette.white
        if kind == "pale":
            return palette.ink
        return look.text if kind in ("ghost", "night", "tab") or look.dark else palette.ink

    def _sides(self) -> int:
        beside = 2 * self.room
        if self.before:
            beside += self.before.natural() + self.kit.px(12)
        if self.after:
            beside += self.after.natural() + self.kit.px(12)
        return beside

    def natural(self) -> int:
        """Wide enough for the label on one line."""
        why = self.why.natural() if self.why else 0
        return max(self.label.natural(), why) + self._sides()

    def measure(self, width: int) -> int:
        """As high as its kind, or higher for a label of several lines."""
        least = self.kit.metrics.both(self.style.height, self.style.text_height)
        words = self._words(max(1, width - self._sides()))
        return max(least, words + self.kit.px(16))

    def arrange(self, rect: pygame.Rect) -> None:
        """Place key cap, label and sign."""
        self.rect = pygame.Rect(rect)
        left, right = rect.left + self.room, rect.right - self.room
        if self.before:
            own = self.before.natural()
            self.before.arrange(pygame.Rect(left, rect.top, own, rect.height))
            left += own + self.kit.px(12)
        if self.after:
            own = self.after.natural()
            self.after.arrange(pygame.Rect(right - own, rect.top, own, rect.height))
            right -= own + self.kit.px(12)
        width = max(1, right - left)
        height = self.label.measure(width)
        top = rect.centery - self._words(width) // 2
        if self.why and self._beside(width):
            own, high = self.why.natural(), self.why.measure(self.why.natural())
            self.why.arrange(pygame.Rect(right - own, rect.centery - high // 2, own, high))
            width = min(width, self.label.natural())
        elif self.why:
            place = pygame.Rect(left, top + height, width, self.why.measure(width))
            self.why.arrange(place)
        self.label.arrange(pygame.Rect(left, top, width, height))

    def draw(self, canvas: Canvas) -> None:
        """Paint the ground and the frame."""
        fill, frame = self._paint()
        if fill:
            canvas.fill(self.rect, fill)
        if frame:
            canvas.frame(self.rect, frame, self.kit.px(2))

    def _paint(self) -> tuple[str, str]:
        look, kind, palette = self.look, self.style.kind, self.look.palette
        if not self.enabled:
            return "", look.line
        if kind == "main":
            if self.kit.contrast and look.dark:
                return palette.red, palette.white
            return (palette.rope_red if look.dark else palette.red), ""
        if kind in ("tab", "toggle") and self.pressed:
            return (look.text if look.dark else palette.ink), ""
        if kind == "pale":
            return palette.paper, ""
        if kind in ("plain", "toggle") and not look.dark:
            return palette.sheet, palette.ink
        return "", palette.steel if look.dark else palette.ink

    def marked(self) -> Iterator[Mark]:
        """The frame; without one, the ground of the main action or of what is pressed."""
        fill, frame = self._paint()
        if self.enabled and frame:
            yield from frame_marks("frame of a button", frame, self.rect, self.kit.px(2))
        elif self.enabled and fill:
            yield Mark("ground of a button", fill, self.rect, outer=True)


class MainButton(Button):
    """The red bar; at the foot of an order it carries the signature."""

    def __init__(self, kit: Kit, action: Action, look: Look, signature: str = "") -> None:
        super().__init__(kit, action, SIGNING if signature else MAIN, look)
        self.signature: Text | None = None
        if signature and action.enabled:
            style = Type("body-italic", 26, 1.1, "centre")
            self.signature = Text(kit, signature, style, look).tinted(look.palette.white)
            self.kids.append(self.signature)

    def _signed(self, width: int) -> bool:
        if not self.signature:
            return False
        line = max(self.kit.px(180), self.signature.natural())
        return width > self.label.natural() + self._sides() + line + self.kit.px(30)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the signature over its line, where there is room."""
        super().arrange(rect)
        if not self.signature:
            return
        if not self._signed(rect.width):
            self.kids = [kid for kid in self.kids if kid is not self.signature]
            return
        width = max(self.kit.px(180), self.signature.natural())
        height = self.signature.measure(width)
        end = self.after.rect.left - self.kit.px(14) if self.after else rect.right
        left = min(end, rect.right - self.kit.px(60)) - width
        top = rect.centery - self.kit.px(6) - height // 2
        self.signature.arrange(pygame.Rect(left, top, width, height))
        room = max(1, left - self.kit.px(16) - self.label.rect.left)
        self.label.arrange(pygame.Rect(self.label.rect.topleft, (room, self.label.rect.height)))

    def draw(self, canvas: Canvas) -> None:
        """Paint the bar, and the line under the signature."""
        super().draw(canvas)
        if self.signature and self.signature in self.kids:
            box = self.signature.rect
            line = pygame.Rect(box.left, self.rect.centery + self.kit.px(15), box.width, 1)
            line.height = self.kit.px(1.5)
            canvas.fill(line, self.look.palette.white)

    def marked(self) -> Iterator[Mark]:
        """As any button: the line under the signature is a rule."""
        yield from super().marked()
