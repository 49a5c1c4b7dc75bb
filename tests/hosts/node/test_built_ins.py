"""Built-in modules of Node in whole runs: each program of `programs` prints what it prints in Node 24, to the byte.

What Node printed is kept beside the program (`.out`); `python -m tests.hosts.node.test_built_ins` records anew.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import modviz
from tests.node_binary import MISSING, NODE

FOLDER = Path(__file__).parent / "programs"
PROGRAMS = sorted(path.stem for path in FOLDER.glob("*.cjs"))


def _printed_by_node(program: str) -> str:
    assert NODE is not None
    command = [NODE, "--no-warnings", f"{program}.cjs"]
    return subprocess.run(
        command, cwd=FOLDER, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, check=True, env={"TZ": "UTC"}
    ).stdout


def _printed(text: str) -> tuple[str, ...]:
    trace = modviz.trace("main.cjs", sources={"main.cjs": text}, host="node", events=False)
    return tuple(line.text for line in trace.console)


@pytest.mark.parametrize("program", PROGRAMS)
def test_prints_what_node_prints(program: str) -> None:
    trace = modviz.trace(str(FOLDER / f"{program}.cjs"), host="node", root=str(FOLDER), events=False)
    assert trace.outcome.error is None
    printed = "".join(f"{line.text}\n" for line in trace.console)
    assert printed == (FOLDER / f"{program}.out").read_text("utf-8")


@pytest.mark.skipif(NODE is None, reason=MISSING)
@pytest.mark.parametrize("program", PROGRAMS)
def test_what_is_kept_is_what_node_prints(program: str) -> None:
    assert _printed_by_node(program) == (FOLDER / f"{program}.out").read_text("utf-8")


def test_what_modviz_has_not_says_what_it_would_do() -> None:
    (line,) = _printed("try { require('http').createServer() } catch (error) { console.log(error.message) }")
    assert line == "modviz has no node:http: createServer() would open a port"


def test_a_lack_that_nobody_catches_stops_the_run() -> None:
    text = "console.log(1);\nrequire('child_process').exec('ls');"
    trace = modviz.trace("main.cjs", sources={"main.cjs": text}, host="node")
    assert trace.outcome.status == "stopped"
    assert trace.outcome.error is not None
    assert trace.outcome.error.message == "modviz has no node:child_process: exec() would start a process"
    assert trace.outcome.error.line == 2


def test_every_built_in_module_can_be_required_and_imported() -> None:
    names = "require('module').builtinModules.map((name) => name.startsWith('node:') ? name : 'node:' + name)"
    text = f"for (const name of {names}) if (require(name) === undefined) console.log(name); console.log('all')"
    assert _printed(text) == ("all",)


def test_an_import_sees_the_names_that_node_gives() -> None:
    text = "import * as ns from 'node:events';\nconsole.log('once' in ns, 'default' in ns, 'length' in ns, 'module.exports' in ns)"
    trace = modviz.trace("main.mjs", sources={"main.mjs": text}, host="node")
    assert [line.text for line in trace.console] == ["true true false false"]


def test_no_secret_of_the_realm_is_behind_a_changed_prototype() -> None:
    assert _printed((FOLDER.parent / "spying.cjs").read_text("utf-8")) == ("seen true",)


def test_files_outside_of_the_program_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    folder = tmp_path / "program"
    folder.mkdir()
    calls = "readFileSync statSync readdirSync realpathSync existsSync openSync createReadStream"
    (folder / "main.cjs").write_text(
        f"const fs = require('fs');\nfor (const name of '{calls}'.split(' ')) for (const path of ['../secret.txt', '/etc/passwd'])"
        " try { console.log(name, fs[name](path)) } catch (error) { console.log(error.message.slice(0, 15)) }",
        "utf-8",
    )
    trace = modviz.trace(str(folder / "main.cjs"), host="node", root=str(folder))
    printed = " ".join(line.text for line in trace.console)
    assert "secret" not in printed.replace("secret.txt", "")
    assert "root:" not in printed


if __name__ == "__main__":
    for name in sys.argv[1:] or PROGRAMS:
        (FOLDER / f"{name}.out").write_text(_printed_by_node(name), "utf-8")
