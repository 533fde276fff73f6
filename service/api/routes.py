"""The paths of the service."""

from __future__ import annotations

import platform

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from service.api import problems
from service.api.requests import check_accept, read_job
from service.api.schemas import Extraction, Health, ProblemDocument, Version
from service.api.settings import Settings
from service.api.workers import Workers
from service.version import __version__

_PROBLEMS = {
    400: "The body is not well-formed JSON, or not in the encoding it says.",
    406: "The answer is JSON, which `Accept` leaves out.",
    408: "The body did not arrive in time.",
    413: "The body or the text is longer than the limit.",
    415: "The body is neither JSON nor plain text.",
    422: "A field is wrong; `errors` says which and why.",
    500: "A fault in the service.",
    503: "Busy or not ready; `Retry-After` says when to come back.",
    504: "The report took longer than the limit.",
}


def _described(*statuses: int) -> dict[int | str, dict[str, object]]:
    return {status: {"model": ProblemDocument, "description": _PROBLEMS[status]} for status in statuses}


def make_router(settings: Settings, workers: Workers, lexicon_version: str) -> APIRouter:
    """All paths, over the given workers."""
    router = APIRouter()

    @router.post(
        "/v1/extractions",
        operation_id="extract",
        summary="Read one report",
        tags=["extraction"],
        response_model=Extraction,
        responses=_described(400, 406, 408, 413, 415, 422, 500, 503, 504),
    )
    async def extract(request: Request) -> Response:
        """Read a raw Vietnamese report into indicators, entities and directives, each grounded in the text."""
        check_accept(request)
        return Response(await workers.extract(await read_job(request, settings)), media_type="application/json")

    @router.get("/livez", operation_id="livez", summary="Is the process alive?", tags=["operation"])
    async def livez() -> Health:
        return Health(status="ok")

    @router.get(
        "/readyz",
        operation_id="readyz",
        summary="Can it take a report?",
        tags=["operation"],
        responses=_described(503),
    )
    async def readyz() -> Health:
        if not workers.ready:
            raise problems.not_ready()
        return Health(status="ok")

    @router.get("/version", operation_id="version", summary="What is running", tags=["operation"])
    async def version() -> Version:
        return Version(name="vnreport", version=__version__, lexicon=lexicon_version, python=platform.python_version())

    @router.get("/", include_in_schema=False)
    async def home() -> RedirectResponse:
        return RedirectResponse("docs")

    return router
