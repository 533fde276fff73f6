"""The report read as a page: lines, blocks, headings, lists, sentences, speakers.

Each step works on what the one before has left: lines and the page around them, blocks, title and
headings, turns, the tree, sentences. All are linear in the length of the text.
"""

from __future__ import annotations

from dataclasses import replace

from service.lexicon.model import Lexicon
from service.structure.frame import mark_frame
from service.structure.furniture import mark_furniture
from service.structure.headings import classify, mark_headings
from service.structure.lists import parents
from service.structure.model import Block, Line, Section, Sentence, Structure
from service.structure.paragraphs import Draft, join_rows
from service.structure.repeats import mark_repeats
from service.structure.rows import Row, scan
from service.structure.sections import SectionTree
from service.structure.sentences import split_sentences
from service.structure.title import find_title
from service.structure.turns import read_turns
from service.structure.words import Words, words
from service.text.align import Text
from service.text.span import Span

_IN_SECTIONS = ("body", "heading", "bullet", "table", "caption")


def read_structure(text: Text, lexicon: Lexicon) -> Structure:
    """Read lines, blocks, sections, sentences and speaker turns of ``text``; linear in its length."""
    known = words(lexicon)
    rows = scan(text.norm)
    mark_furniture(text.norm, text.key, rows, known)
    mark_frame(text.norm, text.key, rows, known)
    drafts = join_rows(text.norm, text.key, rows, known)
    joined = _join_lines(text, drafts)
    norm, key = joined.norm, joined.key
    mark_repeats(key, drafts)
    classify(norm, key, drafts, known)
    title = find_title(norm, key, drafts, known)
    mark_headings(norm, key, drafts, known)
    drafts, turns, turn_of = read_turns(norm, key, drafts, known)
    blocks, sections = _blocks(norm, drafts, turn_of)
    sentences = _sentences(norm, key, drafts, blocks, known)
    return Structure(joined, _lines(rows, drafts), sections, blocks, sentences, turns, title)


def _join_lines(text: Text, drafts: list[Draft]) -> Text:
    """The text with line ends and page numbers inside blocks made spaces; offsets stay."""
    if all(draft.first == draft.last for draft in drafts):
        return text
    return replace(text, norm=_without_breaks(text.norm, drafts), key=_without_breaks(text.key, drafts))


def _without_breaks(string: str, drafts: list[Draft]) -> str:
    parts: list[str] = []
    position = 0
    for draft in drafts:
        if draft.first != draft.last:
            parts.append(string[position : draft.start])
            position = draft.start
            for start, end in draft.holes:
                parts.append(string[position:start].replace("\n", " "))
                parts.append(" " * (end - start))
                position = end
            parts.append(string[position : draft.end].replace("\n", " "))
            position = draft.end
    parts.append(string[position:])
    return "".join(parts)


def _blocks(norm: str, drafts: list[Draft], turn_of: list[int | None]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    tree = SectionTree(norm)
    section_of = [tree.add(index, draft) if draft.kind in _IN_SECTIONS else None for index, draft in enumerate(drafts)]
    blocks: list[Block] = []
    for index, (draft, parent) in enumerate(zip(drafts, parents(norm, drafts, tree.heads, tree.restarts), strict=True)):
        marker = Span(draft.marker.start, draft.marker.end) if draft.marker else None
        span = Span(draft.start, draft.end)
        blocks.append(
            Block(index, span, draft.kind, marker, _lead_of(draft), section_of[index], parent, turn_of[index])
        )
    return tuple(blocks), tree.finish()


def _lead_of(draft: Draft) -> Span | None:
    return draft.lead if draft.kind in ("body", "bullet") else None


def _sentences(
    norm: str, key: str, drafts: list[Draft], blocks: tuple[Block, ...], known: Words
) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for draft, block in zip(drafts, blocks, strict=True):
        if draft.kind == "furniture" or draft.content >= draft.end:
            continue
        for span in split_sentences(norm, key, Span(draft.content, draft.end), known):
            sentences.append(Sentence(len(sentences), span, block.index, block.section))
    return tuple(sentences)


def _lines(rows: list[Row], drafts: list[Draft]) -> tuple[Line, ...]:
    """The physical lines, each with the kind of its block."""
    for draft in drafts:
        for row in rows[draft.first : draft.last + 1]:
            row.kind = draft.kind
    return tuple(
        Line(
            Span(row.start, row.end),
            row.kind,
            Span(row.marker.start, row.marker.end) if row.marker else None,
            Span(row.content, row.end),
        )
        for row in rows
    )
