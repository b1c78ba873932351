"""`python -m game.cli`, the same as `knot-of-war`."""

import sys

from game.cli import main

sys.exit(main())
