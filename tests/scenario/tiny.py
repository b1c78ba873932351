"""The tiny scenario as files in memory, and how to break it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from game.scenario.check import Checked, check_loaded
from game.scenario.folder import RawFile, read_folder
from game.scenario.load import assemble

FOLDER = Path(__file__).parents[1] / "tiny-scenario"


@cache
def files() -> tuple[RawFile, ...]:
    """Return the files of the tiny scenario, named as they lie in its folder."""
    read, findings = read_folder(FOLDER, levels=True)
    assert not findings
    return tuple(RawFile(file.inside, file.inside, file.raw) for file in read)


def text(inside: str) -> str:
    """Return one file as text."""
    return next(file.raw.decode() for file in files() if file.inside == inside)


def with_files(changed: dict[str, bytes]) -> Checked:
    """Check the tiny scenario with some files in place of its own, or beside them."""
    kept = [file for file in files() if file.inside not in changed]
    new = [RawFile(inside, inside, raw) for inside, raw in changed.items()]
    return check_loaded(assemble("tiny", sorted([*kept, *new])))


def replaced(changes: Iterable[tuple[str, str, str]]) -> Checked:
    """Check the tiny scenario with pieces replaced: (file, old, new); each must be there."""
    changed: dict[str, str] = {}
    for inside, old, new in changes:
        now = changed.get(inside, text(inside))
        assert old in now, f"{old!r} is not in {inside}"
        changed[inside] = now.replace(old, new, 1)
    return with_files({inside: now.encode() for inside, now in changed.items()})


def broken(inside: str, old: str, new: str) -> Checked:
    """Check the tiny scenario with one piece replaced."""
    return replaced([(inside, old, new)])
