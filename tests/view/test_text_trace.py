from __future__ import annotations

import re

from modviz.record.events import ModuleParsed
from modviz.recording.session import trace
from modviz.view.moment import Moment
from modviz.view.plain.panel_words import graph_sentences
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
        "Outcome",
        "Fulfilled",
        "main.js imports counter.js",
        "Phase 1: construction",
        "main.js is parsed into a module record",
        "Phase 2: instantiation",
        "The cycle closes.",
        "Phase 3: evaluation",
        "main.js line 6: increase();",
        "main.js line 6 calls up() of counter.js. counter.js line 5: count += 1;",
        "counter.js changes count from 5 to 6.",
        "render.js prints at line 4:",
        "n is 6",
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
    linking = lines[lines.index("Phase 2: instantiation") : lines.index("Phase 3: evaluation")]
    entered = [line for line in linking if "The walk enters" in line]
    indents = [len(line) - len(line.split(". ", 1)[1].lstrip()) for line in entered]
    main, counter, render = indents
    assert main < counter == render


def test_a_clause_is_named_where_it_begins() -> None:
    phase_two = "\n".join(text_trace(live())).split("Phase 2")[1].split("Phase 3")[0]
    assert phase_two.count("[CreateImportBinding]") == 1


def test_what_is_always_so_is_told_once_in_a_phase() -> None:
    text = "\n".join(text_trace(live()))
    assert text.count("stays on the stack until it and everything it needs is linked") == 1
    assert text.count("gets an entry there that is marked 'fetching'") == 1
    assert text.count("The walk enters") == 6


def test_numbers_that_are_left_out_are_told_to_be() -> None:
    lines = list(text_trace(live()))
    steps = [int(line.split(".")[0]) for line in lines if re.match(r" *\d+\. ", line)]
    assert steps != list(range(1, len(steps) + 1))
    assert "The steps have the numbers of the timeline on the screen. Small ones in between are left out." in lines


def test_the_time_is_told_when_it_has_changed() -> None:
    text = "\n".join(
        text_trace(
            trace("main.js", sources={"main.js": "import './a.js';", "a.js": "setTimeout(console.log, 500, 1);"})
        )
    )
    assert in_order(
        text,
        "main.js is not in the module map",
        "It is 10 ms",
        "main.js is parsed",
        "It is 20 ms",
        "a.js is parsed",
        "520 ms on the virtual clock",
        "prints",
    )
    assert text.count("It is 20 ms") == 1


def test_an_error_that_nobody_caught_is_told_with_the_outcome() -> None:
    lines = list(text_trace(trace("main.js", sources={"main.js": "Promise.reject(new Error('lost'));"}), events=False))
    assert lines[4:6] == [
        "Fulfilled: main.js and all it imports ran to the end.",
        "Nobody caught Error: lost (at main.js:1:16).",
    ]
    assert not any("Nobody caught" in line for line in text_trace(dead_zone()))


def test_a_module_of_json_is_one_module() -> None:
    sources = {"main.js": "import a from './a.json' with { type: 'json' };", "a.json": "1"}
    text = "\n".join(text_trace(trace("main.js", sources=sources)))
    assert in_order(text, "2 modules.", "  main.js imports a.json (json).", "  a.json (json) imports nothing.")


def test_imports_are_told_in_the_order_of_the_text() -> None:
    sources = {"main.js": "import './a.js';", "a.js": "import './main.js';\nimport './b.js';", "b.js": ""}
    text = "\n".join(text_trace(trace("main.js", sources=sources)))
    assert "  a.js imports main.js (back edge: closes a cycle), b.js." in text


def test_what_a_module_imports_that_is_not_here_is_not_known() -> None:
    text = "\n".join(text_trace(trace("main.js", sources={"main.js": "import './gone.js';"})))
    assert in_order(text, "main.js imports gone.js.", "gone.js is not here, so what it imports is not known.")


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


def test_before_its_requests_are_loaded_a_module_is_not_said_to_import_nothing() -> None:
    timeline = trace("main.js", sources={"main.js": "import './a.js';", "a.js": ""}).timeline()
    parsed = next(number for number, event in enumerate(timeline.events, 1) if isinstance(event, ModuleParsed))
    timeline.seek(parsed)
    assert list(graph_sentences(Moment(timeline))) == ["main.js asks for ./a.js: not loaded yet."]
    timeline.seek(parsed + 2)
    assert "a.js is not here yet, so what it imports is not known." in graph_sentences(Moment(timeline))
