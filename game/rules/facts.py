"""Facts: what happened during a step, each with the id of its cause.

A cause is the name of what did it: `option/9/ships/turn`, `rule/low-flights`,
`fuse/…`, `incident/…`, `message/…`, `turn/…`; `because` is the same for people
and may be empty. The hours of a day are counted without facts.
"""

from __future__ import annotations

from game.rules.frozen import frozen


@frozen
class Fact:
    """Something that happened on a day (half 0: by day or in the morning; 1, 2: at night)."""

    day: int
    half: int
    cause: str
    because: str


@frozen
class Changed(Fact):
    """A gauge (tenths), counter, flag or track (index of its state) moved."""

    what: str
    kind: str
    before: int
    after: int


@frozen
class Fell(Fact):
    """A draw: the number luck gave, the boundaries it was held against, what came of it."""

    name: str
    number: int
    boundaries: tuple[int, ...]
    outcome: int


@frozen
class Told(Fact):
    """An outcome's or an incident's own words."""

    text: str


@frozen
class Sent(Fact):
    """A message set out."""

    message: str


@frozen
class Arrived(Fact):
    """A message arrived."""

    message: str


@frozen
class Lit(Fact):
    """A fuse was lit."""

    fuse: str


@frozen
class WentOff(Fact):
    """A fuse went off."""

    fuse: str
    tape: str


@frozen
class Ran(Fact):
    """A rule ran; `tape` is what the night tape says of it, or nothing."""

    rule: str
    tape: str


@frozen
class Received(Fact):
    """A paper reached the desk."""

    paper: str


@frozen
class Taken(Fact):
    """A choice was made: what kind of menu, whose, and which entry."""

    menu: str
    owner: str
    id: str


@frozen
class Ended(Fact):
    """The play closed."""

    ending: str


@frozen
class Stood(Fact):
    """How the row stood at the end of a moment; half 0 twice: in the morning, at evening."""

    values: tuple[int, ...]
    evening: bool = False
