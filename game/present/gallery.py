"""Every kind of page once, from plays that play themselves: for pictures and for tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from game.play.record import Record
from game.play.runcode import code_of
from game.play.session import Session
from game.present.classgallery import class_pages
from game.present.desk import Desk
from game.present.errands import AtOnce
from game.present.front import Kept
from game.present.page import Page
from game.present.settings import Settings
from game.rules.luck import drawn, key
from game.scenario.levels import Levels
from game.scenario.model import Scenario

MOST_STEPS = 2_000
WALKS = ((1, False), (7, True), (11, True), (23, True), (3, True))
"""Plays by their seed, and whether they are lively. The last ends the world, in this crisis."""


class NoKeeper:
    """Keeps nothing: for desks that nobody sits at."""

    def kept(self) -> Sequence[Kept]:
        """One play, so that the title page shows how it looks."""
        return (Kept("sample", 6, "day 6"),)

    def open(self, name: str) -> tuple[Record | None, str]:
        """Nothing can be opened."""
        return None, f"{name} is only a sample."

    def keep(self, session: Session) -> str:
        """Nothing is kept."""
        del session
        return ""

    def settings(self, settings: Settings) -> str:
        """Nothing is kept."""
        del settings
        return ""

    def moved(self, session: Session) -> None:
        """Nothing is kept."""
        del session

    def met(self) -> frozenset[str]:
        """No ending was met."""
        return frozenset()

    def code(self, session: Session) -> str:
        """A sample of how a code looks."""
        del session
        return "0AB1C D2EF3 G4HJ5 K6MN7 P8QR9"

    def export(self, session: Session, kind: str) -> str:
        """A sample of what is said of a file."""
        del session
        return f"Written: Debriefs/sample.{kind}"

    def plays(self) -> Sequence[Kept]:
        """The sample."""
        return self.kept()

    def forget(self, name: str) -> str:
        """Nothing is kept, so nothing is deleted."""
        return f"{name} is only a sample."

    def folder(self) -> str:
        """No place: a desk that nobody sits at writes nothing."""
        return ""

    def faces(self) -> Mapping[str, str]:
        """No portraits: nothing is printed."""
        return {}

    def read_code(self, text: str) -> tuple[Record | None, str]:
        """No code is known."""
        return None, f"“{text}” is no run code."

    def seed(self, word: str) -> tuple[int, str]:
        """A seed for any word."""
        return key(word) >> 44, ""


class Watching(NoKeeper):
    """Keeps nothing but the code of the play that was last at the desk."""

    def __init__(self) -> None:
        self._session: Session | None = None

    def keep(self, session: Session) -> str:
        """Look at the play."""
        self._session = session
        return ""

    def codes(self) -> list[str]:
        """The code of the play, if there was one."""
        play = self._session
        return [code_of(play.scenario, play.kernel, play.record)] if play else []


def gallery(scenario: Scenario, levels: Levels | None = None, level: str = "") -> tuple[Page, ...]:
    """Pages of every kind, each id once: some plays, what can be opened from them, and a class.

    Where the levels of reading are given, the texts are those of one of them, or of the
    one that is usual.
    """
    found: dict[str, Page] = {}
    codes: list[str] = []

    def desk(keeper: NoKeeper, *, asked: bool = False) -> Desk:
        shown = Settings(level=level, asked=asked)
        return Desk(scenario, keeper, shown, errands=AtOnce(stage=0), levels=levels)

    for seed, lively in WALKS:
        keeper = Watching()
        for page in walk(desk(keeper), seed, lively=lively):
            kind_known = sum(each.kind == page.kind for each in found.values())
            if page.id not in found and (not lively or kind_known < 3):  # noqa: PLR2004
                found[page.id] = page
        codes += keeper.codes()
    room, projector = (desk(NoKeeper(), asked=True) for _ in range(2))
    for page in class_pages(room, projector, codes):
        found.setdefault(page.id, page)
    return tuple(found.values())


def walk(desk: Desk, seed: int, *, lively: bool) -> Iterator[Page]:
    """Play a whole play through its pages; yields each page that comes up.

    A lively walk chooses by the seed and looks into many side pages; a quiet one
    takes the first way that leads on.
    """
    taste = drawn(seed)
    for step in range(MOST_STEPS):
        page = desk.page()
        yield page
        if not lively or step % 5 == 0:
            yield from _aside(desk, page)
        action = _onward(page, taste.number(key(f"walk/{step}")) if lively else 0)
        if not action:
            return
        desk.act(action)
        if desk.closed or page.id == "export":
            return


ASIDE = ("standing", "library", "settings", "help", "open:sources", "code", "one-change")


def _aside(desk: Desk, page: Page) -> Iterator[Page]:
    """The pages that can be opened from here, one of each kind."""
    opened: set[str] = set()
    for action in page.actions:
        kind = ":".join(action.id.split(":")[:2]) if action.id.startswith("open:") else action.id
        wanted = action.id in ASIDE or action.id.startswith("open:")
        if not wanted or not action.enabled or kind in opened:
            continue
        opened.add(kind)
        desk.act(action.id)
        yield desk.page()
        for _back in range(4):
            if desk.page().id == page.id:
                break
            desk.act("close")


def _onward(page: Page, number: int) -> str:
    """The action that leads on: an answer to mark, else the main one; a new play at the title."""
    if page.kind == "title":
        return "new"
    answers = [
        action for action in page.actions if action.role in ("option", "scale") and action.enabled
    ]
    marked = any(action.pressed for action in answers)
    if answers and not marked:
        return answers[number * len(answers) // 10_000].id
    asks = [action for action in page.actions if action.id.startswith("ask:") and action.enabled]
    if asks and number > 5_000:  # noqa: PLR2004 (about every second time)
        return asks[0].id
    main = next((each for each in page.actions if each.role == "main" and each.enabled), None)
    return main.id if main is not None else ""
