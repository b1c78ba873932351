"""`new-scenario`: a small commented scenario to begin with."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from game.cli.common import trouble
from game.data import data_root

TEMPLATE = "new-scenario"
_ID_LINE = re.compile(r"^id: .*$", re.MULTILINE)
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 48


def new_scenario(folder: Path, *, force: bool) -> int:
    """Copy the template into a folder, under an id made of the folder's name.

    Args:
        folder: where to; made if it is not there.
        force: also into a folder that holds something. Files of the same name are
            written over, others stay.

    Raises:
        TroubleError: the folder holds something, is a file, or cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        trouble(f"{folder} is a file; name a folder")
    if folder.is_dir() and any(folder.iterdir()) and not force:
        trouble(f"{folder} is not empty; name a new folder, or write into it with --force")
    template = data_root() / "assets" / TEMPLATE
    try:
        shutil.copytree(template, folder, dirs_exist_ok=True)
        head = folder / "scenario.yaml"
        text = head.read_text(encoding="utf-8")
        head.write_text(_ID_LINE.sub(f"id: {_id_of(folder)}", text, count=1), encoding="utf-8")
    except OSError as error:
        trouble(f"{folder} cannot be written: {error.strerror or error}")
    print(
        f"{folder} holds a small scenario in three days, with comments.\n"
        f"  check {folder}                      what is wrong with it\n"
        f"  --scenario {folder}                 play it in a window\n"
        f"  play --text --scenario {folder}     play it in a terminal\n"
        "docs/authoring.md explains every key."
    )
    return 0


def _id_of(folder: Path) -> str:
    """Return an id made of a folder's name, so that codes of two scenarios never mix."""
    words = _NOT_IN_AN_ID.sub("-", folder.resolve().name.lower()).strip("-")
    return words[:_LONGEST_ID].strip("-") or "new-scenario"
