"""Random texts of CommonJS modules: exports in all the forms that tools write, nearly right ones, and what can be taken for one."""

from __future__ import annotations

from random import Random

_SPACES = ("", "", "", " ", " ", "\n", "/* c */", "// c\n", " \t")
_NAMES = ("a", "b", "key", "get", "é", "$x", "require", "exports", "default", "f")
_STRINGS = ("'a'", '"b"', "'x-y'", "'\\u0061b'", "'\\x41'", "'\\ud83d\\ude00'", "'\\ud83d'", "'a\\'b'", '"\\u{61}"')
_SLASHES = ("/a/", "/[/]/", "/}/g", "/\\//", "/`/", "/'/")


def random_text(random: Random) -> str:
    """A text of a few statements."""
    return "".join(_Text(random).statement() for _ in range(random.randint(1, 6)))


class _Text:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.depth = 0

    def statement(self) -> str:
        """A statement, which may have others in it."""
        if self.depth > 3:
            return "x;"
        self.depth += 1
        try:
            # A division or a regular expression right after `require()` crashes the lexer of node 24.
            return self._any_statement() + ";\n"
        finally:
            self.depth -= 1

    def _any_statement(self) -> str:
        random = self.random
        forms = [
            self._member,
            self._member,
            self._literal,
            self._literal,
            self._define,
            self._binding,
            self._star,
            lambda: f"module.exports = {self._require()}",
            lambda: (
                f"{random.choice(['', 'tslib_1.'])}{random.choice(['__export', '__exportStar', '_star'])}({self._require()})"
            ),
            lambda: f"if ({self._expression()}) /exports.no = 1/.test(y)",
            lambda: f"if (x) {{ {self.statement()} }} /exports.no = 1/.test(z)",
            lambda: f"(function () {{ {self.statement()} }})()",
            lambda: f"class A {{ m() {{ {self.statement()} }} }} /exports.no = 1/g",
            lambda: "x = {} / exports.yes = 1 / 2",
            lambda: "return /exports.no = 1/",
            lambda: "// exports.no = 1",
            lambda: f"x = {self._expression()}",
        ]
        if random.random() < 0.02:
            return random.choice(["export {}", "import.meta", "import x from 'y'", "importer()", "exporter = 1"])
        return random.choice(forms)()

    def _tokens(self, *tokens: str) -> str:
        return "".join(token + self.random.choice(_SPACES) for token in tokens)

    def _name(self) -> str:
        return self.random.choice(_NAMES)

    def _string(self) -> str:
        return self.random.choice(_STRINGS)

    def _exports(self) -> str:
        return "exports" if self.random.random() < 0.5 else self._tokens("module", ".") + "exports"

    def _require(self) -> str:
        return self._tokens("require", "(", self._string(), ")") if self.random.random() < 0.9 else "require(x)"

    def _member(self) -> str:
        sign = self.random.choice(["=", "=", "=", "+=", "=="])
        if self.random.random() < 0.5:
            return self._tokens(self._exports(), ".", self._name(), sign) + self._expression()
        return self._tokens(self._exports(), "[", self._string(), "]", sign) + self._expression()

    def _literal(self) -> str:
        target = self.random.choice(
            ["module.exports", "exports", "exports = module.exports", "module.exports = exports"]
        )
        properties = ",".join(self._property() for _ in range(self.random.randint(0, 5)))
        return f"{self._tokens(target, '=')}{{ {properties}{self.random.choice(['', ','])}}}"

    def _property(self) -> str:
        name = self._name()
        return self.random.choice(
            [
                name,
                self._tokens(name, ":") + self._name(),
                self._tokens(self._string(), ":") + self._name(),
                self._string(),
                f"...{name}",
                f"...{self._require()}",
                self._tokens(name, ":") + self._require(),
                f"{name}: 1",
                f"get {name}() {{}}",
                f"{name}() {{}}",
                f"[{name}]: 1",
                f"{name}{self.random.choice(_SPACES)}",
            ]
        )

    def _getter(self, returned: str) -> str:
        random = self.random
        head = random.choice(["get", "get", self._tokens("get", ":") + "function", "get: function g", "get: () =>"])
        end = self._tokens(random.choice(["", ";"]), "}", random.choice(["", ","]))
        return self._tokens(head, "(", ")", "{") + f"return {returned}" + end

    def _define(self) -> str:
        random, name = self.random, self._name()
        returned = random.choice([name, f"{name}.b", f"{name}['b']", f"{name}()", "1"])
        flags = random.choice(["", self._tokens("enumerable", ":", "true", ","), "enumerable: !0,", "writable: true,"])
        what = self._getter(returned) if random.random() < 0.7 else self._tokens("value", ":") + "1"
        head = self._tokens("Object", ".", "defineProperty", "(", self._exports(), ",", self._string(), ",", "{")
        return f"{head}{flags}{what}}})"

    def _binding(self) -> str:
        random = self.random
        value = random.choice(["%s", "_interopRequireWildcard(%s)", "_interopRequireDefault(%s)"]) % self._require()
        return f"{random.choice(['var', 'let', 'const'])}{random.choice([' ', '  '])}{self._name()} = {value}"

    def _star(self) -> str:
        random, source, key = self.random, self._name(), self.random.choice(["k", "key", "a"])
        own = f"Object.{random.choice(['', 'prototype.'])}hasOwnProperty.call(own, {key})"
        if random.random() < 0.6:
            condition = self._tokens(
                "if", "(", key, "===", "'default'", "||", key, "===", '"__esModule"', ")", "return;"
            )
            condition += f"if ({own}) return;" if random.random() < 0.5 else ""
            same = f"if ({key} in exports && exports[{key}] === {source}[{key}]) return;"
            condition += same if random.random() < 0.5 else ""
        else:
            unless = random.choice(["", f"&& !{own}", f"&& !exports.hasOwnProperty({key})"])
            condition = self._tokens("if", "(", key, "!==", '"default"') + unless + self._tokens(")")
        body = self._tokens(self._exports(), "[", key, "]", "=", source, "[", key, "]")
        if random.random() < 0.5:
            head = self._tokens("Object", ".", "defineProperty", "(", self._exports(), ",", key, ",", "{")
            body = f"{head}enumerable: true, {self._getter(f'{source}[{key}]')}}})"
        head = self._tokens("Object", ".", "keys", "(", source, ")", ".", "forEach", "(")
        text = f"{head}function ({key}) {{{condition}{body};}})"
        if random.random() < 0.2:
            place = random.randrange(len(text))
            text = text[:place] + random.choice(["", "x", " "]) + text[place + 1 :]
        return (f"var {source} = require('./star');\n" if random.random() < 0.8 else "") + text

    def _expression(self) -> str:
        if self.depth > 4:
            return "a"
        self.depth += 1
        try:
            random = self.random
            forms = [
                self._name,
                self._string,
                lambda: "1",
                lambda: random.choice(_SLASHES),
                lambda: f"{self._expression()} / b / 2",
                lambda: f"({self._expression()})",
                lambda: f"`x${{{self._expression()}}}y`",
                lambda: f"{{ a: {self._expression()} }}",
                lambda: f"function () {{ {self.statement()} }}",
                lambda: f"() => {{ {self.statement()} }}",
                lambda: f"a++ / {self._expression()}",
                lambda: f"[{self._expression()}]",
                lambda: f"typeof {self._expression()}",
                lambda: "1. / 2 / 3",
                lambda: "import('x')",
            ]
            return random.choice(forms)()
        finally:
            self.depth -= 1
