"""What stands in the window, as a screen reader and a voice want it: roles, names, values.

One tree serves them all: what is painted, what has the focus, what is told. A node
without a name of its own lets its kids stand in its place; a node that has one tells
the texts below it as its description, and keeps only what can have the focus itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from game.present.page import GaugeRow, KnotMeter
from game.present.spoken import move_words, sentences
from game.screens.footers import FooterBar
from game.screens.forms import FieldNode
from game.screens.gauges import Gauge
from game.screens.headers import HeaderBar, StepStrip
from game.screens.knots import Knot
from game.screens.node import Node, NodeRole
from game.screens.options import Option
from game.screens.pressable import Pressable
from game.screens.screen import Screen
from game.screens.tables import TableNode

ToldRole = Literal[
    "window", "group", "text", "heading", "button", "choice", "switch", "tab", "link", "field",
    "meter", "image", "main",
]  # fmt: skip
TOLD_ROLES: dict[NodeRole, ToldRole] = {
    "window": "window",
    "text": "text",
    "label": "text",
    "row": "text",
    "heading": "heading",
    "button": "button",
    "card": "button",
    "gear": "button",
    "option": "choice",
    "person": "choice",
    "scale": "choice",
    "piece": "choice",
    "toggle": "switch",
    "step": "tab",
    "tab": "tab",
    "link": "link",
    "field": "field",
    "meter": "meter",
    "image": "image",
}
BARS = (HeaderBar, StepStrip, FooterBar)
ROOT = 0
"""The id of the window itself."""


@dataclass(frozen=True, slots=True)
class Told:
    """One node. `place` is left, top, right, bottom in pixels of the window.

    `pressed` is None for what cannot be chosen; `share` is 0 to 100 for a meter whose
    value is known, else None. `beside`: it stands in the header or the footer.
    """

    id: int
    role: ToldRole
    name: str
    description: str
    value: str
    place: tuple[int, int, int, int]
    kids: tuple[int, ...]
    enabled: bool = True
    pressed: bool | None = None
    focusable: bool = False
    share: int | None = None
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """All nodes of a page, the window first; which has the focus; what was just said."""

    nodes: tuple[Told, ...]
    focus: int
    said: str


class Ids:
    """Keeps the number of a node as long as it means the same thing."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], int] = {}
        self._nodes: dict[int, Node] = {}

    def of(self, key: tuple[str, ...], node: Node) -> int:
        """The number of a node by what it means; 1 and up."""
        number = self._known.setdefault(key, len(self._known) + 1)
        self._nodes[number] = node
        return number

    def node(self, number: int) -> Node | None:
        """The node that had this number when the page was last told."""
        return self._nodes.get(number)

    def forget(self) -> None:
        """Forget the nodes of the last page; numbers keep their meaning."""
        self._nodes.clear()


def tell(screen: Screen, ids: Ids) -> Telling:
    """Everything on a screen, in reading order."""
    ids.forget()
    gauges = {
        meter.id: meter.name for node in screen.root.walk() if (meter := _meter(node)) is not None
    }
    teller = _Teller(ids, screen.page.id, gauges)
    kids = teller.below(screen.root)
    page = screen.page
    edges = _edges(screen.root)
    window = Told(ROOT, "window", page.title, page.subtitle, "", edges, kids)
    focus = teller.numbers.get(id(screen.focus.node), ROOT)
    return Telling((window, *teller.told), focus, page.announcement)


