"""The memory panel: every module's boxes, and the imports that point at them.

An import and its export are one box: the box is drawn once, in the module that owns it, and an import is a
pointer, which is drawn once too: at the box that it leads to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from modviz.record.world import Binding, Module
from modviz.view.activity import activity
from modviz.view.attention import box_in_question, module_in_question
from modviz.view.contents import exported_name, shown_name
from modviz.view.glyphs import LOOK
from modviz.view.line import is_marked, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.panels.exports_card import exports_cards
from modviz.view.panels.memory_box import (
    BLOCK_CORNER,
    box_on_one_line,
    box_with_arrows,
    box_with_pointers,
    is_changed,
    is_drawn_large,
    line_with_arrow,
)
from modviz.view.panels.memory_modules import SMALL_GRAPH, modules_to_show
from modviz.view.panels.pointers import export_counts, names_pointed_at, pointer_count, pointers_to
from modviz.view.signs import first_signs
from modviz.view.spotlight import first_lit, is_lit
from modviz.view.status import module_sign
from modviz.view.text import clean, crop, crop_start, wrap
from modviz.view.walk_state import has_failed

_MOST_BOXES = 60
_MOST_BESIDE = 12
_WITH_ARROWS = 55
"""From this many columns on importers stand at the left of the boxes, with arrows between."""

_WIDEST_BOX = 48
_BOX_HEIGHT = 3
_LARGE_ROWS = 12


@dataclass(frozen=True, slots=True)
class _Room:
    """How boxes are drawn: the cells there are, the column where boxes begin, and whether all of them have frames.

    Where `column` is 0 there is no room for arrows.
    """

    width: int
    column: int
    has_frames: bool


def memory_panel(moment: Moment, width: int, height: int) -> Panel:
    """The boxes of the modules that matter now, and who points at them; the box of this step always has a frame.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.  Where it is wide, arrows lead from the importers to the boxes; where it is low, boxes are
        said on one line each, and modules that have no part in the step on one line, too.
    """
    names = modules_to_show(moment)
    modules = moment.world.modules
    has_pointers = any(names_pointed_at(moment, name, 1) for name in names)
    if not has_pointers and not any(modules[name].bindings is not None or modules[name].cards for name in names):
        if moment.event is None:
            return make_panel(moment, "Signs", first_signs(width, height), width)
        return make_panel(moment, "Memory", _nothing_yet(moment, width), width)
    room = _room(moment, names, width, height)
    blocks = {name: list(_module_lines(moment, modules[name], room)) for name in names}
    if len(modules) <= SMALL_GRAPH:
        _fold_bystanders(moment, blocks, room, height)
    lines: list[Line] = []
    focus: int | None = None
    for name, block in blocks.items():
        focus = _focus_in(moment, name, block, len(lines), focus)
        lines += block
    lit = first_lit(lines, moment)
    focus = focus if lit is None else lit
    if moment.is_large and focus is not None:
        focus = _name_above(lines, focus)
    return make_panel(moment, "Memory", lines, width, focus)


def _name_above(lines: Sequence[Line], row: int) -> int:
    """The row with the name of the large box that has a part in `row` or ends above it; without one, `row` itself."""
    rows = range(max(0, row - _LARGE_ROWS), row + 1)
    return next((above + 1 for above in reversed(rows) if any(BLOCK_CORNER in span.text for span in lines[above])), row)


def _room(moment: Moment, names: Sequence[str], width: int, height: int) -> _Room:
    """How boxes are drawn; all boxes that are to come count, as the form must not change while one steps."""
    counts = export_counts(moment.timeline)
    rows = sum(_BOX_HEIGHT * counts.get(name, 0) + 2 for name in names)
    has_frames = len(moment.world.modules) <= SMALL_GRAPH and rows <= height
    column = max(26, min(44, width * 2 // 5)) if width >= _WITH_ARROWS else 0
    return _Room(min(width, column + _WIDEST_BOX) if column else width, column, has_frames)


def _fold_bystanders(moment: Moment, blocks: dict[str, list[Line]], room: _Room, height: int) -> None:
    """Where the rows do not suffice, put what has no part in this step on one line a module, the last ones first."""
    concerned = {module_in_question(moment)} | {
        subject[1] for subject in moment.changed if subject[0] in ("box", "exports")
    }
    concerned |= {target[1] for target in (*moment.spotlight, moment.selected or ()) if target[:1] == ("box",)}
    box = box_in_question(moment)
    if box is not None:
        concerned.add(box[0])
    excess = sum(map(len, blocks.values())) - height
    for name in reversed(list(blocks)):
        if excess > 0 and name not in concerned and len(blocks[name]) > 1:
            excess -= len(blocks[name]) - 1
            count = len(blocks[name]) - 1
            module = moment.world.modules[name]
            exported = module.cards[-1].properties if module.cards else ()
            names = len(module.bindings or ()) + len(exported)
            words = f"{clean(name)}  {names:,} {'name' if names == 1 else 'names'}"
            assert count
            blocks[name] = [(Span(" " * room.column), Span("▸ ", "dim"), Span(words, "dim", ("module", name)))]


def _focus_in(moment: Moment, name: str, block: Sequence[Line], start: int, focus: int | None) -> int | None:
    """The line to keep in sight: the contents of the box of this step, else what changed, else the module."""
    box = box_in_question(moment)
    if box is not None and box[0] == name:
        target = ("box", *box)
        shown = [number for number, line in enumerate(block) if any(span.target == target for span in line)]
        if shown:
            return start + shown[min(1, len(shown) - 1)]
    if box is None and focus is None:
        changed = next((number for number, line in enumerate(block) if is_marked(line)), None)
        if changed is not None:
            return start + changed
    return start if name == module_in_question(moment) and focus is None else focus


def _module_lines(moment: Moment, module: Module, room: _Room) -> Iterator[Line]:
    """All lines about the memory of one module."""
    yield _heading(moment, module, room)
    yield from exports_cards(moment, module, room.width)
    bindings = [each for each in (module.bindings or {}).values() if not each.is_pointer]
    # Of a large graph, the modules beside the one in question are there to be pointed at.
    is_beside = len(moment.world.modules) > SMALL_GRAPH and module.name != module_in_question(moment)
    most = _MOST_BESIDE if is_beside else _MOST_BOXES
    if len(bindings) > most:
        bindings.sort(key=lambda each: not is_drawn_large(moment, module.name, each.name))
        bindings.sort(key=lambda each: not is_changed(moment, module.name, each.name))
    # What can be pointed at comes first.
    shown = sorted(bindings[:most], key=lambda each: not each.export_names)
    names = min(max((cell_len(exported_name(each)) for each in shown), default=0), max(8, room.width // 3))
    for binding in shown:
        yield from _box_lines(moment, module.name, binding, room, names)
    if len(bindings) > len(shown):
        yield (Span(f"{' ' * room.column}  and {len(bindings) - len(shown):,} more boxes", "dim"),)
    yield from _without_boxes(moment, module, room)


def _box_lines(moment: Moment, module: str, binding: Binding, room: _Room, names: int) -> Iterator[Line]:
    is_large = is_drawn_large(moment, module, binding.name)
    has_frame = is_large or (room.has_frames and bool(binding.export_names))
    if room.column and has_frame:
        yield from box_with_arrows(moment, module, binding, room.width, room.column)
    elif room.column:
        yield line_with_arrow(moment, module, binding, room.width, room.column)
    elif has_frame:
        yield from box_with_pointers(moment, module, binding, room.width)
    else:
        yield box_on_one_line(moment, module, binding, room.width, names)


def _without_boxes(moment: Moment, module: Module, room: _Room) -> Iterator[Line]:
    """What imports point at that is no box: a namespace object, or a box that is not there yet."""
    for name in names_pointed_at(moment, module.name, _MOST_BOXES):
        if name is not None and name in (module.bindings or {}):
            continue
        if name is None:
            inside = ", ".join(map(clean, (module.namespace or module.deferred_namespace or ())[:12]))
            words = (Span("namespace", "box-name"), Span(f"  {{ {inside} }}", "dim"))
        else:
            words = (Span(shown_name(name), "box-name"), Span("  no box there yet", "dim"))
        (importer, local), *_ = pointers_to(moment, module.name, name, 1)
        count = pointer_count(moment, module.name, name)
        more = f" +{count - 1}" if count > 1 else ""
        style = "pointer changed" if is_changed(moment, importer, local) else "pointer"
        if room.column:
            who = crop(f" {crop_start(clean(importer), room.column // 2)} {shown_name(local)}{more}", room.column - 4)
            shaft = "═" if name is None else "─"
            arrow = f"{who} {shaft * (room.column - cell_len(who) - 3)}▶ "
            yield (Span(arrow, style, ("box", importer, local)), *words)
        else:
            who = f" ◀ {crop_start(clean(importer), room.width // 3)}{more}"
            yield (Span("  "), words[0], Span(f"{who} ", style, ("box", importer, local)), words[1])


def _heading(moment: Moment, module: Module, room: _Room) -> Line:
    sign = module_sign(module)
    doing = activity(moment.world, module)
    words = f"  {sign.glyph} {doing}" + ("" if module.bindings is not None else ", no boxes yet")
    if cell_len(clean(module.name)) + cell_len(words) > room.width - room.column:
        # "waits for basket.js": that it waits is what matters, and the stack says for whom.
        words = re.sub(r"^(  \S+ waits) for .*", r"\1", words)
    style = "module-name current" if module.name == module_in_question(moment) else "module-name"
    target = ("module", module.name)
    look = f"{LOOK} " if is_lit(moment, target) else ""
    name = look + crop_start(clean(module.name), max(8, room.width - room.column - cell_len(look) - cell_len(words)))
    return (Span(" " * room.column), Span(name, style, target), Span(words, sign.style))


def _nothing_yet(moment: Moment, width: int) -> list[Line]:
    if has_failed(moment.world):
        sentence = "No boxes, and there will be none: construction failed, so memory is not laid out."
    elif moment.world.phase == "instantiate":
        sentence = "No boxes here yet. The walk goes down first; a module gets its boxes on the way back up."
    else:
        sentence = "No boxes yet. Memory is laid out in phase 2, instantiation: one box for each name, still empty."
    return [(Span(text, "dim"),) for text in wrap(sentence, max(1, width))]
