"""Going on as one did: given answers where they are open, else another policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.rules.batch import Answer, Chooser, Mask, Menu
from game.rules.program import NOTHING

SLOTS = ("question", "initiative")
"""Kinds of menus that can be closed by taking nothing."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Answers that are given by the key of the menu, where they are open; else another policy.

    In a slot that no answer is given for, nothing is taken.
    """

    own: Mapping[str, str]
    otherwise: Chooser

    def choose(self, menu: Menu) -> Sequence[Answer]:
        """The given entry in the rows where it is legal, the other policy's elsewhere."""
        wanted = self.own.get(menu.step.key, NOTHING if menu.step.kind in SLOTS else "")
        place = next((at for at, each in enumerate(menu.step.entries) if each.id == wanted), -1)
        legal: Answer = False if place < 0 else menu.legal[place]
        if legal is True:
            return [at == place for at in range(len(menu.step.entries))]
        rest: Sequence[Answer] = self.otherwise.choose(menu)
        if legal is False:
            return rest
        others: Mask = ~legal
        return [legal if at == place else others & each for at, each in enumerate(rest)]
