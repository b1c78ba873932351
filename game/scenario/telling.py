"""What a text tells, as far as a machine can see: links, figures, names and quotations.

Two texts that tell the same have the same of each. A machine sees no more than that:
what was done, by whom and why is for whoever reads them side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Final

_LINK = re.compile(r"\[([^\]]*)\]\(codex:([^)\s]*)\)")
_QUOTED = re.compile(r"“([^”]*)”")
_NAMED: Final = 2
"""So many words in quotation marks may be a name; more of them are a quotation."""

_ONES: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES: Final = {"hundred": 100, "dozen": 12, "thousand": 1_000, "million": 1_000_000}
_VALUES: Final = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
}


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern of words, in their order, that looks at a letter before at any word."""
    ends: dict[str, list[str]] = {}
    for word in words:
        ends.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in ends.items())


_ORDINAL: Final = ("st", "nd", "rd", "th")
_SCALE = rf"(?:{'|'.join(_SCALES)})"
_NUMBER_WORD = rf"(?:{_any_of((*_TENS, *sorted(_ONES, key=len, reverse=True), *_SCALES))})"
# What stands before a number is read with it: a pattern that begins with a set of signs passes
# over all others at once, while one that asks what lies behind stops at each.
_NUMBER = re.compile(
    rf"""[^\w-]
    ( \d+ (?: (?:{"|".join(_ORDINAL)})\b | (?:[,.:]\d+)* (?:[- ]{_SCALE})* (?!\w) )
    | {_NUMBER_WORD} (?:[- ](?:and[ ])?{_NUMBER_WORD})* (?!\w)
    )""",
    re.VERBOSE,
)

_WORD = re.compile(r"[^\W\d_][\w’-]*")
_CAPITAL = re.compile(r"[A-ZÀ-ÞĄ-ŻЀ-Я](?<![\w’-].)[\w’-]*")
_ENDS: Final = frozenset(".!?…:;")
_OPENING: Final = " \n\t\u00a0“‘(*["
"""What may stand between the end of a sentence and the first word of the next."""
_POSSESSIVE = re.compile(r"(?:’s|s’)$")
_NO_NAMES: Final = frozenset({"i", "i’m", "i’ll", "i’ve", "i’d"})
_ALIKE: Final = 4
"""Names that begin with so many equal letters, and differ only in their end, count as one."""
_ENDING: Final = 4
"""Letters at most by which names of one root may differ in their end (American, Americans)."""


class Words:
    """A text's words, without marks and links."""

    def __init__(self, text: str) -> None:
        self.bare = plain(text)
        self.low = self.bare.casefold()

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word, in small letters and without `’s`."""
        found = _WORD.findall(self.low)
        return frozenset(_POSSESSIVE.sub("", each) if "’" in each else each for each in found)

    def hold(self, name: str) -> bool:
        """Whether a name, or another form of it, is among them."""
        root = _root(name)
        begins = root[:_ALIKE]
        if begins not in self.low:  # and so in none of its words
            return False
        if root in self.words:
            return True
        return any(word.startswith(begins) and _alike(root, word) for word in self.words)


class Told(Words):
    """What a text tells.

    `links` are the ids to which it leads, `numbers` its numbers as digits, `names` its
    names as they are written, without `’s`, and `quotations` what it quotes, without
    the marks.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        led = _LINK.findall(text) if "](" in text else ()
        quoted = _QUOTED.findall(self.bare) if "“" in self.bare else ()
        self.links = frozenset(name for _label, name in led)
        self.numbers = frozenset(_numbers(self.low))
        self.names = tuple(names(self.bare))
        self.quotations = tuple(each for each in quoted if len(each.split()) > _NAMED)

    def has(self, name: str, called: Mapping[str, str]) -> bool:
        """Whether it speaks of a name, in another form or by another name of the same person.

        Args:
            name: the name as another text writes it.
            called: who is meant by a word of a name.
        """
        if name in self.bare or self.hold(name):
            return True
        bearer = called.get(_root(name))
        return bearer is not None and any(called.get(word) == bearer for word in self.words)


def plain(text: str) -> str:
    """Return a text without marks and links."""
    unlinked = _LINK.sub(r"\1", text) if "](" in text else text
    return unlinked.replace("*", "")


def numbers(text: str) -> Iterator[str]:
    """Yield the numbers of a text as digits: “42,000”, “forty-two thousand” and “42 thousand”.

    “One” alone is left out, since it is as often no number.
    """
    return _numbers(text.casefold())


def _numbers(low: str) -> Iterator[str]:
    """Yield the numbers of a text in small letters; see `numbers`."""
    for found in _NUMBER.findall(f" {low}"):
        if found.endswith(_ORDINAL) and found[:-2].isdecimal():
            yield found[:-2]
        elif found not in ("one", "zero"):
            yield _value(found)


@cache
def _value(words: str) -> str:
    parts = [each for each in re.split(r"[- ]", words) if each != "and"]
    total = current = 0
    for part in parts:
        if part in _SCALES:
            current = max(1, current) * _SCALES[part]
            if _SCALES[part] >= _SCALES["thousand"]:
                total, current = total + current, 0
        elif part in _VALUES:
            current += _VALUES[part]
        elif part.replace(",", "").isdecimal():
            current += int(part.replace(",", ""))
        else:
            return words  # an hour, or a number with a point
    return str(total + current)


def names(text: str) -> Iterator[str]:
    """Yield the words of a text that begin with a capital where no sentence begins, once each."""
    seen: set[str] = set()
    for found in _CAPITAL.finditer(text):
        at = found.start()
        if _begins(text[max(0, at - 8) : at]):
            continue
        word = found.group()
        if word[0] == "I" and word.casefold() in _NO_NAMES:
            continue
        name = _POSSESSIVE.sub("", word) if "’" in word else word
        if name not in seen:
            seen.add(name)
            yield name


def _begins(before: str) -> bool:
    """Whether a sentence begins after the last few signs."""
    told = before.rstrip(_OPENING)
    return not told or told[-1] in _ENDS or "\n" in before[len(told) :]


def _root(word: str) -> str:
    return (_POSSESSIVE.sub("", word) if "’" in word else word).casefold()


def _alike(one: str, other: str) -> bool:
    """Whether two words differ only in their end: American and Americans, Cuba and Cuban."""
    short, long = sorted((one, other), key=len)
    shared = next((place for place, sign in enumerate(short) if sign != long[place]), len(short))
    return shared >= _ALIKE and len(long) - shared <= _ENDING


def lost(whole: Told, other: Told, called: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what a text leaves out that the whole one tells, as (kind, words).

    Args:
        whole: the whole text.
        other: the text that stands for it.
        called: who is meant by a word of a name, so that one person’s names count as one.
    """
    for name in sorted(whole.links - other.links):
        yield "link", name
    for number in sorted(whole.numbers - other.numbers):
        yield "number", number
    for name in whole.names:
        if not other.has(name, called):
            yield "name", name
    for words in whole.quotations:
        if words not in other.quotations:
            yield "quotation", words


SMALL: Final = 3
"""A number up to this may be new: “both” may be told as “two”."""


def new(whole: Told, other: Told, called: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what a text tells that the whole one does not, as (kind, words); see `lost`."""
    for name in sorted(other.links - whole.links):
        yield "link", name
    for number in sorted(other.numbers - whole.numbers):
        if not number.isdecimal() or int(number) > SMALL:
            yield "number", number
    for name in other.names:
        if not whole.has(name, called):
            yield "name", name
