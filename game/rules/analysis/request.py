"""What is wanted of an analysis. Read without numpy: helpers are begun before that is there."""

from __future__ import annotations

from dataclasses import dataclass

POSITION_POLICIES = ("random", "typical", "informed")
"""The policies whose plays give the positions in which options are compared."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted: plays for each policy, the first seed, positions, continuations, checks."""

    plays: int = 100_000
    seed: int = 1
    positions: int = 100
    continuations: int = 128
    twins: int = 50
    turned: int = 2_000  # weighted plays for each answer that is changed in history's line
    policies: tuple[str, ...] = ()  # none: all

    @property
    def positions_each(self) -> int:
        """How many positions of a matter each policy gives."""
        return -(-self.positions // len(POSITION_POLICIES))
