"""What the documents quote is what stands in the files, and what the service says today."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.fill import PAGES, filled, quotes


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_nothing_quoted_is_stale(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    today = {(kind, what): words for kind, what, words in quotes(filled(page))}
    for kind, what, words in quotes(page):
        assert words == today[kind, what], f"{what}; run: make schema"
