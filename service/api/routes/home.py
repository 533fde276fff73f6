"""What a browser finds at ``/``."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse

from service.api.serving import Serving


def routes(_: Serving) -> APIRouter:
    """``/`` leads to the documentation."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    async def home() -> RedirectResponse:
        return RedirectResponse("docs")

    return router
