"""Whether the levels of reading tell the same facts, and each does what it promises: 801 to 810."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from game.scenario import reading
from game.scenario.checks import history, knowledge, letters, truth, wording
from game.scenario.checks.view import View, held
from game.scenario.findings import Finding, Severity
from game.scenario.levels import (
    TEXTS,
    WHOLE,
    LevelSheet,
    LevelText,
    LostWay,
    key_of,
    named,
)
from game.scenario.nearest import nearest, offer
from game.scenario.parts import Places
from game.scenario.source import Path
from game.scenario.telling import Told, Words, lost, new
from game.scenario.values import Length

SHORTER, EASIER = "shorter", "easier"
HARDER: Final = 1.0
"""School years by which an easier text may be harder: one text is a small sample."""
_SURELY: Final = 0.8
"""With so much of the spaces a text surely has fewer words, which are slower to count."""
COVERED: Final = 14
"""Texts of so many words or more have one at every level, where a lesson can show them."""
_TOLD: Final = {"days", "messages", "incidents", "rules", "opponent", "prologue", "exits"}
_OF_ONE_TEXT: tuple[Callable[[View], Iterator[Finding]], ...] = (
    *(truth.recorded, truth.weekdays, truth.told_figures, truth.clocks),
    *(history.quotations, knowledge.links, knowledge.words),
    *(wording.typography, wording.marks, wording.abbreviations, letters.shown),
)
"""The checks that a text of a level must pass as any other text."""

_CODES: Mapping[str, int] = {"link": 803, "number": 804, "name": 805, "quotation": 806}
_KINDS: Mapping[str, str] = {
    "link": "the link to “{}”",
    "number": "the number {}",
    "name": "the name “{}”",
    "quotation": "the words “{}”",
}


# --- 810: how levels are declared ---------------------------------------------


def declared(view: View) -> Iterator[Finding]:
    """810: levels without a whole one or with two, and lengths that are usual at two."""
    levels = view.scenario.head.reading_levels
    whole = [place for place, each in enumerate(levels) if each.promises == WHOLE]
    if levels and not whole:
        message = "one level must be that of the texts as they stand (promises: whole)"
        yield view.error(810, ("head", "reading_levels"), message)
    for place in whole[1:]:
        message = "a second level of the texts as they stand; the two would be the same"
        yield view.error(810, ("head", "reading_levels", place, "promises"), message)
    taken: dict[Length, str] = {}
    names: set[str] = set()
    for place, each in enumerate(levels):
        if each.id in names:
            message = f"the level “{each.id}” is declared twice"
            yield view.error(810, ("head", "reading_levels", place, "id"), message)
        names.add(each.id)
        for length in each.usual:
            if length in taken:
                message = f"the length {length} is already read at the level “{taken[length]}”"
                yield view.error(810, ("head", "reading_levels", place, "usual"), message)
            taken.setdefault(length, each.id)


# --- 801: what leads nowhere --------------------------------------------------


def misplaced(view: View) -> Iterator[Finding]:
    """801: files and keys of a level that stand for no text of the scenario."""
    for each in view.levels:
        yield from each.sheet.findings
        yield from _misplaced_file(view, each)
        for key, text in each.texts.items():
            yield from _misplaced_text(view, each, key, text)


def _misplaced_file(view: View, each: LevelSheet) -> Iterator[Finding]:
    head = view.scenario.head
    level = named(head, each.level)
    if level is None or level.promises == WHOLE:
        known = [item.id for item in head.reading_levels if item.promises != WHOLE]
        message = f"the scenario declares no level “{each.level}” with texts of its own"
        yield _at(each, (), message + offer(nearest(each.level, known)))
        return
    if each.inside not in view.mirrors:
        near = nearest(each.inside, view.mirrors)
        yield _at(each, (), f"the scenario has no file {each.inside}{offer(near)}")
    data = each.sheet.data
    if not isinstance(data, dict):
        if each.sheet.whole:
            yield _at(each, (), f"a file of a level is a map with the one key “{TEXTS}”")
        return
    for key in data:
        if key != TEXTS:
            yield _at(each, (key,), f"a file of a level holds “{TEXTS}” and nothing else", key=True)
    if TEXTS in data and not isinstance(data[TEXTS], dict):
        yield _at(each, (TEXTS,), "expected a map: the way to a text, a colon, the text")


def _misplaced_text(view: View, each: LevelSheet, key: str, text: object) -> Iterator[Finding]:
    if not isinstance(text, str) or not text.strip():
        yield _at(each, (TEXTS, key), "expected a text")
    if each.inside not in view.mirrors:
        return
    try:
        view.ways.to(each.inside, key)
    except LostWay as error:
        near = nearest(error.step, error.known) if error.step else []
        listed = error.known and not near
        more = (f"here are: {', '.join(error.known)}",) if listed else ()
        yield _at(each, (TEXTS, key), f"{key}: {error}{offer(near)}", *more, key=True)


def _at(each: LevelSheet, path: Path, message: str, *more: str, key: bool = False) -> Finding:
    sheet = each.sheet
    place = sheet.place(sheet.key_spot(path) if key else sheet.spot(path))
    return Finding(place, Severity.ERROR, 801, "", message, more)


# --- 802 to 808: the same facts ----------------------------------------------


@dataclass(frozen=True, slots=True)
class _Pair:
    """A text of a level beside the whole one, and what that tells."""

    own: LevelText
    whole: str
    tells: Told
    promises: str

    def finding(
        self, code: int, message: str, severity: Severity = Severity.WARNING, *, word: str = ""
    ) -> Finding:
        """Return a finding at the level's text, or at a word of it."""
        sheet, path = self.own.of.sheet, (TEXTS, self.own.key)
        spot = sheet.word_spot(path, word) if word else sheet.spot(path)
        return Finding(sheet.place(spot), severity, code, self.own.key, message)


