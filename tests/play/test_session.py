"""The session: a day phase by phase, what is shown when, undo, and resuming anywhere."""

from __future__ import annotations

from random import Random

import pytest

from game.play.machine import WAYS, UnknownWayError
from game.play.record import Note, Record, Settings
from game.play.session import ChoiceRefusedError, Session
from game.rules import facts as f
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.scenario.model import Scenario
from game.scenario.values import Length
from tests.rules import small
from tests.rules.made import made
from tests.rules.small import day, matter, option, question, rule, tiny

FULL = Settings(length=Length.FULL, luck="drawn")
TRIGGERS = sorted({way.trigger for way in WAYS})


def session(*days, settings: Settings = FULL, **sections) -> Session:
    return Session.begin(small.scenario(*days, **sections), settings, 0)


def whole_day(number: int, **more):
    """A day with everything that is asked by day."""
    return day(
        number,
        matter(f"m{number}"),
        questions=[question(f"q{number}")],
        initiatives=[option(f"i{number}")],
        **more,
    )


def walk(play: Session, *steps: str) -> list[str]:
    """Go or choose, whatever each word means here; the phases on the way."""
    seen = []
    for step in steps:
        if step in TRIGGERS:
            play.go(step)
        else:
            play.choose(step)
        seen.append(play.phase)
    return seen


def again(play: Session) -> Session:
    return Session.resume(play.scenario, play.record, play.kernel)


def seen(play: Session) -> dict[str, object]:
    """Everything that a page could ask, for comparing two sessions."""
    days = range(1, len(play.scenario.days) + 1)
    views = [(play.at_morning(n), play.before_night(n), play.at_evening(n)) for n in days]
    return {
        "place": (play.phase, play.day, play.place),
        "view": play.view,
        "views": views,
        "facts": [play.facts(number) for number in days],
        "papers": [play.papers(number) for number in days],
        "menu": (play.menu, play.pending(), play.legal()),
        "open": [trigger for trigger in TRIGGERS if play.can(trigger)],
        "undo": play.can_undo,
        "ending": play.ending,
        "record": play.record,
    }


# --- A day --------------------------------------------------------------------


def test_a_day_from_the_prologue_to_the_next_morning():
    play = session(whole_day(1), whole_day(2))
    assert play.phase == "prologue"
    assert walk(play, "next", "to_council", "q1", "to_map", "to_council", "to_matters") == [
        *("morning", "council", "council", "map", "council", "matters")
    ]
    assert walk(play, "a", "i1", "nothing") == ["order", "order", "forecast"]
    assert walk(play, "to_night", "next", "next", "next_day") == [
        *("night-first", "night-second", "trace", "morning")
    ]
    assert (play.day, play.pending("question").slot) == (2, 1)


def test_leaving_the_council_closes_the_questions():
    play = session(whole_day(1), whole_day(2))
    walk(play, "next", "to_council")
    assert play.can("to_matters")
    walk(play, "to_matters")
    assert play.phase == "matters"
    assert [taken.id for taken in play.chosen(1)] == ["nothing"]


def test_the_matters_can_be_reached_from_the_morning():
    play = session(whole_day(1), whole_day(2))
    walk(play, "next")
    assert play.can("to_matters")
    assert walk(play, "to_matters") == ["matters"]


def test_no_question_is_closed_where_the_matters_are_not_open():
    play = session(whole_day(1), whole_day(2))
    assert not play.can("to_matters")
    with pytest.raises(UnknownWayError):
        play.go("to_matters")
    assert play.chosen() == ()


def test_clauses_and_further_matters_follow_by_themselves():
    clause = {"id": "how", "prompt": "-", "choices": [{"id": c, "text": "-"} for c in "xy"]}
    bold = option("bold", clauses=[clause])
    play = session(day(1, matter("m1", option("a"), bold), matter("more")), day(2))
    walk(play, "next", "to_matters")
    assert walk(play, "bold", "x", "b") == ["order", "matters", "forecast"]


