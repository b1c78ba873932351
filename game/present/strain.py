"""What the player's own state does to what he sees: worn out at one end, numb at the other."""

from __future__ import annotations

import re

from game.present.frame import Frame
from game.scenario.model import Frayed, Gauge, Numbed

_ENDINGS = "s|es|d|ed|ing"
"""How an alarming word may end and still alarm: feared, attacks; not `warm` for `war`."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def frayed(frame: Frame) -> Frayed | None:
    """What a worn-out player loses, while he is one."""
    rule = frame.scenario.head.frayed
    return rule if rule is not None and frame.session.view.holds(rule.when) else None


def numbed(frame: Frame) -> Numbed | None:
    """What a numb player is not shown, while he is one."""
    rule = frame.scenario.head.numbed
    return rule if rule is not None and frame.session.view.holds(rule.when) else None


def read(frame: Frame, text: str) -> str:
    """A paper's text as it reaches the desk: to a numb player without its alarming sentences."""
    rule = numbed(frame)
    if rule is None or frame.looking_back():
        return text
    words = "|".join(map(re.escape, rule.words))
    alarming = re.compile(rf"\b(?:{words})(?:{_ENDINGS})?\b", re.IGNORECASE)
    return "\n\n".join(_without(part, alarming, rule) for part in text.split("\n\n"))


def _without(paragraph: str, alarming: re.Pattern[str], rule: Numbed) -> str:
    kept: list[str] = []
    for sentence in _SENTENCE.split(paragraph.strip()):
        if not alarming.search(sentence):
            kept.append(sentence)
        elif not kept or kept[-1] != rule.left_out:
            kept.append(rule.left_out)
    return " ".join(kept)


def certain(frame: Frame, gauge: Gauge) -> str:
    """What a worn-out player takes for certain about a gauge: the words for it, or nothing."""
    rule = frayed(frame)
    return rule.certain if rule is not None and gauge.worst is not None else ""
