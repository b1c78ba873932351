"""Records as JSON: one canonical text for each, and a strict reader with bounds.

Reading runs nothing and trusts nothing: it gives a whole record or says in one
sentence why not. Whether the choices fit the rules is the replay's business.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from game.play.record import Note, Record, Settings
from game.rules.replay import Choice
from game.scenario.values import Length

FORMAT: Final = 1
MAX_BYTES: Final = 64 * 1024
MAX_DEPTH: Final = 4
MAX_CHOICES: Final = 255
MAX_NOTES: Final = 600
MAX_NOTE: Final = 8_000
SEED_LIMIT: Final = 1 << 64

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEY: Final = re.compile(r"[a-z0-9][a-z0-9./_-]*")
_DIGEST: Final = re.compile(r"[0-9a-f]{1,128}")
_LENGTHS: Final = tuple(Length)
_LUCK: Final = ("documented", "drawn")
_LONGEST_NAME: Final = 160
_LONGEST_NUMBER: Final = 20  # digits


class BadRecord(ValueError):  # noqa: N818
    """The data is no record of ours; the text is one sentence for a person."""


def as_data(record: Record) -> dict[str, Any]:
    """Return a record as plain data, ready for JSON."""
    settings = record.settings
    return {
        "format": FORMAT,
        "scenario": record.scenario,
        "version": record.version,
        "rules": record.digest,
        "settings": {
            "length": str(settings.length),
            "luck": settings.luck,
            "temperament": settings.temperament,
            "motive": settings.motive,
            "class": settings.class_play,
        },
        "seed": record.seed,
        "choices": [[choice.menu, choice.id] for choice in record.choices],
        "notes": [[note.kind, note.key, note.value] for note in record.notes],
    }


# --- Writing and reading ----------------------------------------------------


def canonical(data: Mapping[str, Any]) -> bytes:
    """Return data as the one JSON text that it has: sorted keys, no spaces, UTF-8."""
    text = json.dumps(
        data, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    return text.encode("utf-8")


def write(record: Record) -> bytes:
    """Return a record as canonical JSON.

    Raises:
        BadRecord: it is not what `read` would take.
    """
    data = as_data(record)
    from_data(data)
    try:
        raw = canonical(data)
    except UnicodeEncodeError as error:
        raise BadRecord("A note holds characters that cannot be stored.") from error
    if len(raw) > MAX_BYTES:
        raise BadRecord(f"Its notes are too long: {len(raw):,} bytes of {MAX_BYTES:,}.")
    return raw


def read(raw: bytes) -> Record:
    """Return the record that `raw` holds.

    Raises:
        BadRecord: it is too large, no JSON, or not a record of this program.
    """
    return from_data(read_json(raw))


def read_json(raw: bytes, *, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH) -> Any:
    """Return the plain data of a small JSON text.

    Refused: more bytes or levels than asked for, duplicate keys, fractions, numbers
    of more than twenty digits, and names for what is no number.

    Raises:
        BadRecord: it is not such a text.
    """
    if len(raw) > max_bytes:
        raise BadRecord(f"The file has {len(raw):,} bytes; a play has at most {max_bytes:,}.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRecord("The file is damaged: it is not text.") from error
    if _depth(text) > max_depth:
        raise BadRecord("The file is not a play: it is nested too deeply.")
    try:
        return json.loads(
            text,
            object_pairs_hook=_unique,
            parse_float=_no_number,
            parse_constant=_no_number,
            parse_int=_whole,
        )
    except json.JSONDecodeError as error:
        message = f"The file is damaged or no play (line {error.lineno}, column {error.colno})."
        raise BadRecord(message) from error


def _depth(text: str) -> int:
    """Return how deeply brackets are nested outside of quoted texts."""
    deepest = depth = 0
    quoted = escaped = False
    for sign in text:
        if quoted:
            quoted = escaped or sign != '"'
            escaped = sign == "\\" and not escaped
        elif sign == '"':
            quoted = True
        elif sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest


def _unique(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadRecord("The file is not a play: a key stands in it twice.")
    return found


def _no_number(text: str) -> Any:
    raise BadRecord(f"The file is not a play: it holds the number {text[:20]}.")


def _whole(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise BadRecord("The file is not a play: it holds a number that is too long.")
    return int(text)


# --- From plain data --------------------------------------------------------


def from_data(data: Any) -> Record:
    """Return the record that plain data describes; every key must be known and there.

    Raises:
        BadRecord: it describes none.
    """
    known = ("format", "scenario", "version", "rules", "settings", "seed", "choices", "notes")
    if isinstance(data, dict) and type(data.get("format")) is int and data["format"] > FORMAT:
        raise BadRecord("The play was saved by a newer version of the program.")
    fields = _keys(data, known, "play")
    if fields["format"] != FORMAT or isinstance(fields["format"], bool):
        raise BadRecord("The file is not a play of this program.")
    return Record(
        scenario=_matching(fields["scenario"], _ID, "scenario"),
        version=_number(fields["version"], 1, 255, "version"),
        digest=_matching(fields["rules"], _DIGEST, "rules"),
        settings=_settings(fields["settings"]),
        seed=_number(fields["seed"], 0, SEED_LIMIT - 1, "seed"),
        choices=tuple(_choice(row) for row in _rows(fields["choices"], 2, MAX_CHOICES, "choices")),
        notes=tuple(_note(row) for row in _rows(fields["notes"], 3, MAX_NOTES, "notes")),
    )


def _settings(data: Any) -> Settings:
    fields = _keys(data, ("length", "luck", "temperament", "motive", "class"), "settings")
    motive, class_play = fields["motive"], fields["class"]
    if not isinstance(class_play, bool):
        raise BadRecord("The file is not a play: class is not true or false.")
    return Settings(
        length=Length(_one_of(fields["length"], _LENGTHS, "length")),
        luck=_one_of(fields["luck"], _LUCK, "luck"),
        temperament=_one_of(fields["temperament"], _LUCK, "temperament"),
        motive=motive if motive == "" else _matching(motive, _ID, "motive"),
        class_play=class_play,
    )


def _choice(row: Sequence[str]) -> Choice:
    menu, chosen = row
    return Choice(_matching(menu, _KEY, "menu"), _matching(chosen, _KEY, "choice"))


def _note(row: Sequence[str]) -> Note:
    kind, key, value = row
    if len(key) > _LONGEST_NAME or len(value) > MAX_NOTE:
        raise BadRecord("The play holds a note that is too long.")
    return Note(_matching(kind, _ID, "kind of note"), key, value)


def _keys(data: Any, names: Sequence[str], what: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise BadRecord(f"The file is not a play: its {what} is not a map.")
    unknown = sorted(set(data) - set(names))
    missing = sorted(set(names) - set(data))
    if unknown:
        raise BadRecord(
            f"The file is not a play: its {what} has an unknown key {unknown[0][:40]!r}."
        )
    if missing:
        raise BadRecord(f"The file is not a whole play: its {what} lacks {missing[0]!r}.")
    return data


def _number(value: Any, low: int, high: int, name: str) -> int:
    if type(value) is not int or not low <= value <= high:
        raise BadRecord(f"The file is not a play: {name} is no number from {low} to {high}.")
    return value


def _rows(value: Any, width: int, most: int, name: str) -> list[list[str]]:
    if not isinstance(value, list) or len(value) > most:
        raise BadRecord(f"The file is not a play: {name} is not a list of at most {most}.")
    for row in value:
        fits = isinstance(row, list) and len(row) == width
        if not fits or not all(isinstance(item, str) for item in row):
            raise BadRecord(f"The file is not a play: {name} holds something else.")
    return value


def _one_of(value: Any, known: Sequence[str], name: str) -> str:
    if not isinstance(value, str) or value not in known:
        raise BadRecord(f"The play's {name} can be {', '.join(known)}, and is something else.")
    return value


def _matching(value: Any, pattern: re.Pattern[str], name: str) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_NAME or not pattern.fullmatch(value):
        raise BadRecord(f"The file is not a play: its {name} cannot be.")
    return value
