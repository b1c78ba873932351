"""The class on the wall: what a class report tells, page by page, for a projector."""

from __future__ import annotations

from game.classroom.collect import REASONS
from game.classroom.nearness import Nearness, bands
from game.classroom.report import tallied
from game.classroom.sheets import who
from game.classroom.summary import CLASS_WORDS, LETTERS, Split, Summary, share
from game.classroom.talk import topics
from game.classroom.words import error, plain
from game.present.page import Action, Bar, Bars, Block, Heading, Page, Prose, Table

TABS = (
    ("split", "Where we split"),
    ("talk", "To talk about"),
    ("ends", "Endings"),
    ("near", "How close"),
    ("odds", "How we judged"),
    ("silent", "Never asked"),
    ("handed", "Handed in"),
)
LISTED = 12


def wall(summary: Summary, tab: str, day: int, near: Nearness | None = None) -> Page:
    """One page of the wall.

    `day` is the place of the matter shown under “Where we split”; `near` is wanted for
    “How close” alone.
    """
    makers = {
        "split": lambda: _split(summary, day),
        "talk": lambda: _talk(summary),
        "ends": lambda: _ends(summary),
        "near": lambda: _near(summary, near),
        "odds": lambda: _odds(summary),
        "silent": lambda: _silent(summary),
        "handed": lambda: _handed(summary),
    }
    title, main, own = makers[tab]()
    tabs = tuple(
        Action(f"tab:{name}", label, "tab", key=str(number), pressed=name == tab)
        for number, (name, label) in enumerate(TABS, 1)
    )
    return Page(
        id=f"wall/{tab}/{day if tab == 'split' else 0}",
        kind="class",
        title=title,
        main=main,
        actions=(
            *tabs,
            *own,
            Action("to:collect", "Codes", "secondary", key="escape"),
            Action("to:report", "Write the report", "secondary"),
        ),
        keys=((f"1 to {len(TABS)}", "pages"), ("+", "larger text"), ("Esc", "back")),
        focus=own[-1].id if own else tabs[0].id,
        announcement=title,
        back="to:collect",
    )


Made = tuple[str, tuple[Block, ...], tuple[Action, ...]]


def _split(summary: Summary, place: int) -> Made:
    if not summary.splits:
        return "Nothing is decided yet", (Prose("None of the runs came to a decision."),), ()
    place = min(max(place, 0), len(summary.splits) - 1)
    split = summary.splits[place]
    blocks: list[Block] = [Prose(plain(split.matter.prompt), "lead"), _bars(split)]
    if split.matter.class_question:
        blocks.append(Prose(split.matter.class_question, "document"))
    actions = []
    if place:
        actions.append(Action("matter:before", "Before", "secondary", key="p"))
    if place < len(summary.splits) - 1:
        actions.append(Action("matter:next", "Next decision", "main", key="n"))
    return f"Day {split.day}: {split.matter.title}", tuple(blocks), tuple(actions)


def _bars(split: Split) -> Bars:
    return Bars(
        f"How {split.asked} answered",
        tuple(
            Bar(
                f"{letter}. {plain(part.option.text)}",
                len(part.runs),
                split.asked,
                share(len(part.runs), split.asked),
                "as in history" if part.historical else "",
            )
            for letter, part in zip(LETTERS, split.parts, strict=False)
        ),
    )


def _talk(summary: Summary) -> Made:
    blocks: list[Block] = []
    for number, topic in enumerate(topics(summary), 1):
        pair = topic.pair
        blocks += [
            Heading(f"{number}. Day {topic.day}: {plain(topic.title)}", 2),
            Prose(plain(topic.stood)),
            Prose(plain(topic.ask), "document"),
            Prose(
                f"Compare **{pair.first.label}** ({plain(pair.did)}) with "
                f"**{pair.second.label}** ({plain(pair.did_other)}). {topic.alike}"
            ),
        ]
    none = Prose("The class was of one mind in everything that can be compared.", "lead")
    return "Questions to talk about", tuple(blocks) or (none,), ()


def _ends(summary: Summary) -> Made:
    total = len(summary.runs)
    bars = tuple(
        Bar(
            end.ending.title if end.ending else "Not finished",
            len(end.runs),
            total,
            share(len(end.runs), total),
            CLASS_WORDS[end.ending.kind] if end.ending else "",
        )
        for end in summary.ends
    )
    note = Prose("A good decision can end badly, and a bad one well. Ask for reasons.", "note")
    return "Endings", (Bars(f"How {total} runs closed", bars), note), ()


def _near(summary: Summary, near: Nearness | None) -> Made:
    if near is None:
        return "How close it came", (Prose("No run came to an evening."),), ()
    rows = tuple(
        (
            str(band.day),
            *(f"{value:.0f}" for value in (band.low, band.middle, band.high)),
            "–" if band.history is None else f"{band.history:.0f}",
        )
        for band in bands(near, len(summary.scenario.days))
    )
    kind = next((words for name, words in CLASS_WORDS.items() if name == near.kind), near.kind)
    lead = f"Of a hundred ways on from each evening, so many ended in {kind}."
    note = (
        "It is what the model says of a position: not what anybody could have known, and not "
        f"the chance there was. One standard error is at most {near.error:.0f}."
    )
    head = ("Evening", "Lowest of us", "Middle", "Highest of us", "History’s play")
    return (
        "How close it came",
        (Prose(lead, "lead"), Table("", head, rows), Prose(note, "note")),
        (),
    )


def _odds(summary: Summary) -> Made:
    judging = summary.judging
    if not judging.bins:
        return "How we judged", (Prose("Nobody gave odds that a play has settled."),), ()
    said = Table(
        "What was said, and how often it came about",
        ("Said, in a hundred", "Times said", "Came about"),
        tuple(
            (str(each.odds), str(each.asked), share(each.came, each.asked)) for each in judging.bins
        ),
    )
    beside = Table(
        "Mean error: 0 is best, 0.25 is always saying fifty, 1 is worst",
        ("Who", "Questions", "Error"),
        tuple(
            (who(summary, each.who), str(each.questions), error(each.error))
            for each in judging.scores
        ),
    )
    return "How we judged", (beside, said), ()


def _silent(summary: Summary) -> Made:
    silent = [each for each in summary.unasked if not each.asked]
    shown = silent or list(summary.unasked[:LISTED])
    names = {person.id: person.short for person in summary.scenario.people}
    rows = tuple(
        (
            str(each.day),
            names.get(each.question.to, each.question.to),
            plain(each.question.text),
            share(each.asked, each.could),
            "; ".join(each.brings),
        )
        for each in shown[:LISTED]
    )
    lead = "Nobody asked these." if silent else "Every question was asked by somebody. Asked least:"
    table = Table("", ("Day", "Of whom", "Question", "Asked by", "Would have brought"), rows)
    return "Reports never asked for", (Prose(lead, "lead"), table), ()


def _handed(summary: Summary) -> Made:
    blocks: list[Block] = [Prose(tallied(summary), "lead")]
    problems = summary.collection.problems
    if problems:
        rows = tuple(
            (REASONS[each.why], each.name or each.where, each.said) for each in problems[:40]
        )
        blocks.append(Table("Not counted", ("Reason", "Whose", "What is wrong"), rows))
    return "What was handed in", tuple(blocks), ()
