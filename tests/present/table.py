"""A desk for tests: the tiny scenario, a keeper that keeps in memory, and walks over pages."""

import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from game.play.record import Record
from game.play.record import Settings as Kind
from game.play.session import Session
from game.present.desk import Desk
from game.present.front import Kept
from game.present.page import Action, Page
from game.present.settings import Settings
from game.scenario.load import load
from game.scenario.model import Scenario
from game.scenario.values import Length
from tests.debrief.conftest import drive

TINY = Path(__file__).resolve().parents[1] / "tiny-scenario"
LEAVING = ("quit", "save", "again", "go:leave", "go:debrief", "undo")
"""What a walk takes seldom, so that it comes to the end of a play."""


@cache
def tiny() -> Scenario:
    found = load(TINY)
    assert found.scenario is not None, found.findings
    return found.scenario


class Memory:
    """Keeps plays in a dictionary."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.days: dict[str, int] = {}
        self.saves = 0

    def kept(self) -> list[Kept]:
        return [Kept(name, self.days[name], "tiny") for name in self.records]

    def open(self, name: str) -> tuple[Record | None, str]:
        record = self.records.get(name)
        return record, "" if record else "That play is gone."

    def keep(self, session: Session) -> str:
        self.records["one"], self.days["one"] = session.record, session.day
        self.saves += 1
        return ""

    def plays(self) -> list[Kept]:
        return self.kept()

    def forget(self, name: str) -> str:
        return "" if self.records.pop(name, None) else "There is no such play."

    def folder(self) -> str:
        return ""

    def settings(self, settings: Settings) -> str:
        return ""

    def moved(self, session: Session) -> None:
        pass

    def met(self) -> frozenset[str]:
        notes = (note for record in self.records.values() for note in record.notes)
        return frozenset(note.value for note in notes if note.kind == "ended")

    def code(self, session: Session) -> str:
        return "TINY-CODE"

    def export(self, session: Session, kind: str) -> str:
        return f"Written: {kind}"

    def faces(self) -> dict[str, str]:
        return {}

    def read_code(self, text: str) -> tuple[Record | None, str]:
        return (self.records.get("one"), "") if text == "TINY-CODE" else (None, "No code.")

    def seed(self, word: str) -> tuple[int, str]:
        return len(word) + 7, ""


def new_desk(*, asked: bool = True) -> Desk:
    return Desk(tiny(), Memory(), replace(Settings(), asked=asked))


def playing(length: str = "lesson") -> Desk:
    """A desk with a play on its first morning."""
    desk = new_desk()
    for action in ("new", f"set:length:{length}", "begin"):
        desk.act(action)
    while desk.page().kind == "prologue":
        desk.act(main(desk.page()).id)
    return desk


def main(page: Page) -> Action:
    return next(action for action in page.actions if action.role == "main")


def parts(value: Any) -> Iterator[Any]:
    """Every block of a page and every part of one."""
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        yield value
        for each in fields(value):
            yield from parts(getattr(value, each.name))


def blocks(page: Page) -> list[Any]:
    return [*parts(page.main), *parts(page.side)]


def chosen_by(page: Page, chance: random.Random) -> Action:
    """An enabled action: mostly one that leads on."""
    enabled = [action for action in page.actions if action.enabled]
    calm = [action for action in enabled if action.id not in LEAVING] or enabled
    leading = [action for action in calm if action.role == "main"]
    options = [action for action in calm if action.role in ("option", "scale")]
    roll = chance.random()
    if leading and roll < 0.35:
        return leading[0]
    if options and roll < 0.6:
        return chance.choice(options)
    return chance.choice(calm if roll < 0.97 else enabled)


def forward(desk: Desk, chance: random.Random) -> None:
    """One step towards the end of the play: mark something where it is asked, then go on."""
    page = desk.page()
    onward = main(page)
    if not onward.enabled:
        marks = [a for a in page.actions if a.enabled and a.role in ("option", "scale")]
        desk.act(chance.choice(marks).id)
        onward = main(desk.page())
    desk.act(onward.id)


def until(desk: Desk, kind: str, seed: int = 1) -> Page:
    """Play forward until a page of some kind lies on the desk."""
    chance = random.Random(seed)
    for _step in range(400):
        if desk.page().kind == kind:
            return desk.page()
        forward(desk, chance)
    raise AssertionError(f"no page of kind {kind}")


def by_night(*voices: dict[str, Any]) -> Session:
    """A play in which a matter with these voices has broken into the night."""
    data = tiny().model_dump(by_alias=True, exclude_unset=True)
    matter = next(m for d in data["days"] for m in d["matters"] if m["id"] == "shot-in-the-fog")
    common = {"who": "hale", "stance": 40, "headline": "Quiet", "basis": "invented"}
    matter["voices"] = tuple(common | voice for voice in voices)
    voiced = Scenario.model_validate(data)
    for seed in range(1, 40):
        session = Session.begin(voiced, Kind(Length.FULL, luck="drawn"), seed)
        drive(session, {"boats": "go-through"}, until=(2, "interruption"))
        if session.phase == "interruption":
            return session
    raise AssertionError("nothing breaks in")