def test_a_day_that_asks_nothing_is_shown_all_the_same():
    quiet = day(2, matter("m2", when={"flag": "off"}), rules=[rule("r", "half", now={"x": "+5"})])
    play = session(day(1), quiet, day(3))
    walk(play, "next", "to_matters", "a", "to_night", "next", "next", "next_day")
    assert (play.phase, play.day) == ("morning", 2)
    assert play.view.gauge("x") == 50
    assert play.at_evening(2) is None
    assert play.at_morning(3) is None
    assert again(play).place == play.place
    assert walk(play, "to_matters") == ["forecast"]
    assert walk(play, "to_night", "next", "next") == ["night-first", "night-second", "trace"]
    assert play.view.gauge("x") == 60
    assert walk(play, "next_day") == ["morning"]
    assert play.day == 3


def test_the_night_is_told_half_by_half():
    wake = rule("r", "half", now={"x": "+5"})
    play = session(day(1), day(2, papers=[small.paper("p2")]), rules=[wake])
    walk(play, "next", "to_matters", "a")
    shown = []
    for trigger in ("to_night", "next", "next", "next_day"):
        log = [(fact.day, fact.half) for fact in play.log("x")]
        shown.append((play.phase, play.view.gauge("x"), log, [p.id for p in play.papers(2)]))
        play.go(trigger)
    assert shown == [
        ("forecast", 50, [], []),
        ("night-first", 55, [(1, 1)], []),
        ("night-second", 60, [(1, 2), (1, 1)], []),
        ("trace", 60, [(1, 2), (1, 1)], []),
    ]
    assert [paper.id for paper in play.papers()] == ["p2"]


# --- Interruptions ------------------------------------------------------------


@pytest.mark.parametrize("half", [1, 2])
def test_an_interruption_breaks_into_its_half_and_leads_back_to_it(half):
    wake = matter("wake", option("rise", now={"x": "+5"}), option("sleep"), half=half)
    play = session(day(1, matter("m1"), wake), day(2))
    walk(play, "next", "to_matters", "a", "to_night", *["next"] * (half - 1))
    before = play.phase
    assert before == ("night-first" if half == 1 else "night-second")
    assert play.pending() is None
    assert play.view.gauge("x") == 50
    assert walk(play, "next") == ["interruption"]
    assert play.pending().owner == "wake"
    assert not play.can("next")
    assert again(play).place == play.place
    assert walk(play, "rise") == [before]
    assert play.view.gauge("x") == 55
    assert [taken.id for taken in play.facts(1, half) if isinstance(taken, f.Taken)] == ["rise"]
    assert again(play).place == play.place
    assert not play.can_undo
    assert walk(play, *["next"] * (3 - half))[-1] == "trace"
    assert play.at_evening(1).gauge("x") == 55


# --- Endings ------------------------------------------------------------------

WAR = [small.ending("over", 100, final=True), small.ending("war", 1, on_call=True)]


def test_an_order_can_end_the_play_at_once():
    play = session(day(1, matter("m1", option("a", ending="war"), option("b"))), endings=WAR)
    assert walk(play, "next", "to_matters", "a")[-1] == "ending"
    assert play.ending.id == "war"
    with pytest.raises(ChoiceRefusedError, match="over"):
        play.choose("a")
    assert again(play).place == play.place


def test_a_question_can_end_the_play_at_once():
    ask = question("q1", ending="war")
    play = session(day(1, questions=[ask]), endings=WAR)
    assert walk(play, "next", "to_council", "q1")[-1] == "ending"


@pytest.mark.parametrize(
    ("at", "phases"),
    [
        ("first-half", ["night-first", "ending"]),
        ("second-half", ["night-first", "night-second", "ending"]),
        ("morning", ["night-first", "night-second", "trace", "ending"]),
    ],
)
def test_a_night_is_shown_before_it_ends_the_play(at, phases):
    strike = rule("strike", at, ending="war", from_day=2 if at == "morning" else 1)
    play = session(day(1), day(2), endings=WAR, rules=[strike])
    walk(play, "next", "to_matters", "a")
    assert play.ending.id == "war"
    assert not any(isinstance(fact, f.Ended) for fact in play.facts(1))
    found = []
    while play.phase != "ending":
        trigger = {"forecast": "to_night", "trace": "next_day"}.get(play.phase, "next")
        assert play.can(trigger)
        assert not play.can("close") or found
        walk(play, trigger)
        found.append(play.phase)
        assert seen(again(play)) == seen(play)
    assert found == phases
    assert play.day == (2 if at == "morning" else 1)


