"""The pages before and around a play: title, setup, prologue, help, messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.present import reading
from game.present.frame import Frame, gear, go, linked, marked, unique
from game.present.help import help_lines
from game.present.page import (
    Action,
    Block,
    Field,
    Group,
    Heading,
    Page,
    PageKind,
    Prose,
    Quote,
)
from game.scenario.model import Scenario
from game.scenario.values import Length

LENGTHS = {
    Length.LESSON: "One lesson",
    Length.FULL: "In full",
    Length.CALENDAR: "A day at a time",
}
DRAWS = (("documented", "As it was"), ("drawn", "Drawn from a word or number"))


@dataclass(frozen=True, slots=True)
class Kept:
    """A play that can be gone on with: its name in the saves, and where it stands."""

    name: str
    day: int
    label: str
    over: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the setup page holds before a play begins."""

    length: Length = Length.LESSON
    luck: str = "documented"
    temperament: str = "documented"
    motive: str = ""
    seed: str = ""
    level: str = ""  # of reading; nothing: as the settings or the length have it
    class_code: str = ""
    typed: str = ""  # a class code as it was typed, right or wrong


def wanting(wanted: Wanted, what: str) -> Wanted:
    """What is wanted after one more thing was set, such as `length:full` or `luck:drawn`."""
    name, _colon, value = what.partition(":")
    if name == "length":
        return replace(wanted, length=Length(value))
    if name == "level":
        return replace(wanted, level=value)
    if name == "luck":
        return replace(wanted, luck=value)
    if name == "motive":
        return replace(wanted, motive=value)
    return replace(wanted, temperament=value)


def title(scenario: Scenario, kept: Sequence[Kept], said: str) -> Page:
    """The title page; the main way on is the play that was left, where there is one."""
    words = scenario.head.words
    running = next((play for play in kept[:2] if not play.over), None)
    actions = [Action("new", "New game", "secondary" if running else "main")]
    actions += [
        Action(
            f"continue:{play.name}",
            f"Continue: day {play.day}" if not play.over else "Look back again",
            "main" if play is running else "secondary",
            hint=play.label,
        )
        for play in kept[:2]
    ]
    over = next((play for play in kept if play.over), None)
    if over is not None:
        label = "Play again with one change"
        actions.append(Action(f"change-of:{over.name}", label, "secondary", hint=over.label))
    actions += [
        Action("settings", "Settings", "secondary", key="f10"),
        Action("open:sources", "Sources", "secondary"),
        Action("code", "Run code", "secondary"),
        Action("teach", "Teach", "secondary"),
        Action("quit", "Leave", "secondary"),
        Action("help", "Help", "secondary", key="f1"),
    ]
    quotation = words.quotation
    main: list[Block] = [
        Quote(quotation.text, quotation.speaker, "", ""),
        Prose(words.blurb, "note"),
    ]
    return Page(
        id="title",
        kind="title",
        title=scenario.head.title,
        subtitle=words.place_and_date,
        native=words.native_title,
        main=tuple(main),
        actions=tuple(actions),
        keys=(("Tab", "move"), ("Enter", "choose"), ("F1", "help")),
        note=said or words.blurb,
        focus=next(each.id for each in actions if each.role == "main"),
        announcement=f"{said} {scenario.head.title}. {words.blurb}".strip(),
    )


def setup(scenario: Scenario, wanted: Wanted, said: str) -> Page:
    """What kind of play it shall be."""
    head = scenario.head
    lengths = tuple(
        Action(
            f"set:length:{length}",
            LENGTHS[length],
            "toggle",
            hint=head.lengths[length].minutes,
            pressed=wanted.length is length,
        )
        for length in Length
        if length in head.lengths
    )
    lucks = tuple(
        Action(f"set:luck:{luck}", label, "toggle", pressed=wanted.luck == luck)
        for luck, label in DRAWS
    )
    tempers = tuple(
        Action(f"set:temperament:{name}", label, "toggle", pressed=wanted.temperament == name)
        for name, label in (("documented", "As it is known"), ("drawn", "Drawn"))
    )
    levels = reading.choices(head, "set:level", wanted.level)
    note = " · ".join(f"{action.label}: {action.hint}" for action in lengths)
    main: list[Block] = [
        Prose(head.setup_text, "lead"),
        Group("How long?", tuple(action.id for action in lengths), note),
        *reading.group(levels),
        Group(
            "Luck",
            tuple(action.id for action in lucks),
            "As it was: what befell then befalls again. Drawn: a word gives everybody who "
            "types it the same luck.",
        ),
        Group(f"{head.words.opponent}: temperament", tuple(action.id for action in tempers)),
    ]
    motives = motive_actions(scenario, wanted)
    if motives:
        main.append(
            Group(
                "A secret motive",
                tuple(action.id for action in motives),
                "For a second play: the same events, and a private reckoning at the end. Tell "
                "nobody, and let others guess it from what you do.",
            )
        )
        from game.debrief.reckoning import motive_of

        chosen = motive_of(scenario, wanted.motive)
        if chosen is not None:
            main.append(Prose(chosen.text, "document"))
    actions: list[Action] = [*lengths, *levels, *lucks, *tempers, *motives]
    if wanted.luck == "drawn":
        main.append(Field("seed", "Class word or number", wanted.seed, "any word", 40))
        actions.append(Action("seed", "Class word or number", "field"))
    if said:
        main.append(Prose(said, "note"))
    side: tuple[Block, ...] = (
        Heading("Before you begin", 3),
        Prose(head.content_note),
        Prose(head.words.war_warning, "note"),
    )
    return Page(
        id="setup",
        kind="setup",
        title="A new game",
        main=tuple(main),
        side=side,
        actions=(
            *actions,
            *linked((*main, *side)),
            Action("back", "Back", "secondary", key="escape"),
            Action("begin", "Begin", "main"),
            gear(),
            Action("help", "Help", "secondary", key="f1"),
        ),
        keys=(("Tab", "move"), ("Space", "choose"), ("Enter", "choose"), ("Esc", "back")),
        focus="begin",
        announcement="A new game.",
        back="back",
    )


