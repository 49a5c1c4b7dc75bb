"""The themes: a few colours each, and how the style classes of the views look in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rich.style import Style

from modviz.view.looks import COLOURED, MONOCHROME

if TYPE_CHECKING:
    from textual.theme import Theme

DEFAULT_THEME = "modviz-dark"

NO_COLOUR = "modviz-monochrome"
"""The theme without any colour: bold, underlined and reversed text only."""


@dataclass(frozen=True)
class Colours:
    """The colours of a theme, by what they are for.

    `new`, `waiting`, `active`, `ready`, `done` and `bad` are the stations of a module's life, `victim` that of one
    which failed because another did, `ring` is for cycles; `marked` stands behind what the last step changed, and
    `current` behind the line that runs.
    """

    is_dark: bool
    text: str
    ground: str
    quiet: str
    faint: str
    frame: str
    accent: str
    marked: str
    marked_text: str
    current: str
    new: str
    waiting: str
    active: str
    ready: str
    done: str
    bad: str
    victim: str
    ring: str
    keyword: str
    string: str
    number: str
    comment: str


THEMES: Mapping[str, Colours] = {
    "modviz-dark": Colours(
        is_dark=True,
        text="#d8dee9",
        ground="#12161d",
        quiet="#93a0b4",
        faint="#717d91",
        frame="#5b6679",
        accent="#7cc4ff",
        marked="#4a3c0c",
        marked_text="#ffd866",
        current="#1f3350",
        new="#b9c2d0",
        waiting="#b9c2d0",
        active="#ffb454",
        ready="#7cc4ff",
        done="#8fd694",
        bad="#ff7b85",
        victim="#cf8a90",
        ring="#e29bd8",
        keyword="#c3a6ff",
        string="#a5d6a0",
        number="#f5b98a",
        comment="#93a1b8",
    ),
    "modviz-light": Colours(
        is_dark=False,
        text="#1f2733",
        ground="#fbfaf7",
        quiet="#566173",
        faint="#7b8594",
        frame="#88919e",
        accent="#0b5cad",
        marked="#ffe9a8",
        marked_text="#6b4a00",
        current="#dbe9fa",
        new="#5c6675",
        waiting="#4a5464",
        active="#984a00",
        ready="#0b5cad",
        done="#1a6b2b",
        bad="#b3202f",
        victim="#96525a",
        ring="#8a2a86",
        keyword="#6d3fb8",
        string="#2b6e2f",
        number="#9a4a10",
        comment="#5a6474",
    ),
    "high-contrast": Colours(
        is_dark=True,
        text="#ffffff",
        ground="#000000",
        quiet="#e0e0e0",
        faint="#b8b8b8",
        frame="#c8c8c8",
        accent="#5cd6ff",
        marked="#ffff00",
        marked_text="#000000",
        current="#003a8c",
        new="#e0e0e0",
        waiting="#ffffff",
        active="#ffb000",
        ready="#5cd6ff",
        done="#5cff5c",
        bad="#ff8c8c",
        victim="#ffc0c0",
        ring="#ff9cf2",
        keyword="#e0b0ff",
        string="#9cff9c",
        number="#ffd080",
        comment="#c8c8c8",
    ),
    # The colours of Okabe and Ito, which people with every kind of colour vision can tell apart.
    "colour-blind": Colours(
        is_dark=True,
        text="#e8e8e8",
        ground="#101418",
        quiet="#a8b0b8",
        faint="#78818a",
        frame="#59636d",
        accent="#56b4e9",
        marked="#4a4408",
        marked_text="#f0e442",
        current="#0d3350",
        new="#a8b0b8",
        waiting="#d0d4d8",
        active="#e69f00",
        ready="#56b4e9",
        done="#2fc495",
        bad="#ff8a3d",
        victim="#d09a70",
        ring="#dd9fc4",
        keyword="#dd9fc4",
        string="#2fc495",
        number="#e69f00",
        comment="#939da7",
    ),
}


class StyleBook(dict[str, Style]):
    """How each combination of style classes looks in one theme, worked out when first asked for."""

    def __init__(self, base: str, classes: Mapping[str, str]) -> None:
        super().__init__()
        self._base = Style.parse(base)
        self._classes = classes

    def __missing__(self, names: str) -> Style:
        styles = [Style.parse(self._classes.get(name, "")) for name in names.split()]
        style = self[names] = Style.combine([self._base, *styles])
        return style


@cache
def style_book(theme: str) -> StyleBook:
    """The style book of the theme with that name; of a theme that is not ours, that without colours."""
    colours = THEMES.get(theme)
    if colours is None:
        return StyleBook("default on default", MONOCHROME)
    named = {name: str(colour) for name, colour in vars(colours).items()}
    classes = {name: look.format(**named) for name, look in COLOURED.items()}
    return StyleBook(f"{colours.text} on {colours.ground}", classes)


def textual_themes() -> list[Theme]:
    """All themes, as Textual wants them for what it draws itself."""
    from textual.theme import Theme

    themes = [
        Theme(
            name=name,
            dark=colours.is_dark,
            primary=colours.accent,
            accent=colours.accent,
            secondary=colours.quiet,
            foreground=colours.text,
            background=colours.ground,
            surface=colours.ground,
            panel=colours.ground,
            warning=colours.active,
            error=colours.bad,
            success=colours.done,
            variables={
                "frame": colours.frame,
                "quiet": colours.quiet,
                "current": colours.current,
            },
        )
        for name, colours in THEMES.items()
    ]
    default = "ansi_default"
    no_colour = Theme(
        name=NO_COLOUR,
        ansi=True,
        primary=default,
        secondary=default,
        accent=default,
        foreground=default,
        background=default,
        surface=default,
        panel=default,
        boost=default,
        warning=default,
        error=default,
        success=default,
        variables={
            "frame": default,
            "quiet": default,
            "current": default,
            # What Textual's own themes for terminals of few colours set; a cursor must show without colour.
            "ansi-background": default,
            "ansi-foreground": default,
            "border-blurred": default,
            "block-cursor-foreground": default,
            "block-cursor-background": default,
            "block-cursor-text-style": "reverse",
            "block-cursor-blurred-foreground": default,
            "block-cursor-blurred-background": default,
            "block-cursor-blurred-text-style": "reverse",
            "scrollbar": default,
            "scrollbar-hover": default,
            "scrollbar-active": default,
            "scrollbar-background": default,
            "scrollbar-background-hover": default,
            "scrollbar-background-active": default,
            "scrollbar-corner-color": default,
            "input-cursor-foreground": default,
            "input-cursor-background": default,
            "input-cursor-text-style": "reverse",
            "input-selection-foreground": default,
            "input-selection-background": default,
            "screen-selection-foreground": default,
            "screen-selection-background": default,
        },
    )
    return [*themes, no_colour]
