"""The gauges by day, yours beside history's."""

from __future__ import annotations

from game.debrief.account import Account
from game.debrief.gauges import Curves, curves
from game.play.auto import day_date
from game.present.after.shared import debrief_page
from game.present.frame import Frame
from game.present.page import Block, Chart, ChartNote, Heading, Page, Series, Table
from game.present.spoken import whole_points

EVENTS = 3


def page(frame: Frame) -> Page:
    """The gauges by day, yours beside history's."""
    return debrief_page(frame, "debrief-gauges", "What moved, and when", tuple(_all(frame)))


def printed(frame: Frame) -> tuple[Block, ...]:
    """The same, and what was hidden in figures too."""
    found = frame.once("curves", lambda account: curves(account, frame.past))
    hidden = [each for each in found if each.gauge.shown == "hidden"]
    figures = (_table(frame, hidden, "What was hidden, in figures"),) if hidden else ()
    return (*_all(frame), *figures)


def _all(frame: Frame) -> list[Block]:
    account = frame.account
    found = frame.once("curves", lambda told: curves(told, frame.past))
    shown = [each for each in found if each.gauge.shown != "hidden"]
    hidden = [each for each in found if each.gauge.shown == "hidden"]
    main: list[Block] = [_chart(account, each, "large") for each in shown if each.gauge.knot]
    main += [_chart(account, each, "small") for each in shown if not each.gauge.knot]
    if hidden:
        main.append(Heading("What was hidden from you", 2))
        main += [_chart(account, each, "small") for each in hidden]
    main.append(_table(frame, shown, "The same in figures"))
    return main


def _chart(account: Account, each: Curves, size: str) -> Chart:
    words = account.shelf.scenario.head.words
    start = ((0.0, each.start),)
    yours = (*start, *((float(day), value) for day, value in each.yours))
    history = (*start, *((float(day), value) for day, value in each.history))
    return Chart(
        title=each.gauge.name,
        size="large" if size == "large" else "small",
        days=account.shelf.scenario.head.days,
        series=(
            Series("You", "yours", yours),
            Series(words.player_then, "history", history),
        ),
        low_name=each.gauge.low.name if each.gauge.low else "low",
        high_name=each.gauge.high.name if each.gauge.high else "high",
        notes=_notes(each) if size == "large" else (),
        first_date=day_date(account.shelf.scenario, 1).day,
    )


def _notes(each: Curves) -> tuple[ChartNote, ...]:
    return tuple(
        ChartNote(float(event.day), event.value, event.text) for event in each.strong[:EVENTS]
    )


def _whole(value: float | None) -> str:
    return "–" if value is None else whole_points(value)


def _table(frame: Frame, shown: list[Curves], caption: str) -> Table:
    head = ("Day", *(each.gauge.name for each in shown))
    rows = []
    for day in range(1, frame.scenario.head.days + 1):
        cells = []
        for each in shown:
            yours, past = dict(each.yours).get(day), dict(each.history).get(day)
            cells.append(f"{_whole(yours)} / {_whole(past)}")
        rows.append((str(day), *cells))
    return Table(f"{caption}: yours / history’s", head, tuple(rows), repeats=True)
