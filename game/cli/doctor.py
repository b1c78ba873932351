"""`doctor`: what the game finds here, and what to do about what is missing."""

from __future__ import annotations

import json
import platform
import sys
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

from game import __version__
from game.cli.common import trouble
from game.data import data_root

LIBRARIES = (
    "pygame-ce",
    "PyYAML",
    "transitions",
    "pydantic",
    "numpy",
    "typer",
    "rich",
    "platformdirs",
)
EXTRAS = {
    "accesskit": "a screen reader can read the window only with it; the text edition needs none",
    "reportlab": "without it a report is printed from the browser instead of saved as PDF",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `state` is ok, missing or poor; `advice` is what to do."""

    what: str
    state: str
    found: str
    advice: str = ""


def examine(saves: Path | None, *, as_json: bool) -> int:
    """Print what is here; 0 where the game can run, 1 where something needed is missing."""
    findings = [
        Finding("the game", "ok", __version__),
        _python(),
        *(_library(name) for name in LIBRARIES),
        *(_extra(name, advice) for name, advice in EXTRAS.items()),
        _display(),
        _sound(),
        _voice(),
        _folder("scenarios and assets", data_root() / "scenarios"),
        *_saves(saves),
    ]
    if as_json:
        print(json.dumps([asdict(each) for each in findings], ensure_ascii=False, indent=1))
    else:
        for each in findings:
            mark = {"ok": "ok     ", "missing": "MISSING", "poor": "note   "}[each.state]
            print(f"{mark}  {each.what}: {each.found}")
            if each.advice and each.state != "ok":
                print(f"         {each.advice}")
    return 1 if any(each.state == "missing" for each in findings) else 0


def compare(*, as_json: bool) -> int:
    """Print the hashes of the program's own files, to be laid beside those of another copy."""
    from game.cli.hashes import hashes

    try:
        found = hashes(Path(__file__).resolve().parents[2])
    except OSError as error:
        trouble(f"a file of the program cannot be read: {error.strerror or error}")
    if as_json:
        print(json.dumps(found, indent=1))
    else:
        for part, value in found.items():
            print(f"{value}  {part}")
    return 0


def _python() -> Finding:
    here = f"{platform.python_version()} at {sys.executable} on {platform.platform()}"
    return Finding("Python", "ok", here)


def _library(name: str) -> Finding:
    try:
        return Finding(name, "ok", metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, "missing", "not installed", "run “python main.py” in the clone once")


def _extra(name: str, advice: str) -> Finding:
    try:
        return Finding(name, "ok", metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, "poor", "not installed", advice)


def _display() -> Finding:
    from game.screens.errors import NoDisplayError
    from game.screens.probe import display_name

    try:
        return Finding("display", "ok", display_name())
    except NoDisplayError as error:
        advice = "play in this terminal: “python main.py play --text”"
        return Finding("display", "poor", str(error), advice)


def _sound() -> Finding:
    from game.screens.probe import sound_name

    name = sound_name()
    if name:
        return Finding("sound", "ok", name)
    return Finding("sound", "poor", "no sound device", "nothing in the game needs to be heard")


def _voice() -> Finding:
    from game.screens.voice import find_speaker

    found = find_speaker()
    if found is not None:
        return Finding("voice", "ok", found.name)
    return Finding("voice", "poor", "none found", "install espeak-ng to have pages read aloud")


def _folder(what: str, path: Path) -> Finding:
    if path.is_dir():
        return Finding(what, "ok", str(path))
    return Finding(what, "missing", f"{path} is not there", "get the whole of the game again")


def _saves(wanted: Path | None) -> list[Finding]:
    from game.play.folders import find

    spot = find(wanted, data_root())
    if spot.folder is not None:
        return [Finding("your plays", "ok", f"{spot.folder} ({spot.where})")]
    return [Finding("your plays", "poor", "only in memory", spot.notice)]
