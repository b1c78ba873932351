"""The Knot of War: a crisis from the other side's desk, one turn a day."""

__version__ = "0.1.0"
