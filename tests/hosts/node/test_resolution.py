"""What `import` and `require` find in packages of a program, on which way, and with which words they fail."""

from __future__ import annotations

import json

import pytest

from modviz.hosts.files import Disk, Memory
from modviz.hosts.node.commonjs_paths import lookup_paths, node_modules_paths, requirer_at
from modviz.hosts.node.file_port import ProgramFiles
from modviz.hosts.node.package_exports import pattern_key_compare
from modviz.hosts.node.resolution import Resolution, ResolutionFailure, Tried
from modviz.hosts.node.resolver import Resolver


def _resolver(sources: dict[str, object], **options) -> Resolver:
    texts = {name: text if isinstance(text, str) else json.dumps(text) for name, text in sources.items()}
    return Resolver(ProgramFiles(Memory(texts)), **options)


def _import(sources, specifier, parent="app/main.js", **options):
    return _resolver(sources, **options).resolve_import(specifier, f"file:///{parent}")


def _require(sources, request, parent="app/main.js", **options):
    return _resolver(sources, **options).resolve_require(request, requirer_at(f"/{parent}"))


def _told(resolution):
    return resolution.url if isinstance(resolution, Resolution) else (resolution.error.code, resolution.error.message)


DUAL = {
    "app/node_modules/dual/package.json": {
        "name": "dual",
        "exports": {
            ".": {"types": "./t.d.ts", "import": "./esm.js", "require": "./cjs.cjs"},
            "./tools/*": {"mine": "./mine/*.js", "default": "./src/*.js"},
            "./tools/hidden/*": None,
            "./package.json": "./package.json",
        },
    },
    "app/node_modules/dual/esm.js": "",
    "app/node_modules/dual/cjs.cjs": "",
    "app/node_modules/dual/src/saw.js": "",
    "app/node_modules/dual/mine/saw.js": "",
    "app/main.js": "",
}


@pytest.mark.parametrize(
    ("ask", "specifier", "found"),
    [
        (_import, "dual", "esm.js"),
        (_require, "dual", "cjs.cjs"),
        (_import, "dual/tools/saw", "src/saw.js"),
        (_require, "dual/tools/saw", "src/saw.js"),
        (_import, "dual/package.json", "package.json"),
    ],
)
def test_conditions_and_patterns(ask, specifier, found):
    assert _told(ask(DUAL, specifier)) == f"file:///app/node_modules/dual/{found}"


def test_a_condition_of_the_user():
    assert _told(_import(DUAL, "dual/tools/saw", conditions=["mine"])).endswith("/mine/saw.js")


@pytest.mark.parametrize("subpath", ["./esm.js", "./tools/hidden/x", "./gone"])
def test_what_a_package_keeps_to_itself(subpath):
    told = f"Package subpath '{subpath}' is not defined by \"exports\" in /app/node_modules/dual/package.json"
    code = "ERR_PACKAGE_PATH_NOT_EXPORTED"
    imported = _import(DUAL, "dual" + subpath[1:])
    assert _told(imported) == (code, f"{told} imported from /app/main.js")
    # `require` does not say who has asked.
    assert _told(_require(DUAL, "dual" + subpath[1:])) == (code, told)


def test_the_fields_that_were_followed_are_kept():
    package_json = "/app/node_modules/dual/package.json"
    assert _import(DUAL, "dual").tried == (
        Tried(package_json, "package.json"),
        Tried(package_json, "field", ("exports", ".", "import"), "./esm.js"),
        Tried("/app/node_modules/dual/esm.js", "file"),
    )


def test_the_search_through_the_folders():
    sources = {"node_modules/far/index.js": "", "app/src/main.js": "", "app/node_modules/near/index.js": ""}
    found = _require(sources, "far", "app/src/main.js")
    assert found.url == "file:///node_modules/far/index.js"
    assert [(each.path, each.outcome) for each in found.tried] == [
        ("/app/src/node_modules", "no-folder"),
        ("/app/node_modules/far", "missing"),
        ("/app/node_modules/far.js", "missing"),
        ("/app/node_modules/far.json", "missing"),
        ("/app/node_modules/far.node", "missing"),
        ("/node_modules/far", "folder"),
        ("/node_modules/far.js", "missing"),
        ("/node_modules/far.json", "missing"),
        ("/node_modules/far.node", "missing"),
        ("/node_modules/far/index.js", "file"),
    ]


