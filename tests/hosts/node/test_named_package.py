"""A package by its name, in the project of a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from modviz.errors import ModvizError
from modviz.hosts.node.named_package import file_of_package

FILES = {
    "package.json": {"name": "shop", "exports": {"./till": "./till.js"}, "dependencies": {"paper": "1", "tea": "1"}},
    "till.js": "",
    "src/deep/main.js": "",
    "node_modules/tea/package.json": {"exports": {".": {"import": "./t.mjs", "custom": "./c.js"}, "./leaf": "./l.js"}},
    "node_modules/tea/t.mjs": "",
    "node_modules/tea/l.js": "",
    "node_modules/@cups/small/package.json": {"main": "lib"},
    "node_modules/@cups/small/lib/index.js": "",
    "node_modules/raw/package.json": {"main": "dist/r.js"},
    "node_modules/saucer.js/index.js": "",
}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        path = tmp_path / "shop" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content))
    return tmp_path / "shop"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("tea", "node_modules/tea/t.mjs"),
        ("tea/leaf", "node_modules/tea/l.js"),
        ("@cups/small", "node_modules/@cups/small/lib/index.js"),
        ("@cups/small/lib/index.js", "node_modules/@cups/small/lib/index.js"),
        ("saucer.js", "node_modules/saucer.js/index.js"),
        ("shop/till", "till.js"),
    ],
)
def test_a_name_means_what_an_import_means(shop: Path, name: str, file: str) -> None:
    assert file_of_package(name, shop) == shop / file
    assert file_of_package(name, shop / "src" / "deep") == shop / file


def test_conditions_count(shop: Path) -> None:
    (shop / "node_modules/tea/package.json").write_text('{"exports": {"custom": "./l.js", "default": "./t.mjs"}}')
    assert file_of_package("tea", shop, ["custom"]) == shop / "node_modules/tea/l.js"


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("tee", r"no package tee in node_modules \(did you mean tea\?\)"),
        ("@cup/small", r"did you mean @cups/small\?"),
        ("paper", "asks for paper, but it is not installed: run npm install first"),
        ("tea/leaves", r"the package tea does not export ./leaves \(did you mean tea/leaf\?\)"),
        ("shop", "the package shop exports nothing for itself, only ./till"),
        ("raw", "the package raw is there, but the file that its package.json names is not"),
        ("raw/none.js", "the package raw is there, but has no file none.js"),
        ("fs", "a module that Node itself has"),
    ],
)
def test_why_there_is_none(shop: Path, name: str, complaint: str) -> None:
    with pytest.raises(ModvizError, match=complaint):
        file_of_package(name, shop)


@pytest.mark.parametrize("name", ["./tea", "../shop", "/tea", "mian.js", "a.html", ".env", "@cups", ""])
def test_what_is_meant_as_the_name_of_a_file_is_no_package(shop: Path, name: str) -> None:
    assert file_of_package(name, shop) is None


def test_without_a_project_there_are_no_packages(tmp_path: Path) -> None:
    assert file_of_package("main.js", tmp_path) is None
    with pytest.raises(ModvizError, match=r"no package\.json or node_modules here or above"):
        file_of_package("tea", tmp_path)
