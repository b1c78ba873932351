"""What can be proved without playing: the values each variable can have at each step.

One pass forward over the steps. A variable's values are a set where it has few
of them and an interval where it has many; relations between variables are not
followed. So "can never" is certain, and "can" is not. Whole numbers only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from game.rules.conditions import FAR, Always, Every, Negated, OneOf, Shape, Within
from game.rules.effects import Linear, Write, toward_zero
from game.rules.luck import WHOLE
from game.rules.program import (
    Chance,
    ChoiceStep,
    Draw,
    Entry,
    Happening,
    Rules,
    When,
    WorldStep,
)
from game.rules.state import ARRIVED, BURNT, SENT, UNSENT, WAITING

FEW = 64
"""A variable with at most so many values is followed value by value."""

Answers = tuple[bool, bool]
"""Whether a condition can hold, and whether it can fail."""


class Values:
    """What every variable can be: a bit for each value, or a lowest and a highest one."""

    def __init__(self, rules: Rules) -> None:
        variables = rules.layout.variables
        self._highest = [each.highest for each in variables]
        self._few = [each.highest < FEW for each in variables]
        self.now: list[tuple[int, int]] = [(each.start, each.start) for each in variables]
        self._bits = [
            1 << each.start if few else 0 for each, few in zip(variables, self._few, strict=True)
        ]
        for place, documented, lowest, highest in rules.temperament:
            self.put(place, min(lowest, documented), max(highest, documented))

    def bounds(self, place: int) -> tuple[int, int]:
        """The lowest and the highest value of a variable."""
        if not self._few[place]:
            return self.now[place]
        bits = self._bits[place]
        return (bits & -bits).bit_length() - 1, bits.bit_length() - 1

    def holds(self, place: int, lowest: int, highest: int) -> Answers:
        """Whether a variable can lie within bounds, and whether it can lie outside."""
        if self._few[place]:
            bits = self._bits[place]
            inside = bits & _span(lowest, min(highest, FEW))
            return inside != 0, bits & ~inside != 0
        low, high = self.now[place]
        return low <= highest and high >= lowest, low < lowest or high > highest

    def put(self, place: int, lowest: int, highest: int) -> None:
        """A variable can also have these values."""
        low, high = max(lowest, 0), min(highest, self._highest[place])
        if low > high:
            low = high = min(max(lowest, 0), self._highest[place])
        if self._few[place]:
            self._bits[place] |= _span(low, high)
        else:
            before = self.now[place]
            self.now[place] = (min(before[0], low), max(before[1], high))

    def only(self, place: int, value: int) -> None:
        """A variable has one value, whatever it had."""
        self.now[place] = (value, value)
        if self._few[place]:
            self._bits[place] = 1 << value

    def add(self, place: int, lowest: int, highest: int) -> None:
        """A variable can also have what it can have plus something between two amounts."""
        if not self._few[place]:
            low, high = self.now[place]
            self.put(place, low + lowest, high + highest)
            return
        bits = self._bits[place]
        for value in range(self._highest[place] + 1):
            if bits >> value & 1:
                self.put(place, value + lowest, value + highest)

    def asks(self, shape: Shape) -> Answers:
        """Whether a condition can hold, and whether it can fail."""
        if isinstance(shape, Always):
            return shape.holds, not shape.holds
        if isinstance(shape, Within):
            return self.holds(shape.place, shape.lowest, shape.highest)
        if isinstance(shape, OneOf):
            low, high = self.bounds(shape.place)
            can = any(self.holds(shape.place, value, value)[0] for value in shape.values)
            return can, not (low == high and low in shape.values)
        if isinstance(shape, Negated):
            can, cannot = self.asks(shape.part)
            return cannot, can
        answers = [self.asks(part) for part in shape.parts]
        holding = [answer[0] for answer in answers]
        failing = [answer[1] for answer in answers]
        if isinstance(shape, Every):
            return all(holding), any(failing)
        return any(holding), all(failing)

    def amount(self, amount: int | Linear) -> tuple[int, int]:
        """The lowest and the highest that an amount can come to."""
        if isinstance(amount, int):
            return amount, amount
        low = high = amount.base
        for place, times in amount.terms:
            ends = [times * end for end in self.bounds(place)]
            low, high = low + min(ends), high + max(ends)
        ends = [toward_zero(low, amount.over), toward_zero(high, amount.over)]
        lowest = -FAR if amount.lowest is None else amount.lowest
        highest = FAR if amount.highest is None else amount.highest
        bounded = [min(max(end, lowest), highest) for end in ends]
        return toward_zero(bounded[0], amount.unit), toward_zero(bounded[1], amount.unit)


def _span(lowest: int, highest: int) -> int:
    if highest < lowest:
        return 0
    return ((1 << (highest + 1)) - 1) & ~((1 << max(lowest, 0)) - 1)


@dataclass(slots=True)
class Proved:
    """What the ranges show: what was met as possible, and what never was."""

    entries: dict[str, bool] = field(default_factory=dict)  # menu/entry: can it be offered
    causes: dict[str, bool] = field(default_factory=dict)  # rules, incidents, outcomes, fuses
    endings: dict[str, bool] = field(default_factory=dict)
    always: dict[str, bool] = field(
        default_factory=dict
    )  # a rule's condition, asked and never failed
    clamped: dict[tuple[str, str], bool] = field(
        default_factory=dict
    )  # cause, variable: no movement

    def never(self) -> tuple[str, ...]:
        """What can never happen, as sentences."""
        menus: dict[str, bool] = {}
        for name, can in self.entries.items():
            menus[name] = menus.get(name, False) or can
        return (
            *(f"{name} can never be offered" for name, can in menus.items() if not can),
            *(f"{name} can never happen" for name, can in self.causes.items() if not can),
            *(
                f"ending {name} can never close a play"
                for name, can in self.endings.items()
                if not can
            ),
        )

    def sure(self) -> tuple[str, ...]:
        """What always holds or never moves anything, as sentences."""
        return (
            *(f"the condition of {name} always holds" for name, yes in self.always.items() if yes),
            *(
                f"{cause} never moves {what}: it stands at its end already"
                for (cause, what), stuck in self.clamped.items()
                if stuck
            ),
        )


def proved(rules: Rules) -> Proved:
    """Follow the ranges from the first step to the last."""
    walk = _Walk(rules)
    for step in rules.steps:
        if isinstance(step, WorldStep):
            walk.world(step)
        else:
            walk.menu(step)
    return walk.proved


class _Walk:
    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._values = Values(rules)
        self.proved = Proved(endings=dict.fromkeys(rules.endings[1:], False))

    # -- steps

    def world(self, step: WorldStep) -> None:
        """What the world may do at a step."""
        if step.moment.half == 0:
            self._values.only(self._rules.layout.place("day", "day"), step.moment.day)
        for reset in step.resets:
            self._reset(reset)
        if step.delivers:
            self._deliver()
        for incident in step.incidents:
            self._incident(incident)
        for rule in step.rules:
            self._rule(rule)
        for _name, place, when in step.papers:
            if self._values.asks(when)[0]:
                self._values.put(place, 1, 1)
        for ending, when in step.endings:
            if self._values.asks(when)[0]:
                self._close(ending)

    def menu(self, step: ChoiceStep) -> None:
        """What may be offered at a menu, and what may follow."""
        met = self._values.asks(step.guard)[0]
        offered = [entry for entry in step.entries if met and self._values.asks(entry.when)[0]]
        for entry in step.entries:
            name = f"{_menu_name(step)}/{entry.id}"
            self.proved.entries[name] = self.proved.entries.get(name, False) or entry in offered
        self._take(offered, step.slot)

    def _take(self, offered: Iterable[Entry], slot: int) -> None:
        for entry in offered:
            value = entry.value or slot
            self._values.put(entry.place, value, value)
            if entry.hours and self._rules.hours >= 0:
                self._values.add(self._rules.hours, -entry.hours, 0)
            self._happen(entry.does)

    # -- happenings

    def _note(self, cause: str, *, can: bool) -> None:
        self.proved.causes[cause] = self.proved.causes.get(cause, False) or can

    def _close(self, ending: int) -> None:
        self.proved.endings[self._rules.endings[ending]] = True

    def _reset(self, happening: Happening) -> None:
        for write in happening.writes:
            if write.sets and isinstance(write.amount, int) and write.guard == Always(holds=True):
                self._values.only(write.place, write.amount)
            else:
                self._writes(happening.cause, (write,))

    def _happen(self, happening: Happening) -> None:
        self._writes(happening.cause, happening.writes)
        for light in happening.lights:
            self._values.put(light.place, WAITING, FAR)
        for index, _delay in happening.sends:
            self._send(index)
        if happening.draw is not None:
            self._draw(happening.draw)
        if happening.ending:
            self._close(happening.ending)

    def _writes(self, cause: str, writes: Sequence[Write]) -> None:
        for write in writes:
            if not self._values.asks(write.guard)[0]:
                continue
            low, high = self._values.amount(write.amount)
            if write.sets:
                self._values.put(write.place, low, high)
                continue
            self._clamp(cause, write.place, low, high)
            self._values.add(write.place, min(low, 0), max(high, 0))

    def _clamp(self, cause: str, place: int, low: int, high: int) -> None:
        variable = self._rules.layout.variables[place]
        lowest, highest = self._values.bounds(place)
        stuck = (high <= 0 and highest == 0) or (low >= 0 and lowest == variable.highest)
        name = (cause, f"{variable.kind} {variable.id}")
        self.proved.clamped[name] = (
            self.proved.clamped.get(name, True) and stuck and (low, high) != (0, 0)
        )

    def _send(self, index: int) -> None:
        message = self._rules.messages[index]
        if self._values.holds(message.place, UNSENT, UNSENT)[0]:
            self._values.put(message.place, SENT, ARRIVED)
            self._note(message.does.cause, can=True)
            self._happen(message.does)

    def _draw(self, draw: Draw) -> None:
        for outcome in draw.outcomes:
            can = self._values.asks(outcome.when)[0] and self._values.amount(outcome.weight)[1] > 0
            self._note(outcome.does.cause, can=can)
            if can:
                self._happen(outcome.does)

    def _rule(self, rule: When) -> None:
        can, cannot = self._values.asks(rule.when)
        if rule.once >= 0:
            can = can and self._values.holds(rule.once, 0, 0)[0]
        self._note(rule.does.cause, can=can)
        if rule.when != Always(holds=True):
            known = self.proved.always.get(rule.does.cause, True)
            self.proved.always[rule.does.cause] = known and not cannot
        if can:
            if rule.once >= 0:
                self._values.put(rule.once, 1, 1)
            self._happen(rule.does)

    def _incident(self, incident: Chance) -> None:
        can = self._values.asks(incident.when)[0]
        can = can and min(self._values.amount(incident.chance)[1], WHOLE) > 0
        self._note(incident.does.cause, can=can)
        if can:
            self._values.put(incident.place, 1, 1)
            self._happen(incident.does)

    def _deliver(self) -> None:
        for fuse in self._rules.fuses:
            lit = self._values.holds(fuse.place, WAITING, FAR)[0]
            can = lit and self._values.asks(fuse.when)[0]
            self._note(fuse.does.cause, can=can)
            if can:
                self._values.put(fuse.place, BURNT, BURNT)
                self._happen(fuse.does)
        for message in self._rules.messages:
            if self._values.holds(message.place, SENT, SENT)[0]:
                self._happen(message.does)


def _menu_name(step: ChoiceStep) -> str:
    """The name of a menu without the number of its slot."""
    return step.key.rpartition("/")[0] if step.slot else step.key
