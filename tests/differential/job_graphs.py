"""Random graphs of modules in which many jobs run at the same time, each of which says when it does."""

from __future__ import annotations

from random import Random

_BESIDE = {
    "broken.mjs": "let a; let a;",
    "unlinked.mjs": "import { nope } from './empty.mjs';",
    "empty.mjs": "",
    "data.json": "{}",
}
_REFUSED = ("bare", "http://[", "./missing.mjs", "./broken.mjs", "./unlinked.mjs")
_DEEPEST = 2

_TOUCHES = (
    "{}.v",
    "{}.then",
    "'v' in {}",
    "Object.keys({}).length",
    "{}[Symbol.toStringTag]",
    "Reflect.has({}, 'absent')",
    "Object.getOwnPropertyDescriptor({}, 'v')?.writable",
    "Reflect.ownKeys({}).length",
    "delete {}.absent",
    "Object.isExtensible({})",
    "Reflect.defineProperty({}, 'v', {{}})",
    "Object.getPrototypeOf({})",
)


def random_jobs(random: Random, size: int) -> dict[str, str]:
    """The sources of `size` modules, with cycles, awaits and calls of `import()` that succeed, or fail in every way.

    The entry is `m0.mjs`.
    """
    jobs = _Jobs(random, size)
    sources = {}
    for number in range(size):
        rate = 0.7 if number == 0 else 0.25
        lines = [f"import './m{target}.mjs';" for target in range(size) if random.random() < rate]
        lines.append(f"const {{ log }} = console; log('m{number}');")
        for index in range(random.randint(0, 4)):
            lines.append(jobs.job(f"{number}.{index}"))
            if random.random() < 0.15:
                lines.append(jobs.pause(f"{number}.{index}"))
        if random.random() < 0.06:
            lines.append("throw new Error('x');")
        sources[f"m{number}.mjs"] = "\n".join(lines) + "\n"
    return sources | _BESIDE


def random_deferred_imports(random: Random, size: int) -> dict[str, str]:
    """The sources of `size` modules that import each other, some of them deferred, and touch what they have imported.

    The entry is `m0.mjs`.  There are awaits and no cycles, or the other way round: of a cycle that awaits the proposal and
    its tests say different things.
    """
    jobs = _Jobs(random, size)
    has_cycles = random.random() < 0.5
    sources = {}
    for number in range(size):
        head, deferred = [], []
        for target in range(0 if has_cycles else number + 1, size):
            kind = random.choice(["import", "defer", "export", "", "" if number else "import"])
            if kind == "import":
                head.append(f"import './m{target}.mjs';")
            elif kind == "export":
                head.append(f"export * from './m{target}.mjs';")
            elif kind == "defer":
                head.append(f"import defer * as d{target} from './m{target}.mjs';")
                deferred.append(f"d{target}")
        random.shuffle(head)
        body = [f"const {{ log }} = console; log('m{number}');"]
        for index in range(random.randint(0, 4)):
            tag = f"{number}.{index}"
            if deferred and random.random() < 0.6:
                body.append(jobs.touch(random.choice(deferred), tag))
            else:
                body.append(jobs.deferred_import_call(tag) if random.random() < 0.4 else jobs.ticks(tag))
            if not has_cycles and random.random() < 0.1:
                body.append("await 0;")
        if random.random() < 0.08:
            body.append("throw new RangeError('x');")
        body.append(f"export const v = {number}; log('m{number} ends');")
        sources[f"m{number}.mjs"] = "\n".join(head + body) + "\n"
    return sources


class _Jobs:
    """Statements that start jobs; what each logs begins with its `tag`."""

    def __init__(self, random: Random, size: int) -> None:
        self.random = random
        self.size = size

    def job(self, tag: str, depth: int = 0) -> str:
        """Any of them; down to some depth, jobs start others."""
        kind = self.random.choice(["ticks", "ticks", "ticks", "then", "then", "then", "await", "all"])
        if kind == "ticks":
            return self.ticks(tag, depth)
        if kind == "then":
            told = f"() => log('{tag} ok'), () => log('{tag} no')"
            return f"{self._import_call()}.then({told}){self._chain(tag, self.random.randint(0, 2), depth)};"
        if kind == "await":
            tried = f"try {{ await {self._import_call()}; log('{tag} in'); }} catch {{ log('{tag} caught'); }}"
            return f"(async () => {{ {tried} await 0; log('{tag} ends'); }})();"
        calls = ", ".join(self._import_call() for _ in range(3))
        return f"Promise.all([{calls}]).then(() => log('{tag} all'), () => log('{tag} not all'));"

    def ticks(self, tag: str, depth: int = 0) -> str:
        """A chain of reactions, to count by."""
        return f"Promise.resolve(){self._chain(tag, self.random.randint(1, 4), depth)};"

    def pause(self, tag: str) -> str:
        """A top-level await."""
        tried = f"try {{ await {self._import_call()}; log('{tag} goes on'); }} catch {{ log('{tag} goes on anyway'); }}"
        return self.random.choice(["await 0;", f"await Promise.resolve().then(() => log('{tag} is awaited'));", tried])

    def touch(self, namespace: str, tag: str) -> str:
        """An access to a namespace object, which may evaluate a module."""
        touched = self.random.choice(_TOUCHES).format(namespace)
        return f"try {{ log('{tag}', String({touched})); }} catch (e) {{ log('{tag} threw', e.name); }}"

    def deferred_import_call(self, tag: str) -> str:
        """A call of `import.defer()` or `import()`, and an access to what comes of it."""
        call = self.random.choice(["import", "import.defer"])
        got = f"(ns) => {{ log('{tag} got'); {self.touch('ns', tag)} }}"
        return f"{call}('{self._module()}').then({got}, (e) => log('{tag} no', e.name));"

    def _chain(self, tag: str, length: int, depth: int) -> str:
        return "".join(
            f".then(() => {{ log('{tag}.{index}'); {self._nested(tag, index, depth)} }})" for index in range(length)
        )

    def _nested(self, tag: str, index: int, depth: int) -> str:
        return self.job(f"{tag}.{index}", depth + 1) if depth < _DEEPEST and self.random.random() < 0.25 else ""

    def _import_call(self) -> str:
        chance = self.random.random()
        if chance < 0.05:
            return "import('./data.json', { with: { type: 'json' } })"
        if chance < 0.08:
            return "import('./m0.mjs', { with: { other: 'json' } })"
        return f"import('{self.random.choice(_REFUSED) if chance < 0.25 else self._module()}')"

    def _module(self) -> str:
        return f"./m{self.random.randrange(self.size)}.mjs"
