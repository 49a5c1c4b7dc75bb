"""The first screen: a recording is being made, and can be cancelled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Label

from modviz.tui.playing.recording import Make, Recording

_SECONDS_BEFORE_WORDS = 0.25
"""A recording that is over sooner than this shows the title alone: a flash of words would only startle."""

_MOST_KEYS = 50

_STAGES = {"parse": "Parsed", "link": "Linked", "evaluate": "Evaluated"}


class RecordingScreen(Screen[None]):
    """Records, and says what came of it.

    Parameters
    ----------
    title
        What is recorded, in a few words.
    make
        The function that records.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,backspace", "app.go_back", show=False)]

    class Progressed(Message):
        """The recording came further."""

        def __init__(self, stage: str, done: int, total: int | None) -> None:
            super().__init__()
            self.words = progress_words(stage, done, total)

    class Ended(Message):
        """The recording is over: `end` is what was made, or `Failed`; `keys` were pressed meanwhile."""

        def __init__(self, title: str, end: object, keys: Sequence[str]) -> None:
            super().__init__()
            self.title = title
            self.end = end
            self.keys = keys

    def __init__(self, title: str, make: Make) -> None:
        super().__init__()
        self._heading = title
        self._keys: list[str] = []
        # Messages may be posted from any thread, and are dropped once the screen is gone.
        self._recording = Recording(
            make,
            lambda stage, done, total: self._post(self.Progressed(stage, done, total)),
            lambda end: self._post(self.Ended(title, end, self._keys)),
        )

    def compose(self) -> ComposeResult:
        """The title where it is going to stay, and a few quiet words in the middle."""
        yield Label(self._heading, id="recorded", markup=False)
        with Vertical(id="words"):
            yield Label("Recording every step", id="progress", markup=False)
            yield Label("Esc cancels", id="way-out")

    def on_mount(self) -> None:
        """Start recording once the first picture is on the screen."""
        words = self.query_one("#words")
        words.visible = False
        self.set_timer(_SECONDS_BEFORE_WORDS, lambda: setattr(words, "visible", True))
        self.call_after_refresh(self._recording.start)

    def on_key(self, event: events.Key) -> None:
        """Keep what is pressed for the screen that comes: nothing that is typed is lost."""
        if event.key not in ("escape", "backspace") and len(self._keys) < _MOST_KEYS:
            self._keys.append(event.key)

    def on_unmount(self) -> None:
        """Leave no recording behind."""
        self._recording.cancel()

    def on_recording_screen_progressed(self, event: Progressed) -> None:
        """Show how far it is."""
        self.query_one("#progress", Label).update(event.words)

    def _post(self, message: Message) -> None:
        if self.is_attached:
            self.post_message(message)


def progress_words(stage: str, done: int, total: int | None) -> str:
    """How far a recording is, in words: "Parsed 240 of 612 modules"."""
    known = "" if total is None else f" of {total:,}"
    return f"{_STAGES.get(stage, stage.capitalize())} {done:,}{known} modules"