def motive_actions(scenario: Scenario, wanted: Wanted) -> tuple[Action, ...]:
    """The secret motives that can be taken, and none."""
    if not scenario.head.motives:
        return ()
    none = Action("set:motive:", "None", "toggle", pressed=not wanted.motive)
    return (
        none,
        *(
            Action(f"set:motive:{each.id}", each.name, "toggle", pressed=wanted.motive == each.id)
            for each in scenario.head.motives
        ),
    )


def prologue(frame: Frame) -> Page:
    """One plate of the prologue."""
    plates = frame.scenario.prologue
    place = min(frame.ui.plate, max(len(plates) - 1, 0))
    if not plates:
        return _begin(frame)
    plate = plates[place]
    last = place == len(plates) - 1
    main: tuple[Block, ...] = (
        Heading(plate.year, 3, note=f"{place + 1} of {len(plates)}"),
        Prose(frame.told(plate.text), "document"),
        Prose(marked(plate.confidence, plate.sources, frame), "note"),
    )
    onward = go("next", "To the first morning") if last else Action("plate:next", "Next", "main")
    actions = [onward]
    if not last:
        actions.append(go("next", "Skip to the first morning", "secondary"))
    if place:
        actions.append(Action("plate:back", "Before", "secondary", key="escape"))
    return Page(
        id=f"prologue/{place + 1}",
        kind="prologue",
        title=plate.title,
        subtitle=plate.year,
        ground="paper",
        main=main,
        actions=unique(
            (*linked(main), *actions, gear(), Action("help", "Help", "secondary", key="f1"))
        ),
        keys=(("Enter", "go on"), ("Esc", "before")),
        note=f"{place + 1} of {len(plates)}",
        focus=onward.id,
        announcement=f"{plate.year}. {plate.title}.",
        back="plate:back" if place else "",
    )


def _begin(frame: Frame) -> Page:
    return Page(
        id="prologue/0",
        kind="prologue",
        title=frame.scenario.head.title,
        main=(Prose(frame.scenario.head.setup_text, "lead"),),
        actions=(go("next", "To the first morning"),),
        focus="go:next",
    )


def help_page(kind: PageKind, keys: Sequence[tuple[str, str]]) -> Page:
    """What can be done on a page of some kind."""
    main: list[Block] = [Prose(line) for line in help_lines(kind)]
    side: list[Block] = [Heading("Keys here", 3)]
    side += [Prose(f"**{cap}** {word}") for cap, word in keys]
    side += [
        Heading("Keys everywhere", 3),
        Prose(
            "**Tab** and **Shift Tab** move, **Enter** or **Space** chooses, digits choose "
            "among options, **Esc** goes back, **G** shows where things stand, **D** opens "
            "papers and codex, **S** lists the sources of a page, **+** and **−** change the "
            "size of text, **F10** opens the settings, **F5** saves and leaves."
        ),
        Prose("In a terminal type the number that stands before a line, or a key by its name."),
    ]
    return Page(
        id="help",
        kind="help",
        title="Help",
        main=tuple(main),
        side=tuple(side),
        actions=(Action("close", "Back", "main", key="escape"),),
        keys=(("Esc", "back"),),
        focus="close",
        announcement="Help.",
        back="close",
    )


def code_page(said: str, value: str) -> Page:
    """Typing a run code to go on with."""
    main: list[Block] = [
        Prose(
            "A run code is a whole play in a line of letters. Type or paste one to go on "
            "from where it ends.",
            "lead",
        ),
        Field("type-code", "Run code", value, "groups of five symbols", 400),
    ]
    if said:
        main.append(Prose(said, "note"))
    return Page(
        id="code",
        kind="setup",
        title="Go on from a code",
        main=tuple(main),
        actions=(
            Action("type-code", "Run code", "field"),
            Action("close", "Back", "secondary", key="escape"),
            Action(
                "project-code",
                "Go on at the projector, with a class",
                "secondary",
                enabled=bool(value),
                why_not="" if value else "Type the code first.",
            ),
            Action(
                "use-code",
                "Go on from it",
                "main",
                enabled=bool(value),
                why_not="" if value else "Type the code first.",
            ),
        ),
        keys=(("Tab", "move"), ("Enter", "choose"), ("Esc", "back")),
        focus="type-code",
        announcement="Go on from a code.",
        back="close",
    )


def message(heading: str, text: str) -> Page:
    """One calm message, and the way back."""
    return Page(
        id="message",
        kind="message",
        title=heading,
        main=(Prose(text, "lead"),),
        actions=(Action("close", "Back", "main", key="escape"),),
        keys=(("Enter", "back"),),
        focus="close",
        announcement=f"{heading}. {text}",
        back="close",
    )
