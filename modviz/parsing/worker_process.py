"""What runs in each other process that parses: texts in, answers out, in the same order.

This file is a script, started by `modviz.parsing.workers` with its limits and the folders to import from.  Both ways a
message is its length in four bytes and that many bytes.  A text comes after the letter of its goal;
`modviz.parsing.answers` says what an answer is.

A text that takes too long ends the process.
"""

from __future__ import annotations

import sys
import threading
import time

_LENGTH = 4

_SHORT = 4_000
"""Characters of a text whose time is not counted: of these there are as many as there are modules."""

_STACK = 64 * 1024 * 1024
"""Bytes of C's stack: enough for trees as deep as the parser makes them."""

_ITSELF = 128 * 1024 * 1024
"""Bytes for the interpreter and that stack."""


def main(seconds: float, memory: int) -> None:
    """Serve until standard input ends.

    Parameters
    ----------
    seconds
        How long all long texts together may take, in seconds of computing.
    memory
        How many bytes parsing may hold, where the system can tell.
    """
    from modviz.child_process import end_with_parent

    end_with_parent()
    _limit_memory(_ITSELF + memory)
    threading.stack_size(_STACK)
    server = threading.Thread(target=_serve, args=(seconds,))
    server.start()
    server.join()


def _serve(seconds: float) -> None:
    from modviz.child_process import limit_computing
    from modviz.parsing.answers import answer_to

    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while header := requests.read(_LENGTH):
        request = requests.read(int.from_bytes(header, "big")).decode("utf-8", "surrogatepass")
        limit_computing(seconds)
        started = time.thread_time()
        answer = answer_to(request[0], request[1:])
        if len(request) > _SHORT:
            seconds -= time.thread_time() - started
        answers.write(len(answer).to_bytes(_LENGTH, "big") + answer)
        answers.flush()


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Not on Windows: there the limits of length and time have to do.
        return
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.path.extend(sys.argv[3:])
    main(float(sys.argv[1]), int(sys.argv[2]))
