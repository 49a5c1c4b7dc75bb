"""Lines of spans: measured, cropped, and made only when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from rich.cells import cell_len

from modviz.view.glyphs import CHANGED, GUEST, ascii_line, ascii_text
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.spotlight import lit_line
from modviz.view.text import ELLIPSIS, clean, crop


class LazyLines(Sequence[Line]):
    """A sequence of lines, each made when it is asked for.

    Parameters
    ----------
    count
        How many lines there are.
    make
        Makes the line with a number from 0 on.
    """

    def __init__(self, count: int, make: Callable[[int], Line]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> Line: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Line]: ...

    def __getitem__(self, number: int | slice) -> Line | Sequence[Line]:
        if isinstance(number, slice):
            return [self._make(each) for each in range(*number.indices(self._count))]
        if not -self._count <= number < self._count:
            raise IndexError(number)
        return self._make(number % self._count)


def changed_mark(is_changed: bool) -> Span:
    """The start of a row: whether the last movement has changed what it shows."""
    return Span(f"{CHANGED} ", "changed") if is_changed else Span("  ")


def line_width(line: Line) -> int:
    """How many cells `line` takes."""
    # Asked for thousands of times in a step: what is ASCII, and clean, takes a cell for each character.
    return sum([len(span.text) if span.text.isascii() else cell_len(span.text) for span in line])


def is_marked(line: Line) -> bool:
    """Whether something in `line` is marked as changed."""
    return any("changed" in span.style.split() for span in line)


def fit(line: Line, width: int) -> Line:
    """`line` in at most `width` cells; `…` says that there is more."""
    if line_width(line) <= width:
        return line
    spans: list[Span] = []
    left = width
    for number, span in enumerate(line):
        used = cell_len(span.text)
        is_last = number == len(line) - 1
        if used < left or (used == left and is_last):
            spans.append(span)
            left -= used
            continue
        # What follows is lost, so the ellipsis must show even if this span itself would just fit.
        text = crop(span.text if used > left else span.text + " ", left)
        # An ellipsis right before says as much as a second one would.
        kept = text[:-1].rstrip(ELLIPSIS)
        if not kept.strip() and spans and spans[-1].text.endswith(ELLIPSIS):
            break
        # The ellipsis is ours, also in the guest's words: in ASCII it has a stand-in.
        style = " ".join(each for each in span.style.split() if each != GUEST)
        spans += [Span(kept, span.style, span.target), Span(text[-1:], style, span.target)]
        break
    return tuple(span for span in spans if span.text)


def spread(left: Line, right: Line, width: int) -> Line:
    """`left` at the left edge, `right` at the right edge; where there is no room, `right` is left out."""
    gap = width - line_width(left) - line_width(right)
    return (*left, Span(" " * gap), *right) if gap > 0 else left


def make_panel(moment: Moment, title: str, lines: Sequence[Line], width: int, focus: int | None = None) -> Panel:
    """A panel whose lines are fitted to `width`, and put in ASCII if asked for, when they are looked at."""

    def finished(number: int) -> Line:
        line = lit_line(moment, fit(lines[number], width))
        return ascii_line(line) if moment.ascii else line

    title = crop(clean(title), max(1, width - 4))
    return Panel(ascii_text(title) if moment.ascii else title, LazyLines(len(lines), finished), focus)


def finish(moment: Moment, line: Line, width: int) -> Line:
    """A single line, fitted to `width` and put in ASCII if the moment asks for it."""
    fitted = fit(line, width)
    return ascii_line(fitted) if moment.ascii else fitted
