"""Blocks that are pictures: faces, maps, charts, tapes. Imported with the first of them."""

from __future__ import annotations

from game.present import page as present
from game.screens.building import Builder
from game.screens.chartnodes import LargeChart
from game.screens.chartwords import chart_table
from game.screens.codes import CodeNode
from game.screens.judging import CalibrationNode
from game.screens.mapnode import map_node
from game.screens.node import Node
from game.screens.people import Stance, Tiles
from game.screens.plates import Squares
from game.screens.riskchart import RiskNode, risk_table
from game.screens.smallcharts import SmallChart
from game.screens.speech import SpeechNode
from game.screens.spreads import QuadrantsNode, SpreadNode
from game.screens.stacking import Maker, Manner
from game.screens.tables import TableNode
from game.screens.tallies import BarsNode
from game.screens.tapes import TapeNode
from game.screens.timelines import TimelinesNode


def _timelines(builder: Builder, block: present.Timelines, manner: Manner) -> Node:
    return TimelinesNode(builder.kit, block, builder.action, manner.look)


def _chart(builder: Builder, block: present.Chart, manner: Manner) -> Node:
    if builder.view.listed:
        return TableNode(builder.kit, chart_table(block), manner.look)
    if block.size == "large":
        return LargeChart(builder.kit, block, manner.look)
    return SmallChart(builder.kit, block, manner.look)


def _risk(builder: Builder, block: present.RiskChart, manner: Manner) -> Node:
    if builder.view.listed:
        return TableNode(builder.kit, risk_table(block), manner.look)
    return RiskNode(builder.kit, block, manner.look)


def _tiles(builder: Builder, block: present.People, manner: Manner) -> Node:
    del manner
    return Tiles(builder.kit, block, builder.action)


def _speech(builder: Builder, block: present.Speech, manner: Manner) -> Node:
    del manner
    return SpeechNode(builder, block)


DRAWN: dict[type, Maker] = {
    present.People: _tiles,
    present.Speech: _speech,
    present.StanceLine: lambda b, block, m: Stance(b.kit, block, m.look),
    present.Tape: lambda b, block, _: TapeNode(b.kit, block),
    present.MapBlock: lambda b, block, _: map_node(b, block),
    present.Timelines: _timelines,
    present.Chart: _chart,
    present.Calibration: lambda b, block, m: CalibrationNode(b.kit, block, m.look),
    present.RiskChart: _risk,
    present.Spread: lambda b, block, m: SpreadNode(b.kit, block, m.look),
    present.Quadrants: lambda b, block, m: QuadrantsNode(b.kit, block, m.look),
    present.Bars: lambda b, block, m: BarsNode(b.kit, block, m.look),
    present.CodePicture: lambda b, block, _: CodeNode(b.kit, block),
    present.DaySquares: lambda b, block, m: Squares(b.kit, block.days, block.last, m.look),
}
