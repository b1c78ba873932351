"""Finding run codes in any text: a mail, a chat, a list, the cells of a sheet.

A code is found by its check, wherever it begins and ends, in groups joined by
hyphens or parted by spaces, on one line or wrapped over a few. What looks like a
code and fails the check is kept too, so that it can be told what is wrong with it.
What stands beside a code on its line is taken for a name if it is short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from game.play import checksum
from game.play.classcode import looks_like_one
from game.play.symbols import GROUP, UnknownSymbol, cleaned, values

SHORTEST: Final = 23
"""Symbols of the shortest code there is: a header, no choice, and the check."""
LONGEST_LINE: Final = 4_000
MOST_WRAPPED: Final = 4
"""Lines over which a code may run."""
LONGEST_NAME: Final = 60
_MOST_WORDS: Final = 5
_LIKELY: Final = 12  # symbols from which a run of groups is taken for a code
_SPLIT: Final = re.compile(r"[^\s,;|:\"“”„()<>\[\]{}=]+")
_DASHES: Final = re.compile(r"[-‐‑‒–—―−_]+")
_FILLER: Final = re.compile(
    r"^(?:my|the|run|code|codes|name|nickname|is|here|play|[-–—•*.]+)$", re.IGNORECASE
)
_NUMBERED: Final = re.compile(r"^\d{1,3}[.)]?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A code, or what looks like one, where it stands, and the name beside it (or nothing).

    `kind` is `run`, or `class` for a class code that was handed in by mistake.
    """

    text: str
    name: str
    line: int
    kind: str = "run"


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found in a text, and the lines that hold no code (their numbers and texts)."""

    found: tuple[Found, ...]
    empty: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    line: int
    cell: int
    start: int
    end: int
    numbers: tuple[int, ...] | None  # None: it holds signs that no code uses


Row = Sequence[str]
"""The cells of a line; a line of plain text has one."""


def scan(rows: Sequence[Row], names: int | None = None) -> Scan:
    """Return all codes of some lines.

    Args:
        rows: the lines, each as its cells.
        names: the number of the cell that holds names, where a head says so.
    """
    lines = [tuple(_tokens(row, number)) for number, row in enumerate(rows)]
    found: list[Found] = []
    empty: list[tuple[int, str]] = []
    spent: set[tuple[int, int]] = set()  # (line, token): belongs to a code already
    for number, own in enumerate(lines):
        free = [token for place, token in enumerate(own) if (number, place) not in spent]
        ahead = _ahead(lines, number, spent)
        spans = list(_spans(free, ahead, own))
        if not spans:
            text = " ".join(cell.strip() for cell in rows[number] if cell.strip())
            wrapped = any(line == number for line, _place in spent)
            if text and not wrapped:
                empty.append((number + 1, text))
            continue
        for span in spans:
            spent |= {(t.line, lines[t.line].index(t)) for t in span}
        for span in spans:
            name = _name(rows[number], spans, span, names)
            text = " ".join(token.text for token in span)
            kind = "class" if looks_like_one(text) else "run"
            found.append(Found(text, name, number + 1, kind))
    return _named_above(Scan(tuple(found), tuple(empty)))


def _tokens(row: Row, line: int) -> Iterator[_Token]:
    for cell, text in enumerate(row):
        for match in _SPLIT.finditer(text[:LONGEST_LINE]):
            group = match.group()
            yield _Token(group, line, cell, *match.span(), _numbers(group))


def _numbers(text: str) -> tuple[int, ...] | None:
    try:
        return tuple(values(cleaned(text)))
    except UnknownSymbol:
        return None


def _ahead(
    lines: Sequence[Sequence[_Token]], number: int, spent: set[tuple[int, int]]
) -> list[_Token]:
    """The tokens of the lines that a code of this line might run on into."""
    found: list[_Token] = []
    for line in range(number + 1, min(number + MOST_WRAPPED, len(lines))):
        if not lines[line] or (line, 0) in spent:
            break
        found += lines[line]
    return found


def _spans(
    free: Sequence[_Token], ahead: Sequence[_Token], own: Sequence[_Token]
) -> Iterator[list[_Token]]:
    """Yield the tokens of each code of a line: whole ones first, else the likeliest run."""
    whole = list(_whole(free, ahead))
    if whole:
        yield from whole
        return
    run = _likely(free)
    if run:
        yield run
        return
    for token in own:
        if token in free and looks_like_one(token.text):
            yield [token]
            return


def _whole(free: Sequence[_Token], ahead: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Yield the runs of tokens that hold to the check, without overlap, from left to right."""
    everything = [*free, *ahead]
    start = 0
    while start < len(free):
        end = _end(everything, start)
        if end:
            yield everything[start:end]
            start = end
        else:
            start += 1


