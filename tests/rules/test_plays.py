"""Whole plays at one go, and how their facts are kept until somebody reads them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from game.rules import facts as f
from game.rules import menus, notes, phases
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.luck import documented, drawn
from game.rules.notes import Facts
from game.rules.plans import named_plan
from game.rules.policies import player, random_policy
from game.rules.state import Moment, State, Variable
from game.scenario.load import load
from game.scenario.model import Scenario
from game.scenario.values import Length
from tests.rules.made import made
from tests.rules.small import tiny

NOON = Moment(3, 0)


def step_by_step(kernel, policy, luck, temperament=None):
    """Every state of a play with the facts that led to it."""
    stood = [kernel.begin(luck, temperament)]
    while legal := kernel.legal(stood[-1][0]):
        state = stood[-1][0]
        stood.append(kernel.apply(state, policy(state.values, kernel.menu(state), legal), luck))
    return stood


@pytest.mark.parametrize("seed", range(30))
def test_a_whole_play_is_the_play_of_its_choices_one_by_one(seed):
    scenario = Scenario.model_validate(made(Random(seed)))
    rules = compile_rules(scenario, Length.FULL)
    kernel = Kernel(rules)
    policy = player(named_plan(scenario, rules, ("random", "swarm", "typical")[seed % 3]), seed)
    luck = documented(rules.luck_table, drawn(seed)) if seed % 2 else drawn(seed)
    temperament = drawn(seed) if seed % 5 else None
    stood = step_by_step(kernel, policy, luck, temperament)
    state, facts = kernel.play(policy, luck, temperament)
    assert state == stood[-1][0]
    assert facts == tuple(fact for _state, told in stood for fact in told)


@pytest.mark.parametrize("seed", range(5))
def test_a_play_is_gone_on_with_from_any_choice(seed):
    kernel = Kernel(compile_rules(tiny(), Length.FULL))
    policy, luck = random_policy(seed), drawn(seed)
    stood = step_by_step(kernel, policy, luck)
    for place, (state, _facts) in enumerate(stood):
        last, facts = kernel.play_on(policy, state, luck)
        assert last == stood[-1][0]
        assert facts == tuple(fact for _state, told in stood[place + 1 :] for fact in told)


def shipped():
    scenario = load(Path(__file__).resolve().parents[2] / "scenarios" / "cuba-1962").scenario
    assert scenario is not None
    return compile_rules(scenario, Length.LESSON)


def test_what_is_remembered_of_phases_and_menus_changes_nothing(monkeypatch):
    rules = shipped()
    remembering = Kernel(rules)
    for seed in range(25):
        monkeypatch.setattr(phases, "MOST", 512)
        monkeypatch.setattr(menus, "MOST", 256)
        wanted = remembering.play(random_policy(seed), drawn(seed))
        monkeypatch.setattr(phases, "MOST", seed % 3)
        monkeypatch.setattr(menus, "MOST", 0)
        assert Kernel(rules).play(random_policy(seed), drawn(seed)) == wanted


def test_numbers_drawn_together_choose_alike():
    kernel = Kernel(shipped())
    for seed in range(5):
        one, two = random_policy(seed), random_policy(seed, kernel.lots)
        assert kernel.play(one, drawn(seed)) == kernel.play(two, drawn(seed))


def test_a_play_that_is_over_stays_as_it_is():
    kernel = Kernel(compile_rules(tiny(), Length.FULL))
    state, _facts = kernel.play(random_policy(1), drawn(1))
    assert state.ending
    assert kernel.play_on(random_policy(1), state, drawn(2)) == (state, ())
    assert kernel.advance(state, drawn(2)) == (state, ())


def test_a_policy_is_asked_only_what_is_open():
    kernel = Kernel(compile_rules(tiny(), Length.FULL))
    asked = []

    def first(row, step, legal):
        asked.append(
            (step.key, legal, kernel.legal(State(kernel.rules.steps.index(step), (*row,))))
        )
        return legal[0]

    kernel.play(first, drawn(4))
    assert len(asked) > 1
    assert all(legal and legal == again for _key, legal, again in asked)


# --- Facts --------------------------------------------------------------------


def some() -> Facts:
    lit = notes.plain(f.Lit, "rule/a", "So it is.", "lamp")
    moved = notes.changed("rule/a", "So it is.", 0, Variable("gauge", "x", 10, 1000))
    unsaid = (notes.quiet, NOON, (1, 5))
    stood = (notes.stood, NOON, True)
    ended = (notes.ended, NOON, "peace")
    told = [(lit, NOON, (1, 7)), stood, (moved, NOON, 30), unsaid, stood, ended]
    return Facts(told, (10, 0), quiet=1)


MADE = (
    f.Lit(3, 0, "rule/a", "So it is.", "lamp"),
    f.Stood(3, 0, "turn/stood", "", (10, 7), evening=True),
    f.Changed(3, 0, "rule/a", "So it is.", "x", "gauge", 10, 30),
    f.Stood(3, 0, "turn/stood", "", (30, 5), evening=True),
    f.Ended(3, 0, "turn/end", "", "peace"),
)


def test_facts_are_what_their_notes_tell():
    assert tuple(some()) == MADE
    assert some() == MADE
    assert some() == some()
    assert some() != Facts()
    assert (hash(some()), repr(some())) == (hash(MADE), repr(MADE))


def test_facts_are_read_like_a_tuple():
    facts = some()
    assert (facts[-1], facts[:2], len(facts)) == (MADE[-1], MADE[:2], len(MADE))
    assert MADE[1] in facts
    assert not Facts()
    assert [*facts, *Facts()] == [*MADE]


def test_a_fact_is_made_once_and_only_when_it_is_read():
    made_of = []

    def telling(note, _row):
        made_of.append(note[1])
        return MADE[0]

    facts = Facts([(telling, NOON)])
    assert len(facts) == 1
    assert not made_of
    assert facts[0] is facts[0]
    assert made_of == [NOON]
