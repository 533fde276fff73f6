"""Regular expressions that are compiled when a text first needs them.

The rules have some 1,000 patterns. Compiling them takes longer than reading a report, and a short
report needs less than half of them: a command that reads one need not wait for the others.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from typing import Any, cast

from service.text.store import kept_pattern

_SHARED = (
    *("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"),
    *("pattern", "flags", "groups", "groupindex"),
)


class _Lazy:
    """Stands for a compiled pattern: the first use makes it, later ones go straight to its methods."""

    __slots__ = ("asked", "_given", "_kind", "_recipe", *_SHARED)

    def __init__(self, given: str | Callable[[], str], asked: int, kind: str, recipe: Callable[[str], str]) -> None:
        self._given, self.asked, self._kind, self._recipe = given, asked, kind, recipe

    def __getattr__(self, name: str) -> Any:
        if name not in _SHARED:
            raise AttributeError(name)
        compiled = kept_pattern(*self.made_from()) or re.compile(self.source(), self.asked)
        for shared in _SHARED:
            setattr(self, shared, getattr(compiled, shared))
        return getattr(compiled, name)

    def made_from(self) -> tuple[str, str]:
        """All that says what the pattern will be."""
        if not isinstance(self._given, str):
            self._given = self._given()
        return f"{self._kind} {int(self.asked)}", self._given

    def source(self) -> str:
        """What is compiled."""
        return self._recipe(self.made_from()[1])


def lazy(
    given: str | Callable[[], str], flags: int = 0, *, kind: str = "plain", recipe: Callable[[str], str] = str
) -> re.Pattern[str]:
    """The pattern that ``recipe`` makes of ``given``, compiled once it is used; the same for its callers as the
    pattern itself. ``kind``: the recipe's name, under which what came out may be kept."""
    return cast("re.Pattern[str]", _Lazy(given, flags, kind, recipe))


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile``, but at once where it costs nothing and when first used elsewhere."""
    return kept_pattern(f"plain {int(flags)}", source) or lazy(source, flags)


def compile_all() -> None:
    """Compile every pattern made so far: for a process whose copies will need them all."""
    for one in waiting():
        _ = one.pattern


def waiting() -> list[_Lazy]:
    """Every pattern made so far that was not there at once."""
    return [one for one in gc.get_objects() if isinstance(one, _Lazy)]
