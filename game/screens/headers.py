"""The header with day, steps and clocks, and their strip in narrow windows."""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from game.present.page import Action, Clock, Header
from game.screens import wording
from game.screens.boxes import Flow
from game.screens.canvas import Canvas
from game.screens.marks import LEANING, Mark
from game.screens.node import Kit, Node
from game.screens.pressable import Pressable
from game.screens.setting import Type
from game.screens.texts import Icon, Text, centred
from game.screens.theme import Look

HEADER, HEADER_TEXT = 60, 46


class DayBlock(Node):
    """The red block with the number of the day."""

    def __init__(self, kit: Kit, day: int, look: Look) -> None:
        super().__init__(kit)
        self.number = str(day)
        self.look = look
        self.name = f"{wording.DAY} {day}"
        self.small = kit.setter.face(Type("ui-bold", 13, tracking=8))
        self.large = kit.setter.face(Type("poster", 46))

    def natural(self) -> int:
        """Wide enough for word and number."""
        shelf = self.kit.shelf
        words = shelf.width(wording.DAY.upper(), self.small) + shelf.width(self.number, self.large)
        return max(self.kit.metrics.both(108, 86), words + self.kit.px(46))

    def draw(self, canvas: Canvas) -> None:
        """Paint word and number."""
        palette, shelf, rect = self.look.palette, self.kit.shelf, self.rect
        canvas.fill(rect, palette.red)
        top = rect.centery - shelf.font(self.small).get_height() // 2
        pen = shelf, self.small, palette.white
        canvas.line(wording.DAY.upper(), (rect.left + self.kit.px(18), top), pen)
        left = rect.right - self.kit.px(16) - shelf.width(self.number, self.large)
        top = round(rect.top + rect.height * 0.49 - shelf.font(self.large).get_height() / 2)
        canvas.line(self.number, (left, top), (shelf, self.large, palette.white))

    def marked(self) -> Iterator[Mark]:
        """Word and number; the red below them is a ground."""
        inner = self.rect.inflate(-2 * self.kit.px(4), -2 * self.kit.px(4))
        yield Mark("day", self.look.palette.white, inner, words=True)


class Days(Node):
    """The squares of the days: past red, today white, the rest outlined."""

    def __init__(self, kit: Kit, days: int, today: int, look: Look) -> None:
        super().__init__(kit)
        self.days, self.today, self.look = days, today, look
        self.square, self.step = kit.px(11), kit.px(11) + kit.px(4)

    def natural(self) -> int:
        """All squares."""
        return self.days * self.step

    def measure(self, width: int) -> int:
        """A square's height."""
        del width
        return self.square

    def draw(self, canvas: Canvas) -> None:
        """Paint the squares."""
        palette = self.look.palette
        for day in range(1, self.days + 1):
            left = self.rect.left + (day - 1) * self.step
            place = pygame.Rect(left, self.rect.top, self.square, self.square)
            if day < self.today:
                canvas.fill(place, palette.rope_red)
            elif day == self.today:
                canvas.fill(place, palette.white)
            else:
                canvas.frame(place, palette.steel, self.kit.px(1))

    def marked(self) -> Iterator[Mark]:
        """Each day's square: past, today or to come."""
        palette = self.look.palette
        for day in range(1, self.days + 1):
            left = self.rect.left + (day - 1) * self.step
            place = pygame.Rect(left, self.rect.top, self.square, self.square)
            colour = palette.rope_red if day < self.today else palette.steel
            yield Mark("day", palette.white if day == self.today else colour, place, outer=True)


class Step(Pressable):
    """One step of the day, on the ink of the header."""

    def __init__(self, kit: Kit, action: Action, look: Look, state: str) -> None:
        super().__init__(kit, action)
        self.state = state
        self.look = look
        self.dark = True
        self.pressed = state == "current"
        self.number = ""
        self.face = kit.setter.face(Type("ui-bold", 16))
        self.type_size = 16

    def natural(self) -> int:
        """The name with room on both sides, or only its number."""
        if self.number:
            return self.kit.metrics.both(40, 34)
        return self.kit.shelf.line_width(self.name, self.face) + self.kit.px(26)

    def draw(self, canvas: Canvas) -> None:
        """Paint the name: on paper when current, underlined when done."""
        palette = self.look.palette
        if self.state == "current":
            canvas.fill(self.rect, palette.paper)
        pen = self.kit, self.face, self._ink()
        centred(canvas, self.number or self.name, self.rect, pen)
        if self.state == "done":
            room = self.kit.px(13) if not self.number else self.kit.px(8)
            line = pygame.Rect(self.rect.left + room, self.rect.bottom - self.kit.px(5), 0, 0)
            line.size = self.rect.width - 2 * room, self.kit.px(3)
            canvas.fill(line, palette.rope_red)

    def marked(self) -> Iterator[Mark]:
        """The ground of the current step, the line below those that are done."""
        palette = self.look.palette
        if self.state == "current":
            yield Mark("current step", palette.paper, self.rect, outer=True, edge=LEANING)
        elif self.state == "done":
            room = self.kit.px(13) if not self.number else self.kit.px(8)
            line = pygame.Rect(self.rect.left + room, self.rect.bottom - self.kit.px(5), 0, 0)
            line.size = self.rect.width - 2 * room, self.kit.px(3)
            yield Mark("line of a done step", palette.rope_red, line)
        inner = self.rect.inflate(-2 * self.kit.px(6), -2 * self.kit.px(12))
        yield Mark("name of a step", self._ink(), inner, words=True)

    def _ink(self) -> str:
        """The colour of its name."""
        palette = self.look.palette
        if self.state == "current":
            return palette.ink
        return palette.paper if self.state == "done" or self.kit.contrast else palette.steel


