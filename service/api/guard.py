"""The outermost layer: whatever goes wrong inside becomes a problem document, and each request one line of log.

The line has the request's number, method, route, status and time; never the text, the query or an
exception's own message, any of which may hold what a caller sent.
"""

from __future__ import annotations

import re
import time
import uuid
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api import problems
from service.api.logs import logger
from service.api.metrics import Metrics
from service.api.problems import Problem
from service.api.work import ExtractionFailed, whereabouts

_log = logger()

_REQUEST_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
"""A name that a caller may give a request: long enough for any scheme, too short and plain for a text."""

_TRACE = re.compile(r"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(?:-.*)?")
"""A ``traceparent`` (W3C Trace Context): version, trace, the caller's span, flags."""

_CLIENT_LEFT = 499
"""As nginx has it: nobody is there to answer."""


@dataclass(slots=True)
class Visit:
    """One request on its way; ``number`` is ours, ``name`` the caller's (``X-Request-Id``) or else ours."""

    method: str
    name: str | None
    trace: tuple[str, str] | None
    number: uuid.UUID = field(default_factory=uuid.uuid4)
    span: str = field(default_factory=lambda: uuid.uuid4().hex[:16])
    began: float = field(default_factory=time.perf_counter)
    status: int = 0

    @classmethod
    def of(cls, scope: Scope) -> Visit:
        """The visit that a request begins."""
        headers = Headers(scope=scope)
        name, trace = headers.get("x-request-id", ""), _TRACE.fullmatch(headers.get("traceparent", ""))
        named = _REQUEST_ID.fullmatch(name)
        return cls(scope["method"], name if named else None, (trace[1], trace[2]) if trace else None)

    @property
    def instance(self) -> str:
        """Names the request in problems and in the log."""
        return f"urn:uuid:{self.number}"

    def headers(self) -> list[tuple[bytes, bytes]]:
        """What each answer says of its request."""
        told = [(b"x-request-id", (self.name or str(self.number)).encode())]
        if self.trace is not None:
            told.append((b"traceresponse", f"00-{self.trace[0]}-{self.span}-{self.trace[1]}".encode()))
        return told

    def fields(self) -> dict[str, str]:
        """What each line of log says of its request."""
        names = {"request": str(self.number), "request_id": self.name, "trace": self.trace and self.trace[0]}
        return {field: value for field, value in names.items() if value is not None}


class Guard:
    """ASGI middleware; the framework's own error pages are never reached."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        visit = Visit.of(scope)
        scope["instance"] = visit.instance

        async def note(message: Message) -> None:
            if message["type"] == "http.response.start":
                visit.status = message["status"]
                message["headers"] = [*message.get("headers", []), *visit.headers()]
            await send(message)

        self._metrics.requests_in_flight.inc()
        try:
            await self._app(scope, receive, note)
        except ClientDisconnect:
            visit.status = _CLIENT_LEFT
        except Exception as error:
            if visit.status:
                raise  # half an answer is out: all that is left is to cut the connection
            await _problem(error, visit).response(visit.instance)(scope, receive, note)
        finally:
            self._metrics.requests_in_flight.dec()
            self._note(visit, _route(scope))

    def _note(self, visit: Visit, route: str) -> None:
        seconds = time.perf_counter() - visit.began
        self._metrics.answered(visit.method, route, visit.status, seconds)
        _log.info(
            "request",
            method=visit.method,
            route=route,
            status=visit.status,
            milliseconds=round(1000 * seconds, 1),
            **visit.fields(),
        )


def _problem(error: Exception, visit: Visit) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, HTTPException):
        return problems.from_status(error.status_code, error.headers)
    where = str(error) if isinstance(error, ExtractionFailed) else whereabouts(error)
    _log.error("fault", where=where, **visit.fields())
    return problems.internal()


def _route(scope: Scope) -> str:
    """The route's own path, not the caller's: a path may hold anything."""
    path = getattr(scope.get("route"), "path", None)
    return path if isinstance(path, str) else "-"
