"""Pages: which script runs when, what is told of errors, and what comes over the network.  As Chromium has it."""

import base64
import hashlib

import pytest

import modviz
from modviz.hosts.network_file import Network, Origin, ServerAnswer


def open_page(html, network=None, **files):
    sources = {"index.html": html, **{name.replace("_", "."): text for name, text in files.items()}}
    return modviz.trace("index.html", sources=sources, network=network)


def printed(html, network=None, **files):
    trace = open_page(html, network, **files)
    return [line.text for line in trace.console if not line.text.startswith("Uncaught ")]


def say(text):
    return f"console.log({text!r})"


def test_jobs_are_done_between_the_listeners_of_an_event_unless_code_waits_for_it():
    html = """<script>
        for (const type of ["DOMContentLoaded", "own"]) for (const number of [1, 2]) {
          document.addEventListener(type, () => {
            console.log(type, number)
            Promise.resolve().then(() => console.log("job of", type, number))
          })
        }
        document.dispatchEvent(new Event("own"))
        </script>"""
    assert printed(html) == [
        *("own 1", "own 2", "job of own 1", "job of own 2"),
        *("DOMContentLoaded 1", "job of DOMContentLoaded 1", "DOMContentLoaded 2", "job of DOMContentLoaded 2"),
    ]


def test_jobs_are_done_between_callbacks_of_a_frame():
    html = """<script>
        for (const number of [1, 2]) requestAnimationFrame(() => {
          console.log(number)
          Promise.resolve().then(() => import("./m.js")).then(() => console.log("job of", number))
        })
        requestAnimationFrame(() => console.log(3))
        </script>"""
    assert printed(html, m_js="") == ["1", "2", "3", "job of 1", "job of 2"]


def test_a_job_between_two_listeners_may_go_on_for_ever():
    html = """<script>
        const again = () => Promise.resolve().then(again)
        addEventListener("load", again)
        addEventListener("load", () => {})
        </script>"""
    trace = modviz.trace("index.html", sources={"index.html": html}, limits=modviz.Limits(seconds=0.5))
    assert (trace.outcome.status, trace.outcome.error.about.limit) == ("stopped", "time")


def test_each_kind_of_script_has_its_turn():
    html = """<!doctype html>
        <script>console.log("1", document.readyState)</script>
        <script type=module>console.log("4 module", document.readyState)</script>
        <script defer src=deferred.js></script>
        <script src=blocking.js></script>
        <script async src=slow.js></script>
        <script>
        console.log("3")
        document.addEventListener("DOMContentLoaded", () => console.log("6 DOMContentLoaded"))
        addEventListener("load", () => console.log("8 load", document.readyState))
        </script>"""
    files = {name: say(text) for name, text in (("deferred_js", "5"), ("blocking_js", "2"), ("slow_js", "7 async"))}
    assert printed(html, Network(slow={"slow.js": 500}), **files) == [
        *("1 loading", "2", "3", "4 module interactive", "5", "6 DOMContentLoaded", "7 async", "8 load complete"),
    ]


def test_scripts_share_one_room_and_modules_have_their_own():
    html = """<script>let a = 1; var b = 2; c = 3</script>
        <script>console.log(a, b, c, "a" in window, "b" in window)</script>
        <script type=module>let a = "mine"; console.log(a, b)</script>
        <script>let b = 4</script>"""
    trace = open_page(html)
    assert [line.text for line in trace.console if line.level == "log"] == ["1 2 3 false true", "mine 2"]
    assert [error.message for error in trace.errors] == ["Identifier 'b' has already been declared"]


def test_what_scripts_leave_in_the_one_room():
    html = """<script>let user = "Ada"; var total = 1; leak = 2</script>
        <script>var total = 3; null.x; let dead = 4</script>
        <script type=module>const total = 5</script>"""
    found = open_page(html).end.globals
    assert {name: (each.kind, each.value and each.value.preview) for name, each in found.items()} == {
        "user": ("let", "'Ada'"),
        "total": ("var", "3"),
        "leak": ("leak", "2"),
        "dead": ("let", None),
    }
    assert (found["total"].script, found["total"].again) == ("index.html#1", (("index.html#2", 2),))


