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

from game.present.blocks import (
    Card,
    Facts,
    Field,
    GaugeRow,
    Group,
    Heading,
    KnotMeter,
    Move,
    OptionCard,
    People,
    PersonTile,
    Portrait,
    Prose,
    Quote,
    Rule,
    Scale,
    Speech,
    StanceLine,
    StanceMark,
    Sureness,
    Table,
    Tape,
    TapeLine,
)
from game.present.figures import (
    Bar,
    Bars,
    Calibration,
    CalibrationBand,
    Chart,
    ChartNote,
    CodePicture,
    DayRow,
    DaySquares,
    MapBlock,
    MapCircle,
    MapName,
    MapPiece,
    Place,
    Quadrants,
    RiskChart,
    RiskRange,
    RiskStep,
    Series,
    Spread,
    Timelines,
)

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
    A `later` action was laid out by a choice on this page: it is numbered behind all
    that stood there before, so that no number changes under the player's hand.
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
    later: bool = False


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


__all__ = [
    "Action",
    "ActionRole",
    "Bar",
    "Bars",
    "Block",
    "Calibration",
    "CalibrationBand",
    "Card",
    "Chart",
    "ChartNote",
    "Clock",
    "CodePicture",
    "DayRow",
    "DaySquares",
    "Facts",
    "Field",
    "GaugeRow",
    "Ground",
    "Group",
    "Header",
    "Heading",
    "KnotMeter",
    "MapBlock",
    "MapCircle",
    "MapName",
    "MapPiece",
    "Move",
    "OptionCard",
    "Page",
    "PageKind",
    "People",
    "PersonTile",
    "Place",
    "Portrait",
    "Prose",
    "Quadrants",
    "Quote",
    "RiskChart",
    "RiskRange",
    "RiskStep",
    "Rule",
    "Scale",
    "Series",
    "Sheet",
    "Speech",
    "Spread",
    "StanceLine",
    "StanceMark",
    "Sureness",
    "Table",
    "Tape",
    "TapeLine",
    "Timelines",
    "as_json",
]
