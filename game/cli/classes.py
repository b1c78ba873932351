"""Commands for teachers: the class code, and deleting plays for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from game.cli.common import known_level, load_levels, load_scenario, read_at, trouble
from game.data import data_root
from game.play.classcode import ClassSetting, release_word, write_class_code
from game.play.saves import open_saves
from game.play.symbols import class_seed
from game.present.classing import level_of, settled
from game.scenario.values import Length

LUCKS = ("documented", "drawn")


@dataclass(frozen=True, slots=True)
class Switches:
    """What a class code turns on: secret motives, hard words explained, a held debrief, a level."""

    motives: bool
    plain: bool
    held: bool
    level: str = ""  # of reading


def class_code(  # noqa: PLR0913 (one parameter an option)
    name: str, word: str, length: Length, luck: str, temperament: str, switches: Switches
) -> int:
    """Print a class code, what it settles, and how a class uses it."""
    scenario = load_scenario(name)
    for option, value in (("luck", luck), ("temperament", temperament)):
        if value not in LUCKS:
            trouble(f"--{option} is “documented” or “drawn”, not “{value}”")
    if length not in scenario.head.lengths:
        trouble(f"this scenario has no length “{length}”")
    try:
        seed = class_seed(word)
    except ValueError as error:
        trouble(str(error))
    levels = ["", *(each.id for each in scenario.head.reading_levels)]
    level = levels.index(known_level(scenario, switches.level))
    setting = ClassSetting(
        seed, length, luck, temperament, switches.motives, switches.plain, switches.held, level
    )
    code = write_class_code(scenario.head.id, setting)
    print(f"Class code: {code}\n")
    for label, value in settled(scenario, setting):
        print(f"  {label}: {value}")
    print("\nStudents type it under “New game”, or start with:")
    print(f"  python main.py --class {code}")
    if setting.held:
        print(f"\nThe word that opens the debrief, for you alone until then: {release_word(seed)}")
    return 0


def lesson_pack(name: str, out: Path, code: str, *, force: bool) -> int:
    """Write the printable pack and the paper edition of a scenario."""
    from game.classroom.pack import PACK, write_pack
    from game.cli.faces import faces
    from game.play.classcode import BadClassCode, read_class_code

    levels = load_levels(name)
    scenario = levels.whole
    if out.exists() and not out.is_dir():
        trouble(f"{out} is a file; --out wants a folder")
    if (out / PACK).exists() and not force:
        trouble(f"there is a pack in {out} already; --force writes over it")
    setting = None
    try:
        setting = read_class_code(scenario.head.id, code) if code else None
    except BadClassCode as error:
        trouble(str(error))
    told = settled(scenario, setting) if setting else ()
    shown = write_class_code(scenario.head.id, setting) if setting else ""
    if setting:
        scenario = read_at(levels, setting.length, level_of(scenario, setting))
    try:
        written = write_pack(scenario, out, shown, setting, told, faces(scenario))
    except OSError as error:
        trouble(f"the pack cannot be written to {out}: {error.strerror or error}")
    print(f"Written to {out}: {', '.join(path.name for path in written)}")
    return 0


def forget(names: list[str], folder: Path | None, *, everything: bool) -> int:
    """List the kept plays, or delete some with their backups."""
    saves = open_saves(folder, data_root())
    kept = [play.name for play in saves.kept()]
    if not names and not everything:
        for play in saves.kept():
            moment = datetime.fromtimestamp(play.saved, tz=UTC).astimezone()
            print(f"{play.name}  {moment:%d.%m.%Y %H:%M}")
        print(f"{len(kept)} plays in {saves.folder}. “forget NAME” deletes one for good.")
        return 0
    for name in names:
        if name not in kept:
            trouble(f"there is no play “{name}” in {saves.folder}; “forget” alone lists them")
    for name in kept if everything else names:
        said = saves.forget(name).said
        if said:
            trouble(said)
        print(f"Deleted: {name}, with its backups.")
    return 0
