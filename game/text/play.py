"""The loop of the terminal edition: show a page, read a line, act, say what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Protocol

from game.play.machine import UnknownWayError
from game.play.session import ChoiceRefusedError
from game.present.page import Block, Field, MapBlock, Page
from game.present.spoken import ended
from game.text.answers import Act, Answer, Ask, answer
from game.text.blocks import block_lines
from game.text.numbering import parts_of, texts_of
from game.text.plain import action_lines, joined, opening, render
from game.text.sheet import Sheet
from game.text.wrapping import paragraphs, wrapped

Write = Callable[[str], None]

HELP = """\
Type a number, a key, or the first words of what you want to do, then Enter.

“next” goes on. “back” goes back. An empty line shows the page again.

“where” tells where things stand. “papers” leads to the papers. “codex” opens the codex, \
and “open” with the words of a link (they stand in square brackets) opens that link.

“undo” takes the last order of the day back, as long as its night has not fallen.

“save” saves and leaves; the play also saves itself after every choice. “quit” leaves."""

FAREWELL = "The play is saved. Start the game again to go on from here."
TYPE_IT = "{label} Type it and press Enter; an empty line leaves it as it is."
TYPE_ALL = "{label} Type or paste as many lines as you like; an empty line ends them."
LONG_FIELD = 2_000
"""Signs from which a field takes many lines."""
KEPT = "Nothing was changed."


class Desk(Protocol):
    """What the loop plays on: it shows a page and takes actions."""

    @property
    def closed(self) -> bool:
        """Whether the player has left."""
        ...

    def page(self) -> Page:
        """The page shown now."""
        ...

    def act(self, action_id: str, value: str = "") -> None:
        """Take an action of the page, with a text where it asks for one."""
        ...


def play(
    desk: Desk,
    lines: Iterable[str],
    write: Write,
    width: int,
    farewell: Callable[[], str] = lambda: FAREWELL,
) -> int:
    """Play on a desk with typed lines until it is closed or the lines end.

    Args:
        desk: what is played on.
        lines: what is typed; may come from a pipe.
        write: prints a text that ends its own lines.
        width: columns of a line.
        farewell: what to say when the lines end or the player leaves.

    Returns:
        0, the exit status: leaving is no fault.
    """
    table = _Table(desk, write, width)
    try:
        table.show()
        typed = iter(lines)
        for line in typed:
            if not table.take(line, typed):
                break
            if desk.closed:
                break
    except KeyboardInterrupt:
        write("\n")
    text = farewell()
    if text:
        write("\n".join(paragraphs(text, width)) + "\n")
    return 0


class _Table:
    """The page that was shown last, so that only what changed is said again."""

    def __init__(self, desk: Desk, write: Write, width: int) -> None:
        self.desk, self.write, self.width = desk, write, width
        self.page = desk.page()

    def show(self) -> None:
        """Print the whole page."""
        self.page = self.desk.page()
        self.write("\n" + render(self.page, self.width))

    def say(self, text: str) -> None:
        """Print a text."""
        self.write("\n".join(paragraphs(text, self.width)) + "\n")

    def take(self, line: str, lines: Iterator[str]) -> bool:
        """Do what a line says; false where the player wants to leave."""
        meant = answer(line, self.page)
        if isinstance(meant, Ask):
            return self._answered(meant)
        if isinstance(meant, Act):
            self._act(meant, lines)
        else:
            self.say(meant.text)
        return True

    def _answered(self, asked: Answer) -> bool:
        word = asked.word if isinstance(asked, Ask) else ""
        if word == "help":
            self.say(HELP)
        elif word == "again":
            self.show()
        return word != "quit"

    def _act(self, meant: Act, lines: Iterator[str]) -> None:
        value = ""
        field = field_of(self.page, meant.action)
        if field is not None:
            value = self._typed(field, lines)
            if not value:
                self.say(KEPT)
                return
        try:
            self.desk.act(meant.action, value)
        except (ChoiceRefusedError, UnknownWayError) as refused:
            self.say(str(refused))
            return
        except KeyError:
            if any(each.id == meant.action for each in self.page.actions):
                raise  # the page offered it: no fault of the player's
            self.say("That cannot be opened here.")
            return
        if not self.desk.closed:
            self._tell()

    def _typed(self, field: Field, lines: Iterator[str]) -> str:
        """What is typed into a field: a line, or many up to an empty one where there is room."""
        if field.longest <= LONG_FIELD:
            self.say(TYPE_IT.format(label=ended(field.label)))
            return next(lines, "").strip()[: field.longest]
        self.say(TYPE_ALL.format(label=ended(field.label)))
        held = []
        for line in lines:
            if not line.strip():
                break
            held.append(line.rstrip("\r\n"))
        return "\n".join(held)[: field.longest]

    def _tell(self) -> None:
        """Print the new page, or on the same page what is new."""
        before, self.page = self.page, self.desk.page()
        if before.id != self.page.id:
            self.write("\n" + render(self.page, self.width))
        else:
            self.write("\n" + changes(before, self.page, self.width))


def field_of(page: Page, action: str) -> Field | None:
    """The field that an action writes into, if it is one."""
    parts = parts_of((page.main, page.side))
    return next((each for each in parts if isinstance(each, Field) and each.action == action), None)


def changes(before: Page, after: Page, width: int) -> str:
    """What is said of a page that was shown a moment ago: its new blocks and actions.

    Of each column all is said from the first new block to the last, so that what stands
    between them, and gives them their sense, is not lost.
    """
    old, new = Sheet.of(before, width), Sheet.of(after, width)
    known = {_gist(each, old) for each in (*before.main, *before.side)}
    parts = [*_changed(after.main, new, known), *_changed(after.side, new, known)]
    said = after.announcement
    if said and said not in (before.announcement, *texts_of(after)):
        parts.insert(0, wrapped(said, width))
    if after.note and after.note != before.note and after.note not in said:
        parts.append(wrapped(after.note, width))
    if opening(old)[0] != opening(new)[0]:
        parts.insert(0, opening(new)[:1])
    if action_lines(old) != action_lines(new):
        parts.append(action_lines(new))
    return joined(parts or [["Nothing changed here."]])


def _changed(column: Sequence[Block], sheet: Sheet, known: AbstractSet[str]) -> list[list[str]]:
    """The blocks of a column from the first that was not known to the last."""
    new = [place for place, each in enumerate(column) if _gist(each, sheet) not in known]
    shown = column[new[0] : new[-1] + 1] if new else ()
    return [block_lines(each, sheet) for each in shown]


def _gist(block: Block, sheet: Sheet) -> str:
    """What a block tells. Which piece of a map is chosen is told beside the map."""
    if isinstance(block, MapBlock):
        pieces = (replace(each, selected=False) for each in block.pieces)
        block = replace(block, pieces=tuple(pieces))
    return "\n".join(block_lines(block, sheet))
