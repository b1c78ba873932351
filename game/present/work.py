"""What pages of the debrief ask of the laboratory, by name, through the errands of the desk."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from game.present.errands import AtOnce, Errands, Stage
from game.scenario.model import Scenario

if TYPE_CHECKING:
    from game.debrief.arguing import Argument
    from game.debrief.laboratory import Laboratory
    from game.debrief.risk import RiskCurve
    from game.debrief.whatif import WhatIf
    from game.play.session import Session

SHARP = 0
"""Stands for as many ways on as it takes."""

Made = TypeVar("Made")
Errand = tuple[Hashable, Sequence[Stage]]


class Work:
    """Long calculations about the play in hand. Belongs to one desk."""

    def __init__(self, errands: Errands | None = None) -> None:
        self._errands = errands or AtOnce()
        self._laboratory: Laboratory | None = None

    def news(self) -> bool:
        """Whether something that was asked for has come since."""
        return self._errands.news()

    def curve(self, session: Session) -> RiskCurve | None:
        """How close the play was; None while it is being worked out."""
        name, stages = self._curve(session)
        return cast("RiskCurve | None", self._errands.result(name, stages))

    def curve_ahead(self, session: Session) -> None:
        """Let that be begun, where nobody has to wait for it: its page is near."""
        self._errands.ahead(*self._curve(session))

    def _curve(self, session: Session) -> Errand:
        from game.debrief.risk import FIRST

        record = session.record
        return self._errand(
            session,
            "curve",
            lambda lab, plays: lab.curve(record, plays) if plays else lab.sharp_curve(record),
            (FIRST, SHARP),
        )

    def what_if(self, session: Session, place: int, option: str) -> WhatIf | None:
        """Another answer to a choice of the play; None while it is being worked out."""
        from game.debrief.whatif import LUCKS

        record = session.record
        return self._asked(
            session,
            ("what-if", place, option),
            lambda lab, plays: lab.what_if(record, place, option, plays),
            (LUCKS,),
        )

    def argument(self, session: Session, coefficient: str, value: int) -> Argument | None:
        """A changed assumption beside the rules; None while it is being worked out."""
        from game.debrief.risk import FIRST, WHOLE

        record = session.record
        return self._asked(
            session,
            ("argument", coefficient, value),
            lambda lab, plays: lab.argument(record, coefficient, value, plays),
            (FIRST, WHOLE),
        )

    def _asked(
        self,
        session: Session,
        what: Hashable,
        make: Callable[[Laboratory, int], Made],
        plays: Sequence[int],
    ) -> Made | None:
        """A calculation about a play as it stands, by how many plays it is made from."""
        name, stages = self._errand(session, what, make, plays)
        return cast("Made | None", self._errands.result(name, stages))

    def _errand(
        self,
        session: Session,
        what: Hashable,
        make: Callable[[Laboratory, int], Any],
        plays: Sequence[int],
    ) -> Errand:
        """The same as an errand. A laboratory is only made by whoever runs it."""
        scenario = session.scenario
        stages = [lambda count=count: make(self._lab(scenario), count) for count in plays]
        record, here = session.record, session.place.here
        return (what, record.settings, record.seed, record.choices, here), stages

    def _lab(self, scenario: Scenario) -> Laboratory:
        from game.debrief.laboratory import Laboratory

        if self._laboratory is None or self._laboratory.scenario is not scenario:
            self._laboratory = Laboratory(scenario)
        return self._laboratory
