"""Asking an interface over HTTP: patient, conditional, and never half an answer.

A request is tried three times when the server is busy or the line breaks. An answer that
has not changed since the last one is not read again. Keys go with the request and stay
out of every stored or printed address.
"""

import time
from collections.abc import Callable
from typing import NamedTuple

import httpx

from ostraka.energy.interface import Request
from ostraka.errors import SourceError

TIMEOUT_SECONDS = 120.0
"""Eurostat takes a minute for a large extraction."""
TRIES = 3
PAUSE_SECONDS = 2.0
LONGEST_PAUSE = 60.0
BUSY = frozenset({429, 500, 502, 503, 504})


class Previous(NamedTuple):
    """What is known of the last answer to the same request."""

    sha256: str = ""
    etag: str = ""
    last_modified: str = ""


class Fetched(NamedTuple):
    """An answer, or the word that it has not changed."""

    raw: bytes
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False


def open_client() -> httpx.Client:
    """A client for the official interfaces."""
    return httpx.Client(
        timeout=TIMEOUT_SECONDS, follow_redirects=True, headers={"User-Agent": "ostraka (energy figures)"}
    )


def fetch(
    client: httpx.Client,
    request: Request,
    previous: Previous = Previous(),  # noqa: B008 - an empty tuple of texts
    pause: Callable[[float], None] = time.sleep,
) -> Fetched:
    """The answer to a request.

    Raises SourceError saying why there is none: no line, a refusal, or a server that
    stayed busy through three tries.
    """
    why = ""
    for attempt in range(1, TRIES + 1):
        wait = PAUSE_SECONDS * attempt
        try:
            response = client.send(_build(client, request, previous))
        except httpx.HTTPError as error:
            why = f"{type(error).__name__}: {error}"
        else:
            if response.status_code == httpx.codes.NOT_MODIFIED:
                return Fetched(b"", unchanged=True)
            if response.status_code not in BUSY:
                return _accepted(response, request)
            why = f"HTTP {response.status_code}"
            asked = response.headers.get("retry-after", "")
            wait = min(float(asked), LONGEST_PAUSE) if asked.isdigit() else wait
        if attempt < TRIES:
            pause(wait)
    raise SourceError(f"no answer after {TRIES} tries: {why}", where=request.name, hint="try again later")


def _build(client: httpx.Client, request: Request, previous: Previous) -> httpx.Request:
    headers = dict(request.secret_headers)
    if previous.etag:
        headers["If-None-Match"] = previous.etag
    if previous.last_modified:
        headers["If-Modified-Since"] = previous.last_modified
    params = httpx.QueryParams([*request.params, *request.secret_params])
    # An empty set of parameters would strip those that are already in the address.
    return client.build_request("GET", request.url, params=params if params else None, headers=headers)


def _accepted(response: httpx.Response, request: Request) -> Fetched:
    if response.status_code != httpx.codes.OK:
        raise SourceError(
            f"HTTP {response.status_code}: {_shown(response.text, request)}", where=request.name
        )
    return Fetched(
        response.content,
        response.headers.get("etag", ""),
        response.headers.get("last-modified", ""),
    )


def _shown(text: str, request: Request) -> str:
    """The beginning of a server's message, with our keys blotted out."""
    for _, secret in (*request.secret_params, *request.secret_headers):
        text = text.replace(secret, "***")
    return " ".join(text.split())[:200]
