"""Papers and codex: what has been read, what may be looked up, and where it comes from."""

from __future__ import annotations

from dataclasses import replace

from game.present.frame import Frame, cited, linked, marked, source_actions, sureness, unique
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
from game.scenario.model import CodexEntry, CodexPart, Document, Person, Quotation, Source
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
VERIFIED = {
    "read": "The text was read.",
    "excerpt-seen": "A part of it, or a quotation from it, was read.",
    "memory": "Not checked for this game: taken from general knowledge. Treat it as unproven.",
}


def known(frame: Frame, day: int) -> bool:
    """Whether something known from a day on may be shown now."""
    return frame.over() or day <= frame.session.day


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
    documents = [each for each in frame.scenario.documents if known(frame, each.known_from_day)]
    if documents:
        blocks.append(Heading("Documents", 2))
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
        actions=unique((*cards, Action("open:sources", "All sources", "secondary"), _close())),
        keys=(("Esc", "back"), ("Enter", "open")),
        focus="close",
        announcement="Papers and codex.",
        back="close",
    )


def _close() -> Action:
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
    """A primary source: what it is, what it says, how far to trust it."""
    blocks: list[Block] = [Prose(document.summary, "document")]
    blocks += [Prose(sentence(point)) for point in document.points]
    blocks += [quote(frame, quotation) for quotation in document.quotations]
    side: list[Block] = [Facts((("Kind", document.kind), ("Written", document.written)))]
    if document.why:
        side += [Heading("Why it matters", 3), Prose(document.why)]
    if document.question:
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
    """Recorded words with their source."""
    first = quotation.sources[0]
    source = frame.source(first.id)
    return Quote(
        quotation.text,
        quotation.speaker,
        source.used_as if source else "",
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
                _close(),
            )
        ),
        keys=(("Esc", "back"),),
        focus="close",
        announcement=title,
        back="close",
    )


def source_page(frame: Frame, source: Source) -> Page:
    """One source: what it is, where it lies, how far to trust it, where it is used."""
    rows = [
        (name, value)
        for name, value in (
            ("Author", source.author),
            ("Date", source.date),
            ("Held by", source.held_by),
            ("Published", source.publisher),
            ("Where", source.locator),
            ("Address", source.url),
            ("Kind", source.kind),
        )
        if value
    ]
    blocks: list[Block] = [
        Facts(tuple(rows)),
        Heading("How far to trust it", 3),
        Prose(source.reliability, "document"),
        Prose(VERIFIED[source.verified], "note"),
    ]
    used = used_in(frame, source.id)
    side: list[Block] = [Heading("Used in", 3)]
    side += [Prose(place, "note") for place in used] or [Prose("Background only.", "note")]
    return Page(
        id=f"source/{source.id}",
        kind="sources",
        title=source.used_as,
        subtitle=source.title,
        header=frame.header(),
        main=tuple(blocks),
        side=tuple(side),
        actions=(_close(),),
        keys=(("Esc", "back"),),
        focus="close",
        announcement=source.title,
        back="close",
    )


MOST_USES = 24
SOURCE_KINDS = (
    ("letter", "Letters"),
    ("cable", "Cables and reports"),
    ("minutes", "Minutes and notes"),
    ("speech", "Speeches and statements"),
    ("treaty", "Treaties"),
    ("photo", "Photographs"),
    ("memoir", "Memoirs"),
    ("press", "Newspapers"),
    ("monograph", "Books"),
    ("article", "Articles"),
    ("collection", "Collections"),
    ("archive-page", "Pages of archives and museums"),
)


def used_in(frame: Frame, source_id: str) -> list[str]:
    """Where a source is used, in words; only what the player may know of by now."""
    places = [
        use.place for use in frame.shelf.uses.get(source_id, ()) if known(frame, use.known_from_day)
    ]
    rest = len(places) - MOST_USES
    return [*places[:MOST_USES], *([f"and in {rest} more places"] if rest > 0 else [])]


