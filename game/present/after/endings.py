"""What luck did, and the ends that were not reached; or how an unfinished play could go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.debrief.account import Account
from game.debrief.dice import in_words
from game.debrief.luck import Drawn, draws, nearest
from game.debrief.ways_on import WayOn, ways_on
from game.play.auto import day_date
from game.present import again, misses
from game.present.after import roads
from game.present.after.shared import debrief_page
from game.present.closing import own_reckoning
from game.present.frame import Frame, cited, short_date
from game.present.markup import sentence
from game.present.page import Action, Block, Card, Heading, Page, Prose

NEAREST = 6
"""How many of the things that held are told one by one."""

COUNTS = {1: "One way", 2: "Two ways", 3: "Three ways"}


def page(frame: Frame) -> Page:
    """What luck did; beside it the other ends, or the ways in which it could have gone on."""
    luck = tuple(_luck_told(frame))
    if frame.over():
        ends = tuple(_other_ends(frame))
        return debrief_page(
            frame, "debrief-endings", "Luck, and other ends", (*luck, *_near(frame)), ends,
            (*(Action(misses.OPEN, card.title, "card") for card in _near(frame)), again.OPENER),
        )  # fmt: skip
    return debrief_page(
        frame,
        "debrief-endings",
        "It is not over",
        tuple(_unfinished(frame)),
        luck,
        subtitle="How it could have gone on, and what luck did so far",
    )


def printed(frame: Frame) -> tuple[Block, ...]:
    """The same, one after the other."""
    last = _other_ends(frame) if frame.over() else _unfinished(frame)
    return (*_luck_told(frame), *last)


def _unfinished(frame: Frame) -> list[Block]:
    """Ways in which the play could have gone on, each with why it was open."""
    found = frame.once("ways-on", ways_on)
    blocks: list[Block] = [Prose(f"**Unfinished.** {frame.scenario.head.words.unfinished}", "lead")]
    if not found:
        blocks.append(Prose("Its last order is given: go on playing to see what comes of it."))
        return blocks
    blocks.append(
        Prose(
            f"{COUNTS[len(found)]} in which it could have gone on, each really played to its end "
            "with this play’s own luck. None of them is a forecast.",
        )
    )
    for way in found:
        blocks += _way(frame, way)
    return blocks


def _way(frame: Frame, way: WayOn) -> list[Block]:
    apart = way.apart
    date = short_date(day_date(frame.scenario, apart.day))
    end = short_date(day_date(frame.scenario, way.day))
    warrant = apart.option.warrant
    past = apart.matter.historical
    refs = warrant.sources if warrant and apart.option.id != past.option else past.sources
    named = cited(refs, frame)
    likely = f" Likelihood: {apart.likelihood}."
    if apart.option.id == past.option:
        likely = " It is what was done." if apart.matter.id in frame.past.decided else ""
    return [
        Heading(way.ending.title, 2, f"on {end}"),
        Prose(
            f"It parts from the others on {date}: {sentence(apart.matter.title)} "
            f"**{sentence(apart.option.text)}**"
        ),
        Prose(f"**Why this was open:** {apart.why}{likely} {named}."),
        Prose(way.ending.how, "note"),
    ]


def _other_ends(frame: Frame) -> list[Block]:
    closed = frame.session.ending
    blocks = again.beside(frame)
    if closed is not None and closed.kind == "nuclear":
        blocks += own_reckoning(frame)
    return [*blocks, *roads.tree(frame)]


def _near(frame: Frame) -> tuple[Card, ...]:
    """The way to the near misses of the record, where the scenario has any."""
    if not misses.told(frame):
        return ()
    return (Card(misses.OPEN, "Near misses", "What is established, and what is legend"),)


def _luck_told(frame: Frame) -> list[Block]:
    told = _luck(frame.account) or [Prose("Nothing was left to luck.")]
    return [Heading("What luck did", 2), *told]


def _luck(account: Account) -> list[Block]:
    """What luck did: all that happened, what came nearest to it, and how much held."""
    fell = draws(account)
    told = [each for each in fell if each.happened or each.incident is None]
    held = [each for each in fell if not each.happened and each.incident is not None]
    near = nearest(held, NEAREST)
    blocks: list[Block] = [*_dice(told)]
    if near:
        blocks.append(Heading("What came nearest, and held", 2))
        blocks += _dice(sorted(near, key=lambda each: (each.day, each.half)))
    rest = len(held) - len(near)
    if rest > 0:
        occasions = "one other occasion" if rest == 1 else f"{rest} other occasions"
        blocks.append(Prose(f"On {occasions} something of the kind could have happened.", "note"))
    return blocks


def _dice(fell: Sequence[Drawn]) -> Iterator[Prose]:
    """Draws in words; what fell alike on several days is told once."""
    days: dict[tuple[str, str], list[int]] = {}
    for each in fell:
        text = f"{in_words(each)} {sentence(each.told)}"
        if each.incident is not None:
            text += f" **What lowers it:** {sentence(each.incident.lowers)}"
        days.setdefault((each.title, text), []).append(each.day)
    for (title, text), when in days.items():
        yield Prose(f"**{_when(when)}: {sentence(title)}** {text}")


def _when(days: Sequence[int]) -> str:
    """Days in words: “Day 8”, “Days 8, 9 and 11”."""
    numbers = [str(day) for day in dict.fromkeys(days)]
    if len(numbers) == 1:
        return f"Day {numbers[0]}"
    return f"Days {', '.join(numbers[:-1])} and {numbers[-1]}"
