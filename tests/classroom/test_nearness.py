"""How close a class came: curves that rest on the rules, the same for the same class."""

import pytest

from game.classroom import nearness as near_by
from game.classroom.nearness import bands, nearness
from game.classroom.report import page
from game.classroom.sheets import sheets
from tests.classroom.school import codes, collected, kernels, summary_of, tiny

CODES = codes(6)


@pytest.fixture(scope="module")
def summary():
    return summary_of("\n".join(f"N{n} {code}" for n, code in enumerate(CODES)))


@pytest.fixture(scope="module")
def near(summary):
    found = nearness(summary, kernels())
    assert found is not None
    return found


def test_there_is_a_point_for_each_evening_and_one_for_how_it_closed(summary, near):
    for run, curve in zip(summary.runs, near.curves, strict=True):
        assert [day for day, _ in curve][: len(run.evenings)] == list(run.evenings)
        if run.ending is not None and run.evenings:
            assert curve[-1][1] == (100.0 if run.ending.kind == near.kind else 0.0)
        assert all(0 <= value <= 100 for _, value in curve)


def test_the_same_evening_is_judged_alike_in_every_run(summary, near):
    judged = {}
    for run, curve in zip(summary.runs, near.curves, strict=True):
        for (day, state), (at, value) in zip(run.evenings.items(), curve, strict=False):
            assert day == at
            assert judged.setdefault(state, value) == value


def test_judging_in_parts_changes_nothing(summary, near, monkeypatch):
    monkeypatch.setattr(near_by, "ROWS", near.plays * 3)
    assert nearness(summary, kernels()) == near


def test_bands_hold_every_run_between_lowest_and_highest(summary, near):
    for band in bands(near, len(tiny().days)):
        held = [value for curve in near.curves for day, value in curve if day == band.day]
        assert band.runs == len(held)
        assert band.low == min(held) <= band.middle <= max(held) == band.high


def test_the_report_tells_it_only_where_it_was_judged(summary, near):
    assert "How close it came" not in page(summary)
    told = page(summary, near=near)
    assert "How close it came" in told
    assert "One standard error" in told
    assert [s.name for s in sheets(summary, (), near)].count("nearness") == 1
    assert "nearness" not in [s.name for s in sheets(summary, ())]


def test_a_class_without_runs_has_no_curves():
    from game.classroom.summary import summarise

    assert nearness(summarise(tiny(), collected("nothing"), kernels()), kernels()) is None


def test_the_paper_draws_the_curves_too(summary, near, tmp_path):
    pytest.importorskip("reportlab")
    from game.classroom.pdf import write_pdf

    write_pdf(summary, tmp_path / "with.pdf", "10B", near)
    write_pdf(summary, tmp_path / "without.pdf", "10B")
    assert (tmp_path / "with.pdf").stat().st_size > (tmp_path / "without.pdf").stat().st_size
