r"""Turns a module into one function expression of JavaScript that does what the module does, and tells about it.

This is the contract between the rewritten text and the half of the realm that lives in JavaScript.

`M` stands for the marker: an identifier that occurs nowhere in the source text, also not with escapes (`$mv`, else
`$mv1`, ...).  It holds a place: each run puts one there that nobody can guess (`RunMarkers`), so that no guest can call
what is inserted, and what is kept between runs stays as it is.
The rewritten text is, with the prefix on the line of the module's first line and the suffix on a line of
its own after the last one::

    function(M_S,M_W,M_M,M_I,M_A,M_F){return function(M_env){with(M_env){return function*(){'use strict';const
    M_s=M_S,M_w=M_W,M_m=M_M,M_i=M_I,M_a=M_A,M_f=M_F;yield[()=>a,()=>b];/*M_*/ ...body...
    }}}}

Call it with the six functions and values below, in that order; call the result with the environment object,
which has the imported names; call that with `this` undefined.  The generator's first `next()` instantiates
the module (functions are hoisted, `let`, `const` and `class` in their dead zone) and yields one getter for
each of `ParsedModule.declarations`, in that order; a second `next()` evaluates the body.  The getter of the
declaration `*default*` is `()=>M_default` if its kind is "function", or else `()=>M_default.default`.

A CommonJS module, which is the body of a function for Node, becomes one that can be called again and again::

    function(M_S,M_W,M_M,M_I,M_A,M_F){const M_s=M_S, ...;return function M_body(exports,require,module,
    __filename,__dirname){'use strict';M_f([()=>a,()=>b]);/*M_*/ ...body...
    }}

`M_f` is given the getters each time, before anything of the body runs; the directive is there if the text has it.
In a text with a `with` statement nothing is inserted but `M_i`, as what is inserted there the guest can see.

From then on each value it yields is one to await (only if `has_tla`): do Await(value), then resume it with the
value, by `next(value)`, or with the reason, by `throw(reason)`.

Given                  Inserted, and what it says
`M_s(k)`               `M_s(k);` before a statement: statement number k of `ParsedModule.statements` is about
                       to run.  Everywhere, also in functions; not before function declarations, directives,
                       empty statements, blocks, imports and bare exports; before the label of a labelled
                       statement.  `M_s(k,1);` before the first one of a function
`M_s(k,2)`             `(M_s(k,2),/*M*/expression/*M*/)` for an arrow function's body that is an expression: as
                       `M_s(k,1)`, where code of another module calls the function; else nothing
`M_s.caught(value, l, c)`  `<M_s.caught(e,l,c);>` at the start of a catch clause's block: the clause, in line l and
                       column c, has taken value.  For `catch {` it is `catch <(M_e)>{`; for a pattern, value is
                       `M_s.thrown()`
`M_s.handled(value, l, c, name)`  in the same way: the function that is given to the method name (`catch`, or `then`
                       as the second) at that place has been given value.  `() => x` gets the parameter `<M_e=0>`
`M_w(value, l, i, ...)`  `M_w(expression/*M*/,l,i,...)` where the expression, in line l, may have written to the
                       bindings of declarations number i, ...: sample them, return value.  As the statement
                       `;M_w(0,l,i,...);` after a declaration that gave them a value, at the start of a loop
                       body whose head gives them one, and after a loop that declares them with `var`
`M_m(value, object)`   `M_m(expression/*M*/,object)` where the expression may have changed properties of
                       `object` (an identifier or `this`): return value.  It may wrap another one, or `M_w`
`M_i(specifier, options)`  in place of `import(specifier, options)`; `M_i.defer(...)` and `M_i.source(...)` in
                       place of `import.defer(...)` and `import.source(...)`
`M_a`                  in place of `import.meta`
`M_f()`                what `for await` needs at the top level, see below

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
  "$mv_arguments is not defined".  Where no stack is left that cannot be done, so this name gets a marker of its own.
- `(/*M*/yield(x/*M*/)/*M*/)` for `await x` at the top level.
- `<M_i.direct(M_i.enter(),>eval(<M_i.leave(eval)((>x/*M*/)/*M*/),y)/*M*/)` for a direct call of `eval(x,y)`, and
  `leaveAll` for `eval(...x)`: between `enter` and `leave`, `eval` is the engine's own function, or else the call would
  not be a direct one; `leave` returns what replaces `import` in the text `x` (`compiled_text.js`).
- `/*M*/` before `M_w(` and `M_m(` where a word stands right before: `return/*M*/M_w([a]=b/*M*/,1,0)`.

`l: for await (head of iterable) body` at the top level (each `<...>` is `/*M<*/.../*M>*/`)::

    <{const M_l=M_f();try{do >l: for       (head of <M_l.opened||M_l.open((>iterable/*M*/)/*M*/)) {body}<while(
    !M_l.left&&M_l.take(yield M_l.step()))}catch(M_e){throw M_l.failed(M_e)}finally{yield*M_l.close()}}>

The loop that stays does one turn at most, each time: it evaluates `iterable` in the scope of the head, binds the
head, and knows what `break` and `continue` mean.  `M_l` is its iterable and its iterator, and answers:

`open(value, name)`    GetIterator(value, async).  Returns `M_l`, which has no value to give yet; from now on
                       `opened` is `M_l` too, before it was null.  `name` is for error messages, and there only for
                       an `iterable` such as `a.b`: `M_l.open((>a.b/*M*/)<,"a.b">/*M*/)`
`step()`               what to await for the next value: Call(nextMethod, iterator)
`take(result)`         result is what was awaited.  Throws if it is no object.  If IteratorComplete says done:
                       false.  Else keeps its IteratorValue, the one value that `M_l` gives next: true
`left`                 whether the loop has called `return()` of `M_l`: `break`, a jump outwards or an error has left
                       the body (or the binding of the head) and the iterator has to be closed
`failed(error)`        notes that the completion is a throw; returns the error
`close()`              an iterator for `yield*`: nothing if not `left`, or else AsyncIteratorClose: yields what to await

The guest can replace all built-in methods, so `M_l` and what `close()` returns need their own ones:
`for_await.js` makes them.

A head with an `await` in it moves to the start of the body, as QuickJS cannot compile a `yield` in the head of a
`for-of` in a `try` with `finally`: `for (<const M_t>     of iterable) <{head=M_t;>{body}/*M*/}`, or `<{(head=M_t);>`
for an assignment.  This is not restored, but stands in no function; if the head has several lines, lines and
columns of `iterable` are off.  (And `iterable` sees no dead zone of the head's names.)

In place of `async` in the head of `for await (async of x)` stands `<(>async/*M*/)`.

Blanked out, with spaces and as many line ends: imports, `export {}`, `export *`, the words `export` and
`export default`, and `await` in `for await` at the top level.  A hashbang becomes a comment.  No line moves.

Taking it out: one regular expression finds every inserted piece, whatever the nesting, as long as its
alternatives are tried in this order (`M` escaped for use in a regular expression, which for `$` means `\$`)::

    ^.*?/\*M_\*/                      the prefix
    |;M_w\(0(?:,\d+)+\);              a sample
    |\(?M_s\(\d+(?:,[12])?\)(?:;|,/\*M\*/)  a probe
    |(?:/\*M\*/)?M_[wm]\(             the start of an expression that is watched
    |/\*M<\*/.*?/\*M>\*/             a part of a loop
    |\(0,/\*M\*/                      the start of `(0,f)`
    |const M_default=\{"default":     the start of a default export
    | M_default                       the name of an exported function
    |arguments:/\*M\*/                a key
    |/\*M\*/[^(){}]*[){}]             the end of any of these, and braces
    |(?:M_|\(/\*M\*/)(i\b|a\b|arguments\b|yield\()   a replaced word

Replace a match of the last alternative by `import`, `import.meta`, `arguments` or `await`, any other one by
nothing.  `Function.prototype.toString` needs just this (a class may have `await` in its heritage and computed
keys), in JavaScript for instance::

    const words = { i: "import", a: "import.meta", arguments: "arguments", "yield(": "await" };
    text.replace(pattern, (piece, word) => words[word] ?? "");

`strip_insertions` and `original_column` do it here.  A piece never spans lines.

Lines: the engine does not count CR in comments, nor U+2028 and U+2029 in comments and literals, so those
become LF (in literals: their escape and a line continuation).  Not handled: U+2028 and U+2029 in tagged
templates, which become LF.  NUL and lone surrogates cannot be given to the engine and become escapes in
literals, spaces in comments and tagged templates.  None of this is restored.

Deviations that are left, mistakes of QuickJS: inside `with`, a destructuring assignment to a `let` or `class` of
the module that is still in its dead zone (`[a] = [1]; let a`) writes instead of throwing.  `a: b: for (;;) continue
a` does not compile.  `for await` inside functions is the engine's own: it does not await `return()` when the body
throws, and closes iterators whose `next()` has failed.  And one of this form: in a text that the top level gives to a
direct `eval`, `arguments` and `new.target` mean those of the generator, where they should be errors.  In sloppy texts a
`with` over a proxy is asked for the name that stands for `import`; it gives no more than `import` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from modviz.parsing.rewriting.insertions import (
    COMMONJS_SUFFIX,
    SUFFIX,
    Edit,
    original_column,
    spelled_with,
    strip_insertions,
)
from modviz.parsing.source_text import engine_text
from modviz.record.entries import DEFAULT_BINDING, Declaration, ParsedModule

__all__ = ["ModuleSyntax", "original_column", "rewrite_commonjs", "rewrite_module", "strip_insertions"]


class ModuleSyntax(msgspec.Struct, frozen=True, gc=False):
    """What parsing found in a module, and the text for the engine.  It holds no syntax tree.

    All that was inserted in `text` is spelled with `marker`.
    """

    parsed: ParsedModule
    text: str
    marker: str

    def mentions(self, word: str) -> bool:
        """Whether the body has `M_` and then `word`; the prefix has all of them."""
        body = self.text.find(spelled_with(self.marker).end_of_prefix)
        return self.text.find(f"{self.marker}_{word}", body) >= 0


def rewrite_module(source_text: str, edits: Sequence[Edit], declarations: Sequence[Declaration], marker: str) -> str:
    """Make the text for the engine from `source_text`, by `edits` in the order of their places."""
    prefix = spelled_with(marker).prefix(_getters(declarations, marker))
    return "".join([prefix, *_edited(source_text, edits), SUFFIX])


def rewrite_commonjs(
    source_text: str,
    edits: Sequence[Edit],
    declarations: Sequence[Declaration],
    parameters: Sequence[str],
    is_strict: bool,
    marker: str,
) -> str:
    """The same for a CommonJS module, a function of `parameters`."""
    getters = [each.name for each in declarations]
    prefix = spelled_with(marker).commonjs_prefix(getters, parameters, is_strict)
    return "".join([prefix, *_edited(source_text, edits), COMMONJS_SUFFIX])


def _edited(source_text: str, edits: Sequence[Edit]) -> Iterator[str]:
    readable = engine_text(source_text)
    position = 0
    for start, end, text in edits:
        yield readable[position:start]
        yield text
        position = end
    yield readable[position:]


def _getters(declarations: Sequence[Declaration], marker: str) -> list[str]:
    """Expressions that read the module's bindings, in the order of its declarations."""
    default = spelled_with(marker).default
    special = {"function": default, "default": f"{default}.default"}
    return [special[each.kind] if each.name == DEFAULT_BINDING else each.name for each in declarations]
