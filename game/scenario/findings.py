"""What is wrong with a scenario, told to the person who wrote it.

A finding knows its place, its severity, a code that never changes, what is
wrong in one sentence, and what may help. The first line of its text alone is
enough, and editors can click it:

    days/10.yaml:15:15: error 202: matters[0].options[0].now: unknown gauge "contol"; …
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

AT_MOST = 10
"""How many findings of one code are shown unless all are asked for."""

_WIDEST = 140
"""The longest piece of a source line that is shown, in characters."""


class Severity(IntEnum):
    """How bad it is; the gravest first, so that they sort."""

    ERROR = 0
    WARNING = 1
    NOTE = 2

    @property
    def word(self) -> str:
        """The word in the first line of a finding."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: line and column count from 1; `end` is one past the last column."""

    file: str
    line: int = 1
    column: int = 1
    end: int = 0
    excerpt: str = field(default="", compare=False)  # the line there, for the caret

    def __str__(self) -> str:
        """Return `file:line:column`."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or may be.

    `path` says where in the data (`matters[0].options[0].now`), `help` holds
    further lines: where the right word is declared, what would be right.
    """

    place: Place
    severity: Severity
    code: int
    path: str
    message: str
    help: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return `text()`, so that printing a finding does what one expects."""
        return self.text()

    @property
    def headline(self) -> str:
        """The first line, which alone is enough. Signs that do not print are written out."""
        where = f"{self.path}: " if self.path else ""
        told = f"{self.place}: {self.severity.word} {self.code}: {where}{self.message}"
        return "".join(
            sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in told
        )

    def text(self, *more: str) -> str:
        """Return the finding as people read it: headline, source line with a caret, help.

        Args:
            more: further lines of help, after its own.
        """
        margin = " " * (len(str(self.place.line)) + 1)
        help_lines = (f"{margin}= {line}" for line in (*self.help, *more))
        return "\n".join((self.headline, *_excerpt(self.place), *help_lines))

    def as_json(self) -> dict[str, object]:
        """Return the finding as plain data for `--json`."""
        return {
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "severity": self.severity.word,
            "code": self.code,
            "path": self.path,
            "message": self.message,
            "help": list(self.help),
        }

    @property
    def order(self) -> tuple[Place, Severity, int, str]:
        """What findings are sorted by: file and place, then severity, code and words."""
        return self.place, self.severity, self.code, self.message


def _excerpt(place: Place) -> list[str]:
    """Return the source line and the caret beneath it; nothing where there is no line."""
    if not place.excerpt.strip():
        return []
    start = max(0, place.column - 1 - _WIDEST // 2) if len(place.excerpt) > _WIDEST else 0
    piece = place.excerpt[start : start + _WIDEST].replace("\t", " ")
    number = str(place.line)
    gap = " " * len(number)
    width = max(1, min(place.end, start + len(piece) + 1) - place.column)
    caret = " " * (place.column - 1 - start) + "^" * width
    return [f"{gap} |", f"{number} | {piece}", f"{gap} | {caret}"]


def arranged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings sorted by file and place, each once."""
    unique = {(finding.order, finding.path): finding for finding in findings}
    return tuple(sorted(unique.values(), key=lambda finding: finding.order))


def shortened(findings: Sequence[Finding], at_most: int = AT_MOST) -> tuple[list[Finding], int]:
    """Keep at most `at_most` findings of each code; return them and how many were left out."""
    seen: dict[int, int] = {}
    kept = []
    for finding in findings:
        seen[finding.code] = seen.get(finding.code, 0) + 1
        if seen[finding.code] <= at_most:
            kept.append(finding)
    return kept, len(findings) - len(kept)


def summary(findings: Sequence[Finding]) -> str:
    """Return one line that counts errors, warnings and notes."""
    parts = []
    for severity in Severity:
        count = sum(1 for finding in findings if finding.severity is severity)
        if count:
            parts.append(f"{count} {severity.word}{'' if count == 1 else 's'}")
    return ", ".join(parts) if parts else "nothing to find fault with"


def exit_status(findings: Iterable[Finding]) -> int:
    """Return 0 for a clean scenario (notes do not count), 1 for errors or warnings."""
    return int(any(finding.severity is not Severity.NOTE for finding in findings))
