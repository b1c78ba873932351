"""Quality and luck: how close it was, what moved that, and which part was yours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.debrief.compare import entry
from game.debrief.instead import instead
from game.debrief.ledger import Ledger, ledger
from game.debrief.positions import DECIDED
from game.debrief.risk import DICE, Evening, Move, RiskCurve, RiskPoint
from game.debrief.roads import forks
from game.debrief.saying import KINDS, figure, gravest, in_hundred, signed
from game.play.auto import day_date
from game.present.after import verdict
from game.present.after.riskline import chart
from game.present.after.shared import debrief_page
from game.present.after.verdict import WORKING
from game.present.frame import Frame, marked, short_date
from game.present.markup import sentence
from game.present.page import (
    Action,
    Block,
    Facts,
    Group,
    Heading,
    Page,
    Prose,
    Quadrants,
    Table,
)
from game.rules.estimate import is_clear

HOW = "method"


def page(frame: Frame) -> Page:
    """The curve, the ledger, the two-by-two, and each decision with its odds."""
    curve = frame.work.curve(frame.session)
    decided = frame.once("forks", forks)
    main: list[Block] = [_caveat(frame), chart(frame, curve), Group("", (HOW,))]
    if frame.ui.method:
        main += _method(frame, curve)
    if curve is None:
        main.append(Prose(WORKING, "note"))
    else:
        main += _ledger_blocks(frame, ledger(curve), curve)
        main += _quadrants(frame, curve)
        main += [Prose(text) for text in _dice_words(frame, curve)]
        main.append(_evenings(frame, curve))
    main.append(Heading("Your decisions, one by one", 2))
    chosen = verdict.chosen(frame, decided)
    main += [verdict.card(frame, place, fork, curve) for place, fork in enumerate(decided)]
    actions = [_how(frame)]
    actions += [
        Action(f"fork:{fork.place}", sentence(fork.taken.done), "card", pressed=at == chosen)
        for at, fork in enumerate(decided)
    ]
    side = verdict.decision(frame, decided[chosen], curve, chosen) if decided else []
    return debrief_page(
        frame, "debrief-quality", "Quality and luck", tuple(main), tuple(side), tuple(actions)
    )


def printed(frame: Frame) -> tuple[Block, ...]:
    """All of it for paper: the method, the curve, the ledger, and every decision with its odds."""
    curve = frame.work.curve(frame.session)
    if curve is None:
        return (Prose(WORKING, "note"),)
    blocks = _as_a_whole(frame, curve)
    blocks += [Prose(text) for text in _dice_words(frame, curve)]
    blocks.append(_evenings(frame, curve))
    for fork, point in zip(frame.once("forks", forks), curve.points, strict=True):
        date = short_date(day_date(frame.scenario, fork.day))
        blocks.append(Heading(f"{date}: {fork.matter.title}", 3))
        blocks += verdict.printed(frame, fork, point, curve.kind)
    return tuple(blocks)


def in_short(frame: Frame) -> tuple[Block, ...]:
    """The method, the curve, the ledger, and choice and luck; no decision's own odds."""
    curve = frame.work.curve(frame.session)
    return (Prose(WORKING, "note"),) if curve is None else tuple(_as_a_whole(frame, curve))


def _as_a_whole(frame: Frame, curve: RiskCurve) -> list[Block]:
    blocks: list[Block] = [_caveat(frame), chart(frame, curve), *_method(frame, curve)]
    blocks += _ledger_blocks(frame, ledger(curve), curve)
    blocks += _quadrants(frame, curve)
    return blocks


def _how(frame: Frame) -> Action:
    label = "Hide how this is worked out" if frame.ui.method else "How is this worked out?"
    return Action(HOW, label, "toggle", key="m", pressed=frame.ui.method)


def _caveat(frame: Frame) -> Prose:
    """What the figures are and are not, above them; and why the gauge says something else."""
    year, kind = frame.scenario.head.first_day[:4], KINDS[gravest(frame.scenario)]
    text = (
        f"These figures say how this game’s rules judge your evenings: the program played on from "
        f"each one many times with fresh luck, and counts what ended in {kind}. They are not the "
        f"chance there was in {year}; nobody knows that."
    )
    knot = frame.shelf.knot
    if knot is not None:
        text += (
            f" They differ from the gauge “{knot.name}”, which says how tense one moment is, on a "
            "scale of its own; these count how whole plays end from there."
        )
    return Prose(text, "lead")


