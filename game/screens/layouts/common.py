"""Pages of one or two columns without anything that only they have."""

from __future__ import annotations

from game.present import page as present
from game.screens.boxes import Flow, Item, Stack
from game.screens.building import Builder
from game.screens.gauges import GaugeStyle, KnotStyle
from game.screens.layouts.frame import (
    DECISION,
    READING,
    Columns,
    Shape,
    WindowNode,
    assemble,
    page_title,
)
from game.screens.node import Node
from game.screens.pressable import TAB, Button
from game.screens.setting import Type
from game.screens.stacking import Manner, node_of, stack
from game.screens.texts import Text

MORNING = Shape(394, 324, None, (18, 4, 18, 4), (0, 24, 28, 20), through=False)
CENTRED = Shape(main=(180, 24, 180, 20))
SPREAD = Shape(main=(40, 16, 40, 14))


def _own_title(builder: Builder) -> bool:
    """Whether a block already says what the page is."""
    first = builder.page.main[0] if builder.page.main else None
    if isinstance(first, present.Heading):
        return first.level == 1
    return isinstance(first, present.Sheet | present.Tape)


def tabs(builder: Builder) -> Node | None:
    """Return the tabs of a page beside each other."""
    actions = builder.left("tab")
    if not actions:
        return None
    kit = builder.kit
    nodes = [Button(kit, builder.place(one), TAB, builder.look) for one in actions]
    overlap = 0 if builder.narrow else -kit.px(1.5)
    row = Flow(kit, nodes, overlap)
    row.arrows = True
    if not builder.narrow:
        row.align = "right"
    return row


def headed(builder: Builder, content: Stack) -> Stack:
    """Return a stack under the page's title and tabs."""
    kit = builder.kit
    parts = Stack(kit, ())
    row = tabs(builder)
    if row:
        parts.add(Item(row))
    if not _own_title(builder):
        parts.add(Item(page_title(builder), kit.px(10)))
        content.items = [Item(i.node, i.gap, i.stretch, i.grow) for i in content.items]
    for place, item in enumerate(content.items):
        gap = kit.px(12) if place == 0 else item.gap
        parts.add(Item(item.node, gap, item.stretch, item.grow))
    return parts


def sheet_alone(builder: Builder) -> bool:
    """Whether the left column is nothing but one document."""
    main = builder.page.main
    return len(main) == 1 and isinstance(main[0], present.Sheet)


def reading(builder: Builder) -> WindowNode:
    """Lay out any page: blocks left, side blocks on a panel right."""
    page, kit = builder.page, builder.kit
    look = builder.look
    side_ground = "night" if look.dark else "shade"
    shape = Shape(side=side_ground) if page.side else SPREAD  # type: ignore[arg-type]
    if sheet_alone(builder):
        main: Node = node_of(builder, page.main[0], Manner(look))
        shape = MORNING if page.side else SPREAD
    else:
        main = headed(builder, stack(builder, page.main, Manner(look)))
    side_look = kit.look(shape.side) if shape.side else look
    side = stack(builder, page.side, Manner(side_look)) if page.side else None
    bare = sheet_alone(builder) and not builder.narrow
    return assemble(builder, Columns(main, side, bare_main=bare), shape)


def morning(builder: Builder) -> WindowNode:
    """Lay out the morning: the folder left; the knot, sureness and papers right."""
    page, look = builder.page, builder.look
    manner = Manner(look, knot=KnotStyle(height=92))
    main: Node
    if sheet_alone(builder):
        main = node_of(builder, page.main[0], manner)
    else:
        main = headed(builder, stack(builder, page.main, manner))
    side = stack(builder, page.side, manner) if page.side else None
    bare = sheet_alone(builder) and not builder.narrow
    return assemble(builder, Columns(main, side, bare_main=bare), MORNING)


def decision(builder: Builder) -> WindowNode:
    """Lay out a matter: options left over the signature; knot and gauges right."""
    page, kit, look = builder.page, builder.kit, builder.look
    question = Type("body", 19 if kit.metrics.scale >= 0.85 else 17, 1.35)  # noqa: PLR2004
    manner = Manner(look, grow=True, prose=question)
    main = headed(builder, stack(builder, page.main, manner))
    panel = "night" if look.dark else "shade"
    shape = Shape(side=panel, foot_left=True) if look.dark else DECISION  # type: ignore[arg-type]
    side_look = kit.look(shape.side) if shape.side else look
    side = None
    if page.side:
        style = Manner(side_look, GaugeStyle(), KnotStyle(84, 18), stretch=True)
        side = stack(builder, page.side, style)
    return assemble(builder, Columns(main, side), shape)


def standing(builder: Builder) -> WindowNode:
    """Lay out all gauges in the large view, in two columns."""
    page, kit, look = builder.page, builder.kit, builder.look
    columns = 1 if builder.narrow else 2
    manner = Manner(
        look,
        GaugeStyle(large=True),
        KnotStyle(104, 19),
        gauge_columns=columns,
        grow=True,
        prose=Type("ui", 15, 1.3),
    )
    main = headed(builder, stack(builder, (*page.main, *page.side), manner))
    from game.screens.legends import GaugeLegend

    legend = GaugeLegend(kit, look)
    return assemble(builder, Columns(main, note=None if page.keys else legend), SPREAD)


def message(builder: Builder) -> WindowNode:
    """Lay out a short page in the middle of the window."""
    page, look = builder.page, builder.look
    main = headed(builder, stack(builder, (*page.main, *page.side), Manner(look)))
    return assemble(builder, Columns(main), CENTRED)


__all__ = ["READING", "Text", "decision", "headed", "message", "morning", "reading", "standing"]
