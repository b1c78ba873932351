"""The library of YAML, read as events: this is the only module that knows it.

It reads parser events in one loop and builds plain data and a parallel tree of marks.
What the format forbids is reported where it stands: anchors, aliases, tags, merge keys,
a second document, duplicate keys, keys that are not plain words, and whatever is too deep,
too large or not text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

import yaml

from game.scenario.findings import Finding, Severity
from game.scenario.plain import KEY, MAX_DEPTH, MAX_TEXT, MAX_VALUES, WAY, typed
from game.scenario.source import FORBIDDEN, START, Branch, Marks, Path, Sheet, Spot, written

_SHOWN: Final = 40  # characters of a wrong key

_KEY = re.compile(KEY)
_WAY = re.compile(WAY)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PLAIN_WORDS: Final = (
    (
        "mapping values are not allowed",
        "there is a second “: ” in this line; put the text in quotes",
    ),
    ("could not find expected ':'", "a key without a colon, or a text that is not indented enough"),
    (
        "cannot start any token",
        "a value may not begin with this sign (a tab, %, @ or `); put the text in quotes",
    ),
    ("found unexpected end of stream", "a quoted text that is never closed"),
    (
        "did not find expected key",
        "the line is indented differently from its neighbours, or a quote is not closed",
    ),
    (
        "did not find expected '-' indicator",
        "a list whose lines do not all begin with “- ” at the same column",
    ),
    ("expected ',' or", "a list or map in brackets that is not closed, or lacks a comma"),
    ("found unknown escape", "an unknown sign after a backslash in a quoted text"),
)


class _Stopped(Exception):  # noqa: N818
    """Reading cannot go on; the reason was already reported."""


@dataclass(slots=True)
class _Open:
    """A map or list that is being built."""

    data: Any  # dict or list
    marks: Branch
    path: Path
    key: str | None = None
    key_spot: Spot = START
    skip: bool = False  # the next value belongs to a key that is not kept


class Reader:
    """One pass over the events of one file, which fills a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._key = _WAY if sheet.ways else _KEY
        self._text = "\n".join(sheet.lines)
        self._stack: list[_Open] = []
        self._values = 0
        self._has_root = False

    def sheet(self) -> Sheet:
        """Read everything and return what was found."""
        try:
            self._take_all()
        except _Stopped:
            pass
        except yaml.YAMLError as error:
            self._misread(error)
        except (RecursionError, ValueError, OverflowError):
            self._stop(101, START, "the file cannot be read as YAML")
        if not self._sheet.whole:
            self._sheet.unfinished = {(), *(opened.path for opened in self._stack)}
        return self._sheet

    # --- Events -------------------------------------------------------------

    def _take_all(self) -> None:
        loader = _LOADER(self._text)
        try:
            for event in iter(loader.get_event, None):
                if isinstance(event, yaml.ScalarEvent):  # most are
                    self._scalar(event)
                else:
                    self._take(event)
        finally:
            loader.dispose()

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._begin(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            spot = _spot(event)
            self._fault(103, spot, "an alias (*name) is not allowed; write the value out")
            self._sheet.broken.add(self._here())
            self._add(None, spot)
        elif isinstance(event, yaml.DocumentStartEvent) and self._has_root:
            self._stop(103, _spot(event), "a second document begins here; a file holds one")
            raise _Stopped

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        spot, text = _spot(event), event.value
        if event.anchor is not None or event.tag is not None:
            self._forbid_anchor_and_tag(event, spot)
        top = self._stack[-1] if self._stack else None
        if top is not None and top.key is None and type(top.data) is dict:
            if text not in top.data and self._is_plain(text):
                top.key, top.key_spot = text, spot
            else:
                self._wrong_key(top, text, spot)
            return
        style = event.style
        value = text if style else typed(text)
        if len(text) > MAX_TEXT:
            value = self._too_long(text, spot)
        if style == '"' and FORBIDDEN.search(text):
            self._fault(101, spot, "a text holds an escape for a character that no text may hold")
            self._sheet.broken.add(self._here())
        self._add(value, spot)

    def _too_long(self, value: str, spot: Spot) -> str:
        self._fault(
            104, spot, f"a text of {len(value):,} characters; at most {MAX_TEXT:,} are read"
        )
        self._sheet.broken.add(self._here())
        return value[:100]

    def _wrong_key(self, top: _Open, key: str, spot: Spot) -> None:
        """Take a key of the map that is open, but not what it holds."""
        top.key, top.key_spot = key, spot
        top.skip = True
        if key == "<<":
            self._fault(103, spot, "a merge key (<<) is not allowed; write the values out")
            self._sheet.broken.add(top.path)
        elif not self._is_plain(key):
            shown = key if len(key) <= _SHOWN else key[:_SHOWN] + "…"
            self._fault(101, spot, f'a key must be a plain word, and "{shown}" is not')
            self._sheet.broken.add(top.path)
        else:
            first = top.marks.keys[key]
            help_line = (
                f"first written at {self._sheet.name}:{first.line}:{first.column}; that one is kept"
            )
            self._fault(102, spot, f'the key "{key}" is written twice', help_line)

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        line, column, _ = _spot(event)
        spot = Spot(line, column, column + 1)
        if event.anchor is not None or event.tag is not None:
            self._forbid_anchor_and_tag(event, spot)
        if len(self._stack) >= MAX_DEPTH:
            self._stop(104, spot, f"deeper than {MAX_DEPTH} levels")
            raise _Stopped
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.data, dict) and top.key is None:
            self._stop(101, spot, "a key must be a plain word, not a map or a list")
            raise _Stopped
        path = self._here()
        data: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        branch = Branch(spot)
        self._add(data, branch)
        self._stack.append(_Open(data, branch, path))

    def _is_plain(self, key: str) -> bool:
        """Whether a key is a plain word; nearly all are what Python calls identifiers."""
        return (key.isascii() and key.isidentifier()) or bool(self._key.fullmatch(key))

    # --- Building -----------------------------------------------------------

    def _here(self) -> Path:
        """The path of the value that comes next."""
        if not self._stack:
            return ()
        top = self._stack[-1]
        step: str | int = (top.key or "") if type(top.data) is dict else len(top.data)
        return (*top.path, step)

    def _add(self, value: Any, marks: Marks) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            spot = marks.spot if isinstance(marks, Branch) else marks
            self._stop(104, spot, f"more than {MAX_VALUES:,} values in one file")
            raise _Stopped
        if not self._stack:
            self._sheet.data, self._sheet.known_marks = value, marks
            self._has_root = True
            return
        top = self._stack[-1]
        if type(top.data) is list:
            top.marks.parts[len(top.data)] = marks
            top.data.append(value)
            return
        if not top.skip and top.key is not None:
            top.data[top.key] = value
            top.marks.keys[top.key] = top.key_spot
            top.marks.parts[top.key] = marks
        top.key, top.skip = None, False

    # --- Faults -------------------------------------------------------------

    def _fault(self, code: int, spot: Spot, message: str, *help_lines: str) -> None:
        path = written(self._stack[-1].path) if self._stack else ""
        place = self._sheet.place(spot)
        finding = Finding(place, Severity.ERROR, code, path, message, help_lines)
        self._sheet.findings.append(finding)

    def _stop(self, code: int, spot: Spot, message: str) -> None:
        self._fault(code, spot, message + "; nothing after it was read")
        self._sheet.whole = False

    def _misread(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        spot = Spot(mark.line + 1, mark.column + 1, mark.column + 2) if mark else START
        problem = str(getattr(error, "problem", "") or getattr(error, "reason", "") or "not YAML")
        plain = next((plain for sign, plain in _PLAIN_WORDS if sign in problem), problem)
        self._stop(101, spot, f"cannot be read as YAML: {plain}")

    def _forbid_anchor_and_tag(self, event: yaml.NodeEvent, spot: Spot) -> None:
        if event.anchor is not None:
            self._fault(103, spot, f"an anchor (&{event.anchor}) is not allowed")
        tag = getattr(event, "tag", None)
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self._fault(103, spot, f"a tag ({shown}) is not allowed")


def _spot(event: yaml.Event) -> Spot:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # pragma: no cover (parser events always have marks)
        return START
    line, column = start.line, start.column
    last = end.column if end.line == line else 0
    after = (last if last > column else column + 1) + 1
    # A file has thousands of spots, and a named tuple's own way to make one takes twice as long.
    return tuple.__new__(Spot, (line + 1, column + 1, after))
