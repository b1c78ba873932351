"""Maps and charts as plain data: what stands where, and the same in words.

Every figure holds what a table of the same facts needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Place:
    """Latitude and longitude in degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class MapPiece:
    """A piece on the map where it is now, with its way ahead and behind.

    `heading` is the point of the compass it goes to now, empty where it lies still; `news`
    what is different from the day before, empty where nothing is.
    """

    action: str
    id: str
    name: str
    kind: str
    side: str
    at: Place
    course: tuple[Place, ...] = ()
    doubt: int = 0  # km
    selected: bool = False
    heading: str = ""
    news: str = ""


@dataclass(frozen=True, slots=True)
class MapCircle:
    """A circle or arc. Bearings are degrees from north, clockwise; None means whole."""

    name: str
    note: str
    centre: Place
    radius: int  # km
    style: str
    side: str
    start_bearing: int | None = None
    end_bearing: int | None = None


@dataclass(frozen=True, slots=True)
class MapName:
    """A name written on the map."""

    text: str
    at: Place
    kind: str
    side: str


@dataclass(frozen=True, slots=True)
class MapBlock:
    """The staff map: centre, width in km, and all that lies on it."""

    centre: Place
    width: int
    note: str
    pieces: tuple[MapPiece, ...]
    circles: tuple[MapCircle, ...]
    names: tuple[MapName, ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day on two timelines. `alike` is True, False, or None where it was over by then."""

    action: str
    day: int
    date: str
    yours: str
    history: str
    alike: bool | None
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Timelines:
    """Your choices and history's, day by day, with two strands between them."""

    yours: str
    history: str
    rows: tuple[DayRow, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart: points of (day with fraction, 0 to 100)."""

    name: str
    style: Literal["yours", "history"]
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class ChartNote:
    """An event named at its point."""

    day: float
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A line chart over the days, 0 to 100; `size` large for the main one."""

    title: str
    size: Literal["large", "small"]
    days: int
    series: tuple[Series, ...]
    low_name: str = ""
    high_name: str = ""
    notes: tuple[ChartNote, ...] = ()
    first_date: int = 1


@dataclass(frozen=True, slots=True)
class CalibrationBand:
    """Answers at like odds: what was said (mean, 0 to 100), what came (of 100), how many.

    `usual_low` to `usual_high` are the counts that right odds would usually bring.
    """

    name: str
    said: float
    came_share: float
    asked: int
    came: int
    usual_low: int
    usual_high: int
    told: str


@dataclass(frozen=True, slots=True)
class Calibration:
    """How often things came true, by the odds that were given for them."""

    title: str
    note: str
    bands: tuple[CalibrationBand, ...]


@dataclass(frozen=True, slots=True)
class RiskStep:
    """From this moment (day with fraction) a share stands at `value`, in hundredths.

    `mark` says what moved it there: the player's choice, luck, or nothing to mark.
    """

    at: float
    value: float
    mark: Literal["choice", "luck", ""] = ""


@dataclass(frozen=True, slots=True)
class RiskRange:
    """At a moment (day with fraction), from a lower to a higher share, in hundredths."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class RiskChart:
    """A share over the days in steps, with its errors, a band, and another line, dotted.

    `evenings` are your line and `other` is the other one, evening by evening; `top`
    is the highest hundredth of the axis. `key` names, in this order, your line,
    the other line, the band, the mark of a choice and the mark of luck.
    `alternative` is the chart in a sentence, for who cannot see it.
    """

    title: str
    note: str
    days: int
    top: int
    steps: tuple[RiskStep, ...]
    evenings: tuple[tuple[float, float], ...]
    errors: tuple[RiskRange, ...]
    band: tuple[RiskRange, ...]
    other: tuple[tuple[float, float], ...]
    key: tuple[str, ...]
    alternative: str
    first_date: int = 1


@dataclass(frozen=True, slots=True)
class Spread:
    """Bars below each other in parts that belong together: what came of many plays.

    Each row has a name and the hundredths of its parts, in the order of `key`,
    which says in words what each part stands for in every row.
    """

    caption: str
    rows: tuple[tuple[str, tuple[float, ...]], ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quadrants:
    """Two by two: what stands in each cell, row by row. A cell may be empty."""

    caption: str
    columns: tuple[str, str]
    rows: tuple[str, str]
    cells: tuple[tuple[tuple[str, ...], tuple[str, ...]], tuple[tuple[str, ...], tuple[str, ...]]]
    empty: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, how much of how much, that in words, and what marks it."""

    label: str
    count: int
    total: int
    told: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Counts side by side, such as votes: the longest bar is the largest count."""

    caption: str
    rows: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class CodePicture:
    """A code as a picture to be scanned: its dark modules row by row, without a quiet zone.

    `alternative` is what it says, for who cannot see or scan it.
    """

    rows: tuple[tuple[bool, ...], ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class DaySquares:
    """The squares of the days on the black page."""

    days: int
    last: int
