"""Kinds of files that text is taken out of, and what can be wrong with one."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import PurePath
from typing import Literal, NamedTuple

Reason = Literal["damaged", "locked", "no-text", "too-large", "no-reader"]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
HTML = "text/html"


class Kind(NamedTuple):
    """A media type, the ending of its files, and the module that reads it."""

    media_type: str
    ending: str
    module: str


KINDS = (
    Kind(DOCX, ".docx", "docx"),
    Kind(PDF, ".pdf", "pypdfium2"),
    Kind(HTML, ".html", "inscriptis"),
    Kind(HTML, ".htm", "inscriptis"),
)


SAID: dict[Reason, tuple[str, str]] = {
    "damaged": (
        "The file is damaged, or not of the kind that it says.",
        "Tệp bị hỏng, hoặc không đúng loại đã nêu.",
    ),
    "locked": (
        "The file has a password or is in an old format; save it as .docx or .pdf without one.",
        "Tệp có mật khẩu hoặc ở định dạng cũ; hãy lưu lại thành .docx hoặc .pdf không mật khẩu.",
    ),
    "no-text": (
        "The file has no text; a scan must go through character recognition first.",
        "Tệp không có văn bản; bản chụp cần được nhận dạng chữ trước.",
    ),
    "too-large": ("What is packed in the file is too large.", "Nội dung nén trong tệp quá lớn."),
    "no-reader": (
        "Files of this kind need the extra: pip install 'vnreport[documents]'.",
        "Loại tệp này cần phần cài thêm: pip install 'vnreport[documents]'.",
    ),
}
"""Each reason in English and in Vietnamese."""


class ConversionError(Exception):
    """No text can be taken out of the file. The reason is all that is said: a reader's own message may
    hold what is in the file."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason

    def __str__(self) -> str:
        return SAID[self.reason][0]


def available() -> dict[str, str]:
    """Media type by ending, of the files whose reader is installed (the extra ``documents``)."""
    return {kind.ending: kind.media_type for kind in KINDS if find_spec(kind.module) is not None}


def kind_of(name: str) -> str | None:
    """The media type of a file by its ending, or ``None`` for plain text; raises ``ConversionError``
    where the reader is not installed."""
    ending = PurePath(name).suffix.lower()
    media_type = next((kind.media_type for kind in KINDS if kind.ending == ending), None)
    if media_type is not None and ending not in available():
        raise ConversionError("no-reader")
    return media_type
