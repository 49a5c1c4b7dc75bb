"""Markdown as lines of spans: what a lesson tells, on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from rich.cells import cell_len

from modviz.view.glyphs import GUEST
from modviz.view.moment import Line, Span
from modviz.view.syntax import coloured_lines
from modviz.view.text import clean, wrap

_PARSER = MarkdownIt("commonmark")
_CODE_INDENT = 2
_NARROWEST = 12
_DEEPEST = 20
"""How many marks of emphasis may stand inside of each other; of blocks, the parser allows as many."""


@dataclass(frozen=True)
class _Character:
    """One character of running text with its style: what lines are broken and put together from."""

    text: str
    style: str


def markdown_lines(text: str, width: int) -> Sequence[Line]:
    """The text in lines of at most `width` cells: paragraphs and lists wrapped, code as it stands, in colours.

    Code, what is strong and what is emphasised become spans of the styles "code", "strong" and "emphasis"; blank
    lines stand between paragraphs, and none at the ends.

    Parameters
    ----------
    text
        Markdown.
    width
        The room there is.  A line of code that is longer is not broken, and reaches beyond it.
    """
    return tuple(_blocks(tree(_PARSER.parse(text)).children, max(_NARROWEST, width)))


def markdown_words(text: str, width: int, style: str = "") -> Sequence[Line]:
    """A few words of Markdown, such as an answer to choose: never a list or a heading, whatever they start with."""
    return tuple(wrap_spans(_inline(tree(_PARSER.parseInline(text)).children[0], style), max(1, width)))


def tree(tokens: list[Token]) -> SyntaxTreeNode:
    """The syntax tree of what a parser gives; text with marks inside of marks without end stays as it was written."""
    for token in tokens:
        if any(child.level > _DEEPEST for child in token.children or ()):
            token.children = [Token("text", "", 0, content=token.content)]
    return SyntaxTreeNode(tokens)


def _blocks(nodes: Sequence[SyntaxTreeNode], width: int, is_tight: bool = False) -> Iterator[Line]:
    is_first = True
    for node in nodes:
        lines = list(_block(node, width))
        if not lines:
            continue
        if not (is_first or is_tight):
            yield ()
        yield from lines
        is_first = False


def _block(node: SyntaxTreeNode, width: int) -> Iterator[Line]:
    match node.type:
        case "paragraph":
            yield from wrap_spans(_inline(node), width)
        case "heading":
            yield from wrap_spans(_inline(node, "strong"), width)
        case "bullet_list" | "ordered_list":
            yield from _list(node, width)
        case "fence" | "code_block":
            yield from _code(node)
        case "hr":
            yield (Span("─" * min(width, 12), "dim"),)
        case "html_block":
            for text in node.content.rstrip("\n").split("\n"):
                yield from ((Span(row),) for row in wrap(clean(text), width))
        case _:
            yield from _indented(_blocks(node.children, width - 2), "│ ", "│ ", "dim")


def _list(node: SyntaxTreeNode, width: int) -> Iterator[Line]:
    start = int(node.attrs.get("start", 1))
    for number, each in enumerate(node.children, start):
        mark = f"{number}. " if node.type == "ordered_list" else "• "
        inside = _blocks(each.children, width - len(mark), is_tight=True)
        yield from _indented(inside, mark, " " * len(mark), "list-mark")


def _indented(lines: Iterator[Line], first: str, rest: str, style: str) -> Iterator[Line]:
    for number, line in enumerate(lines):
        yield (Span(rest if number else first, style), *line)


def _code(node: SyntaxTreeNode) -> Iterator[Line]:
    """Code in the colours of the source panel; what says that it is no JavaScript stays plain."""
    text = node.content.rstrip("\n")
    is_javascript = node.info.strip() in ("", "js", "javascript", "mjs")
    rows = coloured_lines(text) if is_javascript else [[(row, "")] for row in text.split("\n")]
    for row in rows:
        yield (Span(" " * _CODE_INDENT), *(Span(clean(piece), f"{GUEST} {style}".rstrip()) for piece, style in row))


def _inline(node: SyntaxTreeNode, style: str = "") -> Iterator[Span]:
    for child in node.children:
        match child.type:
            case "text":
                yield Span(clean(child.content), style)
            case "code_inline":
                yield Span(clean(child.content), f"{style} {GUEST} code".strip())
            case "strong":
                yield from _inline(child, f"{style} strong".strip())
            case "em":
                yield from _inline(child, f"{style} emphasis".strip())
            case "softbreak" | "hardbreak":
                yield Span(" " if child.type == "softbreak" else "\n", style)
            case "html_inline":
                yield Span(clean(child.content), style)
            case _:
                yield from _inline(child, style)


def wrap_spans(spans: Iterator[Span] | Sequence[Span], width: int) -> Iterator[Line]:
    """Running text in lines of at most `width` cells, broken at spaces; a word that is longer is cut.

    A newline in the text starts a new line.
    """
    line: list[_Character] = []
    used = 0
    for word in _words(spans):
        if word[0].text == "\n":
            yield _line(line)
            line, used = [], 0
            continue
        *full, word = _pieces(word, width)
        room = _width(word)
        if line and (full or used + 1 + room > width):
            yield _line(line)
            line, used = [], 0
        yield from map(_line, full)
        if line:
            # The space between two words of one style is of that style too.
            style = word[0].style if word[0].style == line[-1].style else ""
            line.append(_Character(" ", style))
            used += 1
        line += word
        used += room
    if line:
        yield _line(line)


def _pieces(word: list[_Character], width: int) -> Iterator[list[_Character]]:
    """A word in pieces of at most `width` cells, or of one character."""
    start, used = 0, 0
    for number, each in enumerate(word):
        room = cell_len(each.text)
        if used + room > width and number > start:
            yield word[start:number]
            start, used = number, 0
        used += room
    yield word[start:]


def _words(spans: Iterator[Span] | Sequence[Span]) -> Iterator[list[_Character]]:
    word: list[_Character] = []
    for span in spans:
        for text in span.text:
            if text in " \n":
                if word:
                    yield word
                word = []
                if text == "\n":
                    yield [_Character("\n", "")]
            else:
                word.append(_Character(text, span.style))
    if word:
        yield word


def _width(characters: Sequence[_Character]) -> int:
    return sum(cell_len(each.text) for each in characters)


def _line(characters: Sequence[_Character]) -> Line:
    groups = groupby(characters, lambda each: each.style)
    return tuple(Span("".join(each.text for each in group), style) for style, group in groups)
