"""The programs and examples in the documents that are no commands: Python, and the corpus' own form."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import httpx
import pytest

from tests import test_corpus
from tests.conftest import EXAMPLES, ROOT
from tests.docs.commands import PAGES
from tests.docs.copies import SERVED

TEXT = EXAMPLES[0].read_text(encoding="utf-8")


def programs(language: str) -> list[Any]:
    """The fences of a language that quote no file."""
    fence = re.compile(rf"(?<! -->\n)^```{language}\n(.*?)^```", re.DOTALL | re.MULTILINE)
    return [
        pytest.param(body, id=f"{page.relative_to(ROOT)}-{number}")
        for page in PAGES
        for number, body in enumerate(fence.findall(page.read_text(encoding="utf-8")), 1)
    ]


@pytest.mark.parametrize("program", programs("python"))
def test_python_runs(program: str, client: httpx.Client, capsys: pytest.CaptureFixture[str]) -> None:
    if "import pandas" in program:
        pytest.importorskip("pandas")  # comes with sdmx1
    names: dict[str, Any] = {"text": TEXT, "reports": [("a", TEXT), ("b", " ")]}
    exec(compile(program.replace(SERVED, str(client.base_url).rstrip("/")), "document", "exec"), names)
    assert len(names) > 3, "it has made something"
    if "print(" in program:
        assert capsys.readouterr().out


@pytest.mark.parametrize("examples", programs("toml"))
def test_examples_of_the_corpus_hold(examples: str) -> None:
    file = tomllib.loads(examples)
    for example in file["example"]:
        for form in test_corpus._forms(file["layer"], example).values():
            test_corpus.test_example(file["layer"], example, form)
