"""The answer to the question after a war: where could this have been stopped?"""

from __future__ import annotations

from game.debrief.stopping import Link, links
from game.play.auto import day_date
from game.present.frame import Frame, short_date
from game.present.markup import sentence
from game.present.page import Block, Heading, Prose
from game.scenario.model import Ending

ASKED = "Where could this have been stopped?"
OPEN = "stopped"
"""The action that shows the answer, and shows the ending again."""


def blocks(frame: Frame, closed: Ending) -> list[Block]:
    """The links to the war, day by day: what warned, and what else could have been done."""
    found = frame.once("stopping", lambda account: links(account, closed))
    main: list[Block] = [
        Prose(
            "These are the links of this play that weighed most, in the order of days. To leave "
            "out one of them might have been enough; nobody can be sure. What each would have "
            "changed can be tried later, under “What if?”.",
            "lead",
        )
    ]
    for each in found:
        main += _link(frame, each)
    if not found:
        main.append(Prose("The play’s own record names no single step that led here."))
    return main


def _link(frame: Frame, each: Link) -> list[Block]:
    date = short_date(day_date(frame.scenario, each.cause.day))
    whose = "your doing" if each.cause.own else "not your order"
    told: list[Block] = [
        Heading(f"{date}, {whose}", 2),
        Prose(f"**{sentence(each.cause.text)}**"),
    ]
    if each.origin is not None:
        back = short_date(day_date(frame.scenario, each.origin.day))
        done = sentence(each.origin.taken.done)
        told.append(Prose(f"**It goes back to your decision of {back}:** {done}"))
    if each.warning:
        told.append(Prose(f"**What warned of it:** {sentence(each.warning)}"))
    if each.against:
        voices = " ".join(
            f"{frame.name(one.who)}: {sentence(one.headline)}" for one in each.against
        )
        told.append(Prose(f"**Who spoke for another answer:** {voices}"))
    if each.open:
        others = " ".join(sentence(one.text) for one in each.open)
        told.append(Prose(f"**What you could have answered:** {others}"))
    if each.lowers:
        told.append(Prose(f"**What would have made it less likely:** {sentence(each.lowers)}"))
    told += [Prose(f"**A way down stood open:** {one.name}. {one.text}") for one in each.exits]
    if each.bare and each.origin is None:
        told.append(Prose("No choice of yours stood right before this one.", "note"))
    return told
