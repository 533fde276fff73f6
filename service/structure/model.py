"""What a report is made of: lines, blocks of running text, sentences, sections, speaker turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.text.align import Text
from service.text.span import Span

LineKind = Literal["body", "heading", "bullet", "title", "table", "caption", "byline", "furniture", "blank"]


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line (an endless one is cut at the items inside it). ``span`` leaves out the white
    space and Markdown signs around it; ``kind`` is that of its block; ``marker`` is its numbering or
    bullet ("1.1", "a", "-", "Thứ nhất", "Điều 2"), ``content`` what follows the marker."""

    span: Span
    kind: LineKind
    marker: Span | None
    content: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that stands under it, up to the next heading of its level or above.

    ``number`` is the marker as printed ("I", "1.1", "a", "Điều 2") or ``None``; ``level`` counts
    from 1; ``parent`` is the index of the enclosing section; ``span`` runs from the heading to the
    section's last character.
    """

    index: int
    number: str | None
    title: Span
    level: int
    parent: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, heading or piece of the page: one or several physical lines, virtually
    joined. Blocks are in text order, do not overlap, and hold every character that is not white space.

    ``kind``: "bullet" is every numbered or marked block that is no heading; "byline" who wrote, signed,
    received or posted the document and when; "furniture" the page around it and what it prints twice.
    ``lead`` is the item's label when it has one ("- Lúa mùa: Diện tích …" -> "Lúa mùa"); ``marker``
    its bullet or number; ``section`` the innermost section that it stands in (a heading stands in its
    own); ``parent`` the index of the block that introduces it ("… như sau:") or of the item that it is
    below ("+" under "-"), never a heading; ``turn`` the index of the speaker turn it belongs to.
    """

    index: int
    span: Span
    kind: LineKind
    marker: Span | None
    lead: Span | None
    section: int | None
    parent: int | None
    turn: int | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block, without the block's marker and the space around it. Every block has
    sentences but furniture; a heading is one."""

    index: int
    span: Span
    block: int
    section: int | None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in an interview. ``speaker`` is the range that names him or her in the
    turn's opening ("Đồng chí A, Bí thư …:", "PV:"); where a turn names nobody it is the name found
    before, or for a question its bullet or nothing. ``question`` is true for the interviewer."""

    index: int
    speaker: Span
    span: Span
    question: bool


@dataclass(frozen=True, slots=True)
class Structure:
    """The report read as a page. ``text`` has the line ends inside blocks made spaces, so that
    patterns run over hard-wrapped lines; its offsets are those of the text before."""

    text: Text
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    turns: tuple[Turn, ...]
    title: Span | None
