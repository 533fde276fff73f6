"""Bytes to text: Unicode by its own marks, the older Vietnamese encodings by what they spell.

What a caller declares is taken at its word. Otherwise: a byte order mark, strict UTF-8, and then the
legacy encoding that makes the bytes read as Vietnamese, told by the commonest words of the language.
A general detector (charset-normalizer) would be no help here: it lists neither TCVN3 nor VNI, whose
bytes are valid in a dozen Western encodings.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import NamedTuple

from service.text.align import align
from service.text.lazy import regex
from service.text.legacy import decode_tcvn3, decode_vni


class Decoded(NamedTuple):
    """The text, and the name of the encoding that it was in."""

    text: str
    encoding: str


class DecodeError(ValueError):
    """The bytes are not text in the encoding named, or in none that is known. ``offset``: of the first
    byte at fault, where there is one."""

    def __init__(self, message: str, offset: int | None = None) -> None:
        super().__init__(message)
        self.offset = offset


_UNICODE = {
    "utf-8": "utf-8-sig",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "utf-32": "utf-32",
}
_LEGACY: dict[str, Callable[[bytes], str]] = {
    "tcvn3": decode_tcvn3,
    "vni": decode_vni,
    "windows-1258": lambda data: data.decode("cp1258"),  # its tone marks stand alone; ``align`` composes them
}
_ALIASES = {
    **dict.fromkeys(("utf8", "us-ascii", "ascii", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(("utf16", "ucs-2", "unicode"), "utf-16"),
    **dict.fromkeys(("utf-16-le", "utf16le"), "utf-16le"),
    **dict.fromkeys(("utf-16-be", "utf16be"), "utf-16be"),
    "utf32": "utf-32",
    **dict.fromkeys(("cp1258", "windows1258", "x-cp1258"), "windows-1258"),
    **dict.fromkeys(
        ("abc", "x-abc", "x-tcvn3", "tcvn", "tcvn-3", "tcvn5712", "tcvn-5712", "tcvn5712-3", "vn3"), "tcvn3"
    ),
    **dict.fromkeys(("x-vni", "vni-win", "x-vni-win", "vni-windows"), "vni"),
}
# Labels that say nothing: what Vietnamese fonts were sent as.
_WESTERN = frozenset({"windows-1252", "cp1252", "iso-8859-1", "latin-1", "latin1"})
CHARSETS: tuple[str, ...] = tuple(sorted({*_UNICODE, *_LEGACY, *_ALIASES, *_WESTERN}))

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Frequent words that no two of the encodings spell with the same bytes.
_COMMON = frozenset(
    (
        *("của", "và", "các", "được", "với", "năm", "đã", "những", "một", "không", "này", "để", "về", "từ", "đến"),
        *("tỉnh", "trên", "là", "có", "số", "tăng", "đạt", "tháng", "kỳ", "cả", "đồng", "tỷ", "triệu", "người"),
        *("công", "việc", "tế", "xã", "hội", "nghiệp", "thực", "hiện", "phát", "triển", "đầu", "nước", "huyện"),
        *("đảng", "nhân", "dân", "ủy"),
    )
)
_TONED = regex(r"[^\x00-\x7f]")
_WORD = regex(r"[^\W\d_]{1,7}")
_SAMPLE = 20_000
_LEAST_SHARE = 0.05


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode ``data``; raises ``DecodeError``, never guesses wildly and never drops a byte."""
    if declared is not None:
        return _as_declared(data, declared)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _unicode(data, encoding)
    try:
        return _unicode(data, "utf-8")
    except DecodeError as error:
        found = _utf16_without_mark(data) or _legacy(data)
        if found is None:
            raise DecodeError("not UTF-8, nor Vietnamese text in another encoding known here", error.offset) from None
        return found


def _as_declared(data: bytes, declared: str) -> Decoded:
    name = declared.strip().strip("\"'").lower().replace("_", "-")
    name = _ALIASES.get(name, name)
    if name in _UNICODE:
        return _unicode(data, name)
    if name in _LEGACY:
        return _one_legacy(data, name)
    if name in _WESTERN:
        found = _legacy(data)
        return found if found is not None else Decoded(_strictly(data, "cp1252", "windows-1252"), "windows-1252")
    raise DecodeError(f"unknown charset; known: {', '.join(sorted([*_UNICODE, *_LEGACY]))}")


def _unicode(data: bytes, encoding: str) -> Decoded:
    return Decoded(_strictly(data, _UNICODE[encoding], encoding), encoding)


def _strictly(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise DecodeError(f"not {name}: {error.reason} at byte {error.start}", error.start) from None


def _one_legacy(data: bytes, name: str) -> Decoded:
    try:
        return Decoded(_LEGACY[name](data), name)
    except UnicodeDecodeError as error:
        raise DecodeError(f"not {name}: {error.reason} at byte {error.start}", error.start) from None


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """UTF-16 whose mark was lost: every other byte of its spaces, digits and line ends is zero."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or sample.count(0) <= len(sample) // 8:
        return None
    high, low = sample[1::2].count(0), sample[::2].count(0)
    try:
        return _unicode(data, "utf-16le" if high > low else "utf-16be")
    except DecodeError:
        return None


def _legacy(data: bytes) -> Decoded | None:
    """The legacy encoding in which the bytes read as Vietnamese, if one does."""
    ranked = sorted(((_vietnamese(data[:_SAMPLE], name), name) for name in _LEGACY), reverse=True)
    share, name = ranked[0]
    return _one_legacy(data, name) if share >= _LEAST_SHARE else None


def _vietnamese(sample: bytes, name: str) -> float:
    """Share of common Vietnamese words with marks among the words of ``sample``."""
    try:
        text = _LEGACY[name](sample)
    except UnicodeDecodeError:
        return 0.0
    words = _WORD.findall(align(text).key)
    hits = sum(1 for word in words if word in _COMMON and _TONED.search(word))
    return hits / len(words) if words else 0.0
