"""What a scene speaks of and does not show: warnings for its author, since the lesson can be played all the same."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from modviz.lesson.errors import Kind, Problem
from modviz.lesson.lines.scene_focus import panels_of, selected_of, spotlight_of
from modviz.lesson.prepared import PreparedLesson, PreparedScene
from modviz.record.timeline import Timeline
from modviz.view.attention import module_in_question
from modviz.view.board.panels import (
    CONSOLE,
    GRAPH,
    JOBS,
    MEMORY,
    MODULE_MAP,
    PANELS,
    SOURCE,
    STACK,
    BoardPanel,
    matters,
)
from modviz.view.moment import Moment, plain

_WIDTH, _HEIGHT = 80, 24
"""The smallest screen for which lessons are made."""

_WORDS_FOR_PANELS: Sequence[tuple[BoardPanel, re.Pattern[str]]] = [
    (panel, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for panel, words in (
        (CONSOLE, "console|prints?|printed"),
        (MEMORY, "memory|box|boxes"),
        (MODULE_MAP, "module map"),
        (STACK, "stack"),
        (GRAPH, "graph"),
        (JOBS, "jobs?"),
    )
]
"""How questions speak of what only one panel shows."""

_LINE = re.compile(
    r"(?:`?(?P<owner>[\w./-]+\.\w+)`?,? )?\blines? (?P<line>\d+)(?: (?:of|in) `?(?P<of>[\w./-]+\.\w+))?", re.IGNORECASE
)
"""A line that is spoken of, with its module where that stands right before or behind it."""

_TOLD_WAY_BACK = re.compile(r"\b(?:back|again|earlier|once more)\b", re.IGNORECASE)


def warnings(prepared: PreparedLesson) -> Iterator[Problem]:
    """What the learner cannot see, or sees in another order than it is told.

    A file must be named by a panel of the scene that speaks of it, and its source be shown by the time it is asked
    about; a line needs its source in the same scene; a question needs the panel that it asks about, and is answered
    later than it is asked; a step back in the run is told.
    """
    timelines = {name: trace.timeline() for name, trace in prepared.traces.items()}
    read: set[_Text] = set()
    before: PreparedScene | None = None
    for placed in prepared.scenes:
        shown = _shown(placed, timelines[placed.run])
        read |= shown.texts
        title = f"scene {placed.number + 1} {placed.scene.title!r}"
        found = [
            *((placed.scene.line, words) for words in _unseen_in_say(placed, shown)),
            *((_ask_line(placed), words) for words in _unseen_in_question(placed, shown, read)),
            *((placed.scene.line, words) for words in _way_back(placed, before)),
        ]
        yield from (Problem(line, f"{title}: {words}", kind=Kind.WARNING) for line, words in found)
        before = placed


_Text = tuple[str, str]
"""A module by what one calls it, and its source text."""


@dataclass(frozen=True)
class _Shown:
    """What a scene shows: its panels, the module in the Source panel, and the words in the other ones.

    `sources` are the texts that have arrived by then, by what one calls their modules.
    """

    panels: tuple[str, ...]
    words: str
    source: str | None
    sources: Mapping[str, str]

    @property
    def texts(self) -> set[_Text]:
        """The module whose source is shown, with its text, if that has arrived."""
        text = None if self.source is None else self.sources.get(self.source)
        return set() if self.source is None or text is None else {(self.source, text)}


def _shown(placed: PreparedScene, timeline: Timeline) -> _Shown:
    timeline.seek(placed.position)
    moment = Moment(timeline, selected=selected_of(placed.focus), spotlight=spotlight_of(placed.focus))
    panels = panels_of(placed.focus) or matters(timeline.world.phase or "construct")
    others = (PANELS[name] for name in panels if name != SOURCE.name)
    lines = (line for panel in others for line in panel.view(moment, _WIDTH, _HEIGHT).lines)
    sources = {
        _called(entry.module): entry.source_text
        for entry in timeline.world.module_map.values()
        if entry.source_text is not None
    }
    module = module_in_question(moment) if SOURCE.name in panels else None
    return _Shown(panels, "\n".join(map(plain, lines)), None if module is None else _called(module), sources)


def _called(module: str) -> str:
    """What a text calls a module: `menu.json`, not `menu.json (json)`."""
    return module.partition(" (")[0]


def _unseen_in_say(placed: PreparedScene, shown: _Shown) -> Iterator[str]:
    say = placed.scene.say
    for name in _named(say, shown.sources):
        if name != shown.source and name not in shown.words:
            yield f"speaks of {name}, which no panel of its focus shows"
    yield from _unseen_lines(say, shown, ())


def _unseen_in_question(placed: PreparedScene, shown: _Shown, read: Container[_Text]) -> Iterator[str]:
    question, ask = placed.question, placed.scene.ask
    if question is None or ask is None:
        return
    for panel, words in _WORDS_FOR_PANELS:
        match = words.search(question.text)
        if match is not None and panel.name not in shown.panels:
            yield f"asks about {match[0]!r}, and its focus does not show the {panel.title} panel"
    asked = question.text
    if question.kind != "order":
        # To put modules in order, one need not have read them.
        asked = "\n".join([asked, *(choice.text for choice in question.choices)])
    for name in () if ask.is_from_record else _named(asked, shown.sources):
        if (name, shown.sources[name]) not in read:
            yield f"asks about {name}, whose source no scene has shown yet"
    known = [name for name, text in shown.sources.items() if (name, text) in read]
    yield from _unseen_lines("\n".join([asked, *(choice.because for choice in question.choices)]), shown, known)
    if placed.reveal is not None and placed.reveal < placed.position:
        yield "its reveal comes before the question in the run"


def _unseen_lines(text: str, shown: _Shown, known: Container[str]) -> Iterator[str]:
    """The lines that are spoken of: in the source that is shown, where no other module is named beside the number."""
    for line in _LINE.finditer(text):
        module = line["owner"] or line["of"]
        is_seen = module in known or shown.source == module if module in shown.sources else shown.source is not None
        if not is_seen:
            of = f" of {module}" if module else ""
            yield f"speaks of line {line['line']}{of}, and its focus does not show that source"


def _named(text: str, sources: Mapping[str, str]) -> Sequence[str]:
    """The modules that a text names, not those of which it tells a specifier or another URL."""
    return [name for name in sources if re.search(rf"(?<![\w./-]){re.escape(name)}(?![\w?=-]|\.\w)", text)]


def _way_back(placed: PreparedScene, before: PreparedScene | None) -> Iterator[str]:
    if before is None or before.run != placed.run:
        return
    was_at = before.position if before.reveal is None else max(before.position, before.reveal)
    if placed.position < was_at and not _TOLD_WAY_BACK.search(placed.scene.say):
        yield "goes back in the run, and its text does not say so ('Back to ...', 'Again ...', 'Earlier ...')"


def _ask_line(placed: PreparedScene) -> int:
    return placed.scene.line if placed.scene.ask is None else placed.scene.ask.line
