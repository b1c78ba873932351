"""Records that are frozen for type checkers and readers, and cheap to make.

A play that is told makes hundreds of facts and dozens of states. Freezing each at
run time, as `dataclass(frozen=True)` does, would take ten times as long as making it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True)
def frozen(made: type[_Class]) -> type[_Class]:
    """A slotted data class, compared and hashed by value; `mypy` refuses to change it.

    One that says itself how it is hashed is hashed so.
    """
    return dataclass(slots=True, unsafe_hash="__hash__" not in vars(made))(made)
