"""Errors that Node itself throws: their names, codes and messages, to the letter.

Source: https://nodejs.org/api/errors.html#nodejs-error-codes
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import msgspec

PropertyValue = str | tuple[str, ...]


class NodeError(msgspec.Struct, frozen=True, gc=False):
    """An error as Node makes it.

    Parameters
    ----------
    name
        The class: "Error", "TypeError", "SyntaxError" ...
    code
        Its property `code`; "" if it has none.
    message
        Its message.
    properties
        What else it has of its own: `url`, `path`, `requestPath`, `requireStack` ...
    """

    name: str
    code: str
    message: str
    properties: tuple[tuple[str, PropertyValue], ...] = ()


class NodeWarning(msgspec.Struct, frozen=True, gc=False):
    """A warning as Node emits it: `process.emitWarning(message, name, code)`."""

    name: str
    code: str
    message: str


class NodeFailure(Exception):
    """An operation ended with an error of Node's."""

    def __init__(self, error: NodeError) -> None:
        super().__init__(error.message)
        self.error = error


def invalid_module_specifier(request: str, reason: str, base: str | None) -> NodeError:
    """For a specifier that is none; `base` is the path of the file that it stands in, here and below."""
    message = f'Invalid module "{request}" {reason}{imported_from(base)}'
    return NodeError("TypeError", "ERR_INVALID_MODULE_SPECIFIER", message)


def invalid_package_config(path: str, base: str | None, reason: str) -> NodeError:
    """For the package.json at `path`, whose `exports` or `imports` cannot be meant; `base` is a URL in this one."""
    importing = f" while importing {base}" if base else ""
    return NodeError("Error", "ERR_INVALID_PACKAGE_CONFIG", f"Invalid package config {path}{importing}. {reason}")


def unreadable_package_config(path: str, specifier: str | None = None, base: str | None = None) -> NodeError:
    """For a package.json that is no JSON, or has a wrong type in it; `specifier` is what an import asked for."""
    importing = "" if specifier is None else f' while importing "{specifier}" from {base}'
    return NodeError("Error", "ERR_INVALID_PACKAGE_CONFIG", f"Invalid package config {path}{importing}.")


def invalid_package_target(folder: str, key: str, target: Any, is_import: bool, base: str | None) -> NodeError:
    """For `target`, a value from JSON, that `key` of `exports` or `imports` must not lead to."""
    text = target if isinstance(target, str) else to_json(target)
    told = to_json(text)
    where = f"in the package config {folder}package.json{imported_from(base)}"
    advice = '; targets must start with "./"' if not is_import and text and not text.startswith("./") else ""
    if key == ".":
        message = f'Invalid "exports" main target {told} defined {where}{advice}'
    else:
        field = "imports" if is_import else "exports"
        message = f"Invalid \"{field}\" target {told} defined for '{key}' {where}{advice}"
    return NodeError("Error", "ERR_INVALID_PACKAGE_TARGET", message)


def module_not_found(path: str, base: str, url: str) -> NodeError:
    """For an import that leads to no file."""
    message = f"Cannot find module '{path}' imported from {base}"
    return NodeError("Error", "ERR_MODULE_NOT_FOUND", message, (("url", url),))


def package_not_found(name: str, base: str) -> NodeError:
    """For the name of a package that is in no folder `node_modules`, or the path of a main file that is not there."""
    return NodeError("Error", "ERR_MODULE_NOT_FOUND", f"Cannot find package '{name}' imported from {base}")


def package_import_not_defined(specifier: str, folder: str | None, base: str) -> NodeError:
    """For a name with a # that the package in `folder` does not have among its `imports`."""
    place = f" in package {folder}package.json" if folder else ""
    message = f'Package import specifier "{specifier}" is not defined{place} imported from {base}'
    return NodeError("TypeError", "ERR_PACKAGE_IMPORT_NOT_DEFINED", message)


def package_path_not_exported(folder: str, subpath: str, base: str | None) -> NodeError:
    """For a path in a package that it does not have among its `exports`."""
    if subpath == ".":
        message = f'No "exports" main defined in {folder}package.json{imported_from(base)}'
    else:
        message = f"Package subpath '{subpath}' is not defined by \"exports\" in {folder}package.json"
        message += imported_from(base)
    return NodeError("Error", "ERR_PACKAGE_PATH_NOT_EXPORTED", message)


