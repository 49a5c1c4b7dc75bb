from __future__ import annotations

import re

from modviz.recording.session import trace
from modviz.view.plain.trace import text_trace
from tests.view.runs import dead_zone, gone, live, missing


def in_order(text: str, *parts: str) -> bool:
    """Whether the parts stand in the text one after the other."""
    return re.search(".*".join(map(re.escape, parts)), text, re.DOTALL) is not None


def test_the_run_reads_from_top_to_bottom() -> None:
    text = "\n".join(text_trace(live()))
    assert in_order(
        text,
        "The run of main.js",
        "main.js imports counter.js",
        "Phase 1: construction",
        "main.js is parsed into a module record",
        "Phase 2: instantiation",
        "The cycle closes.",
        "Phase 3: evaluation",
        "main.js line 6: increase();",
        "counter.js changes count from 5 to 6.",
        "render.js prints at line 4:",
        "n is 6",
        "Outcome",
        "Fulfilled",
        "Console",
        "warn: main sees 6 6  (main.js line 8)",
        "Modules",
        "counter.js: evaluated",
        "count: 6 (number), exported as count, total",
    )


def test_boxes_are_told_apart_in_words() -> None:
    text = "\n".join(text_trace(live()))
    assert "n points at count of counter.js: 6 (number)" in text
    assert "later: undefined, exported as later" in text
    assert "all is the namespace object of counter.js" in text
    assert "m: empty (reading it would throw)" in "\n".join(text_trace(dead_zone()))


def test_a_module_is_indented_below_the_one_that_needs_it() -> None:
    lines = list(text_trace(live()))
    entered = [line for line in lines if "The walk enters" in line and "it is linking" in line]
    indents = [len(line) - len(line.split(". ", 1)[1].lstrip()) for line in entered]
    main, counter, render = indents
    assert main < counter == render


def test_a_clause_is_named_where_it_begins() -> None:
    phase_two = "\n".join(text_trace(live())).split("Phase 2")[1].split("Phase 3")[0]
    assert phase_two.count("[CreateImportBinding]") == 1


def test_an_error_tells_where_it_is_and_what_to_do() -> None:
    text = "\n".join(text_trace(missing()))
    assert in_order(
        text, "Rejected", "does not provide an export named 'nope'", "At main.js:1:15", "What to do: compare"
    )
    assert "What to do: check that the file is there" in "\n".join(text_trace(gone()))
    assert "What to do: read the name later" in "\n".join(text_trace(dead_zone()))


def test_without_events_only_what_came_of_it_is_told() -> None:
    lines = list(text_trace(live(), events=False))
    assert lines[0] == "The run of main.js as a page"
    assert lines[2:4] == ["Outcome", "-------"]
    assert not any("The walk enters" in line for line in lines)


def test_it_is_made_to_be_read_aloud() -> None:
    assert not set("\n".join(text_trace(live()))) & set("╭╮╰╯│─━▸░◔")


def test_it_is_made_line_by_line() -> None:
    body = "let n = 0;\nfor (let i = 0; i < 30000; i++) {\n  n += i;\n}\n"
    run = trace("main.js", sources={"main.js": body})
    lines = text_trace(run)
    assert next(lines) == "The run of main.js as a page"
    assert sum(1 for _ in lines) > 30_000
