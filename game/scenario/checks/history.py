"""Whether claims name their sources, and nobody knows too much: 503, 505 to 507, 509 to 512."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from game.scenario import model as parts_of
from game.scenario.checks.dates import date_in, first_day
from game.scenario.checks.view import View, day_of, held
from game.scenario.claims import claims
from game.scenario.findings import Finding
from game.scenario.source import Path
from game.scenario.values import Confidence, SourceRef

QUOTED_WORDS = 30
"""The longest quotation, in words."""

_INLINE = re.compile(r"“([^”]*)”")


def sourced(view: View) -> Iterator[Finding]:
    """503: documented claims without a source, without a place in it, or from memory."""
    registry = {source.id: source for source in view.scenario.sources}
    for path, part in view.holding("sources"):
        sources: tuple[SourceRef, ...] | None = held(part, "sources")
        certainty = held(part, "confidence") or held(part, "basis")
        if certainty is not Confidence.DOCUMENTED or sources is None:
            continue
        if not sources:
            yield view.error(503, path, "it is called documented, and names no source")
            continue
        known = [
            (reference, registry[reference.id]) for reference in sources if reference.id in registry
        ]
        if known and not any(
            reference.at or source.locator or source.url for reference, source in known
        ):
            message = "it is called documented, and no source says where in it to look (at: …)"
            yield view.error(503, (*path, "sources"), message)
        elif known and all(source.verified == "memory" for _, source in known):
            message = "it is called documented, and its sources are from memory: inferred at most"
            yield view.error(503, (*path, "sources"), message)


def claimed(view: View) -> Iterator[Finding]:
    """512: claims that do not say how sure they are; disputed or inferred ones without a source."""
    for claim in claims(view):
        if claim.confidence is None:
            message = f"this {claim.kind} does not say how sure it is (confidence: …)"
            yield view.error(512, claim.path, message)
        elif not claim.sources and claim.confidence in (Confidence.DISPUTED, Confidence.INFERRED):
            yield view.error(512, claim.path, f"this {claim.kind} names no source (sources: …)")


def warranted(view: View) -> Iterator[Finding]:
    """505: paths not taken in history without a warrant, or with one that names no source."""
    for path, matter in view.of(parts_of.Matter):
        for index, option in enumerate(matter.options):
            if option.id != matter.historical.option:
                yield from _warrant(view, (*path, "options", index), option)
    for path, initiative in view.of(parts_of.Initiative):
        if not initiative.historical:
            yield from _warrant(view, path, initiative)
    for path, ending in view.of(parts_of.Ending):
        if not ending.warrant.sources:
            yield view.warning(505, (*path, "warrant"), "the warrant names no source")


def _warrant(view: View, path: Path, option: parts_of.Option) -> Iterator[Finding]:
    if option.warrant is None:
        message = f'"{option.id}" was not done in history, and no warrant says why it is plausible'
        yield view.error(505, path, message)
    elif not option.warrant.sources:
        yield view.warning(505, (*path, "warrant"), "the warrant names no source")


def quotations(view: View) -> Iterator[Finding]:
    """506: quotations that are too long, or known from memory only."""
    registry = {source.id: source for source in view.scenario.sources}
    for path, quotation in view.of(parts_of.Quotation):
        words = len(quotation.text.split())
        if words > QUOTED_WORDS:
            message = f"the quotation has {words} words; at most {QUOTED_WORDS} are quoted"
            yield view.error(506, (*path, "text"), message)
        known = [
            registry[reference.id] for reference in quotation.sources if reference.id in registry
        ]
        if known and all(source.verified == "memory" for source in known):
            message = "these words are known from memory only, and must not be quoted"
            yield view.error(506, (*path, "sources"), message)
    for path, text in view.prose:
        for words in _INLINE.findall(text) if "“" in text else ():
            count = len(words.split())
            if count > QUOTED_WORDS:
                message = f"{count} words stand in quotation marks; at most {QUOTED_WORDS} may"
                first = " ".join(words.split()[:2])
                yield view.at_word(view.error(506, path, message), path, first)


# --- Dates ------------------------------------------------------------------


def dates(view: View) -> Iterator[Finding]:
    """507: papers and documents dated later than the day they can be read."""
    first = first_day(view.scenario)
    if first is None:
        yield view.error(107, ("head", "first_day"), "there is no such day in the calendar")
        return
    for path, paper in view.of(parts_of.Paper):
        index = day_of(path)
        dated = date_in(paper.dated, first.year)
        if index is None or dated is None:
            continue
        today = first + timedelta(days=view.scenario.days[index].day - 1)
        if dated > today:
            message = f"dated {dated:%d %B}, and in the box on {today:%d %B}"
            yield view.warning(507, (*path, "dated"), message)
    for path, document in view.of(parts_of.Document):
        written = date_in(document.written, first.year)
        if document.known_from_day > view.scenario.head.days:
            continue
        known = first + timedelta(days=document.known_from_day - 1)
        if written is not None and written > known:
            message = f"written on {written:%d %B %Y}, and known from {known:%d %B %Y} on"
            yield view.warning(507, (*path, "known_from_day"), message)


# --- Reports and people -----------------------------------------------------


def reports(view: View) -> Iterator[Finding]:
    """509: false reports by which nobody could notice that they are false."""
    for path, report in view.of(parts_of.Report):
        if not report.true and not report.tell:
            message = "the claim is false, and no tell says how a careful reader may notice"
            yield view.error(509, path, message)


def other_eyes(view: View) -> Iterator[Finding]:
    """517: a word that is tested by the very person who gave it."""
    reporters = {
        paper.id: paper.report.reporter for _, paper in view.of(parts_of.Paper) if paper.report
    }
    asked = {question.id: question.to for _, question in view.of(parts_of.Question)}
    for path, question in view.of(parts_of.Question):
        for key, tested, author in (
            ("checks", question.checks, reporters.get(question.checks or "")),
            ("second_to", question.second_to, asked.get(question.second_to or "")),
        ):
            if author == question.to:
                message = f"“{tested}” is {author}’s own word, and he cannot test it"
                yield view.error(517, (*path, key), message)


def speakers(view: View) -> Iterator[Finding]:
    """510: people who speak and have no source."""
    people = {person.id: index for index, person in enumerate(view.scenario.people)}
    speaking = {voice.who for _, voice in view.of(parts_of.Voice)}
    speaking |= {question.to for _, question in view.of(parts_of.Question)}
    for name in sorted(speaking & people.keys()):
        person = view.scenario.people[people[name]]
        if not person.sources and person.confidence is not Confidence.INVENTED:
            yield view.warning(
                510, ("people", people[name]), f"{person.name} speaks, and names no source"
            )


def one_sided(view: View) -> Iterator[Finding]:
    """511: disputed claims that name only one side."""
    for path, part in view.holding("confidence"):
        if held(part, "confidence") is not Confidence.DISPUTED:
            continue
        sources: tuple[SourceRef, ...] = held(part, "sources") or ()
        warrant = held(part, "warrant")
        if len(sources) < 2 and not (warrant is not None and warrant.disputed_by):  # noqa: PLR2004
            yield view.warning(511, path, "it is called disputed, and names fewer than two sources")
