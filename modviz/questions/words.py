"""How questions and explanations name things, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from modviz.questions.trace_index import Box
from modviz.record.entries import DEFAULT_BINDING
from modviz.record.values import Value

EMPTY = "empty: to read it would throw"
"""What is said of a box in its dead zone."""

NOTHING_PRINTED = "Nothing more is printed"
NO_MODULE = "No module"

_MOST_ON_A_WAY = 4
_MEANS_SOMETHING = re.compile(r"[*`<\\&]|\]\(|(?<!\w)_|_(?!\w)")


def code(text: str) -> str:
    """`text` as code in Markdown, also when there are backticks in it."""
    return f"`{text}`" if "`" not in text else f"`` {text} ``"


def plain(text: str) -> str:
    """`text` as Markdown that shows it as it is: as code, if anything in it might mean something else."""
    return code(text) if _MEANS_SOMETHING.search(text) else text


def binding(name: str) -> str:
    """What a binding is called."""
    return "the default export" if name == DEFAULT_BINDING else code(name)


def box(owner: Box) -> str:
    """What a box is called: its name and its module."""
    module, name = owner
    return f"the box of {binding(name)} in {code(module)}"


def content(value: Value | None) -> str:
    """What is in a box, as plain text."""
    return EMPTY if value is None else value.preview


def was(value: Value | None) -> str:
    """What was in a box, as the end of a sentence in Markdown."""
    return "empty" if value is None else code(value.preview)


def listed(names: Sequence[str]) -> str:
    """Some names, in a sentence."""
    shown = [code(name) for name in names]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def along(names: Sequence[str]) -> str:
    """A way along imports, of two modules or more."""
    if len(names) > _MOST_ON_A_WAY:
        return f"{code(names[0])} → … → {code(names[-2])} → {code(names[-1])}"
    return " → ".join(code(name) for name in names)
