"""Regular expressions that are compiled when a text first needs them.

The rules have some 850 patterns. Compiling them takes longer than reading a report, and a short
report needs less than half of them: a command that reads one need not wait for the others.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from typing import Any, cast

_SHARED = (
    *("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"),
    *("pattern", "flags", "groups", "groupindex"),
)


class _Lazy:
    """Stands for a compiled pattern: the first use makes it, later ones go straight to its methods."""

    __slots__ = ("_make", *_SHARED)

    def __init__(self, make: Callable[[], re.Pattern[str]]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        if name not in _SHARED:
            raise AttributeError(name)
        compiled = self._make()
        for shared in _SHARED:
            setattr(self, shared, getattr(compiled, shared))
        return getattr(compiled, name)


def lazy(make: Callable[[], re.Pattern[str]]) -> re.Pattern[str]:
    """The pattern that ``make`` compiles, once it is used; the same for its callers as the pattern itself."""
    return cast("re.Pattern[str]", _Lazy(make))


def compile_all() -> None:
    """Compile every pattern made so far: for a process whose copies will need them all."""
    for one in gc.get_objects():
        if isinstance(one, _Lazy):
            _ = one.pattern
