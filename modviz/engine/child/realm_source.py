"""The text of the half of a realm that lives in JavaScript, with the globals of its host.

To add a global, write its file below `engine/js/globals/`, and its line in `GLOBALS`: the file, what it needs, and the
globals it gives.  A file is an expression for a function of what it needs, in that order; what the function returns is
what others get that need the file, by the last part of its name; a file of a host that is called like a common one
takes its place.  What is needed stands above, or the realm gives it.
"""

from __future__ import annotations

import os

FIRST_LINES = (2_000, 60_000)
"""The lines where the realm's own code and the modules' begin; guest texts given to `eval` come before."""

SETS = {"common": ("common",), "window": ("common", "window"), "node": ("common", "node")}
"""The folders that each set consists of.  Every host has the globals of "common"."""

GIVEN = (
    *("kit", "records", "errors", "inspection", "isProxy", "namespaceOf", "functionText", "explainJson"),
    *("reportUncaught", "labelPromise", "asker", "compiledText", "uncaught", "commonjs", "builtInTexts", "asyncFrames"),
    "callText",
)
"""What the realm gives (`realm.js` says what each is)."""

_EVENTS = (
    "UIEvent MouseEvent PointerEvent WheelEvent KeyboardEvent FocusEvent InputEvent CompositionEvent SubmitEvent"
    " ToggleEvent ErrorEvent PromiseRejectionEvent MessageEvent StorageEvent HashChangeEvent PopStateEvent"
    " PageTransitionEvent ProgressEvent BeforeUnloadEvent"
)
_ELEMENTS = "HTMLMediaElement HTMLUnknownElement SVGElement MathMLElement Option Image"

GLOBALS = (
    ("common/inspect", "inspection", ""),
    ("common/built_ins", "kit inspect", ""),
    ("common/legacy_regexp", "kit built_ins", ""),
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
        "kit built_ins records errors clock compiledText",
        "setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate",
    ),
    ("common/microtasks", "kit built_ins reportUncaught asyncFrames", "queueMicrotask"),
    ("common/structured_clone", "kit built_ins dom_exception isProxy namespaceOf functionText", "structuredClone"),
    ("common/random", "kit built_ins dom_exception", "Math.random Crypto crypto"),
    ("common/utf8", "kit", ""),
    ("common/single_and_wide", "kit", ""),
    (
        "common/text_encoding",
        "kit built_ins dom_exception utf8 single_and_wide errors",
        "TextEncoder TextDecoder atob btoa",
    ),
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
    ("common/intl_options", "kit built_ins errors", ""),
    ("common/intl_numbers", "kit built_ins intl_options", ""),
    ("common/intl_dates", "kit built_ins intl_options", ""),
    ("common/intl_texts", "kit built_ins intl_options intl_numbers", ""),
    ("common/intl", "kit built_ins errors intl_options intl_numbers intl_dates intl_texts", "Intl"),
    ("window/self", "built_ins", "self"),
    (
        "window/user_timing",
        "kit built_ins dom_exception clock",
        "PerformanceEntry PerformanceMark PerformanceMeasure",
    ),
    ("window/platform", "", ""),
    ("window/lacks", "kit errors", ""),
    ("window/asks", "kit asker", ""),
    ("window/blob", "kit built_ins interfaces errors text_encoding asks", "Blob"),
    ("window/ui_events", "kit interfaces event", _EVENTS),
    ("window/nodes", "kit event_target interfaces", ""),
    ("window/markup", "kit built_ins nodes asks", ""),
    ("window/selector_parser", "kit built_ins lacks", ""),
    ("window/selectors", "kit nodes selector_parser", ""),
    (
        "window/collections",
        "kit built_ins interfaces nodes",
        "NodeList RadioNodeList HTMLCollection HTMLOptionsCollection HTMLFormControlsCollection",
    ),
    (
        "window/node",
        "kit built_ins interfaces event_target nodes selectors collections",
        "Node CharacterData Text Comment DocumentFragment DocumentType",
    ),
    ("window/token_list", "kit built_ins interfaces nodes collections", "DOMTokenList"),
    (
        "window/element",
        "kit built_ins interfaces nodes selectors collections node token_list markup",
        "Element Attr NamedNodeMap",
    ),
    ("window/reflection", "kit built_ins interfaces nodes element url platform", ""),
    ("window/handlers", "kit interfaces event_target nodes platform reportUncaught", ""),
    (
        "window/style",
        "kit built_ins interfaces nodes element collections platform",
        "CSSStyleDeclaration",
    ),
    ("window/focus", "kit event event_target interfaces nodes selectors", ""),
    (
        "window/html_element",
        "kit built_ins interfaces event event_target nodes element collections reflection handlers style focus"
        " dom_exception",
        "HTMLElement DOMStringMap",
    ),
    (
        "window/navigation",
        "kit built_ins interfaces event event_target timers percent_encoding url lacks compiledText reportUncaught",
        "Location location History history",
    ),
    ("window/forms", "kit interfaces event event_target nodes selectors element node navigation html_element", ""),
    (
        "window/form_elements",
        "kit built_ins interfaces nodes element collections forms",
        "ValidityState FormData",
    ),
    ("window/scripts", "kit built_ins interfaces nodes element asks", ""),
    (
        "window/custom_elements",
        "kit built_ins interfaces nodes html_element reportUncaught",
        "CustomElementRegistry customElements",
    ),
    (
        "window/html_elements",
        "kit built_ins interfaces nodes element collections reflection handlers html_element forms form_elements"
        " scripts custom_elements platform node token_list url",
        _ELEMENTS,
    ),
    (
        "window/mutation_observer",
        "kit built_ins interfaces nodes collections reportUncaught",
        "MutationObserver MutationRecord",
    ),
    ("window/named_elements", "kit built_ins interfaces nodes", ""),
    (
        "window/changes",
        "kit records nodes scripts handlers mutation_observer custom_elements focus asks named_elements html_element"
        " forms",
        "",
    ),
    (
        "window/document_interface",
        "kit built_ins interfaces event nodes selectors element collections node handlers markup"
        " custom_elements html_elements named_elements navigation asks lacks",
        "Document HTMLDocument DOMImplementation DOMParser Range",
    ),
    ("window/storage", "kit built_ins interfaces collections", "Storage localStorage sessionStorage"),
    ("window/navigator", "kit built_ins interfaces", "Navigator navigator"),
    (
        "window/animation_frames",
        "kit built_ins interfaces clock timers asks reportUncaught",
        "requestAnimationFrame cancelAnimationFrame",
    ),
    (
        "window/window",
        "kit built_ins interfaces event event_target handlers document_interface navigation timers records"
        " errors reportUncaught nodes changes asks",
        "Window document window top frames parent length origin event devicePixelRatio name status opener closed"
        " frameElement crossOriginIsolated alert blur focus postMessage reportError stop",
    ),
    ("window/document", "kit interfaces event event_target nodes markup changes scripts window navigation", ""),
    (
        "window/style_sheet",
        "kit built_ins interfaces",
        "CSSRule CSSStyleRule CSSRuleList CSSStyleSheet",
    ),
    ("window/error_events", "kit event event_target window navigation", ""),
    ("window/lacking", "kit built_ins lacks platform", ""),
    ("window/idle", "kit built_ins clock", "requestIdleCallback cancelIdleCallback IdleDeadline"),
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
        "Buffer Blob File MessageChannel MessagePort MessageEvent BroadcastChannel navigator Navigator"
        " ByteLengthQueuingStrategy CountQueuingStrategy CompressionStream DecompressionStream"
        " ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest"
        " ReadableStreamDefaultController ReadableStreamDefaultReader TextDecoderStream TextEncoderStream"
        " TransformStream TransformStreamDefaultController WritableStream WritableStreamDefaultController"
        " WritableStreamDefaultWriter PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver"
        " PerformanceObserverEntryList PerformanceResourceTiming FormData Request WebSocket CloseEvent CryptoKey"
        " SubtleCrypto URLPattern",
    ),
    ("node/builtins", "kit built_ins inspect process timers built_in_modules questions", ""),
    ("node/modules", "kit records built_ins path process builtins commonjs questions isProxy", ""),
    ("node/module_scope", "kit built_ins errors isProxy", ""),
    ("node/host", "builtins modules module_specifiers process module_scope", ""),
)