class ClockFace(Node):
    """The hour somewhere, as printed."""

    def __init__(self, kit: Kit, clock: Clock, look: Look) -> None:
        super().__init__(kit)
        self.clock, self.look = clock, look
        self.name = f"{clock.name} {clock.time}"
        self.place = kit.setter.face(Type("ui", 13))
        self.time = kit.setter.face(Type("mono-bold", 19))

    def natural(self) -> int:
        """The wider of name and hour."""
        shelf = self.kit.shelf
        name = shelf.line_width(self.clock.name, self.place)
        return max(name, shelf.width(self.clock.time, self.time))

    def draw(self, canvas: Canvas) -> None:
        """Paint name and hour."""
        palette, shelf, rect = self.look.palette, self.kit.shelf, self.rect
        for text, face, share, colour in (
            (self.clock.name, self.place, 0.27, palette.shade),
            (self.clock.time, self.time, 0.66, palette.white),
        ):
            top = round(rect.top + rect.height * share - shelf.font(face).get_height() / 2)
            canvas.line(text, (rect.left, top), (shelf, face, colour))

    def marked(self) -> Iterator[Mark]:
        """Name and hour."""
        palette, half = self.look.palette, self.rect.height // 2
        upper = pygame.Rect(self.rect.topleft, (self.rect.width, half))
        yield Mark("place", palette.shade, upper, words=True)
        yield Mark("hour", palette.white, upper.move(0, half), words=True)


class Gear(Pressable):
    """The settings, as an icon."""

    def __init__(self, kit: Kit, action: Action, look: Look) -> None:
        super().__init__(kit, action, (Icon(kit, "gear", 20, look.palette.paper),))
        self.role = "gear"
        self.dark = True

    def natural(self) -> int:
        """Touchable."""
        return max(self.kids[0].natural(), self.kit.px(24))


