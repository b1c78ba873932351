"""What may be chosen: the steps of matters, orders, grounds, and slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.rules.causes import Causes
from game.rules.conditions import NO, YES, Shape, both, negated, picked, within
from game.rules.descent import descents
from game.rules.effects import Write, writes
from game.rules.layout import grounds_name, matters_of, offered
from game.rules.program import NOTHING, ChoiceStep, Entry, Happening
from game.rules.state import Moment
from game.scenario.model import (
    Clause,
    ClauseChoice,
    Day,
    Effects,
    Initiative,
    Matter,
    Messenger,
    Option,
    Question,
)

WORDED = "How it was worded"
"""How the wording of an order begins where it is told as a cause."""

UNGROUNDED = "turn/ungrounded"


class Choices:
    """Compiles the steps that wait for a choice."""

    def __init__(self, causes: Causes) -> None:
        self._causes = causes
        self._layout = causes.layout
        self._head = causes.scenario.head
        self._descents = descents(causes.scenario, causes.layout)
        self._causes.words["turn/nothing"] = ""
        if self._head.ungrounded is not None:
            self._causes.words[UNGROUNDED] = self._head.ungrounded.because

    def _act(self, cause: str, effects: Effects, day: int, draw_name: str = "") -> Happening:
        """What an act of the player does, with the price of going down where it leads there."""
        does = self._causes.happening(cause, effects, day, draw_name)
        for descent in self._descents:
            does = replace(does, writes=descent.priced(does.writes))
        return does

    def _open(self, option: Option, day: int) -> Shape:
        """When an option may be taken: a sane one not while the player is frayed."""
        when = self._causes.shape(option.when, day)
        frayed = self._head.frayed
        if not option.sane or frayed is None:
            return when
        return both(when, negated(self._causes.shape(frayed.when, day)))

    # -- matters

    def matters(self, day: Day, half: int) -> Iterator[ChoiceStep]:
        """The matters of a day (half 0) or the interruptions of a half, with what they ask."""
        for matter in matters_of(day, self._causes.length, half):
            guard = self._causes.shape(matter.when, day.day)
            if guard != NO:
                yield self._matter(day, matter, guard)
                for option in matter.options:
                    taken = picked(matter.id, option.id, self._layout)
                    asked = _Asked(option, matter.id, Moment(day.day, half), taken)
                    yield from self._follow(asked)

    def _matter(self, day: Day, matter: Matter, guard: Shape) -> ChoiceStep:
        kind = "interruption" if matter.half else "matter"
        return ChoiceStep(
            key=f"{kind}/{day.day}/{matter.id}",
            kind=kind,
            moment=Moment(day.day, matter.half),
            slot=0,
            owner=matter.id,
            guard=guard,
            entries=tuple(self._option(day, matter, option) for option in matter.options),
        )

    def _option(self, day: Day, matter: Matter, option: Option) -> Entry:
        cause = f"option/{day.day}/{matter.id}/{option.id}"
        self._causes.words[cause] = option.done
        chosen = picked(matter.id, option.id, self._layout)
        return Entry(
            id=option.id,
            hours=option.hours,
            when=self._open(option, day.day),
            does=self._act(cause, option, day.day),
            place=chosen.place,
            value=chosen.lowest,
        )

    # -- what an option asks for once it is taken

    def _follow(self, asked: _Asked) -> Iterator[ChoiceStep]:
        for clause in asked.option.clauses:
            if self._causes.length in clause.lengths:
                yield self._clause(clause, asked)
        if asked.option.grounds and self._head.ungrounded is not None:
            yield self._grounds(asked)

    def _clause(self, clause: Clause, asked: _Asked) -> ChoiceStep:
        """One blank of an order."""
        cause = f"clause/{asked.moment.day}/{asked.owner}/{clause.id}"
        return ChoiceStep(
            key=f"clause/{asked.key}/{clause.id}/{asked.slot}",
            kind="clause",
            moment=asked.moment,
            slot=asked.slot,
            owner=clause.id,
            guard=asked.taken,
            entries=tuple(
                self._wording(clause, choice, cause, asked.moment.day, WORDED, asked.slot)
                for choice in clause.choices
            ),
        )

    def _wording(  # noqa: PLR0913 (a wording, and all that it belongs to)
        self, clause: Clause, choice: ClauseChoice, owner: str, day: int, told: str, slot: int = 0
    ) -> Entry:
        """One wording of a clause, or one tone to a messenger.

        `owner` begins its cause, and `told` the words by which that is known.
        """
        cause = f"{owner}/{choice.id}"
        self._causes.words[cause] = f"{told}: {choice.text}"
        chosen = picked(clause.id, choice.id, self._layout)
        return Entry(
            id=choice.id,
            hours=0,
            when=self._causes.shape(choice.when, day),
            does=self._act(cause, choice, day, _again(cause, slot)),
            place=chosen.place,
            value=chosen.lowest,
        )

    def _grounds(self, asked: _Asked) -> ChoiceStep:
        """The paper in hand that justifies an act, or none at a cost."""
        option, moment = asked.option, asked.moment
        name = grounds_name(asked.owner, option.id)
        cause = f"grounds/{moment.day}/{asked.owner}/{option.id}"
        self._causes.words[cause] = ""
        entries = []
        for paper in (*option.grounds, NOTHING):
            chosen = picked(name, paper, self._layout)
            none = paper == NOTHING
            entries.append(
                Entry(
                    id=paper,
                    hours=0,
                    when=YES if none else within(self._layout.place("received", paper), 1),
                    does=self._price(moment.day) if none else Happening(cause),
                    place=chosen.place,
                    value=chosen.lowest,
                )
            )
        return ChoiceStep(
            key=f"grounds/{asked.key}/{asked.slot}",
            kind="grounds",
            moment=moment,
            slot=asked.slot,
            owner=option.id,
            guard=asked.taken,
            entries=tuple(entries),
        )

    def _price(self, day: int) -> Happening:
        ungrounded = self._head.ungrounded
        block = {} if ungrounded is None else ungrounded.now
        return Happening(UNGROUNDED, writes(block, (), self._layout, day))

    # -- messengers

    def tones(self, day: Day) -> Iterator[ChoiceStep]:
        """The messengers of a day who wait to be answered, each in a tone."""
        for messenger in day.messengers:
            guard = self._causes.shape(messenger.when, day.day)
            if self._causes.length in messenger.lengths and guard != NO:
                yield self._tone(messenger, Moment(day.day, 0), guard)

    def _tone(self, messenger: Messenger, moment: Moment, guard: Shape) -> ChoiceStep:
        cause = f"tone/{moment.day}/{messenger.id}"
        people = {each.id: each.short for each in self._causes.scenario.people}
        told = f"To {people.get(messenger.who, messenger.who)}"
        return ChoiceStep(
            key=cause,
            kind="tone",
            moment=moment,
            slot=0,
            owner=messenger.id,
            guard=guard,
            entries=tuple(
                self._wording(messenger, tone, cause, moment.day, told)
                for tone in messenger.choices
            ),
        )

    # -- slots

    def slots(self, day: Day, kind: str) -> Iterator[ChoiceStep]:
        """The day's slots of a kind: each offers the day's whole list, and "nothing"."""
        limits = self._head.lengths[self._causes.length]
        items = offered(day, kind, self._causes.length)
        count = limits.questions if kind == "question" else limits.initiatives
        if not items:
            return
        closed = self._layout.place("closed", kind)
        nothing = Entry(NOTHING, 0, YES, Happening("turn/nothing"), closed, 1)
        for slot in range(1, count + 1):
            entries = tuple(self._item(day, kind, item, slot) for item in items)
            yield ChoiceStep(
                key=f"{kind}/{day.day}/{slot}",
                kind=kind,
                moment=Moment(day.day, 0),
                slot=slot,
                owner=kind,
                guard=within(closed, 0, 0),
                entries=(*entries, nothing),
            )
            for item in items:
                if isinstance(item, Initiative):
                    place = self._layout.place("taken", f"initiative/{item.id}")
                    taken = within(place, slot, slot)
                    yield from self._follow(_Asked(item, item.id, Moment(day.day, 0), taken, slot))

    def _item(self, day: Day, kind: str, item: Initiative | Question, slot: int) -> Entry:
        """One line of a slot's menu."""
        cause = f"{kind}/{day.day}/{item.id}"
        asked = "" if isinstance(item, Initiative) else f"You asked: {item.text}"
        self._causes.words[cause] = item.done if isinstance(item, Initiative) else asked
        name = _again(cause, slot) if item.repeat else cause
        if isinstance(item, Question):
            when = self._causes.shape(item.when, day.day)
            does = self._bringing(self._causes.happening(cause, item, day.day, name), item, day)
        else:
            when, does = self._open(item, day.day), self._act(cause, item, day.day, name)
        return Entry(
            id=item.id,
            hours=item.hours,
            when=when,
            does=does,
            place=self._layout.place("taken", f"{kind}/{item.id}"),
            value=0,  # the slot's number, so that later steps know who took it
            repeat=item.repeat,
        )

    def _bringing(self, does: Happening, question: Question, day: Day) -> Happening:
        """The same, and the papers that the answer brings, where their own conditions hold."""
        when = {paper.id: paper.when for paper in day.papers}
        brought = tuple(
            Write(
                self._layout.place("received", paper),
                sets=True,
                amount=1,
                guard=self._causes.shape(when.get(paper), day.day),
            )
            for paper in question.brings
        )
        return replace(does, writes=(*does.writes, *brought))


@dataclass(frozen=True, slots=True)
class _Asked:
    """An option that was taken, and where: what its clauses and grounds need to know."""

    option: Option
    owner: str
    moment: Moment
    taken: Shape
    slot: int = 0

    @property
    def key(self) -> str:
        return f"{self.moment.day}/{self.owner}/{self.option.id}"


def _again(name: str, slot: int) -> str:
    """The name of a draw that may fall in several slots: later ones add their number."""
    return f"{name}/{slot}" if slot > 1 else name
