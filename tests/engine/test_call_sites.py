"""Stack traces as V8 lets programs make them: `Error.prepareStackTrace`, `captureStackTrace` and call sites."""

from __future__ import annotations

import modviz

PROGRAM = """
const target = {};
function outer() { inner(); }
function inner() { Error.captureStackTrace(target, inner); }
Error.prepareStackTrace = (error, sites) => sites;
outer();
const [site] = target.stack;
console.log(site.getFunctionName(), site.getLineNumber(), site.getColumnNumber(), site.getFileName());
console.log(site.isNative(), site.isConstructor(), site.isEval(), site.constructor.name, String(site));
class Lamp { constructor() { this.error = new Error('dark'); } }
const { error } = new Lamp();
console.log(error.stack[0].isConstructor(), error.stack[0].getFunctionName(), error.stack === error.stack);
Error.prepareStackTrace = (error, sites) => `${error.name}: ${error.message}, ${sites.length > 0}`;
console.log(new RangeError('text').stack);
const bare = {};
Error.captureStackTrace(bare);
console.log(bare.stack);
Error.prepareStackTrace = () => { throw new Error('of the program'); };
try { new Error('x').stack; } catch (thrown) { console.log(Error.prepareStackTrace === undefined, typeof thrown); }
Error.prepareStackTrace = undefined;
console.log(new Error('plain').stack.split('\\n')[0]);
Error.stackTraceLimit = 1;
console.log(new Error('short').stack.split('\\n').length);
try { site.getThis.call({}); } catch (thrown) { console.log(thrown.name); }
"""


def test_a_program_makes_its_own_stack_traces() -> None:
    trace = modviz.trace("main.js", sources={"main.js": PROGRAM})
    assert trace.outcome.status == "fulfilled"
    assert [line.text for line in trace.console] == [
        "outer 3 20 file:///main.js",
        "false false false CallSite outer (file:///main.js:3:20)",
        "true Lamp true",
        "RangeError: text, true",
        "undefined: undefined, true",
        "false object",
        "Error: plain",
        "2",
        "TypeError",
    ]


def test_an_error_in_a_text_that_is_compiled_at_run_time_is_told_in_its_own_words() -> None:
    program = """
        const told = (run) => { try { run(); } catch (error) { console.log(error.message); } };
        told(() => new Function('a', 'b', 'const c = a; c.x.y(); b()')({ x: {} }));
        told(() => new Function('a', 'return (b) => b.foo(a)')(1)(2));
        told(() => (0, eval)('var q = {}; q.z()'));
        told(() => eval('let z; z(1)'));
        told(() => [1].map(new Function('x', 'return x.bar()')));
        told(() => new Function('throw new TypeError("mine is not a function")')());
        told(() => eval('undefinedThing()'));
    """
    trace = modviz.trace("main.js", sources={"main.js": program})
    assert [line.text for line in trace.console] == [
        "c.x.y is not a function",
        "b.foo is not a function",
        "q.z is not a function",
        "z is not a function",
        "x.bar is not a function",
        "mine is not a function",
        "undefinedThing is not defined",
    ]
