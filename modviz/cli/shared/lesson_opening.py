"""Opens lessons for the screen: reads and records them when the screen asks for it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from modviz.cli.shared.progress_file import lesson_key
from modviz.lesson.model import Run
from modviz.lesson.prepared import PreparedLesson
from modviz.progress import Progress
from modviz.record.trace import Trace
from modviz.tui.playing.lesson_ports import LessonToPlay


def lesson_to_play(path: Path) -> LessonToPlay:
    """The lesson at `path`: a folder, a .zip file, or a `lesson.toml`."""

    def prepare(progress: Progress) -> PreparedLesson:
        # Imported in the thread that prepares: the first picture does not wait for the rest of the program.
        import modviz.tui.screens.lesson_screen  # noqa: F401
        from modviz.cli.shared.lesson_recording import record_run
        from modviz.lesson.format.loader import load_lesson
        from modviz.lesson.prepare import prepare as prepared

        def record(run: Run, files: Mapping[str, bytes]) -> Trace:
            return record_run(run, files, progress=progress)

        return prepared(load_lesson(path), record)

    return LessonToPlay(os.path.basename(os.path.realpath(path)), lesson_key(path), prepare)
