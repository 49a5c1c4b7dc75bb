"""Questions made from the record: one for each kind, at any place of any graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from modviz.questions.kinds.box import box
from modviz.questions.kinds.links import links
from modviz.questions.kinds.next_module import next_module
from modviz.questions.kinds.printed import printed
from modviz.questions.kinds.start_order import start_order
from modviz.questions.kinds.throws import throws
from modviz.questions.question import Question
from modviz.questions.trace_index import Reading
from modviz.record.trace import Trace

MAKERS: Mapping[str, Callable[[Reading, int, tuple[str, ...]], Question | None]] = {
    "next module": next_module,
    "start order": start_order,
    "printed": printed,
    "box": box,
    "links": links,
    "throws": throws,
}
"""What makes the question of each kind of `RECORD_QUESTION_KINDS`."""


def question_for(kind: str, trace: Trace, position: int, about: tuple[str, ...] = ()) -> Question | None:
    """The question of a kind at a position of `trace`: what happens after it is what is asked.

    Parameters
    ----------
    kind
        One of `RECORD_QUESTION_KINDS`.
    trace
        The record.
    position
        Where it is asked, after that many events.
    about
        What it is about: the modules to be ordered, or the box, as `count in counter.js`.

    Returns
    -------
    Question | None
        None when there is nothing to ask there.
    """
    return MAKERS[kind](Reading(trace), position, about)
