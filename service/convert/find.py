"""Text out of files: paragraphs as lines, rows of tables as lines with tabs, nothing left out on purpose."""

from __future__ import annotations

import re
from collections.abc import Callable

from service.convert.model import DOCX, HTML, PDF, ConversionError

_BLANK = re.compile(r"\n{3,}")
_TRAILING = re.compile(r"[ \t]+(?=\n|$)")


def to_text(content: bytes, media_type: str) -> str:
    """The text of a file; raises ``ConversionError`` where there is none to be had.

    Readers are imported when first needed: they are an extra, and large.
    """
    text = _READERS[media_type](content).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    text = _BLANK.sub("\n\n", _TRAILING.sub("", text)).strip("\n")
    text = text.encode(errors="replace").decode()  # half a pair of UTF-16 is in some PDFs
    if not text.strip():
        raise ConversionError("no-text")  # a scan, most often
    return text + "\n"


def _docx(content: bytes) -> str:
    from service.convert.word import text_of

    return text_of(content)


def _pdf(content: bytes) -> str:
    from service.convert.pdf import text_of

    return text_of(content)


def _html(content: bytes) -> str:
    from service.convert.html import text_of

    return text_of(content)


_READERS: dict[str, Callable[[bytes], str]] = {DOCX: _docx, PDF: _pdf, HTML: _html}
