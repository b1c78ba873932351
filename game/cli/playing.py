"""Commands that open a desk: the window, the text edition, a play to watch."""

from __future__ import annotations

import shutil
import signal
import sys
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from game.cli.authors import size_of
from game.cli.common import Wish, load_levels, settings_of, trouble
from game.cli.keeper import FileKeeper, make_keeper
from game.present.desk import PROJECTED, Desk
from game.present.errands import Errands
from game.present.front import Wanted
from game.present.settings import Settings

if TYPE_CHECKING:
    from types import FrameType

    from game.play.session import Session
    from game.scenario.model import Scenario

USUAL = (1366, 768)
NARROWEST, WIDEST = 40, 100
EXPLICIT = "No window here: {reason}\nPlay in this terminal instead:  python main.py play --text"


def desk_of(
    name: str, wish: Wish, folder: Path | None, errands: Errands | None = None
) -> tuple[Desk, FileKeeper, Scenario]:
    """A desk as a wish asks for it, whoever keeps its plays in a folder, and the scenario."""
    levels = load_levels(name)
    scenario = levels.whole
    settings_of(wish, scenario)  # says what is wrong with a wish before anything opens
    keeper, settings = make_keeper(scenario, folder)
    luck = wish.luck or ("drawn" if wish.seed else "documented")
    wanted = Wanted(wish.length, luck, wish.temperament, wish.motive, wish.seed, wish.level)
    if wish.class_code:
        from game.present.classing import join

        wanted = replace(join(wanted, wish.class_code, scenario)[0], motive=wish.motive)
    desk = Desk(scenario, keeper, settings, wanted, errands, monotonic, levels)
    return desk, keeper, scenario


def _lay(
    desk: Desk, keeper: FileKeeper, start: str, level: str = "", *, projector: bool = False
) -> None:
    """Lay the play of a run code on a desk, for one player or for a whole class."""
    if not start:
        if projector:
            trouble("--projector goes with --from CODE; a new class play begins under Teach")
        return
    record, said = keeper.read_code(start)
    if record is None:
        trouble(said)
    session = desk.resumed(record, level)
    if projector:
        session.note(*PROJECTED)
    desk.take(session)


def open_window(  # noqa: PLR0913 (one parameter an option)
    name: str,
    wish: Wish,
    folder: Path | None,
    *,
    size: str = "",
    full_screen: bool = False,
    start: str = "",
    projector: bool = False,
    profile: bool = False,
) -> int:
    """The game in a window; where there is none, says so and offers the text edition."""
    from game.screens.errands import Beside
    from game.screens.errors import NoWindowError

    desk, keeper, scenario = desk_of(name, wish, folder, Beside())
    _lay(desk, keeper, start, wish.level, projector=projector)
    if keeper.saves.notice:
        print(keeper.saves.notice, file=sys.stderr)
    from game.screens.app import run

    try:
        run(
            desk,
            size=size_of(size) if size else USUAL,
            fullscreen=full_screen,
            title=scenario.head.title,
            profile=profile,
        )
    except NoWindowError as error:
        trouble(EXPLICIT.format(reason=error))
    return 0


class _Left(Exception):  # noqa: N818 (not an error: somebody asked us to stop)
    """The process was asked to end."""


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise _Left


def play_text(  # noqa: PLR0913 (one parameter an option)
    name: str, wish: Wish, folder: Path | None, *, start: str, width: int, projector: bool = False
) -> int:
    """The whole game in a terminal; the end of the input saves and says how to go on."""
    from game.text.play import play

    desk, keeper, _scenario = desk_of(name, wish, folder)
    desk.settings, desk.audible = _asked(desk), False
    _lay(desk, keeper, start, wish.level, projector=projector)
    if keeper.saves.notice:
        print(keeper.saves.notice, file=sys.stderr)
    columns = width or min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)
    last: list[Session] = []

    def write(text: str) -> None:
        if desk.session is not None:
            last[:] = [desk.session]
        sys.stdout.write(text)
        sys.stdout.flush()

    def farewell() -> str:
        return _farewell(keeper, last[-1] if last else None)

    if hasattr(signal, "SIGTERM"):
        signal.signal(signal.SIGTERM, _leave)
    try:
        return play(desk, sys.stdin, write, columns, farewell)
    except _Left:
        print(farewell())
        return 0


def _asked(desk: Desk) -> Settings:
    """The settings of a terminal: nothing moves there, so the first question is answered."""
    return replace(desk.settings, asked=True)


def _farewell(keeper: FileKeeper, session: Session | None) -> str:
    if session is None:
        return "Nothing was begun, so nothing was saved."
    where = keeper.saves.folder
    code = keeper.code(session)
    lines = []
    if where is not None:
        lines.append(f"Saved in {where}. Start again with the same command to go on from here.")
    if code:
        lines.append(f"To go on elsewhere:  python main.py play --text --from {code}")
    return "\n\n".join(lines)
