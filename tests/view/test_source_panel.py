from __future__ import annotations

from itertools import groupby

import pytest
from rich.cells import cell_len

from modviz.record.events import (
    BindingInitialized,
    BindingWritten,
    DeadZoneRead,
    FetchStarted,
    ImportBound,
    ModuleRequested,
    RunFinished,
    StatementReached,
)
from modviz.record.sources import source_lines
from modviz.recording.session import trace
from modviz.view.moment import Moment, Panel, plain
from modviz.view.panels.source import source_panel
from modviz.view.syntax import coloured_lines
from tests.view.runs import (
    LIVE,
    about,
    dead_zone,
    gone,
    line_with,
    live,
    missing,
    moment_at,
    moment_of,
    span_with,
    text_of,
)


def test_the_line_about_to_run_is_marked_and_kept_in_sight() -> None:
    panel = source_panel(moment_of(live(), StatementReached, about(module="main.js", line=6)), 60, 20)
    assert panel.title == "main.js"
    assert panel.focus == 5
    assert plain(panel.lines[5]) == "▸6  increase();"
    assert [plain(line)[0] for line in panel.lines].count("▸") == 1


def test_all_lines_of_a_statement_belong_to_it() -> None:
    run = trace("main.js", sources={"main.js": "let a = [\n  1,\n];\na;\n"})
    lines = source_panel(moment_of(run, StatementReached), 60, 20).lines
    assert [plain(line)[0] for line in lines[:4]] == ["▸", "│", "│", " "]


@pytest.mark.parametrize("width", [60, 16])
def test_of_several_statements_in_a_line_only_the_one_that_runs_is_marked(width: int) -> None:
    run = trace("main.js", sources={"main.js": "let a = 1; if (a) { a += 1; a += 2 }\nlet b = [\n]; b.pop() // why\n"})
    running = (StatementReached, BindingInitialized, BindingWritten)
    positions = (position for position, event in enumerate(run.events, 1) if isinstance(event, running))
    shown = (source_panel(moment_at(run, position), width, 20) for position in positions)
    marked = [text for text, _ in groupby(map(marked_text, shown))]
    whole = ["let a = 1;", "if (a) { a += 1; a += 2 }", "a += 1;", "a += 2", "let b = [];", "b.pop()"]
    # Where a row ends, a space ends with it.
    assert [text.replace(" ", "") for text in marked] == [text.replace(" ", "") for text in whole]


def marked_text(panel: Panel) -> str:
    spans = (span for line in panel.lines for span in line)
    return "".join(span.text for span in spans if "current-line" in span.style.split())


def underlined(panel: Panel) -> str:
    """What stands above the underline."""
    rows = [plain(line) for line in panel.lines]
    number = next(number for number, row in enumerate(rows) if "━" in row)
    return rows[number - 1][rows[number].index("━") : rows[number].rindex("━") + 1]


def test_an_import_is_underlined_and_says_where_it_leads() -> None:
    assert underlined(source_panel(moment_of(missing(), ModuleRequested), 60, 20)) == "'./a.js'"
    panel = source_panel(moment_of(live(), ImportBound, about(local_name="increase")), 60, 20)
    assert underlined(panel) == "up"
    assert "━━ ─▶ up of counter.js" in text_of(panel)


def test_a_write_says_what_was_there_and_what_is_now() -> None:
    panel = source_panel(moment_of(live(), BindingWritten, about(name="count")), 60, 20)
    assert underlined(panel) == "count"
    assert "━ ✱ 5 number → 6 number" in text_of(panel)


def test_a_line_that_is_too_long_goes_on_in_the_next_row_at_a_word() -> None:
    text = "export function money(net) {\n  return (net * factor).toFixed(2) + ' ' + currency;\n}\nmoney(1);\n"
    run = trace("main.js", sources={"main.js": f"let factor = 1, currency = 'CHF';\n{text}"})
    lines = [plain(line).rstrip() for line in source_panel(moment_of(run, StatementReached), 41, 20).lines]
    assert lines[2:5] == [" 3    return (net * factor).toFixed(2) +", " ↪        ' ' + currency;", " 4  }"]


def test_the_name_in_question_is_never_cut() -> None:
    sources = {
        "main.js": "import './reader.js';\nexport const tooEarly = 1;\n",
        "reader.js": "import { tooEarly } from './main.js';\n" + "const sum = " + "1000 + " * 20 + "tooEarly;\n",
    }
    run = trace("main.js", sources=sources)
    for width in (20, 30, 46, 60, 200):
        panel = source_panel(moment_of(run, DeadZoneRead), width, 20)
        assert underlined(panel) == "tooEarly"
        assert "░ empty" in text_of(panel)


@pytest.mark.parametrize("kind", [DeadZoneRead, RunFinished])
def test_the_underline_is_at_its_name_also_after_tabs(kind: type[DeadZoneRead | RunFinished]) -> None:
    panel = source_panel(moment_of(dead_zone(), kind), 60, 20)
    assert panel.title == "a.js"
    assert underlined(panel) == "m"
    assert plain(panel.lines[1])[plain(panel.lines[2]).index("━") :].startswith("m + 1")


def test_a_line_can_be_clicked_on() -> None:
    panel = source_panel(moment_of(live(), StatementReached, about(module="main.js")), 60, 20)
    assert span_with(panel, "increase").target == ("line", "main.js", "1")


