"""The pure parts of main.py; whole set-ups are tried by .ci/run."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import main

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("version", [(3, 6), (3, 8), (3, 10), (2, 7)])
def test_an_old_python_is_told_so_in_one_sentence(version):
    text = main.too_old(version)
    assert text is not None
    assert f"{version[0]}.{version[1]}:" in text
    assert "3.11" in text
    assert "\n" not in text


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_a_new_python_will_do(version):
    assert main.too_old(version) is None


def test_old_pythons_can_parse_it():
    source = (ROOT / "main.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))


def test_the_oldest_python_is_that_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">={}.{}".format(*main.OLDEST)
    assert set(main.EXTRAS) < set(project["optional-dependencies"])


def test_only_the_standard_library_is_imported_at_the_top():
    tree = ast.parse((ROOT / "main.py").read_text(encoding="utf-8"))
    top = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
    top |= {str(node.module) for node in tree.body if isinstance(node, ast.ImportFrom)}
    assert top <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("version", "expected"),
    [("2.5.8", (2, 5, 8)), ("3.0rc1", (3, 0)), ("1.2.3.dev4", (1, 2, 3)), ("odd", ())],
)
def test_numbers_of_a_version(version, expected):
    assert main.numbers(version) == expected


def test_requirements():
    assert main.is_met("pytest>=1")
    assert main.is_met("PyYAML>=6.0,<99")
    assert not main.is_met("pytest>=9999")
    assert not main.is_met("no-such-library-anywhere")
    assert main.is_met("no-such-library-anywhere; sys_platform == 'none'")


def test_versions_are_read_off_the_names_of_folders(tmp_path, monkeypatch):
    (tmp_path / "Some.Library-2.4.1.dist-info").mkdir()
    (tmp_path / "some_library").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "nowhere"), *sys.path])
    known = main.shelved()
    assert known["some_library"] == "2.4.1"
    assert main.is_met("some-library>=2.4", known)
    assert not main.is_met("some-library>=2.5", known)
    assert not main.is_met("no-such-library-anywhere", known)
    assert known["pytest"] == pytest.__version__


def test_the_first_folder_of_the_path_counts(tmp_path, monkeypatch):
    for version in ("1.0", "2.0"):
        (tmp_path / version / f"library-{version}.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "1.0"), str(tmp_path / "2.0")])
    assert main.shelved()["library"] == "1.0"


def test_wanted_adds_the_extras():
    plain, more = main.wanted(main.PROJECT, []), main.wanted(main.PROJECT, ["test"])
    assert set(plain) < set(more)
    assert any(line.startswith("pytest") for line in more)


def test_cache_folder_of_each_system():
    assert main.cache_folder({"LOCALAPPDATA": r"C:\Local"}, "win32") == r"C:\Local"
    assert main.cache_folder({}, "darwin").endswith(str(Path("Library", "Caches")))
    assert main.cache_folder({"XDG_CACHE_HOME": "/c"}, "linux") == "/c"
    assert main.cache_folder({}, "linux").endswith(".cache")


def test_the_clone_is_the_first_place():
    first, second = main.places()
    assert first == str(ROOT / ".venv")
    assert not second.startswith(str(ROOT))


def environment(place: Path, stamp: str | None) -> str:
    python = Path(main.python_of(str(place)))
    python.parent.mkdir(parents=True)
    python.touch()
    if stamp is not None:
        main.write_stamp(str(place), stamp)
    return str(place)


def test_an_environment_counts_only_with_its_stamp(tmp_path):
    place = environment(tmp_path / "env", None)
    assert not main.is_ready(place)
    assert not main.is_ours(place)
    main.write_stamp(place, main.UNFINISHED)
    assert not main.is_ready(place)
    assert main.is_ours(place)
    main.write_stamp(place, main.stamp_for(place))
    assert main.is_ready(place)


def test_a_moved_environment_is_not_trusted(tmp_path):
    place = environment(tmp_path / "env", main.stamp_for(str(tmp_path / "env")))
    (tmp_path / "env").rename(tmp_path / "moved")
    assert not main.is_ready(place)
    assert not main.is_ready(str(tmp_path / "moved"))


def moved(tmp_path: Path, **changes: str) -> str:
    """An environment whose stamp names another folder, as after a copy to a stick."""
    place = environment(tmp_path / "env", None)
    lines = main.stamp_for(place).split("\n")
    lines[0], lines[1] = "/elsewhere/.venv", "/elsewhere"
    lines[2] = changes.get("python", lines[2])
    lines[3] = changes.get("project", lines[3])
    main.write_stamp(place, "\n".join(lines))
    for shelf in (f"lib/python{sys.version_info[0]}.{sys.version_info[1]}", "Lib"):
        (Path(place) / shelf / "site-packages").mkdir(parents=True)
    return place


def test_the_libraries_of_a_moved_environment_are_used_where_they_fit(tmp_path):
    place = moved(tmp_path)
    found = main.moved_libraries(place)
    assert found is not None
    assert found.startswith(place)
    assert found.endswith("site-packages")


@pytest.mark.parametrize(
    "changes",
    [
        {"python": "CPython 3.8.1 linux-x86_64"},
        {"python": "CPython"},
        {"project": "another"},
    ],
)
def test_libraries_of_another_python_or_project_are_not(tmp_path, changes):
    assert main.moved_libraries(moved(tmp_path, **changes)) is None


def test_an_environment_without_a_stamp_or_unfinished_lends_nothing(tmp_path):
    place = environment(tmp_path / "env", None)
    assert main.moved_libraries(place) is None
    main.write_stamp(place, main.UNFINISHED)
    assert main.moved_libraries(place) is None


def test_what_is_empty_or_absent_is_ours_and_a_file_is_not(tmp_path):
    assert main.is_ours(str(tmp_path / "absent"))
    (tmp_path / "empty").mkdir()
    assert main.is_ours(str(tmp_path / "empty"))
    (tmp_path / "file").touch()
    assert not main.is_ours(str(tmp_path / "file"))


def test_clearing_leaves_a_marked_folder_and_nothing_else(tmp_path):
    place = environment(tmp_path / "env", main.UNFINISHED)
    (tmp_path / "env.old").mkdir()
    (tmp_path / "env.old" / "rest").touch()
    (tmp_path / "env.new").mkdir()
    main.clear(place)
    assert main.read_stamp(place) == main.UNFINISHED
    assert [path.name for path in tmp_path.iterdir()] == ["env"]
    assert [path.name for path in (tmp_path / "env").iterdir()] == [main.STAMP]


def test_the_lock_is_held_and_let_go(tmp_path):
    path = str(tmp_path / "deep" / "env.lock")
    probe = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import main; "
        f"file = open({path!r}, 'a+b'); print(main.try_lock(file.fileno()))"
    )

    def is_free() -> str:
        done = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=True)
        return done.stdout.decode().strip()

    with main.locked(path):
        assert is_free() == "False"
    assert is_free() == "True"


def test_a_lock_that_cannot_be_written_is_a_matter_of_place(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(main.PlaceError), main.locked(str(tmp_path / "file" / "env.lock")):
        pass


def test_last_words():
    text = "Collecting a\nERROR: no such thing\n\n[notice] a newer pip\nmore\nand more\n"
    assert main.last_words(text) == "ERROR: no such thing"
    assert main.last_words("a\nb\nc\nd") == "b\n  c\n  d"
    assert main.last_words("\n") == "no reason was given"


def test_pytest_is_handed_the_tests_of_this_folder():
    assert main.test_arguments(["-k", "luck"])[-1] == str(ROOT / "tests")
    named = main.test_arguments(["-x", "tests/test_main.py::test_last_words"])
    assert named[-1] == "tests/test_main.py::test_last_words"
    assert str(ROOT / "tests") not in named
