from __future__ import annotations

import json

import pytest

from modviz.hosts.entry_finder import FoundEntry, find_entry
from modviz.hosts.missing_entry import why_there_is_no_entry


def found(files, package=None):
    texts = dict.fromkeys(files, "") if not isinstance(files, dict) else dict(files)
    if package is not None:
        texts["package.json"] = json.dumps(package)
    return find_entry(texts.get)


@pytest.mark.parametrize(
    ("package", "path", "why"),
    [
        ({"exports": "./lib/a.js", "main": "b.js"}, "lib/a.js", "package.json, exports"),
        ({"exports": {".": {"require": "./c.cjs", "import": "./lib/a.js"}}}, "lib/a.js", "package.json, exports"),
        ({"exports": {"node": {"default": "./b.js"}}}, "b.js", "package.json, exports"),
        ({"exports": [{"import": "./lib/a.js"}, "./b.js"]}, "lib/a.js", "package.json, exports"),
        ({"module": "lib/a.js", "main": "b.js"}, "lib/a.js", "package.json, module"),
        ({"browser": "./b.js"}, "b.js", "package.json, browser"),
        ({"browser": {"x": "./b.js"}, "main": "lib/a"}, "lib/a.js", "package.json, main"),
        ({"main": "lib"}, "lib/index.js", "package.json, main"),
        ({"exports": {"require": "./c.cjs"}}, "c.cjs", "package.json, exports"),
        (
            {"exports": {"types": "./b.js", "default": "./lib/a.js", "import": "./b.js"}},
            "lib/a.js",
            "package.json, exports",
        ),
        ({"exports": {"browser": "./b.js", "node": "./c.cjs"}}, "c.cjs", "package.json, exports"),
        ({"bin": {"tool": "./c.cjs"}}, "c.cjs", "package.json, bin"),
        ({"bin": "b.js", "main": "gone.js"}, "b.js", "package.json, bin"),
        ({"main": "missing.js"}, "index.js", "its usual name"),
        ({"main": "../outside.js"}, "index.js", "its usual name"),
        ({"main": 5}, "index.js", "its usual name"),
        ([], "index.js", "its usual name"),
    ],
)
def test_package_json(package, path, why):
    files = ["lib/a.js", "b.js", "c.cjs", "lib/index.js", "index.js", "../outside.js"]
    assert found(files, package) == FoundEntry(path, why)


@pytest.mark.parametrize("page", ["index.html", "public/index.html", "src/index.html"])
def test_a_page_is_an_entry_of_its_own(page):
    assert found({page: "<script type=module src=go.js>", "main.js": ""}) == FoundEntry(page, "the page of the folder")


def test_the_package_comes_before_the_page():
    files = {"index.html": "<script type=module src=a.js>", "a.js": "", "b.js": ""}
    assert found(files, {"main": "b.js"}) == FoundEntry("b.js", "package.json, main")


def test_nothing_is_found_where_nothing_is():
    assert found([]) is None
    assert found({"package.json": "{", "readme.md": ""}) is None
    assert found({"package.json": '{"exports": ' + "[" * 100_000}) is None


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "package.json names none, and there is no index.html"),
        ({"package.json": "{"}, "not valid JSON"),
        ({"package.json": '{"main": "lib/gone.js"}'}, "package.json, main, names lib/gone.js, which is not there"),
        ({"package.json": '{"main": "a.vue"}', "a.vue": ""}, "modviz reads JavaScript and TypeScript only"),
        (
            {"package.json": '{"main": "dist/esm/cli/go.js", "scripts": {"build": "x"}}', "src/cli/go.ts": ""},
            "is not there: build the project first (npm run build); what seems to be its source is src/cli/go.ts",
        ),
        (
            {"package.json": '{"exports": {".": {"import": "./dist/lib.js"}}}', "src/index.tsx": ""},
            "package.json, exports, names ./dist/lib.js, which is not there: build the project first; what seems to be"
            " its source is src/index.tsx, which modviz does not read",
        ),
    ],
)
def test_why_there_is_no_entry(files, words):
    assert find_entry(files.get) is None
    assert words in why_there_is_no_entry(files.get)


def test_what_has_to_be_built_is_not_replaced_by_its_source_unseen():
    assert found({"src/index.ts": ""}, {"main": "dist/index.js"}) is None
    assert found({"src/index.ts": ""}, {}) == FoundEntry("src/index.ts", "its usual name")
