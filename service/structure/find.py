"""Structure of a report (first stub: a line is a block, sentences end at full stops)."""

from __future__ import annotations

import re

from service.lexicon.model import Lexicon
from service.structure.model import Block, Line, Sentence, Structure
from service.text.align import Text
from service.text.span import Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE = re.compile(r"\S(?:[^.;?!]|[.;?!](?!\s|[A-ZĐ]))*+[.;?!]?")


def read_structure(text: Text, lexicon: Lexicon) -> Structure:
    """Read lines, blocks, sections, sentences and speaker turns of ``text``."""
    lines: list[Line] = []
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    for match in _LINE.finditer(text.norm):
        span = Span(match.start(), match.end())
        lines.append(Line(span, "body", None, span))
        blocks.append(Block(len(blocks), span, "body", None, None, None, None, None))
        for part in _SENTENCE.finditer(text.norm, span.start, span.end):
            sentences.append(Sentence(len(sentences), Span(part.start(), part.end()), blocks[-1].index, None))
    return Structure(text, tuple(lines), (), tuple(blocks), tuple(sentences), (), None)
