"""What one cause does to many rows: its block, fuses, messages, draw and ending."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from game.rules.batch.asking import held, value_of
from game.rules.batch.blocks import Block
from game.rules.batch.rows import Answer, Line, Rows, as_line, lanes
from game.rules.batch.walk import Walk
from game.rules.conditions import YES
from game.rules.luck import WHOLE, boundaries
from game.rules.program import Draw, Happening, Rules
from game.rules.state import ARRIVED, SENT, UNLIT, UNSENT, WAITING

Act = Callable[[Walk, Rows], None]


class Happenings:
    """Makes happenings ready, each once. Holds no play."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._highest = [variable.highest for variable in rules.layout.variables]
        self._ready: dict[int, Act] = {}
        self.draws: set[int] = set()  # the keys of the draws that were made ready

    def act(self, happening: Happening) -> Act:
        """What a happening does, as a function; the same for the same happening."""
        known = self._ready.get(id(happening))
        if known is None:
            known = self._ready[id(happening)] = self._made(happening)
        return known

    def _made(self, happening: Happening) -> Act:
        parts: list[Act] = []
        block = Block(happening.writes, self._highest)
        if block:
            parts.append(lambda walk, rows: block.run(walk.columns, rows))
        parts += [_lights(light.place, light.due) for light in happening.lights]
        parts += [self._sends(index, delay) for index, delay in happening.sends]
        if happening.draw is not None:
            parts.append(self._draws(happening.draw))
        if happening.ending:
            ending = happening.ending
            parts.append(lambda walk, rows: walk.end(rows, ending))

        def act(walk: Walk, rows: Rows) -> None:
            for part in parts:
                part(walk, rows)

        return parts[0] if len(parts) == 1 else act

    def _sends(self, index: int, delay: int) -> Act:
        message = self._rules.messages[index]

        def send(walk: Walk, rows: Rows) -> None:
            columns, moment = walk.columns, walk.moment
            going = rows.narrow(columns.within(message.place, UNSENT, UNSENT, rows))
            if not going.count:
                return
            due = moment.after_halves(delay) if delay else moment.point
            columns.put(message.place, going, SENT)
            columns.put(message.due, going, due)
            walk.saw("sent", message.id, going)
            if delay:
                walk.travelling[message.place].add(due)
                return
            columns.put(message.place, going, ARRIVED)
            walk.saw("arrived", message.id, going)
            self.act(message.does)(walk, going)

        return send

    def _draws(self, draw: Draw) -> Act:
        self.draws.add(draw.key)
        acts = [self.act(outcome.does) for outcome in draw.outcomes]
        absorbs = any(outcome.does.absorbs for outcome in draw.outcomes)

        def fall(walk: Walk, rows: Rows) -> None:
            rows = walk.running(rows).listed()
            if not rows.count:
                return
            weighs = absorbs and walk.weighs(draw.key)
            sums, limits = (_weighed if weighs else _below)(draw, walk, rows)
            walk.fell(draw.key, rows, sums, limits)
            under: Answer = False
            for place, below in enumerate(limits):
                fell = rows.narrow(_between(under, below))
                under = below
                if fell.count:
                    walk.saw("outcome", draw.outcomes[place].does.cause, fell)
                    acts[place](walk, fell)

        return fall


def _between(under: Answer, below: Answer) -> Answer:
    """Below one boundary and not below the one before; who is below that one is below both."""
    if isinstance(under, bool):
        return False if under else below
    return ~under if isinstance(below, bool) else below & ~under


Limits = tuple[Sequence[int | Line], Sequence[Answer]]
"""For each outcome the weights up to it, and whether the number lies below its boundary.

The last weight is the sum of all, and the last outcome holds the rest.
"""


def _below(draw: Draw, walk: Walk, rows: Rows) -> Limits:
    """Where the number of a draw lies."""
    number = walk.number(draw.key, rows)
    limits = _plain_limits(draw)
    if limits:
        return limits, [True if limit >= WHOLE else number < limit for limit in limits]
    so_far = _so_far(draw, walk, rows)
    wanted = number * so_far[-1]
    return so_far, [*(wanted < each * WHOLE for each in so_far[:-1]), True]


def _weighed(draw: Draw, walk: Walk, rows: Rows) -> Limits:
    """The same for a weighted play: outcomes that end it get their share and hold no number."""
    limits: Sequence[int | Line] = _plain_limits(draw)
    if not limits:
        so_far = _so_far(draw, walk, rows)
        limits = [-(-each * WHOLE // so_far[-1]) for each in so_far]
    weights = walk.weighting
    held: int | Line = 0
    below: int | Line = 0
    rest: list[int | Line] = []
    for limit, outcome in zip(limits, draw.outcomes, strict=True):
        width = limit - below
        below = limit
        if outcome.does.absorbs:
            weights.leave(outcome.does.absorbs, width, rows)
        else:
            held = held + width
        rest.append(held)
    weights.keep(held, rows)
    wanted = walk.number(draw.key, rows).astype(np.int64) * held // WHOLE
    return rest, [*(wanted < each for each in rest[:-1]), True]


def _plain_limits(draw: Draw) -> tuple[int, ...]:
    """The boundaries of a draw whose weights are plain numbers; nothing where some are not."""
    outcomes = draw.outcomes
    weights = [max(each.weight, 0) for each in outcomes if isinstance(each.weight, int)]
    if len(weights) < len(outcomes) or any(each.when != YES for each in outcomes):
        return ()
    if not any(weights):
        weights[0] = 1
    return boundaries(weights)


def _so_far(draw: Draw, walk: Walk, rows: Rows) -> list[Line]:
    """The sums of the weights up to each outcome, in the space of some rows."""
    weights = [value_of(outcome.weight, walk.columns, rows) for outcome in draw.outcomes]
    most = sum(max(high, 0) for _weight, _low, high in weights) + 1
    kind = np.int32 if most * WHOLE < 1 << 31 else np.int64
    so_far: list[Line] = []
    total: Line = np.zeros(rows.space, dtype=kind)
    for outcome, (value, low, _high) in zip(draw.outcomes, weights, strict=True):
        weight = as_line(value, kind)
        if low < 0:
            weight = np.maximum(weight, 0)
        when = held(outcome.when, walk.columns, rows)
        if not isinstance(when, bool):
            total = total + (lanes(when, total) * weight)
        elif when:
            total = total + weight
        so_far.append(total)
    none = total == 0
    if none.any():
        # Where all weights come to nothing, the calmest is sure.
        so_far = [each + none for each in so_far]
    return so_far


def _lights(place: int, due_at: Callable[..., int]) -> Act:
    def light(walk: Walk, rows: Rows) -> None:
        lit = rows.narrow(walk.columns.within(place, UNLIT, UNLIT, rows))
        if lit.count:
            due = due_at(walk.moment)
            walk.columns.put(place, lit, WAITING + due)
            walk.burning[place].add(due)

    return light
