"""The Knot of War: a crisis from the other side's desk, one turn a day."""

import os

# The library of models would look through every installed package for plugins of its own:
# a hundredth of a second of every start, for what this game does not use.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

__version__ = "0.1.0"
