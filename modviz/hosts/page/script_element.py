"""Script elements: what is known of one while it goes from the text of a page to its end.

Source: https://html.spec.whatwg.org/multipage/scripting.html#script-processing-model
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from modviz.hosts.mime import is_javascript
from modviz.hosts.page.html import ScriptTag

CLASSIC, MODULE, IMPORT_MAP, UNKNOWN = "classic", "module", "importmap", "unknown"

_SPACES = "\t\n\f\r "


class ScriptFacts(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """What the document knows of a script element: its attributes, None where there is none, and its text.

    `element` is the number of its node, and `base` what its URL is relative to.
    """

    element: int
    type: str | None = None
    language: str | None = None
    src: str | None = None
    is_async: bool = msgspec.field(default=False, name="async")
    force_async: bool = False
    defer: bool = False
    nomodule: bool = False
    crossorigin: str | None = None
    integrity: str | None = None
    charset: str | None = None
    is_for: str | None = msgspec.field(default=None, name="for")
    event: str | None = None
    text: str = ""
    base: str = ""


class ScriptElement(msgspec.Struct):
    """A script element that has been prepared, and what has come of it.

    `name` is that of its script, `url` where that comes from (the page, for one that is in no file), and `is_external`
    says whether it is in a file.  `result` is the name of its module, the text of its classic script, the error that
    running it rethrows, or None for none; `when_ready` is done once that is settled.
    """

    facts: ScriptFacts
    kind: str
    turn: str
    name: str
    url: str
    is_external: bool
    is_ready: bool = False
    result: Result = None
    is_muted: bool = False
    when_ready: Callable[[], None] = lambda: None
    place: tuple[int, int] | None = None

    @property
    def number(self) -> int:
        """The number of the node."""
        return self.facts.element


class ClassicScript(msgspec.Struct, frozen=True, gc=False):
    """A classic script: its text, and the URL that its specifiers are relative to."""

    source_text: str
    base_url: str


class ModuleScript(msgspec.Struct, frozen=True, gc=False):
    """A module script: the name of its module, or what keeps it from running ("error to rethrow")."""

    module: str | None
    error: object = None


Result = ClassicScript | ModuleScript | None


def script_facts(tag: ScriptTag, base_url: str) -> ScriptFacts:
    """The facts of a script element that the parser has made."""
    attributes = tag.attributes
    return ScriptFacts(
        tag.number,
        attributes.get("type"),
        attributes.get("language"),
        attributes.get("src"),
        "async" in attributes,
        False,
        "defer" in attributes,
        "nomodule" in attributes,
        attributes.get("crossorigin"),
        attributes.get("integrity"),
        attributes.get("charset"),
        attributes.get("for"),
        attributes.get("event"),
        tag.text,
        base_url,
    )


def script_kind(facts: ScriptFacts) -> str:
    """The type of a script element; "unknown" for what is no script.

    Source: https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element, from step 8 on
    """
    if facts.type == "" or (facts.type is None and not facts.language):
        return CLASSIC
    type_string = facts.type.strip(_SPACES) if facts.type is not None else f"text/{facts.language}"
    if is_javascript(type_string, has_parameters=False):
        return CLASSIC
    # (A module is one only without spaces around the word.)
    wanted = (facts.type if facts.type is not None else type_string).lower()
    return {"module": MODULE, "importmap": IMPORT_MAP}.get(wanted, UNKNOWN)


def is_for_another_event(facts: ScriptFacts) -> bool:
    """Whether the attributes `for` and `event` say that a classic script is to wait for what never comes."""
    if facts.is_for is None or facts.event is None:
        return False
    event = facts.event.strip(_SPACES).lower()
    return facts.is_for.strip(_SPACES).lower() != "window" or event not in ("onload", "onload()")
