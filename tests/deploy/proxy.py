"""The proxy's configuration, run for real in front of a running service: `make deploy-test`.

Needs nginx and openssl (Debian packages); nothing of the file is changed but addresses and paths.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from service.api.settings import Settings
from tests.conftest import ROOT, serving
from tests.schema import validator

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(NGINX is None or shutil.which("openssl") is None, reason="needs nginx and openssl")

PATH = "/v1/extractions"
_SOURCE = ROOT / "deploy" / "nginx" / "vnreport.conf"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _configuration(folder: Path, upstream: int, port: int) -> Path:
    """A whole configuration of nginx around the file, with the addresses of here."""
    text = _SOURCE.read_text(encoding="utf-8")
    for written, here in (
        ("server vnreport:80;", f"server 127.0.0.1:{upstream};"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("/etc/nginx/tls/", f"{folder}/"),
        ("access_log /dev/stdout", f"access_log {folder}/access.log"),
        ("error_log /dev/stderr", f"error_log {folder}/error.log"),
        ("client_header_timeout 10s;", "client_header_timeout 1s;"),
    ):
        assert text.count(written) >= 1, written
        text = text.replace(written, here)
    (folder / "vnreport.conf").write_text(text, encoding="utf-8")
    whole = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    whole.write_text(
        f"{user} daemon off; pid {folder}/pid; error_log stderr crit; events {{}}\n"
        f"http {{ client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;\n"
        f"uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; include {folder}/vnreport.conf; }}\n"
    )
    return whole


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where nginx keeps what it writes, with a certificate."""
    place = tmp_path_factory.mktemp("nginx")
    request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=vnreport.example"]
    subprocess.run(
        ["openssl", *request, "-keyout", f"{place}/tls.key", "-out", f"{place}/tls.crt"],
        check=True,
        capture_output=True,
    )
    return place


@pytest.fixture(scope="module")
def proxied(folder: Path) -> Iterator[httpx.Client]:
    """A client that asks through nginx."""
    port = _free_port()
    with serving(workers=1) as direct:
        whole = _configuration(folder, direct.base_url.port or 80, port)
        subprocess.run([str(NGINX), "-t", "-c", str(whole), "-p", str(folder)], check=True, capture_output=True)
        process = subprocess.Popen([str(NGINX), "-c", str(whole), "-p", str(folder)])
        try:
            with httpx.Client(base_url=f"https://127.0.0.1:{port}", verify=_trusting(), timeout=30) as client:
                _await(client)
                yield client
        finally:
            process.terminate()
            process.wait(10)


def _trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _await(client: httpx.Client) -> None:
    for _ in range(100):
        try:
            client.get("/version")
            return
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError("nginx did not come up")


def problem(answer: httpx.Response, status: int) -> None:
    """The answer is a problem document, whoever says it."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    validator("ProblemDocument").validate(answer.json())


def test_reports_go_through(proxied: httpx.Client) -> None:
    answer = proxied.post(PATH, json={"text": "Đàn trâu có 68,5 nghìn con."})
    assert answer.status_code == 200
    assert answer.json()["indicators"]


def test_batches_go_through_line_by_line(proxied: httpx.Client) -> None:
    lines = b"".join(json.dumps({"text": "5 con", "id": str(number)}).encode() + b"\n" for number in range(20))
    answer = proxied.post(f"{PATH}/batch", content=lines, headers={"Content-Type": "application/x-ndjson"})
    assert [json.loads(line)["id"] for line in answer.content.splitlines()] == [str(number) for number in range(20)]


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/metrics"])
def test_what_is_for_the_cluster_is_not_for_callers(proxied: httpx.Client, path: str) -> None:
    assert proxied.get(path).status_code == 404


def test_the_servers_own_problems_come_through(proxied: httpx.Client) -> None:
    problem(proxied.post(PATH, json={"text": ""}), 422)
    problem(proxied.post(PATH, json={"text": "a" * 1_000_001}), 413)


def test_larger_bodies_end_at_the_proxy(proxied: httpx.Client) -> None:
    problem(
        proxied.post(PATH, content=b"x" * (Settings().max_body_bytes + 1), headers={"Content-Type": "text/plain"}), 413
    )


def test_a_head_of_a_megabyte_ends_at_the_proxy(proxied: httpx.Client) -> None:
    problem(proxied.get("/version", headers={"X-A": "a" * 1_000_000}), 400)


def test_a_head_that_does_not_end_is_cut_off(proxied: httpx.Client) -> None:
    address = (proxied.base_url.host, proxied.base_url.port or 443)
    with socket.create_connection(address, timeout=20) as plain, _trusting().wrap_socket(plain) as connection:
        began = time.monotonic()
        connection.sendall(b"POST /v1/extractions HTTP/1.1\r\nHost: x\r\n")
        assert connection.recv(1000) == b""
        assert time.monotonic() - began < 10


def test_one_caller_does_not_get_every_connection(proxied: httpx.Client) -> None:
    address = (proxied.base_url.host, proxied.base_url.port or 443)
    held = []
    try:
        for _ in range(40):
            connection = _trusting().wrap_socket(socket.create_connection(address, timeout=20))
            connection.sendall(b"POST /v1/extractions HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n")
            held.append(connection)
        time.sleep(0.3)
        problem(httpx.get(f"{proxied.base_url}/version", verify=_trusting()), 429)
    finally:
        for connection in held:
            connection.close()


def test_the_log_holds_no_words_of_a_caller(proxied: httpx.Client, folder: Path) -> None:
    proxied.get("/Nguyen-Van-Kin?place=Nguyen-Van-Kin", headers={"Referer": "Nguyen-Van-Kin"})
    time.sleep(0.2)
    log = (folder / "access.log").read_text()
    assert " GET 404 " in log
    assert "Kin" not in log + (folder / "error.log").read_text()
