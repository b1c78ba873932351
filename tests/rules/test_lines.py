"""The parts of the batch against those of the kernel: numbers, conditions, forms, blocks."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules import notes
from game.rules.answers import test as make_test
from game.rules.batch.asking import bounds_of, held, needs, value_of
from game.rules.batch.blocks import Block
from game.rules.batch.columns import Columns, line_type
from game.rules.batch.numbers import PART, TOGETHER, Known, Lots, seeds
from game.rules.batch.rows import FEW, Rows, Wholes, lanes
from game.rules.batch.rows import both as rows_both
from game.rules.batch.rows import either as rows_either
from game.rules.batch.tables import FORMS, other_than
from game.rules.blocks import apply_block
from game.rules.blocks import value_of as made_ready
from game.rules.conditions import NO, YES, OneOf, Shape, both, either, negated, within
from game.rules.effects import Linear, Write
from game.rules.luck import drawn
from game.rules.running import Run
from game.rules.state import Variable

COUNT = 400
# One of each width, and the highest values that still fit it.
VARIABLES = (
    Variable("flag", "a", 0, 1),
    Variable("track", "b", 0, 9),
    Variable("counter", "c", 0, 63),
    Variable("counter", "d", 0, 64),
    Variable("gauge", "e", 0, 1_000),
    Variable("counter", "f", 0, 16_383),
    Variable("counter", "g", 0, 16_384),
    Variable("counter", "h", 0, 1_000_000),
)
HIGHEST = [each.highest for each in VARIABLES]


def table(random: Random) -> list[list[int]]:
    """Rows of values; now and then a variable is the same in all of them."""
    columns = []
    for most in HIGHEST:
        ends = [0, most, random.randint(0, most)]
        same = random.random() < 0.2
        columns.append(
            [
                ends[0] if same else random.choice([*ends, random.randint(0, most)])
                for _ in range(COUNT)
            ]
        )
    return [list(row) for row in zip(*columns, strict=True)]


def columns_of(rows: list[list[int]]) -> Columns:
    lines = [
        np.array([row[place] for row in rows], dtype=line_type(most))
        for place, most in enumerate(HIGHEST)
    ]
    columns = Columns(VARIABLES, lines.__getitem__)
    columns.extend(
        len(rows), [int(line.min()) for line in lines], [int(line.max()) for line in lines]
    )
    return columns


def some_rows(random: Random) -> Rows:
    """All rows, many of them, few, or none."""
    share = random.choice([2.0, 0.6, 0.5 / FEW, -1.0])
    return Rows.where(np.array([random.random() < share for _ in range(COUNT)]))


def shape(random: Random, depth: int = 2) -> Shape:
    place = random.randrange(len(HIGHEST))
    most = HIGHEST[place]
    low = random.randint(0, most)
    kind = random.randrange(8 if depth else 4)
    if kind < 3:
        return within(place, low, random.choice([low, random.randint(low, most), 1 << 30]))
    if kind == 3:
        values = sorted({random.randint(0, min(most, 20)) for _ in range(3)})
        return random.choice([OneOf(place, tuple(values)), YES, NO, within(place, 0, low)])
    parts = [shape(random, depth - 1) for _ in range(random.randint(1, 3))]
    return both(*parts) if kind < 6 else either(*parts) if kind == 6 else negated(parts[0])


def form(random: Random) -> Linear:
    bounds = sorted(random.randint(-30_000, 30_000) for _ in range(2))
    return Linear(
        base=random.choice([random.randint(-40, 40), random.randint(-20_000, 20_000)]),
        terms=tuple(
            (random.randrange(len(HIGHEST)), random.choice([-1, 1, random.randint(-90, 90)]))
            for _ in range(random.randint(0, 3))
        ),
        over=random.choice([1, random.randint(1, 60), 1_000]),
        lowest=random.choice([None, bounds[0]]),
        highest=random.choice([None, bounds[1]]),
        unit=random.choice([1, 10]),
    )


def write(random: Random) -> Write:
    place = random.randrange(len(HIGHEST))
    most = HIGHEST[place]
    guard = random.choice([YES, shape(random)])
    if random.random() < 0.3:
        return Write(place, sets=True, amount=random.randint(0, most), guard=guard)
    amount = random.choice([1, -1, random.randint(-2 * most, 2 * most), form(random)])
    return Write(place, sets=False, amount=amount, guard=guard)


randoms = st.integers(0, 1 << 32).map(Random)


@settings(max_examples=150)
@given(randoms)
def test_a_condition_has_the_kernels_answer_in_every_row(random):
    rows, asked = table(random), shape(random)
    columns, some = columns_of(rows), some_rows(random)
    answer = held(asked, columns, some)
    holds = make_test(asked)
    wanted = [place for place in some.index().tolist() if holds(rows[place])]
    assert some.narrow(answer).index().tolist() == wanted
    assert some.counted(answer) == len(wanted)


@settings(max_examples=150)
@given(randoms)
def test_a_condition_holds_where_its_bounds_and_the_rest_of_it_do(random):
    rows, asked = table(random), shape(random)
    columns, some, holds = columns_of(rows), some_rows(random), make_test(asked)
    bounds, rest = needs(asked)
    answer = columns.meet(bounds, some)
    where = some.narrow(answer).index().tolist()
    if rest is None:
        assert where == [place for place in some.index().tolist() if holds(rows[place])]
    else:
        assert {place for place in some.index().tolist() if holds(rows[place])} <= {*where}
        joined = rows_both(answer, held(rest, columns, some))
        wanted = [place for place in some.index().tolist() if holds(rows[place])]
        assert some.narrow(joined).index().tolist() == wanted


def test_plain_bounds_leave_nothing_to_be_asked_besides():
    plain = both(within(0, 1, 1), both(within(4, 0, 300), within(2, 5, 9)))
    assert needs(plain) == (((0, 1, 1), (4, 0, 300), (2, 5, 9)), None)
    assert needs(YES) == ((), None)
    assert needs(NO) == ((), NO)
    one_of = OneOf(1, (2, 4))
    assert needs(both(within(0, 1, 1), one_of)) == (((0, 1, 1), (1, 2, 4)), one_of)


@settings(max_examples=50)
@given(randoms)
def test_two_answers_are_joined_as_two_conditions_are(random):
    columns, some = columns_of(table(random)), some_rows(random)
    parts = shape(random), shape(random)
    one, two = (held(part, columns, some) for part in parts)
    for joined, asked in ((rows_both, both), (rows_either, either)):
        wanted = some.narrow(held(asked(*parts), columns, some)).index().tolist()
        assert some.narrow(joined(one, two)).index().tolist() == wanted


@settings(max_examples=200)
@given(randoms)
def test_a_form_has_the_kernels_value_in_every_row(random):
    rows, asked = table(random), form(random)
    columns, some = columns_of(rows), some_rows(random)
    value, low, high = value_of(asked, columns, some)
    assert (low, high) == bounds_of(asked, columns)
    line = np.broadcast_to(value, some.space)
    where = some.index().tolist()
    found = line.tolist() if some.few is not None else line[some.index()].tolist()
    assert found == [asked.value(rows[place]) for place in where]
    assert found == [made_ready(asked)(rows[place]) for place in where]
    assert all(low <= each <= high for each in found)


@settings(max_examples=200)
@given(randoms)
def test_a_block_does_what_the_kernel_does_to_every_row(random):
    rows = table(random)
    changes = tuple(sorted((write(random) for _ in range(random.randint(1, 5))), key=repr))
    columns, some = columns_of(rows), some_rows(random)
    meant = set(some.index().tolist())
    for _twice in range(2):  # the second time by what the first has left known
        Block(changes, HIGHEST).run(columns, some)
        block = apply_block(changes, HIGHEST, lambda _place: notes.ended)
        for place in meant:
            run = Run(rows[place], drawn(0))
            block(run)
            rows[place] = run.row
        hold(columns, rows)
        columns.forget()
        hold(columns, rows)


def hold(columns: Columns, rows: list[list[int]]) -> None:
    """Whether columns hold these rows, and know bounds of them."""
    found = np.array([line.astype(np.int64) for line in columns.lines]).T
    assert found.tolist() == rows
    for place, line in enumerate(columns.lines):
        assert columns.low[place] <= line.min()
        assert line.max() <= columns.high[place]


@settings(max_examples=100)
@given(randoms)
def test_rows_that_stay_keep_their_values_when_others_are_left_behind(random):
    rows = table(random)
    columns = columns_of(rows)
    for _again in range(3):  # lines that nobody looks at move up several times at once
        kept = [place for place in range(len(rows)) if random.random() < 0.7] or [0]
        columns.pack(np.array(kept, dtype=np.intp))
        rows = [rows[place] for place in kept]
        change = (write(random),)
        some = Rows.where(np.array([random.random() < 0.5 for _ in rows]))
        Block(change, HIGHEST).run(columns, some)
        block = apply_block(change, HIGHEST, lambda _place: notes.ended)
        for place in some.index().tolist():
            run = Run(rows[place], drawn(0))
            block(run)
            rows[place] = run.row
    hold(columns, rows)


def drawn_about(random: Random, place: int, other: int) -> tuple[Write, ...]:
    """Changes of a place by itself and one other variable, most of them forms."""
    changes = []
    for _ in range(random.randint(FORMS, 8)):
        amount = form(random)
        terms = tuple((random.choice([place, place, other]), times) for _, times in amount.terms)
        low = random.randint(0, HIGHEST[other])
        guard = within(other, low, random.choice([low, random.randint(low, HIGHEST[other])]))
        changes.append(Write(place, sets=False, amount=replace(amount, terms=terms), guard=guard))
    if random.random() < 0.5:
        guard = within(place, 0, random.randint(0, HIGHEST[place]))
        amount = random.randint(0, HIGHEST[place])
        changes.append(Write(place, sets=random.random() < 0.5, amount=amount, guard=guard))
    return tuple(changes)


@settings(max_examples=100)
@given(randoms)
def test_what_is_looked_up_is_what_the_kernel_works_out(random):
    rows = table(random)
    place, other = random.choice([(2, 1), (4, 1), (4, 0), (3, 2), (0, 4)])
    changes = drawn_about(random, place, other)
    assert other_than(place, changes, HIGHEST) == other
    also = Write(other, sets=False, amount=1, guard=within(place, 0, HIGHEST[place] // 2))
    changes = random.choice([changes, (*changes, also)])
    block, kernel = Block(changes, HIGHEST), apply_block(changes, HIGHEST, lambda _p: notes.ended)
    columns, some = columns_of(rows), some_rows(random)
    for _twice in range(2):  # the second time from the table as it is
        block.run(columns, some)
        for each in some.index().tolist():
            run = Run(rows[each], drawn(0))
            kernel(run)
            rows[each] = run.row
        hold(columns, rows)


def test_a_table_is_made_only_where_it_is_small_and_spares_much():
    drawn_to = Linear(100, ((4, -1),), 6, None, None, 1)
    states = [
        Write(4, sets=False, amount=drawn_to, guard=within(1, each, each)) for each in range(FORMS)
    ]
    assert other_than(4, states, HIGHEST) == 1
    assert other_than(4, states[1:], HIGHEST) is None
    third = Write(4, sets=False, amount=1, guard=within(2, 1, 1))
    assert other_than(4, [*states, third], HIGHEST) is None
    wide = [replace(each, guard=within(5, 1, 1)) for each in states]
    assert other_than(4, wide, HIGHEST) is None
    alone = [replace(each, guard=YES) for each in states]
    assert other_than(4, alone, HIGHEST) is None


@settings(max_examples=60)
@given(st.integers(0, (1 << 64) - 1), st.integers(0, (1 << 64) - 1), randoms)
def test_numbers_that_are_known_are_those_that_are_worked_out(first, name_key, random):
    some, known = some_rows(random), Known(5 * 2 * COUNT)
    keys = [name_key ^ number for number in range(8)] * 2  # more than there is room for
    for starts in (seeds(first, COUNT), seeds(first ^ 1, COUNT)):
        for key in keys:
            wanted = Lots(starts).number(key, some).tolist()
            assert Lots(starts, known=known).number(key, some).tolist() == wanted
            assert Lots(starts, known=known).of(key).tolist() == Lots(starts).of(key).tolist()


@given(st.integers(0, 2**63), st.sets(st.integers(0, 2**64 - 1), min_size=1, max_size=30))
def test_numbers_worked_out_ahead_are_those_worked_out_one_by_one(first, keys):
    starts = seeds(first, COUNT)
    ahead = Known.ahead(starts, np.array(sorted(keys), dtype=np.uint64))
    assert ahead is not None
    together, alone = Lots(starts, known=ahead), Lots(starts)
    for key in (*keys, first):  # the last is known ahead only by chance
        assert together.of(key).tolist() == alone.of(key).tolist()


def test_numbers_of_many_plays_are_those_of_fewer():
    many, few = Lots(seeds(5, 2 * PART + 3)), Lots(seeds(5 + PART - 2, PART + 5))
    assert many.of(1962).tolist()[PART - 2 :] == few.of(1962).tolist()


def test_numbers_are_worked_out_ahead_only_where_there_are_few():
    keys = np.arange(3, dtype=np.uint64)
    assert Known.ahead(seeds(0, TOGETHER // 3), keys) is not None
    assert Known.ahead(seeds(0, TOGETHER // 3 + 1), keys) is None
    assert Known.ahead(seeds(0, 5), keys[:0]) is None


@given(randoms)
def test_the_states_of_rows_are_theirs_wherever_the_rows_lie(random):
    rows = table(random)
    last = random.choice([20, COUNT])  # near each other at the beginning, or anywhere
    some = np.array(random.sample(range(last), random.randint(1, 8)))
    assert columns_of(rows).states(some).tolist() == [rows[place] for place in some]


@settings(max_examples=50)
@given(st.integers(0, 2**64 - 1), st.integers(0, 2**64 - 1), randoms)
def test_numbers_are_the_kernels_for_every_seed_and_key(first, name_key, random):
    lots = Lots(seeds(first, 20))
    wanted = [drawn(first + place).number(name_key) for place in range(20)]
    assert lots.of(name_key).tolist() == wanted
    groups = Rows.where(np.array([random.random() < 0.5 for _ in range(60)]))
    own = groups.narrow(held=True).index()
    told = np.broadcast_to(lots.number(name_key, groups), groups.space)
    found = told.tolist() if groups.few is not None else told[own].tolist()
    assert found == [wanted[place % 20] for place in own.tolist()]


def test_a_mask_is_ones_and_noughts_of_the_type_of_a_line():
    mask = np.array([True, False, True])
    for kind in (np.int8, np.int16, np.int32):
        found = lanes(mask, np.zeros(3, dtype=kind))
        assert (found.dtype, found.tolist()) == (kind, [1, 0, 1])


def test_whole_numbers_are_made_once_and_of_one_type():
    wholes = Wholes(np.int16)
    assert wholes[-300] is wholes[-300]
    assert (wholes[-300].dtype, int(wholes[-300])) == (np.int16, -300)
