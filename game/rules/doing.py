"""Compiled rules made ready to run: happenings and steps of the world as functions.

Each function changes a `Run` in place. A rule, an incident, an ending is looked
at often and seldom holds, so that each has one range that is looked at first.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence

from game.rules import facts as f
from game.rules.conditions import YES, Range, Shape, Test, both, lead, optional_test, within
from game.rules.effects import apply_block, value_of
from game.rules.luck import WHOLE, boundaries, pick
from game.rules.program import MORNING, Chance, Draw, Happening, Light, Rules, When, WorldStep
from game.rules.running import Do, Run, weighs
from game.rules.state import ARRIVED, BURNT, SENT, UNLIT, UNSENT, WAITING


class Doing:
    """Makes rules ready. Holds no play."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._words = rules.words
        variables = rules.layout.variables
        self._highest = [variable.highest for variable in variables]
        self._start = [variable.start for variable in variables]
        # What a change of each place is told as: the kind (or nothing) and the id.
        self._told = [
            (variable.kind if variable.kind in TOLD else "", variable.id) for variable in variables
        ]
        self._day = rules.layout.place("day", "day")
        self._ready: dict[int, Do] = {}
        self._rules_ready: dict[tuple[int, int], Do] = {}
        self._leads: dict[tuple[int, int], tuple[Range, Test | None]] = {}
        self._fuse_names = {fuse.place: fuse.id for fuse in rules.fuses}
        self._arrivals: list[tuple[str, int, int, Do]] = []
        for message in rules.messages:
            arrive = self.happening(message.does)
            self._arrivals.append((message.id, message.place, message.due, arrive))
        self._fuses = {
            fuse.place: (fuse.id, optional_test(fuse.when), self.happening(fuse.does))
            for fuse in rules.fuses
        }

    # -- happenings

    def happening(self, happening: Happening) -> Do:
        """What a happening does, as a function; the same for the same happening."""
        known = self._ready.get(id(happening))
        if known is None:
            known = self._happening(happening)
            self._ready[id(happening)] = known
        return known

    def _happening(self, happening: Happening) -> Do:
        parts: list[Do] = []
        if happening.writes:
            parts.append(self._change(happening))
        parts += [self._light(happening.cause, light) for light in happening.lights]
        parts += [self._send(happening.cause, index, delay) for index, delay in happening.sends]
        if happening.draw is not None:
            parts.append(self._draw(happening.cause, happening.draw))
        if happening.ending:
            parts.append(_end(happening.ending))
        if not parts:
            return _nothing
        if len(parts) == 1:
            return parts[0]
        first, *others = parts

        def do(run: Run) -> None:
            first(run)
            for part in others:
                part(run)

        return do

    def _change(self, happening: Happening) -> Do:
        cause = happening.cause
        because = self._words.get(cause, "")
        block = apply_block(happening.writes, self._highest)
        told = self._told

        def do(run: Run) -> None:
            changed = block(run.row)
            if not changed:
                return
            day, half, facts = run.day, run.half, run.facts
            for place, before, after in changed:
                kind, what = told[place]
                if kind == "received":
                    facts.append(f.Received(day, half, cause, because, what))
                elif kind:
                    facts.append(f.Changed(day, half, cause, because, what, kind, before, after))

        return do

    def _silently(self, happening: Happening) -> Do:
        block = apply_block(happening.writes, self._highest)

        def do(run: Run) -> None:
            block(run.row)

        return do

    def _light(self, cause: str, light: Light) -> Do:
        because = self._words.get(cause, "")
        place = light.place
        name = self._fuse_names[place]

        def do(run: Run) -> None:
            if run.row[place] != UNLIT:
                return
            run.row[place] = WAITING + light.due(run.moment)
            if run.lit is not None:
                insort(run.lit, place)
            run.facts.append(f.Lit(run.day, run.half, cause, because, name))

        return do

    def _send(self, cause: str, index: int, delay: int) -> Do:
        because = self._words.get(cause, "")

        def do(run: Run) -> None:
            name, place, due, _arrive = self._arrivals[index]
            row = run.row
            if row[place] != UNSENT:
                return
            row[place] = SENT
            row[due] = run.moment.after_halves(delay) if delay else run.moment.point
            run.facts.append(f.Sent(run.day, run.half, cause, because, name))
            if not delay:
                self._arrive(run, index)
            elif run.travelling is not None:
                insort(run.travelling, index)

        return do

    def _arrive(self, run: Run, index: int) -> None:
        name, place, _due, arrive = self._arrivals[index]
        run.row[place] = ARRIVED
        cause = f"message/{name}"
        because = self._words.get(cause, "")
        run.facts.append(f.Arrived(run.day, run.half, cause, because, name))
        arrive(run)

    def _draw(self, cause: str, draw: Draw) -> Do:
        because = self._words.get(cause, "")
        limits_of = _limits(draw)
        does = [self.happening(outcome.does) for outcome in draw.outcomes]
        causes = [outcome.does.cause for outcome in draw.outcomes]
        texts = [self._words.get(outcome, "") for outcome in causes]
        name, key = draw.name, draw.key
        endings = [outcome.does.absorbs for outcome in draw.outcomes]
        absorbs = any(endings)

        def do(run: Run) -> None:
            if run.ending:
                return
            limits = limits_of(run.row)
            number = run.luck.number(key)
            if absorbs and weighs(run.luck, key):
                place = run.luck.fall(key, limits, endings)
            else:
                place = pick(number, limits)
            day, half = run.day, run.half
            run.facts.append(f.Fell(day, half, cause, because, name, number, limits, place))
            run.facts.append(f.Told(day, half, causes[place], because, texts[place]))
            does[place](run)

        return do

    # -- the world

    def world(self, step: WorldStep) -> Do:
        """What the world does at a step, as a function."""
        moment = step.moment
        first = self._first(step)
        waiting = [self._chance(incident) for incident in step.incidents]
        waiting += [self._rule(rule) for rule in step.rules]
        last = [_receive(step), self._close(step)]
        evening = moment.half == 0 and not step.delivers

        def do(run: Run) -> None:
            run.stand(moment)
            for part in first:
                part(run)
            row = run.row
            # The one range that each must meet is looked at here: it spares most of the calls.
            for (place, lowest, highest), when, act in waiting:
                if lowest <= row[place] <= highest and (when is None or when(row)):
                    if run.ending:
                        break
                    act(run)
            for part in last:
                if not run.ending:
                    part(run)
            if step.stands:
                run.facts.append(f.Stood(run.day, run.half, "turn/stood", "", tuple(row), evening))

        return do

    def _first(self, step: WorldStep) -> list[Do]:
        """What comes before incidents and rules: the day, what is set anew, what is due."""
        parts: list[Do] = []
        if step.moment.half == 0:
            parts.append(_put(self._day, step.moment.day))
        for reset in step.resets:
            silent = reset.cause == MORNING
            parts.append(self._silently(reset) if silent else self.happening(reset))
        if step.delivers:
            parts.append(self._deliver)
        return parts

    def _deliver(self, run: Run) -> None:
        """Fuses that are due, then messages that are due, each in the order of the row."""
        row = run.row
        if run.lit is None:
            run.lit = [place for place in self._fuses if row[place] >= WAITING]
        if run.lit:
            self._burn(run, run.lit)
            run.lit = [place for place in run.lit if row[place] >= WAITING]
        if run.travelling is None:
            run.travelling = [
                index for index, each in enumerate(self._arrivals) if row[each[1]] == SENT
            ]
        if run.travelling:
            point = run.moment.point
            for index in tuple(run.travelling):
                if row[self._arrivals[index][2]] <= point and not run.ending:
                    self._arrive(run, index)
            run.travelling = [
                index for index in run.travelling if row[self._arrivals[index][1]] == SENT
            ]

    def _burn(self, run: Run, lit: list[int]) -> None:
        """What is lit on the way joins the list, and goes off now if its turn is still to come."""
        row = run.row
        point = run.moment.point
        at = 0
        while at < len(lit) and not run.ending:
            place = lit[at]
            at += 1
            waiting = row[place]
            if waiting < WAITING or waiting - WAITING > point:
                continue
            name, when, does = self._fuses[place]
            if when is None or when(row):
                row[place] = BURNT
                cause = f"fuse/{name}"
                because = self._words.get(cause, "")
                tape = self._rules.tapes.get(cause, "")
                run.facts.append(f.WentOff(run.day, run.half, cause, because, name, tape))
                does(run)
            elif waiting > WAITING:
                row[place] = UNLIT

    def _rule(self, rule: When) -> tuple[Range, Test | None, Do]:
        known = self._rules_ready.get((id(rule.does), rule.once))
        if known is None:
            known = self._rules_ready[id(rule.does), rule.once] = self._ran(rule)
        return (*self._lead(rule.when, rule.once), known)

    def _ran(self, rule: When) -> Do:
        does = self.happening(rule.does)
        cause = rule.does.cause
        because = self._words.get(cause, "")
        tape = self._rules.tapes.get(cause, "")
        name = cause.removeprefix("rule/")
        once = rule.once

        def do(run: Run) -> None:
            if once >= 0:
                run.row[once] = 1
            run.facts.append(f.Ran(run.day, run.half, cause, because, name, tape))
            does(run)

        return do

    def _lead(self, when: Shape, once: int = -1) -> tuple[Range, Test | None]:
        """A condition in two parts. `once` is the place of what must be nought besides, or -1."""
        known = self._leads.get((id(when), once))
        if known is None:
            whole = when if once < 0 else both(when, within(once, 0, 0))
            known = self._leads[id(when), once] = lead(whole, self._start)
        return known

    def _chance(self, incident: Chance) -> tuple[Range, Test | None, Do]:
        does = self.happening(incident.does)
        cause = incident.does.cause
        because = self._words.get(cause, "")
        tape = self._rules.tapes.get(cause, "")
        name, key, place = incident.name, incident.key, incident.place
        amount = value_of(incident.chance)
        absorbs = (0, incident.does.absorbs) if incident.does.absorbs else ()

        def do(run: Run) -> None:
            row = run.row
            chance = amount(row)
            if chance <= 0:
                return
            limit = WHOLE - min(chance, WHOLE - 1)
            number = run.luck.number(key)
            if absorbs and weighs(run.luck, key):
                run.luck.fall(key, (limit, WHOLE), absorbs)
                return
            falls = number >= limit
            day, half = run.day, run.half
            run.facts.append(
                f.Fell(day, half, cause, because, name, number, (limit, WHOLE), int(falls))
            )
            if falls:
                row[place] = 1
                run.facts.append(f.Told(day, half, cause, because, tape))
                does(run)

        return (*self._lead(incident.when, place if incident.once else -1), do)

    def _close(self, step: WorldStep) -> Do:
        """The endings that are asked now, the most urgent first."""
        endings = [(*self._lead(when), ending) for ending, when in step.endings]

        def do(run: Run) -> None:
            row = run.row
            for (place, lowest, highest), when, ending in endings:
                if lowest <= row[place] <= highest and (when is None or when(row)):
                    run.ending = ending
                    return

        return do if endings else _nothing


