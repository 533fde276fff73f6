"""The outermost layer: whatever goes wrong inside becomes a problem document and one line of log.

The line has the request's number, method, route, status and time; never the text, the query or an
exception's own message, any of which may hold what a caller sent.
"""

from __future__ import annotations

import logging
import time
import uuid

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api import problems
from service.api.problems import Problem
from service.api.work import ExtractionFailed, whereabouts

_log = logging.getLogger("vnreport")


class Guard:
    """ASGI middleware; the framework's own error pages are never reached."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, number = time.perf_counter(), uuid.uuid4()
        scope["instance"] = f"urn:uuid:{number}"
        status = 0

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, note)
        except ClientDisconnect:
            status = 499  # as nginx has it: nobody is there to answer
        except Exception as error:
            if status:
                raise  # half an answer is out: all that is left is to cut the connection
            await _problem(error, number).response(scope["instance"])(scope, receive, note)
        finally:
            elapsed = 1000 * (time.perf_counter() - began)
            _log.info("%s %s %s %d %.1fms", number, scope["method"], _route(scope), status, elapsed)


def _problem(error: Exception, number: uuid.UUID) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, HTTPException):
        return problems.from_status(error.status_code, error.headers)
    where = str(error) if isinstance(error, ExtractionFailed) else whereabouts(error)
    _log.error("%s %s", number, where)
    return problems.internal()


def _route(scope: Scope) -> str:
    """The route's own path, not the caller's: a path may hold anything."""
    path = getattr(scope.get("route"), "path", None)
    return path if isinstance(path, str) else "-"
