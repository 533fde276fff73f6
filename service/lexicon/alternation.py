"""Word lists as regular expressions that do not get slower with the length of the list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from service.text.fold import key


def alternation(words: Iterable[str]) -> str:
    """Source of an expression that matches the longest of ``words``, folded as keys are, with any
    white space between syllables. It branches letter by letter, so a miss costs one step."""
    return _source(sorted(set(key("\n".join(words)).split("\n"))), 0)


def _source(words: list[str], start: int) -> str:
    """Of ``words``, sorted, all the same up to ``start``."""
    first, last = words[0], words[-1]
    end, shorter = start, min(len(first), len(last))
    while end < shorter and first[end] == last[end]:  # the first and the last, and so all
        end += 1
    same = re.escape(first[start:end]).replace("\\ ", r"\s+")
    longer = words[1:] if len(first) == end else words
    if not longer:
        return same
    branches = "|".join([_source(list(some), end) for _, some in groupby(longer, lambda word: word[end])])
    # the empty branch (the word ends here) comes last, so that the longest word wins
    return f"{same}(?:{branches})?" if longer is not words else f"{same}(?:{branches})"
