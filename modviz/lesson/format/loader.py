"""From `lesson.toml` and the files beside it to a lesson.  The format is described in `lessons/README.md`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from modviz.lesson.errors import LessonError, Problem, did_you_mean
from modviz.lesson.format.files import LESSON_FILE, LessonFiles, read_files
from modviz.lesson.format.load_scenes import read_scenes
from modviz.lesson.format.table import Document, Table
from modviz.lesson.format.toml_lines import Path, toml_lines
from modviz.lesson.format.toml_mistakes import toml_excess, toml_mistake
from modviz.lesson.model import MAIN, Lesson, NetworkResponse, Run
from modviz.lesson.visible import has_controls

VERSION = 1
HOSTS = ("page", "node")
GOALS = ("module", "script")
LARGEST_TOML = 250_000
"""Bytes of a `lesson.toml`."""


def load_lesson(path: FilePath) -> Lesson:
    """The lesson at `path`: a folder, a .zip file, or a `lesson.toml`.

    Raises
    ------
    LessonError
        Something is wrong with its `lesson.toml`; the message names every mistake.
    ModvizError
        There is no lesson at `path`, or it cannot be read.
    """
    return lesson_of(read_files(path))


def lesson_of(read: LessonFiles) -> Lesson:
    """The lesson that these files are.

    Raises
    ------
    LessonError
        Something is wrong with its `lesson.toml`; the message names every mistake.
    """
    document, values = read_document(read)
    _refuse_controls(document, values, ())
    root = Table(document, (), values, "a lesson")
    lesson = _Loader(root, read).load()
    if document.problems:
        # Otherwise phrases are read when they are looked up in the record; that part of modviz takes a while to import.
        from modviz.lesson.phrases.unreadable import unreadable_phrases

        raise LessonError(read.file, [*document.problems, *unreadable_phrases(lesson)])
    return lesson


def read_document(read: LessonFiles) -> tuple[Document, dict[str, Any]]:
    """The values of a `lesson.toml`, and their lines.

    Raises
    ------
    LessonError
        It is no TOML, no text at all, or more than a lesson needs.
    """
    if len(read.toml) > LARGEST_TOML:
        raise LessonError(read.file, [Problem(1, f"{LESSON_FILE} has more than {LARGEST_TOML:,} bytes")])
    try:
        text = read.toml.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = read.toml.count(b"\n", 0, error.start) + 1
        raise LessonError(
            read.file, [Problem(line, f"{LESSON_FILE} must be text in UTF-8; save it in that encoding")]
        ) from None
    if (excess := toml_excess(text)) is not None:
        raise LessonError(read.file, [excess])
    try:
        values = tomllib.loads(text)
        lines = toml_lines(text)
    except tomllib.TOMLDecodeError as error:
        raise LessonError(read.file, [toml_mistake(str(error), text)]) from None
    except RecursionError:
        raise LessonError(read.file, [Problem(1, f"{LESSON_FILE} is nested too deeply")]) from None
    return Document(read.file, lines), values


def _refuse_controls(document: Document, value: object, path: Path) -> None:
    """No text of a lesson may command the terminal it is shown on."""
    if isinstance(value, str) and has_controls(value):
        document.complain(path, f"this text has a control character: {value!r}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            _refuse_controls(document, item, (*path, number))
    elif isinstance(value, dict):
        for key, item in value.items():
            _refuse_controls(document, key, (*path, key))
            _refuse_controls(document, item, (*path, key))


class _Loader:
    """Reads one document; mistakes are noted in it."""

    def __init__(self, root: Table, read: LessonFiles) -> None:
        self._root = root
        self._read = read

    def load(self) -> Lesson:
        root, read = self._root, self._read
        version = root.whole_number("version")
        is_of_another_type = version is None and "version" in root.names
        if version != VERSION and not is_of_another_type:
            unknown = f"version = {version} is not known; this modviz reads version {VERSION}"
            root.complain("version", f"a lesson starts with version = {VERSION}" if version is None else unknown)
        title = root.text("title", required=True)
        summary = root.text("summary")
        shows = tuple(item.text for item in root.texts("shows"))
        main = self._run(root, MAIN, title, None)
        runs = {MAIN: main, **self._other_runs(main)}
        scenes = read_scenes(root, runs)
        return Lesson(read.slug, title, summary, shows, runs, scenes, read.files, read.origin, read.file)

    def _other_runs(self, main: Run) -> Mapping[str, Run]:
        tables = self._root.table("runs", "the table of runs")
        if tables is None:
            return {}
        runs = {}
        for name in tables.names:
            table = tables.table(name, f"run {name!r}")
            if name == MAIN:
                tables.complain(name, f"a run cannot be called {MAIN!r}: that is the run of the lesson itself")
            elif table is not None:
                runs[name] = self._run(table, name, name, main)
                table.finish()
        return runs

    def _run(self, table: Table, name: str, title: str, main: Run | None) -> Run:
        """The keys that a lesson has for its main run, or a run of its own has beside it; those of `main` else."""
        entry = table.text("entry", main.entry if main else "main.js")
        self._check_file(table, "entry", entry)
        host = table.word("host", HOSTS, main.host if main else "page") or "page"
        goal = table.word("goal", GOALS, main.goal if main else "module") or "module"
        keeps = table.flag("keeps_failed_fetches", main.keeps_failed_fetches if main else False)
        network = {**(main.network if main else {}), **self._network(table)}
        return Run(
            name,
            table.text("title", title) if main else title,
            entry,
            host,
            goal,
            self._replacements(table) if main else {},
            network,
            keeps,
        )

    def _replacements(self, table: Table) -> Mapping[str, str]:
        replaced = table.table("replace", "the table of swapped modules")
        if replaced is None:
            return {}
        files = {}
        for name in replaced.names:
            files[name] = replaced.text(name)
            self._check_file(replaced, name, name)
            self._check_file(replaced, name, files[name])
        return files

    def _network(self, table: Table) -> Mapping[str, NetworkResponse]:
        network = table.table("network", "the network")
        if network is None:
            return {}
        responses = {}
        for name in network.names:
            answer = network.table(name, f"the answer for {name!r}")
            if answer is None:
                continue
            response = responses[name] = _network_response(answer)
            # What has a body or fails needs no file; the answer for a URL is for what is no file.
            if response.body is None and response.status is None and not response.failures and ":" not in name:
                self._check_file(network, name, re.split(r"[?#]", name)[0].removeprefix("./"))
        return responses

    def _check_file(self, table: Table, key: str, name: str) -> None:
        if name and name not in self._read.files:
            nearest = did_you_mean(name, sorted(self._read.files))
            table.complain(key, f"there is no file {name!r} beside {LESSON_FILE}{nearest}")


def _network_response(table: Table) -> NetworkResponse:
    status = table.whole_number("status")
    if status is not None and not 200 <= status <= 599:
        table.complain("status", f"status = {status} is no status of HTTP: those are 200 to 599")
    failures = table.whole_number("failures", 0) or 0
    if failures and status is not None and status < 400:
        table.complain("status", f"status = {status} is no failure; with 'failures' it must be 400 or more")
    content_type = table.optional_text("content_type")
    if content_type is not None and "/" not in content_type:
        table.complain("content_type", f"content_type = {content_type!r} is no MIME type, such as 'text/javascript'")
    response = NetworkResponse(
        table.number("latency", NetworkResponse.latency) or 0.0,
        failures,
        status,
        table.optional_text("body"),
        content_type,
    )
    table.finish()
    return response
