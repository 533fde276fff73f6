"""An ASGI layer that spoils requests on their way in, or answers on their way out."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer, whole."""

    method: str
    path: str
    query: dict[str, list[str]]
    media_type: str
    body: bytes
    status: int = 0
    headers: tuple[tuple[bytes, bytes], ...] = ()
    answer: bytes = b""

    @property
    def text(self) -> str:
        """The report that was sent, as far as it can be told."""
        sent = self.sent if self.media_type.startswith("application/json") else None
        text = sent.get("text") if isinstance(sent, dict) else self.body.decode(errors="replace")
        return text if isinstance(text, str) else ""

    @property
    def sent(self) -> Any:
        """The body as JSON, or None."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    def with_headers(self, **changed: str | None) -> Exchange:
        """The same with headers set, or taken away where None."""
        names = {name.replace("_", "-").encode() for name in changed}
        kept = [pair for pair in self.headers if pair[0].lower() not in names]
        new = [
            (name.replace("_", "-").encode(), value.encode()) for name, value in changed.items() if value is not None
        ]
        return replace(self, headers=(*kept, *new))

    def saying(self, content: Any, status: int | None = None) -> Exchange:
        """The same with another answer."""
        answer = content if isinstance(content, bytes) else json.dumps(content).encode()
        return replace(self, answer=answer, status=status or self.status)


Spoil = Callable[[Exchange], Exchange]


class Tampered:
    """An application whose requests or answers pass through a fault."""

    def __init__(self, app: ASGIApp, *, inward: Spoil | None = None, outward: Spoil | None = None) -> None:
        self._app = app
        self._inward = inward or _as_it_is
        self._outward = outward or _as_it_is

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = self._inward(await _request(scope, receive))
        body = iter([{"type": "http.request", "body": exchange.body, "more_body": False}])
        pieces: list[Message] = []

        async def note(message: Message) -> None:
            pieces.append(message)

        async def again() -> Message:
            message = next(body, None)
            if message is None:
                await asyncio.Event().wait()  # the caller stays to hear the answer
            return message or {}

        await self._app(_resized(scope, len(exchange.body)), again, note)
        answer = b"".join(piece.get("body", b"") for piece in pieces[1:])
        start = pieces[0]
        done = self._outward(replace(exchange, status=start["status"], headers=tuple(start["headers"]), answer=answer))
        headers = done.with_headers(content_length=str(len(done.answer))).headers
        await send({"type": "http.response.start", "status": done.status, "headers": list(headers)})
        await send({"type": "http.response.body", "body": done.answer})


def _as_it_is(exchange: Exchange) -> Exchange:
    return exchange


async def _request(scope: Scope, receive: Receive) -> Exchange:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    headers = dict(scope["headers"])
    query = parse_qs(scope["query_string"].decode("latin-1"))
    return Exchange(scope["method"], scope["path"], query, headers.get(b"content-type", b"").decode("latin-1"), body)


def _resized(scope: Scope, length: int) -> Scope:
    """The scope with the length of the body as it is now; the answer comes plain, to be spoilt."""
    headers = [pair for pair in scope["headers"] if pair[0] not in (b"content-length", b"accept-encoding")]
    return {**scope, "headers": [*headers, (b"content-length", str(length).encode())]}
