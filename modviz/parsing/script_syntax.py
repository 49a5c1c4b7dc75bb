"""What is known of a classic script; apart from the parser, which takes time to import."""

from __future__ import annotations

import msgspec

from modviz.record.entries import Declaration


class ScriptSyntax(msgspec.Struct, frozen=True, gc=False):
    """A classic script as text for the engine; all that was inserted in it is spelled with `marker`.

    `declarations` are what it declares in the global environment, which all scripts share.
    """

    text: str
    marker: str
    declarations: tuple[Declaration, ...] = ()
