"""What programs for teaching use: events, signals, blobs, idle callbacks, encodings and marks on the virtual clock."""

from __future__ import annotations

import modviz


def printed(program: str) -> list[str]:
    trace = modviz.trace("main.js", sources={"main.js": program}, host="page")
    assert trace.outcome.status == "fulfilled", trace.outcome.error
    return [line.text for line in trace.console]


def test_a_store_tells_those_who_listen() -> None:
    program = """
        class Store extends EventTarget {
          set(value) { return this.dispatchEvent(new CustomEvent('change', { detail: value, cancelable: true })); }
        }
        const store = new Store();
        const once = (event) => console.log('once', event.detail, event.target === store);
        store.addEventListener('change', once, { once: true });
        store.addEventListener('change', { handleEvent(event) { console.log('object', event.type); } });
        store.addEventListener('change', (event) => event.preventDefault());
        console.log(store.set(1), store.set(2));
    """
    assert printed(program) == ["once 1 true", "object change", "object change", "false false"]


def test_what_a_listener_throws_does_not_keep_others_from_hearing() -> None:
    trace = modviz.trace(
        "main.js",
        sources={
            "main.js": """
                const target = new EventTarget();
                target.addEventListener('x', () => { throw new Error('mine') });
                target.addEventListener('x', () => console.log('heard'));
                target.dispatchEvent(new Event('x'));
            """
        },
    )
    assert [line.text for line in trace.console][-1] == "heard"
    assert [error.message for error in trace.errors] == ["mine"]


def test_a_controller_aborts_what_listens_to_its_signal() -> None:
    program = """
        const controller = new AbortController();
        const { signal } = controller;
        signal.addEventListener('abort', () => console.log('aborted', signal.reason.name));
        const target = new EventTarget();
        target.addEventListener('tick', () => console.log('tick'), { signal });
        target.dispatchEvent(new Event('tick'));
        controller.abort();
        target.dispatchEvent(new Event('tick'));
        try { signal.throwIfAborted(); } catch (error) { console.log(error.name); }
        console.log(AbortSignal.any([signal]).aborted, AbortSignal.abort(5).reason);
        const late = AbortSignal.timeout(10);
        await new Promise((done) => late.addEventListener('abort', done));
        console.log(late.reason.name, performance.now() >= 10);
    """
    assert printed(program) == ["tick", "aborted AbortError", "AbortError", "true 5", "TimeoutError true"]


def test_a_blob_is_read_by_promises() -> None:
    program = """
        const blob = new Blob(['hé', new Uint8Array([65])], { type: 'Text/Plain' });
        console.log(blob.size, blob.type, await blob.text(), await blob.slice(0, 1).text());
        console.log((await blob.arrayBuffer()).byteLength);
    """
    assert printed(program) == ["4 text/plain héA h", "4"]


def test_a_page_is_idle_when_it_has_nothing_else_to_do() -> None:
    program = """
        requestIdleCallback((deadline) => console.log('idle', deadline.didTimeout, deadline.timeRemaining() > 0));
        cancelIdleCallback(requestIdleCallback(() => console.log('never')));
        console.log('busy');
    """
    assert printed(program) == ["busy", "idle false true"]


def test_encodings_beside_utf_8() -> None:
    program = """
        console.log(new TextDecoder('latin1').decode(new Uint8Array([65, 228, 128])));
        const wide = new TextDecoder('utf-16le');
        console.log(wide.decode(new Uint8Array([65]), { stream: true }) + wide.decode(new Uint8Array([0])), wide.encoding);
        try { new TextDecoder('shift_jis'); } catch (error) { console.log(error.message); }
        try { new TextDecoder('nothing'); } catch (error) { console.log(error.name); }
    """
    assert printed(program) == [
        "Aä€",
        "A utf-16le",
        'modviz has no TextDecoder for "shift_jis"',
        "RangeError",
    ]


def test_marks_and_measures_are_those_of_the_virtual_clock() -> None:
    program = """
        performance.mark('start');
        await new Promise((done) => setTimeout(done, 20));
        const { duration, entryType } = performance.measure('wait', 'start');
        console.log(duration, entryType, performance.getEntriesByType('mark').length);
    """
    assert printed(program) == ["20 measure 1"]
