"""The word lists, loaded once and passed in; nothing here is global or changes after loading."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """``tables``: rows of each ``data/*.tsv`` by file stem, each row a dict by column;
    ``settings``: each ``data/*.toml`` by stem; ``version``: digest of all files."""

    tables: MappingProxyType[str, tuple[dict[str, str], ...]]
    settings: MappingProxyType[str, Any]
    version: str

    def table(self, name: str) -> tuple[dict[str, str], ...]:
        """Rows of ``data/NAME.tsv``; raises ``KeyError`` when there is no such table."""
        return self.tables[name]
