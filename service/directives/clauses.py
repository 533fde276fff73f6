"""Reads a clause from left to right: its opening, who speaks or acts, the verb.

Whether an action is a directive is decided by ``passage``, which knows where the clause stands;
here only its own words count.
"""

from __future__ import annotations

from dataclasses import replace

from service.directives.clause import NOTHING, Clause
from service.directives.later import later_order
from service.directives.leads import listed_behind
from service.directives.openings import skip_opening
from service.directives.parties import Phrase
from service.directives.requests import ALREADY, SENT, after_order, somebody_must, speaks, strongest
from service.directives.scanner import REFUSED, SOFT, SPACE, FoundOrder, Scanner
from service.directives.subjects import acting, fronted_subject, is_council, meeting, meeting_that_sets, promised
from service.text.fold import pattern

_SO_MUST = pattern(
    r"(?<!\w)(?:nên|do\s+đó|do\s+vậy|vì\s+vậy|vì\s+thế|bởi\s+vậy),?\s+(?:phải\s|cần\s+(?:phải\s)?|(?=không\s+(?:được|để)\s))"
)
_WHOEVER = pattern(r"(?<!\w)nào\s[^;.:]{3,300}?(?<!\w)(?P<then>thì)\s")
_AGREES = pattern(
    r"\s+(?:cũng\s+)?(?:thống\s+nhất|nhất\s+trí|quyết\s+nghị|quyết\s+định)\s+(?!đánh\s+giá|thông\s+qua|ghi\s+nhận|nhận\s+định)"
)
_MODAL_END = pattern(r"(?<!\w)(?:phải|cần)\s+$")
_REFUSED = pattern(REFUSED)


def read_clause(scanner: Scanner, start: int, end: int, *, ordered: bool) -> Clause:
    """The clause of ``[start, end)``; ``ordered`` says that it stands in a list of orders or tasks,
    where "UBND tỉnh chỉ đạo các sở …" is what is to be done, not somebody's order."""
    clause, at = skip_opening(scanner, start, end)
    at = fronted_subject(scanner, at, end) or at
    found = _core(scanner, at, end, clause, ordered=ordered)
    if found.tone == "plain" and scanner.mark("earlier", scanner.skip(SPACE, start, end), end):
        found = replace(found, tone="past")  # "Trước đó, Bộ Y tế đặt mục tiêu …" is told
    if found.tone in ("none", "says", "past") or (
        found.tone == "plain" and _may_go_on(scanner, found, ordered=ordered)
    ):
        later = later_order(scanner, at, end, clause, found.issuer or found.actor)
        later = later or _list_of(scanner, start, end, found)
        return later or (_behind_reason(scanner, at, end, clause) if found.tone == "none" else None) or found
    return found


def _behind_reason(scanner: Scanner, at: int, end: int, clause: Clause) -> Clause | None:
    """What follows from what is told: "…, chúng tôi sẽ tuyển thêm", "Đây là tuyến huyết mạch nên phải thông xe sớm"."""
    will = promised(scanner, at, end, clause)
    reason = _SO_MUST.search(scanner.key, at, end) if will is None else None
    action = scanner.action(scanner.skip(SPACE, reason.end(), end), end) if reason else None
    if action:
        return replace(clause, tone="modal", action=action.start())
    case = _WHOEVER.search(scanner.key, at, end)  # "Nơi nào để tai nạn tăng thì chủ tịch xã phải …"
    begins = at if clause.issuer is not None else case.start("then") if case else None
    at_once = scanner.modal(scanner.skip(SPACE, case.end(), end), end) if case else None
    if will is None and at_once is not None and scanner.action(at_once, end):
        return replace(clause, tone="modal", action=at_once)  # "Đơn vị nào chậm nộp thì phải chịu trách nhiệm"
    must = somebody_must(scanner, begins, end, clause) if will is None and begins is not None else None
    return replace(must, tone="modal") if must else will


