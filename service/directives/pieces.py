"""Cuts a sentence into the pieces that may be directives: at ";", but not inside a list of names."""

from __future__ import annotations

from collections.abc import Iterator

from service.directives.leads import announces
from service.directives.model import Directive
from service.directives.ordinals import ORDINAL, value
from service.directives.scanner import SPACE, Scanner
from service.structure.model import Block, Sentence, Structure
from service.structure.sentences import clauses
from service.text.finder import KEYS, Finder
from service.text.fold import pattern
from service.text.lazy import regex
from service.text.span import Span

# a clause of its own, which is no further object of the verb before the ";"
_FINITE = pattern(r"(?<!\w)(?:là|có|đã|đang|sẽ|đạt|được|chiếm|tăng|giảm|ước|gồm)(?!\w)")
# "; việc trồng cây cung cấp …", "; góp phần …" tell something of their own
_OWN_SUBJECT = pattern(r"(?:việc|góp\s+phần|qua\s+đó|nhờ\s+đó|giá\s+trị|tỷ\s+lệ|sản\s+lượng|tổng|số)(?!\w)")
# "Nâng tỷ lệ … đến năm 2025 đạt 40%; đến năm 2030 đạt 42%"
_BY_YEAR = pattern(r"(?:đến|tới|năm|giai\s+đoạn)\s[^,;.]{0,30}?(?<!\w)(?:đạt|là|trên|còn|khoảng)\s+(?:\w+\s+)?\d")
_ABOVE_ALL = pattern(r"(?:trọng\s+tâm\s+là|nhất\s+là|đặc\s+biệt\s+là|ưu\s+tiên\s+là|trước\s+hết\s+là)(?!\w)")
_AND_ORDERS = pattern(r"\s*,\s+(?:đồng\s+thời\s+|và\s+)?(?=(?:yêu\s+cầu|giao|đề\s+nghị)\s)")
_SOURCE = regex(r"\s*(?:\([^()\n]{2,25}\)|[A-ZĐ][A-ZĐ.]{1,12}(?:\.[a-zA-Z]{2,4})?)\s*-\s+")  # "(TTXVN) - "
_LISTING = Finder(pattern(r"(?<!\w)(?:như|gồm|bao\s+gồm|là|sau|sau\s+đây)\s*:\s*(?=\S)"), KEYS)


def start_of(scanner: Scanner, sentence: Sentence, block: Block, structure: Structure) -> tuple[int, int | None]:
    """Where the words of ``sentence`` begin, behind its item's marker or label, its speaker and its
    ordinal, and that ordinal ("Thứ hai, …", "Hai là, …")."""
    start, end = sentence.span
    if block.marker is not None:
        start = max(start, min(block.marker.end, end))
    if block.turn is not None:
        speaker = structure.turns[block.turn].speaker
        start = speaker.end if start <= speaker.start and speaker.end < end else start
    if block.lead is not None and start <= block.lead.start < end and _is_label(scanner, block.lead):
        return block.lead.end + 1, None
    from_block = sentence.span.start == block.span.start
    source = _SOURCE.match(scanner.text.norm, start, end) if from_block and block.marker is None else None
    start = source.end() if source else start
    match = ORDINAL.match(structure.text.key, block.span.start if from_block else start, end)
    if match is None or match.end() < start - 2:
        return start, None
    return max(start, match.end()), value(match)


def _is_label(scanner: Scanner, lead: Span) -> bool:
    """Whether what stands before an item's colon only names its matter: "Nguồn vốn ODA: …"."""
    if announces(scanner, *lead) or scanner.action(*lead) or scanner.party(*lead) or ORDINAL.match(scanner.key, *lead):
        return False
    return scanner.words.order.search(scanner.key, *lead) is None and scanner.modal_after(*lead) is None


def pieces_of(scanner: Scanner, span: Span) -> Iterator[Span]:
    """The pieces of ``span``; those that are only names ("Giám đốc các sở: Y tế; Tài chính; …") go
    with the next."""
    pieces = clauses(scanner.text.norm, span)
    start: int | None = None
    for index, piece in enumerate(pieces):
        begin = piece.start if start is None else start
        phrase = scanner.parties.read(begin, piece.end)
        if phrase is not None and phrase.span.end >= piece.end and index + 1 < len(pieces):
            start = begin
            continue
        start = None
        yield from _with_later_orders(scanner, Span(begin, piece.end))


def _with_later_orders(scanner: Scanner, piece: Span) -> Iterator[Span]:
    """What is agreed and what is ordered with it: "thống nhất bổ sung vốn, | yêu cầu Sở Tài chính trình phương án"."""
    agreed = any(
        order is not None and order.verb.force == "commitment"
        for order in (
            scanner.order(match.start(), piece.end) for match in scanner.words.order.finditer(scanner.key, *piece)
        )
    )
    start = piece.start
    for comma in _AND_ORDERS.finditer(scanner.key, *piece) if agreed else ():
        order = scanner.order(comma.end(), piece.end)
        told = (
            scanner.party(scanner.skip(SPACE, order.end, piece.end), piece.end) if order and order.verb.direct else None
        )
        if told is not None and scanner.somebody_acts(told.span.start, piece.end):
            yield Span(start, comma.start())
            start = comma.end()
    yield Span(start, piece.end)


def is_listing(scanner: Scanner, last: Directive) -> bool:
    """Whether the directive runs into a list of things: "như: Đường A; Cầu B"."""
    match = _LISTING.search(scanner.key, last.span.start, last.span.end)
    return match is not None and scanner.action(match.end(), last.span.end) is None


def is_further_object(scanner: Scanner, piece: Span) -> bool:
    """Whether a piece goes on with the objects of the verb before it: it has no verb of its own, or
    says which of them matter most."""
    if _ABOVE_ALL.match(scanner.key, *piece):
        return True
    if _BY_YEAR.match(scanner.key, scanner.skip(SPACE, *piece), piece.end):
        return True
    if _OWN_SUBJECT.match(scanner.key, scanner.skip(SPACE, *piece), piece.end):
        return False
    return _FINITE.search(scanner.key, piece.start, piece.end) is None
