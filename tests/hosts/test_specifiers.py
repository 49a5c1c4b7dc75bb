"""Specifiers become URLs as in a browser, and URLs short names."""

from __future__ import annotations

import pytest

from modviz.hosts.specifiers import Names, RequestRefused, resolve_module_specifier


@pytest.mark.parametrize(
    ("specifier", "url"),
    [
        ("./a.js", "file:///work/src/a.js"),
        ("../a.js", "file:///work/a.js"),
        ("/a.js", "file:///a.js"),
        ("./a.js?v=1#part", "file:///work/src/a.js?v=1#part"),
        ("./spaced name.js", "file:///work/src/spaced%20name.js"),
        ("./ünïcode.js", "file:///work/src/%C3%BCn%C3%AFcode.js"),
        ("file:///else/b.js", "file:///else/b.js"),
        ("https://example.com/x/../y.js", "https://example.com/y.js"),
        ("data:text/javascript,1", "data:text/javascript,1"),
    ],
)
def test_url_like_specifiers(specifier, url):
    assert resolve_module_specifier(specifier, "file:///work/src/main.js") == url


@pytest.mark.parametrize("specifier", ["lodash", "lib/a.js", "", ".a.js", "@scope/name", "#private"])
def test_bare_specifiers_are_refused(specifier):
    with pytest.raises(RequestRefused, match="Relative references must start with"):
        resolve_module_specifier(specifier, "file:///work/src/main.js")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("file:///work/src/main.js", "main.js"),
        ("file:///work/src/lib/a.js?v=2", "lib/a.js?v=2"),
        ("file:///work/shared.js", "../shared.js"),
        ("file:///other/deep/b.js", "../../other/deep/b.js"),
        ("file:///work/src/spaced%20name.js", "spaced name.js"),
        ("file:///work/src/odd%2Fslash.js", "odd%2Fslash.js"),
        ("https://example.com/x.js", "https://example.com/x.js"),
        ("data:text/javascript,1", "data:text/javascript,1"),
    ],
)
def test_names_are_short_and_relative_to_the_entry(url, name):
    assert Names("file:///work/src/").name(url) == name


def test_names_are_unique():
    names = Names("file:///work/src/")
    urls = ["file:///work/src/a%3Fb.js", "file:///work/src/a?b.js", "file:///work/src/a%23b.js"]
    assert len({names.name(url) for url in urls}) == len(urls)
