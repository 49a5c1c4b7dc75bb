"""Which hosts there are, and which one a program gets.

To add a host, implement `modviz.hosts.host.Host` in a file or folder of its own, and add a line to the table here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import PathLike
from typing import TYPE_CHECKING

import msgspec

from modviz.errors import ModvizError

if TYPE_CHECKING:
    from modviz.hosts.host import Host, Surroundings


class HostKind(msgspec.Struct, frozen=True, gc=False):
    """What is known of a host before a program runs in it.

    Parameters
    ----------
    name
        What `host=` calls it.
    words
        How a program runs in it, for people: "as a page".
    goals
        The kinds of entry it can run.
    takes_arguments
        Whether a program in it can ask for the arguments it was started with.
    globals
        The name of its set of globals (`SETS` in `modviz/engine/child/realm_source.py`).
    create
        Makes the host of one run.
    """

    name: str
    words: str
    goals: tuple[str, ...]
    takes_arguments: bool
    globals: str
    create: Callable[[Surroundings], Host]


def _create_page(surroundings: Surroundings) -> Host:
    # Imported late, as the process of the engine gets ready meanwhile.
    if surroundings.program.goal == "page":
        from modviz.hosts.page.document import Document

        return Document(surroundings)
    from modviz.hosts.page.host import Page

    return Page(surroundings)


def _create_node(surroundings: Surroundings) -> Host:
    from modviz.hosts.node.host import Node

    return Node(surroundings)


HOSTS = (
    HostKind("page", "as a page", ("module", "script"), False, "window", _create_page),
    HostKind("node", "as Node 24 does it", ("module",), True, "node", _create_node),
)

CHOICES = ("auto", "page", "node")
"""What `host=` may be."""


def choose_host(
    name: str, entry: str | PathLike[str] = "", sources: Mapping[str, str | bytes] | None = None
) -> HostKind:
    """The host called `name`; for "auto" the one that fits the program of `entry`, which may lie in `sources`.

    Raises
    ------
    ModvizError
        There is no such host.
    """
    if name not in CHOICES:
        choices = ", ".join(map(repr, CHOICES[:-1]))
        raise ModvizError(f"host is {name!r}; it must be {choices} or {CHOICES[-1]!r}.")
    if name == "auto":
        from modviz.hosts.fitting_host import fitting_host

        name = fitting_host(entry, sources)
    return next(kind for kind in HOSTS if kind.name == name)
