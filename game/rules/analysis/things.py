"""What there is to be met in a scenario, and by which mark a play shows that it met it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.rules.conditions import FAR
from game.rules.program import Rules
from game.rules.state import ARRIVED, BURNT
from game.scenario import model as m
from game.scenario.checks.view import View
from game.scenario.source import Path


@dataclass(frozen=True, slots=True)
class InRow:
    """The last row of the play holds a value within bounds, both included."""

    place: int
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class Met:
    """The engine told it on the way: a kind such as rule or outcome, and a name."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Closed:
    """The play closed with the ending of this index."""

    ending: int


@dataclass(frozen=True, slots=True)
class Lasted:
    """The play reached this day."""

    day: int


@dataclass(frozen=True, slots=True)
class Stood:
    """A gauge stood in a band (0 low to 4 high) when something was to be chosen, or at the end."""

    place: int
    band: int


Mark = InRow | Met | Closed | Lasted | Stood


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that plays may meet. `path` leads to it from the scenario."""

    kind: str
    id: str
    path: Path
    mark: Mark

    def __hash__(self) -> int:
        # By its two words alone: path and mark differ where these do, and take long.
        return hash((self.kind, self.id))

    @property
    def name(self) -> str:
        """Kind and id, for people."""
        return f"{self.kind} {self.id}"


BANDS_OF_A_GAUGE = 5
LOW_END, HIGH_END = 0, BANDS_OF_A_GAUGE - 1


def things(view: View, rules: Rules) -> tuple[Thing, ...]:
    """Everything that plays of these rules can meet, in the order of the files.

    What the length of the rules leaves out is not listed.
    """
    finder = _Finder(view, rules)
    return (
        *finder.choices(),
        *finder.papers(),
        *finder.events(),
        *finder.outcomes(),
        *finder.rest(),
    )


class _Finder:
    def __init__(self, view: View, rules: Rules) -> None:
        self._view = view
        self._rules = rules
        self._days = view.scenario.days

    def _row(self, kind: str, name: str, lowest: int = 1, highest: int = FAR) -> InRow:
        place = self._rules.layout.places[kind, name]
        return InRow(place, lowest, highest)

    def _in_length(self, lengths: tuple[str, ...]) -> bool:
        return self._rules.length in lengths

    def choices(self) -> Iterator[Thing]:
        """Options of matters, choices of clauses, initiatives, questions."""
        for path, part in self._view.of(m.Matter):
            if not self._in_length(part.lengths):
                continue
            for index, option in enumerate(part.options):
                mark = self._row("choice", part.id, index + 1, index + 1)
                yield Thing("option", f"{part.id}/{option.id}", (*path, "options", index), mark)
        for path, clause in self._view.of(m.Clause):
            if not self._in_length(clause.lengths) or not self._is_asked(clause.id):
                continue
            for index, choice in enumerate(clause.choices):
                mark = self._row("choice", clause.id, index + 1, index + 1)
                yield Thing("clause", f"{clause.id}/{choice.id}", (*path, "choices", index), mark)
        for path, initiative in self._view.of(m.Initiative):
            if self._in_length(initiative.lengths):
                mark = self._row("taken", f"initiative/{initiative.id}")
                yield Thing("initiative", initiative.id, path, mark)
        for path, question in self._view.of(m.Question):
            if self._in_length(question.lengths):
                mark = self._row("taken", f"question/{question.id}")
                yield Thing("question", question.id, path, mark)

    def _is_asked(self, clause: str) -> bool:
        return any(getattr(step, "owner", "") == clause for step in self._rules.steps)

    def papers(self) -> Iterator[Thing]:
        """Papers; those that make a claim are reports."""
        for path, paper in self._view.of(m.Paper):
            if self._in_length(paper.lengths):
                kind = "report" if paper.report is not None else "paper"
                yield Thing(kind, paper.id, path, self._row("received", paper.id))

    def events(self) -> Iterator[Thing]:
        """Incidents, fuses, messages, rules."""
        for path, incident in self._view.of(m.Incident):
            yield Thing("incident", incident.id, path, self._row("happened", incident.id))
        lit = {fuse.id for fuse in self._rules.fuses}
        for path, fuse in self._view.of(m.Fuse):
            if fuse.id in lit:
                yield Thing("fuse", fuse.id, path, self._row("fuse", fuse.id, BURNT, BURNT))
        for path, message in self._view.of(m.Message):
            yield Thing("message", message.id, path, self._row("message", message.id, ARRIVED))
        for path, rule in self._view.of(m.Rule):
            yield Thing("rule", rule.id, path, Met("rule", f"rule/{rule.id}"))

    def outcomes(self) -> Iterator[Thing]:
        """The results of draws of options, clauses, questions, rules, incidents and messages."""
        for path, part in self._view.of(m.Effects):
            for index, outcome in enumerate(part.outcomes):
                name = f"{self._cause(path, part)}#{outcome.id}"
                if name in self._rules.words:  # what the length leaves out was not compiled
                    here = (*path, "outcomes", index)
                    yield Thing("outcome", name, here, Met("outcome", name))

    def _cause(self, path: Path, part: m.Effects) -> str:
        """What the compilation calls the part at a path as a cause."""
        name: str = getattr(part, "id", "")
        if path[0] != "days":
            kinds = {m.Incident: "incident", m.Message: "message"}
            return f"{kinds.get(type(part), 'rule')}/{name}"
        day = self._days[int(path[1])]
        if isinstance(part, m.ClauseChoice):
            return f"clause/{day.day}/{self._owner(path)}/{self._clause(path)}/{name}"
        if isinstance(part, m.Rule):
            return f"rule/{name}"
        if path[2] == "matters":
            return f"option/{day.day}/{day.matters[int(path[3])].id}/{name}"
        kind = "question" if isinstance(part, m.Question) else "initiative"
        return f"{kind}/{day.day}/{name}"

    def _owner(self, path: Path) -> str:
        day = self._days[int(path[1])]
        owners = day.matters if path[2] == "matters" else day.initiatives
        return owners[int(path[3])].id

    def _clause(self, path: Path) -> str:
        day, place = self._days[int(path[1])], int(path[3])
        option: m.Option = (
            day.matters[place].options[int(path[5])]
            if path[2] == "matters"
            else day.initiatives[place]
        )
        return option.clauses[int(path[path.index("clauses") + 1])].id

    def rest(self) -> Iterator[Thing]:
        """Endings, envelopes, and the bands of gauges."""
        for path, ending in self._view.of(m.Ending):
            mark = Closed(self._rules.endings.index(ending.id))
            yield Thing("ending", ending.id, path, mark)
        for index, day in enumerate(self._days):
            yield Thing("envelope", f"day {day.day}", ("days", index, "envelope"), Lasted(day.day))
        for path, gauge in self._view.of(m.Gauge):
            place = self._rules.layout.place("gauge", gauge.id)
            for band in range(BANDS_OF_A_GAUGE):
                words = gauge.bands[band] if len(gauge.bands) > band else f"band {band + 1} of 5"
                yield Thing("band", f"{gauge.id}: {words}", path, Stood(place, band))
