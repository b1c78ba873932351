"""Scenarios made by chance: small, valid, and full of everything the rules know.

The generator asks a seeded `random.Random`, so that a seed is an example. It
gives data, so that tests can shuffle it or add to it before it is checked.
"""

from __future__ import annotations

from random import Random
from typing import Any

from tests.rules import small
from tests.rules.small import Data

FUSES = ("slow", "keyed", "patient", "fast")


def made(random: Random) -> Data:
    """A scenario's data."""
    return _Maker(random).scenario()


class _Maker:
    """Draws parts that refer to one another only by names that exist."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._days = random.randint(1, 3)
        self._unused = [*FUSES]

    def _maybe(self, chance: int) -> bool:
        return self._random.randint(1, 100) <= chance

    def _pick(self, *items: Any) -> Any:
        return self._random.choice(items)

    # -- values

    def condition(self, depth: int = 2) -> Data:
        """A condition; fuses are asked about by the names that every scenario has."""
        kind = self._random.randint(0, 15 if depth else 11)
        if kind >= 12:
            parts = [self.condition(depth - 1) for _ in range(self._random.randint(1, 3))]
            return (
                {"all": parts}
                if kind == 12
                else {"any": parts}
                if kind == 13
                else {"not": parts[0]}
            )
        gauge = {"gauge": self._pick("x", "y"), self._pick("at_least", "below"): self._points()}
        return [
            gauge,
            gauge,
            {"counter": "n", self._pick("at_least", "below", "is"): self._random.randint(0, 9)},
            {"track": "t", self._pick("at_least", "below", "is"): self._pick("low", "mid", "top")},
            {"track": "t", "is": ["low", "top"]},
            {"flag": self._pick("on", "off")},
            {"chosen": self._pick("m1/a", "m1/b", "question/q1", "initiative/i1")},
            {"received": self._pick("p1", "chart")},
            {self._pick("sent", "arrived"): self._pick("word", "wire", "post")},
            {"burnt": "always"},
            {"happened": self._pick("shot", "flash")},
            {"from_day": self._random.randint(1, 3)},
        ][kind]

    def _points(self) -> int:
        return self._random.randint(0, 20) * 5

    def amount(self, *, tenths: bool) -> Any:
        """An amount for a gauge or a counter."""
        if self._maybe(25):
            return self.form(-20, 20)
        size = self._random.randint(1, 30 if tenths else 5)
        return self._pick(f"+{size}", f"-{size}", f"-{size}", f"={size}")

    def form(self, lowest: int, highest: int) -> Data:
        """A linear form over gauges and counters."""
        terms = [
            {"gauge": self._pick("x", "y"), "times": self._random.randint(-3, 3)},
            {"counter": "n", "times": self._random.randint(-9, 9)},
        ]
        return {
            "base": self._random.randint(-40, 40),
            "plus": terms[: self._random.randint(0, 2)],
            "over": self._random.randint(1, 7),
            "from": lowest,
            "to": highest,
        }

    def block(self) -> Data:
        """A block of effects."""
        found: Data = {}
        for name in ("x", "y"):
            if self._maybe(40):
                found[name] = self.amount(tenths=True)
        if self._maybe(30):
            found["n"] = self.amount(tenths=False)
        if self._maybe(20):
            found["t"] = self._pick("next", "back", "low", "mid", "top")
        if self._maybe(20):
            found[self._pick("on", "off")] = self._maybe(50)
        return found

    def effects(self, *, draws: bool = True) -> Data:
        """What something does."""
        found: Data = {"now": self.block()}
        if self._maybe(20):
            found["also"] = [{"when": self.condition(), "then": self.block()} for _ in range(2)]
        if self._maybe(20):
            found["sends"] = [self._pick("word", "wire", "post")]
        if self._unused and self._maybe(30):
            found["fuses"] = [self.fuse(self._unused.pop())]
        if draws and self._maybe(25):
            found["outcomes"] = [self.outcome(place) for place in range(self._random.randint(1, 3))]
        return found

    def outcome(self, place: int) -> Data:
        """An outcome; the first has a weight and ends nothing."""
        weight = self._random.randint(1 if not place else 0, 60)
        found = small.outcome(f"o{place}", weight, **self.effects(draws=False))
        if place and self._maybe(30):
            found["weight"] = self.form(0, 50)
        if place and self._maybe(20):
            found["when"] = self.condition()
        if place and self._maybe(10):
            found["ending"] = "war"
        return found

    def fuse(self, name: str) -> Data:
        """A fuse of some timing."""
        timing: Data = self._pick(
            {},
            {"after_halves": self._random.randint(1, 4)},
            {"after_days": self._random.randint(1, 2)},
            {"at_day": self._random.randint(1, 3), "at": self._pick("morning", "half")},
        )
        when = {"when": self.condition()} if self._maybe(40) else {}
        return small.fuse(name, then=self.block(), **timing, **when)

    # -- parts

    def option(self, name: str) -> Data:
        """An option; now and then with hours, a condition, a clause or grounds."""
        found = small.option(name, **self.effects())
        if self._maybe(15):
            found["when"] = self.condition()
        if self._maybe(15):
            found["sane"] = True
        return found

    def messenger(self, number: int) -> Data:
        """Somebody who waits to be answered."""
        tones = [{"id": each, "text": "-", **self.effects()} for each in ("thank", "shout")]
        told = {"who": "you", "prompt": "-", "choices": tones, **small.INVENTED}
        when = {"when": self.condition()} if self._maybe(40) else {}
        return {"id": f"clerk{number}", **told, **when}

    def ladder(self) -> Data:
        """The track, with what it costs to leave its rungs, now and then twice."""
        found = small.track("t", "low", "mid", "top")
        for state in found["states"][1:]:
            state["leave"] = {"x": f"-{self._random.randint(1, 9)}"}
        return {**found, "role": "ladder", "dear": self.condition()}

    def matter(self, name: str, half: int = 0) -> Data:
        """A matter whose first option is always open."""
        options = [small.option("a", **self.effects()), self.option("b")]
        if self._maybe(50):
            options.append(self.option("c"))
        if self._maybe(40):
            choices = [{"id": each, "text": "-", **self.effects()} for each in ("soft", "hard")]
            clause = {"id": f"{name}-how", "prompt": "-", "choices": choices}
            options[0]["clauses"] = [clause]
        if self._maybe(30):
            options[1]["grounds"] = ["p1", "chart"]
        found = small.matter(name, *options, half=half)
        if half:
            found["when"] = self.condition()
        return found

    def day(self, number: int) -> Data:
        """A day with slots, a matter, now and then a second and an interruption."""
        questions = [small.question(f"q{number}", hours=self._random.randint(0, 3))]
        questions[0].update(self.effects(), brings=["chart"])
        walk = {**self.option(f"i{number}"), "hours": self._random.randint(0, 4)}
        walk["repeat"] = self._maybe(50)
        matters = [self.matter(f"m{number}")]
        if self._maybe(30):
            matters.append(self.matter(f"more{number}"))
        if self._maybe(50):
            matters.append(self.matter(f"night{number}", self._random.randint(1, 2)))
        papers = [small.paper(f"p{number}")]
        if number == 1:
            papers.append(small.paper("chart", on_request=True))
        elif self._maybe(50):
            papers[0]["when"] = self.condition()
        return small.day(
            number,
            *matters,
            papers=papers,
            questions=questions if self._maybe(70) or number == 1 else [],
            initiatives=[walk, small.option(f"sit{number}")],
            messengers=[self.messenger(number)] if self._maybe(50) else [],
        )

    def rule(self, name: str) -> Data:
        """A rule of the world."""
        at = self._pick("morning", "first-half", "second-half", "half")
        return small.rule(
            name, at, when=self.condition(), once=self._maybe(30), **self.effects(draws=False)
        )

    def scenario(self) -> Data:
        """Everything together. `always` is a fuse that every scenario lights."""
        lit = small.fuse("always", after_halves=2, then=self.block())
        first = small.rule("first", "morning", to_day=1, fuses=[lit])
        incidents = [
            small.incident(name, self.form(0, 4_000), when=self.condition(), **self.effects())
            for name in ("shot", "flash")
        ]
        incidents[0]["once"] = self._maybe(50)
        messages = [
            small.message(name, channel, **self.effects())
            for name, channel in (("word", "radio"), ("wire", "cable"), ("post", "letter"))
        ]
        endings = [
            small.ending("over", 100, final=True),
            small.ending("war", 1, on_call=True),
            small.ending("worn", 5, when={"gauge": "x", "below": 5}),
            small.ending("calm", 50, when=self.condition(), final=True),
        ]
        return small.data(
            *[self.day(number + 1) for number in range(self._days)],
            tracks=[self.ladder() if self._maybe(60) else small.track("t", "low", "mid", "top")],
            counters=[small.counter("n", 3, 20), small.counter("hours", 0, 20)],
            rules=[first, *(self.rule(f"r{place}") for place in range(3))],
            opponent=[self.rule("them")],
            incidents=incidents,
            messages=messages,
            endings=endings,
            head={
                "hours": {"counter": "hours", "rest_gauge": "y", "per": 2, "adds": 1},
                "ungrounded": {"now": {"y": "-8"}, "because": "-"},
                "frayed": {
                    "when": self.condition(),
                    **dict.fromkeys(("why_not", "certain", "slips"), "-"),
                },
                "temperament": [
                    {"counter": "n", "documented": 6, "lowest": 4, "highest": 8, "text": "-"}
                ],
            },
        )