def test_a_name_is_dead_for_ever_where_its_script_threw():
    trace = open_page("<script>null.x; let late = 1</script><script>late</script>")
    assert [error.name for error in trace.errors] == ["TypeError", "ReferenceError"]


def test_inserted_scripts():
    html = """<script>
        function add(src, isAsync) {
          const script = document.createElement("script")
          script.src = src
          if (isAsync === false) script.async = false
          script.onload = () => console.log("load", src)
          document.head.append(script)
        }
        add("slow.js", false); add("fast.js", false); add("free.js")
        const inline = document.createElement("script")
        inline.text = "console.log('inline, at once')"
        document.head.append(inline)
        console.log("end")
        </script>"""
    network = Network(slow={"slow.js": 300, "fast.js": 100, "free.js": 200})
    assert printed(html, network, slow_js=say("slow"), fast_js=say("fast"), free_js=say("free")) == [
        *("inline, at once", "end", "free", "load free.js", "slow", "load slow.js", "fast", "load fast.js"),
    ]


def test_document_write():
    html = """<script>
        document.write("<script>console.log('written, at once')<\\/script>")
        document.write("<script src=file.js><\\/script><p id=p>after it</p>")
        console.log("before the file", document.getElementById("p"))
        </script>
        <script>console.log(document.getElementById("p").textContent.trim())</script>
        <script type=module>document.write("<u>never</u>"); console.log(document.querySelector("u"))</script>"""
    assert printed(html, file_js=say("the file")) == [
        *("written, at once", "before the file null", "the file", "after it", "null"),
    ]


def test_document_write_of_a_tag_in_two_pieces():
    html = """<script>document.write("<i id="); document.write("x>in</i>")</script><script>
        console.log(document.getElementById("x").textContent)</script>"""
    assert printed(html) == ["in"]


def test_the_current_script_is_known_while_it_runs():
    html = """<script id=one>
        console.log(document.currentScript.id)
        queueMicrotask(() => console.log("job", document.currentScript.id))
        setTimeout(() => console.log("timer", document.currentScript))
        </script>
        <script type=module>console.log("module", document.currentScript)</script>"""
    assert printed(html) == ["one", "job one", "module null", "timer null"]


def test_elements_are_told_of_files_and_the_window_of_errors():
    html = """<script>onerror = (message, url, line) => console.log("window:", message, line)</script>
        <script src=gone.js onerror="console.log('gone: error')"></script>
        <script src=throws.js onload="console.log('throws: load')"></script>
        <script type=module src=needs.js onerror="console.log('needs: error')"></script>
        <script type=module src=typo.js onload="console.log('typo: load')"></script>
        <script type=module src=" throws.js" onload="console.log('module: load')"></script>"""
    files = {"throws_js": "\nthrow Error('no')", "needs_js": "import './gone.js'", "typo_js": "let let"}
    assert printed(html, **files) == [
        *("gone: error", "window: Uncaught Error: no 2", "throws: load"),
        *("needs: error", "window: Uncaught SyntaxError: Unexpected strict mode reserved word 1", "typo: load"),
        *("window: Uncaught Error: no 2", "module: load"),
    ]


def test_errors_that_nobody_caught_in_order():
    html = """<script>setTimeout(() => { throw new RangeError("late") }); throw "text"</script>
        <script>Promise.reject(new Error("rejected"))</script>
        <script>addEventListener("error", (event) => event.preventDefault())</script>
        <script>throw new Error("handled")</script>"""
    trace = open_page(html)
    assert [(error.kind, error.message) for error in trace.errors] == [("error", "text"), ("rejection", "rejected")]
    assert trace.outcome.status == "rejected"
    assert trace.outcome.error.message == "text"


def test_a_rejection_that_is_handled_late():
    html = """<script>
        addEventListener("unhandledrejection", (event) => console.log("unhandled", event.reason))
        addEventListener("rejectionhandled", (event) => console.log("handled", event.reason))
        const promise = Promise.reject("late")
        setTimeout(() => promise.catch(() => console.log("caught")), 50)
        </script>"""
    assert printed(html) == ["unhandled late", "caught", "handled late"]


