"""JavaScript asks in the middle of its work: by `require` of a computed name, which only these tests have."""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from modviz.engine import realm as realm_module
from modviz.engine.channel import RealmChannel
from modviz.engine.realm import QuickJSRealm
from modviz.limits import Limits
from modviz.parsing.parser import parse_module
from modviz.parsing.scripts import read_script
from modviz.record.world import GuestError
from modviz.spec.observations import evaluation_error
from modviz.spec.ports import RealmStopped
from modviz.spec.seen import ConsoleSeen, Question, RecordsDropped, Thrown
from tests.chance import EXPLORES
from tests.engine.conftest import use_child

REQUIRE = """((make) => (kit, records, realm) => {
  const door = make(kit, records, realm);
  const ask = door.asker('require');
  const exported = {};
  globalThis.exported = exported;
  globalThis.require = (name) => exported[ask(name)];
  return door;
})"""


@pytest.fixture
def require(hinge: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let realms have a global function `require` that asks, whatever their hinge."""
    door = Path(realm_module.__file__).parent / "js" / "realm" / "door.js"
    use_child(monkeypatch, hinge, {"realm/door": f"{REQUIRE}({door.read_text('utf-8')})"})


pytestmark = pytest.mark.usefixtures("require")


class Program:
    """Runs modules that `require` each other: what has been printed, and what came in the end."""

    def __init__(self, sources: dict[str, str], limits: Limits | None = None) -> None:
        self.sources = sources
        limits = limits or Limits()
        self.channel = RealmChannel(limits, "common")
        self.realm = QuickJSRealm(limits, self.channel)
        self.realm.answer_questions(self.answer)
        self.printed: list[str] = []
        self.was_cut = False
        self.questions = 0
        self.outcomes: dict[str, Thrown | None] = {}

    def run(self, name: str = "main.js") -> Thrown | None:
        """Run the module `name` now, and tell what it threw, or which limit was reached."""
        try:
            self.require(name)
            ran = 1
            while ran:
                ran, observations = self.realm.run_jobs(0.0)
                self.note(observations)
        except RealmStopped as stopped:
            self.note(stopped.observations)
            return stopped.thrown
        finally:
            self.realm.close()
        return self.outcomes[name]

    def require(self, name: str) -> Thrown | None:
        if name not in self.outcomes:
            self.outcomes[name] = None
            self.realm.compile_module(name, f"file:///{name}", parse_module(self.sources[name]))
            assert self.realm.compile_errors() == []
            self.realm.instantiate(name, [])
            execution = self.realm.execute(name)
            self.note(execution.observations)
            self.outcomes[name] = execution.thrown
        return self.outcomes[name]

    def answer(self, observations: Sequence[object], question: Question) -> str | GuestError:
        self.note(observations)
        self.questions += 1
        assert question.what == "require"
        if question.about not in self.sources:
            message = f"Cannot find module '{question.about}'"
            return GuestError("Error", message, "resolve", question.by, question.line, question.column)
        thrown = self.require(question.about)
        return question.about if thrown is None else evaluation_error(thrown)

    def note(self, observations: Sequence[object]) -> None:
        self.printed += [each.text for each in observations if isinstance(each, ConsoleSeen)]
        self.was_cut |= any(isinstance(each, RecordsDropped) for each in observations)


def test_a_computed_name_gives_what_its_module_exports() -> None:
    program = Program(
        {
            "main.js": "console.log('main'); const name = (n) => n + '.js';\n"
            "console.log(require(name('a')).value + 1, require(name('b')) === require(name('b')));\nconsole.log('end')",
            "a.js": "console.log('a'); exported['a.js'] = { value: require('b.js').value };",
            "b.js": "console.log('b'); exported['b.js'] = { value: 41 };",
        }
    )
    assert program.run() is None
    assert program.printed == ["main", "a", "b", "42 true", "end"]
    assert program.questions == 4


WHERE = {
    "a job": "Promise.resolve().then(() => { console.log(require('a.js')); });",
    "a callback of a built-in": "[1].map(() => console.log(require('a.js')));",
    "a getter": "({ get a() { return console.log(require('a.js')); } }).a;",
    "a text for eval": "eval(\"console.log(require('a.js'))\");",
    "a generator": "[...(function* () { yield console.log(require('a.js')); })()];",
    "an async function": "(async () => { await null; console.log(require('a.js')); })();",
    "a text that replaces": "'x'.replace('x', () => { console.log(require('a.js')); });",
}


@pytest.mark.parametrize("source", WHERE.values(), ids=WHERE.keys())
def test_code_may_ask_wherever_it_runs(source: str) -> None:
    program = Program({"main.js": source, "a.js": "exported['a.js'] = 'a';"})
    assert program.run() is None
    assert program.printed == ["a"]


def test_a_script_may_ask_and_a_timer() -> None:
    program = Program({"a.js": "exported['a.js'] = 'a';"})
    script = "console.log(require('a.js')); setTimeout(() => { console.log(require('a.js'), 'later'); });"
    program.note(program.realm.run_script("s.js", "file:///s.js", read_script(script)).observations)
    program.note(program.realm.fire_timer(1, 4.0))
    program.realm.close()
    assert program.printed == ["a", "a later"]


def test_what_a_required_module_throws_is_the_same_error_each_time() -> None:
    program = Program(
        {
            "main.js": "const caught = [];\n"
            "for (let i = 0; i < 2; i++) try { require('a.js') } catch (error) { caught.push(error) }\n"
            "const [one, two] = caught;\nconsole.log(one === two, one instanceof RangeError, one.message, one.mine);\n"
            "require('a' + '.js');",
            "a.js": "const error = new RangeError('no');\nerror.mine = 1;\nthrow error;",
        }
    )
    thrown = program.run()
    assert program.printed == ["true true no 1"]
    assert thrown is not None
    assert (thrown.name, thrown.message, thrown.module, thrown.line) == ("RangeError", "no", "a.js", 1)
    assert thrown.handle == program.outcomes["a.js"].handle


def test_an_error_of_the_other_side_stands_where_the_code_asked() -> None:
    program = Program({"main.js": "\nconst load = () =>\n  require('none.js');\nload();"})
    thrown = program.run()
    assert thrown is not None
    assert (thrown.name, thrown.message, thrown.module, thrown.line) == (
        "Error",
        "Cannot find module 'none.js'",
        "main.js",
        3,
    )


QUICK = Limits(seconds=0.3, memory=24 * 1024 * 1024, events=10_000)
NESTED = {
    "in the question": {"main.js": "console.log('before'); ASK", "a.js": "BODY"},
    "in a nested question": {"main.js": "ASK", "a.js": "console.log('before'); require('b.js');", "b.js": "BODY"},
    "after a question": {"main.js": "require('b.js'); console.log('before'); BODY", "b.js": ""},
}
ASKING = {
    "once": "require('a.js');",
    "catching": "try { require('a.js'); } catch {} console.log('went on');",
    "again and again": "for (;;) { try { require('a.js'); } catch {} finally { try { require('a.js'); } catch {} } }",
}


LIMITED = {
    "a loop": ("for (;;);", "time"),
    "a loop that catches": ("for (;;) { try { for (;;); } catch {} finally { for (;;); } }", "time"),
    "large arrays": ("const a = []; for (;;) a.push(new Array(1000).fill(0));", "memory"),
    "small objects": ("const a = []; for (;;) a.push([{}, []]);", "memory"),
}
COMBINED = [
    ("in the question", "once", "a loop"),
    ("in the question", "again and again", "large arrays"),
    ("in a nested question", "catching", "a loop"),
    ("in a nested question", "again and again", "a loop that catches"),
    ("in a nested question", "once", "large arrays"),
    ("after a question", "catching", "a loop that catches"),
    ("after a question", "catching", "small objects"),
]


@pytest.mark.parametrize(
    ("where", "asking", "what"), itertools.product(NESTED, ASKING, LIMITED) if EXPLORES else COMBINED
)
def test_a_limit_ends_the_run(where: str, asking: str, what: str, hinge: str) -> None:
    body, limit = LIMITED[what]
    texts = {name: text.replace("ASK", ASKING[asking]).replace("BODY", body) for name, text in NESTED[where].items()}
    limits = QUICK if limit == "time" else Limits(seconds=20, memory=QUICK.memory, events=10_000)
    program = Program(texts, limits)
    thrown = program.run()
    assert thrown is not None
    assert thrown.limit == limit
    # Where the engine has no limit of time, what was printed since the last question is lost with the process.
    if hinge == "C interface" or limit == "memory":
        assert program.printed == ["before"]


def test_questions_without_end_take_time_too() -> None:
    thrown = Program({"main.js": "for (;;) try { require('none.js') } catch {}"}, QUICK).run()
    assert thrown is not None
    assert thrown.limit == "time"


def test_a_full_stack_is_the_guests_own_error_in_the_question_and_around_it() -> None:
    deep = "function deep() { deep(); }\ntry { deep(); } catch (error) { console.log(NAME, error.name); }\n"
    around = "let asked = 0; function f() { require('none.js' in exported ? 'a.js' : 'b.js'); asked += 1; f(); }\n"
    program = Program(
        {
            "main.js": deep.replace("NAME", "'main'")
            + "require('a.js');\n"
            + around
            + "try { f(); } catch (error) { console.log(error.name, asked > 10); }\n",
            "a.js": deep.replace("NAME", "'a'"),
            "b.js": "",
        },
        Limits(stack=256 * 1024, events=10_000),
    )
    assert program.run() is None
    assert program.printed == ["main RangeError", "a RangeError", "RangeError true"]


@pytest.mark.parametrize(("stack", "depth"), [(256 * 1024, 5), (1024 * 1024, 25), (64 * 1024 * 1024, 200)])
def test_questions_in_questions_go_as_deep_as_there_is_room(stack: int, depth: int) -> None:
    body = (
        "const depth = globalThis.depth = (globalThis.depth ?? 0) + 1;\n"
        "try { require(depth + '.js'); } catch (error) { console.log(error.name, error.message); }\n"
        "if (depth === 1) console.log(globalThis.depth);"
    )
    sources = {f"{number}.js": body for number in range(1, 1000)} | {"main.js": body}
    program = Program(sources, Limits(stack=stack))
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(100_000)
    try:
        assert program.run() is None
    finally:
        sys.setrecursionlimit(before)
    refusal, reached = program.printed
    assert refusal == "RangeError Maximum call stack size exceeded"
    assert int(reached) > depth


def test_the_limit_of_events_cuts_the_record_and_not_the_run() -> None:
    busy = "for (let i = 0; i < 1000; i++) { i + 1; }\n"
    program = Program(
        {"main.js": f"{busy}require('a.js'); console.log('end');", "a.js": f"{busy}console.log('a');"},
        Limits(events=1500),
    )
    assert program.run() is None
    assert program.printed == ["a", "end"]
    assert program.was_cut


def test_it_may_be_asked_very_often() -> None:
    program = Program(
        {
            "main.js": "let sum = 0; for (let i = 0; i < 10000; i++) { sum += require('a.js'); } console.log(sum);",
            "a.js": "exported['a.js'] = 1;",
        },
        Limits(seconds=60, events=1_000),
    )
    assert program.run() is None
    assert program.printed == ["10000"]
    assert program.questions == 10_000


def test_much_may_have_been_seen_before_a_question() -> None:
    program = Program(
        {"main.js": "for (let i = 0; i < 50000; i++) console.log(i);\nrequire('a.js');", "a.js": "console.log('a');"}
    )
    assert program.run() is None
    assert program.printed == [*map(str, range(50_000)), "a"]


def test_a_child_that_ends_in_a_question_ends_the_run() -> None:
    program = Program({"main.js": "console.log('before'); require('a.js');", "a.js": "0;"})
    program.realm.answer_questions(lambda observations, question: program.note(observations) or kill(program))
    thrown = program.run()
    assert thrown is not None
    assert "ended unexpectedly" in thrown.message
    assert program.printed == ["before"]


def kill(program: Program) -> str:
    program.channel.process.kill()
    return ""


def test_an_exception_on_the_way_to_an_answer_gets_out() -> None:
    program = Program({"main.js": "try { require('a.js'); } catch {}"})

    def refuse(observations: Sequence[object], question: Question) -> str:
        raise LookupError(question.about)

    program.realm.answer_questions(refuse)
    with pytest.raises(LookupError, match=r"a\.js"):
        program.run()


REACHABLE = """
const seen = new Set();
const waiting = [globalThis, exported, require, (function* () {})(), (async function* () {})(), async () => {}];
const found = [];
while (waiting.length > 0) {
  const object = waiting.pop();
  if ((typeof object !== 'object' && typeof object !== 'function') || object === null || seen.has(object)) continue;
  seen.add(object);
  waiting.push(Object.getPrototypeOf(object));
  for (const key of Reflect.ownKeys(object)) {
    if (['hinge', 'makeRoom', 'mailbox', 'room'].includes(key)) found.push(String(key));
    const { value, get, set } = Object.getOwnPropertyDescriptor(object, key);
    waiting.push(value, get, set);
  }
}
console.log(seen.size > 500, found.join());
"""


def test_no_path_of_properties_leads_to_the_hinge() -> None:
    program = Program({"main.js": f"require('a.js');{REACHABLE}", "a.js": REACHABLE})
    assert program.run() is None
    assert program.printed == ["true ", "true "]


def test_a_poisoned_realm_learns_nothing_of_questions_and_answers() -> None:
    names = ["text", "hinge", "makeRoom", "do", "value", "thrown", "handle", "limit", "isAhead", "module", "what", 0, 1]
    poison = f"""
const leaked = (...what) => {{ console.log('leaked', ...what); }};
for (const holder of [Object.prototype, Array.prototype, Function.prototype, String.prototype])
  for (const key of {json.dumps(names)})
    Object.defineProperty(holder, key, {{ __proto__: null, configurable: true, get() {{ leaked(key); }}, set(value) {{ leaked(key, value); }} }});
JSON.parse = JSON.stringify = leaked;
for (const holder of [String.prototype, Array.prototype, Function.prototype])
  for (const key of ['slice', 'join', 'concat', 'call', 'apply', 'bind', 'indexOf', 'toString'])
    Object.defineProperty(holder, key, {{ __proto__: null, configurable: true, value: leaked }});
RangeError = leaked;
"""
    program = Program(
        {
            "main.js": poison
            + "console.log(require('a.js'));\ntry { require('none.js'); } catch (e) { console.log(e.message); }\n"
            "try { require('b.js'); } catch (e) { console.log(e); }",
            "a.js": "exported['a.js'] = 'a';",
            "b.js": "throw 'b';",
        }
    )
    assert program.run() is None
    assert program.printed == ["a", "Cannot find module 'none.js'", "b"]


def test_traces_of_the_stack_do_not_show_the_door() -> None:
    program = Program(
        {
            "main.js": "const seen = [];\nError.prepareStackTrace = (error, sites) => { seen.push(sites); return 'mine'; };\n"
            "require('a.js');\nconsole.log(seen[0].map(String).join());\n"
            "delete Error.prepareStackTrace;\nrequire('b.js');",
            "a.js": "console.log(new Error('x').stack);",
            "b.js": "console.log(new Error('y').stack);",
        }
    )
    assert program.run() is None
    assert program.printed == [
        "mine",
        "file:///a.js:1:13,file:///main.js:3:1",
        "Error: y\n    at file:///b.js:1:13\n    at file:///main.js:6:1",
    ]
