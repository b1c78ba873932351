"""Pictures of the art room as surfaces, kept by what they show and at which size."""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Callable, Hashable

import pygame

from game.art.palette import rgb

LEAST_KEPT = 20 * 1024 * 1024
WINDOWS_KEPT = 5.0
"""So many pictures as large as the window are kept at most, in bytes."""


class Raster:
    """Turns SVG into surfaces and keeps the latest of them, up to a number of bytes."""

    def __init__(self, kept_bytes: int = LEAST_KEPT) -> None:
        self._kept_bytes = kept_bytes
        self._used = 0
        self._surfaces: OrderedDict[Hashable, pygame.Surface] = OrderedDict()

    def fit(self, size: tuple[int, int]) -> None:
        """Keep as much as a window of that size needs."""
        self._kept_bytes = max(LEAST_KEPT, round(WINDOWS_KEPT * 4 * size[0] * size[1]))

    def get(
        self,
        key: Hashable,
        draw: Callable[[], str | pygame.Surface],
        *,
        ground: str = "",
    ) -> pygame.Surface:
        """Return the picture of that key, drawing it when it is not kept.

        A picture with a ground is laid on that colour, and covers all below it.
        """
        if key in self._surfaces:
            self._surfaces.move_to_end(key)
            return self._surfaces[key]
        drawn = draw()
        surface = rasterise(drawn, ground) if isinstance(drawn, str) else drawn
        self._keep(key, surface)
        return surface

    def _keep(self, key: Hashable, surface: pygame.Surface) -> None:
        self._surfaces[key] = surface
        self._used += _bytes(surface)
        while self._used > self._kept_bytes and len(self._surfaces) > 1:
            _, old = self._surfaces.popitem(last=False)
            self._used -= _bytes(old)


def _bytes(surface: pygame.Surface) -> int:
    return surface.get_width() * surface.get_height() * surface.get_bytesize()


def rasterise(picture: str, ground: str = "") -> pygame.Surface:
    """Return an SVG picture as a surface of its own size, on a colour if one is given.

    To fill the ground costs a tenth of what it takes to draw it as a shape of the picture.
    """
    surface = pygame.image.load(io.BytesIO(picture.encode()), "picture.svg")
    if pygame.display.get_surface():
        surface = surface.convert_alpha()
    if not ground:
        return surface
    whole = pygame.Surface(surface.get_size())
    whole.fill(rgb(ground))
    whole.blit(surface, (0, 0))
    return whole
