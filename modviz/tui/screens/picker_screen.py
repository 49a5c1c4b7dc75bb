"""The picker: what `modviz` alone opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from modviz.lesson.saved_progress import KeptLesson
from modviz.tui.screens.picker_words import continue_words, details, is_found, lesson_words, own_words, path_words
from modviz.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from modviz.lesson.catalog import LessonEntry

_OWN_CODE = "own code"
_CONTINUE = "continue"
_SEARCH, _PATH = "search", "path"
_NOTHING = "nothing"
_HOW = "Enter opens  a number, that lesson  / search  o own code  t theme  q quits"


@dataclass(frozen=True)
class OwnCode:
    """The entry that was found in the current folder, and what says that it is one."""

    path: Path
    why: str


class PickerScreen(Screen[None]):
    """Shows the lessons as a path, and has the door to the person's own code.

    Parameters
    ----------
    lessons
        The lessons to pick from.
    kept
        Says how far the person came, by the name of a lesson's folder.
    own_code
        The entry that was found in the current folder, if any.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", show=False),
        Binding("o", "own_code", show=False),
        Binding("escape", "show_all", show=False),
        Binding("t", "app.next_theme", show=False),
    ]
    AUTO_FOCUS = ""

    class Picked(Message):
        """The person picked code of their own."""

        def __init__(self, title: str, entry: Path) -> None:
            super().__init__()
            self.title = title
            self.entry = entry

    class LessonPicked(Message):
        """The person picked a lesson."""

        def __init__(self, lesson: LessonEntry) -> None:
            super().__init__()
            self.lesson = lesson

    def __init__(
        self,
        lessons: Sequence[LessonEntry],
        kept: Callable[[], Mapping[str, KeptLesson]] = dict,
        own_code: OwnCode | None = None,
    ) -> None:
        super().__init__()
        self._lessons = tuple(lessons)
        self._kept = kept
        self._own_code = own_code
        self._wanted = ""
        self._typed = ""
        self._picked: LessonEntry | None = None

    def compose(self) -> ComposeResult:
        """What modviz is, the lessons, the door to one's own code, and what the lesson at the cursor shows."""
        yield Label("modviz", id="name")
        yield Label(id="promise")
        yield _LessonList(id="lessons")
        yield Label(id="details")
        yield Label(_HOW, id="way-out")
        yield Prompt()

    def on_mount(self) -> None:
        """Be ready to pick: what one most likely wants stands on top."""
        self.query_one(Prompt).display = False
        self._fill()
        self.query_one(OptionList).highlighted = 0
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """Wrap the sentences for the new width."""
        highlighted = self.query_one(OptionList).highlighted
        self._fill()
        self.query_one(OptionList).highlighted = highlighted

    def on_screen_resume(self) -> None:
        """Show the progress that was made since, and point at the lesson that follows one that was finished."""
        if self._picked is not None:
            self._fill()
            kept = self._kept().get(self._picked.path.name)
            is_over = kept is not None and kept.is_finished and kept.scene == 0
            self._point_at(self._after(self._picked) if is_over else self._picked)

    def action_search(self) -> None:
        """Ask what to look for, and show the lessons that have it while it is typed."""
        self.query_one(Prompt).ask(_SEARCH, "search ", text=self._wanted)

    def action_show_all(self) -> None:
        """Show all lessons again."""
        self._search("")

    def action_own_code(self) -> None:
        """Ask for the path of the person's own code; what was found in this folder is offered."""
        found = "" if self._own_code is None else str(self._own_code.path)
        self.query_one(Prompt).ask(_PATH, "Path of the entry module, or its folder: ", text=found)

    @on(OptionList.OptionSelected)
    def _on_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == _OWN_CODE:
            self.action_own_code()
        elif event.option_id == _CONTINUE:
            self._pick(self._to_go_on_with())
        elif event.option_id is not None:
            self._pick(self._lessons[int(event.option_id)])

    def _pick(self, lesson: LessonEntry | None) -> None:
        if lesson is not None:
            self._picked = lesson
            self.post_message(self.LessonPicked(lesson))

    def on_key(self, event: events.Key) -> None:
        """Take the number of a lesson: it opens as soon as no other number begins so, and else with Enter."""
        if not event.key.isdigit() or self.query_one(Prompt).display:
            self._typed = ""
            return
        typed = self._typed + event.key
        beginning = [lesson for lesson in self._lessons if str(lesson.number or "").startswith(typed)]
        exact = next((lesson for lesson in beginning if str(lesson.number) == typed), None)
        self._typed = typed if beginning else ""
        if exact is not None and len(beginning) == 1:
            self._typed = ""
            self._pick(exact)
        elif beginning:
            self._point_at(exact or beginning[0])

    @on(OptionList.OptionHighlighted)
    def _on_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        lesson = self._to_go_on_with() if event.option_id == _CONTINUE else None
        if event.option_id is not None and event.option_id.isdigit():
            lesson = self._lessons[int(event.option_id)]
        shown = Content("") if lesson is None else details(lesson)
        self.query_one("#details", Label).update(shown)

    @on(Prompt.Changed)
    def _on_typed(self, event: Prompt.Changed) -> None:
        if event.purpose == _SEARCH:
            self._search(event.text)

    @on(Prompt.Closed)
    def _on_answered(self, event: Prompt.Closed) -> None:
        self.query_one(OptionList).focus()
        if event.purpose == _SEARCH:
            self._search(event.text or "")
        elif event.text and event.text.strip():
            path = Path(event.text.strip()).expanduser()
            self.post_message(self.Picked(path.name or str(path), path))

    def _search(self, text: str) -> None:
        self._wanted = text
        self._fill()
        self._point_at(self._to_go_on_with())

    def _fill(self) -> None:
        """Fill the list anew."""
        kept = self._kept()
        ascii = self.app.has_class("-ascii")
        # The space around, and the scroll bar.
        width = self.size.width - 10
        options = [
            Option(lesson_words(lesson, width, kept.get(lesson.path.name, KeptLesson()), ascii), id=str(number))
            for number, lesson in enumerate(self._lessons)
            if is_found(lesson, self._wanted)
        ]
        if not options:
            options = [Option(f'No lesson speaks of "{self._wanted}". Esc shows all.', id=_NOTHING, disabled=True)]
        found = "" if self._own_code is None else f"{self._own_code.path} ({self._own_code.why})"
        shown = self.query_one(OptionList)
        following = self._to_go_on_with()
        if following is not None and not self._wanted:
            words = continue_words(following, kept.get(following.path.name, KeptLesson()), width)
            options.insert(0, Option(words, id=_CONTINUE))
        shown.set_options([*options, Option(own_words(found, width), id=_OWN_CODE)])
        finished = sum(lesson.path.name in kept and kept[lesson.path.name].is_finished for lesson in self._lessons)
        way = path_words(self._lessons, finished)
        self.query_one("#promise", Label).update(f"Watch real modules load, step by step. {way}.")

    def _to_go_on_with(self) -> LessonEntry | None:
        """The first lesson that is not finished."""
        kept = self._kept()
        for lesson in self._lessons:
            known = kept.get(lesson.path.name)
            if lesson.problem is None and (known is None or known.scene > 0 or not known.is_finished):
                return lesson
        return None

    def _after(self, lesson: LessonEntry) -> LessonEntry:
        number = self._lessons.index(lesson)
        return self._lessons[min(number + 1, len(self._lessons) - 1)]

    def _point_at(self, lesson: LessonEntry | None) -> None:
        """Put the cursor on `lesson`, or else on the first there is."""
        shown = self.query_one(OptionList)
        ids = [shown.get_option_at_index(index).id for index in range(shown.option_count)]
        wanted = None if lesson is None else str(self._lessons.index(lesson))
        shown.highlighted = ids.index(wanted) if wanted in ids else ids.index(_OWN_CODE) if _NOTHING in ids else 0


class _LessonList(OptionList):
    """Textual cannot turn the pages of a list that has no room: it raises a KeyError."""

    def action_page_up(self) -> None:
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
