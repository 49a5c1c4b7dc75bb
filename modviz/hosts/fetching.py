"""Fetching: what a request comes to, once redirects are followed and the other origin has been asked for a yes.

Source: https://fetch.spec.whatwg.org/#fetching
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from modviz.hosts.network import Answer, VirtualNetwork
from modviz.hosts.servers import origin_of

_MOST_REDIRECTS = 20

_CORS_SCHEMES = ("http", "https", "data", "blob")


class Request(msgspec.Struct, frozen=True, gc=False):
    """A request: for what, who asks, and how.

    `mode` is "no-cors" (classic scripts), "cors" (modules) or "same-origin" (workers), and `credentials` is "omit",
    "same-origin" or "include".
    """

    url: str
    origin: str
    mode: str = "cors"
    credentials: str = "same-origin"
    method: str = "GET"


def potential_cors_request(url: str, origin: str, crossorigin: str | None) -> Request:
    """Create a potential-CORS request: that of an element with this attribute, None if it has none.

    Source: https://html.spec.whatwg.org/multipage/urls-and-fetching.html#create-a-potential-cors-request
    """
    credentials = "include" if crossorigin is None or crossorigin.lower() == "use-credentials" else "same-origin"
    return Request(url, origin, "no-cors" if crossorigin is None else "cors", credentials)


def fetch(network: VirtualNetwork, request: Request) -> Answer:
    """Fetch: follow redirects, and find out whether the answer may be used; its latency is that of all together.

    Source: https://fetch.spec.whatwg.org/#http-redirect-fetch and https://fetch.spec.whatwg.org/#cors-check
    """
    url, fragment, origin = request.url.partition("#")[0], request.url.partition("#")[2], request.origin
    latency = 0.0
    for _ in range(_MOST_REDIRECTS + 1):
        is_other = origin_of(url) != origin or origin == "null"
        blocked = _blocked_scheme(url) if is_other and request.mode != "no-cors" else ""
        if is_other and request.mode == "same-origin" and not url.startswith(("data:", "blob:")):
            blocked = blocked or "it is of another origin"
        if blocked:
            return Answer(latency, None, problem=blocked, url=url, blocked=blocked)
        answer = network.request(url, request.method)
        latency += answer.latency
        is_local = url.startswith(("data:", "blob:"))
        if is_other and request.mode == "cors" and not is_local and answer.status is not None:
            blocked = _cors_problem(answer, origin, request.credentials == "include")
            if blocked:
                return replace(answer, latency=latency, url=url, blocked=blocked)
        if not answer.redirect:
            final = f"{url}#{fragment}" if fragment else url
            is_opaque = is_other and request.mode == "no-cors" and not is_local
            return replace(answer, latency=latency, url=final, is_opaque=is_opaque)
        if request.mode == "cors" and is_other and origin_of(answer.redirect) != origin_of(url):
            origin = "null"
        url = answer.redirect
    return Answer(latency, None, problem="there were too many redirects", url=url)


def _blocked_scheme(url: str) -> str:
    """Why nothing of another origin is fetched by the scheme of `url`; "" if it may be."""
    scheme = url.partition(":")[0]
    if scheme in _CORS_SCHEMES:
        return ""
    return f"Cross origin requests are only supported for protocol schemes: {', '.join(_CORS_SCHEMES)}."


def _cors_problem(answer: Answer, origin: str, has_credentials: bool) -> str:
    """Why the CORS check of `answer` fails, in the words of Chromium; "" if it does not."""
    allowed = answer.headers.get("access-control-allow-origin")
    if allowed is None:
        return "No 'Access-Control-Allow-Origin' header is present on the requested resource."
    if allowed == "*" and has_credentials:
        return (
            "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when"
            " the request's credentials mode is 'include'."
        )
    if allowed not in ("*", origin):
        return (
            f"The 'Access-Control-Allow-Origin' header has a value '{allowed}' that is not equal to the supplied"
            " origin."
        )
    if has_credentials and answer.headers.get("access-control-allow-credentials") != "true":
        return (
            "The value of the 'Access-Control-Allow-Credentials' header in the response is"
            f" '{answer.headers.get('access-control-allow-credentials', '')}' which must be 'true' when the request's"
            " credentials mode is 'include'."
        )
    return ""
