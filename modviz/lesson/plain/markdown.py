"""Markdown as text that can be read as it stands, and read aloud: structure stays, signs go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from modviz.lesson.plain.blocks import Block, item, paragraph, verbatim
from modviz.view.markdown import tree

_NAME = re.compile(r"[\w$./?=*@:#-]*[\w*](\(\))?")
"""Code that is read as one word: a name, a call of it, a file."""

_PARSER = MarkdownIt("commonmark").enable("table")


def markdown(text: str) -> Iterator[Block]:
    """The blocks of a Markdown text.

    Emphasis and the backticks around names are left out: a screen reader would say "backtick" at every name.  Longer
    code is quoted, so that one hears where it ends.  Items keep their marks or numbers, code its lines, and a link its
    address where that differs from its text.
    """
    yield from _blocks(tree(_PARSER.parse(text)).children, "")


def plain_text(text: str) -> str:
    """A Markdown text of one paragraph, such as an explanation, on one line."""
    return " ".join(block.text for block in markdown(text))


def _blocks(nodes: list[SyntaxTreeNode], indent: str) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "bullet_list" | "ordered_list":
                yield from _list(node, indent)
            case "fence" | "code_block":
                code = list(verbatim(node.content.rstrip("\n"), f"{indent}    "))
                yield replace(code[0], joins=False)
                yield from code[1:]
            case "table":
                yield from _table(node, indent)
            case "paragraph" | "heading":
                yield replace(paragraph(_inline(node)), first=indent, rest=indent)
            case "hr" | "html_block":
                continue
            case _:
                yield from _blocks(node.children, f"{indent}  " if node.type == "blockquote" else indent)


def _list(node: SyntaxTreeNode, indent: str) -> Iterator[Block]:
    start = int(node.attrs.get("start", 1))
    for number, each in enumerate(node.children):
        mark = f"{start + number}. " if node.type == "ordered_list" else "- "
        inside = list(_blocks(each.children, indent + " " * len(mark)))
        if inside:
            yield replace(inside[0], first=indent + mark, joins=number > 0)
            yield from (replace(block, joins=True) for block in inside[1:])


def _table(node: SyntaxTreeNode, indent: str) -> Iterator[Block]:
    """Row by row, each cell with the heading of its column: columns cannot be heard."""
    rows = [[_inline(cell) for cell in row.children] for part in node.children for row in part.children]
    headings, *others = rows
    for number, row in enumerate(others):
        cells = "; ".join(
            f"{heading}: {cell}" if heading else cell for heading, cell in zip(headings, row, strict=True)
        )
        yield replace(item(cells, indent=indent), joins=number > 0)


def _inline(node: SyntaxTreeNode) -> str:
    match node.type:
        case "text":
            return node.content
        case "code_inline":
            return node.content if _NAME.fullmatch(node.content) else _quoted(node.content)
        case "softbreak" | "hardbreak":
            return " "
        case "html_inline":
            return ""
        case "link":
            text, address = "".join(map(_inline, node.children)), str(node.attrs.get("href", ""))
            return text if text == address else f"{text} ({address})"
        case _:
            return "".join(map(_inline, node.children))


def _quoted(code: str) -> str:
    """Code in the quotes that it does not use itself."""
    quote = next((each for each in "\"'`" if each not in code), '"')
    return f"{quote}{code}{quote}"