def _end(tokens: Sequence[_Token], start: int) -> int:
    """Where the longest whole code that begins at a token ends; 0 where none does."""
    groups: list[tuple[int, ...]] = []
    for token in tokens[start:]:
        if token.numbers is None:
            break
        groups.append(token.numbers)
    best = 0
    for count in checksum.wholes(groups):
        if sum(len(group) for group in groups[:count]) >= SHORTEST:
            best = start + count
    return best


def _likely(free: Sequence[_Token]) -> list[_Token]:
    """The longest run of tokens that look like groups of a code, if it is long enough."""
    best: list[_Token] = []
    run: list[_Token] = []
    for token in [*free, None]:
        same_cell = token is not None and (not run or run[-1].cell == token.cell)
        if token is not None and same_cell and _looks_grouped(token):
            run.append(token)
            continue
        best = max(best, _trimmed(run), key=_weight)
        run = [token] if token is not None and _looks_grouped(token) else []
    return best if _weight(best) >= _LIKELY and _has_digits(best) else []


def _trimmed(run: list[_Token]) -> list[_Token]:
    """A run without the odd words beside a code: a number of a list, a short name."""

    def odd(token: _Token) -> bool:
        parts = _parts(token)
        if len(parts) > 1:
            return False
        joined = any(len(_parts(each)) > 1 for each in run)
        return len(token.text) != GROUP or (joined and not any(c.isdigit() for c in token.text))

    while run and odd(run[0]):
        run = run[1:]
    if any(len(_parts(each)) > 1 for each in run):
        while run and odd(run[-1]):
            run = run[:-1]
    return run


def _weight(run: Sequence[_Token]) -> int:
    return sum(len(cleaned(token.text)) for token in run)


def _parts(token: _Token) -> list[str]:
    return [part for part in _DASHES.split(token.text) if part]


def _looks_grouped(token: _Token) -> bool:
    """Whether a token is a group, several joined by hyphens, or one long row of symbols."""
    parts = _parts(token)
    if len(parts) == 1:
        size = len(parts[0])
        grouped = abs(size - GROUP) <= 1 or (size <= GROUP and any(c.isdigit() for c in parts[0]))
        return grouped or (size > _LIKELY and any(sign.isdigit() for sign in parts[0]))
    fitting = sum(abs(len(part) - GROUP) <= 1 for part in parts[:-1])
    return fitting * 2 >= len(parts)


def _has_digits(run: Sequence[_Token]) -> bool:
    """Whether about as many groups hold digits as in a real code; words do not."""
    parts = [part for token in run for part in _parts(token)]
    return sum(any(sign.isdigit() for sign in part) for part in parts) * 2 >= len(parts)


# --- Names --------------------------------------------------------------------


def _name(
    row: Row, spans: Sequence[Sequence[_Token]], span: Sequence[_Token], column: int | None
) -> str:
    """The name beside a code: its column where a head names one, else what else stands there."""
    line, cell = span[0].line, span[0].cell
    cells = {token.cell for token in span if token.line == line}
    if column is not None and column < len(row) and column not in cells:
        return _in_cell(row[column])
    free = (text for place, text in enumerate(row) if place not in cells)
    beside = next((text for text in free if _may_be_name(text)), "")
    if beside:
        return _in_cell(beside)
    rest = row[cell]
    for other in reversed([each for each in spans if each[0].cell == cell]):
        own = [token for token in other if (token.line, token.cell) == (line, cell)]
        rest = rest[: own[0].start] + " " + rest[own[-1].end :]
    words = [word for word in rest.split() if not _FILLER.match(word.strip(",:;.|"))]
    if len(words) != 1 and words and _NUMBERED.match(words[0]):
        words = words[1:]  # the number of a list
    return tidy_name(" ".join(words)) if len(words) <= _MOST_WORDS else ""


def _in_cell(text: str) -> str:
    """A name as somebody typed it into a cell, at most 60 characters, on one line."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(printable.split())[:LONGEST_NAME].strip()


def _may_be_name(cell: str) -> bool:
    text = cell.strip()
    return 0 < len(text) <= LONGEST_NAME and any(sign.isalpha() for sign in text)


def tidy_name(text: str) -> str:
    """A name without what stood around it, at most 60 characters, on one line."""
    return _in_cell(text).strip(" -–—.,:;|*•()[]\"'").strip()


def _named_above(result: Scan) -> Scan:
    """Give nameless codes the short line that stands right above them, as forms print it."""
    above = dict(result.empty)
    used: set[int] = set()
    found = []
    for each in result.found:
        words = above.get(each.line - 1, "")
        fits = 0 < len(words.split()) <= 3 and words.strip()[-1] not in ".!?,"  # noqa: PLR2004
        if not each.name and fits and each.line - 1 not in used and _may_be_name(words):
            used.add(each.line - 1)
            each = Found(each.text, tidy_name(words), each.line, each.kind)  # noqa: PLW2901
        found.append(each)
    kept = tuple(item for item in result.empty if item[0] not in used)
    return Scan(tuple(found), kept)
