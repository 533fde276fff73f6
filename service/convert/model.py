"""Kinds of files that text is taken out of, and what can be wrong with one."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Literal, NamedTuple

Reason = Literal["damaged", "locked", "no-text", "too-large"]

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


class ConversionError(Exception):
    """No text can be taken out of the file. ``reason`` is all that is said: a reader's own message may
    hold what is in the file."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


def available() -> dict[str, str]:
    """Media type by ending, of the files whose reader is installed (the extra ``documents``)."""
    return {kind.ending: kind.media_type for kind in KINDS if find_spec(kind.module) is not None}
