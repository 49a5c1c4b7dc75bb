"""A state or a short number in letters of three rows: the largest that a terminal can write."""

from __future__ import annotations

_FONT = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": ("▀█ ", " █ ", "▀▀▀"),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
    "-": ("   ", "▀▀▀", "   "),
    ".": (" ", " ", "▀"),
    "D": ("█▀▄", "█ █", "▀▀ "),
    "E": ("█▀▀", "█▀ ", "▀▀▀"),
    "F": ("█▀▀", "█▀ ", "▀  "),
    "I": ("█", "█", "▀"),
    "M": ("█▄ ▄█", "█ ▀ █", "▀   ▀"),
    "N": ("█▄ █", "█ ▀█", "▀  ▀"),
    "P": ("█▀█", "█▀▀", "▀  "),
    "T": ("▀█▀", " █ ", " ▀ "),
    "U": ("█ █", "█ █", "▀▀▀"),
    "Y": ("█ █", "▀█▀", " ▀ "),
}


def block_letters(text: str, width: int) -> tuple[str, ...]:
    """The three rows of `text`; none where a character has no such letter, or there is no room."""
    letters = [_FONT.get(character, ()) for character in text.upper()]
    if not all(letters):
        return ()
    rows = tuple(" ".join(letter[row] for letter in letters) for row in range(3))
    return rows if 0 < len(rows[0]) <= width else ()
