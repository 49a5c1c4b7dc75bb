"""One line to type into, at the foot of the screen: what to find, or where to go."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label


class Prompt(Horizontal):
    """A question and an input; shown while it is open."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]

    class Changed(Message):
        """Another character was typed."""

        def __init__(self, purpose: str, text: str) -> None:
            super().__init__()
            self.purpose = purpose
            self.text = text

    class Closed(Message):
        """The prompt is closed; `text` is None if the person thought better of it."""

        def __init__(self, purpose: str, text: str | None) -> None:
            super().__init__()
            self.purpose = purpose
            self.text = text

    def __init__(self) -> None:
        super().__init__(id="prompt")
        self._purpose = ""

    def compose(self) -> ComposeResult:
        """The question and the input."""
        yield Label(id="question")
        yield Input(id="answer", compact=True, select_on_focus=False)

    @property
    def is_open(self) -> bool:
        """Whether the person is being asked."""
        return self.display

    def ask(self, purpose: str, question: str, digits_only: bool = False, text: str = "") -> None:
        """Open the prompt, with `text` in it; `purpose` comes back with every answer."""
        self._purpose = purpose
        self.query_one(Label).update(question)
        answer = self.query_one(Input)
        answer.restrict = "[0-9]*" if digits_only else None
        with answer.prevent(Input.Changed):
            answer.value = text
            answer.cursor_position = len(text)
        self.say_not_found(False)
        self.display = True
        answer.focus()

    def say_not_found(self, is_missing: bool = True) -> None:
        """Show that what was typed is nowhere to be found."""
        self.set_class(is_missing, "-not-found")

    def action_dismiss(self) -> None:
        """Close the prompt without an answer."""
        self._close(None)

    @on(Input.Changed)
    def _on_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.say_not_found(False)
        if self.is_open:
            self.post_message(self.Changed(self._purpose, event.value))

    @on(Input.Submitted)
    def _on_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._close(event.value)

    def _close(self, text: str | None) -> None:
        self.display = False
        self.post_message(self.Closed(self._purpose, text))
