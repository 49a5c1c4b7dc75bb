"""What to do about the errors that Node itself raises, by their codes.

Source: https://nodejs.org/docs/latest-v24.x/api/errors.html#nodejs-error-codes
"""

from __future__ import annotations

from modviz.record.failures import RaisedByNode
from modviz.record.world import GuestError, World

_BY_CODE = {
    "ERR_AMBIGUOUS_MODULE_SYNTAX": (
        "write that file in one system: import and await at the top make it an ES module, which has no require,"
        " module or exports; or name it .cjs, and load what is an ES module with import()."
    ),
    "ERR_IMPORT_ATTRIBUTE_MISSING": 'say behind the import what the file is: with { type: "json" }.',
    "ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE": 'take the attribute out: type "json" is for files of JSON alone.',
    "ERR_IMPORT_ATTRIBUTE_UNSUPPORTED": 'Node knows one attribute, type, with "json": take any other out.',
    "ERR_INVALID_FILE_URL_HOST": "write the URL of a file with three slashes, as in file:///folder/file.js.",
    "ERR_INVALID_FILE_URL_PATH": "write the path without encoded slashes: a slash in a path parts folders.",
    "ERR_INVALID_MODULE_SPECIFIER": (
        "write the name of a package, or a path that begins with ./ or ../ and has no encoded slashes."
    ),
    "ERR_INVALID_PACKAGE_CONFIG": (
        "mend that package.json: it has to be JSON, name, main and type have to be texts, and the keys of exports"
        " either all begin with a dot or none does."
    ),
    "ERR_INVALID_PACKAGE_TARGET": (
        "mend that entry of the package.json: what exports and imports lead to begins with ./ and stays in the package."
    ),
    "ERR_PACKAGE_IMPORT_NOT_DEFINED": (
        "add that name to imports in the package.json, or correct it: names with # are the package's own."
    ),
    "ERR_PACKAGE_PATH_NOT_EXPORTED": (
        "import a path that exports in that package.json lists, under a condition that is set: all other files are"
        " the package's own affair. --conditions sets others."
    ),
    "ERR_REQUIRE_ASYNC_MODULE": "load it with import(): require() cannot wait for an await at the top of a module.",
    "ERR_REQUIRE_CYCLE_MODULE": (
        "part the cycle: require() cannot give an ES module that is still being loaded. Let one of them ask later,"
        " inside a function, or move what both need into a third file."
    ),
    "ERR_REQUIRE_ESM_RACE_CONDITION": (
        "wait for the import() of that module before it is required, or import it in both places."
    ),
    "ERR_UNKNOWN_BUILTIN_MODULE": "correct the name behind node:, or leave node: out if a package is meant.",
    "ERR_UNKNOWN_FILE_EXTENSION": (
        "read such a file with readFileSync() of node:fs, or let a build turn it into JavaScript: Node loads .js,"
        " .mjs, .cjs, .json, .ts, .mts and .cts."
    ),
    "ERR_UNKNOWN_MODULE_FORMAT": "give a data: URL the type text/javascript or application/json.",
    "ERR_UNSUPPORTED_DIR_IMPORT": (
        "name the file, such as ./folder/index.js: import looks into no folder, as require does."
    ),
    "ERR_UNSUPPORTED_ESM_URL_SCHEME": (
        "save that file beside your own, and import it by its path: Node imports nothing from the web."
    ),
    "ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING": (
        "import the JavaScript of that package: Node takes the types out of your own files only."
    ),
    "ERR_UNSUPPORTED_RESOLVE_REQUEST": (
        "write a whole URL: in a data: module there is no folder that a path could start from."
    ),
    "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX": (
        "write that in JavaScript's own words, or compile the file first: Node takes types out, and enum,"
        " namespace, parameter properties and import = are code."
    ),
}


_NO_FILE = "write the path as it is on the disk, with its extension: import tries none, nor a folder's index.js."

_NO_FILE_REQUIRED = "write the path as it is on the disk; the steps before it show which files require looked for."

_NO_PACKAGE = (
    "install the package (npm install) in a folder above the file that asks for it; or write ./ before the name, if it"
    " is a file of your own."
)


def node_advice(world: World, error: GuestError) -> str | None:
    """A sentence on what to do about an error with one of Node's codes; None where there is nothing to say of it."""
    if error.own_code == "ERR_MODULE_NOT_FOUND":
        about = error.about
        is_file = isinstance(about, RaisedByNode) and any(name == "url" for name, _ in about.properties)
        return _NO_FILE if is_file else _NO_PACKAGE
    if error.own_code == "MODULE_NOT_FOUND":
        calls = [call for call in world.requires.values() if call.stage == "failed" and call.referrer == error.module]
        is_file = bool(calls) and calls[-1].specifier.startswith((".", "/"))
        return _NO_FILE_REQUIRED if is_file else _NO_PACKAGE
    return _BY_CODE.get(error.own_code or "")
