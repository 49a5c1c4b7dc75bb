"""Why a run failed, as it is told for graphs of one's own."""

import pytest

import modviz
from modviz.analysis.advice import advice
from modviz.analysis.explanation import explanation

GAME = {
    "main.js": "import { start } from './game.js';\nstart();",
    "game.js": "import { Player } from './player.js';\nexport const LIVES = 3;\nexport const start = () => Player;",
    "player.js": "import { bonus } from './bonus.js';\nexport class Player { lives = bonus; }",
    "bonus.js": "import { LIVES } from './game.js';\nexport const bonus = LIVES * 2;",
}


@pytest.mark.parametrize(
    ("sources", "why"),
    [
        (
            GAME,
            "game.js → player.js → bonus.js → game.js is a cycle. game.js was reached first, but a module runs only"
            " after what it imports, so bonus.js ran before it. LIVES gets its value at line 2 of game.js, which had"
            " not run yet.",
        ),
        (
            {"main.js": "console.log(x);\nlet x = 1;"},
            "x gets its value at line 2 of main.js itself, and that line had not run yet.",
        ),
        (
            {
                "main.js": "import { b } from './b.js';\nb();\nexport let a = 1;",
                "b.js": "import { a } from './main.js';\nexport function b() { return a; }",
            },
            "main.js called b() of b.js (line 2), which reads a. a gets its value at line 3 of main.js itself, and that"
            " line had not run yet.",
        ),
        ({"main.js": "null.x"}, ""),
        ({"main.js": "throw new ReferenceError(\"Cannot access 'nothing' before initialization\")"}, ""),
    ],
)
def test_the_explanation_of_a_failure(sources: dict[str, str], why: str) -> None:
    trace = modviz.trace("main.js", sources=sources)
    assert trace.outcome.error is not None
    assert explanation(trace.end, trace.outcome.error) == why


LATER = "read the name later, for example inside a function that is called after all modules have run;"

