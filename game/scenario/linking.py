"""Links by themselves: the first word for a codex entry or a person in the texts of a day.

Authors may write a link by hand; for everything else the entry names its
`words`, and the first text of a day that speaks of it leads to it. A text that
may not be shown (it has a condition, or comes only on request) is linked too,
but does not count as having been read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from game.scenario.model import Day, Ending, Scenario
from game.scenario.values import Length

_MARKED = re.compile(r"\*[^*]+\*\*?|\[[^\[\]]*\]\([^()]*\)|“[^”]*”")
_TARGET = re.compile(r"\]\(codex:([a-z0-9-]+)\)")
AFTERWARDS = 99
NOTHING = "\0"
"""A word of no text, where no entry has words."""


def links_in(text: str) -> list[str]:
    """The ids to which a text leads, in order."""
    return _TARGET.findall(text)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of some words, whole, and the longest where two begin alike.

    Words that begin with the same letter stand together, so that a text's letter is
    held against a score of letters and not against every word.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[:1], []).append(re.escape(word[1:]))
    alike = []
    for sign, ends in by_letter.items():
        letter = re.escape(sign)
        # What stands before is asked after the letter: a pattern that begins with letters is fast.
        alike.append(rf"{letter}(?<![\w-]{letter})(?:{'|'.join(ends)})")
    return re.compile(rf"(?:{'|'.join(alike)})(?![\w-])")


@dataclass(frozen=True)
class Linker:
    """Puts links into a scenario's texts. Nothing is read or kept outside it."""

    scenario: Scenario

    @cached_property
    def words(self) -> Mapping[str, tuple[str, int]]:
        """What each word leads to, and from which day on; the first to claim a word has it."""
        found: dict[str, tuple[str, int]] = {}
        for entry in self.scenario.codex:
            for word in entry.words:
                found.setdefault(word, (entry.id, entry.known_from_day))
        for person in self.scenario.people:
            found.setdefault(person.short, (person.id, person.known_from_day))
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return any_of(self.words or [NOTHING])

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Every text of days, envelopes, prologue and endings that gains a link, with its links.

        The keys are the texts as they were written.
        """
        found: dict[str, str] = {}
        for texts, day in self._together():
            self._told(texts, day, found)
        return found

    def _together(self) -> Iterator[tuple[Iterable[tuple[str, bool]], int]]:
        """What is read one after another, each text with whether it always is, and the day."""
        for day in self.scenario.days:
            yield _of_day(day), day.day
        sealed = ((item.text, True) for day in self.scenario.days for item in day.envelope.items)
        yield sealed, AFTERWARDS
        yield ((plate.text, True) for plate in self.scenario.prologue), 1
        for ending in self.scenario.endings:
            yield _of_ending(ending), AFTERWARDS
        yield ((each.text, False) for each in self.scenario.aftermath), AFTERWARDS

    def leads_to(self, name: str) -> bool:
        """Whether any text gains a link to what has this id; it need not be the first to do so."""
        words = [word for word, (owner, _day) in self.words.items() if owner == name]
        return any(
            name in links_in(self.linked(text, day))
            for texts, day in self._together()
            for text, _always in texts
            if any(word in text for word in words)
        )

    def _told(self, texts: Iterable[tuple[str, bool]], day: int, found: dict[str, str]) -> None:
        seen: set[str] = set()
        for text, always in texts:
            here = set(_TARGET.findall(text))
            linked = self.linked(text, day, seen, here)
            if linked != text:
                found.setdefault(text, linked)
            if always:
                seen |= here

    def linked(
        self, text: str, day: int, without: Iterable[str] = (), here: set[str] | None = None
    ) -> str:
        """A text with links at its first words for what is known by a day (1 and up).

        `without` names entries that gain none; `here` gathers those that stand
        in the text, and those named in it beforehand gain none either.
        """
        taken = here if here is not None else set(_TARGET.findall(text))
        barred = set(without)
        parts: list[str] = []
        at = 0
        for kept in _MARKED.finditer(text):
            parts += [self._in_plain(text[at : kept.start()], day, barred, taken), kept.group()]
            at = kept.end()
        parts.append(self._in_plain(text[at:], day, barred, taken))
        return "".join(parts)

    def _in_plain(self, text: str, day: int, barred: set[str], taken: set[str]) -> str:
        def link(found: re.Match[str]) -> str:
            word = found.group()
            name, known_from = self.words[word]
            if known_from > day or name in barred or name in taken:
                return word
            taken.add(name)
            return f"[{word}](codex:{name})"

        return self._pattern.sub(link, text)


def _of_day(day: Day) -> Iterator[tuple[str, bool]]:
    """The texts of a day in reading order, and whether every play shows them."""
    yield day.frame, not day.frames
    yield from ((variant.text, False) for variant in day.frames)
    for paper in day.papers:
        always = paper.when is None and not paper.on_request and _in_all(paper.lengths)
        yield paper.text, always
    for matter in day.matters:
        for voice in matter.voices:
            yield voice.text, False
    for question in day.questions:
        yield question.answer, False
    for matter in day.matters:
        always = matter.when is None and _in_all(matter.lengths)
        yield matter.prompt, always and not matter.prompts
        yield from ((variant.text, False) for variant in matter.prompts)
        yield matter.background, always
    for variant in day.night:
        yield variant.text, False


def _in_all(lengths: tuple[Length, ...]) -> bool:
    return set(lengths) == set(Length)


def _of_ending(ending: Ending) -> Iterator[tuple[str, bool]]:
    """The texts of an ending in reading order."""
    yield ending.text, True
    told = ending.epilogues
    for paragraph in (*told.winter, *told.fate, *told.treaties):
        yield paragraph.text, paragraph.when is None
