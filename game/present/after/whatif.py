"""What if: another answer to one decision, told in a page, and both ways under other lucks."""

from __future__ import annotations

from game.debrief.lines import line
from game.debrief.luck import fallen
from game.debrief.saying import KINDS, compared
from game.debrief.turns import Another, Turn, turns
from game.debrief.whatif import Lucks, Otherwise, WhatIf
from game.play.auto import day_date
from game.present.after.riskline import spread
from game.present.after.shared import asked, debrief_page
from game.present.after.verdict import WORKING
from game.present.frame import Frame, short_date
from game.present.markup import sentence
from game.present.page import (
    Action,
    Block,
    Card,
    Chart,
    Group,
    Heading,
    Page,
    Prose,
    Series,
    Table,
)

RULE = (
    "The same luck falls. Your own later answers are given wherever they fit; where the play asks "
    "something new, the program answers the way we think a cautious player would."
)


def page(frame: Frame) -> Page:
    """One decision with its other answers, the history that follows, and the fan of lucks."""
    decided = frame.once("turns", turns)
    main: list[Block] = [
        Prose(
            "Pick a decision, and give another answer. Everything else stays as it was. "
            "Nobody can know what would have happened; these are the rules of this game.",
            "lead",
        )
    ]
    actions: list[Action] = []
    if not decided:
        main.append(Prose("You have decided nothing yet."))
        return debrief_page(frame, "debrief-what-if", "What if?", tuple(main))
    fork = _looked(frame, decided)
    option = _option(frame, fork)
    main += [
        Heading(_title(frame, fork), 2),
        Prose(f"**You:** {_done(fork.done)}"),
    ]
    if not fork.others:
        main.append(Prose("No other answer was open to you then."))
    else:
        main.append(Group("Otherwise", tuple(f"other:{each.id}" for each in fork.others)))
        # As many as the decision that is looked at has: the decisions keep their numbers.
        actions += [
            Action(f"other:{each.id}", _text(each), "toggle", pressed=each.id == option, later=True)
            for each in fork.others
        ]
        main += _told(frame, fork, frame.work.what_if(frame.session, fork.place, option))
    actions.append(
        Action(
            f"change:{fork.place}",
            "Play on from here yourself",
            "secondary",
            hint="With the same luck, from this decision on. Your first play is kept.",
        )
    )
    side: list[Block] = [Heading("Your decisions", 2)]
    side += [_card(frame, each) for each in decided]
    actions += [
        Action(f"fork:{each.place}", _done(each.done), "card", pressed=each is fork)
        for each in decided
    ]
    return debrief_page(
        frame, "debrief-what-if", "What if?", tuple(main), tuple(side), tuple(actions)
    )


def printed(frame: Frame) -> tuple[Block, ...]:
    """The other history that is looked at, for paper; nothing where nothing was decided."""
    decided = frame.once("turns", turns)
    if not decided:
        return ()
    fork = _looked(frame, decided)
    option = _option(frame, fork)
    if not option:
        return ()
    other = next(each for each in fork.others if each.id == option)
    head: list[Block] = [
        Heading(_title(frame, fork), 3),
        Prose(f"**You:** {_done(fork.done)} **Otherwise:** {_done(other.done)}"),
    ]
    return (*head, *_told(frame, fork, frame.work.what_if(frame.session, fork.place, option)))


def _looked(frame: Frame, decided: tuple[Turn, ...]) -> Turn:
    """The decision that is looked at, or the first where none is."""
    return next((each for each in decided if each.place == frame.ui.fork), decided[0])


def _option(frame: Frame, fork: Turn) -> str:
    """The other answer that is looked at: the one picked, else the first that was open."""
    open_ = [each.id for each in fork.others]
    picked = frame.ui.other
    return picked if picked in open_ else next(iter(open_), "")


def _title(frame: Frame, fork: Turn) -> str:
    date = short_date(day_date(frame.scenario, fork.day))
    return f"{date}: {asked(frame, fork.taken)}"


def _done(told: str) -> str:
    return sentence(told) if told else "Nothing more unasked."


def _text(other: Another) -> str:
    return other.text or "Do nothing more unasked"


def _card(frame: Frame, fork: Turn) -> Card:
    date = short_date(day_date(frame.scenario, fork.day))
    return Card(f"fork:{fork.place}", _done(fork.done), f"{date}. {asked(frame, fork.taken)}")


