"""Pages: what is shown, as frozen descriptions that any front end can draw or speak.

A page holds blocks that say what they *are*, and actions with ids. It holds no
coordinates, colours or fonts. A front end shows a page and hands back the id of
one action, with a text where the action asks for one. Pages are plain data, so
they are JSON by construction (`as_json`).

Texts may carry the scenario's markup (`*emphasis*`, `**strong**`,
`[label](codex:id)`); `game.present.markup` splits them. A link is an action:
its id is `open:` followed by its target.
"""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass
from typing import Any, Literal

Ground = Literal["paper", "desk", "night", "end"]
PageKind = Literal[
    "title",
    "setup",
    "prologue",
    "morning",
    "paper",
    "council",
    "map",
    "matters",
    "order",
    "forecast",
    "interruption",
    "dispatch",
    "trace",
    "standing",
    "codex",
    "sources",
    "settings",
    "help",
    "ending",
    "nuclear-ending",
    "debrief-first",
    "debrief-envelopes",
    "debrief-days",
    "debrief-gauges",
    "debrief-endings",
    "debrief-quality",
    "debrief-what-if",
    "debrief-advisers",
    "debrief-historians",
    "debrief-exam",
    "debrief-model",
    "debrief-roads",
    "message",
    "class",
    "curtain",
]
ActionRole = Literal[
    "main",  # the one red bar
    "secondary",
    "option",
    "person",
    "card",
    "step",  # the steps in the header
    "tab",
    "link",
    "toggle",
    "scale",
    "field",
    "piece",
]


@dataclass(frozen=True, slots=True)
class Action:
    """Something the player can do. `why_not` is shown when it is not enabled.

    `key` is a single key such as `1`, `q`, `escape`; `pressed` is None where
    the action is not a choice that stays. A `quiet` action is there for its key,
    for speech and for the text edition; a window need not draw a button for it.
    """

    id: str
    label: str
    role: ActionRole
    hint: str = ""
    key: str = ""
    enabled: bool = True
    why_not: str = ""
    pressed: bool | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock on the header: whose, and the hour as printed."""

    name: str
    time: str


@dataclass(frozen=True, slots=True)
class Header:
    """The ink bar: day, date, the squares of the days, steps, clocks."""

    day: int
    days: int
    date: str
    steps: tuple[str, ...]  # action ids, in order
    current: str
    done: tuple[str, ...]
    clocks: tuple[Clock, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the page), 2 or 3 (small capitals label)."""

    text: str
    level: int = 2
    note: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of text with markup. `voice` chooses serif, interface or small type."""

    text: str
    voice: Literal["document", "interface", "note", "lead"] = "interface"


@dataclass(frozen=True, slots=True)
class Quote:
    """Recorded words: the only thing that may stand in quotation marks."""

    text: str
    speaker: str
    source: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document lying on the desk: folder tab, register line, headline, stamp, body."""

    title: str
    register_left: str
    register_right: str
    body: tuple[Block, ...]
    tab: str = ""
    tab_native: str = ""
    stamp: str = ""
    stamp_native: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A paper, person or thing in a list; `action` opens it."""

    action: str
    title: str
    detail: str = ""
    tag: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Sureness:
    """A statement with its three dots: 3 confirmed, 2 probable, 1 rumour."""

    dots: int
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class Move:
    """An expected or past movement of a gauge: -2, -1, 0, 1, 2; `known` False means `?`."""

    size: int
    known: bool = True


@dataclass(frozen=True, slots=True)
class GaugeRow:
    """One gauge as the player may see it. Points, 0 to 100.

    `low` to `high` is the range shown (equal where exact); both None for words
    only. `yesterday` marks where it stood; `moves` what the advisers expect of
    the option in focus.
    """

    id: str
    name: str
    icon: str
    word: str
    shown: Literal["exact", "banded", "estimated", "words"]
    low: int | None
    high: int | None
    value_text: str
    age: str = ""
    yesterday: int | None = None
    move: Move | None = None
    reason: str = ""
    low_name: str = ""
    high_name: str = ""
    meaning: str = ""
    log: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnotMeter:
    """The knot: the shared risk of war. `before` is the range of the evening before.

    `id` is that of the gauge it shows, by which options name what they move.
    """

    name: str
    word: str
    low: int
    high: int
    value_text: str
    age: str = ""
    before: str = ""
    caption: str = ""
    id: str = ""
    was: int | None = None
    """The middle of the range of that evening, 0 to 100."""


@dataclass(frozen=True, slots=True)
class OptionCard:
    """One answer to a matter; `advisers` are the numbers of those who favour it.

    `supporters` are their names, `stakes` what a step on the ladder risks and costs.
    """

    action: str
    number: int
    title: str
    detail: str
    advisers: tuple[int, ...] = ()
    cost: str = ""
    expects: tuple[tuple[str, Move], ...] = ()
    stakes: str = ""
    supporters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Portrait:
    """What a portrait is drawn from: plain values of the scenario's face."""

    half_width: int
    top: int
    chin: int
    jaw: int
    hair: str
    grey: bool
    sign: str
    brows: str
    side: str


