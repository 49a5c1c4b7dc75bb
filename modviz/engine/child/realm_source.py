"""The text of the half of a realm that lives in JavaScript, with the globals of its host.

To add a global, write its file below `engine/js/globals/`, and its line in `GLOBALS`: the file, what it needs, and the
globals it gives.  A file is an expression for a function of what it needs, in that order; what the function returns is
what others get that need the file, by the last part of its name; a file of a host that is called like a common one
takes its place.  What is needed stands above, or the realm gives it.
"""

from __future__ import annotations

import json
import os

FIRST_LINES = (2_000, 20_000)
"""The lines where the realm's own code and the modules' begin; guest texts given to `eval` come before."""

SETS = {"common": ("common",), "window": ("common", "window"), "node": ("common", "node")}
"""The folders that each set consists of.  Every host has the globals of "common"."""

GIVEN = (
    *("kit", "records", "errors", "inspection", "isProxy", "namespaceOf", "functionText", "explainJson"),
    *("reportUncaught", "labelPromise", "asker", "uncaught", "commonjs", "builtInTexts", "asyncFrames", "callText"),
)
"""What the realm gives (`realm.js` says what each is)."""

GLOBALS = (
    ("common/inspect", "inspection", ""),
    ("common/built_ins", "kit inspect", ""),
    ("common/json_parse", "kit explainJson", "JSON.parse"),
    ("common/clock", "kit built_ins", "Date Performance performance"),
    ("common/dom_exception", "kit built_ins", "DOMException"),
    ("common/interfaces", "kit built_ins dom_exception", ""),
    ("common/event", "kit built_ins interfaces clock", "Event CustomEvent"),
    ("common/event_target", "kit built_ins interfaces reportUncaught", "EventTarget"),
    ("common/table", "kit inspect", ""),
    ("common/console", "kit records errors built_ins clock inspect table", "console"),
    (
        "common/timers",
        "kit built_ins records errors clock",
        "setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate",
    ),
    ("common/microtasks", "kit built_ins reportUncaught asyncFrames", "queueMicrotask"),
    ("common/structured_clone", "kit built_ins dom_exception isProxy namespaceOf functionText", "structuredClone"),
    ("common/random", "kit built_ins dom_exception", "Math.random Crypto crypto"),
    ("common/utf8", "kit", ""),
    ("common/text_encoding", "kit built_ins dom_exception utf8", "TextEncoder TextDecoder atob btoa"),
    ("common/percent_encoding", "kit utf8", ""),
    ("common/url_host", "kit percent_encoding", ""),
    ("common/url_parser", "kit percent_encoding url_host", ""),
    ("common/search_params", "kit built_ins percent_encoding", "URLSearchParams"),
    ("common/url", "kit built_ins percent_encoding url_parser search_params", "URL"),
    ("common/module_specifiers", "kit built_ins url_parser", ""),
    ("common/headers", "kit built_ins", "Headers"),
    (
        "common/fetch",
        "kit built_ins records errors text_encoding url headers labelPromise json_parse",
        "fetch Response",
    ),
    ("window/self", "built_ins", "self"),
    ("node/questions", "kit asker", ""),
    ("node/path", "kit built_ins", ""),
    ("node/module_specifiers", "kit built_ins path questions", ""),
    (
        "node/process",
        "kit records errors built_ins inspect clock path questions uncaught isProxy functionText asyncFrames",
        "process global",
    ),
    (
        "node/timers",
        "kit built_ins records errors clock process asyncFrames",
        "setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate",
    ),
    (
        "common/abort",
        "kit built_ins dom_exception interfaces event event_target timers",
        "AbortController AbortSignal",
    ),
    (
        "node/built_in_modules",
        "kit built_ins inspection inspect clock dom_exception utf8 text_encoding process questions isProxy namespaceOf"
        " asyncFrames callText builtInTexts",
        "",
    ),
    (
        "node/lazy",
        "kit built_ins process built_in_modules",
        "Buffer Intl Blob File MessageChannel MessagePort MessageEvent BroadcastChannel navigator Navigator"
        " ByteLengthQueuingStrategy CountQueuingStrategy CompressionStream DecompressionStream"
        " ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest"
        " ReadableStreamDefaultController ReadableStreamDefaultReader TextDecoderStream TextEncoderStream"
        " TransformStream TransformStreamDefaultController WritableStream WritableStreamDefaultController"
        " WritableStreamDefaultWriter PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver"
        " PerformanceObserverEntryList PerformanceResourceTiming FormData Request WebSocket CloseEvent CryptoKey"
        " SubtleCrypto URLPattern",
    ),
    ("node/builtins", "kit built_ins inspect path process timers built_in_modules questions", ""),
    ("node/modules", "kit records built_ins path process builtins commonjs questions isProxy", ""),
    ("node/module_scope", "kit built_ins errors isProxy", ""),
    ("node/host", "builtins modules module_specifiers process module_scope", ""),
)

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "js")
_CONSOLE_LINES = 100_000
_CONSOLE_TEXT = 32_000_000


