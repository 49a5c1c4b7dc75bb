"""A whole run as plain text, read from top to bottom: the screen for those who cannot use the screen.

Sentences and indentation only, one fact a line, so that it can be read aloud, searched and piped.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from modviz.record.trace import Trace
from modviz.view.graph.module_graph import module_graph
from modviz.view.plain.graph import describe, unknown_imports
from modviz.view.plain.loaded import text_loaded
from modviz.view.plain.result import text_console, text_modules, text_outcome
from modviz.view.plain.steps import text_steps
from modviz.view.text import clean

_MOST_SENTENCES = 200


def text_trace(trace: Trace, events: bool = True) -> Iterator[str]:
    """The run as lines of text, without line ends, made one after the other: its outcome first, then how it came about.

    Parameters
    ----------
    trace
        The run.
    events
        False to leave the steps out: outcome, console and modules only.
    """
    yield f"The run of {clean(trace.entry)} {clean(trace.worlds.shared.host_words or '')}".rstrip()
    yield from text_outcome(trace)
    if events and trace.events:
        yield ""
        yield from _graph(trace)
        yield ""
        yield from text_steps(trace)
    yield from text_console(trace.console)
    yield from text_loaded(trace)
    yield from text_modules(trace)


def _graph(trace: Trace) -> Iterator[str]:
    """How the modules hang together."""
    graph = module_graph(trace.timeline())
    count = len(graph.nodes)
    if graph.entry is None or count <= 1:
        yield "One module."
    else:
        yield f"{count:,} modules. They import each other like this:"
        labels = {name: clean(name) for name in graph.nodes}
        unknown = unknown_imports(trace.end)
        sentences = describe(list(graph.nodes), list(graph.edges), graph.entry, labels, graph.dynamic, unknown)
        yield from (f"  {sentence}." for sentence in islice(sentences, _MOST_SENTENCES))
        if len(sentences) > _MOST_SENTENCES:
            yield f"  And {len(sentences) - _MOST_SENTENCES:,} more sentences like these."
