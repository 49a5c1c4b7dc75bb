"""`python -m modviz` is the command `modviz`, which starts here."""

from __future__ import annotations

import signal
import sys

_INTERRUPTED = 130


def run() -> int:
    """Run the command line and return its exit status.

    Nearly everything is imported inside, so that Ctrl-C is no mistake of the program at that time, either.
    """
    try:
        from modviz.cli.main import main

        status = main()
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        print("modviz: interrupted.", file=sys.stderr)
        return _INTERRUPTED
    # Python itself would tell of an interrupt while it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return status


if __name__ == "__main__":
    sys.exit(run())
