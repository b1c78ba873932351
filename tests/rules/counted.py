"""Counted plays of a scenario, day by day: what tells a change of its rules from none.

``python -m tests.rules.counted`` counts the plays of the shipped scenario anew and stores
them beside it. Look at what moved, and from which day on, before you commit that.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.rules.batch import Answer, Batch, Menu, mixed, seeds
from game.rules.choosers import Uniform
from game.rules.compile import compile_rules
from game.rules.luck import key
from game.rules.program import Rules
from game.rules.state import Variable
from game.scenario.load import load
from game.scenario.model import Scenario
from game.scenario.values import Length

SHIPPED = Path(__file__).resolve().parents[2] / "scenarios" / "cuba-1962"
STORED = "counted.json"
RENEW = "python -m tests.rules.counted"

PLAYS = 512
FIRST = 1
TASTES = 1 << 40

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Day:
    """What random plays met on a day.

    `plays` came to a menu, `menus` differ by name or by what they offer, and `states` by
    a value at the first menu of the day. `digest` covers all of these, play by play.
    """

    day: int
    plays: int
    menus: int
    states: int
    digest: str


class _Looking:
    """Chooses at random, and hashes for each play what it met on each day."""

    def __init__(self, variables: Sequence[Variable], plays: int) -> None:
        # By name, so that what is declared anew or elsewhere, and does nothing, changes nothing.
        # Which papers came is left out: where rules ask for one, what follows from it moves.
        self._names = {
            place: np.uint64(key(f"{each.kind}/{each.id}"))
            for place, each in enumerate(variables)
            if each.kind != "received"
        }
        self._plays = plays
        self._inner = Uniform()
        self.came: dict[int, NDArray[np.bool_]] = {}
        self.states: dict[int, Hashes] = {}
        self.choices: dict[int, Hashes] = {}
        self.menus: dict[int, set[tuple[str, int]]] = {}

    def choose(self, menu: Menu) -> Sequence[Answer]:
        """What chance chooses."""
        taken = self._inner.choose(menu)
        day, rows = menu.step.moment.day, menu.rows.index()
        came = self.came.setdefault(day, np.zeros(self._plays, dtype=np.bool_))
        states = self.states.setdefault(day, np.zeros(self._plays, dtype=np.uint64))
        choices = self.choices.setdefault(day, np.zeros(self._plays, dtype=np.uint64))
        new = rows[~came[rows]]
        came[new] = True
        states[new] = self._state(menu, new)
        offered, chosen = self._answers(menu, taken)
        choices[rows] = mixed(choices[rows] ^ mixed(offered ^ np.uint64(key(menu.step.key))))
        choices[rows] = mixed(choices[rows] ^ chosen)
        met = self.menus.setdefault(day, set())
        met.update((menu.step.key, each) for each in np.unique(offered).tolist())
        return taken

    def _state(self, menu: Menu, rows: NDArray[np.intp]) -> Hashes:
        """All values but those of nought, by name and in no order."""
        found = np.zeros(rows.size, dtype=np.uint64)
        states = menu.walk.columns.states(rows).astype(np.uint64)
        for place, name in self._names.items():
            values = states[:, place]
            found += np.where(values > 0, mixed(values ^ name), np.uint64(0))
        return found

    @staticmethod
    def _answers(menu: Menu, taken: Sequence[Answer]) -> tuple[Hashes, Hashes]:
        """What each row was offered and took, by the names of the entries."""
        rows = menu.rows
        own = slice(None) if rows.few is not None else rows.index()
        sums = []
        for answers in (menu.legal, taken):
            total = np.zeros(rows.count, dtype=np.uint64)
            for entry, answer in zip(menu.step.entries, answers, strict=True):
                held = np.broadcast_to(answer, rows.space)[own]
                total += np.where(held, np.uint64(key(entry.id)), np.uint64(0))
            sums.append(total)
        return sums[0], sums[1]


def counted(rules: Rules, plays: int = PLAYS) -> tuple[list[Day], dict[str, int]]:
    """What random plays met by day, and how many closed with each ending."""
    looking = _Looking(rules.layout.variables, plays)
    outcomes = Batch(rules).run(looking, seeds(FIRST, plays), seeds(TASTES, plays), keep=True)
    days = []
    for day, came in sorted(looking.came.items()):
        states, choices = looking.states[day], looking.choices[day]
        told = b"".join(each.astype("<u8").tobytes() for each in (states, choices))
        digest = blake2b(told, digest_size=6).hexdigest()
        distinct = len(np.unique(states[came]))
        days.append(Day(day, int(came.sum()), len(looking.menus[day]), distinct, digest))
    endings = np.bincount(outcomes.endings, minlength=len(rules.endings)).tolist()
    named = zip(rules.endings, endings, strict=True)
    return days, {name: count for name, count in named if name and count}


def counted_of(scenario: Scenario) -> dict[str, Any]:
    """The counted plays of both lengths, as they are stored."""
    found: dict[str, Any] = {}
    for length in (Length.LESSON, Length.FULL):
        days, endings = counted(compile_rules(scenario, length))
        found[length.value] = {"days": [asdict(day) for day in days], "endings": endings}
    return found


def first_apart(stored: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """Where plays first differ from what is stored, in a sentence; nothing where they do not."""
    for length, told in now.items():
        known = stored.get(length, {"days": [], "endings": {}})
        for number, day in enumerate(told["days"]):
            before = known["days"][number] if number < len(known["days"]) else None
            if before != day:
                return f"length {length}, day {day['day']}: stored is {before}, and now {day}"
        if len(known["days"]) > len(told["days"]):
            return f"length {length}: {len(told['days'])} days are played, and no more"
        if known["endings"] != told["endings"]:
            return f"length {length}: stored is {known['endings']}, and now {told['endings']}"
    return ""


def read(folder: Path) -> dict[str, Any]:
    """What is stored beside a scenario."""
    found: dict[str, Any] = json.loads((folder / STORED).read_text(encoding="utf-8"))
    return found


def _written(now: Mapping[str, Any]) -> str:
    """As JSON, a line for each day, so that a comparison of versions shows the days."""
    parts = []
    for length, told in now.items():
        days = ",\n".join(f"  {json.dumps(day)}" for day in told["days"])
        endings = json.dumps(told["endings"])
        parts.append(f'"{length}": {{"days": [\n{days}\n ],\n "endings": {endings}}}')
    return "{" + ",\n".join(parts) + "}\n"


def main() -> None:
    """Count the shipped scenario's plays anew, store them, and say what moved."""
    scenario = load(SHIPPED).scenario
    assert scenario is not None, "the scenario has faults: `check` lists them"
    path = SHIPPED / STORED
    now = counted_of(scenario)
    moved = first_apart(read(SHIPPED), now) if path.exists() else "there was nothing before"
    path.write_text(_written(now), encoding="utf-8")
    print(moved or "nothing moved")  # noqa: T201


if __name__ == "__main__":
    main()
