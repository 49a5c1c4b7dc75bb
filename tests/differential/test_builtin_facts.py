"""The names of built-in modules, and of what they export, are those of the node that all is compared with."""

from __future__ import annotations

import pytest

from modviz.hosts.node.builtin_modules import builtin_module, is_bare_builtin, is_builtin
from tests.differential.builtin_facts import FILE, facts_of_node
from tests.node_binary import MISSING, NODE


@pytest.mark.skipif(NODE is None, reason=MISSING)
def test_the_facts_are_those_of_this_node():
    assert FILE.read_text(encoding="utf-8") == facts_of_node(), (
        "python -m tests.differential.builtin_facts makes them anew"
    )


def test_names_with_and_without_a_scheme():
    assert is_builtin("fs")
    assert is_builtin("node:fs/promises")
    assert is_builtin("node:test")
    assert not is_bare_builtin("node:fs")
    assert not is_builtin("test")
    assert not is_builtin("node:node:fs")
    assert builtin_module("events").exports["EventEmitter"] == "function"
    assert builtin_module("node:url").exports["URL"] == "class"
