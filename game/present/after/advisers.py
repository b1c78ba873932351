"""The adviser audit: who was right, when, about what; whom you asked; what never reached you."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.calibration import Score, scores
from game.debrief.forecasts import Said, brier, forecasts
from game.debrief.voices import Advice, Record, records
from game.play.auto import day_date
from game.present.after.outcomes import became
from game.present.after.roads import never_seen
from game.present.after.shared import debrief_page
from game.present.frame import Frame, short_date
from game.present.markup import sentence
from game.present.page import Action, Block, Card, Heading, Page, Prose, Table

TONES_OPEN = "What you said to those who brought news"


def page(frame: Frame) -> Page:
    """Everybody who advised you, measured by what he said; and the papers that never came."""
    found = frame.once("records", records)
    chosen = min(frame.ui.adviser, len(found) - 1)
    main: list[Block] = [
        Prose(
            "An adviser who is always right may be of less use than one who says when he is not "
            "sure. So look first at the distance: how near his odds were to what happened in your "
            "play. “Likelier side came” counts how often the side came true to which he gave "
            "more than fifty; somebody who said 40 and saw it come was not simply wrong.",
            "lead",
        )
    ]
    if found:
        main.append(_table(found))
    main += _judging(frame)
    main += [_card(number, each) for number, each in enumerate(found)]
    main += _tones(frame)
    main += never_seen(frame)
    actions = tuple(
        Action(f"adviser:{number}", each.person.name, "card", pressed=number == chosen)
        for number, each in enumerate(found)
    )
    side = _one(frame, found[chosen]) if found else []
    return debrief_page(
        frame, "debrief-advisers", "Who was right?", tuple(main), tuple(side), actions
    )


def printed(frame: Frame) -> tuple[Block, ...]:
    """All of it for paper, without what each adviser said word by word.

    The evening questions stand beside the envelopes already; only what distance means is told.
    """
    found = frame.once("records", records)
    table = [_table(found)] if found else []
    return (*table, *_judging(frame)[-1:], *_tones(frame), *never_seen(frame))


def _error(error: int | None) -> str:
    return "–" if error is None else f"{error / 10_000:.2f}"


def _table(found: Sequence[Record]) -> Table:
    rows = tuple(
        (
            each.person.short,
            _error(each.error),
            _came(each),
            str(each.followed) if each.advice else "–",
            str(each.overruled) if each.advice else "–",
            str(len(each.questions)),
        )
        for each in found
    )
    head = ("Adviser", "Distance", "Likelier side came", "Followed", "Overruled", "Asked")
    return Table("What they foretold, and what you did with it", head, rows)


def _came(each: Record) -> str:
    """How often the likelier side came; what has none, or cannot be judged, stands beside it."""
    open_ = sum(said.came is None for said in each.said)
    even = len(each.said) - each.decided - open_
    told = f"{each.right} of {each.decided}" if each.decided else "–"
    aside = ((even, "at fifty"), (open_, "not judged"))
    beside = ", ".join(f"{count} {what}" for count, what in aside if count)
    return f"{told} ({beside})" if beside else told


def _judging(frame: Frame) -> list[Block]:
    """The evening questions: you, the advisers, and somebody who always says even."""
    known = scores(forecasts(frame.account))
    rows = tuple((_named(frame, each), str(each.questions), _error(each.error)) for each in known)
    blocks: list[Block] = []
    if known[0].questions:
        head = ("Who", "Questions", "Distance")
        blocks.append(Table("The evening questions: you, chance and the advisers", head, rows))
    blocks.append(
        Prose(
            "Distance: the odds given, against what came, squared and averaged. 0 is perfect; "
            "0.25 is what somebody gets who always says fifty in a hundred.",
            "note",
        )
    )
    return blocks


def _named(frame: Frame, score: Score) -> str:
    return {"": "You", "even": "Always fifty"}.get(score.who) or frame.name(score.who)


def _card(number: int, each: Record) -> Card:
    told = []
    if each.error is not None:
        told.append(f"Distance {_error(each.error)}.")
    if each.decided:
        told.append(
            f"Foretold {len(each.said)}, of which {each.decided} had a likelier side and can be "
            f"judged: it came in {each.right}."
        )
    if each.advice:
        told.append(f"Followed {_times(each.followed)}, overruled {_times(each.overruled)}.")
    return Card(f"adviser:{number}", each.person.name, " ".join(told) or each.person.office)


TIMES = ("never", "once", "twice")


def _times(count: int) -> str:
    return TIMES[count] if count < len(TIMES) else f"{count} times"


# -- one adviser


def _one(frame: Frame, each: Record) -> list[Block]:
    person = each.person
    side: list[Block] = [Heading(person.office, 3), Heading(person.name, 2)]
    if person.fails_by:
        side.append(Prose(f"**Way of failing:** {person.fails_by}", "note"))
    if each.said:
        side.append(Heading("Foretold", 3))
        side += [Prose(_foretold(frame, said)) for said in each.said]
    if each.advice:
        side.append(Heading("Advised", 3))
        side += [Prose(_advised(frame, advice)) for advice in each.advice]
    if each.questions:
        side.append(Heading("What you asked", 3))
        side += [Prose(text, "note") for text in each.questions]
    return side


def _date(frame: Frame, day: int) -> str:
    return short_date(day_date(frame.scenario, day))


def _foretold(frame: Frame, said: Said) -> str:
    due = _date(frame, said.due_day)
    return (
        f"**{_date(frame, said.day)}.** {sentence(said.text)} Odds given: {said.odds} in "
        f"100, by {due}. {became(frame, said.outcome)}{_apart(said)}"
    )


def _apart(said: Said) -> str:
    """How near the odds were; a call of forty that came true is not simply wrong."""
    error = brier(said.odds, came=said.came)
    return "" if error is None else f" Distance {_error(error)}."


def _advised(frame: Frame, advice: Advice) -> str:
    heard = {
        True: "You did so.",
        False: f"You did otherwise: {sentence(advice.taken)}",
        None: "",
    }[advice.followed]
    date, matter = _date(frame, advice.day), sentence(advice.matter)
    return f"**{date}, {matter}** {sentence(advice.headline)} {heard}"


# -- those who brought news, and what they did not bring


def _tones(frame: Frame) -> list[Block]:
    rows = []
    for taken in frame.account.taken:
        messenger = frame.shelf.messengers.get(taken.owner) if taken.menu == "tone" else None
        if messenger is None:
            continue
        said = next((each.text for each in messenger.choices if each.id == taken.id), "")
        rows.append((_date(frame, taken.day), frame.name(messenger.who), said))
    if not rows:
        return []
    return [
        Heading(TONES_OPEN, 2),
        Prose("People remember how the last bearer of bad news was met.", "note"),
        Table("What they were told", ("Day", "Who brought it", "What you told him"), tuple(rows)),
    ]
