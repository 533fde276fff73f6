"""What was worked out for one report and is asked for again before it is read to the end.

The same phrase is folded, the same place of a sentence looked up in the same table by many rules: six times out of
seven the answer is there already. Nothing stays: callers' words are forgotten with their report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")
_MOST = 8192
"""Answers that are kept of each function: those of a report of 100 pages."""
_forget: list[Callable[[], None]] = []


def remembered(function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """``function``, which must be pure and its arguments immutable, worked out once for each arguments while a
    report is read."""
    kept = lru_cache(maxsize=_MOST)(function)
    _forget.append(kept.cache_clear)
    return cast(Callable[_Given, _Result], kept)


@contextmanager
def one_report() -> Iterator[None]:
    """Nothing that is remembered inside outlasts it."""
    try:
        yield
    finally:
        for forget in _forget:
            forget()
