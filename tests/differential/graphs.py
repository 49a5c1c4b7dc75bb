"""Random graphs of modules that say what they see: cycles, stars, dead zones, throws and link errors."""

from __future__ import annotations

from random import Random

NAME_OF_ERROR = 'e.code === "ERR_VM_MODULE_LINK_FAILURE" ? "SyntaxError" : e.name'
"""What a `catch` prints.  Node forgets part of a graph that could not be linked, and then gives this error of its own for
the modules that are left."""

FORMS = ("let", "const", "var", "function", "class", "object")


def random_graph(random: Random, size: int, faults: bool = True, awaits: bool = False) -> dict[str, str]:
    """The sources of `size` modules by name; the entry is `m0.mjs`.

    With `awaits` modules have top-level awaits and other jobs between them, some of which are rejected; the entry ends
    with calls of `import()`, each between the jobs of others, as node's own takes other numbers of ticks.  With `faults`
    some graphs have an import of a name that is not exported, a throwing module or an uncaught read of the dead zone;
    each kind is rare, so that most graphs run to their end.
    """
    graph = _Graph(random, size, faults, awaits)
    sources = {f"m{number}.mjs": graph.source(number) for number in range(size)}
    return sources | {f"d{number}.json": f'{{"data": [{number}]}}' for number in range(size) if graph.has_data(number)}


def random_import_calls(random: Random, size: int) -> dict[str, str]:
    """The sources of `size` modules that reach each other by `import()` only; the entry is `m0.mjs`.

    Each awaits what it calls, so that one module runs at a time and it does not matter how many ticks a call takes.  They
    come to cycles, which are dead-locks, to modules that throw, to errors of linking, and to modules that are evaluated.
    """
    sources = {}
    for number in range(size):
        body = [f'console.log("m{number} starts");', f"export let x{number} = {number};"]
        for _ in range(random.randint(0, 2)):
            target = (
                random.randrange(size) if random.random() < 0.2 else random.randint(min(number + 1, size - 1), size - 1)
            )
            read = f'const m = await import("./m{target}.mjs"); console.log("m{number} has", Object.keys(m).join(), m.x{target})'
            kept = f'catch (e) {{ console.log("m{number} caught", e.name); }}'
            body.append(f"try {{ {read}; }} {kept}" if random.random() < 0.7 else f"{{ {read}; }}")
        if random.random() < 0.15:
            body.append(random.choice(["missing();", f"export {{ gone }} from './m{number}.mjs';", "throw 3;"]))
        body.append(f'console.log("m{number} ends");')
        sources[f"m{number}.mjs"] = "\n".join(body) + "\n"
    return sources


