"""The first calls of ``examples/clients``, each run as a newcomer would run it: by its own line of usage."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx

from tests.conftest import ROOT
from tests.docs.fill import answer, table

FOLDER = ROOT / "examples" / "clients"
CALLS = {
    "curl": ["curl/first-call.sh"],
    "python": [sys.executable, "python/first_call.py"],
    "httpx": [sys.executable, "python/first_call_httpx.py"],
    "javascript": ["node", "javascript/first-call.mjs"],
    "java": ["java", "java/FirstCall.java"],
    "go": ["go", "run", "go/first_call.go"],
}
NEEDS = {"curl": ["curl", "jq"], "javascript": ["node"], "java": ["javac"], "go": ["go"]}
EXAMPLE = "bao-cao-quy"
ENVIRONMENT = {**os.environ, "GOCACHE": str(ROOT / "build" / "go")}  # Go would want a home


def missing(language: str) -> str | None:
    """The tool that is not on this machine, or None."""
    return next((tool for tool in NEEDS.get(language, []) if shutil.which(tool) is None), None)


def call(language: str, report: Path, address: str) -> subprocess.CompletedProcess[str]:
    """Send a report in that language."""
    program = CALLS[language]
    command = [str(FOLDER / program[0]), *program[1:]] if program[0].endswith(".sh") else program
    return subprocess.run(
        [*command, str(report), address],
        cwd=FOLDER,
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def prints_the_numbers_of_a_report_after_a_refusal(language: str, client: httpx.Client) -> None:
    """A busy service is asked again, after the time that it says; then the table is there."""
    report = ROOT / "openapi" / "examples" / f"{EXAMPLE}.txt"
    with busy_at_first(client) as (address, times):
        told = call(language, report, address)
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines() == table(answer(EXAMPLE))
    assert len(times) == 2
    assert times[1] - times[0] > 0.95, "Retry-After said a second"


def tells_what_is_wrong(language: str, client: httpx.Client, folder: Path) -> None:
    """A blank report is refused: the field and the reason are told in both languages, and the program fails."""
    blank = folder / "blank.txt"
    blank.write_text(" \n", encoding="utf-8")
    told = call(language, blank, str(client.base_url).rstrip("/"))
    assert told.returncode == 1
    assert told.stdout == ""
    for words in ("422", "#/text", "must not be blank", "khoảng trắng"):
        assert words in told.stderr


@contextmanager
def busy_at_first(client: httpx.Client) -> Iterator[tuple[str, list[float]]]:
    """A service that refuses the first request as busy and passes the others on; its address, and when each came."""
    times: list[float] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            times.append(time.monotonic())
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if len(times) == 1:
                problem = {"type": "urn:vnreport:problem:busy", "title": "Service Unavailable", "status": 503}
                told = json.dumps({**problem, "detail": "busy", "instance": "urn:uuid:0", "errors": []}).encode()
                self._say(503, told, {"Content-Type": "application/problem+json", "Retry-After": "1"})
            else:
                passed = {name: self.headers[name] for name in ("Content-Type", "Accept") if name in self.headers}
                got = client.post(self.path, content=body, headers={**passed, "Accept-Encoding": "identity"})
                self._say(got.status_code, got.content, {"Content-Type": got.headers["Content-Type"]})

        def _say(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", times
        finally:
            server.shutdown()
            thread.join()
