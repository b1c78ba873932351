"""The staff map (to come)."""

from __future__ import annotations

from game.present.page import MapBlock
from game.screens.boxes import Gap
from game.screens.building import Builder
from game.screens.node import Node


def map_node(builder: Builder, block: MapBlock) -> Node:
    """Return the map."""
    del block
    return Gap(builder.kit, builder.kit.px(400))
