"""Words and numbers that have lost the space between them: "kế202 dự án", "vớicùng kỳ", "8tháng"."""

from __future__ import annotations

from collections.abc import Iterator

from service.text.lazy import regex
from service.text.letters import LOWER
from service.text.syllable import LOOSE_START, VOWELS, is_syllable

__all__ = ["LOOSE_START", "glued_number", "glued_unit", "glued_words", "is_glued_number"]

_UNITS = frozenset({"km", "cm", "dm", "mm", "ha"})
_LOOK_BACK = 9
_PLAIN_VOWELS = frozenset("aeiouy")
_DIGIT_BEHIND = regex(rf"\d(?<=[{LOWER}].)")
_WORD_BEHIND = regex(rf"\d([{LOWER}]{{2,7}})(?![^\W_])")
# a consonant between two vowels begins another syllable
_TWO = regex(rf"[{VOWELS}][bcdđghklmnpqrstvx]{{1,4}}[{VOWELS}]")
_NO_LETTER = regex(r"[\W\d_]")
_SHORTEST = 2


def is_glued_number(norm: str, start: int) -> bool:
    """Whether the number at ``start`` follows a Vietnamese word without a space: "khoảng313", "năm2023".

    False when it is part of a name or symbol: "A1", "QL12D", "COVID19", "m2", "Euro5", "PM2.5".
    """
    first = start
    while first > 0 and start - first < _LOOK_BACK and norm[first - 1].isalpha():
        first -= 1
    word = norm[first:start]
    if len(word) < _SHORTEST or not word[1:].islower() or word in _UNITS:
        return False
    if norm[max(0, first - 1) : first] in ("-", "_") or norm[max(0, first - 1) : first].isdigit():
        return False
    return is_syllable(word.lower())


def glued_number(norm: str) -> Iterator[int]:
    """Where a number begins right behind a word."""
    for found in _DIGIT_BEHIND.finditer(norm):
        if is_glued_number(norm, found.start()):
            yield found.start()


def glued_unit(norm: str) -> Iterator[int]:
    """Where a word begins right behind a number: "8tháng", "12dự án"; not "30km", "5ha", "500đ"."""
    for found in _WORD_BEHIND.finditer(norm):
        word = found[1]
        if is_syllable(word) and _is_marked(word):
            yield found.start(1)


def glued_words(norm: str) -> Iterator[int]:
    """Where the second of two words begins that stand apart elsewhere in the text: "vớicùng kỳ"."""
    lowered = ""
    for found in _TWO.finditer(norm):
        start, end = found.start(), found.end()
        while start > 0 and norm[start - 1].isalpha():
            start -= 1
        while end < len(norm) and norm[end].isalpha():
            end += 1
        word = norm[start:end]
        if not _is_marked(word) or not word[1:].islower():
            continue
        lowered = lowered or f" {_NO_LETTER.sub(' ', norm.lower())} "
        parts = [(word[:cut].lower(), word[cut:], cut) for cut in range(_SHORTEST, len(word) - 1)]
        apart = [
            (min(lowered.count(f" {left} "), lowered.count(f" {right} ")), cut)
            for left, right, cut in parts
            if is_syllable(left) and is_syllable(right)
        ]
        times, cut = max(apart, default=(0, 0))
        if times:
            yield start + cut


def _is_marked(word: str) -> bool:
    """Whether a word has a letter that only Vietnamese has: "tháng", "đo"; not "html", "Singapore"."""
    return any(char == "đ" or (char in VOWELS and char not in _PLAIN_VOWELS) for char in word.lower())
