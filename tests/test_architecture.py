"""Imports run one way, and a few things stay in few hands.

The contract is read from docs/architecture.md, so that the page and the code cannot differ.
"""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GAME = ROOT / "game"
MODULES = sorted(GAME.rglob("*.py"))
WHOLE_GAME = [path.relative_to(ROOT).as_posix() for path in MODULES]

# Rules are the same on every machine and in every year.
PURE = ["game/rules/", "game/scenario/model/"]
IMPURE_MODULES = {
    *("datetime", "glob", "io", "os", "pathlib", "random", "secrets", "shutil", "socket"),
    *("subprocess", "tempfile", "time", "uuid", "zoneinfo"),
}
IMPURE_CALLS = {"open", "input", "print", "breakpoint"}
FORBIDDEN_MODULES = {"pickle", "marshal", "shelve", "dill", "cloudpickle"}
FORBIDDEN_CALLS = {"eval", "exec", "__import__"}
# The crisis is data. The folder of the shipped scenario is the one name the engine may know.
FACTS = re.compile(
    r"kennedy|khrushchev|castro|dobrynin|mccone|mikoyan|gromyko|malinovsky|pliyev|rusk\b"
    r"|mcnamara|excomm|anadyr|(?<!cuba-)1962",
    re.IGNORECASE,
)


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table whose head begins with `heading`."""
    lines = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    table = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in line.strip("|").split("|")])
    return table


def names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


LAYERS = {names(row[0])[0]: set(names(row[2])) for row in rows("room")}
KEPT = {names(row[0])[0]: names(row[1]) for row in rows("import")}


@functools.cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def room_of(path: Path) -> str:
    return path.relative_to(GAME).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything that a module imports, `game` itself left out."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            # `from game import rules` names its room only in the second half.
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"
        elif isinstance(node, ast.Call) and "import_module" in ast.unparse(node.func):
            argument = node.args[0]
            assert isinstance(argument, ast.Constant), f"{path}:{node.lineno}: unclear import"
            yield node.lineno, str(argument.value)


def called(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, node.func.id


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def inside(path: Path, holders: list[str]) -> bool:
    """Tell whether a module is, or lies in, one of `holders` (written as below game/)."""
    own = path.relative_to(GAME).as_posix()
    return any(own == holder or own.startswith(holder.rstrip("/") + "/") for holder in holders)


def test_each_module_has_a_room():
    free = {"__init__", "__main__"}
    strangers = [p for p in WHOLE_GAME if room_of(ROOT / p) not in LAYERS.keys() | free]
    assert not strangers, "give these a row in docs/architecture.md"


def test_rooms_of_the_page_exist_and_are_ordered():
    above: set[str] = set()
    for room, may in LAYERS.items():
        assert may <= above, f"{room} may import what stands below it in the table"
        above.add(room)
        assert (GAME / room).is_dir() or (GAME / f"{room}.py").is_file() or room == "cli"


def test_imports_run_one_way():
    faults = []
    for path in MODULES:
        room = room_of(path)
        allowed = LAYERS.get(room, set(LAYERS)) | {room, "__version__"}
        for line, name in imported(path):
            parts = name.split(".")
            if parts[0] == "game" and len(parts) > 1 and parts[1] not in allowed:
                faults.append(f"{place(path, line)}: {room} imports {parts[1]}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("library", KEPT)
def test_library_stays_in_few_hands(library: str):
    faults = [
        place(path, line)
        for path in MODULES
        for line, name in imported(path)
        if name.split(".")[0] == library and not inside(path, KEPT[library])
    ]
    assert not faults, f"{library} belongs to {KEPT[library]}"


def test_rules_know_no_machine():
    faults = []
    for path in MODULES:
        own = path.relative_to(ROOT).as_posix()
        if not any(own.startswith(pure) for pure in PURE):
            continue
        faults += [f"{place(path, n)}: {m}" for n, m in imported(path) if banned(m)]
        faults += [f"{place(path, n)}: {c}()" for n, c in called(path) if c in IMPURE_CALLS]
    assert not faults, "\n".join(faults)


def banned(module: str) -> bool:
    return module.split(".", maxsplit=1)[0] in IMPURE_MODULES or module == "numpy.random"


def test_nothing_is_pickled_or_evaluated():
    faults = []
    for path in [*MODULES, ROOT / "main.py"]:
        faults += [
            f"{place(path, n)}: {m}"
            for n, m in imported(path)
            if m.split(".")[0] in FORBIDDEN_MODULES
        ]
        faults += [f"{place(path, n)}: {c}()" for n, c in called(path) if c in FORBIDDEN_CALLS]
    assert not faults, "\n".join(faults)


def test_yaml_is_never_loaded_unsafely():
    unsafe = re.compile(r"unsafe_load|FullLoader|UnsafeLoader|yaml\.load\(")
    faults = [p for p in WHOLE_GAME if unsafe.search((ROOT / p).read_text(encoding="utf-8"))]
    assert not faults


def test_engine_knows_no_facts_of_a_crisis():
    faults = []
    for path in MODULES:
        for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = FACTS.search(text)
            if found:
                faults.append(f"{place(path, line)}: {found.group()}")
    assert not faults, "belongs into scenarios/:\n" + "\n".join(faults)


def committed_texts() -> Iterator[tuple[Path, str]]:
    """Yield the texts of the project, without what set-ups and tools leave in the folder."""
    left_behind = {"wheels", "dist", "build", "uv.lock", "__pycache__", "portable", "mutants"}
    pending = [ROOT]
    while pending:
        for path in pending.pop().iterdir():
            hidden = path.name.startswith(".") and path.name not in {".ci", ".gitignore"}
            if hidden or path.name in left_behind or path.is_symlink():
                continue
            if path.is_dir():
                pending.append(path)
            else:
                try:
                    yield path, path.read_text(encoding="utf-8")
                except UnicodeDecodeError:
                    continue  # a font, a picture, a sound


def at_once(path: Path) -> Iterator[str]:
    """Yield everything that a module imports as soon as it is imported itself."""
    waiting: list[ast.stmt] = list(tree_of(path).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Try):
            waiting += node.body


def reached_from(start: str) -> set[str]:
    """Return the names of all modules that come with one, ours and others'."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        path = ROOT / Path(*name.split("."))
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if name in found or not (path.is_file() or not name.startswith("game.")):
            continue  # seen before, or a name inside a module
        found.add(name)
        if path.is_file():
            for each in at_once(path):
                waiting += [each, each.rpartition(".")[0] or each]
    return {name.split(".")[0] if not name.startswith("game.") else name for name in found}