# What people write, why it fails, and what to do.
OWN = {
    "a class extends an imported class": (
        {
            "main.js": "import { Shape } from './shape.js';\nShape;",
            "shape.js": "import { Circle } from './circle.js';\nexport class Shape { make() { return Circle; } }",
            "circle.js": "import { Shape } from './shape.js';\nexport class Circle extends Shape {}",
        },
        "shape.js → circle.js → shape.js is a cycle. shape.js was reached first, but a module runs only after what it"
        " imports, so circle.js ran before it. Shape gets its value at line 2 of shape.js, which had not run yet.",
        "a class needs what it extends at once, so shape.js has to run before circle.js. Take the import of circle.js"
        " out of shape.js (line 1); or move Shape into a module of its own, which imports nothing of this cycle.",
    ),
    "export default of an expression": (
        {
            "main.js": "import config from './config.js';\nconfig;",
            "config.js": "import { log } from './log.js';\nexport default { level: log.level };",
            "log.js": "import settings from './config.js';\nexport const log = { name: settings.name };",
        },
        "config.js → log.js → config.js is a cycle. config.js was reached first, but a module runs only after what it"
        " imports, so log.js ran before it. settings is the default export of config.js: it gets its value at line 2,"
        " and that line had not run yet.",
        LATER,
    ),
    "export default of a function that is an expression": (
        {
            "main.js": "import draw from './draw.js';\ndraw;",
            "draw.js": "import { pen } from './pen.js';\nexport default () => pen;",
            "pen.js": "import draw from './draw.js';\nexport const pen = draw();",
        },
        "draw is the default export of draw.js: it gets its value at line 2, and that line had not run yet.",
        "make the default export of draw.js a function declaration: such a box is filled before any code runs.",
    ),
    "an arrow function under another name": (
        {
            "main.js": "import { open } from './door.js';\nopen;",
            "door.js": "import { key } from './key.js';\nexport const open = async (it) => key;",
            "key.js": "import { open as unlock } from './door.js';\nexport const key = unlock(1);",
        },
        "unlock is open of door.js: it gets its value at line 2, and that line had not run yet.",
        "make open a function declaration: such a box is filled before any code runs.",
    ),
    "a barrel that makes a cycle": (
        {
            "main.js": "import { Page } from './index.js';\nPage;",
            "index.js": "export * from './page.js';\nexport * from './theme.js';",
            "page.js": "import { theme } from './index.js';\nexport const Page = { color: theme.color };",
            "theme.js": "export const theme = { color: 'red' };",
        },
        "index.js → page.js → index.js is a cycle. index.js is on the way from page.js to theme.js, and imports page.js"
        " (line 1) before theme.js (line 2). So page.js ran first. theme gets its value at line 1 of theme.js, which had"
        " not run yet.",
        "in page.js, import theme straight from theme.js, and not through index.js.",
    ),
    "a barrel in the cycle": (
        {
            "main.js": "import { theme } from './theme.js';\ntheme;",
            "index.js": "export { Page } from './page.js';\nexport { theme } from './theme.js';",
            "page.js": "import { theme } from './index.js';\nexport const Page = { color: theme.color };",
            "theme.js": "import { Page } from './index.js';\nexport const theme = { page: () => Page };",
        },
        "theme.js → index.js → page.js → index.js → theme.js is a cycle.",
        "let page.js and theme.js import what they need straight from its module, and not through index.js:",
    ),
    "a default import": (
        {
            "main.js": "import Base from './base.js';\nBase;",
            "base.js": "import './child.js';\nexport default class Base {}",
            "child.js": "import Base from './base.js';\nexport default class extends Base {}",
        },
        "Base gets its value at line 2 of base.js, which had not run yet.",
        "a class needs what it extends at once, so base.js has to run before child.js.",
    ),
    "a namespace that is read too early": (
        {
            "main.js": "import * as shop from './shop.js';\nshop.open;",
            "shop.js": "import * as cart from './cart.js';\nexport * from './tax.js';\nexport const open = () => cart;",
            "tax.js": "export const tax = 1;",
            "cart.js": "import * as shop from './shop.js';\nexport const rate = shop.tax;",
        },
        "shop.js → cart.js → shop.js is a cycle. shop.js is on the way from cart.js to tax.js, and imports cart.js"
        " (line 1) before tax.js (line 2). So cart.js ran first. tax gets its value at line 1 of tax.js",
        "in cart.js, import tax straight from tax.js, and not through shop.js.",
    ),
    "a function that is called too early": (
        {
            "main.js": "import { open } from './shop.js';\nopen();",
            "shop.js": "import './cart.js';\nexport const currency = 'EUR';\nexport function open() {}",
            "cart.js": "import { money } from './money.js';\nexport const cart = [money(3)];",
            "money.js": "import { currency } from './shop.js';\nexport function money(n) { return n + currency; }",
        },
        "shop.js → cart.js → money.js → shop.js is a cycle. shop.js was reached first, but a module runs only after what"
        " it imports, so cart.js ran before it. It called money() of money.js (line 2), which reads currency. currency"
        " gets its value at line 2 of shop.js, which had not run yet.",
        "do not call that function while cart.js runs: call it later,",
    ),
    "a function that reads a box of its own module": (
        {
            "main.js": "import { log } from './log.js';\nlog();",
            "log.js": "import './user.js';\nconst prefix = '>';\nexport function log() { return prefix; }",
            "user.js": "import { log } from './log.js';\nlog();",
        },
        "log.js → user.js → log.js is a cycle. log.js was reached first, but a module runs only after what it imports, so"
        " user.js ran before it. It called log() of log.js (line 2), which reads prefix. prefix gets its value at line 2"
        " of log.js, which had not run yet.",
        "do not call that function while user.js runs: call it later,",
    ),
    "a line of its own": (
        {"main.js": "console.log(total());\nconst tax = 2;\nfunction total() { return tax; }"},
        "tax gets its value at line 2 of main.js itself, and that line had not run yet.",
        "let line 2 run first: put it above the code that reads tax, or that calls a function which does.",
    ),
}


@pytest.mark.parametrize(("sources", "why", "what_to_do"), OWN.values(), ids=OWN)
def test_what_leads_to_the_cause(sources: dict[str, str], why: str, what_to_do: str) -> None:
    trace = modviz.trace("main.js", sources=sources)
    assert trace.outcome.error is not None
    assert why in explanation(trace.end, trace.outcome.error)
    assert what_to_do in advice(trace.end, trace.outcome.error)