LACKING = {
    "window": "CSS WebAssembly",
    "node": "WebAssembly",
}
"""The globals that hosts of a set really have, and that are not there: to use one is no fault of the program.

What a page has beside these is there by name, and refuses (`window/lacking.js`).
"""

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "js")
_CONSOLE_LINES = 100_000
_CONSOLE_TEXT = 32_000_000


def realm_source(global_set: str) -> str:
    """An expression for a function that makes a realm and gives its functions by name, on lines of its own.

    The function is given how inserted names begin in modules, how they begin in all other texts, how many bytes the
    engine may hold, and how many events may be recorded.

    Parameters
    ----------
    global_set
        Which globals the realm has: a key of `SETS`.
    """
    # These wait until `realm.js` puts them together, so that their order does not matter.
    paths = [f"{part}/{name[:-3]}" for part in ("errors", "realm") for name in sorted(os.listdir(f"{FOLDER}/{part}"))]
    parts = [f"{path.rpartition('/')[2]}: {_read(path)}" for path in paths if path != "realm/realm"]
    parts.append(f"globals: {_globals(global_set)}")
    parts.append(f"built_in_texts: {_built_in_texts() if 'node' in SETS[global_set] else {}}")
    joined = ",\n".join(parts)
    first, modules = FIRST_LINES
    folders = SETS[global_set]
    names = {name for path, _, given in GLOBALS if path.split("/")[0] in folders for name in given.split()}
    lacked = [name for name in LACKING.get(global_set, "").split() if name not in names]
    limits = (
        f"{{__proto__: null, markers: {{__proto__: null, hidden, visible}}, lackedGlobals: {lacked}, memory, events,"
        f" lines: {_CONSOLE_LINES}, text: {_CONSOLE_TEXT}, preludeLine: {first}, moduleLine: {modules}}}"
    )
    realm = f"({_read('realm/realm')})({{__proto__: null,\n{joined}\n}}, {limits})"
    text = f"((hidden, visible, memory, events) => ((realm) => (name) => realm[name])({realm}))"
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
    # Imported here, as it takes longer than all that is needed where the text has been compiled before.
    import json

    folder = f"{FOLDER}/node"
    texts = {}
    for path, _, files in sorted(os.walk(folder)):
        for file in sorted(files):
            name = os.path.relpath(f"{path}/{file[:-3]}", folder).replace(os.sep, "/")
            texts[name] = "\n" * (FIRST_LINES[0] - 1) + _read(f"node/{name}")
    return json.dumps(texts)


def _read(path: str) -> str:
    with open(f"{FOLDER}/{path}.js", encoding="utf-8") as file:
        return file.read()
