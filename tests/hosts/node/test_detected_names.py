"""The names that ES modules see of CommonJS modules: what looks like an export in their text."""

from __future__ import annotations

import pytest

from modviz.hosts.files import Memory
from modviz.hosts.node.detected_names import DetectedNames
from modviz.hosts.node.file_port import ProgramFiles
from modviz.hosts.node.name_lexer import see_names
from modviz.hosts.node.resolver import Resolver


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("exports.a = 1; exports['b c'] = 2; module.exports.d = 3;", "a, b c, d"),
        ("if (false) exports.never = 1; return; exports.late = 2;", "never, late"),
        ("function f(exports) { exports.inside = 1; }", "inside"),
        ("exports /* here */ . a\n= 1", "a"),
        ("// exports.a = 1\n'exports.b = 1'; `exports.c = 1`; /exports.d = 1/;", ""),
        ("`${exports.a = 1}`", "a"),
        ("x.exports.a = 1; exports.b.c = 2; exports.d += 1; const e = exports; e.f = 1;", ""),
        ("exports.a = exports.b = void 0;", "a, b"),
        ("module.exports = { a, b: c, 'd': e, ...f, g };", "a, b, d, g"),
        ("module.exports = { a, b: 1, c };", "a"),
        ("module.exports = { a, f() {}, c };", "a, f"),
        ("module.exports = { get a() { return 1; } };", ""),
        ("module.exports = { a: require('x'), b };", "a"),
        ("exports = { a };", ""),
        ("exports = module.exports = { a };", "a"),
        ("module.exports = class { static a = 1; };", ""),
        ("Object.defineProperty(exports, '__esModule', { value: true });", "__esModule"),
        ("Object.defineProperty(exports, 'a', { enumerable: true, get: function () { return x.a; } });", "a"),
        ("Object.defineProperty(exports, 'a', { get() { return x['a'] } })", "a"),
        ("Object.defineProperty(exports, 'a', { get: () => x.a })", ""),
        ("Object.defineProperty(exports, 'a', { get() { return x(); } })", ""),
        ("Object.defineProperty(exports, 'a', { writable: true, value: 1 })", ""),
        ("exports.a = 1; a / b; exports.b = 1 / 2;", "a, b"),
        ("if (x) /exports.a = 1/.test(y); exports.b = 1;", "b"),
        ("exports['\\u0061\\x62'] = 1; exports['\\ud83d\\ude00'] = 1; exports['\\ud83d'] = 1;", "ab, 😀"),
        ("exports.größe = 1", "größe"),
        # What cannot be CommonJS has no names at all.
        ("exports.a = 1; export {}", ""),
        ("exports.a = 1; import 'x'", ""),
        ("exports.a = 1; )", ""),
        ("exports.a = 1; 'open", ""),
        ("#!/usr/bin/env node\nexports.a = 1", "a"),
        ("", ""),
    ],
)
def test_what_looks_like_an_export(text, names):
    assert ", ".join(see_names(text).exports) == names


@pytest.mark.parametrize(
    ("text", "specifiers"),
    [
        ("module.exports = require('a');", "a"),
        ("module.exports = require('a'); module.exports = require('b');", "b"),
        ("module.exports = { ...require('a'), ...require('b') };", "a, b"),
        ("module.exports = require(name);", ""),
        (
            "__exportStar(require('a'), exports); tslib_1.__exportStar(require('b'), exports); __export(require('c'));",
            "a, b, c",
        ),
        ("{ __exportStar(require('a'), exports); }", ""),
        (
            """
            var _lib = require("./lib");
            Object.keys(_lib).forEach(function (key) {
              if (key === "default" || key === "__esModule") return;
              if (key in exports && exports[key] === _lib[key]) return;
              Object.defineProperty(exports, key, { enumerable: true, get: function () { return _lib[key]; } });
            });
            """,
            "./lib",
        ),
        (
            """
            const lib = _interopRequireWildcard(require("./lib"));
            Object.keys(lib).forEach(function (k) { if (k !== 'default' && !exports.hasOwnProperty(k)) exports[k] = lib[k]; });
            """,
            "./lib",
        ),
        ("Object.keys(lib).forEach(function (k) { if (k !== 'default') exports[k] = lib[k]; });", ""),
    ],
)
def test_whose_names_are_passed_on(text, specifiers):
    assert ", ".join(see_names(text).reexports) == specifiers


def _names(sources, entry="main.cjs"):
    files = ProgramFiles(Memory(sources))
    return DetectedNames(files, Resolver(files)).names(f"/{entry}", sources[entry])


def test_names_come_through_other_modules():
    sources = {
        "main.cjs": "exports.own = 1; __exportStar(require('./lib')); __exportStar(require('pkg')); __export(require('./gone'))",
        "lib/index.js": "module.exports = require('./deep')",
        "lib/deep.js": "exports.deep = 1",
        "node_modules/pkg/package.json": '{"exports": {"import": "./no.js", "require": "./yes.js"}}',
        "node_modules/pkg/yes.js": "exports.yes = 1",
        "node_modules/pkg/no.js": "exports.no = 1",
        "data.json": '{"a": 1}',
    }
    assert _names(sources) == ("own", "deep", "yes")


def test_names_of_data_and_of_built_in_modules_are_not_passed_on():
    assert _names({"main.cjs": "module.exports = require('./data.json')", "data.json": '{"a": 1}'}) == ()
    assert _names({"main.cjs": "module.exports = require('fs')"}) == ()


def test_names_in_a_cycle():
    sources = {
        "main.cjs": "exports.a = 1; __export(require('./b.cjs'))",
        "b.cjs": "exports.b = 1; __export(require('./main.cjs'))",
    }
    assert _names(sources) == ("a", "b")


def test_a_long_chain_of_modules():
    sources = {f"m{number}.cjs": f"module.exports = require('./m{number + 1}.cjs')" for number in range(3000)}
    assert _names(sources | {"m3000.cjs": "exports.end = 1"}, "m0.cjs") == ("end",)
