"""The desk: what both front ends ask for pages and hand actions to."""

from game.present.desk.desk import Desk
from game.present.desk.state import PROJECTED

__all__ = ["PROJECTED", "Desk"]
