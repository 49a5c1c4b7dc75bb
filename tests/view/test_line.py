"""Lines of spans that are fitted into the room there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modviz.view.line import fit, line_width
from modviz.view.moment import Line, Span, plain

LINES = st.lists(st.builds(Span, st.text("ab …漢", min_size=1, max_size=8))).map(tuple)


@pytest.mark.parametrize(
    ("texts", "width", "fitted"),
    [
        (("bake ", "there"), 10, "bake there"),
        (("bake ", "there"), 9, "bake the…"),
        (("bake ", "there", "!"), 10, "bake ther…"),
        (("ƒ bake…", " function"), 7, "ƒ bake…"),
        (("ƒ bake…", " function"), 9, "ƒ bake…"),
        (("ƒ bake", "……", "x"), 8, "ƒ bake…"),
        (("ƒ sign…", " #1"), 11, "ƒ sign… #1"),
    ],
)
def test_one_ellipsis_says_that_there_is_more(texts: tuple[str, ...], width: int, fitted: str) -> None:
    assert plain(fit(tuple(map(Span, texts)), width)) == fitted


@given(LINES, st.integers(1, 12))
def test_a_fitted_line_fits_and_says_so_if_something_is_lost(line: Line, width: int) -> None:
    fitted = fit(line, width)
    assert line_width(fitted) <= width
    assert fitted == line if line_width(line) <= width else plain(fitted).endswith("…")