# What another module lacks that is imported from, and what to do.
MISSING = {
    "a name that is not exported": (
        "import { total } from './a.js'",
        "\nlet total = 1; export let sum",
        "write export before total in line 2 of a.js: it is only declared there.",
    ),
    "a name that is spelt differently": (
        "import { sume } from './a.js'",
        "export let sum; export default 1",
        "check how it is spelt: a.js exports sum, but no sume.",
    ),
    "a name that is not there": (
        "export { nothing } from './a.js'",
        "export * from './b.js'; export let sum, $; export { sum as 'a b' }",
        "compare it with the names that a.js exports: sum, $, a b, low, high.",
    ),
    "a default that is imported in braces": (
        "import { total as t } from './a.js'",
        "export default 1",
        "import it without braces (import total from './a.js'): a.js exports nothing but its default.",
    ),
    "a name that is imported as a default": (
        "import sum from './a.js'",
        "export * from './b.js'",
        "write export { default } from './b.js' in a.js.",
    ),
    "a part of a JSON module": (
        "import { name } from './a.json' with { type: 'json' }",
        "",
        "import it without braces (import name from './a.json'): a.json (json) exports nothing but its default.",
    ),
    "a module without exports": (
        "import { sum } from './a.js'",
        "console.log(1)",
        "write export in a.js before what others are to import: it exports nothing.",
    ),
    "a module without a default": (
        "import sum from './a.js'",
        "console.log(1)",
        "write export default in a.js before what others are to import: it exports nothing.",
    ),
    "a CommonJS file": (
        "import sum from './a.js'",
        "module.exports = function sum() {}",
        "import a file with export statements, if that package has one: a.js is CommonJS, and only Node makes exports of"
        " what such a file assigns to module.exports.",
    ),
    "a name that two modules give": (
        "import { low } from './a.js'",
        "export * from './b.js'; export * from './c.js'",
        "import low straight from the module you mean; or say in a.js which one it is: export { low } from './b.js'.",
    ),
}


@pytest.mark.parametrize(("entry", "other", "what_to_do"), MISSING.values(), ids=MISSING)
def test_what_to_do_about_a_missing_export(entry: str, other: str, what_to_do: str) -> None:
    sources = {
        "main.js": entry,
        "a.js": other,
        "b.js": "export * from './a.js'; export let low = 1, high = 2; export default 3",
        "c.js": "export let low",
        "a.json": '{"name": 1}',
    }
    trace = modviz.trace("main.js", sources=sources)
    assert trace.outcome.error is not None
    assert advice(trace.end, trace.outcome.error) == what_to_do


def test_what_to_do_about_an_export_that_is_missing_at_the_end_of_a_long_chain() -> None:
    sources = {f"a{number}.js": f"export * from './a{number + 1}.js';" for number in range(1500)}
    sources |= {"a1500.js": "export let last", "main.js": "import { lst } from './a0.js'"}
    trace = modviz.trace("main.js", sources=sources)
    assert trace.outcome.error is not None
    assert advice(trace.end, trace.outcome.error) == "check how it is spelt: a0.js exports last, but no lst."


@pytest.mark.parametrize(
    ("name", "what_to_do"),
    [
        ("process", "process belongs to Node.js, and a page has none: start modviz with --host node."),
        ("WebAssembly", "the program may be right:"),
        ("require", "this file is CommonJS, which Node.js runs:"),
        ("totl", "declare or import that name, or check how it is spelt."),
    ],
)
def test_what_to_do_about_a_name_that_is_not_defined(name: str, what_to_do: str) -> None:
    trace = modviz.trace("main.js", sources={"main.js": f"{name}.x"})
    assert trace.outcome.error is not None
    assert advice(trace.end, trace.outcome.error).startswith(what_to_do)


@pytest.mark.parametrize(
    ("specifier", "text", "what_to_do"),
    [
        ("node:fs", "", "modules like that are built into Node.js, and a page has none:"),
        ("https://cdn.example/a.js", "", "save that file beside your own,"),
        ("./a.ts?v=1", "const a: number = 1", "a.ts is TypeScript, and modviz reads JavaScript: compile it first"),
        ("./a.vue", "<template>", "a.vue is a component of Vue, and modviz reads JavaScript: compile it first"),
        ("./a.css", "a { color: red }", "a.css is a style sheet. What an import names has to be JavaScript;"),
        ("./a.js", "export default () => <p>hi</p>", "if this is JSX, compile it first"),
        ("./a.js", "let a; let a", "two declarations have that name:"),
        ("./a.json", "1", "say in the import what the file is"),
        ("./gone.js", "", "check that the file is there"),
        ("lodash", "", "a path begins with ./, ../ or /. Any other name is that of a package:"),
        ("./a.txt", "hi", "a.txt is a text. What an import names has to be JavaScript;"),
    ],
)
def test_what_to_do_about_a_module_that_cannot_be_had(specifier: str, text: str, what_to_do: str) -> None:
    sources = {"main.js": f"import '{specifier}'"}
    if text:
        sources[specifier.removeprefix("./")] = text
    trace = modviz.trace("main.js", sources=sources, host="page")
    assert trace.outcome.error is not None
    assert advice(trace.end, trace.outcome.error).startswith(what_to_do)


