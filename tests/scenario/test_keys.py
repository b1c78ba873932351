"""The pages for authors tell every key of the format, and their example is right."""

import json
import re
from pathlib import Path

import pytest

from game.cli import main
from game.scenario import model, shape
from game.scenario.folder import RawFile
from game.scenario.keys import as_markdown, comments, kinds, rows, schema
from game.scenario.load import fragment
from game.scenario.values import Model

DOCS = Path(__file__).parents[2] / "docs"
KEYS = (DOCS / "keys.md").read_text(encoding="utf-8")
PAGE = (DOCS / "authoring.md").read_text(encoding="utf-8")


def test_the_page_of_keys_is_that_of_the_program():
    assert as_markdown() == KEYS


def test_every_kind_of_the_model_has_a_heading_and_every_key_a_row():
    for name in model.__all__:
        kind = getattr(model, name)
        if not (isinstance(kind, type) and issubclass(kind, Model)):
            continue
        if kind in (model.Scenario, model.Effects):
            continue
        told = KEYS.partition(f"\n## {kind.__name__}\n")[2].partition("\n## ")[0]
        assert told, kind
        for field, info in kind.model_fields.items():
            assert f"\n| `{info.alias or field}` |" in told, (kind, field)


def test_links_of_the_page_of_keys_lead_to_headings():
    headings = {line[3:].lower() for line in KEYS.splitlines() if line.startswith("## ")}
    assert set(re.findall(r"\]\(#([a-z]+)\)", KEYS)) <= headings


def test_what_stands_beside_a_key_in_the_model_stands_on_the_page():
    told = {key: what for key, _holds, _must, what in rows(model.Day)}
    assert (
        told["frame"]
        == comments(model.Day)["frame"]
        == "two or three sentences that open the morning"
    )
    assert {key: must for key, _holds, must, _what in rows(model.Head)}["reading_age"] == "15"


def test_every_list_and_single_thing_is_named_on_the_page_for_authors():
    for key in (*shape.SECTIONS, *shape.SINGLE):
        assert f"`{key}`" in PAGE


def test_the_day_on_the_page_is_right():
    example = re.search(r"```yaml\n(day: 2.*?)```", PAGE, re.DOTALL)
    assert example is not None
    raw = example[1].encode()
    assert fragment(RawFile("days/02.yaml", "days/02.yaml", raw)) == ()


@pytest.mark.parametrize("kind", kinds())
def test_no_key_holds_something_that_cannot_be_named(kind):
    assert all(holds for _key, holds, _must, _what in rows(kind))


def test_the_schema_knows_every_list_and_refuses_other_keys(capsys):
    assert main(["check", "--schema"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads(json.dumps(schema()))
    assert set(printed["properties"]) == {*shape.SECTIONS, *shape.SINGLE}
    assert printed["additionalProperties"] is False
    assert {"Head", "Day", "Gauge"} <= printed["$defs"].keys()
    assert "class" in printed["$defs"]["Ending"]["properties"]
