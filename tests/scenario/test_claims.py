"""What `check --history` counts: every claim, how sure it is, and what it rests on."""

from game.data import data_root
from game.scenario.checks.view import View
from game.scenario.claims import as_list, as_table, claims, counts, lacking, unproven
from game.scenario.load import load
from game.scenario.values import Confidence
from tests.scenario import tiny


def view_of(checked):
    return View(checked.loaded.draft, checked.loaded.places)


def shipped():
    loaded = load(data_root() / "scenarios" / "cuba-1962")
    return View(loaded.draft, loaded.places)


TINY = view_of(tiny.with_files({}))


def one(view, kind, name):
    return next(claim for claim in claims(view) if (claim.kind, claim.name) == (kind, name))


def test_no_claim_of_the_shipped_scenario_is_without_a_source_or_a_confidence():
    table = counts(shipped())
    wanted = {"decision", "option", "outcome", "paper", "person", "codex entry", "document"}
    wanted |= {"envelope", "evening answer", "warrant", "what was decided", "ending", "epilogue"}
    assert wanted <= table.keys()
    assert lacking(table) == 0


def test_each_claim_is_counted_once_under_its_confidence():
    for row in counts(TINY).values():
        assert row["all"] == sum(row[str(member)] for member in Confidence) + row["no confidence"]


def test_an_outcome_borrows_the_sources_of_its_option():
    assert [source.id for source in one(TINY, "outcome", "unheard").sources] == ["log"]


def test_a_warrant_is_as_sure_as_its_path():
    assert one(TINY, "warrant", "announce").confidence is Confidence.INVENTED


def test_a_missing_confidence_and_a_missing_source_are_counted():
    checked = tiny.replaced(
        [
            (
                "days/02.yaml",
                "No shot was fired.\n  confidence: invented\n",
                "No shot was fired.\n",
            ),
            ("world.yaml", "confidence: invented, sources: [log]}", "confidence: invented}"),
        ]
    )
    before, after = counts(TINY), counts(view_of(checked))
    assert after["evening answer"]["no confidence"] == 1
    assert after["prologue"]["no source"] == before["prologue"]["no source"] + 1
    assert lacking(after) == lacking(before) + 2


def test_claims_that_rest_on_memory_are_listed_with_their_place():
    checked = tiny.broken(
        "people.yaml",
        "locator: Shelf 3\n    verified: read",
        "locator: Shelf 3\n    verified: memory",
    )
    found = [item for item in unproven(view_of(checked)) if item.claim.kind != "historian"]
    assert found
    assert {item.sources for item in found} == {("log",)}
    listed = as_list(view_of(checked))
    assert "days/01.yaml:6:5: paper d01-log (invented): log, and nothing else" in listed


def test_a_historian_who_is_told_from_memory_is_listed_with_his_work():
    assert [(item.claim.name, item.sources) for item in unproven(TINY)] == [
        ("B. Wrack", ("Weather and War (1931)",))
    ]


def test_a_source_beside_the_unproven_one_is_told():
    checked = tiny.replaced(
        [
            ("people.yaml", '1921"\n    verified: read', '1921"\n    verified: memory'),
            (
                "days/02.yaml",
                "The ferries sleep at the quay.\n        confidence: invented\n        sources: [",
                "The ferries sleep at the quay.\n        confidence: invented\n        sources: [memoir, ",
            ),
        ]
    )
    assert "option keep-away (invented): memoir, beside others" in as_list(view_of(checked))


def test_the_table_has_a_line_for_each_kind_and_a_sum():
    lines = as_table(counts(TINY)).splitlines()
    assert len(lines) == len(counts(TINY)) + 2
    assert lines[-1].split()[:3] == ["all", "claims", str(len(claims(TINY)))]
