"""What the model assumes, in words, and what would follow if it assumed something else."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.arguing import Argument, Doubted
from game.debrief.saying import KINDS, compared, figure, in_hundred
from game.play.auto import day_date
from game.present.after.shared import debrief_page
from game.present.after.verdict import WORKING
from game.present.frame import Frame, marked, short_date
from game.present.markup import sentence
from game.present.page import (
    Action,
    Block,
    Card,
    Field,
    Group,
    Heading,
    Page,
    Prose,
    Table,
)
from game.scenario.argued import assumed
from game.scenario.model import Coefficient

NOTE = "argue"
"""The kind of note that holds the value a student gave a coefficient."""

REASON_FIRST = "First write your reason, or name a source."
LONGEST = 400
THAN = "by the rules as they are"
RULES = (
    "The rules of this game are guesses about how such a crisis works. These are the ones that "
    "carry most, each with those who doubt it. You may change one, if you give a reason; the "
    "program then judges your evenings again, with the same luck, and prints both."
)


RULES_PRINTED = (
    "The rules of this game are guesses about how such a crisis works. These are the ones that "
    "carry most, each with those who doubt it. In the game one of them may be "
    "changed, if a reason is given; what was argued with stands at the end."
)


def page(frame: Frame) -> Page:
    """The assumptions, and the one that is argued about."""
    known = frame.scenario.coefficients
    main: list[Block] = [Prose(RULES, "lead")]
    if not known:
        main.append(Prose("This scenario declares none of its assumptions."))
        return debrief_page(frame, "debrief-model", "Argue with the model", tuple(main))
    chosen = min(frame.ui.lean, len(known) - 1)
    main += _one(frame, known[chosen])
    side: list[Block] = [Heading("The assumptions", 2)]
    side += [
        Card(f"lean:{number}", each.name, _standing(frame, each))
        for number, each in enumerate(known)
    ]
    actions = [*_values(frame, known[chosen]), *_fields(known[chosen])]
    actions += [
        Action(f"lean:{number}", each.name, "card", pressed=number == chosen)
        for number, each in enumerate(known)
    ]
    return debrief_page(
        frame, "debrief-model", "Argue with the model", tuple(main), tuple(side), tuple(actions)
    )


def _given(frame: Frame, each: Coefficient) -> int:
    """The value a student gave, or the one that the rules assume."""
    text = frame.session.notes.get(NOTE, each.id)
    known = {str(value.value) for value in each.values}
    return int(text) if text in known else assumed(frame.scenario, each)


def _reason(frame: Frame, each: Coefficient) -> str:
    return frame.session.notes.get("text", f"{NOTE}-{each.id}")


def _says(each: Coefficient, value: int) -> str:
    return next(known.says for known in each.values if known.value == value)


def _standing(frame: Frame, each: Coefficient) -> str:
    given = _given(frame, each)
    if given == assumed(frame.scenario, each) or not _reason(frame, each):
        return "As the rules have it."
    return f"You: {sentence(_says(each, given))}"


def _one(frame: Frame, each: Coefficient) -> list[Block]:
    blocks: list[Block] = [
        Heading(each.name, 2),
        Prose(each.text),
        Prose(f"**Doubts.** {each.doubts}"),
        Prose(marked(each.confidence, each.sources, frame), "note"),
        Field(
            f"write:{NOTE}-{each.id}",
            "Your reason for another value, or a source",
            _reason(frame, each),
            "",
            LONGEST,
        ),
        Group("What do you hold?", tuple(action.id for action in _values(frame, each))),
    ]
    given = _given(frame, each)
    if _reason(frame, each) and given != assumed(frame.scenario, each):
        found = frame.work.argument(frame.session, each.id, given)
        blocks += _result(frame, each, given, found)
    return blocks


def _fields(each: Coefficient) -> tuple[Action, ...]:
    label = "Your reason for another value, or a source"
    return (Action(f"write:{NOTE}-{each.id}", label, "field"),)


def _values(frame: Frame, each: Coefficient) -> tuple[Action, ...]:
    """The values in words; another than the assumed one needs a reason."""
    given, rules = _given(frame, each), assumed(frame.scenario, each)
    reasoned = bool(_reason(frame, each))
    return tuple(
        Action(
            f"{NOTE}:{each.id}:{value.value}",
            value.says,
            "toggle",
            enabled=reasoned or value.value == rules,
            why_not="" if reasoned or value.value == rules else REASON_FIRST,
            pressed=value.value == (given if reasoned else rules),
        )
        for value in each.values
    )


def _result(frame: Frame, each: Coefficient, given: int, found: Argument | None) -> list[Block]:
    blocks: list[Block] = [Heading("What that changes", 2)]
    if found is None:
        return [*blocks, Prose(WORKING, "note")]
    kind = KINDS[found.kind]
    first = found.positions[0]
    blocks.append(
        Prose(
            f"**{sentence(_says(each, given))}** From the first morning, {kind} comes in "
            f"{in_hundred(first.other)}; by the rules as they are, in {in_hundred(first.here)}: "
            f"{compared(first.difference, THAN)}."
        )
    )
    rows = tuple(_row(frame, position) for position in found.positions)
    head = ("Evening", "As the rules have it", "As you hold", "The difference")
    blocks.append(Table(f"Ways on that end in {kind}, of 100", head, rows))
    blocks.append(
        Prose(
            "Both columns meet the same luck and the same choices. This says what follows from "
            "your assumption in this game; whether it is right, only the sources can tell.",
            "note",
        )
    )
    return blocks


def _row(frame: Frame, position: Doubted) -> tuple[str, str, str, str]:
    date = "At the start"
    if position.day:
        date = short_date(day_date(frame.scenario, position.day))
    return (
        date,
        figure(position.here),
        figure(position.other),
        compared(position.difference, ""),
    )


@dataclass(frozen=True, slots=True)
class Held:
    """An assumption that a student argued with: the value, the reason, and what it changes."""

    coefficient: Coefficient
    value: int
    reason: str
    found: Argument | None


def held(frame: Frame) -> tuple[Held, ...]:
    """Every assumption that a student argued with, in the scenario's order."""
    found = []
    for each in frame.scenario.coefficients:
        given, reason = _given(frame, each), _reason(frame, each)
        if reason and given != assumed(frame.scenario, each):
            argument = frame.work.argument(frame.session, each.id, given)
            found.append(Held(each, given, reason, argument))
    return tuple(found)


def printed(frame: Frame) -> tuple[Block, ...]:
    """All assumptions with their doubts; those that were argued with, with both odds."""
    known = frame.scenario.coefficients
    if not known:
        return ()
    blocks: list[Block] = [Prose(RULES_PRINTED, "lead")]
    for each in known:
        blocks.append(Prose(f"**{each.name}.** {each.text} *Doubts:* {each.doubts}"))
        blocks.append(Prose(marked(each.confidence, each.sources, frame), "note"))
    for doubted in held(frame):
        blocks += [
            Heading(doubted.coefficient.name, 3),
            Prose(f"**Reason given.** {doubted.reason}"),
        ]
        blocks += _result(frame, doubted.coefficient, doubted.value, doubted.found)[1:]
    return tuple(blocks)