def test_of_a_script_from_elsewhere_no_error_is_told():
    network = Network(
        origins={"http://else.example": Origin(paths={"/a.js": ServerAnswer(body="throw Error('secret')")})}
    )
    html = """<script>onerror = (...told) => console.log(told.join("|"))</script>
        <script src="http://else.example/a.js"></script>"""
    assert printed(html, network) == ["Script error.||0|0|"]


def test_nomodule_unknown_types_and_empty_sources():
    html = """<script nomodule>console.log("never")</script>
        <script type="text/template">console.log("never")</script>
        <script type=MODULE>console.log("a module", this)</script>
        <script type=" text/JavaScript ">console.log("classic")</script>
        <script src="" onerror="console.log('an empty src')"></script>
        <script for=window event=onclick>console.log("never")</script>"""
    assert sorted(printed(html)) == ["a module undefined", "an empty src", "classic"]


def test_a_top_level_await_holds_nobody():
    html = """<script type=module>console.log("starts"); await new Promise((go) => setTimeout(go, 100)); console.log("ends")
        </script><script type=module>console.log("next")</script>
        <script>addEventListener("load", () => console.log("load"))</script>"""
    assert printed(html) == ["starts", "next", "load", "ends"]


def test_the_typo_is_told_that_comes_first_in_the_text():
    html = "<script type=module>import './slow.js'; import './fast.js'</script>"
    network = Network(slow={"slow.js": 500})
    trace = open_page(html, network, slow_js="let slow slow", fast_js="let fast fast")
    assert [error.module for error in trace.errors] == ["slow.js"]
    # A file that is not there is no error of code, and hides them.
    assert open_page(html, network, slow_js="let slow slow").errors == ()


def test_an_import_map_says_what_names_mean():
    html = """<script type=importmap>{"imports": {"tea": "./tea.js", "gone": null}}</script>
        <script type=module>
        import { tea } from "tea"
        console.log(tea, import.meta.resolve("tea"), (await import("tea")).tea)
        try { import.meta.resolve("gone") } catch (error) { console.log(error.message) }
        import("cake").catch((error) => console.log(error.message))
        </script>
        <script type=module>import "cake"</script>"""
    trace = open_page(html, tea_js="export const tea = 'green'")
    assert [line.text for line in trace.console if line.level == "log"] == [
        "green http://page.example/tea.js green",
        'Failed to resolve module specifier gone: Import Map: "gone" matches with "gone" but is blocked by a null value',
        "Failed to resolve module specifier 'cake'",
    ]
    assert [error.message for error in trace.errors] == [
        'Failed to resolve module specifier "cake". Relative references must start with either "/", "./", or "../".',
    ]
    assert ("tea", "http://page.example/tea.js") in [
        (event.key, event.url) for event in trace.events if type(event).__name__ == "SpecifierMapped"
    ]


def test_a_map_that_comes_too_late():
    html = """<script type=module>import "./a.js"</script>
        <script type=importmap>{"imports": {"./a.js": "./b.js", "c": "./b.js"}}</script>
        <script type=module>import "./a.js"; import "c"</script>"""
    assert printed(html, a_js=say("a"), b_js=say("b")) == ["a", "b"]


def test_a_redirect_makes_two_modules_of_one_file():
    html = """<script type=module>
        import { url } from "./old.js"
        import { url as other } from "./new.js"
        console.log(url === other)
        </script>"""
    network = Network(paths={"/old.js": ServerAnswer(redirect="/new.js")})
    assert printed(html, network, new_js="console.log('runs'); export const url = import.meta.url") == [
        "runs",
        "runs",
        "true",
    ]


CORS = """<script type=module src="http://cdn.example/closed.js" onerror="console.log('closed')"></script>
    <script type=module src="http://cdn.example/open.js"></script>
    <script src="http://cdn.example/closed.js"></script>"""


