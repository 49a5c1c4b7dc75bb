"""The blocks that linear text is made of, and how they become lines of a certain width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from modviz.view.glyphs import ascii_text
from modviz.view.text import clean, wrap

_ASCII_WORDS = str.maketrans({"…": "...", "→": "->", "←": "<-", "–": "-", "—": "-", "×": "x"})
"""Prose has room for more than the one cell that a glyph of the screen must do with."""


@dataclass(frozen=True)
class Block:
    """A paragraph, an item of a list, or a line that keeps its spaces.

    `first` and `rest` stand before the first and the following lines.  A block that `joins` has no blank line before
    it.  Nothing but words tells a heading from other text: a line of dashes is noise to those who listen.
    """

    text: str
    first: str = ""
    rest: str = ""
    joins: bool = False


def paragraph(text: str) -> Block:
    """Text with a blank line before it."""
    return Block(text)


def item(text: str, mark: str = "- ", indent: str = "") -> Block:
    """An item of a list; those of one list follow each other without blank lines."""
    return Block(text, indent + mark, indent + " " * len(mark), joins=True)


def verbatim(text: str, indent: str = "    ") -> Iterator[Block]:
    """Text whose lines and leading spaces are kept, such as code."""
    for line in text.split("\n"):
        stripped = line.lstrip(" ")
        before = indent + " " * (len(line) - len(stripped))
        yield Block(stripped, before, f"{before}  ", joins=True)


def lines(blocks: Iterable[Block], width: int, ascii: bool = False) -> Iterator[str]:
    """The blocks as lines of at most `width` cells, without line ends and without spaces at their ends.

    Parameters
    ----------
    blocks
        What to write.
    width
        The room there is.
    ascii
        Whether to write 7-bit characters only: what has no stand-in becomes the escape that JavaScript has for it.
    """
    is_first = True
    for block in blocks:
        if not block.joins and not is_first:
            yield ""
        is_first = False
        text = _ascii(clean(block.text)) if ascii else clean(block.text)
        room = max(20, width - max(len(block.first), len(block.rest)))
        for number, line in enumerate(wrap(text, room)):
            yield f"{block.rest if number else block.first}{line}".rstrip()


def _ascii(text: str) -> str:
    known = ascii_text(text.translate(_ASCII_WORDS))
    return "".join(each if each.isascii() else f"\\u{{{ord(each):x}}}" for each in known)
