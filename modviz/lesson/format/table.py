"""A table of `lesson.toml` that is read key by key, with every mistake noted and none fatal."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from modviz.lesson.errors import LessonError, Problem, did_you_mean, nearest_to
from modviz.lesson.format.toml_lines import Path
from modviz.lesson.model import Written

LONGEST_PHRASE = 300
"""Characters in a place, in what must hold, and the like: each is compared with all that can be said."""

_MOST_PROBLEMS = 200

_KINDS: dict[type, str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
}


@dataclass
class Document:
    """A document as it is read: what to call it, in which line everything stands, and what was found to be wrong."""

    file: str
    lines: Mapping[Path, int]
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of what is at `path`, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def complain(self, path: Path, message: str) -> None:
        """Note a mistake in what is at `path`."""
        self.complain_at(self.line(path), message)

    def complain_at(self, line: int, message: str) -> None:
        """Note a mistake in that line.

        Raises
        ------
        LessonError
            There are so many mistakes that no one reads more; each takes time, to find out what was meant.
        """
        self.problems.append(Problem(line, message))
        if len(self.problems) == _MOST_PROBLEMS:
            enough = Problem(None, f"there may be more mistakes than these {_MOST_PROBLEMS}")
            raise LessonError(self.file, [*self.problems, enough])


class Table:
    """One table of the document.

    Every method asks for one key and answers with its value, or with what stands in for it when it is left out or
    wrong; a wrong one is noted.  `finish` complains about the keys that nobody asked for.

    Parameters
    ----------
    document
        The document it belongs to.
    path
        Where in it.
    values
        What is written there.
    what
        What to call it in a message: "a scene".
    """

    def __init__(self, document: Document, path: Path, values: Mapping[str, Any], what: str) -> None:
        self.document = document
        self.path = path
        self.what = what
        self._values = values
        self._asked: list[str] = []
        self._missing: list[str] = []

    @property
    def line(self) -> int:
        """The line the table starts in."""
        return self.document.line(self.path)

    @property
    def names(self) -> tuple[str, ...]:
        """The keys there are, for a table whose keys are names."""
        return tuple(self._values)

    def text(self, key: str, default: str = "", required: bool = False) -> str:
        """The text at `key`."""
        value = self._get(key, str, required)
        if required and isinstance(value, str) and not value.strip():
            self.complain(key, f"{key!r} is empty")
        return default if value is None else str(value)

    def optional_text(self, key: str) -> str | None:
        """The text at `key`, if there is one."""
        value = self._get(key, str)
        return None if value is None else str(value)

    def word(self, key: str, known: Sequence[str], default: str | None = None) -> str | None:
        """The text at `key`, which must be one of `known`."""
        value = self._get(key, str)
        if value is None or value in known:
            return default if value is None else str(value)
        self.complain(key, f"{key} = {value!r} is not known{did_you_mean(value, known)}")
        return default

    def written(self, key: str) -> Written | None:
        """The text at `key`, with its line; it must be short."""
        value = self._get(key, str)
        return None if value is None else self._written((*self.path, key), value)

    def texts(self, key: str) -> tuple[Written, ...]:
        """The list of texts at `key`, each with its line; they must be short."""
        path = (*self.path, key)
        values = self._get(key, list) or []
        texts = []
        for number, value in enumerate(values):
            if isinstance(value, str):
                texts.append(self._written((*path, number), value))
            else:
                self.document.complain((*path, number), f"{key!r} must be a list of texts, not of {_called(value)}")
        return tuple(texts)

    def text_or_texts(self, key: str) -> tuple[str, ...]:
        """The text at `key`, or the list of them."""
        if isinstance(self._values.get(key), str):
            return (self.text(key),)
        return tuple(item.text for item in self.texts(key))

    def flag(self, key: str, default: bool = False) -> bool:
        """Whether `key` is true."""
        value = self._get(key, bool)
        return default if value is None else bool(value)

    def number(self, key: str, default: float | None = None, above: float = 0.0) -> float | None:
        """The number at `key`, which must not be below `above`."""
        value = self._get(key, float)
        if value is None:
            return default
        if not above <= value < float("inf"):
            self.complain(key, f"{key} = {value:g} must not be below {above:g}")
            return default
        return float(value)

    def whole_number(self, key: str, default: int | None = None) -> int | None:
        """The whole number at `key`, which must not be below 0."""
        value = self._get(key, int)
        if value is not None and value < 0:
            self.complain(key, f"{key} = {value} must not be below 0")
            return default
        return default if value is None else int(value)

    def table(self, key: str, what: str, required: bool = False) -> Table | None:
        """The table at `key`."""
        value = self._get(key, dict, required)
        return None if value is None else Table(self.document, (*self.path, key), value, what)

    def tables(self, key: str, what: str, required: bool = False) -> tuple[Table, ...]:
        """The list of tables at `key`."""
        path = (*self.path, key)
        found = []
        for number, value in enumerate(self._get(key, list, required) or []):
            if isinstance(value, dict):
                found.append(Table(self.document, (*path, number), value, what))
            else:
                message = f"{key!r} must be a list of tables {{ ... }}, not of {_called(value)}"
                self.document.complain((*path, number), message)
        return tuple(found)

    def complain(self, key: str, message: str) -> None:
        """Note a mistake at `key`."""
        self.document.complain((*self.path, key), message)

    def finish(
        self, keys_around: Sequence[str] = (), header: str = "", keys_inside: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Complain about every key that nobody asked for.

        Parameters
        ----------
        keys_around
            The keys of the table around this one, which are easily written behind
        header
            ... this header.
        keys_inside
            By the headers of tables in this one, their keys, which are easily written before them.
        """
        for key in self._values:
            if key in self._asked:
                continue
            nearest = nearest_to(key, self._asked)
            hint = did_you_mean(key, self._asked)
            if key in keys_around:
                hint = f"; it is one of the table around it, and must stand before {header}"
            elif nearest in self._missing:
                # What is misspelled is not missing as well.
                self._missing.remove(nearest)
            inside = [header for header, keys in (keys_inside or {}).items() if key in keys]
            if inside:
                hint = f"; it must stand below {' or '.join(inside)}"
            self.complain(key, f"{self.what} has no key {key!r}{hint}")
        self.complain_of_missing_keys()

    def complain_of_missing_keys(self) -> None:
        """Complain about the keys that are required and not there; `finish` does that, too."""
        for key in self._missing:
            self.document.complain(self.path, f"{self.what} needs {key!r}")

    def _written(self, path: Path, text: str) -> Written:
        if len(text) > LONGEST_PHRASE:
            self.document.complain(path, f"this text has more than {LONGEST_PHRASE} characters")
        return Written(text[:LONGEST_PHRASE], self.document.line(path))

    def _get(self, key: str, kind: type, required: bool = False) -> Any:
        self._asked.append(key)
        if key not in self._values:
            if required:
                self._missing.append(key)
            return None
        value = self._values[key]
        # A bool is an int in Python, and an int is good enough where a float is wanted.
        fits = isinstance(value, int | float) if kind is float else isinstance(value, kind)
        if not fits or (isinstance(value, bool) and kind is not bool):
            self.complain(key, f"{key!r} must be {_KINDS[kind]}, not {_called(value)}{_written_as(key, value, kind)}")
            return None
        return value


def _written_as(key: str, value: object, kind: type) -> str:
    """How the same is written rightly, where that is plain."""
    if kind is list and isinstance(value, str):
        return f": write {key} = [{json.dumps(value, ensure_ascii=False)}]"
    if kind is list and isinstance(value, dict):
        return f": write [[{key}]], in two brackets" if key == "scenes" else ": put it in [ ]"
    if kind is str and isinstance(value, int | float):
        return f': write {key} = "{str(value).lower()}"'
    return ""


def _called(value: object) -> str:
    """What a wrong value is called in a message."""
    if isinstance(value, str | bool | int | float):
        return f"{_KINDS[type(value)]} ({value!r})" if not isinstance(value, bool) else str(value).lower()
    return _KINDS.get(type(value), "a date or time")
