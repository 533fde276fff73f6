"""Text of a web page, laid out as a browser would: inscriptis over lxml."""

from __future__ import annotations

from inscriptis import Inscriptis
from inscriptis.model.config import ParserConfig
from lxml.etree import LxmlError
from lxml.html import document_fromstring

from service.convert.model import ConversionError
from service.text.decode import DecodeError, decode

_CONFIG = ParserConfig(table_cell_separator="\t")


def text_of(content: bytes) -> str:
    """The whole page; menus and footers too, which the analysis knows how to leave aside."""
    try:
        tree = document_fromstring(_source(content))
    except (LxmlError, ValueError):
        raise ConversionError("damaged") from None
    text: str = Inscriptis(tree, _CONFIG).get_text()
    return text


def _source(content: bytes) -> str | bytes:
    """As text, in whatever Vietnamese was written in; else the parser finds what the page declares."""
    try:
        text = decode(content).text
    except DecodeError:
        return content
    # lxml takes no text that declares its own encoding
    return text.partition("?>")[2] if text.lstrip().startswith("<?xml") else text
