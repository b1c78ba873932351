"""What the window lets be heard: one tree for screen readers and voices, and a few sounds."""

import pygame
import pytest

from game.present.gallery import gallery
from game.scenario.load import load
from game.screens.accessible import ROOT, Ids, description, tell
from game.screens.app import Loop, Opening, open_window
from game.screens.ears import Ears, focus_in_words, page_in_words
from game.screens.headless import make_screen
from game.screens.player import Player
from game.screens.sounds import MADE, RATE, sixteen_bit
from game.screens.theme import Settings
from game.screens.voice import SPEAKERS, Speaker, Voice
from tests.screens.desks import FakeDesk
from tests.screens.fixtures import PAGES
from tests.text.conftest import TINY

SIZES = [((1366, 768), 100), ((1024, 600), 200)]


@pytest.fixture(scope="module")
def pages():
    scenario = load(TINY).scenario
    return [*(make() for make in PAGES.values()), *gallery(scenario)]


class Talker:
    """A speaking program that writes down what it is given."""

    def __init__(self, heard):
        self.heard, self.stdin, self.over = heard, self, False

    def write(self, data):
        self.heard.append(data.decode("utf-8"))

    def close(self):
        pass

    def poll(self):
        return 0 if self.over else None

    def kill(self):
        self.over = True


@pytest.fixture
def heard():
    return []


@pytest.fixture
def voice(heard):
    talkers = []

    def start(command):
        heard.append(tuple(command))
        talkers.append(Talker(heard))
        return talkers[-1]

    voice = Voice(Speaker("voice", lambda rate: ("voice", str(rate))), start)
    voice.talkers = talkers
    return voice


# The tree.


@pytest.mark.parametrize(("size", "text"), SIZES)
def test_every_action_that_can_have_the_focus_is_told_by_a_name(pages, size, text):
    for page in pages:
        screen = make_screen(page, size, Settings(text=text))
        telling = tell(screen, Ids())
        known = {told.id: told for told in telling.nodes}
        assert len(known) == len(telling.nodes), page.id
        reached = reach(known, ROOT)
        assert reached == set(known), page.id
        ids = Ids()
        again = tell(screen, ids)
        told = {ids.node(each.id) for each in again.nodes if each.focusable}
        assert set(screen.focus.nodes) <= told, page.id
        assert all(each.name for each in again.nodes if each.focusable), page.id


def reach(known, number):
    found = {number}
    for kid in known[number].kids:
        assert kid not in found
        found |= reach(known, kid)
    return found


def test_the_focus_is_told(pages):
    for page in pages:
        screen = make_screen(page, (1366, 768))
        telling = tell(screen, Ids())
        told = {each.id: each for each in telling.nodes}[telling.focus]
        assert screen.focus.node is None or told.focusable


def test_a_thing_keeps_its_number_while_it_means_the_same(pages):
    ids = Ids()
    for page in pages[:12]:
        small = tell(make_screen(page, (1024, 600), Settings(text=200)), ids)
        wide = tell(make_screen(page, (1920, 1080)), ids)
        numbers = {told.name: told.id for told in small.nodes if told.role == "main"}
        assert all(numbers.get(t.name, t.id) == t.id for t in wide.nodes if t.role == "main")


def test_an_option_tells_its_detail_and_what_is_expected_of_it():
    screen = make_screen(PAGES["matters"](), (1366, 768))
    told = [each for each in tell(screen, Ids()).nodes if each.role == "choice"]
    assert "Havana" in told[0].description
    assert "should" in told[0].description


def test_a_gauge_tells_name_value_and_share():
    screen = make_screen(PAGES["matters"](), (1366, 768))
    meters = [each for each in tell(screen, Ids()).nodes if each.role == "meter"]
    assert meters
    assert all(each.name and each.value for each in meters)
    assert any(each.share is not None for each in meters)


def test_a_table_is_told_row_by_row_under_its_heads(pages):
    rows = [
        told.name
        for page in pages
        for told in tell(make_screen(page, (1366, 768)), Ids()).nodes
        if told.role == "text" and "; " in told.name and ": " in told.name
    ]
    assert rows


# The voice.


def test_a_page_is_read_without_its_header_and_footer():
    page = PAGES["matters"]()
    words = page_in_words(make_screen(page, (1366, 768)), Ids())
    assert page.title in words
    assert "Sign the order" in words
    assert page.header.clocks[0].time not in words
    assert words.count(page.title) == 1


