"""The signs of events: each can be drawn, in 7 bits too, and says what came of it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

import modviz
from modviz.record.events import ResourceArrived
from modviz.view.glyphs import check_signs


@pytest.mark.parametrize(
    ("sign", "mistake"),
    [
        (("☃", "dim"), "'☃' is not one cell with an ASCII form"),
        (("=>", "dim"), "'=>' is not one cell with an ASCII form"),
        (("=", "loud"), "there is no style class 'loud'"),
    ],
)
def test_a_sign_that_cannot_be_drawn_is_refused(sign, mistake):
    check_signs([SimpleNamespace(__name__="Sealed", sign=("=", "dim"))])
    with pytest.raises(ValueError, match=f"the event Sealed: {mistake}"):
        check_signs([SimpleNamespace(__name__="Sealed", sign=sign)])


def test_an_answer_that_never_comes_looks_like_an_error():
    texts = {
        "main.js": "await fetch('./a.txt'); await fetch('https://other.example/b').catch(() => {});",
        "a.txt": "text",
    }
    events = modviz.trace("main.js", sources=texts).events
    assert [event.own_sign[1] for event in events if isinstance(event, ResourceArrived)] == [
        "status-fetching",
        "lack",
    ]
