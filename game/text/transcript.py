"""The transcript of a play, from its record alone: the same record, the same words.

Free text and what was merely looked at are left out; what was chosen, foreseen
and drawn, and all that came of it, is told day by day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.debrief.dice import in_words
from game.debrief.luck import Drawn
from game.debrief.shelf import Shelf
from game.play.answers import answer
from game.play.auto import day_date
from game.play.session import Session
from game.present.frame import long_date
from game.present.spoken import ended
from game.rules import facts as f
from game.rules.program import NOTHING
from game.rules.state import POINT
from game.rules.view import View
from game.scenario.model import Epilogues, Paragraph
from game.text.wrapping import paragraphs, unmarked, wrapped

WIDTH = 88
NIGHTS = ((1, "In the first half of the night"), (2, "In the second half of the night"))
HORIZONS = (("winter", "That winter"), ("fate", "Your own fate"), ("treaties", "The treaties"))
CHANCE = "chance/"


def transcript(session: Session) -> str:
    """A whole play in words, as far as its choices lead."""
    return _Teller(session).all_of_it()


class _Teller:
    """One play being told."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.scenario = session.scenario
        self.shelf = Shelf(session.scenario)
        self.facts = tuple(session.all_facts())
        self.hours = self.scenario.head.hours.counter if self.scenario.head.hours else ""

    def all_of_it(self) -> str:
        """The head, every day, and the end."""
        days = sorted({fact.day for fact in self.facts})
        parts = [self._head(), *(self._day(day) for day in days), self._end()]
        return "\n\n".join("\n".join(part) for part in parts) + "\n"

    def _head(self) -> list[str]:
        head, settings = self.scenario.head, self.session.settings
        motive = next((each.name for each in head.motives if each.id == settings.motive), "")
        told = f"Length: {settings.length}. Luck: {settings.luck}. Seed: {self.session.seed}."
        lines = [f"== {head.title} ==", told, f"The other side’s temper: {settings.temperament}."]
        return [*lines, f"Motive: {motive}."] if motive else lines

    def _day(self, day: int) -> list[str]:
        told = self.shelf.day(day)
        date = long_date(day_date(self.scenario, day))
        morning_view = self.session.at_morning(day)
        frame = told.frame if morning_view is None else morning_view.worded(told.frame, told.frames)
        lines = [f"== Day {day}, {date}: {told.title} ==", *paragraphs(frame, WIDTH)]
        morning, by_day = self._split(day)
        lines += self._part("This morning", morning)
        lines += self._part("On the desk", [fact for fact in morning if _paper(fact)])
        lines += self._part("By day", by_day)
        lines += self._foreseen(day)
        for half, name in NIGHTS:
            lines += self._part(name, self._of(day, half))
        return lines

    def _of(self, day: int, half: int) -> list[f.Fact]:
        return [fact for fact in self.facts if (fact.day, fact.half) == (day, half)]

    def _split(self, day: int) -> tuple[list[f.Fact], list[f.Fact]]:
        """What the morning brought, and what was done by day."""
        facts = self._of(day, 0)
        stood = (place for place, fact in enumerate(facts) if isinstance(fact, f.Stood))
        cut = next(stood, len(facts))
        return facts[:cut], facts[cut:]

    def _part(self, name: str, facts: Sequence[f.Fact]) -> list[str]:
        """A part of a day under its name; papers of the morning have a part of their own."""
        desk = name == "On the desk"
        kept = [fact for fact in facts if desk or not _from_the_box(fact)]
        told = [line for fact in kept for line in self._told(fact)]
        if not told:
            return []
        lines = ["", f"{name}:"]
        for line in told:
            lines += wrapped(line, WIDTH, first="- ")
        return lines

    def _foreseen(self, day: int) -> list[str]:
        odds = self.session.notes.get("forecast", str(day))
        if not odds:
            return []
        evening, dusk = self.shelf.day(day).evening, self.session.before_night(day)
        ask = (evening if dusk is None else dusk.asked(evening)).ask
        return ["", *wrapped(f"In the evening: {ask} Your answer: {odds} in 100.", WIDTH)]

    # -- facts

    def _told(self, fact: f.Fact) -> Iterable[str]:
        """A fact in words: no line, or one, or several."""
        if isinstance(fact, f.Taken):
            return self._taken(fact)
        if isinstance(fact, f.Changed):
            return self._changed(fact)
        if isinstance(fact, f.Fell):
            return [self._fell(fact)]
        if isinstance(fact, f.Told | f.Ran | f.WentOff):
            return _texts(fact)
        return self._post(fact)

    def _post(self, fact: f.Fact) -> Iterable[str]:
        if isinstance(fact, f.Received):
            paper = self.shelf.papers[fact.paper]
            return [ended(f"{paper.title} ({paper.origin}, {paper.dated})")]
        if isinstance(fact, f.Sent):
            return [ended(f"Sent: {self.shelf.messages[fact.message].title}")]
        if isinstance(fact, f.Arrived):
            message = self.shelf.messages[fact.message]
            return [f"Arrived: {ended(message.title)} {unmarked(message.text)}"]
        return ()

    def _taken(self, taken: f.Taken) -> Iterable[str]:
        if taken.menu == "grounds":
            paper = self.shelf.papers.get(taken.id)
            return [ended(f"Grounds: {paper.title if paper else 'none were given'}")]
        if taken.id == NOTHING:
            return ()
        if taken.menu == "question":
            question = self.shelf.questions[taken.id]
            asked = f"You asked {self.shelf.short(question.to)}: {ended(question.text)}"
            return [f"{asked} Answer: {unmarked(answer(self.session, question))}"]
        if taken.menu == "tone":
            messenger = self.shelf.messengers[taken.owner]
            tone = self.shelf.clause_choice(taken.owner, taken.id)
            who = self.shelf.short(messenger.who)
            return [f"To {who}: {ended(tone.text if tone else taken.id)}"]
        if taken.menu == "clause":
            clause = self.shelf.clauses[taken.owner]
            choice = self.shelf.clause_choice(taken.owner, taken.id)
            return [f"{clause.prompt} {ended(choice.text if choice else taken.id)}"]
        return [self._answered(taken)]

    def _answered(self, taken: f.Taken) -> str:
        option = self.shelf.taken_option(taken.menu, taken.owner, taken.id)
        text = ended(option.text if option else taken.id)
        if taken.menu == "initiative":
            return f"Unasked: {text}"
        return f"{ended(self.shelf.matters[taken.owner].title)} Your order: {text}"

    def _changed(self, fact: f.Changed) -> Iterable[str]:
        if fact.what == self.hours:
            return ()
        because = f" {ended(fact.because)}" if fact.because else ""
        return [f"{self._movement(fact)}{because}"]

    def _movement(self, fact: f.Changed) -> str:
        if fact.kind == "gauge":
            name = self.shelf.gauges[fact.what].name
            return f"{name}: {_points(fact.before)} to {_points(fact.after)}."
        if fact.kind == "track":
            track = self.shelf.tracks[fact.what]
            return f"{track.name}: {track.states[fact.after].name}."
        if fact.kind == "counter":
            name = next(each.name for each in self.scenario.counters if each.id == fact.what)
            return f"{name}: {fact.before} to {fact.after}."
        name = next(each.name for each in self.scenario.flags if each.id == fact.what)
        return f"{name}." if fact.after else f"No longer so: {name}."

    def _fell(self, fact: f.Fell) -> str:
        is_incident = fact.name.startswith(CHANCE)
        name = fact.cause.removeprefix("incident/")
        incident = self.shelf.incidents.get(name) if is_incident else None
        limit = fact.boundaries[0 if is_incident else fact.outcome]
        drawn = Drawn(
            day=fact.day,
            half=fact.half,
            title=fact.because,
            number=fact.number,
            limit=limit,
            happened=fact.outcome > 0,
            told="",
            incident=incident,
        )
        held = f" {incident.held}" if incident and not fact.outcome else ""
        title = ended(incident.title if incident else fact.because)
        return f"Luck: {title} {in_words(drawn)}{held}".replace("  ", " ")

    # -- the end

    def _end(self) -> list[str]:
        closed = self.session.ending
        if closed is None:
            return ["== Not finished ==", *wrapped(self.scenario.head.words.unfinished, WIDTH)]
        view = View(self.session.rules, self.session.state)
        lines = [f"== {closed.title} ==", *paragraphs(closed.text, WIDTH)]
        for name, title in HORIZONS:
            told = [each.text for each in _horizon(closed.epilogues, name) if view.holds(each.when)]
            if told:
                lines += ["", f"{title}:", *paragraphs("\n".join(told), WIDTH)]
        return lines


def _horizon(epilogues: Epilogues, name: str) -> tuple[Paragraph, ...]:
    known = {"winter": epilogues.winter, "fate": epilogues.fate, "treaties": epilogues.treaties}
    return known[name]


def _paper(fact: f.Fact) -> bool:
    return isinstance(fact, f.Received)


def _from_the_box(fact: f.Fact) -> bool:
    return isinstance(fact, f.Received) and fact.cause == "turn/morning"


def _texts(fact: f.Told | f.Ran | f.WentOff) -> list[str]:
    if isinstance(fact, f.Told):
        return [ended(unmarked(fact.text))] if fact.text else []
    if isinstance(fact, f.Ran):
        return [ended(unmarked(fact.tape))] if fact.tape else []
    return [" ".join(ended(unmarked(part)) for part in (fact.tape, fact.because) if part)]


def _points(tenths: int) -> str:
    """A gauge in points, with a decimal only where it needs one."""
    whole, rest = divmod(tenths, POINT)
    return f"{whole}.{rest}" if rest else str(whole)
