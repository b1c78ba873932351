# ruff: noqa: INP001 - a script of its own
"""Make the files of this folder anew from the packages that README.md names.

    python bake.py NODE_MODULES TRUETYPE

NODE_MODULES holds @fontsource/sofia-sans-extra-condensed; TRUETYPE is the folder with
`paratype` and `andika` (on Debian: /usr/share/fonts/truetype). Needs fontTools with
brotli, which the game itself does not.

The poster face comes as one file a script: they are merged, and the Russian shapes
that the face keeps behind a language switch become the plain ones, because our text
engine cannot ask for a language. All other files are copied as they are.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
POSTER = "sofia-sans-extra-condensed"
FAMILY = "Sofia Sans Extra Condensed"
WEIGHTS = (600, 800, 900)
SCRIPTS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
DROPPED = ("vmtx", "vhea", "MATH", "STAT", "HVAR", "DSIG", "meta", "gasp")
COPIED = {
    "paratype": {
        "PTF55F.ttf": "PTSerif-Regular.ttf",
        "PTF56F.ttf": "PTSerif-Italic.ttf",
        "PTF75F.ttf": "PTSerif-Bold.ttf",
        "PTS55F.ttf": "PTSans-Regular.ttf",
        "PTS56F.ttf": "PTSans-Italic.ttf",
        "PTS75F.ttf": "PTSans-Bold.ttf",
        "PTM55F.ttf": "PTMono-Regular.ttf",
        "PTM75F.ttf": "PTMono-Bold.ttf",
    },
    "andika": {"Andika-Regular.ttf": "Andika-Regular.ttf", "Andika-Bold.ttf": "Andika-Bold.ttf"},
}
STAMP = 3_600_000_000
"""A fixed time in the files, so that making them twice gives the same bytes."""
CYRILLIC = range(0x400, 0x530)


def merged(folder: Path, weight: int) -> TTFont:
    """Return one font from the files of all scripts of a weight."""
    with tempfile.TemporaryDirectory() as scratch:
        parts = []
        for script in SCRIPTS:
            font = TTFont(folder / f"{POSTER}-{script}-{weight}-normal.woff2")
            font.flavor = None
            part = Path(scratch, f"{script}.ttf")
            font.save(part)
            parts.append(str(part))
        options = Options()
        options.drop_tables = list(DROPPED)
        return Merger(options=options).merge(parts)


def use_russian_shapes(font: TTFont) -> int:
    """Make the shapes for Russian the plain ones; return how many characters changed."""
    table = font["GSUB"].table
    other: dict[str, str] = {}
    for script in table.ScriptList.ScriptRecord:
        for language in script.Script.LangSysRecord:
            if script.ScriptTag != "cyrl" or language.LangSysTag.strip() != "RUS":
                continue
            for index in language.LangSys.FeatureIndex:
                record = table.FeatureList.FeatureRecord[index]
                if record.FeatureTag != "locl":
                    continue
                for lookup in record.Feature.LookupListIndex:
                    for sub in table.LookupList.Lookup[lookup].SubTable:
                        other.update(getattr(getattr(sub, "ExtSubTable", sub), "mapping", {}))
    changed = 0
    for cmap in font["cmap"].tables:
        for code, name in list(cmap.cmap.items()):
            if code in CYRILLIC and name in other:
                cmap.cmap[code] = other[name]
                changed += 1
    return changed


def main(node_modules: Path, truetype: Path) -> None:
    """Write every font file of this folder."""
    for weight in WEIGHTS:
        font = merged(node_modules / "@fontsource" / POSTER / "files", weight)
        changed = use_russian_shapes(font)
        names = {1: f"{FAMILY} {weight}", 4: f"{FAMILY} {weight}", 16: FAMILY}
        names[6] = names[4].replace(" ", "")
        for record in font["name"].names:
            if record.nameID in names:
                record.string = names[record.nameID]
        target = HERE / f"SofiaSansExtraCondensed-{weight}.ttf"
        font["head"].created = font["head"].modified = STAMP
        font.recalcTimestamp = False
        font.save(target)
        size = target.stat().st_size
        sys.stdout.write(f"{target.name}: {size} bytes, {changed} Russian shapes\n")
    for folder, files in COPIED.items():
        for source, name in files.items():
            shutil.copyfile(truetype / folder / source, HERE / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
