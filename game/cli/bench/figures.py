"""What is measured, what it should come to, and how it is told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median

TIMES = 5
"""Everything is measured so often; the median stands."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure should come to: at least or at most, in a unit."""

    words: str
    unit: str
    least: float | None = None
    most: float | None = None

    def met(self, value: float) -> bool:
        """Whether a value is good enough."""
        enough = self.least is None or value >= self.least
        return enough and (self.most is None or value <= self.most)

    @property
    def told(self) -> str:
        """The target in words."""
        if self.least is not None:
            return f"at least {_number(self.least)}"
        return f"at most {_number(self.most)}" if self.most is not None else ""


TARGETS = {
    "kernel": Target("one play at a time, by chance, with facts", "plays/s", least=2_500),
    "kernel-full": Target("the same in full length", "plays/s"),
    "batch": Target("many plays at once, one core", "plays/s", least=200_000),
    "batch-full": Target("the same in full length", "plays/s"),
    "batch-two": Target("many plays at once, two cores", "plays/s", least=380_000),
    "batch-two-full": Target("the same in full length", "plays/s"),
    "curve-first": Target("first picture of the risk curve, 64 continuations", "ms", most=80),
    "curve-first-full": Target("the same in full length", "ms"),
    "curve-cold": Target("the same with the ballast read and the judge made", "ms"),
    "curve-cold-full": Target("the same in full length", "ms"),
    "curve": Target("risk curve, all days and options, until it is sharp", "ms", most=250),
    "curve-full": Target("the same in full length", "ms", most=500),
    "curve-error": Target("its mean standard error of nuclear war", "points", most=0.25),
    "curve-error-full": Target("the same in full length", "points", most=0.25),
    "curve-ways": Target("continuations that it takes", ""),
    "curve-ways-full": Target("the same in full length", ""),
    "curve-500": Target("500 continuations of every option at once", "ms"),
    "curve-500-full": Target("the same in full length", "ms"),
    "curve-500-error": Target("their mean standard error of nuclear war", "points"),
    "curve-500-error-full": Target("the same in full length", "points"),
    "curve-page-first": Target(
        "first picture with history, careful, reckless, your dice, from nothing", "ms"
    ),
    "curve-page-first-full": Target("the same in full length", "ms"),
    "curve-page": Target("the whole of that page, until it is sharp", "ms", most=500),
    "curve-page-full": Target("the same in full length", "ms", most=1_000),
    "compile": Target("rules made ready for both engines", "ms", most=80),
    "choice": Target("one choice", "ms", most=1),
    "replay": Target("a whole play replayed", "ms", most=10),
    "save": Target("one save", "ms", most=5),
    "reopen": Target("a play reopened from its file", "ms", most=50),
    "check": Target("check, the whole process", "s", most=0.6),
    "analyse": Target("analyse, 100,000 plays a policy", "s", most=5),
    "start": Target("start of the process to the first picture", "s", most=0.8),
    "idle": Target("a core's share while nothing happens", "%", most=0.5),
    "idle-painted": Target("pictures painted meanwhile", "", most=0),
    "frame": Target("a frame while scrolling at 1920 by 1080, 99 in 100", "ms", most=16),
    "painting": Target(
        "the dearest first painting of a page at 1920 by 1080, no picture of it kept", "ms", most=80
    ),
    "page": Target("a change of page, 95 in 100", "ms", most=120),
    "resize": Target("a new size of window or text, 95 in 100", "ms", most=150),
    "memory-title": Target("memory at the title", "MB", most=150),
    "memory-play": Target("memory in play", "MB", most=180),
    "memory-curve": Target("memory of the full risk curve, above the rules", "MB", most=80),
    "memory-analyse": Target("memory of analyse, above the rules", "MB", most=200),
    "wheel": Target("the wheel", "MB", most=6),
}
"""By name, in the order in which they are told; the design's section 8 and simulation's 13."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured. `runs` are all values, `against` says what a ratio compares with."""

    name: str
    value: float
    runs: tuple[float, ...] = ()
    ratio: float | None = None
    against: str = ""
    note: str = ""

    @property
    def target(self) -> Target:
        """What it should come to."""
        return TARGETS[self.name]


def figure(
    name: str, runs: Sequence[float], *, than: tuple[str, float] | None = None, note: str = ""
) -> Figure:
    """The median of some runs; `than` names a peer of the same run and gives its value."""
    value = median(runs)
    ratio = value / than[1] if than is not None and than[1] else None
    return Figure(name, value, tuple(runs), ratio, than[0] if than else "", note)


def share(values: Sequence[float], part: float) -> float:
    """The value that so large a part of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(int(part * len(ordered)), len(ordered) - 1)]


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it was measured: timings mean little where others keep the processor busy."""

    cores: int
    python: str
    load: float | None  # how many processes wanted the processor before it began, if known

    @property
    def told(self) -> str:
        """In a line."""
        load = "" if self.load is None else f", load {self.load:.1f} before it began"
        return f"{self.cores} cores, Python {self.python}{load}"


def as_json(figures: Sequence[Figure], machine: Machine) -> str:
    """All figures with their targets, as JSON."""
    told = []
    for each in figures:
        target = each.target
        row = {**asdict(each), "unit": target.unit, "what": target.words}
        row |= {"least": target.least, "most": target.most}
        judged = target.least is not None or target.most is not None
        row["met"] = target.met(each.value) if judged else None
        told.append({key: value for key, value in row.items() if value not in ("", None, ())})
    return json.dumps({"machine": asdict(machine), "figures": told}, ensure_ascii=False, indent=1)


def print_table(figures: Sequence[Figure], machine: Machine) -> None:
    """All figures as a table for people."""
    from rich.console import Console
    from rich.table import Table

    table = Table("what", "here", "target", "", "beside", title="Median of five where nothing else")
    for each in figures:
        target = each.target
        mark = "" if not target.told else "met" if target.met(each.value) else "MISSED"
        beside = f"{each.ratio:.3g} × {each.against}" if each.ratio is not None else each.note
        unit = f" {target.unit}" if target.unit else ""
        table.add_row(target.words, f"{_number(each.value)}{unit}", target.told, mark, beside)
    Console().print(table)
    Console().print(machine.told)


def _number(value: float) -> str:
    if value >= 100:  # noqa: PLR2004
        return f"{value:,.0f}"
    return f"{value:.3g}" if value else "0"
