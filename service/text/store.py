"""Patterns kept compiled in a file beside the program, as Python keeps modules in ``.pyc`` files.

Compiling the rules' patterns takes longer than reading a report, and gives the same every time. ``python -m
service.prepare`` does it once and writes what came out; a start then takes it from there. What is found
is found by a digest of what it was made from, so nothing kept can be out of date, and the file is looked at only by
the very Python that made it. Without it, or without what is asked for, all is computed as ever.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]  # re's own engine
import re
import sys
import zlib
from array import array
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import orjson

_HOME = Path(__file__).parents[1]
FILE = _HOME / "__pycache__" / f"patterns.{sys.implementation.cache_tag}.store"
_RECIPES = (
    *("text/fold.py", "text/openings.py", "entities/names.py", "entities/words.py", "entities/gazetteer.py"),
    *("lexicon/load.py", "catalogue/cover.py", "catalogue/load.py", "catalogue/matcher.py", "catalogue/phrases.py"),
    "periods/beginnings.py",
)
"""What the kept things are made with: another version of these makes others of the same words."""


class Compiled(NamedTuple):
    """What ``re`` makes of a pattern; ``names``: number of each named group."""

    source: str
    flags: int
    code: list[int]
    groups: int
    names: dict[str, int]


class _Store(NamedTuple):
    entries: dict[str, Any]
    body: bytes


def _digest(kind: str, given: str) -> str:
    return blake2b(f"{kind}\0{given}".encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _made_by() -> list[str]:
    """This Python, to the build, and the recipes."""
    recipes = b"\0".join((_HOME / name).read_bytes() for name in _RECIPES)
    return [sys.version, str(_sre.MAGIC), blake2b(recipes, digest_size=12).hexdigest()]


@cache
def _store() -> _Store:
    """What is kept; nothing where there is no file, or another Python's, or a broken one."""
    try:
        head, _, body = FILE.read_bytes().partition(b"\n")
        told = orjson.loads(head)
        if told["made_by"] == _made_by() and told["check"] == zlib.crc32(body):
            return _Store(told["entries"], body)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return _Store({}, b"")


def kept_text(kind: str, given: str) -> str | None:
    """What was made from ``given``."""
    store = _store()
    place = store.entries.get(_digest(kind, given)) if store.entries else None
    return store.body[place[0] : place[1]].decode("utf-8", "surrogatepass") if place else None


def kept_pattern(kind: str, given: str) -> re.Pattern[str] | None:
    """The pattern that was compiled from ``given``. ``re`` itself checks that its code is sound."""
    store = _store()
    place = store.entries.get(_digest(kind, given)) if store.entries else None
    if place is None:
        return None
    start, middle, end, flags, groups, names = place
    code = memoryview(store.body)[middle:end].cast("I").tolist()
    numbered = dict(zip(names.values(), names, strict=True))
    by_number = tuple([numbered.get(number) for number in range(groups + 1)])
    pattern: re.Pattern[str] = _sre.compile(
        store.body[start:middle].decode("utf-8", "surrogatepass"), flags, code, groups, names, by_number
    )
    return pattern


def write(patterns: Iterable[tuple[str, str, Compiled]], texts: Iterable[tuple[str, str, str]]) -> int:
    """Keep all these, (kind, what it was made from, what it is); returns how many they are."""
    entries: dict[str, Any] = {}
    body = bytearray()
    for kind, given, made in patterns:
        start = len(body)
        body += made.source.encode("utf-8", "surrogatepass")
        middle = len(body)
        body += array("I", made.code).tobytes()
        entries[_digest(kind, given)] = [start, middle, len(body), made.flags, made.groups, made.names]
    for kind, given, text in texts:
        start = len(body)
        body += text.encode("utf-8", "surrogatepass")
        entries[_digest(kind, given)] = [start, len(body)]
    head = orjson.dumps({"made_by": _made_by(), "check": zlib.crc32(body), "entries": entries})
    FILE.parent.mkdir(exist_ok=True)
    draft = FILE.with_suffix(".draft")
    draft.write_bytes(head + b"\n" + body)
    draft.replace(FILE)
    return len(entries)
