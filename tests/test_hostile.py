"""Hostile requests, each with the answer that it gets.

The table holds what an attacker or a broken client sends, from the bytes of the connection up to the
letters of the text. No answer is a 5xx, none says anything of what was sent, and none takes longer
than a second, or on a slow machine than a few times an honest report.
"""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

import httpx
import pytest

from tests.conftest import EXAMPLES, serving
from tests.schema import contract, validator
from tests.test_properties import spans

PATH = "/v1/extractions"
JSON, PLAIN = "application/json", "text/plain"
SECRET = "Trần Thị Kín"
LIMIT = 1.0
"""Seconds that any of these may take, beyond the machine's own pace."""


class Case(NamedTuple):
    """One request and the status of its answer; 0: the connection is closed without one."""

    name: str
    request: bytes
    status: int


def post(body: bytes, media_type: str = JSON, *, query: str = "", head: str = "") -> bytes:
    """A whole request."""
    start = f"POST {PATH}{query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: {media_type}\r\n{head}"
    return start.encode() + b"Content-Length: %d\r\n\r\n" % len(body) + body


def unfinished(head: str, body: bytes = b"", target: str = f"POST {PATH}") -> bytes:
    """A request whose head is written by hand."""
    start = f"{target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: {JSON}\r\n{head}\r\n"
    return start.encode("latin-1") + body


def get(target: str, head: str = "", method: str = "GET") -> bytes:
    """A request without a body."""
    return f"{method} {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{head}\r\n".encode("latin-1")


GOOD = b'{"text": "Thu 5 con."}'
_MANY = 100_000

BODIES = [
    Case(
        "a hundred thousand unknown names",
        post(json.dumps({"text": "a"} | dict.fromkeys(map(str, range(_MANY)))).encode()),
        422,
    ),
    Case("a hundred thousand wrong parts", post(b'{"text":"a","include":[' + b'"x",' * _MANY + b'"x"]}'), 422),
    Case(
        "a hundred thousand right parts", post(b'{"text":"a","include":[' + b'"checks",' * _MANY + b'"checks"]}'), 422
    ),
    Case("one name ten thousand times", post(b"{" + b'"text":"a",' * 10_000 + b'"text":"Thu 5 con."}'), 200),
    Case("half a million opening brackets", post(b'{"text":' + b"[" * 500_000), 400),
    Case("a number that is none", post(b'{"text":"a","id":NaN}'), 422),
    Case("a number beyond all numbers", post(b'{"text":"a","id":1e999999999}'), 422),
    Case("a number of a million digits", post(b'{"text":"a","id":' + b"9" * 1_000_000 + b"}"), 400),
    Case("a prototype", post(b'{"text":"a","__proto__":{"x":1}}'), 422),
    Case("a byte order mark before JSON", post(b"\xef\xbb\xbf" + GOOD), 400),
    Case("something after the JSON", post(GOOD + b"{}"), 400),
    Case("a raw control character", post(b'{"text":"a\x01"}'), 400),
    Case("an overlong slash", post(b'{"text":"\xc0\xaf"}'), 400),
    Case("surrogates written as UTF-8", post(b'{"text":"\xed\xa0\xbd\xed\xb8\x80"}'), 400),
    Case("half a surrogate pair", post(b'{"text":"\\udc00 5 con"}'), 400),
    Case("a bomb", post(b"\x1f\x8b" + b"\0" * 1000, head="Content-Encoding: gzip\r\n"), 415),
    Case("two encodings", post(GOOD, head="Content-Encoding: identity, br\r\n"), 415),
    Case("half a letter of UTF-16", post(b"a\0b", "text/plain; charset=utf-16le"), 400),
    Case("a charset that hides letters", post(b"+AGEA-", "text/plain; charset=utf-7"), 415),
    Case("the wrong charset", post("Thu 5 tỷ đồng".encode("utf-16"), "text/plain; charset=utf-8"), 400),
    Case("nothing but a mark", post(b"\xef\xbb\xbf", PLAIN), 422),
    Case("binary", post(bytes(range(256)) * 40, PLAIN), 400),
]

