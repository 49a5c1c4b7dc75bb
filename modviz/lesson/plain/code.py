"""The modules of a run with their line numbers, each text told once in a lesson."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

from modviz.lesson.plain.blocks import Block, paragraph, verbatim
from modviz.record.sources import source_lines
from modviz.record.trace import Trace
from modviz.view.text import clean


def code_blocks(trace: Trace, told: MutableMapping[str, set[str]]) -> Iterator[Block]:
    """The texts of the modules of `trace`, in the order of asking, except those that were told before.

    Parameters
    ----------
    trace
        The run.
    told
        The texts told under each name; those that are told now are added.
    """
    for name, text in trace.sources.items():
        texts_of_name = told.setdefault(name, set())
        if text in texts_of_name:
            continue
        yield paragraph(f"{clean(name)}, {'changed' if texts_of_name else 'the whole file'}:")
        texts_of_name.add(text)
        texts = source_lines(text.rstrip("\n"))
        digits = len(str(len(texts)))
        for number, line in enumerate(texts, 1):
            # The number stands first, so that the spaces that code begins with are kept.
            yield from verbatim(f"{number:>{digits}}  {clean(line)}", "  ")
