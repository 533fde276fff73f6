"""The first calls that need Python and curl alone; the other languages are in `make snippets-test`."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from tests.docs import calls
from tests.docs.calls import missing


@pytest.fixture(params=["curl", "python", "httpx"])
def language(request: pytest.FixtureRequest) -> str:
    """A language whose tools are here."""
    if tool := missing(request.param):
        pytest.skip(f"no {tool} here")
    return str(request.param)


def test_prints_the_numbers_after_a_refusal(language: str, client: httpx.Client) -> None:
    calls.prints_the_numbers_of_a_report_after_a_refusal(language, client)


def test_tells_what_is_wrong(language: str, client: httpx.Client, tmp_path: Path) -> None:
    calls.tells_what_is_wrong(language, client, tmp_path)
