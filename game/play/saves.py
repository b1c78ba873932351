"""Saved plays: one small file for each, and nothing that ever stops the game.

No method raises for what a disk does. Each says in one sentence what could not be
done, and the play goes on.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from game.play.envelope import NewerVersion, seal, unseal
from game.play.files import TEMPORARY, sweep, write_whole
from game.play.folders import Spot, Where, find, told
from game.play.record import Record
from game.play.stored import MAX_BYTES, BadRecord

ENDING: Final = ".json"
BACKUP: Final = ".bak"
DAMAGED: Final = ".damaged"
MOST_PLAYS: Final = 2_000
"""More files of one folder are not listed."""

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,80}")
_DAMAGES_KEPT: Final = 20
_NO_SUCH: Final = "There is no play of that name."
_ROOM: Final = 4_096  # bytes a file may have beyond a record's


@dataclass(frozen=True, slots=True)
class Saved:
    """Whether a play was saved: `said` tells in a sentence why not, and is empty if it was."""

    said: str = ""

    @property
    def done(self) -> bool:
        """Whether it was saved."""
        return not self.said


@dataclass(frozen=True, slots=True)
class Opened:
    """A play read from its file. `said` is what a player must be told, or empty."""

    record: Record | None
    said: str = ""
    from_backup: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A play in the list: its name, and when it was last saved (seconds since 1970)."""

    name: str
    saved: float


class Saves:
    """The plays of one place. Made with `open_saves`, or of any `Spot`."""

    def __init__(self, spot: Spot) -> None:
        self.where, self.folder, self.notice = spot.where, spot.folder, spot.notice
        self._memory: dict[str, tuple[float, bytes]] = {}
        self._ticks = 0
        if self.folder is not None:
            sweep(self.folder)

    def new_name(self, scenario: str, now: datetime | None = None) -> str:
        """Return a name for a new play: its scenario and day, no person; safe on every disk."""
        moment = (now or datetime.now().astimezone()).strftime("%Y%m%d-%H%M%S")
        plain = re.sub(r"[^a-z0-9-]+", "-", scenario.lower()).strip("-")[:40] or "play"
        return f"{plain}-{moment}-{secrets.token_hex(2)}"

    # --- Saving -------------------------------------------------------------

    def save(self, name: str, record: Record) -> Saved:
        """Save a play under a name; the state before is kept as its backup."""
        if not _NAME.fullmatch(name):
            return Saved("Not saved: a play's name has letters, numbers and hyphens only.")
        try:
            raw = seal(record)
        except BadRecord as error:
            return Saved(f"Not saved. {error}")
        if self.folder is None:
            self._ticks += 1
            self._memory[name] = (float(self._ticks), raw)
            return Saved()
        try:
            self._write(self.folder / (name + ENDING), raw)
        except NewerVersion as error:
            return Saved(f"Not saved. {error}")
        except (OSError, ValueError) as error:
            return Saved(f"Not saved: {told(error)}. Go on playing, and write down the code.")
        return Saved()

    def _write(self, path: Path, raw: bytes) -> None:
        """Write a play; what is damaged never takes the place of a good backup."""
        backup = path.with_suffix(BACKUP)
        if path.exists():
            _make_room(path)
        write_whole(path, raw, backup)

    # --- Opening ------------------------------------------------------------

    def open(self, name: str) -> Opened:
        """Open a play; if its file is damaged, set it aside and open the one before."""
        if not _NAME.fullmatch(name):
            return Opened(None, _NO_SUCH)
        if self.folder is None:
            held = self._memory.get(name)
            return Opened(unseal(held[1])) if held else Opened(None, _NO_SUCH)
        return _opened(self.folder / (name + ENDING))

    def open_quietly(self, name: str) -> Record | None:
        """Return a play if its file is whole, without setting anything aside."""
        if self.folder is None:
            held = self._memory.get(name)
            return unseal(held[1]) if held else None
        return _record_in(self.folder / (name + ENDING))

    def open_file(self, path: Path) -> Opened:
        """Open a play from any file, for a teacher; nothing is changed on the disk."""
        try:
            return Opened(read_play(path))
        except SaveTrouble as error:
            return Opened(None, f"{path.name}: {error}")

    # --- Listing ------------------------------------------------------------

    def kept(self) -> tuple[Kept, ...]:
        """Return the plays that are kept, the newest first."""
        found = [Kept(name, saved) for name, (saved, _) in self._memory.items()]
        if self.folder is not None:
            found = list(_kept_in(self.folder).values())
        return tuple(sorted(found, key=lambda item: (-item.saved, item.name))[:MOST_PLAYS])

    def forget(self, name: str) -> Saved:
        """Delete a play, its backup, and what was set aside or left over of it, for good."""
        self._memory.pop(name, None)
        if self.folder is None or not _NAME.fullmatch(name):
            return Saved()
        try:
            for path in _all_of(self.folder, name):
                path.unlink(missing_ok=True)
        except FileNotFoundError:
            return Saved()  # the folder is gone, and the play with it
        except OSError as error:
            return Saved(f"Not deleted: {told(error)}.")
        return Saved()


