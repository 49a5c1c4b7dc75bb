"""The one walk over a syntax tree that plans how a module's text is rewritten.

It numbers the statements that can run and lists the edits that `rewrite` makes; what they are for
is said there.  The walk visits nodes in source order: an insertion that opens something is listed before
what it holds, and one that closes it after, so that edits at the same place stay properly nested.

Scopes are not analysed.  A name that is written to, or called, is taken for the module's own or imported
name even where an inner declaration hides that: the probe then looks at a binding that has not changed.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from modviz.parsing.rewriting.insertions import Edit, Insertions
from modviz.parsing.rewriting.visitors.bindings import Bindings
from modviz.parsing.rewriting.visitors.calls import Calls
from modviz.parsing.rewriting.visitors.expressions import Expressions
from modviz.parsing.rewriting.visitors.functions import Functions
from modviz.parsing.rewriting.visitors.loops import Loops
from modviz.parsing.rewriting.visitors.module_items import ModuleItems
from modviz.parsing.rewriting.visitors.names import Names
from modviz.parsing.rewriting.visitors.operands import Operands
from modviz.parsing.rewriting.visitors.statements import Statements
from modviz.parsing.rewriting.visitors.walk import Node, Walk
from modviz.parsing.rewriting.visitors.writes import Writes
from modviz.parsing.source_text import Places
from modviz.record.entries import Declaration, Statement


class Instrumentation(msgspec.Struct, frozen=True, gc=False):
    """What the walk found and planned.

    `bare_yields` are the offsets of the `yield`s without an operand.
    """

    statements: tuple[Statement, ...]
    edits: tuple[Edit, ...]
    has_tla: bool
    bare_yields: tuple[int, ...]


def instrument(
    source_text: str,
    body: Sequence[Node],
    places: Places,
    insertions: Insertions,
    declarations: Sequence[Declaration],
    imported_names: frozenset[str],
    is_function: bool = False,
) -> Instrumentation:
    """Plan the rewriting of a module.

    Params: the module's text and its module items; the bindings it declares, in the order of their numbers;
    the local names of its imports; whether it is the body of a function, as a CommonJS module is.
    """
    walk = Walk(source_text, places, insertions, has_arguments=is_function)
    bindings = Bindings(declarations, imported_names)
    statements = Statements(walk, bindings)
    expressions = Expressions(walk)
    names = Names(walk)
    operands = Operands(walk)
    writes = Writes(walk, bindings, names, operands)
    walk.register(statements.visitors())
    walk.register(Loops(walk, bindings, statements).visitors())
    functions = Functions(walk, statements)
    walk.register(functions.visitors())
    walk.register(expressions.visitors())
    walk.register(names.visitors())
    walk.register(writes.visitors())
    walk.register(operands.visitors())
    walk.register(Calls(walk, bindings, functions, writes, operands).visitors())
    ModuleItems(walk, bindings, statements).visit(body)
    walk.end()
    return Instrumentation(tuple(statements.found), tuple(walk.edits), walk.has_tla, tuple(expressions.bare_yields))
