"""Text of a PDF, by PDFium: line by line as it is printed."""

from __future__ import annotations

import pypdfium2 as pdfium

from service.convert.model import ConversionError

_PASSWORD = 4
"""PDFium's number for a file that asks for a password."""

_BROKEN_WORD = "\ufffe"
"""What PDFium makes of a hyphen at the end of a line."""


def text_of(content: bytes) -> str:
    """The pages one after the other."""
    try:
        with pdfium.PdfDocument(content) as document:
            return "\n".join(_page(document, index) for index in range(len(document)))
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD
        raise ConversionError("locked" if locked else "damaged") from None


def _page(document: pdfium.PdfDocument, index: int) -> str:
    text: str = document[index].get_textpage().get_text_range()
    return text.replace(_BROKEN_WORD, "-")
