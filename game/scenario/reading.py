"""How hard and how long a scenario's texts are to read.

The formula is Flesch and Kincaid's: school years from the length of sentences
and of words. Reading age is five more. Syllables are counted by the vowels of
English spelling, right to about one in fifteen words; over a day that evens out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from game.scenario.checks.view import View
from game.scenario.levels import at_level, named, usual
from game.scenario.model import Day, Initiative, Matter, Option, Paper, Question
from game.scenario.source import Path
from game.scenario.values import Length

PLAY, AFTER, CODEX, DOCUMENTS = "play", "debrief", "codex", "documents"
KINDS = (PLAY, AFTER, CODEX, DOCUMENTS)

WORDS_A_MINUTE = 200
"""How fast a class reads, with time to decide."""

LESSON_MINUTES = 40

_AGE_OF_THE_FIRST_YEAR = 5
_WORD = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)*")
_ENDS = re.compile(r"[.!?…]+(?=[\s”’)]|$)")
_LINK = re.compile(r"\]\(codex:[^)\s]*\)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^aeiouylsxzcgh]es|[^aeioutd]ed|[^aeiouyl]e|[aeiouy]le)$")
_APART = re.compile(r"ia|io(?!n)|iu|uous|[^aeiou]ying|creat")

_PLAYED = {
    *("head", "days", "messages", "incidents", "rules", "opponent", "prologue", "exits", "map"),
    *("gauges", "tracks", "counters", "flags"),
}
_AFTERWARDS = {
    *("envelope", "historical", "warrant", "argued", "class_question", "held", "legend"),
    *("established", "reckoning", "reported_odds"),
}
_UNREAD = {"sources", "figures", "unknown", "quotations", "policies"}
_NAMES = {"name", "title", "speaker", "short", "where", "when", "dated", "stamp", "origin", "clock"}


Kind = TypeVar("Kind", Paper, Question, Initiative)


@dataclass(frozen=True, slots=True)
class Level:
    """How much text, and how hard it is."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0

    def __add__(self, other: Level) -> Level:
        """Return both texts as one."""
        return Level(
            self.words + other.words,
            self.sentences + other.sentences,
            self.syllables + other.syllables,
        )

    @property
    def grade(self) -> float:
        """School years by Flesch and Kincaid; 0 for no text."""
        if not self.words:
            return 0.0
        a_sentence = self.words / max(1, self.sentences)
        return 0.39 * a_sentence + 11.8 * self.syllables / self.words - 15.59

    @property
    def age(self) -> float:
        """The age at which it is read with ease, in years."""
        return self.grade + _AGE_OF_THE_FIRST_YEAR


@cache
def syllables(word: str) -> int:
    """Return how many syllables a word of English spelling has, at least 1."""
    plain = word.casefold().replace("’", "").replace("'", "")
    count = len(_VOWELS.findall(plain)) + len(_APART.findall(plain))
    return max(1, count - bool(_SILENT.search(plain) and len(plain) > 2))  # noqa: PLR2004 (“the”)


def plain(text: str) -> str:
    """Return a text without marks and links."""
    unlinked = _LINK.sub("", text) if "](" in text else text
    return unlinked.replace("*", "").replace("[", "")


def words_of(text: str) -> list[str]:
    """Return the words of a text, without numbers, marks and links."""
    return _WORD.findall(plain(text))


@cache
def level(text: str) -> Level:
    """Return how hard a text is; marks and links count for nothing, and labels are no text."""
    counts = tuple(zip(*map(_counted, text.split()), strict=True))
    words, sentences, spoken = map(sum, counts) if counts else (0, 0, 0)
    return Level(words, sentences, spoken) if sentences else Level()


@cache
def _counted(piece: str) -> tuple[int, int, int]:
    """Return the words, ends of sentences and syllables of what stands between two spaces.

    No word, end or link goes over a space, and most pieces of a text stand in many others.
    """
    told = plain(piece)
    words = _WORD.findall(told)
    return len(words), len(_ENDS.findall(told)), sum(map(syllables, words))


def kind_of(path: Path) -> str | None:
    """Return where a text is read: in play, afterwards, in the codex; nothing for names."""
    root, last = path[0], path[-1]
    if root in _UNREAD or last in _NAMES or "sources" in path or "quotation" in path:
        return None
    if root == "documents":
        return DOCUMENTS
    if root in ("codex", "people"):
        return CODEX
    if root not in _PLAYED or path[-2:] == ("evening", "answer"):
        return AFTER
    return PLAY if _AFTERWARDS.isdisjoint(path) else AFTER


def levels(view: View) -> Mapping[str, Level]:
    """Return how hard the texts of each kind are together."""
    table = dict.fromkeys(KINDS, Level())
    for path, text in view.prose:
        kind = kind_of(path)
        if kind is not None:
            table[kind] += level(text)
    return table


def day_levels(view: View) -> tuple[Level, ...]:
    """Return how hard the play text of each day is."""
    table = [Level()] * len(view.scenario.days)
    for path, text in view.prose:
        if path[0] == "days" and isinstance(path[1], int) and kind_of(path) == PLAY:
            table[path[1]] += level(text)
    return tuple(table)


# --- How long -----------------------------------------------------------------


def lesson_words(view: View) -> tuple[int, ...]:
    """Return about how many words a player meets on each day in Lesson length, menus and all."""
    rules = view.scenario.head.lengths.get(Length.LESSON)
    if rules is None:
        return ()
    return tuple(
        sum(_count(text) for text in _met(day, rules.papers))
        + _typical([question.answer for question in _offered(day.questions)]) * rules.questions
        + _typical([option.after for option in _menu(day)]) * rules.matters
        for day in view.scenario.days
    )


