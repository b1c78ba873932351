"""The few sounds of the game, worked out from noise and tones; none is recorded.

Samples are numbers from -1 to 1 at RATE a second. The noise comes from a fixed seed:
the same sound every time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]
RATE = 22_050
"""Samples a second."""

LETTERS = 15
"""Letters a second that the teletype prints, as on the tape."""
SEED = 15
LOUDEST = 32_767


def _time(seconds: float) -> Samples:
    return np.arange(round(seconds * RATE)) / RATE


def _noise(seconds: float, low: float, high: float) -> Samples:
    """Noise between two frequencies in hertz, at most 1 loud."""
    count = round(seconds * RATE)
    white = np.random.default_rng(SEED).standard_normal(count)
    spectrum = np.fft.rfft(white)
    frequencies = np.fft.rfftfreq(count, 1 / RATE)
    spectrum[(frequencies < low) | (frequencies > high)] = 0
    return _levelled(np.fft.irfft(spectrum, count))


def _levelled(samples: Samples) -> Samples:
    loudest = float(np.max(np.abs(samples), initial=0.0))
    return samples / loudest if loudest else samples


def _fading(time: Samples, seconds: float) -> Samples:
    """A stroke: up within a thousandth of a second, then dying away."""
    return np.minimum(1.0, time / 0.001) * np.exp(-time / seconds)


def teletype() -> Samples:
    """A second of keys that strike paper, one for each letter, now and then a space."""
    second = np.zeros(RATE)
    time = _time(0.05)
    stroke = _noise(0.05, 900, 5_000) * _fading(time, 0.008)
    stroke += 0.4 * np.sin(2 * np.pi * 185 * time) * _fading(time, 0.012)
    weights = np.random.default_rng(SEED).uniform(0.6, 1.0, LETTERS)
    for letter in range(LETTERS):
        if letter % 6 == 5:  # noqa: PLR2004 - a space between words strikes nothing
            continue
        start = letter * RATE // LETTERS
        second[start : start + time.size] += weights[letter] * stroke
    return 0.5 * _levelled(second)


def telephone() -> Samples:
    """Two short rings of a telephone on a desk."""
    time = _time(0.9)
    bells = np.sin(2 * np.pi * 1_330 * time) + 0.8 * np.sin(2 * np.pi * 1_760 * time)
    hammer = 0.5 + 0.5 * np.sign(np.sin(2 * np.pi * 20 * time))
    ring = bells * hammer * np.minimum(1.0, (0.9 - time) / 0.25)
    pause = np.zeros(round(0.35 * RATE))
    return 0.4 * _levelled(np.concatenate([ring, pause, ring]))


def stamp() -> Samples:
    """A rubber stamp that falls on paper."""
    time = _time(0.3)
    fall = np.sin(2 * np.pi * (95 - 60 * time) * time) * _fading(time, 0.06)
    fall += 0.5 * _noise(0.3, 200, 1_800) * _fading(time, 0.02)
    return 0.7 * _levelled(fall)


MADE: Mapping[str, Callable[[], Samples]] = {
    "teletype": teletype,
    "telephone": telephone,
    "stamp": stamp,
}
"""How each cue of a page sounds."""


def sixteen_bit(samples: Samples) -> bytes:
    """Samples as a sound card takes them."""
    return (np.clip(samples, -1, 1) * LOUDEST).astype("<i2").tobytes()
