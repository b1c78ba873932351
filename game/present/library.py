"""Papers and codex: what has been read, and what may be looked up."""

from __future__ import annotations

from game.present.frame import Frame, linked, marked, source_actions, sureness, unique
from game.present.markup import sentence
from game.present.page import (
    Action,
    Block,
    Card,
    Facts,
    Heading,
    Page,
    Prose,
    Quote,
)
from game.scenario.model import CodexEntry, CodexPart, Document, Person, Quotation
from game.scenario.values import SourceRef

KINDS = (
    ("room", "The background, room by room"),
    ("term", "Terms"),
    ("weapon", "Weapons"),
    ("place", "Places"),
    ("institution", "Institutions"),
    ("event", "Events"),
    ("background", "Background"),
    ("person", "Further names"),
)

AS_IT_WAS = "As it was in history. Your own play may have gone another way."


def known(frame: Frame, day: int) -> bool:
    """Whether something known from a day on may be shown now."""
    return frame.over() or day <= frame.session.day


def opened(frame: Frame) -> frozenset[str]:
    """The documents that may be read now: with the papers that came of them, or once all is over.

    What no paper retells is of history's own way, and told in the debrief.
    """
    if frame.over():
        return frozenset(each.id for each in frame.scenario.documents)
    return frame.session.documents()


def library(frame: Frame) -> Page:
    """The way into everything that can be looked up."""
    day = frame.session.day
    blocks: list[Block] = [Heading("Papers that reached you", 2)]
    for number in range(1, day + 1):
        blocks += [
            Card(
                f"open:paper:{paper.id}",
                paper.title,
                f"Day {number}. {paper.origin}",
                "",
                "document",
            )
            for paper in frame.session.papers(number)
        ]
    side: list[Block] = [Heading("People", 2)]
    side += [
        Card(f"open:person:{person.id}", person.name, person.office, "", "people")
        for person in frame.scenario.people
        if known(frame, person.known_from_day)
    ]
    may_open = opened(frame)
    documents = [each for each in frame.scenario.documents if each.id in may_open]
    if documents:
        blocks += [Heading("Documents", 2), Prose(AS_IT_WAS, "note")]
        blocks += [
            Card(f"open:document:{each.id}", each.title, each.written, "", "document")
            for each in documents
        ]
    for kind, name in KINDS:
        entries = [
            each
            for each in frame.scenario.codex
            if each.kind == kind and known(frame, each.known_from_day)
        ]
        if entries:
            blocks.append(Heading(name, 2))
            blocks += [Card(f"open:codex:{each.id}", each.title) for each in entries]
    cards = tuple(
        Action(block.action, block.title, "card")
        for block in (*blocks, *side)
        if isinstance(block, Card)
    )
    return Page(
        id="library",
        kind="codex",
        title="Papers and codex",
        header=frame.header(),
        main=tuple(blocks),
        side=tuple(side),
        actions=unique((*cards, Action("open:sources", "All sources", "secondary"), close())),
        keys=(("Esc", "back"), ("Enter", "open")),
        focus="close",
        announcement="Papers and codex.",
        back="close",
    )


def close() -> Action:
    """The way back from a page of the codex."""
    return Action("close", "Back", "main", key="escape")


def entry_page(frame: Frame, entry: CodexEntry) -> Page:
    """One entry of the codex; a room with its parts, each with its own sources."""
    seen = {entry.id}
    blocks: list[Block] = [Prose(frame.explained(entry.text, seen), "document")]
    shown = [part for part in entry.parts if known(frame, part.known_from_day)]
    for part in shown:
        blocks += _part(frame, part, seen)
    if len(shown) < len(entry.parts):
        blocks.append(Prose("More of this page opens later.", "note"))
    see = [each for each in frame.scenario.codex if each.id in entry.see]
    more = [
        Card(f"open:codex:{each.id}", each.title)
        for each in see
        if known(frame, each.known_from_day)
    ]
    if more:
        blocks += [Heading("See also", 3), *more]
    return _page(
        frame,
        f"codex/{entry.id}",
        entry.title,
        dict(KINDS)[entry.kind],
        blocks,
        [Prose(sureness(entry.confidence, entry.sources, frame), "note")],
        entry.sources,
    )


