"""Many plays at once: the same compiled rules over numpy columns.

Rows are plays, and every variable is one contiguous line of the matrix. The
steps are walked once; a row that has ended, or has not joined yet, is left
alone. Bit for bit the same as the kernel for the same seeds and choices: a test
says so. Imported late, so that a play starts without numpy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from game.rules.conditions import Always, Every, Negated, OneOf, Shape, Within
from game.rules.effects import Linear, Write
from game.rules.kernel import ARRIVED, BURNT, SENT, UNLIT, UNSENT, WAITING
from game.rules.luck import WHOLE
from game.rules.program import (
    Chance,
    ChoiceStep,
    Draw,
    Happening,
    Rules,
    When,
    WorldStep,
)
from game.rules.state import Moment, State

Matrix = NDArray[np.int16]
Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Seeds = NDArray[np.uint64]
Rows = NDArray[np.intp] | slice
"""Which rows something happens to: some of them, or all that are active."""

ALL = slice(None)
FIRST_MORNING = Moment(1, 0)
BLOCK = 32_768
"""How many rows are walked at a time: what fits a processor's cache."""


class Chooser(Protocol):
    """A policy over many plays."""

    def choose(self, step: ChoiceStep, legal: Mask, columns: Matrix, tastes: Seeds) -> Numbers:
        """The place of one legal entry for each row.

        `legal` has a line for each entry and a column for each row; every row has
        at least one. `columns` are the variables of these rows, `tastes` the
        mixed seeds of the policy.
        """
        ...


class Observer(Protocol):
    """Counts what was met: `kind` such as rule, incident, outcome, option, offered."""

    def met(self, kind: str, name: str, count: int) -> None:
        """So many more rows met this."""
        ...