def open_saves(option: Path | None = None, program: Path | None = None) -> Saves:
    """Return the plays of the first place that can be written to; see `folders.find`."""
    return Saves(find(option, program))


class SaveTrouble(ValueError):  # noqa: N818
    """A file that holds no play that can be opened here; the text says why."""


def read_play(path: Path) -> Record:
    """Return the play in any file, for a teacher; nothing is changed on the disk.

    Raises:
        SaveTrouble: it holds none.
    """
    try:
        return unseal(_read(path))
    except BadRecord as error:
        raise SaveTrouble(str(error)) from error
    except (OSError, ValueError) as error:
        raise SaveTrouble(f"{told(error)}.") from error


def in_memory(notice: str = "") -> Saves:
    """Return plays that live as long as the program."""
    return Saves(Spot(Where.MEMORY, None, notice))


# --- One play on the disk -----------------------------------------------------


def _read(path: Path) -> bytes:
    """Return the bytes of a file that may be a play.

    Raises:
        BadRecord: it is too large for one.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        raw = file.read(MAX_BYTES + _ROOM + 1)
    if len(raw) > MAX_BYTES + _ROOM:
        raise BadRecord("The file is too large for a play.")
    return raw


def _record_in(path: Path) -> Record | None:
    """Return the record of a file, if it is whole and of this version."""
    try:
        return unseal(_read(path))
    except (BadRecord, OSError, ValueError):
        return None


def _make_room(path: Path) -> None:
    """Set a damaged file aside before a new one takes its place.

    Raises:
        NewerVersion: a newer program wrote it, so that it is not ours to replace.
        OSError: it cannot be read.
    """
    try:
        unseal(_read(path))
    except NewerVersion:
        raise
    except BadRecord:
        _set_aside(path)


def _opened(path: Path) -> Opened:
    try:
        return Opened(unseal(_read(path)))
    except NewerVersion as error:
        return Opened(None, f"This play cannot be opened here. {error} Nothing was changed.")
    except FileNotFoundError:
        fault = "Its file is gone."
    except BadRecord as error:
        fault = str(error)
    except (OSError, ValueError) as error:
        return Opened(None, f"This play cannot be opened: {told(error)}.")
    backup = path.with_suffix(BACKUP)
    if not backup.exists() and not path.exists():
        return Opened(None, _NO_SUCH)
    record = _record_in(backup)
    aside = _set_aside(path)
    kept = f" The file was set aside as {aside}." if aside else ""
    if record is None:
        return Opened(None, f"This play cannot be read. {fault}{kept} There is no older one.")
    return Opened(
        record, f"{fault}{kept} This is the play as it was one order before.", from_backup=True
    )


def _set_aside(path: Path) -> str:
    """Give a damaged file another name, so that nothing is lost; return the name."""
    for number in range(1, _DAMAGES_KEPT + 1):
        aside = path.with_name(f"{path.stem}{DAMAGED}-{number}")
        if aside.exists():
            continue
        try:
            path.rename(aside)
        except OSError:
            return ""
        return aside.name
    return ""


def _all_of(folder: Path, name: str) -> list[Path]:
    """Every file that holds a play or an older state of it."""
    aside = re.compile(re.escape(name + DAMAGED) + r"-[0-9]+")
    left = re.compile(r"\." + re.escape(name[:60]) + r"\.[0-9a-f]{8}" + re.escape(TEMPORARY))
    with os.scandir(folder) as entries:
        others = [e.name for e in entries if aside.fullmatch(e.name) or left.fullmatch(e.name)]
    return [folder / each for each in (name + ENDING, name + BACKUP, *others)]


def _kept_in(folder: Path) -> dict[str, Kept]:
    found: dict[str, Kept] = {}
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            stem, _, ending = entry.name.rpartition(".")
            if "." + ending not in (ENDING, BACKUP) or not _NAME.fullmatch(stem):
                continue
            with contextlib.suppress(OSError):
                saved = entry.stat().st_mtime
                if entry.is_file() and (stem not in found or found[stem].saved < saved):
                    found[stem] = Kept(stem, saved)
    return found
