"""What the trees are made of, and the way to say that one cannot be made."""

from __future__ import annotations

from typing import Any


class Node:
    """A node of ESTree, with those of its parts that are read in `modviz.js`; any other part is None, as in `esprima`.

    Source: https://github.com/estree/estree.
    """

    type: str
    range: tuple[int, int]
    directive: bool
    """Whether it is a statement of the directive prologue."""

    def __init__(self, parts: dict[str, Any]) -> None:
        self.__dict__ = parts

    def __getattr__(self, name: str) -> Any:
        return None


class UnsureError(Exception):
    """There is something in the text that this tree may have wrong: `esprima` has to read it."""
