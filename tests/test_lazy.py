"""Patterns that are compiled when they are needed: every one compiles, and stands for what it becomes."""

from __future__ import annotations

import gc
import importlib
import pkgutil

import pytest

import service
from service.text.fold import pattern, phrase
from service.text.lazy import _Lazy, compile_all, lazy


def test_nothing_is_compiled_before_its_first_use() -> None:
    made: list[str] = []

    def make() -> str:
        made.append("")
        return "xã (?P<name>[A-Z]+)"

    found = lazy(make)
    assert not made
    assert [match["name"] for match in found.finditer("xã A, xã B")] == ["A", "B"]
    assert (found.pattern, found.groups, found.search("xã"), len(made)) == ("xã (?P<name>[A-Z]+)", 1, None, 1)


def test_it_has_what_a_pattern_has_and_no_more() -> None:
    with pytest.raises(AttributeError):
        _ = phrase("xã").nothing  # type: ignore[attr-defined]


def test_every_pattern_of_the_rules_compiles() -> None:
    for module in pkgutil.walk_packages(service.__path__, "service."):
        if not module.name.startswith(("service.api", "service.cli", "service.convert", "service.bulk")):
            importlib.import_module(module.name)
    compile_all()
    gc.unfreeze()  # a command that ran in this process has set what was there aside
    assert sum(isinstance(one, _Lazy) for one in gc.get_objects()) > 300


def test_the_same_source_is_one_pattern() -> None:
    assert pattern("thuỷ sản") is pattern("thuỷ sản")
    assert phrase("thuỷ sản").match("thủy   sản")
