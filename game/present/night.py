"""The evening question, the night's tape, and the trace of the day."""

from __future__ import annotations

from game.play.auto import day_date
from game.present import exits, gauges
from game.present.frame import Frame, always, go, linked, short_date, unique
from game.present.markup import plain, sentence
from game.present.matters import matter_of
from game.present.page import (
    Action,
    Block,
    GaugeRow,
    Heading,
    Page,
    Prose,
    Scale,
    Tape,
    TapeLine,
)
from game.rules.facts import Arrived, Changed, Fact, Lit, Ran, Sent, Taken, Told, WentOff
from game.scenario.model import Gauge, Option
from game.scenario.values import Length

TENS = tuple(range(0, 101, 10))
MOVED = 4
"""How many gauges the night page shows at most."""

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
        *exits.closing_block(frame),
        Prose(
            "Nobody sees your answer, and it moves nothing. It is laid away with a sealed "
            "envelope and opened at the end.",
            "note",
        ),
    )
    return Page(
        id=f"day-{session.day:02}/forecast",
        kind="forecast",
        title="The evening question",
        subtitle=short_date(day_date(frame.scenario, session.day)),
        header=frame.header(),
        main=main,
        side=tuple(_laid_away(frame)),
        actions=unique((*frame.steps(), *scale, night, *_undo(frame), *always())),
        keys=(("Left Right", "choose"), ("Enter", "go on")),
        focus=night.id if given else "forecast:50",
        announcement=plain(evening.ask),
        back="undo" if session.can_undo else "",
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
            f"{count} sealed {'envelope lies' if count == 1 else 'envelopes lie'} in the drawer: "
            "what really happened elsewhere. They are opened in the debrief.",
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
    facts = session.facts(session.day, half)
    words = frame.scenario.head.words
    headline, text = _telling(frame, half)
    lines = tape_lines(frame, half, facts)
    date = day_date(frame.scenario, session.day)
    tape = Tape(
        register=f"{words.tape_head}  {date:%d.%m.%y}",
        number=str(100 * session.day + half),
        lines=lines,
        caption="teletype prints",
    )
    side: list[Block] = [Prose(frame.told(text), "lead")]
    knot = gauges.knot(frame)
    if knot is not None:
        side.append(knot)
    side += moved(frame, facts)
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


def _telling(frame: Frame, half: int) -> tuple[str, str]:
    if half == 1:
        return (
            "The first half of the night",
            "Cables go out and come in. You hear what is sent to you, and no more.",
        )
    session = frame.session
    for variant in session.today.night:
        if session.view.holds(variant.when):
            return variant.headline, variant.text
    return "The night passes", "Morning comes."


def tape_lines(frame: Frame, half: int, facts: tuple[Fact, ...]) -> tuple[TapeLine, ...]:
    """The lines of the tape: what your orders did, what travelled, what befell."""
    session = frame.session
    lines: list[TapeLine] = []
    if half == 1:
        for taken in session.chosen(session.day):
            after = _after(frame, taken)
            if after:
                lines.append(TapeLine(plain(after)))
        lines += _slips(frame)
        lines += [
            TapeLine(plain(fact.text))
            for fact in session.facts(session.day, 0)
            if isinstance(fact, Told) and not _unseen(frame, fact)
        ]
    printed = _printed(frame, half)
    for fact in facts:
        stock = _stock(fact)
        if not stock or stock not in printed:
            lines += _line(frame, fact)
            printed.add(stock)
    if not lines:
        lines.append(TapeLine("Nothing to report."))
    return tuple(lines)


def _printed(frame: Frame, half: int) -> set[str]:
    """The stock lines that the register has printed before this half of the night.

    What a rule does night after night is told once; the gauges go on naming it.
    """
    session = frame.session
    halves = [(day, each) for day in range(1, session.day) for each in (0, 1, 2)]
    halves += [(session.day, each) for each in range(half)]
    return {_stock(fact) for place in halves for fact in session.facts(*place)}


def _stock(fact: Fact) -> str:
    """The words that a rule or a draw says each time; nothing for what is said once."""
    if isinstance(fact, Told):
        return fact.text
    return fact.tape if isinstance(fact, Ran) else ""


def _slips(frame: Frame) -> list[TapeLine]:
    """What slipped into a letter that left today, if the player was worn out."""
    session = frame.session
    rule = frame.scenario.head.frayed
    evening = session.before_night(session.day)
    if rule is None or evening is None or not evening.holds(rule.when):
        return []
    ours = {each.id for each in frame.scenario.messages if _is_ours(frame, each.sender)}
    gone = any(
        isinstance(fact, Sent) and fact.message in ours for fact in session.facts(session.day, 0)
    )
    return [TapeLine(plain(rule.slips))] if gone else []


def _is_ours(frame: Frame, sender: str) -> bool:
    person = frame.person(sender)
    return person is not None and person.side == "us"


def _after(frame: Frame, taken: Taken) -> str:
    if taken.half:
        return ""
    option = option_of(frame, taken)
    if option is None:
        return ""
    dusk = frame.session.before_night(frame.session.day) or frame.view
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


def _arrived(frame: Frame, fact: Arrived) -> list[TapeLine]:
    message = next((each for each in frame.scenario.messages if each.id == fact.message), None)
    if message is None:
        return []
    return [TapeLine(f"{plain(message.title)}. {plain(message.text)}", strong=True)]


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
    """What moved a gauge, the largest first; how far each did, where that can be known."""
    weighed = sorted(changes, key=_size, reverse=True)[:CAUSES]
    causes = [gauges.cause(frame, fact) for fact in weighed]
    if gauge.preview != "sign":
        return causes[0]
    pairs = zip(weighed, causes, strict=True)
    told = [f"{gauges.signed(fact.after - fact.before)} {cause}" for fact, cause in pairs]
    rest = sum(fact.after - fact.before for fact in changes if fact not in weighed)
    return "; ".join([*told, f"{gauges.signed(rest)} in smaller moves"] if rest else told)


def _size(fact: Changed) -> int:
    return abs(fact.after - fact.before)


def trace(frame: Frame) -> Page:
    """Two lines on the day: what changed, and what is still in flight."""
    session = frame.session
    gone = {fact.message for fact in session.all_facts() if isinstance(fact, Sent)}
    come = {fact.message for fact in _shown(frame) if isinstance(fact, Arrived)}
    flying = [each.title for each in frame.scenario.messages if each.id in gone - come]
    lit = sum(isinstance(fact, Lit) for fact in _shown(frame))
    burnt = sum(isinstance(fact, WentOff) for fact in _shown(frame))
    blocks: list[Block] = [Heading("What changed", 2)]
    rows = moved(frame, session.facts(session.day))
    blocks += rows or [Prose("Nothing that you can see.")]
    side: list[Block] = [Heading("Still in flight", 2)]
    side += [Prose(sentence(title)) for title in flying] or [Prose("No letter or cable.")]
    if lit > burnt:
        left = lit - burnt
        side.append(
            Prose(
                f"{left} {'decision of yours is' if left == 1 else 'decisions of yours are'} "
                "filed, and may come back.",
            )
        )
    side += _tracks(frame)
    last = session.day == frame.scenario.head.days
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


def _shown(frame: Frame) -> list[Fact]:
    session = frame.session
    return [fact for day in range(1, session.day + 1) for fact in session.facts(day)]


def _tracks(frame: Frame) -> list[Block]:
    found: list[Block] = []
    for track in frame.scenario.tracks:
        if track.shown == "exact" and track.role == "ladder":
            state = frame.view.track(track.id)
            name = next(each.name for each in track.states if each.id == state)
            found.append(Heading(track.name, 3))
            found.append(Prose(name))
    return found
