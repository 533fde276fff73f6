"""Strict loading of ``data/*.tsv`` and ``data/*.toml``.

A table is UTF-8, NFC, tab separated, with a header line; lines that begin with ``#`` say what it
is and where it comes from. Anything odd is an error that names the file and the line.
"""

from __future__ import annotations

import hashlib
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from types import MappingProxyType

from service.lexicon.model import Lexicon

DATA = Path(__file__).parent / "data"


class LexiconError(ValueError):
    """A word list is not as it should be: file, line, what is wrong."""


def parse_table(name: str, content: str) -> tuple[dict[str, str], ...]:
    """Rows of one table, each a dict by column name."""
    lines = content.split("\n")
    printed = [line.split("\t") for line in lines if line and line[0] != "#"]
    if not printed:
        raise LexiconError(f"{name}: no header line")
    columns, *rows = printed
    try:
        return tuple([dict(zip(columns, cells, strict=True)) for cells in rows])
    except ValueError:
        raise LexiconError(
            f"{name}:{_odd_line(lines, len(columns))} cells where the header has {len(columns)}"
        ) from None


def _odd_line(lines: list[str], width: int) -> str:
    """ "17: 3": number of the first line that has not ``width`` cells, and how many it has."""
    cells = ((number, line.count("\t") + 1) for number, line in enumerate(lines, 1) if line and line[0] != "#")
    return next(f"{number}: {count}" for number, count in cells if count != width)


@cache
def load_lexicon(folder: Path = DATA) -> Lexicon:
    """Load every table of ``folder``; the same files give the same ``version``."""
    digest = hashlib.sha256()
    tables, settings = {}, {}
    for path in sorted([*folder.glob("*.tsv"), *folder.glob("*.toml")]):
        content = path.read_text(encoding="utf-8")
        digest.update(path.name.encode() + b"\0" + content.encode() + b"\0")
        if path.suffix == ".toml":
            settings[path.stem] = tomllib.loads(content)
            continue
        if not unicodedata.is_normalized("NFC", content):
            raise LexiconError(f"{path.name}: not in NFC")
        tables[path.stem] = parse_table(path.name, content)
    return Lexicon(MappingProxyType(tables), MappingProxyType(settings), digest.hexdigest()[:16])
