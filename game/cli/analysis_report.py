"""An analysis as plain data, which JSON, the terminal and HTML show: three kinds of statement.

What is proved, what was seen, and what was not found stand apart; each thing
that was seen has a count and, where asked for, a code that `replay` takes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

from game.play.record import Record, Settings
from game.play.runcode import code_of
from game.rules.analysis.dominance import Standing, mean_dominated
from game.rules.analysis.ends import ends
from game.rules.analysis.plays import Kept
from game.rules.analysis.study import LengthStudy, Study
from game.rules.analysis.things import Stood, Thing
from game.rules.analysis.ways import STANDARD
from game.rules.analysis.witness import Witness
from game.scenario.findings import Finding
from game.scenario.model import Scenario

FORMAT = 1
DIGITS = 5
TENTH, MIDDLE, NINE_TENTHS = 0.1, 0.5, 0.9

Report = dict[str, Any]


def report(study: Study, findings: Sequence[Finding]) -> Report:
    """The whole of an analysis as plain data in a fixed order."""
    head = study.view.scenario.head
    return {
        "format": FORMAT,
        "scenario": head.id,
        "version": head.version,
        "title": head.title,
        "plays": study.request.plays,
        "seed": study.request.seed,
        "stopped": study.stopped,
        "lengths": [_length(study, each) for each in study.lengths],
        "findings": [finding.as_json() for finding in findings],
    }


def _length(study: Study, each: LengthStudy) -> Report:
    return {
        "length": each.length.value,
        "digest": each.rules.digest,
        "proved": {"never": list(each.proved.never()), "always": list(each.proved.sure())},
        "seen": {
            "odds": [_odds(study, each, kept) for kept in each.kept.values()],
            "distances": _distances(each),
            "reach": [_reach(study, each, thing) for thing in each.things if _met(each, thing)],
            "ends": _ends(study, each),
            "decisions": _decisions(each),
            "turns": _turns(each),
            "balance": _balance(study, each),
            "options": [_option(item) for item in each.standings if item.positions],
            "options_mean": _mean(each),
            "links": _links(each),
            "calm": _calm(each),
            "pace": [{"day": pace.day, "minutes": round(pace.minutes, 1)} for pace in each.paces],
            "rarest": [
                {
                    "kind": rare.thing.kind,
                    "id": rare.thing.id,
                    "policy": rare.policy,
                    "count": rare.count,
                    "plays": rare.plays,
                    "seed": None if rare.witness is None else rare.witness.seed,
                    "code": _code(study.view.scenario, each, rare.witness),
                }
                for rare in each.rare
            ],
        },
        "not_found": [
            {"kind": thing.kind, "id": thing.id, "place": str(study.view.places.at(thing.path))}
            for thing in each.things
            if not _met(each, thing)
        ],
        "looked_in": sum(kept.plays for kept in each.kept.values()),
    }


def _met(each: LengthStudy, thing: Thing) -> bool:
    return any(kept.counts.get(thing, 0) for kept in each.kept.values())


def _share(count: int, plays: int) -> dict[str, Any]:
    """A count with its share of the plays and one standard error, 0 to 1."""
    share = count / max(plays, 1)
    error = sqrt(max(share * (1 - share), 0.0) / max(plays, 1))
    return {"plays": count, "share": round(share, DIGITS), "error": round(error, DIGITS)}


def _odds(study: Study, each: LengthStudy, kept: Kept) -> Report:
    by_id = {ending.id: ending for ending in study.view.scenario.endings}
    classes: dict[str, int] = {ending.kind: 0 for ending in by_id.values()}
    endings = []
    for name, count in zip(each.rules.endings[1:], kept.endings[1:], strict=True):
        ending = by_id[name]
        classes[ending.kind] += int(count)
        told = {"id": name, "title": ending.title, "class": ending.kind}
        endings.append({**told, **_share(int(count), kept.plays)})
    return {
        "policy": kept.policy,
        "plays": kept.plays,
        "classes": {kind: _share(count, kept.plays) for kind, count in classes.items()},
        "endings": endings,
    }


def _distances(each: LengthStudy) -> list[Report]:
    known = [name for name in STANDARD if name in each.kept]
    return [
        {"one": one, "two": two, "total_variation": round(each.distance(one, two), 3)}
        for number, one in enumerate(known)
        for two in known[number + 1 :]
    ]


def _reach(study: Study, each: LengthStudy, thing: Thing) -> Report:
    shares = {name: kept.counts.get(thing, 0) for name, kept in each.kept.items()}
    most = max(each.kept.values(), key=lambda kept: kept.counts.get(thing, 0) / max(kept.plays, 1))
    return {
        "kind": thing.kind,
        "id": thing.id,
        "place": str(study.view.places.at(thing.path)),
        "counts": shares,
        "most_by": most.policy,
        "share": round(most.counts.get(thing, 0) / max(most.plays, 1), DIGITS),
        "seed": most.shown.get(thing),
    }


def _ends(study: Study, each: LengthStudy) -> list[Report]:
    found = []
    for end in ends(study.view):
        band = 4 if end.is_high else 0
        marks = [
            thing
            for thing in each.things
            if isinstance(thing.mark, Stood)
            and thing.mark.band == band
            and thing.id.partition(":")[0] == end.gauge
        ]
        counts = [kept.counts.get(thing, 0) for kept in each.kept.values() for thing in marks]
        told = {"gauge": end.gauge, "end": end.name, "touched": sum(counts)}
        found.append({**told, "waiting": len(end.asked_by)})
    return found


def _decisions(each: LengthStudy) -> list[Report]:
    return [
        {
            "menu": item.menu,
            "day": item.day,
            "kind": item.kind,
            "plays": item.plays,
            "bits": round(item.bits, DIGITS),
            "nuclear_factor": round(item.factor, 2),
            "factor_is_clear": item.factor_is_clear,
            "answers": [
                {
                    "id": share.option,
                    "plays": share.plays,
                    "nuclear": round(share.share, DIGITS),
                    "error": round(share.error, DIGITS),
                }
                for share in item.nuclear
            ],
        }
        for item in each.decisions
    ]


def _turns(each: LengthStudy) -> list[Report]:
    return [
        {
            "menu": item.menu,
            "day": item.day,
            "nuclear_factor": round(item.factor, 2),
            "factor_is_clear": item.factor_is_clear,
            "answers": [
                {"id": share.option, "plays": share.plays, "nuclear": round(share.share, DIGITS)}
                for share in item.nuclear
            ],
        }
        for item in each.turns
    ]


def _balance(study: Study, each: LengthStudy) -> list[Report]:
    tracks = [track for track in study.view.scenario.tracks if track.role == "ladder"]
    return [
        {
            "rung": item.rung,
            "name": tracks[0].states[item.rung].name if tracks else "",
            "states": item.states,
            "ways_down": item.lowers,
            "ways_up": item.raises,
        }
        for item in each.balance
    ]


def _option(item: Standing) -> Report:
    return {
        "menu": item.menu,
        "id": item.option,
        "positions": item.positions,
        "dominated": round(item.dominated_share, 3),
        "dominated_error": round(item.dominated_error, 3),
        "best": round(item.best_share, 3),
        "best_error": round(item.best_error, 3),
    }


def _mean(each: LengthStudy) -> Report:
    mean, error = mean_dominated([item for item in each.standings if item.positions])
    return {"dominated": round(mean, 4), "error": round(error, 4)}


def _links(each: LengthStudy) -> list[Report]:
    totals: dict[str, list[int]] = {}
    for items in each.sudden.values():
        for item in items:
            total = totals.setdefault(each.rules.endings[item.ending], [0, 0])
            total[0] += item.plays
            total[1] += item.sudden
    return [
        {"ending": name, "plays": plays, "without_three_links": sudden}
        for name, (plays, sudden) in totals.items()
    ]


def _calm(each: LengthStudy) -> Mapping[str, list[Report]]:
    return {
        name: [
            {
                "day": day,
                "low": calm.at(day, TENTH),
                "middle": calm.at(day, MIDDLE),
                "high": calm.at(day, NINE_TENTHS),
            }
            for day in sorted(calm.days)
        ]
        for name, calm in each.calm.items()
    }


def _code(scenario: Scenario, each: LengthStudy, shown: Witness | None) -> str | None:
    if shown is None:
        return None
    head = scenario.head
    settings = Settings(each.length, "drawn")
    record = Record(head.id, head.version, each.rules.digest, settings, shown.seed, shown.choices)
    return code_of(scenario, each.kernel, record)
