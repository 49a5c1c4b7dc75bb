"""The stage of a lesson: the record of each run, the moment that is shown, and the way from one to the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from modviz.lesson.lines.scene_focus import panels_of, selected_of, spotlight_of
from modviz.lesson.prepared import Focus, PreparedLesson, PreparedScene
from modviz.record.timeline import Timeline
from modviz.view.board.panels import matters
from modviz.view.moment import Moment, Target


class Stage:
    """Shows the scenes of a lesson, one moment at a time.

    Parameters
    ----------
    prepared
        The lesson with its records.
    ascii
        Whether the panels may use 7-bit characters only.
    """

    def __init__(self, prepared: PreparedLesson, ascii: bool = False) -> None:
        self.prepared = prepared
        self._ascii = ascii
        # A run may be compared with itself at another place: it has two timelines.
        self._timelines: dict[tuple[str, bool], Timeline] = {}
        self._scene = prepared.scenes[0]
        self._focus: Sequence[Focus] = self._scene.focus
        self.moment = Moment(self._timeline(self._scene.run), ascii=ascii)
        self.beside: Moment | None = None

    @property
    def position(self) -> int:
        """The number of events before the moment that is shown."""
        return self.moment.timeline.position

    @property
    def run(self) -> str:
        """The name of the run that is shown."""
        return self._scene.run

    @property
    def title(self) -> str:
        """What the run that is shown is called."""
        return self.prepared.lesson.runs[self.run].title

    @property
    def title_beside(self) -> str:
        """What the run beside it is called; empty if there is none."""
        compare = self._scene.compare
        return "" if compare is None else self.prepared.lesson.runs[compare].title

    @property
    def panels(self) -> tuple[str, ...]:
        """The panels that the scene looks at, or else those that matter in this phase."""
        return panels_of(self._focus) or matters(self.phase)

    @property
    def phase(self) -> str:
        """The phase at this moment."""
        return self.moment.world.phase or "construct"

    def way(self, scene: PreparedScene, position: int) -> tuple[int, ...]:
        """The positions to show one after the other, to come from here to `position` as the scene wants it.

        Only a way forwards in the same run is worth watching; any other is one jump.
        """
        play = scene.scene.play or "beats"
        here = self.position
        if scene.run != self.run or position <= here or play == "jump":
            return (position,)
        if play == "events":
            return tuple(range(here + 1, position + 1))
        beats = self.moment.timeline.landmarks("beat")
        between = beats[bisect_right(beats, here) : bisect_left(beats, position)]
        return (*between, position)

    def show(self, scene: PreparedScene, position: int, focus: Sequence[Focus] | None = None) -> None:
        """Show the run of `scene` at `position`, with `focus`, or what the scene looks at, in the spotlight.

        What led there is marked as changed, wherever one comes from: a lesson looks the same every time.
        """
        self._scene = scene
        self._focus = scene.focus if focus is None else focus
        self.moment = self._moment(self._timeline(scene.run), position, self._focus)
        self.beside = None
        if scene.compare is not None and scene.compare_position is not None:
            timeline = self._timeline(scene.compare, is_beside=True)
            self.beside = self._moment(timeline, scene.compare_position, self._same_in(scene.compare))

    def light(self, target: Target) -> None:
        """Put the spotlight on `target` as well, or take it off again, until another moment is shown."""
        self.moment = replace(self.moment, spotlight=self.moment.spotlight ^ {target})

    def _same_in(self, run: str) -> Sequence[Focus]:
        """What the scene looks at and another run has, too: no lines of texts that are different there."""
        sources, others = (self.prepared.traces[name].sources for name in (self.run, run))
        return [
            each
            for each in self._focus
            if each.kind != "line" or sources.get(each.names[0]) == others.get(each.names[0])
        ]

    def _moment(self, timeline: Timeline, position: int, focus: Sequence[Focus]) -> Moment:
        timeline.seek(position)
        return Moment(
            timeline,
            timeline.changed_since(0) if position else frozenset(),
            selected_of(focus),
            self._ascii,
            spotlight_of(focus),
        )

    def _timeline(self, run: str, is_beside: bool = False) -> Timeline:
        key = (run, is_beside)
        if key not in self._timelines:
            self._timelines[key] = self.prepared.traces[run].timeline()
        return self._timelines[key]
