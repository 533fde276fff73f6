"""Sentences and clauses.

A sentence ends at . ? ! … before white space and a capital, a digit or a quote, or glued to the
next sentence ("năm trước.Tổng đàn lợn"). Never at ";", at the point of a number or an abbreviation
("TP. Hồ Chí Minh"), or at a point before a small letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.structure.words import Words
from service.text.lazy import regex
from service.text.letters import LOWER, UPPER
from service.text.span import Span

# The end of a sentence: its marks, its closing quotes; then space and a beginning, or a capital
# glued on. "Km" begins no sentence ("triệu tấn.Km"), nor does "VN" ("Chinhphu.VN").
_END = regex(
    rf"""
    [.?!…](?<![.?!…].)[.?!…]*+          # all the marks, from the first one
    (?:["')\]]{{1,3}}(?=\s))?
    (?: (?=\s+["'(\[]?[{UPPER}\d])
      | (?=\s+[-+•]\s)
      | (?<=[{LOWER}\d%)"…].)(?!Km\b|VN\b)(?=[{UPPER}][{LOWER}])
      | (?<=…)(?=[{UPPER}])
    )""",
    re.VERBOSE,
)
_TOKEN = regex(rf"[{UPPER}{LOWER}/]+$")
_LONGEST_NUMBER = 3  # "1.", "II." inside running text belong to what they number
_SPACE = regex(r"\s+")


def split_sentences(norm: str, key: str, span: Span, words: Words) -> Iterator[Span]:
    """The sentences of ``span`` in order, without the space between them."""
    start, end = span
    position = start
    while position < end:
        match = _END.search(norm, position, end)
        if match is None:
            break
        position = match.end()
        if match.start() - start <= _LONGEST_NUMBER or _is_abbreviation(norm, key, start, match.start(), words):
            continue
        yield Span(start, position)
        space = _SPACE.match(norm, position, end)
        start = position = space.end() if space else position
    if start < end:
        yield Span(start, end)


def _is_abbreviation(norm: str, key: str, start: int, point: int, words: Words) -> bool:
    """Whether the point at ``point`` belongs to the word before it: "TP.", "ông H. Minh"."""
    if norm[point] != "." or norm.startswith("..", point):
        return False
    token = _TOKEN.search(key, max(start, point - 8), point)
    if token is None:
        return False
    first = token.start()
    if point - first == 1:  # an initial, but not the letter of "Quốc lộ 12D."
        return norm[first].isupper() and not norm[first - 1].isdigit()
    return token[0] in words.abbreviations


_CUT = regex(r"[;,()\[\]\"]")


def clauses(norm: str, span: Span, *, commas: bool = False) -> list[Span]:
    """Clauses of ``span``: cut at ";" (and "," where asked) outside parentheses and quotes.

    The cut itself and the space around it belong to no clause. A quote or parenthesis that is not
    closed within ``span`` is no shelter.
    """
    cuts = [match.start() for match in _CUT.finditer(norm, span.start, span.end)]
    sheltered = _sheltered(norm, cuts)
    result: list[Span] = []
    start = span.start
    for index, cut in enumerate(cuts):
        cuts_here = norm[cut] == ";" or (commas and norm[cut] == "," and not _in_number(norm, cut))
        if cuts_here and not sheltered[index]:
            _add_trimmed(norm, start, cut, result)
            start = cut + 1
    _add_trimmed(norm, start, span.end, result)
    return result


def _sheltered(norm: str, cuts: list[int]) -> list[bool]:
    """For each cut whether it stands between quotes or parentheses that are closed; what somebody says ("cho
    biết: "…; …"") has clauses of its own."""
    depth = [0] * (len(cuts) + 1)
    opened: list[int] = []
    quote = -1
    for index, cut in enumerate(cuts):
        mark = norm[cut]
        if mark in "([":
            opened.append(index)
        elif mark in ")]" and opened:
            _shelter(depth, opened.pop(), index)
        elif mark == '"':
            if quote >= 0 and not _is_speech(norm, cuts[quote]):
                _shelter(depth, quote, index)
            quote = -1 if quote >= 0 else index
    total, result = 0, []
    for change in depth[:-1]:
        total += change
        result.append(total > 0)
    return result


def _is_speech(norm: str, opening: int) -> bool:
    return norm[max(0, opening - 3) : opening].rstrip().endswith(":")


def _shelter(depth: list[int], first: int, last: int) -> None:
    depth[first] += 1
    depth[last] -= 1


def _in_number(norm: str, cut: int) -> bool:
    return norm[cut - 1 : cut].isdigit() and norm[cut + 1 : cut + 2].isdigit()


def _add_trimmed(norm: str, start: int, end: int, result: list[Span]) -> None:
    while start < end and norm[start].isspace():
        start += 1
    while end > start and norm[end - 1].isspace():
        end -= 1
    if start < end:
        result.append(Span(start, end))
