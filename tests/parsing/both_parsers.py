"""Asks both parsers about one text.  `tests.fuzz` does so with thousands of programs."""

from __future__ import annotations

import re

from modviz.parsing.parser import ParseError, parse_module, parse_module_exactly
from modviz.parsing.rewriting.insertions import strip_insertions
from modviz.parsing.rewriting.rewrite import ModuleSyntax
from modviz.parsing.tree_sitter_parser.parser import quick_tree

# Mistakes of `esprima` 5.0.0, where the quick parser is right: it refuses these texts, ...
_WRONGLY_REFUSED = re.compile(r"""import\s*['"]\.['"]|\bset\b[^;{]*\n|export\s+default\s+from\b|\}\s*`""")
# ... takes what stands in the line after `return` for its operand, ...
_OPERAND_TOO_LATE = re.compile(r"return[^;]*\n[^;]*['\"`]")
# ... and has a statement without a semicolon reach to the brace after it.
_BEFORE_BRACE = re.compile(r"\s*(/\*\$mv\d*\*/[})])\s*")


def is_read_quickly(text: str) -> bool:
    """Whether the quick parser makes a tree of `text`."""
    return quick_tree(text) is not None


def disagreement(text: str) -> str | None:
    """What the parsers find differently in `text`; None if they agree, or the quick one leaves it to the other."""
    if not is_read_quickly(text):
        return None
    quick = parse_module(text)
    try:
        exact = parse_module_exactly(text)
    except ParseError as error:
        return None if _WRONGLY_REFUSED.search(text) else f"only esprima refuses it: {error}"
    if _findings(quick) == _findings(exact) or _OPERAND_TOO_LATE.search(text):
        return None
    return f"{quick.text}\n--- and by esprima:\n{exact.text}"


def _findings(syntax: ModuleSyntax) -> tuple[object, ...]:
    found = syntax.parsed
    return (
        _BEFORE_BRACE.sub(r"\1", syntax.text),
        strip_insertions(syntax.text, syntax.marker),
        *(found.requested_modules, found.import_entries, found.declarations, found.has_tla),
        *(found.local_export_entries, found.indirect_export_entries, found.star_export_entries),
        [(statement.line, statement.column) for statement in found.statements],
    )
