"""The names that ES modules can import from a CommonJS module: they are known before it runs.

Source: https://nodejs.org/api/esm.html#commonjs-namespaces
"""

from __future__ import annotations

from collections.abc import Iterator

from modviz.hosts.files import Unreadable
from modviz.hosts.node.commonjs_paths import requirer_at
from modviz.hosts.node.file_port import FilePort
from modviz.hosts.node.kinds import extension_for_require
from modviz.hosts.node.name_lexer import see_names
from modviz.hosts.node.resolution import Resolution
from modviz.hosts.node.resolver import Resolver

_Names = dict[str, None]


class DetectedNames:
    """The names of the CommonJS modules of a run; each text is looked at once.

    Parameters
    ----------
    files
        The files of the program.
    resolver
        What finds the modules whose names others pass on.
    """

    def __init__(self, files: FilePort, resolver: Resolver) -> None:
        self._files = files
        self._resolver = resolver
        self._names: dict[str, _Names] = {}

    def names(self, filename: str, text: str) -> tuple[str, ...]:
        """The names that the module at `filename` seems to export, its own first, then those that it passes on.

        "default" and "module.exports", which every such module has, are not among them unless the text has them.
        """
        if filename not in self._names:
            self._collect(filename, text)
        return tuple(self._names[filename])

    def _collect(self, filename: str, text: str) -> None:
        """Find the names of a module and of all whose names it passes on, each after those that it passes on itself.

        In a cycle, a module gets what has been found by then of the one that it comes back to.
        """
        waiting = [self._begin(filename, text)]
        while waiting:
            names, passed_on = waiting[-1]
            target = next(passed_on, None)
            if target is None:
                waiting.pop()
                if waiting:
                    waiting[-1][0].update(names)
            elif target in self._names:
                names.update(self._names[target])
            else:
                waiting.append(self._begin(target, self._read(target)))

    def _begin(self, filename: str, text: str) -> tuple[_Names, Iterator[str]]:
        """The module's own names, to which others will come, and the paths of the modules that have these."""
        seen = see_names(text)
        names = self._names[filename] = dict.fromkeys(seen.exports)
        return names, self._targets(filename, seen.reexports)

    def _targets(self, filename: str, specifiers: tuple[str, ...]) -> Iterator[str]:
        requirer = requirer_at(filename)
        for specifier in specifiers:
            found = self._resolver.resolve_require(specifier, requirer)
            if isinstance(found, Resolution) and found.path and extension_for_require(found.path) == ".js":
                yield found.path

    def _read(self, filename: str) -> str:
        try:
            return self._files.read_text(filename)
        except Unreadable:
            return ""