@pytest.mark.parametrize(
    ("text", "what_to_do"),
    [
        ("function f() {", "something that was opened is not closed before the end:"),
        ("f(1 2)", "look right before that place: a comma between two arguments is missing,"),
        ("const o = { a = 1 };", "in an object, a colon stands between a name and its value:"),
        ("function () {}", "give the function a name;"),
        ("const a;", "give it a value there, or declare it with let."),
        ("const { a };", "write = and what is to be taken apart after the pattern."),
        ("function f() { await 1 }", "await may stand in async functions and at the top level of a module:"),
        ("return 1", "return may stand in functions only;"),
        ("break", "it may stand in loops only,"),
        ("export { a }", "declare that name in this module, or import it,"),
        ("{ export let a }", "imports and exports stand at the top level of a module,"),
        ("if (1) let a = 1", "put { and } around the declaration."),
        ("let public = 1", "modules reserve that word:"),
        ("let a = 1 b", "look right before it: an operator, a comma or a bracket is missing there,"),
        ("a = “b”", "write straight quotes,"),
        ("await using file = open();", "declare it with const, and dispose of it in a finally."),
        ("for (using each of []);", "declare it with const, and dispose of it in a finally."),
        ("@logged class A {}", "compile that file first"),
        ("class A { accessor b = 1 }", "compile that file first"),
        ("confusing thing;", "look right before it: an operator,"),
        ("a = 'b", "close the quote in its line, or use ` around a text of several lines."),
        ("a = = b", "mend the syntax at that place. Nothing of the graph runs until every module can be parsed."),
    ],
)
def test_what_to_do_about_a_syntax_error(text: str, what_to_do: str) -> None:
    trace = modviz.trace("main.js", sources={"main.js": "import './a.js'", "a.js": f"\n{text}"})
    assert trace.outcome.error is not None
    assert trace.outcome.error.phase == "parse"
    assert advice(trace.end, trace.outcome.error).startswith(what_to_do)


@pytest.mark.parametrize(
    ("text", "what_to_do"),
    [
        ("import a from './b.json' assert { type: 'json' };", "write with in place of assert:"),
        ("import a from './b.json' with type: 'json';", "put it in braces: with {"),
        ("import { a } from place;", "after from stands a text in quotes,"),
        ("import { a } from ./b.js;", "put the path in quotes:"),
        ("import a, b from './b.js';", "put the other names in braces:"),
        ("import * from './b.js';", "give all of them one name:"),
        ("if (ready) {\n  import a from './b.js';\n}", "imports and exports stand at the top level of a module,"),
        (
            "const load = () => { import { a } from './b.js' };",
            "imports and exports stand at the top level of a module,",
        ),
        ("export default const a = 1;", "declare it first, and then write export default"),
        ("export { a: b };", "another name is given with as:"),
        ("const await = 1;", "await is a reserved word in modules:"),
        ("export let x = await;", "write after await what it is to wait for."),
        ("let x: number = 1;", "this looks like TypeScript:"),
        ("interface Lamp { on: boolean }", "this looks like TypeScript:"),
        ("function light(on: boolean) {}", "this looks like TypeScript:"),
        ("let x == 1;", "a value is given with one =;"),
        ("if ready { }", "what is tested stands in parentheses:"),
        ("for item in list { }", "the head of a loop stands in parentheses:"),
        ("for (let i = 0, i < 5, i++) {}", "semicolons stand between the three parts:"),
        ("if (a) {} elseif (b) {}", "write else if, in two words."),
        ("if (a); else; else;", "else stands right after the if"),
        ("const f = () => { a: 1, b: 2 };", "put parentheses around an object"),
        ("const o = { a: 1; b: 2 };", "in an object, commas stand between properties,"),
        ("def light():", "a function is written as function name()"),
        ("print 'x'", "console.log() prints,"),
        ("retrun 5;", "check how retrun is spelt: there is a word return."),
        ("let s = 'it's here';", "a ' inside the text ends it:"),
        ("}", "there is a } that closes nothing:"),
        ("1 = 2;", "only a name or a property can be given a value"),
        ("let x = 010;", "write 0o before octal digits,"),
    ],
)
def test_what_to_do_about_a_common_slip(text: str, what_to_do: str) -> None:
    trace = modviz.trace("main.js", sources={"main.js": text})
    assert trace.outcome.error is not None
    assert trace.outcome.error.phase == "parse"
    assert advice(trace.end, trace.outcome.error).startswith(what_to_do)
