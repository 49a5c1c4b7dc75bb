"""Files of the disk, and every way in which there can be none."""

from __future__ import annotations

import json
import os
import string

import pytest

import modviz
from modviz.hosts.files import default_root


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
    assert [line.text for line in modviz.trace(tmp_path / name, host="page").console] == ["found"]
    if name.isprintable():
        assert [line.text for line in modviz.trace(tmp_path / name, host="node").console] == ["found"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_an_entry_that_node_cannot_name_is_the_callers_mistake(tmp_path):
    entry = tmp_path / os.fsdecode(b"\xff.mjs")
    entry.write_text("")
    with pytest.raises(modviz.ModvizError, match="Node opens no file whose name is not UTF-8"):
        modviz.trace(entry)


@pytest.mark.parametrize("entry", ["gone.js", ".", ""])
def test_an_entry_that_is_no_file_is_the_callers_mistake(tmp_path, monkeypatch, entry):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(modviz.EntryNotFoundError, match="Cannot open the entry"):
        modviz.trace(entry)


def test_an_entry_that_is_no_source_is_the_callers_mistake():
    with pytest.raises(modviz.EntryNotFoundError, match=r"Cannot open the entry main\.js"):
        modviz.trace("main.js", sources={"other.js": ""})


# ---- The boundary: the program's folder, regular files, sizes


def _lay(folder, **files: str):
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_js", ".js").replace("_json", ".json")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def project(tmp_path):
    """A project with a package.json; beside it lies something of somebody else."""
    _lay(
        tmp_path, project__package_json="{}", project__lib__x_js="console.log('x');", secret_js="console.log('secret');"
    )
    return tmp_path / "project"


def test_the_root_is_the_nearest_folder_with_git_else_the_topmost_package_else_here(tmp_path, monkeypatch):
    entry = tmp_path / "all" / "packages" / "one" / "src" / "main.js"
    entry.parent.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/nowhere")
    monkeypatch.setenv("USERPROFILE", "/nowhere")
    assert default_root(entry) == tmp_path
    (tmp_path / "beside").mkdir()
    monkeypatch.chdir(tmp_path / "beside")
    assert default_root(entry) == entry.parent
    (tmp_path / "all" / "packages" / "one" / "package.json").touch()
    assert default_root(entry) == tmp_path / "all" / "packages" / "one"
    (tmp_path / "all" / "package.json").touch()
    assert default_root(entry) == tmp_path / "all"
    (tmp_path / "all" / "packages" / ".git").mkdir()
    assert default_root(entry) == tmp_path / "all" / "packages"


@pytest.mark.parametrize("home", ["all", "all/packages", "."])
def test_the_home_folder_and_what_is_above_is_never_the_root(tmp_path, monkeypatch, home):
    entry = tmp_path / "all" / "packages" / "main.js"
    entry.parent.mkdir(parents=True)
    (tmp_path / "all" / ".git").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / home))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / home))
    wanted = {"all": entry.parent, "all/packages": None, ".": tmp_path / "all"}[home]
    assert default_root(entry) == wanted


