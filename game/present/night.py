"""The evening question, the night's tape, and the trace of the day."""

from __future__ import annotations

from dataclasses import replace

from game.debrief.reasons import KIND as REASON
from game.play.auto import day_date
from game.present import exits, gauges
from game.present.frame import BECAUSE, Frame, always, go, linked, short_date, unique
from game.present.markup import plain, sentence
from game.present.page import (
    Action,
    Block,
    Field,
    GaugeRow,
    Heading,
    Page,
    Prose,
    Scale,
    Tape,
)
from game.present.register import since, tape_lines
from game.present.spoken import ended
from game.rules.facts import Arrived, Changed, Fact, Lit, Sent, Taken, WentOff
from game.scenario.model import Gauge, Track
from game.scenario.values import Length

TENS = tuple(range(0, 101, 10))
WHY = "Why did you decide as you did today?"
WRITE = f"write:{BECAUSE}"
LONGEST = 240
"""Letters of the reason that may be written of an evening."""
MOVED = 4
"""How many gauges the night page shows at most."""

HEARD = "Cables go out and come in. You hear what is sent to you, and no more."
"""What a first night says of the register."""

CAUSES = 3
"""How many causes of a movement are told at most."""


def forecast(frame: Frame) -> Page:
    """The evening question: what the player thinks likely, in tens of a hundred."""
    session = frame.session
    evening = session.view.asked(session.today.evening)
    given = session.notes.get("forecast", str(session.day))
    scale = tuple(
        Action(f"forecast:{ten}", str(ten), "scale", pressed=given == str(ten)) for ten in TENS
    )
    night = Action(
        "go:to_night",
        "Let the night come",
        "main",
        enabled=bool(given),
        why_not="" if given else "Say first how likely you think it.",
    )
    main: tuple[Block, ...] = (
        Prose(evening.ask, "lead"),
        Scale(
            "In how many of a hundred such evenings would it be so?",
            tuple(action.id for action in scale),
            "surely not",
            "surely",
        ),
        Field(
            WRITE,
            WHY,
            session.notes.get(REASON, str(session.day)),
            "A line is enough, and it may stay empty. It stays in your own file.",
            LONGEST,
        ),
        *exits.closing_block(frame),
        *(_of_the_answer() if session.day == 1 else ()),
    )
    return Page(
        id=f"day-{session.day:02}/forecast",
        kind="forecast",
        title="The evening question",
        subtitle=short_date(day_date(frame.scenario, session.day)),
        header=frame.header(),
        main=main,
        side=tuple(_laid_away(frame)),
        actions=unique(
            (
                *frame.steps(),
                *scale,
                Action(WRITE, WHY, "field"),
                night,
                *_undo(frame),
                *always(),
            )
        ),
        keys=(("Left Right", "choose"), ("Enter", "go on")),
        focus=night.id if given else "forecast:50",
        announcement=plain(evening.ask),
        back="undo" if session.can_undo else "",
    )


def _of_the_answer() -> tuple[Block, ...]:
    """What a first evening says of its answer."""
    return (
        Prose(
            "Nobody sees your answer, and it moves nothing. It is laid away with a sealed "
            "envelope and opened at the end.",
            "note",
        ),
    )


def _undo(frame: Frame) -> tuple[Action, ...]:
    if not frame.session.can_undo:
        return ()
    return (Action("undo", "Take the last order back", "secondary", key="u"),)


def _laid_away(frame: Frame) -> list[Block]:
    session = frame.session
    done = [text for fact in session.chosen(session.day) if (text := _done(fact))]
    blocks: list[Block] = [Heading("Today you", 3)]
    blocks += [Prose(sentence(text)) for text in done] or [Prose("opened nothing.")]
    blocks.append(Heading("The envelopes", 3))
    count = session.day
    blocks.append(
        Prose(
            f"By morning {count} sealed {'envelope' if count == 1 else 'envelopes'} will lie "
            "on your desk: what really happened elsewhere. They are opened in the debrief.",
            "note",
        )
    )
    return blocks