def prologue_words(view: View) -> int:
    """Return how many words stand before the first day."""
    head = view.scenario.head
    texts = [head.setup_text, head.content_note, head.words.blurb]
    texts += [f"{plate.title} {plate.text}" for plate in view.scenario.prologue]
    return sum(_count(text) for text in texts)


def _count(text: str) -> int:
    return len(plain(text).split())


def _typical(texts: Iterable[str]) -> int:
    """Return the words of a text of middling length."""
    counts = sorted(_count(text) for text in texts)
    return counts[len(counts) // 2] if counts else 0


def _offered(things: Iterable[Kind]) -> list[Kind]:
    return [thing for thing in things if Length.LESSON in thing.lengths]


def _menu(day: Day) -> list[Option]:
    return [
        option
        for matter in day.matters
        if Length.LESSON in matter.lengths and matter.half == 0 and matter.when is None
        for option in matter.options
    ]


def _met(day: Day, most_papers: int) -> Iterator[str]:
    """Yield the texts of a day that everybody meets in Lesson length."""
    yield from (day.frame, day.council.body, day.evening.ask, day.night[-1].text)
    papers = [paper for paper in _offered(day.papers) if not paper.on_request]
    certain = [paper for paper in papers if paper.when is None]
    others = [paper for paper in papers if paper.when is not None]
    for paper in (*certain, *others)[:most_papers]:
        yield f"{paper.title} {paper.text}"
        yield paper.quotation.text if paper.quotation is not None else ""
    for matter in day.matters:
        if Length.LESSON in matter.lengths and matter.half == 0 and matter.when is None:
            yield from (matter.title, matter.prompt)
            yield from _spoken(matter)
    yield from (f"{option.text} {option.detail}" for option in _menu(day))
    yield from (question.text for question in _offered(day.questions))
    yield from (f"{each.text} {each.detail}" for each in _offered(day.initiatives))


def _spoken(matter: Matter) -> Iterator[str]:
    """Yield what is said on a matter: an adviser speaks once, the longest of what he may say."""
    by_person: dict[str, list[str]] = {}
    for voice in matter.voices:
        by_person.setdefault(voice.who, []).append(f"{voice.headline} {voice.text}")
    for told in by_person.values():
        yield max(told, key=_count)


# --- By level -----------------------------------------------------------------


def at_levels(view: View) -> Mapping[str, View]:
    """Return the scenario as it reads at each of its levels, by their ids; "" where it has none."""
    head = view.scenario.head
    if not head.reading_levels:
        return {"": view}
    return {each.id: at(view, each.id) for each in head.reading_levels}


def at(view: View, level: str) -> View:
    """Return the scenario as it reads at a level, as far as its files were read."""
    scenario = at_level(view.scenario, view.ways, view.levels, level)
    return view if scenario is view.scenario else View(scenario, view.places)


# --- Told ---------------------------------------------------------------------


def as_table(view: View) -> str:
    """Return how hard and how long everything is, as lines for a terminal."""
    rows = [f"{'':<12}{'words':>8}{'a sentence':>12}{'grade':>8}{'age':>7}"]
    rows += [_row(kind, found) for kind, found in levels(view).items() if found.words]
    told = []
    for name, own in at_levels(view).items():
        level_name = _name(view, name)
        rows += ["", *_by_day(own, f"play, by day, at the level “{level_name}”" if name else "")]
        in_lesson = lesson_words(own)
        if in_lesson:
            told.append(_budget(sum(in_lesson), prologue_words(own), _where(view, name)))
    return "\n".join([*rows, *([""] if told else []), *told]) + "\n"


def _name(view: View, level: str) -> str:
    known = named(view.scenario.head, level)
    return known.name if known is not None else ""


def _where(view: View, level: str) -> str:
    """Return at which level a count was made, in words that go before it."""
    if not level:
        return "Lesson length"
    if usual(view.scenario.head, Length.LESSON) == level:
        return f"Lesson length, at its level “{_name(view, level)}”"
    return f"Lesson length at the level “{_name(view, level)}”"


def _by_day(view: View, title: str) -> list[str]:
    """Return the rows of the play text of each day, and of all together."""
    in_lesson = lesson_words(view)
    head = f"{'words':>8}{'a sentence':>12}{'grade':>8}{'age':>7}{'Lesson':>9}"
    rows = [title, f"{'':<12}{head}"] if title else [f"{'play, by day':<12}{head}"]
    for index, found in enumerate(day_levels(view)):
        met = f"{in_lesson[index]:>9}" if in_lesson else ""
        rows.append(_row(str(view.scenario.days[index].day), found) + met)
    if title:
        total = f"{sum(in_lesson):>9}" if in_lesson else ""
        rows.append(_row("all play", levels(view)[PLAY]) + total)
    return rows


def _row(name: str, found: Level) -> str:
    a_sentence = found.words / max(1, found.sentences)
    return f"{name:<12}{found.words:>8}{a_sentence:>12.1f}{found.grade:>8.1f}{found.age:>7.1f}"


def _budget(days: int, before: int, where: str) -> str:
    words = days + before
    minutes = -(-words // WORDS_A_MINUTE)
    most = WORDS_A_MINUTE * LESSON_MINUTES
    told = "within" if words <= most else f"{words - most} words beyond"
    return (
        f"{where}: about {words} words ({before} of them before the first day), "
        f"{minutes} minutes at {WORDS_A_MINUTE} words a minute; "
        f"{told} the budget of {LESSON_MINUTES} minutes ({most} words)"
    )
