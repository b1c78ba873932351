"""Small scenarios for tests, written as the data that a YAML file would hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from game.rules import facts as f
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.luck import Luck, drawn
from game.rules.state import State
from game.rules.view import View
from game.scenario.load import load
from game.scenario.model import Scenario
from game.scenario.values import Length

Data = dict[str, Any]
TINY = Path(__file__).resolve().parents[1] / "tiny-scenario"
INVENTED = {"confidence": "invented"}


@cache
def tiny() -> Scenario:
    """The tests' own scenario, from its folder."""
    scenario = load(TINY).scenario
    assert scenario is not None
    return scenario


def option(name: str, **more: Any) -> Data:
    """An option or an initiative."""
    return {"id": name, "text": name, "detail": name, "done": f"Did {name}", **INVENTED, **more}


def matter(name: str, *options: Data, **more: Any) -> Data:
    """A matter; without options it has `a` and `b`, which do nothing."""
    listed = list(options) or [option("a"), option("b")]
    historical = {"option": listed[0]["id"], "why": "-", "knew": "-", **INVENTED}
    return {
        "id": name,
        "title": name,
        "prompt": name,
        "options": listed,
        "historical": historical,
        **more,
    }


def question(name: str, **more: Any) -> Data:
    """A question to somebody."""
    return {"id": name, "to": "you", "text": name, "answer": name, "basis": "invented", **more}


def paper(name: str, **more: Any) -> Data:
    """A paper of the morning."""
    told = {"title": name, "kind": "note", "origin": "-", "dated": "-", "text": name}
    return {"id": name, **told, **INVENTED, **more}


def rule(name: str, at: str, **more: Any) -> Data:
    """A rule of the world."""
    return {"id": name, "at": at, "because": f"Because of {name}", **more}


def fuse(name: str, **more: Any) -> Data:
    """Something that waits."""
    return {"id": name, "because": f"Because {name} was lit", **more}


def incident(name: str, chance: Any, **more: Any) -> Data:
    """Something luck may bring."""
    told = {"title": name, "warning": "-", "lowers": "-", "tape": name, "held": "-"}
    days = {"from_day": 1, "to_day": 99}
    return {"id": name, **told, **days, "chance": chance, **INVENTED, **more}


def message(name: str, channel: str, **more: Any) -> Data:
    """A letter or a cable."""
    told = {"title": name, "sender": "you", "to": "you", "text": name, "because": name}
    return {"id": name, **told, "channel": channel, **INVENTED, **more}


def outcome(name: str, weight: Any, **more: Any) -> Data:
    """One result of a draw."""
    return {"id": name, "weight": weight, "text": name, **more}


def ending(name: str, priority: int, kind: str = "unsettled", **more: Any) -> Data:
    """An ending."""
    told = {"winter": "-", "fate": "-", "treaties": "-"}
    epilogues = {key: [{"text": text, **INVENTED}] for key, text in told.items()}
    return {
        "id": name,
        "title": name,
        "class": kind,
        "priority": priority,
        "text": name,
        "how": "-",
        "clue": "-",
        "epilogues": epilogues,
        "warrant": {"text": "-", "likelihood": "low"},
        **INVENTED,
        **more,
    }


def day(number: int, *matters: Data, **more: Any) -> Data:
    """A day; without matters it has `m1`, `m2` … which do nothing."""
    return {
        "day": number,
        "title": "-",
        "frame": "-",
        "clock": "08:00",
        "papers": more.pop("papers", [paper(f"p{number}")]),
        "council": {"title": "-", "body": "-"},
        "matters": list(matters) or [matter(f"m{number}")],
        "evening": {"ask": "-", "true_when": {"from_day": 1}, "due_day": 1, "answer": "-"},
        "night": [{"headline": "-", "text": "-"}],
        "envelope": {
            "title": "-",
            "items": [{"where": "-", "when": "-", "text": "-", **INVENTED}],
        },
        **more,
    }


def gauge(name: str, start: int = 50) -> Data:
    """A gauge that is shown exactly."""
    return {"id": name, "name": name, "start": start, "shown": "exact", "meaning": "-"}


def track(name: str, *states: str, start: str = "") -> Data:
    """A track."""
    listed = [{"id": state, "name": state} for state in states]
    return {"id": name, "name": name, "states": listed, "start": start or states[0]}


def counter(name: str, start: int = 0, most: int = 100) -> Data:
    """A counter."""
    return {"id": name, "name": name, "start": start, "max": most}


