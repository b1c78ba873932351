"""The teacher's room: class code, the wall, the report, lessons, and deleting plays.

Nothing here touches a play. What is collected is held in memory until the room is
left; only the report is written, and only where the teacher says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.classroom.inputs import Input, from_text, read_inputs
from game.classroom.pack import plans
from game.classroom.prose import FIVE, GUIDES
from game.play.classcode import ClassSetting, release_word, write_class_code
from game.play.runcode import compiled
from game.play.symbols import class_seed
from game.present import wall
from game.present.classing import settled
from game.present.front import LENGTHS, Kept
from game.present.guides import guide_blocks, plan_blocks
from game.present.page import Action, Block, Card, Facts, Field, Group, Heading, Page, Prose, Table
from game.scenario.model import Scenario
from game.scenario.values import Length

if TYPE_CHECKING:
    from game.classroom.collect import Collection
    from game.classroom.nearness import Nearness
    from game.classroom.summary import Summary

PASTED = 200_000
"""Signs that may be pasted at once."""
LISTED = 40
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


class Teaching:
    """The teacher's room. `page` and `act` are what the desk needs; `left` once it is left."""

    def __init__(
        self,
        scenario: Scenario,
        kept: Callable[[], Sequence[Kept]],
        forget: Callable[[str], str],
        folder: str,
    ) -> None:
        self.scenario = scenario
        self.left = False
        self.shown = False  # the play that follows the record is to be looked back on
        self.projected: ClassSetting | None = None  # a whole class begins at the projector
        self._kept, self._forget = kept, forget
        self._room = Room(folder=folder)
        self._inputs: list[Input] = []
        self._mend = False
        self._read: tuple[Collection, Summary] | None = None
        self._kernels = compiled(scenario)
        self._judged: tuple[Summary, Nearness | None] | None = None

    # -- pages

    def page(self) -> Page:
        """The page to show now."""
        makers: dict[str, Callable[[], Page]] = {
            "home": self._home,
            "code": self._code,
            "collect": self._collect,
            "wall": self._wall,
            "report": self._report,
            "plays": self._plays,
            "lessons": self._lessons,
            "guides": self._guides,
        }
        at, _slash, place = self._room.at.partition("/")
        page = self._opened(at, place) if place else makers[at]()
        said = self._room.said
        return (
            replace(page, note=said, announcement=f"{said} {page.announcement}") if said else page
        )

    def _home(self) -> Page:
        cards = (
            Card(
                "to:code", "Class code", "One short code for the board: same luck, same settings."
            ),
            Card(
                "to:collect", "Collect and compare", "Run codes and files of a class, on the wall."
            ),
            Card("to:lessons", "Lessons", "Plans minute by minute, and everything to print."),
            Card(
                "to:guides",
                "Pages for teachers",
                "Every student, technician, privacy.",
            ),
            Card(
                "to:plays", "Kept plays", "What is kept on this machine, and deleting it for good."
            ),
        )
        return _page(
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

    def _code(self) -> Page:
        room = self._room
        setting = room.setting
        lengths = tuple(
            Action(
                f"set:length:{length}",
                LENGTHS[length],
                "toggle",
                pressed=setting.length is length,
            )
            for length in self.scenario.head.lengths
        )
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
            if name != "motives" or self.scenario.head.motives
        )
        notes = " ".join(f"{action.label}: {action.hint}" for action in switches)
        blocks: list[Block] = [
            Field("word", "Class word", room.word, "any word; it draws the luck of the class", 40),
            Group("How long?", tuple(action.id for action in lengths)),
            Group("Luck", tuple(action.id for action in lucks)),
            Group(
                f"{self.scenario.head.words.opponent}: temperament",
                tuple(action.id for action in tempers),
            ),
            Group("For this class", tuple(action.id for action in switches), notes),
        ]
        side: list[Block] = [Prose("Type a word, and the code appears here.", "note")]
        own: tuple[Action, ...] = ()
        if room.word:
            code = write_class_code(self.scenario.head.id, setting)
            side = [
                Heading("Write this on the board", 3),
                Heading(code, 1),
                Facts(settled(self.scenario, setting)),
            ]
            if setting.held:
                word = release_word(setting.seed)
                side.append(Prose(f"The word that opens the debrief, for you alone: **{word}**"))
            own = (Action("project", "Play it as a whole class, at the projector", "main"),)
        return _page(
            "code",
            "A class code",
            tuple(blocks),
            (
                Action("word", "Class word", "field"),
                *lengths,
                *lucks,
                *tempers,
                *switches,
                *own,
            ),
            side=tuple(side),
            focus="word",
        )

    def _collect(self) -> Page:
        blocks: list[Block] = [
            Prose("Paste or type run codes, with names or without; any order, any text.", "lead"),
            Field("codes", "Run codes", "", "a line each, or a whole mail", PASTED),
            Field("path", "A file or folder", "", "saved plays, or a list as text or CSV", 400),
        ]
        own: list[Action] = [
            Action("codes", "Run codes", "field"),
            Action("path", "A file or folder", "field"),
        ]
        side: list[Block] = []
        if self._inputs:
            collection, _summary = self._class()
            side = _counted(collection)
            if any(problem.meant for problem in collection.problems):
                own.append(Action("mend", "Take the repairs that are offered", "secondary"))
            if collection.problems:
                rows = tuple(
                    (p.name or p.where, f"{p.said}{f' Did you mean {p.meant}?' if p.meant else ''}")
                    for p in collection.problems[:LISTED]
                )
                blocks.append(Table("Not counted, and why", ("Whose", "What is wrong"), rows))
            own.append(Action("clear", "Forget all of it", "secondary"))
            if collection.runs:
                own.append(Action("to:wall", "Show the class", "main"))
        return _page(
            f"collect/{len(self._inputs)}",
            "Collect a class",
            tuple(blocks),
            tuple(own),
            side=tuple(side),
            focus="codes",
        )

    def _wall(self) -> Page:
        _collection, summary = self._class()
        near = self._near() if self._room.tab == "near" else None
        return wall.wall(summary, self._room.tab, self._room.matter, near)

    def _report(self) -> Page:
        room = self._room
        blocks = (
            Prose("One page that prints well and opens anywhere, a workbook, and lists.", "lead"),
            Field("title", "What the class is called in it", room.title, "may stay empty", 60),
            Field("folder", "Folder for the report", room.folder, "", 400),
        )
        return _page(
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

    def _plays(self) -> Page:
        kept = self._kept()
        lead = "Deleting is for good: the play, its backups and whatever was set aside of it."
        blocks: list[Block] = [Prose(lead, "lead")]
        if not kept:
            blocks.append(Prose("No play is kept here."))
        own = []
        for play in kept:
            sure = self._room.doomed == play.name
            label = f"Really delete day {play.day}" if sure else f"Delete day {play.day}"
            own.append(Action(f"doom:{play.name}", f"{label}: {play.label}", "secondary"))
        if own:
            blocks.append(Group("", tuple(action.id for action in own)))
        return _page("plays", "Kept plays", tuple(blocks), tuple(own))

    def _opened(self, at: str, place: str) -> Page:
        """A lesson plan, or a page for teachers."""
        if at == "lessons":
            plan = next(each for each in plans(self.scenario) if each.lesson.id == place)
            name, title, blocks = f"lessons/{place}", plan.lesson.title, plan_blocks(plan)
        else:
            name, title, blocks = f"guides/{place}", dict(GUIDES)[place], guide_blocks(place)
        own = (Action("show", "Look back on that play", "main"),) if place == FIVE else ()
        return _page(name, title, blocks, own, back=f"to:{at}")

    def _lessons(self) -> Page:
        cards = tuple(
            Card(f"to:lessons/{plan.lesson.id}", plan.lesson.title, plan.lesson.minutes)
            for plan in plans(self.scenario)
        )
        lead = "Plans, cards, sheets and the whole lesson on paper, as two pages that print well."
        folder = self._room.folder
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
        return _page("lessons", "Lessons", (Prose(lead, "lead"), *cards, line), (*actions, *own))

    def _guides(self) -> Page:
        cards = tuple(Card(f"to:guides/{name}", title) for name, title in GUIDES)
        actions = tuple(Action(card.action, card.title, "card") for card in cards)
        return _page("guides", "Pages for teachers", cards, actions)

    # -- actions

    def act(self, name: str, rest: str, value: str) -> None:
        """Take an action of the page shown."""
        self._room = replace(
            self._room, said="", doomed="" if name != "doom" else self._room.doomed
        )
        if name == "leave-teach":
            self.left = True
        elif name == "to":
            self._room = replace(self._room, at=rest)
        elif name in ("word", "title", "folder"):
            self._filled(name, value.strip())
        elif name in ("set", "turn"):
            self._set(name, rest)
        elif name in ("codes", "path"):
            self._take(name, value)
        elif name == "doom":
            self._delete(rest)
        else:
            self._other(name, rest)

    def _other(self, name: str, rest: str) -> None:
        if name == "show":
            self.shown = True
        elif name == "project":
            self.projected = self._room.setting
        elif name == "mend":
            self._mend, self._read = True, None
        elif name == "clear":
            self._inputs, self._mend, self._read = [], False, None
        elif name == "tab":
            self._room = replace(self._room, tab=rest)
        elif name == "matter":
            step = 1 if rest == "next" else -1
            self._room = replace(self._room, matter=max(0, self._room.matter + step))
        elif name == "write":
            self._write()
        elif name == "print":
            self._print()

    def _filled(self, name: str, value: str) -> None:
        if name == "title":
            self._room = replace(self._room, title=value)
            return
        if name == "folder":
            self._room = replace(self._room, folder=value)
            return
        try:
            seed = class_seed(value)
        except ValueError:
            self._room = replace(self._room, word="")
            return
        self._room = replace(self._room, word=value, setting=replace(self._room.setting, seed=seed))

    def _set(self, name: str, rest: str) -> None:
        setting = self._room.setting
        what, _colon, value = rest.partition(":")
        if name == "turn" and what == "motives":
            setting = replace(setting, motives=not setting.motives)
        elif name == "turn" and what == "plain":
            setting = replace(setting, plain=not setting.plain)
        elif name == "turn":
            setting = replace(setting, held=not setting.held)
        elif what == "length":
            setting = replace(setting, length=Length(value))
        elif what == "luck":
            setting = replace(setting, luck=value)
        else:
            setting = replace(setting, temperament=value)
        self._room = replace(self._room, setting=setting)

    def _take(self, name: str, value: str) -> None:
        """Add what was pasted, or what lies in a file or folder."""
        if not value.strip():
            return
        pasted = sum(getattr(each, "where", "").startswith("paste") for each in self._inputs)
        if name == "codes":
            self._inputs.append(from_text(value, f"paste {pasted + 1}"))
        else:
            self._inputs += read_inputs([Path(value.strip().strip('"')).expanduser()])
        self._read = None
        collection, _summary = self._class()
        counted = f"{len(collection.runs)} runs so far."
        wrong = len(collection.problems)
        self._say(f"{counted} {wrong} not counted." if wrong else counted)

    def _delete(self, name: str) -> None:
        if self._room.doomed != name:
            self._room = replace(self._room, doomed=name, said="Press once more to delete it.")
            return
        said = self._forget(name)
        self._room = replace(self._room, doomed="", said=said or "Deleted, with its backups.")

    def _write(self) -> None:
        from game.classroom.report import write_report

        _collection, summary = self._class()
        folder = Path(self._room.folder).expanduser()
        try:
            if (folder / "class-report.html").exists():
                self._say("There is a report in that folder already. Name another one.")
                return
            written = write_report(summary, folder, self._room.title, self._near())
        except OSError as error:
            self._say(f"Not written: {error.strerror or error}.")
            return
        self._say(f"Written: {written[0]} and {len(written) - 1} more files beside it.")

    def _print(self) -> None:
        """Write the lesson pack, with the class code if there is one."""
        from game.classroom.pack import PACK, write_pack

        room, folder = self._room, Path(self._room.folder).expanduser()
        code = write_class_code(self.scenario.head.id, room.setting) if room.word else ""
        told = settled(self.scenario, room.setting) if room.word else ()
        try:
            if (folder / PACK).exists():
                self._say("There is a pack in that folder already. Name another one.")
                return
            written = write_pack(self.scenario, folder, code, room.setting, told)
        except OSError as error:
            self._say(f"Not written: {error.strerror or error}.")
            return
        self._say(f"Written: {written[0]} and {written[1].name} beside it. Open them in a browser.")

    def _say(self, text: str) -> None:
        self._room = replace(self._room, said=text)

    def _near(self) -> Nearness | None:
        """How close the class came, judged once."""
        from game.classroom.nearness import nearness

        _collection, summary = self._class()
        if self._judged is None or self._judged[0] is not summary:
            self._judged = summary, nearness(summary, self._kernels)
        return self._judged[1]

    def _class(self) -> tuple[Collection, Summary]:
        """The class as far as it is handed in, read once."""
        if self._read is None:
            from game.classroom.collect import Collector
            from game.classroom.summary import summarise

            collector = Collector(self.scenario, self._kernels)
            collection = collector.collect(self._inputs, mend=self._mend)
            self._read = collection, summarise(self.scenario, collection, self._kernels)
        return self._read


def _counted(collection: Collection) -> list[Block]:
    names = [run.name or f"run {number}" for number, run in enumerate(collection.runs, 1)]
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return [
        Heading(f"{len(names)} runs", 3),
        Prose(", ".join(names[:LISTED]) + more if names else "None yet."),
    ]


def _page(  # noqa: PLR0913 (what a page is made of)
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
