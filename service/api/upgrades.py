"""HTTP/1.1 for callers that offer another protocol by the way.

Every HttpClient of the JDK puts ``Upgrade: h2c`` into its first request. A server may pass over such an offer
(RFC 9110, 7.8). uvicorn does, but its parser takes what follows the head for the other protocol already, and the
report arrives empty. Here the head is parsed once more without the offer, by a parser that has not seen it.
"""

from __future__ import annotations

from array import array
from typing import Any

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_OFFER = (b"upgrade", b"http2-settings")
_TUNNEL = b"CONNECT"  # no offer: who asks for it wants nothing else


class Protocol(HttpToolsProtocol):
    """uvicorn's HTTP, which knows no upgrade."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.parser = _Parser(self)

    def on_headers_complete(self) -> None:
        """Begin to answer, unless the head is to come again."""
        if not self._offered():
            super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The body is there, unless it is yet to be read."""
        if not self._offered():
            super().on_message_complete()

    def declined(self) -> tuple[_Parser, bytes]:
        """A parser in place of the one that has stopped, and the head for it, without what was offered."""
        target = b"%s %s HTTP/%s" % (self.parser.get_method(), self.url, self.parser.get_http_version().encode())
        fields = (b"%s: %s" % field for field in _without_offer(self.headers))
        self.parser = parser = _Parser(self)
        return parser, b"\r\n".join([target, *fields, b"", b""])

    def _offered(self) -> bool:
        return self.parser.should_upgrade() and self.parser.get_method() != _TUNNEL


class _Parser(httptools.HttpRequestParser):
    """Goes on, by another one, where the stock one stops at an offer."""

    def __init__(self, protocol: Protocol) -> None:
        super().__init__(protocol)
        self.set_dangerous_leniencies(lenient_data_after_close=True)  # as uvicorn has it
        self._protocol = protocol

    def feed_data(self, data: bytes | bytearray | memoryview[int] | array[int]) -> None:
        """Parse; in a loop, since there may be many requests in a row."""
        feed, parser = super().feed_data, self
        while True:
            try:
                return feed(data)
            except httptools.HttpParserUpgrade as offer:
                if parser.get_method() == _TUNNEL:
                    raise
                data = memoryview(data)[offer.args[0] :]
                parser, head = self._protocol.declined()
                feed = super(_Parser, parser).feed_data
                feed(head)


def _without_offer(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The fields of a head without those that offer, and without their names in ``Connection``."""
    kept = []
    for name, value in headers:
        if name == b"connection":
            words = [word.strip() for word in value.split(b",")]
            value = b", ".join(word for word in words if word.lower() not in _OFFER)
        if name not in _OFFER:
            kept.append((name, value))
    return kept
