"""Start The Knot of War, or its tests, on a machine that has nothing but Python.

``python main.py [command ...]`` hands everything to the game. ``python main.py test [...]``
runs the tests. Where the libraries are missing, the first start puts them into an
environment of the game's own: ``.venv`` beside this file, or the user's cache folder where
this folder cannot be written.

Only the standard library, and only words that Python 3.6 can read: an old Python must be
able to parse this file in order to say that it is too old.
"""

import contextlib
import hashlib
import os
import platform
import re
import shutil
import sys
import sysconfig
import time
from typing import Dict, Iterator, List, Optional, Tuple

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.join(ROOT, "pyproject.toml")
EXTRAS = ["access", "pdf", "test"]
# Kept inside the environment; its presence also tells that the folder is ours to delete.
STAMP = "knot-of-war.stamp"
UNFINISHED = "unfinished\n"
USAGE_ERROR = 2
INTERRUPTED = 130


class SetUpError(Exception):
    """The set-up cannot go on; the text is a sentence for the person at the keyboard."""


class PlaceError(Exception):
    """An environment cannot live at this place; another place may do."""


def too_old(version: Tuple[int, ...]) -> Optional[str]:
    """Return the sentence for a Python that is too old, or None for one that will do."""
    if version[:2] >= OLDEST:
        return None
    return (
        "The Knot of War needs Python {}.{} or newer, and this is Python {}.{}: "
        "please install a newer Python from python.org and start again with it."
    ).format(OLDEST[0], OLDEST[1], version[0], version[1])


# --- Which libraries are wanted, and are they here? ---------------------------------------


def wanted(project: str, extras: List[str]) -> List[str]:
    """Return the requirements that the file `project` lists, with those of `extras`."""
    import tomllib

    with open(project, "rb") as file:
        table = tomllib.load(file)["project"]
    found: List[str] = list(table["dependencies"])
    for extra in extras:
        found += table["optional-dependencies"][extra]
    return found


def numbers(version: str) -> Tuple[int, ...]:
    """Return the leading whole numbers of a version: '2.5.8rc1' gives (2, 5, 8)."""
    match = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(int(part) for part in match.group().split(".")) if match else ()


def plain(name: str) -> str:
    """Return a library's name as folders write it: 'Some.Library', 'some-library' are one."""
    return re.sub(r"[-_.]+", "_", name).lower()


def shelved() -> Dict[str, str]:
    """Return the versions of the installed libraries by their plain names.

    They are read off the names of folders, in a thousandth of a second; the usual way opens
    the description of each library, which takes longer than the rest of this file.
    """
    ending = ".dist-info"
    found: Dict[str, str] = {}
    for folder in reversed(sys.path):  # what comes first there counts
        try:
            entries = os.listdir(folder or ".")
        except OSError:
            continue
        for entry in entries:
            name, _, version = entry[: -len(ending)].rpartition("-")
            if entry.endswith(ending):
                found[plain(name)] = version
    return found


def version_of(name: str, known: Dict[str, str]) -> Optional[str]:
    """Return the version of an installed library, or None if it is not here."""
    if plain(name) in known:
        return known[plain(name)]
    # Not every library lies in a folder that says its version.
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def is_met(requirement: str, known: Optional[Dict[str, str]] = None) -> bool:
    """Tell whether the running Python has what one line of requirements asks for.

    Only the lowest version counts; a line with a marker counts as met, since it is optional.
    """
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    if name is None or ";" in requirement:
        return True
    present = version_of(name.group(), known or {})
    if present is None:
        return False
    lowest = re.search(r">=\s*([0-9.]+)", requirement)
    return lowest is None or numbers(present) >= numbers(lowest.group(1))


def has_libraries(extras: List[str]) -> bool:
    """Tell whether the running Python can start the game as it is."""
    known = shelved()
    return all(is_met(requirement, known) for requirement in wanted(PROJECT, extras))


# --- The environment of our own -----------------------------------------------------------


