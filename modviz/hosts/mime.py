"""MIME types: what a server says of a file, and which modules may be made of it.

Source: https://mimesniff.spec.whatwg.org/
"""

from __future__ import annotations

from modviz.hosts.files import without_query

_JAVASCRIPT_TYPES = frozenset(
    {
        "application/ecmascript",
        "application/javascript",
        "application/x-ecmascript",
        "application/x-javascript",
        "text/ecmascript",
        "text/javascript",
        "text/jscript",
        "text/livescript",
        "text/x-ecmascript",
        "text/x-javascript",
    }
)
"""The JavaScript MIME type essences, but for the numbered ones that are of no use any more.

Source: https://mimesniff.spec.whatwg.org/#javascript-mime-type
"""

_BY_EXTENSION = {
    "css": "text/css;charset=utf-8",
    "csv": "text/csv;charset=utf-8",
    "gif": "image/gif",
    "htm": "text/html;charset=utf-8",
    "html": "text/html;charset=utf-8",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript;charset=utf-8",
    "json": "application/json",
    "md": "text/markdown;charset=utf-8",
    "mjs": "text/javascript;charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ts": "video/mp2t",
    "txt": "text/plain;charset=utf-8",
    "wasm": "application/wasm",
    "webp": "image/webp",
    "xhtml": "application/xhtml+xml",
    "xml": "text/xml;charset=utf-8",
}


def content_type_of(url: str) -> str:
    """What a server says of the file behind `url`, going by the end of its name; a `data:` URL says it itself."""
    if url.startswith("data:"):
        header = url.removeprefix("data:").partition(",")[0].strip()
        return header.removesuffix(";base64") or "text/plain;charset=US-ASCII"
    _, dot, extension = without_query(url).rpartition("/")[2].rpartition(".")
    return _BY_EXTENSION.get(extension.lower(), "application/octet-stream") if dot else "application/octet-stream"


def is_type_known(url: str) -> bool:
    """Whether `url` says what the file behind it is: of a name without an extension servers may say anything."""
    return url.startswith("data:") or "." in without_query(url).rpartition("/")[2]


def is_for_module(content_type: str, module_type: str) -> bool:
    """Whether a module of `module_type` ("javascript", "json", "text", "bytes") may be made of what has this MIME type.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#fetch-a-single-module-script
    """
    essence = content_type.partition(";")[0].strip().lower()
    if module_type == "javascript":
        return essence in _JAVASCRIPT_TYPES
    if module_type == "json":
        return essence in ("application/json", "text/json") or essence.endswith("+json")
    return True
