"""What Node says of a name that an ES module imports from CommonJS, and that is not there.

Source: https://nodejs.org/api/esm.html#commonjs-namespaces
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from modviz.record.failures import MissingExport
from modviz.record.sources import source_line
from modviz.record.world import GuestError, Module, World

_NAMES = re.compile("{.*}")
_RENAMED = re.compile(r"\s+as\s+")


def link_error(world: World, root: Module, error: GuestError) -> GuestError:
    """`error` of linking the graph of `root` in Node's words, which help if `root` itself imports CommonJS there."""
    about = error.about
    if not isinstance(about, MissingExport):
        return error
    targets = (
        root.loaded_modules.get(requested.request)
        for requested in root.parsed.requested_modules
        if requested.request.specifier == about.specifier
    )
    target = next(targets, None)
    if target is None or world.modules[target].kind != "commonjs":
        return error
    line = source_line(world, error.module or root.name, error.line)
    names = _NAMES.search(line)
    destructured = "" if names is None else f"const {_RENAMED.sub(': ', names[0])} = pkg;\n"
    message = (
        f"Named export '{about.export_name}' not found. The requested module '{about.specifier}' is a CommonJS module,"
        " which may not support all module.exports as named exports.\nCommonJS modules can always be imported via the"
        f" default export, for example using:\n\nimport pkg from '{about.specifier}';\n{destructured}"
    )
    return replace(error, message=message)
