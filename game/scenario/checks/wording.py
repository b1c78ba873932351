"""Whether texts are short, well set and rightly marked: 601, 604, 605, 610 to 612."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from game.scenario import model as parts_of
from game.scenario import reading
from game.scenario.checks.view import View, held
from game.scenario.findings import Finding, Severity
from game.scenario.levels import usual, with_texts
from game.scenario.source import Path
from game.scenario.values import Length, Model

LONGEST: Mapping[type[Model], Mapping[str, int]] = {
    parts_of.Option: {"text": 60, "detail": 240, "done": 45, "after": 320},
    parts_of.Clause: {"prompt": 120},
    parts_of.Messenger: {"prompt": 240},
    parts_of.ClauseChoice: {"text": 90},
    parts_of.Matter: {"title": 60, "prompt": 600},
    parts_of.Question: {"text": 120, "answer": 500},
    parts_of.Voice: {"headline": 60, "text": 360},
    parts_of.Day: {"title": 40, "frame": 480},
    parts_of.Paper: {"title": 80, "stamp": 40},
    parts_of.Variant: {"text": 480},
    parts_of.NightVariant: {"headline": 60, "text": 480},
    parts_of.Incident: {"title": 60, "tape": 240, "warning": 200},
    parts_of.Ending: {"title": 60, "clue": 120},
}
"""The longest text for each place, in characters."""

LESSON_WORDS = 480
"""Words shown on a day in the Lesson length above which a note is made."""

_SET_WRONG: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?<=\S)  +(?=\S)"), " ", "two spaces"),
    (re.compile(r" +([,.;:!?])(?!\.)"), r"\1", "a space before punctuation"),
    (re.compile(r"(?<=\w)'(?=\w)"), "’", "a straight apostrophe"),
    (re.compile(r'"([^"\n]*)"'), r"“\1”", "straight quotation marks"),
    (re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…", "three dots"),
    (re.compile(r"(?<=\S) -{1,2} (?=\S)"), " – ", "a hyphen for a dash"),
)
_MAY_BE_WRONG = re.compile(r"""  | [,.;:!?-]|'|"|\.\.""")
_UNTOUCHED = {
    "url",
    "locator",
    "publisher",
    "held_by",
    "date",
    "author",
    "at",
    "language",
    "first_day",
}
"""Keys of references and dates, which are set as their owners write them."""

_ANY_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\n]*)\)")
_UNCLOSED_LINK = re.compile(r"\]\((?![^)\n]*\))|\[[^\]\n]*\(codex:")
_OTHER_MARKS = re.compile(r"`|^#{1,6} |^[*+-] |<[a-zA-Z/][^>]*>", re.MULTILINE)
_AT_THE_START = "#*+-"
_ABBREVIATION = re.compile(r"[A-Z](?<![\w-][A-Z])[A-Z]{1,5}(?![\w-])")
_KNOWN_TO_ALL = {
    "US",
    "USA",
    "USSR",
    "UN",
    "TV",
    "II",
    "III",
    "IV",
    "VI",
    "VII",
    "XX",
    "XXII",
    "AM",
    "PM",
    "OK",
}


def lengths(view: View) -> Iterator[Finding]:
    """601: texts that are too long for their place; days with too many words for a lesson."""
    for path, part in view.parts:
        for key, longest in _limits(type(part)).items():
            text = held(part, key)
            if len(text) > longest:
                message = f"{len(text)} characters; the place holds {longest}"
                yield view.warning(601, (*path, key), message)
    if Length.LESSON in view.scenario.head.lengths:
        yield from _lesson_days(view)


def own_lengths(view: View) -> Iterator[Finding]:
    """601: texts of a level that are too long for the place of the text they stand for."""
    for path, text in view.prose:
        part = view.by_path.get(path[:-1])
        longest = _limits(type(part)).get(str(path[-1])) if part is not None else None
        if longest is not None and len(text) > longest:
            message = f"{len(text)} characters; the place holds {longest}"
            yield view.warning(601, path, message)


@cache
def _limits(model: type) -> Mapping[str, int]:
    """The longest texts of a kind of part; what is said of it goes before what it is made from."""
    found: dict[str, int] = {}
    for base in reversed(model.__mro__):
        found.update(LONGEST.get(base, {}))
    return found


def _lesson_days(view: View) -> Iterator[Finding]:
    """Yield a note for each day that is long at the level at which a lesson is read."""
    level = usual(view.scenario.head, Length.LESSON)
    texts = {
        each.path: each.text
        for each in view.level_texts
        if each.of.level == level and each.path[0] == "days"
    }
    for index, day in enumerate(with_texts(view.scenario, texts).days):
        words = _lesson_words(day)
        if words > LESSON_WORDS:
            message = f"about {words} words in Lesson length; a class has time for {LESSON_WORDS}"
            yield view.finding(Severity.NOTE, 601, ("days", index), message)


def _lesson_words(day: parts_of.Day) -> int:
    texts = [day.frame, day.council.body, day.night[-1].text]
    texts += [
        p.text
        for p in day.papers
        if Length.LESSON in p.lengths and not p.on_request and p.when is None
    ]
    for matter in day.matters:
        if Length.LESSON in matter.lengths and matter.half == 0 and matter.when is None:
            texts += [
                matter.prompt,
                *(f"{option.text} {option.detail}" for option in matter.options),
            ]
            texts += {voice.who: voice.text for voice in matter.voices}.values()
    return sum(len(text.split()) for text in texts)


