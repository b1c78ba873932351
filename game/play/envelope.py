"""The envelope of a saved play: format, version, checksum, body.

The checksum tells damage, not honesty.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, Final

from game.play.record import Record
from game.play.stored import MAX_BYTES, MAX_DEPTH, BadRecord, canonical, from_data, read_json, write

NAME: Final = "knot-of-war play"
VERSION: Final = 1
_ROOM: Final = 512  # bytes of the envelope itself

Migration = Callable[[Mapping[str, Any]], dict[str, Any]]
MIGRATIONS: Final[Mapping[int, Migration]] = {}
"""From each older version, the step to the next: body to body."""


class NewerVersion(BadRecord):
    """The play was saved by a newer version of the program; nothing is wrong with it."""


def seal(record: Record) -> bytes:
    """Return the bytes of a file that holds a record.

    Raises:
        BadRecord: the record is too large, or holds what no file can.
    """
    body = write(record)
    digest = hashlib.sha256(body).hexdigest()
    head = canonical({"format": NAME, "sha256": digest, "version": VERSION})
    return head[:-1] + b',"body":' + body + b"}\n"


def unseal(raw: bytes) -> Record:
    """Return the record in the bytes of a file.

    Raises:
        NewerVersion: a newer program wrote it.
        BadRecord: it is damaged, edited, or no play.
    """
    if not raw.strip(b"\x00 \r\n"):
        raise BadRecord("The file is empty.")
    data = read_json(raw, max_bytes=MAX_BYTES + _ROOM, max_depth=MAX_DEPTH)
    if not isinstance(data, dict) or data.get("format") != NAME:
        raise BadRecord("The file is not a play of this program.")
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise BadRecord("The file is not a play of this program.")
    if version > VERSION:
        raise NewerVersion("It was saved by a newer version of the program.")
    if set(data) != {"format", "sha256", "version", "body"}:
        raise BadRecord("The file is damaged or was edited.")
    body = data["body"]
    try:
        digest = hashlib.sha256(canonical(body)).hexdigest()
    except (UnicodeEncodeError, TypeError) as error:
        raise BadRecord("The file is damaged or was edited.") from error
    if digest != data["sha256"]:
        raise BadRecord("The file is damaged or was edited.")
    return from_data(migrated(body, version))


def migrated(body: Any, version: int) -> Any:
    """Return the body of an older file as this version writes it."""
    while version < VERSION:
        body = MIGRATIONS[version](body)
        version += 1
    return body
