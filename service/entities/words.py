"""The words of a text, squeezed for the automaton: one space between words, nothing else.

"Phông-sa-lỳ", "Phông  sa lỳ" and "PHÔNG SA LỲ" are all " phông sa lỳ " here, so that a name stands
once in the tables and double spaces, hyphens and line ends need no variants.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from service.text.lazy import regex

_WORD = regex(r"\w+")
_BETWEEN = regex(r"(\W+)")
_PARTED = regex(r"[^\w\n]+")


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
    parts = _BETWEEN.split(key)  # words and what parts them, in turns, so that lengths tell all offsets
    first, last = (0 if parts[0] else 2), (len(parts) if parts[-1] else len(parts) - 2)
    edges = list(accumulate(map(len, parts), initial=0))
    words = parts[first:last:2]
    positions = list(accumulate([len(word) + 1 for word in words], initial=1))
    return Words(f" {' '.join(words)} ", positions, edges[first:last:2], edges[first + 1 : last + 1 : 2])


def squeeze(key: str) -> str:
    """The form in which a name is looked up: " tp hcm " of "TP.HCM"."""
    return f" {' '.join(_WORD.findall(key))} "


def squeeze_all(keys: Sequence[str]) -> list[str]:
    """``squeeze`` of many names, none with a line end, in a fraction of the time."""
    return [f" {line.strip()} " for line in _PARTED.sub(" ", "\n".join(keys)).split("\n")]
