"""Which kind of module a file is: by its name, by its package, and by its syntax where these say nothing.

Source: https://nodejs.org/api/packages.html#determining-module-system
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from modviz.hosts.node import errors
from modviz.hosts.node.builtin_modules import is_builtin
from modviz.hosts.node.errors import NodeFailure, NodeWarning
from modviz.hosts.node.file_urls import path_to_url
from modviz.hosts.node.package_json import PackageJsonReader
from modviz.parsing.parse_error import ParseError

Format = Literal["addon", "builtin", "commonjs", "commonjs-typescript", "json", "module", "module-typescript", "wasm"]
"""Node's names for the kinds of modules."""

_BY_EXTENSION: dict[str, Format] = {
    ".cjs": "commonjs",
    ".cts": "commonjs-typescript",
    ".json": "json",
    ".mjs": "module",
    ".mts": "module-typescript",
    ".node": "addon",
    ".wasm": "wasm",
}

_OPEN_EXTENSIONS = (".js", ".ts", "")
"""Those that say nothing of the kind: the type of the package does."""

_BY_TYPE: dict[tuple[str, str], Format] = {
    (".js", "module"): "module",
    (".js", "commonjs"): "commonjs",
    (".ts", "module"): "module-typescript",
    (".ts", "commonjs"): "commonjs-typescript",
    ("", "module"): "module",
    ("", "commonjs"): "commonjs",
}

_MIME_TYPE = re.compile(r"data:([^/,]+/[^;,]+)")
_OF_JAVASCRIPT = ("text/javascript", "application/javascript")
_BY_MIME_TYPE: dict[str, Format] = {"application/json": "json", "application/wasm": "wasm"}

_EXTENSIONS_FOR_REQUIRE = (".js", ".json", ".node")

_OUTSIDE_OF_A_MODULE = ("import-in-script", "import-meta-in-script")

Parse = Callable[[str], object]
"""Reads a text, as a module of one kind; raises `ParseError` if it is none."""


class Detected(msgspec.Struct, frozen=True, gc=False):
    """What the syntax of a text has shown it to be, and Node's warning of that, which it gives once for a package."""

    format: Format
    warning: NodeWarning | None = None


def format_by_name(path: str, packages: PackageJsonReader) -> Format | None:
    """The kind of the file at `path`, if its name and the type of its package settle it.

    Raises
    ------
    NodeFailure
        The package.json that is asked cannot be read.
    """
    extension = extension_of(path)
    if extension not in _OPEN_EXTENSIONS:
        return _BY_EXTENSION.get(extension)
    package = packages.scope(path)
    return None if package is None else _BY_TYPE.get((extension, package.type))


def format_by_syntax(
    path: str, text: str, packages: PackageJsonReader, has_module_syntax: Callable[[str], bool]
) -> Detected:
    """The kind of the file at `path`, whose name and package say nothing of it.

    Parameters
    ----------
    path, text
        Where it is, and what is in it: JavaScript, also if it was TypeScript before.
    packages
        The package.json files of the program.
    has_module_syntax
        Whether a text can only be that of an ES module.

    Raises
    ------
    NodeFailure
        Node has no kind of module with such a name.
    """
    extension = extension_of(path)
    if extension not in _OPEN_EXTENSIONS:
        raise NodeFailure(errors.unknown_file_extension(extension, path))
    is_module = has_module_syntax(text)
    if extension == ".ts":
        return Detected(
            "module-typescript" if is_module else "commonjs-typescript", _warning(path, packages, is_module)
        )
    warning = _warning(path, packages, is_module) if extension == ".js" else None
    return Detected("module" if is_module else "commonjs", warning)


def format_of_url(url: str) -> Format | None:
    """The kind of what is behind a URL that is no `file:` URL; None if Node has none for it.

    Raises
    ------
    NodeFailure
        Node loads nothing by its scheme.
    """
    scheme = url.partition(":")[0] + ":"
    if scheme == "node:":
        return "builtin"
    if scheme != "data:":
        raise NodeFailure(errors.unsupported_url_scheme(scheme))
    kind = _mime_type(url).strip().lower()
    return "module" if kind in _OF_JAVASCRIPT else _BY_MIME_TYPE.get(kind)


