"""The words of a text, squeezed for the automaton: one space between words, nothing else.

"Phông-sa-lỳ", "Phông  sa lỳ" and "PHÔNG SA LỲ" are all " phông sa lỳ " here, so that a name stands
once in the tables and double spaces, hyphens and line ends need no variants.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """``squeezed`` begins and ends with a space; word ``i`` stands at ``positions[i]`` in it and at
    ``starts[i]`` to ``ends[i]`` in the text."""

    squeezed: str
    positions: list[int]
    starts: list[int]
    ends: list[int]


def split_words(key: str) -> Words:
    """The words of a look-up key."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    for match in _WORD.finditer(key):
        words.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    positions = list(accumulate((len(word) + 1 for word in words), initial=1))
    return Words(f" {' '.join(words)} ", positions, starts, ends)


def squeeze(key: str) -> str:
    """The form in which a name is looked up: " tp hcm " of "TP.HCM"."""
    return f" {' '.join(_WORD.findall(key))} "
