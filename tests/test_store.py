"""Patterns kept in a file are the patterns that ``re`` makes; a file that is not as it should be is left alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.prepare import compiled
from service.text import lazy, store
from service.text.lazy import regex
from tests.conftest import ROOT

_SOURCES = [
    (r"(?<!\w)(?P<what>xã|phường)\s+(?P<name>[A-ZĐ]\w+)(?:, (\d+))?", 0),
    (r"(?i:tỉnh)|huyện$", re.MULTILINE),
    (r"[àáảãạ]\0{2,3}+ (?# note)", re.VERBOSE),
]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the kept things are, for one test."""
    monkeypatch.setattr(store, "FILE", tmp_path / "kept" / "patterns.store")
    store._store.cache_clear()
    yield store.FILE
    store._store.cache_clear()


def _keep() -> None:
    patterns = [(f"plain {int(flags)}", source, compiled(source, flags)) for source, flags in _SOURCES]
    store.write(patterns, [("openings", "a|b", "a\0b")])


@pytest.mark.parametrize(("source", "flags"), _SOURCES)
def test_a_kept_pattern_is_the_pattern(source: str, flags: int, file: Path) -> None:
    _keep()
    kept, made = regex(source, flags), re.compile(source, flags)
    assert isinstance(kept, re.Pattern)
    assert kept == made
    assert (kept.pattern, kept.flags, kept.groups) == (made.pattern, made.flags, made.groups)
    assert dict(kept.groupindex) == dict(made.groupindex)
    text = "TỈNH xã Đông, phường Bắc, 12 huyện\nxã Tây"
    assert [found.groupdict() for found in kept.finditer(text)] == [found.groupdict() for found in made.finditer(text)]
    assert [found.lastgroup for found in kept.finditer(text)] == [found.lastgroup for found in made.finditer(text)]


def test_texts_are_kept_too(file: Path) -> None:
    _keep()
    assert store.kept_text("openings", "a|b") == "a\0b"
    assert store.kept_text("openings", "a|c") is None


@pytest.mark.parametrize("flags", [0, re.MULTILINE])
def test_what_is_not_there_is_compiled(flags: int, file: Path) -> None:
    _keep()
    assert isinstance(regex("tỉnh", flags), lazy._Lazy)
    assert regex("tỉnh", flags).findall("tỉnh") == ["tỉnh"]


def _of_another_python(content: bytes) -> bytes:
    return content.replace(b'"made_by":["3.', b'"made_by":["2.', 1)


@pytest.mark.parametrize(
    "spoil",
    [_of_another_python, lambda content: content[:-1], lambda content: content[:-1] + b"?", lambda content: b"", None],
    ids=["another Python", "cut short", "changed", "empty", "none"],
)
def test_a_file_that_is_not_as_it_should_be_is_left_alone(spoil: object, file: Path) -> None:
    _keep()
    if callable(spoil):
        file.write_bytes(spoil(file.read_bytes()))
    else:
        file.unlink()
    assert store.kept_pattern("plain 0", _SOURCES[0][0]) is None
    assert regex(_SOURCES[0][0]).search("xã Đông")


_PREPARE = "from service import prepare; prepare.main()"
_READ = """
import re
from unittest import mock
from service.text import lazy
lazy.re = mock.Mock(wraps=re)
from service.api.work import EXAMPLE, extract
extract(EXAMPLE)
print(lazy.re.compile.call_count)
"""


def test_a_start_compiles_none_of_the_rules_patterns(tmp_path: Path) -> None:
    """Each process orders its sets in another way: a pattern made of one would be missed."""
    place = f"from pathlib import Path; from service.text import store; store.FILE = Path({str(tmp_path / 'kept')!r})\n"
    for seed, program in (("1", _PREPARE), ("2", _READ)):
        done = subprocess.run(
            [sys.executable, "-c", place + program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
    assert int(done.stdout) == 0, (
        "patterns of another source each time, or thrown away once one of their methods is taken"
    )