def test_the_answer_to_an_interruption_can_end_the_play():
    wake = matter("wake", option("fire", ending="war"), option("b"), half=1)
    play = session(day(1, matter("m1"), wake), day(2), endings=WAR)
    walk(play, "next", "to_matters", "a", "to_night", "next")
    assert walk(play, "fire") == ["ending"]


def test_the_last_night_has_its_trace_before_the_ending():
    play = session(day(1))
    walk(play, "next", "to_matters", "a", "to_night", "next")
    assert walk(play, "next", "next_day", "next") == ["trace", "ending", "debrief-first"]
    assert play.ending.id == "over"


def test_looking_back_from_the_last_trace_goes_by_the_ending():
    play = session(day(1))
    walk(play, "next", "to_matters", "a", "to_night", "next", "next")
    assert play.can("debrief")
    assert walk(play, "debrief") == ["ending"]


# --- Looking back before the end ----------------------------------------------


@pytest.mark.parametrize(
    ("steps", "back"),
    [
        (["next"], "council"),
        (["next", "to_matters"], "matters"),
        (["next", "to_matters", "a"], "order"),
        (["next", "to_matters", "a", "nothing"], "forecast"),
        (["next", "to_matters", "a", "nothing", "to_night"], "night-first"),
        (["next", "to_matters", "a", "nothing", "to_night", "next"], "night-second"),
        (["next", "to_matters", "a", "nothing", "to_night", "next", "next"], "night-second"),
    ],
)
def test_looking_back_early_shows_no_more_and_leads_back(steps, back):
    play = session(whole_day(1), whole_day(2))
    walk(play, *steps)
    facts = play.facts(1)
    assert walk(play, "debrief", "next") == ["debrief-first", "debrief-envelopes"]
    assert play.facts(1) == facts
    assert play.legal() == frozenset()
    with pytest.raises(ChoiceRefusedError):
        play.choose("a")
    assert again(play).place == play.place
    assert walk(play, "resume_day") == [back]


def test_a_play_that_was_left_is_resumed_where_it_was():
    play = session(whole_day(1), whole_day(2))
    walk(play, "next", "to_matters", "a", "nothing", "to_night")
    place = play.place
    assert walk(play, "leave") == ["title"]
    assert again(play).place == place


# --- Choosing -----------------------------------------------------------------


def test_choices_are_taken_only_where_they_are_asked():
    play = session(whole_day(1), whole_day(2))
    walk(play, "next", "to_council")
    before = play.record
    for wrong in ("a", "i1", "no"):
        with pytest.raises(ChoiceRefusedError):
            play.choose(wrong)
    walk(play, "to_matters", "a", "nothing")
    assert play.menu.day == 2, "the night has happened"
    assert play.pending() is None
    assert play.legal() == frozenset()
    with pytest.raises(ChoiceRefusedError, match="Nothing is asked"):
        play.choose("q2")
    assert before.choices == ()


def test_reasons_why_an_entry_is_not_open():
    items = [
        option("long", hours=9),
        option("shut", when={"flag": "off"}),
        option("walk", hours=1),
    ]
    counters = [small.counter("hours", 0, 48)]
    head = {"hours": {"counter": "hours", "rest_gauge": "x", "per": 2, "adds": 1}}
    play = session(day(1, initiatives=items), counters=counters, head=head)
    walk(play, "next", "to_matters", "a")
    assert play.legal() == {"walk", "nothing"}
    reasons = {name: play.why_not(name) for name in ("long", "shut", "walk", "nothing", "no")}
    assert reasons == {"long": "hours", "shut": "closed", "walk": "", "nothing": "", "no": "closed"}
    walk(play, "walk")
    assert play.why_not("walk") == "taken"


def test_listeners_hear_of_every_change():
    play = session(whole_day(1), whole_day(2))
    heard: list[Record] = []
    play.listen(lambda each: heard.append(each.record))
    walk(play, "next", "to_council", "q1")
    play.note("reason", "m1", "Because.")
    play.mark_read("p1")
    play.mark_read("p1")
    assert heard[-1] == play.record
    assert len(heard) == 5
    assert play.read("p1")
    assert play.notes.of_kind("reason") == {"m1": "Because."}


