"""The text that rewriting inserts, and how to take it out again.  The contract is in `rewrite`."""

from __future__ import annotations

import re
import secrets
import string
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

Edit = tuple[int, int, str]
"""Replace the source text from the first offset to the second by the string."""

_LETTERS = string.ascii_letters + string.digits
_RANDOM = 7
"""How many letters of a marker nobody can guess: some 10^12 for one try.  Texts are full of markers."""

_RESTORED = {"i": "import", "a": "import.meta", "arguments": "arguments", "yield(": "await"}


_IDENTIFIER_ESCAPE = re.compile(r"\\u(?:\{0*([\da-fA-F]{1,6})\}|([\da-fA-F]{4}))")


def choose_marker(source_text: str) -> str:
    """An identifier that is no part of `source_text`, however that spells it: `$mv`, or else `$mv1`, `$mv2`, ..."""
    spelled_out = _IDENTIFIER_ESCAPE.sub(_unescaped, source_text) if "\\u" in source_text else ""
    marker, number = "$mv", 0
    while marker in source_text or marker in spelled_out:
        number += 1
        marker = f"$mv{number}"
    return marker


def _unescaped(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]


class RunMarkers(msgspec.Struct, frozen=True, gc=False):
    """The markers of one run, in place of the one that was chosen for a text; nobody can guess them.

    Guests cannot see `hidden` either: it marks what modules report with.  `visible` is for scripts and for what is
    compiled at run time, where a `with` over a proxy is asked for each name; all that it marks is what stands for
    `import`, and `arguments` where there are none, which error messages name.
    """

    hidden: str
    visible: str

    @classmethod
    def new(cls) -> RunMarkers:
        """Markers that no other run has."""
        return cls(*("$" + "".join(secrets.choice(_LETTERS) for _ in range(_RANDOM)) for _ in range(2)))

    def put_in(self, text: str, marker: str, of_run: str | None = None) -> str:
        """`text`, which was rewritten for `marker`, as it is sent to the engine: with `hidden`, or else `of_run`."""
        hidden, visible = spelled_with(self.hidden), spelled_with(self.visible)
        return text.replace(marker, of_run or self.hidden).replace(hidden.arguments, visible.arguments)


@lru_cache(8)
def spelled_with(marker: str) -> Insertions:
    """The forms for `marker`, which is nearly always the same one."""
    return Insertions(marker)


