"""How a JavaScript value is described in the record: never serialised, only described."""

from __future__ import annotations

import msgspec


class Value(msgspec.Struct, frozen=True, gc=False):
    """The description of a JavaScript value.

    `type` is one of "undefined", "null", "boolean", "number", "string", "bigint", "symbol", "function",
    "class", "array", "object", "error", "namespace", "promise" or "proxy".  `preview` is a short text (at most some
    80 characters) in the notation of a console: `5`, `'text'`, `[1, 2]`, `{ a: 1 }`, `ƒ up()`, `class Dog`.
    `identity` is a small number for functions, objects and symbols: two values with the same number are the same
    object.
    """

    type: str
    preview: str
    identity: int | None = None


UNDEFINED = Value("undefined", "undefined")
