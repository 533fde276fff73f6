"""The composition root: settings, then word lists, then the application."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, Any

import uvicorn

from service.api.application import build
from service.api.describe import describe
from service.api.logs import configure
from service.api.server import Server
from service.api.settings import Settings
from service.api.upgrades import Protocol
from service.api.work import EXAMPLE, extract
from service.lexicon.load import load_lexicon

if TYPE_CHECKING:
    from fastapi import FastAPI


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application as the environment sets it; for ``uvicorn --factory service.app:create_app``."""
    return build(settings or Settings(), load_lexicon())


def serve(host: str | None = None, port: int | None = None) -> None:
    """Serve until told to stop; what is given here overrides the environment."""
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = Settings.model_validate(Settings().model_dump() | given)
    # uvicorn finishes what is in hand and then raises the signal again, to which the answer is a clean end
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    configure(settings.log_level)
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        http=Protocol,
        log_config=None,
        access_log=False,  # it would hold the query, and so the caller's words; the guard writes a line instead
        server_header=False,
        timeout_graceful_shutdown=round(settings.shutdown_timeout),
    )
    Server(config, app.state.workers, settings.drain_delay).run()


def openapi_document() -> dict[str, Any]:
    """The OpenAPI document of the default settings, with a real answer in it."""
    settings = Settings.model_validate({})
    return describe(create_app(settings), settings, extract(EXAMPLE).content)