# --- Undo ---------------------------------------------------------------------


def test_undo_is_never_having_chosen():
    play = session(whole_day(1), whole_day(2))
    walk(play, "next", "to_matters")
    assert not play.can_undo
    for entry in ("a", "i1", "nothing"):
        before = seen(play)
        walk(play, entry)
        assert play.can_undo
        play.undo()
        assert seen(play) == before
        walk(play, entry)
    for phase in ("order", "order", "matters"):
        play.undo()
        assert play.phase == phase
    assert not play.can_undo


def test_undo_ends_where_the_night_begins():
    play = session(whole_day(1), whole_day(2))
    walk(play, "next", "to_matters", "a", "nothing", "to_night")
    assert not play.can_undo
    record = play.record
    play.undo()
    assert play.record == record
    walk(play, "next", "next", "next_day")
    assert not play.can_undo


def test_a_question_is_not_undone_and_a_class_play_nothing():
    play = session(whole_day(1), whole_day(2))
    walk(play, "next", "to_council", "q1")
    assert not play.can_undo
    under_code = Settings(length=Length.FULL, luck="drawn", class_play=True)
    other = session(whole_day(1), whole_day(2), settings=under_code)
    walk(other, "next", "to_matters", "a")
    assert not other.can_undo


# --- The desk -----------------------------------------------------------------


def test_papers_are_those_that_came_that_day():
    papers = [
        small.paper("p1"),
        small.paper("never", when={"flag": "off"}),
        small.paper("short", lengths=["lesson"]),
        small.paper("chart", on_request=True),
    ]
    ask = question("q", brings=["chart"])
    play = session(day(1, papers=papers, questions=[ask]), day(2))
    walk(play, "next", "to_council")
    assert [paper.id for paper in play.papers()] == ["p1"]
    walk(play, "q")
    assert [paper.id for paper in play.papers()] == ["p1", "chart"]
    assert play.papers(2) == ()


@pytest.mark.parametrize("shown", ["exact", "banded", "estimated", "words", "hidden"])
def test_a_gauge_is_seen_as_far_as_it_may_be(shown):
    seen_gauge = {**small.gauge("x", 42), "shown": shown, "error": 5}
    for seed in range(12):
        made_play = Session.begin(small.scenario(gauges=[seen_gauge]), FULL, seed)
        gauge = made_play.scenario.gauges[0]
        found = made_play.estimate(gauge)
        assert found == made_play.estimate(gauge)
        assert made_play.visible(gauge) == (shown != "hidden")
        if shown in ("words", "hidden"):
            assert (found.low, found.high) == (None, None)
        elif shown == "exact":
            assert (found.low, found.high) == (42, 42)
        else:
            assert found.low <= 42 <= found.high
            assert found.high - found.low == 10


def test_an_estimate_is_as_old_as_the_morning():
    seen_gauge = {**small.gauge("x", 42), "shown": "estimated", "error": 5}
    days = [day(1, matter("m1", option("a", now={"x": "+30"}), option("b")), matter("more"))]
    play = session(*days, day(2), gauges=[seen_gauge])
    gauge = play.scenario.gauges[0]
    walk(play, "next", "to_matters")
    before = play.estimate(gauge)
    walk(play, "a")
    assert play.estimate(gauge) == before
    assert play.estimate(gauge, play.view) != before


# --- Records ------------------------------------------------------------------


