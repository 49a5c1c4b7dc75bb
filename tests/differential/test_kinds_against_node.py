"""Files of every name, package and syntax are of the kind that they are of in node, or are refused in the same words."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from modviz.hosts.files import Disk, Memory
from modviz.hosts.node.errors import NodeFailure
from modviz.hosts.node.file_port import ProgramFiles
from modviz.hosts.node.kinds import (
    check_format,
    extension_for_require,
    format_by_name,
    format_by_syntax,
    format_for_require,
    format_of_url,
    has_module_syntax,
)
from modviz.hosts.node.package_json import PackageJsonReader
from modviz.parsing.commonjs import parse_commonjs
from modviz.parsing.parser import parse_module
from tests.node_binary import MISSING, NODE, ask_node

pytestmark = pytest.mark.skipif(NODE is None, reason=MISSING)

# A hook sees the kind that node has found, and loads an empty module instead.
_ASK = r"""
import { registerHooks } from 'node:module';
import { readFileSync } from 'node:fs';
let format;
const [hooked, questions] = JSON.parse(readFileSync(0, 'utf8'));
if (hooked) registerHooks({ load(url, context, next) {
  const loaded = next(url, context);
  format = loaded.format;
  return { format: 'module', source: '', shortCircuit: true };
} });
let warnings = [];
process.on('warning', ({ code, message }) => code && warnings.push([code, message]));
const answers = [];
for (const [url, attributes] of questions) {
  warnings = [];
  format = undefined;
  // No module is given twice, so that none is taken from node's cache.
  try { await import(url, { with: attributes }); answers.push([format ?? null, warnings]); }
  catch (error) { answers.push([[error.name, error.code, error.message], warnings]); }
  await new Promise(setImmediate);
}
process.stdout.write(JSON.stringify(answers));
"""


def _ask_node(questions: list[tuple[str, dict[str, str]]], hooked: bool = True):
    return ask_node("--input-type=module", "--eval", _ASK, question=[hooked, questions])


def _is_module(text: str) -> bool:
    return has_module_syntax(text, parse_commonjs, parse_module)


_NAMES = ("a.js", "a.mjs", "a.cjs", "a", "a.json", "a.css", "a.wasm", "a.", ".a.js", "a.b.js", "a.JS", ".js", "a.node")
_TYPES = ('{"type": "module"}', '{"type": "commonjs"}', "{}", '{"type": "other"}', None)


def test_names_and_packages(tmp_path):
    tmp_path = tmp_path.resolve()
    paths = []
    for number, (name, package, text) in enumerate(product(_NAMES, _TYPES, ("exports.a = 1;", "export const a = 1;"))):
        folder = tmp_path / ("node_modules" if number % 7 == 0 else "own") / f"f{number}"
        folder.mkdir(parents=True)
        (folder / name).write_text(text, encoding="utf-8")
        if package is not None:
            (folder / "package.json").write_text(package, encoding="utf-8")
        paths.append(folder / name)
    packages = PackageJsonReader(ProgramFiles(Disk([tmp_path], 10**6, 10**8)))

    def kind(path: Path):
        try:
            format = format_by_name(str(path), packages)
            if format is not None:
                return [format, []]
            found = format_by_syntax(str(path), path.read_text(encoding="utf-8"), packages, _is_module)
        except NodeFailure as failure:
            return [[failure.error.name, failure.error.code, failure.error.message], []]
        warning = found.warning
        return [found.format, [] if warning is None else [[warning.code, warning.message]]]

    # Of JSON without its attribute it is told below, and what is in a file of WebAssembly is no business of this test.
    wanted = [({"type": "json"} if path.suffix == ".json" else {}) for path in paths]
    expected = _ask_node([(path.as_uri(), attributes) for path, attributes in zip(paths, wanted, strict=True)])
    for path, told in zip(paths, expected, strict=True):
        assert kind(path) == told, path


_TEXTS = """
import 'x'
export {}
import.meta
1

await 0
await x
await (0)
await [0]
await +1
await /x/
for await (x of y);
await import('x')
await null; syntax error
import x from 'y'; syntax error
syntax error; import x from 'y'
const require = 1
let module
class exports {}
const __filename=1, __dirname=2
var require
function require(){}
const require = 1; export {}
const require = 1; syntax error
const require=1; with(a){}
let a; let a
return 1; export {}
return; await 0
{ await 0 }
if(1){ const require=1 }
function f(){ await 0 }
async function f(){ await 0 }
() => await 0
import('x')
import('x'); import.meta.url
with(a){} export {}
with(a){} await 0
delete x; await 0
await 0; const require = 1
let await = 1
var await; await 0
import defer * as x from 'x'
#!/usr/bin/env node
if (1) export {}
function f(){ import 'x' }
function f(){ import.meta }
x = export
import {
x.import
({import: 1})
for (const x of await y);
const {require} = x
const [module] = x
class A { static { await 0 } }
class require{}; delete x
arguments.length; await 0
yield 1
let static; await 0
interface X{}
/*
'
await
await async()=>{}
await typeof x
f(await y)
[await y]
({a: await y})
x => await y
export await 0
let require; let require
""".strip("\n").splitlines()


def test_syntax(tmp_path):
    tmp_path = tmp_path.resolve()
    urls = []
    for number, text in enumerate(_TEXTS):
        (tmp_path / f"{number}.js").write_text(text, encoding="utf-8")
        urls.append((tmp_path / f"{number}.js").as_uri())
    for text, (format, _) in zip(_TEXTS, _ask_node([(url, {}) for url in urls]), strict=True):
        assert ("module" if _is_module(text) else "commonjs") == format, text


def test_urls_and_attributes():
    urls = [
        "data:text/plain,x",
        "data:application/json,1",
        "data:text/javascript,1",
        "data:,x",
        "data:TEXT/JavaScript,1",
        "data:text/javascript;charset=utf-8;base64,MQ==",
        "node:gone",
        "https://x.example/",
        "other:x",
        "data:text/css;base64,eA==",
    ]
    attributes = ({}, {"type": "json"}, {"type": "css"}, {"other": "1"}, {"other": "1", "type": "json"})
    questions = [(f"{url}#{number}", given) for url in urls for number, given in enumerate(attributes)]
    questions = [(url if url.startswith("data:") else url.partition("#")[0], given) for url, given in questions]
    for (url, given), (told, _) in zip(questions, _ask_node(questions, hooked=False), strict=True):
        format = None
        try:
            check_format(url, format_of_url(url), given)
        except NodeFailure as failure:
            format = [failure.error.name, failure.error.code, failure.error.message]
        assert format == told, (url, given)


@pytest.mark.parametrize(
    ("name", "extension", "format"),
    [
        ("a.js", ".js", "module"),
        ("a.cjs", ".js", "commonjs"),
        ("a.mjs", ".js", "module"),
        ("a.json", ".json", "json"),
        ("a.min.json", ".json", "json"),
        ("a.json.txt", ".js", None),
        ("a.css", ".js", None),
        ("a", ".js", None),
        (".json", ".js", None),
        ("a.node", ".node", "addon"),
        ("a.cts", ".js", "commonjs-typescript"),
    ],
)
def test_kinds_for_require(name, extension, format):
    packages = PackageJsonReader(ProgramFiles(Memory({"package.json": '{"type": "module"}'})))
    assert extension_for_require(f"/{name}") == extension
    assert format_for_require(f"/{name}", packages) == format
