"""The files that a resolution looks at, by path: what it needs of them, and how the program's files answer."""

from __future__ import annotations

from typing import Protocol

from modviz.hosts.files import Files, Kind, decode
from modviz.hosts.node.file_urls import path_to_url


class FilePort(Protocol):
    """Files, by path.  A link counts as what it leads to.

    Each operation raises `Refused` for what lies outside of the program's root.
    """

    def kind(self, path: str) -> Kind:
        """What is at `path`."""

    def read_text(self, path: str) -> str:
        """The text of the file at `path`; raises `Unreadable` if there is none."""

    def real_path(self, path: str) -> str:
        """The path of the file at `path`, links followed."""


class ProgramFiles:
    """Implements `FilePort` over the files of a program; what it has learnt of a path does not change during a run."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._kinds: dict[str, Kind] = {}
        self._texts: dict[str, str] = {}

    def kind(self, path: str) -> Kind:
        """What is at `path`."""
        if path not in self._kinds:
            self._kinds[path] = self._files.kind(path)
        return self._kinds[path]

    def read_text(self, path: str) -> str:
        """The text of the file at `path`."""
        if path not in self._texts:
            self._texts[path] = decode(self._files.read(path_to_url(path)))
        return self._texts[path]

    def real_path(self, path: str) -> str:
        """The path of the file at `path`, links followed."""
        return self._files.real_path(path)
