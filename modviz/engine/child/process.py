"""What runs in the child process: one QuickJS context, and nothing else.

This file is a script, started by `modviz.engine.channel`; it may import nothing of modviz but `child_process.py`, and
little of the standard library, as it has to be up within milliseconds.  It answers one line of JSON on standard input
with lines of JSON on standard output: what has been seen, and in the last of them the answer (`modviz.engine.seen`
reads them).  The commands `compile` and `tell` have no answer.  In the middle of a command the realm may ask a
question, and serves commands until one of them is the reply (`door.py`).  The process ends when standard input closes,
whatever it is doing, or after a limit has been reached.

A line before the first one has the markers of inserted names (`RunMarkers` in modviz/parsing/rewriting/insertions.py).

The texts go through untouched: the JavaScript half (js/realm/realm.js) reads the commands and writes the answers.
"""

from __future__ import annotations

import _thread
import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` takes longer to import than everything here.
    from collections.abc import Callable
    from typing import Any, NoReturn

_COMPILE = '{"do":"compile"'
_COMPILE_ERRORS = '{"do":"compileErrors"'
_TELL = '{"do":"tell"'
_JOBS = '{"do":"jobs"'
_SCRIPT = '{"do":"script"'

_SEND, _WAIT, _END = range(3)
"""What `door.js` wants done with a text: see there."""

_TIME_IS_OVER = b'{"do":"end","limit":"time"}'

_RECORD_SIZE = 128
"""Bytes that one record takes in the engine, roughly.  Records are not the guest's: it gets these on top."""

_MUCH = 64 * 1024 * 1024
"""Bytes that the engine may hold before it looks for garbage; a realm of a thousand small modules takes a third."""

_GRACE = 1.0
"""Seconds of computing beyond the guest's limit after which the system ends a loop that the engine cannot stop."""

_STACK_OF_OTHERS = 8 * 1024 * 1024
"""Bytes of the thread's stack that are not the engine's: Python's, and what native code takes before it is asked."""

_PAGES = 65536
"""What sizes of stacks are multiples of, on any system."""

_LAST_WORDS_MEMORY = 256 * 1024 * 1024
_LAST_WORDS_SECONDS = 5.0
"""What handing over the records may take after the guest has used up its own memory or time."""


def run(global_set: str, seconds: float, compile_seconds: float, memory: int, stack: int, events: int) -> NoReturn:
    """Serve on a thread that has room for the engine's stack, and end the process."""

    def serve() -> None:
        status = 1
        try:
            main(global_set, seconds, compile_seconds, memory, stack, events)
            status = 0
        finally:
            # Freeing a large heap object by object would take longer than all else.
            os._exit(status)

    _thread.stack_size(-(-(stack + _STACK_OF_OTHERS) // _PAGES) * _PAGES)
    _thread.start_new_thread(serve, ())
    # This thread waits for a lock that nobody gives back.
    forever = _thread.allocate_lock()
    while True:
        forever.acquire()


def main(global_set: str, seconds: float, compile_seconds: float, memory: int, stack: int, events: int) -> None:
    """Serve until standard input ends."""
    import _quickjs
    import child_process  # type: ignore[import-not-found]  # Found in the folder of modviz.
    import door  # type: ignore[import-not-found]
    import promise_hooks  # type: ignore[import-not-found]
    import quickjs_c_api  # type: ignore[import-not-found]  # Found in this folder, once this file is a script.
    from realm_bytecode import realm_maker  # type: ignore[import-not-found]

    # Local time is that of no place.
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()

    commands, answers = sys.stdin.buffer, sys.stdout.buffer
    context = _quickjs.Context()
    # The bound on the depth of JavaScript calls; the stack of this thread has to be larger (see `run`).
    context.set_max_stack_size(stack)
    guest_memory = memory + _RECORD_SIZE * events
    hidden, visible = commands.readline().decode().split()
    engine = quickjs_c_api.open_engine(context, _quickjs.__file__)
    make_realm = realm_maker(context, engine, _quickjs.__file__, global_set)
    realm = make_realm(hidden, visible, guest_memory, events)
    dispatch, drain, failure, may_ask = realm("dispatch"), realm("drain"), realm("failure"), realm("mayAsk")
    enter_jobs, after_job, leave_jobs = realm("enterJobs"), realm("afterJob"), realm("leaveJobs")
    left, started = seconds, time.thread_time()

    def make_room() -> None:
        context.set_memory_limit(guest_memory + _LAST_WORDS_MEMORY)

    def exchange(what: int, text: bytes) -> bytes:
        if text:
            answers.write(text + b"\n")
        if what == _SEND:
            return b""
        answers.flush()
        command = commands.readline() if what == _WAIT else b""
        if not command:
            os._exit(0)
        context.set_memory_limit(guest_memory)
        # Where the engine has no limit of time meanwhile, nobody else would notice.
        return command if time.thread_time() - started < left else _TIME_IS_OVER

    door.hang(engine, context, realm("mailbox"), make_room, exchange)
    if engine is not None:
        # A tenth of the time of a large graph goes into looking for garbage, and there is none.
        engine.collect_garbage_above(min(_MUCH, memory // 4))
        promise_hooks.watch(engine, context, realm("engineReports"))
    _let_scripts_import(context, realm, visible)
    context.set_memory_limit(guest_memory)
    child_process.end_with_parent()
    _confine(guest_memory, stack)

    for line in commands:
        text = line.decode()
        is_unanswered = text.startswith((_COMPILE, _TELL))
        # Nor is compiling the guest's time.
        is_timed = not is_unanswered and not text.startswith(_COMPILE_ERRORS)
        # Without the C interface, a limit of time would keep out whoever asks, and what evaluates scripts.
        is_limited = is_timed and (engine is not None or not (may_ask() or text.startswith(_SCRIPT)))
        context.set_time_limit(left if is_limited else -1)
        child_process.limit_computing(left + _GRACE if is_timed else compile_seconds)
        # (With a limit on it, the clock of the process moves on in steps.)
        started = time.thread_time()
        limit, answer = "", ""
        try:
            if text.startswith(_JOBS):
                enter_jobs(text)
                _run_jobs(context, after_job, left, is_limited)
                answer = f'["ran",{leave_jobs()}]'
            else:
                answer = dispatch(text)
        except (_quickjs.JSException, _quickjs.StackOverflow, MemoryError, UnicodeError, ValueError) as error:
            limit = door.limit_of(str(error)) or "broken"
        if is_unanswered and not limit:
            continue
        if is_timed:
            left -= time.thread_time() - started
        if left <= 0:
            # The engine looks at its clock now and then only.
            limit = limit or "time"
        limit = limit or failure()
        context.set_time_limit(_LAST_WORDS_SECONDS)
        if limit:
            child_process.limit_computing(_LAST_WORDS_SECONDS + _GRACE)
        try:
            chunk = "" if limit else drain()
        except _quickjs.JSException:
            # Jobs may fail unnoticed for want of memory; there is none for the records either, then.
            limit = "memory"
        if limit:
            make_room()
            answer = f'["limit","{limit}"]'
            chunk = drain()
        while following := chunk and drain():
            answers.write(f"[{chunk},null]\n".encode())
            chunk = following
        answers.write(f"[{chunk or '[]'},{answer}]\n".encode())
        answers.flush()
        if limit:
            return


def _run_jobs(context: Any, after_job: Callable[[], bool], seconds: float, is_limited: bool) -> None:
    """Run jobs until none is left, one asks for a pause, or the time is over."""
    end = time.thread_time() + seconds
    while context.execute_pending_job():
        if after_job():
            break
        left = end - time.thread_time()
        if left <= 0:
            break
        if is_limited:
            context.set_time_limit(left)


def _let_scripts_import(context: Any, realm: Callable[[str], Any], marker: str) -> None:
    """Make what stands for `import` in scripts a constant: no property of the global object shows it."""
    context.set(marker, realm("scriptImport"))
    context.eval(f"const {marker}_i = globalThis.{marker}; delete globalThis.{marker};")


def _confine(memory: int, stack: int) -> None:
    """Take from this process what it does not need, in case the guest finds a way out of the engine."""
    try:
        import resource
    except ImportError:  # Not on Windows: there the engine's own limits and the parent's deadline remain.
        return

    def bound(what: int, value: int) -> None:
        hard = resource.getrlimit(what)[1]
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        try:  # noqa: SIM105 (contextlib takes longer to import than all this)
            resource.setrlimit(what, (value, value))
        except (OSError, ValueError):
            pass  # A limit this system does not have.

    bound(resource.RLIMIT_CORE, 0)
    bound(resource.RLIMIT_FSIZE, 0)
    bound(resource.RLIMIT_NOFILE, 3)
    if hasattr(resource, "RLIMIT_NPROC"):
        bound(resource.RLIMIT_NPROC, 0)
    if hasattr(resource, "RLIMIT_AS"):
        # Address space, not memory: the interpreter, the thread's stack and the allocator's arenas need room.
        bound(resource.RLIMIT_AS, 2 * memory + 2 * _LAST_WORDS_MEMORY + stack + 1024 * 1024 * 1024)


if __name__ == "__main__":
    # These folders come last, as some of their files have the names of files of the standard library.
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path += [sys.argv[1], here, os.path.dirname(os.path.dirname(here))]
    run(sys.argv[2], float(sys.argv[3]), float(sys.argv[4]), *map(int, sys.argv[5:]))
