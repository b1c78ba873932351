"""The map in a terminal: news first, each piece once, and its number for the rest."""

from game.present import page as p
from game.text.maps import map_lines
from game.text.plain import render

MIDDLE = p.Place(20, -74)


def piece(name, kind="ship", side="us", *, north=1.0, **more):
    return p.MapPiece(f"piece:{name}", name, name, kind, side, p.Place(20 + north, -74), **more)


def chart(*pieces, circles=()):
    names = (p.MapName("The strait", MIDDLE, "sea", "us"),)
    return p.MapBlock(MIDDLE, 5_000, "Guesses.", pieces, circles, names, "A strait.")


PIECES = (
    piece("Ferry", heading="south"),
    piece("Tanker", side="them", heading="west", news="turned"),
    piece("Trawler", north=2.0, doubt=40),
    piece("Fort", "site"),
    piece("Town", "city", "host"),
)
NUMBERS = {each.action: place for place, each in enumerate(PIECES, 1)}


def told(*pieces, **more):
    return map_lines(chart(*pieces, **more), 200, NUMBERS)


def test_what_changed_since_yesterday_comes_first_and_what_cannot_move_last():
    lines = told(*PIECES)
    assert lines[2:] == [
        "Changed since yesterday:",
        "- [2] Tanker, theirs, 110 km north, turned, going west.",
        "Under way:",
        "- [1] Ferry, ours, 110 km north, going south.",
        "Lying still, ours: [3] Trawler, 220 km north, give or take 40 km.",
        "Sites and cities, ours: [4] Fort.",
        "Sites and cities, our hosts’: [5] Town.",
        "Names on the map: The strait.",
    ]


def test_no_title_stands_over_nothing():
    lines = told(PIECES[0])
    assert "Under way:" in lines
    assert not [line for line in lines if "Changed" in line or "Lying" in line or "Sites" in line]


def test_a_site_that_is_new_is_news():
    lines = told(piece("Fort", "site", news="new on the map"))
    assert lines[3] == "- [4] Fort, ours, 110 km north, new on the map."


def test_a_circle_is_told_with_its_reach_and_the_arc_that_counts():
    line = p.MapCircle("The line", "Drawn today.", MIDDLE, 1_000, "line", "them", 20, 92)
    assert told(circles=(line,))[2] == (
        "- The line: 1,000 km around the middle. Only from 20 to 92 degrees. Drawn today."
    )


def test_pieces_are_not_listed_a_second_time_under_what_can_be_done():
    actions = tuple(p.Action(each.action, each.name, "piece", hint="A vessel.") for each in PIECES)
    actions += (p.Action("go:next", "Go on", "main"),)
    text = render(p.Page("day-01/map", "map", "The map", (chart(*PIECES),), actions), 80)
    for each in PIECES:
        assert text.count(each.name) == 1
    assert "A piece of the map, for all that is known of it: 1 to 5." in text
