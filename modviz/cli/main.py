"""The command line: reads the arguments, runs a command of `modviz.cli`, and says what went wrong.

Exit status: 0 the guest's program was fulfilled, or exited with 0; 1 it failed, never settled or exited with another
code; 2 wrong use, or the system refuses what is needed; 3 it was stopped by a limit, or where it needed what modviz has
not; 70 a mistake of modviz itself, which is shown whole when MODVIZ_DEBUG is set.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from modviz.cli import follow, lessons, notes, open, play, trace
from modviz.cli.pick import pick
from modviz.cli.shared.options import add_screen_options
from modviz.cli.shared.output import complain, say
from modviz.errors import ModvizError

_COMMANDS = {"open": open, "play": play, "notes": notes, "follow": follow, "trace": trace, "lessons": lessons}

_WRONG_USE = 2
_OWN_MISTAKE = 70


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command given by `arguments` (those of the process by default) and return its exit status."""
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except ModvizError as error:
        first, *others = error.lines
        complain([f"modviz: {first}", *others])
        return _WRONG_USE
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        complain([f"modviz: {_said(error)}"])
        return _WRONG_USE
    except Exception as mistake:
        if os.environ.get("MODVIZ_DEBUG"):
            raise
        complain([f"modviz: a mistake of modviz itself, please report it: {_told(mistake)}"])
        return _OWN_MISTAKE


def _run(arguments: Sequence[str]) -> int:
    if sys.stdout is None:
        raise ModvizError("Standard output is closed.")
    for each in arguments:
        try:
            each.encode()
        except UnicodeEncodeError:
            raise ModvizError(f"{each!a} is no text in UTF-8.") from None
    parser = _parser()
    own, for_program = _split(arguments)
    try:
        options = parser.parse_args(_with_command(own))
        if for_program and "host" not in options:
            parser.error("only a program that is opened or traced has arguments, after --")
        options.arguments = for_program
        status: int = options.run(options)
    finally:
        # What cannot be written has to be noticed here, and not when Python ends.
        sys.stdout.flush()
    return status


def _drop_output() -> None:
    """Let nobody complain once more, when Python ends, that standard output cannot be written to."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _said(error: OSError) -> str:
    """What the system says is wrong, as a sentence."""
    about = f": {error.filename!r}" if error.filename is not None else ""
    return f"{error.strerror or error}{about}."


def _split(arguments: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The arguments of modviz, and after `--` those of the guest's program."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:cut], arguments[cut + 1 :]


def _with_command(arguments: Sequence[str]) -> Sequence[str]:
    """The arguments with the command that a file or folder alone stands for: a lesson plays, all else is opened."""
    if not arguments or arguments[0].startswith("-") or arguments[0] in _COMMANDS:
        return arguments
    path = Path(arguments[0])
    if not path.suffix and not path.exists():
        return arguments
    return ["play" if (path / "lesson.toml").is_file() else "open", *arguments]


def _told(mistake: Exception) -> str:
    """The mistake in one line, with the place in modviz where it was made."""
    place = traceback.extract_tb(mistake.__traceback__)[-1]
    said = " ".join(str(mistake).split())
    return f"{type(mistake).__name__}{f': {said}' if said else ''} ({Path(place.filename).name}:{place.lineno})"


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="modviz",
        description="Watch real JavaScript modules load: construction, instantiation, evaluation, step by step.",
        epilog="Without a command, modviz opens the lesson picker.",
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="show the version of modviz and exit")
    add_screen_options(parser)
    parser.set_defaults(run=pick)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in _COMMANDS.values():
        command.add(commands)
    return parser


class _Parser(argparse.ArgumentParser):
    """Cites what was mistyped without doing what it says."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and exit."""
        from modviz.view.text import clean

        super().error(clean(message))


class _ShowVersion(argparse.Action):
    """Looks the version up only when it is asked for: that takes longer than all the rest of the command line."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Show the version and exit."""
        say([f"modviz {_version()}"])
        parser.exit()


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("modviz")
    except PackageNotFoundError:
        return "(not installed)"
