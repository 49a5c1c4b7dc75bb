"""In random texts of CommonJS modules, modviz sees the names that node sees.

`MODVIZ_TEXTS` says how many (600 by default).
"""

from __future__ import annotations

import os
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from modviz.hosts.node.name_lexer import see_names
from tests.differential.commonjs_texts import random_text
from tests.node_binary import MISSING, NODE, ask_node

_TEXTS = int(os.environ.get("MODVIZ_TEXTS", "600"))
_TEXTS_AT_ONCE = 300

# The lexer itself: what node makes of its answer can only be seen of texts that run.
_ASK = r"""
const { internalBinding } = require('internal/test/binding');
const { parse } = internalBinding('cjs_lexer');
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(texts.map((text) => parse(text).map((names) => [...new Set(names)]))));
"""


@pytest.mark.skipif(NODE is None, reason=MISSING)
@settings(
    phases=[Phase.generate],
    max_examples=max(1, _TEXTS // _TEXTS_AT_ONCE),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 2**32))
def test_random_texts(seed):
    random = Random(seed)
    texts = [random_text(random) for _ in range(_TEXTS_AT_ONCE)]
    asked = ask_node("--expose-internals", "--eval", _ASK, question=texts)
    for text, expected in zip(texts, asked, strict=True):
        seen = see_names(text)
        assert [list(seen.exports), list(seen.reexports)] == expected, text
