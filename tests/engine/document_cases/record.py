"""Records what Chromium says for each program: `python record.py [NAME]...` writes NAME.expected.json for NAME.js here.

A file has programs, each after a line `// ---- its name`.  Each runs in a document of its own, whose text is that of
`page.html`, and says what it has to say with `say(...)`, which takes texts, numbers and such.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FOLDER = Path(__file__).parent
BASE = "http://page.example/folder/page.html"
"""The address of the page, for what depends on it."""


def programs(file: Path) -> dict[str, str]:
    """The programs of a file, by their names."""
    parts = file.read_text("utf-8").split("// ---- ")[1:]
    return {part.split("\n", 1)[0].strip(): part.split("\n", 1)[1].strip() for part in parts}


SAY = "globalThis.say = (...values) => console.log(values.map(String).join(' '));"
"""What the programs say by, where there is a console to look at."""

_START = """<script>
(() => {
  const said = [];
  window.say = (...values) => said.push(values.map(String).join(' '));
  document.currentScript.remove();
  addEventListener('error', (event) => said.push(event.message));
  addEventListener('load', () => {
    setTimeout(() => (0, eval)(PROGRAM));
    setTimeout(() => {
      document.documentElement.textContent = '*RESULT*' + btoa(unescape(encodeURIComponent(JSON.stringify(said)))) + '*';
    }, 400);
  });
})();
</script>"""


def record(chromium: str, cases: dict[str, str], page: str) -> dict[str, list[str]]:
    """What each program says in Chromium."""
    texts: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_page = self.path.startswith("/folder/page.html")
            body = texts["page"].encode() if is_page else b"// nothing"
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8" if is_page else "text/javascript")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    said = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in cases.items():
            program = json.dumps(text).replace("<", "\\u003c")
            texts["page"] = page.replace("<head>", "<head>" + _START.replace("PROGRAM", program), 1)
            command = [
                *(chromium, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"),
                f"--host-resolver-rules=MAP page.example:80 127.0.0.1:{server.server_port}",
                *("--no-proxy-server", "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable"),
                *("--virtual-time-budget=3000", "--dump-dom", BASE),
            ]
            shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
            said[name] = json.loads(base64.b64decode(shown.split("*RESULT*")[1].split("*")[0]))
    server.shutdown()
    return said


def main() -> None:
    """Record the files that are named, or all: what their programs say."""
    chromium = "chromium"
    page = (FOLDER / "page.html").read_text("utf-8")
    names = sys.argv[1:]
    for file in sorted(FOLDER.glob("*.js")):
        if names and file.stem not in names:
            continue
        said = record(chromium, programs(file), page)
        text = json.dumps(said, indent=1, ensure_ascii=False) + "\n"
        file.with_suffix(".expected.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
