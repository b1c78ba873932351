"""What reading a scenario can find that its schema cannot: one small function a check.

Each takes a `View` and yields findings. Their codes never change; what each
code means stands in `explanations.yaml`, read by `game.scenario.explain`.
"""

from __future__ import annotations

from pathlib import Path

from game.scenario.findings import Finding


def check(folder: Path) -> tuple[Finding, ...]:
    """Return everything found in a scenario's folder, in order of file and place.

    Raises:
        NotAScenario: the path is no folder, or it holds no scenario.
    """
    from game.scenario.check import check as check_folder

    return check_folder(folder).findings


def explanation(code: int) -> str:
    """Return what a code means, in a paragraph with examples; nothing for an unknown code."""
    from game.scenario.explain import explain, explanations

    return explain(code) if code in explanations() else ""
