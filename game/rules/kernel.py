"""The kernel: what may be chosen, what follows, and whether it is over.

Pure: a state and a choice give a new state and the facts of the way there.
Rules are made ready once (`Kernel`), then asked many times.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.rules import facts as f
from game.rules.conditions import YES, Shape, Test
from game.rules.conditions import test as make_test
from game.rules.effects import Apply, Linear, apply_block
from game.rules.luck import WHOLE, Luck, boundaries, pick
from game.rules.program import (
    Chance,
    ChoiceStep,
    Entry,
    Happening,
    Rules,
    When,
    WorldStep,
)
from game.rules.state import Moment, State

Facts = tuple[f.Fact, ...]
Moved = tuple[State, Facts]

UNSENT, SENT, ARRIVED = 0, 1, 2
UNLIT, BURNT, WAITING = 0, 1, 2
"""A fuse's variable: unlit, gone off, or two more than the point at which it is due."""


class IllegalChoiceError(ValueError):
    """A choice that the rules do not offer here. Its text names the menu and the choice."""


class _Run:
    """One walk through steps: the row being changed, the luck, and the facts so far."""

    __slots__ = ("ending", "facts", "luck", "moment", "row", "slot")

    def __init__(self, state: State, luck: Luck) -> None:
        self.row = list(state.values)
        self.luck = luck
        self.facts: list[f.Fact] = []
        self.ending = state.ending
        self.moment = Moment(1, 0)
        self.slot = 0


Do = Callable[[_Run], None]


