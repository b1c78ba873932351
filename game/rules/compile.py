"""From a checked scenario to compact rules: one layout, one list of steps, no texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from game.rules.conditions import YES, Shape, chosen, shape, within
from game.rules.effects import Write, weight, writes
from game.rules.layout import grounds_name, make_layout, matters_of, offered
from game.rules.luck import key
from game.rules.program import (
    NOTHING,
    Chance,
    ChoiceStep,
    Draw,
    Entry,
    FuseRule,
    Happening,
    Light,
    MessageRule,
    OutcomeRule,
    Rules,
    Step,
    When,
    WorldStep,
)
from game.rules.state import POINT, Moment
from game.scenario.model import (
    Clause,
    Day,
    Effects,
    Ending,
    Fuse,
    Incident,
    Initiative,
    Matter,
    Message,
    Option,
    Question,
    Rule,
    Scenario,
)
from game.scenario.values import Block, Length
from game.scenario.values import Moment as MomentOfDay

HALF_OF = {
    MomentOfDay.MORNING: 0,
    MomentOfDay.FIRST: 1,
    MomentOfDay.SECOND: 2,
}
"""Which moment of a day a fixed time means."""


def compile_rules(scenario: Scenario, length: Length) -> Rules:
    """The compact rules of a checked scenario in one of its lengths."""
    return _Compiler(scenario, length).rules()


def _runs(rule: Rule, moment: Moment) -> bool:
    if rule.at is MomentOfDay.HALF:
        return moment.half > 0
    return HALF_OF[rule.at] == moment.half


class _Compiler:
    """Holds what every part of the compilation needs to look up."""

    def __init__(self, scenario: Scenario, length: Length) -> None:
        self.scenario = scenario
        self.length = length
        self.layout = make_layout(scenario, length)
        self.endings = ("", *(ending.id for ending in scenario.endings))
        self.channels = {channel.id: channel.delay for channel in scenario.head.channels}
        self.messages = {message.id: index for index, message in enumerate(scenario.messages)}
        self.words: dict[str, str] = {}
        self.tapes: dict[str, str] = {}
        self.luck: dict[int, int] = {}
        self.fuses: dict[int, FuseRule] = {}

    # -- happenings

    def happening(
        self,
        cause: str,
        effects: Effects | Fuse,
        day: int | None,
        draw_name: str = "",
    ) -> Happening:
        """What some effects do when they take place; `day` is None where it may be any."""
        block: Block = effects.then if isinstance(effects, Fuse) else effects.now
        draw = None
        lights: tuple[Light, ...] = ()
        if not isinstance(effects, Fuse):
            lights = tuple(self.light(fuse) for fuse in effects.fuses)
            draw = self.draw(cause, effects, day, draw_name)
        return Happening(
            cause=cause,
            writes=writes(block, effects.also, self.layout, day),
            lights=lights,
            sends=self.sends(effects.sends),
            draw=draw,
            ending=self.endings.index(effects.ending) if effects.ending else 0,
        )

    def sends(self, ids: Iterable[str]) -> tuple[tuple[int, int], ...]:
        """Message indices with their channels' delays in halves."""
        indices = [self.messages[name] for name in ids]
        return tuple(
            (index, self.channels[self.scenario.messages[index].channel]) for index in indices
        )

    def light(self, fuse: Fuse) -> Light:
        """How a fuse is lit; what it does is compiled the first time it is met."""
        place = self.layout.place("fuse", fuse.id)
        cause = f"fuse/{fuse.id}"
        if place not in self.fuses:
            self.words[cause] = fuse.because
            self.tapes[cause] = fuse.tape
            self.fuses[place] = FuseRule(
                id=fuse.id,
                place=place,
                when=shape(fuse.when, self.layout, None),
                does=self.happening(cause, fuse, None),
            )
        at = 0
        if fuse.at_day is not None:
            at = Moment(fuse.at_day, HALF_OF[fuse.at or MomentOfDay.MORNING]).point + 1
        return Light(place, fuse.after_halves or 0, fuse.after_days or 0, at)

    def draw(self, cause: str, effects: Effects, day: int | None, name: str) -> Draw | None:
        """The draw of some effects, or nothing."""
        if not effects.outcomes:
            return None
        name = effects.luck or name or cause
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

    # -- world steps

    def rule(self, rule: Rule, moment: Moment) -> When | None:
        """A rule at a moment, or nothing where it does not run then."""
        if not rule.from_day <= moment.day <= rule.to_day or not _runs(rule, moment):
            return None
        cause = f"rule/{rule.id}"
        self.words[cause] = rule.because
        self.tapes[cause] = rule.tape
        return When(
            when=shape(rule.when, self.layout, moment.day),
            does=self.happening(
                cause, rule, moment.day, f"rule/{moment.day}.{moment.half}/{rule.id}"
            ),
            once=self.layout.place("ran", rule.id) if rule.once else -1,
        )

    def incident(self, incident: Incident, moment: Moment) -> Chance | None:
        """An incident in one half, or nothing outside its window."""
        if not incident.from_day <= moment.day <= incident.to_day:
            return None
        if moment.half not in incident.halves:
            return None
        cause = f"incident/{incident.id}"
        self.words[cause] = incident.title
        self.tapes[cause] = incident.tape
        name = f"chance/{moment.day}.{moment.half}/{incident.id}"
        number = key(name)
        self.luck[number] = next(
            (
                fall.number
                for fall in incident.fell
                if fall.day == moment.day and fall.half == moment.half
            ),
            0,
        )
        return Chance(
            id=incident.id,
            when=shape(incident.when, self.layout, moment.day),
            chance=weight(incident.chance, self.layout),
            name=name,
            key=number,
            place=self.layout.place("happened", incident.id),
            once=incident.once,
            does=self.happening(
                cause, incident, moment.day, f"incident/{moment.day}.{moment.half}/{incident.id}"
            ),
        )

    def message(self, message: Message) -> MessageRule:
        """What a message does where it arrives."""
        cause = f"message/{message.id}"
        self.words[cause] = message.because
        return MessageRule(
            id=message.id,
            place=self.layout.place("message", message.id),
            due=self.layout.place("due", message.id),
            does=self.happening(cause, message, None),
        )

    def world(self, day: Day, half: int) -> WorldStep:
        """Everything that runs by itself at one moment of a day."""
        moment = Moment(day.day, half)
        everyone = [*self.scenario.opponent, *self.scenario.rules, *day.rules]
        rules = [self.rule(rule, moment) for rule in everyone]
        incidents = [self.incident(each, moment) for each in self.scenario.incidents if half]
        return WorldStep(
            moment=moment,
            delivers=True,
            resets=self.resets(moment) if half == 0 else (),
            incidents=tuple(each for each in incidents if each is not None),
            rules=tuple(each for each in rules if each is not None),
            papers=self.papers(day) if half == 0 else (),
            endings=self.ending_tests(moment),
        )

    def papers(self, day: Day) -> tuple[tuple[str, int, Shape], ...]:
        """Papers whose arrival somebody asks about: id, place, condition."""
        found = []
        for paper in day.papers:
            place = self.layout.places.get(("received", paper.id))
            if place is None or paper.on_request or self.length not in paper.lengths:
                continue
            found.append((paper.id, place, shape(paper.when, self.layout, day.day)))
        return tuple(found)

    def resets(self, moment: Moment) -> tuple[Happening, ...]:
        """What each morning sets anew: the hours, and the slots."""
        changes = [
            Write(place, sets=True, amount=0, guard=YES)
            for (kind, _name), place in self.layout.places.items()
            if kind == "closed"
        ]
        hours = self.scenario.head.hours
        if hours is not None:
            place = self.layout.place("counter", hours.counter)
            amount = self.scenario.head.lengths[self.length].hours
            changes.append(Write(place, sets=True, amount=amount, guard=YES))
        self.words["turn/morning"] = ""
        return (Happening("turn/morning", tuple(changes)),) if changes else ()

    def rest(self, moment: Moment) -> WorldStep:
        """What the hours left at evening turn into."""
        hours = self.scenario.head.hours
        if hours is None or not hours.adds:
            return WorldStep(moment=moment)
        place = self.layout.place("counter", hours.counter)
        gauge = self.layout.place("gauge", hours.rest_gauge)
        # Whole steps of rest: divide the hours first, then multiply.
        most = self.scenario.head.lengths[self.length].hours // hours.per
        found = tuple(
            When(
                within(place, step * hours.per),
                Happening(
                    "turn/rest",
                    (Write(gauge, sets=False, amount=hours.adds * POINT, guard=YES),),
                ),
            )
            for step in range(1, most + 1)
        )
        self.words["turn/rest"] = "Rest"
        return WorldStep(moment=moment, rules=found)

    def ending_tests(self, moment: Moment, *, final: bool = False) -> tuple[tuple[int, Shape], ...]:
        """Endings asked at a moment, most urgent first."""
        asked: list[Ending] = [
            ending
            for ending in self.scenario.endings
            if not ending.on_call and (final or not ending.final)
        ]
        asked.sort(key=lambda ending: ending.priority)
        return tuple(
            (self.endings.index(ending.id), shape(ending.when, self.layout, moment.day))
            for ending in asked
        )

    # -- choice steps

    def day(self, day: Day) -> list[Step]:
        """All steps of a day, in playing order."""
        limits = self.scenario.head.lengths[self.length]
        steps: list[Step] = [self.world(day, 0)]
        steps += self.slots(day, "question", limits.questions)
        for matter in matters_of(day, self.length, 0):
            steps += self.matter(day, matter)
        steps += self.slots(day, "initiative", limits.initiatives)
        steps.append(self.rest(Moment(day.day, 0)))
        for half in (1, 2):
            steps.append(self.world(day, half))
            for matter in matters_of(day, self.length, half):
                steps += self.matter(day, matter)
        return steps

    def matter(self, day: Day, matter: Matter) -> list[Step]:
        """A matter, then the clauses and the grounds of whichever option is taken."""
        moment = Moment(day.day, matter.half)
        place = self.layout.place("choice", matter.id)
        entries = []
        follow: list[Step] = []
        for index, option in enumerate(matter.options):
            cause = f"option/{day.day}/{matter.id}/{option.id}"
            self.words[cause] = option.done
            entries.append(
                Entry(
                    id=option.id,
                    hours=option.hours,
                    when=shape(option.when, self.layout, day.day),
                    does=self.happening(cause, option, moment.day),
                    place=place,
                    value=index + 1,
                )
            )
            taken = chosen(f"{matter.id}/{option.id}", self.layout)
            follow += self.follow(option, matter.id, moment, taken)
        menu = ChoiceStep(
            key=f"{'interruption' if matter.half else 'matter'}/{day.day}/{matter.id}",
            kind="interruption" if matter.half else "matter",
            moment=moment,
            slot=0,
            owner=matter.id,
            guard=shape(matter.when, self.layout, day.day),
            entries=tuple(entries),
        )
        return [menu, *follow]

    def follow(
        self, option: Option, owner: str, moment: Moment, taken: Shape, slot: int = 0
    ) -> list[Step]:
        """The clauses and the grounds that an option asks for once it is taken."""
        steps: list[Step] = []
        for clause in option.clauses:
            if self.length in clause.lengths:
                steps.append(self.clause(clause, owner, option, moment, taken, slot))
        if option.grounds and self.scenario.head.ungrounded is not None:
            steps.append(self.grounds(option, owner, moment, taken, slot))
        return steps

    def clause(
        self,
        clause: Clause,
        owner: str,
        option: Option,
        moment: Moment,
        taken: Shape,
        slot: int,
    ) -> ChoiceStep:
        """One blank of an order."""
        place = self.layout.place("choice", clause.id)
        entries = []
        for index, choice in enumerate(clause.choices):
            cause = f"clause/{moment.day}/{owner}/{clause.id}/{choice.id}"
            self.words[cause] = choice.text
            entries.append(
                Entry(
                    id=choice.id,
                    hours=0,
                    when=shape(choice.when, self.layout, moment.day),
                    does=self.happening(cause, choice, moment.day),
                    place=place,
                    value=index + 1,
                )
            )
        return ChoiceStep(
            key=f"clause/{moment.day}/{owner}/{option.id}/{clause.id}/{slot}",
            kind="clause",
            moment=moment,
            slot=slot,
            owner=clause.id,
            guard=taken,
            entries=tuple(entries),
        )

    def grounds(
        self, option: Option, owner: str, moment: Moment, taken: Shape, slot: int
    ) -> ChoiceStep:
        """The paper in hand that justifies an act, or none at a cost."""
        ungrounded = self.scenario.head.ungrounded
        if ungrounded is None:
            raise ValueError(option.id)
        place = self.layout.place("choice", grounds_name(owner, option.id))
        self.words["turn/ungrounded"] = ungrounded.because
        price = writes(ungrounded.now, (), self.layout, moment.day)
        cause = f"grounds/{moment.day}/{owner}/{option.id}"
        self.words[cause] = ""
        entries = [
            Entry(
                id=paper,
                hours=0,
                when=within(self.layout.place("received", paper), 1),
                does=Happening(cause),
                place=place,
                value=index + 1,
            )
            for index, paper in enumerate(option.grounds)
        ]
        nothing = Entry(
            id=NOTHING,
            hours=0,
            when=YES,
            does=Happening("turn/ungrounded", price),
            place=place,
            value=len(entries) + 1,
        )
        return ChoiceStep(
            key=f"grounds/{moment.day}/{owner}/{option.id}/{slot}",
            kind="grounds",
            moment=moment,
            slot=slot,
            owner=option.id,
            guard=taken,
            entries=(*entries, nothing),
        )

    def slots(self, day: Day, kind: str, count: int) -> list[Step]:
        """A number of slots with the day's whole list, and "nothing"."""
        items = offered(day, kind, self.length)
        if not items or not count:
            return []
        moment = Moment(day.day, 0)
        closed = self.layout.place("closed", kind)
        entries = tuple(self.slot_entry(day, kind, item) for item in items)
        nothing = Entry(NOTHING, 0, YES, Happening("turn/nothing"), closed, 1)
        self.words["turn/nothing"] = ""
        steps: list[Step] = []
        for slot in range(count):
            steps.append(
                ChoiceStep(
                    key=f"{kind}/{day.day}/{slot + 1}",
                    kind=kind,
                    moment=moment,
                    slot=slot + 1,
                    owner=kind,
                    guard=within(closed, 0, 0),
                    entries=(*entries, nothing),
                )
            )
            for item in items:
                if isinstance(item, Initiative):
                    steps += self.initiative_follow(item, day, slot)
        return steps

    def initiative_follow(self, item: Initiative, day: Day, slot: int) -> list[Step]:
        """What an initiative asks for; asked once, in the slot that took it."""
        taken = within(
            self.layout.place("taken", f"initiative/{item.id}"), slot + 1, slot + 1
        )
        return self.follow(item, item.id, Moment(day.day, 0), taken, slot + 1)

    def slot_entry(self, day: Day, kind: str, item: Initiative | Question) -> Entry:
        """One line of a slot's menu."""
        cause = f"{kind}/{day.day}/{item.id}"
        self.words[cause] = item.done if isinstance(item, Initiative) else item.text
        does = self.happening(cause, item, day.day)
        if isinstance(item, Question) and item.brings:
            brought = tuple(
                Write(self.layout.place("received", paper), sets=True, amount=1, guard=YES)
                for paper in item.brings
            )
            does = Happening(
                does.cause, (*does.writes, *brought), does.lights, does.sends, does.draw, does.ending
            )
        return Entry(
            id=item.id,
            hours=item.hours,
            when=shape(item.when, self.layout, day.day),
            does=does,
            place=self.layout.place("taken", f"{kind}/{item.id}"),
            value=0,  # the slot's number, so that later steps know who took it
            repeat=item.repeat,
        )

    # -- all of it

    def rules(self) -> Rules:
        """The compiled rules."""
        steps: list[Step] = []
        for day in self.scenario.days:
            steps += self.day(day)
        last = Moment(self.scenario.days[-1].day, 2)
        steps.append(WorldStep(moment=last, endings=self.ending_tests(last, final=True)))
        messages = tuple(self.message(message) for message in self.scenario.messages)
        fuses = tuple(self.fuses[place] for place in sorted(self.fuses))
        hours = self.scenario.head.hours
        temperament = tuple(
            (
                self.layout.place("counter", value.counter),
                value.documented,
                value.lowest,
                value.highest,
            )
            for value in self.scenario.head.temperament
        )
        ruled = repr((self.layout.variables, steps, self.endings, fuses, messages, temperament))
        return Rules(
            layout=self.layout,
            steps=tuple(steps),
            endings=self.endings,
            fuses=fuses,
            messages=messages,
            hours=-1 if hours is None else self.layout.place("counter", hours.counter),
            luck_table=self.luck,
            temperament=temperament,
            words=self.words,
            tapes=self.tapes,
            length=self.length,
            digest=blake2b(ruled.encode(), digest_size=16).hexdigest(),
        )
