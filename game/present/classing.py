"""Playing under a class code: joining by it, the held debrief, and the code so far."""

from __future__ import annotations

import re
from dataclasses import replace

from game.play.classcode import BadClassCode, ClassSetting, read_class_code, releases
from game.play.record import CLASS_NOTE, HELD_NOTE
from game.play.session import Session
from game.present.front import LENGTHS, Wanted, setup
from game.present.markup import plain
from game.present.page import Action, Block, Facts, Field, Group, Heading, Page, Prose
from game.present.reading import beginning
from game.scenario.levels import named
from game.scenario.model import Scenario

JOINED = "Your class plays under this code. What it settles cannot be changed here."
HELD_PHASES = "debrief-"
FIRST = "debrief-first"
SYMBOLS = 24


def join(wanted: Wanted, text: str, scenario: Scenario) -> tuple[Wanted, str]:
    """Take a class code as typed; returns what is wanted now, and what is wrong with the code.

    An empty text leaves the class.
    """
    typed = text.strip()
    if not typed:
        return replace(wanted, class_code="", typed="", motive=""), ""
    try:
        setting = read_class_code(scenario.head.id, typed)
    except BadClassCode as error:
        return replace(wanted, class_code="", typed=typed), str(error)
    if setting.length not in scenario.head.lengths:
        return replace(wanted, typed=typed), "This scenario does not have the length of that code."
    return replace(
        wanted,
        length=setting.length,
        luck=setting.luck,
        temperament=setting.temperament,
        motive="",
        class_code=typed,
        typed=typed,
    ), ""


def setting_of(scenario: Scenario, wanted: Wanted) -> ClassSetting | None:
    """The class setting that is wanted, or nothing for a play of one's own."""
    return read_class_code(scenario.head.id, wanted.class_code) if wanted.class_code else None


def level_of(scenario: Scenario, setting: ClassSetting) -> str:
    """The id of the level of reading that a class code names; nothing where it leaves it open."""
    levels = scenario.head.reading_levels
    return levels[setting.level - 1].id if 0 < setting.level <= len(levels) else ""


def _read_at(scenario: Scenario, setting: ClassSetting) -> tuple[tuple[str, str], ...]:
    """At which level a class reads, in words; nothing where there are no levels."""
    head = scenario.head
    level = named(head, beginning(head, setting.length, level_of(scenario, setting)))
    return (("Reading", f"{level.name}: {level.text}"),) if level is not None else ()


def settled(scenario: Scenario, setting: ClassSetting) -> tuple[tuple[str, str], ...]:
    """What a class code settles, as names and values."""
    drawn = "drawn from the class code: the same for everybody"
    temper = drawn if setting.temperament == "drawn" else "as it is known"
    minutes = scenario.head.lengths[setting.length].minutes
    level = named(scenario.head, level_of(scenario, setting))
    explains = setting.plain or (level is not None and level.explains)
    return (
        ("Length", f"{LENGTHS[setting.length]}: {minutes}"),
        ("Luck", drawn if setting.luck == "drawn" else "as it fell then"),
        (f"{scenario.head.words.opponent}: temperament", temper),
        ("Secret motives", "everybody takes one" if setting.motives else "none"),
        *_read_at(scenario, setting),
        ("Hard words", "explained on the page" if explains else "explained in the codex"),
        ("Debrief", "waits for the class" if setting.held else "open at once"),
        ("Taking an order back", "not in this class"),
    )


def class_blocks(
    scenario: Scenario, wanted: Wanted, setting: ClassSetting
) -> tuple[tuple[Block, ...], tuple[Action, ...]]:
    """What the setup page shows under a class code, and its actions."""
    blocks: list[Block] = [Prose(JOINED), Facts(settled(scenario, setting))]
    actions: tuple[Action, ...] = ()
    if setting.motives and scenario.head.motives:
        actions = tuple(
            Action(f"set:motive:{each.id}", each.name, "toggle", pressed=wanted.motive == each.id)
            for each in scenario.head.motives
        )
        blocks.append(
            Group(
                "Your secret motive",
                tuple(action.id for action in actions),
                "Choose one and tell nobody: the class will try to read it from what you do.",
            )
        )
        chosen = next((each for each in scenario.head.motives if each.id == wanted.motive), None)
        if chosen is not None:
            blocks.append(Prose(chosen.text, "document"))
    return tuple(blocks), actions


def setup_page(scenario: Scenario, wanted: Wanted, said: str) -> Page:
    """The setup page, with a line for a class code; under one, what it settles."""
    page = setup(scenario, wanted, said)
    field, typing = class_field(wanted)
    setting = setting_of(scenario, wanted)
    if setting is None:
        return replace(page, main=(*page.main, field), actions=(typing, *page.actions))
    blocks, own = class_blocks(scenario, wanted, setting)
    lead = tuple(block for block in page.main if isinstance(block, Prose))
    kept = tuple(each for each in page.actions if not _is_settled(each))
    why = missing(scenario, wanted)
    begin = Action("begin", "Begin", "main", enabled=not why, why_not=why)
    actions = tuple(begin if each.id == "begin" else each for each in kept)
    main = (*lead, field, *blocks)
    return replace(
        page, title="A game with your class", main=main, actions=(typing, *own, *actions)
    )


