"""Text out of Word documents, PDFs and web pages, all made here."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import docx
import httpx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from service.api.schemas import ConvertedText
from service.cli import main
from service.convert import word
from service.convert.find import to_text
from service.convert.model import DOCX, HTML, PDF, ConversionError, available, kind_of
from tests.conftest import read

LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"), ("bullet", "•"))


def packed(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def numbered(document: Any) -> Any:
    """A list of all ``LEVELS`` in the document; gives a way to add a paragraph at a level."""
    rows = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (kind, text) in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{rows}</w:abstractNum>')
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/>{restart}</w:num>'))

    def add(text: str, depth: int, number: int = 77) -> None:
        properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().set(qn("w:val"), str(depth))
        properties.get_or_add_numId().set(qn("w:val"), str(number))

    return add


def test_the_numbers_that_word_shows() -> None:
    document = docx.Document()
    add = numbered(document)
    for text, depth in [("Một", 0), ("a", 1), ("b", 1), ("c", 2), ("d", 2), ("e", 3), ("g", 4), ("Hai", 0), ("h", 1)]:
        add(text, depth)
    add("Lại từ đầu", 0, 78)
    add("Tiếp", 0, 78)
    document.add_paragraph("Theo kiểu", style="List Number")
    document.add_paragraph("Không số")
    assert to_text(packed(document), DOCX).splitlines() == [
        *("I. Một", "1. a", "2. b", "2.1. c", "2.2. d", "a) e", "- g", "II. Hai", "1. h"),
        *("I. Lại từ đầu", "II. Tiếp", "1. Theo kiểu", "Không số"),
    ]


def test_tables_are_lines_of_cells() -> None:
    document = docx.Document()
    document.add_paragraph("Diện tích gieo trồng tháng 5 năm 2024")
    table = document.add_table(4, 3)
    rows = [("Cây trồng", "Diện tích (ha)", "So với cùng kỳ (%)"), ("Lúa", "1.200,5", "103,5"), ("Ngô", "800", "97,9")]
    for at, row in enumerate(rows):
        for cell, words in zip(table.rows[at].cells, row, strict=True):
            cell.text = words
    table.cell(3, 0).merge(table.cell(3, 2)).text = "Nguồn:\nchi cục"
    text = to_text(packed(document), DOCX)
    assert text.splitlines()[2:] == ["\t".join(row) for row in rows] + ["Nguồn: chi cục"]
    assert {"1.200,5", "97,9"} <= {
        one["written"]["number"] for row in read(text)["indicators"] for one in row["observations"]
    }


def a_pdf(*pages: str, extra: str = "") -> bytes:
    """A small PDF by hand; its words are plain ASCII."""
    streams = [
        "BT /F1 12 Tf 40 700 Td 14 TL " + "".join(f"({line}) Tj T* " for line in page.split("\n")) + "ET"
        for page in pages
    ]
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for index, stream in enumerate(streams):
        resources = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 600 800]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {5 + 2 * index} 0 R >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra}>>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def test_pages_of_a_pdf() -> None:
    assert to_text(a_pdf("Dan trau 68.500 con\ntang 1,2%", "Trang hai"), PDF).split("\n") == [
        *("Dan trau 68.500 con", "tang 1,2%", "Trang hai", "")
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1258"])
def test_a_web_page(encoding: str) -> None:
    page = (
        f'<!doctype html><html><head><meta charset="{encoding}"><title>Tin</title><style>p {{}}</style></head><body>'
        "<h1>Tin trong tỉnh</h1><p>Đàn trâu <b>68.500</b> con,\n tăng 1,2% so với cùng kỳ của năm trước.</p>"
        "<table><tr><th>Cây<th>Diện tích<tr><td>Lúa<td>1.200</table><script>alert(1)</script></body></html>"
    )
    content = _marked(page).encode("cp1258") if encoding == "windows-1258" else page.encode(encoding)
    text = unicodedata.normalize("NFC", to_text(content, HTML))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    assert lines[0] == "Tin trong tỉnh"
    assert "Đàn trâu 68.500 con, tăng 1,2% so với cùng kỳ của năm trước." in lines
    assert "Lúa 1.200" in lines
    assert not any("alert" in line or "{" in line for line in lines)


def _marked(text: str) -> str:
    """Letters with their tone marks apart, which is all that windows-1258 can write."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    made = ""
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        mark = "".join(part for part in parts if part in tones)
        made += unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + mark
    return made


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        (b"PK\x03\x04 nothing", DOCX, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DOCX, "locked"),
        (packed(docx.Document()), DOCX, "no-text"),
        (b"%PDF-1.7 cut off", PDF, "damaged"),
        (a_pdf(""), PDF, "no-text"),
        (b"", HTML, "damaged"),
        (b"<html><body><img src=x></body></html>", HTML, "no-text"),
    ],
)
def test_what_cannot_be_read(content: bytes, media_type: str, reason: str) -> None:
    with pytest.raises(ConversionError) as caught:
        to_text(content, media_type)
    assert caught.value.reason == reason


