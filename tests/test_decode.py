"""Bytes of every encoding that Vietnamese reports come in."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.decode import CHARSETS, DecodeError, decode
from service.text.legacy import decode_tcvn3, decode_vni

LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
REPORT = "Kinh tế của tỉnh năm 2004 tăng 8,5%; thu ngân sách đạt 1.200 tỷ đồng, vượt kế hoạch đã giao."
# The same sentence as old files have it, shown in a Western code page.
IN_TCVN3 = "Kinh tÕ cña tØnh n¨m 2004 t¨ng 8,5%; thu ng©n s¸ch ®¹t 1.200 tû ®ång, v­ît kÕ ho¹ch ®· giao."
IN_VNI = "Kinh teá cuûa tænh naêm 2004 taêng 8,5%; thu ngaân saùch ñaït 1.200 tyû ñoàng, vöôït keá hoaïch ñaõ giao."


def _windows_1258(text: str) -> bytes:
    """Letters with their hat or horn, then the tone by itself."""
    spelt = "".join(
        unicodedata.normalize("NFC", "".join(mark for mark in unicodedata.normalize("NFD", char) if mark not in _TONES))
        + "".join(mark for mark in unicodedata.normalize("NFD", char) if mark in _TONES)
        for char in text
    )
    return spelt.encode("cp1258")


_TONES = "\u0300\u0301\u0303\u0309\u0323"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (REPORT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + REPORT.encode(), "utf-8"),
        (REPORT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be"), "utf-16"),
        (REPORT.encode("utf-16-le"), "utf-16le"),
        (REPORT.encode("utf-16-be"), "utf-16be"),
        (_windows_1258(REPORT), "windows-1258"),
        (IN_TCVN3.encode("cp1252"), "tcvn3"),
        (IN_VNI.encode("cp1252"), "vni"),
    ],
)
def test_the_bytes_show_their_encoding(data: bytes, encoding: str) -> None:
    text, found = decode(data)
    assert found == encoding
    assert unicodedata.normalize("NFC", text) == REPORT
    assert unicodedata.normalize("NFC", decode(data, encoding).text) == REPORT


@pytest.mark.parametrize("label", ["windows-1252", "ISO-8859-1"])
def test_a_western_label_on_vietnamese_bytes_says_nothing(label: str) -> None:
    assert decode(IN_TCVN3.encode("cp1252"), label).text == REPORT
    assert decode("Café crème".encode("cp1252"), label) == ("Café crème", "windows-1252")


def test_every_letter_of_the_old_encodings() -> None:
    tcvn3 = {decode_tcvn3(bytes([byte])) for byte in range(128, 256)}
    assert set(LETTERS) <= tcvn3
    vowels = [chr(code) for code in range(0x41, 0x7B)] + list("ôöÔÖæóòîñÆÓÒÎÑíìÍÌ")
    marks = ["", *"ùøûõïêéèúüëâáàåãäÙØÛÕÏÊÉÈÚÜËÂÁÀÅÃÄ"]
    vni = {decode_vni((vowel + mark).encode("cp1252")) for vowel in vowels for mark in marks}
    assert set(LETTERS + LETTERS.upper()) <= vni


@pytest.mark.parametrize(
    ("data", "declared", "offset"),
    [
        (b"abc\xff", "utf-8", 3),
        (b"abc\xff", None, 3),
        (b"\xd8\x00\x00a", "utf-16be", 0),
        ("Très élégant, garçon".encode("cp1252"), None, 2),
        (b"\x8d", "windows-1258", 0),
        (b"abc", "klingon", None),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, declared: str | None, offset: int | None) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(data, declared)
    assert caught.value.offset == offset


@given(st.binary(max_size=200), st.sampled_from([None, *CHARSETS]))
def test_any_bytes_give_text_or_a_decode_error(data: bytes, declared: str | None) -> None:
    try:
        text, _ = decode(data, declared)
    except DecodeError:
        return
    text.encode("utf-8")  # no lone surrogates
