"""The kernel: what a turn does, moment by moment."""

from multiprocessing.reduction import ForkingPickler

import pytest

from game.rules import facts as f
from game.rules.compile import compile_rules
from game.rules.kernel import IllegalChoiceError, Kernel
from game.rules.luck import documented, drawn, key
from game.rules.state import Moment, State
from game.scenario.values import Length
from tests.rules import small
from tests.rules.small import Play, Sure, day, fuse, incident, matter, message, option, rule


def signing(**effects):
    """Three days; signing `a` on the first does something, `b` nothing."""
    first = matter("m1", option("a", **effects), option("b"))
    return [day(1, first), day(2), day(3)]


# --- Points in time ---------------------------------------------------------


@pytest.mark.parametrize(
    ("day_", "half", "halves", "expected"),
    [
        (4, 0, 1, (4, 1)),
        (4, 0, 2, (4, 2)),
        (4, 0, 3, (5, 1)),
        (4, 1, 1, (4, 2)),
        (4, 2, 1, (5, 1)),
        (4, 2, 2, (5, 2)),
    ],
)
def test_halves_are_counted_from_the_moment(day_, half, halves, expected):
    assert Moment(day_, half).after_halves(halves) == Moment(*expected).point


def test_days_lead_to_mornings():
    assert {Moment(4, half).after_days(1) for half in (0, 1, 2)} == {Moment(5, 0).point}


def test_a_state_is_compared_and_hashed_by_value_also_after_a_journey_to_another_process():
    one, two = State(3, (1, 2), 0), State(3, (1, 2), 0)
    assert one == two
    assert hash(one) == hash(two)
    assert len({one, two, State(3, (1, 2), 1), State(4, (1, 2)), State(3, (2, 1))}) == 4
    there = ForkingPickler.loads(ForkingPickler.dumps(one))
    assert there == one
    assert hash(there) == hash(one)


# --- Messages ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("channel", "arrives"), [("radio", (1, 0)), ("cable", (1, 1)), ("letter", (1, 2))]
)
def test_a_message_takes_the_halves_of_its_channel(channel, arrives):
    told = [message("word", channel, now={"x": "+5"})]
    play = Play(small.scenario(*signing(sends=["word"]), messages=told)).take("a")
    assert play.when(f.Sent) == [(1, 0)]
    assert play.when(f.Arrived) == [arrives]
    changed = play.told(f.Changed)
    assert [(fact.day, fact.half, fact.cause) for fact in changed] == [(*arrives, "message/word")]


@pytest.mark.parametrize(
    ("at", "channel", "arrives"),
    [
        ("first-half", "cable", (1, 2)),
        ("second-half", "cable", (2, 1)),
        ("second-half", "letter", (2, 2)),
        ("second-half", "radio", (1, 2)),
    ],
)
def test_letters_are_under_way_over_mornings(at, channel, arrives):
    sender = rule("r", at, sends=["word"], once=True)
    play = Play(small.scenario(rules=[sender], messages=[message("word", channel)])).to_end()
    assert play.when(f.Arrived) == [arrives]


def test_a_message_is_sent_once_and_may_send_another():
    messages = [message("first", "cable", sends=["second"]), message("second", "radio")]
    days = [day(n, matter(f"m{n}", option("a", sends=["first"]), option("b"))) for n in (1, 2)]
    play = Play(small.scenario(*days, messages=messages)).take("a", "a")
    assert [fact.message for fact in play.told(f.Sent)] == ["first", "second"]
    assert play.when(f.Arrived) == [(1, 1), (1, 1)]


def test_a_message_that_arrives_at_once_is_read_by_the_draw():
    told = [message("word", "radio", now={"on": False})]
    outcomes = [
        small.outcome("calm", 1, when={"not": {"flag": "on"}}),
        small.outcome("grave", 1, when={"flag": "on"}),
    ]
    days = signing(sends=["word"], outcomes=outcomes)
    play = Play(small.scenario(*days, messages=told), Sure(9999)).take("a")
    (fell,) = play.told(f.Fell)
    assert (fell.outcome, fell.boundaries) == (0, (10_000, 10_000))


