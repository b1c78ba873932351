"""The teacher's room: class code, the wall, the report, lessons, and deleting plays.

Nothing here touches a play. What is collected is held in memory until the room is
left; only the report is written, and only where the teacher says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.classroom.inputs import Input, from_text, read_inputs
from game.play.classcode import ClassSetting, write_class_code
from game.play.runcode import compiled
from game.play.symbols import class_seed
from game.present import teachpages, wall
from game.present.classing import level_of, settled
from game.present.keeping import Keeper
from game.present.page import Action, Block, Field, Heading, Page, Prose, Table
from game.present.reading import beginning
from game.present.teachpages import Room
from game.scenario.levels import Levels
from game.scenario.model import Scenario
from game.scenario.values import Length

if TYPE_CHECKING:
    from game.classroom.collect import Collection
    from game.classroom.nearness import Nearness
    from game.classroom.summary import Summary

PASTED = 200_000
"""Signs that may be pasted at once."""
LISTED = 40


class Teaching:
    """The teacher's room. `page` and `act` are what the desk needs; `left` once it is left."""

    def __init__(
        self,
        scenario: Scenario,
        keeper: Keeper,
        levels: Levels | None = None,
    ) -> None:
        self.scenario = scenario
        self._levels = levels or Levels(scenario)
        self.left = False
        self.shown = False  # the play that follows the record is to be looked back on
        self.projected: ClassSetting | None = None  # a whole class begins at the projector
        self._keeper = keeper
        self._room = Room(folder=keeper.folder())
        self._inputs: list[Input] = []
        self._mend = False
        self._read: tuple[Collection, Summary] | None = None
        self._kernels = compiled(scenario)
        self._judged: tuple[Summary, Nearness | None] | None = None

    # -- pages

    def page(self) -> Page:
        """The page to show now."""
        makers: dict[str, Callable[[], Page]] = {
            "home": teachpages.home,
            "code": lambda: teachpages.code_page(self.scenario, self._room),
            "collect": self._collect,
            "wall": self._wall,
            "report": lambda: teachpages.report_page(self._room),
            "plays": lambda: teachpages.plays_page(self._room, self._keeper.plays()),
            "lessons": lambda: teachpages.lessons_page(self.scenario, self._room),
            "guides": teachpages.guides_page,
        }
        at, _slash, place = self._room.at.partition("/")
        page = teachpages.opened(self.scenario, at, place) if place else makers[at]()
        said = self._room.said
        return (
            replace(page, note=said, announcement=f"{said} {page.announcement}") if said else page
        )

    def _collect(self) -> Page:
        blocks: list[Block] = [
            Prose("Paste or type run codes, with names or without; any order, any text.", "lead"),
            Field("codes", "Run codes", "", "a line each, or a whole mail; Ctrl V pastes", PASTED),
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
        return teachpages.page(
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
        elif what == "level":
            setting = replace(setting, level=int(value))
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
        said = self._keeper.forget(name)
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
            written = write_pack(
                self._read_by_class(), folder, code, room.setting, told, self._keeper.faces()
            )
        except OSError as error:
            self._say(f"Not written: {error.strerror or error}.")
            return
        self._say(f"Written: {written[0]} and {written[1].name} beside it. Open them in a browser.")

    def _read_by_class(self) -> Scenario:
        """The scenario at the level at which the class of the code reads."""
        head, setting = self.scenario.head, self._room.setting
        if not self._room.word:
            return self.scenario
        return self._levels.at(beginning(head, setting.length, level_of(self.scenario, setting)))

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
