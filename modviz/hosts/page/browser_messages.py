"""What Chromium says in its console about something that it could not load: no program hears of that."""

from __future__ import annotations

from collections.abc import Iterator

from modviz.hosts.mime import essence_of
from modviz.hosts.module_map import JAVASCRIPT
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
        case WrongMimeType() as wrong:
            yield wrong.message
        case MissingAttribute():
            yield WrongMimeType(url, JAVASCRIPT, essence_of(answer.content_type)).message
        case FailedIntegrity():
            yield (
                f"Failed to find a valid digest in the 'integrity' attribute for resource '{url}'. The resource has"
                " been blocked."
            )
