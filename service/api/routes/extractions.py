"""Reading one report."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from service.api.requests import check_accept, read_job
from service.api.responses import described
from service.api.schemas import Extraction
from service.api.serving import Serving


def routes(serving: Serving) -> APIRouter:
    """``/v1/extractions``."""
    router = APIRouter(tags=["extraction"])

    @router.post(
        "/v1/extractions",
        operation_id="extract",
        summary="Read one report",
        response_model=Extraction,
        responses=described(400, 406, 408, 413, 415, 422, 500, 503, 504),
    )
    async def extract(request: Request) -> Response:
        """Read a raw Vietnamese report into indicators, entities and directives, each grounded in the text."""
        check_accept(request)
        job = await read_job(request, serving.settings)
        return Response(await serving.workers.extract(job), media_type="application/json")

    return router
