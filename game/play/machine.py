"""The turn machine: the only owner of "where are we".

One table says which phases there are and how one leads to the next. The machine
asks the play for guards and computes no rules. `transitions` stays inside this
module; callers see a typed wrapper.

A play's phases follow from its record, so a machine is never saved: it is made
anew and set to the phase that the record means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

State = str | dict[str, Any]
"""A phase, or a phase with phases inside."""

DAY = "day"
NIGHT = "night"
DEBRIEF = "debrief"

_STATES: list[State] = [
    "title",
    "setup",
    "prologue",
    {
        "name": DAY,
        "children": [
            "morning",
            "council",
            "map",
            "matters",
            "order",
            "forecast",
            {"name": NIGHT, "children": ["first", "interruption", "second"]},
            "trace",
        ],
    },
    "ending",
    {
        "name": DEBRIEF,
        "children": [
            "first",
            "envelopes",
            "days",
            "gauges",
            "quality",
            "what_if",
            "advisers",
            "model",
            "endings",
            "historians",
            "exam",
        ],
    },
    "export",
]


@dataclass(frozen=True, slots=True)
class Way:
    """One way from phase to phase: its trigger, from where, to where, and its guard."""

    trigger: str
    source: str
    to: str
    guard: str = ""


WAYS: tuple[Way, ...] = (
    Way("new", "title", "setup"),
    Way("back", "setup", "title"),
    Way("begin", "setup", "prologue"),
    Way("next", "prologue", "day_morning"),
    Way("to_council", "day_morning", "day_council"),
    Way("to_morning", "day_council", "day_morning"),
    Way("to_map", "day_council", "day_map"),
    Way("to_council", "day_map", "day_council"),
    Way("to_morning", "day_map", "day_morning"),
    Way("to_matters", "day_council", "day_matters", "questions_closed"),
    Way("to_matters", "day_map", "day_matters", "questions_closed"),
    Way("to_matters", "day_order", "day_matters", "matter_open"),
    Way("to_order", "day_matters", "day_order", "matters_decided"),
    Way("to_forecast", "day_order", "day_forecast", "orders_given"),
    Way("to_night", "day_forecast", "day_night_first", "night_fell"),
    Way("interrupt", "day_night_first", "day_night_interruption", "interrupted"),
    Way("interrupt", "day_night_second", "day_night_interruption", "interrupted"),
    Way("next", "day_night_first", "day_night_second", "first_half_over"),
    Way("next", "day_night_interruption", "day_night_first", "answered_first"),
    Way("next", "day_night_interruption", "day_night_second", "answered_second"),
    Way("next", "day_night_second", "day_trace", "second_half_over"),
    Way("next_day", "day_trace", "day_morning", "another_day"),
    Way("close", "day", "ending", "closes"),
    Way("next", "ending", "debrief_first"),
    Way("debrief", "day", "debrief_first", "is_running"),
    Way("next", "debrief_first", "debrief_envelopes"),
    Way("next", "debrief_envelopes", "debrief_days"),
    Way("back", "debrief_days", "debrief_envelopes"),
    Way("next", "debrief_days", "debrief_gauges"),
    Way("back", "debrief_gauges", "debrief_days"),
    Way("next", "debrief_gauges", "debrief_quality"),
    Way("back", "debrief_quality", "debrief_gauges"),
    Way("next", "debrief_quality", "debrief_what_if"),
    Way("back", "debrief_what_if", "debrief_quality"),
    Way("next", "debrief_what_if", "debrief_advisers"),
    Way("back", "debrief_advisers", "debrief_what_if"),
    Way("next", "debrief_advisers", "debrief_model"),
    Way("back", "debrief_model", "debrief_advisers"),
    Way("next", "debrief_model", "debrief_endings"),
    Way("back", "debrief_endings", "debrief_model"),
    Way("next", "debrief_endings", "debrief_historians"),
    Way("back", "debrief_historians", "debrief_endings"),
    Way("next", "debrief_historians", "debrief_exam"),
    Way("back", "debrief_exam", "debrief_historians"),
    Way("next", "debrief_exam", "export"),
    Way("back", "export", "debrief_exam"),
    Way("resume_day", "debrief", "day_council", "asked_by_day"),
    Way("resume_day", "debrief", "day_order", "by_day"),
    Way("resume_day", "debrief", "day_night_first", "in_first_half"),
    Way("resume_day", "debrief", "day_night_second", "in_second_half"),
    Way("leave", "day", "title"),
    Way("leave", "prologue", "title"),
    Way("leave", "ending", "title"),
    Way("leave", "debrief", "title"),
    Way("leave", "export", "title"),
)
"""Every way there is. The day's ways back (map, council, morning) change nothing.