def _done(fact: Taken) -> str:
    return fact.because if fact.menu in ("matter", "initiative", "interruption") else ""


def dispatch(frame: Frame) -> Page:
    """What one half of the night brings, on the tape."""
    session = frame.session
    half = 1 if session.phase == "night-first" else 2
    facts, answered = since(session.facts(session.day, half))
    words = frame.scenario.head.words
    headline, text = _telling(frame, half, answered=answered)
    lines = tape_lines(frame, half, facts, answered=answered)
    date = day_date(frame.scenario, session.day)
    tape = Tape(
        register=session.today.register_line or f"{words.tape_head}  {date:%d.%m.%y}",
        number=str(100 * session.day + half),
        lines=lines,
        caption="teletype prints",
    )
    side: list[Block] = [Prose(frame.told(text), "lead")] if text else []
    knot = gauges.knot(frame)
    if knot is not None:
        side.append(knot)
    # Of one half of the night: how the evening stood does not belong beside it.
    side += [replace(each, yesterday=None) for each in moved(frame, facts)]
    label = "Until morning" if half == 1 else "End the day"
    return Page(
        id=f"day-{session.day:02}/night-{half}",
        kind="dispatch",
        title=headline,
        ground="night",
        header=frame.header(),
        main=(tape,),
        side=tuple(side),
        actions=unique((*frame.steps(), *linked(side), go("next", label), *always())),
        keys=(("Space", "print at once"), ("Enter", label.lower())),
        note="Written for the game, after the record.",
        focus="go:next",
        announcement=headline,
        cues=("teletype",),
    )


def _telling(frame: Frame, half: int, *, answered: bool) -> tuple[str, str]:
    session = frame.session
    broken = session.menu is not None and session.menu.kind == "interruption"
    if half == 1:
        return "The first half of the night", HEARD if session.day == 1 else ""
    if broken and not answered:
        return "The second half of the night", ""
    for variant in session.today.night:
        if session.view.holds(variant.when):
            return variant.headline, variant.text
    return "The night passes", "Morning comes."


def moved(frame: Frame, facts: tuple[Fact, ...]) -> list[GaugeRow]:
    """The gauges that moved, the most moved first, each with what moved it."""
    changes: dict[str, list[Changed]] = {}
    for fact in facts:
        if isinstance(fact, Changed) and fact.kind == "gauge":
            changes.setdefault(fact.what, []).append(fact)
    seen = [gauge for gauge in gauges.visible(frame) if gauge.id in changes]
    seen.sort(key=lambda each: -sum(map(_size, changes[each.id])))
    return [
        gauges.row(frame, gauge, reason=_reasons(frame, gauge, changes[gauge.id]))
        for gauge in seen[:MOVED]
    ]


def _reasons(frame: Frame, gauge: Gauge, changes: list[Changed]) -> str:
    """What moved a gauge, the largest first; how far each did, where that can be known.

    Moves with the same cause are one: a day can bring back the same thing twice. Where
    only one can be told, it is one that moved it the way it went.
    """
    sums: dict[str, int] = {}
    for fact in changes:
        cause = gauges.cause(frame, fact).removesuffix(".")
        sums[cause] = sums.get(cause, 0) + fact.after - fact.before
    if gauge.preview != "sign":
        way = sum(sums.values())
        along = [cause for cause in sums if sums[cause] * way > 0]
        return max(along or sums, key=lambda cause: abs(sums[cause]))
    weighed = sorted(sums, key=lambda cause: abs(sums[cause]), reverse=True)
    told = [f"{gauges.signed(sums[cause])} {cause}" for cause in weighed[:CAUSES] if sums[cause]]
    rest = sum(sums[cause] for cause in weighed[CAUSES:])
    return "; ".join([*told, f"{gauges.signed(rest)} for other reasons"] if rest else told)


def _size(fact: Changed) -> int:
    return abs(fact.after - fact.before)


