"""No answer of a Full play is without a sequel: it moves more than a gauge, or it comes back."""

import pytest
from plays import FOLDER, shipped

QUANTITIES = {each.id for each in (*shipped().gauges, *shipped().counters)}
WRITTEN = "".join(path.read_text("utf-8") for path in sorted(FOLDER.glob("**/*.yaml")))

OPTIONS = [
    pytest.param(matter, option, id=f"{matter.id}/{option.id}")
    for day in shipped().days
    for matter in day.matters
    for option in matter.options
]


@pytest.mark.parametrize(("matter", "option"), OPTIONS)
def test_something_follows_from_every_answer(matter, option):
    later = (option.fuses, option.sends, option.outcomes, option.also, option.clauses)
    acts = set(option.now) - QUANTITIES
    asked_for = f"chosen: {matter.id}/{option.id}}}" in WRITTEN
    assert any(later) or acts or asked_for or option.ending
