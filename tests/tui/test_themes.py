"""Every theme can be read: text 4.5 : 1, lines and frames 3 : 1, as WCAG 2.2 asks for (1.4.3, 1.4.11)."""

from __future__ import annotations

import pytest
from rich.color import Color

from modviz.tui.themes import THEMES, style_book
from modviz.view.styles import STYLES

DRAWN = {"box", "edge", "timeline-future", "scroll-track"}
"""What is drawn, not written."""

IN_A_SOURCE_TEXT = ("", "guest", "keyword", "string", "number", "comment", "function", "dim", "current", "caret")


def luminance(colour: Color) -> float:
    parts = [part / 255 for part in colour.get_truecolor()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def contrast_of(theme: str, names: str) -> float:
    style = style_book(theme)[names]
    assert style.color is not None
    assert style.bgcolor is not None
    return contrast(style.color, style.bgcolor)


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_written_can_be_read(theme):
    poor = {name: contrast_of(theme, name) for name in STYLES if name not in DRAWN}
    assert {name: ratio for name, ratio in poor.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_the_line_that_runs_can_be_read(theme):
    ratios = {name: contrast_of(theme, f"{name} current-line".strip()) for name in IN_A_SOURCE_TEXT}
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_lines_and_frames_can_be_seen(theme):
    colours = THEMES[theme]
    ratios = {name: contrast_of(theme, name) for name in STYLES if name in DRAWN}
    ground = Color.parse(colours.ground)
    ratios |= {name: contrast(Color.parse(getattr(colours, name)), ground) for name in ("frame", "accent")}
    assert {name: ratio for name, ratio in ratios.items() if ratio < 3} == {}
