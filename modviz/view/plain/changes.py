"""What differs between two moments, in sentences: what a step changed, or what two runs do differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from modviz.view.contents import shown_name
from modviz.view.plain.facts import Fact
from modviz.view.text import clean

Facts = Mapping[Fact, str]

_MOST_SENTENCES = 40
_NOTHING_YET = ("new", "unlinked")
"""Statuses that say no more than that the module has been parsed, which is told of its file."""


def changes(before: Facts, after: Facts) -> list[str]:
    """What is so `after` and was not `before`, one sentence each; modules to which the same happened share one."""
    return _shortened(list(_changes(before, after)))


def differences(one: Facts, other: Facts, one_name: str, other_name: str) -> list[str]:
    """What is not the same in two runs, each sentence with both sides."""
    modules, others = _modules(one), _modules(other)
    sentences = [*_only(modules, others, one_name), *_only(others, modules, other_name)]
    alone = set(modules) ^ set(others)
    for key in dict.fromkeys([*one, *other]):
        here, there = one.get(key, _missing(key)), other.get(key, _missing(key))
        if here != there and key[0] not in ("console", "body") and not (len(key) > 1 and key[1] in alone):
            sentences.append(f"{_about(key)}: {here} in {one_name}; {there} in {other_name}.")
    return _shortened(sentences)


def _modules(facts: Facts) -> list[str]:
    return [key[1] for key in facts if key[0] == "file"]


def _only(modules: list[str], others: list[str], name: str) -> Iterator[str]:
    alone = [clean(module) for module in modules if module not in others]
    if alone:
        yield f"Only in {name}: {', '.join(alone)}."


def _changes(before: Facts, after: Facts) -> Iterator[str]:
    new = {key: words for key, words in after.items() if before.get(key) != words}
    yield from _together(new, "file", "In the module map, {words}: {names}.")
    yield from _together(
        {key: words for key, words in new.items() if _is_worth_telling(before.get(key), words)},
        "status",
        "Now {words}: {names}.",
    )
    yield from _together(new, "body", "{names} {words}.")
    yield from _together(new, "error", "{names} failed: {words}.")
    for key, words in new.items():
        match key:
            case ("box", module, name):
                was = f", was {before[key]}" if key in before else ""
                yield f"{clean(module)}, {shown_name(name)}: {words}{was}."
            case ("import", _):
                yield f"{words}."
            case ("stack",) if key in before or words != "empty":
                yield f"The stack, top first: {words}." if words != "empty" else "The stack is empty."
            case ("console", _):
                yield f"The console prints: {words}"
            case ("clock",) if key in before or words != "0 ms":
                yield f"The virtual clock is at {words}."
            case ("outcome",) if words != "not over":
                yield f"The run is {words}."


def _together(new: Facts, kind: str, sentence: str) -> Iterator[str]:
    """One sentence for all to which the same happened."""
    names: dict[str, list[str]] = {}
    for key, words in new.items():
        if key[0] == kind:
            names.setdefault(words, []).append(clean(key[1]))
    for words, each in names.items():
        yield sentence.format(words=words, names=", ".join(each))


def _is_worth_telling(before: str | None, words: str) -> bool:
    return words not in _NOTHING_YET or (before is not None and before not in _NOTHING_YET)


def _about(key: Fact) -> str:
    match key:
        case ("box", module, name):
            return f"{clean(module)}, {shown_name(name)}"
        case ("file", module):
            return f"{clean(module)} in the module map"
        case ("status", module):
            return f"The status of {clean(module)}"
        case ("error", module):
            return f"The error of {clean(module)}"
        case ("import", number):
            return f"Call {number} of import()"
        case ("stack",):
            return "The stack, top first"
        case ("clock",):
            return "The virtual clock"
        case _:
            return "The run"


def _missing(key: Fact) -> str:
    return "no error" if key[0] == "error" else "not there"


def _shortened(sentences: list[str]) -> list[str]:
    """As many as one can listen to."""
    if len(sentences) <= _MOST_SENTENCES:
        return sentences
    return [*sentences[:_MOST_SENTENCES], f"And {len(sentences) - _MOST_SENTENCES:,} more."]