def test_a_package_that_is_nowhere():
    sources = {"app/main.js": "", "app/node_modules/other/index.js": ""}
    assert _told(_import(sources, "gone")) == (
        "ERR_MODULE_NOT_FOUND",
        "Cannot find package 'gone' imported from /app/main.js",
    )
    required = _require(sources, "gone")
    assert _told(required) == ("MODULE_NOT_FOUND", "Cannot find module 'gone'\nRequire stack:\n- /app/main.js")
    assert dict(required.error.properties) == {"requireStack": ("/app/main.js",)}
    assert [each.path for each in _import(sources, "gone").tried] == ["/app/node_modules/gone", "/node_modules/gone"]


@pytest.mark.parametrize(
    ("request_", "found"),
    [
        ("./lib", "lib.js"),
        ("./lib/", "lib/index.json"),
        ("./data", "data.json"),
        ("./tool", "tool/src/run.js"),
        ("./old", "old/index.js"),
        ("..", None),
        (".", None),
        ("./lib.js", "lib.js"),
    ],
)
def test_endings_and_folders_are_for_require(request_, found):
    sources = {
        "app/main.js": "",
        "app/lib.js": "",
        "app/lib/index.json": "{}",
        "app/data.json": "{}",
        "app/tool/package.json": {"main": "src/run"},
        "app/tool/src/run.js": "",
        "app/old/package.json": {"main": "gone.js"},
        "app/old/index.js": "",
    }
    required = _require(sources, request_)
    if found is None:
        assert required.error.code == "MODULE_NOT_FOUND"
    else:
        assert required.path == f"/app/{found}"
    if request_ == "./old":
        assert [each.code for each in required.warnings] == ["DEP0128"]
    if request_ != "./lib.js":
        assert isinstance(_import(sources, request_), ResolutionFailure)


@pytest.mark.parametrize(
    ("specifier", "hint"),
    [
        ("./lib", '"./lib.js"'),
        ("./folder", '"./folder/index.js"'),
        ("pkg/sub", '"pkg/sub.js"'),
        ("file:///app/lib", '"/app/lib.js"'),
        ("./nothing", None),
    ],
)
def test_did_you_mean(specifier, hint):
    sources = {
        "app/main.js": "",
        "app/lib.js": "",
        "app/folder/index.js": "",
        "app/node_modules/pkg/sub.js": "",
    }
    message = _import(sources, specifier, current_folder="/app").error.message
    assert message.partition("\n")[2] == (f"Did you mean to import {hint}?" if hint else "")


PRIVATE = {
    "app/package.json": {
        "name": "app",
        "exports": {"./api": "./src/api.js"},
        "imports": {"#config": "./src/config.js", "#files": "fs", "#dep": "dep", "#broken": "../out.js", "#no": None},
    },
    "app/src/api.js": "",
    "app/src/config.js": "",
    "app/main.js": "",
    "app/node_modules/dep/index.js": "",
    "app/node_modules/other/package.json": {"name": "other"},
    "app/node_modules/other/index.js": "",
}


@pytest.mark.parametrize(
    ("specifier", "found"),
    [
        ("#config", "file:///app/src/config.js"),
        ("#files", "node:fs"),
        ("#dep", "file:///app/node_modules/dep/index.js"),
        ("app/api", "file:///app/src/api.js"),
        ("fs", "node:fs"),
        ("node:test", "node:test"),
        ("data:text/javascript,1", "data:text/javascript,1"),
    ],
)
def test_names_of_the_program_itself_and_of_node(specifier, found):
    assert _told(_import(PRIVATE, specifier)) == found


@pytest.mark.parametrize(
    ("specifier", "parent", "code"),
    [
        ("#gone", "app/main.js", "ERR_PACKAGE_IMPORT_NOT_DEFINED"),
        ("#no", "app/main.js", "ERR_PACKAGE_IMPORT_NOT_DEFINED"),
        ("#broken", "app/main.js", "ERR_INVALID_PACKAGE_TARGET"),
        ("#config", "app/node_modules/other/index.js", "ERR_PACKAGE_IMPORT_NOT_DEFINED"),
        ("#", "app/main.js", "ERR_INVALID_MODULE_SPECIFIER"),
        ("app/api", "app/node_modules/other/index.js", "ERR_MODULE_NOT_FOUND"),
        ("app/secret", "app/main.js", "ERR_PACKAGE_PATH_NOT_EXPORTED"),
        ("test", "app/main.js", "ERR_MODULE_NOT_FOUND"),
    ],
)
def test_names_that_are_not_there(specifier, parent, code):
    assert _told(_import(PRIVATE, specifier, parent))[0] == code


