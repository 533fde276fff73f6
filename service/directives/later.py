"""An order that stands behind something else: "Đến kiểm tra công trình, Bí thư … yêu cầu …"."""

from __future__ import annotations

from dataclasses import replace

from service.directives.clause import Clause
from service.directives.parties import Phrase
from service.directives.requests import ALREADY, SENT, after_order, strongest
from service.directives.scanner import SOFT, FoundOrder, Scanner
from service.directives.subjects import is_named, may_order
from service.text.fold import pattern
from service.text.lazy import regex

_AND_THEN = pattern(r"(?:,|;|(?<!\w)và|đồng\s+thời|cũng)\s+$")
_THEREFORE = pattern(r"[,;:.]\s*(?:chính\s+)?(?:vì\s+vậy|vì\s+thế|do\s+đó|do\s+vậy|bởi\s+vậy|từ\s+đó)\s*,?\s*$")
# "Trên đây là Kế hoạch …, yêu cầu các khoa …"
_GIVEN = pattern(r"\s*(?:trên\s+đây\s+là|nhận\s+được)\s[^,;:.]{3,160},\s+")
_DONE = pattern(r"(?<!\w)(?:đã|đang|vừa)(?!\w)")
_LISTED_NOUN = pattern(r"(?:công\s+tác|sự)\s+[^,;.:]{2,30},\s+$")
_BOUNDARY = regex(r"(?:^|[,:;\"'.(…-])\s*$")


def later_order(scanner: Scanner, start: int, end: int, clause: Clause, subject: Phrase | None) -> Clause | None:
    """An order that stands behind something else: "Đến kiểm tra công trình, Bí thư … yêu cầu …",
    "Bộ trưởng biểu dương …, đồng thời yêu cầu …"."""
    says: Clause | None = None
    speaker = subject
    for match in scanner.words.order.finditer(scanner.key, start + 1, end):
        order = scanner.order(match.start(), end)
        if order is None or is_named(scanner, start, match.start()) or _is_listed_noun(scanner, start, match.start()):
            continue
        issuer = _issuer_before(scanner, start, match.start(), order)
        if "weak" in order.verb.uses:
            speaker = issuer or speaker  # '"Chỉ bàn làm", Thủ tướng nói, yêu cầu …'
            continue
        if issuer is None and speaker is not None and _goes_on(scanner, match.start(), order, speaker):
            issuer = speaker if speaker is subject or "doing" not in order.verb.uses else None
        if issuer is None and "doing" not in order.verb.uses:
            issuer = scanner.parties.person_before(match.start())
        if issuer is None and not _therefore(scanner, start, match.start(), order):
            continue
        opened = after_order(scanner, order, end, replace(clause, issuer=issuer))
        if opened.tone == "order":
            return opened
        says = says or replace(clause, tone="says", issuer=issuer, verb=strongest(scanner, order, end).words)
    return says


def _is_listed_noun(scanner: Scanner, start: int, at: int) -> bool:
    """ "sát sao trong công tác lãnh đạo, chỉ đạo triển khai dự án" orders nothing."""
    return _LISTED_NOUN.search(scanner.key, max(start, at - 50), at) is not None


def _goes_on(scanner: Scanner, at: int, order: FoundOrder, subject: Phrase) -> bool:
    """ "…, đồng thời yêu cầu …": one who may order does so after something else."""
    asks = order.verb.force == "proposal" and subject.kind == "group"  # "Cử tri phản ánh đường lầy lội và đề nghị …"
    if "following" not in order.verb.uses or not (asks or may_order(scanner, subject)):
        return False
    if asks and _DONE.search(scanner.key, subject.span.end, at):
        return False
    return _AND_THEN.search(scanner.key, max(0, at - 16), at) is not None


def _therefore(scanner: Scanner, start: int, at: int, order: FoundOrder) -> bool:
    """ "Đường đã xuống cấp, vì vậy đề nghị Bộ …": whoever speaks asks for it."""
    if "headless" not in order.verb.uses or not order.verb.direct:
        return False
    return _THEREFORE.search(scanner.key, max(0, at - 24), at) is not None or (
        _GIVEN.fullmatch(scanner.key, start, at) is not None
    )


def _issuer_before(scanner: Scanner, start: int, at: int, order: FoundOrder) -> Phrase | None:
    """The party whose phrase ends where the verb begins; the body in "… người lao động, Ban Thường vụ đề nghị …"."""
    people: Phrase | None = None
    for match in scanner.words.head.finditer(scanner.key, max(start, at - 200), at):
        before = _BOUNDARY.search(scanner.text.norm, max(start, match.start() - 3), match.start())
        phrase = scanner.party(match.start(), at) if before or match.start() == start else None
        if phrase is None:
            continue
        after = scanner.past_light(phrase.span.end, at)
        already = ALREADY.match(scanner.key, after, at)
        sent = SENT.match(scanner.key, scanner.skip(SOFT, phrase.span.end, at), at + 20)
        if at not in (after, already and already.end(), sent and sent.end()):
            continue
        if "doing" in order.verb.uses and (already or phrase.kind != "person"):
            continue
        if phrase.kind != "group":
            return phrase
        people = people or phrase
    return people