def realm_source(global_set: str, markers: tuple[str, str], memory: int, events: int) -> str:
    """An expression for what gives the functions of a realm by name, on lines of its own.

    Parameters
    ----------
    global_set
        Which globals it has: a key of `SETS`.
    markers
        How inserted names begin in modules, and in all other texts.
    memory
        Bytes that the engine may hold.
    events
        How many events may be recorded.
    """
    # These wait until `realm.js` puts them together, so that their order does not matter.
    paths = [f"{part}/{name[:-3]}" for part in ("errors", "realm") for name in sorted(os.listdir(f"{_FOLDER}/{part}"))]
    parts = [f"{path.rpartition('/')[2]}: {_read(path)}" for path in paths if path != "realm/realm"]
    parts.append(f"globals: {_globals(global_set)}")
    parts.append(f"built_in_texts: {_built_in_texts() if 'node' in SETS[global_set] else {}}")
    joined = ",\n".join(parts)
    first, modules = FIRST_LINES
    hidden, visible = markers
    limits = (
        f"{{__proto__: null, markers: {{__proto__: null, hidden: '{hidden}', visible: '{visible}'}},"
        f" memory: {memory}, events: {events}, lines: {_CONSOLE_LINES}, text: {_CONSOLE_TEXT},"
        f" preludeLine: {first}, moduleLine: {modules}}}"
    )
    realm = f"({_read('realm/realm')})({{__proto__: null,\n{joined}\n}}, {limits})"
    text = f"((realm) => (name) => realm[name])({realm})"
    assert first + text.count("\n") < modules
    return "\n" * (first - 1) + text


def _globals(global_set: str) -> str:
    """A function that makes the globals of a set in their order; it is given, and returns, what parts may need."""
    made = {name: f"made.{name}" for name in GIVEN}
    lines = []
    for path, needs, _ in GLOBALS:
        folder, name = path.split("/")
        if folder in SETS[global_set]:
            # What is needed has been made: there is no name for what comes later.
            arguments = ", ".join([made[need] for need in needs.split()])
            made[name] = f"made.{name}"
            lines.append(f"made.{name} = {_read(f'globals/{path}')}({arguments});")
    return "\n".join(["(made) => {", *lines, "return made;", "}"])


def _built_in_texts() -> str:
    """The texts of Node's built-in modules by name, as JSON: most programs need few of them."""
    folder = f"{_FOLDER}/node"
    texts = {}
    for path, _, files in sorted(os.walk(folder)):
        for file in sorted(files):
            name = os.path.relpath(f"{path}/{file[:-3]}", folder).replace(os.sep, "/")
            texts[name] = "\n" * (FIRST_LINES[0] - 1) + _read(f"node/{name}")
    return json.dumps(texts)


def _read(path: str) -> str:
    with open(f"{_FOLDER}/{path}.js", encoding="utf-8") as file:
        return file.read()
