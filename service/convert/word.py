"""Text of a Word document: its paragraphs with the numbers that Word shows before them, and its tables."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError

from service.convert.model import ConversionError
from service.convert.numbering import Numbering

_MOST_BYTES = 200_000_000
"""Of all that is packed in the file, unpacked: a report with many pictures has a tenth of it."""

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
"""What a .doc begins with, and a .docx with a password."""


def text_of(content: bytes) -> str:
    """The body, in its order; headers, footers and footnotes are no part of the report's text."""
    if content.startswith(_OLD_OR_LOCKED):
        raise ConversionError("locked")
    _check_size(content)
    try:
        document = docx.Document(BytesIO(content))
        return "\n".join(_lines(document, Numbering(document)))
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError):
        raise ConversionError("damaged") from None  # python-docx trusts that parts and attributes are there


def _check_size(content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _MOST_BYTES:
                raise ConversionError("too-large")
    except BadZipFile:
        raise ConversionError("damaged") from None


def _lines(document: Document, numbering: Numbering) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield _line(block, numbering)


def _line(paragraph: Paragraph, numbering: Numbering) -> str:
    marker = numbering.marker(paragraph)
    return f"{marker} {paragraph.text}" if marker else paragraph.text


def _rows(table: Table) -> Iterator[str]:
    """A line for each row, a tab between cells; a merged cell is told once."""
    yield ""
    for row in table.rows:
        seen: list[object] = []
        cells: list[str] = []
        for cell in row.cells:
            if cell._tc not in seen:
                seen.append(cell._tc)
                cells.append(" ".join(cell.text.split()))
        yield "\t".join(cells)
    yield ""
