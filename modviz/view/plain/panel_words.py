"""What a panel shows, in words: its lines without the signs that only the eye can use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from modviz.record.sources import map_entry, source_lines
from modviz.view.attention import module_in_question
from modviz.view.glyphs import CHANGED, GUEST
from modviz.view.graph.module_graph import module_graph
from modviz.view.graph.written_requires import written_requires
from modviz.view.moment import Line, Moment, View
from modviz.view.panels.memory_modules import modules_to_show
from modviz.view.plain.facts import console_words
from modviz.view.plain.graph import describe, unknown_imports
from modviz.view.plain.modules import binding_words, status_words
from modviz.view.status import ALL_SIGNS
from modviz.view.text import clean

_WIDE = 240
"""So wide that no panel shortens what it says: the text is wrapped later."""

_MOST_LINES = 40
_STEPS_BEFORE = 4

_SIGNS = str.maketrans("", "", CHANGED + "╭│╰◷" + "".join(sign.glyph for sign in ALL_SIGNS if not sign.glyph.isascii()))


def not_too_many(words: Iterator[str]) -> Iterator[str]:
    """What a panel says, up to a length at which one can still listen."""
    yield from islice(words, _MOST_LINES)
    if next(words, None) is not None:
        yield "And more."


def rows(view: View, moment: Moment) -> Iterator[str]:
    """What a panel says that is a table: one row a line, its columns parted by semicolons."""
    for line in view(moment, _WIDE, _MOST_LINES).lines:
        words = re.sub(" {2,}", "; ", _without_signs(line).strip())
        if words:
            yield words


def source_words(moment: Moment, module: str, line: int | None) -> str:
    """The module with the line to look at: `main.js line 3: console.log(count);`."""
    entry = map_entry(moment.world, module)
    if entry is None or entry.source_text is None:
        return f"{clean(module)}: its text is not here yet"
    texts = source_lines(entry.source_text)
    if line is None or line > len(texts):
        return clean(module)
    return f"{clean(module)} line {line}: {clean(texts[line - 1].strip())}"


def graph_sentences(moment: Moment) -> Iterator[str]:
    """The modules that are known, and what they import."""
    graph, now = module_graph(moment.timeline), moment.timeline.position
    nodes = [name for name, known in graph.nodes.items() if known <= now]
    if graph.entry is None or graph.entry not in nodes:
        yield "No module is known yet."
        return
    edges = [edge for edge, known in graph.edges.items() if known <= now]
    labels = {name: clean(name) for name in nodes}
    for sentence in describe(nodes, edges, graph.entry, labels, unknown=unknown_imports(moment.world)):
        yield f"{sentence}."
    for (importer, required), call in written_requires(moment.timeline).items():
        if call.is_to_come(now):
            yield f"{clean(importer)} has not called require for {clean(required)} yet, in line {call.line}."


def source_line_now(moment: Moment) -> Iterator[str]:
    """The line to look at, in its module."""
    place, module = moment.timeline.place, module_in_question(moment)
    if module is not None:
        yield source_words(moment, module, place.line if place is not None else None)


def memory_boxes(moment: Moment) -> Iterator[str]:
    """The modules to look at, each with its boxes."""
    for name in modules_to_show(moment):
        module = moment.world.modules[name]
        if module.bindings is None:
            yield f"{clean(name)}: {status_words(module)}, no boxes yet"
            continue
        yield f"{clean(name)}: {status_words(module)}" + ("" if module.bindings else ", no boxes")
        yield from (f"  {binding_words(moment.world, module, binding)}" for binding in module.bindings.values())


def steps_so_far(moment: Moment) -> Iterator[str]:
    """The steps before this one, and this one last."""
    timeline = moment.timeline
    beats = [beat for beat in timeline.landmarks("beat") if beat <= timeline.position][-_STEPS_BEFORE:]
    for beat in beats:
        yield f"{beat}. {clean(timeline.events[beat - 1].narration)}"


def console_lines(moment: Moment) -> Iterator[str]:
    """What is on the console."""
    if not moment.world.shared.console:
        yield "Nothing printed yet."
    for number, call in enumerate(moment.world.shared.console, 1):
        yield f"line {number}: {console_words(call)}"


def _without_signs(line: Line) -> str:
    return "".join(span.text if GUEST in span.style.split() else span.text.translate(_SIGNS) for span in line)
