"""The panels of a program of Node: `require.cache`, the paths of a search, and the names that are detected."""

from __future__ import annotations

import modviz
from modviz.record.events import (
    CommonJSStarted,
    NamesDetected,
    NameSearched,
    RequireCacheChanged,
    RequireFailed,
    RequireResolved,
)
from modviz.view.board.arrangement import is_offered, needs_of
from modviz.view.board.panels import PANELS
from modviz.view.moment import Moment, plain
from modviz.view.panels.phase_bar import phase_bar
from tests.view.runs import about, end_of, live, moment_of, text_of

PROGRAM = modviz.trace(
    "app/main.mjs",
    sources={
        "app/main.mjs": (
            "import shop, { sold, ghost } from './shop.cjs';\n"
            "import { createRequire } from 'node:module';\n"
            "import paint from 'paint';\n"
            "const require = createRequire(import.meta.url);\n"
            "console.log(sold, ghost, shop.sign, paint);\n"
            "const file = require.resolve('./shop.cjs');\n"
            "delete require.cache[file];\n"
            "require.cache[file] = { exports: 'fake', loaded: true };\n"
            "try { require('./gone') } catch {}\n"
        ),
        "app/shop.cjs": (
            "exports.sold = 1;\nexports.self = require('./shop.cjs').sold;\n"
            "Object.assign(exports, { sign: 'open' });\nif (exports.never) exports.ghost = 1;\n"
        ),
        "node_modules/paint/package.json": '{"exports": {"browser": "./b.js", "import": "./i.cjs"}}',
        "node_modules/paint/i.cjs": "module.exports = 'blue';",
        "package.json": "{}",
    },
)

NODE_PANELS = ("require_cache", "search_path", "detected_names")


def rows(moment: Moment, panel: str, width: int = 100) -> list[str]:
    return [" ".join(line.split()) for line in text_of(PANELS[panel].view(moment, width, 30)).splitlines()]


def test_they_are_offered_where_they_have_something_to_show() -> None:
    assert all(is_offered(name, needs_of(PROGRAM.timeline())) for name in NODE_PANELS)
    assert not any(is_offered(name, needs_of(live().timeline())) for name in NODE_PANELS)


def test_names_of_built_in_modules_alone_are_no_reason_for_a_panel() -> None:
    run = modviz.trace("main.mjs", sources={"main.mjs": "import path from 'node:path';"}, host="node")
    assert not is_offered("detected_names", needs_of(run.timeline()))


def test_the_cache_has_its_modules_in_their_order_and_says_which_are_loaded() -> None:
    def at(**slots: object) -> list[str]:
        return rows(moment_of(PROGRAM, RequireCacheChanged, about(**slots)), "require_cache")

    assert at(module="app/shop.cjs", state="loading") == ["✱ ◕ loading app/shop.cjs"]
    assert at(module="node_modules/paint/i.cjs", state="loaded") == [
        "● loaded app/shop.cjs { sold: 1, self: 1, sign: 'open' } object #1",
        "✱ ● loaded node_modules/paint/i.cjs 'blue' string",
    ]


def test_what_the_program_does_to_the_cache_is_told() -> None:
    gone = moment_of(PROGRAM, RequireCacheChanged, about(state="gone"))
    assert rows(gone, "require_cache")[-1] == "✱ – taken out app/shop.cjs by app/main.mjs:7"
    assert gone.event is not None
    assert gone.event.narration == (
        "app/main.mjs takes app/shop.cjs out of require.cache: the next require finds, reads and runs it again."
    )
    put = moment_of(PROGRAM, RequireCacheChanged, about(was="gone", is_by_program=True))
    assert rows(put, "require_cache")[-1] == "✱ ● loaded app/shop.cjs by app/main.mjs:8"


def test_the_paths_of_an_import_by_name_are_there_with_the_condition_that_won() -> None:
    found = moment_of(PROGRAM, NameSearched, about(specifier="paint"))
    assert rows(found, "search_path") == [
        "app/main.mjs asks for paint",
        "▸ package.json is read",
        "· app/node_modules/paint no such folder",
        "▸ node_modules/paint/package.json is read",
        "↪ exports > . > import is ./i.cjs",
        "✓ node_modules/paint/i.cjs is there",
        "→ node_modules/paint/i.cjs",
    ]


def test_the_paths_of_a_search_of_require_are_there_also_where_it_fails() -> None:
    failed = moment_of(PROGRAM, RequireFailed, about(specifier="./gone"))
    assert rows(failed, "search_path")[1:] == [
        "· app/gone not there",
        "· app/gone.js not there",
        "· app/gone.json not there",
        "· app/gone.node not there",
        "✗ found nowhere",
    ]
    found = moment_of(PROGRAM, RequireResolved, about(specifier="./shop.cjs"))
    assert rows(found, "search_path")[-1] == "→ app/shop.cjs"


