"""Conformance with Test262, from the checkout that the environment variable TEST262 names.

`expected_failures.toml` names the cases that fail, each with its reason; a case that fails and is not named there fails
this test, and so does one that is named there and passes.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from tests.conformance.test262 import Test262Case, cases

_CHECKOUT = os.environ.get("TEST262")
_EXPECTED = tomllib.loads(Path(__file__).with_name("expected_failures.toml").read_text(encoding="utf-8"))


def _parameters() -> list:
    if _CHECKOUT is None:
        skipped = pytest.mark.skip(reason="TEST262 does not name a checkout: conformance is not tested")
        return [pytest.param(None, marks=skipped)]
    return [_parameter(case) for case in cases(Path(_CHECKOUT))]


def _parameter(case: Test262Case):
    reasons = [reason for reason, names in _EXPECTED.items() if case.name in names]
    marks = [pytest.mark.xfail(reason=reasons[0], strict=True)] if reasons else []
    return pytest.param(case, marks=marks, id=f"{case.name}:{case.variant}")


@pytest.mark.parametrize("case", _parameters())
def test_conformance(case):
    assert case.failure() is None
