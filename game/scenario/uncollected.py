"""Reading without looking for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for garbage for a while.

    Reading a scenario makes a hundred thousand small things and drops none of them;
    looking through them again and again takes longer than making them. What is there
    at the end is left out of all later looks too, also of the last one, when the
    process ends; what nobody refers to any more is still freed at once.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()
