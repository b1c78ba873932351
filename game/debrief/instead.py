"""What a cautious player would most likely have ordered with hours that were used otherwise.

Odds after an order are told against the even player's way on, who may order
something else in its place. Without a name for that, an order looks good or bad
for what was left undone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.debrief.account import Account
from game.rules.even import even_tastes
from game.rules.program import NOTHING, ChoiceStep
from game.rules.state import State
from game.rules.tastes import Tastes, shares

OFTEN = 0.3
"""How likely an order must be to be called the likely one."""


def instead(account: Account) -> Mapping[int, str]:
    """The initiative that the even player takes most often on a day, by day.

    Named is only what was open in the first place where an initiative could be taken
    that day, is taken at least `OFTEN` there, and was not taken all day.
    """
    session = account.session
    tastes = even_tastes(session.scenario, session.rules, session.kernel)
    likely: dict[int, str] = {}
    for stretch in session.stretches:
        step = session.kernel.menu(stretch.before)
        if step is None or step.kind != "initiative" or step.moment.day in likely:
            continue
        likely[step.moment.day] = _likeliest(account, tastes, step, stretch.before)
    return dict(_left_undone(account, likely))


def _likeliest(account: Account, tastes: Tastes, step: ChoiceStep, state: State) -> str:
    """The entry that is taken most often where initiatives are open; nothing if none is often."""
    legal = account.session.kernel.legal(state)
    weighed = shares(tastes.scores(step.key, legal, state.values))
    share, place = max(zip(weighed, legal, strict=True), key=lambda each: (each[0], -each[1]))
    return step.entries[place].id if share >= OFTEN else ""


def _left_undone(account: Account, likely: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    for day, name in likely.items():
        done = {each.id for each in account.taken_on(day, "initiative")}
        if name not in ("", NOTHING) and name not in done:
            yield day, name
