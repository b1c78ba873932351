"""The command `debrief`: a play looked back on, in the terminal or as files, without a window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.common import known_level, load_levels, read_at, trouble
from game.cli.runs import record_named
from game.play.session import Session
from game.present.after.exam import KIND as EXAM
from game.present.after.exam import PROFILE, QUESTION
from game.present.after.whole import PARTS
from game.present.page import Block, Field, Page
from game.present.reading import level_of
from game.report.bundle import Bundle, bundle, looking_back
from game.report.writing import Kind, MissingExtraError, made, write
from game.scenario.nearest import nearest

if TYPE_CHECKING:
    from game.scenario.model import Scenario

WIDTH = 80
STREAM = "-"
"""Where a file name is wanted: standard output."""


def debrief(  # noqa: PLR0913 (one parameter an option)
    play: str,
    name: str,
    wanted: Sequence[tuple[Kind, str]],
    *,
    parts: Sequence[str],
    course: str,
    question: str,
    level: str,
    short: bool,
    force: bool,
) -> int:
    """Look back on a play from its code or file; without files it is told in the terminal."""
    levels = load_levels(name)
    known_level(levels.whole, level)
    record = record_named(levels.whole, play)
    scenario = read_at(levels, record.settings.length, level, level_of(record))
    session = Session.resume(scenario, record)
    if session.stopped:
        trouble(f"this play cannot be followed to its end. {session.stopped}")
    _known("part", parts, [*PARTS])
    copy = looking_back(session)
    _choose(copy, scenario, course, question)
    found = bundle(copy, parts=parts, short=short)
    if not wanted:
        sys.stdout.write(told(found))
        return 0
    for kind, where in wanted:
        _write(found, kind, where, force=force)
    return 0


def _known(what: str, given: Sequence[str], known: Sequence[str]) -> None:
    for each in given:
        if each not in known:
            near = nearest(each, known)
            offer = f"did you mean “{near[0]}”?" if near else f"there is: {', '.join(known)}"
            trouble(f"no {what} “{each}”; {offer}")


def _choose(session: Session, scenario: Scenario, course: str, question: str) -> None:
    """Lay an exam question out, as the exam desk would; the play's own file is not touched."""
    if course:
        _known("course", [course], [each.id for each in scenario.exam_profiles])
        session.note(EXAM, PROFILE, course)
    if not question:
        return
    _known("question", [question], [each.id for each in scenario.exam_questions])
    session.note(EXAM, QUESTION, question)
    if not course:
        asked = next(each for each in scenario.exam_questions if each.id == question)
        session.note(EXAM, PROFILE, asked.forms[0].profile)


def _write(found: Bundle, kind: Kind, where: str, *, force: bool) -> None:
    try:
        if where == STREAM:
            sys.stdout.flush()
            sys.stdout.buffer.write(made(found, kind))
            return
        write(found, kind, Path(where), force=force)
    except FileExistsError:
        trouble(f"{where} is there already; --force writes over it")
    except MissingExtraError as error:
        trouble(str(error))
    except OSError as error:
        trouble(f"{where} cannot be written: {error.strerror or error}")
    print(f"{kind.upper()}: {where}", file=sys.stderr)


def _is_blank(block: Block) -> bool:
    """Whether a block is only room to write in, which a terminal does not have."""
    return isinstance(block, Field) and not block.value


def told(found: Bundle) -> str:
    """A report as plain text, in the manner of the text edition."""
    from game.text.blocks import block_lines
    from game.text.plain import joined
    from game.text.sheet import Sheet
    from game.text.wrapping import wrapped

    parts = [wrapped(f"== {found.title} ==", WIDTH)]
    parts += [[f"{name}: {value}"] for name, value in found.facts]
    if found.code:
        parts.append(wrapped(f"Run code: {found.code}", WIDTH))
    for section in found.sections:
        page = Page(section.kind, "message", section.title, section.blocks, ())
        sheet = Sheet.of(page, WIDTH)
        parts.append(wrapped(f"== {section.title} ==", WIDTH))
        parts += [block_lines(block, sheet) for block in section.blocks if not _is_blank(block)]
    return joined(parts)
