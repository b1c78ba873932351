"""The options that several commands have, as the command line's library wants them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.scenario.values import Length

ScenarioOption = Annotated[
    str, typer.Option("--scenario", help="A bundled scenario's name, or a folder.")
]
LengthOption = Annotated[Length, typer.Option("--length", help="How much a play offers.")]
LuckOption = Annotated[
    str, typer.Option("--luck", help="documented (as it fell) or drawn (from the seed).")
]
TemperamentOption = Annotated[
    str, typer.Option("--temperament", help="The other side's: documented or drawn.")
]
MotiveOption = Annotated[str, typer.Option("--motive", help="A secret motive of the scenario.")]
SeedOption = Annotated[
    str, typer.Option("--seed", help="A number or a class word; alone it means drawn luck.")
]
ClassOption = Annotated[
    str, typer.Option("--class", help="A class code: it settles length, luck and the rest.")
]
ReadingOption = Annotated[
    str, typer.Option("--reading", help="A level of reading of the scenario: the same facts.")
]
SavesOption = Annotated[
    Path | None, typer.Option("--saves", help="The folder for your plays.", show_default=False)
]
ProfileOption = Annotated[
    bool, typer.Option("--profile", help="Say at the end how long the frames took.")
]
