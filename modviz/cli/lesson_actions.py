"""What `modviz lessons list`, `new`, `check` and `reset` do."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from modviz.cli.shared.lesson_recording import record_run
from modviz.cli.shared.output import say
from modviz.cli.shared.progress_file import usual_kept_file
from modviz.cli.shared.screen_file import usual_screen_file
from modviz.lesson.catalog import LessonEntry, find_lesson, lessons
from modviz.lesson.check import check
from modviz.lesson.errors import Kind, LessonError
from modviz.lesson.format.loader import load_lesson
from modviz.lesson.model import Lesson
from modviz.lesson.new import write_new_lesson


def run_action(options: argparse.Namespace) -> int:
    """Run `modviz lessons ...` and return its exit status: 1 when a lesson that was checked is broken."""
    if options.action == "list":
        say(_listed(lessons()))
        return 0
    if options.action == "reset":
        usual_kept_file().forget()
        usual_screen_file().forget()
        say(
            [
                "Your progress is forgotten: every lesson is new again.",
                "So is how you arranged the screen: theme, panels and widths are as at first.",
            ]
        )
        return 0
    if options.action == "new":
        return _new(Path(options.folder))
    return _check(options.lessons)


def _listed(entries: Sequence[LessonEntry]) -> Iterator[str]:
    for entry in entries:
        number = f"{entry.number:>2}" if entry.number is not None else "  "
        yield f"{number}  {entry.title} ({entry.slug})"
        if entry.problem is not None:
            yield f"    broken: {entry.problem}"
            continue
        yield f"    {entry.summary}"
        yield f"    {_counted(entry.scenes, 'scene')}, {_counted(entry.minutes, 'minute')}"


def _new(folder: Path) -> int:
    say(map(str, write_new_lesson(folder)))
    argument = _as_argument(folder)
    say([f"Play it with: modviz play {argument}", f"Check it with: modviz lessons check {argument}"])
    return 0


def _as_argument(path: Path) -> str:
    """The path as one writes it behind a command."""
    text = str(path)
    return shlex.quote(f"./{text}" if text.startswith("-") else text)


def _check(names: Sequence[str]) -> int:
    # What is mistyped is said before anything runs.
    paths = [find_lesson(name) for name in names] if names else [entry.path for entry in lessons()]
    is_broken = False
    for path in paths:
        name = path.name or str(path)
        what = ""
        try:
            lesson = load_lesson(path)
            what = _what_was_checked(lesson)
            found = LessonError(lesson.file, check(lesson, record_run))
        except LessonError as error:
            found = error
        warnings = sum(problem.kind is Kind.WARNING for problem in found.problems)
        mistakes = len(found.problems) - warnings
        is_broken = is_broken or mistakes > 0
        if mistakes:
            summary = f"broken, {_counted(mistakes, 'mistake')}"
        else:
            summary = f"ok, {what}" + (f", {_counted(warnings, 'warning')}" if warnings else "")
        say([f"{name}: {summary}", *(f"  {line}" for line in found.lines)])
    return 1 if is_broken else 0


def _what_was_checked(lesson: Lesson) -> str:
    questions = sum(scene.ask is not None for scene in lesson.scenes)
    holds = sum(len(scene.holds) for scene in lesson.scenes)
    return ", ".join(
        (
            _counted(len(lesson.scenes), "scene"),
            _counted(len(lesson.runs), "run"),
            _counted(questions, "question"),
            f"{holds} thing{'s' * (holds != 1)} hold{'s' * (holds == 1)}",
        )
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"
