"""What the world does to many rows at a step, in the order of the kernel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from game.rules.batch.asking import Needs, bounds_of, held, needs, value_of
from game.rules.batch.happenings import Act, Happenings
from game.rules.batch.rows import Answer, Rows, both
from game.rules.batch.walk import Walk
from game.rules.conditions import Shape
from game.rules.luck import WHOLE
from game.rules.program import Chance, FuseRule, MessageRule, Rules, When, WorldStep
from game.rules.state import ARRIVED, BURNT, SENT, UNLIT, WAITING

_May = tuple[Needs, Shape | None, Callable[[Walk, Rows], None]]
"""What may happen in rows: bounds that these keep, and what else must hold there, if anything.

Most of what may happen at a step cannot in any row, and bounds tell that at once.
"""


def _unset(place: int) -> Needs:
    """That a mark at a place is not set; nothing where the place is -1."""
    return () if place < 0 else ((place, 0, 0),)


def _meeting(need: Needs, rest: Shape | None, walk: Walk) -> Answer:
    """Whether rows that still run keep some bounds and meet what else must hold."""
    answer = walk.columns.meet(need, walk.alive)
    if rest is None or answer is False:
        return answer
    return both(answer, held(rest, walk.columns, walk.alive))


class Worlds:
    """Carries steps of the world out. Holds no play."""

    def __init__(self, rules: Rules, happenings: Happenings) -> None:
        """Everything that may ever happen is made ready."""
        self._happenings = happenings
        self._day = rules.layout.place("day", "day")
        self._needs: dict[int, tuple[Needs, Shape | None]] = {}  # by the condition's identity
        self._steps = {  # by the identity of the step
            id(step): [*self._all(step)] for step in rules.steps if isinstance(step, WorldStep)
        }
        self._fuses = [
            (*self._needed(fuse.when), fuse, happenings.act(fuse.does)) for fuse in rules.fuses
        ]
        self._messages = [(each, happenings.act(each.does)) for each in rules.messages]

    def do(self, step: WorldStep, walk: Walk) -> None:
        """Everything that happens at a step to the rows that still run."""
        columns = walk.columns
        if step.moment.half == 0:
            columns.forget()
            columns.put(self._day, walk.alive, step.moment.day)
        for reset in step.resets:
            self._happenings.act(reset)(walk, walk.alive)
        if step.delivers:
            self._deliver(walk)
        for need, rest, happen in self._steps[id(step)]:
            answer = _meeting(need, rest, walk)
            if answer is not False and (rows := walk.alive.narrow(answer)).count:
                happen(walk, rows)

    def _all(self, step: WorldStep) -> Iterator[_May]:
        """All that may happen at a step, in its order."""
        act = self._happenings.act
        for reset in step.resets:
            act(reset)
        for incident in step.incidents:
            need, rest = self._needed(incident.when)
            once = _unset(incident.place if incident.once else -1)
            yield (*once, *need), rest, partial(self._chance, incident, act(incident.does))
        for rule in step.rules:
            need, rest = self._needed(rule.when)
            yield (*_unset(rule.once), *need), rest, partial(self._rule, rule, act(rule.does))
        for name, place, when in step.papers:
            need, rest = self._needed(when)
            yield (*_unset(place), *need), rest, partial(self._paper, name, place)
        for ending, when in step.endings:
            yield *self._needed(when), partial(self._end, ending)

    def _needed(self, when: Shape) -> tuple[Needs, Shape | None]:
        """What a condition needs, worked out once: many steps ask the same."""
        known = self._needs.get(id(when))
        if known is None:
            known = self._needs[id(when)] = needs(when)
        return known

    # -- what is due

    def _deliver(self, walk: Walk) -> None:
        """Fuses, then messages, each in the order of the row."""
        point = walk.moment.point
        for need, rest, fuse, act in self._fuses:
            waiting = walk.burning[fuse.place]
            if not waiting or min(waiting) > point:
                continue
            # What waits for its condition alone (due at nought) goes on waiting where that fails.
            meeting = _meeting(need, rest, walk)
            if meeting is not False or any(0 < due <= point for due in waiting):
                self._burn(fuse, act, meeting, walk)
        for message, act in self._messages:
            coming = walk.travelling[message.place]
            if coming and min(coming) <= point:
                walk.travelling[message.place] = {due for due in coming if due > point}
                self._arrive(message, act, point, walk)

    @staticmethod
    def _burn(fuse: FuseRule, act: Act, meeting: Answer, walk: Walk) -> None:
        columns, alive, point = walk.columns, walk.alive, walk.moment.point
        waiting = walk.burning[fuse.place]
        due = columns.within(fuse.place, WAITING, WAITING + point, alive)
        burnt = alive.narrow(both(due, meeting))
        if not burnt.count and not alive.counted(due):
            # Nobody waits for this any more, until a fuse is lit or rows join.
            walk.burning[fuse.place] = {other for other in waiting if other > point}
            return
        if any(0 < other <= point for other in waiting):
            # What was due at a time and did not go off never will; what waits for its
            # condition alone (due at nought) goes on waiting.
            walk.burning[fuse.place] = {other for other in waiting if other > point or not other}
            timed = columns.within(fuse.place, WAITING + 1, WAITING + point, alive)
            columns.put(fuse.place, alive.narrow(timed), UNLIT)
        if burnt.count:
            columns.put(fuse.place, burnt, BURNT)
            walk.saw("fuse", fuse.id, burnt)
            act(walk, burnt)

    @staticmethod
    def _arrive(message: MessageRule, act: Act, point: int, walk: Walk) -> None:
        columns = walk.columns
        sent = walk.alive.narrow(columns.within(message.place, SENT, SENT, walk.alive))
        there = sent.narrow(columns.within(message.due, 0, point, sent))
        if there.count:
            columns.put(message.place, there, ARRIVED)
            walk.saw("arrived", message.id, there)
            act(walk, there)

    # -- what may happen

    @staticmethod
    def _end(ending: int, walk: Walk, rows: Rows) -> None:
        walk.end(rows, ending)

    @staticmethod
    def _paper(name: str, place: int, walk: Walk, rows: Rows) -> None:
        walk.columns.put(place, rows, 1)
        walk.saw("received", name, rows)

    @staticmethod
    def _rule(rule: When, act: Act, walk: Walk, rows: Rows) -> None:
        if rule.once >= 0:
            walk.columns.put(rule.once, rows, 1)
        walk.saw("rule", rule.does.cause, rows)
        act(walk, rows)

    def _chance(self, incident: Chance, act: Act, walk: Walk, rows: Rows) -> None:
        fell = self._fell(incident, walk, rows)
        if fell.count:
            walk.columns.put(incident.place, fell, 1)
            walk.saw("incident", incident.id, fell)
            act(walk, fell)

    @staticmethod
    def _fell(incident: Chance, walk: Walk, rows: Rows) -> Rows:
        """The rows for which an incident falls: their number is among the highest."""
        columns = walk.columns
        rows = rows.listed()
        if incident.does.absorbs and walk.weighs(incident.key):
            chance, _low, _high = value_of(incident.chance, columns, rows)
            width = np.clip(np.asarray(chance, dtype=np.int32), 0, WHOLE - 1)
            walk.weighting.leave(incident.does.absorbs, width, rows)
            walk.weighting.keep(WHOLE - width, rows)
            return rows.narrow(held=False)
        high = min(bounds_of(incident.chance, columns)[1], WHOLE - 1)
        if high <= 0:
            return rows.narrow(held=False)
        number = walk.number(incident.key, rows)
        near = number >= WHOLE - high
        found = rows.narrow(near)
        chance, _low, _high = value_of(incident.chance, columns, found)
        if isinstance(chance, int) or not found.count:
            return found
        few = found.few
        if few is not None:
            number = number[near] if rows.few is not None else number[few]
        return found.narrow(number >= np.maximum(WHOLE - chance, 1))
