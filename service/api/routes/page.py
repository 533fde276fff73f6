"""The page at ``/``: static files of the package, under headers that let it reach nothing but this service."""

from __future__ import annotations

import orjson
from fastapi import APIRouter, Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from service.api.requests import PLAIN
from service.api.serving import Serving
from service.convert.model import available
from service.web.files import STATIC, examples

_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        # nothing of a report can become markup: no script of the page may write any
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-cache",  # kept, but asked after: an update is seen at once, and costs a 304 otherwise
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_METHODS = ["GET", "HEAD"]


def routes(serving: Serving) -> APIRouter:
    """``/`` and what it loads, all below ``/page``; relative links let a proxy put it under a path of its own."""
    router = APIRouter(include_in_schema=False)
    static, reports = StaticFiles(directory=STATIC), StaticFiles(directory=examples())
    settings = orjson.dumps(_settings(serving))

    @router.api_route("/", methods=_METHODS)
    async def page(request: Request) -> Response:
        return _guarded(await static.get_response("index.html", request.scope))

    @router.api_route("/page/settings.json", methods=_METHODS)
    async def page_settings() -> Response:
        return _guarded(Response(settings, media_type="application/json"))

    @router.api_route("/page/examples/{path:path}", methods=_METHODS)
    async def page_example(path: str, request: Request) -> Response:
        return _guarded(await reports.get_response(path, request.scope))

    @router.api_route("/page/{path:path}", methods=_METHODS)
    async def page_file(path: str, request: Request) -> Response:
        return _guarded(await static.get_response(path, request.scope))

    return router


def _settings(serving: Serving) -> dict[str, object]:
    """What the page has to know of this service."""
    return {
        "max_text_length": serving.settings.max_text_length,
        "files": {".txt": PLAIN, **available()},
        "keyed": bool(serving.settings.keys),
        "examples": sorted(path.stem for path in examples().glob("*.txt")),
    }


def _guarded(response: Response) -> Response:
    response.headers.update(_HEADERS)
    return response
