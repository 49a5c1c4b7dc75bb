"""Node's errors as errors of the record."""

from __future__ import annotations

from modviz.hosts.node.errors import NodeError
from modviz.record.failures import MissingInModviz, RaisedByNode, RefusedFile
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


def missing(what: str, module: str | None = None, line: int | None = None, column: int | None = None) -> GuestError:
    """What a program gets that asks for `what`, which modviz has not."""
    return GuestError.raised(MissingInModviz(what), module, line, column)


def refused(
    url: str, why: str, module: str | None = None, line: int | None = None, column: int | None = None
) -> GuestError:
    """What a program gets that asks for a file which modviz does not read."""
    return GuestError.raised(RefusedFile(url, why), module, line, column)
