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
    "times": r"once|twice|\d+ times?",
    "status": r"[a-z-]+",
    "status:known": r"new|unlinked|linking|linked|evaluating|evaluating-async|evaluated",
    "outcome": r"[a-z-]+",
    "state": r"[a-z-]+",
    "word": r"\w+",
    "modules": r".+",
    "names": r".+",
    "text": r".+",
    "value": r".+",
}
"""What may stand in each slot of a form; behind a colon is what to allow in this form only."""

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
    "outcome": "fulfilled",
    "state": "fulfilled",
    "word": "ModuleMapHit",
    "modules": "a.js, b.js",
    "names": "one, two",
    "text": "6",
    "value": "6",
}
_ARTICLE = re.compile(r"^(?:the|an?) ")
_ARTICLE_IN_FRONT = r"(?:(?:the|an?)\s+)?"
_SLOT = re.compile(r"\{(\w+)(?::\w+)?\}")
_LIKE_A_MODULE = re.compile(r'"[^"]+"|[\w./?=-]+\.\w{1,4}(?:\?\S*)?')
_NEAR_ENOUGH = 0.5

Slots = Mapping[str, str]
"""What stood in the slots of a form, by their names."""


class PhraseError(Exception):
    """A phrase is not understood, or speaks of something that is not there; the message says what to write instead.

    `ending` says how the run ended, where something never happens in it.
    """

    def __init__(self, message: str, ending: str = "") -> None:
        super().__init__(f"{message}; {ending}" if ending else message)
        self.message = message
        self.ending = ending


class Form(Protocol):
    """Something that is said by a form."""

    @property
    def form(self) -> str:
        """The words, with slots in braces."""

    @property
    def also(self) -> Sequence[str]:
        """Other words for the same, with the same slots: understood, and not taught."""


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
        self.forms = tuple(forms)
        self._patterns = [(form, _pattern(form.form)) for form in self.forms]
        # What is taught comes first.
        self._patterns += [(form, _pattern(words)) for form in self.forms for words in form.also]

    def read(self, text: str) -> tuple[FormT, Slots]:
        """The form of the phrase `text`, and what stands in its slots.

        Names lose their quotes; texts and values are as they were written.

        Raises
        ------
        PhraseError
            No form fits; the message names the nearest.
        """
        for form, pattern in self._patterns:
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
            (SequenceMatcher(None, plain, _filled(words, ())).ratio(), number)
            for number, form in enumerate(self.forms)
            for words in (form.form, *form.also)
        ]
        best, number = max(likeness, key=lambda pair: (pair[0], -pair[1]))
        return _filled(self.forms[number].form, modules) if best >= _NEAR_ENOUGH else None


def _pattern(form: str) -> re.Pattern[str]:
    """What the form fits; an article in front of it may be left out, or be another one."""
    without_article = _ARTICLE.sub("", form)
    front = "" if without_article.startswith("{") else _ARTICLE_IN_FRONT
    parts = re.split(r"\{([\w:]+)\}", without_article)
    text = "".join(
        rf"(?P<{part.partition(':')[0]}>{_SLOTS[part]})" if index % 2 else re.escape(part).replace(r"\ ", r"\s+")
        for index, part in enumerate(parts)
    )
    return re.compile(front + text, re.DOTALL)


def _filled(form: str, modules: Sequence[str]) -> str:
    """The form with these modules in its slots, in their order, and examples in the others."""
    rest = list(modules)

    def fill(match: re.Match[str]) -> str:
        if match[1] in ("module", "other", "owner") and rest:
            return rest.pop(0)
        # Without names of the writer's own every module is the same: only the words are compared.
        return "main.js" if match[1] in ("module", "other", "owner") else _EXAMPLES[match[1]]

    return _SLOT.sub(fill, form)
