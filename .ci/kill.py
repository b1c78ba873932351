"""Kill a text session with -9 at random moments; the next start must go on at the last choice.

Usage: kill.py TIMES [SEED]. Each time a play goes on from where the last was killed, so that
every day is met; when one is over, a new one begins in an empty folder.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHILD = """
import sys
from pathlib import Path
from game.cli.common import Wish
from game.cli.playing import desk_of
from game.present.gallery import _onward
from game.scenario.values import Length
from game.text.play import play
from dataclasses import replace

desk, keeper, scenario = desk_of(
    "cuba-1962", Wish(Length.LESSON, "", "documented", "", ""), Path(sys.argv[1])
)
desk.settings = replace(desk.settings, asked=True)
page = desk.page()
going = [action.id for action in page.actions if action.id.startswith("continue:")]
desk.act(going[0] if going else "new")
if going:
    session = desk.session
    print("resumed", len(session.record.choices), session.stopped or "-", flush=True)

def lines():
    while not desk.closed:
        page = desk.page()
        if page.id == "export":
            print("over", flush=True)
            return
        action = _onward(page, 5000)
        numbered = [each for each in page.actions if each.id == action]
        before = desk.session
        desk.act(action)
        yield ""
        if desk.session is not None:
            print("did", len(desk.session.record.choices), flush=True)

play(desk, lines(), lambda text: None, 80)
"""


def main(times: int, seed: int) -> int:
    """Return 0 where every start went on at the last choice."""
    chance = random.Random(seed)
    folder = Path(tempfile.mkdtemp(prefix="knot-kill."))
    done = resumed = plays = 0
    last = 0
    while done < times:
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(folder)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        first = child.stdout.readline().split()
        if not first:
            raise SystemExit("the session did not start")
        if first[0] == "resumed":
            resumed += 1
            count = int(first[1])
            if count < last or " ".join(first[2:]) != "-":
                raise SystemExit(f"went on at choice {count}, not at {last}: {first}")
        time.sleep(chance.uniform(0, 0.35))
        over = child.poll() is not None
        os.kill(child.pid, signal.SIGKILL) if not over else None
        told = child.stdout.read().split("\n")
        child.wait()
        parts = [line.split() for line in [" ".join(first), *told]]
        counts = [int(part[1]) for part in parts if len(part) > 1 and part[1].isdigit()]
        last = counts[-1] if counts else 0
        done += 1
        if "over" in told:
            plays += 1
            last = 0
            shutil.rmtree(folder)
            folder.mkdir()
    damaged = [path.name for path in folder.iterdir() if "damaged" in path.name]
    shutil.rmtree(folder)
    print(
        f"killed {done} times; {resumed} starts went on at the last choice; "
        f"{plays} plays came to their end; damaged files: {len(damaged)}"
    )
    return 1 if damaged else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
