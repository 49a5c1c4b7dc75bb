"""What to do about code that was written for something else: for Node.js, for a page, or in another language."""

from __future__ import annotations

import re

from modviz.record.failures import Syntax

_COMPILED = {
    **dict.fromkeys(("ts", "tsx", "mts", "cts"), "TypeScript"),
    **{"jsx": "JSX", "vue": "a component of Vue", "svelte": "a component of Svelte"},
}
_NO_CODE = {
    **{"css": "a style sheet", "html": "a page", "wasm": "WebAssembly"},
    **dict.fromkeys(("svg", "png", "jpg", "jpeg", "gif", "webp"), "a picture"),
    **dict.fromkeys(("txt", "md"), "a text"),
}

_WHAT_IMPORTS_NAME = (
    "What an import names has to be JavaScript; or JSON, text or bytes, where the import says so"
    ' (with { type: "text" }).'
)

_AS_NODE = "start modviz with --host node"

_MAY_BEGIN = re.compile(r"(?:^|[=(,?:>&|{}[;]|\breturn)\s*$")
"""What an expression may begin after."""

_OF_COMMONJS = ("require", "module", "exports")
_OF_NODE = ("process", "Buffer", "global", "setImmediate", "__dirname", "__filename")
_OF_PAGES = (
    *("window", "document", "navigator", "location", "history", "localStorage", "sessionStorage"),
    *("requestAnimationFrame", "getComputedStyle", "matchMedia", "addEventListener", "customElements"),
    *("Element", "HTMLElement", "Node", "Event", "CustomEvent", "MutationObserver", "Image", "XMLHttpRequest"),
)


def scheme_advice(scheme: str) -> str:
    """What to do about an import whose URL has a `scheme` that nothing is loaded by."""
    if scheme == "node":
        return f"modules like that are built into Node.js, and a page has none: {_AS_NODE}."
    return "import what lies beside your file, by a path that begins with ./ or ../."


def specifier_advice(is_bare: bool) -> str:
    """What to do about a specifier that leads to no URL, which may be a bare name."""
    if not is_bare:
        return "look at the specifier: a path begins with ./, ../ or /."
    return (
        "a path begins with ./, ../ or /. Any other name is that of a package: Node.js looks for it in node_modules"
        f" ({_AS_NODE}), and a page in its import map."
    )


def type_advice(url: str, found: str) -> str:
    """What to do about an import of what is at `url`, a file of the MIME type `found`, which is no script."""
    name = url.partition("?")[0].rpartition("/")[2]
    advice = _language_advice(name)
    if advice:
        return advice
    if found.startswith("text/html"):
        return (
            "look at what is there: servers often answer with a page where a file is missing. Check the path of the"
            " import."
        )
    return f"{name} is no script by its name. {_WHAT_IMPORTS_NAME}"


def language_advice(module: str, syntax: Syntax, before: str) -> str:
    """What to do about a `module` that is no JavaScript at all, going by its name; empty if it may well be.

    `before` is what stands before the error in its line.
    """
    advice = _language_advice(module.partition("?")[0])
    if advice or (syntax.kind, syntax.token) != ("unexpected-token", "<") or not _MAY_BEGIN.search(before):
        return advice
    return "if this is JSX, compile it first, and open what comes out: in JavaScript no expression begins with <."


def _language_advice(module: str) -> str:
    extension = module.rpartition(".")[2].lower()
    if extension in _COMPILED:
        return (
            f"{module} is {_COMPILED[extension]}, and modviz reads JavaScript: compile it first (with tsc,"
            " esbuild or what your project is built with), and open what comes out."
        )
    if extension in _NO_CODE:
        return f"{module} is {_NO_CODE[extension]}. {_WHAT_IMPORTS_NAME}"
    return ""


def name_advice(name: str) -> str:
    """What to do about a `name` that is not defined: whose it may be."""
    if name in _OF_COMMONJS:
        return (
            f"this file is CommonJS, which Node.js runs: {_AS_NODE}; or use import and export in place of require and"
            " exports."
        )
    if name in _OF_NODE:
        return f"{name} belongs to Node.js, and a page has none: {_AS_NODE}."
    if name in _OF_PAGES:
        return (
            f"{name} belongs to a page, and Node.js has none: use a build of this code that does without it, or set"
            f" globalThis.{name} in a module that is imported before this one."
        )
    return "declare or import that name, or check how it is spelt."
