"""Titles in plain text."""

from __future__ import annotations


def title(text: str) -> tuple[str, str, str]:
    """A title on lines of its own: a blank one before it, and a line under it."""
    return "", text, "-" * len(text)