def _method(frame: Frame, curve: RiskCurve | None) -> list[Block]:
    """How the figures come about, and what they are not."""
    reported = frame.scenario.head.reported_odds
    nobody = f"nobody knows that; {reported.text}" if reported else "nobody knows that."
    year, kind = frame.scenario.head.first_day[:4], KINDS[gravest(frame.scenario)]
    times = f"{curve.plays}" if curve else "several hundred"
    text = (
        f"Take any evening of yours. From this evening the program played on {times} times with "
        "fresh luck, choosing the way we think a cautious player chooses. The share that ended in "
        f"{kind} is drawn. Where these plays drew more or less luck than was to be expected, it is "
        "taken off again. Whatever you had decided, he goes on alike: as somebody cautious would "
        f"where things stood on that day in {year}. So the share differs by what you did, and by "
        "nothing in him. It says how this game’s rules judge your position. It is not the chance "
        f"there was in {year}: {nobody}"
    )
    blocks: list[Block] = [Prose(text)]
    if reported:
        blocks.append(Prose(marked(reported.confidence, reported.sources, frame), "note"))
    return blocks


# -- the ledger


def _ledger_blocks(frame: Frame, book: Ledger, curve: RiskCurve) -> list[Block]:
    kind = KINDS[curve.kind]
    end = "how it ended" if curve.closed else "where it stands"
    rows = (
        (f"Ways on that end in {kind}, of 100, at the start", str(book.start)),
        ("What your decisions added", signed(book.sum_of("choice"))),
        ("What your other orders and questions added", signed(book.sum_of("day"))),
        ("What luck and the world added", signed(book.sum_of("night"))),
        (f"Of 100, {end}", str(book.end)),
    )
    told = (
        "A good decision can be followed by bad luck, and a bad one by good. So what moved the "
        "odds is entered in two columns, and the columns add up. An order is held against what "
        "a cautious player would have done with the same hours, so that what you left undone "
        "counts too."
    )
    return [Heading("What moved it", 2), Prose(told), Facts(rows), _moves(frame, book, curve)]


LARGE = 3
"""Moves of fewer hundredths are told together."""


def _moves(frame: Frame, book: Ledger, curve: RiskCurve) -> Table:
    """The larger moves one by one, the others in a line, so that the columns add up."""
    rows = []
    small = {"yours": 0, "luck": 0}
    decided: dict[int, int] = {}
    for line in book.lines:
        move = line.move
        matters = decided.get(move.day, 0)
        decided[move.day] = matters + (move.mover == "choice")
        whose = "luck" if move.mover == "night" else "yours"
        if abs(line.change) < LARGE:
            small[whose] += line.change
            continue
        closes = curve.closed and line is book.lines[-1]
        date = short_date(day_date(frame.scenario, move.day if closes else move.told_on))
        columns = (signed(line.change), "") if whose == "yours" else ("", signed(line.change))
        what = "How it closed" if closes else _what(frame, move, matters)
        rows.append((date, what, *columns))
    rows.append(("", "All smaller moves", signed(small["yours"]), signed(small["luck"])))
    head = ("Day", "What", "Yours", "Luck and the world")
    return Table("The larger moves of the odds, in 100", head, tuple(rows))


def _what(frame: Frame, move: Move, matters: int) -> str:
    if move.mover == "choice":
        return sentence(frame.shelf.options[move.matter, move.taken].done)
    return "The night" if move.mover == "night" else _orders(frame, move, matters)


def _orders(frame: Frame, move: Move, matters: int) -> str:
    """What else was ordered, worded and asked that day between two of its matters, by name."""
    named = []
    seen = 0
    for taken in frame.account.taken_on(move.day):
        seen += taken.menu in DECIDED
        if taken.menu in DECIDED or seen != matters:
            continue
        question = frame.shelf.questions.get(taken.id) if taken.menu == "question" else None
        text = taken.because if taken.menu == "tone" else entry(taken, frame.shelf)
        if question is not None:
            named.append(f"You asked: {question.text}")
        elif text:
            named.append(sentence(text))
    if not named and not matters and not move.dusk:
        return "What you left unasked before you decided"
    if not named:
        return f"What else you did {'that evening' if move.dusk else 'that day'}, or left undone"
    other = frame.shelf.initiatives.get(frame.once("instead", instead).get(move.day, ""))
    if other is not None and move.dusk:
        named.append(f"A cautious player would most often have ordered: {other.text}.")
    return f"What else you ordered, worded and asked: {' '.join(dict.fromkeys(named))}"


