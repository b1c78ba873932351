"""How the game is seen, heard and read: asked at the first start, and open at any time."""

from __future__ import annotations

from dataclasses import replace

from game.present import reading
from game.present.page import Action, Block, Group, Page, Prose
from game.present.settings import RATES, TEXT_SIZES, Settings
from game.scenario.levels import named
from game.scenario.model import Scenario

SPEEDS = dict(zip(RATES, ("Slow", "Normal", "Fast", "Very fast"), strict=True))


def first_start(scenario: Scenario, settings: Settings) -> Page:
    """The question of the first start: motion, text and contrast."""
    page = settings_page(scenario, settings)
    main: tuple[Block, ...] = (
        Prose(
            "Before the first page: may things move on the screen? You can change all of "
            "this at any time under Settings.",
            "lead",
        ),
        *page.main,
    )
    actions = tuple(action for action in page.actions if action.id != "close")
    return Page(
        id="first-start",
        kind="settings",
        title="How shall it look?",
        main=main,
        side=page.side,
        actions=(*actions, Action("settings:done", "On to the title", "main")),
        keys=page.keys,
        focus="settings:done",
        announcement="How shall it look?",
    )


def settings_page(scenario: Scenario, settings: Settings, *, playing: bool = False) -> Page:
    """Text, contrast, motion, sound, and at which level the texts are read."""
    levels = reading.choices(scenario.head, "settings:level", settings.level, unset=not playing)
    sizes = tuple(
        Action(f"settings:text:{size}", f"{size} %", "toggle", pressed=settings.text == size)
        for size in TEXT_SIZES
    )
    switches = (
        ("contrast", "High contrast", settings.theme == "high-contrast"),
        ("reading", "Reading font, wider spacing", settings.reading_font),
        ("motion", "Less motion", settings.reduced_motion),
        ("plain", HARD_WORDS, settings.plain_words),
        ("hints", "Hints on the first day", settings.hints != "off"),
        ("captions", "Captions for sounds", settings.captions),
        ("sound", "Sound", settings.sound),
        ("speech", "Read pages aloud", settings.speech),
        ("warning", "Warn before the nuclear ending", settings.war_warning),
    )
    toggles = tuple(
        Action(f"settings:{name}", label, "toggle", pressed=on) for name, label, on in switches
    )
    toggles = tuple(_explained(each, scenario, settings) for each in toggles)
    rates = tuple(
        Action(
            f"settings:rate:{rate}", SPEEDS[rate], "toggle", pressed=settings.speech_rate == rate
        )
        for rate in RATES
    )
    main = (
        Group("Size of text", tuple(action.id for action in sizes)),
        *reading.group(levels),
        Group("To see", tuple(action.id for action in toggles[:5])),
        Group("To hear and to be warned", tuple(action.id for action in toggles[5:])),
        Group(
            "Speed of the voice",
            tuple(action.id for action in rates),
            "R reads what has the focus, Shift R the whole page. Any key stops it.",
        ),
    )
    return Page(
        id="settings",
        kind="settings",
        title="Settings",
        main=main,
        side=(Prose(scenario.head.content_note, "note"),),
        actions=(
            *sizes,
            *levels,
            *toggles,
            *rates,
            Action("settings:text-up", "Larger text", "secondary", key="+"),
            Action("settings:text-down", "Smaller text", "secondary", key="-"),
            Action("close", "Back", "main", key="escape"),
        ),
        keys=(("Tab", "move"), ("Space", "change"), ("Esc", "back")),
        focus="close",
        announcement="Settings.",
        back="close",
    )


HARD_WORDS = "Explain hard words on the page"


def _explained(action: Action, scenario: Scenario, settings: Settings) -> Action:
    """The switch for hard words, which is on and stays on where the level explains them."""
    level = named(scenario.head, settings.level)
    if action.id != "settings:plain" or level is None or not level.explains:
        return action
    why = f"The level “{level.name}” explains them always."
    return replace(action, pressed=True, enabled=False, why_not=why)
