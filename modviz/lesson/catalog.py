"""The lessons there are: one folder each, `NN-slug`, with a `lesson.toml`."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from modviz.errors import ModvizError
from modviz.lesson.errors import did_you_mean
from modviz.lesson.format.files import LESSON_FILE
from modviz.lesson.format.loader import load_lesson
from modviz.lesson.model import MAIN
from modviz.lesson.numbering import number_and_slug
from modviz.lesson.pace import minutes_for
from modviz.lesson.visible import visible


@dataclass(frozen=True)
class LessonEntry:
    """A lesson in the catalog.

    `slug` is the name of its folder without the number, `path` the folder, and `entry` the file that its
    graph starts at.  `minutes` is about how long it takes to play.  `problem` is the first thing that is wrong with a
    broken lesson, of which no more than this is known; None for one that can be read.
    """

    slug: str
    title: str
    summary: str
    path: Path
    entry: Path
    number: int | None = None
    shows: tuple[str, ...] = ()
    scenes: int = 0
    questions: int = 0
    minutes: int = 0
    problem: str | None = None


def lessons(folder: Path | None = None) -> tuple[LessonEntry, ...]:
    """The lessons in `folder`, or those that come with modviz, in the order of their numbers.

    A broken lesson has its place, too, and says what its problem is.
    """
    return tuple(_entry(path) for path in _lesson_folders(folder))


def lessons_folder() -> Path:
    """Where the lessons are: beside the package in a checkout, inside it where it is installed."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "lessons"
    return installed if installed.is_dir() else package.parent / "lessons"


def find_lesson(name: str, folder: Path | None = None) -> Path:
    """Where the lesson is that a person calls `name`: by its number or slug, or a folder or .zip file of their own.

    Raises
    ------
    ModvizError
        There is none.
    """
    for found in _lesson_folders(folder):
        number, slug = number_and_slug(found.name)
        if name in (slug, found.name) or (name.isdecimal() and len(name) < 5 and int(name) == number):
            return found
    # Those of `pathlib` raise errors for names that are too long, and homes of nobody.
    path = os.path.expanduser(name)
    if os.path.exists(path):
        return Path(path)
    known = lessons(folder)
    similar = [entry for entry in known if name.casefold() in f"{entry.slug} {entry.title}".casefold()]
    if name and similar:
        listed = ", ".join(f"{entry.number} ({entry.slug})" for entry in similar)
        raise ModvizError(f"There is no lesson {name!r}, but these are like it: {listed}.")
    hint = did_you_mean(name, [entry.slug for entry in known])
    raise ModvizError(f"There is no lesson {name!r}{hint} (modviz lessons list names them; a folder or .zip will do)")


def _lesson_folders(folder: Path | None) -> list[Path]:
    folder = folder or lessons_folder()
    return sorted(file.parent for file in folder.glob(f"*/{LESSON_FILE}"))


def _entry(folder: Path) -> LessonEntry:
    number, slug = number_and_slug(folder.name)
    try:
        lesson = load_lesson(folder)
    except ModvizError as error:
        said = _as_far_as_it_can_be_read(folder / LESSON_FILE)
        return LessonEntry(
            slug=slug,
            title=_text(said, "title") or slug,
            summary=_text(said, "summary"),
            path=folder,
            entry=folder / (_text(said, "entry") or "main.js"),
            number=number,
            problem=str(error).partition("\n")[0],
        )
    return LessonEntry(
        slug=slug,
        title=lesson.title,
        summary=lesson.summary,
        path=folder,
        entry=folder / lesson.runs[MAIN].entry,
        number=number,
        shows=lesson.shows,
        scenes=len(lesson.scenes),
        questions=sum(scene.ask is not None for scene in lesson.scenes),
        minutes=minutes_for(lesson.scenes),
    )


def _as_far_as_it_can_be_read(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as opened:
            return tomllib.load(opened)
    except (OSError, ValueError, RecursionError):
        return {}


def _text(said: dict[str, Any], key: str) -> str:
    value = said.get(key)
    return visible(value) if isinstance(value, str) else ""
