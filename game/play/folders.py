"""Where plays are kept: the first folder of a few that can be written to."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

FOLDER_NAME: Final = "Knot of War"
PORTABLE: Final = "portable"


class Where(StrEnum):
    """Which of the possible places it is."""

    OPTION = "option"
    PORTABLE = "portable"
    DOCUMENTS = "documents"
    DATA = "data"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Spot:
    """A folder for plays; without one, plays live in memory. `notice` is to be told, or empty."""

    where: Where
    folder: Path | None
    notice: str = ""


def documents_folder() -> Path | None:
    """Return the player's Documents folder, redirected or not, if there is one."""
    import platformdirs

    folder = platformdirs.user_documents_path()
    return folder if folder.is_dir() else None


def data_folder() -> Path:
    """Return the platform's data folder for this program; on Windows the roaming one."""
    import platformdirs

    return platformdirs.user_data_path("knot-of-war", appauthor=False, roaming=True)


def find(
    option: Path | None = None,
    program: Path | None = None,
    documents: Callable[[], Path | None] = documents_folder,
    data: Callable[[], Path] = data_folder,
) -> Spot:
    """Return the place for plays; creates its folder.

    An explicit folder that cannot be used is not replaced by another on disk: that
    would hide the plays from whoever asked for it.

    Args:
        option: the folder of `--saves`.
        program: the folder the program lies in, where `portable` may stand.
        documents: finds the Documents folder.
        data: finds the data folder.
    """
    if option is not None:
        trouble = unusable(option)
        if not trouble:
            return Spot(Where.OPTION, option)
        return Spot(Where.MEMORY, None, f"{option}: {trouble}. {_LOST}")
    for where, folder in _candidates(program, documents, data):
        if not unusable(folder):
            return Spot(where, folder)
    return Spot(Where.MEMORY, None, f"No folder can be written to. {_LOST}")


_LOST: Final = "This play is kept until the program closes, and no longer: write down its code."


def _candidates(
    program: Path | None, documents: Callable[[], Path | None], data: Callable[[], Path]
) -> Iterator[tuple[Where, Path]]:
    if program is not None and _is_folder(program / PORTABLE):
        yield Where.PORTABLE, program / PORTABLE
    with contextlib.suppress(OSError, RuntimeError):
        found = documents()
        if found is not None:
            yield Where.DOCUMENTS, found / FOLDER_NAME
    with contextlib.suppress(OSError, RuntimeError):
        yield Where.DATA, data()


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def unusable(folder: Path) -> str:
    """Return why a folder cannot hold plays, or nothing; creates it if it is not there."""
    probe = folder / f".{secrets.token_hex(4)}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(probe, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        os.close(descriptor)
        probe.unlink()
    except (OSError, ValueError) as error:
        return told(error)
    return ""


def told(error: BaseException) -> str:
    """Return what went wrong with a file, in a few plain words."""
    import errno

    number = error.errno if isinstance(error, OSError) else None
    words = {
        errno.ENOSPC: "the disk is full",
        getattr(errno, "EDQUOT", errno.ENOSPC): "your share of the disk is full",
        errno.EROFS: "the disk cannot be written to",
        errno.EACCES: "you may not write there",
        errno.EPERM: "you may not write there",
        errno.ENOTDIR: "that is not a folder",
        errno.EEXIST: "that is not a folder",
        errno.ENAMETOOLONG: "the name is too long",
        errno.ENOENT: "it is not there",
        errno.EIO: "the disk does not answer as it should",
    }
    if number in words:
        return words[number]
    return (error.strerror or "unknown trouble") if isinstance(error, OSError) else str(error)
