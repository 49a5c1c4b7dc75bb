"""Modules and their boxes in words, for plain text."""

from __future__ import annotations

from modviz.record.world import Binding, Module, World
from modviz.view.contents import shown_name
from modviz.view.status import MODULE_SIGNS
from modviz.view.text import clean

_LONGEST_VALUE = 100


def status_words(module: Module) -> str:
    """How far the module is: "linked", or "evaluated, in a cycle whose root is a.js"."""
    words = MODULE_SIGNS[module.status].word
    if module.evaluation_error is not None:
        return f"{words}, with an error: {clean(module.evaluation_error.name)}"
    if module.cycle_root is not None and module.cycle_root != module.name:
        return f"{words}, in a cycle whose root is {clean(module.cycle_root)}"
    return words


def binding_words(world: World, module: Module, binding: Binding) -> str:
    """A box with what it holds and how it is exported, or a pointer with what it points at."""
    name = shown_name(binding.name)
    if binding.target_module is not None:
        owner = clean(binding.target_module)
        if binding.target_binding is None:
            deferred = "deferred " if binding.kind == "deferred-namespace" else ""
            return f"{name} is the {deferred}namespace object of {owner}"
        box = world.box(module.name, binding.name)
        holds = "which has no box yet" if box is None else contents_words(box)
        return f"{name} points at {shown_name(binding.target_binding)} of {owner}: {holds}"
    exported = f", exported as {', '.join(map(clean, binding.export_names))}" if binding.export_names else ""
    return f"{name}: {contents_words(binding)}{exported}"


def contents_words(box: Binding) -> str:
    """What is in a box, said so that empty, undefined and a value differ."""
    value = box.value
    if value is None:
        return "empty (reading it would throw)"
    if value.type in ("undefined", "null"):
        return value.type
    identity = "" if value.identity is None else f" number {value.identity}"
    # The glyph for functions is for the eye; the word for the type follows.
    preview = value.preview.removeprefix("ƒ").lstrip()
    return f"{clean(preview[:_LONGEST_VALUE])} ({value.type}{identity})"
