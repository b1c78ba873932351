"""Where a desk keeps plays and settings: the saves of a folder, and codes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from game.cli.common import TroubleError, seed_of
from game.data import data_root
from game.play.record import Record
from game.play.saves import Saves, open_saves
from game.present.front import Kept
from game.present.settings import RATES, Settings

if TYPE_CHECKING:
    from game.play.session import Session
    from game.scenario.model import Scenario

SETTINGS_FILE = "settings.txt"
"""Not .json: in a folder of plays every such file is taken for a play."""
LARGEST_SETTINGS = 4_096
LOOKED_AT = 60
"""In how many of the newest plays the endings that were met are looked up."""
DEBRIEFS = "Debriefs"
"""The folder within that of the plays in which reports are laid."""

_LONGEST_ID = 48
MOST_LISTED = 60
"""How many kept plays are listed for deleting."""
SHOWN = 4
"""How many kept plays the title page may offer."""


class FileKeeper:
    """Keeps plays in a folder, and settings where the system keeps them."""

    def __init__(self, scenario: Scenario, saves: Saves, settings_folder: Path | None) -> None:
        self.saves = saves
        self._scenario = scenario
        self._settings_folder = settings_folder
        # By the play itself: a number of a play that is gone may be given to the next.
        self._names: WeakKeyDictionary[Session, str] = WeakKeyDictionary()

    def kept(self) -> Sequence[Kept]:
        """The newest plays of this scenario that can be opened."""
        found: list[Kept] = []
        for play in self.saves.kept():
            opened = self.saves.open(play.name)
            if opened.record is None or opened.record.scenario != self._scenario.head.id:
                continue
            found.append(_listed(play.name, opened.record))
            if len(found) == SHOWN:
                break
        return found

    def plays(self) -> Sequence[Kept]:
        """Every play in the folder, also of other scenarios and what cannot be opened."""
        found = []
        for play in self.saves.kept()[:MOST_LISTED]:
            opened = self.saves.open_quietly(play.name)
            found.append(
                Kept(play.name, 1, play.name) if opened is None else _listed(play.name, opened)
            )
        return found

    def forget(self, name: str) -> str:
        """Delete a play with its backups; returns why that failed, or nothing."""
        return self.saves.forget(name).said

    def folder(self) -> str:
        """The folder of the plays, or nothing where they are kept in memory."""
        return str(self.saves.folder / "Class report") if self.saves.folder else ""

    def open(self, name: str) -> tuple[Record | None, str]:
        """A kept play, and what there is to say about its file."""
        opened = self.saves.open(name)
        if opened.record is not None:
            self._opened = name
        return opened.record, opened.said

    def keep(self, session: Session) -> str:
        """Save a play; returns why that failed, or nothing."""
        name = self._names.get(session)
        if name is None:
            name = self._opened or self.saves.new_name(self._scenario.head.id)
            self._names[session] = name
            self._opened = ""
        return self.saves.save(name, session.record).said

    _opened: str = ""

    def moved(self, session: Session) -> None:
        """The next play that is kept is this one, gone on with: keep it under its name."""
        self._opened = self._names.get(session, "")

    def met(self) -> frozenset[str]:
        """The ids of the endings that kept plays have come to, of the newest plays."""
        found: set[str] = set()
        for play in self.saves.kept()[:LOOKED_AT]:
            record = self.saves.open(play.name).record
            if record is not None and record.scenario == self._scenario.head.id:
                found |= {note.value for note in record.notes if note.kind == "ended"}
        return frozenset(found)

    def settings(self, settings: Settings) -> str:
        """Save how things are shown; returns why that failed, or nothing."""
        if self._settings_folder is None:
            return ""
        try:
            self._settings_folder.mkdir(parents=True, exist_ok=True)
            path = self._settings_folder / SETTINGS_FILE
            fresh = path.with_suffix(f".{os.getpid()}.tmp")
            fresh.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
            fresh.replace(path)
        except OSError as error:
            return f"Settings not saved: {error.strerror}."
        return ""

    def code(self, session: Session) -> str:
        """The run code of a play, or nothing where it would be too long."""
        from game.play.runcode import code_of

        try:
            return code_of(self._scenario, session.kernel, session.record)
        except ValueError:
            return ""

    def export(self, session: Session, kind: str) -> str:
        """Write the whole debrief beside the plays; where it lies, or why it could not be."""
        from game.present.after.takeaway import SHORT
        from game.report.bundle import bundle, looking_back
        from game.report.writing import KINDS, MissingExtraError, free_name, write

        short, kind = kind.startswith(SHORT), kind.removeprefix(SHORT)
        if self.saves.folder is None or kind not in KINDS:
            return "There is no folder to write to. “debrief” with the code makes the file."
        folder = self.saves.folder / DEBRIEFS
        try:
            folder.mkdir(parents=True, exist_ok=True)
            found = bundle(looking_back(session), short=short)
            stem = "-".join([self._scenario.head.id, *found.code.casefold().split("-")[-3:]])
            path = free_name(folder, f"{stem}{'-short' if short else ''}", kind)
            write(found, kind, path)
        except MissingExtraError as error:
            return str(error)
        except OSError as error:
            return f"Not written: {error.strerror or error}."
        return f"Written: {path}"

    def faces(self) -> Mapping[str, str]:
        """The portraits of everybody who may be met before the debrief."""
        from game.cli.faces import faces

        return faces(self._scenario)

    def read_code(self, text: str) -> tuple[Record | None, str]:
        """The record of a code, or what is wrong with it."""
        from game.play.code import BadCode
        from game.play.runcode import mended, record_of

        try:
            return record_of(self._scenario, text), ""
        except BadCode as error:
            near = mended(self._scenario, text)
            return None, f"{error} Did you mean {near}?" if near else str(error)

    def seed(self, word: str) -> tuple[int, str]:
        """The seed of a class word or number, or what is wrong with it."""
        try:
            return seed_of(word), ""
        except TroubleError as error:
            return 0, str(error)


def _listed(name: str, record: Record) -> Kept:
    place = next((note.value for note in record.notes if note.kind == "place"), "")
    day = place.split("/")[0]
    over = place.rpartition("/")[2].startswith(("ending", "debrief", "export"))
    label = f"{record.settings.length}, {len(record.choices)} choices"
    return Kept(name, int(day) if day.isdigit() else 1, label, over)


def make_keeper(scenario: Scenario, folder: Path | None) -> tuple[FileKeeper, Settings]:
    """A keeper for a folder (the usual place for None), and the settings it found."""
    saves = open_saves(folder, data_root())
    home = settings_folder(saves)
    return FileKeeper(scenario, saves, home), read_settings(home)


def settings_folder(saves: Saves) -> Path | None:
    """Where settings lie: beside the plays on a stick, else the system's place."""
    import platformdirs

    if saves.folder is not None and str(saves.where) in ("portable", "option"):
        return saves.folder
    try:
        return platformdirs.user_config_path("knot-of-war", appauthor=False, roaming=True)
    except (OSError, RuntimeError):
        return None


def read_settings(folder: Path | None) -> Settings:
    """The settings kept in a folder; the usual ones for whatever is not there or not right."""
    if folder is None:
        return Settings()
    path = folder / SETTINGS_FILE
    try:
        if path.stat().st_size > LARGEST_SETTINGS:
            return Settings()
        data: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    return _settings_from(data)


def _settings_from(data: Any) -> Settings:
    if not isinstance(data, dict):
        return Settings()
    usual = Settings()
    valid: dict[str, Callable[[Any], bool]] = {
        "text": lambda value: type(value) is int and 100 <= value <= 200,  # noqa: PLR2004
        "theme": lambda value: value in ("normal", "high-contrast"),
        "level": lambda value: isinstance(value, str) and len(value) <= _LONGEST_ID,
        "hints": lambda value: value in ("first", "on", "off"),
        "speech_rate": lambda value: type(value) is int and value in RATES,
    }
    taken = {}
    for field in fields(Settings):
        value = data.get(field.name, getattr(usual, field.name))
        if valid.get(field.name, lambda each: isinstance(each, bool))(value):
            taken[field.name] = value
    return Settings(**taken)
