"""The one table of the panels: what each is called, its key, where it stands, and what it shows.

To add a panel, write its view in `view/panels/` and its entry here: its tab, its key, the help, the plain text and the
phrases of lessons follow from that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from modviz.record.events import (
    EVENT_TYPES,
    Event,
    GlobalsDeclared,
    GlobalWritten,
    ImportMapRegistered,
    NameSearched,
    NodeInserted,
    RequireCacheChanged,
    RequireFailed,
    RequireResolved,
    ScriptPrepared,
)
from modviz.record.timeline import Timeline
from modviz.view.moment import Moment, View
from modviz.view.panels.console import console_panel, longest_console
from modviz.view.panels.detected_names import detected_names_panel, has_detected_names
from modviz.view.panels.document import document_panel
from modviz.view.panels.globals import globals_panel
from modviz.view.panels.graph import graph_panel
from modviz.view.panels.import_map import import_map_panel
from modviz.view.panels.jobs import jobs_panel
from modviz.view.panels.memory import memory_panel
from modviz.view.panels.module_map import module_map_panel
from modviz.view.panels.module_record import module_record_panel
from modviz.view.panels.require_cache import require_cache_panel
from modviz.view.panels.scripts import scripts_panel
from modviz.view.panels.search_path import search_path_panel
from modviz.view.panels.source import longest_source, source_panel
from modviz.view.panels.stack import highest_stack, stack_panel
from modviz.view.panels.steps import steps_panel
from modviz.view.panels.waterfall import longest_waterfall, waterfall_panel
from modviz.view.plain.panel_words import (
    console_lines,
    graph_sentences,
    memory_boxes,
    not_too_many,
    rows,
    source_line_now,
    steps_so_far,
)
from modviz.view.prepared import once_per_realm

Region = Literal["graph", "source", "memory", "modules", "steps", "stack", "console"]
"""A part of the board; `arrangement.py` says which parts are one slot at which size."""

_ALL_THERE_IS = 1_000_000
"""Rows: more than any screen has."""

Phase = Literal["construct", "instantiate", "evaluate"]


@dataclass(frozen=True)
class BoardPanel:
    """All there is to know of one panel.

    Parameters
    ----------
    name
        Its name in the program: the words by which lessons call it, with underscores.
    title
        What it is called in the help and in plain text.
    key
        The one character that brings it to the front.
    region
        The part of the board in which it stands.
    view
        Makes what it shows.
    words
        Says the same in plain text; None when the rows of the view do.
    phases
        The phases in which it matters, each with its rank among the panels that matter there, from 1.
    shows
        The kind of thing ("box", "line") for whose sake a lesson that looks at one has this panel on the screen.
    is_of_one_module
        Whether it shows one module at a time.
    is_of_lines
        Whether it is a list of lines, and no picture.
    is_sideways
        Whether it can be scrolled sideways.
    older_phrases
        By what lessons also call it.
    tab
        What it is called in a heading, where that is shorter than its title.
    longest
        How many rows it takes at most, anywhere in a record; None for one that takes what it gets.
        One that never takes any is not offered.

    Raises
    ------
    ValueError
        The key is not one character, or there is no such region or phase.
    """

    name: str
    title: str
    key: str
    region: Region
    view: View
    words: Callable[[Moment], Iterator[str]] | None = None
    phases: Mapping[Phase, int] = field(default_factory=dict)
    shows: str = ""
    is_of_one_module: bool = False
    is_of_lines: bool = False
    is_sideways: bool = True
    older_phrases: tuple[str, ...] = ()
    tab: str = ""
    longest: Callable[[Timeline], int] | None = None

    def __post_init__(self) -> None:
        if len(self.key) != 1:
            raise ValueError(f"panel {self.name!r}: {self.key!r} is not one character")
        if self.region not in get_args(Region):
            raise ValueError(f"panel {self.name!r}: the board has no region {self.region!r}")
        if not set(self.phases) <= set(get_args(Phase)):
            raise ValueError(f"panel {self.name!r}: one of {', '.join(self.phases)} is no phase")

    @property
    def phrase(self) -> str:
        """By what lessons call it."""
        return self.name.replace("_", " ")

    def told(self, moment: Moment) -> Iterator[str]:
        """The sentences or rows that say what it shows at `moment`."""
        return not_too_many(self.words(moment) if self.words is not None else rows(self.view, moment))


def rows_once(*kinds: type[Event]) -> Callable[[Timeline], int]:
    """For `longest`: no row where nothing of these `kinds` happens in a record, else as many as there is room for."""

    @once_per_realm
    def longest(timeline: Timeline) -> int:
        return _ALL_THERE_IS if any(isinstance(event, kinds) for _, event in timeline.own_events()) else 0

    return longest


GRAPH = BoardPanel(
    "graph",
    "Graph",
    "1",
    "graph",
    graph_panel,
    graph_sentences,
    {"construct": 1, "instantiate": 1},
    # The picture chooses the part to show by itself.
    is_sideways=False,
)
SOURCE = BoardPanel(
    "source",
    "Source",
    "2",
    "source",
    source_panel,
    source_line_now,
    {"evaluate": 1},
    shows="line",
    is_of_one_module=True,
    is_of_lines=True,
    longest=longest_source,
)
DOCUMENT = BoardPanel(
    "document", "Document", "d", "source", document_panel, is_of_lines=True, longest=rows_once(NodeInserted)
)
SCRIPTS = BoardPanel(
    "scripts", "Scripts", "r", "graph", scripts_panel, is_of_lines=True, longest=rows_once(ScriptPrepared)
)
GLOBALS = BoardPanel(
    "globals",
    "Globals",
    "v",
    "memory",
    globals_panel,
    is_of_lines=True,
    longest=rows_once(GlobalsDeclared, GlobalWritten),
)
IMPORT_MAP = BoardPanel(
    "import_map",
    "Import map",
    "u",
    "modules",
    import_map_panel,
    is_of_lines=True,
    longest=rows_once(ImportMapRegistered),
)
WATERFALL = BoardPanel(
    "waterfall", "Waterfall", "0", "graph", waterfall_panel, is_of_lines=True, longest=longest_waterfall
)
MEMORY = BoardPanel(
    "memory", "Memory", "3", "memory", memory_panel, memory_boxes, {"instantiate": 3, "evaluate": 2}, shows="box"
)
MODULE_MAP = BoardPanel(
    "module_map", "Module map", "4", "modules", module_map_panel, phases={"construct": 2}, is_of_lines=True, tab="Map"
)
REQUIRE_CACHE = BoardPanel(
    "require_cache",
    "require.cache",
    "H",
    "modules",
    require_cache_panel,
    is_of_lines=True,
    tab="Cache",
    longest=rows_once(RequireCacheChanged),
)
SEARCH_PATH = BoardPanel(
    "search_path",
    "Search path",
    "L",
    "modules",
    search_path_panel,
    is_of_lines=True,
    tab="Paths",
    longest=rows_once(RequireResolved, RequireFailed, NameSearched),
)
DETECTED_NAMES = BoardPanel(
    "detected_names",
    "Detected names",
    "D",
    "modules",
    detected_names_panel,
    is_of_lines=True,
    tab="Names",
    longest=lambda timeline: _ALL_THERE_IS if has_detected_names(timeline) else 0,
)
STACK = BoardPanel(
    "stack", "Stack", "5", "stack", stack_panel, phases={"instantiate": 2, "evaluate": 4}, longest=highest_stack
)
MODULE_RECORD = BoardPanel(
    "module_record",
    "Module record",
    "6",
    "modules",
    module_record_panel,
    is_of_one_module=True,
    older_phrases=("record",),
    tab="Record",
)
STEPS = BoardPanel("steps", "Steps", "7", "steps", steps_panel, steps_so_far)
CONSOLE = BoardPanel(
    "console",
    "Console",
    "8",
    "console",
    console_panel,
    console_lines,
    {"evaluate": 3},
    is_of_lines=True,
    longest=longest_console,
)
JOBS = BoardPanel("jobs", "Jobs", "9", "stack", jobs_panel, is_of_lines=True)


def table(*panels: BoardPanel) -> Mapping[str, BoardPanel]:
    """The panels by their names, in this order.

    Raises
    ------
    ValueError
        Two of them share a name, a title, a key, a phrase, a kind of focus, or a rank in a phase; or there is a kind of
        event that names another panel than these.
    """
    for what, of_each in (
        ("name", [[panel.name] for panel in panels]),
        ("title", [[panel.title] for panel in panels]),
        ("key", [[panel.key] for panel in panels]),
        ("phrase", [[panel.phrase, *panel.older_phrases] for panel in panels]),
        ("kind of focus", [[panel.shows] if panel.shows else [] for panel in panels]),
        ("rank", [[f"{phase} {rank}" for phase, rank in panel.phases.items()] for panel in panels]),
    ):
        known: set[str] = set()
        for each in (each for all_of_one in of_each for each in all_of_one):
            if each in known:
                raise ValueError(f"two panels have the {what} {each!r}")
            known.add(each)
    by_name = {panel.name: panel for panel in panels}
    for kind in EVENT_TYPES:
        for name in kind.front:
            if name not in by_name:
                raise ValueError(f"the event {kind.__name__} is shown in {name!r}, which is no panel")
    return by_name


PANELS = table(
    GRAPH,
    SOURCE,
    MEMORY,
    MODULE_MAP,
    STACK,
    MODULE_RECORD,
    STEPS,
    CONSOLE,
    JOBS,
    SCRIPTS,
    DOCUMENT,
    GLOBALS,
    IMPORT_MAP,
    WATERFALL,
    REQUIRE_CACHE,
    SEARCH_PATH,
    DETECTED_NAMES,
)
"""All panels by their names, in the order of their tabs and of the help."""


def matters(phase: str) -> tuple[str, ...]:
    """The names of the panels that matter in a phase, the most important first."""
    ranks = {rank: panel.name for panel in PANELS.values() for each, rank in panel.phases.items() if each == phase}
    return tuple(ranks[rank] for rank in sorted(ranks))
