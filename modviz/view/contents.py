"""What is in a box, said so that empty, undefined, a function and a value differ by glyph and by word."""

from __future__ import annotations

from rich.cells import cell_len

from modviz.trace.entries import DEFAULT_BINDING
from modviz.trace.values import Value
from modviz.trace.world import Binding
from modviz.view.panel import Line, Span
from modviz.view.text import clean, crop

EMPTY: Line = (Span("░ empty", "empty"),)
UNDEFINED: Line = (Span("◇ undefined", "undefined"),)
_SAY_THEIR_TYPE = ("null", "class")
_STYLES = {"string": "string", "number": "number", "bigint": "number", "function": "function", "class": "function"}


def contents(value: Value | None, width: int) -> Line:
    """The spans that show `value` in at most about `width` cells; None is the empty box of the dead zone.

    The type and the identity of an object stay readable: only the preview is cropped.
    """
    if value is None:
        return EMPTY
    if value.type == "undefined":
        return UNDEFINED
    glyph, preview = _preview(value)
    after: list[Span] = []
    if value.type not in _SAY_THEIR_TYPE:
        after.append(Span(f" {value.type}", "dim"))
    if value.identity is not None:
        after.append(Span(f" #{value.identity}", "identity"))
    room = width - cell_len(glyph) - sum(len(span.text) for span in after)
    style = f"guest {_STYLES.get(value.type, 'value')}"
    shown = Span(crop(clean(preview), max(4, room)), style)
    return (Span(glyph, style.removeprefix("guest ")), shown, *after) if glyph else (shown, *after)


def _preview(value: Value) -> tuple[str, str]:
    """The glyph that modviz puts first, and the guest's part of the preview."""
    match value.type:
        case "function":
            return "ƒ ", value.preview.removeprefix("ƒ").lstrip()
        case "class":
            return "▣ ", value.preview if value.preview.startswith("class") else f"class {value.preview}"
    return "", value.preview


def shown_name(name: str) -> str:
    """The name of a binding as a person would call it: a default export without a name is "default"."""
    return "default" if name == DEFAULT_BINDING else clean(name)


def exported_name(binding: Binding) -> str:
    """The name of a box, and the names it is exported under where they differ: `count as total`."""
    name = shown_name(binding.name)
    others = [clean(export) for export in binding.export_names if clean(export) != name]
    return f"{name} as {', '.join(others)}" if others else name
