"""How a person has arranged the screen: kept from one session to the next."""

from __future__ import annotations

from typing import Protocol

import msgspec


class KeptScreen(msgspec.Struct, frozen=True, omit_defaults=True):
    """The theme, the cells by which the line between the columns was moved, and by phase the panels that were chosen.

    An empty theme is the usual one; of the panels the one that was chosen last comes first.
    """

    theme: str = ""
    shift: int = 0
    panels: dict[str, tuple[str, ...]] = {}


AS_AT_FIRST = KeptScreen()


class ScreenKeeper(Protocol):
    """Keeps how the screen is arranged."""

    def kept(self) -> KeptScreen:
        """What was kept."""

    def keep(self, screen: KeptScreen) -> None:
        """Keep this from now on."""
