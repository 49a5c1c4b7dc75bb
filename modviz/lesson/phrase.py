"""The phrases that a lesson may use for places and for what holds: read by forms such as `{module} is fetched`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Generic, Protocol, TypeVar

_NAME = r'"[^"]+"|[^\s",]+(?: \([a-z]+\))?'
"""A name as it is, with its type where it has one, as `menu.json (json)` does; or any text in quotes."""

_SLOTS: Mapping[str, str] = {
    "module": _NAME,
    "other": _NAME,
    "name": _NAME,
    "pointer": _NAME,
    "owner": _NAME,
    "line": r"\d+",
    "number": r"\d+(?:\.\d+)?",
    "times": r"once|twice|\d+ times",
    "status": r"[a-z-]+",
    "word": r"\w+",
    "modules": r".+",
    "text": r".+",
    "value": r".+",
}
"""What may stand in each slot of a form."""

_EXAMPLES: Mapping[str, str] = {
    "module": "main.js",
    "other": "counter.js",
    "name": "count",
    "pointer": "total",
    "owner": "counter.js",
    "line": "3",
    "number": "2",
    "times": "once",
    "status": "linked",
    "word": "ModuleMapHit",
    "modules": "a.js, b.js",
    "text": "6",
    "value": "6",
}
_SLOT = re.compile(r"\{(\w+)\}")
_LIKE_A_MODULE = re.compile(r'"[^"]+"|[\w./?=-]+\.\w{1,4}(?:\?\S*)?')
_NEAR_ENOUGH = 0.5

Slots = Mapping[str, str]
"""What stood in the slots of a form, by their names."""


class PhraseError(Exception):
    """A phrase is not understood, or speaks of something that is not there; the message says what to write instead."""


class Form(Protocol):
    """Something that is said by a form."""

    @property
    def form(self) -> str:
        """The words, with slots in braces."""


FormT = TypeVar("FormT", bound=Form)


class Phrasebook(Generic[FormT]):
    """All forms of one kind, and how to read a phrase by them.

    Parameters
    ----------
    what
        What the phrases are, for messages: "place".
    forms
        The forms; of several that fit, the first is meant.
    """

    def __init__(self, what: str, forms: Iterable[FormT]) -> None:
        self._what = what
        self._forms = tuple((form, _pattern(form.form)) for form in forms)

    @property
    def forms(self) -> tuple[FormT, ...]:
        """All forms, in their order."""
        return tuple(form for form, _ in self._forms)

    def read(self, text: str) -> tuple[FormT, Slots]:
        """The form of the phrase `text`, and what stands in its slots.

        Names lose their quotes; texts and values are as they were written.

        Raises
        ------
        PhraseError
            No form fits; the message names the nearest.
        """
        for form, pattern in self._forms:
            match = pattern.fullmatch(text)
            if match is not None:
                return form, {
                    slot: value.strip('"') if _SLOTS[slot] is _NAME else value
                    for slot, value in match.groupdict().items()
                }
        nearest = self._nearest(text)
        hint = f"; did you mean {nearest!r}?" if nearest else "; lessons/README.md lists all that can be said"
        raise PhraseError(f"{text!r} is no {self._what} that modviz understands{hint}")

    def _nearest(self, text: str) -> str | None:
        """The form most like `text`, with the names that stand there."""
        modules = _LIKE_A_MODULE.findall(text)
        plain = _LIKE_A_MODULE.sub("main.js", text)
        likeness = [
            (SequenceMatcher(None, plain, _filled(form.form, ())).ratio(), number)
            for number, (form, _) in enumerate(self._forms)
        ]
        best, number = max(likeness, key=lambda pair: (pair[0], -pair[1]))
        return _filled(self._forms[number][0].form, modules) if best >= _NEAR_ENOUGH else None


def _pattern(form: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", form)
    text = "".join(
        rf"(?P<{part}>{_SLOTS[part]})" if index % 2 else re.escape(part).replace(r"\ ", r"\s+")
        for index, part in enumerate(parts)
    )
    return re.compile(text, re.DOTALL)


def _filled(form: str, modules: Sequence[str]) -> str:
    """The form with these modules in its slots, in their order, and examples in the others."""
    rest = list(modules)

    def fill(match: re.Match[str]) -> str:
        if match[1] in ("module", "other", "owner") and rest:
            return rest.pop(0)
        # Without names of the writer's own every module is the same: only the words are compared.
        return "main.js" if match[1] in ("module", "other", "owner") else _EXAMPLES[match[1]]

    return _SLOT.sub(fill, form)
