"""What a scene looks at: panels, modules, lines and boxes, read as they are written in `focus`."""

from __future__ import annotations

import re

from modviz.lesson.errors import did_you_mean
from modviz.lesson.phrases.phrase import PhraseError
from modviz.lesson.phrases.run_record import RunRecord
from modviz.lesson.prepared import Focus
from modviz.view.board.panels import PANELS

_PANELS = {phrase: panel.name for panel in PANELS.values() for phrase in (panel.phrase, *panel.older_phrases)}
"""The panels, by what a writer calls them."""

_NAME = r'"[^"]+"|\S+'
_BOX = re.compile(rf"({_NAME})\s+in\s+({_NAME})")
_LINE = re.compile(r'("[^"]+"|.+):(\d+)')


def read_focus(text: str, record: RunRecord) -> Focus:
    """What `text` means in a run.

    Raises
    ------
    PhraseError
        It means nothing there.
    """
    text = text.strip()
    if text in _PANELS:
        return Focus("panel", (_PANELS[text],))
    box = _BOX.fullmatch(text)
    if box is not None:
        module = record.module(box[2].strip('"'))
        return Focus("box", (module, record.binding(module, box[1].strip('"')).name))
    line = _LINE.fullmatch(text)
    if line is not None and text.strip('"') not in record.modules:
        module = record.module(line[1].strip('"'))
        _check_line(record, module, int(line[2]))
        return Focus("line", (module, line[2]))
    try:
        return Focus("module", (record.module(text.strip('"')),))
    except PhraseError:
        known = (*_PANELS, *record.modules)
        message = f"{text!r} is no panel, and no module, line or box of run {record.run}{did_you_mean(text, known)}"
        raise PhraseError(message) from None


def _check_line(record: RunRecord, module: str, line: int) -> None:
    source = record.trace.sources.get(module)
    if source is None:
        return
    count = source.count("\n") + (not source.endswith("\n"))
    if not 1 <= line <= count:
        raise PhraseError(f"{module} has no line {line}: it has {count} line{'s' * (count != 1)}")
