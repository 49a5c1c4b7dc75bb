"""The virtual network: declared responses for modules and for fetch(), and when they arrive."""

from __future__ import annotations

import pytest

import modviz
from modviz import ModvizError, Response
from modviz.record.events import FetchStarted, ResourceRequested

CDN = "https://cdn.example/lib.js"


def _trace(main: str, responses: dict[str, Response] | None = None, **others: str) -> modviz.Trace:
    sources = {"main.js": main, **{name.replace("_", "."): text for name, text in others.items()}}
    return modviz.trace("main.js", sources=sources, responses=responses)


def _lines(*args: object, **others: str) -> list[str]:
    result = _trace(*args, **others)
    assert result.outcome.error is None
    return [line.text for line in result.console]


def test_a_response_that_nothing_asks_for_is_no_mistake():
    assert _lines("console.log(1)", {"gone.js": Response(status=404)}) == ["1"]


def test_without_declarations_every_fetch_takes_ten_milliseconds():
    assert _lines("await import('./a.js'); console.log(performance.now());", a_js="") == ["20"]


@pytest.mark.parametrize(
    ("response", "why"),
    [
        (Response(status=404), "the server answered 404 Not Found"),
        (Response(status=599), "the server answered 599"),
        (Response(failures=1), "the network failed"),
        (Response(failures=1, status=500), "the server answered 500 Internal Server Error"),
    ],
)
def test_a_module_that_cannot_be_fetched(response, why):
    error = _trace("\nimport './a.js';", {"a.js": response}, a_js="").outcome.error
    assert (error.name, error.phase, error.place) == ("TypeError", "fetch", "main.js:2:8")
    assert error.message == f"Failed to fetch module 'file:///a.js': {why}"


@pytest.mark.parametrize(
    ("name", "mime_type"),
    [
        ("a.css", "text/css"),
        ("a.txt", "text/plain"),
        ("a.html", "text/html"),
        ("a.md", "text/markdown"),
        ("A.PNG?v=1", "image/png"),
        ("a.vue", "application/octet-stream"),
    ],
)
def test_what_is_no_script_by_its_type_is_refused_at_the_import(name, mime_type):
    sources = {"main.js": f"\nimport './{name}';", name.partition("?")[0]: "console.log('a text ran')"}
    trace = modviz.trace("main.js", sources=sources)
    error = trace.outcome.error
    assert (error.name, error.phase, error.place) == ("TypeError", "fetch", "main.js:2:8")
    assert error.message == (
        "Failed to load module script: Expected a JavaScript-or-Wasm module script but the server responded with a MIME"
        f' type of "{mime_type}". Strict MIME type checking is enforced for module scripts per HTML spec.'
    )
    assert trace.console == ()


def test_a_type_that_is_declared_goes_before_the_name_and_a_name_without_an_extension_says_nothing():
    sources = {"main.js": "import './a.txt'; import './b';", "a.txt": "console.log('a')", "b": "console.log('b')"}
    trace = modviz.trace("main.js", sources=sources, responses={"a.txt": Response(content_type="text/javascript")})
    assert [line.text for line in trace.console] == ["a", "b"]


def test_an_old_module_map_remembers_a_failure_and_a_query_goes_around_it():
    source_text = """
        for (const specifier of ["./a.js", "./a.js", "./a.js?2"]) {
          await import(specifier).then(({ name }) => console.log(name), () => console.log("failed"));
        }
    """
    sources = {"main.js": source_text, "a.js": "export const name = 'a';"}
    result = modviz.trace(
        "main.js", sources=sources, responses={"a.js": Response(failures=1)}, keeps_failed_fetches=True
    )
    assert [line.text for line in result.console] == ["failed", "failed", "a"]


def test_modules_of_another_server():
    responses = {
        CDN: Response(body="export { name } from './other.js?v=1';", latency=30),
        "https://cdn.example/other.js": Response(
            body="export const name = import.meta.url;", content_type="text/javascript"
        ),
        "https://cdn.example/data": Response(body='{"a": 1}', content_type="application/json; charset=utf-8"),
    }
    main = f"""
        import {{ name }} from {CDN!r};
        import data from "https://cdn.example/data" with {{ type: "json" }};
        console.log(name, data.a);
    """
    assert _lines(main, responses) == ["https://cdn.example/other.js?v=1 1"]


def test_a_server_that_is_not_declared_cannot_be_reached():
    error = _trace(f"import {CDN!r};").outcome.error
    assert error.phase == "fetch"
    assert "modviz has no network but the one that is declared" in error.message


