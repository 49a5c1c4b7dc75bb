"""Import maps as HTML has them: what is parsed, merged and resolved, and which rule it is that wins."""

from __future__ import annotations

import json

import pytest

from modviz.hosts.page.import_maps import (
    ImportMap,
    ImportMapError,
    Resolved,
    Unresolved,
    integrity_of,
    merge_import_maps,
    parse_import_map,
    resolve_module_specifier,
    resolved_specifier,
)

PAGE = "http://page.example/app/index.html"
SCRIPT = "http://page.example/app/main.js"


def _map(value: object) -> ImportMap:
    return parse_import_map(json.dumps(value), PAGE)[0]


def _resolve(specifier: str, value: object, script: str = SCRIPT) -> Resolved | Unresolved:
    return resolve_module_specifier(specifier, script, _map(value))


@pytest.mark.parametrize(
    ("specifier", "found"),
    [
        ("lib", Resolved("http://page.example/app/lib.js", "imports", "lib")),
        ("lib/a.js", Resolved("http://cdn.example/lib/a.js", "imports", "lib/")),
        # The longest key wins, wherever it stands.
        ("lib/deep/a.js", Resolved("http://page.example/deep/a.js", "imports", "lib/deep/")),
        ("./here.js", Resolved("http://page.example/there.js", "imports", "http://page.example/app/here.js")),
        ("/app/here.js", Resolved("http://page.example/there.js", "imports", "http://page.example/app/here.js")),
        ("./other.js", Resolved("http://page.example/app/other.js")),
        ("http://x.example/y", Resolved("http://x.example/y")),
        ("gone", Unresolved("bare")),
        ("none", Unresolved("blocked", "none")),
        ("lib/../../out.js", Unresolved("backtracking", "lib/")),
        ("lib/http://[", Unresolved("invalid", "lib/")),
    ],
)
def test_which_rule_wins(specifier, found):
    imports = {
        "lib": "./lib.js",
        "lib/": "http://cdn.example/lib/",
        "lib/deep/": "/deep/",
        "./here.js": "/there.js",
        "none": None,
    }
    assert _resolve(specifier, {"imports": imports}) == found


@pytest.mark.parametrize(
    ("script", "url", "scope"),
    [
        ("http://page.example/other/x.js", "http://page.example/1.js", ""),
        ("http://page.example/app/x.js", "http://page.example/2.js", "http://page.example/app/"),
        ("http://page.example/app/deep/x.js", "http://page.example/3.js", "http://page.example/app/deep/"),
        ("http://page.example/app/main.js", "http://page.example/4.js", "http://page.example/app/main.js"),
        # A scope that has no rule for a name leaves it to the one around it.
        ("http://page.example/app/empty/x.js", "http://page.example/2.js", "http://page.example/app/"),
    ],
)
def test_the_nearest_scope_wins(script, url, scope):
    value = {
        "imports": {"a": "/1.js"},
        "scopes": {
            "./": {"a": "/2.js"},
            "./deep/": {"a": "/3.js"},
            "./main.js": {"a": "/4.js"},
            "./empty/": {},
            "/other": {"a": "/no.js"},
        },
    }
    found = _resolve("a", value, script)
    assert found == Resolved(url, "scope" if scope else "imports", "a", scope)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "SyntaxError"),
        ("{", "SyntaxError"),
        ('{"imports": NaN}', "SyntaxError"),
        ("[" * 100_000, "SyntaxError"),
        ("[]", "TypeError"),
        ("null", "TypeError"),
        ('{"imports": []}', "TypeError"),
        ('{"imports": null}', "TypeError"),
        ('{"scopes": 1}', "TypeError"),
        ('{"scopes": {"./": "x"}}', "TypeError"),
        ('{"integrity": ""}', "TypeError"),
    ],
)
def test_what_is_no_import_map(text, name):
    with pytest.raises(ImportMapError) as refused:
        parse_import_map(text, PAGE)
    assert refused.value.name == name


def test_what_does_not_count_is_told():
    value = {
        "imports": {"": "/a.js", "bare": "also-bare", "folder/": "/file", "number": 1, "good": "/good.js"},
        "scopes": {"http://[": {"a": "/a.js"}},
        "integrity": {"bare": "sha256-x", "/a.js": 1, "./b.js": "sha384-y"},
        "other": 1,
    }
    parsed, warnings = parse_import_map(json.dumps(value), PAGE)
    assert parsed.imports == {"number": None, "good": "http://page.example/good.js", "folder/": None, "bare": None}
    assert list(parsed.imports) == ["number", "good", "folder/", "bare"]
    assert parsed.scopes == {}
    assert parsed.integrity == {"http://page.example/app/b.js": "sha384-y"}
    assert len(warnings) == 8
    assert integrity_of("http://page.example/app/b.js", parsed) == "sha384-y"
    assert integrity_of("http://page.example/a.js", parsed) == ""


def test_the_first_of_two_rules_stays():
    old = _map({"imports": {"a": "/1.js"}, "scopes": {"/s/": {"a": "/2.js"}}, "integrity": {"/1.js": "x"}})
    new = _map(
        {
            "imports": {"a": "/3.js", "b": "/4.js"},
            "scopes": {"/s/": {"a": "/5.js", "c": "/6.js"}},
            "integrity": {"/1.js": "y"},
        }
    )
    merged, warnings = merge_import_maps(old, new, ())
    assert merged.imports == {"b": "http://page.example/4.js", "a": "http://page.example/1.js"}
    assert merged.scopes == {
        "http://page.example/s/": {"c": "http://page.example/6.js", "a": "http://page.example/2.js"}
    }
    assert merged.integrity == {"http://page.example/1.js": "x"}
    assert len(warnings) == 3


def test_a_rule_for_what_has_been_resolved_comes_too_late():
    resolved = [resolved_specifier(each, SCRIPT) for each in ("a", "lib/x.js", "./near.js")]
    new = {
        "imports": {"a": "/1.js", "ab": "/2.js", "b": "/3.js", "lib/": "/4/", "./near.js": "/5.js"},
        "scopes": {"./": {"a": "/6.js", "lib/": "/7/", "b": "/8.js"}, "/other/": {"a": "/9.js"}},
    }
    merged, warnings = merge_import_maps(ImportMap(), _map(new), resolved)
    # As in Chromium 156: whatever could have fitted is taken out, and nothing else.
    assert set(merged.imports) == {"ab", "b"}
    assert {prefix: set(table) for prefix, table in merged.scopes.items()} == {
        "http://page.example/app/": {"b"},
        "http://page.example/other/": {"a"},
    }
    assert len(warnings) == 5
