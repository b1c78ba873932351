"""Whether texts agree with the documents, the calendar, the clocks and each other: 513 to 516."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import accumulate

from game.scenario import model as parts_of
from game.scenario.checks.dates import MONTHS, first_day
from game.scenario.checks.view import View, day_of, held
from game.scenario.findings import Finding
from game.scenario.source import Path

# --- 513: quotations ----------------------------------------------------------

NAMED = 2
"""So many words in quotation marks may be a name; more of them are a quotation."""

_INLINE = re.compile(r"“([^”]*)”")
_SPACE = re.compile(r"\s+")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})


def _plain(words: str) -> str:
    """Return words without what typesetters change: quotes, dashes, ends, capitals."""
    return _SPACE.sub(" ", words.translate(_PLAIN)).strip(" .,;:!?\"'").casefold()


def recorded(view: View) -> Iterator[Finding]:
    """513: quotations that stand word for word in no document and not in the list of quotations."""
    known = "\0".join(
        _plain(quotation.text)
        for path, quotation in view.of(parts_of.Quotation)
        if path[0] in ("documents", "quotations")
    )
    for path, quotation in view.of(parts_of.Quotation):
        if path[0] not in ("documents", "quotations") and not _stands(quotation.text, known):
            message = "these words stand in no document of the scenario, nor under quotations"
            yield view.error(513, (*path, "text"), message)
    for path, text in view.prose:
        if "“" not in text or path[0] == "sources" or "quotation" in path:
            continue
        for words in _INLINE.findall(text):
            if len(words.split()) > NAMED and not _stands(words, known):
                first = " ".join(words.split()[:2])
                message = f"“{first} …” stands in no document of the scenario"
                yield view.at_word(view.error(513, path, message), path, first)


def _stands(words: str, known: str) -> bool:
    """Whether words stand in one of the known quotations, parted by a sign of no text."""
    return _plain(words) in known


# --- 514: weekdays ------------------------------------------------------------

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    rf"\b({'|'.join(_WEEKDAYS)}),? (?:the )?(\d{{1,2}})(?!:)(?:st|nd|rd|th)?\b"
    rf"(?: ({'|'.join(MONTHS)}))?(?: (\d{{4}}))?",
    re.IGNORECASE,
)


def weekdays(view: View) -> Iterator[Finding]:
    """514: dates with another weekday than the calendar's, and mornings with another date."""
    first = first_day(view.scenario)
    if first is None or view.scenario.head.language != "en":
        return
    for path, text in view.prose:
        if path[0] == "sources" or "day" not in text:
            continue
        for found in _WEEKDAY.finditer(text):
            meant = _date(found, first)
            if meant is None or _WEEKDAYS[meant.weekday()] == found[1].casefold():
                continue
            message = f"{meant:%d %B %Y} was a {_WEEKDAYS[meant.weekday()].title()}"
            yield view.at_word(view.error(514, path, message), path, found[1])
    for index, day in enumerate(view.scenario.days):
        begins = _WEEKDAY.match(day.frame)
        today = first + timedelta(days=day.day - 1)
        if begins and _date(begins, first) != today:
            yield view.error(514, ("days", index, "frame"), f"day {day.day} is {today:%A, %d %B}")


def _date(found: re.Match[str], first: date) -> date | None:
    month = MONTHS.index(found[3].lower()) + 1 if found[3] else first.month
    try:
        return date(int(found[4] or first.year), month, int(found[2]))
    except ValueError:
        return None


# --- 515: figures -------------------------------------------------------------

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12}
_WORD = rf"(?:{'|'.join((*_TENS, *_ONES, *_SCALES))})"
_NUMBER = rf"(?<!\w)(?:\d+(?:,\d{{3}})*|{_WORD}(?:[- ]{_WORD})*)(?!\w)"
_NUMBER_HERE = re.compile(_NUMBER, re.IGNORECASE)
_NUMBER_LAST = re.compile(rf"{_NUMBER}$", re.IGNORECASE)
_LONGEST_NUMBER = 48


def number_of(words: str) -> int | None:
    """Return the whole number that stands in digits or English words; nothing for no number."""
    digits = words.replace(",", "")
    if digits.isdecimal():
        return int(digits)
    total = current = 0
    for word in re.split(r"[- ]", words.casefold()):
        if word in _SCALES:
            current = max(1, current) * _SCALES[word]
            if _SCALES[word] >= _SCALES["thousand"]:
                total, current = total + current, 0
        elif word in _ONES or word in _TENS:
            current += _ONES.index(word) if word in _ONES else 20 + 10 * _TENS.index(word)
        else:
            return None
    return total + current


def _numbers(phrase: str, text: str) -> Iterator[str]:
    """Yield the numbers that stand in a text where the phrase has its `#`."""
    before, _, after = phrase.lower().partition("#")
    lower = text.lower()
    piece = before or after
    at = lower.find(piece)
    while at >= 0:
        end = at + len(piece)
        if before:
            found = None if _inside_a_word(lower, at) else _NUMBER_HERE.match(text, end)
            if found and lower.startswith(after, found.end()):
                end = found.end() + len(after)
                if not _inside_a_word(lower, end):
                    yield found.group()
        elif not _inside_a_word(lower, end):
            found = _NUMBER_LAST.search(text[max(0, at - _LONGEST_NUMBER) : at])
            if found:
                yield found.group()
        at = lower.find(piece, at + 1)


