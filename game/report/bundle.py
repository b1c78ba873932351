"""A play with all that its report is made from: sections of the debrief, code and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.play.auto import day_date
from game.play.runcode import code_of
from game.play.session import Session
from game.present.after.whole import PARTS, Section, sections
from game.present.frame import Frame, long_date, texts_of
from game.present.markup import links
from game.present.page import Block, Quote
from game.scenario.model import Source

LENGTHS = {"lesson": "one lesson", "full": "in full", "calendar": "a day at a time"}


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a report tells, once: nothing is worked out again for another kind of file.

    `facts` are the lines under the title, which give no result away.
    """

    frame: Frame
    sections: tuple[Section, ...]
    code: str
    facts: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]

    @property
    def title(self) -> str:
        """What the report is called."""
        return f"{self.frame.scenario.head.title}: looking back on a play"


def bundle(
    session: Session,
    frame: Frame | None = None,
    *,
    parts: Sequence[str] = (),
    short: bool = False,
) -> Bundle:
    """The report of a play, finished or not, as its debrief may tell it.

    `session` must be looked back on: at its end, or with its debrief open; see
    `looking_back`. `parts` are keys of `PARTS`; none means all. `short` is what a student
    hands in, on some ten pages.
    """
    told = frame or Frame(session)
    wanted = {PARTS[each] for each in parts or PARTS}
    found = tuple(each for each in sections(told, short=short) if each.kind in wanted)
    cited = dict.fromkeys(
        name for section in found for block in section.blocks for name in _cited(block)
    )
    known = [source for each in cited if (source := told.source(each)) is not None]
    return Bundle(
        told,
        found,
        _code(session),
        tuple(_facts(session)),
        tuple(sorted(known, key=lambda each: each.used_as.casefold())),
    )


def looking_back(session: Session) -> Session:
    """The same play with its debrief open, from wherever it stands; it moves nothing in it."""
    copy = Session.resume(session.scenario, session.record, session.kernel)
    ways = {"prologue": "next", "ending": "next", "export": "back"}
    for _step in range(2):
        if not copy.phase.startswith("debrief"):
            copy.go(ways.get(copy.phase, "debrief"))
    return copy


def _cited(block: Block) -> Iterator[str]:
    """The ids of the sources that a block names."""
    for text in texts_of([block]):
        for link in links(text):
            kind, _colon, name = link.target.partition(":")
            if kind == "source":
                yield name
    if isinstance(block, Quote) and block.link:
        yield block.link.rpartition(":")[2]


def _code(session: Session) -> str:
    try:
        return code_of(session.scenario, session.kernel, session.record)
    except ValueError:
        return ""  # too long a play for a code: its file says the same


def _facts(session: Session) -> Iterator[tuple[str, str]]:
    settings = session.settings
    first, last = (day_date(session.scenario, day) for day in (1, session.day))
    yield "Played", f"{LENGTHS[settings.length]}, from {long_date(first)} to {long_date(last)}"
    fell = "as it fell then" if settings.luck == "documented" else "drawn for this play"
    yield "Luck", fell
    other = "as documented" if settings.temperament == "documented" else "drawn for this play"
    yield f"{session.scenario.head.words.opponent}’s temperament", other
    motive = next((m for m in session.scenario.head.motives if m.id == settings.motive), None)
    if motive is not None:
        yield "Secret motive", motive.name
