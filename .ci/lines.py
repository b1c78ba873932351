"""Print what somebody types to play the whole crisis in the text edition, line by line.

Usage: lines.py [SEED] | knot-of-war play --text --luck documented. A desk without a terminal is
walked from the title to the last page of the debrief; each choice is told as the number that
the page prints beside it, and every word that may be written is written.
"""

import sys
from collections.abc import Iterator

from game.cli.common import load_levels
from game.present.desk import Desk
from game.present.front import Wanted
from game.present.gallery import NoKeeper
from game.present.page import Field, Page
from game.present.settings import Settings
from game.rules.luck import drawn, key
from game.scenario.values import Length
from game.text.numbering import numbers_of, parts_of
from game.text.play import LONG_FIELD

MOST_STEPS = 3_000
WORDS = "Because we know less than we think."


class FreshKeeper(NoKeeper):
    """A keeper with nothing kept, as in an empty folder."""

    def kept(self) -> tuple[()]:
        """Nothing to go on with."""
        return ()


def onward(page: Page, number: int, written: set[str]) -> str:
    """The action that leads on: a field that is empty, an answer, then the main one."""
    fields = [each for each in parts_of((page.main, page.side)) if isinstance(each, Field)]
    for field in fields:
        if field.action.startswith("write:") and f"{page.id}/{field.action}" not in written:
            written.add(f"{page.id}/{field.action}")
            return field.action
    answers = [
        action for action in page.actions if action.role in ("option", "scale") and action.enabled
    ]
    if answers and not any(action.pressed for action in answers):
        return answers[number % len(answers)].id
    main = [action for action in page.actions if action.role == "main" and action.enabled]
    return main[0].id if main else ""


def lines(seed: int) -> Iterator[str]:
    """Yield what is typed, one line after another."""
    settings = Settings(asked=True)
    levels = load_levels("cuba-1962")
    wanted = Wanted(Length.LESSON)
    desk = Desk(levels.whole, FreshKeeper(), settings, wanted, levels=levels)
    taste, written = drawn(seed), set[str]()
    for step in range(MOST_STEPS):
        page = desk.page()
        if page.id == "export":
            return
        action = onward(page, taste.number(key(f"lines/{step}")), written)
        if not action:
            raise SystemExit(f"no way on from {page.id}")
        yield str(numbers_of(page)[action])
        fields = [each for each in parts_of((page.main, page.side)) if isinstance(each, Field)]
        field = next((each for each in fields if each.action == action), None)
        if field is not None:
            yield WORDS
            if field.longest > LONG_FIELD:
                yield ""
        desk.act(action, WORDS if field is not None else "")
    raise SystemExit("the play does not end")


if __name__ == "__main__":
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        print(line)
