"""What holds for every scenario and every play: laws of the kernel, tried on made scenarios."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from game.rules import facts as f
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.luck import WHOLE, Documented, drawn, key
from game.rules.replay import Choice, Setting, replay
from game.scenario.model import Scenario
from game.scenario.values import Length
from tests.rules import small
from tests.rules.made import made
from tests.rules.small import Data, Play, by_name, tiny

quick = settings(
    max_examples=40,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
scenarios = st.integers(0, 1 << 32).map(lambda seed: made(Random(seed)))
picks = st.lists(st.integers(0, 5), min_size=1, max_size=8)
seeds = st.integers(0, (1 << 64) - 1)


def kernel_of(data: Data, length: Length = Length.FULL) -> Kernel:
    return Kernel(compile_rules(Scenario.model_validate(data), length))


def played(kernel: Kernel, seed: int, turns: list[int]) -> Play:
    ((_, play),) = small.random_plays(kernel, [seed], turns)
    return play


def shuffled(value, mixer: Random):
    """The same data with the entries of blocks and of joined conditions in another order."""
    if isinstance(value, dict):
        changed = {name: shuffled(each, mixer) for name, each in value.items()}
        for name in ("now", "then"):
            if isinstance(changed.get(name), dict):
                entries = list(changed[name].items())
                mixer.shuffle(entries)
                changed[name] = dict(entries)
        for name in ("all", "any", "also", "is"):
            if isinstance(changed.get(name), list):
                mixer.shuffle(changed[name])
        return changed
    return [shuffled(each, mixer) for each in value] if isinstance(value, list) else value


# --- Metamorphic ------------------------------------------------------------


@quick
@given(scenarios, seeds, picks, seeds)
def test_the_order_of_entries_means_nothing(data, seed, turns, mix):
    one = played(kernel_of(data), seed, turns)
    two = played(kernel_of(shuffled(data, Random(mix))), seed, turns)
    assert one.states == two.states
    assert one.facts == two.facts


@quick
@given(scenarios, seeds, picks, seeds)
def test_the_order_of_declarations_moves_only_the_row(data, seed, turns, mix):
    other = deepcopy(data)
    for section in ("gauges", "counters", "flags", "tracks", "people", "endings"):
        Random(mix).shuffle(other[section])
    first, second = kernel_of(data), kernel_of(other)
    one, two = played(first, seed, turns), played(second, seed, turns)
    for mine, yours in zip(one.states, two.states, strict=True):
        assert by_name(first, mine) == by_name(second, yours)
    assert one.ending == two.ending


@quick
@given(scenarios, seeds, picks)
def test_what_is_never_reached_moves_no_luck(data, seed, turns):
    never = {"all": [{"flag": "unset"}, {"gauge": "x", "at_least": 0}]}
    fall = [small.outcome("calm", 1, now={"x": "+9"}), small.outcome("grave", 1, ending="war")]
    more = deepcopy(data)
    more["flags"].append({"id": "unset", "name": "-"})
    lit = [small.fuse("unlit", then={"y": "=1"})]
    late = small.rule("late", "half", when=never, outcomes=fall, fuses=lit)
    more["rules"].insert(0, late)
    more["incidents"].insert(0, small.incident("none", 9_999, when=never, outcomes=fall))
    shut = small.matter("shut", half=1, when=never)
    more["days"][0]["matters"].append(shut)
    more["days"][0]["matters"][0]["options"].append(small.option("z", when=never, outcomes=fall))
    first, second = kernel_of(data), kernel_of(more)
    one, two = played(first, seed, turns), played(second, seed, turns)
    kinds = (f.Fell, f.Changed, f.Taken, f.WentOff, f.Arrived, f.Ended)
    assert one.told(*kinds) == two.told(*kinds)
    known = by_name(first, one.state)
    found = by_name(second, two.state)
    assert {name: found[name] for name in known} == known


@quick
@given(scenarios, seeds, picks)
def test_what_is_never_read_changes_nothing_else(data, seed, turns):
    more = deepcopy(data)
    more["gauges"].append(small.gauge("unread"))
    for day in more["days"]:
        for matter in day["matters"]:
            for option in matter["options"]:
                option["now"] = {**option.get("now", {}), "unread": "+7"}
    first, second = kernel_of(data), kernel_of(more)
    one, two = played(first, seed, turns), played(second, seed, turns)
    assert one.told(f.Fell, f.Taken) == two.told(f.Fell, f.Taken)
    known, found = by_name(first, one.state), by_name(second, two.state)
    assert {name: found[name] for name in known} == known


@quick
@given(scenarios, seeds, picks, picks)
def test_the_same_luck_whatever_is_chosen(data, seed, turns, others):
    kernel = kernel_of(data)
    numbers: dict[str, int] = {}
    for play in (played(kernel, seed, turns), played(kernel, seed, others)):
        for fact in play.told(f.Fell):
            assert fact.number == drawn(seed).number(key(fact.name))
            assert numbers.setdefault(fact.name, fact.number) == fact.number


@quick
@given(scenarios, seeds, picks)
def test_documented_luck_differs_only_where_it_is_documented(data, seed, turns):
    kernel = kernel_of(data)
    table = kernel.rules.luck_table
    play = Play(kernel, Documented(table, drawn(seed)))
    while play.asked:
        play.take(play.offered[turns[0] % len(play.offered)])
    for fact in play.told(f.Fell):
        name_key = key(fact.name)
        assert fact.number == table.get(name_key, drawn(seed).number(name_key))


@quick
@given(scenarios, seeds, picks)
def test_the_replay_of_a_prefix_is_the_prefix_of_the_replay(data, seed, turns):
    kernel = kernel_of(data)
    setting = Setting("drawn", "drawn", seed)
    whole = replay(kernel, setting, ())
    while kernel.legal(whole.state):
        legal = kernel.legal(whole.state)
        step = kernel.menu(whole.state)
        entry = step.entries[legal[turns[len(whole.stretches) % len(turns)] % len(legal)]]
        choices = [each.choice for each in whole.stretches if each.choice is not None]
        longer = replay(kernel, setting, [*choices, Choice(step.key, entry.id)])
        assert longer.stretches[:-1] == whole.stretches
        whole = longer
    assert whole.stopped == ""


# --- Properties of every play ------------------------------------------------


@quick
@given(scenarios, seeds, picks, st.sampled_from(Length))
def test_every_play_keeps_its_range_and_ends(data, seed, turns, length):
    kernel = kernel_of(data, length)
    play = played(kernel, seed, turns)
    variables = kernel.rules.layout.variables
    for state in play.states:
        assert all(
            0 <= value <= each.highest for value, each in zip(state.values, variables, strict=True)
        )
    *running, last = play.states
    assert all(kernel.legal(state) and not state.ending for state in running)
    assert last.ending
    assert kernel.legal(last) == ()
    assert [type(fact) for fact in play.facts].count(f.Ended) == 1
    assert isinstance(play.facts[-1], f.Ended)
    steps = [state.step for state in running]
    assert steps == sorted(set(steps)), "a step runs at most once"


@quick
@given(scenarios, seeds, picks)
def test_boundaries_ascend_to_the_whole(data, seed, turns):
    for fact in played(kernel_of(data), seed, turns).told(f.Fell):
        assert list(fact.boundaries) == sorted(fact.boundaries)
        assert fact.boundaries[-1] == WHOLE
        below = fact.boundaries[fact.outcome - 1] if fact.outcome else 0
        assert below <= fact.number < fact.boundaries[fact.outcome]


@quick
@given(scenarios, seeds, picks)
def test_apply_is_pure(data, seed, turns):
    kernel, twin = kernel_of(data), kernel_of(data)
    luck = drawn(seed)
    play = played(kernel, seed, turns)
    for state in play.states[:-1]:
        values = tuple(state.values)
        for place in kernel.legal(state):
            assert kernel.apply(state, place, luck) == twin.apply(state, place, luck)
        assert state.values == values


@quick
@given(scenarios, seeds, picks)
def test_changes_tell_the_whole_story(data, seed, turns):
    """Folding the facts from the start gives the last row, the hours apart."""
    kernel = kernel_of(data)
    play = played(kernel, seed, turns)
    kinds = ("gauge", "counter", "track", "flag", "received")
    row = {
        (each.kind, each.id): each.start
        for each in kernel.rules.layout.variables
        if each.kind in kinds and each.id != "hours"
    }
    row["counter", "n"] = 6  # its documented temperament
    for fact in play.facts:
        if isinstance(fact, f.Changed) and fact.what != "hours":
            assert row[fact.kind, fact.what] == fact.before
            row[fact.kind, fact.what] = fact.after
        elif isinstance(fact, f.Received):
            row["received", fact.paper] = 1
    found = by_name(kernel, play.state)
    assert {name: found[name] for name in row} == row


@quick
@given(scenarios, seeds, picks)
def test_facts_run_forward_in_time_and_each_moment_stands_once(data, seed, turns):
    play = played(kernel_of(data), seed, turns)
    moments = [(fact.day, fact.half) for fact in play.facts]
    assert moments == sorted(moments)
    stood = [(fact.day, fact.half, fact.evening) for fact in play.told(f.Stood)]
    assert len(stood) == len(set(stood))


@quick
@given(scenarios, seeds, picks)
def test_what_is_told_of_the_row_is_the_row(data, seed, turns):
    """A stretch that ends with how things stood has come to where they stand."""
    kernel = kernel_of(data)
    state, facts = kernel.begin(drawn(seed), drawn(seed))
    told = [*facts]
    while kernel.legal(state):
        if isinstance(facts[-1], f.Stood):
            assert facts[-1].values == state.values
        legal = kernel.legal(state)
        state, facts = kernel.apply(state, legal[turns[0] % len(legal)], drawn(seed))
        told += facts
    places = {(each.kind, each.id): n for n, each in enumerate(kernel.rules.layout.variables)}
    row: dict[int, int] = {}
    for fact in told:
        if isinstance(fact, f.Changed):
            row[places[fact.kind, fact.what]] = fact.after
        elif isinstance(fact, f.Stood):
            assert fact.values[places["day", "day"]] == fact.day
            assert not [place for place in row if fact.values[place] != row[place]]


@quick
@given(scenarios, seeds, picks)
def test_a_replay_stops_where_a_choice_does_not_fit(data, seed, turns):
    kernel = kernel_of(data)
    setting = Setting("drawn", "documented", seed)
    play = played(kernel, seed, turns)
    taken = [
        Choice(kernel.menu(state).key, fact.id)
        for state, fact in zip(play.states, play.told(f.Taken), strict=False)
    ]
    whole = replay(kernel, setting, taken)
    assert (whole.stopped, whole.fitted, whole.state) == ("", len(taken), play.state)
    assert "after the end" in replay(kernel, setting, [*taken, *taken[:1]]).stopped or not taken
    for place, choice in enumerate(taken):
        for wrong in (Choice("matter/9/no", choice.id), Choice(choice.menu, "no")):
            found = replay(kernel, setting, [*taken[:place], wrong, *taken[place:]])
            assert (found.fitted, len(found.stretches)) == (place, place + 1)
            assert found.stopped.endswith(".")


# --- The generator itself ----------------------------------------------------


def test_made_scenarios_meet_everything():
    """Over fixed seeds, so that a law above is never true of nothing."""
    met = set()
    for seed in range(60):
        kernel = kernel_of(made(Random(seed)))
        for _, play in small.random_plays(kernel, [seed], [seed, 1, 0, 2, seed // 7]):
            met |= {type(fact).__name__ for fact in play.facts}
            met |= {fact.menu for fact in play.told(f.Taken)}
            met |= {play.ending}
            met |= {"worst" for fact in play.told(f.Fell) if fact.outcome}
    assert met >= {
        *("Changed", "Fell", "Told", "Sent", "Arrived", "Lit", "WentOff", "Ran", "Received"),
        *("question", "matter", "clause", "grounds", "initiative", "interruption"),
        *("over", "war", "worn", "calm", "worst"),
    }


def test_laws_hold_for_the_tests_own_scenario():
    for length in Length:
        kernel = Kernel(compile_rules(tiny(), length))
        for _seed, play in small.random_plays(kernel, range(20), [0, 1, 2, 1, 0, 3]):
            assert play.ending
            assert [fact.number for fact in play.told(f.Fell)] == [
                play.luck.number(key(fact.name)) for fact in play.told(f.Fell)
            ]
