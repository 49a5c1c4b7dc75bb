"""A laid out graph as lines of text with style classes, made row by row when they are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import overload

from rich.cells import cell_len

from modviz.view.graph.cells import Cell
from modviz.view.graph.glyphs import ARMS, ASCII, UNICODE, Glyphs
from modviz.view.graph.shape import Box, Density, GraphLayout
from modviz.view.graph.walk import Edge
from modviz.view.moment import Line, Span, Target


@dataclass(frozen=True, slots=True)
class NodeMark:
    """How a module looks at one step.

    `status` is one character, `word` and `index` say the same in words ("linking", "2/0"); `emphasised` is
    for the current module; `is_lit` for one in the spotlight; one that `is_commonjs` has double rules above and
    below; a hidden module keeps its place, so that nothing moves when it appears; a package that is one node `opens`,
    by the URL of its folder.
    """

    status: str = " "
    word: str = ""
    index: str = ""
    style: str = "node"
    emphasised: bool = False
    hidden: bool = False
    is_lit: bool = False
    is_commonjs: bool = False
    opens: str = ""


@dataclass(frozen=True, slots=True)
class EdgeMark:
    """How an import looks at one step; emphasised lines are heavy, so they show without colour.

    `is_to_come` for a call of `require` that is not made yet; `is_dynamic` for a call of `import()`; `waits` when the
    importer waits for the imported module; `is_ring` for an import within a cycle that was found, whose lines are
    double; `names` are what is imported.
    """

    style: str = "edge"
    emphasised: bool = False
    hidden: bool = False
    is_dynamic: bool = False
    is_to_come: bool = False
    waits: bool = False
    is_ring: bool = False
    names: str = ""


PLAIN_NODE = NodeMark()
PLAIN_EDGE = EdgeMark()
PLAIN_BACK_EDGE = EdgeMark("back-edge")

_BLANK = Span(" ")


@dataclass(frozen=True)
class Picture(Sequence[Line]):
    """The picture at one step: a sequence of lines, each made when it is asked for."""

    layout: GraphLayout
    marks: Mapping[str, NodeMark] = field(default_factory=dict)
    edge_marks: Mapping[Edge, EdgeMark] = field(default_factory=dict)
    ascii: bool = False

    @property
    def glyphs(self) -> Glyphs:
        """The characters in use."""
        return ASCII if self.ascii else UNICODE

    def __len__(self) -> int:
        return self.layout.height

    @overload
    def __getitem__(self, y: int) -> Line: ...

    @overload
    def __getitem__(self, y: slice) -> Sequence[Line]: ...

    def __getitem__(self, y: int | slice) -> Line | Sequence[Line]:
        if isinstance(y, slice):
            return [self.row(number) for number in range(*y.indices(len(self)))]
        if not -len(self) <= y < len(self):
            raise IndexError(y)
        return self.row(y % len(self))

    def row(self, y: int, start: int = 0, stop: int | None = None) -> Line:
        """One row, from column `start` to before column `stop`, as spans of equal style.

        Words beside a box may reach beyond the width of the layout: ask for as many columns as you can show. Those that
        would be cut off are left out.

        Parameters
        ----------
        y
            The row.
        start
            The first column.
        stop
            The column after the last, by default enough for the graph and the words beside it.

        Complexity
        ----------
        O(columns + boxes and lines in this row).
        """
        canvas = _Canvas(start, self.layout.width + 24 if stop is None else stop)
        for node in self.layout.boxes_by_row.get(y, ()):
            if not self._mark(node).hidden:
                self._draw_box(canvas, node, y)
        for cell in self.layout.cells_by_row.get(y, ()):
            self._draw_cell(canvas, cell)
        for edge in {edge: None for cell in self.layout.cells_by_row.get(y, ()) for edge, _ in cell.arms}:
            self._draw_names(canvas, edge, y)
        return canvas.line()

    def _mark(self, node: str) -> NodeMark:
        return self.marks.get(node, PLAIN_NODE)

    def _edge_mark(self, edge: Edge) -> EdgeMark:
        usual = PLAIN_BACK_EDGE if self.layout.edges[edge].is_back else PLAIN_EDGE
        return self.edge_marks.get(edge, usual)

    def _is_shown(self, edge: Edge) -> bool:
        return not (self._edge_mark(edge).hidden or any(self._mark(node).hidden for node in edge))

    def _draw_box(self, canvas: _Canvas, node: str, y: int) -> None:
        box, mark = self.layout.boxes[node], self._mark(node)
        target = ("toggle", mark.opens) if mark.opens else ("module", node)
        canvas.put(box.x, _box_line(box, mark, y - box.y, self.glyphs), mark.style, target)
        if self.layout.density is Density.DETAILED or y != box.y + box.height // 2:
            return
        words = _words(mark)
        is_whole = box.right + 2 + len(words) <= canvas.stop
        if words and is_whole and self._room_beside(box, y) > len(words) + 2:
            canvas.put(box.right + 2, words, mark.style, target)

    def _room_beside(self, box: Box, y: int) -> int:
        """Free cells to the right of a box."""
        others = [self.layout.boxes[node].x for node in self.layout.boxes_by_row[y]]
        others += [cell.x for cell in self.layout.cells_by_row.get(y, ())]
        return min((x for x in others if x > box.right), default=10_000) - box.right - 1

    def _draw_cell(self, canvas: _Canvas, cell: Cell) -> None:
        shown = [(self._edge_mark(edge), edge, arms) for edge, arms in cell.arms if self._is_shown(edge)]
        if not shown:
            return
        # A shared stem takes the look of the line that matters most now; the order of the edges decides ties.
        foremost, _, _ = max(shown, key=lambda item: (item[0].emphasised, item[1] in self.edge_marks))
        weights = [max((1 + mark.emphasised for mark, _, arms in shown if arms & arm), default=0) for arm in ARMS]
        glyphs = self.glyphs
        is_dynamic = all(mark.is_dynamic for mark, _, _ in shown)
        is_to_come = all(mark.is_to_come for mark, _, _ in shown)
        if cell.sign is not None and cell.sign != "cycle" and any(mark.waits for mark, _, _ in shown):
            glyph = glyphs.waits
        elif cell.sign is not None and not ((is_dynamic or is_to_come) and cell.sign == "cycle"):
            glyph = glyphs.sign(cell.sign, is_dynamic or is_to_come)
        elif cell.box is not None:
            mark = self._mark(cell.box)
            border = 1 + mark.emphasised
            glyph = glyphs.joint([weights[0], border, weights[2], border])
            if border == 1 and any(each.is_ring for each, _, _ in shown):
                glyph = glyphs.stem_of_ring
            canvas.put(cell.x, glyph, mark.style, ("module", cell.box))
            return
        elif is_dynamic:
            # A call of import() closes no cycle, wherever it leads.
            glyph = glyphs.dotted(weights)
        elif any(mark.is_ring for mark, _, _ in shown):
            glyph = self._ring_joint(shown)
            foremost = next(mark for mark, _, _ in shown if mark.is_ring)
        elif is_to_come or all(self.layout.edges[other].is_back for _, other, _ in shown):
            glyph = glyphs.dashed(weights)
        else:
            glyph = glyphs.joint(weights)
        canvas.put(cell.x, glyph, foremost.style, None)

    def _ring_joint(self, shown: Sequence[tuple[EdgeMark, Edge, int]]) -> str:
        """The character of a cell in which a line of a cycle runs, perhaps with others."""
        ring = others = 0
        for mark, _, arms in shown:
            if mark.is_ring:
                ring |= arms
            else:
                others |= arms
        return self.glyphs.double(ring, others)

    def _draw_names(self, canvas: _Canvas, edge: Edge, y: int) -> None:
        """What an import of a cycle is for, beside its line, in the one row that has room for it."""
        mark = self._edge_mark(edge)
        if not mark.names or not self._is_shown(edge):
            return
        place = self._name_place(edge, cell_len(mark.names), canvas.start)
        if place is not None and place[1] == y:
            canvas.put(place[0], mark.names, mark.style, None)

    def _name_place(self, edge: Edge, length: int, leftmost: int) -> tuple[int, int] | None:
        """The column and the row of the names beside an upright part of a line: to the left of one that leads down."""
        is_back = self.layout.edges[edge].is_back
        for (x, y), (next_x, next_y) in pairwise(self.layout.edges[edge].points):
            for row in range(min(y, next_y), max(y, next_y) + 1):
                for start in (x + 2, x - 1 - length)[:: 1 if is_back else -1]:
                    if x == next_x and start >= leftmost and self._is_free(row, start - 1, start + length):
                        return start, row
        return None

    def _is_free(self, y: int, first: int, last: int) -> bool:
        """Whether no box and no line has a cell in a row from column `first` to `last`."""
        boxes = (self.layout.boxes[node] for node in self.layout.boxes_by_row.get(y, ()))
        cells = self.layout.cells_by_row.get(y, ())
        return all(box.right < first or box.x > last for box in boxes) and not any(
            first <= cell.x <= last for cell in cells
        )


class _Canvas:
    """One row of cells while it is being made."""

    def __init__(self, start: int, stop: int) -> None:
        self.start, self.stop = start, stop
        self.cells = [_BLANK] * max(0, stop - start)

    def put(self, x: int, text: str, style: str, target: Target | None) -> None:
        """Write text at column `x`; what lies outside is cut off."""
        position = x - self.start
        for character in text:
            width = cell_len(character)
            if position >= 0 and position + width <= len(self.cells):
                self.cells[position] = Span(character, style, target)
                for covered in range(position + 1, position + width):
                    self.cells[covered] = Span("", style, target)
            position += width

    def line(self) -> Line:
        """The cells as few spans, without blanks at the end."""
        spans = [
            Span("".join(cell.text for cell in cells), style, target)
            for (style, target), cells in groupby(self.cells, key=lambda cell: (cell.style, cell.target))
        ]
        if spans and not spans[-1].style:
            spans.pop()
        return tuple(spans)


def draw(
    layout: GraphLayout,
    *,
    marks: Mapping[str, NodeMark] | None = None,
    edge_marks: Mapping[Edge, EdgeMark] | None = None,
    ascii: bool = False,
) -> Picture:
    """The picture of a layout at one step.

    Parameters
    ----------
    layout
        From `layout` or `fit`.
    marks
        How modules look; the others look plain.
    edge_marks
        How imports look; the others look plain.
    ascii
        Keep to the characters of a plain keyboard.

    Complexity
    ----------
    O(1): rows are made when they are asked for.
    """
    return Picture(layout, marks or {}, edge_marks or {}, ascii)


def _box_line(box: Box, mark: NodeMark, number: int, glyphs: Glyphs) -> str:
    """One of the lines of a box."""
    label = box.label.replace("…", glyphs.shortened) + (f" {glyphs.cycle}" if box.imports_itself else "")
    text = f"{mark.status} {label}"
    if box.height == 1:
        opening, closing = "[]" if mark.emphasised else "  "
        opening = glyphs.look if mark.is_lit else opening
        return opening + _padded(text, box.width - 2) + closing
    weight = 1 + mark.emphasised
    if number == 0:
        if mark.is_commonjs:
            return _double(box.width, glyphs.drawer_above)
        return _border(box.width, (0, weight, weight, 0), (0, 0, weight, weight), glyphs)
    if number == box.height - 1:
        if mark.is_commonjs:
            return _double(box.width, glyphs.drawer_below)
        return _border(box.width, (weight, weight, 0, 0), (weight, 0, 0, weight), glyphs)
    side = glyphs.joint((weight, 0, weight, 0))
    words = _words(mark)
    if cell_len(words) > box.width - 6:
        # "waits for basket.js": who waits is what matters, and the stack says for whom.
        words = words.split(" ")[0]
    padded = _padded(f" {text if number == 1 else '  ' + words}", box.width - 2)
    return (glyphs.look if mark.is_lit and number == 1 else side) + padded + side


def _border(width: int, left: Iterable[int], right: Iterable[int], glyphs: Glyphs) -> str:
    """The upper or lower border of a box, between its corners."""
    first, last = tuple(left), tuple(right)
    return glyphs.joint(first) + glyphs.joint((0, first[1], 0, first[1])) * (width - 2) + glyphs.joint(last)


def _double(width: int, glyphs: str) -> str:
    """The upper or lower border of a CommonJS module, which looks like a drawer."""
    return glyphs[0] + glyphs[1] * (width - 2) + glyphs[2]


def _words(mark: NodeMark) -> str:
    """The status word and the stack index."""
    return " ".join(part for part in (mark.word, mark.index) if part)


def _padded(text: str, width: int) -> str:
    """Text of exactly this many cells."""
    while cell_len(text) > width:
        text = text[:-1]
    return text + " " * (width - cell_len(text))
