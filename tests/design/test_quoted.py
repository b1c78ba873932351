"""Recorded words: who said them and where they stand, each told once."""

from collections.abc import Iterator

from plays import session, shipped
from pydantic import BaseModel

from game.present.frame import Frame
from game.present.library import quote
from game.scenario.model import Quotation
from game.scenario.values import Length


def quotations(part: object) -> Iterator[Quotation]:
    if isinstance(part, Quotation):
        yield part
    elif isinstance(part, BaseModel):
        for each in vars(part).values():
            yield from quotations(each)
    elif isinstance(part, list | tuple):
        for each in part:
            yield from quotations(each)


def test_no_quotation_names_its_source_as_its_speaker():
    frame = Frame(session("history", 0, Length.LESSON))
    found = [(each, quote(frame, each)) for each in quotations(shipped())]
    alike = 0
    for each, told in found:
        assert told.source
        assert not told.speaker or told.speaker not in told.source
        alike += not told.speaker
        assert told.speaker in ("", each.speaker)
    assert len(found) > 100
    assert 0 < alike < len(found) / 2
