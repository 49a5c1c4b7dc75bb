"""`modviz play`: a lesson on the screen, as text, or as a recording of a terminal."""

from __future__ import annotations

import argparse
import io
import sys
from typing import TYPE_CHECKING

from modviz.errors import ModvizError

if TYPE_CHECKING:
    from modviz.lesson.prepared import PreparedLesson


def add_play(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `modviz play`, without those that all screens have."""
    parser.add_argument("lesson", metavar="LESSON", help="its number or name, or the folder or .zip file of one")
    parser.add_argument("--no-predict", action="store_true", help="leave the questions out")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--plain", action="store_true", help="print the whole lesson as text")


def run_play(options: argparse.Namespace) -> int:
    """Play the lesson that `options` name, and return the exit status."""
    if options.plain:
        return _print_lesson(options)
    raise ModvizError("Playing a lesson on the screen is not there yet; --plain prints it.")


def prepared_lesson(name: str) -> PreparedLesson:
    """The lesson that a person calls `name`, recorded.

    Raises
    ------
    ModvizError
        There is none, or something is wrong with it.
    """
    from modviz.lesson.catalog import find_lesson
    from modviz.lesson.loader import load_lesson
    from modviz.lesson.prepare import prepare
    from modviz.lesson_session import record_run

    return prepare(load_lesson(find_lesson(name)), record_run)


def _print_lesson(options: argparse.Namespace) -> int:
    from modviz.lesson.plain.lesson_text import lesson_text

    prepared = prepared_lesson(options.lesson)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # What a pipe or terminal cannot take is escaped: a lesson must not end in the middle of a sentence.
        sys.stdout.reconfigure(errors="backslashreplace")
    for line in lesson_text(prepared, predict=not options.no_predict, ascii=getattr(options, "ascii", False)):
        print(line)
    sys.stdout.flush()
    return 0
