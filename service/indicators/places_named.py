"""Words that are a place's name and nothing else: "Hà Nam", "huyện Gia Viễn"."""

from __future__ import annotations

from service.indicators.names import COUNTRIES
from service.text.lazy import regex
from service.text.letters import UPPER

_PLACE = regex(
    rf"(?:(?:[Tt]ỉnh|[Hh]uyện|[Tt]hành phố|TP\.?|[Tt]hị xã|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn) )?"
    rf"[{UPPER}]\w+(?: [{UPPER}]\w*){{1,3}}"
)


def is_place(words: str) -> bool:
    """True for "Hà Nam", "huyện Gia Viễn": words that may be a place's name and nothing else."""
    return words in COUNTRIES or _PLACE.fullmatch(words) is not None
