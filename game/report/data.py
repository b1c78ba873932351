"""A debrief as data: one JSON object, documented in docs/debrief-json.md and stable by its version.

Ids are those of the scenario. What a page tells in words is left out; what it tells in
figures is here, from the same functions.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from game.debrief.calibration import bands, matches
from game.debrief.envelopes import opened
from game.debrief.gauges import curves
from game.debrief.luck import Drawn, draws
from game.debrief.margin import remarks
from game.debrief.reasons import reasons
from game.debrief.ways_on import WayOn, ways_on
from game.play.auto import day_date
from game.present.after.exam import chosen
from game.present.after.shared import compared
from game.present.frame import Frame
from game.report.bundle import Bundle
from game.report.riskdata import arguments, risk

FORMAT: Final = "knot-of-war-debrief"
VERSION: Final = 1


def as_data(bundle: Bundle) -> dict[str, Any]:
    """The debrief as plain data, ready for JSON: maps, lists, texts, numbers, true, false, null."""
    frame = bundle.frame
    session, account = frame.session, frame.account
    record = session.record
    ending = session.ending if frame.over() else None
    return {
        "format": FORMAT,
        "version": VERSION,
        "scenario": {"id": record.scenario, "version": record.version},
        "settings": {
            "length": str(record.settings.length),
            "luck": record.settings.luck,
            "temperament": record.settings.temperament,
            "motive": record.settings.motive or None,
            "seed": record.seed,
        },
        "code": bundle.code,
        "finished": ending is not None,
        "last_day": account.last_day,
        "reasons": _reasons(frame),
        "ending": None if ending is None else {"id": ending.id, "class": ending.kind},
        "ways_on": [_way(each) for each in frame.once("ways-on", ways_on)],
        "evenings": _evenings(frame),
        "judging": _judging(frame),
        "days": _days(frame),
        "gauges": _gauges(frame),
        "luck": [_draw(each) for each in draws(account)],
        "risk": risk(frame),
        "arguments": arguments(frame),
        "historians": [
            {"reading": each.reading.id, "school": each.school.id, "day": each.day or None}
            for each in frame.once("remarks", remarks)
        ],
        "exam": _exam(frame),
    }


def _reasons(frame: Frame) -> dict[str, Any]:
    said = reasons(frame.account)
    return {
        "expected": said.told.get("expected", ""),
        "reason": said.told.get("reason", ""),
        "unknown": said.told.get("unknown", ""),
        "decision": said.decision.matter.id if said.decision else None,
        "papers": [paper.id for paper in said.papers],
    }


def _way(way: WayOn) -> dict[str, Any]:
    return {
        "day": way.apart.day,
        "matter": way.apart.matter.id,
        "option": way.apart.option.id,
        "ending": way.ending.id,
        "ends_on_day": way.day,
    }


def _evenings(frame: Frame) -> list[dict[str, Any]]:
    found = opened(frame.account, compared(frame))
    return [
        {
            "day": each.day,
            "left_history": each.left,
            "other_side": list(each.went),
            "odds": each.forecast.odds if each.forecast else None,
            "came": each.forecast.came if each.forecast else None,
            "brier": _share(each.forecast.brier if each.forecast else None),
            "advisers": dict(each.forecast.advisers) if each.forecast else {},
        }
        for each in found
    ]


def _share(error: int | None) -> float | None:
    """An error in basis points as a number from 0 to 1."""
    return None if error is None else error / 10_000


def _judging(frame: Frame) -> dict[str, Any]:
    asked = [each.forecast for each in opened(frame.account, compared(frame)) if each.forecast]
    return {
        "bands": [asdict(each) for each in bands(asked)],
        "beside": [
            {
                "who": each.who,
                "questions": each.questions,
                "yours": _share(each.yours),
                "theirs": _share(each.theirs),
                "verdict": each.verdict,
            }
            for each in matches(asked)
        ],
    }


def _days(frame: Frame) -> list[dict[str, Any]]:
    account = frame.account
    found = []
    for pair in compared(frame):
        played = pair.day <= account.last_day
        papers = frame.session.papers(pair.day) if played else ()
        taken = account.taken_on(pair.day) if played else ()
        found.append(
            {
                "day": pair.day,
                "date": day_date(frame.scenario, pair.day).isoformat(),
                "alike": pair.alike,
                "choices": [{"kind": each.menu, "of": each.owner, "id": each.id} for each in taken],
                "history": [
                    {"matter": matter.id, "option": matter.historical.option}
                    for matter in frame.shelf.by_day(pair.day, frame.session.settings.length)
                ],
                "read": [paper.id for paper in papers if frame.session.read(paper.id)],
                "unread": [paper.id for paper in papers if not frame.session.read(paper.id)],
            }
        )
    return found


def _gauges(frame: Frame) -> dict[str, Any]:
    found = frame.once("curves", lambda account: curves(account, frame.past))
    return {
        each.gauge.id: {
            "start": each.start,
            "yours": [[int(day), value] for day, value in each.yours],
            "history": [[int(day), value] for day, value in each.history],
        }
        for each in found
    }


def _draw(each: Drawn) -> dict[str, Any]:
    return {
        "day": each.day,
        "half": each.half,
        "incident": each.incident.id if each.incident else None,
        "number": each.number,
        "limit": each.limit,
        "happened": each.happened,
    }


def _exam(frame: Frame) -> dict[str, Any]:
    notes = frame.session.notes
    profile, question = chosen(frame)
    lines = {key: value for key, value in notes.of_kind("text").items() if key.startswith("plan/")}
    return {
        "profile": profile or None,
        "question": question or None,
        "ticks": sorted(key for key, value in notes.of_kind("tick").items() if value),
        "lines": {key.removeprefix("plan/"): value for key, value in lines.items() if value},
        "schools": {
            key.removeprefix("school/"): value
            for key, value in notes.of_kind("text").items()
            if key.startswith("school/") and value
        },
    }
