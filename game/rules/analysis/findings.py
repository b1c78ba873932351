"""What plays find wrong with a scenario (401 to 411, 502), each with its place and its remedy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from game.rules.analysis import baseline
from game.rules.analysis.dominance import (
    ERRORS,
    FEWEST_POSITIONS,
    MOST_DOMINATED,
    Standing,
    mean_dominated,
)
from game.rules.analysis.ends import ends
from game.rules.analysis.ladder import DAYS_OF_LINKS, LAST_RUNGS, LINKS
from game.rules.analysis.plays import Kept
from game.rules.analysis.record import documented_line
from game.rules.analysis.study import LengthStudy, Study, out_of_band
from game.rules.analysis.things import HIGH_END, LOW_END, Stood, Thing
from game.rules.analysis.twins import Unlike
from game.scenario import model as m
from game.scenario.checks.view import View
from game.scenario.findings import Finding, Severity, arranged
from game.scenario.source import Path

SELDOM = 0.001
"""What a smaller share of the plays met is noted."""

TOO_OFTEN = 0.8
"""No ending may close more than this share of random plays."""

LEAST_MEAN = 0.05
"""The least share of positions in which an option is to be worse, on average over all."""

PENALTIES = 2
"""Each end of a gauge has at least so many endings or penalties."""

_MUST_BE_REACHED = frozenset(
    (
        *("option", "clause", "initiative", "question", "outcome", "paper", "report"),
        *("incident", "envelope", "message", "fuse", "rule"),
    )
)
_HEAD: Path = ("head", "lengths")


def findings(study: Study, bands: baseline.Bands | None = None) -> tuple[Finding, ...]:
    """Everything that the plays of an analysis find, in order of file and place.

    An analysis that was stopped finds nothing: what was not met may not have been looked for.
    """
    if study.stopped:
        return ()
    found = [
        *_unreached(study),
        *_endings(study),
        *_gauges(study),
        *_options(study),
        *_sudden(study),
        *_ladder(study),
        *_spreads(study, bands or {}),
        *_unsteady(study),
        *_paces(study),
        *_record(study),
    ]
    return arranged(found)


def _all_kept(study: Study) -> list[tuple[LengthStudy, Kept]]:
    return [(each, kept) for each in study.lengths for kept in each.kept.values()]


def _plays(study: Study) -> int:
    return sum(kept.plays for _each, kept in _all_kept(study))


def _best_shares(study: Study) -> Mapping[Path, tuple[Thing, float]]:
    """For the path of each thing that length and policy allow: its share where it was met most."""
    found: dict[tuple[Path, str], tuple[Thing, float]] = {}
    for each in study.lengths:
        for thing in each.things:
            shares = [kept.counts.get(thing, 0) / max(kept.plays, 1) for kept in each.kept.values()]
            best = max(shares, default=0.0)
            name = (thing.path, thing.name)
            if name not in found or best > found[name][1]:
                found[name] = (thing, best)
    return {(*path, name): pair for (path, name), pair in found.items()}


def _unreached(study: Study) -> Iterator[Finding]:
    """401, 402: what no play met, and what hardly any did."""
    plays = _plays(study)
    for thing, share in _best_shares(study).values():
        if thing.kind not in _MUST_BE_REACHED:
            continue
        if not share:
            message = f"{thing.name} was never reached in {plays:,} plays"
            advice = "ease its condition, raise its chance or weight, or take it out"
            yield study.view.warning(401, thing.path, message, advice)
        elif share < SELDOM:
            message = f"{thing.name} was reached in {share:.3%} of plays, under any policy at most"
            yield study.view.finding(
                Severity.NOTE, 402, thing.path, message, "is it meant to be so rare?"
            )


def _endings(study: Study) -> Iterator[Finding]:
    """403: an ending that no play met, or that closes nearly every random play."""
    plays = _plays(study)
    for thing, share in _best_shares(study).values():
        if thing.kind == "ending" and not share:
            message = f"this ending was never reached in {plays:,} plays"
            advice = "ease its condition, or let one with a higher priority give way"
            yield study.view.warning(403, thing.path, message, advice)
    for each in study.lengths:
        kept = each.kept.get("random")
        if kept is None:
            continue
        for thing in each.things:
            share = kept.counts.get(thing, 0) / max(kept.plays, 1)
            if thing.kind == "ending" and share > TOO_OFTEN:
                message = f"{share:.0%} of random plays of the length {each.length} end so"
                advice = "whatever a player does seems to lead here; give other endings room"
                yield study.view.warning(403, thing.path, message, advice)


def _gauges(study: Study) -> Iterator[Finding]:
    """404: an end of a gauge that no play touched, or at which hardly anything waits."""
    touched: set[tuple[str, int]] = set()
    for each, kept in _all_kept(study):
        for thing in each.things:
            if isinstance(thing.mark, Stood) and kept.counts.get(thing, 0):
                touched.add((thing.id.partition(":")[0], thing.mark.band))
    for end in ends(study.view):
        band = HIGH_END if end.is_high else LOW_END
        if (end.gauge, band) not in touched:
            message = f"no play touched the {end.name} end of {end.gauge}"
            advice = "let choices move it further, or let less pull it back to the middle"
            yield study.view.warning(404, end.path, message, advice)
        if len(end.asked_by) < PENALTIES:
            few = "only one thing waits" if end.asked_by else "nothing waits"
            message = f"{few} at the {end.name} end of {end.gauge}"
            advice = f"each end needs {PENALTIES} endings or penalties"
            yield study.view.warning(404, end.path, message, advice)


def _options(study: Study) -> Iterator[Finding]:
    """405: options that are hardly ever worth taking, or nearly always."""
    for each in study.lengths:
        judged = [item for item in each.standings if item.positions >= FEWEST_POSITIONS]
        for item in judged:
            path = _option_path(study.view, item)
            where = f"of {item.positions} positions (length {each.length})"
            if item.dominated_share > MOST_DOMINATED:
                message = f"another option is better in {item.dominated_share:.0%} {where}"
                advice = "give it something that the others lack, or take it out"
                yield study.view.warning(405, path, message, advice)
            if item.best_share > MOST_DOMINATED:
                message = f"it is better than every other in {item.best_share:.0%} {where}"
                advice = "give it a price, or give the others something it lacks"
                yield study.view.warning(405, path, message, advice)
        if judged:
            mean, error = mean_dominated(judged)
            if mean + ERRORS * error < LEAST_MEAN:
                message = f"an option is worse than another in {mean:.1%} of positions on average"
                advice = "hardly any choice matters; let options differ in what they lead to"
                yield study.view.warning(405, (*_HEAD, each.length.value), message, advice)


def _option_path(view: View, item: Standing) -> Path:
    owner = item.menu.rpartition("/")[2]
    for path, matter in view.of(m.Matter):
        if matter.id == owner:
            return (*path, "options", item.place)
    return ("head",)


def _sudden(study: Study) -> Iterator[Finding]:
    """406: wars without three readable links before them, and answers that begin one too low."""
    for each in study.lengths:
        sudden: dict[int, tuple[int, int, str, int]] = {}
        for policy, items in each.sudden.items():
            for item in items:
                plays, count, shown, seed = sudden.get(item.ending, (0, 0, "", -1))
                if item.sudden and not shown:
                    shown, seed = policy, item.seed
                sudden[item.ending] = (plays + item.plays, count + item.sudden, shown, seed)
        for ending, (plays, count, policy, seed) in sudden.items():
            if not count:
                continue
            name = each.rules.endings[ending]
            message = (
                f"{count:,} of {plays:,} plays of the length {each.length} closed so with fewer "
                f"than {LINKS} earlier matters, on {DAYS_OF_LINKS} days, that warned and offered "
                "a way down"
            )
            advice = f"one of them: policy {policy}, seed {seed}"
            yield study.view.error(406, _ending_path(study.view, name), message, advice)
        for (menu, entry), seed in each.early.items():
            low = f"below the last {LAST_RUNGS} rungs of the ladder"
            message = f"“{entry}” itself begins the gravest war, and is offered {low}"
            yield study.view.error(
                406, _entry_path(study.view, menu, entry), message, f"seed {seed}"
            )


def _ending_path(view: View, name: str) -> Path:
    return next(path for path, ending in view.of(m.Ending) if ending.id == name)


def _entry_path(view: View, menu: str, entry: str) -> Path:
    owner = menu.rpartition("/")[2]
    for path, option in view.of(m.Option):
        if option.id != entry:
            continue
        holder = path[-2:] == ("options", path[-1])
        matters = dict(view.of(m.Matter)) if holder else {}
        if not holder or matters[path[:-2]].id == owner:
            return path
    return ("head",)


def _ladder(study: Study) -> Iterator[Finding]:
    """407: a rung on which more leads up than down."""
    tracks = [(path, track) for path, track in study.view.of(m.Track) if track.role == "ladder"]
    for each in study.lengths:
        for item in each.balance:
            if item.is_fair or not item.rung or not tracks:
                continue
            path, track = tracks[0]
            message = (
                f"on the rung “{track.states[item.rung].name}” the menus of {item.states} days "
                f"offer {item.raises} ways up and {item.lowers} ways down (length {each.length})"
            )
            advice = "add a way down, or let fewer options raise the danger there"
            yield study.view.error(407, (*path, "states", item.rung), message, advice)


def _spreads(study: Study, bands: baseline.Bands) -> Iterator[Finding]:
    """408: a spread of endings that left its stored band."""
    for item in out_of_band(study, bands):
        message = (
            f"policy {item.policy}, length {item.length}: {item.share:.1f} in 100 plays end "
            f"{item.kind}; stored is {item.band.low:g} to {item.band.high:g}"
        )
        advice = "mend what moved it, or store a new baseline after looking: analyse --store"
        yield study.view.warning(408, (*_HEAD, item.length), message, advice)


def _unsteady(study: Study) -> Iterator[Finding]:
    """409, 410: plays that came out in two ways."""
    for each in study.lengths:
        path = (*_HEAD, each.length.value)
        for code, what, items in (
            (409, "played again, a play tells other facts", each.unsteady),
            (410, "kernel and batch play differently", each.unlike),
        ):
            if items:
                yield _twice(study.view, code, path, what, items)


def _twice(view: View, code: int, path: Path, what: str, items: Sequence[Unlike]) -> Finding:
    first = items[0]
    message = f"{what} ({len(items)} plays): seed {first.seed}: {first.what}"
    return view.error(code, path, message, "this is a fault of the program; please report it")


def _paces(study: Study) -> Iterator[Finding]:
    """411: a day that takes much longer, or much less, than its part of the time."""
    for each in study.lengths:
        for pace in each.paces:
            if pace.is_right:
                continue
            message = (
                f"a day of the length {each.length} takes {pace.least:.1f} to {pace.most:.1f} "
                f"minutes to read, and this one {pace.minutes:.1f}"
            )
            advice = "shorten or add papers and prompts, or mend “minutes” in scenario.yaml"
            yield study.view.warning(411, ("days", pace.day - 1), message, advice)


def _record(study: Study) -> Iterator[Finding]:
    """502: the documented line cannot be played as it was, or closes before the last day."""
    scenario = study.view.scenario
    for each in study.lengths:
        paths = {thing.id: thing.path for thing in each.things if thing.kind == "option"}
        played = documented_line(scenario, each.kernel)
        for refused in played.refused:
            name = f"{refused.matter}/{refused.option}"
            message = f"“{refused.option}” is documented, and the documented line cannot take it"
            advice = f"mend its condition: in the length {each.length} it does not hold there"
            yield study.view.error(502, paths.get(name, ("days",)), message, advice)
        if played.day < scenario.head.days:
            message = (
                f"in the length {each.length} the documented line ends on day {played.day}, "
                f"with {played.ending or 'no ending'}"
            )
            advice = "the last day was reached: mend what closes the line, or its documented luck"
            yield study.view.error(502, (*_HEAD, each.length.value), message, advice)
