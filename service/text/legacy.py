"""The two font encodings that most Vietnamese text before Unicode was typed in.

TCVN3 is the "ABC" set of TCVN 5712:1993 (fonts .VnTime …): one byte a letter, capitals only without
tone (capital fonts draw small letters as capitals). VNI (fonts VNI-Times …): a base letter and one
byte for its marks. Both were shown as Windows-1252, through which they are read here. Source: the
published code charts of the two standards, written out by hand.
"""

from __future__ import annotations

import re

from service.text.lazy import regex

_TCVN3_BYTES = {
    "ĂÂÊÔƠƯĐăâêôơưđ": range(0xA1, 0xAF),
    "àảãáạ": range(0xB5, 0xBA),
    "ằẳẵắ": range(0xBB, 0xBF),
    "ặầẩẫấậè": range(0xC6, 0xCD),
    "ẻẽéẹềểễếệìỉ": range(0xCE, 0xD9),
    "ĩíịò": range(0xDC, 0xE0),
    "ỏõóọồổỗốộờởỡớợù": range(0xE1, 0xF0),
    "ủũúụừửữứựỳỷỹýỵ": range(0xF1, 0xFF),
}
_TCVN3 = {byte: letter for letters, codes in _TCVN3_BYTES.items() for letter, byte in zip(letters, codes, strict=True)}

_MARKS = {
    "a": {"ù": "á", "ø": "à", "û": "ả", "õ": "ã", "ï": "ạ", "ê": "ă", "é": "ắ", "è": "ằ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ"}
    | {"â": "â", "á": "ấ", "à": "ầ", "å": "ẩ", "ã": "ẫ", "ä": "ậ"},
    "e": {"ù": "é", "ø": "è", "û": "ẻ", "õ": "ẽ", "ï": "ẹ", "â": "ê", "á": "ế", "à": "ề", "å": "ể", "ã": "ễ", "ä": "ệ"},
    "o": {"ù": "ó", "ø": "ò", "û": "ỏ", "õ": "õ", "ï": "ọ", "â": "ô", "á": "ố", "à": "ồ", "å": "ổ", "ã": "ỗ", "ä": "ộ"},
    "ô": {"ù": "ớ", "ø": "ờ", "û": "ở", "õ": "ỡ", "ï": "ợ"},
    "u": {"ù": "ú", "ø": "ù", "û": "ủ", "õ": "ũ", "ï": "ụ"},
    "ö": {"ù": "ứ", "ø": "ừ", "û": "ử", "õ": "ữ", "ï": "ự"},
    "y": {"ù": "ý", "ø": "ỳ", "û": "ỷ", "õ": "ỹ"},
}
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_pairs() -> dict[str, str]:
    pairs = {base + mark: letter for base, marks in _MARKS.items() for mark, letter in marks.items()} | _ALONE
    capitals = {pair.upper(): letter.upper() for pair, letter in pairs.items()}
    mixed = {pair[0].upper() + pair[1]: letter.upper() for pair, letter in pairs.items() if len(pair) > 1}
    return mixed | capitals | pairs


_VNI = _vni_pairs()
_VNI_PAIR = regex("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
# Bytes that Windows-1252 leaves open stay what they are; nothing is dropped.
_CP1252 = [bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(256)]
_TCVN3_TABLE = "".join(_TCVN3.get(byte, _CP1252[byte]) for byte in range(256))
_CP1252_TABLE = "".join(_CP1252)


def decode_tcvn3(data: bytes) -> str:
    """Text of bytes in TCVN3 ("ABC")."""
    return data.decode("latin-1").translate(dict(enumerate(_TCVN3_TABLE)))


def decode_vni(data: bytes) -> str:
    """Text of bytes in VNI."""
    shown = data.decode("latin-1").translate(dict(enumerate(_CP1252_TABLE)))
    return _VNI_PAIR.sub(lambda match: _VNI[match[0]], shown)
