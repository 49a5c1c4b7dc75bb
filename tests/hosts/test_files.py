"""Files of the disk, and every way in which there can be none."""

from __future__ import annotations

import json
import os
import string

import pytest

import modviz


def _error(tmp_path, **files: str | bytes):
    for name, content in files.items():
        path = tmp_path / name.replace("_js", ".js")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return modviz.trace(tmp_path / "main.js").outcome.error


def test_a_missing_file(tmp_path):
    error = _error(tmp_path, main_js="import './gone.js';")
    assert (error.phase, error.name, error.place) == ("fetch", "TypeError", "main.js:1:8")
    assert error.message.endswith("gone.js': there is no such file")


@pytest.mark.parametrize(
    ("specifier", "there"),
    [
        ("./lib/Alt", "Alt.js"),
        ("./lib/Alt.mjs?v=1", "Alt.js"),
        ("./lib/types.js", "types.ts"),
        ("./lib", "lib/index.js"),
        ("./lib/sp%20ace", "sp ace.json"),
    ],
)
def test_a_file_of_nearly_that_name(tmp_path, specifier, there):
    sources = {
        "lib/Alt.js": "",
        "lib/types.ts": "",
        "lib/index.js": "",
        "lib/sp ace.json": "",
        "main.js": f"import '{specifier}';",
    }
    for name, text in sources.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    in_memory = modviz.trace("main.js", sources=sources).outcome.error
    assert in_memory.message.endswith(f"there is no source of that name, but there is {there}")
    if specifier != "./lib":
        on_disk = modviz.trace(tmp_path / "main.js").outcome.error
        assert on_disk.message.endswith(f"there is no such file, but there is {there}")


def test_a_folder(tmp_path):
    (tmp_path / "lib").mkdir()
    error = _error(tmp_path, main_js="import './lib';")
    assert error.phase == "fetch"
    assert "it is a folder; name the file in it" in error.message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    (tmp_path / "secret.js").touch(mode=0)
    assert "Permission denied" in _error(tmp_path, main_js="import './secret.js';").message


def test_a_binary_file_is_a_syntax_error(tmp_path):
    error = _error(tmp_path, main_js="import './image.js';", image_js=bytes(range(256)))
    assert (error.phase, error.name, error.module) == ("parse", "SyntaxError", "image.js")


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    (tmp_path / "main.js").write_bytes(b"\xef\xbb\xbfconsole.log('fine');")
    assert [line.text for line in modviz.trace(tmp_path / "main.js").console] == ["fine"]


def test_names_with_spaces_and_letters_of_all_kinds(tmp_path):
    (tmp_path / "mäin file.js").write_text("import './ünter%20teil.js';", encoding="utf-8")
    (tmp_path / "ünter teil.js").write_text("console.log('found');", encoding="utf-8")
    result = modviz.trace(tmp_path / "mäin file.js")
    assert [line.text for line in result.console] == ["found"]
    assert [module.name for module in result.modules] == ["mäin file.js", "ünter teil.js"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("sign", [sign for sign in string.punctuation + " éß𝒳" if sign not in "/?#%\\"])
def test_a_file_is_one_module_whatever_is_in_its_path(tmp_path, sign):
    folder, name = tmp_path / f"{sign}folder", f"{sign}page{sign}.mjs"
    folder.mkdir()
    specifiers = json.dumps(f"./{name}"), json.dumps(f"../{folder.name}/{name}")
    source = "\n".join(f"import {specifier};" for specifier in specifiers)
    (folder / name).write_text(source, encoding="utf-8")
    result = modviz.trace(folder / name)
    assert result.outcome.status == "fulfilled"
    assert len(result.modules) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    "name",
    ["100%.mjs", "what?.mjs", "a#b.mjs", "a\\b.mjs", "a%41.mjs", "a\tb.mjs", os.fsdecode(b"\xff.mjs")],
    ids=ascii,
)
def test_an_entry_may_have_any_name(tmp_path, name):
    (tmp_path / name).write_text("console.log('found')", encoding="utf-8")
    assert [line.text for line in modviz.trace(tmp_path / name).console] == ["found"]


@pytest.mark.parametrize("entry", ["gone.js", ".", ""])
def test_an_entry_that_is_no_file_is_the_callers_mistake(tmp_path, monkeypatch, entry):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(modviz.EntryNotFoundError, match="Cannot open the entry"):
        modviz.trace(entry)


def test_an_entry_that_is_no_source_is_the_callers_mistake():
    with pytest.raises(modviz.EntryNotFoundError, match=r"Cannot open the entry main\.js"):
        modviz.trace("main.js", sources={"other.js": ""})
