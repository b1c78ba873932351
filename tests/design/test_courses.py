"""What moves on the map goes as it was ordered, no faster than it can, and is told as it goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product

import pytest
from plays import kernel, run, shipped

from game.play.auto import autoplay, blank
from game.play.record import Settings
from game.present.bearings import apart
from game.present.mapping import Standing, going, joined, news_of, position
from game.present.page import Place
from game.rules import facts as f
from game.rules.conditions import shape
from game.rules.kernel import holds
from game.rules.plans import Preferring, history_plan
from game.rules.policies import player
from game.rules.replay import Replay
from game.scenario.values import Length

SEEDS = range(1, 26)
KNOT = 1.852
FASTEST = {"arms-ship": 18, "ship": 18, "submarine": 12, "warship": 33}
"""Knots, kept up from one morning to the next."""

ROUNDED = 12
"""Kilometres by which a fix may be off: it has whole hours and hundredths of a degree."""

CLOCK = {day.day: int(day.clock.split(":")[0]) for day in shipped().days}
PIECES = tuple(piece for piece in shipped().map.pieces if piece.kind in FASTEST)


@dataclass(frozen=True)
class Sight:
    """What the map shows of a piece in the morning of a day, or when its orders are signed."""

    day: int
    evening: bool
    standing: Standing
    number: int

    @property
    def course(self):
        return self.standing.course

    def heading(self, ahead=0):
        return going(self.standing.way, self.day, CLOCK[self.day] + ahead)

    def news(self):
        return news_of(self.standing, self.day, CLOCK[self.day], CLOCK.get(self.day - 1, 0))


@cache
def conditions(day):
    """What the courses of each piece ask on a day."""
    layout = kernel().rules.layout
    return {piece.id: [shape(each.when, layout, day) for each in piece.courses] for piece in PIECES}


def moments(play: Replay) -> tuple[f.Stood, ...]:
    """How things stood in each morning of a play, and when the day's orders were signed."""
    facts = (fact for stretch in play.stretches for fact in stretch.facts)
    return tuple(fact for fact in facts if isinstance(fact, f.Stood) and not fact.half)


def sights(stood, piece) -> Iterator[Sight]:
    for fact in stood:
        asked = enumerate(conditions(fact.day)[piece.id])
        holding = [number for number, when in asked if holds(when, fact.values)]
        courses = [piece.courses[number] for number in holding]
        if courses and courses[0].visible_from <= fact.day <= courses[0].visible_to:
            way = joined(courses)
            at = position(way, fact.day, CLOCK[fact.day])
            yield Sight(fact.day, fact.evening, Standing(piece, courses[0], way, at), holding[0])


def steered(wishes, seed):
    """A play of history but for what is wished, by owner of the menu."""
    plan = Preferring({**history_plan(shipped()).preferences, **wishes})
    start = blank(shipped(), kernel(), Settings(Length.FULL, "drawn"), seed)
    return autoplay(kernel(), start, player(plan, 0))


NIGHTS = (
    ("far-back-near-in", "name-a-ship", "turn-round", ""),
    ("turn-everything", "thunder", "", ""),
    ("all-run", "thunder", "stop-and-lie-to", ""),
    ("all-run", "thunder", "turn-round", ""),
    ("all-run", "name-a-ship", "sail-on", ""),
    ("all-run", "obey", "", ""),
    ("all-run", "thunder", "", "call-the-ships-home"),
    ("all-stop", "name-a-ship", "stop-and-lie-to", ""),
    ("all-stop", "name-a-ship", "turn-round", ""),
    ("all-stop", "talks", "", ""),
    ("all-stop", "thunder", "", "call-the-ships-home"),
)
"""What the ships are told on the 23rd and 24th: which go on, the answer, at the line, called home."""

SUNDAY = (
    *(("call-the-boats-home" if n % 3 == 1 else "rest", *night) for n, night in enumerate(NIGHTS)),
    *(("turn-the-far-ships", *night) for night in (NIGHTS[0], NIGHTS[3], *NIGHTS[-3:])),
)
"""The same after the orders of the 21st: to the boats, to the far ships, or neither."""