def trace(frame: Frame) -> Page:
    """Two lines on the day: what changed, and what is still to come."""
    session = frame.session
    blocks: list[Block] = [Heading("What changed", 2)]
    rows = moved(frame, session.facts(session.day))
    blocks += rows or [Prose("Nothing that you can see.")]
    last = session.day == frame.scenario.head.days
    side = [*_to_come(frame, last=last or session.is_told), *_tracks(frame)]
    label = "To the end" if last or session.state.ending else "The next morning"
    trigger = "next_day"
    by_the_day = session.settings.length is Length.CALENDAR and label == "The next morning"
    ways: tuple[Action, ...] = (go(trigger, label),)
    if by_the_day:
        ways = (
            Action("till-tomorrow", "Until tomorrow", "main", hint="The play is kept."),
            go(trigger, "Go on now", "secondary"),
        )
    return Page(
        id=f"day-{session.day:02}/trace",
        kind="trace",
        title=f"Day {session.day} is over",
        subtitle=short_date(day_date(frame.scenario, session.day)),
        header=frame.header(),
        main=tuple(blocks),
        side=tuple(side),
        actions=unique(
            (
                *frame.steps(),
                *ways,
                go("debrief", "Stop here and look back", "secondary"),
                *always(),
            )
        ),
        keys=(("Enter", "go on"), ("G", "where things stand")),
        focus=ways[0].id,
        announcement=f"Day {session.day} is over.",
    )


def _to_come(frame: Frame, *, last: bool) -> list[Block]:
    """The player's letters that are under way, and how many of his acts may come back.

    After the last night none does. Where no letter is known, nothing is said of letters: not
    every cable is one of the scenario's.
    """
    shown = _shown(frame)
    gone = {fact.message for fact in frame.session.all_facts() if isinstance(fact, Sent)}
    come = {fact.message for fact in shown if isinstance(fact, Arrived)}
    # What others have sent is nobody's to know before it comes.
    ours = [each for each in frame.scenario.messages if frame.is_ours(each.sender)]
    lines = [sentence(each.title) for each in ours if each.id in gone - come]
    heading = "Still in flight" if lines else "Still to come"
    burnt = {fact.fuse for fact in shown if isinstance(fact, WentOff)}
    lit = {fact.cause for fact in shown if isinstance(fact, Lit) and fact.fuse not in burnt}
    if lit and not last:
        acts = "1 thing that you did" if len(lit) == 1 else f"{len(lit)} things that you did"
        lines.append(f"{acts} may come back.")
    return [Heading(heading, 2), *map(Prose, lines)] if lines else []


def _shown(frame: Frame) -> list[Fact]:
    session = frame.session
    return [fact for day in range(1, session.day + 1) for fact in session.facts(day)]


def _tracks(frame: Frame) -> list[Block]:
    found: list[Block] = []
    for track in frame.scenario.tracks:
        if track.shown == "exact" and track.role == "ladder":
            found.append(Heading(track.name, 3))
            found.append(Prose(_rung(frame, track)))
    return found


def _rung(frame: Frame, track: Track) -> str:
    """Where a ladder stands, and where it stood the day before and why, if the day moved it.

    Why is the last cause that moved it the way it went.
    """
    session = frame.session
    moves = [
        fact
        for fact in session.facts(session.day)
        if isinstance(fact, Changed) and (fact.kind, fact.what) == ("track", track.id)
    ]
    now = sentence(
        next(each.name for each in track.states if each.id == frame.view.track(track.id))
    )
    if not moves:
        return now
    if moves[0].before == moves[-1].after:
        between = track.states[moves[0].after].name
        return f"{now} In between: {ended(between)} Why: {sentence(gauges.cause(frame, moves[0]))}"
    was = track.states[moves[0].before].name
    way = moves[-1].after - moves[0].before
    along = [fact for fact in moves if (fact.after - fact.before) * way > 0]
    return f"{now} Yesterday: {ended(was)} Why: {sentence(gauges.cause(frame, along[-1]))}"
