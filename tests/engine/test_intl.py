"""Numbers, dates, orders, plurals and lists in English, and what is said of other languages."""

from __future__ import annotations

import json
import subprocess

import pytest

import modviz
from tests.node_binary import MISSING, NODE

EXPRESSIONS = [
    "(1234567.891).toLocaleString()",
    "(0.1 + 0.2).toLocaleString('en-US', { maximumFractionDigits: 20 })",
    "(1.005).toLocaleString('en-US', { maximumFractionDigits: 2 })",
    "(99.995).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })",
    "[-0, NaN, -Infinity, 1e21, 1e-7].map((each) => each.toLocaleString()).join(' ')",
    "(0.256).toLocaleString('en-US', { style: 'percent', minimumFractionDigits: 1 })",
    "(-1234.5).toLocaleString('en-US', { style: 'currency', currency: 'EUR' })",
    "new Intl.NumberFormat('en-US', { style: 'currency', currency: 'JPY' }).format(1234.5)",
    "new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(987654)",
    "[1, 20].map(new Intl.NumberFormat('en', { minimumIntegerDigits: 2 }).format).join()",
    "(12345678901234567890n).toLocaleString('en-US')",
    "new Date(Date.UTC(2026, 8, 5, 13, 4, 9)).toLocaleString('en-US', { timeZone: 'UTC' })",
    "new Date(Date.UTC(2026, 8, 5)).toLocaleDateString('en-GB', { timeZone: 'UTC' })",
    "new Date(0).toLocaleDateString('en-US', { dateStyle: 'full', timeZone: 'UTC' })",
    "new Date(0).toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })",
    "new Date(0).toLocaleDateString('en-US', { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' })",
    "new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(0)",
    "new Date(NaN).toLocaleString()",
    "['zebra', 'Äpfel', 'apple', 'Zoo', 'ñ', 'n', 'o', 'a b', 'ab'].sort((a, b) => a.localeCompare(b)).join()",
    "['v10', 'v9', 'V9', 'v09'].sort(new Intl.Collator('en', { numeric: true }).compare).join()",
    "['a'.localeCompare('A', 'en', { sensitivity: 'base' }), 'a'.localeCompare('á', 'en', { sensitivity: 'accent' })].join()",
    "[0, 1, 1.5, 2].map((each) => new Intl.PluralRules('en').select(each)).join()",
    "[1, 2, 3, 4, 11, 22, 113].map((each) => new Intl.PluralRules('en', { type: 'ordinal' }).select(each)).join()",
    "new Intl.ListFormat('en', { style: 'long', type: 'conjunction' }).format(['a', 'b', 'c'])",
    "new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(['a', 'b', 'c'])",
    "[1234.5, null, [2000]].toLocaleString()",
    "Object.prototype.toString.call(new Intl.NumberFormat())",
    "JSON.stringify(Intl.NumberFormat.supportedLocalesOf(['en-US']))",
]


@pytest.mark.skipif(NODE is None, reason=MISSING)
def test_english_is_written_as_node_writes_it() -> None:
    assert NODE is not None
    listed = ",\n".join(EXPRESSIONS)
    done = subprocess.run(
        [NODE, "-e", f"console.log(JSON.stringify([{listed}]))"],
        capture_output=True,
        text=True,
        check=True,
        env={"TZ": "UTC"},
    )
    trace = modviz.trace("main.js", sources={"main.js": f"console.log(JSON.stringify([{listed}]))"})
    # Before Node 22 the sign between time and AM was another space.
    expected = json.loads(done.stdout.replace("\u202f", " "))
    found = json.loads(trace.console[0].text)
    assert dict(zip(EXPRESSIONS, found, strict=True)) == dict(zip(EXPRESSIONS, expected, strict=True))


@pytest.mark.parametrize(
    ("program", "what"),
    [
        ("(1.5).toLocaleString('de-DE');", "numbers, dates and texts in the language de-DE"),
        ("'I'.toLocaleLowerCase('tr');", "numbers, dates and texts in the language tr"),
        ("new Date(0).toLocaleString('en-US', { timeZone: 'Asia/Tokyo' });", "time zone Asia/Tokyo"),
        ("new Intl.NumberFormat('en-US', { notation: 'compact' });", 'Intl.NumberFormat with notation "compact"'),
        ("new Intl.Segmenter('en');", "Intl.Segmenter"),
        ("new Intl.RelativeTimeFormat('en');", "Intl.RelativeTimeFormat"),
        ("['ก', 'ข'].sort((a, b) => a.localeCompare(b));", "order for the letter"),
    ],
)
def test_of_other_languages_and_parts_modviz_says_that_it_has_them_not(program: str, what: str) -> None:
    trace = modviz.trace("main.js", sources={"main.js": program})
    assert trace.outcome.status == "stopped"
    assert trace.outcome.error is not None
    assert trace.outcome.error.message.startswith(f"modviz has no {what}")


@pytest.mark.parametrize(
    ("expression", "error"),
    [
        (
            "(5).toLocaleString('en-US', { style: 'currency' })",
            "TypeError: Currency code is required with currency style.",
        ),
        ("new Intl.NumberFormat('en', { style: 'much' })", "RangeError: Value much out of range for Intl.NumberFormat"),
        ("new Intl.NumberFormat('no language!')", "RangeError: Incorrect locale information provided"),
        ("Intl.PluralRules()", "TypeError: Constructor Intl.PluralRules requires 'new'"),
    ],
)
def test_what_is_wrong_is_the_programs_own_mistake(expression: str, error: str) -> None:
    program = f"try {{ {expression} }} catch (error) {{ console.log(`${{error.name}}: ${{error.message}}`) }}"
    assert modviz.trace("main.js", sources={"main.js": program}).console[0].text.startswith(error)
