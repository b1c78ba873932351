"""Allowances: `# allow 402: rare by design`, at the line of a finding or just above: 901, 902."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from game.scenario.findings import Finding, Severity
from game.scenario.source import Sheet, Spot

_ALLOW = re.compile(r"(?:^|\s)#\s*allow\s+(\d{3})\s*(?::\s*(.*?))?\s*$")


@dataclass(frozen=True, slots=True)
class _Allowance:
    sheet: Sheet
    line: int
    column: int
    code: int
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether it stands at the finding's line or directly above it."""
        place = finding.place
        return (
            place.file == self.sheet.name
            and finding.code == self.code
            and place.line - self.line in (0, 1)
        )


def _written(sheets: Iterable[Sheet]) -> Iterator[_Allowance]:
    for sheet in sheets:
        for number, line in enumerate(sheet.lines, 1):
            found = _ALLOW.search(line) if "allow" in line else None
            if found:
                yield _Allowance(sheet, number, line.index("#") + 1, int(found[1]), found[2] or "")


def _is_played(code: int) -> bool:
    """Whether only `analyse` finds this code, so that `check` cannot judge the allowance."""
    return 400 <= code < 500  # noqa: PLR2004


def allow_played(findings: Sequence[Finding], sheets: Iterable[Sheet]) -> list[Finding]:
    """Take out what is allowed among the findings of `analyse`.

    What is wrong with an allowance itself is for `check` to say, except that it
    silences nothing: only plays can tell.

    Args:
        findings: what the plays found.
        sheets: the files, whose comments are read.
    """
    kept = list(findings)
    for allowance in _written(sheets):
        if not _is_played(allowance.code) or not allowance.reason:
            continue
        covered = [
            finding
            for finding in kept
            if allowance.covers(finding) and finding.severity is not Severity.ERROR
        ]
        if covered:
            kept = [finding for finding in kept if finding not in covered]
        else:
            message = f"nothing to allow here: plays found no {allowance.code} here"
            kept.append(_finding(allowance, Severity.WARNING, 901, message))
    return kept


def allow(findings: Sequence[Finding], sheets: Iterable[Sheet]) -> list[Finding]:
    """Take out what is allowed, and add what is wrong with the allowances themselves.

    Args:
        findings: what was found.
        sheets: the files, whose comments are read.
    """
    kept = list(findings)
    for allowance in _written(sheets):
        covered = [finding for finding in kept if allowance.covers(finding)]
        errors = [finding for finding in covered if finding.severity is Severity.ERROR]
        if errors or not allowance.reason:
            message = (
                "an error can never be allowed away"
                if errors
                else "an allowance needs a reason: # allow 402: why"
            )
            kept.append(_finding(allowance, Severity.ERROR, 902, message))
        elif covered:
            kept = [finding for finding in kept if finding not in covered]
        elif not _is_played(allowance.code):
            message = f"nothing to allow here: no finding {allowance.code} on this line or the next"
            kept.append(_finding(allowance, Severity.WARNING, 901, message))
    return kept


def _finding(allowance: _Allowance, severity: Severity, code: int, message: str) -> Finding:
    spot = Spot(allowance.line, allowance.column, allowance.column + 9)
    return Finding(allowance.sheet.place(spot), severity, code, "", message)
