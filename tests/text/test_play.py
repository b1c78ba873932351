"""A whole play from a pipe, with every kind of clumsiness."""

from dataclasses import replace

from game.play.session import ChoiceRefusedError
from game.present import page as p
from game.text.numbering import numbers_of
from game.text.play import FAREWELL, changes, play


def typist(desk, extra=()):
    """What a hasty player types: whatever leads on."""
    yield from extra
    for _line in range(400):
        page = desk.page()
        if page.id == "export":
            return
        answers = [a for a in page.actions if a.role in ("option", "scale") and a.enabled]
        if page.kind == "title":
            yield str(numbers_of(page)["new"])
        elif answers and not any(a.pressed for a in answers):
            yield str(numbers_of(page)[answers[0].id])
        else:
            yield "next\n"


def test_a_whole_play_from_a_pipe_reaches_the_debrief(desk):
    told = []
    assert play(desk, typist(desk), told.append, 80) == 0
    text = "".join(told)
    for part in ("== The headland ==", "== The envelopes ==", "Three days, twice", FAREWELL):
        assert part in text
    assert desk.page().id == "export"


def test_anything_may_be_typed(desk):
    told = []
    odd = [
        "",
        "help",
        "xyzzy",
        "0",
        "-1",
        "undo",
        "where",
        "open",
        "codex",
        "\x00",
        "²",
        "next next",
    ]
    assert play(desk, typist(desk, odd), told.append, 60) == 0
    assert "not an answer here" in "".join(told)


def test_the_end_of_input_says_how_to_go_on(desk):
    told = []
    assert play(desk, [], told.append, 80, farewell=lambda: "Kept in this folder.") == 0
    assert told[-1] == "Kept in this folder.\n"


def test_control_c_is_no_fault(desk):
    def lines():
        yield "next"
        raise KeyboardInterrupt

    told = []
    assert play(desk, lines(), told.append, 80) == 0
    assert told[-1] == f"{FAREWELL}\n"


def test_leaving_ends_the_loop(desk):
    told = []
    assert play(desk, ["next", "leave", "this is never read"], told.append, 80) == 0
    assert desk.closed


class Small:
    """A desk with one page, a field, and an order that is refused."""

    closed = False

    def __init__(self):
        self.text = ""

    def page(self):
        return p.Page(
            "small",
            "message",
            "Reasons",
            (p.Prose("It stays."), p.Field("write", "Why?", self.text, longest=10)),
            (p.Action("write", "Why?", "field"), p.Action("sign", "Sign", "main")),
        )

    def act(self, action_id, value=""):
        if action_id == "sign":
            raise ChoiceRefusedError("There is no time left.")
        self.text = value


def test_a_field_asks_for_its_text():
    desk, told = Small(), []
    play(desk, ["why", "because of the fog", "why", ""], told.append, 80)
    assert desk.text == "because of"
    assert any("Type it" in text for text in told)
    assert "Nothing was changed.\n" in told


def test_only_what_changed_is_said_again():
    desk = Small()
    before = desk.page()
    desk.act("write", "Fog.")
    said = changes(before, desk.page(), 80)
    assert "Fog." in said
    assert "It stays." not in said


def page_of(*main, announcement=""):
    return p.Page("small", "message", "Reasons", main, (), announcement=announcement)


def test_what_stands_between_new_lines_is_said_with_them():
    before = page_of(p.Prose("Above."), p.Prose("Old."), p.Prose("Between."), p.Prose("Older."))
    after = page_of(p.Prose("Above."), p.Prose("New."), p.Prose("Between."), p.Prose("Newer."))
    said = changes(before, after, 80)
    assert said.split("\n\n") == ["New.", "Between.", "Newer.\n"]


def test_what_stands_on_the_page_is_not_announced_as_well():
    after = page_of(p.Prose("Written: a.html"), announcement="Written: a.html")
    assert changes(page_of(), after, 80) == "Written: a.html\n"


def test_a_refusal_is_told_and_nothing_breaks():
    told = []
    play(Small(), ["sign"], told.append, 80)
    assert "There is no time left.\n" in told


def test_a_map_is_not_told_again_for_the_piece_that_is_chosen():
    one, other = (p.MapPiece(n, n, n, "ship", "us", p.Place(54, 10)) for n in ("Ada", "Eva"))
    before, after = replace(one, selected=True), replace(other, selected=True)

    def page(*pieces, beside):
        sea = p.MapBlock(p.Place(54, 10), 400, "The strait.", pieces, (), (), "Two ships.")
        return page_of(sea, p.Heading(beside, 2))

    shown = page(before, other, beside="Ada")
    assert changes(shown, page(one, after, beside="Eva"), 80) == "-- Eva --\n"
    gone = replace(after, at=p.Place(55, 12))
    assert "Two ships." in changes(shown, page(one, gone, beside="Eva"), 80)
