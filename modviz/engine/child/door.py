"""The hinge of the door: a function that JavaScript calls to pass the text in its mailbox on to Python.

Beside it hangs what evaluates that text as a classic script: only the engine's own entrance makes the bindings that all
scripts share, and not what a guest can call.  And what runs a job, in the middle of work that nothing of the guest's
waits for.

There are two.  By the engine's C interface it is a C function of numbers, since a callback from C cannot return a
JavaScript value; it works while the engine keeps its limit of time.  Where the library exports no such interface it is
a callable of the Python binding, which refuses to call out while a limit of time is set; then the parent's deadline is
the limit.  The hinge never calls back into JavaScript: `door.js` does all the work between a question and its answer.

This runs in the child process and imports nothing of modviz; see `process.py`.
"""

from __future__ import annotations

import ctypes
import os
from ctypes import c_size_t

from quickjs_c_api import EXCEPTION, Engine  # type: ignore[import-not-found]  # Found in this folder.

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` takes longer to import than everything here.
    from collections.abc import Callable
    from typing import Any

    Exchange = Callable[[int, bytes], bytes]

_NULL = "null\n"
"""What is thrown when there is no memory left for an error object; the guest may throw it, too."""

_GLOBAL = 0
"""`JS_EVAL_TYPE_GLOBAL`: a script, in sloppy mode."""


def hang(engine: Engine | None, context: Any, mailbox: Any, make_room: Callable[[], None], exchange: Exchange) -> None:
    """Give `mailbox`, an object of the realm, four methods before any guest code runs.

    `mailbox.hinge(what)` puts into `mailbox.text` what `exchange` makes of that number and the text there.
    `mailbox.makeRoom()` calls `make_room`.  An exception in either ends the process, as the engine would go on without
    knowing of it.  `mailbox.evaluate()` evaluates that text as a script, and returns 0, or 1 when something was thrown:
    then it is in `mailbox.thrown`, or its text is in `mailbox.text` where nothing else gets out.  `mailbox.runJob()`
    runs a job, and returns 1, or 0 when there is none, or -1 when it has reached the limit in `mailbox.text`.
    """
    if engine is None:
        _hang_by_the_binding(context, mailbox, make_room, exchange)
    else:
        _hang_by_the_c_interface(engine, context, mailbox, make_room, exchange)


def _hang_by_the_c_interface(
    engine: Engine, context: Any, mailbox: Any, make_room: Callable[[], None], exchange: Exchange
) -> None:
    functions, js_context = engine.functions, engine.context
    target = engine.value_of(context, mailbox)
    size = c_size_t()

    def put(text: bytes) -> None:
        value = functions.JS_NewStringLen(js_context, text, len(text))
        if value.tag == EXCEPTION:
            raise MemoryError
        functions.JS_SetPropertyStr(js_context, target, b"text", value)

    def characters_there() -> int:
        value = functions.JS_GetPropertyStr(js_context, target, b"text")
        characters: int | None = functions.JS_ToCStringLen2(js_context, ctypes.byref(size), value, False)
        functions.JS_FreeValue(js_context, value)
        if characters is None:
            raise MemoryError
        return characters

    def hinge(what: float) -> float:
        with _EndOnException():
            characters = characters_there()
            text = ctypes.string_at(characters, size.value)
            functions.JS_FreeCString(js_context, characters)
            put(exchange(int(what), text))
        return 0.0

    def room(_: float) -> float:
        with _EndOnException():
            make_room()
        return 0.0

    def evaluate(_: float) -> float:
        with _EndOnException():
            characters = characters_there()
            value = functions.JS_Eval(js_context, characters, size.value, b"<input>", _GLOBAL)
            functions.JS_FreeCString(js_context, characters)
            if value.tag != EXCEPTION:
                functions.JS_FreeValue(js_context, value)
                return 0.0
            functions.JS_SetPropertyStr(js_context, target, b"thrown", functions.JS_GetException(js_context))
        return 1.0

    def run_job(_: float) -> float:
        with _EndOnException():
            ran = engine.run_job()
            if ran < 0:
                put(limit_of(engine.taken_exception()).encode() or b"broken")
        return float(ran)

    engine.define_function(target, b"hinge", hinge)
    engine.define_function(target, b"runJob", run_job)
    engine.define_function(target, b"evaluate", evaluate)
    engine.define_function(target, b"makeRoom", room)


def _hang_by_the_binding(context: Any, mailbox: Any, make_room: Callable[[], None], exchange: Exchange) -> None:
    def hinge(what: int, text: str) -> str:
        with _EndOnException():
            return exchange(what, text.encode()).decode()

    def room() -> None:
        with _EndOnException():
            make_room()

    def evaluate(text: str) -> str | None:
        import _quickjs

        try:
            # The completion value is of no use, and could be a text that Python cannot hold.
            context.eval(text + "\n;void 0")
        except (_quickjs.JSException, _quickjs.StackOverflow) as error:
            return str(error)
        return None

    def run_job() -> str:
        import _quickjs

        try:
            return "ran" if context.execute_pending_job() else ""
        except (_quickjs.JSException, _quickjs.StackOverflow) as error:
            return limit_of(str(error)) or "broken"

    context.add_callable("hinge", hinge)
    context.add_callable("runJob", run_job)
    context.add_callable("room", room)
    context.add_callable("evaluate", evaluate)
    context.eval(
        "((hinge, room, evaluate, runJob) => (mailbox) => {"
        " mailbox.hinge = (what) => { mailbox.text = hinge(what, mailbox.text); };"
        " mailbox.makeRoom = () => { room(); };"
        " mailbox.evaluate = () => {"
        " const thrown = evaluate(mailbox.text);"
        " if (thrown === null) return 0;"
        " mailbox.text = thrown;"
        " return 1;"
        " };"
        " mailbox.runJob = () => {"
        " mailbox.text = runJob();"
        " return mailbox.text === 'ran' ? 1 : mailbox.text === '' ? 0 : -1;"
        " };"
        " })(hinge, room, evaluate, runJob)"
    )(mailbox)
    context.eval(
        "delete globalThis.hinge; delete globalThis.room; delete globalThis.evaluate; delete globalThis.runJob;"
    )


def limit_of(message: str) -> str:
    """Which limit an exception of the engine means, or "" if it is none."""
    if message.startswith("InternalError: interrupted"):
        return "time"
    if message.startswith("InternalError: out of memory") or message == _NULL:
        return "memory"
    return ""


class _EndOnException:
    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            os._exit(1)