BOATS = (
    ("leave-the-boats", "", "hold-outside"),
    ("leave-the-boats", "", "on-to-mariel"),
    ("on-to-mariel", "", "on-to-mariel"),
    ("bring-them-home", "", ""),
    ("leave-the-boats", "", "boats-home"),
    ("on-to-mariel", "", "lock-the-torpedo"),
    ("leave-the-boats", "recall-the-boats", ""),
)
"""What the boats are told on the 17th, 22nd and 23rd."""

GROZNY = ("orders-stand", "turn-in-clear", "through-with-cameras")


@cache
def plays() -> tuple[tuple[f.Stood, ...], ...]:
    """Plays at random, by whims, as in history, and with every order to the far ships."""
    found = [run(policy, seed) for policy in ("random", "swarm") for seed in SEEDS]
    found.append(run("history", 1, luck="documented"))
    slowed = ("", "slow-the-far-ships")
    calm = ("cross-check", "stop-in-the-calm")
    for number, (slow, still, sunday) in enumerate(product(slowed, calm, SUNDAY)):
        first, recall, then = BOATS[number % len(BOATS)]
        free, which, line, ship, home = sunday
        wishes = {
            "initiative": tuple(filter(None, (slow, recall, home))),
            "the-jigsaw": (still,),
            "free-move": (free,),
            "which-ships": (which, "keep-them-away"),
            "the-line": (line,),
            "ship-at-the-line": (ship,),
            "the-four-boats": (first,),
            "four-boats": (then,),
            "the-grozny": (GROZNY[number % len(GROZNY)],),
        }
        found.append(steered(wishes, number))
    return tuple(moments(play) for play in found)


@cache
def walks_of(number) -> tuple[tuple[Sight, ...], ...]:
    return tuple(tuple(sights(stood, PIECES[number])) for stood in plays())


def walks(piece):
    """What each play shows of a piece."""
    return walks_of(next(number for number, each in enumerate(PIECES) if each is piece))


def mornings(piece) -> Iterator[tuple[Sight, Sight]]:
    """Each two mornings of a play on which a piece was on the map, one after the other."""
    for walk in walks(piece):
        yield from pairwise(sight for sight in walk if not sight.evening)


def reach(piece, hours):
    """How far a piece can have come, in kilometres."""
    return FASTEST[piece.kind] * KNOT * hours + ROUNDED


every_piece = pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.id)


@every_piece
def test_nothing_moves_faster_than_it_can(piece):
    for before, now in mornings(piece):
        hours = 24 * (now.day - before.day) + CLOCK[now.day] - CLOCK[before.day]
        assert apart(before.standing.at, now.standing.at) <= reach(piece, hours), (before, now)


@every_piece
def test_no_course_is_faster_than_its_piece_can_go(piece):
    for course in piece.courses:
        for start, end in pairwise(course.fixes):
            hours = 24 * (end.day - start.day) + end.hour - start.hour
            way = apart(Place(start.lat, start.lon), Place(end.lat, end.lon))
            assert way <= reach(piece, hours), (start, end)


@every_piece
def test_no_order_moves_a_piece_at_the_hour_at_which_it_is_signed(piece):
    for walk in walks(piece):
        for before, now in pairwise(walk):
            if now.evening:
                assert apart(before.standing.at, now.standing.at) <= ROUNDED, (before, now)


@every_piece
def test_nothing_lies_still_before_its_first_fix(piece):
    for walk in walks(piece):
        for sight in walk:
            first = sight.standing.way[0]
            assert 24 * first.day + first.hour <= 24 * sight.day + CLOCK[sight.day], sight


@every_piece
def test_what_is_bound_for_a_port_is_under_way(piece):
    for walk in walks(piece):
        for sight in walk:
            if sight.course.bound and not sight.evening:
                assert all(sight.heading(ahead) for ahead in (0, 6)), sight
                assert sight.news() != "stopped", sight