def test_a_bare_name_in_a_data_url():
    resolver = _resolver({})
    failure = resolver.resolve_import("pkg", "data:text/javascript,import 'pkg'")
    assert failure.error.code == "ERR_UNSUPPORTED_RESOLVE_REQUEST"
    assert resolver.resolve_import("fs", "data:text/javascript,").url == "node:fs"


@pytest.mark.parametrize("text", ["{", "[]", '{"name": 1}', '{"exports": NaN}', "[" * 100_000, '{"exports":' * 100_000])
def test_a_package_json_that_is_none(text):
    sources = {"app/main.js": "", "app/node_modules/bad/package.json": text, "app/node_modules/bad/index.js": ""}
    told = "Invalid package config /app/node_modules/bad/package.json"
    assert _told(_import(sources, "bad")) == (
        "ERR_INVALID_PACKAGE_CONFIG",
        f'{told} while importing "bad" from /app/main.js.',
    )
    assert _told(_require(sources, "bad")) == ("ERR_INVALID_PACKAGE_CONFIG", f"{told}.")


def test_the_more_specific_pattern_comes_first():
    keys = ["./*", "./a/*", "./a/b", "./a/*.js", "./a/b*"]
    best = min(keys, key=lambda key: sum(pattern_key_compare(key, other) > 0 for other in keys))
    assert best == "./a/b*"
    assert pattern_key_compare("./a/*.js", "./a/*") < 0 < pattern_key_compare("./*", "./a/*")


def test_the_paths_of_a_module():
    assert node_modules_paths("/a/node_modules/b") == (
        "/a/node_modules/b/node_modules",
        "/a/node_modules",
        "/node_modules",
    )
    assert lookup_paths("fs", requirer_at("/a/b.js")) is None
    assert lookup_paths("./x", requirer_at("/a/b.js")) == ("/a",)


def test_links_are_followed(tmp_path):
    tmp_path = tmp_path.resolve()
    (tmp_path / "packages" / "tool").mkdir(parents=True)
    (tmp_path / "packages" / "tool" / "index.js").write_text("")
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "tool").symlink_to(tmp_path / "packages" / "tool")
    resolver = Resolver(ProgramFiles(Disk([tmp_path], 1000, 1000)))
    parent = tmp_path / "main.js"
    expected = str(tmp_path / "packages" / "tool" / "index.js")
    assert resolver.resolve_import("tool", parent.as_uri()).path == expected
    assert resolver.resolve_require("tool", requirer_at(str(parent))).path == expected


def test_nothing_outside_of_the_root_is_looked_at(tmp_path):
    tmp_path = tmp_path.resolve()
    root = tmp_path / "root"
    (tmp_path / "node_modules" / "above").mkdir(parents=True)
    (tmp_path / "node_modules" / "above" / "index.js").write_text("")
    (tmp_path / "secret.js").write_text("")
    (root / "node_modules").mkdir(parents=True)
    (root / "node_modules" / "out").symlink_to(tmp_path / "node_modules" / "above")
    (root / "link.js").symlink_to(tmp_path / "secret.js")
    resolver = Resolver(ProgramFiles(Disk([root], 1000, 1000)))
    parent = root / "main.js"

    def ask(specifier):
        yield resolver.resolve_import(specifier, parent.as_uri())
        yield resolver.resolve_require(specifier, requirer_at(str(parent)))

    for failure in ask("above"):
        assert failure.error.code in ("ERR_MODULE_NOT_FOUND", "MODULE_NOT_FOUND")
        assert "outside" in [each.outcome for each in failure.tried]
        assert not failure.refused
    for specifier in ("../secret.js", "../gone.js", "./link.js"):
        for failure in ask(specifier):
            assert "reads nothing outside of" in failure.refused
    assert all(isinstance(each, ResolutionFailure) for each in ask("out"))
