"""`modviz trace`: the record of a module graph, as text or JSON."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from modviz.cli.shared.options import Commands, add_run_options, network_option, run_options
from modviz.cli.shared.output import say, say_json

if TYPE_CHECKING:
    from modviz.record.world import Outcome

_EXIT_STATUS = {"fulfilled": 0, "rejected": 1, "pending": 1, "stopped": 3}


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Tell the command line about `modviz trace`."""
    parser = commands.add_parser("trace", help="print the record of a module graph")
    parser.add_argument("entry", metavar="ENTRY", help="the file to start from, its folder, or the name of a package")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print it (default: text)")
    parser.add_argument("--no-events", action="store_true", help="just the outcome, the console and the modules")
    add_run_options(parser)
    parser.set_defaults(run=print_trace)


def print_trace(options: argparse.Namespace) -> int:
    """Record the run, print it, and return the exit status for its outcome."""
    from modviz.cli.shared.own_code import entry_file, package_file
    from modviz.hosts.files import without_query
    from modviz.record.codec import to_json
    from modviz.recording.session import trace
    from modviz.view.plain.trace import text_trace

    entry = Path(options.entry)
    conditions = options.conditions or ()
    found: Path | str | None = None
    if entry.exists():
        found = entry_file(entry, conditions) if entry.is_dir() or entry.is_file() else None
    elif not Path(without_query(options.entry)).exists():
        found = package_file(options.entry, conditions)
    result = trace(
        options.entry if found is None else found,
        events=not options.no_events,
        network=network_option(options, entry),
        **run_options(options),
    )
    if options.format == "json":
        say_json(to_json(result))
    else:
        say(text_trace(result, events=not options.no_events))
    return exit_status(result.outcome)


def exit_status(outcome: Outcome) -> int:
    """The exit status that says how a run ended."""
    if outcome.status == "exited":
        return 0 if outcome.code == 0 else 1
    return _EXIT_STATUS[outcome.status]
