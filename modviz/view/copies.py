"""Copies: boxes that got the value of a property of `module.exports` once, and do not follow it.

There are two kinds: what ES modules import from CommonJS, and the variables of `const { name } = require(...)`.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len

from modviz.record.events.commonjs import WHOLE
from modviz.record.values import Value
from modviz.record.world import Binding, Module, World
from modviz.view.text import clean

COPY = "◫"
STALE = "≠"


@dataclass(frozen=True, slots=True)
class Copy:
    """What a box is a copy of: the property `name` of the exports of `owner`, taken in `line` of its own module.

    `now` is the value of the property, if that is another one by now.
    """

    owner: str
    name: str
    line: int | None
    now: Value | None

    @property
    def words(self) -> str:
        """What it is, in a few words."""
        where = "" if self.line is None else f", line {self.line}"
        return f"copy of {self.name}{where}"

    @property
    def stale_words(self) -> str:
        """What it differs in from its source; empty where it does not."""
        return "" if self.now is None else f"{STALE} stale: {self.name} of {self.owner} is {self.now.preview} now"

    def words_within(self, cells: int) -> str:
        """That it is stale, or else what it is a copy of, in the most words that have room; empty where none have."""
        forms: tuple[str, ...] = (self.words, "copy")
        if self.now is not None:
            forms = (self.stale_words, f"{STALE} stale: {self.now.preview} now", f"{STALE} stale", STALE)
        return next((form for form in map(clean, forms) if cell_len(form) <= cells), "")


def copy_of(world: World, module: str, binding: Binding) -> Copy | None:
    """What `binding` of `module` is a copy of; None if it is none."""
    here = world.modules[module]
    if binding.kind == "copy":
        name = binding.name.removeprefix("exports.")
        return (
            None if binding.name == WHOLE else Copy(module, name, None, _changed(here, name, binding, here.is_copied))
        )
    taken = next((each for each in here.parsed.required_names if each.local_name == binding.name), None)
    if taken is None:
        return None
    calls = (call for call in world.requires.values() if call.referrer == module and call.specifier == taken.specifier)
    target = next((call.target for call in calls if call.target is not None), None)
    owner = world.modules.get(target or "")
    if owner is None:
        return None
    now = _changed(owner, taken.name, binding, binding.value is not None)
    return Copy(owner.name, taken.name, taken.line, now)


def _changed(owner: Module, name: str, binding: Binding, is_taken: bool) -> Value | None:
    """The value of the property now, if the copy has been taken and has another one."""
    if not is_taken or not owner.cards:
        return None
    found = dict(owner.cards[-1].properties).get(name)
    if found is None or found[0].type == "getter" or found[0] == binding.value:
        return None
    return found[0]
