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
        ({"package.json": '{"main": "a.ts"}', "a.ts": ""}, "modviz reads JavaScript only"),
    ],
)
def test_why_there_is_no_entry(files, words):
    assert find_entry(files.get) is None
    assert words in why_there_is_no_entry(files.get)
