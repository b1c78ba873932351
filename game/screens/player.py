"""Plays the cues of pages. Where there is no sound card, or none is wanted, nothing happens."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

REST_MS = 3_000
"""So long after the last sound the sound card is given back: open, it costs power."""
ENDLESS = -1


class Player:
    """Opens the sound card for the first sound, and gives it back when all is quiet."""

    def __init__(self) -> None:
        self._refused = False
        self._sounds: dict[str, pygame.mixer.Sound] = {}
        self._looping: pygame.mixer.Channel | None = None
        self._quiet_from = 0

    @property
    def open(self) -> bool:
        """Whether the sound card is in use."""
        return pygame.mixer.get_init() is not None

    def play(self, cues: Sequence[str], now: int) -> None:
        """Start the sounds of a page; a teletype goes on until `hush`."""
        for cue in cues:
            sound = self._sound(cue)
            if sound is None:
                continue
            self._quiet_from = now
            if cue == "teletype":
                self._looping = sound.play(ENDLESS)
            else:
                sound.play()

    def hush(self) -> None:
        """End what goes on."""
        if self._looping is not None and self.open:
            self._looping.stop()
        self._looping = None

    def tick(self, now: int) -> None:
        """Give the sound card back after a while of quiet."""
        if not self.open:
            return
        if pygame.mixer.get_busy():
            self._quiet_from = now
        elif now - self._quiet_from > REST_MS:
            self.close()

    def close(self) -> None:
        """Give the sound card back."""
        self._sounds.clear()
        self._looping = None
        pygame.mixer.quit()

    def _sound(self, cue: str) -> pygame.mixer.Sound | None:
        if cue not in self._sounds and self._ready():
            from game.screens.sounds import MADE, sixteen_bit

            if cue in MADE:
                self._sounds[cue] = pygame.mixer.Sound(buffer=sixteen_bit(MADE[cue]()))
        return self._sounds.get(cue)

    def _ready(self) -> bool:
        """Open the sound card; after one refusal it is not asked again."""
        if self.open or self._refused:
            return self.open
        from game.screens.sounds import RATE

        try:
            pygame.mixer.init(RATE, -16, 1, 1024)
        except pygame.error:
            self._refused = True
        return self.open
