"""Whoever judges positions: the batch of some rules, with the ways of going on that are known.

Imported late, since it needs numpy. A judge is slow to make and cheap to ask twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from game.rules.ballast import Ballast
from game.rules.batch import Batch, Chooser, Start, Worths
from game.rules.batch.dangers import dangers
from game.rules.choosers import chooser
from game.rules.even import even_tastes
from game.rules.fan import Fan, Played, classes_of, fan, fresh, played, put_together, same_dice
from game.rules.keeping import Keeping
from game.rules.kernel import Kernel
from game.rules.plans import Plan, Ranking, Tasting, history_plan, ranked
from game.rules.program import Rules
from game.rules.sharing import Parts, shared
from game.rules.ways import Way
from game.scenario.model import Scenario

GRAVITY = ("nuclear", "limited-war", "removed", "unsettled", "retreat", "settled")
"""The classes of endings, the gravest first."""

KEPT = 8
"""So many sets of ways on are kept, for when more of them are asked for."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Ways on that were played, and what the starts that were not are put together from."""

    parts: Mapping[int, Parts]
    played: Played


class Judge:
    """What some rules say of positions.

    `tasted` are the rules by whose previews the even player chooses, where
    they are others than those that are judged by: he cannot see what was changed.
    `ballast` steadies what is judged by his choices, if there is any. `kernel` has
    the rules, for whoever has one already.
    """

    def __init__(
        self,
        scenario: Scenario,
        rules: Rules,
        tasted: Rules | None = None,
        *,
        ballast: Ballast | None = None,
        kernel: Kernel | None = None,
    ) -> None:
        self.scenario, self.rules = scenario, rules
        self._kernel = kernel or Kernel(rules)
        self.batch = Batch(rules)
        self._tasted = tasted or rules
        self._worths = None if ballast is None else Worths(ballast)
        self._known: dict[tuple[tuple[Start, ...], Way, int], _Known] = {}
        self._dice: dict[tuple[tuple[Start, ...], int, int, bool], Fan] = {}
        self._choosers: dict[Way, Chooser] = {}
        known = {ending.id: ending.kind for ending in scenario.endings}
        self.kinds = tuple(known.get(name, "") for name in rules.endings)

    @property
    def gravest(self) -> str:
        """The gravest class of endings that there is."""
        return next(kind for kind in GRAVITY if kind in self.kinds)

    def _chooser(self, way: Way) -> Chooser:
        if way not in self._choosers:
            self._choosers[way] = chooser(self._plan(way))
        return self._choosers[way]

    @cached_property
    def _even(self) -> Tasting:
        tasted = self._tasted
        kernel = self._kernel if tasted is self.rules else Kernel(tasted)
        return Tasting(even_tastes(self.scenario, tasted, kernel))

    def _plan(self, way: Way) -> Plan:
        if way == "history":
            return history_plan(self.scenario)
        if way == "even":
            return self._even
        table = ranked(self.rules, self._dangers, worst_first=way == "reckless")
        return Ranking(table)

    @cached_property
    def _dangers(self) -> Mapping[str, Sequence[int | None]]:
        """What follows gravely from the entries of each menu, as random plays have it."""
        grave = [place for place, kind in enumerate(self.kinds) if kind == self.gravest]
        return dangers(self.rules, grave)

    def fan(self, starts: Sequence[Start], way: Way, plays: int, seed: int) -> Fan:
        """Many ways on from positions, under fresh luck that the seed fixes.

        Asked for more of them, it plays only those that were not played yet. What even
        choices lead to from a position is put together from its answers, where these are
        among the starts (`game.rules.sharing`).
        """
        name = tuple(starts), way, seed
        known = self._known.pop(name, None)
        parts = self._parts(starts, way) if known is None else known.parts
        own = [place for place in range(len(starts)) if place not in parts]
        before = 0 if known is None else known.played.plays
        if known is None or before < plays:
            ways = fresh(self._chooser(way), plays, seed, after=before)
            worths = self._worths if way == "even" else None
            more = played(self.batch, [starts[at] for at in own], ways, self.kinds, worths)
            known = _Known(parts, more if known is None else known.played.and_then(more))
        self._known[name] = known
        if len(self._known) > KEPT:
            del self._known[next(iter(self._known))]
        shares = put_together(known.played.first(plays).steadied, own, parts)
        return Fan(shares, classes_of(self.kinds), self.gravest)

    def _parts(self, starts: Sequence[Start], way: Way) -> Mapping[int, Parts]:
        """What some starts are put together from, by even choices."""
        if way != "even":
            return {}
        return shared(self._kernel, self._even, [(each.state, each.force) for each in starts])

    def kept(self, starts: Sequence[Start], own: Mapping[str, str], plays: int, seed: int) -> Fan:
        """Ways on that answer as `own` says by the menu's key where that is open, else evenly.

        In a slot that `own` says nothing about, nothing is taken.
        """
        keeping = Keeping(own, self._chooser("even"))
        return fan(
            self.batch, starts, fresh(keeping, plays, seed), self.kinds, gravest=self.gravest
        )

    def same_dice(self, starts: Sequence[Start], plays: int, seed: int, *, documented: bool) -> Fan:
        """Other even choices under the luck of a play, whose seed this is."""
        name = tuple(starts), plays, seed, documented
        if name not in self._dice:
            ways = same_dice(self._chooser("even"), plays, seed, documented=documented)
            found = fan(self.batch, starts, ways, self.kinds, gravest=self.gravest)
            self._dice = {name: found}  # a page asks for the same again as it refines
        return self._dice[name]
