"""The map: pieces where they are or are thought to be, a look ahead by hours, and a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.present.bearings import POINTS, apart, point, way_to
from game.present.frame import Frame, always, go, linked, sureness, unique
from game.present.page import (
    Action,
    Block,
    Facts,
    Group,
    Heading,
    MapBlock,
    MapCircle,
    MapName,
    MapPiece,
    Page,
    Place,
    Prose,
    Table,
)
from game.present.projection import forward
from game.scenario.model import Course, Fix, MapView, Piece

LOOKS = (0, 6, 12, 24)
"""How far the map looks ahead, in hours."""

KINDS = {
    "arms-ship": "Ship with arms",
    "ship": "Ship without arms",
    "submarine": "Submarine",
    "warship": "Warship",
    "site": "Site",
    "city": "City",
    "aircraft": "Aircraft",
}
ORDER = ("arms-ship", "ship", "submarine", "warship", "aircraft", "site", "city")
"""What moves and matters comes first in the list and under Tab."""

DRAWN, DRAWN_HIGH = 0.4, 0.2
"""Shares of the map's width, east or west and north or south of its middle, that surely show."""

STRETCH, STILL = 6, 5
"""The hours over which a piece's way is measured, and the km that are no way."""

TO_DECISION = go("to_matters", "To the decision", hint="The council is over for today then.")


@dataclass(frozen=True, slots=True)
class Standing:
    """A piece with the course it is on, the way it goes, and where that has brought it."""

    piece: Piece
    course: Course
    way: tuple[Fix, ...]
    at: Place


def map_page(frame: Frame) -> Page:
    """The map of the day."""
    view = frame.scenario.map
    if view is None:
        return _no_map(frame)
    shown = standing(frame, view)
    ids = [each.piece.id for each in shown]
    chosen = frame.ui.piece if frame.ui.piece in ids else _first(view, shown)
    block = MapBlock(
        centre=Place(view.lat, view.lon),
        width=view.width,
        note=view.note,
        pieces=tuple(_piece(frame, each, chosen) for each in shown),
        circles=tuple(
            MapCircle(
                circle.name,
                circle.note,
                Place(circle.lat, circle.lon),
                circle.radius,
                circle.style,
                circle.side,
                circle.start_bearing,
                circle.end_bearing,
            )
            for circle in view.circles
            if frame.view.holds(circle.when)
        ),
        names=tuple(
            MapName(label.text, Place(label.lat, label.lon), label.kind, label.side)
            for label in view.labels
        ),
        alternative=view.alternative,
    )
    side = _side(frame, view, shown, chosen)
    main: list[Block] = [block]
    if frame.ui.listed:
        main = [_list(view, shown)]
    pieces = tuple(
        Action(
            f"piece:{each.piece.id}",
            each.piece.name,
            "piece",
            hint=each.piece.what,
            pressed=each.piece.id == chosen,
        )
        for each in shown
    )
    looks = tuple(
        Action(
            f"ahead:{hours}",
            "Now" if not hours else f"+{hours} h",
            "toggle",
            pressed=frame.ui.ahead == hours,
        )
        for hours in LOOKS
    )
    listing = Action("list", "As a map" if frame.ui.listed else "As a list", "secondary", key="l")
    session = frame.session
    return Page(
        id=f"day-{session.day:02}/map",
        kind="map",
        title="The map",
        header=frame.header(),
        main=tuple(main),
        side=tuple(side),
        actions=unique(
            (
                *frame.steps(),
                *pieces,
                *looks,
                *linked(side),
                listing,
                go("to_council", "Back to the council", "secondary"),
                TO_DECISION,
                *always(),
            )
        ),
        keys=(("Tab", "next piece"), ("L", "list"), ("+ −", "zoom"), ("Enter", "go on")),
        note="Positions as last reported. Some are guesses.",
        focus=f"piece:{chosen}" if chosen else "go:to_matters",
        announcement=view.alternative,
        back="go:to_council",
    )


def _no_map(frame: Frame) -> Page:
    return Page(
        id=f"day-{frame.session.day:02}/map",
        kind="map",
        title="The map",
        header=frame.header(),
        main=(Prose("There is no map for this crisis."),),
        actions=unique(
            (
                *frame.steps(),
                TO_DECISION,
                *always(),
            )
        ),
        focus="go:to_matters",
    )


def _first(view: MapView, shown: Sequence[Standing]) -> str:
    """The piece that the map opens with: the first that lies where the map is drawn.

    A piece far out would take the map with it, away from what the day is about.
    """
    for each in shown:
        wide, high = map(abs, forward(each.at.lat, each.at.lon, (view.lat, view.lon)))
        if wide <= view.width * DRAWN and high <= view.width * DRAWN_HIGH:
            return each.piece.id
    return shown[0].piece.id if shown else ""


def standing(frame: Frame, view: MapView) -> tuple[Standing, ...]:
    """Each piece that may be seen today, at the hour looked at."""
    day = frame.session.day
    hour = _hour(frame)
    found = []
    for piece in view.pieces:
        courses = [each for each in piece.courses if frame.view.holds(each.when)]
        if courses and courses[0].visible_from <= day <= courses[0].visible_to:
            way = joined(courses)
            found.append(Standing(piece, courses[0], way, position(way, day, hour)))
    return tuple(sorted(found, key=lambda each: ORDER.index(each.piece.kind)))


