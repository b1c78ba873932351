"""A desk that shows one page and writes down what is asked of it."""

from dataclasses import dataclass, field, replace

from game.present.page import Page
from game.screens.theme import Settings


@dataclass
class FakeDesk:
    shown: Page
    settings: Settings = field(default_factory=lambda: Settings(reduced_motion=True))
    closed: bool = False
    asked: list = field(default_factory=list)

    def page(self):
        return self.shown

    def news(self):
        return False

    def act(self, action_id, value=""):
        self.asked.append((action_id, value))
        if action_id == "settings:text-up":
            self.settings = replace(self.settings, text=min(200, self.settings.text + 25))
        if action_id == "close-window":
            self.closed = True
