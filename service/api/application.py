"""The web application: routes, guard, documents, and the life of the workers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette_compress import CompressMiddleware, add_compress_type

from service.api import problems
from service.api.describe import describe
from service.api.faults import fault
from service.api.guard import Guard
from service.api.keys import key_check
from service.api.metrics import Metrics
from service.api.requests import NDJSON
from service.api.routes import batch, catalogue, extractions, gazetteer, operation, page, texts
from service.api.serving import Serving
from service.api.settings import Settings
from service.api.workers import Workers
from service.lexicon.model import Lexicon
from service.version import __version__

_WITH_KEY = (extractions, batch, texts, catalogue, gazetteer)
_OPEN = (operation, page)
"""Modules of routes, in the order in which the OpenAPI document lists them; each has ``routes(serving)``. Those
before need a key, where the service asks for one."""


def build(settings: Settings, lexicon: Lexicon) -> FastAPI:
    """The application; its workers live from start-up to shutdown."""
    metrics = Metrics(lexicon.version)
    workers = Workers(settings, metrics)
    serving = Serving(settings, metrics, workers, lexicon)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # the port opens when a report can be read; rules that cannot even read the example end the start-up
        try:
            await workers.warm_up()
            yield
        finally:
            await asyncio.to_thread(workers.close)

    app: FastAPI = FastAPIOffline(title="vnreport", version=__version__, lifespan=lifespan)
    app.state.workers = workers
    for group in _WITH_KEY:
        app.include_router(group.routes(serving), dependencies=[Depends(key_check(settings.keys))])
    for group in _OPEN:
        app.include_router(group.routes(serving))
    # the low levels: the loop that compresses also answers the probes
    app.add_middleware(CompressMiddleware, zstd_level=1, brotli_quality=1, gzip_level=1)
    app.add_middleware(Guard, metrics=metrics)
    app.add_exception_handler(HTTPException, _reraise)
    app.add_exception_handler(RequestValidationError, _invalid)

    def openapi() -> dict[str, Any]:
        return describe(app, settings, workers.example)

    app.openapi = openapi  # type: ignore[method-assign]
    return app


for _type in ("text/csv", "application/vnd.sdmx.data+csv"):
    add_compress_type(_type)
add_compress_type(NDJSON, streaming=True)  # each line goes out when it is ready


async def _reraise(_: Request, error: Exception) -> Response:
    """Leave the framework's errors (no such path) to the guard: one place writes problems."""
    raise error


async def _invalid(_: Request, error: Exception) -> Response:
    """The same for parameters of a path or a query that a route declares."""
    assert isinstance(error, RequestValidationError)
    raise problems.invalid([fault(row["type"], row["loc"][1:], row.get("ctx", {})) for row in error.errors()])
