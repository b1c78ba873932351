"""Tables say of every value what the comparison or the sum itself would say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.rules.answers import test as make_test
from game.rules.conditions import FAR, OneOf, within
from game.rules.tables import added, bits, fixed, span

mosts = st.integers(0, 40)
anything = st.integers(-50, 50)
bounds = st.tuples(st.integers(0, 45), st.integers(0, 45) | st.just(FAR))


@given(bounds, mosts)
def test_a_span_holds_the_values_between_two_bounds(pair, most):
    lowest, highest = pair
    assert list(span(lowest, highest, most)) == [
        lowest <= value <= highest for value in range(most + 1)
    ]


@given(anything, mosts)
def test_what_is_added_stays_within_bounds(more, most):
    assert list(added(more, most)) == [min(max(value + more, 0), most) for value in range(most + 1)]


@given(anything, mosts)
def test_what_is_set_stays_within_bounds(value, most):
    assert list(fixed(value, most)) == [min(max(value, 0), most)] * (most + 1)


@given(st.lists(bounds, max_size=5), st.sets(st.integers(0, 45), max_size=4), mosts)
def test_bits_are_those_of_the_comparisons_that_hold(ranges, values, most):
    shapes = [within(0, *pair) for pair in ranges] + [OneOf(0, tuple(sorted(values)))]
    asked = [(shape, 1 << number) for number, shape in enumerate(shapes)]
    assert list(bits(asked, most)) == [
        sum(bit for shape, bit in asked if make_test(shape)([value])) for value in range(most + 1)
    ]
