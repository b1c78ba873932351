"""The tiny scenario, or a broken copy of it, analysed with few plays."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from game.rules.analysis.findings import findings
from game.rules.analysis.request import Request
from game.rules.analysis.study import LengthStudy, Study, distinct, study
from game.scenario.checks.view import View
from game.scenario.findings import Finding
from game.scenario.values import Length
from tests.scenario import tiny

FEW = Request(plays=600, positions=0, twins=2)


def view_of(changes: Iterable[tuple[str, str, str]] = ()) -> View:
    """The tiny scenario with pieces replaced: file, old, new."""
    loaded = tiny.replaced(changes).loaded
    assert loaded.scenario is not None, loaded.findings
    return View(loaded.scenario, loaded.places)


@cache
def tried(
    changes: tuple[tuple[str, str, str], ...] = (),
    request: Request = FEW,
    length: Length = Length.FULL,
) -> Study:
    """An analysis of one length."""
    view = view_of(changes)
    return study(view, distinct(view, [length]), request)


def of_length(found: Study) -> LengthStudy:
    """The one length that was analysed."""
    (each,) = found.lengths
    return each


def found_in(found: Study, code: int) -> list[Finding]:
    """The findings of a code."""
    return [finding for finding in findings(found) if finding.code == code]
