"""Whether the boxes of memory give the answer to a question that an author wrote, before it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modviz.questions.question import Question
from modviz.record.world import World

_PRIMITIVE = ("boolean", "null", "number", "string", "undefined", "bigint")
_LONG_ENOUGH = 3
"""Characters: what is shorter stands in answers by chance, unless it is all that they say."""

_QUOTES = "\"'`"


def boxes_tell(question: Question, world: World) -> bool:
    """Whether what a box holds in `world` is the right answer, or stands in it."""
    held = frozenset(_held(world))
    return any(_is_told(choice.text.replace("`", "").strip(f"{_QUOTES} "), held) for choice in question.right)


def _held(world: World) -> Iterator[str]:
    """What boxes hold, in the words of the screen."""
    for module in world.modules.values():
        for binding in (module.bindings or {}).values():
            if binding.is_pointer:
                continue
            if binding.value is None:
                yield "empty"
            elif binding.value.type in _PRIMITIVE:
                yield binding.value.preview.strip(_QUOTES)


def _is_told(answer: str, held: frozenset[str]) -> bool:
    return answer in held or any(
        len(each) >= _LONG_ENOUGH and re.search(rf"(?<!\w){re.escape(each)}(?!\w)", answer) for each in held
    )
