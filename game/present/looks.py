"""What a player looks at on a page: actions that change nothing but the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from game.present.frame import Ui

LOOKS: Mapping[str, Callable[[Ui, str], Ui]] = {
    "adviser": lambda ui, which: replace(ui, adviser=int(which)),
    "piece": lambda ui, which: replace(ui, piece=which),
    "ahead": lambda ui, hours: replace(ui, ahead=int(hours)),
    "list": lambda ui, _which: replace(ui, listed=not ui.listed),
    "option": lambda ui, which: replace(ui, option="" if ui.option == which else which),
    "day": lambda ui, day: replace(ui, day=int(day.partition(":")[0])),
    "plate": lambda ui, way: replace(ui, plate=max(ui.plate + (1 if way == "next" else -1), 0)),
    "fork": lambda ui, place: replace(ui, fork=int(place)),
    "other": lambda ui, which: replace(ui, other=which),
    "lean": lambda ui, which: replace(ui, lean=int(which)),
    "method": lambda ui, _which: replace(ui, method=not ui.method),
    "stopped": lambda ui, _which: replace(ui, stopped=not ui.stopped),
}
"""By the name of an action, what is looked at after it; the text is the rest of its id."""