TOLD = frozenset(("gauge", "track", "counter", "flag", "received"))
"""Kinds of variables whose changes are facts."""


def _limits(draw: Draw) -> Callable[[Sequence[int]], tuple[int, ...]]:
    """The boundaries of a draw in a row; where all weights come to nothing, the calmest is sure."""
    plain = [outcome.weight for outcome in draw.outcomes if isinstance(outcome.weight, int)]
    if len(plain) == len(draw.outcomes) and all(each.when == YES for each in draw.outcomes):
        known = boundaries(_sure(plain))
        return lambda _row: known
    parts = [(value_of(each.weight), optional_test(each.when)) for each in draw.outcomes]

    def limits(row: Sequence[int]) -> tuple[int, ...]:
        return boundaries(
            _sure([value(row) if when is None or when(row) else 0 for value, when in parts])
        )

    return limits


def _sure(weights: Sequence[int]) -> list[int]:
    found = [max(weight, 0) for weight in weights]
    if not any(found):
        found[0] = 1
    return found


def _receive(step: WorldStep) -> Do:
    """The papers of the morning."""
    papers = [(name, place, optional_test(when)) for name, place, when in step.papers]

    def do(run: Run) -> None:
        row = run.row
        for name, place, when in papers:
            if not row[place] and (when is None or when(row)):
                row[place] = 1
                run.facts.append(f.Received(run.day, run.half, MORNING, "", name))

    return do if papers else _nothing


def _put(place: int, value: int) -> Do:
    def do(run: Run) -> None:
        run.row[place] = value

    return do


def _end(ending: int) -> Do:
    def do(run: Run) -> None:
        run.ending = run.ending or ending

    return do


def _nothing(run: Run) -> None:
    """A happening that changes nothing."""