def test_a_file_without_its_parts() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.xml", "<a/>")
    with pytest.raises(ConversionError, match="is damaged"):
        to_text(file.getvalue(), DOCX)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "_MOST_BYTES", 1000)
    with pytest.raises(ConversionError, match="too large"):
        to_text(packed(docx.Document()), DOCX)


def test_the_route(client: httpx.Client) -> None:
    document = docx.Document()
    document.add_paragraph("Đàn trâu có 68.500 con.")
    for content, media_type, text in [
        (packed(document), DOCX, "Đàn trâu có 68.500 con.\n"),
        (a_pdf("68.500 con"), PDF, "68.500 con\n"),
        ("<p>Đàn trâu</p>".encode(), "text/html; charset=utf-8", "Đàn trâu\n"),
        ("Đàn trâu\r\n".encode("utf-16"), "text/plain", "Đàn trâu\r\n"),
    ]:
        answer = client.post("/v1/texts", content=content, headers={"Content-Type": media_type})
        assert answer.status_code == 200, answer.text
        ConvertedText.model_validate(answer.json(), strict=True)
        assert answer.json()["text"] == text
    assert client.get("/page/settings.json").json()["files"] == {
        ".txt": "text/plain",
        ".docx": DOCX,
        ".pdf": PDF,
        ".html": HTML,
        ".htm": HTML,
    }


@pytest.mark.parametrize(
    ("content", "media_type", "status", "code"),
    [
        (b"%PDF-1.7 cut off", PDF, 422, "file-damaged"),
        (b"\xd0\xcf\x11\xe0", DOCX, 422, "file-locked"),
        (b"x", "application/msword", 415, "unsupported-file"),
        (b"x", "", 415, "unsupported-file"),
        (b"\x81\xff\xfe", "text/plain; charset=utf-8", 400, "malformed-encoding"),
        ("Mười một. ".encode() * 200_000, "text/plain", 413, "text-too-long"),
    ],
)
def test_problems_of_the_route(client: httpx.Client, content: bytes, media_type: str, status: int, code: str) -> None:
    answer = client.post("/v1/texts", content=content, headers={"Content-Type": media_type})
    assert (answer.status_code, answer.json()["type"]) == (status, f"urn:vnreport:problem:{code}")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.convert.model.find_spec", lambda _: None)
    assert available() == {}
    assert kind_of("a.txt") is None
    with pytest.raises(ConversionError, match="extra"):
        kind_of("Báo cáo.DOCX")


def test_on_the_command_line(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    page = tmp_path / "tin.html"
    page.write_text("<h1>Tin</h1><p>Đàn trâu có 68.500 con.")
    assert main(["text", str(page)]) == 0
    text = capfdbinary.readouterr().out.decode()
    assert text == "Tin\n\nĐàn trâu có 68.500 con.\n"
    assert main(["extract", str(page)]) == 0
    (row,) = json.loads(capfdbinary.readouterr().out)["indicators"]
    label = row["label"]
    assert text[label["start"] : label["end"]] == label["text"] == "Đàn trâu"
    page.with_suffix(".pdf").write_bytes(b"x")
    assert main(["text", str(page.with_suffix(".pdf"))]) == 1
    assert b"damaged" in capfdbinary.readouterr().err