def test_a_module_from_elsewhere_needs_a_yes():
    answers = {
        "/closed.js": ServerAnswer(body="console.log('runs as', this ? 'a script' : 'a module')"),
        "/open.js": ServerAnswer(body="console.log('open')", headers={"Access-Control-Allow-Origin": "*"}),
    }
    assert printed(CORS, Network(cdn=answers)) == ["runs as a script", "closed", "open"]


@pytest.mark.parametrize(("content_type", "as_script", "as_module"), [
    ("text/plain", True, False), ("image/png", False, False), ("", True, False), ("text/JavaScript;x", True, True),
])  # fmt: skip
def test_the_type_that_a_server_says(content_type, as_script, as_module):
    html = "<script src=a.js></script><script type=module src=a.js></script>"
    network = Network(paths={"/a.js": ServerAnswer(type=content_type)})
    expected = ["script"] * as_script + ["module"] * as_module
    assert printed(html, network, a_js="console.log(this ? 'script' : 'module')") == expected


def test_integrity():
    text = say("as promised")
    digest = "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    html = """<script src=a.js integrity="{0}"></script><script src=a.js integrity="sha256-AAAA"></script>
        <script type=importmap>{{"integrity": {{"./b.js": "sha384-AAAA"}}}}</script>
        <script type=module src=b.js onerror="console.log('b is refused')"></script>"""
    assert printed(html.format(digest), a_js=text, b_js=text) == ["as promised", "b is refused"]


def test_a_page_that_is_a_file_cannot_load_modules():
    html = """<script src=a.js></script><script type=module src=a.js onerror="console.log('refused')"></script>"""
    assert printed(html, Network(open="file"), a_js=say("a")) == ["a", "refused"]


def test_modulepreload_brings_a_module_early():
    html = """<link rel=modulepreload href=deep.js onload="console.log('preloaded')">
        <script type=module>import "./top.js"</script>"""
    assert printed(html, top_js="import './deep.js'", deep_js=say("deep")) == ["preloaded", "deep"]


def test_modules_of_other_kinds():
    html = """<script type=module>
        import sheet from "./a.css" with { type: "css" }
        import text from "./a.txt" with { type: "text" }
        console.log(sheet.cssRules[0].selectorText, sheet.cssRules[0].cssText, text)
        </script>"""
    assert printed(html, a_css="p, i { color : red }", a_txt="hi") == ["p, i p, i { color: red; } hi"]


def test_a_module_is_asked_for_again_after_a_failure():
    html = """<script type=module>
        for (const time of [1, 2]) await import("./a.js").then(() => console.log(time), (error) => console.log(error.message))
        </script>"""
    assert printed(html, Network(fail={"a.js": 1}), a_js="") == [
        "Failed to fetch dynamically imported module: http://page.example/a.js", "2",
    ]  # fmt: skip


def test_places_are_those_of_the_page():
    trace = open_page("<p>\n<script>\n  nobody\n</script>")
    (error,) = trace.errors
    assert (error.module, error.line, error.column) == ("index.html#1", 3, 3)


@pytest.mark.parametrize("html", [
    "<script>document.write('<script>document.write(document.currentScript.outerHTML)<\\/script>')</script>",
    "<script>const me = document.currentScript.textContent; function f() { const s = document.createElement('script');"
    " s.textContent = 'f()'; document.documentElement.append(s) } f()</script>",
    "<script>onerror = () => { throw 1 }; throw 2</script>",
    "<script>Object.prototype.toJSON = () => 1; Array.prototype.push = null; document.body</script>",
    "<div>" * 20_000 + "<script>1</script>",
])  # fmt: skip
def test_a_hostile_page_ends(html):
    limits = modviz.Limits(seconds=2)
    trace = modviz.trace("index.html", sources={"index.html": html}, limits=limits)
    assert trace.outcome.status in ("fulfilled", "rejected", "stopped")


def test_blob_urls_are_modules_scripts_and_answers():
    html = """<script>
        const url = (text, type = "text/javascript") => URL.createObjectURL(new Blob([text], { type }))
        const first = url("export const x = 'ż'")
        console.log(new URL(first).origin, url("1") === url("1"))
        const script = document.createElement("script")
        script.src = url("console.log('classic')")
        script.onload = () => console.log("load")
        document.head.append(script)
        Promise.all([import(first), import(first), import(url("export const x = 1")), fetch(first)])
          .then(([a, b, c, response]) => console.log(a.x, a === b, a === c, response.ok))
        </script>"""
    assert printed(html) == ["http://page.example false", "classic", "load", "ż true false true"]


def test_a_revoked_blob_url_leads_nowhere_unless_its_module_is_there():
    html = """<script>
        const url = (text, type) => URL.createObjectURL(new Blob([text], { type }))
        const tell = (name) => [(module) => console.log(name, module.x), (error) => console.log(name, error.name)]
        const [early, late, kept, wrong] = [1, 2, 3].map((x) => url(`export const x = ${x}`, "text/javascript"))
          .concat(url("", "text/plain"))
        import(early).then(...tell("asked for before"))
        URL.revokeObjectURL(early)
        URL.revokeObjectURL(late)
        import(late).then(...tell("revoked"))
        import(wrong).then(...tell("wrong type"))
        import(kept).then(() => { URL.revokeObjectURL(kept); return import(kept) }).then(...tell("kept"))
        </script>"""
    assert sorted(printed(html)) == ["asked for before 1", "kept 3", "revoked TypeError", "wrong type TypeError"]


def test_nothing_is_relative_to_a_blob_url():
    html = """<script type=module>
        import(URL.createObjectURL(new Blob(["import './x.js'"], { type: "text/javascript" })))
        </script>"""
    assert [error.message for error in open_page(html).errors] == [
        'Failed to resolve module specifier "./x.js". Invalid relative url or base scheme isn\'t hierarchical.'
    ]


@pytest.mark.parametrize(
    ("attribute", "content_type", "encoding", "sign"),
    [
        ("", None, "utf-8", "\u017c"),
        ("charset=windows-1250", None, "cp1250", "\u017c"),
        ("charset=nonsense", 'text/javascript; charset="KOI8-R"', "koi8-r", "\u0436"),
        ("charset=latin1", None, "utf-16", "\u017c"),
        ("charset=latin1", "text/javascript;charset=latin1", "utf-8-sig", "\u017c"),
        ("type=module charset=latin1", "text/javascript;charset=latin1", "utf-8", "\u017c"),
    ],
)
def test_the_encoding_of_a_script(attribute, content_type, encoding, sign):
    script = f"console.log('{sign}')".encode(encoding)
    sources = {"index.html": f"<script {attribute} src=a.js></script>", "a.js": script}
    network = content_type and Network(paths={"/a.js": ServerAnswer(type=content_type)})
    assert [line.text for line in modviz.trace("index.html", sources=sources, network=network).console] == [sign]


def test_the_encoding_of_a_page_is_that_of_its_classic_scripts():
    page = "<meta charset=iso-8859-2><script src=a.js></script><script>console.log('ř', document.charset)</script>"
    sources = {name: text.encode("iso8859-2") for name, text in (("index.html", page), ("a.js", "console.log('ř')"))}
    trace = modviz.trace("index.html", sources=sources)
    assert [line.text for line in trace.console] == ["ř", "ř ISO-8859-2"]


def test_scripts_of_a_contextual_fragment_run_when_they_are_inserted():
    html = """<body><script>
        const fragment = document.createRange().createContextualFragment("<script>console.log('inserted')<\\/script>")
        console.log("made")
        document.body.append(fragment)
        console.log("end")
        </script>"""
    assert printed(html) == ["made", "inserted", "end"]


def test_a_javascript_url_runs_in_a_task_of_its_own():
    html = """<a href="javascript:console.log('a%20link', seen)">x</a><script>
        var seen = 1
        document.links[0].click()
        location = "javascript:void console.log('location', seen)"
        console.log("end")
        </script>"""
    trace = open_page(html)
    assert [line.text for line in trace.console] == ["end", "a link 1", "location 1"]
    trace = open_page("<script>location.href = 'javascript:1+`text`'</script>")
    assert trace.outcome.status == "stopped"
    assert "javascript: URL" in trace.outcome.error.message


def test_every_step_of_a_page_can_be_told():
    html = (
        "<script type=module>import './a.js'; console.log(1)</script><script>var a</script><script src=b.js></script>"
    )
    trace = open_page(html, a_js="export let a = 1", b_js="var b")
    timeline = trace.timeline()
    assert all(event.telling(timeline.seek(number)) for number, event in enumerate(trace.events, 1))


def test_a_page_whose_text_has_no_body_has_one_at_its_end():
    html = """<script>console.log(document.body)</script>
        <script type=module>console.log(document.body.tagName, document.body.childNodes.length)</script>"""
    assert printed(html) == ["null", "BODY 0"]


def test_an_error_is_called_by_the_class_that_extends_one():
    html = """<script>class NoTea extends TypeError {}; throw new NoTea("none left")</script>
        <script>class Named extends Error { name = "Mine" }; throw new Named("x")</script>"""
    assert [(error.name, error.message) for error in open_page(html).errors] == [("NoTea", "none left"), ("Mine", "x")]


def test_scripts_of_the_parser_wait_for_its_style_sheets():
    html = """<link rel=stylesheet href=slow.css onload="console.log('css')">
        <script async src=async.js></script>
        <script>console.log("inline")</script>
        <link rel=stylesheet href=print.css media=print>
        <script src=blocking.js></script>
        <script>
        const link = document.createElement("link")
        link.rel = "stylesheet"
        link.href = "inserted.css"
        document.head.append(link)
        </script>
        <script>console.log("does not wait for what scripts insert")</script>
        <script type=module>console.log("module")</script>"""
    files = {name: say(name) for name in ("async_js", "blocking_js")}
    sheets = dict.fromkeys(("slow_css", "print_css", "inserted_css"), "a {}")
    network = Network(slow={"slow.css": 300, "print.css": 2000, "inserted.css": 1000})
    expected = ["async_js", "inline", "css", "blocking_js", "does not wait for what scripts insert", "module"]
    assert printed(html, network, **files, **sheets) == expected


def test_of_a_script_from_elsewhere_no_syntax_error_is_told():
    html = """<script>addEventListener("error", ({ message, error }) => console.log(message, error))</script>
        <script src="http://cdn.example/a.js"></script>"""
    network = Network(cdn={"/a.js": ServerAnswer(body="let a = ;")})
    assert printed(html, network) == ["Script error. null"]


def test_the_page_is_shown_once_it_has_loaded():
    html = """<script>for (const type of ["pageshow", "load"])
        addEventListener(type, (event) => console.log(type, event.persisted, event.target === document))</script>"""
    assert printed(html) == ["load undefined true", "pageshow false true"]


def test_fetch_of_a_page_needs_the_yes_of_another_origin():
    html = """<script>(async () => {
        for (const url of ["a.json", "moved", "http://cdn.example/open", "http://cdn.example/closed", "down"]) {
          try {
            const { status, type, redirected, url: final } = await fetch(url)
            console.log(url, status, type, redirected, final)
          } catch (error) {
            console.log(url, error.message, "cause" in error)
          }
        }
        })()</script>"""
    yes = {"Access-Control-Allow-Origin": "*"}
    network = Network(
        paths={"/moved": ServerAnswer(redirect="/a.json"), "/down": ServerAnswer(fail=True)},
        cdn={"/open": ServerAnswer(body="1", headers=yes), "/closed": ServerAnswer(body="2")},
    )
    assert printed(html, network, a_json="1") == [
        "a.json 200 basic false http://page.example/a.json",
        "moved 200 basic true http://page.example/a.json",
        "http://cdn.example/open 200 cors false http://cdn.example/open",
        "http://cdn.example/closed Failed to fetch false",
        "down Failed to fetch false",
    ]


def test_a_page_that_never_stops_writing_is_stopped():
    html = "<script>for (;;) document.write('<p>again')</script>"
    trace = modviz.trace("index.html", sources={"index.html": html}, limits=modviz.Limits(seconds=0.5))
    assert (trace.outcome.status, trace.outcome.error.about.limit) == ("stopped", "time")
