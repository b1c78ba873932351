"""What the world does by itself: the steps of mornings, evenings and halves of the night."""

from __future__ import annotations

from game.rules.causes import HALF_OF, Causes
from game.rules.conditions import NO, YES, Shape, within
from game.rules.effects import Write, weight
from game.rules.luck import key
from game.rules.program import (
    MORNING,
    Chance,
    Happening,
    MessageRule,
    When,
    WorldStep,
)
from game.rules.state import POINT, Moment
from game.scenario.model import Day, Ending, Incident, Message, Rule
from game.scenario.values import Moment as MomentOfDay


class Worlds:
    """Compiles the steps in which nobody chooses."""

    def __init__(self, causes: Causes) -> None:
        self._causes = causes
        self._scenario = causes.scenario
        self._layout = causes.layout
        causes.words |= {MORNING: "", "turn/rest": "Rest"}

    def morning(self, day: Day) -> WorldStep:
        """What comes in before the desk is reached."""
        moment = Moment(day.day, 0)
        return WorldStep(
            moment=moment,
            delivers=True,
            resets=self._resets(self._slots() + (self._hours() if day.day == 1 else ())),
            rules=self._rules(day, moment),
            papers=self._papers(day),
            endings=self._endings(moment),
        )

    def half(self, day: Day, half: int, *, stands: bool) -> WorldStep:
        """Half a night. The hours of the next day begin with the first.

        So what an interruption costs is taken from tomorrow. `stands`: no
        interruption can follow before the half is over.
        """
        moment = Moment(day.day, half)
        incidents = (self._incident(each, moment) for each in self._scenario.incidents)
        return WorldStep(
            moment=moment,
            delivers=True,
            stands=stands,
            resets=self._resets(self._hours() if half == 1 else ()),
            incidents=tuple(each for each in incidents if each is not None),
            rules=self._rules(day, moment),
            endings=self._endings(moment),
        )

    def evening(self, day: Day) -> WorldStep:
        """What the hours left over turn into."""
        return WorldStep(moment=Moment(day.day, 0), resets=self._rest())

    def half_over(self, day: Day, half: int) -> WorldStep:
        """The end of a half that could be interrupted: how things stand is a fact only now."""
        return WorldStep(moment=Moment(day.day, half))

    def last(self) -> WorldStep:
        """The last endings. One must hold, so the least urgent is asked nothing."""
        moment = Moment(self._scenario.days[-1].day, 2)
        asked = self._endings(moment, final=True)
        if not asked:
            raise ValueError("a scenario needs an ending that is asked after the last night")
        *urgent, (ending, _when) = asked
        return WorldStep(moment=moment, stands=False, endings=(*urgent, (ending, YES)))

    def message(self, message: Message) -> MessageRule:
        """What a message does where it arrives."""
        cause = f"message/{message.id}"
        self._causes.words[cause] = message.because
        return MessageRule(
            id=message.id,
            place=self._layout.place("message", message.id),
            due=self._layout.place("due", message.id),
            does=self._causes.happening(cause, message, None),
        )

    # -- rules and incidents

    def _rules(self, day: Day, moment: Moment) -> tuple[When, ...]:
        everyone = (*self._scenario.opponent, *self._scenario.rules, *day.rules)
        rules = (self._rule(rule, moment) for rule in everyone)
        return tuple(rule for rule in rules if rule is not None)

    def _rule(self, rule: Rule, moment: Moment) -> When | None:
        """A rule at a moment, or nothing where it cannot run then."""
        if not rule.from_day <= moment.day <= rule.to_day or not _runs(rule, moment):
            return None
        when = self._causes.shape(rule.when, moment.day)
        if when == NO:
            return None
        cause = f"rule/{rule.id}"
        self._causes.words[cause] = rule.because
        self._causes.tapes[cause] = rule.tape
        name = f"rule/{moment.day}.{moment.half}/{rule.id}"
        does = self._causes.happening(cause, rule, moment.day, name)
        once = self._layout.place("ran", rule.id) if rule.once else -1
        return When(when, does, once)

    def _incident(self, incident: Incident, moment: Moment) -> Chance | None:
        """An incident in one half, or nothing where it cannot happen then."""
        if not incident.from_day <= moment.day <= incident.to_day:
            return None
        when = self._causes.shape(incident.when, moment.day)
        if moment.half not in incident.halves or when == NO:
            return None
        cause = f"incident/{incident.id}"
        self._causes.words[cause] = incident.title
        self._causes.tapes[cause] = incident.tape
        name = f"chance/{moment.day}.{moment.half}/{incident.id}"
        draw_name = f"incident/{moment.day}.{moment.half}/{incident.id}"
        self._causes.luck[key(name)] = _fell(incident, moment)
        return Chance(
            id=incident.id,
            when=when,
            chance=weight(incident.chance, self._layout),
            name=name,
            key=key(name),
            place=self._layout.place("happened", incident.id),
            once=incident.once,
            does=self._causes.happening(cause, incident, moment.day, draw_name),
        )

    # -- the turn's own

    def _papers(self, day: Day) -> tuple[tuple[str, int, Shape], ...]:
        """The papers that lie in the box unasked: id, place, condition."""
        asked = (
            (paper.id, self._causes.shape(paper.when, day.day))
            for paper in day.papers
            if not paper.on_request and self._causes.length in paper.lengths
        )
        return tuple(
            (paper, self._layout.place("received", paper), when)
            for paper, when in asked
            if when != NO
        )

    def _resets(self, changes: tuple[Write, ...]) -> tuple[Happening, ...]:
        return (Happening(MORNING, changes),) if changes else ()

    def _slots(self) -> tuple[Write, ...]:
        return tuple(
            Write(self._layout.place("closed", kind), sets=True, amount=0, guard=YES)
            for kind in ("question", "initiative")
        )

    def _hours(self) -> tuple[Write, ...]:
        hours = self._scenario.head.hours
        if hours is None:
            return ()
        amount = self._scenario.head.lengths[self._causes.length].hours
        place = self._layout.place("counter", hours.counter)
        return (Write(place, sets=True, amount=amount, guard=YES),)

    def _rest(self) -> tuple[Happening, ...]:
        """One block: as many times `adds` as whole times `per` hours are left."""
        hours = self._scenario.head.hours
        if hours is None or not hours.adds:
            return ()
        place = self._layout.place("counter", hours.counter)
        gauge = self._layout.place("gauge", hours.rest_gauge)
        most = self._scenario.head.lengths[self._causes.length].hours // hours.per
        changes = tuple(
            Write(
                gauge, sets=False, amount=hours.adds * POINT, guard=within(place, step * hours.per)
            )
            for step in range(1, most + 1)
        )
        return (Happening("turn/rest", changes),)

    def _endings(self, moment: Moment, *, final: bool = False) -> tuple[tuple[int, Shape], ...]:
        """Endings asked at a moment, most urgent first."""
        asked: list[Ending] = [
            ending
            for ending in self._scenario.endings
            if not ending.on_call and (final or not ending.final)
        ]
        asked.sort(key=lambda ending: ending.priority)
        tests = (
            (
                self._causes.endings.index(ending.id),
                self._causes.shape(ending.when, moment.day),
            )
            for ending in asked
        )
        return tuple((ending, when) for ending, when in tests if final or when != NO)


def _runs(rule: Rule, moment: Moment) -> bool:
    if rule.at is MomentOfDay.HALF:
        return moment.half > 0
    return HALF_OF[rule.at] == moment.half


def _fell(incident: Incident, moment: Moment) -> int:
    """The number luck gave it then; 0, the calmest, where none is recorded."""
    for fall in incident.fell:
        if (fall.day, fall.half) == (moment.day, moment.half):
            return fall.number
    return 0
