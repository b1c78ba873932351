"""One decision: its odds before and after, beside those of the other answers, and why."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.dice import in_words, needed
from game.debrief.luck import draws, nearest
from game.debrief.moved import moved_by
from game.debrief.risk import RiskCurve, RiskPoint
from game.debrief.roads import Fork
from game.debrief.saying import KINDS, compared, figure, in_hundred
from game.play.auto import day_date
from game.present.after.riskline import spread
from game.present.frame import Frame, short_date
from game.present.gauges import signed as in_points
from game.present.markup import sentence
from game.present.page import Block, Card, Heading, Prose, Table
from game.rules.estimate import Estimate

NEAREST = 2
"""How many of the things that held are told beside a decision."""

WORKING = "The program is playing on from every evening of yours. The figures come in a moment."


def chosen(frame: Frame, decided: Sequence[Fork]) -> int:
    """The decision that is looked at, or the last one before it that has odds."""
    return max(sum(each.place <= frame.ui.fork for each in decided) - 1, 0)


def card(frame: Frame, place: int, fork: Fork, curve: RiskCurve | None) -> Card:
    """A decision in the list, with its odds once they are known."""
    date = short_date(day_date(frame.scenario, fork.day))
    detail = date
    if curve is not None:
        point = curve.points[place]
        before, after = point.here[curve.kind], point.after[curve.kind]
        detail = f"{date}. Before: {in_hundred(before)}. After: {in_hundred(after)}."
    return Card(f"fork:{fork.place}", sentence(fork.taken.done), detail)


def decision(frame: Frame, fork: Fork, curve: RiskCurve | None, place: int) -> list[Block]:
    """The odds before and after a decision and its other answers, why, and what luck did then."""
    date = short_date(day_date(frame.scenario, fork.day))
    side: list[Block] = [Heading(date, 3), Heading(fork.matter.title, 2)]
    side.append(Prose(f"**You:** {sentence(fork.taken.done)}"))
    if curve is None:
        return [*side, Prose(WORKING, "note")]
    point = curve.points[place]
    side += [
        spread("What becomes of 100 ways on", ("Before", point.here), ("After", point.after)),
        Prose(f"Your choice: {_moved(point.moved)}", "note"),
        _answers(fork, point, curve.kind),
        *_came_from(frame, fork),
    ]
    fell = _fallen(frame, point)
    if fell:
        side.append(Heading("What luck did then", 3))
        side += [Prose(text) for text in fell]
    return side


def printed(frame: Frame, fork: Fork, point: RiskPoint, kind: str) -> list[Block]:
    """The same for paper, without what luck did."""
    return [
        Prose(f"**You:** {sentence(fork.taken.done)} {_moved(point.moved)}"),
        _answers(fork, point, kind),
        *_came_from(frame, fork),
    ]


def _came_from(frame: Frame, fork: Fork) -> list[Block]:
    """Where the difference comes from: what the answer moved, and what came of it later."""
    moved = moved_by(frame.account, fork)
    told = [f"{gauge.name} {in_points(by)}" for gauge, by in moved.gauges]
    blocks: list[Block] = [Prose(f"It moved at once: {', '.join(told)}.")] if told else []
    for each in moved.later:
        date = short_date(day_date(frame.scenario, each.day))
        blocks.append(Prose(f"**{date}:** {sentence(each.text)}"))
    return [Heading("Where that comes from", 3), *blocks] if blocks else []


def _moved(moved: Estimate) -> str:
    return sentence(compared(moved, "going on as we think a cautious player would"))


def _answers(fork: Fork, point: RiskPoint, kind: str) -> Table:
    names = {option.id: option.text for option in fork.matter.options}
    rows = []
    for option, odds in point.options.items():
        beside = (
            "your choice" if option == point.taken else compared(point.differences[option], "yours")
        )
        rows.append((names.get(option, option), figure(odds[kind]), beside))
    head = ("Answer", "In 100", "Beside yours")
    return Table(f"Ways on that end in {KINDS[kind]}, after each answer", head, tuple(rows))


def _fallen(frame: Frame, point: RiskPoint) -> list[str]:
    """What luck did that day and night, from the decision on; of what held, the nearest."""
    fell = [
        each
        for each in frame.once("draws", draws)
        if each.day == point.day and each.half >= point.half
    ]
    held = [each for each in fell if each.incident is not None and not each.happened]
    near = nearest(held, NEAREST)
    shown = [*(each for each in fell if each not in held), *near]
    told = [f"{sentence(each.title)} {in_words(each)} {needed(each)}" for each in shown]
    rest = len(held) - len(near)
    if rest > 0:
        other = " other" if told else ""
        things = f"One{other} thing" if rest == 1 else f"{rest}{other} things"
        told.append(f"{things} could have happened, and held.")
    return told
