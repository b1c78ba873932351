"""The voice of the system: says a text aloud, faster or slower, and stops when told.

Each system brings a program that speaks what it is given: that program is started,
given the text, and ended when something else is to be said. No voice is no error.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO, Protocol

NORMAL_RATE = 175
"""Words a minute at which voices speak unless told otherwise."""
POINTS_OF_SAPI = 17
"""Words a minute that one step of the Windows voice's speed makes, about."""
POINTS_OF_DISPATCHER = 2
"""Words a minute that one step of speech-dispatcher's speed makes, about."""

SAPI = (
    "[Console]::InputEncoding=[Text.Encoding]::UTF8;Add-Type -AssemblyName System.Speech;"
    "$v=New-Object System.Speech.Synthesis.SpeechSynthesizer;$v.Rate={rate};"
    "$v.Speak([Console]::In.ReadToEnd())"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A program that speaks: its name, and its command line for a speed in words a minute."""

    name: str
    command: Callable[[int], Sequence[str]]


def _espeak(program: str) -> Callable[[int], Sequence[str]]:
    return lambda rate: (program, "--stdin", "-s", str(rate))


def _say(rate: int) -> Sequence[str]:
    return ("say", "-r", str(rate), "-f", "-")


def _dispatcher(rate: int) -> Sequence[str]:
    step = (rate - NORMAL_RATE) // POINTS_OF_DISPATCHER
    return ("spd-say", "--wait", "--pipe-mode", "--rate", str(max(-100, min(100, step))))


def _sapi(rate: int) -> Sequence[str]:
    step = max(-10, min(10, round((rate - NORMAL_RATE) / POINTS_OF_SAPI)))
    script = base64.b64encode(SAPI.format(rate=step).encode("utf-16-le")).decode("ascii")
    return ("powershell", "-NoProfile", "-NonInteractive", "-EncodedCommand", script)


SPEAKERS: tuple[Speaker, ...] = (
    Speaker("espeak-ng", _espeak("espeak-ng")),
    Speaker("espeak", _espeak("espeak")),
    Speaker("spd-say", _dispatcher),
)


def find_speaker() -> Speaker | None:
    """The program that speaks on this system, or nothing."""
    if sys.platform == "win32":
        return Speaker("powershell", _sapi) if shutil.which("powershell") else None
    if sys.platform == "darwin":
        return Speaker("say", _say) if shutil.which("say") else None
    return next((each for each in SPEAKERS if shutil.which(each.name)), None)


class Talking(Protocol):
    """A speaking program that was started."""

    stdin: IO[bytes] | None

    def poll(self) -> int | None:
        """Its exit status, or nothing while it speaks."""

    def kill(self) -> None:
        """End it at once."""


Start = Callable[[Sequence[str]], Talking]


def start_program(command: Sequence[str]) -> Talking:
    """Start a speaking program with nothing of ours on its terminal."""
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    return subprocess.Popen(  # noqa: S603 - one of the commands above, never a player's text
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=flags,
    )


class Voice:
    """Says one thing at a time. What is said last wins."""

    def __init__(self, speaker: Speaker | None, start: Start = start_program) -> None:
        self._speaker, self._start = speaker, start
        self._talking: Talking | None = None
        self.last = ""
        """What was said last: shown nowhere, but a caption or a test may ask."""

    @property
    def present(self) -> bool:
        """Whether this system can speak."""
        return self._speaker is not None

    @property
    def speaking(self) -> bool:
        """Whether something is being said now."""
        return self._talking is not None and self._talking.poll() is None

    def say(self, text: str, rate: int = NORMAL_RATE) -> None:
        """Say a text at a speed in words a minute, in place of whatever is being said."""
        self.stop()
        if self._speaker is None or not text.strip():
            return
        self.last = text
        try:
            self._talking = self._start(self._speaker.command(rate))
            if self._talking.stdin is not None:
                self._talking.stdin.write(text.encode("utf-8"))
                self._talking.stdin.close()
        except OSError:
            self._talking = None

    def stop(self) -> None:
        """Fall silent."""
        talking, self._talking = self._talking, None
        if talking is None:
            return
        if talking.poll() is None:
            talking.kill()
        talking.poll()
