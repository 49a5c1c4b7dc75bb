"""The command palette."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """Textual's command palette, in our words, and safe in the smallest of terminals."""

    def __init__(self) -> None:
        # The id by which Textual knows that a palette is open.
        super().__init__(placeholder="What shall be done?", id="--command-palette")

    def _action_command_list(self, action: str) -> None:
        # Textual cannot turn the pages of a list that has no room: it raises a KeyError.
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)