Of several ways with one trigger from one phase, the first whose guard holds is taken. An
interruption leads back to its half of the night, where its answer is told. Looking back
from a day that is not over leads back to where it stands.
"""

Guards = Mapping[str, Callable[[], bool]]


class UnknownWayError(ValueError):
    """A trigger that does not lead anywhere from here. Its text says from where."""


class _Model:
    """What `transitions` hangs its state on; nobody outside this module sees it."""

    state: str = "title"


class TurnMachine:
    """Where a play is. Guards are asked of whoever owns the play."""

    def __init__(self, guards: Guards) -> None:
        # Here and not above, because it brings much along and a title page needs none of it.
        from transitions.extensions import HierarchicalMachine

        self._check(guards)
        self._model = _Model()
        self._machine = HierarchicalMachine(
            model=self._model,
            states=_STATES,
            initial="title",
            auto_transitions=False,
            queued=True,
            send_event=True,
            ignore_invalid_triggers=False,
        )
        for way in WAYS:
            self._machine.add_transition(
                way.trigger,
                way.source,
                way.to,
                conditions=[_asking(guards[way.guard])] if way.guard else None,
            )

    @staticmethod
    def _check(guards: Guards) -> None:
        names = set(phases())
        for way in WAYS:
            for state in (way.source, way.to):
                if state not in names and state not in (DAY, DEBRIEF):
                    message = f"the way “{way.trigger}” names no known phase: {state}"
                    raise UnknownWayError(message)
            if way.guard and way.guard not in guards:
                message = f"the way “{way.trigger}” asks “{way.guard}”, which nobody answers"
                raise UnknownWayError(message)

    @property
    def phase(self) -> str:
        """The phase in the words of the pages, such as `morning` or `night-first`."""
        return short(self._model.state)

    def can(self, trigger: str) -> bool:
        """Whether a way of that name is open here and now."""
        if trigger not in self._machine.events:
            return False
        may: Callable[[str], bool] = getattr(self._model, "may_trigger")  # noqa: B009 (made by the library)
        return may(trigger)

    def fire(self, trigger: str) -> None:
        """Take a way. Raises UnknownWayError where none of that name is open."""
        from transitions import MachineError

        if trigger not in self._machine.events or not self.can(trigger):
            message = f"no way “{trigger}” from {self.phase}"
            raise UnknownWayError(message)
        try:
            getattr(self._model, "trigger")(trigger)  # noqa: B009 (made by the library)
        except MachineError as error:
            message = f"no way “{trigger}” from {self.phase}"
            raise UnknownWayError(message) from error

    def put(self, phase: str) -> None:
        """Stand in a phase, as a record means it; no guard is asked."""
        for name in phases():
            if short(name) == phase:
                self._machine.set_state(name, self._model)
                return
        message = f"there is no phase “{phase}”"
        raise UnknownWayError(message)


def _asking(guard: Callable[[], bool]) -> Callable[[object], bool]:
    return lambda _event: guard()


def short(state: str) -> str:
    """The machine's name of a state in the words of the pages.

    A day's phases go by their own names; only the halves of the night keep its name.
    """
    name = state.removeprefix(f"{DAY}_").replace("_", "-")
    return "interruption" if name == f"{NIGHT}-interruption" else name


def phases() -> tuple[str, ...]:
    """Every phase by the machine's own name, innermost states only, in playing order."""
    found: list[str] = []
    for state in _STATES:
        found += _leaves(state, "")
    return tuple(found)


def _leaves(state: State, prefix: str) -> list[str]:
    if isinstance(state, dict):
        inner: list[str] = []
        for child in state["children"]:
            inner += _leaves(child, f"{prefix}{state['name']}_")
        return inner
    return [f"{prefix}{state}"]


def diagram() -> str:
    """The turn machine as a Mermaid state diagram, made from the table itself."""
    lines = ["stateDiagram-v2", "    [*] --> title"]
    lines += _nested(_STATES, "", 1)
    for way in WAYS:
        label = way.trigger.replace("_", " ")
        guard = f" [{way.guard.replace('_', ' ')}]" if way.guard else ""
        lines.append(f"    {way.source} --> {way.to}: {label}{guard}")
    return "\n".join(lines) + "\n"


def _nested(states: list[State], prefix: str, depth: int) -> list[str]:
    lines: list[str] = []
    for state in states:
        if not isinstance(state, dict):
            continue
        name = f"{prefix}{state['name']}"
        lines.append(f"{'    ' * depth}state {name} {{")
        inner = "    " * (depth + 1)
        children = [child for child in state["children"] if isinstance(child, str)]
        lines += [f"{inner}{name}_{child}" for child in children]
        lines += _nested(state["children"], f"{name}_", depth + 1)
        lines.append(f"{'    ' * depth}}}")
    return lines
