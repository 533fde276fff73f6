"""Probes, and what is running."""

from __future__ import annotations

import platform

from fastapi import APIRouter, Depends, Request
from prometheus_client.exposition import choose_encoder
from starlette.responses import PlainTextResponse, Response

from service.api import problems
from service.api.keys import key_check
from service.api.responses import described
from service.api.schemas import Health, Version
from service.api.serving import Serving
from service.version import __version__


def routes(serving: Serving) -> APIRouter:
    """``/livez``, ``/readyz``, ``/version``, ``/metrics``."""
    router = APIRouter(tags=["operation"])

    @router.get("/livez", operation_id="livez", summary="Is the process alive?")
    async def livez() -> Health:
        """Says ok as long as the server's loop turns; to be restarted when it does not."""
        return Health(status="ok")

    @router.get("/readyz", operation_id="readyz", summary="Can it take a report?", responses=described(503))
    async def readyz() -> Health:
        """Says ok from the first report read until shutdown begins; a busy service is ready."""
        if not serving.workers.ready:
            raise problems.not_ready()
        return Health(status="ok")

    @router.get("/version", operation_id="version", summary="What is running")
    async def version() -> Version:
        """The program, its word lists and its Python: the same three give the same bytes for the same request."""
        running = platform.python_version()
        return Version(name="vnreport", version=__version__, lexicon=serving.lexicon.version, python=running)

    @router.get(
        "/metrics",
        operation_id="metrics",
        summary="Counts and times",
        dependencies=[Depends(key_check(serving.settings.keys))],
        responses=described(401),
        response_class=PlainTextResponse,
    )
    async def metrics(request: Request) -> Response:
        """For Prometheus: requests, reports, characters, records, workers; in its text form or as OpenMetrics."""
        encode, media_type = choose_encoder(request.headers.get("accept", ""))
        return Response(encode(serving.metrics.registry), headers={"Content-Type": media_type})

    return router
