"""The file in which a person's progress through the lessons is kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

from modviz.cli.shared.file_lock import locked
from modviz.cli.shared.state_files import replace_file, state_file
from modviz.lesson.catalog import lessons_folder
from modviz.lesson.saved_progress import KeptLesson, decode_kept, encode_kept


class KeptFile:
    """Reads and writes progress.  Losing it is no reason to stop: what cannot be read or written is let go.

    Parameters
    ----------
    path
        Where the file is; None if there is no place for one.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def of(self, key: str) -> KeptLesson:
        """What is kept of a lesson."""
        return self.all().get(key, KeptLesson())

    def all(self) -> dict[str, KeptLesson]:
        """What is kept of all lessons."""
        with self._alone():
            return self._read()

    def change(self, key: str, changed: Callable[[KeptLesson], KeptLesson]) -> None:
        """Keep what `changed` makes of what is kept of a lesson; what another modviz has kept meanwhile stays."""
        self._make_folder()
        with self._alone():
            lessons = self._read()
            before = lessons.get(key, KeptLesson())
            after = changed(before)
            if after != before:
                self._write({**lessons, key: after})

    def forget(self, key: str | None = None) -> None:
        """Forget what is kept of a lesson, or of all."""
        self._make_folder()
        with self._alone():
            lessons = self._read() if key is not None else {}
            lessons.pop(key or "", None)
            self._write(lessons)

    def _make_folder(self) -> None:
        if self._path is not None:
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)

    def _alone(self) -> AbstractContextManager[None]:
        """The context in which no other modviz reads or writes the file: Windows lets nobody replace what is read."""
        return nullcontext() if self._path is None else locked(self._path.with_name(f"{self._path.name}.lock"))

    def _read(self) -> dict[str, KeptLesson]:
        if self._path is None:
            return {}
        try:
            return decode_kept(self._path.read_bytes())
        except OSError:
            return {}

    def _write(self, lessons: dict[str, KeptLesson]) -> None:
        if self._path is None:
            return
        with suppress(OSError):
            replace_file(self._path, encode_kept(lessons))


def usual_kept_file() -> KeptFile:
    """The file of this user."""
    return KeptFile(state_file("lessons.json"))


def lesson_key(path: Path) -> str:
    """What a lesson is called in the file: by its folder's name if it came with modviz, or by its path."""
    # Not `path.resolve()`, which fails where links go in a circle.
    path = Path(os.path.realpath(path))
    return path.name if path.parent == lessons_folder().resolve() else str(path)
