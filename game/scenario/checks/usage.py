"""Whether what is declared is used: 110, 204, 205, 206, 209, 504."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from game.scenario import model as parts_of
from game.scenario import values
from game.scenario.checks.view import View, held
from game.scenario.findings import Finding, Severity
from game.scenario.linking import Linker
from game.scenario.shape import slots
from game.scenario.source import Path, written

_DOUBTFUL = re.compile(r"(?i:yes|no|on|off|y|n)|~|\d{1,2}:\d{2}(?::\d{2})?|\d{4}-\d{2}-\d{2}|0\d+")
_MAY_BE_DOUBTFUL = frozenset("yYnNoO~0123456789")
"""With one of these begins whatever is doubtful."""
_QUOTES = "\"'|>"
_AFTER_BARE = (*"\n]},#", "")
_SHORT_ID = 5
_NAMED: tuple[type[values.Model], ...] = (
    parts_of.Gauge,
    parts_of.Track,
    parts_of.Counter,
    parts_of.Flag,
    parts_of.Matter,
    parts_of.Initiative,
    parts_of.Paper,
    parts_of.Question,
    parts_of.Message,
    parts_of.Incident,
    parts_of.Fuse,
    parts_of.Ending,
    parts_of.Person,
    parts_of.CodexEntry,
)


def doubtful_scalars(view: View) -> Iterator[Finding]:
    """110: unquoted words, dates and times that other YAML readers turn into something else."""
    asking = {
        sheet.name: cache(partial(_may_be_bare, "\n".join(sheet.lines)))
        for sheet in view.places.sheets
    }
    for part in view.places.parts.values():
        may_be_bare = asking[part.sheet.name]
        for model, data, path in part.maps:
            for key, value in data.items():
                if not isinstance(value, str) or value[:1] not in _MAY_BE_DOUBTFUL:
                    continue
                if not _DOUBTFUL.fullmatch(value):
                    continue
                slot = slots(model).get(key)
                if slot is None or not slot.prose or not may_be_bare(value):
                    continue
                place = part.sheet.place(part.sheet.spot((*path, key)))
                if place.excerpt[place.column - 1 : place.column] not in tuple(_QUOTES):
                    message = f"other programs misread an unquoted {value}; put it in quotes"
                    yield Finding(place, Severity.WARNING, 110, written((*path, key)), message)


def _may_be_bare(text: str, value: str) -> bool:
    """Whether a key may hold a value without quotes in the text of a file.

    Its marks know for sure, and take long to read.
    """
    at = text.find(value)
    while at >= 0:
        before, after = at, at + len(value)
        while text[before - 1 : before] == " ":
            before -= 1
        while text[after : after + 1] == " ":
            after += 1
        sign = text[before - 1 : before]
        begins = sign == "\n" or (sign == ":" and before < at)
        if begins and text[after : after + 1] in _AFTER_BARE:
            return True
        at = text.find(value, at + 1)
    return False


# --- Gauges, counters, flags, tracks ----------------------------------------


class _Traffic:
    """Which quantities are read and written anywhere."""

    def __init__(self, view: View) -> None:
        self.read: set[str] = set()
        self.written: set[str] = set()
        for _, condition in view.of(values.Condition):
            named = (condition.gauge, condition.counter, condition.flag, condition.track)
            self.read.update(name for name in named if name)
        for _, term in view.of(values.Term):
            self.read.update(name for name in (term.gauge, term.counter) if name)
        for _, _, _, block in view.blocks:
            self.written.update(block)
        self._of_the_head(view.scenario.head)

    def _of_the_head(self, head: parts_of.Head) -> None:
        if head.hours is not None:
            self.read.add(head.hours.counter)
            self.written.update((head.hours.counter, head.hours.rest_gauge))
        if head.exposure_flag is not None:
            self.read.add(head.exposure_flag)
        self.written.update(value.counter for value in head.temperament)


def _quantities(view: View) -> Iterator[tuple[Path, str, str, bool]]:
    """Yield path, kind, id, and whether the player sees it."""
    for path, gauge in view.of(parts_of.Gauge):
        yield path, "gauge", gauge.id, gauge.shown != "hidden" or gauge.shown_when is not None
    for path, track in view.of(parts_of.Track):
        yield path, "track", track.id, track.shown != "hidden" or track.role != "other"
    for path, counter in view.of(parts_of.Counter):
        yield path, "counter", counter.id, counter.shown != "hidden"
    for path, flag in view.of(parts_of.Flag):
        yield path, "flag", flag.id, False


def quantities(view: View) -> Iterator[Finding]:
    """204, 205, 206: gauges, counters, flags and tracks that nothing reads or writes."""
    traffic = _Traffic(view)
    for path, kind, name, seen in _quantities(view):
        read, is_written = name in traffic.read, name in traffic.written
        here = (*path, "id")
        if not read and not is_written:
            yield view.warning(204, here, f'the {kind} "{name}" is declared and never used')
        elif not read and not seen:
            yield view.warning(
                205, here, f'the {kind} "{name}" is changed, and nothing ever asks for it'
            )
        elif not is_written:
            yield view.warning(
                206, here, f'the {kind} "{name}" is asked for, and nothing ever changes it'
            )


# --- Things that must be sent, brought or named -----------------------------


def unreached(view: View) -> Iterator[Finding]:
    """204: papers nothing brings, messages nobody sends, endings nothing names, and the like."""
    yield from _papers(view)
    yield from _messages(view)
    yield from _endings(view)
    yield from _lengths(view)
    yield from _channels(view)
    yield from _codex(view)


def _papers(view: View) -> Iterator[Finding]:
    brought = {name for _, question in view.of(parts_of.Question) for name in question.brings}
    for path, paper in view.of(parts_of.Paper):
        if paper.on_request and paper.id not in brought:
            message = f'the paper "{paper.id}" comes on request, and no question brings it'
            yield view.warning(204, (*path, "on_request"), message)


def _messages(view: View) -> Iterator[Finding]:
    sent = {name for _, part in view.holding("sends") for name in held(part, "sends") or ()}
    for path, message in view.of(parts_of.Message):
        if message.id not in sent:
            yield view.warning(204, (*path, "id"), f'nobody sends the message "{message.id}"')


def _endings(view: View) -> Iterator[Finding]:
    named = {held(part, "ending") for _, part in view.holding("ending")}
    for path, ending in view.of(parts_of.Ending):
        if ending.on_call and ending.id not in named:
            message = f'the ending "{ending.id}" comes only where it is named, and nothing names it'
            yield view.warning(204, (*path, "on_call"), message)


def _lengths(view: View) -> Iterator[Finding]:
    for path, part in view.holding("lengths"):
        if held(part, "lengths") == ():
            name = held(part, "id")
            yield view.warning(
                204, (*path, "lengths"), f'"{name}" is in no length, so nobody can meet it'
            )


def _channels(view: View) -> Iterator[Finding]:
    used = {message.channel for _, message in view.of(parts_of.Message)}
    for path, channel in view.of(parts_of.Channel):
        if channel.id not in used:
            yield view.finding(
                Severity.NOTE, 204, (*path, "id"), f'no message takes the channel "{channel.id}"'
            )


def _codex(view: View) -> Iterator[Finding]:
    """A codex entry that no text links to, directly or by way of other entries."""
    entries = {entry.id: index for index, entry in enumerate(view.scenario.codex)}
    onward = {entry.id: set(entry.see) for entry in view.scenario.codex}
    reached: set[str] = set()
    for path, name in view.links:
        if path[0] == "codex" and isinstance(path[1], int):
            onward[view.scenario.codex[path[1]].id].add(name)
    for path, name in view.links:
        if path[0] != "codex":
            _reach(name, onward, reached)
    linker = Linker(view.scenario)
    for name in entries:
        if name not in reached and linker.leads_to(name):
            _reach(name, onward, reached)
    for name, index in entries.items():
        if name not in reached:
            yield view.warning(
                204, ("codex", index, "id"), f'no text leads to the codex entry "{name}"'
            )


def _reach(name: str, onward: Mapping[str, set[str]], reached: set[str]) -> None:
    """Add to what is reached an id, and all to which it leads on."""
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each not in reached:
            reached.add(each)
            waiting += onward.get(each, ())


def claimed(view: View) -> Iterator[Finding]:
    """210: words that two entries of the codex, or an entry and a person, both claim."""
    owners = {person.short: person.id for person in view.scenario.people}
    for path, entry in view.of(parts_of.CodexEntry):
        for index, word in enumerate(entry.words):
            owner = owners.setdefault(word, entry.id)
            if owner != entry.id:
                message = f'“{word}” leads to "{owner}" already'
                yield view.warning(210, (*path, "words", index), message)


# --- Sources ----------------------------------------------------------------


def uncited(view: View) -> Iterator[Finding]:
    """504: sources of the registry that nothing cites."""
    cited = {reference.id for _, reference in view.of(values.SourceRef)}
    for path, source in view.of(parts_of.Source):
        if source.id not in cited:
            yield view.warning(
                504, (*path, "id"), f'the source "{source.id}" is listed, and nothing cites it'
            )


# --- Names that are too alike -----------------------------------------------


def alike(view: View) -> Iterator[Finding]:
    """209: two ids of one kind that differ by one letter."""
    for kind in _NAMED:
        named = [(path, str(held(part, "id"))) for path, part in view.of(kind)]
        yield from _alike_in(view, named)


def _alike_in(view: View, named: Sequence[tuple[Path, str]]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for path, name in named:
        if len(name) < _SHORT_ID:
            continue
        signatures = (
            name,
            *(name[:i] + name[i + 1 :] for i, sign in enumerate(name) if sign.isalpha()),
        )
        twin = next((seen[item] for item in signatures if item in seen), None)
        if twin is not None and twin != name:
            yield view.warning(209, (*path, "id"), f'"{name}" differs from "{twin}" by one letter')
        for item in signatures:
            seen.setdefault(item, name)
