"""The staff map, charts and timelines as lists and tables that can be read aloud."""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians

from game.present.page import (
    Chart,
    MapBlock,
    MapCircle,
    MapPiece,
    Place,
    Quadrants,
    RiskChart,
    Series,
    Spread,
    Timelines,
)
from game.present.spoken import sentences
from game.text.wrapping import aligned, wrapped

POINTS = (
    "north",
    "north-east",
    "east",
    "south-east",
    "south",
    "south-west",
    "west",
    "north-west",
)
KM_PER_DEGREE = 111.2
NEAR_KM = 5
FIXED = ("city", "site")
SIDES = {"us": "ours", "them": "theirs", "host": "our hosts’", "other": "of others"}
ALIKE = {True: "Alike.", False: "Here they part.", None: "Not reached."}


def where(place: Place) -> str:
    """Latitude and longitude in words."""
    north = "north" if place.lat >= 0 else "south"
    east = "east" if place.lon >= 0 else "west"
    return f"{abs(place.lat):.1f}° {north}, {abs(place.lon):.1f}° {east}"


def offset(start: Place, end: Place) -> tuple[int, str]:
    """How many kilometres from one place to another on a small map, and which way."""
    east = (end.lon - start.lon) * cos(radians((start.lat + end.lat) / 2)) * KM_PER_DEGREE
    north = (end.lat - start.lat) * KM_PER_DEGREE
    bearing = degrees(atan2(east, north)) % 360
    return round(hypot(east, north)), POINTS[round(bearing / 45) % len(POINTS)]


def _from_centre(centre: Place, place: Place) -> str:
    far, way = offset(centre, place)
    if far < NEAR_KM:
        return f"at the middle of the map ({where(place)})"
    return f"{far} km {way} of the middle of the map ({where(place)})"


def _piece(piece: MapPiece, centre: Place, number: str) -> str:
    whose = SIDES.get(piece.side, piece.side)
    told = [f"{number}{piece.name}, {whose}, {_from_centre(centre, piece.at)}"]
    if piece.doubt:
        told.append(f"Give or take {piece.doubt} km")
    if piece.course and piece.kind not in FIXED:
        far, way = offset(piece.at, piece.course[-1])
        told.append(f"Its way goes {way}, {far} km" if far >= NEAR_KM else "It lies still")
    if piece.selected:
        told.append("Chosen")
    return sentences(told)


def _circle(circle: MapCircle, centre: Place) -> str:
    arc = ""
    if circle.start_bearing is not None and circle.end_bearing is not None:
        arc = f"Only from {circle.start_bearing} to {circle.end_bearing} degrees"
    middle = f"{circle.radius} km around a point {_from_centre(centre, circle.centre)}"
    return sentences([f"{circle.name}: {middle}", arc, circle.note])


def map_lines(block: MapBlock, width: int, numbers: dict[str, int]) -> list[str]:
    """The map: what it shows in a sentence, then each thing with its place."""
    lines = wrapped(block.alternative, width)
    reach = f"The map is {block.width} km across; its middle lies at {where(block.centre)}."
    lines += wrapped(sentences([reach, block.note]), width)
    for piece in block.pieces:
        number = numbers.get(piece.action)
        told = _piece(piece, block.centre, "" if number is None else f"[{number}] ")
        lines += wrapped(told, width, first="- ")
    for circle in block.circles:
        lines += wrapped(_circle(circle, block.centre), width, first="- ")
    names = ", ".join(dict.fromkeys(name.text for name in block.names))
    return [*lines, *wrapped(f"Names on the map: {names}.", width)] if names else lines


def _by_day(series: Series) -> dict[int, float]:
    """The last value of each day."""
    return {max(1, int(day)): value for day, value in series.points}


def chart_lines(chart: Chart, width: int) -> list[str]:
    """A chart as a table of days and lines, with its named events below."""
    ends = [f"0 is {chart.low_name}" if chart.low_name else ""]
    ends.append(f"100 is {chart.high_name}" if chart.high_name else "")
    lines = wrapped(sentences([chart.title, ", ".join(end for end in ends if end)]), width)
    values = [_by_day(series) for series in chart.series]
    days = [day for day in range(1, chart.days + 1) if any(day in line for line in values)]
    rows = [
        (str(day), *(f"{line[day]:.0f}" if day in line else "none" for line in values))
        for day in days
    ]
    head = ("Day", *(series.name for series in chart.series))
    lines += aligned(head, rows, width) if rows else ["Nothing yet."]
    for note in chart.notes:
        lines += wrapped(f"Day {max(1, int(note.day))}: {note.text}", width, first="- ")
    return lines


def risk_lines(chart: RiskChart, width: int) -> list[str]:
    """The chart of a share: in a sentence, then what each line showed on each evening."""
    lines = wrapped(sentences([chart.title, chart.note, chart.alternative]), width)
    own = {int(at): value for at, value in chart.evenings}
    other = {int(at): value for at, value in chart.other}
    band = {int(each.at): each for each in chart.band}
    rows = []
    yours, theirs, spans, *_marks = chart.key
    for day in range(1, chart.days + 1):
        span = band.get(day)
        row = (
            f"{own[day]:.0f}" if day in own else "none",
            f"{other[day]:.0f}" if day in other else "none",
            f"{span.low:.0f} to {span.high:.0f}" if span else "none",
        )
        if row != ("none", "none", "none"):
            rows.append((str(chart.first_date + day - 1), *row))
    return [*lines, *aligned(("Evening", yours, theirs, spans), rows, width)]


def spread_lines(block: Spread, width: int) -> list[str]:
    """Bars in words: which they are, then what each part stands for."""
    names = ", ".join(name for name, _parts in block.rows if name)
    lines = wrapped(sentences([block.caption, names]), width)
    for told in block.key:
        lines += wrapped(told, width, first="- ")
    return lines


def quadrant_lines(block: Quadrants, width: int) -> list[str]:
    """Four cells, each under both of its answers."""
    lines = wrapped(block.caption, width) if block.caption else []
    for row, cells in zip(block.rows, block.cells, strict=True):
        for column, told in zip(block.columns, cells, strict=True):
            lines += wrapped(f"{row}, {column}:", width)
            for text in told or (block.empty,):
                lines += wrapped(text, width, first="- ")
    return lines


def timeline_lines(block: Timelines, width: int, numbers: dict[str, int]) -> list[str]:
    """Two timelines as rows: the day, yours, history's, and whether they are alike."""
    lines: list[str] = []
    for row in block.rows:
        number = numbers.get(row.action)
        mark = "" if number is None else f"[{number}] "
        chosen = " (open)" if row.selected else ""
        lines += wrapped(f"{mark}Day {row.day}, {row.date}{chosen}. {ALIKE[row.alike]}", width)
        lines += wrapped(f"{block.yours}: {row.yours or 'nothing'}", width, first="  ", rest="    ")
        theirs = f"{block.history}: {row.history or 'nothing'}"
        lines += wrapped(theirs, width, first="  ", rest="    ")
    return lines
