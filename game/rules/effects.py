"""Effects: a block happens at the same time, and the order of its lines means nothing.

1. All conditions and forms read the row before the block.
2. `=n`, a flag's yes or no, and a track's state set a value.
3. All `+n` and `-n` on the same thing are added up (to what is set, if something
   is), then clamped once.
4. A track moves by a state or by next/back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.rules.answers import test as make_test
from game.rules.conditions import NO, YES, Shape, shape
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

    def __repr__(self) -> str:
        # As in conditions: the digest of rules names thousands.
        told = f"place={self.place}, sets={self.sets}, amount={self.amount!r}, guard={self.guard!r}"
        return f"Write({told})"


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
