"""Look-up folding: forms of one Vietnamese word become one key, character for character.

``key`` never changes the length of its argument, so an offset in a key is the same offset in
the text that it was made from. Four kinds of variation are folded: case, the place of the tone
mark in an open syllable (hoà/hòa, khoẻ/khỏe, thuỷ/thủy), i and y after h k l m s t (kì/kỳ,
tỉ/tỷ, lí/lý) and after qu (quí/quý), and Ð/Đ (done before, with the other look-alikes, by
``align``). The folded form is the one that people write most: ``hòa``, ``kỳ``, ``tỷ``, ``thủy``.
"""

import re
from functools import lru_cache

from service.text.lazy import lazy, regex
from service.text.memory import remembered

_MARKED = {"a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹỵ", "i": "ìíỉĩị"}


def _placements() -> dict[str, str]:
    """{"oà": "òa", …}: a toned second vowel to a toned first one."""
    pairs = {}
    for first, second in (("o", "a"), ("o", "e"), ("u", "y")):
        for toned_first, toned_second in zip(_MARKED[first], _MARKED[second], strict=True):
            pairs[first + toned_second] = toned_first + second
    return pairs


_PLACEMENT = _placements()
_I_TO_Y = dict(zip(_MARKED["i"], _MARKED["y"], strict=True))
# Both patterns begin with the letters they are about, and look at what stands before only there:
# a pattern that begins with a look-behind tries it at every character, ten times slower.
_PLACE_TONE = regex(rf"(?:o[{_MARKED['a']}{_MARKED['e']}]|u[{_MARKED['y']}])(?<!q..)(?![^\W\d_])")
_PLACE_I = regex(rf"[{_MARKED['i']}](?![^\W\d_])(?:(?<=[hklmst].)(?<![^\W\d_]..)|(?<=qu.)(?<![^\W\d_]...))")
# most words need no folding: without a toned letter that ends a syllable there is nothing to do
_MAY_FOLD = regex(rf"[{_MARKED['a']}{_MARKED['e']}{_MARKED['i']}{_MARKED['y']}](?![^\W\d_])(?<=[ouhklmst].)")


def _lower(text: str) -> str:
    """Lower case, but for "İ" and the few others that lower to two characters."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


@remembered
def key(text: str) -> str:
    """Return the look-up form of NFC ``text``, of the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = _lower(text)
    if not _MAY_FOLD.search(lowered):
        return lowered
    lowered = _PLACE_TONE.sub(lambda match: _PLACEMENT[match[0]], lowered)
    return _PLACE_I.sub(lambda match: _I_TO_Y[match[0]], lowered)


_PATTERN_TOKEN = regex(r"\(\?P?<?\w+>|\(\?P=\w+\)|\\.|[^\W\d_]+", re.DOTALL)


@lru_cache(maxsize=4096)
def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression that is to run on keys: its words are folded as the text is.

    Escapes (``\\b``) and group names stay as they are, so ``pattern(r"\\bthuỷ sản")`` finds
    "Thủy sản" and "thuỷ sản" in a key.
    """
    return lazy(source, flags, kind="pattern", recipe=_folded)


def _folded(source: str) -> str:
    return _PATTERN_TOKEN.sub(lambda token: token[0] if token[0][0] in "\\(" else key(token[0]), source)


_BEHIND = regex(r"\(\?<([=!])([^()|]*[^\\ ]) \)")
_PHRASE_TOKEN = regex(r"\[(?:\\.|[^\]\\])*\]|\(\?<[=!](?:\\.|[^()\\])*\)|\\.|(?P<space> +(?![?*+{]))", re.DOTALL)


def _or_two_spaces(behind: re.Match[str]) -> str:
    again = f"(?<{behind[1]}{behind[2]}  )"
    return behind[0] + again if behind[1] == "!" else f"(?:{behind[0]}|{again})"


@lru_cache(maxsize=4096)
def phrase(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern of words: like ``pattern``, with a space standing for any white space.

    ``phrase(r"kế hoạch(?: năm)?")`` finds "kế  hoạch năm", also where a line ends inside it. Spaces
    in character classes and before a quantifier stay single spaces, and so do those in look-behinds, but
    for one at the end: "(?<!so )" sees "so  ", too.
    """
    return lazy(source, flags, kind="phrase", recipe=_folded_loose)


def _folded_loose(source: str) -> str:
    return _folded(_PHRASE_TOKEN.sub(_any_space, source))


def _any_space(token: re.Match[str]) -> str:
    return r"\s+" if token["space"] else _BEHIND.sub(_or_two_spaces, token[0])
