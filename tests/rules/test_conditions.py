"""Conditions: every kind of question, and shapes that mean the same as what was asked."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.answers import optional_test
from game.rules.answers import test as make_test
from game.rules.conditions import (
    FAR,
    NO,
    YES,
    Always,
    Every,
    Negated,
    OneOf,
    Some,
    Within,
    both,
    either,
    negated,
    reads,
    shape,
)
from game.rules.conditions import given as given_shape
from game.scenario.values import Condition
from tests.rules import small
from tests.rules.small import Play


@pytest.fixture(scope="module")
def play():
    days = [
        small.day(
            1,
            small.matter("m1"),
            questions=[small.question("q")],
            initiatives=[small.option("i")],
            papers=[small.paper("p1"), small.paper("later", on_request=True)],
        ),
        small.day(2),
    ]
    return Play(
        small.scenario(
            *days,
            messages=[small.message("cable", "cable"), small.message("letter", "letter")],
            incidents=[small.incident("shot", 100, from_day=2)],
            rules=[small.rule("r", "morning", fuses=[small.fuse("f", after_days=1)])],
        )
    )


HELD = [
    {"gauge": "x", "at_least": 50},
    {"gauge": "x", "below": 51},
    {"gauge": "x", "is": 50},
    {"gauge": "x", "at_least": 40, "below": 60},
    {"counter": "n", "is": 3},
    {"counter": "n", "at_least": 3, "below": 4},
    {"track": "t", "is": "low"},
    {"track": "t", "is": ["top", "low"]},
    {"track": "t", "at_least": "low"},
    {"track": "t", "below": "mid"},
    {"flag": "on"},
    {"received": "p1"},
    {"from_day": 1},
    {"from_day": 1, "to_day": 1},
    {"all": []},
    {"not": {"any": []}},
    {"any": [{"flag": "off"}, {"flag": "on"}]},
    {"all": [{"flag": "on"}, {"not": {"flag": "off"}}]},
]
FAILED = [
    {"gauge": "x", "at_least": 51},
    {"gauge": "x", "below": 50},
    {"gauge": "x", "is": 51},
    {"counter": "n", "below": 3},
    {"track": "t", "is": ["mid", "top"]},
    {"track": "t", "at_least": "mid"},
    {"flag": "off"},
    {"chosen": "m1/a"},
    {"chosen": "initiative/i"},
    {"chosen": "question/q"},
    {"received": "later"},
    {"sent": "cable"},
    {"arrived": "cable"},
    {"burnt": "f"},
    {"happened": "shot"},
    {"from_day": 2},
    {"any": []},
    {"not": {"all": []}},
]


@pytest.mark.parametrize("asked", HELD, ids=str)
def test_holds(play, asked):
    assert play.view.holds(Condition.model_validate(asked))
    assert not play.view.holds(Condition.model_validate({"not": asked}))


@pytest.mark.parametrize("asked", FAILED, ids=str)
def test_fails(play, asked):
    assert not play.view.holds(Condition.model_validate(asked))
    assert play.view.holds(Condition.model_validate({"not": asked}))


def test_nothing_asked_always_holds(play):
    assert play.view.holds(None)
    assert optional_test(YES) is None


def test_gauges_are_half_open_to_the_tenth(play):
    layout = play.kernel.rules.layout
    place = layout.place("gauge", "x")
    below = shape(Condition.model_validate({"gauge": "x", "below": 15}), layout, None)
    from_85 = shape(Condition.model_validate({"gauge": "x", "at_least": 85}), layout, None)
    row = [0] * len(layout.variables)
    found = {}
    for tenths in (149, 150, 849, 850):
        row[place] = tenths
        found[tenths] = (make_test(below)(row), make_test(from_85)(row))
    assert found == {
        149: (True, False),
        150: (False, False),
        849: (False, False),
        850: (False, True),
    }


def test_the_day_is_decided_where_it_is_known(play):
    layout = play.kernel.rules.layout
    later = Condition.model_validate({"from_day": 2})
    assert shape(later, layout, 1) == NO
    assert shape(later, layout, 2) == YES
    assert isinstance(shape(later, layout, None), Within)
    joined = Condition.model_validate({"all": [{"flag": "on"}, {"from_day": 2}]})
    assert shape(joined, layout, 1) == NO
    assert isinstance(shape(joined, layout, 2), Within)


def test_states_side_by_side_are_a_range(play):
    layout = play.kernel.rules.layout
    near = Condition.model_validate({"track": "t", "is": ["top", "mid"]})
    apart = Condition.model_validate({"track": "t", "is": ["top", "low"]})
    assert shape(near, layout, None) == Within(layout.place("track", "t"), 1, 2)
    assert shape(apart, layout, None) == OneOf(layout.place("track", "t"), (0, 2))


ROW = st.lists(st.integers(0, 4), min_size=3, max_size=3)
PLACES = st.integers(0, 2)
LEAVES = (
    st.builds(Always, st.booleans())
    | st.builds(Within, PLACES, st.integers(0, 4), st.integers(0, 4) | st.just(1 << 30))
    | st.builds(OneOf, PLACES, st.lists(st.integers(0, 4), max_size=3).map(tuple))
)
SHAPES = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(Negated, inner)
        | st.builds(Every, st.lists(inner, max_size=3).map(tuple))
        | st.builds(Some, st.lists(inner, max_size=3).map(tuple))
    ),
    max_leaves=6,
)


def truth(asked, row):
    """What a shape means, word for word."""
    match asked:
        case Always():
            return asked.holds
        case Within():
            return asked.lowest <= row[asked.place] <= asked.highest
        case OneOf():
            return row[asked.place] in asked.values
        case Negated():
            return not truth(asked.part, row)
        case Every():
            return all(truth(part, row) for part in asked.parts)
        case Some():
            return any(truth(part, row) for part in asked.parts)


@given(SHAPES, ROW)
def test_a_test_says_what_its_shape_means(asked, row):
    assert make_test(asked)(row) == truth(asked, row)


@given(SHAPES, ROW)
def test_the_negation_says_the_opposite(asked, row):
    assert make_test(negated(asked))(row) != truth(asked, row)


@given(st.lists(SHAPES, max_size=3), ROW)
def test_joined_parts_keep_their_meaning(parts, row):
    assert make_test(both(*parts))(row) == all(truth(part, row) for part in parts)
    assert make_test(either(*parts))(row) == any(truth(part, row) for part in parts)


@given(st.integers(0, 1 << 32).map(Random), st.sets(st.integers(0, 3)))
def test_what_is_left_to_ask_where_something_is_known_has_the_same_answer(random, places):
    row = [random.randint(0, 3) for _ in range(4)]
    asked = some_shape(random)
    left = given_shape(asked, {place: row[place] for place in places})
    assert make_test(left)(row) == make_test(asked)(row)
    assert reads(left) <= reads(asked) - places


def some_shape(random, depth=3):
    """A condition over a row of four variables with values up to 3."""
    kind = random.randrange(6 if depth else 3)
    if kind == 0:
        return Within(random.randrange(4), random.randint(0, 2), random.choice([1, 2, FAR]))
    if kind == 1:
        return OneOf(random.randrange(4), tuple(sorted(random.sample(range(4), 2))))
    if kind == 2:
        return random.choice([YES, NO])
    parts = tuple(some_shape(random, depth - 1) for _ in range(random.randint(1, 3)))
    if kind == 3:
        return Every(parts)
    return Some(parts) if kind == 4 else Negated(parts[0])
