"""Happenings made ready to run: each is a function that changes a `Run` in place."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence
from functools import lru_cache

from game.rules import facts as f
from game.rules import notes
from game.rules.answers import optional_test
from game.rules.blocks import apply_block, value_of
from game.rules.conditions import YES
from game.rules.effects import comes_to
from game.rules.luck import boundaries, pick
from game.rules.phases import Phases, turn
from game.rules.program import Draw, Happening, Light, Rules
from game.rules.running import Do, Run, weighs
from game.rules.state import ARRIVED, SENT, UNLIT, UNSENT, WAITING

KEPT = 4_096
"""How many draws are remembered by their weights: nine in ten have been met before."""


class Doing:
    """Makes happenings ready. Holds no play."""

    def __init__(self, rules: Rules, phases: Phases) -> None:
        self._words = rules.words
        self._turning = frozenset(phases.places)
        self._variables = rules.layout.variables
        self._highest = [variable.highest for variable in self._variables]
        self._ready: dict[int, Do] = {}
        self._fuse_names = {fuse.place: fuse.id for fuse in rules.fuses}
        self._messages = rules.messages
        self._arrivals: list[Do] = [_nothing for _message in rules.messages]
        for index, message in enumerate(rules.messages):
            self._arrivals[index] = self._arrival(message.id, message.place, message.does)

    def told(self, kind: Callable[..., f.Fact], cause: str, *more: str) -> notes.Teller:
        """A teller of a fact with this cause, in its words."""
        return notes.plain(kind, cause, self._words.get(cause, ""), *more)

    def happening(self, happening: Happening) -> Do:
        """What a happening does, as a function; the same for the same happening."""
        known = self._ready.get(id(happening))
        if known is None:
            known = self._ready[id(happening)] = self._happening(happening)
        return known

    def after(
        self, teller: notes.Teller, happening: Happening, place: int = -1, value: int = 1
    ) -> Do:
        """The same, once it has been told of, and a value written; `place` -1: nowhere."""
        does = self.happening(happening)
        if place < 0:

            def tell(run: Run) -> None:
                run.add((teller, run.moment))
                does(run)

            return tell

        written = (place, value)

        def write_and_tell(run: Run) -> None:
            run.row[place] = value
            run.add((teller, run.moment, written))
            does(run)

        return write_and_tell

    def values(self, happening: Happening) -> list[notes.Written]:
        """What a happening sets that asks for nothing: places with their values."""
        found = comes_to(happening.writes, [0] * len(self._highest))
        return [(place, min(value, self._highest[place])) for place, value in found.items()]

    def _block(self, happening: Happening) -> list[Do]:
        """The block of a happening, which tells of its changes."""

        def teller(place: int) -> notes.Teller:
            return self._teller(happening.cause, place)

        block = apply_block(happening.writes, self._highest, teller)
        turns = any(write.place in self._turning for write in happening.writes)
        return [block, turn] if turns else [block]

    def _teller(self, cause: str, place: int) -> notes.Teller:
        variable = self._variables[place]
        because = self._words.get(cause, "")
        if variable.kind == "received":
            return notes.received(cause, because, place, variable.id)
        return notes.changed(cause, because, place, variable)

    def _happening(self, happening: Happening) -> Do:
        parts: list[Do] = []
        if happening.writes:
            parts += self._block(happening)
        parts += [self._light(happening.cause, light) for light in happening.lights]
        parts += [self._send(happening.cause, index, delay) for index, delay in happening.sends]
        if happening.draw is not None:
            parts.append(self._draw(happening.cause, happening.draw))
        if happening.ending:
            parts.append(end(happening.ending))
        return _in_turn(parts)

    def _light(self, cause: str, light: Light) -> Do:
        place = light.place
        lit = self.told(f.Lit, cause, self._fuse_names[place])

        def do(run: Run) -> None:
            if run.row[place] != UNLIT:
                return
            due = light.due(run.moment)
            waiting = WAITING + due
            run.row[place] = waiting
            if run.lit is not None:
                insort(run.lit, place)
            if due:
                run.soon = min(run.soon, waiting)
            elif run.calm is not None and place not in run.calm.cold:
                run.calm = None
            run.add((lit, run.moment, (place, waiting)))

        return do

    # -- messages

    def _send(self, cause: str, index: int, delay: int) -> Do:
        message = self._messages[index]
        place, due = message.place, message.due
        sent = self.told(f.Sent, cause, message.id)
        under_way = (place, SENT)

        def do(run: Run) -> None:
            row = run.row
            if row[place] != UNSENT:
                return
            point = run.moment.after_halves(delay) if delay else run.moment.point
            row[place] = SENT
            row[due] = point
            run.add((sent, run.moment, under_way, (due, point)))
            if not delay:
                self._arrivals[index](run)
            elif run.travelling is not None:
                insort(run.travelling, index)

        return do

    def _arrival(self, name: str, place: int, does: Happening) -> Do:
        return self.after(self.told(f.Arrived, f"message/{name}", name), does, place, ARRIVED)

    def arrive(self, run: Run) -> None:
        """Messages that are due, in the order of the row."""
        row = run.row
        messages = self._messages
        if run.travelling is None:
            run.travelling = [
                index for index, each in enumerate(messages) if row[each.place] == SENT
            ]
        if not run.travelling:
            return
        point = run.moment.point
        for index in tuple(run.travelling):
            if row[messages[index].due] <= point and not run.ending:
                self._arrivals[index](run)
        run.travelling = [index for index in run.travelling if row[messages[index].place] == SENT]

    # -- draws

    def _draw(self, cause: str, draw: Draw) -> Do:
        because = self._words.get(cause, "")
        limits_of = _limits(draw)
        does = [self.happening(outcome.does) for outcome in draw.outcomes]
        key = draw.key
        fell = notes.fell(cause, because, draw.name)
        told = [
            notes.plain(f.Told, outcome, because, self._words.get(outcome, ""))
            for outcome in (each.does.cause for each in draw.outcomes)
        ]
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
            run.add((fell, run.moment, number, limits, place))
            run.add((told[place], run.moment))
            does[place](run)

        return do


def _limits(draw: Draw) -> Callable[[Sequence[int]], tuple[int, ...]]:
    """The boundaries of a draw in a row; where all weights come to nothing, the calmest is sure."""
    plain = [outcome.weight for outcome in draw.outcomes if isinstance(outcome.weight, int)]
    if len(plain) == len(draw.outcomes) and all(each.when == YES for each in draw.outcomes):
        known = _cut(tuple(plain))
        return lambda _row: known
    parts = [(value_of(each.weight), optional_test(each.when)) for each in draw.outcomes]

    def limits(row: Sequence[int]) -> tuple[int, ...]:
        return _cut(
            tuple([value(row) if when is None or when(row) else 0 for value, when in parts])
        )

    return limits


@lru_cache(KEPT)
def _cut(weights: tuple[int, ...]) -> tuple[int, ...]:
    """The boundaries of weights as they come: below nought is nought, and one is always sure."""
    found = [max(weight, 0) for weight in weights]
    return boundaries(found if any(found) else [1, *found[1:]])


def _in_turn(parts: Sequence[Do]) -> Do:
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


def end(ending: int) -> Do:
    """The play closes in this way, unless it has closed before."""

    def do(run: Run) -> None:
        run.close(ending)

    return do


def _nothing(run: Run) -> None:
    """A happening that changes nothing."""