# -- two by two


def _quadrants(frame: Frame, curve: RiskCurve) -> list[Block]:
    """Decisions that clearly moved the odds: which way, and how luck fell in the night after."""
    cells: dict[tuple[bool, bool], list[str]] = {}
    calm: list[str] = []
    clear = [point for point in curve.points if is_clear(point.moved)]
    for point in clear:
        date = short_date(day_date(frame.scenario, point.day))
        done = sentence(frame.shelf.options[point.matter, point.taken].done)
        if point.fell is None or not is_clear(point.fell):
            calm.append(f"{date}: {done.removesuffix('.')} {_way(point)}")
        else:
            cell = point.moved.value < 0, point.fell.value < 0
            cells.setdefault(cell, []).append(f"{date}: {done}")
    blocks: list[Block] = [
        Heading("Choice and luck", 2),
        Prose(
            "Only decisions that made a clear difference stand here, each beside the night that "
            "followed it. Luck does not make a choice better or worse."
        ),
        Quadrants(
            "Your choice, and the luck after it",
            ("kind luck", "hard luck"),
            ("War made less likely", "War made more likely"),
            (
                (tuple(cells.get((True, True), ())), tuple(cells.get((True, False), ()))),
                (tuple(cells.get((False, True), ())), tuple(cells.get((False, False), ()))),
            ),
            "None of your decisions.",
        ),
    ]
    if calm:
        blocks.append(Prose(f"**Luck made no clear difference after these.** {'; '.join(calm)}."))
    unclear = len(curve.points) - len(clear)
    if unclear:
        text = f"{unclear} of your {len(curve.points)} decisions made no clear difference."
        blocks.append(Prose(text, "note"))
    return blocks


def _way(point: RiskPoint) -> str:
    return "(less likely)" if point.moved.value < 0 else "(more likely)"


# -- the evenings


def _dice_words(frame: Frame, curve: RiskCurve) -> Iterator[str]:
    """The same luck with other choices, and how the calmest and the boldest would have fared."""
    told = [evening for evening in curve.evenings if evening.dice is not None]
    if not told:
        return
    kind = KINDS[curve.kind]
    first = told[0]
    date = short_date(day_date(frame.scenario, first.day))
    count = first.dice or 0
    text = (
        f"**Your dice.** With the very same luck, {count or 'none'} of {DICE} other ways of going "
        f"on from the evening of {date} ended in {kind}"
    )
    safe = _never_again(told)
    if count and safe is not None:
        text += f"; from {short_date(day_date(frame.scenario, safe.day))} on, none"
    yield f"{text}. Nobody could know these numbers."
    ways = first.ways
    if "careful" in ways and "reckless" in ways:
        yield (
            f"A player who always took the calmest option would have ended in {kind} in "
            f"{in_hundred(ways['careful'])} from the evening of {date} on; the most reckless "
            f"we could build, {figure(ways['reckless'])}."
        )


def _never_again(told: Sequence[Evening]) -> Evening | None:
    """The first evening from which on no other way of going on ended gravely."""
    found = None
    for evening in reversed(told):
        if evening.dice:
            break
        found = evening
    return found


def _evenings(frame: Frame, curve: RiskCurve) -> Table:
    rows = []
    for each in curve.evenings:
        cells = [each.here, each.record, each.ways.get("history")]
        cells += [each.ways.get("careful"), each.ways.get("reckless")]
        date = short_date(day_date(frame.scenario, each.day))
        dice = "–" if each.dice is None else str(each.dice)
        rows.append((date, *("–" if cell is None else figure(cell) for cell in cells), dice))
    year = frame.scenario.head.first_day[:4]
    head = ("Evening", "You", year, f"You, then as in {year}", "Calmest", "Boldest", "Your dice")
    caption = f"The same in figures: ways on that end in {KINDS[curve.kind]}, of 100"
    return Table(caption, head, tuple(rows))
