"""Blocks and forms made ready to run.

What a block comes to is worked out once for each way its guards can answer; from
then on there is a short function for each shape of such a sum.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.rules.conditions import FAR, YES, Within, reads
from game.rules.conditions import test as make_test
from game.rules.effects import Linear, Write
from game.rules.notes import Add, Teller
from game.rules.state import Moment

Value = Callable[[Sequence[int]], int]

Apply = Callable[[list[int], Add, Moment], None]
"""Carries a block out on a row and notes what changed, as having happened at a moment."""

Tellers = Callable[[int], Teller | None]
"""Who tells of a change of the variable at a place; None: nobody."""


def value_of(amount: int | Linear) -> Value:
    """A number or a form as a function of the row; the same as `Linear.value`."""
    if isinstance(amount, int):
        return lambda _row: amount
    if len(amount.terms) == 1 and amount.unit == 1:
        return _one_term(amount, *amount.terms[0])
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


def _one_term(form: Linear, place: int, times: int) -> Value:
    """A form of one variable in tenths: most pulls are one."""
    base, over = form.base, form.over
    lowest = -FAR if form.lowest is None else form.lowest
    highest = FAR if form.highest is None else form.highest

    def value(row: Sequence[int]) -> int:
        total = base + times * row[place]
        total = total // over if total >= 0 else -(-total // over)
        if total < lowest:
            return lowest
        return min(total, highest)

    return value


def silent(_place: int) -> None:
    """Nobody tells of any change."""


def apply_block(
    changes: Sequence[Write], highest: Sequence[int], tellers: Tellers = silent
) -> Apply:
    """A function that carries a block out.

    `highest` bounds each variable; the lowest value is 0 everywhere.
    """
    guards = tuple(dict.fromkeys(change.guard for change in changes if change.guard != YES))
    sums = _Sums(highest, tellers)
    if not guards:
        return sums.of(changes)
    places = sorted(frozenset[int]().union(*map(reads, guards)))
    return _by_one(changes, sums, places[0]) if len(places) == 1 else _by_guards(changes, sums)


def _by_one(changes: Sequence[Write], sums: _Sums, place: int) -> Apply:
    """A block all of whose guards read one variable: its value alone decides."""
    known: dict[int, Apply] = {}

    def run(row: list[int], add: Add, moment: Moment) -> None:
        value = row[place]
        block = known.get(value)
        if block is None:
            meant = [each for each in changes if make_test(each.guard)(row)]
            block = known[value] = sums.of(meant)
        block(row, add, moment)

    return run


def _by_guards(changes: Sequence[Write], sums: _Sums) -> Apply:
    guards = tuple(dict.fromkeys(change.guard for change in changes if change.guard != YES))
    bits = {guard: 1 << number for number, guard in enumerate(guards)} | {YES: 0}
    ranges = [
        (guard.place, guard.lowest, guard.highest, bits[guard])
        for guard in guards
        if isinstance(guard, Within)
    ]
    tests = [(make_test(guard), bits[guard]) for guard in guards if not isinstance(guard, Within)]
    known: dict[int, Apply] = {}

    def run(row: list[int], add: Add, moment: Moment) -> None:
        held = 0
        for place, lowest, highest, bit in ranges:
            if lowest <= row[place] <= highest:
                held |= bit
        for holds, bit in tests:
            if holds(row):
                held |= bit
        block = known.get(held)
        if block is None:
            meant = [each for each in changes if not bits[each.guard] & ~held]
            block = known[held] = sums.of(meant)
        block(row, add, moment)

    return run


Sum = tuple[int, int | None, int, int, Teller | None]
"""A place, what it is set to, what is added, its highest value, and who tells of it."""


class _Sums:
    """Makes blocks ready whose guards have answered."""

    def __init__(self, highest: Sequence[int], tellers: Tellers) -> None:
        self._highest = highest
        self._tellers = tellers

    def of(self, changes: Sequence[Write]) -> Apply:
        """What each place is set to, and what is added to it."""
        base: dict[int, int] = {}
        added: dict[int, int] = {}
        forms: dict[int, list[Value]] = {}
        for change in changes:
            if isinstance(change.amount, Linear):
                forms.setdefault(change.place, []).append(value_of(change.amount))
            elif change.sets:
                base[change.place] = change.amount
            else:
                added[change.place] = added.get(change.place, 0) + change.amount
        sums = [
            (
                place,
                base.get(place),
                added.get(place, 0),
                self._highest[place],
                self._tellers(place),
            )
            for place in sorted(base.keys() | added.keys() | forms.keys())
        ]
        if not forms:
            return _one_written(*sums[0]) if len(sums) == 1 else _written_at_once(sums)
        if len(sums) == 1 and len(forms[sums[0][0]]) == 1:
            return _one_formed(sums[0], forms[sums[0][0]][0])
        return _read_then_write([(each, tuple(forms.get(each[0], ()))) for each in sums])


def _one_written(
    place: int, start: int | None, more: int, most: int, teller: Teller | None
) -> Apply:
    def run(row: list[int], add: Add, moment: Moment) -> None:
        before = row[place]
        after = more + (before if start is None else start)
        if after < 0:
            after = 0
        elif after > most:
            after = most
        if after != before:
            row[place] = after
            if teller is not None:
                add((teller, moment, before, after))

    return run


def _written_at_once(sums: Sequence[Sum]) -> Apply:
    """A block of constants reads nothing, so each place is written as it is met."""

    def run(row: list[int], add: Add, moment: Moment) -> None:
        for place, start, more, most, teller in sums:
            before = row[place]
            after = more + (before if start is None else start)
            if after < 0:
                after = 0
            elif after > most:
                after = most
            if after != before:
                row[place] = after
                if teller is not None:
                    add((teller, moment, before, after))

    return run


def _one_formed(only: Sum, form: Value) -> Apply:
    """A block that changes one place, by a form and perhaps a constant."""
    place, start, more, most, teller = only

    def run(row: list[int], add: Add, moment: Moment) -> None:
        before = row[place]
        after = more + form(row) + (before if start is None else start)
        if after < 0:
            after = 0
        elif after > most:
            after = most
        if after != before:
            row[place] = after
            if teller is not None:
                add((teller, moment, before, after))

    return run


def _read_then_write(sums: Sequence[tuple[Sum, tuple[Value, ...]]]) -> Apply:
    """A block with forms: all are read before the first place is written."""

    def run(row: list[int], add: Add, moment: Moment) -> None:
        changed = []
        for (place, start, more, most, teller), forms in sums:
            before = row[place]
            after = more + (before if start is None else start)
            for form in forms:
                after += form(row)
            if after < 0:
                after = 0
            elif after > most:
                after = most
            if after != before:
                changed.append((place, before, after, teller))
        for place, before, after, teller in changed:
            row[place] = after
            if teller is not None:
                add((teller, moment, before, after))

    return run
