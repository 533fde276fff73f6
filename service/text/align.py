"""The text that rules read, aligned code point by code point with the text as sent.

The raw text is never rewritten. ``norm`` is what patterns see: composed (NFC), with look-alike
quotes, dashes, spaces and digits made plain, invisible characters left out and the marks of typing,
scanning and web pages mended (``mending``); ``Text.raw_span`` leads back. Most changes keep one
character for one, so a clean report needs no map at all.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

from service.text.fold import key
from service.text.lazy import regex
from service.text.mending import Edit, edits
from service.text.span import Span

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\u000b\u000c\u0085\u2028\u2029"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4\u0060"
_BULLETS = (
    "\u25cf\u25aa\u25e6\u2023\u2043\u25a0\u25cb\u27a2\u2756\u00b7\uf0b7\uf0a7\uf0d8\uf02d\u25ba\u25b6"
    "\u25b8\u25c6\u25c7\u2666\u2713\u2714\u2705\u27a4\U0001f539\U0001f538\U0001f449\U0001f4cc"
)

_PLAIN: dict[int, str] = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _LINE_ENDS), "\n"),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _DOUBLE_QUOTES), '"'),
    **dict.fromkeys(map(ord, _SINGLE_QUOTES), "'"),
    **dict.fromkeys(map(ord, _BULLETS), "•"),
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full-width ASCII
    **dict.fromkeys([*range(9), *range(14, 32), 127], " "),
    **dict.fromkeys(map(ord, "\u2044\u2215\u29f8"), "/"),  # "1.230 xe⁄ngày"
    0x00D0: "Đ",  # Eth, typed for Đ in old fonts
    0x00F0: "đ",
    0x0189: "Đ",
    **dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹"), " "),  # notes, but for m² and m³: see ``_plain``
}
_NEEDS_PLAIN = regex("[" + re.escape("".join(map(chr, _PLAIN))) + "]")
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_SPECIAL = regex(f"[{_INVISIBLE}{_COMBINING}]+")
# At most 8 marks are composed with their base: composing sorts them, in quadratic time, and no
# Vietnamese letter has more than two.
_CLUSTER = regex(f"[{_INVISIBLE}]+|[^{_COMBINING}{_INVISIBLE}][{_COMBINING}]{{1,8}}|[^{_INVISIBLE}]")
_IS_INVISIBLE = regex(f"[{_INVISIBLE}]")
_LONE_RETURN = regex(r"\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Text:
    """One report: as sent, as rules read it, and the way back.

    ``raw``: as sent. ``norm``: aligned, plain, composed. ``key``: ``norm`` folded for look-up, of
    the same length. ``starts``/``ends``: for each character of ``norm`` the range of ``raw`` that
    it stands for; ``None`` when the two have the same offsets.
    """

    raw: str
    norm: str
    key: str
    starts: array[int] | None = None
    ends: array[int] | None = None

    def raw_span(self, span: Span) -> Span:
        """Offsets in ``raw`` of a range of ``norm``, trimmed to what the range itself covers."""
        if self.starts is None or self.ends is None or span.start >= span.end:
            return span if self.starts is None else Span(self._raw_offset(span.start), self._raw_offset(span.start))
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def _raw_offset(self, offset: int) -> int:
        assert self.starts is not None
        return self.starts[offset] if offset < len(self.starts) else len(self.raw)

    def slice(self, span: Span) -> str:
        """The words of ``span`` as sent."""
        start, end = self.raw_span(span)
        return self.raw[start:end]

    def words(self, span: Span) -> str:
        """The words of ``span`` as a name or a title is shown: composed, mended, and on one line."""
        return " ".join(unicodedata.normalize("NFC", self._mended(span)).split())

    def _mended(self, span: Span) -> str:
        """The characters as sent, without what ``norm`` leaves out and with the spaces that it puts in."""
        if self.starts is None or self.ends is None:
            return self.slice(span)
        parts: list[str] = []
        done = -1
        for index in range(*span):
            start, end = self.starts[index], self.ends[index]
            parts.append(self.raw[start:end] if start != done else " " if self.norm[index] == " " else "")
            done = start
        return "".join(parts)


def align(raw: str) -> Text:
    """Align ``raw`` (any normalisation form, any line ends); linear in its length."""
    starts: array[int] | None = None
    ends: array[int] | None = None
    norm = raw
    if _SPECIAL.search(raw):
        norm, starts, ends = _compose(raw)
    norm = _NEEDS_PLAIN.sub(_plain, norm)
    if "\r" in norm:
        norm = _LONE_RETURN.sub("\n", norm).replace("\r", " ")
    mends = edits(norm)
    if mends:
        norm, starts, ends = _mend(norm, starts, ends, mends)
    return Text(raw, norm, key(norm), starts, ends)


def _mend(
    norm: str, starts: array[int] | None, ends: array[int] | None, mends: list[Edit]
) -> tuple[str, array[int], array[int]]:
    """Apply ``mends``. What is put in comes from the character before it, what replaces others from all of them."""
    if starts is None or ends is None:
        same = array("l", range(len(norm) + 1))
        starts, ends = same[:-1], same[1:]
    parts: list[str] = []
    first, last = array("l"), array("l")
    done = 0
    for start, end, text in mends:
        parts += (norm[done:start], text)
        first += starts[done:start]
        last += ends[done:start]
        if len(text) == end - start:
            first += starts[start:end]
            last += ends[start:end]
        elif text:
            origin = (start, end - 1) if end > start else (max(0, start - 1), max(0, start - 1))
            first.extend([starts[origin[0]]] * len(text))
            last.extend([ends[origin[1]]] * len(text))
        done = end
    parts.append(norm[done:])
    first += starts[done:]
    last += ends[done:]
    return "".join(parts), first, last


def _plain(match: re.Match[str]) -> str:
    """The plain form of a look-alike. "m²" is "m2", but "1.200 tỷ đồng²" is followed by a note."""
    char = match[0]
    if char in "²³" and match.string[max(0, match.start() - 1) : match.start()] in ("m", "M"):
        return "2" if char == "²" else "3"
    return _PLAIN[ord(char)]


def _compose(raw: str) -> tuple[str, array[int], array[int]]:
    """Compose letters with their marks, leave out what is invisible, and keep where all came from.

    The stretches between are copied whole: a report with one stray mark costs no more than others.
    """
    parts: list[str] = []
    same = array("l", range(len(raw) + 1))
    starts, ends = array("l"), array("l")
    done = 0
    for special in _SPECIAL.finditer(raw):
        first = max(done, special.start() - 1)  # a mark belongs to the letter before it
        parts.append(raw[done:first])
        starts += same[done:first]
        ends += same[done + 1 : first + 1]
        done = special.end()
        for cluster in _CLUSTER.finditer(raw, first, done):
            composed = _composed(cluster[0])
            parts.append(composed)
            for _ in composed:
                starts.append(cluster.start())
                ends.append(cluster.end())
    parts.append(raw[done:])
    starts += same[done:-1]
    ends += same[done + 1 :]
    return "".join(parts), starts, ends


@lru_cache(maxsize=1024)
def _composed(cluster: str) -> str:
    if _IS_INVISIBLE.match(cluster):
        return ""
    return cluster if len(cluster) == 1 else unicodedata.normalize("NFC", cluster)
