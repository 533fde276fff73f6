"""Strict loading of ``data/*.tsv`` and ``data/*.toml``.

A table is UTF-8, NFC, tab separated, with a header line; lines that begin with ``#`` say what it
is and where it comes from. Anything odd is an error that names the file and the line.

Files of which ``python -m service.prepare`` has kept that nothing about them is odd are taken apart when they are
asked for, and not looked through again.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import orjson

from service.lexicon.model import Lexicon, Row
from service.text.store import kept_text

DATA = Path(__file__).parent / "data"
_Read = TypeVar("_Read")


class LexiconError(ValueError):
    """A word list is not as it should be: file, line, what is wrong."""


def parse_table(name: str, content: str) -> tuple[Row, ...]:
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


def printed_rows(lexicon: Lexicon, name: str) -> list[str]:
    """Header and rows of a table as they are printed, for who needs but a few of many."""
    assert isinstance(lexicon.tables, Files)
    return [line for line in lexicon.tables.contents[name].split("\n") if line and line[0] != "#"]


class Files(Mapping[str, _Read]):
    """What is in each file, by the file's stem, read when it is first asked for."""

    def __init__(self, contents: Mapping[str, str], read: Callable[[str, str], _Read]) -> None:
        self.contents, self._read = contents, read
        self._found: dict[str, _Read] = {}

    def __getitem__(self, name: str) -> _Read:
        if name not in self._found:
            self._found[name] = self._read(name, self.contents[name])
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.contents)

    def __len__(self) -> int:
        return len(self.contents)


@cache
def load_lexicon(folder: Path = DATA) -> Lexicon:
    """Load every table of ``folder``; the same files give the same ``version``."""
    digest = hashlib.sha256()
    contents: dict[str, dict[str, str]] = {".tsv": {}, ".toml": {}}
    for path in sorted([*folder.glob("*.tsv"), *folder.glob("*.toml")]):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(path.name.encode() + b"\0" + content + b"\0")
        contents[path.suffix][path.stem] = content.decode()
    tables = Files(MappingProxyType(contents[".tsv"]), _table)
    settings = Files(MappingProxyType(contents[".toml"]), _setting)
    lexicon = Lexicon(tables, settings, digest.hexdigest()[:16])
    if kept_text("word lists", lexicon.version) is None:
        _check(tables, settings)
    return lexicon


def _check(tables: Files[tuple[Row, ...]], settings: Files[Any]) -> None:
    for name, content in tables.contents.items():
        if not unicodedata.is_normalized("NFC", content):
            raise LexiconError(f"{name}.tsv: not in NFC")
    for read in (*tables.values(), *settings.values()):
        assert read is not None


def _table(name: str, content: str) -> tuple[Row, ...]:
    return parse_table(f"{name}.tsv", content)


def _setting(name: str, content: str) -> Any:
    kept = kept_text("settings", content)
    return orjson.loads(kept) if kept else parse_settings(content)


def parse_settings(content: str) -> dict[str, Any]:
    """What a ``.toml`` file says."""
    import tomllib  # of no use where what it says is kept

    return tomllib.loads(content)


def to_keep(lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    """What a later start need not look at again; see ``service.text.store``."""
    yield "word lists", lexicon.version, "checked"
    assert isinstance(lexicon.settings, Files)
    for content in lexicon.settings.contents.values():
        yield "settings", content, orjson.dumps(parse_settings(content)).decode()
