"""Roads not taken: the tree of endings with a clue to each, and papers that never came."""

from __future__ import annotations

from game.debrief.roads import Lacking, lacked
from game.debrief.unseen import Unseen, unseen
from game.play.auto import day_date
from game.present.frame import Frame, short_date
from game.present.markup import sentence
from game.present.page import Block, Heading, Prose
from game.scenario.model import Ending, EndingClass

KINDS: dict[EndingClass, str] = {
    "settled": "Settled",
    "retreat": "A retreat",
    "unsettled": "Left open",
    "removed": "Without you",
    "limited-war": "A war with an end",
    "nuclear": "The war",
}
"""What the classes of endings are called, from the mildest to the worst."""


def tree(frame: Frame) -> list[Block]:
    """The tree of endings: those met, and a clue to each road not taken."""
    closed = frame.session.ending if frame.over() else None
    blocks: list[Block] = [Heading("Roads not taken", 2)]
    for kind, name in KINDS.items():
        endings = [each for each in frame.scenario.endings if each.kind == kind]
        if endings:
            blocks.append(Heading(name, 3))
        for ending in endings:
            if closed is not None and ending.id == closed.id:
                blocks.append(Prose(f"**{ending.title}.** Yours. {ending.how}"))
            elif ending.id in frame.met:
                blocks.append(Prose(f"**{ending.title}.** Met before. {ending.how}", "note"))
            else:
                told = f"**{ending.title}.** {ending.clue}{_lacked(frame, ending)}"
                blocks.append(Prose(told, "note"))
    return blocks


def _lacked(frame: Frame, ending: Ending) -> str:
    """What a play lacked for another ending of its class."""
    told = "; ".join(_lacking(each) for each in lacked(frame.account, ending))
    return f" What your play lacked for it: {told}." if told else ""


def _lacking(each: Lacking) -> str:
    if each.gauge is None:
        return f"this was not so: {each.flag}"
    asked = f"under {each.needed}" if each.below else f"{each.needed} or more"
    return f"{each.gauge.name} stood at {each.stood}, and it asks for {asked}"


def never_seen(frame: Frame) -> list[Block]:
    """Papers that never reached the desk, each with why."""
    found = frame.once("unseen", unseen)
    if not found:
        return []
    blocks: list[Block] = [Heading("Papers that never reached you", 2)]
    for each in found:
        date = short_date(day_date(frame.scenario, each.day))
        blocks.append(Prose(f"**{each.paper.title}**, {date}. {_why(frame, each)}", "note"))
    return blocks


def _why(frame: Frame, each: Unseen) -> str:
    if each.unasked:
        question = each.unasked[0]
        return f"You did not ask {frame.name(question.to)}: {sentence(question.text)}"
    if each.withheld is not None:
        kept = each.withheld
        return (
            f"It was there, and nobody sent it up. {kept.gauge.name} stood at {kept.stood}; from "
            f"{kept.needed} on it would have come. {kept.gauge.name}: {kept.gauge.meaning}"
        )
    return f"In your play this kept it from your desk: {sentence(each.because)}"
