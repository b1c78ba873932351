"""What the making of a page's tree needs: the page, its actions, what the player did to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, is_dataclass

from game.art.mapview import MapView
from game.present.page import Action, Page, Quote
from game.screens.markup import spans_of
from game.screens.node import Kit
from game.screens.theme import GROUND_OF_PAGE, Ground, Look

ON_THE_DESK = frozenset(("standing", "forecast", "codex", "sources", "trace", "message"))
"""Kinds of pages that lie on the desk where the page says nothing else."""


@dataclass
class ViewState:
    """What the player did to one page that is nobody else's business."""

    scrolls: dict[str, int] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    tightened: bool = False
    """Whether its knot has tightened already."""
    printed: int | None = None
    listed: bool = False
    keyed: bool | None = None
    map: MapView | None = None


def links_in(value: object) -> Iterator[str]:
    """Yield the ids of all actions that stand as links in the texts of some blocks."""
    if isinstance(value, str):
        for span in spans_of(value):
            if span.style == "link":
                yield f"open:{span.target}"
    elif isinstance(value, tuple):
        for item in value:
            yield from links_in(item)
    elif isinstance(value, Quote) and value.link:
        yield f"open:{value.link.removeprefix('open:')}"
    elif is_dataclass(value):
        for name in value.__dataclass_fields__:
            yield from links_in(getattr(value, name))


class Builder:
    """Gives out the actions of a page and remembers which of them have a place."""

    def __init__(self, kit: Kit, page: Page, view: ViewState) -> None:
        self.kit, self.page, self.view = kit, page, view
        self.ground: Ground = GROUND_OF_PAGE.get(page.ground, "paper")
        if page.kind in ON_THE_DESK and page.ground == "paper":
            self.ground = "shade"
        self.look: Look = kit.look(self.ground)
        self._actions = {action.id: action for action in page.actions}
        self._placed: set[str] = set(links_in((page.main, page.side)))

    @property
    def narrow(self) -> bool:
        """Whether everything stands in one column."""
        return self.kit.metrics.narrow

    def action(self, action_id: str) -> Action:
        """Return an action that gets a place now; unknown ids are taken at their word."""
        self._placed.add(action_id)
        return self._actions.get(action_id, Action(action_id, action_id, "secondary"))

    def known(self, action_id: str) -> Action | None:
        """Return an action of the page if it has it."""
        return self._actions.get(action_id)

    def place(self, action: Action) -> Action:
        """Mark an action as placed."""
        self._placed.add(action.id)
        return action

    def left(self, *roles: str) -> list[Action]:
        """Return the actions that no block has placed, of some roles or of all."""
        return [
            action
            for action in self.page.actions
            if action.id not in self._placed
            and not action.quiet
            and (not roles or action.role in roles)
            and not action.id.startswith("settings:text-")
        ]

    def main(self) -> Action | None:
        """Return the one main action, marked as placed."""
        for action in self.page.actions:
            if action.role == "main" and action.id not in self._placed:
                return self.place(action)
        return None