class Kernel:
    """Compiled rules, ready to run. Holds no play: every method is a pure function."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._variables = rules.layout.variables
        self._highest = [variable.highest for variable in self._variables]
        self._day = rules.layout.place("day", "day")
        self._does: dict[int, Do] = {}
        self._fuses = {
            fuse.place: (fuse.id, make_test(fuse.when), self._ready(fuse.does))
            for fuse in rules.fuses
        }
        self._messages = [
            (message.id, message.place, message.due, self._ready(message.does))
            for message in rules.messages
        ]
        self._steps: list[Do | None] = []
        self._guards: list[Test] = []
        self._tests: list[tuple[Test, ...]] = []
        for step in rules.steps:
            self._add(step)

    def _add(self, step: WorldStep | ChoiceStep) -> None:
        if isinstance(step, WorldStep):
            self._steps.append(self._world(step))
            self._guards.append(_true)
            self._tests.append(())
            return
        for entry in step.entries:
            self._ready(entry.does)
        self._steps.append(None)
        self._guards.append(make_test(step.guard))
        self._tests.append(tuple(make_test(entry.when) for entry in step.entries))

    # -- what callers use

    def begin(self, luck: Luck, temperament: Luck | None = None) -> Moved:
        """A new play, run to its first choice.

        `temperament` draws the other side's values; None takes the documented ones.
        """
        row = [variable.start for variable in self._variables]
        for place, documented, lowest, highest in self.rules.temperament:
            row[place] = documented
            if temperament is not None:
                span = highest - lowest + 1
                row[place] = lowest + temperament.number(place + 1) * span // WHOLE
        return self.advance(State(0, tuple(row)), luck)

    def advance(self, state: State, luck: Luck) -> Moved:
        """Run to the next choice or to the end."""
        return self._go(_Run(state, luck), state.step)

    def menu(self, state: State) -> ChoiceStep | None:
        """The menu that a play waits at, or nothing when it is over."""
        if state.ending or state.step >= len(self.rules.steps):
            return None
        step = self.rules.steps[state.step]
        return step if isinstance(step, ChoiceStep) else None

    def legal(self, state: State) -> tuple[int, ...]:
        """The places of the entries that may be taken now; empty only after the end."""
        step = self.menu(state)
        if step is None:
            return ()
        return self._legal(step, state.step, state.values)

    def allowed(self, state: State, index: int) -> bool:
        """Whether an entry's own condition holds, hours apart."""
        return self._tests[state.step][index](state.values)

    def apply(self, state: State, index: int, luck: Luck) -> Moved:
        """Take the entry at a place in the menu, then run on.

        Raises IllegalChoiceError where the rules do not offer it.
        """
        step = self.menu(state)
        if step is None or index not in self.legal(state):
            where = "after the end" if step is None else step.key
            message = f"choice {index} is not offered at {where}"
            raise IllegalChoiceError(message)
        entry = step.entries[index]
        run = _Run(state, luck)
        run.moment = step.moment
        run.facts.append(
            f.Taken(
                step.moment.day,
                step.moment.half,
                entry.does.cause,
                self._because(entry.does.cause),
                step.kind,
                step.owner,
                entry.id,
            )
        )
        self._take(run, step, entry)
        if run.ending:
            return self._close(run, state.step + 1)
        return self._go(run, state.step + 1)

    # -- walking

    def _go(self, run: _Run, index: int) -> Moved:
        steps = self.rules.steps
        while index < len(steps):
            do = self._steps[index]
            if do is None:
                step = steps[index]
                if (
                    isinstance(step, ChoiceStep)
                    and self._guards[index](run.row)
                    and self._legal(step, index, run.row)
                ):
                    break
            else:
                do(run)
                if run.ending:
                    return self._close(run, index + 1)
            index += 1
        return State(index, tuple(run.row), run.ending), tuple(run.facts)

    def _close(self, run: _Run, index: int) -> Moved:
        run.facts.append(
            f.Ended(run.moment.day, run.moment.half, "turn/end", "", self.rules.endings[run.ending])
        )
        return State(index, tuple(run.row), run.ending), tuple(run.facts)

    def _legal(self, step: ChoiceStep, index: int, row: Sequence[int]) -> tuple[int, ...]:
        tests = self._tests[index]
        hours = row[self.rules.hours] if self.rules.hours >= 0 else 1 << 30
        return tuple(
            place
            for place, entry in enumerate(step.entries)
            if entry.hours <= hours
            and tests[place](row)
            and (entry.repeat or entry.value or not row[entry.place])
        )

    def _take(self, run: _Run, step: ChoiceStep, entry: Entry) -> None:
        if entry.place >= 0:
            run.row[entry.place] = entry.value or step.slot
        if entry.hours:
            run.row[self.rules.hours] -= entry.hours
        self._ready(entry.does)(run)

    # -- making ready

    def _because(self, cause: str) -> str:
        return self.rules.words.get(cause, "")

    def _ready(self, happening: Happening) -> Do:
        known = self._does.get(id(happening))
        if known is None:
            known = self._happening(happening)
            self._does[id(happening)] = known
        return known

    def _happening(self, happening: Happening) -> Do:
        block = apply_block(happening.writes, self._highest)
        draw = self._draw(happening)
        because = self._because(happening.cause)
        if not (happening.lights or happening.sends or draw or happening.ending):
            return self._plain(happening.cause, because, block)

        def do(run: _Run) -> None:
            self._change(run, happening.cause, because, block)
            for light in happening.lights:
                self._light(run, happening.cause, because, light.place, light.due(run.moment))
            for index, delay in happening.sends:
                self._send(run, happening.cause, because, index, delay)
            if run.ending:
                return
            if draw is not None:
                draw(run)
            if happening.ending and not run.ending:
                run.ending = happening.ending

        return do

    def _plain(self, cause: str, because: str, block: Apply) -> Do:
        def do(run: _Run) -> None:
            self._change(run, cause, because, block)

        return do

    def _change(self, run: _Run, cause: str, because: str, block: Apply) -> None:
        for place, before, after in block(run.row):
            variable = self._variables[place]
            if variable.kind in _TOLD:
                run.facts.append(
                    f.Changed(
                        run.moment.day,
                        run.moment.half,
                        cause,
                        because,
                        variable.id,
                        variable.kind,
                        before,
                        after,
                    )
                )
            elif variable.kind == "received":
                run.facts.append(
                    f.Received(run.moment.day, run.moment.half, cause, because, variable.id)
                )

    def _light(self, run: _Run, cause: str, because: str, place: int, due: int) -> None:
        if run.row[place] != UNLIT:
            return
        run.row[place] = WAITING + due
        run.facts.append(
            f.Lit(run.moment.day, run.moment.half, cause, because, self._fuses[place][0])
        )

    def _send(self, run: _Run, cause: str, because: str, index: int, delay: int) -> None:
        name, place, due, arrive = self._messages[index]
        if run.row[place] != UNSENT:
            return
        run.row[place] = SENT
        run.row[due] = run.moment.after_halves(delay) if delay else run.moment.point
        run.facts.append(f.Sent(run.moment.day, run.moment.half, cause, because, name))
        if not delay:
            self._arrive(run, name, place, arrive)

    def _arrive(self, run: _Run, name: str, place: int, arrive: Do) -> None:
        run.row[place] = ARRIVED
        cause = f"message/{name}"
        run.facts.append(
            f.Arrived(run.moment.day, run.moment.half, cause, self._because(cause), name)
        )
        arrive(run)

    def _draw(self, happening: Happening) -> Do | None:
        draw = happening.draw
        if draw is None:
            return None
        tests = [make_test(outcome.when) for outcome in draw.outcomes]
        does = [self._ready(outcome.does) for outcome in draw.outcomes]
        because = self._because(happening.cause)

        def do(run: _Run) -> None:
            weights = [
                max(_whole(outcome.weight, run.row), 0) if tests[place](run.row) else 0
                for place, outcome in enumerate(draw.outcomes)
            ]
            if not any(weights):
                weights[0] = 1
            limits = boundaries(weights)
            number = run.luck.number(draw.key)
            place = pick(number, limits)
            moment = run.moment
            run.facts.append(
                f.Fell(
                    moment.day,
                    moment.half,
                    happening.cause,
                    because,
                    draw.name,
                    number,
                    limits,
                    place,
                )
            )
            cause = draw.outcomes[place].does.cause
            text = self._because(cause)
            run.facts.append(f.Told(moment.day, moment.half, cause, because, text))
            does[place](run)

        return do

    # -- the world

    def _world(self, step: WorldStep) -> Do:
        resets = [self._ready(reset) for reset in step.resets]
        incidents = [self._chance(incident) for incident in step.incidents]
        rules = [self._rule(rule) for rule in step.rules]
        papers = [(name, place, make_test(when)) for name, place, when in step.papers]
        endings = [(ending, make_test(when)) for ending, when in step.endings]
        moment = step.moment
        parts = [*incidents, *rules]

        def do(run: _Run) -> None:
            run.moment = moment
            if moment.half == 0:
                run.row[self._day] = moment.day
            for reset in resets:
                reset(run)
            if step.delivers:
                self._deliver(run)
            for part in parts:
                if not run.ending:
                    part(run)
            for name, place, when in papers:
                if not run.row[place] and when(run.row):
                    run.row[place] = 1
                    run.facts.append(f.Received(moment.day, 0, "turn/morning", "", name))
            for ending, when in endings:
                if not run.ending and when(run.row):
                    run.ending = ending
            evening = not step.delivers
            run.facts.append(
                f.Stood(moment.day, moment.half, "turn/stood", "", tuple(run.row), evening)
            )

        return do

    def _deliver(self, run: _Run) -> None:
        point = run.moment.point
        row = run.row
        for place, (name, when, does) in self._fuses.items():
            waiting = row[place]
            if waiting < WAITING or waiting - WAITING > point or run.ending:
                continue
            if when(row):
                row[place] = BURNT
                cause = f"fuse/{name}"
                moment = run.moment
                tape = self.rules.tapes.get(cause, "")
                because = self._because(cause)
                run.facts.append(f.WentOff(moment.day, moment.half, cause, because, name, tape))
                does(run)
            elif waiting > WAITING:
                row[place] = UNLIT
        for name, place, due, arrive in self._messages:
            if row[place] == SENT and row[due] <= point and not run.ending:
                self._arrive(run, name, place, arrive)

    def _rule(self, rule: When) -> Do:
        when = make_test(rule.when)
        does = self._ready(rule.does)
        cause = rule.does.cause
        because = self._because(cause)
        tape = self.rules.tapes.get(cause, "")
        name = cause.removeprefix("rule/")
        once = rule.once

        def do(run: _Run) -> None:
            if not when(run.row) or (once >= 0 and run.row[once]):
                return
            if once >= 0:
                run.row[once] = 1
            run.facts.append(f.Ran(run.moment.day, run.moment.half, cause, because, name, tape))
            does(run)

        return do

    def _chance(self, incident: Chance) -> Do:
        when = make_test(incident.when)
        does = self._ready(incident.does)
        cause = f"incident/{incident.id}"
        because = self._because(cause)
        tape = self.rules.tapes.get(cause, "")

        def do(run: _Run) -> None:
            if (incident.once and run.row[incident.place]) or not when(run.row):
                return
            chance = min(max(_whole(incident.chance, run.row), 0), WHOLE - 1)
            if not chance:
                return
            number = run.luck.number(incident.key)
            limits = (WHOLE - chance, WHOLE)
            falls = pick(number, limits)
            moment = run.moment
            run.facts.append(
                f.Fell(
                    moment.day, moment.half, cause, because, incident.name, number, limits, falls
                )
            )
            if falls:
                run.row[incident.place] = 1
                run.facts.append(f.Told(moment.day, moment.half, cause, because, tape))
                does(run)

        return do


_TOLD = frozenset(("gauge", "track", "counter", "flag"))


def _true(_row: Sequence[int]) -> bool:
    return True


def _whole(amount: int | Linear, row: Sequence[int]) -> int:
    return amount if isinstance(amount, int) else amount.value(row)


def holds(shape: Shape, row: Sequence[int]) -> bool:
    """Whether a shape holds in a row; for single questions, not for the walk."""
    return shape == YES or make_test(shape)(row)