def joined(courses: Iterable[Course]) -> tuple[Fix, ...]:
    """The way of a piece by the courses that hold: the first leads, from its first fix on.

    What lies before that fix is as the next course has it, and so on down the list. So
    an order of a late day says only what changes then, and no piece jumps because of it.
    """
    way: tuple[Fix, ...] = ()
    for course in courses:
        way = (*(fix for fix in course.fixes if not way or _time(fix) < _time(way[0])), *way)
    return way


def _time(fix: Fix) -> int:
    return 24 * fix.day + fix.hour


def _hour(frame: Frame) -> int:
    """The hour that the map shows; it may run past 24 into the next day."""
    return _opened(frame, frame.session.day) + frame.ui.ahead


def _opened(frame: Frame, day: int) -> int:
    """The hour at which the map of a day is drawn."""
    known = (each.clock for each in frame.scenario.days if each.day == day)
    return int(next(known, "0").split(":")[0])


def position(fixes: Sequence[Fix], day: int, hour: int) -> Place:
    """Where a course has brought a piece: between two fixes on a straight line.

    Before the first fix and after the last a piece lies still. `hour` may run
    past 24 into the next day.
    """
    now = 24 * day + hour
    before = [fix for fix in fixes if _time(fix) <= now]
    after = [fix for fix in fixes if _time(fix) > now]
    if not before:
        return Place(fixes[0].lat, fixes[0].lon)
    last = before[-1]
    if not after:
        return Place(last.lat, last.lon)
    start, end = _time(last), _time(after[0])
    part = (now - start) / (end - start)
    return Place(
        last.lat + (after[0].lat - last.lat) * part,
        last.lon + (after[0].lon - last.lon) * part,
    )


def _piece(frame: Frame, each: Standing, chosen: str) -> MapPiece:
    day, hour = frame.session.day, _hour(frame)
    return MapPiece(
        action=f"piece:{each.piece.id}",
        id=each.piece.id,
        name=each.piece.name,
        kind=each.piece.kind,
        side=each.piece.side,
        at=each.at,
        course=tuple(Place(fix.lat, fix.lon) for fix in each.way),
        doubt=each.piece.doubt,
        selected=each.piece.id == chosen,
        heading=going(each.way, day, hour),
        news=news_of(each, day, hour, _opened(frame, day - 1)),
    )


def going(fixes: Sequence[Fix], day: int, hour: int) -> str:
    """The point of the compass to which a course leads from an hour on; empty: it lies still."""
    start, end = position(fixes, day, hour), position(fixes, day, hour + STRETCH)
    return "" if apart(start, end) < STILL else point(start, end)


def news_of(each: Standing, day: int, hour: int, before: int) -> str:
    """What a piece does that it did not do on the map of the day before, drawn at `before`."""
    if day == 1:
        return ""
    if not any(way.visible_from < day <= way.visible_to + 1 for way in each.piece.courses):
        return "new on the map"
    then, now = going(each.way, day - 1, before), going(each.way, day, hour)
    if not then or not now:
        return "under way again" if now else "stopped" if then else ""
    turned = abs(POINTS.index(then) - POINTS.index(now))
    return "turned" if 2 <= turned <= len(POINTS) - 2 else ""  # noqa: PLR2004


def _side(frame: Frame, view: MapView, shown: tuple[Standing, ...], chosen: str) -> list[Block]:
    side: list[Block] = []
    for number, each in enumerate(shown):
        if each.piece.id != chosen:
            continue
        side.append(Heading("Selected", 3, note=f"{number + 1} of {len(shown)}"))
        side.append(Heading(each.piece.name, 2))
        bound = f", bound for {each.course.bound}" if each.course.bound else ""
        side.append(Prose(f"{each.piece.what}{bound}"))
        side.append(Facts(tuple(_facts(view, each))))
        side.append(Prose(sureness(each.piece.confidence, each.piece.sources, frame), "note"))
    side.append(Group("Look ahead", tuple(f"ahead:{hours}" for hours in LOOKS)))
    return side


def _facts(view: MapView, each: Standing) -> list[tuple[str, str]]:
    rows = []
    if each.piece.cargo:
        rows.append(("Cargo", each.piece.cargo))
    rows.append(("Orders", each.course.orders))
    rows.append(("Last report", each.course.status))
    rows.append((f"From {view.centre_name}", where(view, each.at)))
    if each.piece.doubt:
        rows.append(("Within", f"{each.piece.doubt} km"))
    return rows


def where(view: MapView, at: Place) -> str:
    """A place in words, from the centre of the map; rough, to the next ten kilometres."""
    return way_to(_middle(view), at)


def _middle(view: MapView) -> Place:
    return Place(view.lat, view.lon)


def _list(view: MapView, shown: tuple[Standing, ...]) -> Table:
    return Table(
        caption=view.alternative,
        head=("Name", "Kind", "Orders", f"From {view.centre_name}"),
        rows=tuple(
            (each.piece.name, KINDS[each.piece.kind], each.course.orders, where(view, each.at))
            for each in shown
        ),
    )
