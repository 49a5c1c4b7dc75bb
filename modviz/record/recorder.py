"""The recorder: the one door through which the world of a run is written."""

from __future__ import annotations

from modviz.record.events import Event, RecordCut, RunFinished
from modviz.record.world import World


class Recorder:
    """Applies events to a world and keeps them, up to a limit.

    Parameters
    ----------
    limit
        How many events are kept.  When it is reached one `RecordCut` follows, and only the world goes on; console
        lines and the end of the run stay visible there.
    keep
        False to keep no events at all: the world then is all there is.
    """

    def __init__(self, limit: int, keep: bool = True) -> None:
        self.world = World()
        self.events: list[Event] = []
        self._limit = limit
        self._is_recording = keep

    def cut(self) -> None:
        """Stop recording: what follows was not observed in full."""
        if not self._is_recording:
            return
        self._is_recording = False
        cut = RecordCut(len(self.events))
        cut.apply(self.world)
        self.events.append(cut)

    def emit(self, event: Event) -> None:
        """Apply `event` to the world and append it to the record."""
        event.apply(self.world)
        if self._is_recording:
            self.events.append(event)
            if len(self.events) >= self._limit and not isinstance(event, RunFinished):
                self.cut()
        elif self.world.record_cut and isinstance(event, RunFinished):
            self.events.append(event)
