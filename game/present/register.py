"""The night register: what one half of the night prints, in the words Moscow has."""

from __future__ import annotations

from game.present.frame import Frame
from game.present.markup import plain, sentence
from game.present.matters import matter_of
from game.present.page import TapeLine
from game.rules.facts import Arrived, Fact, Ran, Sent, Taken, Told, WentOff
from game.scenario.model import Message, Option

NOTHING = "Nothing to report."
AGAIN = "–"
"""What a quiet half of a night prints: words the first time, then a clerk's dash."""


def since(facts: tuple[Fact, ...]) -> tuple[tuple[Fact, ...], bool]:
    """What the tape has to print: after an interruption, what came of the answer and no more.

    Whether there was an answer is told beside it.
    """
    answers = [
        place
        for place, fact in enumerate(facts)
        if isinstance(fact, Taken) and fact.menu == "interruption"
    ]
    return (facts[answers[0] :], True) if answers else (facts, False)


def tape_lines(
    frame: Frame, half: int, facts: tuple[Fact, ...], *, answered: bool = False
) -> tuple[TapeLine, ...]:
    """The lines of the tape: what your orders did, what travelled, what befell.

    Args:
        frame: what the page is made from.
        half: the half of the night, 1 or 2.
        facts: what befell in it.
        answered: whether only what followed the answer to an interruption is printed.
    """
    place = (frame.session.day, half)
    lines = _lines(frame, place, facts, answered=answered)
    if not lines:
        lines.append(TapeLine(AGAIN if _quiet_before(frame, place) else NOTHING))
    return tuple(lines)


def _quiet_before(frame: Frame, place: tuple[int, int]) -> bool:
    """Whether an earlier half of a night had nothing to print."""
    halves = [(day, half) for day in range(1, place[0] + 1) for half in (1, 2)]
    earlier = halves[: halves.index(place)]
    return any(not _lines(frame, each, frame.session.facts(*each)) for each in earlier)


def _lines(
    frame: Frame, place: tuple[int, int], facts: tuple[Fact, ...], *, answered: bool = False
) -> list[TapeLine]:
    """What one half of a night prints; nothing where it was quiet."""
    session = frame.session
    day, half = place
    lines: list[TapeLine] = []
    if half == 1 and not answered:
        # What we wrote stands before what came of it; what was broadcast today, last of all:
        # the orders' own lines tell at once how it was read out.
        ours = [each for each in facts if _is_our_letter(frame, each)]
        for letter in (*ours, *_broadcast(frame, day)):
            lines += _line(frame, letter)
        facts = tuple(each for each in facts if each not in ours)
        for taken in session.chosen(day):
            after = _after(frame, day, taken)
            if after:
                lines.append(TapeLine(plain(after)))
        lines += _slips(frame, day)
        lines += [
            TapeLine(plain(fact.text))
            for fact in session.facts(day, 0)
            if isinstance(fact, Told) and not _unseen(frame, fact)
        ]
    printed = _printed(frame, day, half)
    for fact in facts:
        stock = _stock(fact)
        if not stock or stock not in printed:
            lines += _line(frame, fact)
            printed.add(stock)
    return lines


def _printed(frame: Frame, day: int, half: int) -> set[str]:
    """The stock lines that the register has printed before this half of the night.

    What a rule does night after night is told once; the gauges go on naming it.
    """
    session = frame.session
    halves = [(one, each) for one in range(1, day) for each in (0, 1, 2)]
    halves += [(day, each) for each in range(half)]
    return {_stock(fact) for place in halves for fact in session.facts(*place)}


def _stock(fact: Fact) -> str:
    """The words that a rule or a draw says each time; nothing for what is said once."""
    if isinstance(fact, Told):
        return fact.text
    return fact.tape if isinstance(fact, Ran) else ""


def _slips(frame: Frame, day: int) -> list[TapeLine]:
    """What slipped into a letter that left today, if the player was worn out."""
    session = frame.session
    rule = frame.scenario.head.frayed
    evening = session.before_night(day)
    if rule is None or evening is None or not evening.holds(rule.when):
        return []
    ours = {each.id for each in frame.scenario.messages if frame.is_ours(each.sender)}
    gone = any(isinstance(fact, Sent) and fact.message in ours for fact in session.facts(day, 0))
    return [TapeLine(plain(rule.slips))] if gone else []


def _after(frame: Frame, day: int, taken: Taken) -> str:
    if taken.half:
        return ""
    option = option_of(frame, taken)
    if option is None:
        return ""
    dusk = frame.session.before_night(day) or frame.view
    return dusk.worded(option.after, option.afters)


def option_of(frame: Frame, taken: Taken) -> Option | None:
    """The option or initiative that was taken, or nothing for other choices."""
    if taken.menu in ("matter", "interruption"):
        matter = matter_of(frame, taken.owner)
        options = matter.options if matter is not None else ()
        return next((each for each in options if each.id == taken.id), None)
    if taken.menu == "initiative":
        for day in frame.scenario.days:
            for initiative in day.initiatives:
                if initiative.id == taken.id:
                    return initiative
    return None


def _line(frame: Frame, fact: Fact) -> list[TapeLine]:
    if isinstance(fact, Told):
        return [] if _unseen(frame, fact) else [TapeLine(plain(fact.text), strong=True)]
    if isinstance(fact, WentOff):
        text = f"{sentence(plain(fact.because))} {plain(fact.tape)}".strip()
        return [TapeLine(text, strong=True)]
    if isinstance(fact, Ran) and fact.tape:
        return [TapeLine(plain(fact.tape))]
    if isinstance(fact, Arrived):
        return _arrived(frame, fact)
    if isinstance(fact, Taken):
        option = option_of(frame, fact)
        after = frame.view.worded(option.after, option.afters) if option is not None else ""
        return [TapeLine(plain(after))] if after else []
    return []


def _unseen(frame: Frame, fact: Told) -> bool:
    """Whether this is something that only the other side knows, until the debrief."""
    if not fact.cause.startswith("rule/"):
        return False
    name = fact.cause.removeprefix("rule/").partition("#")[0]
    rules = (*frame.scenario.opponent, *(each for each in frame.scenario.rules if each.hidden))
    return name in {rule.id for rule in rules}


def _message(frame: Frame, fact: Arrived) -> Message | None:
    return next((each for each in frame.scenario.messages if each.id == fact.message), None)


def _is_our_letter(frame: Frame, fact: Fact) -> bool:
    message = _message(frame, fact) if isinstance(fact, Arrived) else None
    return message is not None and frame.is_ours(message.sender)


def _broadcast(frame: Frame, day: int) -> list[Fact]:
    """The letters that were out in the world at once on the day on which they were signed."""
    facts = frame.session.facts(day, 0)
    signed = {fact.message for fact in facts if isinstance(fact, Sent)}
    return [
        fact
        for fact in facts
        if isinstance(fact, Arrived) and fact.message in signed and _is_our_letter(frame, fact)
    ]


def _arrived(frame: Frame, fact: Arrived) -> list[TapeLine]:
    message = _message(frame, fact)
    if message is None:
        return []
    return [TapeLine(f"{plain(message.title)}. {plain(message.text)}", strong=True)]
