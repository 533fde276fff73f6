"""Names that may be places, before it is decided which ones, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass

from service.entities.gazetteer import Unit
from service.entities.names import CAPITAL, spaced
from service.entities.scan import Hit, Scan
from service.lexicon.model import Lexicon
from service.text.lazy import regex
from service.text.span import Span

NEXT_CAPITAL = spaced(rf" {CAPITAL}")
_WORD_BEFORE = spaced(r"(?<![^\W_])([^\W\d_]+) $")
_LONGEST_WORD = 14
_WORD = regex(r"[\w&-]+")


@dataclass(slots=True)
class Candidate:
    """A name in the text; ``units`` are the units that it may be, none for other places; ``classed``:
    whether a class word says what it is."""

    span: Span
    kind: str
    units: tuple[Unit, ...]
    classed: bool
    name: str
    code: str | None = None
    others: tuple[Unit, ...] = ()
    """Units of its rank but of another class word: a commune becomes a ward in time."""


def starts_line(norm: str, start: int) -> bool:
    """Whether a sentence or line begins at ``start``, so that a capital there says nothing."""
    before = norm[max(0, start - 3) : start].rstrip(' "-')
    return not before or before[-1] in ".!?\n:"


def word_before(norm: str, start: int) -> tuple[str, int] | None:
    """The word right before, with only spaces between, and where it begins."""
    match = _WORD_BEFORE.search(norm, max(0, start - _LONGEST_WORD), start)
    return (match[1], match.start(1)) if match else None


def capital_before(norm: str, start: int) -> bool:
    """Whether the word before has a capital and does not begin a sentence."""
    before = word_before(norm, start)
    return before is not None and before[0][0].isupper() and not starts_line(norm, before[1])


def after_surname(scan: Scan, hit: Hit, lexicon: Lexicon) -> bool:
    """ "Nguyễn Thái Bình" is a person."""
    before = word_before(scan.text.norm, hit.start)
    return before is not None and before[0] in lexicon.settings["place_traps"]["surnames"]


def cancelled(scan: Scan, hit: Hit) -> bool:
    """Whether the word before makes another word of a class word: "hợp tác xã", "nhu cầu"."""
    stops = hit.entry.row["not_after"]
    if not stops or not hit.first:
        return False
    before = " ".join(_WORD.findall(scan.text.key, scan.words.starts[max(0, hit.first - 2)], hit.start))
    return any(before == stop or before.endswith(" " + stop) for stop in stops.split("|"))
