"""What the command line knows of `modviz lessons`; what the command does is in `lesson_commands`."""

from __future__ import annotations

import argparse


def add_lessons_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Tell the command line about `modviz lessons`."""
    parser = commands.add_parser("lessons", help="list the lessons, write a new one, or check some")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="what there is: number, title, scenes and minutes")
    actions.add_parser("reset", help="forget how far you came, and what you answered")
    new = actions.add_parser("new", help="write a small lesson that works")
    new.add_argument("folder", metavar="NAME", help="the folder to write it to, which is made for it")
    checking = actions.add_parser("check", help="run lessons without a screen, and say what is wrong")
    checking.add_argument(
        "lessons",
        metavar="LESSON",
        nargs="*",
        help="a number, slug, folder or .zip file (default: all that come with modviz)",
    )
