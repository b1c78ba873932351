"""The ballast that lies beside a scenario, for whoever judges its plays."""

from __future__ import annotations

import json
from pathlib import Path

from game.data import data_root
from game.rules.ballast import BadBallast, Ballast, read
from game.rules.program import Rules
from game.scenario.model import Scenario

FILE = "ballast.json"


def ballast_of(scenario: Scenario, rules: Rules) -> Ballast | None:
    """The ballast of a scenario that comes with the game; None where there is none that fits.

    Estimates are true without it, only less sharp.
    """
    return ballast_in(data_root() / "scenarios" / scenario.head.id, scenario, rules)


def ballast_in(folder: Path, scenario: Scenario, rules: Rules) -> Ballast | None:
    """The ballast in a scenario's folder; None where there is none that fits."""
    try:
        return read(json.loads((folder / FILE).read_text(encoding="utf-8")), scenario, rules)
    except (OSError, ValueError, BadBallast):
        return None
