"""The recorder: the one door through which the worlds of a run are written."""

from __future__ import annotations

from copy import copy

from msgspec.structs import replace

from modviz.record.events import Event, RecordCut, RunFinished
from modviz.record.world import FIRST_REALM, Worlds


class Recorder:
    """Applies events to the world of a realm, the first one, and keeps them, up to a limit.

    Parameters
    ----------
    limit
        How many events are kept.  When it is reached one `RecordCut` follows, and only the worlds go on; console
        lines and the end of the run stay visible there.
    keep
        False to keep no events at all: the worlds then are all there is.
    """

    def __init__(self, limit: int, keep: bool = True) -> None:
        self._tape = _Tape(limit, keep)
        self._realm = FIRST_REALM
        self.worlds = Worlds()
        self.world = self.worlds[FIRST_REALM]

    def in_realm(self, name: str) -> Recorder:
        """A recorder for another realm of the same run: what it is given belongs to that realm."""
        other = copy(self)
        other._realm = name
        other.world = self.worlds[name]
        return other

    @property
    def events(self) -> list[Event]:
        """The events of all realms, in order."""
        return self._tape.events

    def cut(self) -> None:
        """Stop recording: what follows was not observed in full."""
        if self._tape.is_running:
            self._tape.is_running = False
            cut = RecordCut(len(self.events))
            cut.apply(self.world)
            self.events.append(cut)

    def emit(self, event: Event) -> None:
        """Apply `event` to the world of this realm and append it to the record."""
        if self._realm != FIRST_REALM:
            event = replace(event, other_realm=self._realm)
        event.apply(self.world)
        # (The commonest call of all: a look-up less is seen in the benchmarks.)
        tape = self._tape
        events = tape.events
        if tape.is_running:
            events.append(event)
            if len(events) >= tape.limit and not isinstance(event, RunFinished):
                self.cut()
        elif self.world.shared.record_cut and isinstance(event, RunFinished):
            events.append(event)


class _Tape:
    """The events that the recorders of all realms keep."""

    def __init__(self, limit: int, is_running: bool) -> None:
        self.limit = limit
        self.is_running = is_running
        self.events: list[Event] = []
