from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from modviz.view.text import clean, crop, crop_start, pad, wrap

anything = st.text(st.characters())
"""Any text at all, lone surrogates included."""

hostile = st.text(st.sampled_from("ab \t\n\x1b\x7f\x9b​‍‮⁦️漢字👩💻❤́🇩𝒳\ud800"))


@given(anything | hostile)
def test_clean_text_stays_on_its_line_and_can_be_printed(text: str) -> None:
    shown = clean(text)
    assert shown.isprintable()
    shown.encode()
    assert not {"\u202e", "\u200d", "\ufe0f"} & set(shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\tb", "a    b"),
        ("a\nb", "a␊b"),
        ("\u202egnp.exe", "\\u{202e}gnp.exe"),
        ("a\xa0b", "a b"),
        ("❤\ufe0f", "❤"),
        ("👩\u200d💻", "👩💻"),
        ("\ud800", "\\u{d800}"),
        ("żółw", "żółw"),
    ],
)
def test_what_would_be_invisible_or_act_on_the_terminal_is_shown(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(anything | hostile, anything | hostile)
def test_the_width_of_clean_text_is_the_sum_of_its_parts(one: str, other: str) -> None:
    one, other = clean(one), clean(other)
    assert cell_len(one + other) == cell_len(one) + cell_len(other)


@given(anything | hostile, st.integers(0, 30))
def test_cropped_text_fits_and_says_that_it_is_cropped(text: str, width: int) -> None:
    text = clean(text)
    for cropped, mark in ((crop(text, width), str.endswith), (crop_start(text, width), str.startswith)):
        assert cell_len(cropped) <= width
        assert cropped == text or not width or mark(cropped, "…")


@given(anything | hostile, st.integers(2, 30))
def test_wrapped_text_fits_and_loses_only_spaces(text: str, width: int) -> None:
    text = clean(text)
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_padding_counts_cells() -> None:
    assert pad("漢", 4) == "漢  "
