"""`modviz lessons`: lists the lessons, writes a new one, checks some."""

from __future__ import annotations

import argparse

from modviz.cli.shared.options import Commands


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Tell the command line about `modviz lessons`."""
    parser = commands.add_parser("lessons", help="list the lessons, write a new one, or check some")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="what there is: number, title, scenes and minutes")
    actions.add_parser("reset", help="forget how far you came, what you answered, and how you arranged the screen")
    new = actions.add_parser("new", help="write a small lesson that works")
    new.add_argument("folder", metavar="NAME", help="the folder to write it to, which is made for it")
    checking = actions.add_parser("check", help="run lessons without a screen, and say what is wrong")
    checking.add_argument(
        "lessons",
        metavar="LESSON",
        nargs="*",
        help="a number, slug, folder or .zip file (default: all that come with modviz)",
    )
    parser.set_defaults(run=lessons)


def lessons(options: argparse.Namespace) -> int:
    """Do what is asked, and return the exit status: 1 when a lesson that was checked is broken."""
    from modviz.cli.lesson_actions import run_action

    return run_action(options)
