"""The lesson picker: what `modviz` alone opens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from modviz.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from modviz.lesson.catalog import LessonEntry

_OWN_CODE = "own code"


class PickerScreen(Screen[None]):
    """Lists the lessons, and asks for a path of the person's own.

    Parameters
    ----------
    lessons
        The lessons to pick from.
    """

    class Picked(Message):
        """The person picked what to play."""

        def __init__(self, title: str, entry: Path) -> None:
            super().__init__()
            self.title = title
            self.entry = entry

    def __init__(self, lessons: Sequence[LessonEntry]) -> None:
        super().__init__()
        self._lessons = lessons

    def compose(self) -> ComposeResult:
        """What modviz is, the lessons, and the door to one's own code."""
        yield Label("modviz", id="name")
        yield Label("Watch real JavaScript modules load, step by step.", id="promise")
        yield _LessonList(
            *(
                Option(_two_lines(lesson.title, lesson.summary), id=str(number))
                for number, lesson in enumerate(self._lessons)
            ),
            Option(_two_lines("Your own code", "Any module of yours, and all it imports."), id=_OWN_CODE),
            id="lessons",
        )
        yield Label("Enter opens   q quits", id="way-out")
        yield Prompt()

    def on_mount(self) -> None:
        """Be ready to pick."""
        self.query_one(Prompt).display = False
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _on_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == _OWN_CODE:
            self.query_one(Prompt).ask("path", "Path of the entry module: ")
        else:
            lesson = self._lessons[int(event.option_id or 0)]
            self.post_message(self.Picked(lesson.title, lesson.entry))

    @on(Prompt.Closed)
    def _on_answered(self, event: Prompt.Closed) -> None:
        self.query_one(OptionList).focus()
        if event.text and event.text.strip():
            path = Path(event.text.strip()).expanduser()
            self.post_message(self.Picked(path.name, path))


class _LessonList(OptionList):
    """Textual cannot turn the pages of a list that has no room: it raises a KeyError."""

    def action_page_up(self) -> None:
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]


def _two_lines(title: str, summary: str) -> Content:
    return Content.assemble((title, "bold"), "\n", (summary, "$quiet"))