@pytest.mark.parametrize(
    ("start", "unneeded"),
    [
        ("game.cli.playing", {"numpy", "yaml", "typer", "rich", "jinja2"}),
        ("game.screens.app", {"numpy", "yaml", "typer", "rich", "jinja2"}),
        ("game.scenario.check", {"numpy", "yaml", "pygame", "typer", "rich"}),
    ],
)
def test_what_is_waited_for_loads_nothing_that_it_does_not_need(start, unneeded):
    come = reached_from(start)
    assert len(come) > 20, "the way was lost at the first step"
    assert not come & unneeded


def test_no_address_of_a_package_registry_is_kept():
    # Put together here, so that this file is clean too.
    hosts = [
        *("py" + "pi.org", "python" + "hosted.org", "anaconda" + ".org", "conda-" + "forge.org"),
        *("registry." + "npmjs", "registry." + "yarnpkg", "crates" + ".io", "proxy." + "golang"),
    ]
    faults = [
        f"{path.relative_to(ROOT)}: {host}"
        for path, text in committed_texts()
        for host in hosts
        if host in text.casefold()
    ]
    assert not faults, "\n".join(faults)


def test_every_dependency_has_its_line():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = project["dependencies"] + extras["access"] + extras["pdf"] + extras["test"]
    explained = {names(row[0])[0].casefold() for row in rows("library")}
    assert {re.split(r"[<>=;~! ]", line)[0].casefold() for line in wanted} == explained
