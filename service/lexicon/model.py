"""The word lists, loaded once and passed in; nothing here is global or changes after loading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Row = dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """``tables``: rows of each ``data/*.tsv`` by file stem, each row a dict by column;
    ``settings``: each ``data/*.toml`` by stem; ``version``: digest of all files."""

    tables: Mapping[str, tuple[Row, ...]]
    settings: Mapping[str, Any]
    version: str

    def table(self, name: str) -> tuple[Row, ...]:
        """Rows of ``data/NAME.tsv``; raises ``KeyError`` when there is no such table."""
        return self.tables[name]
