"""Clients made from the contract by others' tools read the example reports: `make clients-test`.

openapi-python-client makes the one, openapi-typescript the other (Node); neither needs a network once installed.
"""

from __future__ import annotations

import compileall
import importlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from tests.conftest import EXAMPLES, ROOT

FOLDER = ROOT / "examples" / "clients"
BUILD = ROOT / "build" / "clients"


def _run(*command: str | Path, folder: Path = ROOT) -> str:
    done = subprocess.run(list(map(str, command)), cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def generated() -> ModuleType:
    """The Python client, made anew."""
    target = BUILD / "vnreport_client"
    shutil.rmtree(target, ignore_errors=True)
    BUILD.mkdir(parents=True, exist_ok=True)
    program = Path(sys.executable).with_name("openapi-python-client")
    options: list[str | Path] = ["--meta", "none", "--config", FOLDER / "python" / "generate.yaml", "--fail-on-warning"]
    _run(program, "generate", "--path", ROOT / "openapi" / "openapi.json", "--output-path", target, *options)
    assert compileall.compile_dir(target, quiet=1)
    sys.path.insert(0, str(BUILD))
    return importlib.import_module("vnreport_client")


def test_the_python_client_reads_the_examples(client: httpx.Client, generated: ModuleType) -> None:
    extract = importlib.import_module("vnreport_client.api.extraction.extract")
    models = importlib.import_module("vnreport_client.models")
    with generated.Client(base_url=str(client.base_url)) as made:
        for path in EXAMPLES:
            text = path.read_text(encoding="utf-8")
            told = extract.sync_detailed(client=made, body=models.ExtractionRequest(text=text, id=path.stem))
            assert told.status_code == 200
            sent: Any = json.loads(told.content)
            assert told.parsed.to_dict() == sent, "nothing is lost on the way through the client's types"
            span = told.parsed.document.evidence[0].span
            assert text[span.start : span.end] == span.text


def test_the_python_client_tells_problems(client: httpx.Client, generated: ModuleType) -> None:
    extract = importlib.import_module("vnreport_client.api.extraction.extract")
    models = importlib.import_module("vnreport_client.models")
    with generated.Client(base_url=str(client.base_url)) as made:
        told = extract.sync(client=made, body=models.ExtractionRequest(text=" "))
    assert isinstance(told, models.ProblemDocument)
    assert told.errors[0].pointer == "#/text"


@pytest.mark.skipif(shutil.which("npm") is None, reason="needs Node")
def test_the_typescript_client_reads_the_examples(client: httpx.Client) -> None:
    folder = FOLDER / "typescript"
    _run("npm", "run", "--silent", "generate", folder=folder)
    _run("npm", "run", "--silent", "check", folder=folder)
    told = _run("node", "build/roundtrip.js", str(client.base_url).rstrip("/"), EXAMPLES[0].parent, folder=folder)
    assert f"{len(EXAMPLES)} reports" in told
