r"""Turns a module into one JavaScript expression that does what the module does, and tells about it.

This is the contract between the rewritten text and the half of the realm that lives in JavaScript.

`M` stands for the marker: an identifier that occurs nowhere in the source text (`$mv`, else `$mv1`, ...).
The rewritten text is, with the prefix on the line of the module's first line and the suffix on a line of
its own after the last one::

    (function(M_S,M_W,M_M,M_I,M_A){return function(M_env){with(M_env){return function*(){'use strict';const
    M_s=M_S,M_w=M_W,M_m=M_M,M_i=M_I,M_a=M_A;yield[()=>a,()=>b];/*M_*/ ...body...
    }}}})

Call it with the five functions and values below, in that order; call the result with the environment object,
which has the imported names; call that with `this` undefined.  The generator's first `next()` instantiates
the module (functions are hoisted, `let`, `const` and `class` in their dead zone) and yields one getter for
each of `ParsedModule.declarations`, in that order; a second `next()` evaluates the body.  The getter of the
declaration `*default*` is `()=>M_default` if its kind is "function", or else `()=>M_default.default`.

Given                  Inserted, and what it says
`M_s(k)`               `M_s(k);` before a statement: statement number k of `ParsedModule.statements` is about
                       to run.  Everywhere, also in functions; not before function declarations, directives,
                       empty statements, blocks, imports and bare exports; before the label of a labelled
                       statement
`M_w(value, i, ...)`   `M_w(expression/*M*/,i,...)` where the expression may have written to the bindings of
                       declarations number i, ...: sample them, return value.  As the statement
                       `;M_w(0,i,...);` after a declaration that gave them a value, at the start of a loop
                       body whose head gives them one, and after a loop that declares them with `var`
`M_m(value, object)`   `M_m(expression/*M*/,object)` where the expression may have changed properties of
                       `object` (an identifier or `this`): return value.  It may wrap another one, or `M_w`
`M_i(specifier, options)`  in place of `import(specifier, options)`
`M_a`                  in place of `import.meta`

Other forms:

- `(0,/*M*/f/*M*/)` for an imported name `f` that is called: its `this` must not be the environment object.
  Also in `f?.()` for any name, which QuickJS cannot compile inside a `with`; and around `!--b` in `a<!--b`,
  which engines read as a comment outside modules.
- `/*M*/{` and `/*M*/}` around a statement that stands without a block and needs a probe.
- `const M_default={"default":expression/*M*/}` for `export default expression`, and for classes without a
  name: in this place the engine itself names functions and classes "default".
- `function M_default(){}` for an exported function without a name.  Its `name` has to be set to "default"
  when the module has been instantiated.
- `M_arguments` in place of `arguments` outside functions (and `arguments:/*M*/M_arguments` for the shorthand
  property): a module has no such binding, while a generator does.  Take `M_` out of error messages:
  "$mv_arguments is not defined".
- `/*M*/` before `M_w(` and `M_m(` where a word stands right before: `return/*M*/M_w([a]=b/*M*/,0)`.

Blanked out, with spaces and as many line ends: imports, `export {}`, `export *`, and the words `export` and
`export default`.  A hashbang becomes a comment.  No line moves.

Taking it out: one regular expression finds every inserted piece, whatever the nesting, as long as its
alternatives are tried in this order (`M` escaped for use in a regular expression, which for `$` means `\$`)::

    ^.*?/\*M_\*/                      the prefix
    |;M_w\(0(?:,\d+)+\);              a sample
    |M_s\(\d+\);                      a probe
    |(?:/\*M\*/)?M_[wm]\(             the start of an expression that is watched
    |\(0,/\*M\*/                      the start of `(0,f)`
    |const M_default=\{"default":     the start of a default export
    | M_default                       the name of an exported function
    |arguments:/\*M\*/                a key
    |/\*M\*/[^(){}]*[){}]             the end of any of these, and braces
    |M_(i|a|arguments)\b              a replaced word

Replace a match of the last alternative by `import`, `import.meta` or `arguments`, any other one by nothing.
`Function.prototype.toString` needs just this, in JavaScript for instance::

    const words = { i: "import", a: "import.meta", arguments: "arguments" };
    text.replace(pattern, (piece, word) => words[word] ?? "");

`strip_insertions` and `original_column` do it here.  A piece never spans lines.

Lines: the engine does not count CR in comments, nor U+2028 and U+2029 in comments and literals, so those
become LF (in literals: their escape and a line continuation).  Not handled: U+2028 and U+2029 in tagged
templates, which become LF.  NUL and lone surrogates cannot be given to the engine and become escapes in
literals, spaces in comments and tagged templates.  None of this is restored.

One deviation is left, a mistake of QuickJS inside `with`: a destructuring assignment to a `let` or `class` of
the module that is still in its dead zone (`[a] = [1]; let a`) writes instead of throwing.

Top-level await is left as it is, so that the text of a module with `has_tla` does not compile yet.
"""

from __future__ import annotations

from dataclasses import dataclass

from modviz.js.insertions import SUFFIX, Edit, Insertions, original_column, strip_insertions
from modviz.js.source_text import engine_text
from modviz.record.entries import DEFAULT_BINDING, ParsedModule

__all__ = ["ModuleSyntax", "Rewritten", "original_column", "rewrite_module", "strip_insertions"]


@dataclass(frozen=True, slots=True)
class ModuleSyntax:
    """What parsing found in a module, and the edits that rewriting makes.  It holds no syntax tree."""

    parsed: ParsedModule
    edits: tuple[Edit, ...]
    marker: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The text for the engine, and the marker that all inserted text is spelled with."""

    text: str
    marker: str


def rewrite_module(source_text: str, syntax: ModuleSyntax) -> Rewritten:
    """Make the text for the engine from `source_text` and what `parse_module` made of it."""
    parts = [Insertions(syntax.marker).prefix(_getters(syntax))]
    position = 0
    for start, end, text in syntax.edits:
        parts.append(engine_text(source_text[position:start]))
        parts.append(text)
        position = end
    parts.append(engine_text(source_text[position:]))
    parts.append(SUFFIX)
    return Rewritten("".join(parts), syntax.marker)


def _getters(syntax: ModuleSyntax) -> list[str]:
    """Expressions that read the module's bindings, in the order of its declarations."""
    default = Insertions(syntax.marker).default
    special = {"function": default, "default": f"{default}.default"}
    declared = syntax.parsed.declarations
    return [special[each.kind] if each.name == DEFAULT_BINDING else each.name for each in declared]
