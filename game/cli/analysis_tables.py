"""The tables of an analysis, as its page shows them beside the pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from game.cli.analysis_text import CLASSES, Report

Table = Mapping[str, Any]
"""A title, the names of the columns, and the rows."""


def tables(seen: Report) -> Iterator[Table]:
    """Every table of one length, the odds first."""
    yield from _of_endings(seen)
    yield from _of_decisions(seen)
    yield from _of_things(seen)


def _of_endings(seen: Report) -> Iterator[Table]:
    yield _table(
        "Odds of the classes of ending, in hundredths with one standard error",
        ("policy", "plays", *CLASSES),
        [
            (
                odds["policy"],
                f"{odds['plays']:,}",
                *(_hundred(odds["classes"].get(k)) for k in CLASSES),
            )
            for odds in seen["odds"]
        ],
    )
    names = [ending["title"] for ending in seen["odds"][0]["endings"]] if seen["odds"] else []
    yield _table(
        "Odds of every ending, in hundredths with one standard error",
        ("ending", *(odds["policy"] for odds in seen["odds"])),
        [
            (name, *(_hundred(odds["endings"][number]) for odds in seen["odds"]))
            for number, name in enumerate(names)
        ],
    )
    yield _table(
        "How far spreads lie apart (total variation, 0 to 1)",
        ("one", "the other", "distance"),
        [
            (each["one"], each["two"], f"{each['total_variation']:.2f}")
            for each in seen["distances"]
        ],
    )


def _of_decisions(seen: Report) -> Iterator[Table]:
    yield _table(
        "What each decision tells about the ending, and what it does to the nuclear share",
        ("menu", "plays", "bits", "times", "nuclear share after each answer"),
        [
            (
                item["menu"],
                f"{item['plays']:,}",
                f"{item['bits']:.4f}",
                f"{item['nuclear_factor']:.1f}" if item["factor_is_clear"] else "unclear",
                ", ".join(f"{each['id']} {100 * each['nuclear']:.1f}" for each in item["answers"]),
            )
            for item in seen["decisions"]
        ],
    )
    yield _table(
        "One answer changed in history’s line, all else as it was: the nuclear share",
        ("matter", "times", "nuclear share after each answer"),
        [
            (
                item["menu"],
                f"{item['nuclear_factor']:.1f}" if item["factor_is_clear"] else "unclear",
                ", ".join(f"{each['id']} {100 * each['nuclear']:.1f}" for each in item["answers"]),
            )
            for item in seen["turns"]
        ],
    )
    yield _table(
        "Options compared from sampled positions",
        ("menu", "option", "positions", "another is better", "better than every other"),
        [
            (
                each["menu"],
                each["id"],
                each["positions"],
                f"{each['dominated']:.0%} ± {each['dominated_error']:.0%}",
                f"{each['best']:.0%} ± {each['best_error']:.0%}",
            )
            for each in seen["options"]
        ],
    )


def _of_things(seen: Report) -> Iterator[Table]:
    yield _table(
        "Both ends of each gauge",
        ("gauge", "end", "times touched", "things that wait there"),
        [
            (each["gauge"], each["end"], f"{each['touched']:,}", each["waiting"])
            for each in seen["ends"]
        ],
    )
    yield _table(
        "Wars with fewer than three readable links before them",
        ("ending", "plays", "without three links"),
        [
            (each["ending"], f"{each['plays']:,}", f"{each['without_three_links']:,}")
            for each in seen["links"]
        ],
    )
    yield _table(
        "The pace of each day",
        ("day", "minutes of reading"),
        [(each["day"], each["minutes"]) for each in seen["pace"]],
    )
    yield _table(
        "The rarest things, with a code that replay takes",
        ("thing", "plays", "policy", "code"),
        [
            (
                f"{each['kind']} {each['id']}",
                f"{each['count']:,} of {each['plays']:,}",
                each["policy"],
                each["code"] or "",
            )
            for each in seen["rarest"]
        ],
    )
    yield _table(
        "Everything that was reached",
        ("thing", "most often by", "in a hundred plays", "a seed", "place"),
        [
            (
                f"{each['kind']} {each['id']}",
                each["most_by"],
                f"{100 * each['share']:.2f}",
                "" if each["seed"] is None else each["seed"],
                each["place"],
            )
            for each in seen["reach"]
        ],
    )


def _hundred(share: Mapping[str, float] | None) -> str:
    return "" if share is None else f"{100 * share['share']:.1f} ±{100 * share['error']:.1f}"


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table:
    return {"title": title, "columns": columns, "rows": rows}
