"""Node's errors as errors of the record."""

from __future__ import annotations

from modviz.hosts.node.errors import NodeError
from modviz.hosts.node.resolution import ResolutionFailure
from modviz.record.failures import Lack, RaisedByNode
from modviz.record.words import ErrorPhase
from modviz.record.world import GuestError


def guest_error(
    error: NodeError,
    phase: ErrorPhase = "evaluate",
    module: str | None = None,
    line: int | None = None,
    column: int | None = None,
) -> GuestError:
    """`error` at a place in `module`."""
    about = RaisedByNode(error.name, error.code, error.message, error.properties)
    own_code = error.code or None
    return GuestError(error.name, error.message, phase, module, line, column, about=about, own_code=own_code)


def refused(
    url: str, why: str, module: str | None = None, line: int | None = None, column: int | None = None
) -> GuestError:
    """What a program gets that asks for a file which modviz does not read."""
    return GuestError.raised(Lack("file", f"leave to read '{url}': {why}", "fetch"), module, line, column)


def missing_kind(
    format: str | None, module: str | None = None, line: int | None = None, column: int | None = None
) -> GuestError:
    """What a program gets that asks for a module of a kind that modviz has not, by Node's name for it."""
    kinds = {"addon": "compiled addons", "wasm": "WebAssembly modules"}
    what = kinds.get(format or "", f"modules of the kind {format!r}")
    return GuestError.raised(Lack("module-type", what, "fetch"), module, line, column)


def not_found(
    failure: ResolutionFailure, specifier: str, module: str | None, line: int | None, column: int | None
) -> GuestError:
    """What a program gets for a specifier that leads nowhere.

    A package is looked for in every folder above, also where modviz does not look: that it is in none of those where
    modviz does is Node's error.
    """
    is_path = specifier.startswith(("/", "./", "../", "file:"))
    if failure.refused and (is_path or not failure.error.code):
        return refused(specifier, failure.refused, module, line, column)
    return guest_error(failure.error, "resolve", module, line, column)
