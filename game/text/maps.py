"""The staff map as a terminal tells it: what is new, what moves, and what lies where it lay.

Each piece has one place in it. What it carries, its orders and where exactly it lies are
told of the one that is chosen, beside the map.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.present.bearings import apart, way_to
from game.present.page import MapBlock, MapCircle, MapPiece, Place
from game.present.spoken import sentences
from game.text.wrapping import wrapped

NEAR_KM = 5
FIXED = ("city", "site")
CHANGED, UNDER_WAY = "Changed since yesterday", "Under way"
IN_THE_MIDDLE = "in the middle"
SIDES = {"us": "ours", "them": "theirs", "host": "our hosts’", "other": "of others"}


def map_lines(block: MapBlock, width: int, numbers: Mapping[str, int]) -> list[str]:
    """The map: what it shows in a sentence, then its pieces, those with news first."""
    far = f"Distances are from its middle, {_where(block.centre)}"
    reach = f"The map is {block.width:,} km across"
    lines = wrapped(block.alternative, width)
    lines += wrapped(sentences([reach, far, block.note]), width)
    told = _Told(block, numbers)
    for title, group in _groups(block.pieces):
        if title in (CHANGED, UNDER_WAY):
            lines += [f"{title}:"]
            for piece in group:
                lines += wrapped(told.one(piece), width, first="- ")
            continue
        for side, held in told.by_side(group).items():
            lines += wrapped(f"{title}, {side}: {'; '.join(held)}.", width)
    for circle in block.circles:
        lines += wrapped(_circle(circle, block.centre), width, first="- ")
    names = ", ".join(dict.fromkeys(name.text for name in block.names))
    return [*lines, *wrapped(f"Names on the map: {names}.", width)] if names else lines


def _groups(pieces: Sequence[MapPiece]) -> Iterator[tuple[str, list[MapPiece]]]:
    """Yield what is told together, with its title; nothing is told twice."""
    news = [each for each in pieces if each.news]
    rest = [each for each in pieces if not each.news]
    moving = [each for each in rest if each.heading]
    still = [each for each in rest if not each.heading]
    for title, group in (
        (CHANGED, news),
        (UNDER_WAY, moving),
        ("Lying still", [each for each in still if each.kind not in FIXED]),
        ("Sites and cities", [each for each in still if each.kind in FIXED]),
    ):
        if group:
            yield title, group


@dataclass(frozen=True, slots=True)
class _Told:
    """How the pieces of a map are told, with the numbers by which they are chosen."""

    block: MapBlock
    numbers: Mapping[str, int]

    def one(self, piece: MapPiece) -> str:
        """A piece that moves or has news: where it is, and where it goes."""
        going = f"going {piece.heading}" if piece.heading else ""
        said = [self._name(piece), _whose(piece), self._place(piece), piece.news, going]
        return sentences([", ".join(each for each in said if each)])

    def by_side(self, pieces: Sequence[MapPiece]) -> dict[str, list[str]]:
        """Pieces that lie where they lay, by whose they are; what cannot move has its name."""
        found: dict[str, list[str]] = {}
        for piece in pieces:
            place = "" if piece.kind in FIXED else f", {self._place(piece)}"
            found.setdefault(_whose(piece), []).append(f"{self._name(piece)}{place}")
        return found

    def _place(self, piece: MapPiece) -> str:
        doubt = f", give or take {piece.doubt:,} km" if piece.doubt else ""
        return f"{_from(self.block.centre, piece.at)}{doubt}"

    def _name(self, piece: MapPiece) -> str:
        number = self.numbers.get(piece.action)
        chosen = ", chosen" if piece.selected else ""
        return f"{piece.name}{chosen}" if number is None else f"[{number}] {piece.name}{chosen}"


def _whose(piece: MapPiece) -> str:
    return SIDES.get(piece.side, piece.side)


def _where(place: Place) -> str:
    """Latitude and longitude in words."""
    north = "north" if place.lat >= 0 else "south"
    east = "east" if place.lon >= 0 else "west"
    return f"{abs(place.lat):.1f}° {north}, {abs(place.lon):.1f}° {east}"


def _from(start: Place, end: Place) -> str:
    return IN_THE_MIDDLE if apart(start, end) < NEAR_KM else way_to(start, end)


def _circle(circle: MapCircle, centre: Place) -> str:
    arc = ""
    if circle.start_bearing is not None and circle.end_bearing is not None:
        arc = f"Only from {circle.start_bearing} to {circle.end_bearing} degrees"
    far = _from(centre, circle.centre)
    point = "the middle" if far == IN_THE_MIDDLE else f"a point {far}"
    around = f"{circle.radius:,} km around {point}"
    return sentences([f"{circle.name}: {around}", arc, circle.note])
