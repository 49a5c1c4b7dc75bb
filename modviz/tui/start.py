"""What the commands call: opens the screen, and returns an exit status when the person is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from modviz.tui.app import ModvizApp, RecordFor
from modviz.tui.playing.recording import Record

if TYPE_CHECKING:
    from modviz.lesson.catalog import LessonEntry
    from modviz.tui.playing.kept_screen import ScreenKeeper
    from modviz.tui.playing.lesson_ports import Keeper, LessonFor, LessonToPlay
    from modviz.tui.playing.play_options import PlayOptions
    from modviz.tui.screens.picker_screen import OwnCode


def open_graph(
    title: str,
    record: Record,
    *,
    ascii: bool = False,
    theme: str | None = None,
    screen_keeper: ScreenKeeper | None = None,
) -> int:
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
    screen_keeper
        Keeps how the screen is arranged; None to keep nothing.
    """
    return _run(ModvizApp(title, record, ascii=ascii, theme=theme, screen_keeper=screen_keeper))


def play_lesson(
    lesson: LessonToPlay,
    options: PlayOptions,
    keeper: Keeper | None = None,
    *,
    ascii: bool = False,
    theme: str | None = None,
    screen_keeper: ScreenKeeper | None = None,
) -> int:
    """Play one lesson.

    Parameters
    ----------
    lesson
        The lesson; it is prepared in a thread of its own.
    options
        How it is to be played.
    keeper
        Keeps the person's progress; None to keep nothing.
    ascii, theme, screen_keeper
        As for `open_graph`.
    """
    return _run(
        ModvizApp(lesson=lesson, options=options, keeper=keeper, ascii=ascii, theme=theme, screen_keeper=screen_keeper)
    )


def open_picker(
    lessons: Sequence[LessonEntry],
    lesson_for: LessonFor,
    record_for: RecordFor,
    keeper: Keeper | None = None,
    own_code: OwnCode | None = None,
    *,
    ascii: bool = False,
    theme: str | None = None,
    screen_keeper: ScreenKeeper | None = None,
) -> int:
    """Let the person pick a lesson, or a file of their own, and play it.

    Parameters
    ----------
    lessons
        What to pick from.
    lesson_for
        Gives the lesson that was picked.
    record_for
        Gives the function that records the graph that starts at a file.
    keeper
        Keeps the person's progress; None to keep nothing.
    own_code
        The entry that was found in the current folder, if any.
    ascii, theme, screen_keeper
        As for `open_graph`.
    """
    return _run(
        ModvizApp(
            lessons=lessons,
            lesson_for=lesson_for,
            record_for=record_for,
            keeper=keeper,
            own_code=own_code,
            ascii=ascii,
            theme=theme,
            screen_keeper=screen_keeper,
        )
    )


def _run(app: ModvizApp) -> int:
    app.run()
    return app.return_code or 0