@dataclass(frozen=True, slots=True)
class Start:
    """A group of rows with one starting point, and perhaps a first choice that is forced."""

    state: State
    force: int | None = None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How the rows ended, and their last values (a line a variable)."""

    endings: Numbers
    values: Matrix
    last_day: Numbers


def mixed(values: Seeds) -> Seeds:
    """One output of SplitMix64 for each 64-bit value, as `game.rules.luck.mix`."""
    z = values + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def numbers(starts: Seeds, name_key: int) -> Numbers:
    """The number of a draw for each mixed seed, 0 to 9,999."""
    z = mixed(starts ^ np.uint64(name_key))
    return (((z >> np.uint64(32)) * np.uint64(WHOLE)) >> np.uint64(32)).astype(np.int64)


def seeds(first: int, count: int) -> Seeds:
    """Mixed seeds for `count` seeds one after another, as `luck.drawn` mixes them."""
    return mixed(np.arange(first, first + count, dtype=np.uint64))


Ask = Callable[[Matrix], Mask | bool]


def _ask(shape: Shape) -> Ask:
    """A shape as a question to all columns; a plain bool where all rows agree."""
    if isinstance(shape, Always):
        return lambda _columns: shape.holds
    if isinstance(shape, Within):
        return _within(shape)
    if isinstance(shape, OneOf):
        values = np.array(sorted(shape.values), dtype=np.int16)
        return lambda columns: np.isin(columns[shape.place], values)
    if isinstance(shape, Negated):
        inner = _ask(shape.part)
        return lambda columns: np.logical_not(inner(columns))
    parts = [_ask(part) for part in shape.parts]
    join = np.logical_and if isinstance(shape, Every) else np.logical_or

    def joined(columns: Matrix) -> Mask | bool:
        held = parts[0](columns)
        for part in parts[1:]:
            held = join(held, part(columns))
        return held

    return joined


def _within(shape: Within) -> Ask:
    place, lowest, highest = shape.place, shape.lowest, shape.highest
    if highest >= np.iinfo(np.int16).max:
        return lambda columns: columns[place] >= lowest
    if lowest <= 0:
        return lambda columns: columns[place] <= highest
    if lowest == highest:
        return lambda columns: columns[place] == lowest
    return lambda columns: (columns[place] >= lowest) & (columns[place] <= highest)


def _toward_zero(values: Numbers, divisor: int) -> Numbers:
    if divisor == 1:
        return values
    quotient = np.abs(values) // divisor
    return np.where(values < 0, -quotient, quotient)


def _linear(form: Linear, columns: Matrix) -> Numbers:
    total = np.full(columns.shape[1], form.base, dtype=np.int64)
    for place, times in form.terms:
        total += columns[place].astype(np.int64) * times
    total = _toward_zero(total, form.over)
    if form.lowest is not None or form.highest is not None:
        total = np.clip(total, form.lowest, form.highest)
    return _toward_zero(total, form.unit)


def _amount(amount: int | Linear, columns: Matrix) -> Numbers | int:
    return amount if isinstance(amount, int) else _linear(amount, columns)


@dataclass(slots=True)
class _Walk:
    """One walk: all columns, and what each row brings along. Arrays are changed in place."""

    columns: Matrix
    luck: Seeds
    tastes: Seeds
    documented: bool
    ending: Numbers
    ended_on: Numbers
    observer: Observer | None
    moment: Moment = FIRST_MORNING
    slot: int = 0

    def part(self, rows: Rows) -> Matrix:
        """The columns of some rows (a view where all are meant)."""
        return self.columns if isinstance(rows, slice) else self.columns[:, rows]

    def running(self, rows: Rows) -> Rows:
        """Those of these rows that have not ended."""
        if isinstance(rows, slice):
            return _rows(self.ending == 0)
        alive: NDArray[np.intp] = rows[self.ending[rows] == 0]
        return alive

    def count(self, rows: Rows) -> int:
        """How many rows are meant."""
        return self.columns.shape[1] if isinstance(rows, slice) else int(rows.size)

    def saw(self, kind: str, name: str, rows: Rows) -> None:
        """Tell the observer, if there is one."""
        if self.observer is not None:
            self.observer.met(kind, name, self.count(rows))


Act = Callable[[_Walk, Rows], None]


def _rows(mask: Mask) -> Rows:
    found = np.flatnonzero(mask)
    return ALL if found.size == mask.size else found


def _where(held: Mask | bool, walk: _Walk) -> Rows:  # noqa: FBT001 (an answer, not a switch)
    """The running rows for which an answer holds."""
    alive = walk.ending == 0
    if isinstance(held, (bool, np.bool_)):
        return _rows(alive) if held else np.empty(0, dtype=np.intp)
    return _rows(np.logical_and(alive, held))


class Batch:
    """Compiled rules, ready to run over many rows."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._highest = [variable.highest for variable in rules.layout.variables]
        self._day = rules.layout.place("day", "day")
        self._acts: dict[int, Act] = {}
        self._fuses = [
            (fuse.id, fuse.place, _ask(fuse.when), self._act(fuse.does)) for fuse in rules.fuses
        ]
        self._messages = [
            (message.id, message.place, message.due, self._act(message.does))
            for message in rules.messages
        ]
        self._worlds = {
            index: self._world(step)
            for index, step in enumerate(rules.steps)
            if isinstance(step, WorldStep)
        }
        self._menus = {
            index: self._menu(step)
            for index, step in enumerate(rules.steps)
            if isinstance(step, ChoiceStep)
        }

    # -- running

    def run(  # noqa: PLR0913
        self,
        chooser: Chooser,
        luck: Seeds,
        tastes: Seeds,
        *,
        documented: bool = False,
        temperament: Seeds | None = None,
        observer: Observer | None = None,
    ) -> Outcomes:
        """Whole plays, one for each seed. `luck` and `tastes` are mixed seeds."""
        row = [variable.start for variable in self.rules.layout.variables]
        for place, known, _lowest, _highest in self.rules.temperament:
            row[place] = known
        found = []
        for first in range(0, luck.size, BLOCK):
            cut = slice(first, first + BLOCK)
            columns = np.repeat(np.array(row, dtype=np.int16)[:, None], luck[cut].size, axis=1)
            if temperament is not None:
                self._temper(columns, temperament[cut])
            walk = self._walk(columns, luck[cut], tastes[cut], documented, observer)
            found.append(self._through(walk, chooser, 0, None))
        return _joined(found)

    def run_from(  # noqa: PLR0913
        self,
        starts: Sequence[Start],
        chooser: Chooser,
        luck: Seeds,
        tastes: Seeds,
        *,
        documented: bool = False,
        observer: Observer | None = None,
    ) -> list[Outcomes]:
        """A group of continuations for each start, all with the same luck (common luck)."""
        results = []
        for start in starts:
            values = np.array(start.state.values, dtype=np.int16)
            columns = np.repeat(values[:, None], luck.size, axis=1)
            walk = self._walk(columns, luck, tastes, documented, observer)
            walk.ending[:] = start.state.ending
            results.append(self._through(walk, chooser, start.state.step, start.force))
        return results

    def _temper(self, columns: Matrix, temperament: Seeds) -> None:
        for place, _known, lowest, highest in self.rules.temperament:
            span = highest - lowest + 1
            number = numbers(temperament, self.rules.temperament_key(place))
            columns[place] = lowest + number * span // WHOLE

    @staticmethod
    def _walk(
        columns: Matrix,
        luck: Seeds,
        tastes: Seeds,
        documented: bool,  # noqa: FBT001 (private, and always named by its caller)
        observer: Observer | None,
    ) -> _Walk:
        count = columns.shape[1]
        nothing = np.zeros(count, dtype=np.int64)
        return _Walk(columns, luck, tastes, documented, nothing, nothing.copy(), observer)

    def _through(self, walk: _Walk, chooser: Chooser, first: int, force: int | None) -> Outcomes:
        for index in range(first, len(self.rules.steps)):
            step = self.rules.steps[index]
            walk.moment = step.moment
            if isinstance(step, WorldStep):
                self._worlds[index](walk)
            else:
                self._choose(walk, step, index, chooser, force if index == first else None)
        return Outcomes(walk.ending, walk.columns, walk.ended_on)

    def _end(self, walk: _Walk, rows: Rows, ending: int) -> None:
        rows = walk.running(rows)
        walk.ending[rows] = ending
        walk.ended_on[rows] = walk.moment.day
        walk.saw("ending", self.rules.endings[ending], rows)

    # -- choices

    def _menu(self, step: ChoiceStep) -> tuple[Ask, list[Ask], list[Act]]:
        return (
            _ask(step.guard),
            [_ask(entry.when) for entry in step.entries],
            [self._act(entry.does) for entry in step.entries],
        )

    def _choose(
        self, walk: _Walk, step: ChoiceStep, index: int, chooser: Chooser, force: int | None
    ) -> None:
        guard, asks, acts = self._menus[index]
        rows = _where(guard(walk.columns), walk)
        if not walk.count(rows):
            return
        columns = walk.part(rows)
        legal = self._legal(step, asks, columns)
        some = legal.any(axis=0)
        if not some.all():
            kept = np.flatnonzero(some)
            rows = kept if isinstance(rows, slice) else rows[kept]
            if not rows.size:
                return
            columns, legal = walk.part(rows), legal[:, kept]
        taste = walk.tastes if isinstance(rows, slice) else walk.tastes[rows]
        if force is None:
            chosen = chooser.choose(step, legal, columns, taste)
        else:
            chosen = np.full(columns.shape[1], force, dtype=np.int64)
        self._note_offers(walk, step, legal)
        walk.slot = step.slot
        for place, entry in enumerate(step.entries):
            mask = chosen == place
            if not mask.any():
                continue
            taken = _rows(mask) if isinstance(rows, slice) else rows[mask]
            walk.columns[entry.place, taken] = entry.value or step.slot
            if entry.hours:
                walk.columns[self.rules.hours, taken] -= entry.hours
            walk.saw("taken", f"{step.key}/{entry.id}", taken)
            acts[place](walk, taken)

    def _legal(self, step: ChoiceStep, asks: list[Ask], columns: Matrix) -> Mask:
        legal = np.empty((len(step.entries), columns.shape[1]), dtype=np.bool_)
        for place, entry in enumerate(step.entries):
            legal[place] = asks[place](columns)
            if entry.hours and self.rules.hours >= 0:
                legal[place] &= columns[self.rules.hours] >= entry.hours
            if not entry.repeat and not entry.value:
                legal[place] &= columns[entry.place] == 0
        return legal

    def _note_offers(self, walk: _Walk, step: ChoiceStep, legal: Mask) -> None:
        if walk.observer is None:
            return
        for place, entry in enumerate(step.entries):
            walk.observer.met("offered", f"{step.key}/{entry.id}", int(legal[place].sum()))

    # -- happenings

    def _act(self, happening: Happening) -> Act:
        known = self._acts.get(id(happening))
        if known is None:
            known = self._happening(happening)
            self._acts[id(happening)] = known
        return known

    def _happening(self, happening: Happening) -> Act:
        change = self._block(happening.writes)
        draw = self._draw(happening.draw)

        def act(walk: _Walk, rows: Rows) -> None:
            change(walk, rows)
            for light in happening.lights:
                fuse = walk.columns[light.place]
                due = WAITING + light.due(walk.moment)
                fuse[rows] = np.where(fuse[rows] == UNLIT, due, fuse[rows])
            for index, delay in happening.sends:
                self._send(walk, rows, index, delay)
            if draw is not None:
                draw(walk, walk.running(rows))
            if happening.ending:
                self._end(walk, rows, happening.ending)

        return act

    def _send(self, walk: _Walk, rows: Rows, index: int, delay: int) -> None:
        name, place, due, arrive = self._messages[index]
        unsent = np.flatnonzero(walk.columns[place, rows] == UNSENT)
        if not unsent.size:
            return
        going: Rows = unsent if isinstance(rows, slice) else rows[unsent]
        moment = walk.moment
        walk.columns[place, going] = SENT
        walk.columns[due, going] = moment.after_halves(delay) if delay else moment.point
        walk.saw("sent", name, going)
        if not delay:
            walk.columns[place, going] = ARRIVED
            walk.saw("arrived", name, going)
            arrive(walk, going)

    def _block(self, writes: Sequence[Write]) -> Act:
        by_place: dict[int, list[tuple[Write, Ask | None]]] = {}
        for write in writes:
            guard = None if write.guard == Always(holds=True) else _ask(write.guard)
            by_place.setdefault(write.place, []).append((write, guard))

        def change(walk: _Walk, rows: Rows) -> None:
            columns = walk.part(rows)
            # All values are worked out before the first is written: that is what
            # makes the block simultaneous.
            after = [
                (place, self._after(columns, place, parts)) for place, parts in by_place.items()
            ]
            for place, values in after:
                walk.columns[place, rows] = values

        return change if by_place else _nothing

    def _after(self, columns: Matrix, place: int, parts: list[tuple[Write, Ask | None]]) -> Numbers:
        base = columns[place].astype(np.int64)
        added: Numbers | int = 0
        for write, guard in parts:
            amount = _amount(write.amount, columns)
            held = True if guard is None else guard(columns)
            if write.sets:
                base = np.where(held, amount, base)
            else:
                added = added + np.where(held, amount, 0)
        after: Numbers = np.clip(base + added, 0, self._highest[place])
        return after

    def _draw(self, draw: Draw | None) -> Act | None:
        if draw is None:
            return None
        asks = [_ask(outcome.when) for outcome in draw.outcomes]
        acts = [self._act(outcome.does) for outcome in draw.outcomes]
        known = self.rules.luck_table.get(draw.key)

        def act(walk: _Walk, rows: Rows) -> None:
            count = walk.count(rows)
            if not count:
                return
            columns = walk.part(rows)
            limits = _limits(draw, asks, columns)
            number = self._number(walk, rows, draw.key, known)
            place = (number[None, :] >= limits).sum(axis=0)
            for index, outcome in enumerate(draw.outcomes):
                mask = place == index
                if mask.any():
                    fell = _rows(mask) if isinstance(rows, slice) else rows[mask]
                    walk.saw("outcome", outcome.does.cause, fell)
                    acts[index](walk, fell)

        return act

    @staticmethod
    def _number(walk: _Walk, rows: Rows, draw_key: int, known: int | None) -> Numbers:
        if walk.documented and known is not None:
            return np.full(walk.count(rows), known, dtype=np.int64)
        luck = walk.luck if isinstance(rows, slice) else walk.luck[rows]
        return numbers(luck, draw_key)

    # -- the world

    def _world(self, step: WorldStep) -> Callable[[_Walk], None]:
        resets = [self._act(reset) for reset in step.resets]
        parts = [
            *(self._chance(each) for each in step.incidents),
            *(self._rule(each) for each in step.rules),
        ]
        papers = [(name, place, _ask(when)) for name, place, when in step.papers]
        endings = [(ending, _ask(when)) for ending, when in step.endings]
        moment = step.moment

        def do(walk: _Walk) -> None:
            running = walk.running(ALL)
            if not walk.count(running):
                return
            if moment.half == 0:
                walk.columns[self._day, running] = moment.day
            for reset in resets:
                reset(walk, running)
            if step.delivers:
                self._deliver(walk)
            for part in parts:
                part(walk)
            for name, place, ask in papers:
                rows = _where(np.logical_and(ask(walk.columns), walk.columns[place] == 0), walk)
                walk.columns[place, rows] = 1
                walk.saw("received", name, rows)
            for ending, ask in endings:
                rows = _where(ask(walk.columns), walk)
                if walk.count(rows):
                    self._end(walk, rows, ending)

        return do

    def _deliver(self, walk: _Walk) -> None:
        point = walk.moment.point
        for name, place, ask, act in self._fuses:
            fuse = walk.columns[place]
            lit = fuse >= WAITING
            if not lit.any():
                continue
            due = lit & (fuse - WAITING <= point)
            rows = _where(np.logical_and(due, ask(walk.columns)), walk)
            fizzled = _where(due & (fuse > WAITING) & np.logical_not(ask(walk.columns)), walk)
            fuse[fizzled] = UNLIT
            if walk.count(rows):
                fuse[rows] = BURNT
                walk.saw("fuse", name, rows)
                act(walk, rows)
        for name, place, due_place, arrive in self._messages:
            travelling = walk.columns[place] == SENT
            if not travelling.any():
                continue
            rows = _where(travelling & (walk.columns[due_place] <= point), walk)
            if walk.count(rows):
                walk.columns[place, rows] = ARRIVED
                walk.saw("arrived", name, rows)
                arrive(walk, rows)

    def _rule(self, rule: When) -> Callable[[_Walk], None]:
        ask = _ask(rule.when)
        act = self._act(rule.does)
        once = rule.once
        name = rule.does.cause

        def do(walk: _Walk) -> None:
            held = ask(walk.columns)
            if once >= 0:
                held = np.logical_and(held, walk.columns[once] == 0)
            rows = _where(held, walk)
            if not walk.count(rows):
                return
            if once >= 0:
                walk.columns[once, rows] = 1
            walk.saw("rule", name, rows)
            act(walk, rows)

        return do

    def _chance(self, incident: Chance) -> Callable[[_Walk], None]:
        ask = _ask(incident.when)
        act = self._act(incident.does)
        known = self.rules.luck_table.get(incident.key)

        def do(walk: _Walk) -> None:
            held = ask(walk.columns)
            if incident.once:
                held = np.logical_and(held, walk.columns[incident.place] == 0)
            rows = _where(held, walk)
            if not walk.count(rows):
                return
            chance = np.clip(_amount(incident.chance, walk.part(rows)), 0, WHOLE - 1)
            number = self._number(walk, rows, incident.key, known)
            mask = (number >= WHOLE - chance) & (chance > 0)
            if not mask.any():
                return
            fell = _rows(mask) if isinstance(rows, slice) else rows[mask]
            walk.columns[incident.place, fell] = 1
            walk.saw("incident", incident.id, fell)
            act(walk, fell)

        return do


def _limits(draw: Draw, asks: Sequence[Ask], columns: Matrix) -> Numbers:
    """For each outcome and row, the first number that it no longer holds."""
    count = columns.shape[1]
    weights = np.zeros((len(draw.outcomes), count), dtype=np.int64)
    for index, outcome in enumerate(draw.outcomes):
        weight = np.maximum(_amount(outcome.weight, columns), 0)
        weights[index] = np.where(asks[index](columns), weight, 0)
    so_far = np.cumsum(weights, axis=0)
    none = so_far[-1] == 0
    if none.any():
        weights[0, none] = 1
        so_far = np.cumsum(weights, axis=0)
    limits: Numbers = -(-so_far * WHOLE // so_far[-1])
    return limits


def _nothing(_walk: _Walk, _rows: Rows) -> None:
    """A block without lines."""


def _joined(parts: Sequence[Outcomes]) -> Outcomes:
    return Outcomes(
        np.concatenate([part.endings for part in parts]),
        np.concatenate([part.values for part in parts], axis=1),
        np.concatenate([part.last_day for part in parts]),
    )
