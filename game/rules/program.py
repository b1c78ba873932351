"""The compiled rules: one layout, one list of steps in playing order, no texts inside.

A step is what the world does at a moment, or a menu that waits for a choice.
Nothing else exists at this level; the turn machine knows about mornings, the
kernel does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.rules.conditions import Shape
from game.rules.effects import Linear, Write
from game.rules.luck import key
from game.rules.state import Layout, Moment
from game.scenario.values import Length

NOTHING = "nothing"
"""The entry of a slot that closes it and the rest of its kind for the day."""

MORNING = "turn/morning"
"""The cause of what each day sets anew: the turn's own bookkeeping, never told as a fact."""


@dataclass(frozen=True, slots=True)
class OutcomeRule:
    """One result of a draw: its weight, when it can be, and what it does."""

    id: str
    weight: int | Linear
    when: Shape
    does: Happening


@dataclass(frozen=True, slots=True)
class Draw:
    """A draw by its name and key."""

    name: str
    key: int
    outcomes: tuple[OutcomeRule, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Happening:
    """What one cause does: a block, fuses lit, messages sent, then perhaps a draw, an ending.

    `sends` are (index of the message, delay in halves; 0 arrives at once). Many
    steps share one happening, so its name stands for it where they are printed.
    """

    cause: str
    writes: tuple[Write, ...] = ()
    lights: tuple[Light, ...] = ()
    sends: tuple[tuple[int, int], ...] = ()
    draw: Draw | None = None
    ending: int = 0

    def __repr__(self) -> str:
        return f"Happening({self.cause!r})"

    @property
    def absorbs(self) -> int:
        """The ending that this surely brings and nothing before it can, or 0."""
        waits = all(delay for _index, delay in self.sends) and self.draw is None
        return self.ending if waits else 0

    def told(self) -> str:
        """The whole of it; the happenings of its outcomes by name."""
        parts = (self.cause, self.writes, self.lights, self.sends, self.draw, self.ending)
        return repr(parts)


@dataclass(frozen=True, slots=True)
class Light:
    """A fuse to light: its variable, and when it is due from there.

    With all three at nought it waits for its condition; `at` is one more than
    a point in time.
    """

    place: int
    halves: int
    days: int
    at: int

    def due(self, moment: Moment) -> int:
        """The point at which the fuse is due when it is lit at `moment`; 0: any."""
        if self.halves:
            return moment.after_halves(self.halves)
        if self.days:
            return moment.after_days(self.days)
        return max(self.at - 1, 0)


@dataclass(frozen=True, slots=True)
class FuseRule:
    """A fuse: where its variable stands, when it may go off, and what it does."""

    id: str
    place: int
    when: Shape
    does: Happening


@dataclass(frozen=True, slots=True)
class MessageRule:
    """A message: its two variables, and what it does where it arrives."""

    id: str
    place: int
    due: int
    does: Happening


@dataclass(frozen=True, slots=True)
class When:
    """A happening that takes place where its condition holds; `once` is its variable, or -1."""

    when: Shape
    does: Happening
    once: int = -1


@dataclass(frozen=True, slots=True)
class Chance:
    """An incident in one half: its draw decides whether it happens."""

    id: str
    when: Shape
    chance: int | Linear
    name: str
    key: int
    place: int
    once: bool
    does: Happening


@dataclass(frozen=True, slots=True)
class WorldStep:
    """What the world does at one moment, in this order.

    Resets; fuses and messages that are due (`delivers`); incidents; the other
    side and then the rules; papers; endings. `stands`: it closes a moment, and
    how things stood then is a fact.
    """

    moment: Moment
    delivers: bool = False
    stands: bool = True
    resets: tuple[Happening, ...] = ()
    incidents: tuple[Chance, ...] = ()
    rules: tuple[When, ...] = ()
    papers: tuple[tuple[str, int, Shape], ...] = ()
    endings: tuple[tuple[int, Shape], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu. `place` is set to `value` (0: the slot's number) when it is taken."""

    id: str
    hours: int
    when: Shape
    does: Happening
    place: int
    value: int
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceStep:
    """A menu: met only where `guard` holds.

    `lot` is the key of the number by which a policy chooses here.
    """

    key: str
    kind: str
    moment: Moment
    slot: int
    owner: str
    guard: Shape
    entries: tuple[Entry, ...]
    lot: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Work out the key once: plays ask for it at every choice."""
        object.__setattr__(self, "lot", key(f"policy/{self.key}"))


Step = WorldStep | ChoiceStep


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything the kernel needs. `words` maps a cause to its words for people."""

    layout: Layout
    steps: tuple[Step, ...]
    endings: tuple[str, ...]  # by index; the first is "" for a play that runs
    fuses: tuple[FuseRule, ...]
    messages: tuple[MessageRule, ...]
    hours: int  # the place of the counter of hours, or -1
    luck_table: Mapping[int, int]
    temperament: tuple[tuple[int, int, int, int], ...]  # place, documented, lowest, highest
    words: Mapping[str, str]
    tapes: Mapping[str, str]
    length: Length
    digest: str

    def temperament_key(self, place: int) -> int:
        """The key by which the value of temperament at a place in the row is drawn."""
        return key(f"temperament/{self.layout.variables[place].id}")
