"""What a resolution gives, and the search that it is: every path that was tried, in order, and what was there.

Source: https://nodejs.org/api/esm.html#resolution-and-loading-algorithm
"""

from __future__ import annotations

from typing import Literal

import msgspec

from modviz.hosts.files import Kind, Refused
from modviz.hosts.node.errors import NodeError, NodeWarning
from modviz.hosts.node.file_port import FilePort
from modviz.hosts.node.package_json import PackageJson, PackageJsonReader

Outcome = Literal["file", "missing", "folder", "no-folder", "package.json", "field", "outside"]
"""What was at a path: the file that was looked for; nothing; a folder where a file was needed; no folder where one was
needed; a package.json, which was read; a field of it, which was followed; what lies outside of the program's root,
where modviz does not look."""


EXTENSIONS: tuple[str, ...] = (".js", ".json", ".node")
"""The endings that `require` tries, unless the program has changed `require.extensions`."""


class Tried(msgspec.Struct, frozen=True, gc=False):
    """One step of a search.

    Parameters
    ----------
    path
        Where it was looked.
    outcome
        What was there.
    keys
        The way through the package.json at `path` if a field was followed: `("exports", "./x", "import")`.
    target
        What that field says.
    """

    path: str
    outcome: Outcome
    keys: tuple[str, ...] = ()
    target: str = ""


class Resolution(msgspec.Struct, frozen=True, gc=False):
    """What a specifier leads to: `url`, a `file:` URL unless it is a built-in module (`node:fs`) or of another scheme.

    `path` is that of the file, links followed; "" if it is no file.
    """

    url: str
    path: str = ""
    tried: tuple[Tried, ...] = ()
    warnings: tuple[NodeWarning, ...] = ()


class ResolutionFailure(msgspec.Struct, frozen=True, gc=False):
    """A specifier leads nowhere, and this is Node's error.

    `refused` is "" as a rule.  Else it says why modviz has not looked at the very file, or folder, that was asked for:
    Node might have found it.
    """

    error: NodeError
    tried: tuple[Tried, ...] = ()
    warnings: tuple[NodeWarning, ...] = ()
    refused: str = ""


class Search:
    """One resolution under way: it looks at files, and keeps what it has tried and warned of.

    Parameters
    ----------
    files
        The files of the program.
    packages
        The package.json files of the program.
    warned
        What Node warns of only once in a run, and has warned of.
    """

    def __init__(self, files: FilePort, packages: PackageJsonReader, warned: set[tuple[str, str]]) -> None:
        self.packages = packages
        self.refused = ""
        self.extensions = EXTENSIONS
        self._files = files
        self._warned = warned
        self._tried: list[Tried] = []
        self._warnings: list[NodeWarning] = []

    def is_file(self, path: str) -> bool:
        """Whether a file is at `path`; this is a step of the search."""
        kind = self._kind(path)
        if kind is not None:
            self._try(path, "file" if kind == "file" else kind or "missing")
        return kind == "file"

    def is_folder(self, path: str) -> bool:
        """Whether a folder is at `path`; this is a step of the search if there is none."""
        kind = self._kind(path)
        if kind is not None and kind != "folder":
            self._try(path, "no-folder")
        return kind == "folder"

    def has_place(self, folder: str) -> bool:
        """The same for one of several places in which something may be: whether it is worth looking there."""
        refused = self.refused
        found = self.is_folder(folder)
        self.refused = refused
        return found

    def kind(self, path: str) -> Kind:
        """What is at `path`; this is no step of the search."""
        try:
            return self._files.kind(path)
        except Refused:
            return ""

    def real_path(self, path: str) -> str:
        """Where the file at `path` really lies.

        Raises
        ------
        Refused
            A link leads out of the program's root.
        """
        return self._files.real_path(path)

    def package_json(self, path: str, specifier: str | None = None, base: str | None = None) -> PackageJson | None:
        """What is in the package.json at `path`; None without one.  A step of the search if there is one."""
        found = self.packages.read(path, specifier, base)
        if found is not None:
            self._try(path, "package.json")
        return found

    def package_scope(self, path: str) -> PackageJson | None:
        """The package.json that the file at `path` belongs to; a step of the search if there is one."""
        found = self.packages.scope(path)
        if found is not None:
            self._try(found.path, "package.json")
        return found

    def follow(self, package_json: str, keys: tuple[str, ...], target: str) -> None:
        """Note that a field of a package.json is followed."""
        self._tried.append(Tried(package_json, "field", keys, target))

    def warn(self, code: str, message: str) -> None:
        """Note a deprecation that Node warns of."""
        self._warnings.append(NodeWarning("DeprecationWarning", code, message))

    def warn_once(self, code: str, subject: str, message: str) -> None:
        """The same for one that Node warns of once for each `subject`."""
        if (code, subject) not in self._warned:
            self._warned.add((code, subject))
            self.warn(code, message)

    def aside(self) -> Search:
        """Another search in the same files, whose steps do not count; its warnings do."""
        search = Search(self._files, self.packages, self._warned)
        search._warnings = self._warnings
        return search

    def found(self, url: str, path: str = "") -> Resolution:
        """The end of a search that has found something."""
        return Resolution(url, path, tuple(self._tried), tuple(self._warnings))

    def failed(self, error: NodeError) -> ResolutionFailure:
        """The end of a search that has found nothing."""
        return ResolutionFailure(error, tuple(self._tried), tuple(self._warnings), self.refused)

    def _kind(self, path: str) -> Kind | None:
        """What is at `path`; None where modviz does not look."""
        try:
            return self._files.kind(path)
        except Refused as refusal:
            self.refused = str(refusal)
            self._try(path, "outside")
            return None

    def _try(self, path: str, outcome: Outcome) -> None:
        self._tried.append(Tried(path, outcome))
