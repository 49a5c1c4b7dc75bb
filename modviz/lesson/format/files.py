"""The files of a lesson, read from a folder or a .zip file, within bounds: a lesson may come from a stranger."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from modviz.errors import ModvizError
from modviz.lesson.numbering import number_and_slug
from modviz.lesson.visible import has_controls

LESSON_FILE = "lesson.toml"

MOST_FILES = 500
LARGEST_FILE = 1_000_000
LARGEST_LESSON = 8_000_000
"""The bounds of a lesson: how many files, and how many bytes in one of them and in all."""


@dataclass(frozen=True)
class LessonFiles:
    """What lies in a lesson's folder: `toml` is the text of `lesson.toml`, `files` is all the rest by relative name.

    `slug` is the name of the folder or .zip file without its number, and `file` what to call `lesson.toml` in a
    message.
    """

    slug: str
    origin: str
    file: str
    toml: bytes
    files: Mapping[str, bytes]


def read_files(path: Path) -> LessonFiles:
    """The files of the lesson at `path`: its folder, a .zip file of it, or its `lesson.toml`.

    Files and folders whose names start with a dot are left out.

    Raises
    ------
    ModvizError
        There is no lesson at `path`, it cannot be read, or it is too large.
    """
    if path.name == LESSON_FILE and path.is_file():
        path = path.parent
    if path.is_dir():
        members = _in_folder(path)
    elif path.is_file():
        # Imported when it is needed: the picker's first picture does not wait for it.
        from modviz.lesson.format.zipped import files_in_zip

        members = files_in_zip(path, _are_wanted, LARGEST_FILE, MOST_FILES)
    else:
        raise ModvizError(f"There is no lesson at {path}: no such folder or .zip file.")
    files = _bounded(path, members)
    root = _root(files)
    if root is None:
        raise ModvizError(f"{path} is not a lesson: it has no {LESSON_FILE}.")
    inside = {name.removeprefix(root): data for name, data in files.items() if name.startswith(root)}
    toml = inside.pop(LESSON_FILE)
    name = path.resolve().name if path.is_dir() else path.stem
    return LessonFiles(number_and_slug(name)[1], str(path), _shown(path / root / LESSON_FILE), toml, inside)


def _bounded(path: Path, members: Iterator[tuple[str, bytes]]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    total = 0
    for name, data in members:
        if has_controls(name):
            raise ModvizError(f"{path}: the name {name!r} has a control character, or is not in UTF-8.")
        total += len(data)
        if len(data) > LARGEST_FILE:
            raise ModvizError(f"{path}: {name!r} is larger than {LARGEST_FILE:,} bytes, the most a file may have.")
        if total > LARGEST_LESSON:
            raise ModvizError(f"{path} has more than {LARGEST_LESSON:,} bytes, the most a lesson may have.")
        if len(files) == MOST_FILES:
            raise ModvizError(f"{path} has more than {MOST_FILES} files, the most a lesson may have.")
        files[name] = data
    return files


def _root(files: Mapping[str, bytes]) -> str | None:
    """What all names of the lesson's files start with: nothing, or the one folder that was zipped."""
    if LESSON_FILE in files:
        return ""
    roots = {f"{PurePosixPath(name).parts[0]}/" for name in files}
    only = next(iter(roots)) if len(roots) == 1 else None
    return only if only is not None and only + LESSON_FILE in files else None


def _in_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    if not (folder / LESSON_FILE).is_file():
        # A folder that is none may be anything, a whole disk too: it is not even looked through.
        return
    inside = folder.resolve()
    try:
        for parent, folders, names in os.walk(folder, onerror=_raise):
            folders[:] = sorted(name for name in folders if _is_wanted(name))
            for name in sorted(filter(_is_wanted, names)):
                file = Path(parent, name)
                if not file.is_file():
                    continue
                if not file.resolve().is_relative_to(inside):
                    raise ModvizError(f"{file} is a link that leads out of the lesson's folder; copy the file instead.")
                with file.open("rb") as opened:
                    yield file.relative_to(folder).as_posix(), opened.read(LARGEST_FILE + 1)
    except OSError as failure:
        where = failure.filename or folder
        raise ModvizError(f"Cannot read the lesson {folder}: {where}: {failure.strerror or failure}.") from None


def _raise(failure: OSError) -> None:
    raise failure


def _are_wanted(parts: Sequence[str]) -> bool:
    """Whether the file with this path is one of the lesson's."""
    return all(map(_is_wanted, parts))


def _is_wanted(name: str) -> bool:
    return not name.startswith(".") and name not in ("__MACOSX", "__pycache__")


def _shown(file: Path) -> str:
    """The path as the person who stands in this folder would write it."""
    try:
        return file.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except (ValueError, OSError):
        return file.as_posix()
