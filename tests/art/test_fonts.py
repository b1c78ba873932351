import os
from pathlib import Path
from typing import get_args

import pytest

from game.art.fonts import FALLBACK, FONT_FILES, ROLES, Role, font_file

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
FOLDER = Path(__file__).resolve().parents[2] / "assets" / "fonts"

LETTERS = (
    "".join(map(chr, range(0x21, 0x7F)))
    + "ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜßàáâäçèéêëìíîïñòóôöùúûüœŒæÆ"
    + "ĄĆĘŁŃÓŚŹŻąćęłńóśźż"
    + "".join(map(chr, range(0x410, 0x450)))
    + "ЁёҐґЄєІіЇї"
)
SIGNS = "§№–—‘’“”„‚«»¿¡…•·×−°±½¼¾€£"
ARROWS = "←→↑↓↗"


@pytest.fixture(scope="module")
def pygame_font():
    pygame = pytest.importorskip("pygame")
    pygame.font.init()
    return pygame.font


def missing(pygame_font, name, characters):
    metrics = pygame_font.Font(FOLDER / name, 20).metrics(characters)
    return [sign for sign, known in zip(characters, metrics, strict=True) if known is None]


def test_every_role_has_a_file():
    assert set(ROLES) == set(get_args(Role))
    for role in ROLES:
        assert font_file(role) in FONT_FILES
        assert font_file(role, reading=True) in FONT_FILES
    with pytest.raises(KeyError):
        font_file("comic")


def test_the_reading_font_replaces_all_but_posters():
    assert font_file("poster", reading=True) == font_file("poster")
    assert font_file("body", reading=True) == font_file("mono", reading=True) == FALLBACK
    assert font_file("ui-bold", reading=True) != FALLBACK


@pytest.mark.parametrize("name", FONT_FILES)
def test_every_font_has_all_letters_and_signs(pygame_font, name):
    assert missing(pygame_font, name, LETTERS + SIGNS) == []


def test_arrows_are_in_the_fallback(pygame_font):
    assert missing(pygame_font, FALLBACK, ARROWS) == []


def test_the_folder_holds_these_fonts_and_their_licences():
    files = {path.name for path in FOLDER.iterdir()}
    assert {name for name in files if name.endswith(".ttf")} == set(FONT_FILES)
    for family in {name.split("-")[0].replace("PTSans", "PT") for name in FONT_FILES}:
        short = "PT" if family.startswith("PT") else family
        assert f"LICENCE-{short}.txt" in files
    assert sum((FOLDER / name).stat().st_size for name in FONT_FILES) < 4_500_000


def test_the_roles_need_no_pygame():
    source = (FOLDER.parents[1] / "game" / "art" / "fonts.py").read_text(encoding="utf-8")
    assert "pygame" not in source
