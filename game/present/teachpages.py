"""The pages of the teacher's room that need nothing but what is filled in on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.classroom.pack import plans
from game.classroom.prose import FIVE, GUIDES
from game.play.classcode import ClassSetting, release_word, write_class_code
from game.present import reading
from game.present.classing import settled
from game.present.front import LENGTHS, Kept
from game.present.guides import guide_blocks, plan_blocks
from game.present.page import Action, Block, Card, Facts, Field, Group, Heading, Page, Prose
from game.scenario.model import Scenario

SWITCHES = (
    ("motives", "Secret motives", "Everybody takes one, and the class guesses it afterwards."),
    ("plain", "Explain hard words", "On every page with something to read."),
    ("held", "Hold the debrief", "It asks first, and waits for your word before it tells."),
)


@dataclass(frozen=True, slots=True)
class Room:
    """Where the teacher stands: the page, and what is filled in on it."""

    at: str = "home"
    word: str = ""
    setting: ClassSetting = field(default_factory=lambda: ClassSetting(0))
    title: str = ""
    folder: str = ""
    tab: str = "split"
    matter: int = 0
    doomed: str = ""  # the play that will be deleted if the teacher says so again
    said: str = ""


def home() -> Page:
    """The first page of the teacher’s room."""
    cards = (
        Card("to:code", "Class code", "One short code for the board: same luck, same settings."),
        Card("to:collect", "Collect and compare", "Run codes and files of a class, on the wall."),
        Card("to:lessons", "Lessons", "Plans minute by minute, and everything to print."),
        Card(
            f"to:guides/{FIVE}",
            "Five minutes",
            "Your first time? Look back on a play that is closed: nothing can go wrong.",
        ),
        Card(
            "to:guides",
            "Pages for teachers",
            "Every student, technician, privacy.",
        ),
        Card("to:plays", "Kept plays", "What is kept on this machine, and deleting it for good."),
    )
    return page(
        "home",
        "Teach",
        (
            Prose(
                "No account, no network: nothing that is typed here leaves this machine.",
                "lead",
            ),
            *cards,
        ),
        tuple(Action(card.action, card.title, "card") for card in cards),
        back="leave-teach",
        back_label="Back to the title",
    )


def _levels(scenario: Scenario, setting: ClassSetting) -> tuple[Action, ...]:
    """The levels of reading that a class code can name, and none."""
    found = tuple(
        Action(f"set:level:{place}", each.name, "toggle", each.text, pressed=setting.level == place)
        for place, each in enumerate(scenario.head.reading_levels, 1)
    )
    none = Action("set:level:0", reading.AS_THE_LENGTH, "toggle", pressed=not setting.level)
    return (none, *found) if found else ()


def code_page(scenario: Scenario, room: Room) -> Page:
    """Making a class code."""
    setting = room.setting
    lengths = tuple(
        Action(
            f"set:length:{length}",
            LENGTHS[length],
            "toggle",
            pressed=setting.length is length,
        )
        for length in scenario.head.lengths
    )
    levels = _levels(scenario, setting)
    lucks = tuple(
        Action(f"set:luck:{luck}", label, "toggle", pressed=setting.luck == luck)
        for luck, label in (("drawn", "Drawn from the word"), ("documented", "As it fell then"))
    )
    tempers = tuple(
        Action(f"set:temperament:{name}", label, "toggle", pressed=setting.temperament == name)
        for name, label in (("documented", "As it is known"), ("drawn", "Drawn"))
    )
    switches = tuple(
        Action(f"turn:{name}", label, "toggle", hint=hint, pressed=getattr(setting, name))
        for name, label, hint in SWITCHES
        if name != "motives" or scenario.head.motives
    )
    notes = " ".join(f"{action.label}: {action.hint}" for action in switches)
    blocks: list[Block] = [
        Field("word", "Class word", room.word, "any word; it draws the luck of the class", 40),
        Group("How long?", tuple(action.id for action in lengths)),
        *reading.group(levels),
        Group("Luck", tuple(action.id for action in lucks)),
        Group(
            f"{scenario.head.words.opponent}: temperament",
            tuple(action.id for action in tempers),
        ),
        Group("For this class", tuple(action.id for action in switches), notes),
    ]
    side: list[Block] = [Prose("Type a word, and the code appears here.", "note")]
    own: tuple[Action, ...] = ()
    if room.word:
        code = write_class_code(scenario.head.id, setting)
        side = [
            Heading("Write this on the board", 3),
            Heading(code, 1),
            Prose("Students type it under *New game*. For one screen: the red button.", "note"),
            Facts(settled(scenario, setting)),
        ]
        if setting.held:
            word = release_word(setting.seed)
            side.append(Prose(f"The word that opens the debrief, for you alone: **{word}**"))
        own = (Action("project", "Play it as a whole class, at the projector", "main"),)
    return page(
        "code",
        "A class code",
        tuple(blocks),
        (
            Action("word", "Class word", "field"),
            *lengths,
            *levels,
            *lucks,
            *tempers,
            *switches,
            *own,
        ),
        side=tuple(side),
        focus="word",
    )


def report_page(room: Room) -> Page:
    """Writing the report of a class."""
    blocks = (
        Prose("One page that prints well and opens anywhere, a workbook, and lists.", "lead"),
        Field("title", "What the class is called in it", room.title, "may stay empty", 60),
        Field("folder", "Folder for the report", room.folder, "", 400),
    )
    return page(
        "report",
        "Write the report",
        blocks,
        (
            Action("title", "What the class is called in it", "field"),
            Action("folder", "Folder for the report", "field"),
            Action(
                "write",
                "Write it",
                "main",
                enabled=bool(room.folder),
                why_not="" if room.folder else "Name a folder first.",
            ),
        ),
        back="to:wall",
    )


def plays_page(room: Room, kept: Sequence[Kept]) -> Page:
    """Deleting kept plays, for good."""
    lead = "Deleting is for good: the play, its backups and whatever was set aside of it."
    blocks: list[Block] = [Prose(lead, "lead")]
    if not kept:
        blocks.append(Prose("No play is kept here."))
    own = []
    for play in kept:
        sure = room.doomed == play.name
        label = f"Really delete day {play.day}" if sure else f"Delete day {play.day}"
        own.append(Action(f"doom:{play.name}", f"{label}: {play.label}", "secondary"))
    if own:
        blocks.append(Group("", tuple(action.id for action in own)))
    return page("plays", "Kept plays", tuple(blocks), tuple(own))


def opened(scenario: Scenario, at: str, place: str) -> Page:
    """A lesson plan, or a page for teachers."""
    if at == "lessons":
        plan = next(each for each in plans(scenario) if each.lesson.id == place)
        name, title, blocks = f"lessons/{place}", plan.lesson.title, plan_blocks(plan)
    else:
        name, title, blocks = f"guides/{place}", dict(GUIDES)[place], guide_blocks(place)
    own = (Action("show", "Look back on that play", "main"),) if place == FIVE else ()
    return page(name, title, blocks, own, back=f"to:{at}")


def lessons_page(scenario: Scenario, room: Room) -> Page:
    """The plans, and writing the pack."""
    cards = tuple(
        Card(f"to:lessons/{plan.lesson.id}", plan.lesson.title, plan.lesson.minutes)
        for plan in plans(scenario)
    )
    lead = "Plans, cards, sheets and the whole lesson on paper, as two pages that print well."
    folder = room.folder
    own = (
        Action("folder", "Folder for the pack", "field"),
        Action(
            "print",
            "Write the pack",
            "main",
            enabled=bool(folder),
            why_not="" if folder else "Name a folder first.",
        ),
    )
    line = Field("folder", "Folder for the pack", folder, "", 400)
    actions = tuple(Action(card.action, card.title, "card") for card in cards)
    return page("lessons", "Lessons", (Prose(lead, "lead"), *cards, line), (*actions, *own))


def guides_page() -> Page:
    """The list of pages for teachers."""
    cards = tuple(Card(f"to:guides/{name}", title) for name, title in GUIDES)
    actions = tuple(Action(card.action, card.title, "card") for card in cards)
    return page("guides", "Pages for teachers", cards, actions)


def page(  # noqa: PLR0913 (what a page is made of)
    name: str,
    title: str,
    main: tuple[Block, ...],
    actions: tuple[Action, ...],
    *,
    side: tuple[Block, ...] = (),
    focus: str = "",
    back: str = "to:home",
    back_label: str = "Back",
) -> Page:
    """A page of the room with its way back; `name` becomes part of its id."""
    away = Action(back, back_label, "secondary", key="escape")
    everywhere = (
        Action("settings", "Settings", "secondary", key="f10"),
        Action("help", "Help", "secondary", key="f1"),
    )
    return Page(
        id=f"teach/{name}",
        kind="class",
        title=title,
        main=main,
        side=side,
        actions=(*actions, away, *everywhere),
        keys=(("Tab", "move"), ("Enter", "choose"), ("Esc", "back")),
        focus=focus or (actions[0].id if actions else back),
        announcement=f"{title}.",
        back=back,
    )