def test_what_the_person_pointed_at_comes_first() -> None:
    position = next(number for number, event in enumerate(live().events, 1) if isinstance(event, StatementReached))
    panel = source_panel(moment_at(live(), position, ("line", "render.js", "4")), 60, 20)
    assert panel.title == "render.js"
    assert panel.focus == 3


def test_a_module_whose_text_is_not_here_says_so() -> None:
    assert "not been asked for yet" in text_of(source_panel(moment_at(live(), 1), 60, 20))
    assert "fetching" in text_of(source_panel(moment_of(live(), FetchStarted), 60, 20))
    failed = moment_at(gone(), len(gone().events), ("module", "gone.js"))
    assert "failed" in text_of(source_panel(failed, 60, 20))


@pytest.mark.parametrize(("type", "is_coloured"), [("text", False), ("bytes", False), ("json", True)])
def test_only_code_has_colours(type: str, is_coloured: bool) -> None:
    source = f"import it from './it' with {{ type: '{type}' }};"
    run = trace("main.js", sources={"main.js": source, "it": '{"for": null}'})
    panel = source_panel(moment_at(run, len(run.events), ("module", f"it ({type})")), 60, 20)
    styles = {span.style for span in panel.lines[0][1:]}
    assert styles == ({"guest", "guest string", "guest keyword"} if is_coloured else {"guest"})


@pytest.mark.parametrize(
    ("text", "coloured"),
    [
        ("export const a = 'text'; // why", {"keyword": "export const", "string": "'text'", "comment": "// why"}),
        ("a.of = { get: from / 1n, import: b }", {"number": "1n"}),
        ("`a${b.c(`${1}d`)}` + /e'/g", {"string": "`a ` d` ` /e'/g", "number": "1", "function": "c"}),
        ("let 𝒳 = '🚀', y = null", {"keyword": "let null", "string": "'🚀'"}),
        ("let a, b = () => c, d = e.f()", {"keyword": "let", "function": "b f"}),
        ('{"a": [1, true]}', {"string": '"a"', "number": "1", "keyword": "true"}),
        ("if (a { 'b'", {"keyword": "if", "string": "'b'"}),
        ("\ud800 'a'", {"string": "'a'"}),
    ],
)
def test_what_has_colours(text: str, coloured: dict[str, str]) -> None:
    found: dict[str, str] = {}
    for piece, style in coloured_lines(text)[0]:
        if style:
            found[style] = f"{found[style]} {piece}" if style in found else piece
    assert found == coloured


def test_lines_end_where_the_specification_says() -> None:
    text = "a\r\nb\rc\u2028d\u2029e\nf"
    assert source_lines(text) == ("a", "b", "c", "d", "e", "f")
    assert ["".join(text for text, _ in line) for line in coloured_lines(text)] == list("abcdef")


@pytest.mark.parametrize("text", [*LIVE.values(), "`a\n${b}\n`\n/* c\r\nd */ /x\\/y/g", "\r\n\r\n", ""])
def test_colours_change_no_text(text: str) -> None:
    joined = tuple("".join(piece for piece, _ in line) for line in coloured_lines(text))
    assert joined == source_lines(text)


@pytest.mark.parametrize("width", [20, 40, 61])
def test_a_very_long_line_is_shown_around_its_column(width: int) -> None:
    body = f"let a = [{'1234567,' * 100_000}]; let 漢字 = `{'漢' * 300}`; throw new Error('here');"
    run = trace("main.js", sources={"main.js": body})
    panel = source_panel(moment_of(run, RunFinished), width, 20)
    line, caret = plain(panel.lines[0]), plain(panel.lines[1])
    assert cell_len(line) <= width
    assert "…" in line
    assert _from_cell(line, caret.index("━")).startswith("new Er"[: width // 8])


def test_brackets_that_never_end_have_colours_in_no_time() -> None:
    # A query of Tree-sitter takes seconds for this, and the square of it for twice as many.
    assert coloured_lines("(" * 100_000 + "'a'")[0][-1] == ("'a'", "string")


def test_huge_sources_stay_plain() -> None:
    text = "x = 1;\n" * 100_000
    assert len(coloured_lines(text)) == 100_001
    assert {style for line in coloured_lines(text) for _, style in line} == {""}


def test_escape_sequences_in_a_source_text_are_shown_not_sent() -> None:
    run = trace("main.js", sources={"main.js": "'\x1b[31m';\n// \u202e\n"})
    timeline = run.timeline()
    timeline.seek(len(timeline))
    text = text_of(source_panel(Moment(timeline), 60, 20))
    assert "'␛[31m'" in text
    assert "\\u{202e}" in text


def test_in_ascii_the_text_of_the_guest_stays_what_it_is() -> None:
    run = trace("main.js", sources={"main.js": "let arrow = '→…';\n"})
    panel = source_panel(moment_of(run, StatementReached, ascii=True), 60, 20)
    assert plain(line_with(panel, "arrow")) == ">1  let arrow = '→…';"


def _from_cell(line: str, cell: int) -> str:
    """The rest of a line from a cell on."""
    return next(line[number:] for number in range(len(line)) if cell_len(line[:number]) == cell)
