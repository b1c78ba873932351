from dataclasses import replace
from itertools import combinations, pairwise

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.present.page import Action, Card, Move, Prose, StanceLine, StanceMark, Table
from game.screens.cards import DeskCard
from game.screens.chartnodes import LargeChart
from game.screens.headless import make_kit, make_screen, render, tree
from game.screens.inspecting import actions_without_place, faults, rings_outside
from game.screens.knots import Knot
from game.screens.layouts.charting import KeyRow
from game.screens.mapnode import MapNode
from game.screens.options import Option
from game.screens.people import Stance, Tile, parted
from game.screens.tables import TableNode
from game.screens.theme import Settings
from tests.screens.fixtures import PAGES

SIZES = ((1024, 600), (1366, 768), (1920, 1080))
LOOKS = (
    Settings(),
    Settings(text=150, theme="high-contrast"),
    Settings(text=200),
    Settings(text=125, reading_font=True),
    Settings(text=200, reading_font=True, theme="high-contrast"),
)


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_clipped_covered_or_out_of_reach(kind, size):
    for look in LOOKS if size[0] < 1900 else LOOKS[::2]:
        screen = make_screen(PAGES[kind](), size, look)
        told = f"{kind} {size} {look}"
        assert faults(screen) == [], told
        assert actions_without_place(screen) == [], told
        assert rings_outside(screen) == [], told


@pytest.mark.parametrize("kind", PAGES)
def test_what_can_be_pressed_is_large_enough_and_named(kind):
    screen = make_screen(PAGES[kind](), (1366, 768))
    for node in screen.focus.nodes:
        assert node.name, node
        if node.role in ("button", "option", "card", "person", "toggle", "scale", "tab"):
            low = 30 if type(node).__name__ == "PressedHint" else 40
            assert node.rect.height >= min(low, 20 if low == 30 else 40), (node.name, node.rect)


@pytest.mark.parametrize("kind", PAGES)
def test_the_focus_can_be_seen(kind):
    from pygame.image import tobytes

    screen = make_screen(PAGES[kind](), (1024, 600))
    for node in screen.focus.nodes[:6]:
        screen.focus.node = None
        before = pygame.Surface((1024, 600))
        screen.focus.take(node)
        screen.focus.node = None
        screen.paint(before)
        after = pygame.Surface((1024, 600))
        screen.focus.node = node
        screen.paint(after)
        assert tobytes(before, "RGB") != tobytes(after, "RGB"), node.name


@pytest.mark.parametrize("kind", PAGES)
def test_every_page_is_drawn_at_every_theme(kind):
    for theme in ("normal", "high-contrast"):
        surface = render(PAGES[kind](), (1366, 768), Settings(theme=theme))
        assert surface.get_size() == (1366, 768)
        assert (
            len({surface.get_at((x, y))[:3] for x in range(5, 1366, 40) for y in range(5, 768, 40)})
            > 2
        )


def test_the_tree_names_what_is_on_the_page():
    info = tree(PAGES["matters"](), (1366, 768))
    named = {(node.role, node.name) for node in info.walk()}
    assert ("option", "Stop every ship") in named
    assert any(role == "meter" and name.startswith("Shared risk of war") for role, name in named)


@pytest.mark.parametrize("theme", ["normal", "high-contrast"])
def test_text_can_be_read_on_its_ground(theme):
    from game.art.palette import contrast
    from game.screens.theme import look_for

    for ground in ("paper", "sheet", "shade", "night", "end", "ink"):
        look = look_for(theme, ground)
        assert contrast(look.text, look.ground) >= 4.5, ground
        assert contrast(look.quiet, look.ground) >= 4.5, ground
        if ground not in ("night", "end", "ink"):
            assert contrast(look.accent, look.ground) >= 4.5, ground


def test_an_unknown_mix_of_blocks_is_still_laid_out():
    from dataclasses import replace

    pages = {kind: make() for kind, make in PAGES.items()}
    every = {type(block): block for page in pages.values() for block in (*page.main, *page.side)}
    actions = {action.id: action for page in pages.values() for action in page.actions}
    mixed = replace(
        pages["codex"],
        main=tuple(every.values()),
        side=tuple(reversed(every.values())),
        actions=tuple(actions.values()),
    )
    for kind in PAGES:
        for look in (Settings(), Settings(text=200)):
            screen = make_screen(replace(mixed, kind=kind), (1366, 768), look)
            assert screen.focus.nodes, kind


def matters_of(count):
    """The page of a matter with so many answers."""
    page = PAGES["matters"]()
    cards = [one for one in page.main if hasattr(one, "supporters")]
    others = [one for one in page.main if one not in cards]
    return replace(page, main=(*others, *(cards * count)[:count]))


def test_answers_of_a_matter_are_set_closer_all_alike_before_anything_scrolls():
    few, many = (
        [
            one.dense
            for one in make_screen(matters_of(count), (1366, 768)).root.walk()
            if isinstance(one, Option)
        ]
        for count in (3, 6)
    )
    assert set(few) == {0}
    assert len(set(many)) == 1
    assert many[0] > 0


