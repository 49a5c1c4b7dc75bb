"""The names of lesson folders: `05-live-bindings` is number 5 of the course, with the slug `live-bindings`."""

from __future__ import annotations


def number_and_slug(name: str) -> tuple[int | None, str]:
    """The number and the slug in the name of a folder; a name without a number is all slug."""
    number, _, slug = name.partition("-")
    if number.isascii() and number.isdigit() and slug:
        return int(number), slug
    return None, name
