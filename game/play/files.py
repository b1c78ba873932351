"""Writing a file so that whatever happens, the old or the new one is whole."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

TEMPORARY: Final = ".tmp"
LEFT_OVER: Final = 60.0  # seconds after which a temporary file belongs to nobody
_WAITS: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)  # 0.78 s in all
_BUSY: Final = (5, 32, 33)  # Windows: somebody else looks at the file just now


def write_whole(path: Path, raw: bytes, backup: Path | None = None) -> None:
    """Put `raw` in the place of a file, in one step for everyone who looks.

    Args:
        path: the file; it may be there or not.
        raw: what it shall hold.
        backup: where what it held before is kept, if anywhere.

    Raises:
        OSError: it cannot be done; the file is as it was, and nothing is left behind.
    """
    temporary = _beside(path)
    try:
        _write_new(temporary, raw)
        if backup is not None and path.exists():
            _keep(path, backup)
        patiently(lambda: temporary.replace(path))
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.stem[:60]}.{secrets.token_hex(4)}{TEMPORARY}")


def _write_new(path: Path, raw: bytes) -> None:
    descriptor = os.open(
        path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o644
    )
    with os.fdopen(descriptor, "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def _keep(path: Path, backup: Path) -> None:
    """Make `backup` what `path` is now: by a second name where disks know that, or a copy."""
    temporary = _beside(backup)
    try:
        try:
            os.link(path, temporary)
        except OSError:
            shutil.copyfile(path, temporary)
        patiently(lambda: temporary.replace(backup))
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def patiently(act: Callable[[], object], *, windows: bool = sys.platform == "win32") -> None:
    """Do something to a file; on Windows again for 0.8 seconds while somebody else looks at it.

    Raises:
        OSError: it cannot be done.
    """
    for wait in _WAITS if windows else ():
        try:
            act()
        except OSError as error:
            if getattr(error, "winerror", None) not in _BUSY:
                raise
            time.sleep(wait)
        else:
            return
    act()


def _sync_folder(folder: Path) -> None:
    """Write the folder's list of names to the disk, where there is such a thing."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sweep(folder: Path, now: float | None = None) -> int:
    """Take away temporary files that a crash left behind; return how many.

    Args:
        folder: where to look.
        now: the time in seconds since 1970; for tests.
    """
    swept = 0
    moment = time.time() if now is None else now
    with contextlib.suppress(OSError):
        for path in folder.glob(f".*{TEMPORARY}"):
            with contextlib.suppress(OSError):
                if path.is_file() and moment - path.stat().st_mtime > LEFT_OVER:
                    path.unlink()
                    swept += 1
    return swept
