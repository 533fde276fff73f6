"""Writes out the abbreviations of a name as an analyst would: "giải ngân vốn NSNN"."""

from __future__ import annotations

import re
from functools import cache

from service.lexicon.model import Lexicon
from service.text.lazy import lazy


class Expander:
    """The table ``abbreviations`` of one lexicon; ambiguous ones stay as they are printed."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = [row for row in lexicon.tables.get("abbreviations", ()) if row["note"] != "ambiguous"]
        self._long = {row["short"]: row["long"] for row in rows}
        shorts = sorted(map(re.escape, self._long), key=len, reverse=True)
        source = rf"(?<![\w&-])(?:{'|'.join(shorts)})(?![\w&])"
        self._pattern = lazy(source) if shorts else None

    def expand(self, name: str) -> str:
        """``name`` with every certain abbreviation written out."""
        if self._pattern is None or not any(char.isupper() for char in name[1:]):
            return name
        return self._pattern.sub(lambda match: self._long[match[0]], name)


@cache
def expander(lexicon: Lexicon) -> Expander:
    """The expander of one lexicon, built once."""
    return Expander(lexicon)