def test_detected_names_are_empty_then_copies_and_those_that_were_missed_are_told() -> None:
    detected = moment_of(PROGRAM, NamesDetected, about(module="app/shop.cjs"))
    assert rows(detected, "detected_names") == [
        "app/shop.cjs gives ES modules",
        "● default, module.exports all of it",
        "◫ sold ░ empty copied when it has run",
        "◫ self ░ empty copied when it has run",
        "◫ ghost ░ empty copied when it has run",
    ]
    end = end_of(PROGRAM)
    shown = rows(Moment(end.timeline, end.changed, ("module", "app/shop.cjs")), "detected_names")
    assert "◫ sold 1 number" in shown
    assert "◫ ghost ◇ undefined detected, and not there" in shown
    assert "– sign not detected: only default has it" in shown


def test_all_three_can_be_heard() -> None:
    said = {name: "\n".join(PANELS[name].told(end_of(PROGRAM))) for name in NODE_PANELS}
    assert "loaded" in said["require_cache"]
    assert "found nowhere" in said["search_path"]
    assert "detected, and not there" in said["detected_names"]


REQUIRES = modviz.trace(
    "main.cjs",
    sources={
        "main.cjs": "const a = require('./a.cjs');\nrequire('./b.cjs');\n",
        "a.cjs": "exports.early = 1;\nconst name = './b.cjs';\nrequire(name);\n",
        "b.cjs": "exports.b = 1;\n",
    },
)


def test_a_call_of_require_that_is_to_come_is_dashed_and_has_a_word_in_the_legend() -> None:
    def picture(moment: Moment) -> str:
        return text_of(PANELS["graph"].view(moment, 60, 20))

    before = picture(moment_of(REQUIRES, CommonJSStarted, about(module="b.cjs")))
    assert "▽" in before
    assert "┆" in before
    assert "╒═╕ CommonJS   ┄▷ require not called yet: b.cjs (main.cjs:2)" in before
    after = picture(end_of(REQUIRES))
    assert "▽" not in after
    assert "╒═╕ CommonJS" in after
    assert "not called yet" not in after


def test_what_cannot_be_read_in_a_text_is_not_foreseen() -> None:
    started = moment_of(REQUIRES, CommonJSStarted, about(module="a.cjs"))
    words = list(PANELS["graph"].told(started))
    assert "main.cjs has not called require for b.cjs yet, in line 2." in words
    assert not any("a.cjs has not called" in each for each in words)


def test_in_ascii_the_legend_of_require_is_ascii() -> None:
    moment = moment_of(REQUIRES, CommonJSStarted, about(module="b.cjs"), ascii=True)
    assert text_of(PANELS["graph"].view(moment, 60, 20)).isascii()


NESTED = modviz.trace(
    "main.cjs",
    sources={
        "main.cjs": "require('./a.cjs');\n",
        "a.cjs": "require('./b.cjs');\n",
        "b.cjs": "exports.b = 1;\n",
    },
)


def test_the_stack_has_a_row_for_all_that_require_puts_on_it() -> None:
    height = needs_of(NESTED.timeline())["stack"]
    deepest = moment_of(NESTED, CommonJSStarted, about(module="b.cjs"))
    assert height >= len(PANELS["stack"].view(deepest, 60, 100).lines)


def test_the_phase_bar_says_how_far_a_require_is_also_where_it_is_narrow() -> None:
    started = moment_of(NESTED, CommonJSStarted, about(module="b.cjs"))
    assert "in it, for b.cjs:  ✓ find  ✓ read  ▸ run" in plain(phase_bar(started, 120))
    for width in (54, 60, 80):
        assert "b.cjs: ✓ find  ✓ read  ▸ run" in plain(phase_bar(started, width))


STALE = modviz.trace(
    "main.cjs",
    sources={
        "main.cjs": "const { count, up } = require('./counter.cjs');\nup();\nconsole.log(count);\n",
        "counter.cjs": "exports.count = 0;\nexports.up = () => { exports.count += 1; };\n",
    },
)


def test_a_stale_copy_is_marked_however_narrow_memory_is() -> None:
    for width, words in (
        (26, "≠"),
        (32, "≠ stale"),
        (38, "≠ stale: 1 now"),
        (100, "≠ stale: 1 now"),
    ):
        assert words in text_of(PANELS["memory"].view(end_of(STALE), width, 30)), width
