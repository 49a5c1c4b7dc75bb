"""The last line of the screen: the keys worth knowing, or a word about the last one pressed."""

from __future__ import annotations

from collections.abc import Sequence

from modviz.tui.keys import GROUPS, Groups, all_keys
from modviz.tui.widgets.lines import Lines
from modviz.view.glyphs import ascii_line
from modviz.view.line import fit
from modviz.view.panel import Line, Moment, Span


class Hint(Lines):
    """Shows keys, and now and then a notice in their place.

    Parameters
    ----------
    groups
        The keys of the screen.
    """

    def __init__(self, groups: Groups = GROUPS) -> None:
        super().__init__("hint", self._hint)
        self._notice = ""
        self._keys = _keys(groups)

    def say(self, notice: str) -> None:
        """Show a notice; the empty one brings the keys back."""
        if notice != self._notice:
            self._notice = notice
            self.make_again()

    def _hint(self, moment: Moment, width: int, height: int) -> Sequence[Line]:
        line: Line = (Span(f" {self._notice} ", "notice"),) if self._notice else self._keys
        return (fit(ascii_line(line) if moment.ascii else line, width),)


def _keys(groups: Groups) -> Line:
    spans: list[Span] = []
    for key in all_keys(groups):
        if key.hint:
            spans += [Span(key.shown.split()[0], "key"), Span(f" {key.hint}  ", "dim")]
    return tuple(spans)
