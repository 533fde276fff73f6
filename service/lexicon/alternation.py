"""Word lists as regular expressions that do not get slower with the length of the list."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.text.fold import key

_Trie = dict[str, "_Trie"]


def alternation(words: Iterable[str]) -> str:
    """Source of an expression that matches the longest of ``words``, folded as keys are, with any
    white space between syllables. It branches letter by letter, so a miss costs one step."""
    root: _Trie = {}
    for word in words:
        node = root
        for char in key(word):
            node = node.setdefault(char, {})
        node[""] = {}
    return _source(root)


def _source(node: _Trie) -> str:
    # the empty branch (the word ends here) comes last, so that the longest word wins
    branches = [_letter(char) + _source(child) for char, child in sorted(node.items()) if char]
    if not branches:
        return ""
    if "" in node:
        return "(?:" + "|".join(branches) + ")?"
    return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"


def _letter(char: str) -> str:
    return r"\s+" if char == " " else re.escape(char)