# --- Fuses ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("timing", "goes_off"),
    [
        ({"after_halves": 1}, (1, 1)),
        ({"after_halves": 2}, (1, 2)),
        ({"after_halves": 3}, (2, 1)),
        ({"after_days": 1}, (2, 0)),
        ({"after_days": 2}, (3, 0)),
        ({"at_day": 2}, (2, 0)),
        ({"at_day": 2, "at": "first-half"}, (2, 1)),
        ({"at_day": 2, "at": "half"}, (2, 1)),
        ({"at_day": 3, "at": "second-half"}, (3, 2)),
        ({"at_day": 1}, (1, 1)),
        ({}, (1, 1)),
        ({"when": {"from_day": 2}}, (2, 0)),
        ({"when": {"flag": "off"}}, None),
        ({"after_days": 1, "when": {"flag": "off"}}, None),
        ({"after_days": 9}, None),
    ],
)
def test_when_a_fuse_goes_off(timing, goes_off):
    lit = fuse("slow", then={"x": "-5"}, **timing)
    play = Play(small.scenario(*signing(fuses=[lit]))).take("a").to_end()
    assert play.when(f.Lit) == [(1, 0)]
    assert play.when(f.WentOff) == ([goes_off] if goes_off else [])
    assert play.view.gauge("x") == (45 if goes_off else 50)


def test_a_fuse_without_a_time_waits_for_its_condition():
    lit = fuse("patient", when={"gauge": "y", "below": 40}, then={"x": "=1"})
    sink = rule("sink", "half", now={"y": "-4"})
    play = Play(small.scenario(*signing(fuses=[lit]), rules=[sink])).take("a").to_end()
    # 46 and 42 after day 1, 38 after the first half of day 2: seen from the second half on.
    assert play.when(f.WentOff) == [(2, 2)]


def test_a_fuse_with_a_time_that_finds_its_condition_unmet_can_be_lit_again():
    lit = fuse("maybe", after_days=1, when={"flag": "off"})
    days = [
        day(1, matter("m1", option("a", fuses=[lit]), option("b"))),
        day(2, rules=[rule("open", "first-half", now={"off": True})]),
        day(3),
    ]
    again = rule("again", "second-half", fuses=[lit], from_day=1, to_day=1)
    play = Play(small.scenario(*days, rules=[again])).take("a").to_end()
    assert play.when(f.Lit) == [(1, 0)]
    assert play.when(f.WentOff) == []


def test_a_fuse_goes_off_once_and_names_its_cause():
    lit = fuse("f", after_halves=1, then={"x": "+1"}, tape="Bang.")
    keen = rule("keen", "half", fuses=[lit])
    play = Play(small.scenario(rules=[keen])).to_end()
    (off,) = play.told(f.WentOff)
    assert (off.cause, off.because, off.tape) == ("fuse/f", "Because f was lit", "Bang.")
    assert play.view.gauge("x") == 51


def test_a_fuse_that_was_put_out_is_never_due():
    play = Play(small.scenario(*signing(fuses=[fuse("f", after_days=1)]))).take("b").to_end()
    assert play.told(f.Lit, f.WentOff) == []


# --- Rules ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "moments"),
    [
        ("morning", [(1, 0), (2, 0), (3, 0)]),
        ("first-half", [(1, 1), (2, 1), (3, 1)]),
        ("second-half", [(1, 2), (2, 2), (3, 2)]),
        ("half", [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2)]),
    ],
)
def test_when_rules_run(at, moments):
    play = Play(small.scenario(rules=[rule("r", at)])).to_end()
    assert play.when(f.Ran) == moments


def test_rules_keep_to_their_days_and_run_once_where_told():
    rules = [
        rule("window", "morning", from_day=2, to_day=2),
        rule("once", "half", once=True, when={"from_day": 2}),
    ]
    play = Play(small.scenario(rules=rules)).to_end()
    assert [(fact.rule, fact.day) for fact in play.told(f.Ran)] == [("window", 2), ("once", 2)]


def test_the_order_of_a_half():
    """Fuses, messages, incidents, the opponent, rules, endings; each reads what was before."""
    step = {"n": "+1"}
    lit = fuse("f", after_halves=1, then=step)
    play = Play(
        small.scenario(
            *signing(fuses=[lit], sends=["word"]),
            messages=[message("word", "cable", now=step)],
            incidents=[incident("shot", 9_999, now=step)],
            opponent=[rule("them", "first-half", now=step, to_day=1)],
            rules=[rule("world", "first-half", now=step, to_day=1)],
            endings=[
                small.ending("over", 100, final=True),
                small.ending("full", 1, when={"counter": "n", "at_least": 8}),
            ],
        ),
        Sure(9999),
    ).take("a")
    assert [fact.cause for fact in play.told(f.Changed)] == [
        "fuse/f",
        "message/word",
        "incident/shot",
        "rule/them",
        "rule/world",
    ]
    assert play.ending == "full"
    assert play.when(f.Ended) == [(1, 1)]


