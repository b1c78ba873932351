"""Pages as people see them who tell colours apart less well, after Machado, Oliveira and Fernandes 2009.

`python -m tests.screens.vision OUT [WORD…]` writes pictures of the pages with a word in their
name, each for protanopia, deuteranopia, tritanopia and in grey, side by side.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pygame

from game.data import data_root
from game.present.gallery import gallery
from game.scenario.load import load
from game.screens.headless import render

FULL = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}
"""Matrices on linear light, at full severity."""
USUAL = ("map", "standing", "debrief-gauges", "debrief-quality")


def linear(pixels):
    """sRGB of 0 to 255 as linear light of 0 to 1."""
    part = np.asarray(pixels, dtype=float) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def gamma(light):
    """Linear light of 0 to 1 as sRGB of 0 to 255."""
    part = np.clip(light, 0, 1)
    coded = np.where(part <= 0.0031308, part * 12.92, 1.055 * part ** (1 / 2.4) - 0.055)
    return np.rint(coded * 255).astype(np.uint8)


def seen(pixels, kind):
    """Pixels (… by 3, sRGB) as they are seen by somebody of a kind of sight."""
    return gamma(linear(pixels) @ np.array(FULL[kind]).T)


def lab(pixels):
    """CIE L*a*b* (D65) of sRGB pixels."""
    to_xyz = np.array(
        ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    )
    xyz = linear(pixels) @ to_xyz.T / np.array((0.9505, 1.0, 1.089))
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    return np.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), axis=-1)


def apart(first, second, kind=""):
    """How far apart two colours look: CIE 1976, where some 2 can just be told apart."""
    pair = np.array((first, second))
    one, other = lab(seen(pair, kind) if kind else pair)
    return float(np.sqrt(((one - other) ** 2).sum()))


def side_by_side(surface):
    """One picture of all four kinds of sight."""
    width, height = surface.get_size()
    sheet = pygame.Surface((2 * width, 2 * height))
    pixels = pygame.surfarray.array3d(surface)
    for place, kind in enumerate(FULL):
        part = pygame.surfarray.make_surface(seen(pixels, kind))
        sheet.blit(part, (place % 2 * width, place // 2 * height))
    return sheet


def main(out, words):
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    pages = gallery(load(data_root() / "scenarios" / "cuba-1962").scenario)
    for word in words or USUAL:
        page = next((each for each in pages if word in each.id and "12" in each.id), None)
        page = page or next(each for each in pages if word in each.id)
        pygame.image.save(side_by_side(render(page, (1366, 768))), str(folder / f"{word}.png"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
