"""The shape of a Vietnamese written syllable: onset, one to three vowels, coda."""

from __future__ import annotations

from service.text.lazy import regex

VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"  # for character classes, lower case
_ONSET = "(?:ngh|ng|nh|ph|th|tr|kh|gh|gi|qu|ch|[bcdđghklmnprstvx])"
_SYLLABLE = regex(rf"{_ONSET}?[{VOWELS}]{{1,3}}(?:ng|nh|ch|[cmnpt])?")
_LONGEST = 7  # "nghiêng"


def is_syllable(word: str) -> bool:
    """Whether lower-case ``word`` could be one Vietnamese syllable: "kế", "khoảng"; not "km", "covid"."""
    return len(word) <= _LONGEST and _SYLLABLE.fullmatch(word) is not None


# Where a word begins in a pattern for keys, also when it is glued to the word before: "vớicùng kỳ".
# No syllable goes on with a vowel after its coda, so a consonant between two vowels begins another
# one. Foreign names do ("Singapore"): use this before phrases, not before single short words.
LOOSE_START = rf"(?:(?<![^\W\d_])|(?<=[{VOWELS}])(?={_ONSET}[{VOWELS}]))"