# --- Draws ------------------------------------------------------------------

THREE = [
    small.outcome("calm", 50),
    small.outcome("loud", 30, now={"x": "+5"}),
    small.outcome("grave", 20, ending="war"),
]
ENDINGS = [small.ending("over", 100, final=True), small.ending("war", 1, on_call=True)]


@pytest.mark.parametrize(
    ("number", "outcome"), [(0, 0), (4999, 0), (5000, 1), (7999, 1), (8000, 2), (9999, 2)]
)
def test_outcomes_run_from_calm_to_grave(number, outcome):
    play = Play(small.scenario(*signing(outcomes=THREE), endings=ENDINGS), Sure(number)).take("a")
    fell = play.told(f.Fell)[0]
    assert fell == f.Fell(
        1, 0, "option/1/m1/a", "Did a", "option/1/m1/a", number, (5000, 8000, 10_000), outcome
    )
    assert play.ending == ("war" if outcome == 2 else "")


def test_a_draw_reads_the_row_after_its_block():
    weigh = {"base": 0, "plus": [{"gauge": "x", "times": 1}]}
    outcomes = [small.outcome("calm", 90), small.outcome("grave", weigh)]
    play = Play(small.scenario(*signing(now={"x": "=10"}, outcomes=outcomes))).take("a")
    assert play.told(f.Fell)[0].boundaries == (9000, 10_000)


def test_outcomes_that_cannot_be_weigh_nothing_and_the_calmest_is_sure_without_weights():
    never = {"flag": "off"}
    outcomes = [
        small.outcome("calm", {"base": -5}),
        small.outcome("loud", 0),
        small.outcome("grave", 70, when=never),
    ]
    play = Play(small.scenario(*signing(outcomes=outcomes)), Sure(9999)).take("a")
    assert play.told(f.Fell)[0].outcome == 0


def test_draws_are_named_by_their_day_and_owner():
    fall = [small.outcome("o", 1)]
    first = matter("m1", option("a", outcomes=fall), option("b", outcomes=fall, luck="old"))
    rules = [rule("r", "half", outcomes=fall, to_day=1)]
    incidents = [incident("shot", 9_999, outcomes=fall, to_day=1)]
    made = small.scenario(day(1, first), day(2), rules=rules, incidents=incidents)
    names = [fact.name for fact in Play(made, Sure(9999)).take("b").told(f.Fell)]
    assert names == [
        "option/1/m1/old",
        "chance/1.1/shot",
        "incident/1.1/shot",
        "rule/1.1/r",
        "rule/1.2/r",
    ]


def test_documented_luck_is_as_told_and_incidents_without_a_number_hold():
    fall = [small.outcome("calm", 1), small.outcome("grave", 1)]
    days = signing(outcomes=fall, documented=9_876)
    fell = [{"day": 2, "half": 1, "number": 8_000}]
    shots = [incident("shot", 5_000, once=False, fell=fell)]
    rules = compile_rules(small.scenario(*days, incidents=shots), Length.FULL)
    play = Play(Kernel(rules), documented(rules.luck_table, Sure(9999))).take("a").to_end()
    numbers = {fact.name: fact.number for fact in play.told(f.Fell)}
    assert numbers.pop("option/1/m1/a") == 9_876
    assert numbers.pop("chance/2.1/shot") == 8_000
    assert set(numbers.values()) == {0}


def test_an_incident_happens_once_unless_it_may_come_again():
    shots = [incident("once", 9_999), incident("often", 9_999, once=False, halves=[2])]
    play = Play(small.scenario(incidents=shots), Sure(9999)).to_end()
    told = [(fact.text, fact.day, fact.half) for fact in play.told(f.Told)]
    often = [("often", number, 2) for number in (1, 2, 3)]
    assert told == [("once", 1, 1), *often]