def _list_of(scanner: Scanner, at: int, end: int, found: Clause) -> Clause | None:
    """A list behind a colon that the subject proposes, or sets as tasks."""
    subject = found.issuer or found.actor or meeting_that_sets(scanner, at, end)
    listed = listed_behind(scanner, at, end) if subject is not None else None
    if subject is None or listed is None:
        return None
    action, proposed = listed
    verb = "đề xuất" if proposed else ""
    return replace(NOTHING, tone="order", action=action, issuer=subject, verb=verb, future=not proposed)


def _may_go_on(scanner: Scanner, found: Clause, *, ordered: bool) -> bool:
    """Whether an order may follow what the subject does first: "Hội đồng nhân dân thống nhất … và
    yêu cầu …"."""
    if ordered:
        return found.actor is not None and is_council(scanner, found.actor)
    return not found.future


def _core(scanner: Scanner, at: int, end: int, clause: Clause, *, ordered: bool) -> Clause:
    order = scanner.order(at, end)
    if order and "headless" in order.verb.uses and not _REFUSED.match(scanner.key, order.end, end):
        asked = after_order(scanner, order, end, clause)
        if asked.tone != "none":
            return asked
    led_on = _led_on(scanner, order, end, clause) if order and not ordered and "following" in order.verb.uses else None
    if led_on is not None:
        return led_on
    modal = scanner.modal(at, end)
    if modal is not None:
        return replace(clause, tone="modal", action=modal)
    resolve = scanner.mark("resolve", at, end)
    if resolve:
        return replace(clause, tone="resolve", action=scanner.skip(SPACE, resolve.end(), end), verb=resolve[0])
    goal = scanner.goal(at, end)
    if goal is not None:
        return replace(clause, tone="goal", action=goal.action, verb="duty" if goal.duty else "")
    phrase = scanner.party(at, end)
    if phrase is not None:
        return _with_subject(scanner, phrase, end, clause, ordered=ordered)
    if scanner.action(at, end):
        return replace(clause, tone="plain", action=at)
    resolved = _resolved(scanner, at, end, clause)
    if resolved is not None:
        return resolved
    will = scanner.thing_will(at, end)
    if will is not None:
        return replace(clause, tone="needed", action=will[0], actor=will[1], future=True)
    needed = scanner.point_is(at, end) or scanner.thing_needs(at, end)
    return clause if needed is None else replace(clause, tone="needed", action=needed)


def _resolved(scanner: Scanner, at: int, end: int, clause: Clause) -> Clause | None:
    """ "Hội nghị thống nhất đẩy mạnh …": what those who met are going to do."""
    phrase = meeting(scanner, at, end)
    agrees = _AGREES.match(scanner.key, phrase.span.end, end) if phrase else None
    if agrees is None or not scanner.action(agrees.end(), end):
        return None
    return replace(clause, tone="order", issuer=phrase, action=agrees.end(), verb="", future=True)


def _led_on(scanner: Scanner, order: FoundOrder, end: int, clause: Clause) -> Clause | None:
    """ "Đồng thời chỉ đạo tổ chức Công đoàn cần …": a verb that tells of doing too orders where a modal follows."""
    asked = after_order(scanner, order, end, clause)
    if asked.tone != "order" or asked.action is None or asked.actor is None:
        return None
    return asked if _MODAL_END.search(scanner.key, order.end, asked.action) else None


def _with_subject(scanner: Scanner, phrase: Phrase, end: int, clause: Clause, *, ordered: bool) -> Clause:
    sent = SENT.match(scanner.key, scanner.skip(SOFT, phrase.span.end, end), end)
    at = sent.end() if sent else scanner.past_light(phrase.span.end, end)
    already = ALREADY.match(scanner.key, at, end)
    order = scanner.order(already.end() if already else at, end)
    if order and (sent or speaks(scanner, phrase, order, ordered=ordered, already=already is not None)):
        asked = after_order(scanner, order, end, replace(clause, issuer=phrase))
        if asked.tone != "none":
            return asked
        return replace(clause, tone="says", issuer=phrase, verb=strongest(scanner, order, end).words)
    return acting(scanner, phrase, at, end, clause)
