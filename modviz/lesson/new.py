"""Writes a small lesson that works, for its author to change: `modviz lessons new`."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from modviz.errors import ModvizError
from modviz.lesson.format.files import LESSON_FILE
from modviz.lesson.numbering import number_and_slug

_MODULES = ("main.js", "counter.js")


def write_new_lesson(folder: Path) -> tuple[Path, ...]:
    """Write a lesson into `folder`, which is made for it, and return the files.

    Raises
    ------
    ModvizError
        There is something already, or it cannot be written.
    """
    name = number_and_slug(folder.resolve().name)[1]
    title = name.replace("-", " ").replace("_", " ").strip().capitalize() or "A new lesson"
    template = files("modviz.lesson").joinpath("template")
    texts = {file: template.joinpath(file).read_text("utf-8") for file in (LESSON_FILE, *_MODULES)}
    # A string of JSON is one of TOML, too.
    texts[LESSON_FILE] = texts[LESSON_FILE].format(title=json.dumps(title, ensure_ascii=False))
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ModvizError(f"{folder} is there already, and is not overwritten; choose another name.")
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in texts.items():
            (folder / file).write_text(text, "utf-8")
    except OSError as failure:
        raise ModvizError(f"Cannot write the lesson {folder}: {failure.strerror or failure}.") from None
    except ValueError:
        raise ModvizError(f"Cannot write the lesson {folder}: its name is not in UTF-8.") from None
    return tuple(folder / file for file in texts)
