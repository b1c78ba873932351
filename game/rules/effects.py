"""Effects: a block happens at the same time, and the order of its lines means nothing.

1. All conditions and forms read the row before the block.
2. `=n`, a flag's yes or no, and a track's state set a value.
3. All `+n` and `-n` on the same thing are added up (to what is set, if something
   is), then clamped once.
4. A track moves by a state or by next/back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.rules.conditions import FAR, NO, YES, Shape, Within, shape
from game.rules.conditions import test as make_test
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


Value = Callable[[Sequence[int]], int]


def value_of(amount: int | Linear) -> Value:
    """A number or a form as a function of the row; the same as `Linear.value`."""
    if isinstance(amount, int):
        return lambda _row: amount
    base, over, unit = amount.base, amount.over, amount.unit
    lowest = -FAR if amount.lowest is None else amount.lowest
    highest = FAR if amount.highest is None else amount.highest
    terms = amount.terms

    def value(row: Sequence[int]) -> int:
        total = base
        for place, times in terms:
            total += times * row[place]
        total = total // over if total >= 0 else -(-total // over)
        if total < lowest:
            total = lowest
        elif total > highest:
            total = highest
        return total // unit if total >= 0 else -(-total // unit)

    return value


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
    return ordered(found)


def ordered(changes: Iterable[Write]) -> tuple[Write, ...]:
    """Changes of one block in the order in which they are kept."""
    return tuple(sorted(changes, key=_order))


def comes_to(changes: Iterable[Write], row: Sequence[int]) -> Mapping[int, int]:
    """What a block would change in this row, by place: the sum before any bound is met."""
    found: dict[int, int] = {}
    for change in changes:
        if change.guard != YES and not make_test(change.guard)(row):
            continue
        value = change.amount if isinstance(change.amount, int) else change.amount.value(row)
        found[change.place] = found.get(change.place, 0) + (
            value - row[change.place] if change.sets else value
        )
    return found


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

    `highest` bounds each variable; the lowest value is 0 everywhere. What a
    block comes to is worked out once for each way its guards can answer.
    """
    guards = tuple(dict.fromkeys(change.guard for change in changes if change.guard != YES))
    if not guards:
        return _sums(changes, highest)
    places = {guard.place if isinstance(guard, Within) else -1 for guard in guards}
    place = places.pop()
    if not places and place >= 0:
        return _switch(changes, highest, place)
    tests = tuple((make_test(guard), 1 << number) for number, guard in enumerate(guards))
    bits = {guard: 1 << number for number, guard in enumerate(guards)} | {YES: 0}
    known: dict[int, Apply] = {}

    def run(row: list[int]) -> Applied:
        held = 0
        for holds, bit in tests:
            if holds(row):
                held |= bit
        block = known.get(held)
        if block is None:
            meant = [each for each in changes if not bits[each.guard] & ~held]
            block = known[held] = _sums(meant, highest)
        return block(row)

    return run


def _switch(changes: Sequence[Write], highest: Sequence[int], place: int) -> Apply:
    """A block all of whose guards are ranges of one variable: its value alone decides."""
    known: dict[int, Apply] = {}

    def run(row: list[int]) -> Applied:
        value = row[place]
        block = known.get(value)
        if block is None:
            meant = [each for each in changes if make_test(each.guard)(row)]
            block = known[value] = _sums(meant, highest)
        return block(row)

    return run


def _sums(changes: Sequence[Write], highest: Sequence[int]) -> Apply:
    """A block whose guards have answered: what each place is set to, and what is added."""
    base: dict[int, int] = {}
    added: dict[int, int] = {}
    forms: dict[int, tuple[Value, ...]] = {}
    for change in changes:
        if isinstance(change.amount, Linear):
            forms[change.place] = (*forms.get(change.place, ()), value_of(change.amount))
        elif change.sets:
            base[change.place] = change.amount
        else:
            added[change.place] = added.get(change.place, 0) + change.amount
    places = sorted(base.keys() | added.keys() | forms.keys())
    sums = tuple(
        (place, base.get(place), added.get(place, 0), highest[place], forms.get(place, ()))
        for place in places
    )
    if forms:
        return _read_then_write(sums)
    return _written_at_once(tuple(each[:4] for each in sums))


def _written_at_once(sums: Sequence[tuple[int, int | None, int, int]]) -> Apply:
    """A block of constants reads nothing, so each place is written as it is met."""

    def run(row: list[int]) -> Applied:
        changed: Applied = []
        for place, start, more, most in sums:
            before = row[place]
            after = more + (before if start is None else start)
            if after < 0:
                after = 0
            elif after > most:
                after = most
            if after != before:
                row[place] = after
                changed.append((place, before, after))
        return changed

    return run


def _read_then_write(
    sums: Sequence[tuple[int, int | None, int, int, tuple[Value, ...]]],
) -> Apply:
    """A block with forms: all are read before the first place is written."""

    def run(row: list[int]) -> Applied:
        changed: Applied = []
        for place, start, more, most, forms in sums:
            before = row[place]
            after = more + (before if start is None else start)
            for form in forms:
                after += form(row)
            if after < 0:
                after = 0
            elif after > most:
                after = most
            if after != before:
                changed.append((place, before, after))
        for place, _before, after in changed:
            row[place] = after
        return changed

    return run


def movements(block: Block, layout: Layout, row: Sequence[int]) -> Mapping[str, int]:
    """What an unguarded block would add to each gauge in this row, in tenths."""
    found: dict[str, int] = {}
    for name, amount in block.items():
        write = _write(name, amount, YES, layout)
        if layout.variables[write.place].kind != "gauge":
            continue
        value = write.amount if isinstance(write.amount, int) else write.amount.value(row)
        found[name] = value - row[write.place] if write.sets else value
    return found