def _is_settled(action: Action) -> bool:
    return action.id == "seed" or action.id.startswith("set:")


def class_field(wanted: Wanted) -> tuple[Field, Action]:
    """The line for a class code, and its action."""
    hint = "ten symbols from the board; leave it empty to play by yourself"
    field = Field("class-code", "Class code", wanted.typed, hint, SYMBOLS)
    return field, Action("class-code", "Class code", "field")


def missing(scenario: Scenario, wanted: Wanted) -> str:
    """Why a play cannot begin yet, or nothing."""
    setting = setting_of(scenario, wanted)
    if setting is None or not setting.motives or not scenario.head.motives or wanted.motive:
        return ""
    return "Choose your secret motive first."


def enrol(session: Session, wanted: Wanted, setting: ClassSetting) -> None:
    """Note in a new play under which class code it was begun."""
    session.note(*CLASS_NOTE, wanted.class_code.upper())
    if setting.held:
        session.note(*HELD_NOTE, "1")


def is_held(session: Session) -> bool:
    """Whether the page shown now would tell results that the class has not opened yet."""
    late = session.phase.startswith(HELD_PHASES) and session.phase != FIRST
    return late and session.notes.get(*HELD_NOTE) == "1"


def release(session: Session, typed: str) -> str:
    """Open a held debrief by the word of the class; returns what is wrong with the word."""
    if not releases(session.seed, typed):
        return "That is not the word of this class. Your teacher has it."
    session.note(*HELD_NOTE, "")
    return ""


def held_page(code: str) -> Page:
    """The page of a debrief that waits for the class."""
    main: tuple[Block, ...] = (
        Prose(
            "Your class opens the rest together. Hand in your run code now; nothing is lost if "
            "you leave.",
            "lead",
        ),
        Field("release", "The word that opens it", "", "four symbols, from your teacher", 12),
        Heading("Your run code", 3),
        Prose(code or "This play is too long for a code. Its file holds it.", "document"),
    )
    return Page(
        id="held",
        kind="message",
        title="The debrief waits",
        main=main,
        actions=(
            Action("release", "The word that opens it", "field"),
            Action("go:back", "Back to what you expected", "secondary", key="escape"),
            Action("save", "Save and leave", "main", key="f5"),
        ),
        keys=(("Esc", "back"),),
        focus="release",
        announcement="The debrief waits for your class.",
        back="go:back",
    )


def so_far(code: str, kept: str) -> Page:
    """The code of the play so far: what to write down when the bell rings."""
    main: tuple[Block, ...] = (
        Prose(
            "The bell may ring at any moment; nothing is lost. This line is the play so far. "
            "Type it under “Run code” on any other machine, and go on from here.",
            "lead",
        ),
        Prose(code or "This play is too long for a code. Take its file along.", "document"),
        Prose(f"{kept} Free words are in the file alone, not in the code.".strip(), "note"),
    )
    return Page(
        id="so-far",
        kind="message",
        title="The code so far",
        main=main,
        actions=(Action("close", "Back", "main", key="escape"),),
        keys=(("Esc", "back"),),
        focus="close",
        announcement=f"The code so far: {code}",
        back="close",
    )


CHANGE_DAY = 7
"""The day on which reader and recorder of a pair change."""


def paired(page: Page, session: Session) -> Page:
    """A morning under a class code, with the two parts that a pair shares."""
    if page.kind != "morning" or not session.settings.class_play:
        return page
    first, second = ("first", "second") if session.day < CHANGE_DAY else ("second", "first")
    text = (
        f"In pairs: the {first} of you reads this aloud, the {second} records reason and odds. "
        f"You change on day {CHANGE_DAY}."
    )
    return replace(page, side=(*page.side, Prose(text, "note")))


HARD = ("term", "institution", "weapon")
"""The kinds of codex entries whose words are explained on the page."""
MOST_WORDS = 6
EXPLAINED = ("morning", "paper", "matters", "order", "interruption")
"""The kinds of pages with texts to read, and room beside them."""


def explained(page: Page, scenario: Scenario, day: int) -> Page:
    """A page with its hard words explained beside it, as far as they may be known by a day.

    The words are those that link to the codex; each is told by its entry's first sentence.
    """
    if page.kind not in EXPLAINED:
        return page
    entries = {f"open:codex:{each.id}": each for each in scenario.codex}
    linked = (entries.get(action.id) for action in page.actions)
    known = [each for each in linked if each and each.kind in HARD and each.known_from_day <= day]
    rows = tuple((each.title, _first_sentence(each.text)) for each in known[:MOST_WORDS])
    if not rows:
        return page
    return replace(page, side=(*page.side, Heading("Words on this page", 3), Facts(rows)))


def _first_sentence(text: str) -> str:
    told = plain(text)
    end = re.search(r"[.!?](?=\s+[A-ZÀ-Þ])", told)
    return told[: end.end()] if end else told
