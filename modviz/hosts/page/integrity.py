"""Subresource integrity: whether a text is the one that was promised.

Source: https://w3c.github.io/webappsec-subresource-integrity/#does-response-match-metadatalist
"""

from __future__ import annotations

import base64
import binascii
import hashlib

_ALGORITHMS = ("sha256", "sha384", "sha512")
"""The digests there are, the strongest last."""


def has_integrity(body: bytes, metadata: str) -> bool:
    """Whether `body` has one of the digests in `metadata`: of those the strongest count, and without any, all do."""
    wanted: dict[str, list[str]] = {}
    for item in metadata.split():
        algorithm, dash, value = item.partition("-")
        if dash and algorithm.lower() in _ALGORITHMS:
            wanted.setdefault(algorithm.lower(), []).append(value.partition("?")[0])
    if not wanted:
        return True
    strongest = max(wanted, key=_ALGORITHMS.index)
    digest = hashlib.new(strongest, body).digest()
    return any(_decoded(value) == digest for value in wanted[strongest])


def _decoded(value: str) -> bytes | None:
    plain = value.replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
