"""Steps of the world made ready to run: what happens while nobody chooses."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial

from game.rules import facts as f
from game.rules import notes
from game.rules.answers import optional_test
from game.rules.blocks import value_of
from game.rules.conditions import FAR
from game.rules.doing import Doing, end
from game.rules.luck import WHOLE
from game.rules.notes import Written
from game.rules.phases import Check, Phases
from game.rules.program import MORNING, Chance, FuseRule, Rules, When, WorldStep
from game.rules.running import Do, Run, weighs
from game.rules.state import BURNT, UNLIT, WAITING


class Passing:
    """Makes the steps of the world ready. Holds no play."""

    def __init__(self, rules: Rules, doing: Doing, phases: Phases) -> None:
        self._rules = rules
        self._doing = doing
        self._phases = phases
        self._day = rules.layout.place("day", "day")
        self._acts: dict[tuple[int, int], Do] = {}
        self._fuses = {
            fuse.place: (optional_test(fuse.when), self._going_off(fuse)) for fuse in rules.fuses
        }

    def step(self, number: int, step: WorldStep) -> Do:
        """What the world does at a step, as a function; `number` is the step's own.

        What waits there is made ready when a play first comes there.
        """
        moment, stands = step.moment, step.stands
        anew, happens = self._anew(step), self._resets(step)
        delivers, latest = step.delivers, moment.point + WAITING
        burn, arrive = self._burn, self._doing.arrive
        checks: Sequence[Check] | None = None
        wake = self._phases.wake
        stood = (notes.stood, moment, moment.half == 0 and not step.delivers)

        def do(run: Run) -> None:
            run.moment = moment
            if anew:
                run.quietly(*anew)
            for happen in happens:
                happen(run)
            if delivers:
                burn(run, latest)
                arrive(run)
            nonlocal checks
            if checks is None:
                checks = self._checks(step)
            if checks:
                wake(run, number, checks)
            if stands:
                run.add(stood)

        return do

    # -- what comes first: the day, what is set anew, what is due

    def _anew(self, step: WorldStep) -> list[Written]:
        """The day, and what it sets anew: places with their values."""
        day = [(self._day, step.moment.day)] if step.moment.half == 0 else []
        silent = (reset for reset in step.resets if reset.cause == MORNING)
        return [*day, *(written for reset in silent for written in self._doing.values(reset))]

    def _resets(self, step: WorldStep) -> list[Do]:
        """What else happens first, and is told."""
        return [self._doing.happening(each) for each in step.resets if each.cause != MORNING]

    def _burn(self, run: Run, latest: int) -> None:
        """Fuses that are due, in the order of the row; `latest` is the highest value that is.

        What is lit on the way joins the list, and goes off now if its turn is still to come.
        """
        phase = run.phase or self._phases.now(run)
        if run.calm is phase and latest < run.soon:
            return
        row = run.row
        lit = run.lit
        if lit is None:
            lit = run.lit = [place for place in self._fuses if row[place] >= WAITING]
        run.calm = phase
        at = 0
        while at < len(lit) and not run.ending:
            place = lit[at]
            at += 1
            waiting = row[place]
            if waiting > latest or waiting < WAITING:
                continue
            when, act = self._fuses[place]
            if when is None or when(row):
                run.calm = None
                act(run)
            elif waiting > WAITING:
                run.quietly((place, UNLIT))
                run.calm = None
            elif place not in phase.cold:
                run.calm = None
        run.lit = [place for place in lit if row[place] >= WAITING]
        run.soon = min([row[place] for place in run.lit if row[place] > WAITING], default=FAR)

    def _going_off(self, fuse: FuseRule) -> Do:
        told = self._taped(f.WentOff, f"fuse/{fuse.id}", fuse.id)
        return self._doing.after(told, fuse.does, fuse.place, BURNT)

    # -- what waits for its condition

    def _checks(self, step: WorldStep) -> list[Check]:
        """Incidents, rules, papers, endings: in this order, and each in its own."""
        incidents = (
            Check(each.when, each.place if each.once else -1, cache(partial(self._incident, each)))
            for each in step.incidents
        )
        rules = (Check(each.when, each.once, partial(self._rule, each)) for each in step.rules)
        papers = (
            Check(when, place, cache(partial(_paper, name, place)))
            for name, place, when in step.papers
        )
        endings = (Check(when, -1, partial(end, ending)) for ending, when in step.endings)
        return [*incidents, *rules, *papers, *endings]

    def _taped(self, kind: type[f.Ran | f.WentOff], cause: str, name: str) -> notes.Teller:
        return self._doing.told(kind, cause, name, self._rules.tapes.get(cause, ""))

    def _rule(self, rule: When) -> Do:
        key = (id(rule.does), rule.once)
        act = self._acts.get(key)
        if act is None:
            cause = rule.does.cause
            told = self._taped(f.Ran, cause, cause.removeprefix("rule/"))
            act = self._acts[key] = self._doing.after(told, rule.does, rule.once)
        return act

    def _incident(self, incident: Chance) -> Do:
        cause = incident.does.cause
        fell = notes.fell(cause, self._rules.words.get(cause, ""), incident.name)
        told = self._doing.told(f.Told, cause, self._rules.tapes.get(cause, ""))
        happens = self._doing.after(told, incident.does, incident.place)
        key = incident.key
        amount = value_of(incident.chance)
        absorbs = (0, incident.does.absorbs) if incident.does.absorbs else ()

        def act(run: Run) -> None:
            chance = amount(run.row)
            if chance <= 0:
                return
            limit = WHOLE - chance if chance < WHOLE else 1
            number = run.luck.number(key)
            if absorbs and weighs(run.luck, key):
                run.luck.fall(key, (limit, WHOLE), absorbs)
                return
            if number < limit:
                run.add((fell, run.moment, number, (limit, WHOLE), 0))
                return
            run.add((fell, run.moment, number, (limit, WHOLE), 1))
            happens(run)

        return act


def _paper(name: str, place: int) -> Do:
    told = notes.plain(f.Received, MORNING, "", name)
    written = (place, 1)

    def act(run: Run) -> None:
        run.row[place] = 1
        run.add((told, run.moment, written))

    return act
