"""What to do about code that was written for something else: for Node.js, for a page, or in another language."""

from __future__ import annotations

from modviz.record.failures import Syntax

_COMPILED = {
    **dict.fromkeys(("ts", "tsx", "mts", "cts"), "TypeScript"),
    **{"jsx": "JSX", "vue": "a component of Vue", "svelte": "a component of Svelte"},
}
_NO_CODE = {"css": "a style sheet", "html": "a page", "svg": "a picture", "wasm": "WebAssembly"}

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
        return (
            "modviz has none of the modules that are built into Node.js, as a browser has none: take that import out"
            " for now, or import a file of your own that stands in for it."
        )
    return "modviz loads nothing from the network: save that file beside your own, and import it by its path."


def language_advice(module: str, syntax: Syntax) -> str:
    """What to do about a `module` that is no JavaScript at all, going by its name; empty if it may well be."""
    extension = module.partition("?")[0].rpartition(".")[2].lower()
    if extension in _COMPILED:
        return (
            f"{module} is {_COMPILED[extension]}, and modviz reads JavaScript: compile it first (with tsc,"
            " esbuild or what your project is built with), and open what comes out."
        )
    if extension in _NO_CODE:
        return (
            f"{module} is {_NO_CODE[extension]}. What an import names has to be JavaScript; or JSON, text or"
            ' bytes, where the import says so (with { type: "text" }).'
        )
    if (syntax.kind, syntax.token) == ("unexpected-token", "<"):
        return "if this is JSX, compile it first, and open what comes out: in JavaScript no expression begins with <."
    return ""


def name_advice(name: str) -> str:
    """What to do about a `name` that is not defined: whose it may be."""
    if name in _OF_COMMONJS:
        return (
            "this file is CommonJS, and modviz runs ES modules: use import and export in place of require and exports."
        )
    if name in _OF_NODE or name in _OF_PAGES:
        whose = "Node.js" if name in _OF_NODE else "a page"
        return (
            f"{name} belongs to {whose}, and modviz has neither Node.js nor a page: use a build of this code that does"
            f" without it, or set globalThis.{name} in a module that is imported before this one."
        )
    return "declare or import that name, or check how it is spelt."