class _Graph:
    def __init__(self, random: Random, size: int, faults: bool, awaits: bool) -> None:
        self.random = random
        self.size = size
        self.awaits = awaits
        self.fault_rate = 0.3 / size if faults else 0.0
        # Decided first, so that every module knows what the others export.
        self.exports: list[dict[str, str]] = [self._exports(number) for number in range(size)]
        self.defaults = [random.choice([None, "function", "expression", "class", "arrow"]) for _ in range(size)]

    def source(self, number: int) -> str:
        """The text of module `number`."""
        head, body = [], [f'console.log("m{number} starts");']
        for index, target in enumerate(self._targets(number)):
            head.extend(self._import(number, target, index, body))
        if self.has_data(number):
            head.append(f"import data{number} from './d{number}.json' with {{ type: 'json' }};")
            body.append(f'data{number}.data.push(1); console.log("data", JSON.stringify(data{number}));')
        body.extend(self._own(number))
        if self.awaits:
            body.extend(self._awaits(number))
            random = self.random
            random.shuffle(body)
            if number == 0:
                body.extend(self._import_call(index) for index in range(random.randint(0, 3)))
        if self._happens(self.fault_rate):
            body.append(f'throw new RangeError("m{number} fails");')
        body.append(f'console.log("m{number} ends");')
        if self.random.random() < 0.3:
            self.random.shuffle(head)
        return "\n".join(head + body) + "\n"

    def has_data(self, number: int) -> bool:
        """Whether module `number` imports a JSON module."""
        return number % 5 == 2

    def _exports(self, number: int) -> dict[str, str]:
        count = self.random.randint(0, 4)
        return {f"x{number}_{index}": self.random.choice(FORMS) for index in range(count)}

    def _targets(self, number: int) -> list[int]:
        random = self.random
        targets = [
            random.randrange(number + 1, self.size) for _ in range(random.randint(0, 3)) if number + 1 < self.size
        ]
        if number + 1 < self.size and random.random() < 0.7:
            targets.insert(0, number + 1)
        if random.random() < 0.35:
            targets.append(random.randrange(self.size))
        random.shuffle(targets)
        return targets

    def _import(self, number: int, target: int, index: int, body: list[str]) -> list[str]:
        random, specifier = self.random, f"./m{target}.mjs"
        kind = random.choice(["named", "named", "named", "namespace", "default", "bare", "star", "renamed", "star-as"])
        tag = f"i{number}_{index}"
        names = list(self.exports[target])
        if kind in ("named", "renamed") and self._happens(self.fault_rate):
            return [f"import {{ missing as {tag} }} from '{specifier}';"]
        if kind == "named" and names:
            chosen = random.choice(names)
            body.extend(self._uses(tag, self.exports[target][chosen]))
            return [f"import {{ {chosen} as {tag} }} from '{specifier}';"]
        if kind == "default" and self.defaults[target]:
            body.append(_careful(f'console.log("{tag} default", typeof {tag}, {tag}.name)'))
            return [f"import {tag} from '{specifier}';"]
        if kind == "namespace":
            body.append(_careful(f'console.log("{tag} keys", Object.keys({tag}).join())'))
            body.append(_careful(f'console.log("{tag} own", Reflect.ownKeys({tag}).length, "nothing" in {tag})'))
            if names:
                body.append(_careful(f'console.log("{tag} read", typeof {tag}.{random.choice(names)})'))
            return [f"import * as {tag} from '{specifier}';"]
        if kind == "star":
            return [f"export * from '{specifier}';"]
        if kind == "star-as":
            return [f"export * as s{number}_{index} from '{specifier}';"]
        if kind == "renamed" and names:
            return [f"export {{ {random.choice(names)} as r{number}_{index} }} from '{specifier}';"]
        return [f"import '{specifier}';"]

    def _uses(self, tag: str, form: str) -> list[str]:
        random = self.random
        if self._happens(self.fault_rate):
            return [f'console.log("{tag} careless", typeof {tag});']
        uses = [_careful(f'console.log("{tag}", typeof {tag}, {tag})')]
        if form == "function" and random.random() < 0.8:
            uses.append(_careful(f'console.log("{tag}()", {tag}({random.randint(0, 9)}))'))
        if form == "class" and random.random() < 0.8:
            uses.append(_careful(f'console.log("new {tag}", new {tag}().n)'))
        if form == "object" and random.random() < 0.8:
            uses.append(_careful(f'{tag}.count += 1; console.log("{tag}.count", {tag}.count)'))
        if random.random() < 0.2:
            uses.append(_careful(f"{tag} = 1"))
        return uses

    def _own(self, number: int) -> list[str]:
        random, lines = self.random, []
        for name, form in self.exports[number].items():
            value = random.randint(0, 99)
            if form in ("let", "var"):
                lines.append(f"export {form} {name} = {value};")
                if random.random() < 0.5:
                    lines.append(f'{name} += 1; console.log("{name} is", {name});')
            elif form == "const":
                lines.append(f"export const {name} = 'v{value}';")
            elif form == "object":
                lines.append(f"export const {name} = {{ count: {value} }};")
            elif form == "class":
                lines.append(f"export class {name} {{ n = {value}; }}")
            else:
                lines.append(self._function(number, name))
        if self.defaults[number]:
            lines.append(
                {
                    "function": "export default function () {}",
                    "expression": f"export default {{ name: 'd{number}' }};",
                    "class": "export default class {}",
                    "arrow": "export default () => 1;",
                }[self.defaults[number] or ""]
            )
        random.shuffle(lines)
        return lines

    def _awaits(self, number: int) -> list[str]:
        random, lines = self.random, []
        for index in range(random.choice([0, 0, 0, 1, 1, 2])):
            tag = f"m{number} await {index}"
            operand = random.choice(
                [
                    "1",
                    "Promise.resolve(2)",
                    "null",
                    "{ then(resolve) { resolve(3); } }",
                    "(async () => { await 0; return 4; })()",
                    "Promise.all([5, Promise.resolve(6)])",
                ]
            )
            lines.append(f'console.log("{tag}", await ({operand}));')
        if random.random() < 0.2:
            lines.append(_careful(f'await Promise.reject(new Error("m{number} refused"))'))
        if random.random() < 0.1:
            lines.append(f'Promise.reject(new Error("m{number} is not handled"));')
        if random.random() < 0.1:
            lines.append(f"console.log(Promise.resolve({number}), new Promise(() => {{}}));")
        if random.random() < 0.4:
            count = random.randint(1, 4)
            jobs = "".join(f'.then(() => console.log("m{number} job {index}"))' for index in range(count))
            lines.append(f"Promise.resolve(){jobs};")
        if random.random() < 0.15:
            lines.append(f'for await (const each of [7, Promise.resolve(8)]) console.log("m{number}", each);')
        if self._happens(self.fault_rate):
            lines.append(f'await Promise.reject(new TypeError("m{number} rejects"));')
        return lines

    def _import_call(self, index: int) -> str:
        target = self.random.randrange(self.size)
        # Before and after, all jobs are done, also those of modules that run now: so it does not matter how many ticks the
        # call takes.  Which of several names that cannot be resolved an error is about is left open.
        rest = "await new Promise((resolve) => setTimeout(resolve, 1));"
        called = f'said{index} = Object.keys(await import("./m{target}.mjs")).join();'
        caught = f"catch (e) {{ said{index} = {NAME_OF_ERROR}; }}"
        told = f'console.log("import {index} of m{target}", said{index});'
        return f"{rest} let said{index}; try {{ {called} }} {caught} {rest} {told}"

    def _function(self, number: int, name: str) -> str:
        written = [other for other, form in self.exports[number].items() if form in ("let", "var")]
        if written and self.random.random() < 0.6:
            changed = self.random.choice(written)
            return f"export function {name}(by) {{ {changed} += by; return {changed}; }}"
        return f'export function {name}(by) {{ return "{name}" + by; }}'

    def _happens(self, rate: float) -> bool:
        return self.random.random() < rate


def _careful(statement: str) -> str:
    return f"try {{ {statement} }} catch (e) {{ console.log('caught', e.name, e.message); }}"
