"""What a page is written on as text: its numbers, and how wide a line is."""

from __future__ import annotations

from dataclasses import dataclass

from game.present import page as p
from game.text.numbering import numbers_of
from game.text.wrapping import wrapped

Lines = list[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What blocks are written on: the page they belong to, and how wide a line is."""

    page: p.Page
    width: int
    numbers: dict[str, int]

    @staticmethod
    def of(page: p.Page, width: int) -> Sheet:
        """A sheet for a page."""
        return Sheet(page, width, dict(numbers_of(page)))

    def mark(self, action: str) -> str:
        """The number of an action in brackets, to stand before what it opens."""
        number = self.numbers.get(action)
        return "" if number is None else f"[{number}] "

    def action(self, action_id: str) -> p.Action | None:
        """The action of that id, if the page has it."""
        return next((each for each in self.page.actions if each.id == action_id), None)

    def wrap(self, text: str, first: str = "", rest: str | None = None) -> Lines:
        """One paragraph in lines."""
        return wrapped(text, self.width, first=first, rest=rest)
