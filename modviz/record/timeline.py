"""Time travel: a world that moves along the events of a record, forwards and backwards."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from modviz.record.events import LANDMARKS, Event, PhaseStarted
from modviz.record.events.base import SHARED_SUBJECTS, Subject
from modviz.record.keyframes import Delta, Sides, apply_sides, deltas, detach
from modviz.record.world import FIRST_REALM, Place, World, Worlds

_STRETCH = 512
"""Events between two keyframes.  Fewer leave fewer to be played one by one, and need more memory."""


class Timeline:
    """A record with a position in it, and the worlds as they are at that position.

    Position 0 is before the first event; position n is after n events.  Forwards, events are applied one by one.  The
    way back, and a long way forwards, go to the keyframe before the position, and from there one by one.

    Parameters
    ----------
    events
        The events of one run, in order.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self.worlds = Worlds()
        self.position = 0
        self._stretch = _STRETCH
        self._deltas: list[Delta] = []
        # The numbers of the stretches whose events change nothing but what is the world's own.
        self._detached: set[int] = set()

    def __len__(self) -> int:
        """The last position: the number of events."""
        return len(self.events)

    @property
    def event(self) -> Event | None:
        """The event that led to this position, or None at position 0."""
        return self.events[self.position - 1] if self.position else None

    @property
    def realm(self) -> str:
        """The realm in turn: that of the event that led to this position."""
        return FIRST_REALM if self.event is None else self.event.realm

    @property
    def world(self) -> World:
        """The world of the realm in turn."""
        return self.worlds[self.realm]

    def own_events(self) -> Iterator[tuple[int, Event]]:
        """The events of the realm in turn, of the whole record, each with its position."""
        realm = self.realm
        return ((position, event) for position, event in enumerate(self.events, 1) if event.realm == realm)

    def seek(self, position: int) -> World:
        """Move to `position`, clamped to what there is, and return the world of the realm in turn there."""
        position = max(0, min(position, len(self.events)))
        if position < self.position and not self._deltas:
            self._deltas = deltas(self.events, self._stretch)
        here, there = self.position // self._stretch, position // self._stretch
        if position < self.position:
            self._jump(there, [delta.before for delta in self._deltas[there : here + 1][::-1]])
        elif self._deltas and position - self.position > self._stretch:
            self._jump(there, [delta.after for delta in self._deltas[here:there]])
        self._play(position)
        return self.world

    def prepare(self, stretch: int = _STRETCH) -> None:
        """Get ready for quick seeks; that takes as long as playing the whole record, and memory.

        Without it, the first movement back takes that long.

        Parameters
        ----------
        stretch
            How many events there are between two keyframes.
        """
        self._stretch = stretch
        self._deltas = deltas(self.events, stretch)
        self._detached.clear()
        assert self._landmarks is not None
        assert self.phase_spans is not None

    def _jump(self, stretch: int, way: Sequence[Sides]) -> None:
        """Move to where `stretch` starts, over these sides of the deltas between here and there."""
        apply_sides(self.worlds, way)
        self._detached.clear()
        self.position = stretch * self._stretch

    def _play(self, position: int) -> None:
        """Move forwards to `position` event by event."""
        worlds, start = self.worlds, self.position
        for number in range(start // self._stretch, -(-position // self._stretch)):
            if number < len(self._deltas) and number not in self._detached:
                detach(worlds, self._deltas[number])
                self._detached.add(number)
        for event in self.events[start:position]:
            event.apply(worlds[event.realm])
        self.position = position

    def step(self, count: int = 1) -> World:
        """Move by `count` events, backwards if it is negative."""
        return self.seek(self.position + count)

    def next(self, landmark: str) -> bool:
        """Move to the next landmark of a kind named in `LANDMARKS`; False, and no move, if there is none."""
        found = self.find_next(landmark)
        return found is not None and self._moved_to(found)

    def previous(self, landmark: str) -> bool:
        """Move to the previous landmark of a kind named in `LANDMARKS`; False, and no move, if there is none."""
        found = self.find_previous(landmark)
        return found is not None and self._moved_to(found)

    def next_beat(self) -> World:
        """Move to the next event at which a learner should stop, or to the end."""
        return self.seek(_or(self.find_next("beat"), len(self.events)))

    def previous_beat(self) -> World:
        """Move to the previous event at which a learner should stop, or to the start."""
        return self.seek(_or(self.find_previous("beat"), 0))

    def next_phase(self) -> World:
        """Move to the start of the next phase, or to the end."""
        return self.seek(_or(self.find_next("phase"), len(self.events)))

    def previous_phase(self) -> World:
        """Move to the start of this phase, or of the one before, or to the start."""
        return self.seek(_or(self.find_previous("phase"), 0))

    def search(self, text: str, backwards: bool = False) -> int | None:
        """The nearest position, after (or before) this one, whose event mentions `text`.

        After the last position the search goes on from the other end.
        """
        size, step = len(self.events), -1 if backwards else 1
        order = ((self.position - 1 + step * distance) % size for distance in range(1, size + 1))
        return next((index + 1 for index in order if mentions(self.events[index], text)), None)

    def find_next(self, landmark: str) -> int | None:
        """The first position after this one at a landmark of that kind."""
        positions = self.landmarks(landmark)
        index = bisect_right(positions, self.position)
        return positions[index] if index < len(positions) else None

    def find_previous(self, landmark: str) -> int | None:
        """The last position before this one at a landmark of that kind."""
        positions = self.landmarks(landmark)
        index = bisect_left(positions, self.position)
        return positions[index - 1] if index else None

    def landmarks(self, landmark: str) -> list[int]:
        """All positions of the landmarks of a kind named in `LANDMARKS`, rising."""
        return self._landmarks[landmark]

    def changed_since(self, position: int) -> frozenset[Subject]:
        """What the movement from `position` to here changed, going forwards or back.

        After a long way, only what changed since the last beat on it: all of it would be nearly everything.  Of other
        realms than the one in turn, only what all of them share.
        """
        if position < self.position:
            first, last = max(position, self.find_previous("beat") or 0), self.position
        else:
            next_beat = self.find_next("beat")
            first, last = self.position, position if next_beat is None else min(position, next_beat)
        realm = self.realm
        return frozenset(
            subject
            for event in self.events[first:last]
            for subject in event.subjects
            if event.realm == realm or subject in SHARED_SUBJECTS
        )

    @property
    def place(self) -> Place | None:
        """The place in a source text to look at now: that of the last event, or else the running statement.

        Of many events just the line is known; if the running statement begins there, it says more.
        """
        running, event = self.world.place, self.event
        place = event.place if event is not None else None
        if place is None or (running is not None and place == Place(running.module, running.line)):
            return running
        return place

    @cached_property
    def _landmarks(self) -> Mapping[str, list[int]]:
        """The positions of the landmarks, by their kind."""
        found: dict[str, list[int]] = {landmark: [] for landmark in LANDMARKS}
        beats = found["beat"]
        for position, event in enumerate(self.events, 1):
            if event.is_beat:
                beats.append(position)
            # Most kinds of events have none: their class is asked first, as that is quicker.
            if event.landmarks:
                for landmark in event.own_landmarks:
                    found[landmark].append(position)
        return found

    @cached_property
    def phase_spans(self) -> tuple[tuple[str, int, int], ...]:
        """The phases that were reached, as (phase, first position, last position)."""
        starts = [
            (event.phase, position) for position, event in enumerate(self.events, 1) if isinstance(event, PhaseStarted)
        ]
        ends = [position - 1 for _, position in starts[1:]] + [len(self.events)]
        # Without a single phase there is one end too many.
        return tuple((phase, start, end) for (phase, start), end in zip(starts, ends, strict=False))

    def _moved_to(self, position: int) -> bool:
        self.seek(position)
        return True


def mentions(event: Event, text: str) -> bool:
    """Whether the name of `event`, its narration or the name of its clause has `text` in it, in any case."""
    return text.casefold() in f"{type(event).__name__} {event.clause.name} {event.narration}".casefold()


def _or(position: int | None, otherwise: int) -> int:
    return otherwise if position is None else position