def test_an_incident_keeps_its_chance_in_bounds():
    lines = [{"base": 20_000}, {"base": -1}, 0]
    shots = [incident(f"s{place}", {"base": 0} | line) for place, line in enumerate(lines[:2])]
    play = Play(small.scenario(incidents=shots), Sure(0)).to_end()
    assert {fact.boundaries for fact in play.told(f.Fell)} == {(1, 10_000)}


# --- Choices ----------------------------------------------------------------


def test_the_order_of_a_day():
    made = small.scenario(
        day(
            1,
            matter("m1"),
            matter("more"),
            questions=[small.question("q1"), small.question("q2")],
            initiatives=[option("i1"), option("i2")],
        ),
        day(2),
    )
    play = Play(made)
    asked = []
    for entry in ("q1", "q2", "a", "b", "i2", "i1"):
        asked.append(play.asked)
        play.take(entry)
    assert asked == [
        "question/1/1",
        "question/1/2",
        "matter/1/m1",
        "matter/1/more",
        "initiative/1/1",
        "initiative/1/2",
    ]
    assert play.asked == "matter/2/m2"


def test_nothing_closes_the_slots_of_its_kind_for_the_day():
    each = [day(n, questions=[small.question(f"q{n}")]) for n in (1, 2)]
    play = Play(small.scenario(*each)).take("nothing")
    assert play.asked == "matter/1/m1"
    assert play.take("a").asked == "question/2/1"


def test_a_question_is_taken_once_and_an_initiative_that_repeats_twice():
    walk = option("walk", repeat=True, now={"x": "+1"})
    made = small.scenario(
        day(1, questions=[small.question("q")], initiatives=[walk, option("sit")])
    )
    play = Play(made)
    assert play.take("q").offered == ["nothing"]
    assert play.take("nothing", "a", "walk").offered == ["walk", "sit", "nothing"]
    assert play.take("walk").view.gauge("x") == 52


def test_what_repeats_draws_a_number_of_its_own_each_time():
    fall = [small.outcome("o", 1)]
    walk = option("walk", repeat=True, outcomes=fall)
    play = Play(small.scenario(day(1, initiatives=[walk]))).take("a", "walk", "walk")
    names = [fact.name for fact in play.told(f.Fell)]
    assert names == ["initiative/1/walk", "initiative/1/walk/2"]


def test_slots_follow_the_length():
    items = [small.question(f"q{n}") for n in range(3)]
    items[2]["lengths"] = ["full"]
    limits = {"matters": 1, "questions": 2, "initiatives": 0, "hours": 8, "minutes": "1"}
    lengths = {
        "lesson": {**limits, "questions": 1, "papers": 3},
        "full": {**limits, "papers": 3},
        "calendar": {**limits, "questions": 0, "papers": 3},
    }
    made = small.scenario(
        day(1, matter("m1"), matter("more", lengths=["full"]), questions=items),
        head={"lengths": lengths},
    )
    keys = {
        length: [step.key for step in compile_rules(made, length).steps if hasattr(step, "key")]
        for length in Length
    }
    assert keys == {
        Length.LESSON: ["question/1/1", "matter/1/m1"],
        Length.FULL: ["question/1/1", "question/1/2", "matter/1/m1", "matter/1/more"],
        Length.CALENDAR: ["matter/1/m1"],
    }
    assert Play(made, length=Length.LESSON).offered == ["q0", "q1", "nothing"]


def test_conditions_close_matters_and_options():
    made = small.scenario(
        day(1, matter("m1", option("a", when={"flag": "off"}), option("b"), option("c"))),
        day(2, matter("m2", when={"chosen": "m1/c"}), matter("rest")),
    )
    play = Play(made)
    assert play.offered == ["b", "c"]
    assert Play(made).take("c").asked == "matter/2/m2"
    assert play.take("b").asked == "matter/2/rest"


def test_a_matter_that_offers_nothing_is_passed_over():
    shut = matter("m1", option("a", when={"flag": "off"}), option("b", when={"flag": "off"}))
    assert Play(small.scenario(day(1, shut), day(2))).asked == "matter/2/m2"


