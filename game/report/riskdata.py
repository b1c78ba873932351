"""How close a play was, as data: the same curve that the page draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from game.debrief.risk import Evening, Move, RiskCurve, RiskPoint
from game.present.after.model import held
from game.present.frame import Frame
from game.rules.estimate import Estimate
from game.scenario.argued import assumed


def risk(frame: Frame) -> dict[str, Any] | None:
    """The curve with its errors, or None where nothing can be judged yet."""
    curve = frame.work.curve(frame.session)
    return None if curve is None else _curve(curve)


def _curve(curve: RiskCurve) -> dict[str, Any]:
    return {
        "class": curve.kind,
        "plays": curve.plays,
        "start": curve.start,
        "end": curve.end,
        "moves": [_move(each) for each in curve.moves],
        "evenings": [_evening(each) for each in curve.evenings],
        "decisions": [_decision(each) for each in curve.points],
    }


def arguments(frame: Frame) -> list[dict[str, Any]]:
    """The assumptions that were argued with, each with both odds and their difference."""
    return [
        {
            "coefficient": each.coefficient.id,
            "value": each.value,
            "assumed": assumed(frame.scenario, each.coefficient),
            "reason": each.reason,
            "positions": [
                {
                    "day": position.day or None,
                    "rules": _estimate(position.here),
                    "held": _estimate(position.other),
                    "difference": _estimate(position.difference),
                }
                for position in (each.found.positions if each.found else ())
            ],
        }
        for each in held(frame)
    ]


def _move(move: Move) -> dict[str, Any]:
    return {
        "day": move.day,
        "half": move.half,
        "by": move.mover,
        "before": move.before,
        "after": move.after,
        "matter": move.matter or None,
        "option": move.taken or None,
    }


def _evening(evening: Evening) -> dict[str, Any]:
    return {
        "day": evening.day,
        "here": _estimate(evening.here),
        "history": _estimate(evening.record),
        "ways": _all(evening.ways),
        "dice": evening.dice,
    }


def _decision(point: RiskPoint) -> dict[str, Any]:
    return {
        "day": point.day,
        "half": point.half,
        "matter": point.matter,
        "taken": point.taken,
        "before": _all(point.here),
        "after": {option: _all(odds) for option, odds in point.options.items()},
        "differences": _all(point.differences),
        "moved": _estimate(point.moved),
        "night": _estimate(point.fell),
    }


def _estimate(estimate: Estimate | None) -> dict[str, Any] | None:
    return None if estimate is None else asdict(estimate)


def _all(estimates: Mapping[str, Estimate]) -> dict[str, Any]:
    return {name: _estimate(each) for name, each in estimates.items()}
