"""JavaScript in colours: source text as lines of pieces with style classes, worked out once per text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from modviz.record.sources import LINE_TERMINATOR, source_lines
from modviz.view.highlighting import STYLES, paint

Piece = tuple[str, str]
"""Some source text and its style class."""

LONGEST_COLOURED = 120_000
"""Longer texts stay plain: colouring them would be felt."""

_RUN = re.compile(rb"(.)\1*+", re.DOTALL)


@lru_cache(64)
def plain_lines(source_text: str) -> tuple[tuple[Piece, ...], ...]:
    """The lines of a text that is no code, each as one piece without a style class."""
    return tuple(((line, ""),) for line in source_lines(source_text))


@lru_cache(64)
def coloured_lines(source_text: str) -> tuple[tuple[Piece, ...], ...]:
    """The lines of a source text as pieces with style classes; a long text has no colours."""
    if len(source_text) > LONGEST_COLOURED:
        return plain_lines(source_text)
    painted = paint(source_text)
    ends = [found.span() for found in LINE_TERMINATOR.finditer(source_text)]
    starts = [0, *(after for _, after in ends)]
    stops = [*(before for before, _ in ends), len(source_text)]
    return tuple(_pieces(source_text, painted, start, stop) for start, stop in zip(starts, stops, strict=True))


def window(pieces: tuple[Piece, ...], start: int, count: int) -> list[Piece]:
    """The part of a line from character `start` on, `count` characters long."""
    shown: list[Piece] = []
    ends = accumulate(len(text) for text, _ in pieces)
    for (text, style), end in zip(pieces, ends, strict=True):
        begin = end - len(text)
        if begin >= start + count:
            break
        part = text[max(0, start - begin) : start + count - begin]
        if part:
            shown.append((part, style))
    return shown


def _pieces(source_text: str, painted: bytes, start: int, stop: int) -> tuple[Piece, ...]:
    runs = _RUN.finditer(painted, start, stop)
    return tuple((source_text[run.start() : run.end()], STYLES[painted[run.start()]]) for run in runs)
