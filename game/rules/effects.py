"""Effects: a block happens at the same time, and the order of its lines means nothing.

1. All conditions and forms read the row before the block.
2. `=n`, a flag's yes or no, and a track's state set a value.
3. All `+n` and `-n` on the same thing are added up (to what is set, if something
   is), then clamped once.
4. A track moves by a state or by next/back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from game.rules.conditions import NO, YES, Shape, optional_test, shape
from game.rules.state import POINT, Layout
from game.scenario.values import Amount, Block, Form, Guarded


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear form in tenths: `base + Σ times · value`, divided once, then bounded.

    Each term is (place, times): gauges stand in tenths already, the times of
    counters are ten times the author's. `unit` is what one whole of the result
    is worth: 1 gives tenths (for gauges), 10 gives wholes.
    """

    base: int
    terms: tuple[tuple[int, int], ...]
    over: int
    lowest: int | None
    highest: int | None
    unit: int

    def value(self, row: Sequence[int]) -> int:
        """The form's value; every division drops its rest toward zero."""
        total = self.base
        for place, times in self.terms:
            total += times * row[place]
        total = toward_zero(total, self.over)
        if self.lowest is not None and total < self.lowest:
            total = self.lowest
        if self.highest is not None and total > self.highest:
            total = self.highest
        return toward_zero(total, self.unit)


@dataclass(frozen=True, slots=True)
class Write:
    """One change: add to, or set, the variable at `place` where `guard` holds."""

    place: int
    sets: bool
    amount: int | Linear
    guard: Shape


def toward_zero(number: int, divisor: int) -> int:
    """Whole division that drops the rest toward zero, for a positive divisor."""
    return number // divisor if number >= 0 else -(-number // divisor)


def linear(form: Form, layout: Layout, unit: int) -> Linear:
    """A form over the row. `unit`: 1 for a result in tenths, 10 for whole numbers."""
    terms = []
    for term in form.plus:
        if term.gauge is not None:
            terms.append((layout.place("gauge", term.gauge), term.times))
        else:
            terms.append((layout.place("counter", term.counter or ""), term.times * POINT))
    return Linear(
        base=form.base * POINT,
        terms=tuple(terms),
        over=form.over,
        lowest=None if form.lowest is None else form.lowest * POINT,
        highest=None if form.highest is None else form.highest * POINT,
        unit=unit,
    )


def weight(value: int | Form, layout: Layout) -> int | Linear:
    """A weight or a chance in whole numbers, or the form that gives it."""
    return value if isinstance(value, int) else linear(value, layout, POINT)


def writes(
    block: Block, also: Sequence[Guarded], layout: Layout, day: int | None
) -> tuple[Write, ...]:
    """A block and its guarded parts as one simultaneous list of changes.

    The list is sorted, so that the order in which an author writes means
    nothing. Where two set the same thing (which `check` refuses unless their
    conditions exclude each other), the higher value stands.
    """
    found = [_write(name, amount, YES, layout) for name, amount in block.items()]
    for guarded in also:
        guard = shape(guarded.when, layout, day)
        if guard != NO:
            found += [_write(name, amount, guard, layout) for name, amount in guarded.then.items()]
    return tuple(sorted(found, key=_order))


def _order(write: Write) -> tuple[int, bool, int, str]:
    if isinstance(write.amount, int) and write.guard == YES:
        return write.place, write.sets, write.amount, ""
    amount = write.amount if isinstance(write.amount, int) else 0
    return write.place, write.sets, amount, repr(write)


def _write(name: str, amount: Amount, guard: Shape, layout: Layout) -> Write:
    place = layout.effect_place(name)
    kind = layout.variables[place].kind
    unit = POINT if kind == "gauge" else 1
    if isinstance(amount, bool):
        return Write(place, sets=True, amount=int(amount), guard=guard)
    if isinstance(amount, Form):
        return Write(place, sets=False, amount=linear(amount, layout, POINT // unit), guard=guard)
    if kind == "track":
        return _track_write(place, amount, guard, layout.states[name])
    if amount.startswith("="):
        return Write(place, sets=True, amount=int(amount[1:]) * unit, guard=guard)
    return Write(place, sets=False, amount=int(amount) * unit, guard=guard)


def _track_write(place: int, amount: str, guard: Shape, states: Sequence[str]) -> Write:
    if amount in ("next", "back"):
        return Write(place, sets=False, amount=1 if amount == "next" else -1, guard=guard)
    return Write(place, sets=True, amount=states.index(amount), guard=guard)


Applied = list[tuple[int, int, int]]
"""Places that changed, with their values before and after."""

Apply = Callable[[list[int]], Applied]


def apply_block(changes: Sequence[Write], highest: Sequence[int]) -> Apply:
    """A function that carries a block out on a row and says what changed.

    `highest` bounds each variable; the lowest value is 0 everywhere.
    """
    if not changes:
        return lambda _row: []
    if any(change.guard != YES or isinstance(change.amount, Linear) for change in changes):
        return _careful_block(changes, highest)
    return _plain_block(changes, highest)


def _plain_block(changes: Sequence[Write], highest: Sequence[int]) -> Apply:
    """A block of constants: it reads nothing, so each place is written as it is met."""
    base: dict[int, int] = {}
    added: dict[int, int] = {}
    for change in changes:
        amount = change.amount if isinstance(change.amount, int) else 0
        if change.sets:
            base[change.place] = amount
        else:
            added[change.place] = added.get(change.place, 0) + amount
    sums = tuple(
        (place, base.get(place), added.get(place, 0), highest[place])
        for place in sorted(base.keys() | added.keys())
    )

    def run(row: list[int]) -> Applied:
        changed: Applied = []
        for place, start, more, most in sums:
            before = row[place]
            after = (before if start is None else start) + more
            if after < 0:
                after = 0
            elif after > most:
                after = most
            if after != before:
                row[place] = after
                changed.append((place, before, after))
        return changed

    return run


def _careful_block(changes: Sequence[Write], highest: Sequence[int]) -> Apply:
    """Any block: all guards and forms are read before the first place is written."""
    steps = tuple(
        (change.place, change.sets, _amount(change), optional_test(change.guard))
        for change in changes
    )

    def run(row: list[int]) -> Applied:
        base: dict[int, int] = {}
        added: dict[int, int] = {}
        for place, sets, amount, guard in steps:
            if guard is not None and not guard(row):
                continue
            if sets:
                base[place] = amount(row)
            else:
                added[place] = added.get(place, 0) + amount(row)
        changed: Applied = []
        for place in sorted(base.keys() | added.keys()):
            before = row[place]
            after = base.get(place, before) + added.get(place, 0)
            after = min(max(after, 0), highest[place])
            if after != before:
                changed.append((place, before, after))
        for place, _before, after in changed:
            row[place] = after
        return changed

    return run


def _amount(write: Write) -> Callable[[Sequence[int]], int]:
    amount = write.amount
    if isinstance(amount, Linear):
        return amount.value
    return lambda _row: amount


def movements(block: Block, layout: Layout, row: Sequence[int]) -> Mapping[str, int]:
    """What an unguarded block would add to each gauge in this row, in tenths."""
    found: dict[str, int] = {}
    for name, amount in block.items():
        write = _write(name, amount, YES, layout)
        if layout.variables[write.place].kind != "gauge":
            continue
        value = _amount(write)(row)
        found[name] = value - row[write.place] if write.sets else value
    return found
