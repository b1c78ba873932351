"""The other side's file, opened beside the evening forecasts."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.calibration import Band, Match, bands, matches
from game.debrief.envelopes import Opened, opened
from game.debrief.forecasts import Forecast
from game.play.auto import day_date
from game.present.after.outcomes import SHORT, became
from game.present.after.shared import compared, debrief_page
from game.present.frame import Frame, marked, short_date
from game.present.markup import sentence
from game.present.page import (
    Action,
    Block,
    Calibration,
    CalibrationBand,
    Group,
    Heading,
    Page,
    Prose,
    Table,
)

WHOLE = 10_000
"""The worst error, in basis points."""


def page(frame: Frame) -> Page:
    """One day's envelope of the other side, beside the evening forecasts."""
    found = opened_of(frame)
    main: list[Block] = []
    actions: list[Action] = []
    if not found:
        main.append(Prose("No night has passed yet, so no envelope may be opened."))
    else:
        here = next((each for each in found if each.day == frame.ui.day), found[0])
        main += [Group("Envelopes", tuple(f"day:{each.day}" for each in found))]
        main += _envelope(frame, here, _apart(frame, here, _first_left(found)))
        actions += [
            Action(f"day:{each.day}", f"Day {each.day}", "toggle", pressed=each is here)
            for each in found
        ]
        if here is not found[-1]:
            onward = f"day:{here.day + 1}:next"
            label = f"Open the envelope of day {here.day + 1}"
            main.append(Group("", (onward,)))
            # The last envelope has none: what stands on every page keeps its number.
            actions.append(Action(onward, label, "secondary", later=True))
    return debrief_page(
        frame,
        "debrief-envelopes",
        "The envelopes",
        tuple(main),
        tuple(_judgement(frame)),
        tuple(actions),
        subtitle="What really happened elsewhere, opened only now",
    )


def printed(frame: Frame) -> tuple[Block, ...]:
    """The whole file, then how well was judged; each evening's odds stand in the file already."""
    return (*_files(frame), *_judged(frame))


def opened_of(frame: Frame) -> tuple[Opened, ...]:
    """The envelopes that may be opened, each with what is laid beside it."""
    return frame.once("envelopes", lambda account: opened(account, compared(frame)))


def _files(frame: Frame) -> list[Block]:
    """All envelopes; that the play had left history, or was over, is said where it first held."""
    found = opened_of(frame)
    left = _first_left(found)
    over = next((each.day for each in found if each.over), 0)
    return [
        block
        for each in found
        for block in _envelope(
            frame, each, _apart(frame, each, left) if each.day in (left, over) else ""
        )
    ]


def _first_left(found: Sequence[Opened]) -> int:
    """The day of the first envelope that the play had left history by; 0 where it never did."""
    return next((each.day for each in found if each.left), 0)


def _apart(frame: Frame, here: Opened, left: int) -> str:
    """What is to be said of an envelope that tells of other days than the play's."""
    if here.over:
        return "Your play was over by then: this is how it was."
    if not here.left:
        return ""
    date = short_date(day_date(frame.scenario, left))
    return f"This is the record, which your play left on {date}: not all of it came so for you."


def _envelope(frame: Frame, each: Opened, apart: str) -> list[Block]:
    blocks: list[Block] = [Heading(each.envelope.title, 2, f"Day {each.day}")]
    if each.forecast is not None:
        blocks.append(Prose(_said(frame, each.forecast), "lead"))
    if apart:
        blocks.append(Prose(apart, "note"))
    for item in each.envelope.items:
        blocks.append(Prose(f"**{item.where}.** *{sentence(item.when)}* {frame.told(item.text)}"))
        blocks.append(Prose(marked(item.confidence, item.sources, frame), "note"))
    theirs = frame.account.shelf.opponent
    if each.went and theirs is not None:
        went = " ".join(sentence(text) for text in each.went)
        blocks.append(Prose(f"**What moved {theirs.name} in your play:** {frame.told(went)}"))
    if each.forecast is not None:
        year = frame.scenario.head.first_day[:4]
        blocks.append(Prose(f"**In {year}:** {each.forecast.answer}"))
        blocks.append(Prose(f"**In your play:** {became(frame, each.forecast.outcome)}"))
    return blocks


