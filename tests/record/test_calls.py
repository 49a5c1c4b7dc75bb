"""Calls from one module into another, and the catch clauses that take what was thrown, as a reader is told of them."""

from __future__ import annotations

import modviz
from modviz.record.events import ErrorCaught, FunctionEntered, StatementReached

LAMP = """export let turns = 0;
export const turn = () => ++turns;
export function shine(done) {
  const level = turns * 10;
  done(level);
  return level;
}
export default class {
  constructor() { this.on = true; }
  off() { this.on = false; }
}
export class Bulb { glow() { return helper(); } }
function helper() { return 1; }
"""


def _calls(main: str, **sources: str) -> list[str]:
    others = {f"{name}.js": text for name, text in sources.items()}
    trace = modviz.trace("main.js", sources={"main.js": main, "lamp.js": LAMP, **others})
    return [event.call_words for event in trace.events if isinstance(event, FunctionEntered)]


def _taken(main: str, **sources: str) -> list[str]:
    others = {f"{name}.js": text for name, text in sources.items()}
    trace = modviz.trace("main.js", sources={"main.js": main, **others})
    return [event.narration for event in trace.events if isinstance(event, ErrorCaught)]


def test_a_call_of_another_module_says_who_calls_whom_and_from_which_line() -> None:
    assert _calls("import { shine } from './lamp.js';\n\nshine(() => {});") == [
        "main.js line 3 calls shine() of lamp.js."
    ]


def test_each_call_in_a_statement_is_told_and_those_that_built_in_functions_make() -> None:
    assert _calls("import { turn } from './lamp.js';\nturn() + turn();\n[1, 2].map(turn);") == [
        "main.js line 2 calls turn() of lamp.js.",
        "main.js line 2 calls turn() of lamp.js.",
        "main.js line 3 calls turn() of lamp.js.",
        "main.js line 3 calls turn() of lamp.js.",
    ]


def test_a_function_that_was_handed_over_is_called_by_the_other_module() -> None:
    main = "import { shine } from './lamp.js';\nshine((level) => {\n  console.log(level);\n});"
    assert _calls(main) == ["main.js line 2 calls shine() of lamp.js.", "lamp.js line 5 calls a function of main.js."]


def test_methods_classes_and_namespaces_are_called_too_and_calls_within_a_module_show_in_their_statements() -> None:
    main = "import Lamp, { Bulb } from './lamp.js';\nimport * as all from './lamp.js';\n"
    assert _calls(f"{main}new Lamp().off();\nnew Bulb().glow();\nall.turn();") == [
        "main.js line 3 calls the default export of lamp.js.",
        "main.js line 3 calls off() of lamp.js.",
        "main.js line 4 calls glow() of lamp.js.",
        "main.js line 5 calls turn() of lamp.js.",
    ]


def test_in_a_loop_only_the_first_calls_are_told() -> None:
    main = "import { turn } from './lamp.js';\nfor (let round = 0; round < 5000; round += 1) turn();"
    assert len(_calls(main)) < 50


def test_arrow_functions_that_their_own_module_calls_are_no_steps() -> None:
    trace = modviz.trace("main.js", sources={"main.js": "const double = (x) => 2 * x;\n[1, 2].map(double);"})
    assert [event.line for event in trace.events if isinstance(event, StatementReached)] == [1, 2]


def test_a_catch_says_what_it_takes_and_where_that_was_thrown() -> None:
    main = "import { fail } from './a.js';\ntry { fail(); } catch (error) { console.log(error.message); }"
    assert _taken(main, a="export const fail = () => {\n  throw new RangeError('too far');\n};") == [
        "The catch at line 2 of main.js takes RangeError: too far, which was thrown in a.js, line 2."
        " So the error goes no further."
    ]


def test_every_form_of_catch_takes_errors_and_other_values() -> None:
    forms = "try { null.x } catch {}\ntry { null.x } catch ({ name }) {}\ntry { throw 5 } catch (five) {}"
    first, second, third = _taken(forms)
    assert "line 1 of main.js takes TypeError: Cannot read properties of null (reading 'x')." in first
    assert "line 2 of main.js takes TypeError: Cannot read properties of null (reading 'x')." in second
    assert "line 3 of main.js takes Uncaught: 5." in third


def test_functions_given_to_catch_and_then_take_what_a_promise_was_rejected_with() -> None:
    main = "const no = Promise.reject(new Error('no'));\nno.catch(() => {});\nno.then(null, (why) => why);"
    assert _taken(main) == [
        "catch() at line 2 of main.js takes Error: no, which was thrown at line 1. So the error goes no further.",
        "then() at line 3 of main.js takes Error: no, which was thrown at line 1. So the error goes no further.",
    ]


def test_what_is_given_to_a_catch_of_no_promise_is_no_error() -> None:
    main = "const field = { catch(f) { this.fallback = f({}); } };\nfield.catch(() => 0);\nfield.catch((x) => x);"
    assert _taken(main) == []


def test_functions_look_as_they_were_written() -> None:
    main = (
        "const f = () => 5;\nlet g;\n({ catch(h) { g = h; } }).catch(() => 7);\nconsole.log(`${f} ${g} ${g.length}`);"
    )
    trace = modviz.trace("main.js", sources={"main.js": main})
    assert [line.text for line in trace.console] == ["() => 5 () => 7 0"]


def test_in_a_large_program_the_later_calls_are_statements_alone() -> None:
    functions = "".join(f"export const f{number} = () => {{ total += 1; }};\n" for number in range(600))
    calls = "".join(f"all.f{number}();\n" for number in range(600))
    main = f"import * as all from './all.js';\n{calls}console.log(all.total);"
    trace = modviz.trace("main.js", sources={"main.js": main, "all.js": f"export let total = 0;\n{functions}"})
    assert [line.text for line in trace.console] == ["600"]
    assert sum(isinstance(event, FunctionEntered) for event in trace.events) == 500
    assert sum(isinstance(event, StatementReached) and event.module == "all.js" for event in trace.events) >= 600
