"""Callers that offer HTTP/2 by the way, as every HttpClient of the JDK does: they are answered as if they had not."""

from __future__ import annotations

import socket
import time

import httpx
import pytest

OFFER = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAAB\r\n"
BODY = b'{"text": "Thu 5 con."}'
HEAD = f"POST /v1/extractions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{OFFER}"
WHOLE = HEAD.encode() + b"Content-Length: %d\r\n\r\n" % len(BODY) + BODY
PIECES = HEAD.encode() + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY)
LAST = b"GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


def told(client: httpx.Client, *sent: bytes) -> bytes:
    """All that the service says to what is sent, one packet after the other."""
    host, port = client.base_url.host, client.base_url.port or 80
    with socket.create_connection((host, port), timeout=20) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for packet in sent:
            connection.sendall(packet)
            time.sleep(0.02 if len(sent) < 10 else 0)
        said = b""
        while packet := connection.recv(1 << 16):
            said += packet
    return said


@pytest.mark.parametrize("request_", [WHOLE, PIECES], ids=["whole", "in pieces"])
@pytest.mark.parametrize("cut", [40, -70, -10, None], ids=["in the target", "in the head", "in the body", "nowhere"])
def test_the_report_is_read_and_the_connection_kept(client: httpx.Client, request_: bytes, cut: int | None) -> None:
    packets = [request_ + LAST] if cut is None else [request_[:cut], request_[cut:] + LAST]
    said = told(client, *packets)
    assert said.count(b"HTTP/1.1 200") == 2
    assert b"HTTP/1.1 101" not in said
    assert b'"number":5,' in said


def test_each_letter_may_come_by_itself(client: httpx.Client) -> None:
    letters = [bytes([byte]) for byte in WHOLE]
    assert told(client, *letters, LAST).count(b"HTTP/1.1 200") == 2


def test_many_in_a_row_are_no_burden(client: httpx.Client) -> None:
    probe = f"GET /livez HTTP/1.1\r\nHost: x\r\n{OFFER}\r\n".encode()
    began = time.perf_counter()
    assert told(client, probe * 1500 + LAST).count(b"HTTP/1.1 200") == 1501
    assert time.perf_counter() - began < 10


def test_closing_stays_closing(client: httpx.Client) -> None:
    closing = WHOLE.replace(b"Connection: Upgrade", b"Connection: close, Upgrade")
    assert told(client, closing).count(b"HTTP/1.1 200") == 1


def test_a_tunnel_is_refused(client: httpx.Client) -> None:
    assert told(client, b"CONNECT elsewhere:80 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")[9:10] == b"4"
