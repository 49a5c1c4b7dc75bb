"""READ_PACKAGE_JSON and LOOKUP_PACKAGE_SCOPE: what Node reads in the package.json files of a program.

Source: https://nodejs.org/api/esm.html#resolution-algorithm-specification
"""

from __future__ import annotations

import json
import posixpath
from typing import Any

import msgspec

from modviz.hosts.files import Unreadable
from modviz.hosts.node.errors import NodeFailure, unreadable_package_config
from modviz.hosts.node.file_port import FilePort


class PackageJson(msgspec.Struct, frozen=True, gc=False):
    """The fields of a package.json that decide what is loaded, and the version.

    `type` is "none" unless it is "module" or "commonjs".  `exports` and `imports` are values from JSON; None is as good
    as missing.
    """

    path: str
    name: str | None = None
    version: str = ""
    main: str | None = None
    type: str = "none"
    exports: Any = None
    imports: Any = None

    @property
    def folder(self) -> str:
        """The folder of the package, with a slash at its end."""
        return self.path.removesuffix("package.json")


class PackageJsonReader:
    """Reads each package.json once.

    Parameters
    ----------
    files
        The files of the program.
    """

    def __init__(self, files: FilePort) -> None:
        self._files = files
        self._read: dict[str, PackageJson | _Broken | None] = {}
        self._scopes: dict[str, PackageJson | None] = {}

    def read(self, path: str, specifier: str | None = None, base: str | None = None) -> PackageJson | None:
        """READ_PACKAGE_JSON(packageURL): what is in the package.json at `path`; None without one.

        `specifier` and `base`, what is imported by which file, are for the error alone.

        Raises
        ------
        NodeFailure
            It cannot be read as one.
        """
        if path not in self._read:
            self._read[path] = self._parse(path)
        found = self._read[path]
        if isinstance(found, _Broken):
            raise NodeFailure(unreadable_package_config(path, specifier, base))
        return found

    def scope(self, path: str) -> PackageJson | None:
        """LOOKUP_PACKAGE_SCOPE(url): the package.json nearest above the file at `path`, in the same package.

        Raises
        ------
        NodeFailure
            The one that is found cannot be read.
        """
        folder = posixpath.dirname(path)
        if folder not in self._scopes:
            self._scopes[folder] = self._look_up(folder)
        return self._scopes[folder]

    def _look_up(self, folder: str) -> PackageJson | None:
        failure: NodeFailure | None = None
        found: PackageJson | None = None
        while found is None and not folder.endswith("/node_modules"):
            try:
                found = self.read(posixpath.join(folder, "package.json"))
            except NodeFailure as failed:
                # Node goes on, and throws what it has met last.
                failure = failed
            above = posixpath.dirname(folder)
            if above == folder:
                break
            folder = above
        if failure is not None:
            raise failure
        return found

    def _parse(self, path: str) -> PackageJson | _Broken | None:
        try:
            # Most folders have none, and of a file that cannot be read much is found out.
            if self._files.kind(path) != "file":
                return None
            text = self._files.read_text(path)
        except Unreadable:
            return None
        try:
            fields = _parse_object(text)
        except (ValueError, RecursionError):
            return _Broken()
        name, main, kind = fields.get("name"), fields.get("main"), fields.get("type")
        if any(key in fields and not isinstance(fields[key], str) for key in ("name", "type")):
            return _Broken()
        return PackageJson(
            path,
            name,
            version if isinstance(version := fields.get("version"), str) else "",
            main if isinstance(main, str) else None,
            kind if kind in ("module", "commonjs") else "none",
            _field(fields.get("exports"), (dict, list, str)),
            _field(fields.get("imports"), (dict, list, str)),
        )


class _Broken(msgspec.Struct, frozen=True, gc=False):
    """Stands for a package.json that is none."""


def _parse_object(text: str) -> dict[str, Any]:
    # Node stops at the end of the object, and asks of what comes behind it only whether it ends as one, too.
    value, _ = _DECODER.raw_decode(text.lstrip(" \t\r\n"))
    if not isinstance(value, dict) or not text.rstrip(" \t\r\n").endswith("}"):
        raise ValueError("a package.json is an object")
    return value


def _field(value: Any, kinds: tuple[type, ...]) -> Any:
    return value if isinstance(value, kinds) else None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse, parse_int=float)
