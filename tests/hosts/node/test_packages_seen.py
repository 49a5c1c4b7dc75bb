"""From which packages modules come, and what is there twice."""

from __future__ import annotations

import json

import modviz
from modviz.record.events import PackageFound
from modviz.record.loaded import KindLoaded, loaded
from modviz.record.packages import meetings, package_folder
from modviz.record.trace import Trace
from modviz.view.plain.trace import text_trace


def package(name: str, **fields: object) -> str:
    return json.dumps({"name": name, **fields})


def run(**files: str) -> Trace:
    return modviz.trace("main.mjs", sources=files, host="node")


TWO_VERSIONS = {
    "main.mjs": "import { cup } from 'cup'; import { old } from 'saucer'; console.log(cup === old);",
    "node_modules/cup/package.json": package("cup", version="2.0.0", main="cup.js"),
    "node_modules/cup/cup.js": "exports.cup = {};",
    "node_modules/saucer/package.json": package("saucer", version="1.1.0", main="s.js"),
    "node_modules/saucer/s.js": "exports.old = require('cup').cup;",
    "node_modules/saucer/node_modules/cup/package.json": package("cup", version="1.0.0", main="cup.js"),
    "node_modules/saucer/node_modules/cup/cup.js": "exports.cup = {};",
}

DUAL = {
    "main.mjs": "import { add } from 'till'; import shop from './shop.cjs'; add(); console.log(shop.count());",
    "shop.cjs": "const till = require('till'); exports.count = () => till.count();",
    "node_modules/till/package.json": package(
        "till", version="3.0.0", exports={"import": "./till.mjs", "require": "./till.cjs"}
    ),
    "node_modules/till/till.mjs": "let sum = 0; export const add = () => { sum += 1; }; export const count = () => sum;",
    "node_modules/till/till.cjs": "let sum = 0; exports.add = () => { sum += 1; }; exports.count = () => sum;",
}


def test_each_package_is_told_once_and_that_there_is_another_version() -> None:
    trace = run(**TWO_VERSIONS)
    found = [event for event in trace.events if isinstance(event, PackageFound)]
    assert [(each.name, each.version, each.is_beat) for each in found] == [
        ("cup", "2.0.0", False),
        ("saucer", "1.1.0", False),
        ("cup", "1.0.0", True),
    ]
    assert "There is a cup already, in node_modules/cup/ (2.0.0)" in found[2].narration
    (meeting,) = meetings(trace.end)
    assert (meeting.kind, meeting.name, meeting.versions) == ("versions", "cup", ("2.0.0", "1.0.0"))
    assert [line.text for line in trace.console] == ["false"]


def test_one_package_as_es_module_and_as_commonjs() -> None:
    trace = run(**DUAL)
    (meeting,) = meetings(trace.end)
    assert (meeting.kind, meeting.name) == ("dual", "till")
    assert meeting.members == ("node_modules/till/till.mjs", "node_modules/till/till.cjs")
    assert [line.text for line in trace.console] == ["0"]


def test_an_es_module_that_hands_on_what_commonjs_has_is_no_second_instance() -> None:
    handing_on = "import till from './till.cjs'; export const { add, count } = till;"
    trace = run(**DUAL | {"node_modules/till/till.mjs": handing_on})
    assert meetings(trace.end) == ()
    assert [line.text for line in trace.console] == ["1"]


def test_the_text_says_in_three_lines_what_is_loaded() -> None:
    lines = list(text_trace(run(**TWO_VERSIONS), events=False))
    start = lines.index("Loaded") + 2
    assert lines[start : start + 4] == [
        "3 CommonJS modules (67 bytes), 1 ES module (82 bytes); 149 bytes together",
        "Packages: 3, cup@2.0.0, saucer@1.1.0, cup@1.0.0",
        "Cycles: none",
        "Twice: cup is loaded 2 times: 2.0.0 in node_modules/cup/, 1.0.0 in node_modules/saucer/node_modules/cup/. Each"
        " has values, classes and state of its own.",
    ]


def test_cycles_of_both_systems_are_counted() -> None:
    trace = run(
        **{
            "main.mjs": "import './a.mjs'; import './c.cjs';",
            "a.mjs": "import './b.mjs';",
            "b.mjs": "import './a.mjs';",
            "c.cjs": "require('./d.cjs');",
            "d.cjs": "require('./c.cjs'); require('./e.json');",
            "e.json": "{}",
        }
    )
    found = loaded(trace.worlds)
    assert found.cycles == (("a.mjs", "b.mjs"),)
    assert found.require_cycles == (("d.cjs", "c.cjs"),)
    assert KindLoaded("json", 1, 2) in found.kinds
    document = json.loads(modviz.to_json(trace))
    assert document["loaded"]["cycles"] == [["a.mjs", "b.mjs"]]
    assert modviz.from_json(modviz.to_json(trace)).events == trace.events


def test_which_folder_is_that_of_a_package() -> None:
    assert package_folder("file:///a/node_modules/@s/p/lib/x.js") == "file:///a/node_modules/@s/p/"
    assert package_folder("file:///a/node_modules/p/node_modules/q/x.js") == "file:///a/node_modules/p/node_modules/q/"
    assert package_folder("file:///a/node_modules/.pnpm/p@1/node_modules/p/x.js").endswith("/node_modules/p/")
    assert package_folder("file:///a/node_modules/x.js") == package_folder("file:///a/src/x.js") == ""
