"""The lessons there are: one folder each, `NN-slug`, with a `lesson.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

_FILE = "lesson.toml"


@dataclass(frozen=True)
class LessonEntry:
    """A lesson in the catalog.

    `slug` is the name of its folder without the number, `path` the folder, and `entry` the file that its
    graph starts at.
    """

    slug: str
    title: str
    summary: str
    path: Path
    entry: Path


def lessons(folder: Path | None = None) -> tuple[LessonEntry, ...]:
    """The lessons in `folder`, or those that come with modviz, in the order of their numbers.

    A folder whose `lesson.toml` cannot be read, or has no title and entry, is left out: one broken lesson
    must not hide the others.
    """
    folder = folder or lessons_folder()
    found = (_entry(file) for file in sorted(folder.glob(f"*/{_FILE}")))
    return tuple(entry for entry in found if entry is not None)


def lessons_folder() -> Path:
    """Where the lessons are: beside the package in a checkout, inside it where it is installed."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "lessons"
    return installed if installed.is_dir() else package.parent / "lessons"


def _entry(file: Path) -> LessonEntry | None:
    try:
        with file.open("rb") as opened:
            written = tomllib.load(opened)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    title, entry = written.get("title"), written.get("entry")
    if not isinstance(title, str) or not isinstance(entry, str):
        return None
    number, _, slug = file.parent.name.partition("-")
    return LessonEntry(
        slug=slug if number.isdigit() and slug else file.parent.name,
        title=title,
        summary=str(written.get("summary", "")),
        path=file.parent,
        entry=file.parent / entry,
    )
