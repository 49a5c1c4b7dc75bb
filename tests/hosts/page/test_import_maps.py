"""Import maps: what the text says, what a specifier means, and what a later map may still say."""

import pytest

from modviz.hosts.page.import_maps import (
    ImportMapError,
    SpecifierError,
    merge_import_maps,
    parse_import_map,
    resolve_specifier,
)

PAGE = "https://shop.test/app/index.html"


def read(text, warnings=None):
    return parse_import_map(text, PAGE, (warnings if warnings is not None else []).append)


def resolved(specifier, text, base_url=PAGE):
    return resolve_specifier(specifier, base_url, read(text))[0]


def test_the_rule_that_wins_is_told():
    found = resolved("tea/green.js", '{"imports": {"tea/": "/teas/", "tea/green.js": "/green.js"}}')
    assert (found.url, found.key, found.scope) == ("https://shop.test/green.js", "tea/green.js", None)
    found = resolved("tea/black.js", '{"imports": {"tea/": "/teas/"}}')
    assert (found.url, found.key) == ("https://shop.test/teas/black.js", "tea/")


def test_a_scope_goes_before_and_the_longest_first():
    text = '{"imports": {"m": "/1.js"}, "scopes": {"/old/": {"m": "/2.js"}, "/old/very/": {"m": "/3.js"}}}'
    for folder, url in (("", "/1.js"), ("old/", "/2.js"), ("old/very/", "/3.js")):
        assert resolved("m", text, f"https://shop.test/{folder}a.js").url == f"https://shop.test{url}"


def test_without_a_rule_a_specifier_is_a_url_or_nothing():
    assert resolved("./a.js", "{}").key is None
    with pytest.raises(SpecifierError, match="Relative references must start with"):
        resolved("bare", "{}")


@pytest.mark.parametrize(
    ("rules", "specifier", "why"),
    [
        ('{"a": null}', "a", '"a" matches with "a" but is blocked by a null value'),
        ('{"a": 7}', "a", "null value"),
        ('{"a": "bare"}', "a", "null value"),
        ('{"a/": "/b"}', "a/x", "null value"),
        ('{"a/": "/b/"}', "a/../../x", "backtracking above its prefix"),
    ],
)
def test_what_is_blocked(rules, specifier, why):
    with pytest.raises(SpecifierError, match=why) as failure:
        resolved(specifier, f'{{"imports": {rules}}}')
    assert failure.value.is_blocked


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("{", "SyntaxError", "invalid JSON"),
        ("[]", "TypeError", "not an object"),
        ('{"imports": 1}', "TypeError", '"imports" top-level key must be a JSON object'),
        ('{"scopes": {"/a/": 1}}', "TypeError", 'scope with prefix "/a/" must be a JSON object'),
        ("NaN", "SyntaxError", "invalid JSON"),
        ("[" * 100_000, "SyntaxError", "invalid JSON"),
    ],
)
def test_what_is_no_import_map(text, name, message):
    with pytest.raises(ImportMapError, match=message) as failure:
        read(text)
    assert failure.value.name == name


def test_what_is_ignored_is_told():
    warnings = []
    read(
        '{"imports": {"": "/a.js", "b": 1, "c/": "/c"}, "scopes": {"http://[": {}}, "integrity": {"x": "y"}}', warnings
    )
    assert len(warnings) == 5


def test_a_later_map_adds_and_changes_nothing():
    warnings = []
    known = read('{"imports": {"a": "/1.js"}}')
    merge_import_maps(known, read('{"imports": {"a": "/2.js", "b": "/b.js"}}'), {}, warnings.append)
    assert known.imports == {"a": "https://shop.test/1.js", "b": "https://shop.test/b.js"}
    assert warnings == ["An import map rule for specifier 'a' was removed, as it conflicted with an existing rule."]


def test_what_has_been_resolved_keeps_its_meaning():
    known = read("{}")
    _, record = resolve_specifier("./lib/x.js", PAGE, known)
    new = read('{"imports": {"./lib/": "/other/", "./free.js": "/other.js"}}')
    merge_import_maps(known, new, {record: None}, lambda _: None)
    assert list(known.imports) == ["https://shop.test/app/free.js"]
