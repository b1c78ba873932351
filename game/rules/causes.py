"""What a cause does: effects of a scenario become happenings over the row."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.conditions import YES, Shape, dated, shape
from game.rules.effects import weight, writes
from game.rules.layout import make_layout
from game.rules.luck import key
from game.rules.program import Draw, FuseRule, Happening, Light, OutcomeRule
from game.rules.state import Moment
from game.scenario.model import Effects, Fuse, Scenario
from game.scenario.values import Condition, Length
from game.scenario.values import Moment as MomentOfDay

HALF_OF = {
    MomentOfDay.MORNING: 0,
    MomentOfDay.FIRST: 1,
    MomentOfDay.HALF: 1,
    MomentOfDay.SECOND: 2,
}
"""Which moment of a day a fixed time means; "half" is the first that comes."""


class Causes:
    """Compiles happenings, and holds what every part of a compilation looks up.

    `words` and `tapes` say what a cause is called for people; `luck` holds the
    documented numbers by the keys of their draws.
    """

    def __init__(self, scenario: Scenario, length: Length) -> None:
        self.scenario = scenario
        self.length = length
        self.layout = make_layout(scenario)
        self.endings = ("", *(ending.id for ending in scenario.endings))
        self.words: dict[str, str] = {}
        self.tapes: dict[str, str] = {}
        self.luck: dict[int, int] = {}
        self._channels = {channel.id: channel.delay for channel in scenario.head.channels}
        self._messages = {message.id: index for index, message in enumerate(scenario.messages)}
        self._fuses: dict[int, FuseRule] = {}
        # By the identity of conditions, which live as long as their scenario.
        self._dated: dict[int, bool] = {id(None): False}
        self._shapes: dict[tuple[int, int | None], Shape] = {}
        self._happenings: dict[tuple[str, int | None, str], Happening] = {}

    def shape(self, condition: Condition | None, day: int) -> Shape:
        """A condition asked on a day; one shape for all days where the day is not asked for."""
        if condition is None:
            return YES
        key_of = (id(condition), day if self._is_dated(condition) else None)
        known = self._shapes.get(key_of)
        if known is None:
            known = self._shapes[key_of] = shape(condition, self.layout, day)
        return known

    def _is_dated(self, condition: Condition | None) -> bool:
        known = self._dated.get(id(condition))
        if known is None:
            known = self._dated[id(condition)] = dated(condition)
        return known

    def fuses(self) -> tuple[FuseRule, ...]:
        """All fuses that something lights, in the order of the row."""
        return tuple(self._fuses[place] for place in sorted(self._fuses))

    def happening(
        self, cause: str, effects: Effects, day: int | None, draw_name: str = ""
    ) -> Happening:
        """What some effects do when they take place; one for all days where the day is not asked.

        Args:
            cause: the id of the cause, as facts name it.
            effects: what the scenario says.
            day: the day it takes place on, or None where it may be any.
            draw_name: the name of its draw, where that is not the cause.
        """
        asked: list[Condition | None] = [guarded.when for guarded in effects.also]
        for outcome in effects.outcomes:
            asked += [outcome.when, *(guarded.when for guarded in outcome.also)]
        if not any(self._is_dated(condition) for condition in asked):
            day = None
        key_of = (cause, day, draw_name if effects.outcomes else "")
        known = self._happenings.get(key_of)
        if known is None:
            known = self._happenings[key_of] = Happening(
                cause=cause,
                writes=writes(effects.now, effects.also, self.layout, day),
                lights=tuple(self._light(fuse) for fuse in effects.fuses),
                sends=self._sends(effects.sends),
                draw=self._draw(cause, effects, day, draw_name or cause),
                ending=self._ending(effects.ending),
            )
        return known

    def _ending(self, ending: str | None) -> int:
        return self.endings.index(ending) if ending else 0

    def _sends(self, ids: Iterable[str]) -> tuple[tuple[int, int], ...]:
        """Message indices with their channels' delays in halves."""
        indices = [self._messages[name] for name in ids]
        return tuple(
            (index, self._channels[self.scenario.messages[index].channel]) for index in indices
        )

    def _light(self, fuse: Fuse) -> Light:
        """How a fuse is lit; what it does is compiled the first time it is met."""
        place = self.layout.place("fuse", fuse.id)
        if place not in self._fuses:
            self._fuses[place] = self._fuse(fuse, place)
        at = 0
        if fuse.at_day is not None:
            at = Moment(fuse.at_day, HALF_OF[fuse.at or MomentOfDay.MORNING]).point + 1
        return Light(place, fuse.after_halves or 0, fuse.after_days or 0, at)

    def _fuse(self, fuse: Fuse, place: int) -> FuseRule:
        cause = f"fuse/{fuse.id}"
        self.words[cause] = fuse.because
        self.tapes[cause] = fuse.tape
        does = Happening(
            cause=cause,
            writes=writes(fuse.then, fuse.also, self.layout, None),
            sends=self._sends(fuse.sends),
            ending=self._ending(fuse.ending),
        )
        return FuseRule(fuse.id, place, shape(fuse.when, self.layout, None), does)

    def _draw(self, cause: str, effects: Effects, day: int | None, name: str) -> Draw | None:
        """The draw of some effects, or nothing. `luck` stands in for the last part of its name."""
        if not effects.outcomes:
            return None
        if effects.luck is not None:
            name = f"{name.rpartition('/')[0]}/{effects.luck}"
        number = key(name)
        if effects.documented is not None:
            self.luck[number] = effects.documented
        outcomes = []
        for outcome in effects.outcomes:
            outcome_cause = f"{cause}#{outcome.id}"
            self.words[outcome_cause] = outcome.text
            plain = Effects(
                now=outcome.now,
                also=outcome.also,
                sends=outcome.sends,
                fuses=outcome.fuses,
                ending=outcome.ending,
            )
            outcomes.append(
                OutcomeRule(
                    id=outcome.id,
                    weight=weight(outcome.weight, self.layout),
                    when=shape(outcome.when, self.layout, day),
                    does=self.happening(outcome_cause, plain, day),
                )
            )
        return Draw(name, number, tuple(outcomes))
