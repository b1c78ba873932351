"""The nearest right word for a wrong one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

NEAR = 0.6
"""How alike two words must be (0 to 1) for one to be offered for the other."""

MOST_OFFERED = 3
_LONG = 5  # letters of a word worth comparing
_WORTH_READING = 5_000
"""More candidates than this are not searched."""


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
        return 0.0
    return matcher.ratio()


def nearest(word: str, known: Iterable[str], most: int = MOST_OFFERED) -> list[str]:
    """Return at most `most` of the known words that look like `word`, nearest first."""
    low = word[:80].lower().replace("_", "-").replace(" ", "-")
    scored = []
    for index, candidate in enumerate(known):
        if index >= _WORTH_READING:
            break
        likeness = _likeness(low, candidate.lower().replace("_", "-"))
        if likeness >= NEAR:
            scored.append((-likeness, candidate))
    scored.sort()
    best = scored[0][0] if scored else 0.0
    return [name for score, name in scored[:most] if score <= best + 0.12]


def nearest_by_meaning(word: str, meanings: Mapping[str, str]) -> list[str]:
    """Return the names whose description holds a word like `word` ("presidum" finds grip).

    `meanings` maps a name to its label and description.
    """
    for name, text in meanings.items():
        words = (part.strip(".,;:()“”’*").lower() for part in text.split())
        if any(
            len(part) >= len(word) - 2 and _likeness(word.lower(), part) >= NEAR
            for part in words
            if len(part) >= _LONG
        ):
            return [name]
    return []


def offer(words: Iterable[str]) -> str:
    """Return `; did you mean "a" or "b"?` for near words, or nothing."""
    quoted = [f'"{word}"' for word in words]
    if not quoted:
        return ""
    listed = quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
    return f"; did you mean {listed}?"
