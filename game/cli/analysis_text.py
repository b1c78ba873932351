"""An analysis in the terminal: what is proved, what was seen, what was not found."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

Report = dict[str, Any]

LISTED = 12
"""Entries of a long list that are shown; JSON and HTML hold all of them."""

CLASSES = ("settled", "retreat", "unsettled", "removed", "limited-war", "nuclear")


def show(report: Report, console: Console) -> None:
    """Print a report."""
    if report["stopped"]:
        console.print("Stopped early. What follows is what there was by then.")
    for each in report["lengths"]:
        console.rule(f"{report['title']}, {each['length']}")
        _proved(each, console)
        _seen(each["seen"], console)
        _not_found(each, console)


def _proved(each: Report, console: Console) -> None:
    lines = [*each["proved"]["never"], *each["proved"]["always"]]
    console.print(f"\n[bold]Proved[/bold], by ranges: {len(lines)} things", highlight=False)
    _listed(lines, console)


def _listed(lines: list[str], console: Console) -> None:
    for line in lines[:LISTED]:
        console.print(f"  {line}", markup=False, highlight=False)
    if len(lines) > LISTED:
        console.print(f"  and {len(lines) - LISTED} more (--json and --html hold all)")


def _seen(seen: Report, console: Console) -> None:
    console.print("\n[bold]Seen[/bold], in plays with drawn luck", highlight=False)
    _under("Of a hundred plays, with one standard error", _odds(seen), console)
    apart = ", ".join(
        f"{each['one']}–{each['two']} {each['total_variation']:.2f}" for each in seen["distances"]
    )
    console.print(f"\nHow far spreads lie apart (total variation): {apart}", highlight=False)
    _under("Decisions that tell most about the ending, in random play", _decisions(seen), console)
    if seen["turns"]:
        _under("One answer changed in history’s line: the nuclear share", _turns(seen), console)
    if seen["options"]:
        title = "Options worse than another, or better than every other, in most positions"
        _under(title, _options(seen), console)
    _under("The ladder: what the day’s menus offer on each rung", _ladder(seen), console)
    _under("Both ends of each gauge", _ends(seen), console)
    if seen["calm"]:
        name = "typical" if "typical" in seen["calm"] else next(iter(seen["calm"]))
        title = f"The player’s calm in the morning ({name}): a tenth is below, half, a tenth above"
        _under(title, _calm(seen["calm"][name]), console)
    if seen["rarest"]:
        _under("The rarest things, with a play that shows each", _rarest(seen), console)


def _under(title: str, table: Table, console: Console) -> None:
    """A table under its title, which may be wider than the columns."""
    console.print(f"\n{title}", markup=False, highlight=False)
    console.print(table)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for number, name in enumerate(columns):
        table.add_column(name, justify="left" if number == 0 else "right", overflow="fold")
    return table


def _odds(seen: Report) -> Table:
    table = _table("policy", "plays", *CLASSES)
    for odds in seen["odds"]:
        cells = []
        for kind in CLASSES:
            share = odds["classes"].get(kind)
            cells.append("" if share is None else _hundred(share["share"], share["error"]))
        table.add_row(odds["policy"], f"{odds['plays']:,}", *cells)
    return table


def _hundred(share: float, error: float) -> str:
    return f"{100 * share:.1f} ±{100 * error:.1f}"


def _decisions(seen: Report) -> Table:
    table = _table("menu", "bits", "nuclear share times")
    ordered = sorted(seen["decisions"], key=lambda item: -item["bits"])
    for item in ordered[:LISTED]:
        factor = f"{item['nuclear_factor']:.1f}" if item["factor_is_clear"] else "unclear"
        table.add_row(item["menu"], f"{item['bits']:.3f}", factor)
    return table


def _turns(seen: Report) -> Table:
    table = _table("matter", "times", "least", "most")
    ordered = sorted(seen["turns"], key=lambda item: -item["nuclear_factor"])
    for item in [each for each in ordered if each["factor_is_clear"]][:LISTED]:
        shares = sorted((each["nuclear"], each["id"]) for each in item["answers"])
        ends = [f"{100 * share:.1f} {name}" for share, name in (shares[0], shares[-1])]
        table.add_row(item["menu"], f"{item['nuclear_factor']:.1f}", *ends)
    return table


def _options(seen: Report) -> Table:
    table = _table("option", "positions", "worse", "best")
    ordered = sorted(seen["options"], key=lambda item: -max(item["dominated"], item["best"]))
    for item in ordered[:LISTED]:
        option = f"{item['menu']}: {item['id']}"
        shares = (
            f"{item[name]:.0%} ± {item[f'{name}_error']:.0%}" for name in ("dominated", "best")
        )
        table.add_row(option, str(item["positions"]), *shares)
    mean = seen["options_mean"]
    table.add_row("mean of all options", "", f"{mean['dominated']:.1%} ± {mean['error']:.1%}", "")
    return table


def _ladder(seen: Report) -> Table:
    table = _table("rung", "down", "up")
    for item in seen["balance"]:
        table.add_row(
            f"{item['rung']} {item['name']}", str(item["ways_down"]), str(item["ways_up"])
        )
    return table


def _ends(seen: Report) -> Table:
    table = _table("end", "touched", "things that wait there")
    for item in seen["ends"]:
        name = f"{item['gauge']}, {item['end']}"
        table.add_row(name, f"{item['touched']:,}", str(item["waiting"]))
    return table


def _calm(rows: list[Report]) -> Table:
    table = _table("day", "low", "middle", "high")
    for item in rows:
        table.add_row(*(str(item[key]) for key in ("day", "low", "middle", "high")))
    return table


def _rarest(seen: Report) -> Table:
    table = _table("thing", "plays", "code")
    for item in seen["rarest"]:
        often = f"{item['count']:,} of {item['plays']:,} ({item['policy']})"
        table.add_row(f"{item['kind']} {item['id']}", often, item["code"] or "")
    return table


def _not_found(each: Report, console: Console) -> None:
    lines = [f"{item['kind']} {item['id']} ({item['place']})" for item in each["not_found"]]
    console.print(
        f"\n[bold]Not found[/bold] in {each['looked_in']:,} plays: {len(lines)} things",
        highlight=False,
    )
    _listed(lines, console)
