"""What a storm or a flood did: told as of a day, however long it took."""

from __future__ import annotations

from service.indicators.naming.circumstances import is_damage
from service.text.align import Text
from service.text.finder import Finder
from service.text.fold import phrase
from service.text.span import Span

_DISASTER = Finder(
    phrase(
        r"(?<![^\W\d_])(?:bão|lũ|mưa (?:lớn|lũ|to|đá)|thiên tai|sạt lở|lốc|giông|dông|động đất|triều cường|rét hại|"
        r"áp thấp nhiệt đới|ngập lụt|cháy rừng)(?![^\W\d_])"
    )
)
_BEFORE, _BEHIND = 300, 120  # characters around a time in which the disaster is named


def tells_disaster(text: Text, time: Span, paragraph: Span) -> bool:
    """True for a ``time`` up to which the ``paragraph`` tells what a disaster did: "Thiệt hại do bão tính đến ngày
    10/11: 12 người chết"."""
    around = Span(max(paragraph.start, time.start - _BEFORE), min(paragraph.end, time.end + _BEHIND))
    return _DISASTER.search(text.key, *around) is not None and is_damage(text.key[slice(*around)])
