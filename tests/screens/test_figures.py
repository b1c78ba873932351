"""What a chart shows in figures is the same drawn, spoken, as a table and in a terminal."""

from dataclasses import replace

import pytest

from game.present.page import Chart, OptionCard, RiskChart, RiskRange, Series
from game.present.spoken import in_hundredths
from game.screens.chartwords import chart_table, in_words
from game.screens.headless import make_kit, make_screen
from game.screens.options import Option
from game.screens.riskchart import risk_table
from game.screens.smallcharts import SmallChart
from game.screens.theme import Settings
from game.text.charts import chart_lines, risk_lines
from tests.screens.fixtures import PAGES

CHART = Chart("Grip", "small", 1, (Series("You", "yours", ((0.0, 50.0), (1.0, 42.9))),))


def test_a_gauge_stands_everywhere_in_the_whole_points_that_the_play_showed():
    assert chart_table(CHART).rows[0][1] == "42"
    assert "You, day by day: 42." in in_words(CHART)
    assert chart_lines(CHART, 80)[-1].split() == ["1", "42"]
    kit = make_kit((1366, 768), Settings())
    assert SmallChart(kit, CHART, kit.look("paper")).yours_end.text == "42"


@pytest.mark.parametrize(
    ("share", "told"),
    [(0.0, "under 1"), (0.6, "under 1"), (1.0, "1"), (98.6, "99"), (99.6, "over 99")],
)
def test_a_share_is_never_none_and_never_all(share, told):
    assert in_hundredths(share) == told
    chart = RiskChart(
        "How close", "", 1, 100, (), ((1.7, share),), (), (RiskRange(1.7, share, share),), (),
        ("you", "1900", "others", "choices", "luck"), "", 1,
    )  # fmt: skip
    assert risk_table(chart).rows[0] == ("1", told, "", f"{told} to {told}")
    assert any(f"{told} to {told}" in line for line in risk_lines(chart, 200))


def test_who_is_for_an_answer_is_seen_also_where_he_has_no_number():
    page = PAGES["matters"]()
    first = next(each for each in page.main if isinstance(each, OptionCard))
    alone = replace(first, advisers=(), supporters=("Hale",))
    both = replace(first, advisers=(2,), supporters=("Moor", "Hale"))
    for card, named in ((alone, "Hale"), (both, "Moor, Hale")):
        main = tuple(card if each is first else each for each in page.main)
        screen = make_screen(replace(page, main=main), (1366, 768))
        option = next(node for node in screen.root.walk() if isinstance(node, Option))
        assert option.support is not None
        assert option.support.label.text.endswith(named.upper())
        assert len(option.support.discs) == len(card.advisers)