@every_piece
def test_what_was_stopped_lies_still_from_the_next_morning_on(piece):
    for before, now in mornings(piece):
        if "Stopped" in now.course.status and before.number == now.number:
            assert before.standing.at == now.standing.at, (before, now)


@every_piece
def test_what_goes_home_goes_away_from_cuba(piece):
    middle = Place(shipped().map.lat, shipped().map.lon)
    for before, now in mornings(piece):
        if before.course.orders == now.course.orders == "Home":
            assert apart(middle, before.standing.at) < apart(middle, now.standing.at), (before, now)


@every_piece
def test_every_course_is_met(piece):
    met = {sight.number for walk in walks(piece) for sight in walk}
    unmet = [each for number, each in enumerate(piece.courses) if number not in met]
    # An accident may be rarer than these plays are many
    assert [each.when for each in unmet if "happened" not in str(each.when)] == []


LINE = (24.1, -66.16)
HISTORY = [
    ("kimovsk", 8, 10, 26.0, -61.3),
    ("kimovsk", 9, 17, 30.5, -54.0),
    ("yuri-gagarin", 8, 10, 30.2, -54.0),
    ("yuri-gagarin", 9, 17, 33.2, -46.0),
    ("poltava", 6, 0, 35.9, -6.5),
    ("poltava", 8, 8, 34.6, -20.5),
    ("poltava", 10, 8, 35.9, -6.5),
    ("aleksandrovsk", 6, 12, 25.9, -67.8),
    ("aleksandrovsk", 8, 14, 22.94, -80.01),
    ("almetyevsk", 8, 14, 22.97, -79.95),
    ("bucharest", 10, 14, 25.46, -67.08),
    ("grozny", 12, 20, *LINE),
    ("grozny", 13, 12, *LINE),
    ("belovodsk", 13, 23, 24.74, -66.54),
    *(("submarine-b-59", 8, 0, 28.4, -66.0), ("submarine-b-59", 12, 20, 27.3, -66.6)),
    *(("submarine-b-36", 8, 0, 23.6, -67.0), ("submarine-b-36", 12, 20, 23.0, -67.6)),
    *(("submarine-b-130", 8, 0, 26.6, -61.5), ("submarine-b-130", 12, 20, 26.4, -61.2)),
    *(("submarine-b-4", 8, 0, 22.4, -68.8), ("submarine-b-4", 12, 20, 21.8, -69.6)),
]
"""Where they were in history: documented, or worked out from what is."""


@pytest.mark.parametrize(("name", "day", "hour", "lat", "lon"), HISTORY)
def test_in_history_each_is_where_she_was(name, day, hour, lat, lon):
    piece = next(each for each in PIECES if each.id == name)
    walk = tuple(sights(moments(run("history", 1, luck="documented")), piece))
    # In port she is told as in port, whatever her way there was
    way = next(
        sight.standing.way
        for sight in reversed(walk)
        if len(sight.standing.way) > 1 and sight.day <= day
    )
    assert apart(position(way, day, hour), Place(lat, lon)) < 1


FAR_SHIPS = ("kimovsk", "yuri-gagarin", "poltava")


@pytest.mark.parametrize("ship", FAR_SHIPS)
@pytest.mark.parametrize(
    ("order", "day"),
    [
        ("initiative/slow-the-far-ships", 4),
        ("the-jigsaw/stop-in-the-calm", 6),
        ("free-move/turn-the-far-ships", 8),
    ],
)
def test_an_order_to_the_far_ships_shows_where_they_are(ship, order, day):
    piece = next(each for each in PIECES if each.id == ship)
    plain = piece.courses[-1]
    told = next(each for each in piece.courses if each.when and each.when.chosen == order)
    there, here = (joined(each) for each in ([plain], [told, plain]))
    assert position(here, day, 0).lon > position(there, day, 0).lon + 1
