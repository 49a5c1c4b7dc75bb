"""Names that are declared twice: there the engine's parser passes over some of the early errors.

Source: https://tc39.es/ecma262/#sec-block-static-semantics-early-errors,
https://tc39.es/ecma262/#sec-switch-statement-static-semantics-early-errors,
https://tc39.es/ecma262/#sec-try-statement-static-semantics-early-errors,
https://tc39.es/ecma262/#sec-function-definitions-static-semantics-early-errors and
https://tc39.es/ecma262/#sec-module-semantics-static-semantics-early-errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from modviz.parsing.static_semantics import Node, bound_names, declared_names, var_declared_names
from modviz.parsing.tree_sitter_parser.node import UnsureError

_LEXICAL = ("FunctionDeclaration", "ClassDeclaration", "ImportDeclaration")
_LEXICAL_IN_FUNCTIONS = ("ClassDeclaration",)
_WITHOUT_DECLARATIONS = ("ExpressionStatement", "ReturnStatement", "ThrowStatement")


def check_module(items: Iterable[Node]) -> None:
    """Raises UnsureError if a module declares a name twice that it may not."""
    declarations = [item.declaration if item.type.startswith("Export") else item for item in items]
    _check([each for each in declarations if each is not None], (), _LEXICAL)


def check_function(params: Iterable[Node], statements: Sequence[Node]) -> None:
    """Raises UnsureError if a function does."""
    # Functions at the top level of a function are declared like `var`.
    _check(statements, params, _LEXICAL_IN_FUNCTIONS)


def check_block(statements: Sequence[Node], bound: Iterable[Node] = ()) -> None:
    """Raises UnsureError if a block does, which may belong to a `catch` that binds the pattern in `bound`."""
    _check(statements, bound, _LEXICAL)


def _check(statements: Sequence[Node], bound: Iterable[Node], lexical: tuple[str, ...]) -> None:
    # Most statements declare nothing: they are not looked into one after the other.
    statements = [each for each in statements if each.type not in _WITHOUT_DECLARATIONS]
    declared: set[str] = set()
    for statement in statements:
        for name in _lexically_declared_names(statement, lexical):
            if name.name in declared:
                raise UnsureError
            declared.add(name.name)
    if not declared:
        return
    if any(name.name in declared for pattern in bound for name in bound_names(pattern)):
        raise UnsureError
    if any(name.name in declared for statement in statements for name in var_declared_names(statement)):
        raise UnsureError


def _lexically_declared_names(statement: Node, lexical: tuple[str, ...]) -> Iterator[Node]:
    """LexicallyDeclaredNames of a statement, and the names that an import binds."""
    sort = statement.type
    if sort == "VariableDeclaration":
        if statement.kind != "var":
            yield from declared_names(statement)
    elif sort in lexical:
        if sort == "ImportDeclaration":
            yield from (specifier.local for specifier in statement.specifiers)
        elif statement.id is not None:
            yield statement.id
