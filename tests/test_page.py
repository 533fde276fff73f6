"""The page's files as they are served; what it does in a browser is in ``tests/browser``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from service.web.files import STATIC
from tests.conftest import EXAMPLES, ROOT, read

FILES = sorted(path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file())
SCRIPTS = [name for name in FILES if name.endswith(".js")]


def test_the_page_and_everything_that_it_names_is_served(client: httpx.Client) -> None:
    page = client.get("/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    named = re.findall(r'(?:src|href)="(page/[^"]+)"', page.text)
    assert len(named) > 4
    for name in named:
        assert client.get(f"/{name}").status_code == 200


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_import_what_there_is(name: str) -> None:
    folder = (STATIC / name).parent
    for path in re.findall(r"from '([^']+)'", (STATIC / name).read_text()):
        assert (folder / path).resolve().is_file()


def test_all_modules_are_loaded_at_once() -> None:
    """Without the list a browser would find them one import after the other."""
    listed = re.findall(r'modulepreload" href="page/([^"]+)"', (STATIC / "index.html").read_text())
    assert {*listed, "js/app.js", "js/theme.js", "js/types.js"} == set(SCRIPTS)


def test_the_page_weighs_little() -> None:
    assert sum((STATIC / name).stat().st_size for name in FILES) < 200_000


@pytest.mark.parametrize("path", ["/", "/page/js/app.js", "/page/css/base.css", "/page/settings.json"])
def test_security_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_an_unchanged_file_is_not_sent_twice(client: httpx.Client) -> None:
    first = client.get("/page/js/app.js")
    again = client.get("/page/js/app.js", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.head("/").status_code == 200


def test_the_examples_are_those_of_the_contract(client: httpx.Client) -> None:
    assert client.get("/page/settings.json").json()["examples"] == [path.stem for path in EXAMPLES]
    for path in EXAMPLES:
        assert client.get(f"/page/examples/{path.name}").content == path.read_bytes()


@pytest.mark.parametrize("path", ["/page/../service/app.py", "/page/%2e%2e/files.py", "/page/none.js", "/page/js"])
def test_nothing_else_is_served(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_no_file_names_another_host() -> None:
    for name in FILES:
        addresses = re.findall(r"https?://[^\s\"')]+", (STATIC / name).read_text())
        assert set(addresses) <= {"http://www.w3.org/2000/svg"}, name


def test_every_word_has_both_languages() -> None:
    used = {key for name in SCRIPTS for key in re.findall(r"\bt\('([a-z_.]+)'", (STATIC / name).read_text())} | set(
        re.findall(r'data-t(?:-[a-z-]+)?="([^"]+)"', (STATIC / "index.html").read_text())
    )
    messages = (STATIC / "js" / "messages.js").read_text()
    known = set(re.findall(r"^  '([^']+)': \[", messages, re.MULTILINE))
    assert len(used) > 60
    assert used <= known


def test_every_rule_is_explained() -> None:
    """Whatever rule the examples meet, the page can say what it goes by."""
    texts = [
        text for path in (ROOT / "tests" / "corpus").glob("*.toml") for text in _texts(tomllib.loads(path.read_text()))
    ]
    answers = [read(text) for text in [*texts, *(path.read_text() for path in EXAMPLES)]]
    rules = {
        row["rule"] for answer in answers for indicator in answer["indicators"] for row in indicator["observations"]
    }
    rules |= {directive["rule"] for answer in answers for directive in answer["directives"]}
    explained = re.findall(r"^  '?([a-z_.]+)'?: \{ vi:", (STATIC / "js" / "rules.js").read_text(), re.MULTILINE)
    assert len(rules) > 30
    missing = sorted(rules - set(explained))
    assert not missing, f"say in service/web/static/js/rules.js what these go by: {missing}"


def _texts(value: Any) -> Iterator[str]:
    """The texts of a corpus file, whatever its shape."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"].replace("⟦", "").replace("⟧", "")
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
