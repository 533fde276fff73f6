"""Reading many reports in one request."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from service.api.batch import Batch
from service.api.negotiation import check_lines
from service.api.requests import read_batch
from service.api.responses import described
from service.api.serving import Serving


def routes(serving: Serving) -> APIRouter:
    """``/v1/extractions/batch``."""
    router = APIRouter(tags=["extraction"])

    @router.post(
        "/v1/extractions/batch",
        operation_id="extractBatch",
        summary="Read many reports",
        status_code=200,
        response_class=Batch,
        responses=described(401, 406, 415, 422, 503),
    )
    async def extract_batch(request: Request) -> Response:
        """One request of `POST /v1/extractions` on each line, one answer or one problem on each line back.

        Answers come in the order of the lines, as they are ready. A problem has the line's `id`, where
        it can be read, and its number; one bad line never harms another. Blank lines are passed over.
        Fields of the query hold for every line that does not say otherwise. A line may be as long as a
        request body; the body as a whole may be of any length, if answers are read while it is sent.
        A client that sends everything before it reads keeps to one body's length for a batch.
        """
        check_lines(request)
        return Batch(serving, read_batch(request), request.scope["instance"])

    return router
