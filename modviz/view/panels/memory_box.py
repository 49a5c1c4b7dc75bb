"""One box of memory and who points at it: with an arrow, with its pointers beneath it, or on one line."""

from __future__ import annotations

from rich.cells import cell_len

from modviz.record.events import DeadZoneRead
from modviz.record.world import Binding
from modviz.view.attention import box_in_question, box_of
from modviz.view.block_letters import block_letters
from modviz.view.contents import contents, exported_name, shown_name
from modviz.view.copies import COPY, copy_of
from modviz.view.glyphs import CHANGED, LOOK
from modviz.view.line import line_width
from modviz.view.moment import Line, Moment, Span, Target
from modviz.view.panels.pointers import pointer_count, pointers_to, reader_by_namespace
from modviz.view.spotlight import is_lit, mark
from modviz.view.text import clean, crop, crop_start, pad

_MOST_POINTERS = 4
VEIL: Line = (Span("▒▒▒▒ ?", "dim"),)
_THIN, _HEAVY, _DEAD = "╭─╮│╰╯", "┏━┓┃┗┛", "┏╍┓┇┗┛"
BLOCK_CORNER = "▛"
_IN_DEAD_ZONE = "in its dead zone"


def is_changed(moment: Moment, module: str, name: str) -> bool:
    """Whether the last movement changed that binding."""
    return ("box", module, name) in moment.changed


def held(moment: Moment, binding: Binding, width: int) -> Line:
    """What is in a box; while a question is open that asks for it, no box tells."""
    return VEIL if moment.is_veiled else contents(binding.value, width)


def is_drawn_large(moment: Moment, module: str, name: str) -> bool:
    """Whether the box is what this step is about, or what somebody points at: such a one always has a frame.

    It is a heavy one: that shows without colour, and from afar.
    """
    target = ("box", module, name)
    return box_in_question(moment) == (module, name) or moment.selected == target or _is_looked_at(moment, module, name)


def _is_looked_at(moment: Moment, module: str, name: str) -> bool:
    """Whether the spotlight is on the box, or on an import that leads to it."""
    return any(kind == "box" and box_of(moment, *names) == (module, name) for kind, *names in moment.spotlight)


def box_with_arrows(moment: Moment, module: str, binding: Binding, width: int, column: int) -> list[Line]:
    """The importers at the left, each with an arrow, and the box at the right, from cell `column` on."""
    pointers = _pointers(moment, module, binding.name, column - 4, f"and {{:,}} more{' ' * 4}")
    rows = max(1, len(pointers))
    box = _box(moment, module, binding, width - column, rows)
    lines: list[Line] = []
    for number, drawn in enumerate(box):
        pointer = pointers[number - 1] if 0 < number <= len(pointers) else None
        lines.append((*_arrow(moment, pointer, module, binding.name, column), *drawn))
    return lines


def line_with_arrow(moment: Moment, module: str, binding: Binding, width: int, column: int) -> Line:
    """The first importer with its arrow, and the box without a frame, from cell `column` on."""
    pointers = _pointers(moment, module, binding.name, column - 4, "")
    others = pointer_count(moment, module, binding.name) - 1
    more = f"  and {others:,} more point here" if others > 0 else ""
    left = _arrow(moment, pointers[0] if pointers else None, module, binding.name, column)
    if not pointers:
        left = (Span(f"{'own':>{column - 2}}  ", "dim"),)
    state = _named(moment, module, binding, width - column - cell_len(more))
    return (*left, *state, Span(more, "pointer"))


def box_with_pointers(moment: Moment, module: str, binding: Binding, width: int) -> list[Line]:
    """The box, and beneath it one line for each importer."""
    box = _box(moment, module, binding, min(width, 40), 1)
    pointers = _pointers(moment, module, binding.name, width - 6, "and {:,} more")
    if not pointers:
        return box
    corner, across = ("┗", "━") if is_drawn_large(moment, module, binding.name) else ("╰", "─")
    bottom = box[-1][0]
    at_arrow = Span(f"{bottom.text[:2]}▲{bottom.text[3:]}", bottom.style, bottom.target)
    style = pointers[0].style
    beneath = [
        (
            Span("  ┃" if number < len(pointers) - 1 else f"  {corner}{across}", style),
            Span(_look(moment, pointer), "current"),
            pointer,
        )
        for number, pointer in enumerate(pointers)
    ]
    return [*box[:-1], (at_arrow,), *beneath]


