"""One box of memory: drawn with a frame and the pointers beneath it, or said on one line."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len

from modviz.record.world import Binding
from modviz.view.contents import contents, exported_name, shown_name
from modviz.view.copies import COPY, copy_of
from modviz.view.glyphs import CHANGED, LOOK
from modviz.view.line import line_width
from modviz.view.moment import Line, Moment, Span, Target
from modviz.view.panels.pointers import pointer_count, pointers_to
from modviz.view.spotlight import is_lit, mark
from modviz.view.text import clean, crop, crop_start

_MOST_POINTERS = 4
_INDENT = 2


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A box as lines, all of them `width` cells wide."""

    lines: tuple[Line, ...]
    width: int


def is_changed(moment: Moment, module: str, name: str) -> bool:
    """Whether the last movement changed that binding."""
    return ("box", module, name) in moment.changed


def draw_box(moment: Moment, module: str, binding: Binding, width: int) -> DrawnBox:
    """The box with its name in the frame, its contents, and who points at it, in at most `width` cells."""
    target: Target = ("box", module, binding.name)
    changed = is_changed(moment, module, binding.name)
    lit = is_lit(moment, target)
    frame = "box changed" if changed else "selected" if moment.selected == target else "box"
    marks = (CHANGED if changed else "") + (LOOK if lit else "")
    source = copy_of(moment.world, module, binding)
    copy, stale = (f"{COPY} ", source.stale_words) if source is not None else ("", "")
    title = crop(f"{marks}{' ' if marks else ''}{copy}{exported_name(binding)}", width - 6)
    # What is to be looked at has a heavy frame: that shows without colour, and from afar.
    left_top, across, right_top, upright, left_bottom, right_bottom = "┏━┓┃┗┛" if lit else "╭─╮│╰╯"
    inside = contents(binding.value, width - 4 - (len(stale) + 2 if stale else 0))
    if stale and line_width(inside) + len(stale) + 2 <= width - 4:
        inside = (*inside, Span(f"  {clean(stale)}", "console-warn"))
    pointers = _pointer_lines(moment, module, binding.name, width - _INDENT)
    inner = max(cell_len(title) + 2, line_width(inside) + 2, *(line_width(line) for line in pointers), 10)
    inner = min(inner, width - 2)
    top = (
        Span(f"{left_top} ", frame, target),
        Span(title, "box-name changed" if changed else "box-name", target),
        Span(f" {across * (inner - cell_len(title) - 2)}{right_top}", frame, target),
    )
    middle = (
        Span(f"{upright} ", frame, target),
        *(Span(span.text, f"{span.style} changed" if changed else span.style, target) for span in inside),
        Span(f"{' ' * (inner - 1 - line_width(inside))}{upright}", frame, target),
    )
    arrow = "▲" if pointers else across
    bottom = (Span(f"{left_bottom}{across}{arrow}{across * (inner - 2)}{right_bottom}", frame, target),)
    beneath = tuple(_padded((Span(" " * _INDENT), *line), inner + 2) for line in pointers)
    return DrawnBox((top, middle, bottom, *beneath), inner + 2)


def box_on_one_line(moment: Moment, module: str, binding: Binding, width: int) -> list[Line]:
    """The box as `count [5 number] ◀ main.js count`; what does not fit goes on lines of its own beneath."""
    target: Target = ("box", module, binding.name)
    changed = is_changed(moment, module, binding.name)
    style = " changed" if changed else ""
    source = copy_of(moment.world, module, binding)
    copy, stale = (f"{COPY} ", source.stale_words) if source is not None else ("", "")
    name = f"{mark(moment, target, changed)} {copy}{exported_name(binding)} "
    inside = contents(binding.value, max(10, width - cell_len(name) - 2))
    line: Line = (
        Span(name, f"box-name{style}", target),
        Span("[", f"box{style}", target),
        *(Span(span.text, f"{span.style}{style}", target) for span in inside),
        Span("]", f"box{style}", target),
    )
    if stale and line_width(line) + len(stale) + 1 <= width:
        line = (*line, Span(f" {clean(stale)}", "console-warn"))
    pointers = _pointers(moment, module, binding.name, width - 6)
    if not pointers:
        return [line]
    beside = (Span(" ◀ ", "pointer"), *_joined(pointers))
    if line_width(line) + line_width(beside) <= width:
        return [(*line, *beside)]
    return [line, *((Span("    ◀ ", "pointer"), pointer) for pointer in pointers)]


def _pointer_lines(moment: Moment, module: str, name: str, width: int) -> list[Line]:
    pointers = _pointers(moment, module, name, width - 2)
    signs = ["├ "] * (len(pointers) - 1) + ["╰ "]
    return [(Span(sign, "pointer"), pointer) for sign, pointer in zip(signs, pointers, strict=False)]


def _pointers(moment: Moment, module: str, name: str, width: int) -> list[Span]:
    """One span for each of the first pointers at a box, and one that counts the others."""
    shown = pointers_to(moment, module, name, _MOST_POINTERS)
    spans = [
        Span(
            _pointer_text(importer, local_name, width),
            _pointer_style(moment, importer, local_name),
            ("box", importer, local_name),
        )
        for importer, local_name in shown
    ]
    others = pointer_count(moment, module, name) - len(shown)
    return [*spans, Span(f"and {others:,} more", "dim")] if others else spans


def _pointer_text(importer: str, local_name: str, width: int) -> str:
    name = shown_name(local_name)
    return crop(f"{crop_start(clean(importer), max(8, width - cell_len(name) - 1))} {name}", width)


def _pointer_style(moment: Moment, importer: str, local_name: str) -> str:
    return "pointer changed" if is_changed(moment, importer, local_name) else "pointer"


def _joined(spans: list[Span]) -> Line:
    line: list[Span] = []
    for span in spans:
        line += [Span(", ", "pointer"), span] if line else [span]
    return tuple(line)


def _padded(line: Line, width: int) -> Line:
    return (*line, Span(" " * max(0, width - line_width(line))))
