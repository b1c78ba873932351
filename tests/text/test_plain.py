"""Every page can be read in a terminal, and aloud."""

from typing import get_args

import pytest

from game.present import page as p
from game.present.gallery import gallery
from game.present.spoken import move_words
from game.text.blocks import RENDERERS, block_lines
from game.text.numbering import numbers_of
from game.text.plain import render
from game.text.sheet import Sheet

PLACE = p.Place(54.5, 10)
FACE = p.Portrait(43, 58, 170, 65, "short", grey=False, sign="none", brows="flat", side="us")
SAMPLES = {
    p.Heading: p.Heading("Papers", 2, "two"),
    p.Prose: p.Prose("A *quiet* day, **so far**. See the [cannon](codex:cannon).\n\nFog."),
    p.Quote: p.Quote("Let us both go home.", "Brandt", "Log, page 9", "open:log"),
    p.Sheet: p.Sheet("Log", "Harbour", "1 May", (p.Prose("Fog."),), "Papers", stamp="Seen"),
    p.Card: p.Card("open:log", "Harbour log", "1 May", "Unread"),
    p.Sureness: p.Sureness(2, "Probable", "They know."),
    p.GaugeRow: p.GaugeRow(
        "danger",
        "Danger",
        "knot",
        "taut",
        "estimated",
        20,
        30,
        "about 25",
        "1 hour old",
        22,
        p.Move(2),
        "You said it aloud",
        "slack",
        "taut",
        "How near a shot is.",
        ("2 May: up 4. Announced the guns.",),
    ),
    p.KnotMeter: p.KnotMeter(
        "The knot", "taut", 20, 30, "about 25", "1 hour old", "16 to 26", "Nobody knows."
    ),
    p.OptionCard: p.OptionCard(
        "option:hide",
        1,
        "Hide them",
        "Nobody sees them.",
        (1, 2),
        "an hour",
        (
            ("danger", p.Move(-1)),
            ("calm", p.Move(-2, known=False)),
            ("risk", p.Move(1, known=False)),
        ),
        "Little",
    ),
    p.People: p.People(
        (
            p.PersonTile(
                "adviser:0",
                1,
                "Hale",
                "Harbour master",
                FACE,
                selected=True,
                record="foretold 4, decided 3, right 2",
            ),
        )
    ),
    p.Speech: p.Speech(
        "Hale",
        "Hide them",
        "Nobody shoots at nets.",
        "60 in 100",
        "Written for the game.",
        ("ask:one",),
        (("Where?", "East of the light."),),
    ),
    p.StanceLine: p.StanceLine(
        "give ground", "press on", (p.StanceMark(2, "Moor", 80), p.StanceMark(1, "Hale", 50))
    ),
    p.Tape: p.Tape(
        "Night telegraph",
        "101",
        (p.TapeLine("Nets blew away."), p.TapeLine("A shot.", strong=True)),
        "teletype",
    ),
    p.MapBlock: p.MapBlock(
        PLACE,
        200,
        "Guesses.",
        (
            p.MapPiece(
                "piece:ferry",
                "ferry",
                "The ferry",
                "ship",
                "us",
                p.Place(54.4, 10.2),
                (p.Place(54.0, 10.2),),
                5,
            ),
        ),
        (p.MapCircle("Reach", "of the guns", PLACE, 3, "reach", "us", 10, 90),),
        (p.MapName("The strait", p.Place(-54.4, -10), "sea", "us"),),
        "A strait with two ports.",
    ),
    p.Facts: p.Facts((("Half-hours left", "10"),)),
    p.Table: p.Table("Odds", ("Day", "Odds"), (("1", "70"), ("2", "20"))),
    p.Field: p.Field("write:why", "Why?", "Because.", "A line is enough", 300),
    p.Scale: p.Scale("How likely?", ("forecast:0", "forecast:70"), "surely not", "surely"),
    p.Group: p.Group("Length", ("option:hide",), "Choose."),
    p.Timelines: p.Timelines(
        "You",
        "Brandt",
        (
            p.DayRow("day:1", 1, "1 May", "Hid them", "Announced them", alike=False, selected=True),
            p.DayRow("day:2", 2, "2 May", "", "Turned round", None),
        ),
    ),
    p.Chart: p.Chart(
        "Danger",
        "large",
        3,
        (
            p.Series("You", "yours", ((0.0, 20), (1.0, 25), (2.0, 30))),
            p.Series("Brandt", "history", ((1.0, 18),)),
        ),
        "slack",
        "taut",
        (p.ChartNote(2.0, 30, "Sent them through"),),
    ),
    p.Calibration: p.Calibration(
        "What you said",
        "The dot is what came.",
        (p.CalibrationBand("0 to 20", 15, 50, 2, 1, 0, 1, "1 of 2 came true, as usual"),),
    ),
    p.RiskChart: p.RiskChart(
        "How close was it?",
        "Of 100 ways on",
        3,
        50,
        (p.RiskStep(1.0, 20), p.RiskStep(1.4, 12, "choice"), p.RiskStep(2.0, 15, "luck")),
        ((1.7, 12.0),),
        (p.RiskRange(1.7, 10, 14),),
        (p.RiskRange(1.7, 1, 40), p.RiskRange(2.7, 2, 30)),
        ((1.7, 18.0), (2.7, 9.0)),
        ("You", "Brandt", "Calmest to boldest", "Your choices", "Luck"),
        "It fell by 8 when you chose.",
    ),
    p.Spread: p.Spread(
        "Of 100 ways on",
        (("Before", (7.0, 93.0)), ("After", (4.0, 96.0))),
        ("war: about 7 in 100, then about 4", "peace: about 93 in 100, then about 96"),
    ),
    p.Quadrants: p.Quadrants(
        "Choice and luck",
        ("kind luck", "hard luck"),
        ("calming", "risky"),
        ((("Hid the guns",), ()), ((), ("Sent them through",))),
        "Nothing.",
    ),
    p.Bars: p.Bars("Votes", (p.Bar("A. Wait", 3, 4, "3 of 4", "as in history"),)),
    p.CodePicture: p.CodePicture(((True, False), (False, True)), "It says: A."),
    p.DaySquares: p.DaySquares(13, 7),
    p.Rule: p.Rule(),
}
ACTIONS = (
    p.Action("option:hide", "Hide them", "option", key="1", pressed=True),
    p.Action("adviser:0", "Hale", "person"),
    p.Action("ask:one", "Ask where", "secondary", key="q"),
    p.Action("forecast:0", "0", "scale"),
    p.Action("forecast:70", "70", "scale", pressed=True),
    p.Action("open:log", "Harbour log", "link"),
    p.Action("write:why", "Why?", "field"),
    p.Action("go:next", "Go on", "main", hint="to the night"),
    p.Action("sign", "Sign", "secondary", enabled=False, why_not="Choose what to order first."),
)
WANTED = {
    p.Heading: ["-- Papers -- (two)"],
    p.Prose: ["A quiet day, so far. See the [cannon]."],
    p.Quote: ["“Let us both go home.”", "Brandt, Log, page 9"],
    p.GaugeRow: [
        "between 20 and 30 of 100",
        "Yesterday 22",
        "should rise much",
        "Announced the guns",
    ],
    p.KnotMeter: ["The knot: taut, between 20 and 30 of 100", "In the morning: 16 to 26"],
    p.OptionCard: [
        "[1] Hide them (chosen).",
        "Danger should fall a little",
        "hangs on it for Calm; nobody",
    ],
    p.People: ["Hale, Harbour master", "foretold 4, decided 3, right 2", "Has the floor"],
    p.StanceLine: ["Hale in between (50); Moor at press on (80)"],
    p.Tape: ["NETS BLEW AWAY.", "!! A SHOT."],
    p.MapBlock: [
        "Lying still, ours: The ferry, 20 km south-east, give or take 5 km.",
        "Names on the map: The strait",
    ],
    p.Scale: ["Answer with one of: 0, 70", "Chosen: 70"],
    p.Timelines: ["Here they part.", "Over by then."],
    p.Chart: ["1    25   18", "- Day 2: Sent them through"],
    p.RiskChart: ["1        12    18      1 to 40", "It fell by 8 when you chose."],
    p.Spread: ["Of 100 ways on. Before, After", "- war: about 7 in 100, then about 4"],
    p.Quadrants: ["risky, hard luck:", "- Sent them through", "- Nothing."],
    p.Bars: ["Votes", "A. Wait (as in history): 3 of 4"],
    p.DaySquares: ["Day 7 of 13."],
}


