"""The council: who is there, what each says, where they stand, and questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.debrief import forecasts
from game.play.answers import answer, commitment
from game.present import exits
from game.present.frame import Frame, always, go, half_hours, linked, unique
from game.present.gauges import visible
from game.present.markup import sentence
from game.present.page import (
    Action,
    Block,
    Page,
    People,
    PersonTile,
    Portrait,
    Prose,
    Speech,
    StanceLine,
    StanceMark,
)
from game.rules.effects import movements
from game.rules.view import View
from game.scenario.model import Face, Matter, Person, Prediction, Question, Voice
from game.scenario.values import Confidence

ROOM = 5
"""How many portraits stand in one row."""

BASIS = {
    Confidence.DOCUMENTED: "What he holds is on record; the words are the game’s.",
    Confidence.DISPUTED: "What he holds is disputed, or from memoirs; the words are the game’s.",
    Confidence.INFERRED: "Written for the game, from his office and his record.",
    Confidence.INVENTED: "Written for the game.",
}
LETTERS = "qwertyuiop"


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who can be heard today: what he says on the matters, what he may be asked."""

    person: Person
    voice: Voice | None
    further: tuple[tuple[Matter, Voice], ...]  # his words on the day's other matters
    questions: tuple[Question, ...]


def matters_today(frame: Frame) -> tuple[Matter, ...]:
    """The matters of the day in this length that are asked by day."""
    session = frame.session
    return tuple(
        matter
        for matter in session.today.matters
        if session.settings.length in matter.lengths
        and matter.half == 0
        and session.view.holds(matter.when)
    )


def open_today(frame: Frame) -> tuple[Question, ...]:
    """The questions of today that may be asked as things stand, or that were asked.

    One whose condition fails asks of something that is not so, and is not listed.
    """
    session = frame.session
    stands = View(session.rules, session.state)
    return tuple(
        each
        for each in session.today.questions
        if session.settings.length in each.lengths
        and (asked(frame, each) or stands.holds(each.when))
    )


def heard_in(frame: Frame) -> View:
    """How things stood when the council was held: whatever is decided after it unsays nothing."""
    session = frame.session
    return session.at_morning(session.day) or session.view


def seats(frame: Frame) -> tuple[Seat, ...]:
    """Who can be heard today: the voices on the matters first, then others to be asked."""
    questions = open_today(frame)
    view = heard_in(frame)
    voices = [
        (matter, voice)
        for matter in matters_today(frame)
        for voice in matter.voices
        if view.holds(voice.when)
    ]
    order = list(dict.fromkeys([each.who for _, each in voices] + [each.to for each in questions]))
    found = []
    for who in order:
        person = frame.person(who)
        if person is not None:
            said = [each for each in voices if each[1].who == who]
            voice = said[0][1] if said else None
            theirs = tuple(each for each in questions if each.to == who)
            found.append(Seat(person, voice, tuple(said[1:]), theirs))
    return tuple(found)


def portrait(face: Face, side: str) -> Portrait:
    """The plain values that a portrait is drawn from."""
    return Portrait(
        face.half_width,
        face.top,
        face.chin,
        face.jaw,
        face.hair,
        face.grey,
        face.sign,
        face.brows,
        side,
    )


def council(frame: Frame) -> Page:
    """The council's page, with one adviser chosen."""
    session = frame.session
    room = seats(frame)
    chosen = min(frame.ui.adviser, len(room) - 1)
    tiles = tuple(_tile(frame, seat, index, chosen) for index, seat in enumerate(room))
    main: list[Block] = [People(tiles)]
    asks: tuple[Action, ...] = ()
    if room:
        speech, asks = _speech(frame, room[chosen], chosen)
        main.append(speech)
    marks = tuple(
        StanceMark(index + 1, seat.person.short, seat.voice.stance, index == chosen)
        for index, seat in enumerate(room)
        if seat.voice is not None
    )
    side: list[Block] = []
    if marks:
        side.append(StanceLine("give ground", "press on", marks))
    side.append(Prose(_time_left(frame, room), "note"))
    side += exits.closing_block(frame)
    people = tuple(
        Action(
            tile.action,
            tile.name,
            "person",
            key=str(index + 1) if index < 9 else "",  # noqa: PLR2004
            hint=tile.office,
            pressed=tile.selected,
        )
        for index, tile in enumerate(tiles)
    )
    onward = go("to_map", "To the map") if frame.scenario.map else go("to_matters", "Decide")
    return Page(
        id=f"day-{session.day:02}/council",
        kind="council",
        title=session.today.council.title,
        subtitle=session.today.council.body,
        native=session.today.council.native,
        header=frame.header(),
        main=tuple(main),
        side=tuple(side),
        actions=unique(
            (
                *frame.steps(),
                *people,
                *linked(main),
                *asks,
                go("to_morning", "Back to the papers", "secondary"),
                onward,
                *always(),
            )
        ),
        keys=(("1 to 9", "choose a voice"), ("Q W", "ask"), ("Enter", "go on")),
        note=WRITTEN,
        focus=tiles[chosen].action if tiles else onward.id,
        announcement=f"{session.today.council.title}. {len(tiles)} can be heard.",
        back="go:to_morning",
    )


def _time_left(frame: Frame, room: Sequence[Seat]) -> str:
    """How many questions are left, of whom, and how much time."""
    hours = frame.scenario.head.hours
    menu = frame.session.pending("question")
    left = "No more questions today."
    if menu is not None:
        slots = frame.scenario.head.lengths[frame.session.settings.length].questions
        more = slots - menu.slot + 1
        left = f"{more} {'question' if more == 1 else 'questions'} left"
        whom = _whom(frame, room)
        left += f", for {whom}." if whom else "."
    if hours is None:
        return left
    return f"{left} Time left: {half_hours(frame.view.counter(hours.counter))}."