def test_what_has_the_focus_is_read_with_its_detail():
    screen = make_screen(PAGES["matters"](), (1366, 768))
    words = focus_in_words(screen, Ids())
    assert words.startswith(screen.focus.node.name)
    assert description(screen.focus.node).split(".")[0] in words


def test_what_is_said_last_ends_what_was_said_before(voice, heard):
    voice.say("One")
    voice.say("Two", 225)
    assert heard == [("voice", "175"), "One", ("voice", "225"), "Two"]
    assert [talker.over for talker in voice.talkers] == [True, False]
    voice.stop()
    assert not voice.speaking


def test_no_voice_and_no_words_are_no_error(voice, heard):
    Voice(None).say("Nobody hears this")
    voice.say("   ")
    assert heard == []


def test_a_program_that_cannot_be_started_leaves_silence():
    def refuse(_command):
        raise FileNotFoundError

    voice = Voice(Speaker("gone", lambda rate: ("gone",)), refuse)
    voice.say("Words")
    assert not voice.speaking


@pytest.mark.parametrize("speaker", SPEAKERS, ids=lambda each: each.name)
def test_no_text_of_a_page_ever_stands_on_a_command_line(speaker):
    for rate in (125, 175, 275):
        command = speaker.command(rate)
        assert command[0] == speaker.name
        assert all(isinstance(part, str) for part in command)


@pytest.fixture
def loop(voice):
    desk = FakeDesk(PAGES["council"](), Settings(reduced_motion=True, speech=True))
    opening = Opening()
    made = Loop(desk, open_window(opening), opening)
    made.ears = Ears(voice, Player(), None)
    made.ears.follow(made.viewer)
    yield made
    pygame.quit()


def key(loop, code, text="", mod=0):
    loop.take(pygame.event.Event(pygame.KEYDOWN, key=code, unicode=text, mod=mod))
    loop.ears.follow(loop.viewer)


def test_with_speech_on_a_page_is_read_as_it_opens_and_then_what_gets_the_focus(loop, heard):
    assert loop.desk.shown.title in heard[1]
    key(loop, pygame.K_TAB)
    assert heard[-1].startswith(loop.viewer.screen.focus.node.name)


def test_r_reads_shift_r_reads_the_page_and_r_again_stops(loop, heard):
    key(loop, pygame.K_r, "r")
    assert not loop.ears.voice.speaking
    key(loop, pygame.K_r, "r")
    assert heard[-1].startswith(loop.viewer.screen.focus.node.name)
    loop.ears.voice.stop()
    key(loop, pygame.K_r, "R", pygame.KMOD_SHIFT)
    assert loop.desk.shown.title in heard[-1]


def test_a_screen_reader_presses_focuses_and_types(loop):
    controls, viewer = loop.controls, loop.viewer
    other = viewer.screen.focus.nodes[-1]
    controls.grant(other, "focus", "")
    assert viewer.screen.focus.node is other
    asking = next(each for each in viewer.screen.focus.nodes if each.role == "person")
    controls.grant(asking, "press", "")
    assert loop.desk.asked[-1][0] == asking.action


def test_a_request_for_what_is_no_longer_there_does_nothing(loop):
    gone = make_screen(PAGES["matters"](), (1366, 768)).focus.nodes[0]
    before = list(loop.desk.asked)
    loop.controls.grant(gone, "press", "")
    assert loop.desk.asked == before


# The sounds.


@pytest.mark.parametrize("cue", MADE)
def test_a_sound_is_short_and_within_bounds(cue):
    samples = MADE[cue]()
    assert 0.1 * RATE < len(samples) < 3 * RATE
    assert 0.1 < abs(samples).max() <= 1
    assert len(sixteen_bit(samples)) == 2 * len(samples)
    assert (MADE[cue]() == samples).all()


def test_without_a_sound_card_nothing_is_played_and_nothing_fails(monkeypatch):
    def refuse(*_arguments):
        raise pygame.error("no card")

    monkeypatch.setattr(pygame.mixer, "init", refuse)
    player = Player()
    player.play(["stamp", "teletype"], 0)
    player.hush()
    player.tick(10_000)
    assert not player.open


def test_the_sound_card_is_given_back_after_a_while():
    player = Player()
    player.play(["stamp"], 0)
    if not player.open:
        pytest.skip("no sound driver here")
    pygame.mixer.stop()
    player.tick(10_000)
    assert not player.open


def test_an_unknown_cue_is_silent():
    player = Player()
    player.play(["trumpet"], 0)
    player.hush()
    if player.open:
        player.close()
