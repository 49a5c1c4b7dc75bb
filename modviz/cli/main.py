"""The command line: reads the arguments, runs a command of `modviz.cli`, and says what went wrong.

Exit status: 0 the guest's program was fulfilled; 1 it failed or never settled; 2 wrong use, or the system refuses what
is needed; 3 a limit stopped it; 70 a mistake of modviz itself, which is shown whole when MODVIZ_DEBUG is set.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from modviz.errors import ModvizError

_WRONG_USE = 2
_OWN_MISTAKE = 70


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command given by `arguments` (those of the process by default) and return its exit status."""
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except ModvizError as error:
        _complain(str(error))
        return _WRONG_USE
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        _complain(_said(error))
        return _WRONG_USE
    except Exception as mistake:
        if os.environ.get("MODVIZ_DEBUG"):
            raise
        _complain(f"a mistake of modviz itself, please report it: {_told(mistake)}")
        return _OWN_MISTAKE


def _run(arguments: Sequence[str]) -> int:
    if sys.stdout is None:
        raise ModvizError("Standard output is closed.")
    for each in arguments:
        try:
            each.encode()
        except UnicodeEncodeError:
            raise ModvizError(f"{each!a} is no text in UTF-8.") from None
    try:
        options = _parser().parse_args(arguments)
        status: int = options.run(options)
    finally:
        # What cannot be written has to be noticed here, and not when Python ends.
        sys.stdout.flush()
    return status


def _complain(words: str) -> None:
    with suppress(OSError):
        print(f"modviz: {words}", file=sys.stderr)


def _drop_output() -> None:
    """Let nobody complain once more, when Python ends, that standard output cannot be written to."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _said(error: OSError) -> str:
    """What the system says is wrong, as a sentence."""
    about = f": {error.filename!r}" if error.filename is not None else ""
    return f"{error.strerror or error}{about}."


def _told(mistake: Exception) -> str:
    """The mistake in one line, with the place in modviz where it was made."""
    place = traceback.extract_tb(mistake.__traceback__)[-1]
    said = " ".join(str(mistake).split())
    return f"{type(mistake).__name__}{f': {said}' if said else ''} ({Path(place.filename).name}:{place.lineno})"


def _parser() -> argparse.ArgumentParser:
    # Imported here, as what can go wrong while a command is imported is told, too.
    from modviz.cli import follow, lessons, notes, open, play, trace
    from modviz.cli.pick import pick
    from modviz.cli.shared.options import add_screen_options

    parser = argparse.ArgumentParser(
        prog="modviz",
        description="Watch real JavaScript modules load: construction, instantiation, evaluation, step by step.",
        epilog="Without a command, modviz opens the lesson picker.",
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="show the version of modviz and exit")
    add_screen_options(parser)
    parser.set_defaults(run=pick)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in (open, play, notes, follow, trace, lessons):
        command.add(commands)
    return parser


class _ShowVersion(argparse.Action):
    """Looks the version up only when it is asked for: that takes longer than all the rest of the command line."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Show the version and exit."""
        print(f"modviz {_version()}")
        parser.exit()


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("modviz")
    except PackageNotFoundError:
        return "(not installed)"
