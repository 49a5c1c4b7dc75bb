"""Records what Chromium prints for each program: `python record.py [chromium]` writes NAME.expected.json for NAME.js here.

A file has programs, each after a line `// ---- its name`.  Each runs in a document of its own, whose text is that of
`page.html`, and says what it has to say with `say(...)`, which takes texts, numbers and such.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent
BASE = "http://page.example/folder/page.html"
"""The address of the page, for what depends on it."""


def programs(file: Path) -> dict[str, str]:
    """The programs of a file, by their names."""
    parts = file.read_text("utf-8").split("// ---- ")[1:]
    return {part.split("\n", 1)[0].strip(): part.split("\n", 1)[1].strip() for part in parts}


SAY = "const say = (...values) => console.log(values.map(String).join(' '));"
"""What the programs say by, where there is a console to look at."""

_HARNESS = """<!doctype html><meta charset="utf-8"><body><script>
const programs = PROGRAMS, page = PAGE, lines = {};
(async () => {
  for (const [name, text] of Object.entries(programs)) {
    const frame = document.createElement('iframe');
    frame.srcdoc = page;
    document.body.append(frame);
    await new Promise((resolve) => { frame.onload = resolve; });
    const inside = frame.contentWindow, said = lines[name] = [];
    inside.say = (...values) => said.push(values.map(String).join(' '));
    inside.addEventListener('error', (event) => { said.push(event.message); });
    const script = frame.contentDocument.createElement('script');
    script.textContent = text + '\\n//# sourceURL=program.js';
    frame.contentDocument.head.append(script);
    script.remove();
    await new Promise((resolve) => setTimeout(resolve, 60));
    frame.remove();
  }
  document.body.textContent = 'RESULT' + btoa(unescape(encodeURIComponent(JSON.stringify(lines)))) + 'END';
})();
</script>"""


def record(chromium: str, cases: dict[str, str], page: str) -> dict[str, list[str]]:
    """What each program says in Chromium."""

    def script(value: object) -> str:
        return json.dumps(value).replace("<", "\\u003c")

    with tempfile.TemporaryDirectory() as folder:
        harness = Path(folder, "harness.html")
        harness.write_text(_HARNESS.replace("PROGRAMS", script(cases)).replace("PAGE", script(page)), "utf-8")
        command = [
            *(chromium, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"),
            *("--virtual-time-budget=600000", "--dump-dom", harness.as_uri()),
        ]
        text = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    import base64

    result: dict[str, list[str]] = json.loads(base64.b64decode(text.split("RESULT")[1].split("END")[0]))
    return result


def main() -> None:
    """Record all files."""
    chromium = sys.argv[1] if len(sys.argv) > 1 else "chromium"
    page = (FOLDER / "page.html").read_text("utf-8")
    for file in sorted(FOLDER.glob("*.js")):
        said = record(chromium, programs(file), page)
        text = json.dumps(said, indent=1, ensure_ascii=False) + "\n"
        file.with_suffix(".expected.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
