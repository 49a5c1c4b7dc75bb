"""A prepared lesson from its title to its end, as lines of text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from modviz.lesson.model import MAIN
from modviz.lesson.plain.blocks import Block, item, lines, paragraph
from modviz.lesson.plain.code import code_blocks
from modviz.lesson.plain.focus import focus_blocks
from modviz.lesson.plain.markdown import markdown
from modviz.lesson.plain.questions import answer_blocks, question_blocks
from modviz.lesson.prepared import PreparedLesson, PreparedScene
from modviz.record.events import PhaseStarted
from modviz.record.timeline import Timeline
from modviz.view.plain.changes import changes, differences
from modviz.view.plain.facts import Fact, console_words, facts
from modviz.view.text import clean

WIDTH = 80

_PHASES = {
    "construct": "in phase 1, construction",
    "instantiate": "in phase 2, instantiation",
    "evaluate": "in phase 3, evaluation",
}


def lesson_text(
    prepared: PreparedLesson, predict: bool = True, ascii: bool = False, width: int = WIDTH
) -> Iterator[str]:
    """The lesson as lines without line ends: the same every time.

    Parameters
    ----------
    prepared
        The lesson.
    predict
        Whether its questions are asked, and answered.
    ascii
        Whether to write 7-bit characters only.
    width
        How many cells a line may take.
    """
    yield from lines(_Text(prepared, predict).blocks(), width, ascii)


@dataclass
class _Text:
    """What has been told so far: a scene tells what is new since then."""

    prepared: PreparedLesson
    predict: bool
    timelines: dict[str, Timeline] = field(default_factory=dict)
    known: dict[str, Mapping[Fact, str]] = field(default_factory=dict)
    told: dict[str, set[str]] = field(default_factory=dict)
    panels: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    run: str = ""

    def blocks(self) -> Iterator[Block]:
        lesson, scenes = self.prepared.lesson, self.prepared.scenes
        yield paragraph(clean(lesson.title))
        yield from markdown(lesson.summary)
        asked = sum(scene.question is not None for scene in scenes) if self.predict else 0
        questions = f", {asked} question{'s' * (asked != 1)}" if asked else ""
        yield paragraph(f"{len(scenes)} scene{'s' * (len(scenes) != 1)}{questions}.")
        for scene in scenes:
            yield from self._scene(scene)
        yield paragraph("The end of the lesson.")

    def _scene(self, scene: PreparedScene) -> Iterator[Block]:
        timeline = self._timeline(scene.run)
        yield paragraph(f"Scene {scene.number + 1} of {len(self.prepared.scenes)}. {clean(scene.scene.title)}")
        yield from self._run_shown(scene.run)
        yield from markdown(scene.scene.say)
        yield from self._moment(scene.run, scene.position, hidden=_hidden(scene))
        if scene.focus:
            yield paragraph("Look at:")
            yield from focus_blocks(scene.focus, timeline, self.panels.setdefault(scene.run, {}))
        if scene.compare is not None and scene.compare_position is not None:
            yield from self._comparison(scene, scene.compare, scene.compare_position)
        if self.predict and scene.question is not None:
            yield from question_blocks(scene.question)
            yield from answer_blocks(scene.question, timeline)
            if scene.reveal is not None and scene.reveal != scene.position:
                yield from self._moment(scene.run, scene.reveal, "What changed:")
        yield from self._way_on(scene)

    def _run_shown(self, run: str) -> Iterator[Block]:
        """Say when a scene shows another run than the one before, and tell the code that is new."""
        if run != self.run and (self.run or run != MAIN):
            yield paragraph(f"This scene shows another run: {self._title(run)}.")
        self.run = run
        yield from code_blocks(self.prepared.traces[run], self.told)

    def _moment(
        self, run: str, position: int, since: str = "Since the scene before:", hidden: Collection[str] = ()
    ) -> Iterator[Block]:
        """Go to a position, and tell where that is, what happened there, and what changed since the last one.

        Where a run begins, everything is new: the kinds of facts in `hidden` are told by a panel that follows.
        """
        timeline = self._timeline(run)
        before, was_at = self.known[run], timeline.position
        timeline.seek(position)
        self.known[run] = facts(timeline.world)
        if position == was_at and position:
            return
        event = timeline.event
        phase = _PHASES.get(timeline.world.phase or "")
        where = f"Step {position} of {len(timeline)}" + (f", {phase}" if phase else "")
        if event is None:
            yield paragraph(f"{where}: nothing has been loaded yet.")
        else:
            told = event.telling(timeline.world)
            if isinstance(event, PhaseStarted):
                # What stands before the colon has been said: which phase it is.
                told = told.partition(": ")[2]
            yield paragraph(f"{where}: {clean(told)} [{event.clause.name}]")
        if position < was_at:
            yield paragraph("The record goes back to an earlier moment here.")
            return
        after = self.known[run]
        if not was_at:
            after = {key: words for key, words in after.items() if key[0] not in hidden}
        sentences = changes(before, after)
        if sentences:
            yield paragraph(since if was_at else "Up to here:")
            yield from (item(sentence) for sentence in sentences)

    def _comparison(self, scene: PreparedScene, run: str, position: int) -> Iterator[Block]:
        """The run beside this one: where it is, what it printed, and what differs."""
        other = self._timeline(run)
        other.seek(position)
        here, beside = self._title(scene.run), self._title(run)
        yield paragraph(f"Beside it, another run: {beside}.")
        yield from code_blocks(self.prepared.traces[run], self.told)
        event = other.event
        if event is not None:
            yield paragraph(f"It is at step {position} of {len(other)}: {clean(event.telling(other.world))}")
        self.known[run] = facts(other.world)
        for title, timeline in ((here, self._timeline(scene.run)), (beside, other)):
            printed = [console_words(call) for call in timeline.world.shared.console]
            yield paragraph(f"The console of {title}:" if printed else f"The console of {title} is empty.")
            yield from (item(words) for words in printed)
        found = differences(self.known[scene.run], self.known[run], here, beside)
        yield paragraph("What differs:" if found else "Nothing else differs.")
        yield from (item(sentence) for sentence in found)

    def _way_on(self, scene: PreparedScene) -> Iterator[Block]:
        """Say where the lesson goes, where it is not simply the next scene."""
        last = len(self.prepared.scenes)
        if scene.next != scene.number + 1:
            where = "ends here" if scene.next == last else f"goes on with scene {scene.next + 1}"
            yield paragraph(f"The lesson {where}.")

    def _timeline(self, run: str) -> Timeline:
        if run not in self.timelines:
            self.timelines[run] = self.prepared.traces[run].timeline()
            self.known[run] = {}
        return self.timelines[run]

    def _title(self, run: str) -> str:
        """What a run is called in a sentence; the one that has no name of its own has that of the lesson."""
        lesson = self.prepared.lesson
        title = lesson.runs[run].title if run in lesson.runs else run
        return "the lesson's own run" if title == lesson.title else f'"{clean(title)}"'


def _hidden(scene: PreparedScene) -> tuple[str, ...]:
    """The kinds of facts that the scene's panels tell in full."""
    panels = {focus.names[0] for focus in scene.focus if focus.kind == "panel"}
    kinds = {"memory": "box", "console": "console", "module_map": "file", "stack": "stack"}
    return tuple(kind for panel, kind in kinds.items() if panel in panels)