def test_clauses_and_grounds_are_asked_of_the_option_taken():
    clause = {
        "id": "how",
        "prompt": "-",
        "choices": [
            {"id": "soft", "text": "-", "now": {"x": "-5"}},
            {"id": "hard", "text": "-", "when": {"flag": "off"}},
            {"id": "cold", "text": "-", "fuses": [fuse("late", after_halves=1)]},
        ],
    }
    short = {**clause, "id": "short", "lengths": ["lesson"]}
    bold = option("bold", clauses=[clause, short], grounds=["p1", "p2"])
    made = small.scenario(
        day(1, matter("m1", option("mild"), bold), papers=[small.paper("p1")]),
        day(2),
        head={"ungrounded": {"now": {"y": "-8"}, "because": "No paper"}},
    )
    assert Play(made).take("mild").asked == "matter/2/m2"
    play = Play(made).take("bold")
    assert (play.asked, play.offered) == ("clause/1/m1/bold/how/0", ["soft", "cold"])
    play.take("cold")
    assert (play.asked, play.offered) == ("grounds/1/m1/bold/0", ["p1", "nothing"])
    assert Play(made).take("bold", "soft", "p1").view.gauge("y") == 50
    play.take("nothing")
    assert play.view.gauge("y") == 42
    assert play.told(f.Changed)[-1].because == "No paper"
    assert play.when(f.WentOff) == [(1, 1)]


def test_an_initiatives_clauses_are_asked_in_the_slot_that_took_it():
    clause = {"id": "how", "prompt": "-", "choices": [{"id": c, "text": "-"} for c in "xy"]}
    items = [option("act", clauses=[clause]), option("sit")]
    play = Play(small.scenario(day(1, initiatives=items))).take("a", "sit")
    assert play.take("act").asked == "clause/1/act/act/how/2"
    assert Play(small.scenario(day(1, initiatives=items))).take("a", "act", "y").asked == (
        "initiative/1/2"
    )


def test_questions_bring_papers():
    papers = [small.paper("p1"), small.paper("chart", on_request=True)]
    ask = small.question("q", brings=["chart"], hours=0)
    play = Play(small.scenario(day(1, questions=[ask], papers=papers)))
    assert [fact.paper for fact in play.told(f.Received)] == ["p1"]
    play.take("q")
    assert [fact.paper for fact in play.told(f.Received)] == ["p1", "chart"]
    assert play.view.received("chart")


def test_a_question_brings_only_the_papers_whose_conditions_hold():
    papers = [
        small.paper("p1"),
        small.paper("moved", on_request=True, when={"flag": "off"}),
        small.paper("stayed", on_request=True, when={"not": {"flag": "off"}}),
    ]
    ask = small.question("q", brings=["moved", "stayed"], hours=0)
    days = [*signing(now={"off": True})[:1], day(2, questions=[ask], papers=papers)]
    for answer, brought in (("a", "moved"), ("b", "stayed")):
        play = Play(small.scenario(*days)).take(answer).take("q")
        assert play.view.received(brought)
        assert not play.view.received("moved" if brought == "stayed" else "stayed")


def test_papers_come_on_their_conditions():
    days = [
        *signing(now={"off": True})[:1],
        day(2, papers=[small.paper("p2", when={"flag": "off"}), small.paper("always")]),
    ]
    assert not Play(small.scenario(*days)).take("b").view.received("p2")
    assert Play(small.scenario(*days)).take("a").view.received("p2")


def test_an_illegal_choice_raises_and_names_the_menu():
    made = small.scenario(day(1, matter("m1", option("a", when={"flag": "off"}), option("b"))))
    kernel = Kernel(compile_rules(made, Length.FULL))
    state, _ = kernel.begin(drawn(0))
    for wrong in (0, 2, -1):
        with pytest.raises(IllegalChoiceError, match="matter/1/m1"):
            kernel.apply(state, wrong, drawn(0))
    over, _ = kernel.apply(state, 1, drawn(0))
    assert kernel.legal(over) == ()
    assert kernel.menu(over) is None
    assert not kernel.allowed(over, 0)
    with pytest.raises(IllegalChoiceError, match="after the end"):
        kernel.apply(over, 0, drawn(0))


# --- Hours ------------------------------------------------------------------

HOURS = {"hours": {"counter": "hours", "rest_gauge": "x", "per": 2, "adds": 1}}


def timed(*days, **sections):
    counters = [small.counter("hours", 0, 48), small.counter("n", 3, 20)]
    return small.scenario(*days, counters=counters, head=HOURS, **sections)


