"""Questions made from the record: one for each kind, at any place of any graph."""

from __future__ import annotations

from collections.abc import Mapping

from modviz.questions.kind import QuestionKind
from modviz.questions.kinds.box import BOX
from modviz.questions.kinds.links import LINKS
from modviz.questions.kinds.next_module import NEXT_MODULE
from modviz.questions.kinds.printed import PRINTED
from modviz.questions.kinds.require import REQUIRE
from modviz.questions.kinds.start_order import START_ORDER
from modviz.questions.kinds.throws import THROWS
from modviz.questions.question import Question
from modviz.questions.trace_index import Reading
from modviz.record.trace import Trace


def registry(*kinds: QuestionKind) -> Mapping[str, QuestionKind]:
    """The kinds by their names, in this order.

    Raises
    ------
    ValueError
        Two of them share a name.
    """
    by_name = {kind.name: kind for kind in kinds}
    if len(by_name) < len(kinds):
        raise ValueError(f"two question kinds share a name: {', '.join(kind.name for kind in kinds)}")
    return by_name


KINDS = registry(LINKS, BOX, THROWS, REQUIRE, START_ORDER, PRINTED, NEXT_MODULE)
"""Every kind by its name; where several have something to ask, the first goes first."""


def question_for(kind: str, trace: Trace, position: int, about: tuple[str, ...] = ()) -> Question | None:
    """The question of a kind at a position of `trace`: what happens after it is what is asked.

    Parameters
    ----------
    kind
        The name of one of `KINDS`.
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
    return KINDS[kind].make(Reading(trace), position, about)
