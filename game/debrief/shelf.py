"""Everything of a scenario by its id, looked up once and shared by all that ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from game.debrief.citing import Use, uses_of
from game.rules.layout import matters_of
from game.scenario.linking import Linker
from game.scenario.model import (
    Clause,
    ClauseChoice,
    CodexEntry,
    Day,
    Document,
    Gauge,
    Incident,
    Initiative,
    Matter,
    Message,
    Messenger,
    Option,
    Paper,
    Person,
    Question,
    Rule,
    Scenario,
    Source,
    Track,
)
from game.scenario.values import Length

Known = CodexEntry | Document | Person


@dataclass(frozen=True)
class Shelf:
    """A scenario with its parts by id. KeyError for unknown ids, None from `known`."""

    scenario: Scenario

    @cached_property
    def people(self) -> dict[str, Person]:
        """People by id."""
        return {person.id: person for person in self.scenario.people}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.scenario.sources}

    @cached_property
    def gauges(self) -> dict[str, Gauge]:
        """Gauges by id."""
        return {gauge.id: gauge for gauge in self.scenario.gauges}

    @cached_property
    def tracks(self) -> dict[str, Track]:
        """Tracks by id."""
        return {track.id: track for track in self.scenario.tracks}

    @cached_property
    def incidents(self) -> dict[str, Incident]:
        """Incidents by id."""
        return {incident.id: incident for incident in self.scenario.incidents}

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The rules of the world, of the other side and of single days, by id."""
        scenario = self.scenario
        of_days = (rule for day in scenario.days for rule in day.rules)
        return {rule.id: rule for rule in (*scenario.rules, *scenario.opponent, *of_days)}

    @cached_property
    def messages(self) -> dict[str, Message]:
        """Letters and cables by id."""
        return {message.id: message for message in self.scenario.messages}

    @cached_property
    def papers(self) -> dict[str, Paper]:
        """Papers by id."""
        return {paper.id: paper for day in self.scenario.days for paper in day.papers}

    @cached_property
    def matters(self) -> dict[str, Matter]:
        """Matters by id."""
        return {matter.id: matter for day in self.scenario.days for matter in day.matters}

    @cached_property
    def initiatives(self) -> dict[str, Initiative]:
        """Initiatives by id."""
        return {each.id: each for day in self.scenario.days for each in day.initiatives}

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Questions by id."""
        return {each.id: each for day in self.scenario.days for each in day.questions}

    @cached_property
    def options(self) -> dict[tuple[str, str], Option]:
        """Options by the ids of their matter and of themselves."""
        return {
            (matter.id, option.id): option
            for matter in self.matters.values()
            for option in matter.options
        }

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Clauses by id."""
        holders = [*self.options.values(), *self.initiatives.values()]
        return {clause.id: clause for holder in holders for clause in holder.clauses}

    @cached_property
    def messengers(self) -> dict[str, Messenger]:
        """Messengers by id."""
        return {each.id: each for day in self.scenario.days for each in day.messengers}

    @cached_property
    def entries(self) -> dict[str, Known]:
        """What the codex can open: entries, documents and people by id."""
        found: dict[str, Known] = dict(self.people)
        found.update({document.id: document for document in self.scenario.documents})
        found.update({entry.id: entry for entry in self.scenario.codex})
        return found

    @cached_property
    def linker(self) -> Linker:
        """What puts links into the scenario's texts."""
        return Linker(self.scenario)

    @cached_property
    def uses(self) -> Mapping[str, tuple[Use, ...]]:
        """Where each source is used, by its id."""
        return uses_of(self.scenario)

    @cached_property
    def hidden_rules(self) -> frozenset[str]:
        """Causes that are told in the debrief only."""
        rules = [*self.scenario.rules, *self.scenario.opponent]
        for day in self.scenario.days:
            rules += day.rules
        return frozenset(f"rule/{rule.id}" for rule in rules if rule.hidden)

    @cached_property
    def knot(self) -> Gauge | None:
        """The gauge that tightens the knot."""
        return next((gauge for gauge in self.scenario.gauges if gauge.knot), None)

    @cached_property
    def ladder(self) -> Track | None:
        """The track of brinkmanship."""
        return self._track("ladder")

    @cached_property
    def opponent(self) -> Track | None:
        """The track of the other side."""
        return self._track("opponent")

    def _track(self, role: str) -> Track | None:
        return next((track for track in self.scenario.tracks if track.role == role), None)

    def day(self, number: int) -> Day:
        """A day by its number, from 1."""
        return self.scenario.days[number - 1]

    def flag_name(self, flag: str) -> str:
        """What a flag says when it is set."""
        return next((each.name for each in self.scenario.flags if each.id == flag), flag)

    def short(self, person: str) -> str:
        """The short name of a person; what is no id is a name already."""
        known = self.people.get(person)
        return known.short if known else person

    def state_name(self, track: Track, state: str) -> str:
        """What a state of a track is called."""
        return next((each.name for each in track.states if each.id == state), state)

    def clause_choice(self, clause: str, choice: str) -> ClauseChoice | None:
        """A wording of a clause or a tone to a messenger, or nothing."""
        known = self.clauses.get(clause) or self.messengers.get(clause)
        choices = known.choices if known else ()
        return next((each for each in choices if each.id == choice), None)

    def by_day(self, day: int, length: Length) -> tuple[Matter, ...]:
        """The matters that a length puts by day."""
        return matters_of(self.day(day), length, 0)

    def taken_option(self, kind: str, owner: str, entry: str) -> Option | None:
        """The option or initiative that a choice took, or nothing for other kinds."""
        if kind in ("matter", "interruption"):
            return self.options.get((owner, entry))
        return self.initiatives.get(entry) if kind == "initiative" else None
