"""Blocks and forms made ready to run.

What a block comes to is worked out once for each way its guards can answer; from
then on there is a short function for each shape of such a sum.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from game.rules.answers import test as make_test
from game.rules.conditions import FAR, YES, OneOf, Shape, Within, reads
from game.rules.effects import Linear, Write, toward_zero
from game.rules.notes import Teller
from game.rules.running import Do, Run
from game.rules.tables import added, bits, fixed

Value = Callable[[Sequence[int]], int]

PAIR = 2

Tellers = Callable[[int], Teller]
"""Who tells of a change of the variable at a place."""


def value_of(amount: int | Linear) -> Value:
    """A number or a form as a function of the row; the same as `Linear.value`.

    Two divisions that drop their rest come to one, and bounds can wait until after both.
    """
    if isinstance(amount, int):
        return lambda _row: amount
    base, over, unit = amount.base, amount.over * amount.unit, amount.unit
    lowest = -FAR if amount.lowest is None else toward_zero(amount.lowest, unit)
    highest = FAR if amount.highest is None else toward_zero(amount.highest, unit)
    terms = amount.terms
    if len(terms) == 1:
        return _one_term(base, terms[0], over, (lowest, highest))
    if len(terms) == PAIR:
        return _two_terms(base, terms, over, (lowest, highest))

    def value(row: Sequence[int]) -> int:
        total = base
        for place, times in terms:
            total += times * row[place]
        return min(max(toward_zero(total, over), lowest), highest)

    return value


def _one_term(base: int, term: tuple[int, int], over: int, bounds: tuple[int, int]) -> Value:
    """A form of one variable, as most are: without a loop."""
    place, times = term
    lowest, highest = bounds

    def value(row: Sequence[int]) -> int:
        total = base + times * row[place]
        total = total // over if total >= 0 else -(-total // over)
        if total < lowest:
            return lowest
        if total > highest:
            return highest
        return total

    return value


def _two_terms(
    base: int, terms: Sequence[tuple[int, int]], over: int, bounds: tuple[int, int]
) -> Value:
    """A form of two variables, as most others are."""
    (place, times), (second, more) = terms
    lowest, highest = bounds

    def value(row: Sequence[int]) -> int:
        total = base + times * row[place] + more * row[second]
        total = total // over if total >= 0 else -(-total // over)
        if total < lowest:
            return lowest
        if total > highest:
            return highest
        return total

    return value


def apply_block(changes: Sequence[Write], highest: Sequence[int], tellers: Tellers) -> Do:
    """A function that carries a block out.

    `highest` bounds each variable; the lowest value is 0 everywhere.
    """
    guards = tuple(dict.fromkeys(change.guard for change in changes if change.guard != YES))
    sums = _Sums(highest, tellers)
    if not guards:
        return sums.of(changes)
    places = sorted(frozenset[int]().union(*map(reads, guards)))
    if len(places) == 1:
        return _by_one(changes, sums, places[0])
    return _by_guards(changes, sums, guards)


def _by_one(changes: Sequence[Write], sums: _Sums, place: int) -> Do:
    """A block all of whose guards read one variable: its value alone decides."""
    known: dict[int, Do] = {}

    def do(run: Run) -> None:
        value = run.row[place]
        block = known.get(value)
        if block is None:
            meant = [each for each in changes if make_test(each.guard)(run.row)]
            block = known[value] = sums.of(meant)
        block(run)

    return do


def _by_guards(changes: Sequence[Write], sums: _Sums, guards: Sequence[Shape]) -> Do:
    """A block whose guards have a bit each; comparisons of one variable are answered together."""
    bit_of = {guard: 1 << number for number, guard in enumerate(guards)} | {YES: 0}
    alike: dict[int, list[tuple[Within | OneOf, int]]] = {}
    tests = []
    for guard in guards:
        if isinstance(guard, Within | OneOf):
            alike.setdefault(guard.place, []).append((guard, bit_of[guard]))
        else:
            tests.append((make_test(guard), bit_of[guard]))
    tables = [(place, bits(asked, sums.highest[place])) for place, asked in alike.items()]
    known: dict[int, Do] = {}

    def do(run: Run) -> None:
        row = run.row
        held = 0
        for place, table in tables:
            held += table[row[place]]
        for holds, bit in tests:
            if holds(row):
                held += bit
        block = known.get(held)
        if block is None:
            meant = [each for each in changes if not bit_of[each.guard] & ~held]
            block = known[held] = sums.of(meant)
        block(run)

    return do


Sum = tuple[int, int | None, int, int, Teller]
"""A place, what it is set to, what is added, its highest value, and who tells of it."""


class _Sums:
    """Makes blocks ready whose guards have answered: each once, however often they answer so."""

    def __init__(self, highest: Sequence[int], tellers: Tellers) -> None:
        self.highest = highest
        self._tellers = cache(tellers)
        self._made: dict[tuple[int, ...], Do] = {}

    def of(self, changes: Sequence[Write]) -> Do:
        """What changes come to, which live as long as this."""
        key = tuple(map(id, changes))
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._of(changes)
        return made

    def _of(self, changes: Sequence[Write]) -> Do:
        """What each place is set to, and what is added to it."""
        base: dict[int, int] = {}
        more: dict[int, int] = {}
        forms: dict[int, list[Linear]] = {}
        for change in changes:
            if isinstance(change.amount, Linear):
                forms.setdefault(change.place, []).append(change.amount)
            elif change.sets:
                base[change.place] = change.amount
            else:
                more[change.place] = more.get(change.place, 0) + change.amount
        sums = [
            (place, base.get(place), more.get(place, 0), self.highest[place], self._tellers(place))
            for place in sorted(base.keys() | more.keys() | forms.keys())
        ]
        if not forms:
            return _constant(sums)
        if len(sums) == 1:
            return _one_formed(sums[0], forms[sums[0][0]])
        values = [tuple(map(value_of, forms.get(place, ()))) for place, *_rest in sums]
        return _read_then_write(list(zip(sums, values, strict=True)))


def _constant(sums: Sequence[Sum]) -> Do:
    """A block of constants reads nothing, so each place is written as it is met."""
    tables = [
        (place, added(more, most) if start is None else fixed(start + more, most), teller)
        for place, start, more, most, teller in sums
    ]
    if len(tables) == 1:
        return _one_written(*tables[0])

    def do(run: Run) -> None:
        row, add, moment = run.row, run.add, run.moment
        for place, table, teller in tables:
            before = row[place]
            after = table[before]
            if after != before:
                row[place] = after
                add((teller, moment, after))

    return do


def _one_written(place: int, table: Sequence[int], teller: Teller) -> Do:
    def do(run: Run) -> None:
        row = run.row
        before = row[place]
        after = table[before]
        if after != before:
            row[place] = after
            run.add((teller, run.moment, after))

    return do


def _one_formed(only: Sum, amounts: Sequence[Linear]) -> Do:
    """A block that changes one place, by forms and perhaps a constant."""
    place, start, more, most, teller = only
    if all(each == place for form in amounts for each, _times in form.terms):
        return _pull(only, tuple(map(value_of, amounts)))
    first, *others = map(value_of, amounts)

    def do(run: Run) -> None:
        row = run.row
        before = row[place]
        after = more + first(row) + (before if start is None else start)
        for form in others:
            after += form(row)
        if after < 0:
            after = 0
        elif after > most:
            after = most
        if after != before:
            row[place] = after
            run.add((teller, run.moment, after))

    return do


def _pull(only: Sum, forms: Sequence[Value]) -> Do:
    """A block that changes one place by itself alone: worked out once for each of its values."""
    place, start, more, most, teller = only
    known: dict[int, int] = {}

    def do(run: Run) -> None:
        row = run.row
        before = row[place]
        after = known.get(before)
        if after is None:
            after = more + (before if start is None else start)
            for form in forms:
                after += form(row)
            after = known[before] = min(max(after, 0), most)
        if after != before:
            row[place] = after
            run.add((teller, run.moment, after))

    return do


def _read_then_write(sums: Sequence[tuple[Sum, tuple[Value, ...]]]) -> Do:
    """A block with forms: all are read before the first place is written."""

    def do(run: Run) -> None:
        row = run.row
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
                changed.append((place, after, teller))
        for place, after, teller in changed:
            row[place] = after
            run.add((teller, run.moment, after))

    return do