def page(*blocks, actions=ACTIONS, **more):
    return p.Page("sample", "matters", "The guns", tuple(blocks), actions, **more)


def test_every_kind_of_block_has_a_renderer():
    assert set(RENDERERS) == set(get_args(p.Block)) == set(SAMPLES)


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.__name__)
def test_a_block_says_all_it_holds(kind):
    block = SAMPLES[kind]
    lines = block_lines(block, Sheet.of(page(block), 200))
    assert lines
    for text in WANTED.get(kind, []):
        assert text in "\n".join(lines)


@pytest.mark.parametrize("width", [40, 80, 132])
def test_lines_keep_to_the_width(width):
    text = render(page(*SAMPLES.values()), width)
    assert max(len(line) for line in text.splitlines()) <= width


def test_actions_stand_at_the_end_with_number_key_and_reason():
    told = render(page(), 100).split("What you can do:\n")[1]
    assert "  1. Hide them (chosen)\n" in told
    assert "Ask where (key q)" in told
    assert "Go on (or: next): to the night" in told
    assert "Shut: Sign: Choose what to order first." in told
    assert "To open: " in told
    assert "forecast" not in told


def test_what_a_card_tells_whole_is_not_told_again_at_the_end():
    cards = tuple(p.OptionCard(f"option:{n}", n, f"Way {n}", "A way.") for n in (1, 2, 4))
    ways = tuple(
        p.Action(each.action, each.title, "option", key=str(each.number)) for each in cards
    )
    shut = p.Action("option:5", "Way 5", "option", key="5", enabled=False, why_not="It is shut.")
    fifth = p.OptionCard("option:5", 5, "Way 5", "A way.")
    told = render(p.Page("x", "matters", "X", main=(*cards, fifth), actions=(*ways, shut)), 80)
    above, below = told.split("What you can do:\n")
    assert "[4] Way 4. A way." in above
    assert "Shut: It is shut." in above
    assert below == "     The numbers in brackets above: 1, 2, 4.\n"


