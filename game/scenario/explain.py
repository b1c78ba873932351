"""What each code of `check` means: one title, one paragraph, one failing and one mended example."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from game.scenario.source import read

_FILE = "explanations.yaml"
_SENTENCE_END = re.compile(r"[.!?](?= [A-Z“])")


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of the tests' tiny scenario: as it is right, and as it is wrong."""

    file: str
    mended: str
    failing: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one code means."""

    code: int
    severity: str  # error, warning or note: the gravest that this code can have
    title: str
    text: str  # why it matters
    mend: str  # what to do about it
    changes: tuple[Change, ...]  # that bring the finding about; empty: about files, not their text
    also: tuple[int, ...] = ()  # other codes that the example brings about too

    def printed(self) -> str:
        """Return the explanation as a person reads it in a terminal."""
        parts = [
            f"{self.code} ({self.severity}): {self.title}",
            self.text,
            f"To mend it: {self.mend}",
        ]
        for change in self.changes:
            parts.append(f"Wrong, in {change.file}:\n\n{_indented(change.failing)}")
            parts.append(f"Right:\n\n{_indented(change.mended)}")
        return "\n\n".join(parts) + "\n"


def _indented(piece: str) -> str:
    lines = piece.strip("\n").splitlines() or ["(nothing)"]
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    return "\n".join(f"    {line[margin:]}" for line in lines)


def first_sentence(text: str) -> str:
    """Return a text up to the end of its first sentence."""
    end = _SENTENCE_END.search(text)
    return text[: end.start() + 1] if end else text


@cache
def explanations() -> Mapping[int, Explanation]:
    """Return every explanation by its code.

    Raises:
        ValueError: the file of explanations is damaged.
    """
    raw = resources.files("game.scenario.checks").joinpath(_FILE).read_bytes()
    sheet = read(_FILE, raw)
    if sheet.findings or not isinstance(sheet.data, dict):
        raise ValueError(f"{_FILE} is damaged: {[finding.headline for finding in sheet.findings]}")
    return {int(code): _explanation(int(code), item) for code, item in sheet.data.items()}


def _explanation(code: int, item: Mapping[str, Any]) -> Explanation:
    changes = tuple(
        Change(item[f"file{suffix}"], item[f"mended{suffix}"], item[f"failing{suffix}"])
        for suffix in ("", "2")
        if f"failing{suffix}" in item
    )
    also = tuple(item.get("also", ()))
    told = (item["severity"], item["title"], item["text"], item["mend"])
    return Explanation(code, *told, changes, also)


def explain(code: int) -> str:
    """Return what a code means, or which codes there are."""
    known = explanations()
    if code in known:
        return known[code].printed()
    listed = ", ".join(str(number) for number in sorted(known))
    return f"There is no finding {code}. Findings of check: {listed}\n"


def as_markdown() -> str:
    """Return all explanations as one page for authors, which `docs/checks.md` holds."""
    parts = [
        "# What `check` finds",
        (
            "Each finding has a code that never changes. The examples are pieces of the tests' "
            "tiny scenario. This page is written by `python -m game.scenario.explain`."
        ),
    ]
    for code, item in sorted(explanations().items()):
        parts.append(f"## {code}: {item.title}")
        parts.append(f"*{item.severity.capitalize()}.* {item.text}")
        parts.append(f"To mend it: {item.mend}")
        for change in item.changes:
            wrong = _indented(change.failing).replace("    ", "", 1).replace("\n    ", "\n")
            right = _indented(change.mended).replace("    ", "", 1).replace("\n    ", "\n")
            parts.append(f"`{change.file}`, wrong:\n\n```yaml\n{wrong}\n```")
            parts.append(f"right:\n\n```yaml\n{right}\n```")
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(as_markdown())
