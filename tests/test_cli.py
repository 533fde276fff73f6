"""The commands, as a user types them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from service.cli import main
from service.lexicon.load import load_lexicon
from service.render import dumps
from service.tables.answer import table
from service.tables.forms import Form
from service.tables.writing import write
from tests.conftest import EXAMPLES, ROOT, read


def run(capfdbinary: pytest.CaptureFixture[bytes], *arguments: object, status: int = 0) -> bytes:
    """What a command prints."""
    assert main([str(argument) for argument in arguments]) == status
    return capfdbinary.readouterr().out


def test_extract_prints_the_answer(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    printed = run(capfdbinary, "extract", EXAMPLES[0])
    assert printed == dumps(read(EXAMPLES[0].read_text(encoding="utf-8")), indent=True) + b"\n"


def test_extract_prints_a_table(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    expected = table(read(EXAMPLES[0].read_text(encoding="utf-8"))).encode()
    assert run(capfdbinary, "extract", EXAMPLES[0], "--table") == expected
    assert run(capfdbinary, "extract", EXAMPLES[0], "--format", "table") == expected


@pytest.mark.parametrize("form", ["csv", "xlsx", "sdmx-csv"])
def test_extract_prints_every_form(form: Form, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    expected = write(read(EXAMPLES[0].read_text(encoding="utf-8")), form, "directives", load_lexicon())
    assert run(capfdbinary, "extract", EXAMPLES[0], "--format", form, "--records", "directives") == expected


def test_extract_takes_what_a_request_takes(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    options = ["--reference-date", "2024-08-31", "--place", "Huế", "--include", "indicators", "--offset-unit", "byte"]
    answer = json.loads(run(capfdbinary, "extract", EXAMPLES[0], *options))
    assert answer["document"]["reference_date"] == {"date": "2024-08-31", "source": "request"}
    assert answer["document"]["place"]["name"] == "Huế"
    assert answer["document"]["offset_unit"] == "byte"
    assert answer["indicators"]
    assert answer["directives"] == []


def test_extract_reads_standard_input(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Standard:
        buffer = io.BytesIO("Đàn trâu có 5 con.".encode())

    monkeypatch.setattr(sys, "stdin", Standard)
    assert json.loads(run(capfdbinary, "extract", "-"))["document"]["length"] == 18


@pytest.mark.parametrize("content", [None, b"con \xff\xff 5"])
def test_extract_says_what_is_wrong_with_a_file(
    content: bytes | None, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    if content is not None:
        path.write_bytes(content)
    assert main(["extract", str(path)]) == 1
    printed = capfd.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("vnreport: ")
    assert len(printed.err.splitlines()) == 1


def test_ask_prints_what_the_service_answers(capfdbinary: pytest.CaptureFixture[bytes], client: httpx.Client) -> None:
    url = str(client.base_url)
    asked = run(capfdbinary, "ask", EXAMPLES[0], "--url", url, "--wait", "5", "--table")
    assert asked == run(capfdbinary, "extract", EXAMPLES[0], "--table")


def test_ask_says_what_the_service_refuses(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], client: httpx.Client
) -> None:
    (tmp_path / "a.txt").write_text(" ")
    assert main(["ask", str(tmp_path / "a.txt"), "--url", str(client.base_url)]) == 1
    assert "422 The field text must not be blank." in capfd.readouterr().err


def test_ask_says_when_nobody_is_there(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", str(EXAMPLES[0]), "--url", "http://127.0.0.1:9", "--wait", "0.2"]) == 1
    assert capfd.readouterr().err.startswith("vnreport: http://127.0.0.1:9: ")


def test_evaluate_prints_figures_and_errors(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (tmp_path / "a.txt").write_text("Đàn trâu có 5 con.", encoding="utf-8")
    head: dict[str, Any] = {"title": None, "issued": None, "period": None, "place": None, "kind": "other"}
    (tmp_path / "a.document.json").write_text(json.dumps(head))
    page = run(capfdbinary, "evaluate", tmp_path, tmp_path, "--errors").decode()
    assert "invented (level of " in page
    assert "1 documents" in page
    figures = json.loads(run(capfdbinary, "evaluate", tmp_path, tmp_path, "a", "--json"))
    assert figures["rows"] == {"P": 0.0, "R": 0.0, "F1": 0.0, "gold": 0, "found": 1}


def test_schema_writes_the_contract(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(capfdbinary, "schema", tmp_path) == b""
    assert json.loads((tmp_path / "openapi.json").read_bytes())["info"]["title"] == "vnreport"


def test_reading_a_file_does_not_wait_for_the_web_framework() -> None:
    code = (
        "import sys; from service.cli import main; main(['extract', sys.argv[1]]);"
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, EXAMPLES[0]], cwd=ROOT, capture_output=True, check=True)
    assert {"fastapi", "starlette", "pydantic", "uvicorn", "httpx"}.isdisjoint(done.stderr.decode().split())


def test_a_reader_that_leaves_early_is_no_error() -> None:
    pipe = f"{sys.executable} -m service.cli extract {EXAMPLES[0]} | head -c 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {pipe}"], cwd=ROOT, capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (b"{", b"")


def test_serve_finishes_what_is_in_hand_when_told_to_stop() -> None:
    with (
        subprocess.Popen(
            [sys.executable, "-m", "service.cli", "serve", "--port", "0"], cwd=ROOT, stderr=subprocess.PIPE, text=True
        ) as server,
        ThreadPoolExecutor(1) as others,
    ):
        assert server.stderr is not None
        log = (line for line in server.stderr if "running on" in line)
        url = next(log).split("running on ")[1].split()[0]
        slow = others.submit(httpx.post, f"{url}/v1/extractions", json={"text": "Thu 5 tỷ đồng. " * 20_000}, timeout=60)
        time.sleep(0.5)
        server.terminate()
        server.stderr.read()
        assert slow.result().status_code == 200
        assert server.wait(30) == 0


def test_help_names_every_command(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    printed = capfd.readouterr().out
    for command in ("extract", "serve", "ask", "evaluate", "schema"):
        assert command in printed