def test_questions_and_initiatives_cost_hours_and_what_cannot_be_paid_is_not_legal():
    items = [option("long", hours=6), option("short", hours=2)]
    made = timed(day(1, questions=[small.question("q", hours=3)], initiatives=items), day(2))
    play = Play(made)
    assert play.view.counter("hours") == 8
    play.take("q", "nothing", "a")
    assert play.view.counter("hours") == 5
    assert play.offered == ["short", "nothing"]
    step = play.kernel.menu(play.state)
    assert step is not None
    assert play.kernel.allowed(play.state, [entry.id for entry in step.entries].index("long"))


def test_what_is_left_at_evening_becomes_rest():
    made = timed(day(1, initiatives=[option("walk", hours=3)]), day(2))
    busy = Play(made).take("a", "walk", "nothing")
    idle = Play(made).take("a", "nothing")
    assert (busy.view.gauge("x"), idle.view.gauge("x")) == (52, 54)
    assert [fact.cause for fact in idle.told(f.Changed)] == ["turn/rest"]
    assert idle.view.counter("hours") == 8, "the next day begins anew"


def test_what_an_interruption_takes_is_missing_the_next_day():
    wake = matter("wake", option("rise", hours=2), option("sleep"), half=1)
    made = timed(day(1, matter("m1"), wake), day(2), day(3))
    assert Play(made).take("a", "sleep").view.counter("hours") == 8
    play = Play(made).take("a", "rise")
    assert play.view.counter("hours") == 6
    assert play.take("a").view.counter("hours") == 8


# --- Interruptions ----------------------------------------------------------


@pytest.mark.parametrize("half", [1, 2])
def test_an_interruption_comes_after_its_half_and_before_the_next(half):
    bell = rule("bell", "first-half" if half == 1 else "second-half", now={"off": True}, to_day=1)
    wake = matter("wake", option("a", now={"x": "+1"}), option("b"), half=half)
    wake["when"] = {"flag": "off"}
    late = rule("late", "second-half", now={"y": "+1"}, to_day=1)
    made = small.scenario(day(1, matter("m1"), wake), day(2), rules=[bell, late])
    play = Play(made).take("a")
    assert play.asked == "interruption/1/wake"
    assert play.view.gauge("y") == (50 if half == 1 else 51)
    play.take("a")
    assert play.asked == "matter/2/m2"
    stood = [(fact.day, fact.half) for fact in play.told(f.Stood)]
    assert stood == [(1, 0), (1, 0), (1, 1), (1, 2), (2, 0)], "one picture of each moment"
    rows = {(fact.day, fact.half): fact.values for fact in play.told(f.Stood)}
    x = play.kernel.rules.layout.place("gauge", "x")
    assert rows[1, half][x] == 510, "what the answer did belongs to its half"


def test_a_quiet_night_is_not_interrupted():
    wake = matter("wake", half=1, when={"flag": "off"})
    play = Play(small.scenario(day(1, matter("m1"), wake), day(2))).take("a")
    assert play.asked == "matter/2/m2"
    assert (1, 1) in play.when(f.Stood)


# --- Endings ----------------------------------------------------------------


def test_endings_are_asked_by_priority():
    endings = [
        small.ending("over", 100, final=True),
        small.ending("second", 20, when={"flag": "off"}),
        small.ending("first", 10, when={"flag": "off"}),
        small.ending("called", 1, on_call=True),
        small.ending("late", 2, when={"flag": "off"}, final=True),
    ]
    made = small.scenario(*signing(now={"off": True}), endings=endings)
    assert Play(made).take("a").ending == "first"
    assert Play(made).take("b").to_end().ending == "over"


@pytest.mark.parametrize(
    ("at", "closed"), [("morning", (2, 0)), ("first-half", (1, 1)), ("second-half", (1, 2))]
)
def test_a_play_can_close_at_any_moment(at, closed):
    endings = [small.ending("over", 100, final=True), small.ending("now", 1)]
    endings[1]["when"] = {"flag": "off"}
    start = 2 if at == "morning" else 1
    bell = rule("bell", at, now={"off": True}, from_day=start)
    play = Play(small.scenario(endings=endings, rules=[bell])).take("a")
    assert play.ending == "now"
    assert play.when(f.Ended) == [closed]
    assert play.facts[-1] == play.told(f.Ended)[0]
    assert play.kernel.advance(play.state, play.luck) == (play.state, ())


