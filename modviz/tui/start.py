"""What the commands call: opens the screen, and returns an exit status when the person is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from modviz.tui.app import ModvizApp, RecordFor
from modviz.tui.recording import Record

if TYPE_CHECKING:
    from modviz.lesson.catalog import LessonEntry


def open_graph(title: str, record: Record, *, ascii: bool = False, theme: str | None = None) -> int:
    """Step through one graph.

    Parameters
    ----------
    title
        What it is called, in a few words.
    record
        Records it; called in a thread of its own, with the progress to report to.
    ascii
        Whether to use 7-bit characters only.
    theme
        One of `modviz.tui.themes.THEMES`, or NO_COLOUR; the environment variable NO_COLOR goes before it.
    """
    return _run(ModvizApp(title, record, ascii=ascii, theme=theme))


def open_picker(
    lessons: Sequence[LessonEntry], record_for: RecordFor, *, ascii: bool = False, theme: str | None = None
) -> int:
    """Let the person pick a lesson, or a file of their own, and step through it.

    Parameters
    ----------
    lessons
        What to pick from.
    record_for
        Gives the function that records the graph that starts at a file.
    ascii, theme
        As for `open_graph`.
    """
    return _run(ModvizApp(lessons=lessons, record_for=record_for, ascii=ascii, theme=theme))


def _run(app: ModvizApp) -> int:
    app.run()
    return app.return_code or 0
