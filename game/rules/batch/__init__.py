"""Many plays at once: the same compiled rules over numpy columns.

Rows are plays, and every variable is one line of whole numbers. The steps are
walked once; a row that has ended, or has not joined yet, is left alone. Bit for
bit the same as the kernel for the same seeds and choices: a test says so.
Imported late, so that a play starts without numpy.
"""

from game.rules.batch.menus import Chooser, Menu
from game.rules.batch.numbers import Lots, Numbers, Seeds, mixed, numbers, seeds
from game.rules.batch.rows import Answer, Line, Mask, Rows
from game.rules.batch.runs import BLOCK, Batch, Outcomes
from game.rules.batch.walk import Observer

__all__ = [
    "BLOCK",
    "Answer",
    "Batch",
    "Chooser",
    "Line",
    "Lots",
    "Mask",
    "Menu",
    "Numbers",
    "Observer",
    "Outcomes",
    "Rows",
    "Seeds",
    "mixed",
    "numbers",
    "seeds",
]
