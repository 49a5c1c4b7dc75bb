"""How much is left to chance: examples that are drawn, and how many of them."""

import os

from hypothesis import settings

EXPLORES = bool(os.environ.get("MODVIZ_EXPLORE"))
"""Whether chance is chance (`conftest`), and gets the time it can use: several times as many examples."""

_LESS = 4


def examples(number: int) -> settings:
    """The settings of a test that draws `number` examples when it explores, and otherwise enough to see it work.

    What is not explored is the same every time: more of it would find nothing that the first run has not found.
    """
    return settings(max_examples=number if EXPLORES else max(number // _LESS, 5))
