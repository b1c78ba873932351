"""Many plays at once: the same compiled rules over numpy columns.

Rows are plays, and every variable is one line of whole numbers. The steps are
walked once; a row that has ended, or has not joined yet, is left alone. Bit for
bit the same as the kernel for the same seeds and choices: tests say so.
Imported late, so that a play starts without numpy.

How to use it::

    batch = Batch(rules)                            # free: what is needed is made ready on the way
    luck, tastes = seeds(1, 500), seeds(900_001, 500)

    # Whole plays. The play of seed s is the kernel's with `drawn(s)`.
    found = batch.run(Uniform(), luck, tastes, temperament=luck)
    found.endings                                   # index into rules.endings, for each play

    # Continuations of many positions in one pass, all with the same luck: a risk curve.
    # A position is any state of `game.rules.replay`; `force` is the place of an entry that
    # is legal there, or None where the policy goes on.
    starts = [Start(state, place) for place in (None, *kernel.legal(state))]
    fan = batch.fan(starts, ByTaste(tastes_of_a_player), luck, tastes)
    fan.endings                                     # by (start, play, ending), adding up to 1
    fan.mean(), fan.error()                         # by (start, ending)
    paired = fan.endings[1] - fan.endings[2]        # by (play, ending): one option against another

Shares are survival-weighted unless `weighted=False` (`game.rules.weighing`, which
is also the same sampler without numpy). "Your dice", the very luck of a play with
other choices, is `luck=mixed(np.full(count, seed, dtype=np.uint64))` with tastes
that differ. Common errors fall out of paired differences, never of two means.

Policies over many plays stand in `game.rules.choosers`. An `Observer` is told how
many rows met each rule, incident, outcome, fuse, message, paper, entry (offered
and taken) and ending.
"""

from game.rules.batch.menus import Chooser, Menu
from game.rules.batch.numbers import Known, Lots, Numbers, Seeds, mixed, numbers, seeds
from game.rules.batch.rows import Answer, Line, Mask, Rows, both, either
from game.rules.batch.runs import BLOCK, FAN, Batch, Fan, Outcomes, Start
from game.rules.batch.steadying import Watch, Worths
from game.rules.batch.walk import KINDS, Observer

__all__ = [
    "BLOCK",
    "FAN",
    "KINDS",
    "Answer",
    "Batch",
    "Chooser",
    "Fan",
    "Known",
    "Line",
    "Lots",
    "Mask",
    "Menu",
    "Numbers",
    "Observer",
    "Outcomes",
    "Rows",
    "Seeds",
    "Start",
    "Watch",
    "Worths",
    "both",
    "either",
    "mixed",
    "numbers",
    "seeds",
]
