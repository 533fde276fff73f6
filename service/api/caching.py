"""Entity tags: who has an answer already need not be sent it again."""

from __future__ import annotations

import hashlib

from starlette.requests import Request
from starlette.responses import Response


def tag_of(digest: str) -> str:
    """The entity tag of an answer with this digest; weak, since compression changes the bytes sent."""
    return f'W/"{digest}"'


def digest_of(content: bytes) -> str:
    """Names some bytes."""
    return hashlib.sha256(content).hexdigest()[:32]


def has(request: Request, tag: str) -> bool:
    """Whether ``If-None-Match`` names the answer; compared weakly, as RFC 9110 says."""
    sent = ", ".join(request.headers.getlist("if-none-match"))
    if sent.strip() == "*":
        return False  # "if there is nothing yet": every answer is made anew here
    return tag.removeprefix("W/") in [part.strip().removeprefix("W/") for part in sent.split(",")]


def kept(request: Request, content: bytes, media_type: str = "application/json") -> Response:
    """An answer of a GET that may be kept, if it is asked after each time: an update of the program changes it."""
    tag = tag_of(digest_of(content))
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if has(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=media_type)