class Insertions:
    """Every form of text that may be inserted for one marker."""

    def __init__(self, marker: str) -> None:
        """Spell the forms with `marker`."""
        self._marker = marker
        self._mark = f"/*{marker}*/"
        self._operands = f"let {marker}_u,{marker}_v"
        self.open_block = self._mark + "{"
        self.close_block = self._mark + "}"
        self.open_write = f"{marker}_w("
        self.open_mutation = f"{marker}_m("
        self.apart = self._mark
        self.open_value = "(0," + self._mark
        self.close_value = self._mark + ")"
        self.open_kept = f"({marker}_v="
        self.open_left = f"({marker}_u="
        self.close_marked = f",{marker}_v{self._mark})"
        self.open_parenthesis = self._outside("(")
        self.open_await = f"({self._mark}yield("
        self.close_await = self.close_value * 2
        self.open_for_await = self._outside(f"{{const {marker}_l={marker}_f();try{{do ")
        self.open_iterated = self._outside(f"{marker}_l.opened||{marker}_l.open((")
        self.close_for_await = self._outside(
            f"while(!{marker}_l.left&&{marker}_l.take(yield {marker}_l.step()))}}"
            f"catch({marker}_e){{throw {marker}_l.failed({marker}_e)}}finally{{yield*{marker}_l.close()}}}}"
        )
        self.caught_name = f"{marker}_e"
        self.open_caught = self._outside(f"({marker}_e)")
        self.unused_parameter = self._outside(f"{marker}_e=0")
        self.turn = self._outside(f"const {marker}_t")
        self.import_call = f"{marker}_i"
        imported = f"{marker}_i"
        self.open_direct_eval = self._outside(f"{imported}.direct({imported}.enter(),")
        self.open_evaluated = self._outside(f"{imported}.leave(eval)((")
        self.open_evaluated_list = self._outside(f"{imported}.leaveAll(eval)((")
        self.close_evaluated = self.close_value * 2
        self.import_meta = f"{marker}_a"
        self.arguments = f"{marker}_arguments"
        self.arguments_key = "arguments:" + self._mark
        self.default = f"{marker}_default"
        self.open_default = f'const {marker}_default={{"default":'
        self.close_default = self._mark + "}"
        self.default_name = f" {marker}_default"
        self.end_of_prefix = f"/*{marker}_*/"

    def _outside(self, text: str) -> str:
        """`text`, whatever it is, between marks that tell where it begins and ends."""
        return f"/*{self._marker}<*/{text}/*{self._marker}>*/"

    def close_iterated(self, name: str) -> str:
        """The end of what a `for await` iterates; `name` is how error messages call it, if it has a name."""
        named = self._outside(f',"{name}"') if name else ""
        return self.close_value + named + self.close_value

    def moved_head(self, head: str, is_declaration: bool) -> str:
        """The `head` of a loop as the first statement of the body, where a block is opened for it."""
        value = f"{head}={self._marker}_t"
        return self._outside(f"{{{value};" if is_declaration else f"{{({value});")

    def statement(self, index: int, is_first: bool = False) -> str:
        """The probe that says: statement `index` is about to run; `is_first` if it is the first one of a function."""
        return f"{self._marker}_s({index}{',1' if is_first else ''});"

    def open_returned(self, index: int) -> str:
        """The start of the expression `index` that is the whole of a function."""
        return f"({self._marker}_s({index},2),{self._mark}"

    def caught(self, name: str, line: int, column: int) -> str:
        """The statement that says: the catch clause at that place has taken what `name` holds; "" if no name does."""
        value = name or f"{self._marker}_s.thrown()"
        return self._outside(f"{self._marker}_s.caught({value},{line},{column});")

    def handled(self, name: str, line: int, column: int, method: str, is_expression: bool) -> str:
        """The same of a function that was given to `method`, "catch" or "then", at the start of its body."""
        call = f"{self._marker}_s.handled({name},{line},{column},'{method}')"
        return self._outside(f"{call}," if is_expression else f"{call};")

    def sample(self, line: int, indexes: Iterable[int]) -> str:
        """The statement that looks at the bindings `indexes`, which the code at `line` has given values to."""
        return f";{self._marker}_w(0,{line},{','.join(map(str, indexes))});"

    def close_write(self, line: int, indexes: Iterable[int]) -> str:
        """The end of an expression at `line` that wrote to the bindings `indexes`."""
        return f"{self._mark},{line},{','.join(map(str, indexes))})"

    def close_mutation(self, root: str) -> str:
        """The end of an expression that changed a property of what `root` (a name or `this`) holds."""
        return f"{self._mark},{root})"

    def prefix(self, getters: Sequence[str]) -> str:
        """What stands before the module's own first line; `getters` are expressions for its bindings."""
        m = self._marker
        # The probes become constants inside the `with`: there each use of a name from outside it would have
        # to ask the environment object first.
        given, kept = self._probes()
        return (
            f"function({given}){{return function({m}_env){{with({m}_env){{return function*(){{'use strict';"
            f"const {kept};{self._operands};yield[{self._listed(getters)}];{self.end_of_prefix}"
        )

    def commonjs_prefix(self, getters: Sequence[str], parameters: Sequence[str], is_strict: bool) -> str:
        """The same for a CommonJS module, a plain function of `parameters`; `is_strict` if its text says so."""
        given, kept = self._probes()
        # A directive of the text's own stands too late for one.
        directive = "'use strict';" if is_strict else ""
        return (
            f"function({given}){{const {kept};return function {self._marker}_body({','.join(parameters)}){{{directive}"
            f"{self._operands};{self._marker}_f([{self._listed(getters)}]);{self.end_of_prefix}"
        )

    def _probes(self) -> tuple[str, str]:
        """What the outermost function is given, and the constants made of it."""
        m = self._marker
        given = ",".join(f"{m}_{letter}" for letter in "SWMIAF")
        return given, ",".join(f"{m}_{letter.lower()}={m}_{letter}" for letter in "SWMIAF")

    def _listed(self, getters: Sequence[str]) -> str:
        """The functions that look at the bindings, and at what the engine may refuse (`errors/messages.js`)."""
        return ",".join(f"()=>{getter}" for getter in (*getters, f"{self._marker}_u", f"{self._marker}_v"))


SUFFIX = "\n}}}}"
"""What stands after the module's own last line.  It begins a line, as that one may end in a comment."""

COMMONJS_SUFFIX = "\n}}"
"""The same for a CommonJS module."""


@lru_cache(maxsize=256)
def _inserted(marker: str) -> re.Pattern[str]:
    m = re.escape(marker)
    return re.compile(
        rf"^.*?/\*{m}_\*/"
        rf"|;{m}_w\(0(?:,\d+)+\);"
        rf"|\(?{m}_s\(\d+(?:,[12])?\)(?:;|,/\*{m}\*/)"
        rf"|(?:/\*{m}\*/)?{m}_[wm]\("
        rf"|/\*{m}<\*/.*?/\*{m}>\*/"
        rf"|\(0,/\*{m}\*/"
        rf"|\({m}_[uv]="
        rf"|,{m}_v/\*{m}\*/\)"
        rf'|const {m}_default=\{{"default":'
        rf"| {m}_default"
        rf"|arguments:/\*{m}\*/"
        rf"|/\*{m}\*/[^(){{}}]*[){{}}]"
        rf"|(?:{m}_|\(/\*{m}\*/)(?P<replaced>i\b|a\b|arguments\b|yield\()"
    )


def _restored(found: re.Match[str]) -> str:
    return _RESTORED.get(found["replaced"] or "", "")


def strip_insertions(rewritten: str, marker: str) -> str:
    """Take everything inserted for `marker` out of the text `rewritten`, or out of any whole piece of it.

    What was blanked out stays blank, and the suffix of a whole module stays.
    """
    return _inserted(marker).sub(_restored, rewritten)


def original_column(rewritten_line: str, column: int, marker: str) -> int:
    """Where a column of a rewritten line is in the module's own line.

    `column` is the engine's: counted from 1, in bytes of UTF-8.  The answer counts code points from 1; for a
    place inside inserted text it is the place where that text was inserted.
    """
    offset = len(rewritten_line.encode("utf-8", "replace")[: column - 1].decode("utf-8", "ignore"))
    moved = 0
    for found in _inserted(marker).finditer(rewritten_line):
        if found.start() >= offset:
            break
        restored = _restored(found)
        moved += min(found.end(), offset) - found.start() - (len(restored) if found.end() <= offset else 0)
    return offset - moved + 1
