"""The words of a record where only some will do: they are checked when a record is read (`codec.from_json`)."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta


def _one_of(*words: str) -> Meta:
    return Meta(pattern=rf"\A(?:{'|'.join(words)})\Z")


Phase = Annotated[str, _one_of("construct", "instantiate", "evaluate")]
"""A phase of a run."""

ModuleStatus = Annotated[
    str, _one_of("new", "unlinked", "linking", "linked", "evaluating", "evaluating-async", "evaluated")
]
"""The [[Status]] of a Cyclic Module Record."""

ErrorPhase = Annotated[str, _one_of("resolve", "fetch", "parse", "link", "evaluate", "limit")]
"""When an error came up."""

LackingSyntax = Annotated[str, _one_of("", "using declarations", "decorators")]
"""Syntax that modviz has not."""

LackKind = Annotated[str, _one_of("syntax", "file", "network", "module-type", "global", "part", "locale")]
"""The sorts of things that modviz may lack."""

CacheState = Annotated[str, _one_of("loading", "loaded", "gone")]
"""How far a module in `require.cache` is, or that it has been taken out."""

Names = Annotated[tuple[str, ...], Meta(min_length=1)]
"""The names of some modules, one at least."""
