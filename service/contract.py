"""The committed contract: ``openapi/openapi.json`` and the answers to ``openapi/examples/*.txt``.

``vnreport schema`` writes these files, and a test fails when they are not what the program says.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from service.lexicon.load import load_lexicon
from service.pipeline import analyse
from service.render import dumps, render
from service.report import Context


def files(folder: Path, document: dict[str, Any]) -> Iterator[tuple[Path, bytes]]:
    """Each generated file of ``folder`` with what it should hold."""
    yield folder / "openapi.json", orjson.dumps(document, option=orjson.OPT_INDENT_2) + b"\n"
    for report in sorted(folder.glob("examples/*.txt")):
        yield report.with_suffix(".json"), example_answer(report.read_bytes().decode(), report.stem)


def example_answer(text: str, name: str) -> bytes:
    """The answer to an example, but for the word lists' digest, which would change with every word added."""
    answer = render(analyse(text, context=Context(), lexicon=load_lexicon()), id=name)
    answer["engine"]["lexicon"] = "0123456789abcdef"
    return dumps(answer, indent=True) + b"\n"


def write(folder: Path, document: dict[str, Any]) -> None:
    """Bring the committed files up to date."""
    for path, content in files(folder, document):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
