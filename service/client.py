"""The other side of the wire: sends one report to a running service."""

from __future__ import annotations

import json
import time
from decimal import Decimal

import httpx

from service.render import Json

_POLL = 0.1


class ServiceError(OSError):
    """The service could not be reached, or answered with a problem."""


def ask(url: str, report: bytes, *, wait: float = 0, timeout: float = 120) -> Json:
    """The answer of the service at ``url`` to ``report``; waits until it is ready, at most ``wait`` seconds."""
    try:
        with httpx.Client(base_url=url, timeout=timeout) as client:
            _await_ready(client, time.monotonic() + wait)
            answer = client.post("/v1/extractions", content=report, headers={"Content-Type": "text/plain"})
    except httpx.HTTPError as error:
        raise ServiceError(f"{url}: {error}") from None
    if answer.is_error:
        raise ServiceError(f"{url}: {answer.status_code} {_detail(answer)}")
    content: Json = json.loads(answer.content, parse_float=Decimal)
    return content


def _detail(answer: httpx.Response) -> str:
    """What the problem document says; what stands between may answer otherwise."""
    if answer.headers.get("content-type") == "application/problem+json":
        return str(answer.json()["detail"])
    return answer.reason_phrase


def _await_ready(client: httpx.Client, until: float) -> None:
    while time.monotonic() < until:
        try:
            if client.get("/readyz").is_success:
                return
        except httpx.TransportError:
            pass  # it does not listen yet
        time.sleep(_POLL)
