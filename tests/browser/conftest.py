"""A real Chromium on a real server. Every page must stay on its host and keep its console clean."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
Open = Callable[..., Page]


@contextmanager
def chromium() -> Iterator[Browser]:
    """``VNREPORT_CHROMIUM`` or the first Chromium on the path."""
    found = os.environ.get("VNREPORT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "no Chromium: install one, or say where it is in VNREPORT_CHROMIUM"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; each page has a profile of its own."""
    with chromium() as running:
        yield running


@pytest.fixture
def open_page(browser: Browser, client: httpx.Client) -> Iterator[Open]:
    """Opens the page, wide and in Vietnamese unless told otherwise; afterwards nothing may have gone wrong."""
    host = str(client.base_url).rstrip("/")
    faults: list[str] = []
    contexts = []

    def open_(path: str = "/", *, base: str = host, expected: tuple[str, ...] = (), **options: Any) -> Page:
        settings = {"viewport": {"width": 1440, "height": 900}, "locale": "vi-VN", **options}
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("request", lambda request: _note(faults, request.url, _local(request.url, base)))
        page.on("pageerror", lambda error: _note(faults, str(error), False))
        page.on("console", lambda said: _note(faults, said.text, _quiet(said, expected)))
        page.goto(f"{base}{path}")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not faults


def _local(url: str, host: str) -> bool:
    return url.startswith((f"{host}/", f"blob:{host}/"))


def _quiet(said: Any, expected: tuple[str, ...]) -> bool:
    """Chromium itself writes a line for each answer that is an error; a test says which it provokes."""
    return said.type not in ("error", "warning") or any(words in said.text for words in expected)


def _note(faults: list[str], what: str, fine: bool) -> None:
    if not fine:
        faults.append(what)


@pytest.fixture
def read(open_page: Open) -> Open:
    """Opens the page with an example that has been read."""

    def read_(name: str = "bao-cao-thang", **options: Any) -> Page:
        page = open_page(f"/#{name}", **options)
        page.wait_for_selector("#result tbody tr")
        return page

    return read_
