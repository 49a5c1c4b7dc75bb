"""The last line of the screen: the keys worth knowing, or a word about the last one pressed."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from modviz.tui.hints import Hints, pressed, usual
from modviz.tui.keys import GROUPS, Groups
from modviz.tui.widgets.lines import Lines
from modviz.view.glyphs import ascii_line
from modviz.view.line import fit, line_width
from modviz.view.moment import Line, Moment, Span

_GAP = "  "


class Hint(Lines):
    """Shows keys, which can be clicked on, and now and then a notice in their place.

    Parameters
    ----------
    groups
        The keys of the screen.
    """

    def __init__(self, groups: Groups = GROUPS) -> None:
        super().__init__("hint", self._hint)
        self._notice = ""
        self._usual = self._keys = usual(groups)

    def say(self, notice: str) -> None:
        """Show a notice; the empty one brings the keys back."""
        if notice != self._notice:
            self._notice = notice
            self.make_again()

    def offer(self, keys: Hints | None) -> None:
        """Show these keys, or, without any, those that are usual on this screen."""
        keys = self._usual if keys is None else keys
        if keys != self._keys:
            self._keys = keys
            self.make_again()

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked on."""
        event.prevent_default()
        offset = event.get_content_offset(self)
        target = None if offset is None else self.target_at(*offset)
        if target is not None:
            self.app.simulate_key(target[1])

    def _hint(self, moment: Moment, width: int, height: int) -> Sequence[Line]:
        line: Line = (Span(f" {self._notice} ", "notice"),) if self._notice else _fitting(self._keys, width)
        return (fit(ascii_line(line) if moment.ascii else line, width),)


def _fitting(keys: Hints, width: int) -> Line:
    """The keys for which there is room; the last two, for help and the way out, are left out last."""
    line = _line(keys)
    return line if line_width(line) <= width or len(keys) < 3 else _fitting((*keys[:-3], *keys[-2:]), width)


def _line(keys: Hints) -> Line:
    spans: list[Span] = []
    for key, does in keys:
        name = pressed(key)
        target = None if name is None else ("press", name)
        spans += [Span(_GAP if spans else ""), Span(key, "key", target), Span(f" {does}", "dim", target)]
    return tuple(spans)
