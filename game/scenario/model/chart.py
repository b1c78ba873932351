"""The map: pieces with their courses, circles and labels. Positions are in degrees."""

from typing import Literal

from pydantic import Field

from game.scenario.values import Condition, Degrees, Id, Many, Model, Sourced, Text


class Fix(Model):
    """Where a piece is at an hour. Between two fixes it moves in a straight line."""

    day: int = Field(ge=1)
    hour: int = Field(ge=0, le=24)
    lat: Degrees
    lon: Degrees


class Course(Model):
    """A piece's way while a condition holds; the first that holds is used.

    Before its first fix the piece goes as the next course that holds has it.
    """

    when: Condition | None = None
    fixes: Many[Fix] = Field(min_length=1)
    orders: Text
    status: Text
    bound: str = ""
    visible_from: int = Field(default=1, ge=1)
    visible_to: int = Field(default=99, ge=1)


class Piece(Sourced):
    """Something on the map: a ship, a submarine, a site, a line, a city."""

    id: Id
    name: Text
    kind: Literal["arms-ship", "ship", "submarine", "warship", "site", "city", "aircraft"]
    side: Literal["us", "them", "host", "other"]
    what: Text  # "Soviet tanker"
    cargo: str = ""
    doubt: int = Field(default=0, ge=0, le=2_000)  # radius of the circle of uncertainty in km
    courses: Many[Course] = Field(min_length=1)


class Circle(Sourced):
    """A circle or part of one on the map: a reach, a line."""

    id: Id
    name: Text
    note: str = ""
    lat: Degrees
    lon: Degrees
    radius: int = Field(ge=1, le=20_000)  # km
    start_bearing: int | None = Field(default=None, ge=0, le=360)
    end_bearing: int | None = Field(default=None, ge=0, le=360)
    style: Literal["reach", "line"]
    side: Literal["us", "them", "host", "other"]
    when: Condition | None = None


class MapLabel(Model):
    """A name written on land or sea."""

    text: Text
    lat: Degrees
    lon: Degrees
    kind: Literal["sea", "land", "home"]
    side: Literal["us", "them", "host", "other"] = "other"


class MapView(Model):
    """What the map shows and from where it is drawn."""

    centre_name: Text
    lat: Degrees
    lon: Degrees
    width: int = Field(ge=100, le=20_000)  # km across
    note: Text
    pieces: Many[Piece] = ()
    circles: Many[Circle] = ()
    alternative: Text  # the map in one sentence, for who cannot see it
    labels: Many[MapLabel] = ()
