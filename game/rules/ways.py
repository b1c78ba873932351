"""The ways in which play may go on from a position that is judged."""

from __future__ import annotations

from typing import Literal

Way = Literal["even", "history", "careful", "reckless"]
"""How play goes on.

Even: our guess at a cautious player, whom nothing that was done moves
(`game.rules.even`). As history did, where that is on offer. Careful and reckless:
for each menu the answer after which the fewest, or the most, of many random plays
ended in nuclear war.
"""