@pytest.mark.parametrize(
    "noted",
    [
        *("", "x", "1/0", "1/0/moon", "9/0/morning", "0/0/morning", "1/7/debrief-first"),
        *("1/0/debrief-moon", "-1/0/morning", "1/0/trace", "1/2/trace", "2/0/morning"),
        *("1/1/interruption", "1/0/ending", "1/0/title", "1/0/prologue", "1/0/forecast"),
        *("²/0/morning", "1/0/order", "9999999999/0/morning", "1/2/night-second", "1/1/map"),
    ],
)
def test_a_place_that_the_choices_do_not_allow_is_not_believed(noted):
    play = session(whole_day(1), whole_day(2))
    walk(play, "next", "to_council", "q1")
    kept = [note for note in play.record.notes if note.kind != "place"]
    record = play.record
    notes = (*kept, Note("place", "at", noted))
    other = Record(
        record.scenario,
        record.version,
        record.digest,
        record.settings,
        record.seed,
        record.choices,
        notes,
    )
    resumed = Session.resume(play.scenario, other, play.kernel)
    assert (resumed.day, resumed.phase) == (1, "morning")
    assert resumed.record.choices == record.choices
    assert "place" not in {kind for kind, _ in resumed.notes.held}


def test_choices_alone_lead_to_the_menu_they_wait_at():
    wake = matter("wake", half=2)
    play = session(whole_day(1), day(2, matter("m2"), wake))
    found = []
    entries = iter(["nothing", "a", "nothing", "a", "a"])
    for _ in range(6):
        record = play.record
        bare = Record(record.scenario, 1, "", record.settings, record.seed, record.choices)
        found.append(Session.resume(play.scenario, bare, play.kernel).place.noted)
        following = next(entries, None)
        if following is None:
            break
        play = Session.resume(play.scenario, bare, play.kernel)
        if play.phase == "prologue":
            play.go("next")
        if play.phase == "morning" and play.pending("question") is None:
            play.go("to_matters")
        play.choose(following)
    assert found == [
        *("1/0/prologue", "1/0/matters", "1/0/order"),
        *("2/0/morning", "2/2/interruption", "2/2/ending"),
    ]


def test_a_record_that_does_not_fit_is_resumed_as_far_as_it_fits():
    play = session(whole_day(1), whole_day(2))
    walk(play, "next", "to_matters", "a", "nothing")
    other = small.scenario(
        day(1, matter("m1", option("b"), option("c")), questions=[question("q1")]), day(2)
    )
    resumed = Session.resume(other, play.record)
    assert "“a”" in resumed.stopped
    assert (resumed.phase, resumed.day) == ("matters", 1)
    assert [choice.id for choice in resumed.record.choices] == ["nothing"]
    assert again(play).stopped == ""


# --- Any walk, resumed at every step ------------------------------------------


def check_walk(
    scenario: Scenario, kernel: Kernel, length: Length, seed: int, most: int
) -> set[str]:
    """Walk at random through ways and choices; at each step a resumed session is the same."""
    random = Random(seed)
    play = Session.begin(scenario, Settings(length=length, luck="drawn"), seed, kernel)
    phases = {play.phase}
    for _ in range(most):
        assert seen(again(play)) == seen(play)
        moves = [("go", each) for each in TRIGGERS if play.can(each) and each not in RARE]
        moves += [("choose", each) for each in sorted(play.legal())]
        if random.random() < 0.1:
            moves = [("go", each) for each in TRIGGERS if play.can(each) and each != "leave"]
        if play.can_undo and random.random() < 0.2:
            before, choices = play.place, play.record.choices
            play.undo()
            assert play.record.choices == choices[:-1]
            assert before.day == play.day
            continue
        assert moves, f"stuck at {play.place}"
        kind, name = random.choice(moves)
        if kind == "go":
            play.go(name)
        else:
            play.choose(name)
        phases.add(play.phase)
        if play.phase == "export":
            break
    return phases


RARE = ("leave", "debrief", "back", "to_morning", "to_map")


@pytest.mark.parametrize("length", Length)
def test_random_walks_are_resumed_at_every_step(length):
    kernel = Kernel(compile_rules(tiny(), length))
    phases = set()
    for seed in range(12):
        phases |= check_walk(tiny(), kernel, length, seed, 60)
    assert phases >= {"morning", "council", "matters", "order", "forecast", "trace", "ending"}


def test_random_walks_through_made_scenarios():
    phases = set()
    for seed in range(25):
        scenario = Scenario.model_validate(made(Random(seed)))
        kernel = Kernel(compile_rules(scenario, Length.FULL))
        phases |= check_walk(scenario, kernel, Length.FULL, seed, 50)
    assert phases >= {"map", "night-first", "interruption", "night-second", "debrief-first"}
