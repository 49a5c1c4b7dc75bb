"""`modviz notes`: the speaker's own screen beside a lesson that is presented."""

from __future__ import annotations

import argparse

from modviz.cli.shared.options import Commands, add_screen_options, is_ascii, require_terminal, theme


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Tell the command line about `modviz notes`."""
    parser = commands.add_parser("notes", help="the speaker's notes of a lesson that is played with --serve")
    add_screen_options(parser)
    parser.set_defaults(run=notes)


def notes(options: argparse.Namespace) -> int:
    """Show the notes of the presentation on this machine."""
    from modviz.tui.classroom_apps import show_notes

    require_terminal()
    return show_notes(ascii=is_ascii(options), theme=theme(options))
