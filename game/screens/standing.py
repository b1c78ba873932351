"""How far marks stand out where their nodes say they lie, measured in the pixels of a page.

A mark is looked for in the pixels of the page, where its node says it is. Its own pixels are
those nearest to its colour; its ground is what lies just outside them, softened edges left
out. So whatever covers a mark, washes it out or lies round it counts as it is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, hypot
from typing import Any

import numpy as np
import pygame

from game.art.palette import LARGEST_BYTE, LINEAR_BELOW, rgb
from game.screens.marks import Mark

Packed = np.ndarray[Any, np.dtype[Any]]
FULL = 0xFFFFFF
"""The bits of a packed pixel that hold its colour."""
REACH, SOFT = 3, 1
"""Pixels round a mark that are its ground, and the first of them, which are softened edges."""
OWN, OWN_LETTERS, LEAST_OWN = 0.1, 0.02, 3
"""The share of a mark's place that it covers at least, also dashed; that of letters, which may
be few in a large place; never fewer pixels."""
ALIKE = 24
"""So far (see `distances`) may a mark's pixels keep from each other."""
DROWNED = 0.6
"""Where more than this share of what lies round a mark has its colour, it is not told apart."""
SMALL = 48
"""Marks no higher than this are judged where they are in view as a whole, others from half."""
SAMPLES = 160
"""Places along a line that are looked at."""


def distances(packed: Packed, colour: str) -> Packed:
    """Return how far each pixel keeps from a colour, all three channels together."""
    red, green, blue = rgb(colour)
    values = packed.astype(np.int32)
    away: Packed = np.abs((values >> 16 & 255) - red)
    away += np.abs((values >> 8 & 255) - green)
    away += np.abs((values & 255) - blue)
    return away


def luminances(packed: Packed) -> Packed:
    """Return the relative luminance (WCAG 2) of each pixel, from 0 to 1."""
    share = np.arange(LARGEST_BYTE + 1) / LARGEST_BYTE
    light = np.where(share <= LINEAR_BELOW, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    red, green, blue = light[packed >> 16 & 255], light[packed >> 8 & 255], light[packed & 255]
    seen: Packed = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return seen


def ratios(one: Packed, other: Packed) -> Packed:
    """Return the contrast (WCAG 2, from 1 to 21) of pixels with others."""
    first, second = luminances(one) + 0.05, luminances(other) + 0.05
    told: Packed = np.maximum(first, second) / np.minimum(first, second)
    return told


def standing_out(packed: Packed, mark: Mark, area: pygame.Rect) -> float | None:
    """Return the contrast that enough of a mark's edge has at least, or None if none is in view.

    `packed` is the window's pixels, `area` the part of it in which the mark can be seen.
    """
    looked = _along(packed, mark, area) if mark.line else _within(packed, mark, area)
    if looked is None:
        return None
    pixels, place = looked
    away = distances(pixels, mark.colour)
    near = np.sort(away[place])
    share = OWN_LETTERS if mark.words else OWN
    count = max(LEAST_OWN, round(share * near.size))
    if near.size < LEAST_OWN:
        return None
    own = away <= near[count - 1] + ALIKE
    if not (mark.inner or mark.words) and float(own[~place].mean()) > DROWNED:
        return 1.0
    if not mark.line:
        own &= place
    middle = near[count // 2]
    colour = pixels[place & (away == middle)][:1]
    round_it = _grown(own, REACH) & ~_grown(own, SOFT)
    if mark.inner:
        round_it = place & ~own
    if mark.outer:
        round_it &= ~_grown(place, SOFT)
    ground = pixels[round_it]
    return float(np.quantile(ratios(colour, ground), 1 - mark.edge)) if ground.size else 1.0


def _within(packed: Packed, mark: Mark, area: pygame.Rect) -> tuple[Packed, Packed] | None:
    """The pixels of a box and round it, and which of them are the box."""
    box = mark.box.clip(area)
    if not box.width or not box.height or 2 * box.height < mark.box.height:
        return None
    if box.height < min(SMALL, mark.box.height):
        return None
    wide = box.inflate(2 * REACH + 2, 2 * REACH + 2).clip(area)
    pixels = packed[wide.left : wide.right, wide.top : wide.bottom] & FULL
    place = np.zeros(pixels.shape, dtype=bool)
    left, top = box.left - wide.left, box.top - wide.top
    place[left : left + box.width, top : top + box.height] = True
    return pixels[None], place[None]


def _along(packed: Packed, mark: Mark, area: pygame.Rect) -> tuple[Packed, Packed] | None:
    """The pixels of small squares along a line, and which of them are the line."""
    half = ceil(mark.thick / 2) + REACH + 1
    inner = area.inflate(-2 * half, -2 * half)
    whole = _points(mark.line)
    points = [point for point in whole if inner.collidepoint(point)]
    if 2 * len(points) < len(whole) or not points:
        return None
    step = ceil(len(points) / SAMPLES)
    middles = np.array(points[::step])
    reach = np.arange(-half, half + 1)
    across = middles[:, 0, None, None] + reach[None, :, None]
    down = middles[:, 1, None, None] + reach[None, None, :]
    pixels = packed[across, down] & FULL
    near = np.hypot(reach[:, None], reach[None, :]) <= mark.thick / 2 + 0.5
    return pixels, np.broadcast_to(near, pixels.shape)


def _points(line: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Pixels along a line, every other one."""
    found: list[tuple[int, int]] = []
    for (x0, y0), (x1, y1) in pairwise(line):
        count = max(1, round(hypot(x1 - x0, y1 - y0) / 2))
        shares = (step / count for step in range(count))
        found += [(round(x0 + (x1 - x0) * at), round(y0 + (y1 - y0) * at)) for at in shares]
    return found


def _grown(places: Packed, by: int) -> Packed:
    """Places and all within so many pixels of them."""
    grown = places.copy()
    for _ in range(by):
        wide = grown.copy()
        wide[:, 1:] |= grown[:, :-1]
        wide[:, :-1] |= grown[:, 1:]
        grown = wide.copy()
        grown[:, :, 1:] |= wide[:, :, :-1]
        grown[:, :, :-1] |= wide[:, :, 1:]
    return grown
