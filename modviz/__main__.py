"""`python -m modviz` is the command `modviz`."""

import sys

from modviz.cli.main import main

sys.exit(main())