def _whom(frame: Frame, room: Sequence[Seat]) -> str:
    """Whoever has a question left: some have none, and their page shows none."""
    names = [
        seat.person.short
        for seat in room
        if any(not asked(frame, question) for question in seat.questions)
    ]
    return " or ".join(each for each in (", ".join(names[:-1]), *names[-1:]) if each)


WRITTEN = (
    "What advisers say here is written for the game. Only recorded words stand in quotation marks."
)
RIGHT = "“Right”: how often what an adviser thought likelier came true."


def _tile(frame: Frame, seat: Seat, index: int, chosen: int) -> PersonTile:
    record = record_of(frame, seat.person.id)
    return PersonTile(
        action=f"adviser:{index}",
        number=index + 1,
        name=seat.person.short,
        office=seat.person.office,
        portrait=portrait(seat.person.face, seat.person.side),
        selected=index == chosen,
        record=record,
        hint=RIGHT if record else "",
    )


def _speech(frame: Frame, seat: Seat, index: int) -> tuple[Speech, tuple[Action, ...]]:
    answers = tuple(
        (question.text, f"{reply(frame, question)}{_came(frame, question)}")
        for question in seat.questions
        if asked(frame, question)
    )
    asks = tuple(
        ask(frame, question, LETTERS[place])
        for place, question in enumerate(seat.questions)
        if not asked(frame, question)
    )
    voice = seat.voice
    speech = Speech(
        speaker=seat.person.short,
        headline=voice.headline if voice else seat.person.office,
        text=frame.told(voice.text) if voice else _introduced(frame, seat.person),
        prediction=committed(voice.prediction) if voice else "",
        basis=BASIS[voice.basis] if voice else "",
        questions=tuple(action.id for action in asks),
        answers=answers,
        further=tuple(
            (
                f"{matter.title}: {sentence(each.headline)}",
                f"{frame.told(each.text)} {committed(each.prediction)}".strip(),
            )
            for matter, each in seat.further
        ),
        tile=index,
    )
    return speech, asks


WAITS = "Waits to be asked."


def _introduced(frame: Frame, person: Person) -> str:
    """Who somebody without a word of his own is, on the first day on which he can be heard."""
    length = frame.session.settings.length
    for day in frame.scenario.days[: frame.session.day - 1]:
        heard = {each.to for each in day.questions if length in each.lengths}
        for matter in day.matters:
            if length in matter.lengths:
                heard |= {voice.who for voice in matter.voices}
        if person.id in heard:
            return WAITS
    return person.text


def asked(frame: Frame, question: Question) -> bool:
    """Whether a question was asked in this play."""
    return any(
        taken.menu == "question" and taken.id == question.id for taken in frame.session.chosen()
    )


def reply(frame: Frame, question: Question) -> str:
    """What was answered to a question, with the odds that the adviser gave."""
    told = committed(commitment(frame.session, question))
    return f"{frame.told(answer(frame.session, question))} {told}".strip()


def _came(frame: Frame, question: Question) -> str:
    """That a paper came with an answer, since it lies on another page."""
    came = any(paper.id in question.brings for paper in frame.session.papers())
    return " A paper on this lies on your desk." if came else ""


def committed(prediction: Prediction | None) -> str:
    """What somebody foretells and how sure he is, as he says it; nothing where he does not."""
    if prediction is None:
        return ""
    return f"He commits himself, {prediction.odds} in 100: {prediction.text}"


def ask(frame: Frame, question: Question, letter: str = "", label: str = "") -> Action:
    """A question as an action, with its price, or why it cannot be asked.

    A check and a second opinion name the price where they are ordered, since nothing but
    doubt asks for them; what any other question takes is told beside it.
    """
    menu = frame.session.pending("question")
    entry = menu.entry(question.id) if menu is not None else None
    why = ""
    if entry is None:
        why = "You have asked all that today allows."
    elif not entry.legal:
        why = "There is no time left for it." if entry.why_not == "hours" else "Not now."
    testing = question.checks is not None or question.second_to is not None
    named = label or f"{_kind(question)}: {question.text}"
    return Action(
        id=f"ask:{question.id}",
        label=f"{named} (costs {price(frame, question)})" if testing else named,
        role="secondary",
        hint="" if testing else f"Takes {price(frame, question)}.",
        key=letter,
        enabled=not why,
        why_not=why,
    )


def price(frame: Frame, question: Question) -> str:
    """What a question takes: time, and the gauges that are known to fall with its answer."""
    session = frame.session
    moves = movements(question.now, session.rules.layout, session.state.values)
    falling = [
        gauge.name.lower()
        for gauge in visible(frame)
        if gauge.preview == "sign" and moves.get(gauge.id, 0) < 0
    ]
    return ", ".join((half_hours(question.hours), *(f"some {name}" for name in falling)))


def _kind(question: Question) -> str:
    """What kind of asking it is."""
    if question.second_to is not None:
        return "A second opinion"
    return "Check" if question.checks is not None else "Ask"


def record_of(frame: Frame, person: str) -> str:
    """How much somebody foretold, how much of it is decided, and how often it was right."""
    said = frame.once("predictions", forecasts.predictions)
    right, decided = forecasts.record_of(person, said)
    foretold = sum(each.who == person for each in said)
    return f"foretold {foretold}, decided {decided}, right {right}" if decided else ""