def told(view: View) -> Iterator[Finding]:
    """802, 803, 804, 805, 806, 807, 808: texts that repeat, lose or add, or break a promise."""
    called = _called(view)
    for pair in _pairs(view):
        if pair.own.text.strip() == pair.whole.strip():
            message = "the whole text, word for word; without it the whole one stands anyway"
            yield pair.finding(802, message, Severity.NOTE)
            continue
        yield from _same_facts(view, pair, called)
        yield from _promised(pair)


def _pairs(view: View) -> Iterator[_Pair]:
    texts = view.level_texts
    whole = dict(view.prose) if texts else {}
    known: dict[Path, Told] = {}
    for own in texts:
        level = named(view.scenario.head, own.of.level)
        if level is not None and own.path in whole:
            text = whole[own.path]
            if own.path not in known:
                known[own.path] = Told(text)
            yield _Pair(own, text, known[own.path], level.promises)


def _around(view: View, path: Path) -> Words:
    """Return the words of all whole texts of the day or the part that a path lies in."""
    known: dict[Path, Words] = view.kept.setdefault("around", {})
    here = path[:2]
    if here not in known:
        known[here] = Words("\n".join(text for other, text in view.prose if other[:2] == here))
    return known[here]


def _called(view: View) -> Mapping[str, str]:
    """Return who is meant by each word of a name that only one person bears."""
    bearers: dict[str, set[str]] = {}
    for person in view.scenario.people:
        for word in f"{person.name} {person.short}".split():
            bearers.setdefault(word.casefold(), set()).add(person.id)
    return {word: min(ids) for word, ids in bearers.items() if len(ids) == 1}


def _same_facts(view: View, pair: _Pair, called: Mapping[str, str]) -> Iterator[Finding]:
    whole, own = pair.tells, Told(pair.own.text)
    for kind, words in lost(whole, own, called):
        message = f"{_KINDS[kind].format(words)} of the whole text is not here"
        severity = Severity.ERROR if kind == "quotation" else Severity.WARNING
        yield pair.finding(_CODES[kind], message, severity)
    for kind, words in new(whole, own, called):
        if kind == "name" and _around(view, pair.own.path).hold(words):
            continue  # said for a “he” or “there” of the whole text
        message = f"{_KINDS[kind].format(words)} does not stand in the whole text"
        yield pair.finding(_CODES[kind], message, word=words)


def _promised(pair: _Pair) -> Iterator[Finding]:
    spaces, all_spaces = pair.own.text.count(" "), pair.whole.count(" ")
    if pair.promises == SHORTER and spaces > all_spaces * _SURELY:
        before, now = _count(pair.whole), _count(pair.own.text)
        if now >= before:
            yield pair.finding(807, f"{now} words, and the whole text has {before}")
    if pair.promises == EASIER:
        hard, easy = reading.level(pair.whole), reading.level(pair.own.text)
        if hard.words and easy.grade > hard.grade + HARDER:
            message = f"reads as for {easy.age:.0f} years, the whole text as for {hard.age:.0f}"
            yield pair.finding(808, message)


def _count(text: str) -> int:
    return len(reading.words_of(text))


# --- 809: what a level leaves whole -------------------------------------------


def missing(view: View) -> Iterator[Finding]:
    """809: texts of play that a lesson can show, and a level that has begun does not tell."""
    begun = {each.level for each in view.levels}
    own = {(each.of.level, each.path) for each in view.level_texts}
    shown = tuple(lesson_texts(view)) if begun else ()
    for level in view.scenario.head.reading_levels:
        if level.id not in begun or level.promises == WHOLE:
            continue
        for path in shown:
            if (level.id, path) not in own:
                inside, key = key_of(view.scenario, view.mirrors, path)
                message = f"no text for it at the level “{level.id}”: {key} of {inside}"
                yield view.warning(809, path, message)


def lesson_texts(view: View) -> Iterator[Path]:
    """Yield the paths of the texts of play that a lesson can show and that are long enough.

    Not the labels of gauges and tracks, nor what a report is worth, which is told afterwards.
    """
    elsewhere = {
        path for path, part in view.holding("lengths") if Length.LESSON not in held(part, "lengths")
    }
    for path, text in view.prose:
        if path[0] not in _TOLD or not _is_long(text):
            continue
        if "report" in path and path[-1] != "claim":
            continue
        if reading.kind_of(path) == reading.PLAY and not any(
            path[:depth] in elsewhere for depth in range(1, len(path))
        ):
            yield path


def _is_long(text: str) -> bool:
    """Whether a text has the words for which every level needs one; most need no counting."""
    spaces = text.count(" ")
    if not COVERED // 2 <= spaces < 2 * COVERED:
        return spaces >= COVERED
    return _count(text) >= COVERED


# --- Whatever is checked of any text ------------------------------------------


def written(view: View) -> Iterator[Finding]:
    """506, 508, 513, 514, 515, 516, 601, 604, 605, 609, 612: faults of a level's own texts."""
    for level in view.scenario.head.reading_levels:
        texts = [each for each in view.level_texts if each.of.level == level.id]
        if not texts:
            continue
        over = {each.path: (each.of.sheet, (TEXTS, each.key)) for each in texts}
        places = Places(view.places.parts, view.places.home, over)
        own = view.instead([(each.path, each.text) for each in texts], places)
        files = {each.of.sheet.name for each in texts}
        for check in _OF_ONE_TEXT:
            yield from (each for each in check(own) if each.place.file in files)
        if level.promises == SHORTER:
            yield from wording.own_lengths(own)
