"""A few of the pictures, as text: what they show is what the design says of these moments."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.pictures.__main__ import drawn
from tests.pictures.moments import MOMENTS

_KEPT = Path(__file__).with_name("kept")
_MOMENTS = {moment.name: moment for moment in MOMENTS}


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("name", ["first-screen", "dead-zone", "failed", "value-changes"])
async def test_a_moment_looks_as_it_did(name: str, size: tuple[int, int]) -> None:
    """When the screen changes on purpose: look at `make pictures`, then write these anew with `--keep`."""
    _, text = await drawn(_MOMENTS[name], size)
    kept = (_KEPT / f"{name}-{size[0]}x{size[1]}.txt").read_text(encoding="utf-8")
    assert [row.rstrip() for row in text.split("\n")] == kept.rstrip("\n").split("\n")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_fact_of_the_dead_zone_is_on_the_screen_at_every_size(size: tuple[int, int]) -> None:
    _, text = await drawn(_MOMENTS["dead-zone"], size)
    for fact in (
        "const factor = 1 + TAX_RATE;",
        "━━━━━━━━ ░ empty",
        "┏╍ ✗ TAX_RATE ╍",
        "┇ ░ empty",
        "in its dead zone",
        "money.js TAX_RATE",
        "✗ TAX_RATE of basket.js is ░ empty",
    ):
        assert fact in text


async def test_without_colour_and_in_ascii_the_fact_is_there_too() -> None:
    _, text = await drawn(_MOMENTS["dead-zone-ascii"], (80, 24))
    assert text.isascii()
    for fact in (
        "-------- : empty",
        "x TAX_RATE -",
        ": empty",
        "in its dead zone",
        "x TAX_RATE of basket.js is : empty",
    ):
        assert fact in text


@pytest.mark.parametrize("name", ["first-screen-works", "failed", "link-error", "question", "help", "lesson-scene"])
async def test_in_ascii_no_other_character_is_on_the_screen(name: str) -> None:
    _, text = await drawn(replace(_MOMENTS[name], ascii=True), (80, 24))
    assert text.isascii()
