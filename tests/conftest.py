"""What every test may use: the word lists, one way to read a text, one running service."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import hypothesis
import pytest
import uvicorn

from service.api.settings import Settings
from service.api.upgrades import Protocol
from service.app import create_app
from service.lexicon.load import load_lexicon
from service.pipeline import analyse
from service.render import render
from service.report import Context

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "openapi" / "examples").glob("*.txt"))
SHARED = ROOT.parent / "shared"

# The same examples in every run: a test that fails by chance teaches people to run it again.
# HYPOTHESIS_PROFILE=explore looks further.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, max_examples=60, database=None)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=1000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def read(text: str, **shape: Any) -> dict[str, Any]:
    """The answer for ``text``, as a dict."""
    return render(analyse(text, context=Context(), lexicon=load_lexicon()), **shape)


@contextmanager
def serving(**settings: Any) -> Iterator[httpx.Client]:
    """A client of a service that runs with these settings, on a port of its own."""
    config = uvicorn.Config(create_app(Settings(**settings)), port=0, http=Protocol, log_config=None, access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        _wait(lambda: server.started)
        port = server.servers[0].sockets[0].getsockname()[1]
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            _wait(lambda: client.get("/readyz").is_success)
            yield client
    finally:
        server.should_exit = True
        thread.join(30)


def _wait(done: Callable[[], bool], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until, "the service did not come up"
        time.sleep(0.02)


@pytest.fixture(scope="session")
def client() -> Iterator[httpx.Client]:
    """A client of a service with the default settings, but for two workers."""
    with serving(workers=2) as running:
        yield running
