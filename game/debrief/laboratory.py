"""Where the long calculations of the debrief are made: one judge for each set of rules.

Nothing here touches a play in hand. Every calculation begins from a record, so
that it may run beside the page that asked for it. A laboratory belongs to one
thread at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief.account import Account
from game.debrief.arguing import Argument, argument
from game.debrief.compare import history_of
from game.debrief.risk import FIRST, RiskCurve, enough, risk_curve
from game.debrief.shelf import Shelf
from game.debrief.steadying import ballast_of
from game.debrief.whatif import WhatIf, lucks, otherwise
from game.play.record import Record
from game.play.session import Session
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.scenario.argued import argued, settled
from game.scenario.model import Scenario
from game.scenario.values import Length

if TYPE_CHECKING:
    from game.rules.judging import Judge


MOST_DOUBTERS = 8
"""How many sets of changed rules are kept."""


class Laboratory:
    """Judges positions of plays of one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._shelf = Shelf(scenario)
        self._kernels: dict[Length, Kernel] = {}
        self._judges: dict[Length, Judge] = {}
        self._doubters: dict[tuple[Length, str, int], Judge] = {}
        self._pasts: dict[Length, Account] = {}

    def account(self, record: Record) -> Account:
        """A play as its debrief may tell it, from its record alone."""
        kernel = self._kernel(record.settings.length)
        return Account(Session.resume(self.scenario, record, kernel), self._shelf)

    def curve(self, record: Record, plays: int) -> RiskCurve:
        """How close a play was, from so many ways on; see `game.debrief.risk.risk_curve`."""
        account = self.account(record)
        return risk_curve(self.judge(record), account, self._past(account), plays=plays)

    def sharp_curve(self, record: Record) -> RiskCurve:
        """The same, from as many ways on as make it sharp: the first picture tells how many.

        That is but an estimate, and a few more may be needed in the end.
        """
        curve = self.curve(record, FIRST)
        while (wanted := enough(curve)) > curve.plays:
            curve = self.curve(record, wanted)
        return curve

    def what_if(self, record: Record, place: int, option: str, plays: int) -> WhatIf:
        """Another answer to the choice at a place; see `game.debrief.whatif`."""
        account = self.account(record)
        judge = self.judge(record)
        return WhatIf(
            otherwise(account, place, option), lucks(judge, account, place, option, plays)
        )

    def argument(self, record: Record, coefficient: str, value: int, plays: int) -> Argument:
        """The evenings of a play by the rules, and with one coefficient changed."""
        values = {coefficient: value}
        doubter = self._doubter(record.settings.length, coefficient, value)
        sets = settled(self.scenario, values)
        return argument(self.judge(record), doubter, self.account(record), sets, plays)

    def judge(self, record: Record) -> Judge:
        """Whoever judges a play by its own rules."""
        from game.rules.judging import Judge  # late: it needs numpy

        length = record.settings.length
        if length not in self._judges:
            kernel = self._kernel(length)
            ballast = ballast_of(self.scenario, kernel.rules)
            self._judges[length] = Judge(
                self.scenario, kernel.rules, ballast=ballast, kernel=kernel
            )
        return self._judges[length]

    def _doubter(self, length: Length, coefficient: str, value: int) -> Judge:
        """Whoever judges by rules with one coefficient changed, though players cannot see it."""
        from game.rules.judging import Judge  # late: it needs numpy

        which = length, coefficient, value
        if which not in self._doubters:
            if len(self._doubters) >= MOST_DOUBTERS:
                self._doubters.clear()
            scenario = argued(self.scenario, {coefficient: value})
            rules = compile_rules(scenario, length)
            own = self._kernel(length).rules
            ballast = ballast_of(self.scenario, rules)
            self._doubters[which] = Judge(self.scenario, rules, own, ballast=ballast)
        return self._doubters[which]

    def _kernel(self, length: Length) -> Kernel:
        if length not in self._kernels:
            self._kernels[length] = Kernel(compile_rules(self.scenario, length))
        return self._kernels[length]

    def _past(self, account: Account) -> Account:
        length = account.session.settings.length
        if length not in self._pasts:
            self._pasts[length] = history_of(account.session, self._shelf)
        return self._pasts[length]
