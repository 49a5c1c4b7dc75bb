"""Playing a record: where we are in it, what the last movement changed, and what the person points at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from modviz.record.events import ConsolePrinted
from modviz.record.timeline import Timeline
from modviz.view.moment import Moment, Target


class Playback:
    """A timeline with the moment that the panels show.

    Parameters
    ----------
    timeline
        The record, and the position in it.
    ascii
        Whether the panels may use 7-bit characters only.
    """

    def __init__(self, timeline: Timeline, ascii: bool = False) -> None:
        self.timeline = timeline
        self.moment = Moment(timeline, ascii=ascii)

    @property
    def position(self) -> int:
        """The number of events before this moment."""
        return self.timeline.position

    @property
    def phase(self) -> str:
        """The phase at this moment."""
        return self.timeline.world.phase or "construct"

    def go(self, position: int) -> bool:
        """Move to `position`, clamped to what there is; whether that was a movement."""
        before = self.position
        self.timeline.seek(position)
        if self.position == before:
            return False
        self.moment = Moment(self.timeline, self.timeline.changed_since(before), ascii=self.moment.ascii)
        return True

    def step(self, count: int) -> bool:
        """Move by `count` events, backwards if it is negative."""
        return self.go(self.position + count)

    def beats(self, count: int) -> bool:
        """Move by `count` beats, backwards if it is negative."""
        return self.go(self.beat_position(count))

    def phase_step(self, forwards: bool) -> bool:
        """Move to the start of the next phase, or back to the start of this one or the one before."""
        end = len(self.timeline) if forwards else 0
        found = self._find("phase", forwards)
        return self.go(end if found is None else found)

    def landmark(self, kind: str, forwards: bool) -> bool:
        """Move to the next or previous landmark of a kind; False, and no move, if there is none."""
        found = self._find(kind, forwards)
        return found is not None and self.go(found)

    def phase_start(self, phase: str) -> bool:
        """Move to where a phase starts; False, and no move, if it was never reached."""
        starts = [start for name, start, _ in self.timeline.phase_spans if name == phase]
        return bool(starts) and self.go(starts[0])

    def printed(self, module: str, line: int) -> bool:
        """Move to where that line last printed something; False, and no move, if it has not."""
        for position in reversed(self.timeline.landmarks("console")):
            event = self.timeline.events[position - 1]
            assert isinstance(event, ConsolePrinted)
            if position <= self.position and (event.module, event.line) == (module, line):
                return self.go(position)
        return False

    def select(self, target: Target) -> None:
        """Point at something; it stays selected until the next movement."""
        self.moment = replace(self.moment, selected=target)

    def beat_position(self, count: int) -> int:
        """The position that is `count` beats from here, or the end or the start."""
        beats = self.timeline.landmarks("beat")
        if count > 0:
            index = bisect_right(beats, self.position) + count - 1
        else:
            index = bisect_left(beats, self.position) + count
        if index < 0:
            return 0
        return beats[index] if index < len(beats) else len(self.timeline)

    def _find(self, kind: str, forwards: bool) -> int | None:
        return self.timeline.find_next(kind) if forwards else self.timeline.find_previous(kind)
