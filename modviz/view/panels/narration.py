"""The narration: what happened in this step and why, and the clause it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from modviz.analysis.engine_notes import engine_notes
from modviz.record.events import RunFinished
from modviz.view.attention import entry_name
from modviz.view.cause import cause
from modviz.view.glossary import marked
from modviz.view.line import finish, line_width, spread
from modviz.view.moment import Line, Moment, Span
from modviz.view.text import ELLIPSIS, clean, crop, file_name, wrap

_MOST_SHORTENED = 2_000
"""Characters: what is longer has been printed by a guest."""


def narration(moment: Moment, width: int, height: int) -> Sequence[Line]:
    """The sentences of this step in at most `height` lines; the clause stands at the right of the last one.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    sentences = _sentences(moment)
    if len(sentences) <= _MOST_SHORTENED and len(wrap(clean(sentences), max(1, width))) > height:
        sentences = _without_folders(moment, sentences)
    rows: list[Line] = [tuple(marked(text, _style(moment))) for text in _rows(sentences, width, height)]
    clause = _clause(moment, width)
    # Where both do not fit, the sentence is what must be read.
    if clause and line_width(rows[-1]) + line_width(clause) < width:
        rows[-1] = spread(rows[-1], clause, width)
    elif clause and len(rows) < height:
        rows.append(spread((Span(""),), clause, width))
    return [finish(moment, row, width) for row in rows]


def _without_folders(moment: Moment, sentences: str) -> str:
    """`sentences` with the mere file names of modules, which the panels show whole."""
    names = [name for name in moment.world.modules if "/" in name and name in sentences]
    for name in sorted(names, key=len, reverse=True):
        sentences = sentences.replace(name, file_name(name))
    return sentences


def _rows(sentences: str, width: int, height: int) -> list[str]:
    # Whoever has a few lines cannot show a text of a million characters: do not wrap it all.
    rows = wrap(clean(sentences[: 4 * width * (height + 1)]), max(1, width))
    if len(rows) > height:
        rows[height - 1] = _shortened(f"{rows[height - 1]} {rows[height]}", width)
    return rows[:height]


def _shortened(text: str, width: int) -> str:
    return text if len(text) < width else crop(text.rstrip(" ") + ELLIPSIS, width)


def _sentences(moment: Moment) -> str:
    if moment.event is not None:
        told = moment.event.telling(moment.world)
        if isinstance(moment.event, RunFinished):
            return " ".join((told, *(f"Note: {note}" for note in engine_notes(moment.world))))
        why = cause(moment.event, moment.world)
        return f"{told} Why: {why}" if why else told
    entry = entry_name(moment)
    if entry is None:
        return "There is nothing to watch here: this record has no steps."
    return f"{entry} has not been loaded yet. Take a step, and watch its modules come together and run."


def _clause(moment: Moment, width: int) -> Line:
    """The name of the clause, and its anchor where there is room for it."""
    if moment.event is None:
        return ()
    clause = moment.event.clause
    name = Span(clause.name, "clause")
    anchor = Span(f" #{clause.anchor}", "dim")
    return (name, anchor) if line_width((name, anchor)) <= width // 2 else (name,)


def _style(moment: Moment) -> str:
    return "narration-start" if moment.event is None else "narration"
