"""What to do where modviz lacks what a program needs: there is no mistake to mend."""

from __future__ import annotations

from modviz.record.failures import Lack

_WITHOUT = "the program may be right: open it in Node.js or a browser, or try it here without that part."

_BY_KIND = {
    "file": "if the program may read that file, start modviz with --root and the folder that it lies in.",
    "network": "save that file beside your own, and import it by its path; or declare it with responses=.",
    "module-type": 'import it with { type: "text" } or { type: "bytes" } here, or leave that import out.',
    "locale": "name the language en-US, or none: numbers, dates and texts are written as there.",
}

_BY_SYNTAX = {
    "using declarations": "declare it with const, and dispose of it in a finally.",
    "decorators": "compile that file first (with tsc, esbuild or what your project is built with).",
}


def lack_advice(lack: Lack) -> str:
    """One or two sentences on how to go on without what modviz lacks."""
    return _BY_KIND.get(lack.kind) or _BY_SYNTAX.get(lack.what, _WITHOUT)
