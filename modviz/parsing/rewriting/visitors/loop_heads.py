"""The heads of `for-in` and `for-of` loops: what each turn gives a value to.

QuickJS cannot compile a `yield` in the head of a `for-of` that stands in a `try` with `finally`.  So a head with
a top-level `await` in it moves to the start of the body.
"""

from __future__ import annotations

import re

import msgspec

from modviz.parsing.rewriting.visitors.bindings import Bindings
from modviz.parsing.rewriting.visitors.walk import Node, Walk
from modviz.parsing.source_text import GAP, blank, engine_text

_BEFORE_HEAD = re.compile(rf"for{GAP}(?:await{GAP})?\({GAP}")
_PARENTHESES = re.compile(rf"(?:{GAP}\))*+")


class LoopHead(msgspec.Struct, frozen=True, gc=False):
    """What is left to do for a head that has been visited.

    `samples` are the numbers of the bindings that it gives values to; `declares_var` says whether it declares
    them; `moved` is what stands at the start of the body instead.
    """

    samples: list[int]
    declares_var: bool
    moved: str


class LoopHeads:
    """Visits the heads of loops."""

    def __init__(self, walk: Walk, bindings: Bindings) -> None:
        """Visit the heads of `walk`."""
        self._walk = walk
        self._bindings = bindings

    def visit(self, loop: Node) -> LoopHead:
        """Visit the head of a loop."""
        left = loop.left
        first_edit = len(self._walk.edits)
        if left.type == "VariableDeclaration":
            self._walk.visit_all(left.declarations)
            declares_var = left.kind == "var" and not self._walk.in_function
            samples = self._bindings.declared(left) if declares_var else []
        else:
            self._walk.visit(left)
            declares_var = False
            samples = self._bindings.written(left)
        opening = self._walk.insertions.open_await
        awaits = any(text == opening for _, _, text in self._walk.edits[first_edit:])
        return LoopHead(samples, declares_var, self._move(loop, first_edit) if awaits else "")

    def _move(self, loop: Node, first_edit: int) -> str:
        """Replace a head by a constant; answers the declaration or assignment of that to the head."""
        walk = self._walk
        before = _BEFORE_HEAD.match(walk.source_text, loop.range[0])
        after = _PARENTHESES.match(walk.source_text, loop.left.range[1])
        assert before is not None, "a loop begins with its keyword"
        assert after is not None, "there may be no parentheses"
        start, end = before.end(), after.end()
        text, position = "", start
        for edit_start, edit_end, inserted in walk.edits[first_edit:]:
            text += engine_text(walk.source_text[position:edit_start]) + inserted
            position = edit_end
        text += engine_text(walk.source_text[position:end])
        del walk.edits[first_edit:]
        # Its line ends go with the head, so that the lines of the body keep their numbers.
        spaces = blank(walk.source_text[start:end]).replace("\n", "")
        walk.replace(start, end, walk.insertions.turn + spaces)
        return walk.insertions.moved_head(text, loop.left.type == "VariableDeclaration")
