"""Reading one report."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from service.api import problems
from service.api.caching import has, tag_of
from service.api.negotiation import choose_form
from service.api.requests import read_job
from service.api.responses import described
from service.api.schemas import Extraction
from service.api.serving import Serving
from service.api.work import Job
from service.tables.forms import MEDIA_TYPES


def routes(serving: Serving) -> APIRouter:
    """``/v1/extractions``."""
    router = APIRouter(tags=["extraction"])

    @router.post(
        "/v1/extractions",
        operation_id="extract",
        summary="Read one report",
        response_model=Extraction,
        responses=described(400, 401, 406, 408, 412, 413, 415, 422, 500, 503, 504),
    )
    async def extract(request: Request) -> Response:
        """Read a raw Vietnamese report into indicators, entities and directives, each grounded in the text.

        The same answer comes as JSON, as CSV (one table, see `table`), as a workbook, or as SDMX-CSV of
        the observations, whichever `Accept` likes best.
        """
        job = await read_job(request, serving.settings, choose_form(request))
        answer = await serving.workers.extract(job)
        tag = tag_of(answer.digest)
        if has(request, tag):
            raise problems.unchanged(tag)
        return Response(answer.content, headers=_headers(job) | {"ETag": tag})

    return router


def _headers(job: Job) -> dict[str, str]:
    headers = {"Content-Type": MEDIA_TYPES[job.form], "Vary": "Accept", "Cache-Control": "no-store"}
    if job.form != "json":
        headers["Content-Disposition"] = f'attachment; filename="{_FILES[job.form].format(table=job.table)}"'
    return headers


_FILES = {"csv": "vnreport-{table}.csv", "xlsx": "vnreport.xlsx", "sdmx-csv": "vnreport-sdmx.csv"}