def python_of(place: str) -> str:
    """Return the path of the interpreter inside the environment `place`."""
    if os.name == "nt":
        return os.path.join(place, "Scripts", "python.exe")
    return os.path.join(place, "bin", "python")


def cache_folder(variables: Dict[str, str], system: str) -> str:
    """Return the user's folder for files that may be lost (`system` as in sys.platform)."""
    home = os.path.expanduser("~")
    if system == "win32":
        return variables.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    if system == "darwin":
        return os.path.join(home, "Library", "Caches")
    return variables.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")


def places() -> List[str]:
    """Return where the environment may live, best place first."""
    name = hashlib.sha256(os.fsencode(ROOT)).hexdigest()[:12]
    cache = cache_folder(dict(os.environ), sys.platform)
    return [os.path.join(ROOT, ".venv"), os.path.join(cache, "knot-of-war", name)]


def stamp_for(place: str) -> str:
    """Return what the stamp of a good environment says.

    An environment survives neither a move, nor another Python, nor new requirements.
    """
    with open(PROJECT, "rb") as file:
        project = hashlib.sha256(file.read()).hexdigest()
    python = "{} {} {}".format(
        platform.python_implementation(), platform.python_version(), sysconfig.get_platform()
    )
    return "\n".join([os.path.abspath(place), ROOT, python, project, ""])


def read_stamp(place: str) -> Optional[str]:
    """Return the stamp of `place`, or None if there is none."""
    try:
        with open(os.path.join(place, STAMP), encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return None


def write_stamp(place: str, text: str) -> None:
    """Write the stamp whole or not at all."""
    path = os.path.join(place, STAMP)
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".new", path)


def is_ready(place: str) -> bool:
    """Tell whether the environment at `place` is ours, finished and up to date."""
    return os.path.exists(python_of(place)) and read_stamp(place) == stamp_for(place)


def moved_libraries(place: str) -> Optional[str]:
    """Return the folder of libraries in an environment that was moved, or None.

    A stick has another letter on the next computer, a share another path. The environment
    itself no longer works there, but what was installed in it does: for the same Python (to
    the second number), the same system and the same requirements.
    """
    stamp = (read_stamp(place) or "").split("\n")
    wanted_stamp = stamp_for(place).split("\n")
    if len(stamp) != len(wanted_stamp) or stamp[3] != wanted_stamp[3]:
        return None
    there, here = stamp[2].split(" "), wanted_stamp[2].split(" ")
    if len(there) != len(here) or there[::2] != here[::2]:
        return None
    if numbers(there[1])[:2] != numbers(here[1])[:2]:
        return None
    names = {"base": place, "platbase": place, "installed_base": place}
    scheme = "nt" if os.name == "nt" else "posix_prefix"
    shelf = sysconfig.get_path("platlib", scheme, names)
    return shelf if os.path.isdir(shelf) else None


def is_ours(place: str) -> bool:
    """Tell whether `place` may be deleted: never an environment that somebody else made."""
    if not os.path.lexists(place) or read_stamp(place) is not None:
        return True
    try:
        return not os.path.islink(place) and not os.listdir(place)
    except FileNotFoundError:
        return True
    except OSError:
        return False


@contextlib.contextmanager
def locked(path: str) -> Iterator[int]:
    """Hold the lock file `path`, waiting for whoever holds it; yields its descriptor.

    The system lets go of the lock when its holder dies, so nobody is ever locked out.
    Raises PlaceError where the file cannot be written.
    """
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        file = open(path, "a+b")
    except OSError as error:
        raise PlaceError(str(error)) from error
    with file:
        if not try_lock(file.fileno()):
            say("Another start is setting the game up just now; waiting for it.")
            while not try_lock(file.fileno()):
                time.sleep(0.2)
        yield file.fileno()


