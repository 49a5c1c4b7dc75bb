"""Between the paths of files and their `file:` URLs, as Node's `pathToFileURL` and `fileURLToPath` go.

Paths have slashes and begin with one, as on Linux and macOS.

Source: https://nodejs.org/api/url.html#urlfileurltopathurl-options
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import quote, unquote, unquote_to_bytes

import ada_url

from modviz.hosts.files import without_query
from modviz.hosts.node.errors import NodeError, NodeFailure

_SAFE = "/:@!$&'()*+,;=~-._[]|^{}\"<>` "
"""What the URL parser itself escapes, or leaves as it is."""

_HALF_AN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


@lru_cache(maxsize=4096)
def path_to_url(path: str) -> str:
    """The URL of the file at `path`; one that does not begin with a slash is taken from the top.

    Source: https://nodejs.org/api/url.html#urlpathtofileurlpath-options
    """
    quoted = quote(resolve_path("/", path), safe=_SAFE, errors="replace")
    return str(ada_url.normalize_url(f"file://{quoted}")) + ("/" if path.endswith("/") and path != "/" else "")


@lru_cache(maxsize=4096)
def url_to_path(url: str) -> str:
    """The path of the file at `url`.

    Raises
    ------
    NodeFailure
        It names another machine, or has an escaped slash or a broken escape.
    """
    if not url.startswith("file:///"):
        if url.startswith("file:"):
            message = 'File URL host must be "localhost" or empty on linux'
            raise NodeFailure(NodeError("TypeError", "ERR_INVALID_FILE_URL_HOST", message))
        raise NodeFailure(NodeError("TypeError", "ERR_INVALID_URL_SCHEME", "The URL must be of scheme file"))
    path = pathname(url)
    if "%" not in path:
        return path
    if "%2f" in path.lower():
        message = "File URL path must not include encoded / characters"
        raise NodeFailure(NodeError("TypeError", "ERR_INVALID_FILE_URL_PATH", message))
    if _HALF_AN_ESCAPE.search(path) or not _is_utf8(path):
        raise NodeFailure(NodeError("URIError", "", "URI malformed"))
    return unquote(path)


def pathname(url: str) -> str:
    """The path of a `file:` URL, escapes and all."""
    location = without_query(url).removeprefix("file://")
    return location if location.startswith("/") else "/" + location.partition("/")[2]


def resolve_path(*parts: str) -> str:
    """Node's `path.resolve`, where one of the parts is absolute."""
    path = posixpath.normpath(posixpath.join(*parts))
    return path[1:] if path.startswith("//") else path


def _is_utf8(path: str) -> bool:
    try:
        unquote_to_bytes(path).decode()
    except UnicodeDecodeError:
        return False
    return True