def _inside_a_word(text: str, at: int) -> bool:
    """Whether a position lies between two letters or digits."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


_LINK = re.compile(r"\[([^\]\0]*)\]\(codex:[^)\s]*\)")


class _Texts:
    """All texts in one string, so that a rare piece is looked for once and not in each."""

    def __init__(self, view: View) -> None:
        told = [item for item in view.prose if item[0][0] not in ("sources", "figures")]
        self.paths = [path for path, _ in told]
        joined = "\0".join(text for _, text in told).replace("*", "").replace("\n", " ")
        plain = _LINK.sub(r"\1", joined)
        self.texts = plain.split("\0")
        self._ends = list(accumulate(len(text) + 1 for text in self.texts))
        self._all = plain.lower()

    def with_piece(self, piece: str) -> Iterator[int]:
        """Yield the position of each text that has a piece, whatever its capitals."""
        found = self._all.find(piece)
        while found >= 0:
            position = bisect_right(self._ends, found)
            yield position
            found = self._all.find(piece, self._ends[position])


def _rarest(phrase: str) -> str:
    """Return the longer of the two pieces beside the number of a phrase."""
    before, _, after = phrase.lower().partition("#")
    return max(before, after, key=len)


def figures(view: View) -> Iterator[Finding]:
    """515: numbers that differ from the scenario's list of figures; 204 for a figure of no text."""
    met: set[int] = set()
    for path, words, index in _named(view):
        met.add(index)
        yield from _other_number(view, path, words, index)
    for index, figure in enumerate(view.scenario.figures):
        if index not in met:
            message = f'no text names the figure "{figure.id}" by one of its phrases'
            yield view.warning(204, ("figures", index, "phrases"), message)


def told_figures(view: View) -> Iterator[Finding]:
    """515: numbers that differ from the scenario's list of figures, which other texts may name."""
    for path, words, index in _named(view):
        yield from _other_number(view, path, words, index)


def _named(view: View) -> Iterator[tuple[Path, str, int]]:
    """Yield each number that a phrase of a figure names: the text's path, it, and the figure."""
    if not view.scenario.figures:
        return
    texts = _Texts(view)
    for index, figure in enumerate(view.scenario.figures):
        for phrase in figure.phrases:
            for position in texts.with_piece(_rarest(phrase)):
                for words in _numbers(phrase, texts.texts[position]):
                    yield texts.paths[position], words, index


def _other_number(view: View, path: Path, words: str, index: int) -> Iterator[Finding]:
    figure = view.scenario.figures[index]
    number = number_of(words)
    if number == figure.number or number in figure.also:
        return
    message = f"{words} here, and {figure.number} in “{figure.name}”"
    where = view.places.at(("figures", index, "number"))
    finding = view.error(515, path, message, f"the figure stands at {where}")
    yield view.at_word(finding, path, words.split(maxsplit=1)[0])


# --- 516: clocks --------------------------------------------------------------

_HOURS_A_DAY = 24
_TIME = re.compile(r"\b(\d{1,2}):(\d{2})\b")


def clocks(view: View) -> Iterator[Finding]:
    """516: two hours of one moment that do not lie as far apart as the clocks of the scenario."""
    for path, text in view.prose:
        position = day_of(path)
        if position is None or text.count(":") < 2:  # noqa: PLR2004 (a pair of hours has two)
            continue
        day = view.scenario.days[position].day
        offsets = _offsets(view, day)
        owner = view.by_path.get(path[:-1])
        where = str(held(owner, "where") or "") if owner is not None else ""
        for sentence in re.split(r"(?<=[.!?;])\s", text):
            yield from _pair(view, path, sentence, offsets, where)


def _pair(
    view: View, path: Path, sentence: str, offsets: Mapping[str, int], where: str
) -> Iterator[Finding]:
    times = list(_TIME.finditer(sentence))
    if len(times) != 2:  # noqa: PLR2004 (a pair)
        return
    first, second = times
    between, after = sentence[first.end() : second.start()], sentence[second.end() :]
    if between.strip() in ("to", "and", "–", "or"):
        return  # one span of time, not one moment
    later = _clock_in(after, offsets)
    earlier = _clock_in(between, offsets) or (_clock_in(where, offsets) if where else None)
    if later is None or later == earlier:
        return
    if earlier is None:
        message = f"{first.group()} by whose clock? Name the place, as with {second.group()}"
        yield view.at_word(view.error(516, path, message), path, first.group())
        return
    gap = _minutes(second) - _minutes(first)
    wanted = (offsets[later] - offsets[earlier]) * 60
    if (gap - wanted) % (_HOURS_A_DAY * 60):
        hours = abs(offsets[later] - offsets[earlier])
        message = f"{later} and {earlier} lie {hours} hours apart on this day"
        yield view.at_word(view.error(516, path, message), path, second.group())


def _minutes(time: re.Match[str]) -> int:
    return int(time[1]) * 60 + int(time[2])


def _clock_in(text: str, offsets: Mapping[str, int]) -> str | None:
    return next((name for name in offsets if name in text), None)


def _offsets(view: View, day: int) -> dict[str, int]:
    """Return how many hours each clock is from the first one's place on a day."""
    found = {}
    for clock in view.scenario.head.clocks:
        held_then = [offset.hours for offset in clock.offsets if offset.from_day <= day]
        found[clock.name] = held_then[-1] if held_then else 0
    return found
