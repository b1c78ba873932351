"""The class report: one HTML page that needs nothing else, a workbook, CSV files, a PDF.

The page loads nothing and runs nothing: its own policy forbids both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from game.classroom.collect import REASONS
from game.classroom.digest import Run
from game.classroom.nearness import Nearness, bands
from game.classroom.sheets import as_csv, as_in_history, sheets, who, write_workbook
from game.classroom.summary import CLASS_WORDS, FEWEST, LETTERS, Part, Split, Summary, share
from game.classroom.talk import Topic, topics
from game.classroom.words import error, marked, plain

if TYPE_CHECKING:
    import jinja2

LEAST_ASKED = 8
"""How many of the questions that were asked least the page lists."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a handout: what the run did, what history did, the forecast."""

    day: int
    yours: tuple[str, ...]
    history: tuple[str, ...]
    alike: bool | None


@dataclass(frozen=True, slots=True)
class Handout:
    """One student's page."""

    run: Run
    days: tuple[Day, ...]
    alone: tuple[Split, Part] | None
    same: int
    given: int
    unasked: tuple[str, ...]


def environment() -> jinja2.Environment:
    """The templates of this room: everything is escaped, and nothing missing stays silent."""
    import jinja2

    room = files("game.classroom") / "templates"

    def source(name: str) -> str:
        return (room / name).read_text(encoding="utf-8")

    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["marked"] = marked
    made.filters["plain"] = plain
    made.filters["error"] = error
    return made


def page(summary: Summary, title: str = "", near: Nearness | None = None) -> str:
    """The report of a class as one HTML page; `title` is what the teacher calls the class.

    `near` tells how close the runs came; without it that part is left out.
    """
    context = {**_context(summary, title), **_closeness(summary, near)}
    return environment().get_template("report.html").render(context)


def _closeness(summary: Summary, near: Nearness | None) -> dict[str, Any]:
    if near is None:
        return {"near": None}
    from game.classroom import charts

    days = len(summary.scenario.days)
    title = "How close each run came, evening by evening"
    kind = next((words for name, words in CLASS_WORDS.items() if name == near.kind), near.kind)
    return {
        "near": near,
        "near_kind": kind,
        "near_chart": _chart(charts.near_chart(near, days, title)),
        "bands": bands(near, days),
    }


def _context(summary: Summary, title: str) -> dict[str, Any]:
    from game.classroom import charts

    head = summary.scenario.head
    silent = [each for each in summary.unasked if not each.asked]
    rest = [each for each in summary.unasked if each.asked][: max(0, LEAST_ASKED - len(silent))]
    return {
        "title": title or "A class",
        "scenario": head,
        "summary": summary,
        "runs": summary.runs,
        "letters": LETTERS,
        "share": share,
        "who": lambda name: who(summary, name),
        "kinds": CLASS_WORDS,
        "fewest": FEWEST,
        "reasons": REASONS,
        "split_chart": _chart(charts.split_chart(summary.splits, "Where the class split")),
        "end_chart": _chart(charts.end_chart(summary, "How many came to each ending")),
        "odds_chart": _chart(charts.odds_chart(summary, "Odds given and what came")),
        "topics": topics(summary),
        "silent": silent,
        "rest": rest,
        "people": {person.id: person.short for person in summary.scenario.people},
        "handouts": list(handouts(summary)),
        "as_in_history": lambda run: as_in_history(summary, run),
        "tallied": tallied(summary),
        "votes": list(room_votes(summary)),
    }


def _chart(svg: str) -> Markup:
    return Markup(svg)  # noqa: S704 (drawn here from figures; names are escaped by the library)


@dataclass(frozen=True, slots=True)
class ToldVote:
    """A vote of a room in words."""

    run: Run
    day: int
    title: str
    rounds: tuple[str, ...]
    taken: str
    history: str
    overruled: str


def room_votes(summary: Summary) -> Iterator[ToldVote]:
    """The votes that were taken at the projector, play by play."""
    splits = {split.matter.id: split for split in summary.splits}
    for run in summary.runs:
        for vote in run.votes:
            split = splits.get(vote.matter)
            if split is None:
                continue
            matter = split.matter
            names = {option.id: plain(option.text) for option in matter.options}
            rounds = tuple(
                "; ".join(f"{count}: {names.get(option, option)}" for option, count in each)
                for each in vote.rounds
            )
            yield ToldVote(
                run,
                vote.day,
                matter.title,
                rounds,
                names.get(vote.taken, vote.taken),
                names.get(split.past, "–"),
                vote.overruled,
            )


def tallied(summary: Summary) -> str:
    """What was handed in, in a sentence."""
    collection = summary.collection
    parts = []
    for why, words in REASONS.items():
        count = sum(problem.why == why for problem in collection.problems)
        if count:
            parts.append(f"{count} {words}")
    rest = f"; not counted: {', '.join(parts)}" if parts else ""
    return f"{len(collection.runs)} runs counted{rest}."


def handouts(summary: Summary) -> Iterator[Handout]:
    """A page for each student, in the order of the class."""
    documented = {each.matter.id: each.past for each in summary.splits if each.past}
    for run in summary.runs:
        past = summary.history[run.handed.record.settings.length].done
        days = tuple(
            Day(
                day,
                _unstopped(yours),
                _unstopped(past[day - 1] if day <= len(past) else ()),
                _alike(run, day, documented),
            )
            for day, yours in enumerate(run.done, 1)
        )
        same, given = as_in_history(summary, run)
        silent = tuple(
            f"Day {each.day}, {_name(summary, each.question.to)}: {plain(each.question.text)}"
            for each in summary.unasked
            if each.day <= run.last_day and each.brings and each.question.id not in run.asked
        )
        yield Handout(run, days, _alone(summary, run), same, given, silent)


def _unstopped(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts without their full stops, to stand in a row."""
    return tuple(text.rstrip(".") for text in texts)


def _alike(run: Run, day: int, documented: dict[str, str]) -> bool | None:
    """Whether a day's answers are the documented ones; None where nothing was answered."""
    given = [each for each in run.decisions if each.day == day and each.matter in documented]
    if not given:
        return None
    return all(documented[each.matter] == each.option for each in given)


def _name(summary: Summary, person: str) -> str:
    return next((each.short for each in summary.scenario.people if each.id == person), person)


def _alone(summary: Summary, run: Run) -> tuple[Split, Part] | None:
    """The answer that the fewest others gave, in a matter that the class disagreed on."""
    best: tuple[float, int, Split, Part] | None = None
    for split in summary.splits:
        for part in split.parts:
            if run not in part.runs or len(part.runs) == split.asked:
                continue
            rank = (len(part.runs) / split.asked, split.day)
            if best is None or rank < best[:2]:
                best = (*rank, split, part)
    return None if best is None else best[2:]


def write_report(
    summary: Summary, folder: Path, title: str = "", near: Nearness | None = None
) -> tuple[Path, ...]:
    """Write the page, the workbook and the CSV files into a folder; returns their paths.

    Raises:
        OSError: something cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    found = sheets(summary, topics(summary), near)
    written = [folder / "class-report.html"]
    written[0].write_text(page(summary, title, near), encoding="utf-8", newline="\n")
    written.append(folder / "class-report.xlsx")
    write_workbook(written[1], found)
    for sheet in found:
        path = folder / f"{sheet.name}.csv"
        path.write_bytes(as_csv(sheet))
        written.append(path)
    return tuple(written)


__all__ = ["Handout", "Topic", "environment", "handouts", "page", "tallied", "write_report"]
