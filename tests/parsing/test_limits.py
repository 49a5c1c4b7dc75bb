"""Parsing ends within its limits, and what was reached is never told as an error of the program."""

from __future__ import annotations

import re
import sys
from contextlib import closing
from types import FrameType

import pytest

import modviz
from modviz.limits import Limits
from modviz.parsing.parse_error import ParseError, ParsingLimitError
from modviz.parsing.parser import parse_module, parse_module_quickly
from modviz.parsing.parsing import Parsing
from modviz.record.failures import Limit

DENSE = "var a;" + "a = 1;" * 150_000
DEEP = "[" * 1_900 + "]" * 1_900


@pytest.mark.parametrize(
    ("text", "limits", "complaint"),
    [
        (DENSE, Limits(parsing_seconds=0.5), "takes parsing beyond its limit of 0.5 seconds of computing"),
        # Python may go on looking for memory for as long as it has time.
        (
            DENSE,
            Limits(parsing_seconds=8, parsing_memory=2**23),
            r"takes parsing beyond its limit of (8 MB of memory|8 seconds of computing)",
        ),
        ("a;" * 6, Limits(source_length=11), "has more than 11 characters, which is the limit for one source text"),
        (DEEP, Limits(), "is nested too deeply for the parser"),
    ],
    ids=["time", "memory", "length", "nesting"],
)
@pytest.mark.parametrize("goal", ["module", "script"])
def test_a_limit_of_parsing_stops_the_run(text: str, limits: Limits, complaint: str, goal: str) -> None:
    trace = modviz.trace("main.js", sources={"main.js": text}, limits=limits, goal=goal)
    assert trace.outcome.status == "stopped"
    error = trace.outcome.error
    assert error is not None
    assert (error.name, error.about) == ("RangeError", Limit("parsing"))
    assert re.fullmatch(rf"main\.js {complaint}\.", error.message)


def test_long_texts_have_one_limit_of_time_together() -> None:
    texts = [f"var a{number};" + "a = 1;" * 20_000 for number in range(8)]
    with closing(Parsing(None, Limits(parsing_seconds=0.5))) as parsing, pytest.raises(ParsingLimitError) as reached:
        for text in texts:
            parsing.parse(text)
    assert reached.value.limit == "time"


def test_short_texts_that_are_read_exactly_have_one_limit_of_time_together() -> None:
    texts = [f"a{number};let let" for number in range(100)]
    with closing(Parsing(None, Limits(parsing_seconds=0.001))) as parsing, pytest.raises(ParsingLimitError) as reached:
        for text in texts:
            with pytest.raises(ParseError):
                parsing.parse(text)
    assert reached.value.limit == "time"


@pytest.mark.parametrize("text", ["let \udca7;", "f(1 2)", "let let", "let a, a"])
def test_another_process_tells_the_same_error(text: str) -> None:
    text = "a++;\n" * 1_500 + text
    with pytest.raises(ParseError) as here:
        parse_module(text)
    with closing(Parsing(None)) as parsing, pytest.raises(ParseError) as elsewhere:
        parsing.parse(text)
    assert str(elsewhere.value) == str(here.value)
    assert elsewhere.value.about == here.value.about


def test_a_long_text_with_a_lone_surrogate() -> None:
    text = "import '\\ud800';\n" + "a++;\n" * 15_000
    with closing(Parsing(None)) as parsing:
        assert parsing.parse(text) == parse_module(text)


def test_labels_take_a_line_of_python_each() -> None:
    def lines_for(labels: int) -> int:
        count = 0

        def tracer(frame: FrameType, event: str, _: object) -> object:
            nonlocal count
            count += event == "line"
            return tracer

        text = "".join(f"a{number}:" for number in range(labels)) + ";"
        sys.settrace(tracer)
        try:
            assert parse_module_quickly(text) is not None
        finally:
            sys.settrace(None)
        return count

    assert lines_for(200) < 3 * lines_for(100)
