"""Blocks as nodes below each other: what every page can fall back on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from game.present import page as present
from game.screens.boxes import (
    Column,
    Edges,
    Gap,
    Grid,
    Item,
    Line,
    Measured,
    Panel,
    Stack,
    Surface,
)
from game.screens.building import Builder
from game.screens.cards import Certainty, DeskCard, card_list
from game.screens.forms import Choices, FieldNode, ScaleNode
from game.screens.gauges import Gauge, GaugeStyle
from game.screens.knots import Knot, KnotStyle
from game.screens.node import Node
from game.screens.options import Option
from game.screens.papers import Document
from game.screens.pressable import SECONDARY, Button, ButtonStyle
from game.screens.setting import Type
from game.screens.tables import FactRow, QuoteNode, TableNode, told_rows
from game.screens.texts import Text
from game.screens.theme import Look
from game.screens.titles import heading

VOICES = {
    "document": Type("body", 18, 1.5),
    "interface": Type("ui", 17, 1.32),
    "note": Type("ui", 15, 1.3),
    "lead": Type("body", 19, 1.35),
}
GAPS: dict[str, int] = {
    "Sureness": 9,
    "Card": 9,
    "OptionCard": 11,
    "GaugeRow": 16,
    "Facts": 8,
    "Prose": 12,
    "Group": 10,
    "Field": 16,
    "Quote": 16,
    "Heading": 17,
    "Scale": 14,
}
SENTENCE = 32
"""Letters from which a value reads like a sentence."""
LARGEST_STRETCH = 15
"""Design pixels by which spare height widens the room between gauges at most."""
SCALE_STEP = ButtonStyle("toggle", 16, 40, 36, 4, centred=True)


PLAIN_GAUGES, PLAIN_KNOT = GaugeStyle(), KnotStyle()


@dataclass(frozen=True, slots=True)
class Manner:
    """How blocks are shown in one place of a page."""

    look: Look
    gauges: GaugeStyle = PLAIN_GAUGES
    knot: KnotStyle = PLAIN_KNOT
    gauge_columns: int = 1
    stretch: bool = False
    grow: bool = False
    prose: Type | None = None
    small_labels: bool = False
    told: bool = False
    """Facts whose values are sentences are told, not listed."""


Maker = Callable[[Builder, Any, Manner], Node]


def _prose(builder: Builder, block: present.Prose, manner: Manner) -> Node:
    style = VOICES[block.voice]
    if manner.prose and block.voice in ("document", "lead"):
        style = manner.prose
    text = Text(builder.kit, block.text, style, manner.look)
    if block.voice == "note" and manner.stretch:
        tick = Surface(stripe=manner.look.palette.breaking, stripe_width=builder.kit.px(3))
        return Panel(builder.kit, text, Edges(left=builder.kit.px(14)), tick)
    if block.voice == "note":
        text.tinted(manner.look.quiet)
    return Measured(builder.kit, text)


def _card(builder: Builder, block: present.Card, manner: Manner) -> Node:
    action = builder.action(block.action)
    return DeskCard(builder.kit, action, block, manner.look)


def _option(builder: Builder, block: present.OptionCard, manner: Manner) -> Node:
    look = manner.look if manner.look.dark else builder.kit.look("sheet")
    return Option(builder.kit, builder.action(block.action), block, look)


def _sheet(builder: Builder, block: present.Sheet, manner: Manner) -> Node:
    del manner
    body = stack(builder, block.body, Manner(builder.kit.look("sheet")))
    return Document(builder.kit, block, body, scrolls=not builder.narrow)


def _facts(builder: Builder, block: present.Facts, manner: Manner) -> Node:
    kit = builder.kit
    if manner.told and any(len(value) > SENTENCE for _, value in block.rows):
        return Column(kit, told_rows(kit, block.rows, manner.look))
    return Column(kit, [FactRow(kit, name, value, manner.look) for name, value in block.rows])


def _field(builder: Builder, block: present.Field, manner: Manner) -> Node:
    node = FieldNode(builder.kit, builder.action(block.action), block, manner.look)
    if block.action in builder.view.fields:
        node.type_in(builder.view.fields[block.action])
    return node


def _scale(builder: Builder, block: present.Scale, manner: Manner) -> Node:
    kit, look = builder.kit, manner.look
    steps = [Button(kit, builder.action(one), SCALE_STEP, look) for one in block.actions]
    node = ScaleNode(kit, (block.low, block.high), steps, look)
    if not block.label:
        return node
    label = Text(kit, block.label, Type("ui-bold", 17, 1.3), look)
    return Column(kit, (label, node), kit.px(8))


def _group(builder: Builder, block: present.Group, manner: Manner) -> Node:
    actions = [builder.action(one) for one in block.actions]
    return Choices(builder.kit, (block.label, block.note), actions, manner.look)


def _rule(builder: Builder, block: present.Rule, manner: Manner) -> Node:
    del block
    return Line(builder.kit, manner.look.line)


MAKERS: dict[type, Maker] = {
    present.Heading: lambda b, block, m: heading(b.kit, block, m.look, small=m.small_labels),
    present.Prose: _prose,
    present.Quote: lambda b, block, m: QuoteNode(b.kit, block, m.look),
    present.Sheet: _sheet,
    present.Card: _card,
    present.Sureness: lambda b, block, m: Certainty(b.kit, block, m.look),
    present.GaugeRow: lambda b, block, m: Gauge(b.kit, block, m.look, m.gauges),
    present.KnotMeter: lambda b, block, m: Knot(b.kit, block, m.look, m.knot),
    present.OptionCard: _option,
    present.Facts: _facts,
    present.Table: lambda b, block, m: TableNode(b.kit, block, m.look),
    present.Field: _field,
    present.Scale: _scale,
    present.Group: _group,
    present.Rule: _rule,
}


def node_of(builder: Builder, block: present.Block, manner: Manner) -> Node:
    """Return the node of one block."""
    make = MAKERS.get(type(block))
    if make is None:
        from game.screens.drawn import DRAWN

        make = DRAWN[type(block)]
    return make(builder, block, manner)


def stack(builder: Builder, blocks: Iterable[present.Block], manner: Manner) -> Stack:
    """Return blocks below each other; cards, options and gauges of a run belong together."""
    most = 130 if manner.grow else LARGEST_STRETCH
    result = Stack(builder.kit, (), most)
    before: present.Block | None = None
    for kind, run in groupby(blocks, type):
        same = list(run)
        for item in _run(builder, kind, same, manner):
            gap = _gap(builder, before, item[1]) if before is not None else 0
            result.add(Item(item[0], gap, stretch=item[2], grow=item[3]))
            before = item[1]
    return result


_Made = tuple[Node, present.Block, bool, bool]


def _run(
    builder: Builder, kind: type, blocks: Sequence[present.Block], manner: Manner
) -> list[_Made]:
    """Return the nodes of a run of blocks of one kind."""
    nodes = [node_of(builder, block, manner) for block in blocks]
    kit = builder.kit
    if kind is present.Card:
        return [(card_list(kit, nodes), blocks[0], False, False)]
    if kind is present.OptionCard:
        gap = kit.px(8 if kit.metrics.scale < 0.85 else 11)  # noqa: PLR2004 - as drawn
        options = Stack(kit, [Item(node, gap, grow=manner.grow) for node in nodes])
        options.arrows = True
        return [(options, blocks[0], False, manner.grow)]
    if kind is present.GaugeRow and manner.gauge_columns > 1:
        grid = Grid(kit, nodes, manner.gauge_columns, (kit.px(60), kit.px(28)))
        grid.spread = kit.px(44)
        return [(grid, blocks[0], False, manner.grow)]
    if kind is present.Chart and len(nodes) > 1:
        return [(Grid(kit, nodes, 2, (kit.px(26), kit.px(20))), blocks[0], False, False)]
    stretches = manner.stretch and kind is present.GaugeRow
    return [
        (node, block, stretches and place > 0, False)
        for place, (node, block) in enumerate(zip(nodes, blocks, strict=True))
    ]


def _gap(builder: Builder, before: present.Block, block: present.Block) -> int:
    """Return the room between two blocks."""
    kit = builder.kit
    if isinstance(before, present.Heading) and isinstance(block, present.Heading):
        return kit.px(2)
    if isinstance(before, present.Heading) and before.level == 1:
        return kit.px(4)
    if isinstance(before, present.Heading):
        ringed = present.Card | present.OptionCard | present.Group | present.Field
        return kit.px(8 if isinstance(block, ringed) else 6)
    if isinstance(block, present.KnotMeter) or isinstance(before, present.KnotMeter):
        return kit.px(18)
    return kit.px(GAPS.get(type(block).__name__, 14))


def secondary(builder: Builder, look: Look) -> list[Node]:
    """Return buttons for the actions that nothing else has placed."""
    return [Button(builder.kit, builder.place(one), SECONDARY, look) for one in builder.left()]


def sheet_panel(builder: Builder, inside: Node, room: Edges) -> Panel:
    """Return a node on a sheet of paper with its hard shadow."""
    palette, kit = builder.kit.look("sheet").palette, builder.kit
    frame = palette.ink if kit.contrast else ""
    surface = Surface(
        fill=palette.sheet,
        frame=frame,
        frame_width=kit.px(2),
        shadow=palette.rule,
        shadow_by=kit.px(5),
    )
    return Panel(kit, inside, room, surface)


__all__ = ["Gap", "Manner", "node_of", "secondary", "sheet_panel", "stack"]