HEADS = [
    Case("a negative length", unfinished("Content-Length: -5\r\n", GOOD), 400),
    Case("a length that is none", unfinished("Content-Length: 0x16\r\n", GOOD), 400),
    Case("a length of forty digits", unfinished(f"Content-Length: {'9' * 40}\r\n", GOOD), 400),
    Case("a length just over the limit", unfinished("Content-Length: 8000001\r\n"), 413),
    Case("two lengths", unfinished("Content-Length: 2\r\nContent-Length: 22\r\n", GOOD), 400),
    Case("a length and pieces", unfinished("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\n"), 400),
    Case("a piece of no size", unfinished("Transfer-Encoding: chunked\r\n", b"zz\r\n{}\r\n"), 400),
    Case("a zero byte in a header", unfinished("X-A: \0\r\n"), 400),
    Case("bytes in a charset", post(GOOD, "application/json; charset=ÿþ"), 415),
    Case("a charset of 50,000 letters", post(GOOD, f"application/json; charset={'a' * 50_000}"), 415),
    Case("an Accept of 4,000 kinds", post(GOOD, head=f"Accept: {'text/x;q=0.1,' * 4000}*/*\r\n"), 200),
    Case("ten thousand headers", post(GOOD, head="".join(f"X-{n}: a\r\n" for n in range(10_000))), 200),
    Case("4,000 times one field in the query", post(GOOD, query="?" + "include=checks&" * 4000), 422),
    Case("a query that is no UTF-8", post(GOOD, query="?id=%ff%00%ed%a0%80"), 200),
    Case("a header split in the query", post(GOOD, query="?id=%0d%0aX-Evil:%201"), 200),
    Case("TLS where none is spoken", bytes.fromhex("16030100a5010000a103") + b"\0" * 100, 400),
    Case("HTTP/2 where none is spoken", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    Case("a method that is none", get("/livez", method="FROBNICATE"), 400),
    Case("a method that nobody has", get("/livez", method="TRACE"), 405),
    Case("a path of 60,000 letters", get("/" + "a" * 60_000), 404),
    Case("a path up and out", get("/static/../../../etc/passwd"), 404),
    Case("the same, disguised", get("/static/%2e%2e/%2e%2e/etc/passwd"), 404),
    Case("zero bytes in the path", get("/%00%ff%0d%0a"), 404),
    Case(
        "a web socket", get("/livez", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"), 200
    ),
]

CONNECTIONS = [
    Case("half a head", b"POST /v1/extractions HTTP/1.1\r\nHost:", 0),
    Case("half a body", unfinished("Content-Length: 50\r\n", b'{"text": "Thu'), 0),
    Case("half a piece", unfinished("Transfer-Encoding: chunked\r\n", b"50\r\n{"), 0),
    Case("nothing", b"", 0),
]

_SIZE = 60_000
_REPORT = EXAMPLES[0].read_text(encoding="utf-8")
TEXTS = {
    "combining marks": "e\u0301\u0323\u0302",
    "zero-width joiners": "👩\u200d🚒",
    "directions turned round": "\u202eđồng 5\u202c \u2067thu\u2069",
    "zero bytes": "\0",
    "noncharacters": "\ufffe\uffff\U0010ffff",
    "private letters": "\ue000\U000f0000",
    "line separators": "a\u2028\u2029\x85\x0b",
    "white space of every kind": "a\u00a0\u2003\u3000\t",
    "digits": "7",
    "digits of other scripts": "٣५൮𝟗",
    "points": "1.",
    "open brackets": "([{“‘",
    "places without an end": "tỉnh ",
    "people without an end": "đồng chí Nguyễn ",
    "orders without an end": "yêu cầu ",
    "dates that are none": "31/2/2023 ",
    "one word": "á" * 1000 + "\n",
}


def exchange(client: httpx.Client, request: bytes, *, finish: bool = False, seconds: float = 20) -> bytes:
    """All that the service says to ``request``; ``finish`` closes our own side after sending."""
    host, port = client.base_url.host, client.base_url.port or 80
    with socket.create_connection((host, port), timeout=seconds) as connection:
        try:
            connection.sendall(request)
            if finish:
                connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # it was refused while it was sent: the answer is there
        pieces = []
        try:
            while piece := connection.recv(1 << 20):
                pieces.append(piece)
        except ConnectionResetError:
            pass  # closed with something of ours unread
        return b"".join(pieces)


def pace(client: httpx.Client, size: int) -> float:
    """Seconds that an honest report of ``size`` characters takes here and now."""
    text = (_REPORT * (1 + size // len(_REPORT)))[:size]
    began = time.perf_counter()
    assert client.post(PATH, json={"text": text}).is_success
    return time.perf_counter() - began


@pytest.mark.parametrize("case", [*BODIES, *HEADS], ids=lambda case: case.name)
def test_each_gets_its_answer(client: httpx.Client, case: Case) -> None:
    began = time.perf_counter()
    answer = exchange(client, case.request)
    elapsed = time.perf_counter() - began
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head[:12] == b"HTTP/1.1 %d" % case.status
    assert elapsed < LIMIT or elapsed < 5 * pace(client, 20_000), f"took {elapsed:.2f} s"
    assert len(answer) < 100_000, "no small request is answered at length"
    assert b"X-Evil" not in head
    assert b"Traceback" not in body
    if b"application/problem+json" in head:
        validator("ProblemDocument").validate(json.loads(body))


@pytest.mark.parametrize("case", CONNECTIONS, ids=lambda case: case.name)
def test_a_caller_who_leaves_costs_nothing(client: httpx.Client, case: Case) -> None:
    assert exchange(client, case.request, finish=True) == b""
    assert client.post(PATH, json={"text": "Thu 5 con."}).is_success


@pytest.mark.parametrize(
    "text",
    [*((piece * _SIZE)[:_SIZE] for piece in TEXTS.values()), "e" + "\u0301" * 300_000, "Thu 5 con. " + "7" * 10_000],
    ids=[*TEXTS, "300,000 marks on one letter", "a number of 10,000 digits"],
)
def test_each_text_is_read_in_the_time_of_an_honest_one(client: httpx.Client, text: str) -> None:
    began = time.perf_counter()
    answer = client.post(PATH, json={"text": text})
    elapsed = time.perf_counter() - began
    assert answer.status_code == 200, answer.text
    assert elapsed < LIMIT or elapsed < 2 * pace(client, len(text)), f"took {elapsed:.2f} s"
    for span in spans(answer.json()):
        assert text[span["start"] : span["end"]] == span["text"]


def test_a_body_drop_by_drop_is_told_to_hurry() -> None:
    with serving(workers=1, body_timeout=0.5) as client:
        host, port = client.base_url.host, client.base_url.port or 80
        with socket.create_connection((host, port), timeout=20) as connection:
            connection.sendall(unfinished("Transfer-Encoding: chunked\r\n"))
            began = time.monotonic()
            for _ in _drops(connection):
                assert time.monotonic() - began < 10, "each drop must not grant new time"
            assert connection.recv(1 << 16).startswith(b"HTTP/1.1 408")


def _drops(connection: socket.socket) -> Iterator[None]:
    """One byte of body after the other, until the service has said something."""
    connection.settimeout(0.1)
    while True:
        connection.sendall(b"1\r\n \r\n")
        try:
            if connection.recv(1, socket.MSG_PEEK):
                connection.settimeout(20)
                return
        except TimeoutError:
            yield


def test_three_hundred_half_sent_requests_are_cleared_and_keep_nobody_out() -> None:
    with serving(workers=1, body_timeout=1.5) as client:
        host, port = client.base_url.host, client.base_url.port or 80
        slow = [socket.create_connection((host, port), timeout=20) for _ in range(300)]
        try:
            for connection in slow:
                connection.sendall(unfinished("Content-Length: 50\r\n", b"{"))
            assert client.post(PATH, json={"text": "Thu 5 con."}).is_success
            for connection in slow:
                assert connection.recv(12) == b"HTTP/1.1 408"
        finally:
            for connection in slow:
                connection.close()


def test_fifty_requests_at_once_on_one_connection_are_answered_in_order(client: httpx.Client) -> None:
    bodies = [b'{"text": "Thu 5 con.", "id": "%d"}' % number for number in range(50)]
    requests = [post(body).replace(b"Connection: close\r\n", b"") for body in bodies[:-1]]
    answer = exchange(client, b"".join([*requests, post(bodies[-1])]))
    assert re.findall(rb'"id":"(\d+)","document"', answer) == [b"%d" % number for number in range(50)]


def test_every_status_of_the_table_is_documented() -> None:
    documented: dict[str, Any] = contract()["paths"][PATH]["post"]["responses"]
    for case in [*BODIES, *HEADS]:
        if case.request.startswith(b"POST"):
            assert str(case.status) in documented, case.name


@pytest.mark.parametrize("place", ["body", "query", "path", "header"])
def test_no_answer_repeats_what_was_sent(client: httpx.Client, place: str) -> None:
    sent: dict[str, bytes] = {
        "body": post(json.dumps({"text": 5, "id": [SECRET], "place": SECRET}, ensure_ascii=False).encode()),
        "query": post(GOOD, query=f"?{httpx.QueryParams(offset_unit=SECRET)}"),
        "path": get(f"/{httpx.QueryParams(a=SECRET)}"),
        "header": post(GOOD, f"application/x-{SECRET}"),
    }
    answer = exchange(client, sent[place])
    assert answer.startswith(b"HTTP/1.1 4")
    assert "Kín".encode() not in answer
    assert b"K%C3%ADn" not in answer
