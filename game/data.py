"""Where the scenarios and assets lie: inside an installed copy, or beside it in a clone."""

from functools import cache
from pathlib import Path


@cache
def data_root() -> Path:
    """Return the folder that holds `scenarios` and `assets`.

    A wheel carries them in `game/_data`; a clone, an editable install and an unpacked
    source archive have them beside the package. The same line serves every way to install.
    """
    package = Path(__file__).parent
    packed = package / "_data"
    return packed if packed.is_dir() else package.parent