def test_a_project_reads_its_own_files_above_and_beside_the_entry(project):
    _lay(project, src__main_js="import '../lib/x.js';")
    assert [line.text for line in modviz.trace(project / "src" / "main.js").console] == ["x"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize(
    "specifier",
    [
        "../../secret.js",
        "./%2e%2e/../secret.js",
        "../lib/../../secret.js",
        "./link.js",
        "./folder/secret.js",
        "file:///etc/hostname",
    ],
)
def test_what_lies_outside_is_refused_with_the_name_of_the_root(project, specifier):
    _lay(project, src__main_js=f"import '{specifier}';")
    (project / "src" / "link.js").symlink_to(project.parent / "secret.js")
    (project / "src" / "folder").symlink_to(project.parent)
    trace = modviz.trace(project / "src" / "main.js")
    assert trace.outcome.status == "stopped"
    assert trace.outcome.error.code == "refused-file"
    assert f"modviz reads nothing outside of {project} " in trace.outcome.error.message
    assert trace.errors == ()
    assert trace.console == ()


def test_fetch_and_attributes_meet_the_same_boundary(project):
    program = """
        const told = (error) => console.log(error.cause?.message ?? error.message);
        await fetch('../secret.js').catch(told);
        await import('../secret.js', { with: { type: 'text' } }).catch(told);
    """
    _lay(project, main_js=program)
    trace = modviz.trace(project / "main.js")
    assert trace.outcome.status == "fulfilled"
    assert [f"outside of {project}" in line.text for line in trace.console] == [True, True]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_linked_package_inside_of_the_project_works(project):
    _lay(project, packages__one__index_js="console.log('one');", app__main_js="import './node_modules/one/index.js';")
    (project / "app" / "node_modules").mkdir()
    (project / "app" / "node_modules" / "one").symlink_to(project / "packages" / "one")
    assert [line.text for line in modviz.trace(project / "app" / "main.js").console] == ["one"]


def test_a_root_that_is_named_widens_what_is_read_and_another_narrows_it(project):
    _lay(project, main_js="import '../secret.js';", src__main_js="import '../lib/x.js';")
    assert [line.text for line in modviz.trace(project / "main.js", root=project.parent).console] == ["secret"]
    both = modviz.trace(project / "main.js", root=[project, project.parent])
    assert both.outcome.status == "fulfilled"
    assert modviz.trace(project / "src" / "main.js", root=project / "src").outcome.error.code == "refused-file"
    with pytest.raises(modviz.ModvizError, match=r"The root .*nowhere is not a folder"):
        modviz.trace(project / "main.js", root=project / "nowhere")


def test_what_the_user_names_may_lie_anywhere(project):
    _lay(project, main_js="console.log('main');")
    trace = modviz.trace(project / "main.js", root=project, prelude=[project.parent / "secret.js"])
    assert [line.text for line in trace.console] == ["secret", "main"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_pipes_and_devices_are_refused_at_once(project):
    os.mkfifo(project / "pipe.js")
    _lay(project, main_js="import './pipe.js';")
    error = modviz.trace(project / "main.js").outcome.error
    assert "regular files only" in error.message
    (project / "zero.js").symlink_to("/dev/zero")
    _lay(project, main_js="import './zero.js';")
    assert "regular files only" in modviz.trace(project / "main.js", root="/").outcome.error.message


@pytest.mark.parametrize("url", ["file:////host/share/x.js", "file://host/share/x.js"])
def test_another_machine_is_never_asked_for_a_file(project, url):
    _lay(project, main_js=f"import '{url}';")
    error = modviz.trace(project / "main.js", root="/", host="page").outcome.error
    assert error.code == "refused-file"
    assert "this machine only" in error.message
    assert modviz.trace(project / "main.js", root="/", host="node").outcome.status != "fulfilled"


def test_one_file_and_all_files_have_limits_of_size(project):
    with open(project / "large.js", "wb") as file:
        file.truncate(1_000_000_000_000)
    _lay(
        project,
        main_js="import './large.js';",
        many_js="import './a.js'; import './b.js';",
        a_js=" " * 600,
        b_js=" " * 600,
    )
    one = modviz.trace(project / "main.js")
    assert one.outcome.status == "stopped"
    assert "large.js has more than 64 MB" in one.outcome.error.message
    all_of_them = modviz.trace(project / "many.js", limits=modviz.Limits(files=1_000))
    assert "The files of this run have more than" in all_of_them.outcome.error.message
    with pytest.raises(modviz.EntryNotFoundError, match="has more than 64 MB"):
        modviz.trace(project / "large.js")


def test_of_a_program_in_the_home_folder_itself_the_refusal_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    _lay(tmp_path, main_js="import './x.js';", x_js="")
    error = modviz.trace(tmp_path / "main.js").outcome.error
    assert "nothing outside of the entry, which lies in your home folder or above it (--root" in error.message