def try_lock(descriptor: int) -> bool:
    """Take the lock if it is free. Where the file system knows no locks, go on without."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def set_up() -> str:
    """Return a place with a ready environment, making one if need be; raises SetUpError."""
    reasons = []
    for place in places():
        if is_ready(place):
            return place
        if not is_ours(place):
            reasons.append("{}: made by something else, left alone".format(place))
            continue
        try:
            with locked(place + ".lock") as lock:
                # Somebody may have finished while we waited.
                if not is_ready(place):
                    build(place, lock)
        except PlaceError as error:
            reasons.append("{}: {}".format(place, error))
        else:
            return place
    raise SetUpError("There is no place for the libraries of the game.\n  " + "\n  ".join(reasons))


def build(place: str, lock: int) -> None:
    """Make the environment at `place` from nothing; the stamp comes first and last."""
    need_venv()
    wheels = os.path.join(ROOT, "wheels")
    offline = os.path.isdir(wheels)
    say(
        "Setting up the game, once, in {} ({}) ...".format(
            place, "from the folder wheels" if offline else "about half a minute, from the internet"
        )
    )
    try:
        clear(place)
    except OSError as error:
        raise PlaceError(str(error)) from error
    code, text = run([sys.executable, "-m", "venv", "--without-pip", place], lock)
    if code != 0:
        raise PlaceError(last_words(text))
    code, text = run([python_of(place), "-m", "ensurepip", "--default-pip"], lock)
    if code != 0:
        raise SetUpError("pip could not be put into {}.\n  {}".format(place, last_words(text)))
    install(place, lock, wheels if offline else None)
    write_stamp(place, stamp_for(place))


def clear(place: str) -> None:
    """Leave an empty environment at `place` that carries our mark.

    Both ways by renaming, so that a kill at any moment leaves nothing that looks like the
    work of somebody else, which would be left alone for ever.
    """
    old, new = place + ".old", place + ".new"
    for leftover in (old, new):
        if os.path.isdir(leftover):
            shutil.rmtree(leftover)
    if os.path.lexists(place):
        os.rename(place, old)
    os.makedirs(new)
    write_stamp(new, UNFINISHED)
    os.rename(new, place)
    shutil.rmtree(old, ignore_errors=True)


def need_venv() -> None:
    """Raise SetUpError where the system keeps venv or pip in a package of its own."""
    from importlib.util import find_spec

    if find_spec("venv") is None or find_spec("ensurepip") is None:
        text = (
            "This Python cannot make environments. On Debian, Ubuntu and Mint type\n"
            "  sudo apt install python{0}.{1}-venv\n"
            "(older name: python3-venv) and start again."
        )
        raise SetUpError(text.format(*sys.version_info[:2]))


def install(place: str, lock: int, wheels: Optional[str]) -> None:
    """Install the libraries and a link to this folder, so that edited code counts at once."""
    source = ["--no-index", "--find-links", wheels] if wheels else []
    for extras in (EXTRAS, [extra for extra in EXTRAS if extra != "access"]):
        # Never build the screen reader's bridge: it wants a Rust compiler.
        command = [python_of(place), "-m", "pip", "install", "--quiet"]
        command += ["--disable-pip-version-check", "--retries", "3", "--only-binary", "accesskit"]
        code, text = run(command + source + ["-e", ".[" + ",".join(extras) + "]"], lock)
        if code == 0:
            return
        if "accesskit" not in text:
            break
    if wheels:
        advice = "Is the folder wheels complete, and made for this Python and this system?"
    else:
        advice = "Is there a connection to the internet? README.md tells how to do without."
    raise SetUpError(
        "The libraries could not be installed.\n  {}\n{}".format(last_words(text), advice)
    )


def run(command: List[str], lock: int) -> Tuple[int, str]:
    """Run one step of the set-up in ROOT; return its status and all that it said."""
    import subprocess

    variables = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_USER")
    }
    # The step keeps the lock too: if this process is killed, nobody builds until it ends.
    inherited = () if os.name == "nt" else (lock,)
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=inherited,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


def last_words(text: str) -> str:
    """Return the lines of a failed step that tell why: those marked ERROR, else the last."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if line.upper().startswith("ERROR")]
    return "\n  ".join(errors[-3:] or lines[-3:] or ["no reason was given"])


