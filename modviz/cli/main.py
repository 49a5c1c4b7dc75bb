"""The command line: reads the arguments, runs a command of `modviz.cli`, and says what went wrong.

Exit status: 0 the guest's program was fulfilled, or exited with 0; 1 it failed, never settled or exited with another
code; 2 wrong use; 3 it was stopped by a limit, or where it needed what modviz has not; 70 a mistake of modviz itself,
which is shown whole when MODVIZ_DEBUG is set.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from modviz.cli import follow, lessons, notes, open, play, trace
from modviz.cli.pick import pick
from modviz.cli.shared.options import add_screen_options
from modviz.errors import ModvizError

_WRONG_USE = 2
_OWN_MISTAKE = 70
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command given by `arguments` (those of the process by default) and return its exit status."""
    parser = _parser()
    own, for_program = _split(sys.argv[1:] if arguments is None else arguments)
    options = parser.parse_args(own)
    if for_program and "host" not in options:
        parser.error("only a program that is opened or traced has arguments, after --")
    options.arguments = for_program
    try:
        status: int = options.run(options)
        return status
    except ModvizError as error:
        print(f"modviz: {error}", file=sys.stderr)
        return _WRONG_USE
    except KeyboardInterrupt:
        print("modviz: interrupted.", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; closing it again at exit must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as mistake:
        if os.environ.get("MODVIZ_DEBUG"):
            raise
        print(f"modviz: a mistake of modviz itself, please report it: {_told(mistake)}", file=sys.stderr)
        return _OWN_MISTAKE


def _split(arguments: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The arguments of modviz, and after `--` those of the guest's program."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:cut], arguments[cut + 1 :]


def _told(mistake: Exception) -> str:
    """The mistake in one line, with the place in modviz where it was made."""
    place = traceback.extract_tb(mistake.__traceback__)[-1]
    said = " ".join(str(mistake).split())
    return f"{type(mistake).__name__}{f': {said}' if said else ''} ({Path(place.filename).name}:{place.lineno})"


def _parser() -> argparse.ArgumentParser:
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