class HeaderBar(Node):
    """The ink bar. In narrow windows the steps and clocks go to a strip of their own."""

    unmarked = "ground"

    def __init__(self, kit: Kit, header: Header, actions: dict[str, Action]) -> None:
        super().__init__(kit)
        self.look = look = kit.look("ink")
        self.block = DayBlock(kit, header.day, look)
        self.date = Text(kit, header.date, Type("ui-bold", 16, 1.25), look)
        self.date.tinted(look.palette.paper)
        self.days = Days(kit, header.days, header.day, look)
        self.steps = step_nodes(kit, header, actions)
        self.clocks = [ClockFace(kit, clock, look) for clock in header.clocks]
        gear = actions.get("settings")
        self.gear = Gear(kit, gear, look) if gear else None
        self.strip = kit.metrics.narrow
        shown: list[Node] = [self.block, self.date, self.days]
        if not self.strip:
            shown += self.steps
            shown += self.clocks
        self.kids = shown + ([self.gear] if self.gear else [])
        self.rule = 0

    def measure(self, width: int) -> int:
        """Its height, more where the date takes two lines."""
        del width
        return self.kit.metrics.both(HEADER, HEADER_TEXT)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place everything from both ends; the steps go in the middle of what is left."""
        self.rect = pygame.Rect(rect)
        kit = self.kit
        block = self.block.natural()
        self.block.arrange(pygame.Rect(rect.left, rect.top, block, rect.height))
        left = rect.left + block + kit.px(18)
        right = self._arrange_right(rect)
        self._arrange_date(left, right)
        if not self.strip:
            left += max(self.days.natural(), self.date.natural()) + kit.px(34)
            self._arrange_steps(left, right)

    def _arrange_date(self, left: int, right: int) -> None:
        rect, kit = self.rect, self.kit
        width = max(1, min(self.date.natural(), right - left))
        height = self.date.measure(width)
        if height > kit.setter.line_height(self.date.style):
            top = rect.centery - height // 2
            self.kids = [kid for kid in self.kids if kid is not self.days]
        else:
            top = round(rect.top + rect.height * 0.30 - height / 2)
        self.date.arrange(pygame.Rect(left, top, width, height))
        top = round(rect.top + rect.height * 0.60)
        self.days.arrange(pygame.Rect(left, top, self.days.natural(), self.days.square))

    def _arrange_right(self, rect: pygame.Rect) -> int:
        kit = self.kit
        right = rect.right - kit.px(18)
        if self.gear:
            width = self.gear.natural()
            self.gear.arrange(pygame.Rect(right - width, rect.top, width, rect.height))
            right -= width + kit.px(20)
        if self.strip:
            return right
        for clock in reversed(self.clocks):
            width = clock.natural()
            clock.arrange(pygame.Rect(right - width, rect.top, width, rect.height))
            right -= width + kit.px(22)
        self.rule = right + kit.px(2) if self.clocks else 0
        return right

    def _arrange_steps(self, left: int, right: int) -> None:
        gap = 0
        if sum(step.natural() for step in self.steps) > right - left:
            for place, step in enumerate(self.steps, start=1):
                step.number = "" if step.state == "current" else str(place)
                step.tip = step.name
        used = sum(step.natural() for step in self.steps)
        left += max(0, (right - left - used) // 2)
        for step in self.steps:
            width = step.natural()
            step.arrange(pygame.Rect(left, self.rect.top, width, self.rect.height))
            left += width + gap

    def draw(self, canvas: Canvas) -> None:
        """Paint the bar and the line before the clocks."""
        canvas.fill(self.rect, self.look.palette.ink)
        if self.rule:
            height = round(self.rect.height * 0.6)
            top = round(self.rect.top + self.rect.height * 0.2)
            canvas.fill(pygame.Rect(self.rule, top, 1, height), self.look.palette.steel)


def step_nodes(kit: Kit, header: Header, actions: dict[str, Action]) -> list[Step]:
    """Return the steps of a day as nodes."""
    look = kit.look("ink")
    steps = []
    for step in header.steps:
        state = "done" if step in header.done else "ahead"
        state = "current" if step == header.current else state
        action = actions.get(step, Action(step, step, "step", enabled=False))
        steps.append(Step(kit, action, look, state))
    return steps


class StepStrip(Node):
    """The steps and clocks of a narrow window, above the page and scrolled with it."""

    unmarked = "ground"

    def __init__(self, kit: Kit, header: Header, actions: dict[str, Action]) -> None:
        super().__init__(kit)
        self.look = kit.look("ink")
        clocks = [ClockFace(kit, clock, self.look) for clock in header.clocks]
        steps = [_Tall(kit, step) for step in step_nodes(kit, header, actions)]
        self.steps = Flow(kit, steps, 0)
        self.steps.arrows = True
        self.clocks = Flow(kit, [_Tall(kit, clock) for clock in clocks], kit.px(28))
        self.kids = [self.steps, self.clocks]

    def _inner(self, width: int) -> int:
        return width - 2 * self.kit.px(16)

    def _one_row(self, width: int) -> bool:
        both = self.steps.natural() + self.clocks.natural() + self.kit.px(40)
        return both <= self._inner(width)

    def measure(self, width: int) -> int:
        """Steps and clocks beside each other, or in rows."""
        heights = [kid.measure(self._inner(width)) for kid in self.kids]
        return max(heights) if self._one_row(width) else sum(heights)

    def arrange(self, rect: pygame.Rect) -> None:
        """Steps from the left; clocks at the right end or below."""
        self.rect = pygame.Rect(rect)
        left, inner = rect.left + self.kit.px(16), self._inner(rect.width)
        height = self.steps.measure(inner)
        if self._one_row(rect.width):
            own = self.clocks.natural()
            start = left + inner - own
            self.steps.arrange(pygame.Rect(left, rect.top, start - left, height))
            self.clocks.arrange(pygame.Rect(start, rect.top, own, rect.height))
            return
        self.steps.arrange(pygame.Rect(left, rect.top, inner, height))
        below = self.clocks.measure(inner)
        self.clocks.arrange(pygame.Rect(left, rect.top + height, inner, below))

    def draw(self, canvas: Canvas) -> None:
        """Paint the ground."""
        canvas.fill(self.rect, self.look.palette.ink)


class _Tall(Node):
    """Gives a node the height of a header."""

    def __init__(self, kit: Kit, kid: Node) -> None:
        super().__init__(kit, (kid,))

    def measure(self, width: int) -> int:
        """A little less than the header."""
        del width
        return self.kit.metrics.both(48, 42)
