"""Guest text made safe and fitted into cells: nothing a guest prints may move the cursor or hide."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rich.cells import cell_len

ELLIPSIS = "…"
TAB = "    "

# Variation selectors, and joiners after a pictograph, only choose between looks of a character; terminals
# disagree on how many cells the joined form takes, so it is left out.
_LOOKS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]|(?<=[\u2190-\u2bff\U0001f000-\U0001faff])\u200d")


def clean(text: str) -> str:
    r"""`text` on one line, with everything that would be invisible or would act on the terminal made visible.

    Control characters become their pictures (␛ ␊), tabs four spaces, other spaces a space, and format
    characters, such as those that change the direction of writing, the escape that JavaScript has for them
    (\u{202e}).
    """
    if text.isprintable() and (text.isascii() or not _LOOKS.search(text)):
        return text
    return "".join(map(_visible, _LOOKS.sub("", text)))


def clean_lines(text: str) -> str:
    """`text` cleaned line by line."""
    return "\n".join(map(clean, text.split("\n")))


@lru_cache(4096)
def _visible(character: str) -> str:
    if character == "\t":
        return TAB
    if character.isprintable():
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if unicodedata.category(character) == "Zs":
        return " " * cell_len(character)
    return f"\\u{{{code:x}}}"


def crop(text: str, width: int) -> str:
    """The beginning of `text`, in at most `width` cells; `…` at its end says that there is more."""
    if len(text) <= width and text.isascii():
        return text
    # A character may take no cell at all, but a pile of them is cut too: huge texts must stay cheap.
    start = text[: 4 * width + 16]
    if len(start) == len(text) and cell_len(start) <= width:
        return text
    return _beginning(start, width - 1) + ELLIPSIS if width > 0 else ""


def crop_start(text: str, width: int) -> str:
    """The end of `text`, in at most `width` cells: of a path, the end tells more."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    kept = ""
    for character in reversed(text):
        if cell_len(character + kept) > width - 1:
            break
        kept = character + kept
    return ELLIPSIS + kept


def file_name(path: str) -> str:
    """`path` without its folders; `…/` says that there are some."""
    folder, _, name = clean(path).rpartition("/")
    return f"{ELLIPSIS}/{name}" if folder else name


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken at spaces where possible."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        while cell_len(word) > width:
            start = _beginning(word, width) or word[:1]
            lines.append(start)
            word = word[len(start) :]
        line = word
    return [*lines, line]


def pad(text: str, width: int) -> str:
    """`text` and as many spaces as fill `width` cells."""
    return text + " " * (width - cell_len(text))


def _beginning(text: str, width: int) -> str:
    """As much of `text` as `width` cells hold."""
    if text.isascii():
        return text[: max(0, width)]
    used = 0
    for number, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return text[:number]
    return text