def check_format(url: str, format: Format | None, attributes: Mapping[str, str]) -> None:
    """Check that there is a module of the kind `format` at `url`, and that it may be imported with these attributes.

    Raises
    ------
    NodeFailure
        There is none, or it may not.
    """
    for key, value in attributes.items():
        if key != "type":
            raise NodeFailure(errors.unsupported_attribute(key, value, url))
    if format is None:
        raise NodeFailure(errors.unknown_module_format(_mime_type(url) or "null", url))
    needed = "json" if format == "json" else None
    given = attributes.get("type")
    if given is None and needed is not None:
        raise NodeFailure(errors.missing_attribute(url, "type", needed))
    if given is not None and given != needed:
        is_known = given == "json"
        raise NodeFailure(
            errors.incompatible_attribute(url, given) if is_known else errors.unsupported_attribute("type", given, url)
        )
    if format == "builtin" and not is_builtin(url):
        raise NodeFailure(errors.unknown_builtin_module(url))


def has_module_syntax(text: str, parse_commonjs: Parse, parse_module: Parse) -> bool:
    """Whether `text` can only be that of an ES module.

    It is no CommonJS module for something that only stands in modules; or for something else, such as `await` outside
    of a function or a constant called `require`, which is no fault in a module.

    Source: https://nodejs.org/api/packages.html#syntax-detection
    """
    try:
        parse_commonjs(text)
    except ParseError as error:
        if is_for_module(error):
            return True
    else:
        return False
    try:
        parse_module(text)
    except ParseError:
        return False
    return True


def is_for_module(error: ParseError) -> bool:
    """Whether a CommonJS module is refused, with `error`, for syntax that only ES modules have."""
    about = error.about
    return about.kind in _OUTSIDE_OF_A_MODULE or (about.kind, about.token) == ("unexpected-token", "export")


def format_for_require(path: str, packages: PackageJsonReader) -> Format | None:
    """The kind of a file for `require`, which takes what it does not know for JavaScript; None if its syntax decides.

    Raises
    ------
    NodeFailure
        The package.json that is asked cannot be read.
    """
    extension = extension_for_require(path)
    if extension != ".js":
        return _BY_EXTENSION[extension]
    own = extension_of(path)
    if own in ("", ".wasm") or own not in (*_OPEN_EXTENSIONS, *_BY_EXTENSION):
        return None
    return format_by_name(path, packages)


def extension_for_require(path: str) -> str:
    """The ending that decides how `require` loads a file: the first that is known, of all that follow a dot."""
    name = path.rpartition("/")[2]
    dots = [place for place, sign in enumerate(name) if sign == "." and place > 0]
    return next((name[dot:] for dot in dots if name[dot:] in _EXTENSIONS_FOR_REQUIRE), ".js")


def extension_of(path: str) -> str:
    """What stands behind the last dot, with it; "" for a name that begins with its only dot."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[dot:] if dot > 0 else ""


def _mime_type(url: str) -> str:
    match = _MIME_TYPE.match(url)
    return "" if match is None else match[1]


def _warning(path: str, packages: PackageJsonReader, is_module: bool) -> NodeWarning | None:
    """What Node says of an ES module that is one by its syntax alone, if there is a package.json to say it in."""
    package = packages.scope(path)
    if not is_module or package is None or "/node_modules/" in path:
        return None
    message = (
        f"Module type of {path_to_url(path)} is not specified and it doesn't parse as CommonJS.\n"
        "Reparsing as ES module because module syntax was detected. This incurs a performance overhead.\n"
        f'To eliminate this warning, add "type": "module" to {package.path}.'
    )
    return NodeWarning("Warning", "MODULE_TYPELESS_PACKAGE_JSON", message)