def test_links_get_the_last_numbers_on_every_page(tiny):
    for shown in gallery(tiny):
        numbers = numbers_of(shown)
        enabled = [each for each in shown.actions if each.enabled and not each.key.isdigit()]
        links = [numbers[each.id] for each in enabled if each.role == "link"]
        mains = [numbers[each.id] for each in enabled if each.role == "main"]
        assert not links or not mains or max(mains) < min(links), shown.id


def test_a_note_that_stands_in_the_text_is_not_said_twice():
    told = render(page(p.Prose("Fog at dawn."), note="Fog at dawn."), 80)
    assert told.count("Fog at dawn.") == 1


def test_a_wide_table_becomes_a_list():
    table = p.Table("", ("Day", "Deed"), (("1", "word " * 30),))
    lines = block_lines(table, Sheet.of(page(table), 40))
    assert lines[0] == "Day: 1"
    assert lines[1].startswith("  Deed: word")


def test_day_and_clocks_open_the_page():
    header = p.Header(2, 3, "2 May", ("go:next",), "go:next", (), (p.Clock("Northport", "08:00"),))
    text = render(page(header=header), 100)
    assert "Day 2 of 3, 2 May. Northport 08:00. Steps of the day: Go on (here)." in text


def test_quotation_marks_are_for_recorded_words():
    told = render(page(*(block for kind, block in SAMPLES.items() if kind is not p.Quote)), 100)
    assert "“" not in told


def test_every_page_of_real_plays_can_be_read(tiny):
    pages = gallery(tiny)
    assert len(pages) > 20
    for each in pages:
        text = render(each, 72)
        assert each.title in " ".join(text.split())
        assert max(len(line) for line in text.splitlines()) <= 72
        assert "**" not in text
        assert "](" not in text


def test_a_hint_is_said_once(tiny):
    hinted = [page for page in gallery(tiny) if page.hint]
    assert hinted
    for page in hinted:
        told = " ".join(render(page, 90).split())
        assert told.count(" ".join(page.hint.split())) == 1, page.id


def test_a_field_is_numbered_behind_what_the_page_is_for(tiny):
    page = next(each for each in gallery(tiny) if each.id == "setup")
    numbers = numbers_of(page)
    fields = [numbers[each.id] for each in page.actions if each.role == "field"]
    others = [numbers[each.id] for each in page.actions if each.role in ("toggle", "main")]
    assert fields
    assert min(fields) > max(others)


@pytest.mark.parametrize(
    ("move", "told"),
    [
        (p.Move(-2, known=False), "may move much, and nobody can say which way"),
        (p.Move(1, known=False), ""),
        (p.Move(1), "should rise a little"),
    ],
)
def test_little_whose_way_nobody_can_tell_is_not_worth_a_word(move, told):
    assert move_words(move) == told
