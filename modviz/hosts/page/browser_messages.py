"""What Chromium says in its console about something that it could not load: no program hears of that."""

from __future__ import annotations

from collections.abc import Iterator

from modviz.hosts.network import Answer, reason_phrase
from modviz.record.failures import BlockedFetch, FailedFetch, FailedIntegrity, MissingAttribute, WrongMimeType
from modviz.record.world import GuestError


def messages_of_failed_fetch(url: str, origin: str, error: GuestError, answer: Answer) -> Iterator[str]:
    """The lines of the console for a fetch of `url` by a page of `origin`, which came to `error`."""
    match error.about:
        case BlockedFetch(problem=problem):
            yield f"Access to script at '{url}' from origin '{origin}' has been blocked by CORS policy: {problem}"
            yield "Failed to load resource: net::ERR_FAILED"
        case FailedFetch(status=None):
            yield "Failed to load resource: net::ERR_FAILED"
        case FailedFetch(status=int() as status):
            phrase = reason_phrase(status)
            yield f"Failed to load resource: the server responded with a status of {status} ({phrase})"
        case WrongMimeType(module_type=kind, found=found):
            wanted = {"javascript": "JavaScript-or-Wasm", "json": "JSON", "css": "CSS"}.get(kind, kind)
            yield (
                f"Failed to load module script: Expected a {wanted} module script but the server responded with a MIME"
                f' type of "{found}". Strict MIME type checking is enforced for module scripts per HTML spec.'
            )
        case MissingAttribute():
            content_type = answer.content_type.partition(";")[0]
            yield (
                "Failed to load module script: Expected a JavaScript-or-Wasm module script but the server responded"
                f' with a MIME type of "{content_type}". Strict MIME type checking is enforced for module scripts per'
                " HTML spec."
            )
        case FailedIntegrity():
            yield (
                f"Failed to find a valid digest in the 'integrity' attribute for resource '{url}'. The resource has"
                " been blocked."
            )