def _part(frame: Frame, part: CodexPart, seen: set[str]) -> list[Block]:
    """One claim of an entry: its text, recorded words, and how sure it is."""
    blocks: list[Block] = [Heading(part.title, 3)] if part.title else []
    blocks.append(Prose(frame.explained(part.text, seen), "document"))
    if part.quotation is not None:
        blocks.append(quote(frame, part.quotation))
    blocks.append(Prose(marked(part.confidence, part.sources, frame), "note"))
    return blocks


def person_page(frame: Frame, person: Person) -> Page:
    """Somebody: office, and for advisers what they want, fear and miss."""
    rows = [
        (name, value)
        for name, value in (
            ("Wants", person.agenda),
            ("Fears", person.fear),
            ("Trust him on", person.trust_on),
            ("Fails by", person.fails_by),
        )
        if value
    ]
    blocks: list[Block] = [Prose(frame.explained(person.text, {person.id}), "document")]
    if rows:
        blocks.append(Facts(tuple(rows)))
    return _page(
        frame,
        f"person/{person.id}",
        person.name,
        person.office,
        blocks,
        [Prose(sureness(person.confidence, person.sources, frame), "note")],
        person.sources,
    )


def document_page(frame: Frame, document: Document) -> Page:
    """A primary source: what it is, what it says, how far to trust it.

    What was made of it later is told once the play is over.
    """
    blocks: list[Block] = [Prose(AS_IT_WAS, "note"), Prose(document.summary, "document")]
    blocks += [Prose(sentence(point)) for point in document.points]
    blocks += [quote(frame, quotation) for quotation in document.quotations]
    side: list[Block] = [Facts((("Kind", document.kind), ("Written", document.written)))]
    if document.why and frame.over():
        side += [Heading("Why it matters", 3), Prose(document.why)]
    if document.question and frame.over():
        side += [Heading("Ask of it", 3), Prose(document.question)]
    if document.known_note:
        side.append(Prose(document.known_note, "note"))
    side.append(Prose(sureness(document.confidence, document.sources, frame), "note"))
    return _page(
        frame,
        f"document/{document.id}",
        document.title,
        document.kind,
        blocks,
        side,
        document.sources,
    )


def quote(frame: Frame, quotation: Quotation) -> Quote:
    """Recorded words with their source; who spoke is left out where the source says the same."""
    first = quotation.sources[0]
    source = frame.source(first.id)
    named = source.used_as if source else ""
    return Quote(
        quotation.text,
        "" if named.startswith(quotation.speaker) else quotation.speaker,
        named,
        f"open:source:{first.id}",
    )


def _page(  # noqa: PLR0913 (the parts of a page)
    frame: Frame,
    name: str,
    title: str,
    subtitle: str,
    blocks: list[Block],
    side: list[Block],
    sources: tuple[SourceRef, ...],
) -> Page:
    cards = tuple(
        Action(block.action, block.title, "card") for block in blocks if isinstance(block, Card)
    )
    quotes = tuple(
        Action(block.link, block.source or "Source", "link")
        for block in blocks
        if isinstance(block, Quote) and block.link
    )
    return Page(
        id=name,
        kind="codex",
        title=title,
        subtitle=subtitle,
        header=frame.header(),
        main=tuple(blocks),
        side=tuple(side),
        actions=unique(
            (
                *linked((*blocks, *side)),
                *cards,
                *quotes,
                *source_actions(sources, frame),
                close(),
            )
        ),
        keys=(("Esc", "back"),),
        focus="close",
        announcement=title,
        back="close",
    )
