"""What the picker says of a lesson."""

from __future__ import annotations

from textual.content import Content

from modviz.lesson.catalog import LessonEntry
from modviz.lesson.saved_progress import KeptLesson
from modviz.view.text import clean, wrap

_NEW = KeptLesson()
_INDENT = "     "


def lesson_words(lesson: LessonEntry, width: int, kept: KeptLesson = _NEW, ascii: bool = False) -> Content:
    """A lesson in the list: its number, its sign, its title, how far the person came, and one sentence.

    Parameters
    ----------
    lesson
        The lesson.
    width
        The room there is.
    kept
        How far the person came.
    ascii
        Whether to use 7-bit characters only.
    """
    number = f"{lesson.number:>2}" if lesson.number is not None else "  "
    sign, ascii_sign, words, style = _state(lesson, kept)
    shown = ascii_sign if ascii else sign
    head = (f"{number} ", (shown, style), " ", (lesson.title, "bold"), (f"  {words}", style))
    if lesson.problem is not None:
        return Content.assemble(*head, _below(lesson.problem, width))
    separator = "-" if ascii else "·"
    minutes = f"{lesson.minutes} minute{'s' * (lesson.minutes != 1)}"
    return Content.assemble(*head, (f" {separator} {minutes}{_below(lesson.summary, width)}", "$quiet"))


def continue_words(lesson: LessonEntry, kept: KeptLesson, width: int) -> Content:
    """The lesson to go on with, on top of the list."""
    number = "" if lesson.number is None else f"lesson {lesson.number}, "
    place = f"scene {kept.scene + 1} of {lesson.scenes}" if kept.scene else f"{lesson.minutes} minutes"
    what = "Continue" if kept.scene or kept.is_finished else "Start here"
    return Content.assemble(
        (f"{_INDENT}{what}", "bold"), f"  {number}{lesson.title}", (f"  {place}", "$quiet"), _below("", width)
    )


def details(lesson: LessonEntry) -> Content:
    """What a lesson shows, and how long it is: for the line below the list, or the column beside it."""
    if lesson.problem is not None:
        return Content.assemble("This lesson is broken. ", ("modviz lessons check", "bold"), " says more.")
    shows = ", ".join(lesson.shows) or lesson.summary
    scenes = f"{lesson.scenes} scene{'s' * (lesson.scenes != 1)}"
    questions = f", {lesson.questions} question{'s' * (lesson.questions != 1)}" if lesson.questions else ""
    return Content.assemble(("Shows: ", "bold"), f"{shows}  ", (f"({scenes}{questions})", "$quiet"))


def path_words(lessons: tuple[LessonEntry, ...], finished: int) -> str:
    """How far the person is on the whole path."""
    minutes = sum(lesson.minutes for lesson in lessons)
    if not finished:
        return f"{len(lessons)} lessons, about {minutes} minutes"
    return f"{finished} of {len(lessons)} lessons done"


def is_found(lesson: LessonEntry, text: str) -> bool:
    """Whether all words of `text` are in the title, the summary, or what the lesson shows."""
    inside = " ".join((lesson.title, lesson.summary, lesson.slug, *lesson.shows)).casefold()
    return all(word in inside for word in text.casefold().split())


def own_words(found: str, width: int) -> Content:
    """The door to the person's own code; `found` says what was found in the current folder, if anything."""
    said = f"{found}, or any other module of yours." if found else "Any module of yours, and all it imports."
    return Content.assemble(_INDENT, ("Your own code", "bold"), (_below(said, width), "$quiet"))


def _below(text: str, width: int) -> str:
    """A sentence on lines of its own, under the title."""
    return "".join(f"\n{_INDENT}{row}" for row in wrap(clean(text), max(8, width - len(_INDENT))))


def _state(lesson: LessonEntry, kept: KeptLesson) -> tuple[str, str, str, str]:
    """The sign of a lesson, the same in ASCII, the words, and the style."""
    if lesson.problem is not None:
        return "✗", "X", "broken", "$error"
    if kept.scene > 0:
        return "◐", "o", f"at scene {kept.scene + 1} of {lesson.scenes}", "$warning"
    if kept.is_finished:
        return "✓", "+", "done", "$success"
    return "○", ".", "new", "$quiet"