def sources_page(frame: Frame) -> Page:
    """The registry of sources, by kind: each with what it is and how far it is to be trusted."""
    sources = frame.scenario.sources
    main: list[Block] = [
        Prose(
            "Every claim in the game names its sources and says how sure it is: documented, "
            "disputed, inferred, or written for the game. Open a source to see what it is, how "
            "far to trust it, and where it is used.",
        )
    ]
    for kind, name in SOURCE_KINDS:
        cards = [_source_card(each) for each in sources if each.kind == kind]
        if cards:
            main += [Heading(name, 2, note=str(len(cards))), *cards]
    counts = {mark: sum(each.verified == mark for each in sources) for mark in VERIFIED}
    side: tuple[Block, ...] = (
        Heading("How they were checked", 3),
        Facts(
            (
                ("Read", str(counts["read"])),
                ("Read in part", str(counts["excerpt-seen"])),
                ("Not checked", str(counts["memory"])),
            )
        ),
        Prose("Nothing rests as documented on a source that was not checked.", "note"),
    )
    actions = tuple(
        Action(block.action, block.title, "card") for block in main if isinstance(block, Card)
    )
    return Page(
        id="sources",
        kind="sources",
        title="Sources",
        subtitle=f"{len(sources)} sources",
        main=tuple(main),
        side=side,
        actions=(*actions, _close()),
        keys=(("Esc", "back"),),
        focus="close",
        announcement="Sources.",
        back="close",
    )


def _source_card(source: Source) -> Card:
    tag = "Not checked" if source.verified == "memory" else ""
    return Card(f"open:source:{source.id}", source.used_as, source.reliability, tag)


CITED = "open:cited:page"
"""The action that lists the sources of a page, so that each is two keys away."""
CITED_KEY = "s"
MOST_KEYS = 4
"""How many keys the foot of a page names at most, that of the sources among them."""
LIST_KEYS = "123456789abcdefghijklmnopqtuvwxyz"
"""The keys of such a list: those that mean something everywhere are left out."""


def with_sources(page: Page) -> Page:
    """A page that cites, with the key that lists its sources."""
    cites = any(each.id.startswith("open:source:") for each in page.actions)
    taken = any(each.key == CITED_KEY for each in page.actions)
    if not cites or taken or page.id in ("sources", "cited"):
        return page
    listing = Action(CITED, "Sources of this page", "secondary", key=CITED_KEY, quiet=True)
    shown = page.keys if len(page.keys) >= MOST_KEYS else (*page.keys, ("S", "sources"))
    if any(cap == "S" for cap, _word in page.keys):
        shown = page.keys
    return replace(page, actions=(*page.actions, listing), keys=shown)


def cited_page(frame: Frame, below: Page) -> Page:
    """The sources of a page in its order, each on a key."""
    names = [each for each in below.actions if each.id.startswith("open:source:")]
    ids = list(dict.fromkeys(each.id.removeprefix("open:source:") for each in names))
    found = [source for each in ids if (source := frame.source(each)) is not None]
    cards: list[Block] = []
    actions: list[Action] = []
    for place, source in enumerate(found):
        key = LIST_KEYS[place] if place < len(LIST_KEYS) else ""
        card = _source_card(source)
        cards.append(replace(card, title=f"{key.upper()}  {card.title}" if key else card.title))
        actions.append(Action(card.action, card.title, "card", key=key))
    return Page(
        id="cited",
        kind="sources",
        title="Sources of this page",
        subtitle=below.title,
        header=frame.header(),
        main=tuple(cards),
        actions=(*actions, _close()),
        keys=(("1 to 9, A to Z", "open"), ("Esc", "back")),
        focus=actions[0].id if actions else "close",
        announcement=f"{len(found)} sources.",
        back="close",
    )


__all__ = [
    "CITED",
    "cited",
    "cited_page",
    "document_page",
    "entry_page",
    "known",
    "library",
    "person_page",
    "quote",
    "source_page",
    "sources_page",
    "with_sources",
]
