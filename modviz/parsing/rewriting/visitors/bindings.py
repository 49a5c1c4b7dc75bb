"""The bindings of a module's top level, as the visitors ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from modviz.parsing.static_semantics import bound_names
from modviz.record.entries import Declaration

Node = Any


class Bindings:
    """The bindings that a module declares, by their numbers, and the names that it imports."""

    def __init__(self, declarations: Sequence[Declaration], imported_names: frozenset[str]) -> None:
        """Number the `declarations` as `ParsedModule.declarations` does."""
        self.imported_names = imported_names
        self._indexes = {each.name: index for index, each in enumerate(declarations)}
        # Assigning to a constant throws, so there is nothing to sample.
        self._writable = {
            each.name: index for index, each in enumerate(declarations) if each.kind not in ("const", "default")
        }

    def index(self, name: str) -> int:
        """The number of the binding `name`, which the module declares."""
        return self._indexes[name]

    def declared(self, declaration: Node, only_initialized: bool = False) -> list[int]:
        """The numbers of the bindings that a variable declaration of the top level declares."""
        return [
            self._indexes[name.name]
            for declarator in declaration.declarations
            if declarator.init is not None or not only_initialized
            for name in bound_names(declarator.id)
        ]

    def written(self, target: Node) -> list[int]:
        """The numbers of the bindings that an assignment to `target` may write to."""
        if target.type == "MemberExpression":
            return []
        writable = self._writable
        found = {writable[name.name] for name in bound_names(target) if name.name in writable}
        return sorted(found)
