"""Where everything comes from: one source, all sources, and those of the page in hand."""

from __future__ import annotations

from dataclasses import replace

from game.debrief.citing import document_place
from game.present.frame import Frame
from game.present.library import close, known, opened
from game.present.page import Action, Block, Card, Facts, Heading, Page, Prose
from game.scenario.model import Source

VERIFIED = {
    "read": "The text was read.",
    "excerpt-seen": "A part of it, or a quotation from it, was read.",
    "memory": "Not checked for this game: taken from general knowledge. Treat it as unproven.",
}


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
        actions=(close(),),
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
    may_open = opened(frame)
    shut = {document_place(each) for each in frame.scenario.documents if each.id not in may_open}
    places = [
        use.place
        for use in frame.shelf.uses.get(source_id, ())
        if use.place not in shut and known(frame, use.known_from_day)
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
        actions=(*actions, close()),
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
        actions=(*actions, close()),
        keys=(("1 to 9, A to Z", "open"), ("Esc", "back")),
        focus=actions[0].id if actions else "close",
        announcement=f"{len(found)} sources.",
        back="close",
    )
