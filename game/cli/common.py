"""What the commands share: finding a scenario, reading options, speaking of trouble."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from game.data import data_root
from game.scenario.nearest import nearest
from game.scenario.values import Length

if TYPE_CHECKING:
    from game.play.classcode import ClassSetting
    from game.play.record import Settings
    from game.scenario.levels import Levels
    from game.scenario.model import Scenario

DEFAULT_SCENARIO = "cuba-1962"
TROUBLE = 2
"""The exit status for input that a command cannot use."""

SEED_BITS = 64
CLASS_SYMBOLS = 4


class TroubleError(Exception):
    """Something a person can mend. Its text is the one line that says what."""


def trouble(message: str) -> NoReturn:
    """Leave a command with one clear line; `main` prints it and exits with 2."""
    raise TroubleError(message)


def scenario_folder(name: str) -> Path:
    """The folder of a scenario, by its path or by the name of a bundled one."""
    path = Path(name)
    if (path / "scenario.yaml").is_file():
        return path
    bundled = data_root() / "scenarios" / name
    if path.name == name and (bundled / "scenario.yaml").is_file():
        return bundled
    known = sorted(each.parent.name for each in (data_root() / "scenarios").glob("*/scenario.yaml"))
    near = nearest(name, known)
    offer = f"; did you mean “{near[0]}”?" if near else f"; there is: {', '.join(known) or 'none'}"
    trouble(f"no scenario “{name}” (a folder with scenario.yaml in it){offer}")


def load_scenario(name: str) -> Scenario:
    """A scenario, checked. The findings go to standard error where it has faults."""
    return load_levels(name).whole


def load_levels(name: str) -> Levels:
    """A scenario, checked, with its levels of reading; see `load_scenario`."""
    from game.scenario.levels import Levels
    from game.scenario.load import load

    folder = scenario_folder(name)
    loaded = load(folder)
    if loaded.scenario is None:
        for finding in loaded.findings[:10]:
            print(finding, file=sys.stderr)
        trouble(f"the scenario in {folder} has faults; “check {name}” lists them all")
    return Levels(loaded.scenario, loaded.mirrors, folder)


def known_level(scenario: Scenario, level: str) -> str:
    """A level of reading as it was typed; leaves the command where the scenario has none such."""
    known = [each.id for each in scenario.head.reading_levels]
    if level and level not in known:
        near = nearest(level, known)
        offer = f"did you mean “{near[0]}”?" if near else f"there is: {', '.join(known) or 'none'}"
        trouble(f"no level of reading “{level}”; {offer}")
    return level


def read_at(levels: Levels, length: Length, *wishes: str) -> Scenario:
    """A scenario at the first level that is wished for, else at the length's own."""
    from game.present.reading import beginning

    return levels.at(beginning(levels.whole.head, length, *wishes))


def seed_of(word: str) -> int:
    """The seed that a number or a class word stands for.

    A whole number is itself, unless it has four digits: four symbols are a class
    code. Any other word gives 20 bits, so that a word on the board is enough.
    """
    from game.play.symbols import class_seed

    text = word.strip()
    if text.isdigit() and len(text) != CLASS_SYMBOLS:
        number = int(text)
        if number >= 1 << SEED_BITS:
            trouble(f"the seed {text} is too large: at most {(1 << SEED_BITS) - 1}")
        return number
    if text.startswith("-") and text[1:].isdigit():
        trouble(f"the seed {text} is negative: use 0 or more, or a word")
    try:
        return class_seed(text)
    except ValueError as error:
        trouble(str(error))


@dataclass(frozen=True, slots=True)
class Wish:
    """What the player asked for on the command line, before it is made into settings."""

    length: Length
    luck: str
    temperament: str
    motive: str
    seed: str
    class_code: str = ""
    level: str = ""  # of reading


def settings_of(wish: Wish, scenario: Scenario, *, many: bool = False) -> tuple[Settings, int]:
    """Settings and seed from a wish.

    A seed alone means drawn luck; so do many plays at once, which would all be
    alike otherwise.
    """
    from game.play.record import Settings

    known_level(scenario, wish.level)
    if wish.class_code:
        setting = class_setting(wish, scenario)
        return setting.settings(wish.motive), setting.seed
    drawn = bool(wish.seed) or many
    luck = wish.luck or ("drawn" if drawn else "documented")
    motives = [motive.id for motive in scenario.head.motives]
    if wish.motive and wish.motive not in motives:
        trouble(f"no motive “{wish.motive}”; there is: {', '.join(motives) or 'none'}")
    for name, value in (("luck", luck), ("temperament", wish.temperament)):
        if value not in ("documented", "drawn"):
            trouble(f"--{name} is “documented” or “drawn”, not “{value}”")
    settings = Settings(wish.length, luck, wish.temperament, wish.motive)
    return settings, seed_of(wish.seed) if wish.seed else 1


def class_setting(wish: Wish, scenario: Scenario) -> ClassSetting:
    """What the class code of a wish settles; it stands above all but the motive."""
    from game.play.classcode import BadClassCode, read_class_code

    if wish.seed or wish.luck:
        trouble("leave out --seed and --luck: the class code settles both")
    try:
        return read_class_code(scenario.head.id, wish.class_code)
    except BadClassCode as error:
        trouble(str(error))