def test_a_declaration_with_the_query_goes_before_one_without():
    responses = {"a.js": Response(latency=20), "a.js?v=2": Response(latency=40)}
    main = "for (const q of ['', '?v=2', '?v=3']) { await import('./a.js' + q); console.log(performance.now()); }"
    assert _lines(main, responses, a_js="") == ["30", "70", "90"]


def test_a_body_stands_for_that_of_the_file():
    assert _lines(
        "import { a } from './a.js'; console.log(a)", {"a.js": Response(body="export let a = 2")}, a_js=""
    ) == ["2"]


def test_fetch_tells_status_url_type_and_text():
    responses = {
        "api/user": Response(body='{"name": "Ada"}', content_type="application/json", latency=120),
        "api/gone": Response(status=404, body="no such user"),
        "api/down": Response(failures=1, latency=5),
    }
    main = """
        const show = async (url, init) => {
          const r = await fetch(url, init);
          console.log(r.ok, r.status, r.statusText, r.url, r.headers.get('content-type'), await r.text());
        };
        await show('api/user#me');
        await show('./api/gone');
        await show('./api/down').catch((error) => console.log(error.message, error.cause.message));
        await show('./api/down', { method: 'POST' });
        await show('data.json');
        await show('data.json', { method: 'POST' });
        await show('missing');
        await show('data:text/css,a{}');
        console.log(performance.now());
    """
    assert _lines(main, responses, data_json="[1]") == [
        'true 200 OK file:///api/user application/json {"name": "Ada"}',
        "false 404 Not Found file:///api/gone application/octet-stream no such user",
        "fetch failed the network failed",
        "false 404 Not Found file:///api/down text/plain;charset=utf-8 ",
        "true 200 OK file:///data.json application/json [1]",
        "false 405 Method Not Allowed file:///data.json text/plain;charset=utf-8 ",
        "false 404 Not Found file:///missing text/plain;charset=utf-8 ",
        "true 200 OK data:text/css,a{} text/css a{}",
        "190",
    ]


def test_names_are_relative_to_the_folder_of_the_entry(tmp_path):
    (tmp_path / "main.js").write_text("import './a b.js?v=2'; console.log(performance.now());")
    (tmp_path / "a b.js").write_text("")
    result = modviz.trace(tmp_path / "main.js", responses={"a b.js": Response(latency=300)})
    assert [line.text for line in result.console] == ["310"]
    assert [module.name for module in result.modules] == ["main.js", "a b.js?v=2"]


def test_narration_tells_a_latency_that_is_not_the_usual_one():
    main = "import './a.js'; fetch('b.txt');"
    usual = _trace(main, a_js="", b_txt="")
    slow = _trace(main, {"a.js": Response(latency=250), "b.txt": Response(latency=1.5)}, a_js="", b_txt="")
    for kind, says in (
        (FetchStarted, "It is fetched, which takes 250 ms."),
        (ResourceRequested, "takes 1.5 ms."),
    ):
        assert [each.narration for each in slow.events if isinstance(each, kind)][-1].endswith(says)
        assert " ms" not in "".join(each.narration for each in usual.events if isinstance(each, kind))


def test_the_record_goes_back_and_forth():
    main = "for (let i = 0; i < 2; i += 1) await import('./a.js').catch(() => {});"
    result = _trace(main, {"a.js": Response(latency=30, failures=1)}, a_js="")
    timeline = result.timeline()
    assert timeline.seek(len(result.events)) == result.end
    assert timeline.world.module_map["file:///a.js"].due == 70
    timeline.seek(0)
    assert timeline.seek(len(result.events)) == modviz.from_json(modviz.to_json(result)).end


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"latency": -1}, "latency of a Response is -1; it must be a number of milliseconds, 0 or more."),
        ({"latency": float("inf")}, "latency"),
        ({"latency": True}, "latency"),
        ({"failures": 1.5}, "failures of a Response is 1.5; it must be how many requests fail at first, 0 or more."),
        ({"failures": -1}, "failures"),
        (
            {"status": 99},
            "status of a Response is 99; it must be an HTTP status from 200 to 599, such as 404, or None.",
        ),
        ({"status": 200, "failures": 1}, "400 or more together with failures"),
        ({"body": b"x"}, "body of a Response is b'x'; it must be a text"),
        ({"content_type": "js"}, "a MIME type such as 'text/javascript'"),
    ],
)
def test_wrong_fields_say_what_to_do(fields, says):
    with pytest.raises(ModvizError) as caught:
        Response(**fields)
    assert says in str(caught.value)


def test_wrong_declarations_say_what_to_do():
    with pytest.raises(ModvizError, match=r"'a\.js' is 404; give a modviz\.Response"):
        _trace("", {"a.js": 404})
    with pytest.raises(ModvizError, match="is not the name or URL of a file"):
        _trace("", {"https://": Response()})
