"""What a page tells fits what was done: other words where a condition holds."""

from table import Memory, blocks, main, tiny

from game.debrief.account import Account
from game.debrief.forecasts import forecasts
from game.debrief.shelf import Shelf
from game.present.desk import Desk
from game.present.frame import Frame
from game.present.page import OptionCard, Prose, Speech, Tape
from game.present.settings import Settings
from game.present.terms import sheet
from game.scenario.model import OtherEvening, Variant
from game.scenario.values import Condition

DONE = Condition(chosen="guns/announce")
OTHERWISE = Condition(chosen="guns/hide")
SAID = "The bronze shines over the water."


def varied():
    """The tiny scenario; what follows the first order of day 1 is told in other words."""
    scenario = tiny()
    one, two, *rest = scenario.days
    matter = one.matters[0]
    options = tuple(
        each.model_copy(update={"afters": (Variant(when=DONE, text=SAID),)})
        if each.id == "announce"
        else each
        for each in matter.options
    )
    guns = matter.model_copy(update={"options": options})
    other = OtherEvening(
        when=DONE,
        ask="Will they shoot?",
        true_when=Condition(flag="patrols"),
        due_day=3,
        answer="They did not.",
    )
    evening = one.evening.model_copy(update={"others": (other,)})
    first = one.model_copy(update={"matters": (guns, *one.matters[1:]), "evening": evening})
    fork = two.matters[0]
    words = (
        Variant(when=OTHERWISE, text="All stays hidden."),
        Variant(when=DONE, text="All is known."),
    )
    card = fork.options[0].model_copy(update={"details": words})
    asked = fork.model_copy(update={"prompts": words, "options": (card, *fork.options[1:])})
    second = two.model_copy(update={"frames": words, "matters": (asked, *two.matters[1:])})
    return scenario.model_copy(update={"days": (first, second, *rest)})


def walk(option, *kinds, whole=None):
    """A play in which the guns are dealt with so, and the first page of each kind after it."""
    desk = Desk(whole or varied(), Memory(), Settings(asked=True))
    for action in ("new", "set:length:full", "begin"):
        desk.act(action)
    found = {}
    for _step in range(60):
        page = desk.page()
        found.setdefault(page.id, page)
        if page.id.endswith("matters/guns") and not main(page).enabled:
            desk.act(f"option:{option}")
        elif not main(page).enabled:
            marks = [a for a in page.actions if a.enabled and a.role in ("option", "scale")]
            desk.act(marks[0].id)
        if set(kinds) <= set(found):
            break
        desk.act(main(desk.page()).id)
    return desk, [found[kind] for kind in kinds]


def texts(page):
    return [block.text for block in blocks(page) if isinstance(block, Prose)]


def test_a_morning_opens_with_the_frame_of_what_was_done():
    (_desk, (morning,)) = walk("announce", "day-02/morning")
    assert "All is known." in texts(morning)
    (_desk, (morning,)) = walk("hide", "day-02/morning")
    assert "All stays hidden." in texts(morning)


def test_where_no_condition_holds_the_text_itself_is_told():
    (_desk, (morning,)) = walk("more", "day-02/morning")
    assert any("Boats from Southport" in text for text in texts(morning))


def test_a_matter_and_its_option_are_put_in_the_words_of_what_was_done():
    matter = f"day-02/matters/{tiny().days[1].matters[0].id}"
    (_desk, (page,)) = walk("announce", matter)
    assert "All is known." in texts(page)
    cards = [block for block in blocks(page) if isinstance(block, OptionCard)]
    assert [card.detail for card in cards].count("All is known.") == 1


def test_the_register_tells_an_order_in_the_words_of_that_evening():
    (_desk, (night,)) = walk("announce", "day-01/night-1")
    (tape,) = [block for block in blocks(night) if isinstance(block, Tape)]
    assert SAID in [line.text for line in tape.lines]


def test_a_letter_that_was_broadcast_by_day_stands_once_before_how_it_was_read():
    broadcast = "To Reyes, openly. There are guns on the headland, and they look at the sea."
    _desk, nights = walk("announce", "day-01/night-1", "day-01/night-2")
    first, second = ([line.text for line in printed(night)] for night in nights)
    assert first.count(broadcast) == 1
    assert first.index(broadcast) < first.index(SAID)
    assert broadcast not in second
    (_desk, (silent,)) = walk("hide", "day-01/night-1")
    assert broadcast not in [line.text for line in printed(silent)]