def box_on_one_line(moment: Moment, module: str, binding: Binding, width: int, names: int) -> Line:
    """The box as `count  5 number  ◀ main.js`; of the importers' names those that differ from the box's own."""
    pointers = pointers_to(moment, module, binding.name, 1)
    count = pointer_count(moment, module, binding.name)
    if not pointers:
        state = _named(moment, module, binding, width, names)
        room = width - line_width(state)
        is_own = not binding.export_names
        return (*state, Span("  own", "dim")) if is_own and room >= 5 else state
    importer, local = pointers[0]
    more = f" +{count - 1}" if count > 1 else ""
    called = f" as {shown_name(local)}" if local not in (binding.name, *binding.export_names) else ""
    room = max(6, min(20, width - names - 14))
    target: Target = ("box", importer, local)
    changed = " changed" if is_changed(moment, importer, local) else ""
    words = f"◀ {crop_start(clean(importer), room - cell_len(more))}{more}"
    pointer = Span(crop(words + called, room + 6), f"pointer{changed}", target)
    state = _named(moment, module, binding, width - cell_len(pointer.text) - 2, names)
    return (*state, Span(" " * max(1, 21 + names - line_width(state)) if width > 50 else "  "), pointer)


def _look(moment: Moment, pointer: Span) -> str:
    """`◉` before an import that the spotlight is on, else a space."""
    return LOOK if is_lit(moment, pointer.target) else " "


def _is_dead(moment: Moment, module: str, binding: Binding) -> bool:
    """Whether this step reads the box in its dead zone."""
    is_read = isinstance(moment.event, DeadZoneRead) and binding.value is None
    return is_read and box_in_question(moment) == (module, binding.name)


def _box(moment: Moment, module: str, binding: Binding, width: int, rows: int) -> list[Line]:
    """The frame with the name in its upper edge, and `rows` rows in it, of which the first has the contents."""
    target: Target = ("box", module, binding.name)
    changed, dead = is_changed(moment, module, binding.name), _is_dead(moment, module, binding)
    frame = "dead" if dead else "box changed" if changed else "selected" if moment.selected == target else "box"
    glyphs = _DEAD if dead else _HEAVY if is_drawn_large(moment, module, binding.name) else _THIN
    if moment.is_large and is_drawn_large(moment, module, binding.name):
        return _block_box(moment, module, binding, width, dead)
    left_top, across, right_top, upright, left_bottom, right_bottom = tuple(glyphs)
    sign = "✗" if dead else CHANGED if changed else ""
    sign += LOOK if _is_looked_at(moment, module, binding.name) else ""
    title = _title(sign, _copied_name(moment, module, binding), width - 5)
    inside = held(moment, binding, width - 4)
    words, look = _copied_words(moment, module, binding, width - line_width(inside) - 6)
    if dead:
        words, look = _IN_DEAD_ZONE if line_width(inside) + cell_len(_IN_DEAD_ZONE) + 6 <= width else "", "dead"
    note = f"  {words}" if words else ""
    room = width - 4
    name = "dead" if dead else "box-name changed" if changed else "box-name"
    top = (
        Span(f"{left_top}{across} ", frame, target),
        Span(title, name, target),
        Span(f" {across * (width - cell_len(title) - 5)}{right_top}", frame, target),
    )
    gap = " " * max(0, room - line_width(inside) - len(note))
    middle = (
        Span(f"{upright} ", frame, target),
        *(Span(span.text, "dead" if dead else f"{span.style}{' changed' * changed}", target) for span in inside),
        Span(f"{gap}{note}", look, target),
        Span(f" {upright}", frame, target),
    )
    empty = (Span(f"{upright}{' ' * (width - 2)}{upright}", frame, target),)
    bottom = (Span(f"{left_bottom}{across * (width - 2)}{right_bottom}", frame, target),)
    return [top, middle, *[empty] * (rows - 1), bottom]


