"""What every page of decisions shares: where things stand, what is shut and why, taking back."""

from __future__ import annotations

from game.present import exits, gauges
from game.present.frame import Frame
from game.present.page import Action, Block
from game.scenario.model import Option


def struck(frame: Frame, option: Option) -> bool:
    """Whether a worn-out player has struck a sane answer from the page."""
    frayed = frame.scenario.head.frayed
    return frayed is not None and option.sane and frame.session.view.holds(frayed.when)


def why_shut(frame: Frame, option: Option) -> str:
    """Why an answer cannot be given: the player’s own state, or what the scenario says."""
    frayed = frame.scenario.head.frayed
    if frayed is not None and struck(frame, option):
        return frayed.why_not
    return option.why_not


def gauge_side(frame: Frame) -> list[Block]:
    """The knot and the gauges beside a decision, and which ways down close, where one is open."""
    blocks: list[Block] = []
    knot = gauges.knot(frame)
    if knot is not None:
        blocks.append(knot)
    blocks += [gauges.row(frame, gauge) for gauge in gauges.visible(frame)]
    if frame.session.pending("matter", "initiative") is None:
        return blocks  # a clause, a tone, a night: no way down is taken here
    return [*blocks, *exits.closing_block(frame, brief=True)]


def undo(frame: Frame) -> tuple[Action, ...]:
    """The way back to before the last order, where there is one."""
    if not frame.session.can_undo:
        return ()
    return (Action("undo", "Take the last order back", "secondary", key="u"),)