def test_a_table_without_room_for_its_words_is_told_row_by_row():
    kit = make_kit((1366, 768), Settings())
    table = Table("Odds", ("Adviser", "Questions", "Distance"), (("Everybody", "12", "0.67"),))
    node = TableNode(kit, table, kit.look("paper"))
    node.arrange(pygame.Rect(0, 0, 600, node.measure(600)))
    assert "Questions" in [kid.name for kid in node.kids]
    node.arrange(pygame.Rect(0, 0, 150, node.measure(150)))
    assert [kid.name for kid in node.kids] == [
        "Odds",
        "Everybody",
        "Questions: 12",
        "Distance: 0.67",
    ]
    assert all(kid.rect.right <= 150 for kid in node.kids)


def test_little_text_is_set_larger_than_much():
    def size(words):
        body = replace(PAGES["codex"](), main=(Prose(words),), side=())
        nodes = make_screen(body, (1366, 768)).root.walk()
        return next(one.type_size for one in nodes if one.name.strip() == words)

    assert size("A few words.") > size(" ".join(["Very many words."] * 300))


def test_things_that_stand_side_by_side_part_about_where_they_wish_to_stand():
    assert parted([], 30, 400) == []
    assert parted([50, 200, 300], 30, 400) == [50, 200, 300]
    assert parted([100, 110], 30, 400) == [90, 120]
    assert parted([5, 5, 400], 30, 400) == [15, 45, 385]


@given(st.lists(st.floats(0, 400), max_size=8).map(sorted))
def test_parted_things_never_cover_each_other_and_stay_in_order(wished):
    places = parted(wished, 30, 400)
    assert len(places) == len(wished)
    assert all(after - before > 30 - 1e-6 for before, after in pairwise(places))
    assert all(15 - 1e-6 <= place <= 385 + 1e-6 for place in places)


def test_people_beside_each_other_have_plates_and_faces_of_one_size():
    screen = make_screen(PAGES["council"](), (1366, 768))
    tiles = [node for node in screen.root.walk() if isinstance(node, Tile)]
    assert len(tiles) > 1
    assert len({(tile.rect.size, tile.plate(tile.rect.width)) for tile in tiles}) == 1


@pytest.mark.parametrize("size", SIZES[:2])
def test_what_advisers_foretell_of_the_knot_has_room_below_it(size):
    screen = make_screen(PAGES["matters"](), size, Settings(reading_font=True))
    knot = next(node for node in screen.root.walk() if isinstance(node, Knot))
    for move in (Move(2, known=False), Move(1, known=False), Move(-2), Move(2)):
        knot.expect(move)
        assert knot.caption.text
        assert knot.caption.rect.bottom <= knot.rect.bottom


@pytest.mark.parametrize("text", [100, 150, 200])
def test_names_of_land_and_water_never_stand_on_each_other(text):
    screen = make_screen(PAGES["map"](), (1024, 600), Settings(text=text))
    chart = next(node for node in screen.root.walk() if isinstance(node, MapNode))
    shown = [label.rect for _, label in chart.names if label in chart.kids]
    assert len(shown) > 2
    assert not any(one.colliderect(other) for one, other in combinations(shown, 2))


def test_ends_of_the_line_of_stances_stand_beside_the_names_where_room_is_short():
    kit = make_kit((1366, 768), Settings())
    people = [StanceMark(number, "Kozlov", 30 * number) for number in (1, 2, 3)]
    line = StanceLine("give ground", "press on", tuple(people))
    stance = Stance(kit, line, kit.look("paper"))
    before = stance.measure(430)
    assert stance.tighten()
    assert not stance.tighten()
    assert stance.measure(430) < before
    stance.arrange(pygame.Rect(0, 0, 430, stance.measure(430)))
    names = [name.rect for _, _, name in stance.marks]
    ends = [stance.low.rect, stance.high.rect]
    assert not any(end.colliderect(name) for end in ends for name in names)
    assert max(end.bottom for end in ends) <= stance.rect.bottom


def test_what_the_lines_of_charts_mean_stands_beside_the_title_or_above_the_plot():
    page = replace(PAGES["debrief-gauges"](), note="No score.")
    for size, text in (((1920, 1080), 100), ((1024, 600), 200)):
        screen = make_screen(page, size, Settings(text=text))
        chart = next(node for node in screen.root.walk() if isinstance(node, LargeChart))
        assert chart.legend is not None
        assert chart.legend.rect.bottom <= chart.place.top + 10
        assert chart.rect.left <= chart.legend.rect.left
        assert chart.legend.rect.right <= chart.rect.right


def test_a_card_on_a_sheet_is_no_sheet_on_its_like():
    kit = make_kit((1366, 768), Settings())
    card, action = Card("open:x", "A paper"), Action("open:x", "A paper", "card")
    for ground in ("sheet", "shade", "manila"):
        assert DeskCard(kit, action, card, kit.look(ground)).look.ground != kit.look(ground).ground


def test_ships_of_neither_side_have_a_row_of_their_own_in_the_key():
    page = PAGES["map"]()
    block = page.main[0]
    ship = next(one for one in block.pieces if one.kind == "ship")
    foreign = replace(ship, id="foreign", side="other")
    both = replace(page, main=(replace(block, pieces=(*block.pieces, foreign)),), side=())
    for shown, wanted in ((page, {"ship"}), (both, {"ship", "other-ship"})):
        screen = make_screen(replace(shown, side=()), (1024, 600), Settings(text=200))
        signs = {node.sign for node in screen.root.walk() if isinstance(node, KeyRow)}
        assert signs & {"ship", "other-ship"} == wanted
