"""A lesson that plays by itself, recorded as an asciicast: the real screen, without a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from textual.pilot import Pilot
from textual.screen import Screen

from modviz.export.asciicast.asciicast import Frame, asciicast
from modviz.export.asciicast.frames import screen_rows
from modviz.export.asciicast.virtual_clock import VirtualClock
from modviz.lesson.pace import seconds_for
from modviz.lesson.player import OVER
from modviz.lesson.prepared import PreparedLesson
from modviz.tui.app import ModvizApp
from modviz.tui.playing.play_options import PlayOptions
from modviz.tui.screens.lesson_screen import LessonScreen

_MOST_RETURNS = 3
"""A lesson may lead back to a scene, and where nobody chooses another answer, for ever: so often it is shown."""

_SAME_PICTURES = 3
"""So many times in a row the picture must be the same: then nothing is left to be drawn."""


async def record_cast(
    prepared: PreparedLesson,
    size: tuple[int, int],
    *,
    speed: float = 1.0,
    predict: bool = True,
    ascii: bool = False,
    theme: str | None = None,
) -> Iterator[str]:
    """The lines of an asciicast of the lesson, without line ends; scenes are its markers.

    Textual runs without a terminal, and time is a clock of ours that moves on when the picture is finished.  So the
    screen is the one that people see, and nothing in the file depends on how fast this machine is.

    Parameters
    ----------
    prepared
        The lesson.
    size
        Columns and rows.
    speed
        How fast: 2 is twice as fast.
    predict
        Whether its questions are asked; it shows the answers itself.
    ascii, theme
        As for `ModvizApp`.
    """
    clock = VirtualClock()
    options = PlayOptions(predict=predict, auto=True, speed=speed, answers=True)
    screen = LessonScreen(prepared, options, ascii, clock)
    app = _CastApp(screen, ascii, theme)
    async with app.run_test(size=size) as pilot:
        frames = [await _frame(pilot, screen, clock.seconds, None)]
        visits = Counter([screen.player.stop])
        while True:
            before = screen.player.stop
            if not clock.move_on():
                # A scene that waits for a key: nobody is there to press one.
                clock.wait(seconds_for(screen.player.scene.scene, speed))
                screen.next()
            stop = screen.player.stop
            visits[stop] += stop is not before
            # The summary is for a person who has answered.
            if stop.state == OVER or visits[stop] > _MOST_RETURNS:
                break
            frames.append(await _frame(pilot, screen, clock.seconds, before.number))
    return asciicast(frames, clock.seconds, size, prepared.lesson.title)


class _CastApp(ModvizApp):
    """Shows one screen."""

    def __init__(self, screen: Screen[None], ascii: bool, theme: str | None) -> None:
        super().__init__(ascii=ascii, theme=theme)
        self._first_screen = screen

    def first_screen(self) -> Screen[None]:
        """The lesson."""
        return self._first_screen


async def _frame(pilot: Pilot[None], screen: LessonScreen, seconds: float, before: int | None) -> Frame:
    """What is on the screen when everything is drawn; a scene that is not the one before gives it its name."""
    pictures: list[Sequence[str]] = []
    # Until the process has nothing to do; then until nothing changes, should it have been too busy to begin.
    await pilot.pause()
    while len(pictures) < _SAME_PICTURES or any(picture != pictures[-1] for picture in pictures[-_SAME_PICTURES:]):
        await pilot.pause(0)
        pictures.append(screen_rows(screen))
    marker = screen.player.scene.scene.title if screen.player.stop.number != before else None
    return Frame(seconds, tuple(pictures[-1]), marker)