def printed(night):
    return [line for block in blocks(night) if isinstance(block, Tape) for line in block.lines]


def test_an_evening_question_that_is_answered_already_gives_way_to_another():
    desk, (evening, _next) = walk("announce", "day-01/forecast", "day-02/morning")
    assert "Will they shoot?" in texts(evening)
    assert desk.session is not None
    first = forecasts(Account(desk.session, Shelf(desk.scenario)))[0]
    assert (first.ask, first.answer) == ("Will they shoot?", "They did not.")


def test_it_stays_where_the_play_has_not_answered_it():
    desk, (evening, _next) = walk("hide", "day-01/forecast", "day-02/morning")
    assert "Will they shoot?" not in texts(evening)
    assert desk.session is not None
    assert (
        forecasts(Account(desk.session, Shelf(desk.scenario)))[0].ask == tiny().days[0].evening.ask
    )


def test_an_adviser_is_heard_on_every_matter_of_the_day():
    scenario = tiny()
    one, *rest = scenario.days
    guns = one.matters[0]
    hale = next(voice for voice in guns.voices if voice.who == "hale")
    again = hale.model_copy(update={"headline": "Ships first", "text": "I would count them."})
    ships = guns.model_copy(update={"id": "ships", "title": "The ships", "voices": (again,)})
    day = one.model_copy(update={"matters": (guns, ships)})
    desk = Desk(scenario.model_copy(update={"days": (day, *rest)}), Memory(), Settings(asked=True))
    for action in ("new", "set:length:full", "begin"):
        desk.act(action)
    while desk.page().kind != "council":
        desk.act(main(desk.page()).id)
    (speech,) = [block for block in blocks(desk.page()) if isinstance(block, Speech)]
    assert speech.headline == hale.headline
    assert [headline for headline, _words in speech.further] == ["The ships: Ships first."]
    assert speech.further[0][1].startswith("I would count them.")


def test_a_term_that_was_asked_for_is_not_told_as_one_that_nobody_named():
    whole = varied()
    asked = {"names": (Variant(when=DONE, text="asked for"),)}
    *others, track = whole.tracks
    states = tuple(each.model_copy(update=asked) for each in track.states)
    term = track.model_copy(update={"role": "term", "states": states})
    terms = whole.model_copy(update={"tracks": (*others, term)})
    for option, expected in (("announce", {"asked for"}), ("hide", {s.name for s in states})):
        (desk, _pages) = walk(option, "day-01/night-1", whole=terms)
        (_title, facts) = sheet(Frame(desk.session))
        assert dict(facts.rows)[term.name] in expected


def test_a_clause_stands_under_the_order_that_it_words():
    scenario = tiny()
    one, *rest = scenario.days
    guns = one.matters[0]
    more = next(each for each in guns.options if each.clauses)
    hide = guns.options[0].model_copy(update={"clauses": more.clauses})
    shared = guns.model_copy(update={"options": (hide, *guns.options[1:])})
    day = one.model_copy(update={"matters": (shared, *one.matters[1:])})
    for option in (hide, more):
        desk = Desk(scenario.model_copy(update={"days": (day, *rest)}), Memory())
        desk.settings = Settings(asked=True)
        for action in ("new", "set:length:full", "begin"):
            desk.act(action)
        while not desk.page().id.endswith("matters/guns"):
            desk.act(main(desk.page()).id)
        desk.act(f"option:{option.id}")
        desk.act("sign")
        assert desk.page().title == option.text


def test_the_council_says_who_has_a_question_left():
    desk, (council,) = walk("hide", "day-01/council")
    asked = tiny().days[0].questions
    names = {person.id: person.short for person in tiny().people}
    (told,) = [text for text in texts(council) if "left" in text]
    assert all(names[each.to] in told for each in asked)
    first, *rest = asked
    desk.session.choose(first.id)
    desk.act("")
    (told,) = [text for text in texts(desk.page()) if "left" in text]
    assert names[first.to] not in told
    assert all(names[each.to] in told for each in rest)
