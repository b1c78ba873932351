"""Luck: the vectors of the design, and what a draw promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.luck import MASK, WHOLE, Lots, boundaries, documented, drawn, key, mix, pick

VECTORS = [
    ("chance/10.1/captain-acts", 0x4AC83D2EB6F41BC7, (8982, 66, 2860, 6225)),
    ("option/10/ships-at-the-line/turn-the-ships", 0x1ABD0B87D1701CA9, (2477, 7342, 9619, 9521)),
    ("policy/10/ships-at-the-line", 0xA29533F55F599505, (8065, 4607, 8598, 623)),
]
SEEDS = (0, 1, 1962, (1 << 64) - 1)
MIXED = {0: 0xE220A8397B1DCDAF, 1: 0x910A2DEC89025CC1, 1962: 0x0158843E92649AF3}

weight_lists = st.lists(st.integers(0, 5_000), min_size=1, max_size=6).filter(any)
numbers = st.integers(0, WHOLE - 1)


@pytest.mark.parametrize(("name", "expected", "numbers_by_seed"), VECTORS)
def test_vectors_of_the_design(name, expected, numbers_by_seed):
    assert key(name) == expected
    assert tuple(drawn(seed).number(key(name)) for seed in SEEDS) == numbers_by_seed


def test_mix_is_splitmix64():
    assert {seed: mix(seed) for seed in MIXED} == MIXED


@given(st.integers(0, (1 << 64) - 1), st.integers(0, (1 << 64) - 1))
def test_a_number_is_the_high_half_of_mix_scaled(seed, name_key):
    expected = ((mix(mix(seed) ^ name_key) >> 32) * WHOLE) >> 32
    assert drawn(seed).number(name_key) == expected
    assert 0 <= expected < WHOLE


def test_documented_luck_knows_its_table_and_asks_the_seed_for_the_rest():
    luck = documented({7: 1234}, drawn(5))
    assert luck.number(7) == 1234
    assert luck.number(8) == drawn(5).number(8)


@given(weight_lists)
def test_boundaries_ascend_to_the_whole(weights):
    limits = boundaries(weights)
    assert list(limits) == sorted(limits)
    assert limits[-1] == WHOLE
    assert len(limits) == len(weights)


@given(weight_lists, numbers)
def test_a_boundary_never_contradicts_what_fell(weights, number):
    so_far = [sum(weights[: place + 1]) for place in range(len(weights))]
    exact = next(place for place, low in enumerate(so_far) if number * so_far[-1] < low * WHOLE)
    fell = pick(number, boundaries(weights))
    assert fell == exact
    assert weights[fell] > 0


@given(weight_lists, numbers, st.integers(1, 5_000))
def test_more_weight_for_the_worst_never_makes_it_milder(weights, number, more):
    graver = [*weights[:-1], weights[-1] + more]
    assert pick(number, boundaries(graver)) >= pick(number, boundaries(weights))


@given(st.integers(0, WHOLE - 1), numbers)
def test_a_chance_in_basis_points_is_exact(chance, number):
    assert pick(number, boundaries([WHOLE - chance, chance])) == int(number >= WHOLE - chance)


def test_no_number_lies_beyond_the_whole():
    with pytest.raises(ValueError, match="10000"):
        pick(WHOLE, (WHOLE,))


def test_numbers_of_many_names_are_spread_evenly():
    # Fixed names and seeds, so that this can never fail by chance.
    tenths = [0] * 10
    for name in range(200):
        for seed in range(50):
            tenths[drawn(seed).number(key(f"name/{name}")) // 1000] += 1
    assert all(900 <= count <= 1100 for count in tenths), tenths


@given(st.lists(st.integers(0, MASK), max_size=40, unique=True), st.integers(0, MASK))
def test_numbers_drawn_together_are_those_drawn_one_by_one(keys, seed):
    luck = drawn(seed)
    assert Lots(keys).numbers(luck) == {each: luck.number(each) for each in keys}
