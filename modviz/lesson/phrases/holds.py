"""Whether what a scene says holds at its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from modviz.lesson.errors import Problem
from modviz.lesson.phrases.hold_forms import HOLDS, Here
from modviz.lesson.phrases.phrase import PhraseError
from modviz.lesson.phrases.run_record import RunRecord
from modviz.lesson.phrases.unreadable import unreadable
from modviz.lesson.prepared import PreparedLesson


def what_is_instead(text: str, record: RunRecord, position: int) -> str | None:
    """What is so instead of `text` at this position of the record; None when it holds.

    Raises
    ------
    PhraseError
        `text` is not understood, or speaks of something that is not there.
    """
    form, slots = HOLDS.read(text.strip())
    return form.check(Here(record, position, record.trace.timeline().seek(position)), slots)


def broken_promises(prepared: PreparedLesson, unfound: Collection[int] = ()) -> Iterator[Problem]:
    """Everything that the scenes of a lesson say holds, and does not.

    Parameters
    ----------
    prepared
        The lesson.
    unfound
        The lines of places that were not found: of a scene that has no place no more is asked than that it can be read.
    """
    records = {name: RunRecord(name, trace) for name, trace in prepared.traces.items()}
    is_lost = False
    for placed in prepared.scenes:
        scene = placed.scene
        is_lost = is_lost if scene.at is None else scene.at.line in unfound
        for hold in scene.holds:
            if is_lost:
                yield from unreadable(hold, HOLDS.read)
                continue
            where = f"scene {placed.number + 1} {scene.title!r}"
            try:
                instead = what_is_instead(hold.text, records[placed.run], placed.position)
            except PhraseError as error:
                yield Problem(hold.line, f"{where}: {error.message}", error.ending)
                continue
            if instead is not None:
                yield Problem(hold.line, f"{where}: {hold.text!r} does not hold: {instead}")
