"""Direct calls of `eval`: what they evaluate may hold an `import()`, which is known only when it is evaluated."""

from __future__ import annotations

from typing import Any

from modviz.parsing.rewriting.insertions import Edit, Insertions

Node = Any


def is_direct_eval(call: Node) -> bool:
    """Whether `call` is `eval(x)`, which evaluates `x` in the scope of the call.

    Source: https://tc39.es/ecma262/#sec-function-calls-runtime-semantics-evaluation
    """
    callee = call.callee
    return bool(callee.type == "Identifier" and callee.name == "eval" and call.arguments and not call.optional)


def direct_eval_edits(call: Node, insertions: Insertions) -> tuple[tuple[Edit, Edit], tuple[Edit, Edit]]:
    """What is inserted before and in `call`, and then in and after it: the first argument goes through the realm."""
    first = call.arguments[0]
    is_list = first.type == "SpreadElement"
    start, end = (first.argument if is_list else first).range
    before, after = call.range
    open_evaluated = insertions.open_evaluated_list if is_list else insertions.open_evaluated
    return (
        ((before, before, insertions.open_direct_eval), (start, start, open_evaluated)),
        ((end, end, insertions.close_evaluated), (after, after, insertions.close_value)),
    )
