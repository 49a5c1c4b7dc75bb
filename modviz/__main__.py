"""`python -m modviz` is the command `modviz`."""

import sys

from modviz.cli import main

sys.exit(main())