def _block_box(moment: Moment, module: str, binding: Binding, width: int, is_dead: bool) -> list[Line]:
    """The box in a frame as thick as a terminal can draw it, with its state or a short number in block letters."""
    target: Target = ("box", module, binding.name)
    style = "dead" if is_dead else "box changed" if is_changed(moment, module, binding.name) else "selected"
    room = width - 4
    inside = held(moment, binding, room)
    words = "empty" if binding.value is None else binding.value.preview
    letters = () if moment.is_veiled or moment.ascii else block_letters(words, room)
    name = crop(exported_name(binding), room)

    def row(line: Line) -> Line:
        blank = Span(" " * max(0, room - line_width(line)), "", target)
        return (Span("▌ ", style, target), *line, blank, Span(" ▐", style, target))

    rows: list[Line] = [(Span(name, "dead" if is_dead else "box-name strong", target),), ()]
    rows += [(Span(f"{each:^{room}}", "dead" if is_dead else "strong", target),) for each in letters]
    rows += [(), inside] if letters else [inside]
    if is_dead:
        rows.append((Span(_IN_DEAD_ZONE, "dead", target),))
    top = (Span(f"{BLOCK_CORNER}{'▀' * (width - 2)}▜", style, target),)
    bottom = (Span(f"▙{'▄' * (width - 2)}▟", style, target),)
    return [top, *map(row, rows), bottom]


def _title(sign: str, name: str, width: int) -> str:
    """The name of a box behind its signs; where there is no room for both, the name is what is read."""
    whole = f"{sign} {name}" if sign else name
    return whole if cell_len(whole) <= width else crop(name, max(4, width))


def _named(moment: Moment, module: str, binding: Binding, width: int, names: int = 0) -> Line:
    """The name of a box and its contents, marked where the last step changed it."""
    target: Target = ("box", module, binding.name)
    changed = is_changed(moment, module, binding.name)
    new = " changed" if changed else ""
    name = _copied_name(moment, module, binding)
    words = f"{mark(moment, target, changed)} {pad(name, names) if cell_len(name) < names else name}  "
    inside = held(moment, binding, max(4, width - cell_len(words)))
    line = (
        Span(words, f"box-name{new}", target),
        *(Span(span.text, f"{span.style}{new}", target) for span in inside),
    )
    about, look = _copied_words(moment, module, binding, width - line_width(line) - 2)
    return (*line, Span(f"  {about}", look)) if about else line


def _copied_name(moment: Moment, module: str, binding: Binding) -> str:
    """The name of a box, behind a sign if it holds a copy of a property."""
    copy = copy_of(moment.world, module, binding)
    return exported_name(binding) if copy is None else f"{COPY} {exported_name(binding)}"


def _copied_words(moment: Moment, module: str, binding: Binding, cells: int) -> tuple[str, str]:
    """Of which property a box holds a copy, and whether that has another value by now; and the style of the words."""
    copy = copy_of(moment.world, module, binding)
    if copy is None:
        return "", ""
    return copy.words_within(cells), "console-warn" if copy.now else "dim"


def _arrow(moment: Moment, pointer: Span | None, module: str, name: str, column: int) -> Line:
    """The importer and an arrow of `column` cells in all; blank without an importer."""
    if pointer is None:
        return (Span(" " * column),)
    if pointer.target is None:
        return (Span(pad(f" {pointer.text}", column), "dim"),)
    is_heavy = "changed" in pointer.style or "dead" in pointer.style or is_drawn_large(moment, module, name)
    shaft = "━" if is_heavy else "─"
    length = max(1, column - cell_len(pointer.text) - 4)
    sign = mark(moment, pointer.target, "changed" in pointer.style)
    return (Span(sign, pointer.style), pointer, Span(f" {shaft * length}▶ ", pointer.style))


def _pointers(moment: Moment, module: str, name: str, width: int, more: str) -> list[Span]:
    """One span for each of the first pointers at a box, and one that counts the others, if `more` has words for it."""
    shown = pointers_to(moment, module, name, _MOST_POINTERS)
    spans = [
        Span(
            _pointer_text(importer, local_name, width),
            _pointer_style(moment, importer, local_name),
            ("box", importer, local_name),
        )
        for importer, local_name in shown
    ]
    reader = reader_by_namespace(moment, module, name)
    if reader is not None:
        spans.insert(0, Span(_pointer_text(*reader, width), "dead", ("module", reader[0])))
    others = pointer_count(moment, module, name) - len(shown)
    return [*spans, Span(more.format(others).rstrip(), "dim")] if others and more else spans


def _pointer_text(importer: str, local_name: str, width: int) -> str:
    name = shown_name(local_name)
    return crop(f"{crop_start(clean(importer), max(8, width - cell_len(name) - 1))} {name}", width)


def _pointer_style(moment: Moment, importer: str, local_name: str) -> str:
    if not is_changed(moment, importer, local_name):
        return "pointer"
    return "dead" if isinstance(moment.event, DeadZoneRead) else "pointer changed"