def unsupported_directory_import(path: str, base: str, url: str) -> NodeError:
    """For an import that leads to a folder."""
    message = f"Directory import '{path}' is not supported resolving ES modules imported from {base}"
    return NodeError("Error", "ERR_UNSUPPORTED_DIR_IMPORT", message, (("url", url),))


def unsupported_resolve_request(specifier: str, base: str) -> NodeError:
    """For a specifier that makes no URL with that of its module, such as a bare name in a `data:` URL."""
    message = (
        f'Failed to resolve module specifier "{specifier}" from "{base}": '
        "Invalid relative URL or base scheme is not hierarchical."
    )
    return NodeError("TypeError", "ERR_UNSUPPORTED_RESOLVE_REQUEST", message)


def unknown_builtin_module(specifier: str) -> NodeError:
    """For a name with `node:` that no built-in module has."""
    return NodeError("Error", "ERR_UNKNOWN_BUILTIN_MODULE", f"No such built-in module: {specifier}")


def unknown_file_extension(extension: str, path: str) -> NodeError:
    """For an import of a file whose name ends in what Node has no kind of module for."""
    message = f'Unknown file extension "{extension}" for {path}'
    return NodeError("TypeError", "ERR_UNKNOWN_FILE_EXTENSION", message)


def unknown_module_format(format: str, url: str) -> NodeError:
    """For a `data:` URL with a MIME type that Node has no kind of module for."""
    return NodeError("RangeError", "ERR_UNKNOWN_MODULE_FORMAT", f"Unknown module format: {format} for URL {url}")


def unsupported_types_in_node_modules(name: str) -> NodeError:
    """For TypeScript in a package, from which Node takes no types; `name` is its path, or its URL in an import."""
    message = f'Stripping types is currently unsupported for files under node_modules, for "{name}"'
    return NodeError("Error", "ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING", message)


def unsupported_url_scheme(scheme: str) -> NodeError:
    """For an import by a scheme that Node loads nothing by."""
    # Node names its own scheme to those only who have not meant the web.
    supported = "file and data" if scheme in ("http:", "https:") else "file, data, and node"
    message = (
        f"Only URLs with a scheme in: {supported} are supported by the default ESM loader. Received protocol '{scheme}'"
    )
    return NodeError("Error", "ERR_UNSUPPORTED_ESM_URL_SCHEME", message)


def unsupported_attribute(key: str, value: str, url: str) -> NodeError:
    """For an import attribute that Node does not know, by its key or its value."""
    message = f'Import attribute "{key}" with value "{value}" is not supported in {url}'
    return NodeError("TypeError", "ERR_IMPORT_ATTRIBUTE_UNSUPPORTED", message)


def missing_attribute(url: str, key: str, value: str) -> NodeError:
    """For a module that needs an import attribute, which is not there."""
    message = f'Module "{url}" needs an import attribute of "{key}: {value}"'
    return NodeError("TypeError", "ERR_IMPORT_ATTRIBUTE_MISSING", message)


def incompatible_attribute(url: str, value: str) -> NodeError:
    """For a module that is of another type than the attribute says."""
    message = f'Module "{url}" is not of type "{value}"'
    return NodeError("TypeError", "ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE", message)


def cannot_find_module(request: str, require_stack: Sequence[str]) -> NodeError:
    """What `require` throws where nothing is found."""
    lines = "".join(f"\n- {each}" for each in require_stack)
    told = f"\nRequire stack:{lines}" if require_stack else ""
    properties = (("requireStack", tuple(require_stack)),)
    return NodeError("Error", "MODULE_NOT_FOUND", f"Cannot find module '{request}'{told}", properties)


def cannot_find_target(request: str, path: str | None) -> NodeError:
    """What `require` throws where `exports` or `imports` of a package.json leads to no file."""
    properties = (("path", path),) if path else ()
    return NodeError("Error", "MODULE_NOT_FOUND", f"Cannot find module '{request}'", properties)


def cannot_find_main(filename: str, package_json: str, request: str) -> NodeError:
    """What `require` throws where `main` of a package.json leads to no file, and there is no index either."""
    message = f"Cannot find module '{filename}'. Please verify that the package.json has a valid \"main\" entry"
    return NodeError("Error", "MODULE_NOT_FOUND", message, (("path", package_json), ("requestPath", request)))


def to_json(value: Any) -> str:
    """`JSON.stringify(value)` of a value that comes from JSON."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        value = int(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def imported_from(base: str | None) -> str:
    """The end of a message that tells the importer, if it is known."""
    return f" imported from {base}" if base else ""
