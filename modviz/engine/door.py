"""What passes between a realm and its child process: commands, their answers, and the questions in between.

The child answers commands in their order.  While it runs one it may ask a question, and waits: the one who answers may
give it commands first, which it runs in the middle of the one that asked, and which may ask again.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import Any, TypeVar

from modviz.engine.channel import RealmChannel
from modviz.engine.seen import Answer, Limited, RealmRecords, Seen, Skipped, UnreadableError
from modviz.limits import Limits
from modviz.spec.ports import UNREADABLE, Answering, RealmStopped
from modviz.spec.seen import HostRequest, Observation, Question, Thrown

_A = TypeVar("_A", bound=Answer)

_GRACE = 1.0 if sys.platform == "win32" else 30.0
"""Seconds that the child gets beyond twice what it may compute for before it is ended from here.

Where the system limits the computing of a process (`limit_computing`), this is for a child that does nothing at all; so
it may be long, since where other processes want the machine too, computing takes longer.
"""


class Door:
    """Sends commands and waits for their answers; after `RealmStopped` it is closed for good.

    `ahead` counts the commands, sent ahead, whose answers have not been taken yet.
    """

    def __init__(self, channel: RealmChannel, limits: Limits, records: RealmRecords) -> None:
        self._channel = channel
        self._limits = limits
        self._records = records
        self._answer: Answering | None = None
        self._stopped: Thrown | None = None
        self.ahead = 0

    def answer_questions(self, answer: Answering) -> None:
        """Learn who answers the questions."""
        self._answer = answer

    def send(self, command: dict[str, Any]) -> None:
        """Send a command.  If it has an answer, it must be taken with `receive`."""
        if self._stopped is not None:
            raise RealmStopped(self._stopped)
        # A process that has ended may have said why: that is noticed when its answer is waited for.
        self._channel.send(command)

    def send_ahead(self, command: dict[str, Any]) -> None:
        """Send a command that is run only if nothing comes in between."""
        self.send(command)
        self.ahead += 1

    def receive_ahead(self, kind: type[_A]) -> tuple[Seen, _A] | None:
        """The same as `receive`, for the first command that was sent ahead; None if it has not been run."""
        self.ahead -= 1
        seen, answer = self._receive((kind, Skipped))
        return None if isinstance(answer, Skipped) else (seen, answer)

    def skip_ahead(self) -> None:
        """Take the answers to commands that were sent ahead and cannot have been run."""
        while self.ahead:
            self.ahead -= 1
            # Or else a body has been run of which nobody would know.
            self._receive((Skipped,))

    def receive(self, kind: type[_A], *, is_compiling: bool = False) -> tuple[Seen, _A]:
        """Wait for what is seen during the first command that has no answer yet, and for its answer, of that `kind`.

        Its questions are answered meanwhile; what was seen before a question goes to the one who answers it.  With
        `is_compiling`, the child has to compile and runs no code of the guest's.
        """
        return self._receive((kind,), is_compiling=is_compiling)

    def stop_for_own_time(self) -> RealmStopped:
        """End the child, as this side has worked for too long on what its program asks for."""
        span = _span(self._limits.seconds)
        message = f"modviz worked on what the script asked for longer than its limit of {span}, and stopped it."
        return self._stop(Thrown("Error", message, limit="time"), [])

    def close(self) -> None:
        """End the child.  Safe to call twice."""
        self._channel.close()

    def _receive(self, kinds: tuple[type[_A], ...], *, is_compiling: bool = False) -> tuple[Seen, _A]:
        left = 2 * (self._limits.parsing_seconds if is_compiling else self._limits.seconds) + _GRACE
        seen: Seen = []
        while True:
            started = time.monotonic()
            try:
                more, last = self._records.read(self._channel.receive(left))
            except TimeoutError:
                raise self._stop(self._compile_limit() if is_compiling else self._time_limit(), seen) from None
            except EOFError as failure:
                raise self._stop(Thrown("Error", str(failure)), seen) from None
            except UnreadableError:
                raise self._stop(UNREADABLE, seen) from None
            left -= time.monotonic() - started
            seen += more
            if isinstance(last, Question):
                self._serve(seen, last)
                seen = []
            elif isinstance(last, Limited):
                raise self._stop(self._limit(last.limit), seen)
            elif isinstance(last, kinds):
                return seen, last
            elif last is not None:
                raise self._stop(UNREADABLE, seen)

    def _serve(self, seen: Seen, question: Question) -> None:
        assert self._answer is not None
        answer = self._answer(seen, question)
        value, thrown = (answer, None) if isinstance(answer, str) else ("", self._records.described(answer))
        self.send({"do": "reply", "value": value, "thrown": thrown})

    def _stop(self, thrown: Thrown, seen: Sequence[Observation | HostRequest]) -> RealmStopped:
        self._stopped = thrown
        self.close()
        # Nobody is left to answer requests to.
        return RealmStopped(thrown, [each for each in seen if not isinstance(each, HostRequest)])

    def _limit(self, limit: str) -> Thrown:
        if limit == "time":
            return self._time_limit()
        if limit == "memory":
            size = f"{self._limits.memory / 1024 / 1024:g} MB"
            message = f"The script used more memory than its limit of {size} and was stopped."
            return Thrown("Error", message, limit="memory")
        return Thrown("Error", "The JavaScript engine failed and was stopped.")

    def _time_limit(self) -> Thrown:
        message = f"The script ran longer than its limit of {_span(self._limits.seconds)} and was stopped."
        return Thrown("Error", message, limit="time")

    def _compile_limit(self) -> Thrown:
        span = _span(self._limits.parsing_seconds)
        message = f"Compiling the modules took the engine longer than the limit of {span} for parsing."
        return Thrown("Error", message, limit="parsing")


def _span(seconds: float) -> str:
    return f"{seconds:g} second{'' if seconds == 1 else 's'}"
