"""`modviz follow`: a second screen that goes along with a lesson that is presented."""

from __future__ import annotations

import argparse

from modviz.cli.shared.options import Commands, add_screen_options, is_ascii, require_terminal, theme


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Tell the command line about `modviz follow`."""
    parser = commands.add_parser("follow", help="follow a lesson that is played with --serve")
    add_screen_options(parser)
    parser.set_defaults(run=follow)


def follow(options: argparse.Namespace) -> int:
    """Follow the presentation on this machine."""
    from modviz.cli.shared.lesson_opening import lesson_to_play
    from modviz.tui.classroom_apps import follow_presentation

    require_terminal()
    return follow_presentation(lesson_to_play, ascii=is_ascii(options), theme=theme(options))
