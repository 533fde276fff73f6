"""The first calls in curl, JavaScript, Java and Go: `make snippets-test`, which says which were not tried."""

from __future__ import annotations

import subprocess
from pathlib import Path

import httpx
import pytest

from tests.docs import calls
from tests.docs.calls import ENVIRONMENT, FOLDER, missing


@pytest.fixture(params=["curl", "javascript", "java", "go"])
def language(request: pytest.FixtureRequest) -> str:
    """A language whose tools are here."""
    if tool := missing(request.param):
        pytest.skip(f"NOT TRIED in {request.param}: no {tool} here")
    return str(request.param)


def test_prints_the_numbers_after_a_refusal(language: str, client: httpx.Client) -> None:
    calls.prints_the_numbers_of_a_report_after_a_refusal(language, client)


def test_tells_what_is_wrong(language: str, client: httpx.Client, tmp_path: Path) -> None:
    calls.tells_what_is_wrong(language, client, tmp_path)


@pytest.mark.skipif(missing("go") is not None, reason="no go here")
def test_go_is_formatted_as_go_is() -> None:
    told = subprocess.run(["gofmt", "-l", FOLDER / "go"], capture_output=True, text=True, check=True)
    assert told.stdout == ""
    subprocess.run(["go", "vet", FOLDER / "go" / "first_call.go"], env=ENVIRONMENT, check=True)


@pytest.mark.skipif(missing("java") is not None, reason="no JDK here")
def test_java_compiles_without_a_warning(tmp_path: Path) -> None:
    source = FOLDER / "java" / "FirstCall.java"
    subprocess.run(["javac", "--release", "17", "-Xlint:all", "-Werror", "-d", tmp_path, source], check=True)
