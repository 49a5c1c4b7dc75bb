"""`modviz open`: steps through a module graph of a person's own."""

from __future__ import annotations

import argparse
from pathlib import Path

from modviz.cli.shared.options import (
    Commands,
    add_run_options,
    add_screen_options,
    is_ascii,
    record_for,
    require_terminal,
    theme,
)


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Tell the command line about `modviz open`."""
    parser = commands.add_parser("open", help="step through a module graph of your own")
    parser.add_argument(
        "entry",
        metavar="ENTRY",
        nargs="?",
        default=".",
        help="the file to start from, a folder whose package.json or index.html names it, or the name of a package of"
        " the project (default: this folder)",
    )
    add_run_options(parser)
    add_screen_options(parser)
    parser.set_defaults(run=open_entry)


def open_entry(options: argparse.Namespace) -> int:
    """Show the graph that starts at the entry."""
    from modviz.cli.shared.own_code import entry_file
    from modviz.cli.shared.screen_file import usual_screen_file
    from modviz.hosts.choosing import choose_host
    from modviz.tui.start import open_graph

    choose_host(options.host)
    entry = entry_file(Path(options.entry), options.conditions or ())
    require_terminal()
    return open_graph(
        entry.name,
        record_for(options)(entry),
        ascii=is_ascii(options),
        theme=theme(options),
        screen_keeper=usual_screen_file(),
    )
