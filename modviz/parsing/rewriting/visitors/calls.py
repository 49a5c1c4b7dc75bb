"""Calls: imported functions get no receiver, and well known methods change their receiver."""

from __future__ import annotations

from modviz.parsing.rewriting.direct_eval import direct_eval_edits, is_direct_eval
from modviz.parsing.rewriting.visitors.bindings import Bindings
from modviz.parsing.rewriting.visitors.functions import Functions
from modviz.parsing.rewriting.visitors.operands import Operands
from modviz.parsing.rewriting.visitors.walk import Node, Visitors, Walk
from modviz.parsing.rewriting.visitors.writes import Writes

_MUTATORS = frozenset(
    "push pop shift unshift splice sort reverse fill copyWithin set add delete clear".split()  # noqa: SIM905
)
_OBJECT_MUTATORS = frozenset(("assign", "defineProperty", "defineProperties", "setPrototypeOf", "freeze"))

_HANDLERS = {"catch": 0, "then": 1}
"""Which argument of these methods of promises is the function for what they are rejected with."""


class Calls:
    """Visits calls of every sort, and the chains of members that they stand in."""

    def __init__(
        self, walk: Walk, bindings: Bindings, functions: Functions, writes: Writes, operands: Operands
    ) -> None:
        """Visit the calls of `walk`; `functions` visits what they are given."""
        self._walk = walk
        self._bindings = bindings
        self._functions = functions
        self._writes = writes
        self._operands = operands

    def visitors(self) -> Visitors:
        """The sorts of nodes visited here."""
        return {
            "CallExpression": self._call,
            "ChainExpression": self._chain,
            "MemberExpression": self._member,
            "TaggedTemplateExpression": self._tagged_template,
        }

    def _call(self, node: Node) -> None:
        with self._writes.watched(node, (), _mutated(node)):
            if is_direct_eval(node):
                self._direct_eval(node)
                return
            self._callee(node.callee, node.optional)
            self._arguments(node)

    def _direct_eval(self, node: Node) -> None:
        """A direct call of `eval`."""
        (before, evaluated), (end_evaluated, after) = direct_eval_edits(node, self._walk.insertions)
        first, *others = node.arguments
        self._walk.edits += before, evaluated
        self._walk.visit(first)
        self._walk.edits.append(end_evaluated)
        self._walk.visit_all(others)
        self._walk.edits.append(after)

    def _member(self, node: Node) -> None:
        self._walk.visit(node.object)
        if node.computed:
            self._walk.visit(node.property)

    def _chain(self, node: Node) -> None:
        """An optional chain: a probe inside it would end the short circuit, so it is watched as a whole."""
        whole = node.expression
        roots = _mutated(whole) if whole.type == "CallExpression" else []
        with self._writes.watched(node, (), roots):
            self._chain_link(whole)

    def _chain_link(self, node: Node) -> None:
        if node.type == "CallExpression":
            if node.callee.type == "Identifier":
                self._callee(node.callee, node.optional)
            else:
                self._chain_link(node.callee)
            self._arguments(node)
        elif node.type == "MemberExpression":
            self._chain_link(node.object)
            if node.computed:
                self._walk.visit(node.property)
        else:
            self._walk.visit(node)

    def _arguments(self, node: Node) -> None:
        callee = node.callee
        if callee.type == "MemberExpression" and not callee.computed:
            index = _HANDLERS.get(callee.property.name, len(node.arguments))
            if index < len(node.arguments):
                self._functions.handles(node.arguments[index], callee)
        self._operands.arguments(callee, node.arguments)

    def _tagged_template(self, node: Node) -> None:
        self._callee(node.tag)
        # The quasi's own text is left alone: a tag function sees how it is written.
        self._walk.visit_all(node.quasi.expressions)

    def _callee(self, node: Node, optional: bool = False) -> None:
        """Visit what is called; a call of an imported name must not get the environment object as `this`.

        QuickJS cannot compile `f?.()` inside a `with`, whatever `f` is, but `(0,f)?.()` it can.
        """
        if node.type == "Identifier" and (optional or node.name in self._bindings.imported_names):
            start, end = node.range
            self._walk.insert(start, self._walk.insertions.open_value)
            self._walk.insert(end, self._walk.insertions.close_value)
        else:
            self._operands.called(node)


def _mutated(call: Node) -> list[Node]:
    """The root (in a list) that a call of a well known method changes, if it is one."""
    callee = call.callee
    if callee.type != "MemberExpression" or callee.computed:
        return []
    method, receiver = callee.property.name, callee.object
    if method in _MUTATORS:
        return [receiver] if receiver.type in ("Identifier", "ThisExpression") else []
    if method in _OBJECT_MUTATORS and receiver.type == "Identifier" and receiver.name == "Object":
        first = call.arguments[0] if call.arguments else None
        return [first] if first is not None and first.type in ("Identifier", "ThisExpression") else []
    return []
