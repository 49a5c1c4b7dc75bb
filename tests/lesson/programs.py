"""Small programs that together do everything a place of a lesson can name, recorded once."""

from __future__ import annotations

from functools import cache

from modviz.lesson.phrases.run_record import RunRecord
from modviz.recording.session import trace

PROGRAMS: dict[str, dict[str, str]] = {
    "counter": {
        "main.js": 'import { count, up } from "./counter.js";\nimport { config } from "./config.js";\nup();\n'
        "console.log(count);\nconfig.level = 2;\nup();\nconsole.log(count);\n",
        "counter.js": "export let count = 5;\nexport function up() {\n  count += 1;\n}\n",
        "config.js": 'import "./counter.js";\nexport const config = { level: 1 };\nexport default "rye";\n',
    },
    "cycle": {
        "main.js": 'import { a } from "./a.js";\nconsole.log(a);\n',
        "a.js": 'import { b } from "./b.js";\nexport let a = 1;\n',
        "b.js": 'import { a } from "./a.js";\nconsole.log(a);\nexport let b = 2;\n',
    },
    "read only": {
        "main.js": 'import { count as total } from "./counter.js";\nimport * as all from "./counter.js";\n'
        "console.log(all.count);\ntotal = 7;\n",
        "counter.js": "let count = 5;\nexport { count };\n",
    },
    "await": {
        "main.js": 'import { colors } from "./colors.js";\nimport "./canvas.js";\nconsole.log(colors);\n',
        "colors.js": "export const colors = await new Promise((done) => setTimeout(done, 200, 'red'));\n",
        "canvas.js": "console.log('canvas');\n",
    },
    "dynamic": {
        "main.js": 'const panel = await import("./panel.js");\nconsole.log(panel.name);\n'
        'try {\n  await import("./missing.js");\n} catch (error) {\n  console.log(error.name);\n}\n'
        'const answer = await fetch("./data.json");\nconsole.log(answer.status);\n'
        'try {\n  await import("./bad.js");\n} catch (error) {\n  console.log(error.name);\n}\n',
        "panel.js": 'import data from "./data.json" with { type: "json" };\nexport const name = data.name;\n',
        "data.json": '{ "name": "panel" }',
        "bad.js": "let let = 1;\n",
    },
    "require": {
        "main.js": "require('./a.js');\n",
        "a.js": "exports.a = 1;\nrequire('./b.js');\n",
        "b.js": "require('./a.js');\n",
    },
    "unlinkable": {"main.js": 'import { nothing } from "./a.js";\n', "a.js": "export const a = 1;\n"},
    "page": {
        "main.html": '<script src="old.js"></script><script src="gone.js"></script>\n<script>let let = 1;</script>\n'
        '<script type="module" src="new.js"></script>\n',
        "old.js": "var total = 1;\n",
        "new.js": "let total = 2;\n",
    },
    "unloadable": {"main.js": 'import "./gone.js";\n'},
}


@cache
def program(name: str) -> RunRecord:
    """The record of one of the programs."""
    return RunRecord("main", trace(next(iter(PROGRAMS[name])), sources=PROGRAMS[name]))
