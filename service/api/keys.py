"""Optional keys, for a service that stands open to more than its own network."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request

from service.api import problems


def key_check(keys: Sequence[str]) -> Callable[[Request], Awaitable[None]]:
    """A dependency of routes that lets through who sends one of ``keys``; everybody, where there are none.

    The key comes as ``Authorization: Bearer KEY`` or ``X-API-Key: KEY``. Digests are compared, and all of
    them, so that the time taken tells nothing of any key.
    """
    known = [_digest(key) for key in keys]

    async def check(request: Request) -> None:
        if known and not _is_known(_sent(request), known):
            raise problems.unauthorized()

    return check


def _is_known(sent: str, known: Sequence[bytes]) -> bool:
    digest = _digest(sent)
    equal = [hmac.compare_digest(digest, key) for key in known]  # with each of them, whichever it is
    return any(equal)


def _sent(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else request.headers.get("x-api-key", "")


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).digest()