@dataclass(frozen=True, slots=True)
class PersonTile:
    """A person at the table; `hint` says what his record means."""

    action: str
    number: int
    name: str
    office: str
    portrait: Portrait
    selected: bool = False
    record: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """The row of portraits."""

    tiles: tuple[PersonTile, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """What the chosen adviser says, written for the game; questions are actions."""

    speaker: str
    headline: str
    text: str
    prediction: str = ""
    basis: str = ""
    questions: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    tile: int = 0


@dataclass(frozen=True, slots=True)
class StanceMark:
    """Where one adviser stands: 0 gives ground, 100 presses on."""

    number: int
    name: str
    place: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class StanceLine:
    """The ruled line from give ground to press on."""

    low: str
    high: str
    marks: tuple[StanceMark, ...]


@dataclass(frozen=True, slots=True)
class TapeLine:
    """One line of the night tape."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Tape:
    """The teletype tape of the night."""

    register: str
    number: str
    lines: tuple[TapeLine, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Latitude and longitude in degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class MapPiece:
    """A piece on the map where it is now, with its way ahead and behind."""

    action: str
    id: str
    name: str
    kind: str
    side: str
    at: Place
    course: tuple[Place, ...] = ()
    doubt: int = 0  # km
    selected: bool = False


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
class Facts:
    """A small table of names and values."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first column names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A line for typing; its action is called with the text."""

    action: str
    label: str
    value: str = ""
    hint: str = ""
    longest: int = 80


@dataclass(frozen=True, slots=True)
class Scale:
    """A row of steps to pick one from, such as 0, 10 … 100 in a hundred."""

    label: str
    actions: tuple[str, ...]
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Group:
    """Actions that belong together, such as the answers to one setting."""

    label: str
    actions: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day on two timelines. `alike` is True, False, or None for not reached."""

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


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line between parts."""


Block = (
    Heading
    | Prose
    | Quote
    | Sheet
    | Card
    | Sureness
    | GaugeRow
    | KnotMeter
    | OptionCard
    | People
    | Speech
    | StanceLine
    | Tape
    | MapBlock
    | Facts
    | Table
    | Field
    | Scale
    | Group
    | Timelines
    | Chart
    | Calibration
    | RiskChart
    | Spread
    | Quadrants
    | Bars
    | CodePicture
    | DaySquares
    | Rule
)
"""Everything a page can hold."""


@dataclass(frozen=True, slots=True)
class Page:
    """A whole screen. `main` is read first, then `side`, then the actions.

    `actions` holds every action that blocks name, plus those of the foot, in
    reading order; the one with role `main` stands at the foot of the last
    column. `focus` is the action that has the focus when the page opens.
    `announcement` is spoken when it opens. `keys` are (key caps, word) hints.
    """

    id: str
    kind: PageKind
    title: str
    main: tuple[Block, ...]
    actions: tuple[Action, ...]
    side: tuple[Block, ...] = ()
    subtitle: str = ""
    native: str = ""
    ground: Ground = "paper"
    header: Header | None = None
    keys: tuple[tuple[str, str], ...] = ()
    note: str = ""
    focus: str = ""
    announcement: str = ""
    cues: tuple[str, ...] = ()
    back: str = ""  # the action that Escape takes
    hint: str = ""  # what a newcomer can do here, on the first day of the first play

    def action(self, action_id: str) -> Action:
        """The action of that id; KeyError where the page has none."""
        for action in self.actions:
            if action.id == action_id:
                return action
        raise KeyError(action_id)


def as_json(value: Any) -> Any:
    """A page or a part of it as plain lists, maps, texts and numbers.

    Each block becomes a map with its class name under `is`.
    """
    if is_dataclass(value) and not isinstance(value, type):
        fields = {name: as_json(getattr(value, name)) for name in value.__dataclass_fields__}
        return {"is": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    return value
