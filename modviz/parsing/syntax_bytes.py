"""What parsing found, as bytes: for the cache, and between processes.

MessagePack checked against the types of the record: it is as fast as `marshal`, and damaged or foreign bytes can do no
more than be refused.
"""

from __future__ import annotations

import msgspec

from modviz.parsing.rewriting.rewrite import ModuleSyntax

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(ModuleSyntax)


def encode(syntax: object) -> bytes | None:
    """`syntax` as bytes; None in the rare case of a lone surrogate, which UTF-8 cannot say."""
    try:
        return _encoder.encode(syntax)
    except UnicodeEncodeError:
        return None


def decode(data: bytes) -> ModuleSyntax | None:
    """What `encode` was given; None if `data` is something else."""
    try:
        return _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
