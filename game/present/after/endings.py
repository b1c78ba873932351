"""What luck did, and the ends that were not reached."""

from __future__ import annotations

from game.debrief.account import Account
from game.debrief.dice import in_words
from game.debrief.luck import Drawn, draws
from game.present import misses
from game.present.after.shared import debrief_page
from game.present.frame import Frame
from game.present.markup import sentence
from game.present.page import Action, Block, Card, Heading, Page, Prose


def page(frame: Frame) -> Page:
    """What luck did, and the ends that were not reached."""
    account = frame.account
    main: list[Block] = [Heading("What luck did", 2)]
    main += _luck(account) or [Prose("Nothing was left to luck.")]
    closed = frame.session.ending
    side: list[Block] = [Heading("Other ways it could have ended", 2)]
    for ending in frame.scenario.endings:
        if closed is not None and ending.id == closed.id:
            side.append(Prose(f"**{ending.title}** Yours. {ending.how}"))
        else:
            side.append(Prose(f"**{ending.title}** {ending.clue}", "note"))
    actions: tuple[Action, ...] = ()
    if frame.over() and misses.told(frame):
        main.append(Card(misses.OPEN, "Near misses", "What is established, and what is legend"))
        actions = (Action(misses.OPEN, "Near misses", "card"),)
    return debrief_page(
        frame, "debrief-endings", "Luck, and other ends", tuple(main), tuple(side), actions
    )


def _luck(account: Account) -> list[Block]:
    """What luck did: all that happened, what came nearest to it, and how much held."""
    fell = draws(account)
    told = [each for each in fell if each.happened or each.incident is None]
    held = [each for each in fell if not each.happened and each.incident is not None]
    near = sorted(held, key=lambda each: each.limit - each.number)[:NEAREST]
    blocks: list[Block] = [_dice(each) for each in told]
    if near:
        blocks.append(Heading("What came nearest, and held", 2))
        blocks += [_dice(each) for each in sorted(near, key=lambda each: (each.day, each.half))]
    rest = len(held) - len(near)
    if rest > 0:
        blocks.append(
            Prose(f"On {rest} other occasions something of the kind could have happened.", "note")
        )
    return blocks


NEAREST = 6
"""How many of the things that held are told one by one."""


def _dice(each: Drawn) -> Prose:
    if each.incident is None:
        text = f"{in_words(each)} {sentence(each.told)}"
    else:
        text = f"{in_words(each)} {sentence(each.told)} {sentence(each.incident.lowers)}"
    return Prose(f"**Day {each.day}: {each.title}.** {text}")
