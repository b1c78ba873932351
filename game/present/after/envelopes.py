"""The other side's file, opened beside the evening forecasts."""

from __future__ import annotations

from game.debrief.envelopes import Opened, opened
from game.debrief.forecasts import Forecast, mean_brier
from game.debrief.shelf import Shelf
from game.play.auto import day_date
from game.present.after.shared import compared, debrief_page
from game.present.frame import SURE, Frame, cited, short_date
from game.present.page import Block, Heading, Page, Prose, Table

CHANCE_BRIER = 2_500
"""What somebody scores who always says fifty in a hundred."""


def page(frame: Frame) -> Page:
    """The other side's file, day by day, beside the evening forecasts."""
    account = frame.account
    found = opened(account, compared(frame))
    main: list[Block] = []
    for each in found:
        main += _envelope(frame, each)
    answered = [each.forecast for each in found if each.forecast is not None]
    return debrief_page(
        frame,
        "debrief-envelopes",
        "The envelopes",
        tuple(main),
        tuple(_judgement(answered)),
        subtitle="What really happened elsewhere, opened only now",
    )


def _envelope(frame: Frame, each: Opened) -> list[Block]:
    date = short_date(day_date(frame.scenario, each.day))
    blocks: list[Block] = [Heading(f"{date}: {each.envelope.title}", 2)]
    if each.left:
        blocks.append(
            Prose(
                "Your play had left history by then: this is how it was, not how it went.", "note"
            )
        )
    for item in each.envelope.items:
        named = cited(item.sources, frame)
        sure = SURE[item.confidence].capitalize()
        blocks.append(Prose(f"**{item.where}, {item.when}.** {item.text}"))
        blocks.append(Prose(f"{sure}. {named}" if named else f"{sure}.", "note"))
    if each.forecast is not None:
        blocks.append(Prose(_told(each.forecast, Shelf(frame.scenario))))
    return blocks


def _told(forecast: Forecast, shelf: Shelf) -> str:
    given = "you gave no odds" if forecast.odds is None else f"you said {forecast.odds} in 100"
    came = {True: "It was so.", False: "It was not so.", None: "It never came to be known."}
    advisers = ""
    if forecast.advisers:
        advisers = (
            " Advisers: "
            + ", ".join(f"{shelf.short(who)} {odds}" for who, odds in forecast.advisers)
            + "."
        )
    return (
        f"*Your evening question:* {forecast.ask} That evening {given}. In your own play: "
        f"{came[forecast.came]}{advisers} {forecast.answer}"
    )


def _judgement(answered: list[Forecast]) -> list[Block]:
    side: list[Block] = [Heading("How well did you judge?", 2)]
    mean = mean_brier([each.brier for each in answered])
    if mean is None:
        side.append(Prose("No evening question of yours has been decided."))
        return side
    better = "nearer the truth than" if mean < CHANCE_BRIER else "no nearer the truth than"
    side.append(
        Prose(
            f"Your odds were {better} somebody’s who always says fifty in a hundred. Distance, "
            f"squared and averaged: {mean / 10_000:.2f}; his is 0.25, and 0 is perfect."
        )
    )
    side.append(
        Prose("This judges your judging. It says nothing about whether you decided well.", "note")
    )
    rows = tuple(
        (
            str(each.day),
            "–" if each.odds is None else str(each.odds),
            {True: "yes", False: "no", None: "open"}[each.came],
        )
        for each in answered
    )
    side.append(Table("Your evening odds", ("Day", "Odds", "Came true"), rows))
    return side