class _Teller:
    """Tells one tree; thrown away after it."""

    def __init__(self, ids: Ids, page: str, gauges: Mapping[str, str]) -> None:
        self.ids = ids
        self.page = page
        self.gauges = gauges
        self.told: list[Told] = []
        self.numbers: dict[int, int] = {}
        self._counts: dict[str, int] = {}
        self._beside = False

    def below(self, node: Node) -> tuple[int, ...]:
        """Tell the kids of a node; their numbers."""
        return tuple(number for kid in node.kids for number in self._tell(kid))

    def _tell(self, node: Node) -> tuple[int, ...]:
        if not node.rect.width or not node.rect.height or node.mute:
            return ()
        if isinstance(node, BARS) and not self._beside:
            self._beside = True
            found = self._tell(node)
            self._beside = False
            return found
        if isinstance(node, TableNode):
            return self._table(node)
        if not node.action and (not node.name or node.role == "scroll"):
            return self.below(node)
        place = len(self.told)
        number = self._number(node)
        role = self._role(node)
        kids = self._inside(node) if role == "group" else self._focusables(node)
        told = _told(number, role, node, self._described(node, role), kids)
        self.told.insert(place, replace(told, beside=self._beside))
        return (number,)

    def _inside(self, node: Node) -> tuple[int, ...]:
        """Tell what is in a named group, but not its name once more."""
        told = len(self.told)
        kids = self.below(node)
        double = next((each for each in self.told[told:] if each.name == node.name), None)
        if double is None or double.role != "text" or double.kids:
            return kids
        self.told.remove(double)
        return tuple(kid for kid in kids if kid != double.id)

    def _number(self, node: Node) -> int:
        number = self.ids.of(self._key(node), node)
        self.numbers[id(node)] = number
        return number

    @staticmethod
    def _role(node: Node) -> ToldRole:
        """A meter for gauges; one text for a row of facts; else what the node's role says."""
        if _meter(node):
            return "meter"
        if node.charted:
            return "image"
        if isinstance(node, Pressable) and node.main:
            return "main"
        role = TOLD_ROLES.get(node.role, "group")
        if role == "group" and not node.action and _says_all(node):
            return "text"
        return role

    def _described(self, node: Node, role: ToldRole) -> str:
        if role == "group" or node.charted:
            return ""
        told = description(node)
        if not isinstance(node, Option):
            return told
        moves = [
            f"{self.gauges[gauge]} {move_words(move)}"
            for gauge, move in node.card.expects
            if gauge in self.gauges and move_words(move)
        ]
        return sentences([told, *moves])

    def _table(self, table: TableNode) -> tuple[int, ...]:
        """A table row by row, each cell under its head."""
        found: list[int] = []
        for row in table.rows:
            first = row[0]
            cells = [
                f"{table.head[place].name}: {cell.name}" if place < len(table.head) else cell.name
                for place, cell in enumerate(row)
            ]
            number = self.ids.of(self._key(first), first)
            kids = tuple(kid for cell in row for kid in self._focusables(cell))
            place = (first.rect.left, first.rect.top, table.rect.right, first.rect.bottom)
            self.told.append(
                replace(_told(number, "text", first, "", kids), name="; ".join(cells), place=place)
            )
            found.append(number)
        return tuple(found)

    def _focusables(self, node: Node) -> tuple[int, ...]:
        """Tell what lies below a named node and can have the focus itself."""
        found: list[int] = []
        for kid in node.kids:
            found += self._tell(kid) if kid.action else self._focusables(kid)
        return tuple(found)

    def _key(self, node: Node) -> tuple[str, ...]:
        """What a node means: an action, or a text at its place among its like on the page."""
        base = node.action or f"{self.page}\n{node.role}\n{node.name}"
        count = self._counts.get(base, 0)
        self._counts[base] = count + 1
        return ("action" if node.action else "told", base, str(count))


def description(node: Node) -> str:
    """What a named node says besides its name: its own words, or the texts below it."""
    own = node.spoken()
    if own is not None:
        return own
    said = node.name
    parts: list[str] = []
    for text in (*_texts(node), node.tip):
        if text and text not in said:
            parts.append(text)
            said = f"{said} {text}"
    return sentences(parts)


def _texts(node: Node) -> Iterator[str]:
    for kid in node.kids:
        if kid.role == "meter" or kid.mute:
            continue  # the gauge round a ruler says the same
        if kid.name:
            yield kid.name
        else:
            yield from _texts(kid)


def _meter(node: Node) -> GaugeRow | KnotMeter | None:
    """What a gauge or the knot shows, or nothing for other nodes."""
    if isinstance(node, Gauge):
        return node.row
    return node.meter if isinstance(node, Knot) else None


def _value(node: Node) -> str:
    if isinstance(node, FieldNode):
        return node.value
    meter = _meter(node)
    return meter.value_text if meter else ""


def _share(node: Node) -> int | None:
    meter = _meter(node)
    if meter is None or meter.low is None or meter.high is None:
        return None
    return (meter.low + meter.high) // 2


def _says_all(node: Node) -> bool:
    """Whether a node's name says every text below it, and nothing there can have the focus."""
    kids = [kid for kid in node.walk() if kid is not node]
    return all(not kid.action and kid.name in node.name for kid in kids)


def _told(number: int, role: ToldRole, node: Node, described: str, kids: tuple[int, ...]) -> Told:
    return Told(
        number,
        role,
        node.name,
        described,
        _value(node),
        _edges(node),
        kids,
        enabled=node.enabled,
        pressed=node.pressed,
        focusable=bool(node.action),
        share=_share(node),
    )


def _edges(node: Node) -> tuple[int, int, int, int]:
    box = node.rect
    return box.left, box.top, box.right, box.bottom
