"""Whether a text tells what was not known on the day on which it is shown: 508."""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario import model as parts_of
from game.scenario.checks.reach import Reach, reach_of
from game.scenario.checks.view import View, day_of
from game.scenario.findings import Finding
from game.scenario.linking import any_of
from game.scenario.source import Path

AFTERWARDS = {
    *("envelope", "historical", "warrant", "answer", "argued", "class_question", "held", "legend"),
    *("established", "sources", "fate", "winter", "treaties", "reckoning"),
}
"""Keys whose texts are read only in the debrief."""

BY_NIGHT = {"night", "after", "outcomes", "tape", "fuses"}
"""Keys whose texts are read in the night after a day, when the next has begun."""

OPENED = (parts_of.CodexEntry, parts_of.CodexPart, parts_of.Document, parts_of.Person)
"""What opens in the codex on a day of its own."""

NEVER = 99
_SHOWN_FIRST = {"head", "gauges", "tracks", "counters", "flags", "prologue"}


def links(view: View) -> Iterator[Finding]:
    """508: texts of a day that lead to what was not known that day."""
    known = {entry.id: entry.known_from_day for entry in view.scenario.documents}
    known |= {entry.id: entry.known_from_day for entry in view.scenario.codex}
    for path, paper in view.of(parts_of.Paper):
        index = day_of(path)
        if index is not None and paper.document in known:
            yield from _too_early(
                view, (*path, "document"), index, paper.document, known[paper.document]
            )
    for path, name in view.links:
        index = day_of(path)
        if index is not None and name in known and not AFTERWARDS.intersection(path):
            yield from _too_early(view, path, index, name, known[name])


def _too_early(view: View, path: Path, index: int, name: str, first: int) -> Iterator[Finding]:
    day = view.scenario.days[index].day
    if day < first:
        message = f'on day {day} this leads to "{name}", which was known {_since(view, first)}'
        yield view.error(508, path, message)


def _since(view: View, first: int) -> str:
    days = view.scenario.head.days
    return f"not before day {first}" if first <= days else "not during the crisis"


def words(view: View) -> Iterator[Finding]:
    """508: words of what was learned later, in texts that are shown before."""
    secrets = _secrets(view)
    if not secrets:
        return
    pattern = any_of(secrets)
    reach = reach_of(view)
    for path, text in view.prose:
        day = _shown(view, path, reach) if pattern.search(text) else None
        if day is None:
            continue
        for word in dict.fromkeys(pattern.findall(text)):
            secret = secrets[word]
            if day < secret.known_from_day:
                since = _since(view, secret.known_from_day)
                message = f"shown on day {day}, it speaks of “{word}”, known {since}"
                yield view.at_word(view.error(508, path, message, secret.why), path, word)


def _secrets(view: View) -> dict[str, parts_of.Unknown]:
    """Return what may not be spoken of yet, by its words."""
    return {word: unknown for unknown in view.scenario.unknown for word in unknown.words}


def _shown(view: View, path: Path, reach: Reach) -> int | None:
    """Return the first day on which a text can be read in play; nothing if only afterwards."""
    root = path[0]
    keys = set(path)
    if AFTERWARDS & keys:
        return None
    if root == "days":
        return reach.day_of_part(path) + bool(BY_NIGHT & keys)
    if root in _SHOWN_FIRST:
        return 1
    if root == "incidents":
        return reach.day_of_part(path) + 1
    if root == "messages" and isinstance(path[1], int):
        # What the other side writes is how one learns of it.
        sides = {person.id: person.side for person in view.scenario.people}
        ours = sides.get(view.scenario.messages[path[1]].sender) == "us"
        return reach.day_of_part(path) + 1 if ours else None
    if root in ("rules", "opponent") and isinstance(path[1], int):
        rule: parts_of.Rule = getattr(view.scenario, str(root))[path[1]]
        return None if rule.hidden else rule.from_day + 1
    return _opened(view, path)


def _opened(view: View, path: Path) -> int | None:
    """Return the day on which an entry of the codex, or one of its parts, can be read."""
    for depth in range(len(path) - 1, 1, -1):
        part = view.by_path.get(path[:depth])
        if isinstance(part, OPENED):
            first = part.known_from_day
            whole = view.by_path.get(path[:2])
            if isinstance(whole, parts_of.CodexEntry):
                first = max(first, whole.known_from_day)
            return first if first < NEVER else None
    return None
