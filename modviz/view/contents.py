"""What is in a box, said so that empty, undefined, a function and a value differ by glyph and by word."""

from __future__ import annotations

from rich.cells import cell_len

from modviz.record.entries import DEFAULT_BINDING
from modviz.record.values import Value
from modviz.record.world import Binding
from modviz.view.glyphs import GUEST
from modviz.view.moment import Line, Span
from modviz.view.text import ELLIPSIS, clean, crop

EMPTY: Line = (Span("░ empty", "empty"),)
UNDEFINED: Line = (Span("◇ undefined", "undefined"),)
_SAY_THEIR_TYPE = ("null", "class")
_STYLES = {
    "string": "string",
    "number": "number",
    "bigint": "number",
    "function": "function",
    "class": "function",
}


def contents(value: Value | None, width: int) -> Line:
    """The spans that show `value` in at most about `width` cells; None is the empty box of the dead zone.

    Where there is little room the word for the type goes first, then the end of the preview; the number
    that tells which object it is stays.
    """
    if value is None:
        return EMPTY
    if value.type == "undefined":
        return UNDEFINED
    glyph, preview = _preview(value)
    shown = clean(preview)
    style = _STYLES.get(value.type, "value")
    identity = "" if value.identity is None else f" #{value.identity}"
    word = "" if value.type in _SAY_THEIR_TYPE else f" {value.type}"
    room = width - cell_len(glyph) - len(identity)
    is_cut = False
    if cell_len(shown) > room - len(word):
        is_cut = cell_len(shown) > max(4, room)
        word, shown = "", crop(shown, max(4, room))
    spans = (
        Span(glyph, style),
        Span(shown.removesuffix(ELLIPSIS) if is_cut else shown, f"{GUEST} {style}"),
        # Not the guest's: in ASCII it has a stand-in.
        Span(ELLIPSIS if is_cut else "", style),
        Span(word, "dim"),
        Span(identity, "identity"),
    )
    return tuple(span for span in spans if span.text)


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
    if binding.kind == "copy":
        return ", ".join(map(clean, binding.export_names)) or name
    exports = [clean(export) for export in binding.export_names]
    others = ", ".join(export for export in exports if export != name)
    if not others:
        return name
    return f"{name}, also as {others}" if name in exports else f"{name} as {others}"
