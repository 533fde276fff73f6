"""Taking the text out of a file, so that it can be looked at and sent to be read."""

from __future__ import annotations

import orjson
from fastapi import APIRouter, Request
from starlette.responses import Response

from service.api import problems
from service.api.requests import PLAIN, content_type, decode_body, read_body
from service.api.responses import described
from service.api.schemas import ConvertedText
from service.api.serving import Serving
from service.api.work import File
from service.convert.model import KINDS, ConversionError, available

_BINARY = {"schema": {"type": "string", "format": "binary"}}
_KINDS = dict.fromkeys([PLAIN, *(one.media_type for one in KINDS)])
_BODY = {"required": True, "content": dict.fromkeys(_KINDS, _BINARY)}


def routes(serving: Serving) -> APIRouter:
    """``/v1/texts``."""
    router = APIRouter(tags=["extraction"])
    limit = serving.settings.max_text_length

    @router.post(
        "/v1/texts",
        operation_id="convert",
        summary="Take the text out of a file",
        response_model=ConvertedText,
        responses=described(400, 401, 408, 413, 415, 422, 500, 503, 504),
        openapi_extra={"requestBody": _BODY},
    )
    async def convert(request: Request) -> Response:
        """The text of a Word document, a PDF, a web page, or plain text in any of the older encodings.

        Offsets of an extraction refer to the text that was sent to it: convert a file, look at the text,
        send that. Word, PDF and HTML need the service's extra `documents`; without it they are a 415.
        """
        kinds = [PLAIN, *dict.fromkeys(available().values())]
        try:
            media_type, charset = content_type(request, kinds)
        except problems.Problem:
            raise problems.unsupported_file(kinds) from None
        body = await read_body(request, serving.settings)
        text, charset = await _text(serving, body, media_type, charset)
        if len(text) > limit:
            raise problems.text_too_long(len(text), limit)
        answer = {"text": text, "media_type": media_type, "charset": charset}
        return Response(orjson.dumps(answer), media_type="application/json")

    return router


async def _text(serving: Serving, body: bytes, media_type: str, charset: str | None) -> tuple[str, str | None]:
    """The text, and what plain text was written in."""
    if media_type == PLAIN:
        decoded = decode_body(body, charset)
        return decoded.text, decoded.encoding
    try:
        return await serving.workers.convert(File(body, media_type)), None
    except ConversionError as error:
        raise problems.unreadable_file(error.reason) from None
