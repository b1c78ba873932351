"""Hashes of the program's own files, so that two copies can be compared."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

PARTS = ("game", "scenarios", "assets", "main.py", "pyproject.toml")
MADE_HERE = {"__pycache__"}


def files_of(root: Path, part: str) -> list[Path]:
    """The files of a part in the order of their names; none where it is missing."""
    top = root / part
    if top.is_file():
        return [top]
    found = (path for path in top.rglob("*") if path.is_file())
    kept = [path for path in found if not MADE_HERE & set(path.relative_to(root).parts)]
    return sorted(kept, key=lambda path: path.relative_to(root).as_posix())


def hash_of(root: Path, part: str) -> str:
    """SHA-256 over the names and contents of a part's files, as sixty-four hexadecimal digits.

    Raises:
        OSError: a file cannot be read.
    """
    whole = sha256()
    for path in files_of(root, part):
        whole.update(path.relative_to(root).as_posix().encode() + b"\0")
        whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def hashes(root: Path) -> dict[str, str]:
    """The hash of every part that is there, and of all of them as `everything`."""
    found = {part: hash_of(root, part) for part in PARTS if (root / part).exists()}
    together = "\n".join(f"{part} {value}" for part, value in found.items())
    return {**found, "everything": sha256(together.encode()).hexdigest()}
