"""The options that several commands share."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from modviz.errors import ModvizError
from modviz.limits import Limits

if TYPE_CHECKING:
    from modviz.hosts.network_file import Network
    from modviz.progress import Progress
    from modviz.record.trace import Trace

THEMES = ("modviz-dark", "modviz-light", "high-contrast", "colour-blind", "modviz-monochrome")
"""The names of the themes; named here too, since the command line does not wait for the screen to be imported."""

_MEGABYTE = 1024 * 1024

Commands = argparse._SubParsersAction  # The type of what `add_subparsers` gives has no public name.


def add_run_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a run of a person's own code."""
    parser.add_argument(
        "--host",
        default="auto",
        metavar="NAME",
        help="what the program runs in: auto, page or node (default: %(default)s)",
    )
    parser.add_argument(
        "--root",
        action="append",
        metavar="FOLDER",
        help="a folder that files may be read from, once or more (default: that of the program)",
    )
    parser.add_argument(
        "--network",
        metavar="FILE",
        help="a file that declares how servers answer (default: network.toml or network.json beside ENTRY)",
    )
    parser.add_argument(
        "--fail",
        action="append",
        default=[],
        metavar="NAME[:N]",
        help="the first N requests for the file NAME fail, or all of them",
    )
    parser.add_argument(
        "--slow",
        action="append",
        default=[],
        metavar="NAME:MS",
        help="answers for the file NAME take MS milliseconds longer",
    )
    parser.add_argument(
        "--conditions",
        action="append",
        metavar="NAME",
        help="a condition of packages that is met beside Node's own, once or more (with --host node)",
    )
    parser.add_argument("--script", action="store_true", help="run ENTRY as a classic script, not as a module")
    parser.add_argument(
        "--seconds",
        type=_positive_number,
        default=Limits().seconds,
        metavar="N",
        help="how long the program may run (default: %(default)g)",
    )
    parser.add_argument(
        "--parsing-seconds",
        type=_positive_number,
        default=Limits().parsing_seconds,
        metavar="N",
        help="how long parsing long files may take (default: %(default)g)",
    )
    parser.add_argument(
        "--parsing-memory",
        type=_positive_number,
        default=Limits().parsing_memory / _MEGABYTE,
        metavar="MB",
        help="how much memory it may take (default: %(default)g)",
    )
    parser.add_argument(
        "--source-length",
        type=_positive_number,
        default=Limits().source_length / _MEGABYTE,
        metavar="MB",
        help="how many megabytes of characters a file of code may have (default: %(default)g)",
    )


def add_screen_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of everything that is shown on the screen."""
    parser.add_argument(
        "--ascii", action="store_true", default=argparse.SUPPRESS, help="draw with ASCII characters only"
    )
    parser.add_argument(
        "--theme",
        choices=THEMES,
        metavar="NAME",
        default=argparse.SUPPRESS,
        help=f"colours: {', '.join(THEMES[:-1])} or {THEMES[-1]}",
    )


def require_terminal() -> None:
    """Make sure that there is a terminal to show something on.

    Raises
    ------
    ModvizError
        The input or the screen is a file or a pipe.
    """
    if not all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__)):
        raise ModvizError(
            "There is no terminal to show this on. As plain text: modviz trace ENTRY, or modviz play LESSON --plain."
        )


def is_ascii(options: argparse.Namespace) -> bool:
    """Whether only 7-bit characters are wanted."""
    return getattr(options, "ascii", False)


def theme(options: argparse.Namespace) -> str | None:
    """The name of the theme that is wanted, if any."""
    return getattr(options, "theme", None)


def _limits(options: argparse.Namespace) -> Limits:
    """The limits that the options of a run ask for; those of `Limits()` where there are no such options."""
    if not hasattr(options, "seconds"):
        return Limits()
    return Limits(
        seconds=options.seconds,
        source_length=int(options.source_length * _MEGABYTE),
        parsing_seconds=options.parsing_seconds,
        parsing_memory=int(options.parsing_memory * _MEGABYTE),
    )


def run_options(options: argparse.Namespace) -> dict[str, Any]:
    """What `modviz.trace` is given by the options of a run; those of a command without them are as by default."""
    return {
        "host": getattr(options, "host", "auto"),
        "goal": "script" if getattr(options, "script", False) else "module",
        "limits": _limits(options),
        "root": getattr(options, "root", None),
        "arguments": getattr(options, "arguments", ()),
        "conditions": getattr(options, "conditions", None) or (),
    }


def record_for(options: argparse.Namespace) -> Callable[[Path], Callable[[Progress], Trace]]:
    """What the screen is handed: for a file or folder, the function that records it."""
    given = run_options(options)

    def record_entry(entry: Path) -> Callable[[Progress], Trace]:
        def record(progress: Progress) -> Trace:
            # Imported in the thread that records: the first picture does not wait for parser and engine.
            from modviz.cli.shared.own_code import entry_file
            from modviz.recording.session import trace

            file = entry_file(entry)
            return trace(file, progress=progress, network=network_option(options, file), **given)

        return record

    return record_entry


def network_option(options: argparse.Namespace, entry: Path) -> Network | str | None:
    """The network that the options of a run declare for `entry`; None where they say nothing of it.

    Raises
    ------
    ModvizError
        They say something that cannot be.
    """
    path: str | None = getattr(options, "network", None)
    fail, slow = getattr(options, "fail", ()), getattr(options, "slow", ())
    if not fail and not slow:
        return path
    import msgspec

    from modviz.hosts.network_file import Network, find_network, read_network

    found = path or find_network(entry.parent)
    network = Network() if found is None else read_network(found)
    return msgspec.structs.replace(network, fail=dict(map(_failing, fail)), slow=dict(map(_slow, slow)))


def _failing(text: str) -> tuple[str, int]:
    """What `--fail` says: the name of a file, and how many requests for it fail at first, 0 for all."""
    name, colon, count = text.rpartition(":")
    return (name, int(count)) if colon and count.isdecimal() else (text, 0)


def _slow(text: str) -> tuple[str, float]:
    """What `--slow` says: the name of a file, and how much longer its answers take."""
    name, _, milliseconds = text.rpartition(":")
    try:
        delay = float(milliseconds)
    except ValueError:
        delay = -1.0
    if not name or not 0 <= delay < float("inf"):
        raise ModvizError(f"--slow {text} says no name and milliseconds, such as --slow a.js:300.")
    return name, delay


def _positive_number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return number
