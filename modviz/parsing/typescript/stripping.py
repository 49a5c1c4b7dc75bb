"""Type stripping, as Node 24 does it: types become spaces, so that everything stays in its place.

What is left of a text may be taken for the continuation of the line before; where that would be, a semicolon takes the
place of the first space.

Source: https://nodejs.org/api/typescript.html#type-stripping
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from modviz.parsing.typescript.grammar import SyntaxNode, easier, found, parse
from modviz.parsing.typescript.unsupported import (
    CONSTANT,
    MODULE,
    error_at,
    has_values,
    unreadable,
    unsupported,
    unsupported_at,
)

_SPACE = re.compile(rb"(?:\s|//[^\r\n]*|/\*.*?\*/)*", re.DOTALL)
_NOT_A_LINE_BREAK = re.compile(r"[^\r\n\u2028\u2029]")

_CONTINUES_A_CAST = (b"(", b"[", b"`")
_CONTINUES_A_STATEMENT = (b"(", b"[", b"`", b"+", b"-", b"/")
_TAKE_A_STATEMENT = frozenset(
    {
        "if_statement",
        "else_clause",
        "while_statement",
        "do_statement",
        "for_statement",
        "for_in_statement",
        "with_statement",
    }
)
_GO_ON_FOR_THE_GRAMMAR = frozenset(
    {"member_expression", "subscript_expression", "instantiation_expression", "call_expression"}
)
_MODIFIERS = frozenset({"accessibility_modifier", "override_modifier", "readonly", "?", "!"})
_SIGNATURES = frozenset({"method_signature", "abstract_method_signature", "index_signature"})


def strip_types(text: str) -> str:
    """`text` without its types: as long as before, line by line.

    Raises
    ------
    TypeScriptError
        It has what does not go away with the types, or what modviz cannot read.
    """
    data = text.encode(errors="replace")
    root = parse(data)
    if root.has_error:
        first = error_at(root, data)
        root = parse(easier(data))
        if root.has_error:
            raise first
    stripper = _Stripper(data, found(root))
    try:
        stripper.run()
    except RecursionError:
        raise unreadable(root, data) from None
    return stripper.text()


class _Stripper:
    def __init__(self, data: bytes, nodes: dict[str, list[SyntaxNode]]) -> None:
        self._data = data
        self._nodes = nodes
        self._blanks: list[tuple[int, int]] = []
        self._signs: dict[int, str] = {}
        """What takes the place of a space."""

    def run(self) -> None:
        """Find what has to go.

        Raises
        ------
        TypeScriptError
            Something does not go away with the types.
        """
        nodes = self._nodes
        for each in nodes.get("declarations", ()):
            self._blank_statement(each)
        for each in nodes.get("namespaces", ()):
            if not has_values(each):
                self._blank_statement(each)
        for each in nodes.get("imports", ()):
            if _has(each, "type"):
                self._blank_statement(each)
        for each in nodes.get("exports", ()):
            if _has(each, "type"):
                self._blank_statement(each)
        self._check()
        for each in nodes.get("types", ()):
            if each.text != CONSTANT:
                self._blank(each.start_byte, each.end_byte)
        for each in nodes.get("signs", ()):
            self._blank(each.start_byte, each.end_byte)
        for each in (*nodes.get("specifiers", ()), *nodes.get("receivers", ())):
            self._blank_with(each, ",")
        for each in nodes.get("casts", ()):
            self._blank_cast(each)
        for each in nodes.get("classes", ()):
            self._strip_members(each)
        for each in nodes.get("arrows", ()):
            self._keep_arrow_together(each)
        for each in nodes.get("templates", ()):
            self._blank(each.children[0].children[1].start_byte, each.children[1].end_byte)

    def text(self) -> str:
        """What is left."""
        parts = []
        position = 0
        places = sorted(self._signs)
        for start, end in self._merged():
            parts.append(self._data[position:start].decode())
            for place in places[bisect_left(places, start) : bisect_left(places, end)]:
                parts += [self._blanked(start, place), self._signs[place]]
                start = place + 1
            parts.append(self._blanked(start, end))
            position = end
        parts.append(self._data[position:].decode())
        return "".join(parts)

    def _merged(self) -> Iterable[tuple[int, int]]:
        """The blanks in their order, each once."""
        end = 0
        for start, stop in sorted(self._blanks):
            if stop > end:
                yield max(start, end), stop
                end = stop

    def _blanked(self, start: int, end: int) -> str:
        return _NOT_A_LINE_BREAK.sub(" ", self._data[start:end].decode())

    def _check(self) -> None:
        """Refuse what does not go away with the types, unless it stands in what does."""
        gone = list(self._merged())
        for each, message in unsupported(self._nodes):
            place = bisect_right(gone, (each.start_byte, len(self._data))) - 1
            is_gone = place >= 0 and each.start_byte < gone[place][1]
            if not is_gone or message == MODULE:
                raise unsupported_at(each, message, self._data)
        for each in self._nodes.get("lookups", ()):
            bracket = next(child for child in each.children if child.type == "[")
            if b"\n" in self._data[each.children[0].end_byte : bracket.start_byte]:
                # The type ends there; the grammar does not know it.
                raise unreadable(bracket, self._data)

    def _blank(self, start: int, end: int) -> None:
        self._blanks.append((start, end))

    def _blank_with(self, node: SyntaxNode, sign: str) -> None:
        """Blank a node and the comma, or the semicolon, that follows it."""
        following = node.next_sibling
        while following is not None and following.type == "comment":
            following = following.next_sibling
        has_sign = following is not None and following.type == sign
        self._blank(node.start_byte, following.end_byte if has_sign and following is not None else node.end_byte)

    def _blank_statement(self, node: SyntaxNode) -> None:
        parent = node.parent
        while parent is not None and parent.type in ("export_statement", "expression_statement", "ambient_declaration"):
            node, parent = parent, parent.parent
        start, end = node.start_byte, node.end_byte
        following = node.next_sibling
        if following is not None and following.start_byte == end and not self._data.endswith((b";", b"}"), 0, end):
            end = following.end_byte
        self._blank(start, end)
        is_body = parent is not None and parent.type in _TAKE_A_STATEMENT
        if is_body or (self._continues(end, _CONTINUES_A_STATEMENT) and self._follows_statement(node)):
            self._signs[start] = ";"

    def _follows_statement(self, node: SyntaxNode) -> bool:
        """Whether something stands before `node` that has no semicolon at its end."""
        before = node.prev_sibling
        while before is not None and before.type in ("comment", "hash_bang_line"):
            before = before.prev_sibling
        if before is None:
            return node.parent is not None and node.parent.type != "program"
        return not self._data[before.start_byte : before.end_byte].endswith(b";")

    def _continues(self, end: int, signs: tuple[bytes, ...]) -> bool:
        """Whether what comes after `end` stands on another line, and begins with one of `signs`."""
        space = _SPACE.match(self._data, end)
        assert space is not None
        following = self._data[space.end() : space.end() + 2]
        return following.startswith(signs) and following not in (b"++", b"--") and b"\n" in space[0]

    def _blank_cast(self, node: SyntaxNode) -> None:
        keyword, end = node.children[1], self._end_of_cast(node)
        self._blank(keyword.start_byte, end)
        if self._continues(end, _CONTINUES_A_CAST):
            self._signs[keyword.start_byte] = ";"

    def _end_of_cast(self, node: SyntaxNode) -> int:
        """Where the type of a cast ends: for the grammar, a type of several names can end too early."""
        parent = node.parent
        while parent is not None and parent.children[0] == node and parent.type in _GO_ON_FOR_THE_GRAMMAR:
            if b"\n" in self._data[node.end_byte : parent.children[-1].start_byte]:
                break
            if parent.type == "call_expression":
                raise unreadable(parent.children[-1], self._data)
            node, parent = parent, parent.parent
        return node.end_byte

    def _strip_members(self, body: SyntaxNode) -> None:
        for member in body.children:
            if member.type in _SIGNATURES or _has(member, "declare") or _has(member, "abstract"):
                self._blank_with(member, ";")
            elif member.type in ("public_field_definition", "method_definition"):
                self._strip_modifiers(member)

    def _strip_modifiers(self, member: SyntaxNode) -> None:
        gone = [each for each in member.children if each.type in _MODIFIERS]
        for each in gone:
            self._blank(each.start_byte, each.end_byte)
        name = member.child_by_field_name("name")
        assert name is not None
        is_open = name.type == "computed_property_name" or _has(member, "*")
        if gone and gone[0] == member.children[0] and is_open and not _has(member, "static"):
            self._signs[gone[0].start_byte] = ";"

    def _keep_arrow_together(self, node: SyntaxNode) -> None:
        """No line may end between the parameters of an arrow function and its arrow: a bracket moves instead."""
        parameters, returned = node.child_by_field_name("parameters"), node.child_by_field_name("return_type")
        if parameters is None:
            return
        if returned is not None and b"\n" in self._data[parameters.end_byte : returned.end_byte]:
            self._blank(parameters.end_byte - 1, returned.end_byte)
            self._signs[returned.end_byte - 1] = ")"
        types = node.child_by_field_name("type_parameters")
        if types is not None and _has(node, "async") and b"\n" in self._data[types.start_byte : types.end_byte]:
            self._blank(types.start_byte, parameters.start_byte + 1)
            self._signs[types.start_byte] = "("


def _has(node: SyntaxNode, kind: str) -> bool:
    """Whether `node` has a keyword or sign of that kind."""
    return any(each.type == kind for each in node.children)