# --- Starting -----------------------------------------------------------------------------


def say(text: str) -> None:
    """Write a line for the person, kept apart from what the game itself prints."""
    print(text, file=sys.stderr, flush=True)


def test_arguments(arguments: List[str]) -> List[str]:
    """Return pytest's arguments: the tests of this folder unless some are named.

    The folder is absolute, else a start from elsewhere would collect what lies there.
    """
    named = [
        argument
        for argument in arguments
        if not argument.startswith("-") and argument.split("::")[0].endswith(".py")
    ]
    config = ["-c", PROJECT, "--rootdir", ROOT]
    return config + arguments + ([] if named else [os.path.join(ROOT, "tests")])


def start(arguments: List[str], place: str = "") -> int:
    """Run the tests or the game in this very process; return the exit status.

    `place` is the environment whose libraries are used, where that is ours.
    """
    if ROOT not in sys.path:
        sys.path.insert(0, ROOT)
    try:
        if arguments[:1] == ["test"]:
            import pytest

            return int(pytest.main(test_arguments(arguments[1:])))
        from game.cli import main as play

        status: object = play()
    except ModuleNotFoundError as error:
        if (error.name or "game").split(".")[0] == "game":
            raise
        say("A library of the game is missing or broken: {}.".format(error.name))
        if place:
            say("Delete the folder {} and start again.".format(place))
        return 1
    return status if isinstance(status, int) else 0


def hand_over(python: str, arguments: List[str]) -> int:
    """Start again with another Python; on Windows stay as its parent."""
    command = [python, os.path.join(ROOT, "main.py")] + arguments
    if os.name != "nt":
        os.execv(python, command)
    import subprocess

    # Windows has no exec: the prompt would come back while the game still runs.
    child = subprocess.Popen(command)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            # Ctrl-C reached the child as well; what it makes of it is the child's affair.
            continue


def launch(arguments: List[str]) -> int:
    """Start the game where its libraries are; return the exit status."""
    inside = [
        place for place in places() if os.path.realpath(place) == os.path.realpath(sys.prefix)
    ]
    if getattr(sys, "frozen", False) or (inside and is_ready(inside[0])):
        return start(arguments, inside[0] if inside else "")
    if sys.prefix == sys.base_prefix:
        # The usual case, tried first because it is the cheapest to know.
        for place in places():
            if is_ready(place):
                return hand_over(python_of(place), arguments)
    if has_libraries(["test"] if arguments[:1] == ["test"] else []):
        return start(arguments)
    shelf = None if inside else moved_libraries(places()[0])
    if shelf is not None:
        sys.path.insert(0, shelf)
        return start(arguments, places()[0])
    if inside and is_ours(inside[0]):
        text = "The libraries of the game changed: start again with the Python outside of {}."
        raise SetUpError(text.format(sys.prefix))
    return hand_over(python_of(set_up()), arguments)


def wait_if_double_clicked() -> None:
    """On Windows, keep a console that closes with us open until the error has been read."""
    if sys.platform != "win32" or not sys.stdin or not sys.stdin.isatty():
        return
    import ctypes

    # Python alone, or Python and its launcher: nobody else will keep this window.
    owners = (ctypes.c_uint * 8)()
    if ctypes.windll.kernel32.GetConsoleProcessList(owners, 8) <= len(["py", "python"]):
        import msvcrt

        say("Press any key to close this window.")
        msvcrt.getch()


def main() -> int:
    """Do what the command line asks; return the exit status."""
    complaint = too_old(sys.version_info[:2])
    status = USAGE_ERROR
    if complaint is not None:
        say(complaint)
    else:
        try:
            status = launch(sys.argv[1:])
        except SetUpError as error:
            say(str(error))
        except KeyboardInterrupt:
            say("Stopped.")
            status = INTERRUPTED
    if status not in (0, INTERRUPTED):
        wait_if_double_clicked()
    return status


if __name__ == "__main__":
    sys.exit(main())
