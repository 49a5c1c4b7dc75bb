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
        *(f"text/javascript1.{number}" for number in range(6)),
        "text/jscript",
        "text/livescript",
        "text/x-ecmascript",
        "text/x-javascript",
    }
)
"""The JavaScript MIME type essences.

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
    "js": "text/javascript",
    "json": "application/json",
    "md": "text/markdown;charset=utf-8",
    "mjs": "text/javascript",
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


def essence_of(content_type: str) -> str:
    """A MIME type without its parameters."""
    return content_type.partition(";")[0].strip()


def charset_of(content_type: str) -> str | None:
    """The parameter `charset` of a MIME type; None if it has none."""
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"')
    return None


def is_javascript(text: str, *, has_parameters: bool = True) -> bool:
    """Whether `text` is a JavaScript MIME type; without `has_parameters`, whether it is the essence of one."""
    return (essence_of(text) if has_parameters else text).lower() in _JAVASCRIPT_TYPES


def is_for_classic_script(content_type: str) -> bool:
    """Whether a classic script may be made of what has this MIME type: of nearly all, for old times' sake.

    Source: https://fetch.spec.whatwg.org/#should-response-to-request-be-blocked-due-to-mime-type?
    """
    essence = essence_of(content_type).lower()
    return not (essence.startswith(("audio/", "image/", "video/")) or essence == "text/csv")


def is_style_sheet(content_type: str) -> bool:
    """Whether a style sheet may be made of what has this MIME type."""
    return essence_of(content_type).lower() == "text/css"


def is_type_known(url: str) -> bool:
    """Whether `url` says what the file behind it is: of a name without an extension servers may say anything."""
    return url.startswith("data:") or "." in without_query(url).rpartition("/")[2]


def is_for_module(content_type: str, module_type: str) -> bool:
    """Whether a module of `module_type` ("javascript", "json", "css", ...) may be made of what has this MIME type.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#fetch-a-single-module-script
    """
    essence = essence_of(content_type).lower()
    if module_type == "javascript":
        return is_javascript(content_type)
    if module_type == "json":
        return essence in ("application/json", "text/json") or essence.endswith("+json")
    if module_type == "css":
        return is_style_sheet(content_type)
    return True