def data(*days: Data, **sections: Any) -> Data:
    """A scenario's data. It has gauges x and y, a counter n, flags on and off, a track t."""
    listed = list(days) or [day(1), day(2), day(3)]
    limits = {"matters": 3, "questions": 2, "initiatives": 2, "hours": 8, "minutes": "1"}
    lengths = {each: {**limits, "papers": 5} for each in ("lesson", "full", "calendar")}
    words = dict.fromkeys(_WORDS, "-")
    quotation = {"text": "-", "speaker": "-", "sources": [{"id": "log"}]}
    head = {
        "id": "small",
        "version": 1,
        "title": "Small",
        "subtitle": "-",
        "language": "en",
        "first_day": "1900-01-01",
        "days": len(listed),
        "lengths": lengths,
        "channels": [
            {"id": "radio", "name": "Radio", "delay": 0},
            {"id": "cable", "name": "Cable", "delay": 1},
            {"id": "letter", "name": "Letter", "delay": 2},
        ],
        "words": {**words, "quotation": quotation},
        "setup_text": "-",
        "content_note": "-",
        **sections.pop("head", {}),
    }
    found: Data = {
        "head": head,
        "gauges": [gauge("x"), gauge("y")],
        "tracks": [track("t", "low", "mid", "top")],
        "counters": [counter("n", 3, 20)],
        "flags": [{"id": "on", "name": "on", "start": True}, {"id": "off", "name": "off"}],
        "people": [_YOU],
        "sources": [],
        "endings": [ending("over", 100, final=True)],
        "days": listed,
    }
    return {**found, **sections}


_WORDS = (
    *("place_and_date", "native_title", "blurb", "player", "player_then", "opponent", "council"),
    *("signature", "folder", "folder_native", "stamp", "stamp_native", "tape_head", "unfinished"),
    *("war_warning", "war_line"),
)
_YOU = {"id": "you", "name": "-", "short": "-", "office": "-", "side": "us", "text": "-"} | INVENTED


def scenario(*days: Data, **sections: Any) -> Scenario:
    """The same as a checked scenario."""
    return Scenario.model_validate(data(*days, **sections))


class Play:
    """One play by hand: take entries by their ids, ask how things stand."""

    def __init__(
        self,
        source: Scenario | Kernel,
        luck: Luck | None = None,
        length: Length = Length.FULL,
        temperament: Luck | None = None,
    ) -> None:
        whole = isinstance(source, Scenario)
        self.kernel = Kernel(compile_rules(source, length)) if whole else source
        self.luck = luck or drawn(0)
        self.state, told = self.kernel.begin(self.luck, temperament)
        self.facts: list[f.Fact] = list(told)
        self.states: list[State] = [self.state]

    @property
    def view(self) -> View:
        """How things stand."""
        return View(self.kernel.rules, self.state)

    @property
    def asked(self) -> str:
        """The key of the menu that it waits at, or nothing."""
        step = self.kernel.menu(self.state)
        return "" if step is None else step.key

    @property
    def offered(self) -> list[str]:
        """The ids of the entries that may be taken."""
        step = self.kernel.menu(self.state)
        legal = self.kernel.legal(self.state)
        return [] if step is None else [step.entries[place].id for place in legal]

    @property
    def ending(self) -> str:
        """The ending's id, or nothing."""
        return self.kernel.rules.endings[self.state.ending]

    def take(self, *entries: str) -> Play:
        """Take entries one after another."""
        for entry in entries:
            step = self.kernel.menu(self.state)
            assert step is not None, f"{entry}: it is over"
            place = [each.id for each in step.entries].index(entry)
            self.state, told = self.kernel.apply(self.state, place, self.luck)
            self.facts += told
            self.states.append(self.state)
        return self

    def until(self, menu: str) -> Play:
        """Take the first legal entry until a menu's key begins so, or it is over."""
        while self.asked and not self.asked.startswith(menu):
            self.take(self.offered[-1] if "nothing" in self.offered else self.offered[0])
        return self

    def to_end(self) -> Play:
        """Take the first legal entry to the end."""
        return self.until("the end")

    def told(self, *kinds: type[f.Fact]) -> list[f.Fact]:
        """The facts of some kinds so far."""
        return [fact for fact in self.facts if isinstance(fact, kinds)]

    def when(self, kind: type[f.Fact]) -> list[tuple[int, int]]:
        """Day and half of each fact of a kind."""
        return [(fact.day, fact.half) for fact in self.told(kind)]


class Sure:
    """Luck that gives the same number to every draw but those it names by key."""

    def __init__(self, number: int = 0, known: dict[int, int] | None = None) -> None:
        self._number, self._known = number, known or {}

    def number(self, key: int) -> int:
        """The number."""
        return self._known.get(key, self._number)


def by_name(kernel: Kernel, state: State) -> dict[tuple[str, str], int]:
    """The row by kind and id, so that rows of other layouts can be compared."""
    variables = kernel.rules.layout.variables
    return {(each.kind, each.id): n for each, n in zip(variables, state.values, strict=True)}


def random_plays(
    kernel: Kernel, seeds: Iterable[int], picks: Sequence[int]
) -> Iterable[tuple[int, Play]]:
    """Plays by fixed picks: the same picks take the same places in every menu."""
    for seed in seeds:
        play = Play(kernel, drawn(seed))
        turn = 0
        while play.asked:
            legal = kernel.legal(play.state)
            place = legal[picks[turn % len(picks)] % len(legal)]
            step = kernel.menu(play.state)
            assert step is not None
            play.take(step.entries[place].id)
            turn += 1
        yield seed, play
