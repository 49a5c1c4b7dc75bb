"""Exploring the run of a lesson freely, before one returns to it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from modviz.tui.hints import Hints
from modviz.tui.screens.step_screen import StepScreen


class ExploreScreen(StepScreen):
    """The step screen, over a lesson that waits."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "return", show=False)]

    def on_mount(self) -> None:
        """Say how to return."""
        super().on_mount()
        self.hint.say("All keys of the steps work here. x returns to the lesson.")

    def usual_keys(self) -> Hints:
        """The way back comes first."""
        return (("x", "back to the lesson"), *super().usual_keys())

    async def action_leave(self) -> None:
        """Put back what is enlarged, or return to the lesson."""
        if self.is_enlarged or self.has_card:
            await super().action_leave()
        else:
            self.action_return()

    def action_return(self) -> None:
        """Return to the lesson."""
        self.dismiss()