FEWEST_WORDS = 25
"""A text of fewer words says too little about how hard it is."""


def hard_texts(view: View) -> Iterator[Finding]:
    """602: texts of play that ask for an older reader than the scenario wants."""
    wanted = view.scenario.head.reading_age
    days = [reading.Level()] * len(view.scenario.days)
    for path, text in view.prose:
        if reading.kind_of(path) != reading.PLAY:
            continue
        found = reading.level(text)
        if path[0] == "days" and isinstance(path[1], int):
            days[path[1]] += found
        if found.words >= FEWEST_WORDS and found.age > wanted:
            message = f"reads like a text for {found.age:.0f} years; the scenario is for {wanted}"
            longest = f"{found.words / found.sentences:.0f} words a sentence"
            yield view.warning(602, path, message, longest)
    for index, found in enumerate(days):
        if found.age > wanted:
            message = f"the day reads like a text for {found.age:.0f} years, not for {wanted}"
            yield view.warning(602, ("days", index), message)


def typography(view: View) -> Iterator[Finding]:
    """604: typewriter habits, each with its repair."""
    for path, text in view.prose:
        if not _MAY_BE_WRONG.search(text) or _UNTOUCHED.intersection(path[-2:]):
            continue
        for pattern, repair, name in _SET_WRONG:
            found = pattern.search(text)
            if found:
                start, end = max(0, found.start() - 12), found.end() + 12
                mended = pattern.sub(repair, text[start:end]).replace("\n", " ")
                word = found.group().strip() or text[start : found.end() + 1].strip()
                finding = view.warning(604, path, name, f"write: {mended}")
                yield view.at_word(finding, path, word if len(word) > 1 else "")


def marks(view: View) -> Iterator[Finding]:
    """605: unknown or unclosed marks in a text."""
    for path, text in view.prose:
        fault = mark_fault(text)
        if fault:
            yield view.error(605, path, fault)


def mark_fault(text: str) -> str:
    """Return what is wrong with the marks of a text; empty if nothing is.

    Known marks: `*emphasis*`, `**strong**`, `[label](codex:id)`; none of them
    goes over the end of a paragraph.
    """
    for target in _ANY_LINK.findall(text) if "](" in text else ():
        if not target.startswith("codex:"):
            return f"a link may only lead to codex:id, not to “{target[:40]}”"
    if "](" in text and _UNCLOSED_LINK.search(_ANY_LINK.sub("", text)):
        return "a link that is never closed; write [label](codex:id)"
    other = _OTHER_MARKS.search(text) if _may_hold_others(text) else None
    if other:
        known = "there are *emphasis*, **strong** and [label](codex:id)"
        return f"“{other.group().strip()}” is no mark of ours; {known}"
    for paragraph in text.split("\n\n") if "*" in text else ():
        if paragraph.count("**") % 2:
            return "** is opened and never closed in this paragraph"
        if paragraph.replace("**", "").count("*") % 2:
            return "* is opened and never closed in this paragraph"
    return ""


def _may_hold_others(text: str) -> bool:
    """Whether a text has a sign that begins one of the other marks, at a line's start if so."""
    return "`" in text or "<" in text or "\n" in text or text[:1] in _AT_THE_START


def same_words(view: View) -> Iterator[Finding]:
    """610: two options with the same words."""
    for path, matter in view.of(parts_of.Matter):
        yield from _same(view, (*path, "options"), [option.text for option in matter.options])
    for path, clause in view.of(parts_of.Clause):
        yield from _same(view, (*path, "choices"), [choice.text for choice in clause.choices])


def _same(view: View, path: Path, texts: list[str]) -> Iterator[Finding]:
    for index, text in enumerate(texts):
        if text.casefold() in (earlier.casefold() for earlier in texts[:index]):
            yield view.warning(
                610,
                (*path, index, "text"),
                f"“{text}” is written twice; nobody can tell them apart",
            )


def warnings_with_odds(view: View) -> Iterator[Finding]:
    """611: matters on which no adviser commits to an outcome and its likelihood."""
    for path, matter in view.of(parts_of.Matter):
        if matter.voices and not any(voice.prediction for voice in matter.voices):
            message = "no adviser commits himself: give at least one voice a prediction with odds"
            yield view.error(611, (*path, "voices"), message)


def abbreviations(view: View) -> Iterator[Finding]:
    """612: abbreviations of a day's texts that the codex does not explain."""
    explained = set(_KNOWN_TO_ALL)
    for _, entry in view.of(parts_of.CodexEntry):
        explained.update(_ABBREVIATION.findall(f"{entry.title} {entry.text} {entry.id.upper()}"))
    for path, text in view.prose:
        if path[0] != "days" or _UNTOUCHED.intersection(path[-2:]):
            continue
        for name in _ABBREVIATION.findall(text):
            if name not in explained:
                explained.add(name)
                finding = view.warning(612, path, f"the codex does not explain “{name}”")
                yield view.at_word(finding, path, name)