def _told(frame: Frame, fork: Turn, found: WhatIf | None) -> list[Block]:
    if found is None:
        return [Heading("The other history", 2), Prose(WORKING, "note")]
    return [*_history(frame, fork, found.otherwise), *_fan(found.lucks)]


# -- under the same luck


def _history(frame: Frame, fork: Turn, other: Otherwise) -> list[Block]:
    blocks: list[Block] = [Heading("The other history", 2), Prose(RULE, "note")]
    ending, own = other.account.session.ending, frame.session.ending
    rows = _parted(frame, fork, other)
    if rows:
        head = ("Day", "As you played", "Otherwise")
        blocks.append(Table("The days that go otherwise", head, tuple(rows)))
    else:
        blocks.append(Prose("Nothing else that you did goes otherwise."))
    blocks += _knot(frame, other)
    fell = _nights(frame, fork, other)
    if fell:
        blocks.append(Table("The nights that go otherwise", ("Day", "What happens"), tuple(fell)))
    if ending is not None:
        day = day_date(frame.scenario, other.account.session.day)
        blocks.append(Prose(f"**It ends on {short_date(day)}: {ending.title}** {ending.how}"))
        if own is not None and frame.over():
            same = "It ends as yours did." if own.id == ending.id else f"Yours ended: {own.title}"
            blocks.append(Prose(same, "note"))
    return [*blocks, Prose(f"In this history {_whose(other)}.", "note")]


def _whose(other: Otherwise) -> str:
    """How many later answers were the player's own, and how many the program gave."""
    if not other.kept and not other.answered:
        return "nothing was asked of you after it"
    if not other.answered:
        return "every later answer is your own"
    own = "1 later answer is" if other.kept == 1 else f"{other.kept or 'no'} later answers are"
    return f"{own} your own, and {other.answered} the program’s"


def _knot(frame: Frame, other: Otherwise) -> list[Block]:
    """The gauge that tightens the knot, in both histories."""
    gauge = frame.shelf.knot
    if gauge is None:
        return []
    start = ((0.0, float(gauge.start)),)
    lines = [(*start, *line(each, gauge.id)) for each in (frame.account, other.account)]
    return [
        Chart(
            title=gauge.name,
            size="large",
            days=frame.scenario.head.days,
            series=(
                Series("As you played", "yours", lines[0]),
                Series("Otherwise", "history", lines[1]),
            ),
            low_name=gauge.low.name if gauge.low else "low",
            high_name=gauge.high.name if gauge.high else "high",
            first_date=day_date(frame.scenario, 1).day,
        )
    ]


def _parted(frame: Frame, fork: Turn, other: Otherwise) -> list[tuple[str, str, str]]:
    """The days from the decision on whose deeds differ: yours, and otherwise."""
    rows = []
    for pair in other.days:
        if pair.day < fork.day or set(pair.yours) == set(pair.history):
            continue
        own = [text for text in pair.history if text not in pair.yours]
        new = [text for text in pair.yours if text not in pair.history]
        date = short_date(day_date(frame.scenario, pair.day))
        rows.append((date, _sentences(own), _sentences(new)))
    return rows


def _sentences(done: list[str]) -> str:
    return " ".join(sentence(each) for each in done) or "–"


def _nights(frame: Frame, fork: Turn, other: Otherwise) -> list[tuple[str, str]]:
    """What luck brings in the other history and did not bring in this one, by day."""
    own = {(each.day, each.title) for each in frame.once("fallen", fallen)}
    rows = []
    for each in fallen(other.account):
        if each.day >= fork.day and (each.day, each.title) not in own:
            date = short_date(day_date(frame.scenario, each.day))
            rows.append((date, sentence(each.told or each.title)))
    return rows


# -- under other lucks


def _fan(found: Lucks) -> list[Block]:
    odds = ("As you chose", found.taken), ("Otherwise", found.other)
    return [
        Heading(f"Under {found.plays:,} other lucks".replace(",", " "), 2),
        spread("What becomes of 100 of them", *odds),
        Prose(f"**{KINDS[found.kind].capitalize()}:** {sentence(compared(found.difference))}"),
        Prose(
            "Here your own later answers go on. Under “Quality and luck” a cautious player goes on "
            "in your place, so the figures there are others.",
            "note",
        ),
    ]
