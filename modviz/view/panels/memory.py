"""The memory panel: every module's boxes, and the imports that point at them.

An import and its export are one box: the box is drawn once, in the module that owns it, and an import is a
pointer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from rich.cells import cell_len

from modviz.record.world import Binding, Module
from modviz.view.attention import module_in_question
from modviz.view.contents import contents, shown_name
from modviz.view.copies import COPY, Copy, copy_of
from modviz.view.glyphs import LOOK
from modviz.view.line import is_marked, line_width, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.panels.exports_card import exports_cards
from modviz.view.panels.memory_box import DrawnBox, box_on_one_line, draw_box, is_changed
from modviz.view.panels.memory_modules import SMALL_GRAPH, modules_to_show
from modviz.view.panels.pointers import export_counts
from modviz.view.spotlight import first_lit, is_lit, mark
from modviz.view.status import module_sign
from modviz.view.text import clean, crop, crop_start, wrap
from modviz.view.walk_state import has_failed

_MOST_BOXES = 60
_SMALL_HEIGHT = 10
_SMALL_WIDTH = 24
_BOX_HEIGHT = 4
_BOX_WIDTH = 20


def memory_panel(moment: Moment, width: int, height: int) -> Panel:
    """The boxes of the modules that matter now, and who points at them.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is; where it is small, boxes are said on one line each instead of drawn.
    """
    lines: list[Line] = []
    focus: int | None = None
    names = modules_to_show(moment)
    modules = moment.world.modules
    if not any(modules[name].bindings is not None or modules[name].cards for name in names):
        return make_panel(moment, "Memory", _nothing_yet(moment, width), width)
    is_small = _is_small(moment, names, width, height)
    changed = {subject[1] for subject in moment.changed if subject[0] in ("box", "exports")}
    question = module_in_question(moment)
    for name in names:
        start = len(lines)
        # Of a large graph only the module in question is drawn: the others are there to be pointed at.
        is_short = is_small or (len(modules) > SMALL_GRAPH and name != question)
        lines += _module_lines(moment, modules[name], width, is_short)
        if name == question and focus is None:
            focus = start
        if name in changed:
            focus = next((number for number in range(start, len(lines)) if is_marked(lines[number])), start)
    lit = first_lit(lines, moment)
    return make_panel(moment, "Memory", lines, width, focus if lit is None else lit)


def _is_small(moment: Moment, names: list[str], width: int, height: int) -> bool:
    """Whether there is too little room to draw boxes.

    All boxes of a small graph are counted, those to come too: the form must not change while one steps.
    """
    if height < _SMALL_HEIGHT or width < _SMALL_WIDTH:
        return True
    counts = export_counts(moment.timeline)
    drawn = sum(_BOX_HEIGHT * -(-counts.get(name, 0) * _BOX_WIDTH // width) + 2 for name in names)
    return len(moment.world.modules) <= SMALL_GRAPH and drawn > 2 * height


def _module_lines(moment: Moment, module: Module, width: int, is_short: bool) -> Iterator[Line]:
    """All lines about the memory of one module."""
    yield _heading(moment, module, width)
    yield from exports_cards(moment, module, width)
    if module.bindings is None:
        return
    exported, private, imports = _sorted_out(moment, module)
    shown = exported[:_MOST_BOXES]
    if is_short:
        for binding in shown:
            yield from box_on_one_line(moment, module.name, binding, width)
    else:
        yield from _side_by_side([draw_box(moment, module.name, binding, width) for binding in shown], width)
    yield from _and_more(len(exported) - len(shown), "box", "boxes")
    yield from _private_lines(moment, module.name, private[:_MOST_BOXES], width)
    yield from _and_more(len(private) - _MOST_BOXES, "box", "boxes")
    for binding in imports[:_MOST_BOXES]:
        yield _pointer_line(moment, module.name, binding, width)
    yield from _and_more(len(imports) - _MOST_BOXES, "pointer", "pointers")


def _heading(moment: Moment, module: Module, width: int) -> Line:
    sign = module_sign(module)
    words = f" {sign}" if module.bindings is not None else f" {sign}, no boxes yet"
    style = "module-name current" if module.name == module_in_question(moment) else "module-name"
    target = ("module", module.name)
    look = f"{LOOK} " if is_lit(moment, target) else ""
    name = look + crop_start(clean(module.name), max(8, width - cell_len(look) - cell_len(words)))
    return (Span(name, style, target), Span(words, sign.style))


def _sorted_out(moment: Moment, module: Module) -> tuple[list[Binding], list[Binding], list[Binding]]:
    """The exported boxes, the other boxes and the pointers; where there are many, what changed first."""
    exported: list[Binding] = []
    private: list[Binding] = []
    imports: list[Binding] = []
    for binding in (module.bindings or {}).values():
        (imports if binding.is_pointer else exported if binding.export_names else private).append(binding)
    for bindings in (exported, private, imports):
        if len(bindings) > _MOST_BOXES:
            bindings.sort(key=lambda binding: not is_changed(moment, module.name, binding.name))
    return exported, private, imports


def _side_by_side(boxes: list[DrawnBox], width: int) -> Iterator[Line]:
    """Boxes in rows, as many beside each other as there is room for."""
    row: list[DrawnBox] = []
    for box in boxes:
        if row and sum(each.width + 1 for each in row) + box.width > width:
            yield from _row_lines(row)
            row = []
        row.append(box)
    yield from _row_lines(row)


def _row_lines(row: list[DrawnBox]) -> Iterator[Line]:
    for number in range(max((len(box.lines) for box in row), default=0)):
        spans: list[Span] = []
        for box in row:
            gap = (Span(" "),) if spans else ()
            spans += (*gap, *(box.lines[number] if number < len(box.lines) else (Span(" " * box.width),)))
        yield tuple(spans)


def _private_lines(moment: Moment, module: str, bindings: Iterable[Binding], width: int) -> Iterator[Line]:
    """The boxes that are not exported, several on a line: nobody else can point at them."""
    line: list[Span] = []
    for binding in bindings:
        copy = copy_of(moment.world, module, binding)
        if copy is not None:
            if line:
                yield tuple(line)
                line = []
            yield _copy_line(moment, module, binding, copy, width)
            continue
        changed = is_changed(moment, module, binding.name)
        style = " changed" if changed else ""
        target = ("box", module, binding.name)
        sign = mark(moment, target, changed).strip()
        item = [
            Span(f"{sign}{' ' if sign else ''}{shown_name(binding.name)} ", f"box-name{style}", target),
            *(Span(span.text, span.style + style, target) for span in contents(binding.value, width // 2)),
        ]
        if line and line_width(tuple(line)) + line_width(tuple(item)) + 2 > width:
            yield tuple(line)
            line = [Span("  ")]
        elif line:
            line.append(Span(", ", "dim"))
        else:
            line = [Span("  not exported: ", "dim")]
        line += item
    if line:
        yield tuple(line)


def _copy_line(moment: Moment, module: str, binding: Binding, copy: Copy, width: int) -> Line:
    """A variable with a copy of a property: what it holds, where it is from, and whether that has changed since."""
    changed = is_changed(moment, module, binding.name)
    style = " changed" if changed else ""
    target = ("box", module, binding.name)
    sign = mark(moment, target, changed)
    name = Span(f"{sign} {COPY} {shown_name(binding.name)} ", f"box-name{style}", target)
    held = contents(binding.value, max(8, width // 3))
    inside = tuple(Span(span.text, span.style + style, target) for span in held)
    words = clean(copy.stale_words or copy.words)
    room = width - line_width((name, *inside)) - 2
    return (
        (name, *inside, Span(f"  {crop(words, room)}", "console-warn" if copy.now else "dim"))
        if room > 6
        else (name, *inside)
    )


def _pointer_line(moment: Moment, module: str, binding: Binding, width: int) -> Line:
    """An import: where it points, and, dimmed, what the box there holds now."""
    assert binding.target_module is not None
    changed = is_changed(moment, module, binding.name)
    style = "pointer changed" if changed else "pointer"
    target = ("box", module, binding.name)
    owner = crop_start(clean(binding.target_module), max(10, width // 2))
    sign = mark(moment, target, changed)
    name = Span(f"{sign} {shown_name(binding.name)} ", f"box-name{' changed' if changed else ''}", target)
    if binding.target_binding is None:
        owning = moment.world.modules[binding.target_module]
        is_deferred = binding.kind == "deferred-namespace"
        names = owning.deferred_namespace if is_deferred else owning.namespace
        inside = f" {{ {', '.join(map(clean, islice(names, 12)))} }}" if names is not None else ""
        return (
            name,
            Span(f"═▶ {owner} ({'deferred ' * is_deferred}namespace)", style, ("module", binding.target_module)),
            Span(inside, "dim"),
        )
    box = moment.world.box(module, binding.name)
    there = ("box", binding.target_module, binding.target_binding)
    arrow = Span(f"─▶ {owner} {shown_name(binding.target_binding)}", style, there)
    room = max(10, width - line_width((name, arrow)) - 2)
    holds: Line = (Span("no box there yet"),) if box is None else contents(box.value, room)
    dimmed = (Span(span.text, _dimmed(span.style)) for span in holds)
    return (name, arrow, Span("  "), *dimmed)


def _dimmed(style: str) -> str:
    """Dimmed, since it is not the import's own; still known as the guest's words where it is."""
    return "guest dim" if style.startswith("guest") else "dim"


def _and_more(count: int, noun: str, nouns: str) -> Iterator[Line]:
    if count > 0:
        yield (Span(f"  and {count:,} more {noun if count == 1 else nouns}", "dim"),)


def _nothing_yet(moment: Moment, width: int) -> list[Line]:
    if has_failed(moment.world):
        sentence = "No boxes, and there will be none: construction failed, so memory is not laid out."
    elif moment.world.phase == "instantiate":
        sentence = "No boxes here yet. The walk goes down first; a module gets its boxes on the way back up."
    else:
        sentence = "No boxes yet. Memory is laid out in phase 2, instantiation: one box for each name, still empty."
    return [(Span(text, "dim"),) for text in wrap(sentence, max(1, width))]
