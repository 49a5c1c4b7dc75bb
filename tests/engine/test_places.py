"""Where errors of the engine, and those that a program makes, are said to be: at the places that V8 names (Node 24)."""

from __future__ import annotations

import pytest

import modviz

BEFORE = (
    "const no = undefined, o = { list: [1], f() {} }, five = 5, big = 5n, sym = Symbol('s'); class K { static s }\n"
)

PLACES = [
    # Members that cannot be read: the name, or the bracket; the dot after a call.
    ("no.x;", "2:4"),
    ("o.a.b.c;", "2:5"),
    ("o['a']['b'];", "2:7"),
    ("o.a[five].b;", "2:4"),
    ("o.f().x;", "2:6"),
    ("o.list.map((x) => x).a.b;", "2:23"),
    ("(o.a).b;", "2:7"),
    ("o\n  .a\n  .b\n  .c;", "4:4"),
    ("o.list\n  .find((x) => x > 5)\n  .name;", "4:3"),
    ("const sum = `${five} ${no.x}`;", "2:27"),
    ("(() => this.a.b)();", "2:13"),
    ("new K().a.b;", "2:11"),
    ("JSON.parse('null').x;", "2:19"),
    ("no.x += 1;", "2:1"),
    ("for (const each of no.list) {}", "2:23"),
    ("class A extends K { m() { return this.a.b; } }\nnew A().m();", "2:41"),
    # What is assigned to: the operator, or the name in a pattern.
    ("no.x = 1;", "2:6"),
    ("o.a.b = 1;", "2:7"),
    ("no[five] = 1;", "2:10"),
    ("five = 1;", "2:6"),
    ("five++;", "2:5"),
    ("five  +=  1;", "2:7"),
    ("nobody = 1;", "2:8"),
    ("Object.freeze(o).f = 1;", "2:20"),
    ("o.list.length = -1;", "2:15"),
    # Operands that do not fit: the operator.
    ("big + five;", "2:5"),
    ("five * big;", "2:6"),
    ("'a' in five;", "2:5"),
    ("five instanceof o.a;", "2:6"),
    ("sym + '';", "2:5"),
    ("+sym;", "2:1"),
    # Calls: the name; the parenthesis after what has none, and after `?.`.
    ("o.list.each();", "2:8"),
    ("five();", "2:1"),
    ("o.list?.();", "2:9"),
    ("this();", "2:5"),
    ("K();", "2:1"),
    ("new five;", "2:1"),
    ("throw new five;", "2:7"),
    ("Number(sym);", "2:1"),
    ("JSON.parse(no);", "2:6"),
    # What cannot be taken apart or gone through: the property, the pattern in it, the value.
    ("const { a, b } = no;", "2:9"),
    ("const { a: { b } } = no;", "2:12"),
    ("const { a, b: { c } } = o;", "2:17"),
    ("const {\n  a,\n} = o.a;", "3:3"),
    ("const { ...rest } = no;", "2:12"),
    ("const {} = no;", "2:7"),
    ("((it, { a }) => it)(1);", "2:9"),
    ("const [a] = five;", "2:13"),
    ("let it; [it] = o.a;", "2:14"),
    ("for (const each of o.a) {}", "2:22"),
    ("for (const each of o.f()) {}", "2:22"),
    ("o.f(...o.a);", "2:3"),
    ("class A extends o.a {}", "2:19"),
    # Errors that the program makes, whatever their arguments are: `new`; constructors of its classes are left out.
    ("throw new Error('no ' + five);", "2:7"),
    ("throw new RangeError(`no ${o.f()}`, { cause: five });", "2:7"),
    (
        "class E extends Error { constructor(text) { super(text); } }\nclass F extends E {}\nthrow new F('x' + five);",
        "4:7",
    ),
]


@pytest.mark.parametrize(("code", "place"), PLACES, ids=[code for code, _ in PLACES])
def test_an_error_is_where_v8_says_that_it_is(code: str, place: str) -> None:
    error = modviz.trace("main.js", sources={"main.js": BEFORE + code}, events=False).outcome.error
    assert error is not None
    assert f"{error.line}:{error.column}" == place


def test_a_stack_begins_with_the_name_and_the_message_that_the_error_has_when_it_is_first_asked_for() -> None:
    code = """
        class Lost extends Error { constructor(text) { super(text); this.name = 'Lost'; } }
        const late = new Error('a');
        late.message = 'b';
        console.log(new Lost('x').stack.split('\\n')[0], late.stack.split('\\n')[0]);
        late.message = 'c';
        console.log(late.stack.split('\\n')[0]);
    """
    trace = modviz.trace("main.js", sources={"main.js": code}, events=False)
    assert [line.text for line in trace.console] == ["Lost: x Error: b", "Error: b"]


def test_what_json_cannot_write_for_a_circle_is_shown_as_v8_shows_it() -> None:
    code = """
        class Room { constructor() { this.doors = [1, { room: this }]; } }
        const long = { a: { b: { c: { d: {} } } } };
        long.a.b.c.d.e = long;
        for (const each of [new Room(), long]) try { JSON.stringify(each) } catch (error) { console.log(error.message) }
    """
    trace = modviz.trace("main.js", sources={"main.js": code}, events=False)
    assert [line.text for line in trace.console] == [
        "Converting circular structure to JSON\n"
        "    --> starting at object with constructor 'Room'\n"
        "    |     property 'doors' -> object with constructor 'Array'\n"
        "    |     index 1 -> object with constructor 'Object'\n"
        "    --- property 'room' closes the circle",
        "Converting circular structure to JSON\n"
        "    --> starting at object with constructor 'Object'\n"
        "    |     property 'a' -> object with constructor 'Object'\n"
        "    |     property 'b' -> object with constructor 'Object'\n"
        "    |     ...\n"
        "    |     property 'd' -> object with constructor 'Object'\n"
        "    --- property 'e' closes the circle",
    ]