def _said(frame: Frame, forecast: Forecast) -> str:
    given = "You gave no odds" if forecast.odds is None else f"You said {forecast.odds} in 100"
    spoke = [f"{frame.name(who)} {odds}" for who, odds in forecast.advisers]
    advisers = f" Asked the same: {', '.join(spoke)}." if spoke else ""
    return f"*{forecast.ask}* {given} that evening.{advisers}"


# -- how well was judged


def _judgement(frame: Frame) -> list[Block]:
    """How well was judged, and the odds of every evening."""
    answered = _answered(frame)
    return [*_judged(frame), *([_evenings(frame, answered)] if bands(answered) else [])]


def _answered(frame: Frame) -> list[Forecast]:
    return [each.forecast for each in opened_of(frame) if each.forecast is not None]


def _judged(frame: Frame) -> list[Block]:
    answered = _answered(frame)
    side: list[Block] = [Heading("How well did you judge?", 2)]
    found = bands(answered)
    if not found:
        given = any(frame.session.notes.of_kind("forecast").values())
        none = "No evening question that you answered has been decided."
        side.append(Prose(none if given else "You answered no evening question."))
        return [*side, *_dropped(answered)]
    count = sum(each.asked for each in found)
    side += [
        Prose(_few(count)),
        *_dropped(answered),
        _curve(found),
        _beside(frame, matches(answered)),
    ]
    side.append(
        Prose(
            "Distance: how far the odds lay from what came, squared and averaged; 0 is perfect, "
            "0.25 is what “fifty in a hundred” gets each time, 1 is the worst. It judges "
            "your judging, and says nothing about whether you decided well.",
            "note",
        )
    )
    return side


def _few(count: int) -> str:
    answers = "One answer" if count == 1 else f"{count} answers"
    were = "was" if count == 1 else "were"
    return (
        f"{answers} of yours {were} decided. That is too few to grade anybody: read it as a "
        "question about yourself. Were you surer than you had reason to be?"
    )


def _dropped(answered: list[Forecast]) -> list[Block]:
    """How many answers count for nothing, and why."""
    count = sum(each.odds is not None and each.came is None for each in answered)
    if not count:
        return []
    were = "answer is" if count == 1 else "answers are"
    text = f"{count} {were} left out: the play never came to the day that was asked about."
    return [Prose(text, "note")]


def _curve(found: tuple[Band, ...]) -> Calibration:
    return Calibration(
        "What you said, and how often it came",
        "The upright line is what you said, the dot how often it came true. Right odds would "
        "bring the dot into the frame four times out of five.",
        tuple(_band(each) for each in found),
    )


def _band(each: Band) -> CalibrationBand:
    name = str(each.low) if each.low == each.high else f"{each.low} to {each.high}"
    usual = (
        str(each.usual_low)
        if each.usual_low == each.usual_high
        else f"{each.usual_low} to {each.usual_high}"
    )
    if each.usual:
        told = f"as right odds would have it ({usual})"
    else:
        how = "more often" if each.came > each.usual_high else "more rarely"
        told = f"{how} than right odds would have it ({usual})"
    return CalibrationBand(
        name, each.odds, each.share, each.asked, each.came, each.usual_low, each.usual_high,
        f"{each.came} of {each.asked} came true, {told}",
    )  # fmt: skip


def _beside(frame: Frame, found: tuple[Match, ...]) -> Table:
    words = {"nearer": "you were nearer", "farther": "you were farther off"}
    rows = tuple(
        (
            "Always fifty" if each.who == "even" else frame.name(each.who),
            str(each.questions),
            f"{each.yours / WHOLE:.2f}",
            f"{each.theirs / WHOLE:.2f}",
            words.get(each.verdict, each.verdict),
        )
        for each in found
    )
    return Table(
        "Your distance beside others’, on the questions that both answered",
        ("Beside", "Questions", "You", "They", "So"),
        rows,
    )


def _evenings(frame: Frame, answered: list[Forecast]) -> Table:
    rows = tuple(
        (
            str(day_date(frame.scenario, each.day).day),
            "–" if each.odds is None else str(each.odds),
            SHORT[each.came],
        )
        for each in answered
    )
    return Table("Your evening odds", ("Evening of the", "Odds", "Came true"), rows)