def test_an_ending_that_something_names_skips_the_rest_of_the_step():
    endings = [small.ending("over", 100, final=True), small.ending("war", 1, on_call=True)]
    opponent = [rule("strike", "first-half", ending="war")]
    rules = [rule("after", "first-half", now={"x": "+1"})]
    papers = [small.paper("p1")]
    made = small.scenario(day(1, papers=papers), endings=endings, opponent=opponent, rules=rules)
    play = Play(made).take("a")
    assert play.ending == "war"
    assert play.view.gauge("x") == 50


@pytest.mark.parametrize("how", ["option", "outcome", "fuse", "message", "incident"])
def test_whatever_may_name_an_ending_can_end_the_play(how):
    endings = [small.ending("over", 100, final=True), small.ending("war", 1, on_call=True)]
    effects = {
        "option": {"ending": "war"},
        "outcome": {"outcomes": [small.outcome("o", 1, ending="war")]},
        "fuse": {"fuses": [fuse("f", after_days=1, ending="war")]},
        "message": {"sends": ["word"]},
        "incident": {},
    }[how]
    made = small.scenario(
        *signing(**effects),
        endings=endings,
        messages=[message("word", "cable", ending="war")],
        incidents=[incident("shot", 9_999 if how == "incident" else 0, ending="war")],
    )
    play = Play(made, Sure(9999)).take("a")
    closed = {"fuse": (2, 0), "message": (1, 1), "incident": (1, 1)}
    assert play.ending == "war"
    assert play.when(f.Ended) == [closed.get(how, (1, 0))]


def test_the_least_urgent_ending_asks_nothing_on_the_last_night():
    endings = [small.ending("never", 100, when={"flag": "off"}, final=True)]
    assert Play(small.scenario(endings=endings)).to_end().ending == "never"


def test_a_scenario_without_a_last_ending_is_refused():
    made = small.scenario(endings=[small.ending("war", 1, on_call=True)])
    with pytest.raises(ValueError, match="last night"):
        compile_rules(made, Length.FULL)


# --- Temperament, digest, words ---------------------------------------------

TEMPERED = {
    "temperament": [
        {"counter": "n", "documented": 6, "lowest": 4, "highest": 8, "text": "-"},
    ]
}


def test_temperament_is_documented_or_drawn_by_name():
    made = small.scenario(head=TEMPERED)
    assert Play(made).view.counter("n") == 6
    found = {Play(made, temperament=drawn(seed)).view.counter("n") for seed in range(60)}
    assert found == {4, 5, 6, 7, 8}
    more = small.scenario(head=TEMPERED, gauges=[small.gauge(name) for name in "uvwxy"])
    for seed in range(20):
        luck = drawn(seed)
        number = luck.number(key("temperament/n"))
        expected = 4 + number * 5 // 10_000
        assert Play(made, temperament=luck).view.counter("n") == expected
        assert Play(more, temperament=luck).view.counter("n") == expected


def digest(*days, length=Length.FULL, **sections):
    return compile_rules(small.scenario(*days, **sections), length).digest


def test_the_digest_covers_what_decides_and_no_text():
    plain = digest(*signing(now={"x": "+1", "y": "+2"}))
    assert plain == digest(*signing(now={"y": "+2", "x": "+1"}))
    assert plain == digest(*signing(now={"x": "+1", "y": "+2"}, after="Other words."))
    assert plain != digest(*signing(now={"x": "+1", "y": "+3"}))
    assert plain != digest(*signing(now={"x": "+1", "y": "+2"}, when={"flag": "on"}))
    fall = {"outcomes": [small.outcome("o", 1)]}
    numbers = {digest(*signing(**fall, documented=number)) for number in (1, 2)}
    assert len(numbers) == 2


def test_words_and_tapes_are_kept_by_cause():
    rules = [rule("r", "half", tape="It rains.")]
    play = Play(small.scenario(rules=rules)).take("a")
    taken = play.told(f.Taken)[0]
    ran = play.told(f.Ran)[0]
    assert (taken.cause, taken.because) == ("option/1/m1/a", "Did a")
    assert (ran.cause, ran.because, ran.tape) == ("rule/r", "Because of r", "It rains.")


def test_equal_days_have_equal_menus_for_all_who_ask():
    kernel = Kernel(compile_rules(small.scenario(), Length.FULL))
    state, _ = kernel.begin(drawn(0))
    twin, _ = kernel.begin(drawn(0))
    assert state == twin
    assert hash(state) == hash(twin)
    assert kernel.legal(state) == kernel.legal(twin)
