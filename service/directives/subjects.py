"""From a named subject to what it must do: "Sở Y tế, theo chức năng của mình, phải …"."""

from __future__ import annotations

import re
from dataclasses import replace

from service.directives.clause import Clause
from service.directives.leads import SETTING
from service.directives.parties import SPEAKER, Phrase
from service.directives.scanner import SOFT, SPACE, Scanner
from service.text.fold import pattern
from service.text.lazy import regex
from service.text.span import Span

_REACH = 260  # characters from a subject to its verb
_NEAR, _CLOSE = 120, 45
_LONGEST_NAMING = 14
_PAUSE = regex(r"[,;:.]")
# a comma ends the subject unless more is said of who it is
_STOP = pattern(r"[;:.]|,(?!\s+(?:đặc\s+biệt|nhất\s+là|kể\s+cả|trong\s+đó|bao\s+gồm)(?!\w))")
_ABOVE_ALL = pattern(r",\s+(?:nhất\s+là|đặc\s+biệt\s+là|trước\s+hết\s+là|kể\s+cả|trong\s+đó\s+có)\s+")
# what tells which of those: "có tỷ lệ giải ngân dưới 30%", "chưa hoàn thành chỉ tiêu,"
_WHICH = pattern(
    r"\s+(?:có|còn|đang|chưa|được|đạt)\s+(?:[^,;:.]|\.(?=\d)){3,80}?(?:\d\s*%|,|(?:thấp|chậm|cao|lớn|kéo\s+dài)(?!\w))"
)
_COMMA = regex(r",\s+")
_WORD_START = regex(r"(?<=\s)(?=[^\W\d_])")
_I = "tôi"
_WE_WILL = pattern(r"(?:,|và|nên)\s+(?P<we>(?:chúng\s+)?tôi)\s+sẽ\s+(?:phải\s+|cũng\s+)?")
# what comes about rather than what somebody does
_OUTCOME = pattern(
    r"(?:(?:sớm|nhanh\s+chóng|tiếp\s+tục|không|cố\s+gắng)\s+)*(?:hoàn\s+thành|đạt|vượt|phát\s+triển|tăng|giảm|bứt\s+phá|nâng\s+(?:tổng|số)|"
    r"đóng\s+góp|tạo|thu\s+hút|cung\s+cấp|phục\s+vụ|sản\s+xuất|vận\s+hành|trở|đi\s+vào|phải|được|thu|nhập\s+khẩu|xuất\s+khẩu|"
    r"tiêu\s+thụ|duy\s+trì|hưởng|đón|kết\s+nối|gặp|mất|trả|rút\s+ngắn|về\s+đích|góp\s+phần)(?!\w)"
)
# "căn cứ chức năng, nhiệm vụ được giao, …", "theo thẩm quyền …"
_OFFICE = r"(?:chức\s+năng|nhiệm\s+vụ|thẩm\s+quyền|quyền\s+hạn|lĩnh\s+vực|trách\s+nhiệm)"
_BY_DUTY = pattern(
    rf"(?:căn\s+cứ|theo|trong)\s+(?:phạm\s+vi\s+)?{_OFFICE}(?:\s*,?\s*(?:và\s+)?{_OFFICE})*"
    r"(?:\s+(?:được\s+giao|được\s+phân\s+công|của\s+mình|của\s+đơn\s+vị|quản\s+lý))*\s*,?\s*"
)
# "Sở Y tế được giao chủ trì …"
_CHARGED_WITH = pattern(r"được\s+(?:giao|phân\s+công|chỉ\s+định)\s+(?:(?:nhiệm\s+vụ|trách\s+nhiệm)\s+)?(?:là\s+)?")
_MUST_NOT = pattern(r"(?:không|chưa|chẳng)\s+nên|tuyệt\s+đối\s+không")
_SPIRIT = pattern(r"(?:tinh\s+thần|quan\s+điểm|chủ\s+trương)\s+(?:chung\s+)?(?:của\s+\w+\s+)?(?:là\s+)?")
_MEETS = r"(?:đại\s+hội|hội\s+nghị|kỳ\s+họp|phiên\s+họp|cuộc\s+họp)"
_MEETING = pattern(rf"{_MEETS}(?!\w)")
_MEETING_SETS = pattern(
    rf"(?:\A|(?<=\n)|(?<=[,.;+*•-]\s))(?P<who>{_MEETS})\s+(?:(?:cũng|đã|vừa)\s+){{0,2}}{SETTING}(?!\w)"
)
_COUNCIL = pattern(r"hội\s+đồng\s+nhân\s+dân|hđnd|chính\s+phủ|quốc\s+hội|thường\s+trực\s+h")


def acting(scanner: Scanner, phrase: Phrase, at: int, end: int, clause: Clause) -> Clause:
    """What ``phrase`` is said to do, from the words at ``at`` behind it."""
    clause = replace(clause, actor=phrase)
    modal = scanner.modal(at, end)
    if modal is not None:
        return replace(clause, tone="modal", action=modal)
    resolve = scanner.mark("resolve", at, end)
    if resolve:
        action = scanner.action(scanner.past_light(resolve.end(), end), end)
        start = action.start() if action else scanner.skip(SPACE, resolve.end(), end)
        return replace(clause, tone="resolve", action=start, verb=resolve[0])
    duty = _BY_DUTY.match(scanner.key, scanner.skip(SOFT, phrase.span.end, end), end)
    charged = scanner.action(duty.end(), end) if duty else None
    if charged:
        return replace(clause, tone="plain", action=charged.start())
    goal = scanner.goal(at, end)
    if goal is not None:
        return replace(clause, tone="goal", action=goal.action, verb="duty" if goal.duty else "")
    action = scanner.action(scanner.skip(SOFT, phrase.span.end, end), end) or scanner.action(at, end)
    if action and _MUST_NOT.match(scanner.key, action.start(), end):
        return replace(clause, tone="modal", action=action.start())
    if action:
        return _behind_trade(scanner, action, end, clause) or replace(clause, tone="plain", action=action.start())
    charged = _CHARGED_WITH.match(scanner.key, at, end)
    if charged and scanner.action(charged.end(), end):
        return replace(clause, tone="plain", action=charged.end())
    if scanner.mark("past", at, end):
        return _behind_relative(scanner, at, end, clause) or replace(clause, tone="past")
    behind = _behind_above_all(scanner, phrase.span.end, end, clause)
    if behind is not None:
        return behind
    behind = _behind_aside(scanner, phrase.span.end, end, clause)
    return behind if behind.tone != "none" else _behind_relative(scanner, at, end, clause) or behind


def _behind_trade(scanner: Scanner, action: re.Match[str], end: int, clause: Clause) -> Clause | None:
    """ "các cơ sở xuất khẩu thủy sản tuyệt đối không …": the first verb tells their trade."""
    if " ".join(action["verb"].split()) not in scanner.words.trades:
        return None
    strong = scanner.words.marks["strong"].search(scanner.key, action.end(), min(end, action.end() + _CLOSE))
    if strong is None or _PAUSE.search(scanner.text.norm, action.end(), strong.start()):
        return None
    clause = _with_longer_actor(clause, strong.start() - 1)
    modal = scanner.modal(strong.start(), end)
    if modal is not None:
        return replace(clause, tone="modal", action=modal)
    return replace(clause, tone="plain", action=strong.start())


def _behind_relative(scanner: Scanner, at: int, end: int, clause: Clause) -> Clause | None:
    """ "Các tổ chức được cấp phép khai thác cát phải lắp đặt …": the verb tells which of them."""
    modal = scanner.modal_after(at, min(end, at + _NEAR))
    if modal is None or _STOP.search(scanner.key, at, modal.start()):
        return None
    action = scanner.action(scanner.skip(SPACE, modal.end(), end), end)
    if action is None:
        return None
    return replace(_with_longer_actor(clause, modal.start() - 1), tone="modal", action=action.start())


def _with_longer_actor(clause: Clause, end: int) -> Clause:
    assert clause.actor is not None
    return replace(clause, actor=replace(clause.actor, span=Span(clause.actor.span.start, end)))


def _behind_above_all(scanner: Scanner, start: int, end: int, clause: Clause) -> Clause | None:
    """ "Các nhà thầu, đặc biệt là những nhà thầu có tiến độ dưới 30%, tăng ca …": those meant above all."""
    lead = _ABOVE_ALL.match(scanner.key, start, end)
    phrase = scanner.parties.read(lead.end(), end) if lead else None
    if phrase is None:
        return None
    which = _WHICH.match(scanner.key, phrase.span.end, end)
    at = scanner.skip(SOFT, which.end() if which else phrase.span.end, end)
    modal = scanner.modal(at, end)
    if modal is not None:
        return replace(clause, tone="modal", action=modal)
    action = scanner.action(at, end)
    return replace(clause, tone="plain", action=action.start()) if action else None


def _behind_aside(scanner: Scanner, start: int, end: int, clause: Clause) -> Clause:
    """The action after a phrase between subject and verb: ", căn cứ nhiệm vụ được giao, …"."""
    if not scanner.mark("aside", scanner.skip(SOFT, start, end), end):
        return clause
    limit = min(end, start + _REACH)
    modal = scanner.modal_after(start, limit)
    if modal and scanner.text.norm[modal.start() - 1] in " ,":
        return replace(clause, tone="modal", action=scanner.skip(SPACE, modal.end(), end))
    for match in _COMMA.finditer(scanner.text.norm, start + 1, limit):
        if scanner.action(match.end(), end) and not scanner.parties.read(match.end(), end):
            return replace(clause, tone="plain", action=match.end())
    found = first_action(scanner, start + 1, min(end, start + _NEAR))
    return clause if found is None else replace(clause, tone="plain", action=found)


def first_action(scanner: Scanner, start: int, end: int) -> int | None:
    """The first word that begins an action and is no part of a name ("theo nhiệm vụ được giao")."""
    for match in _WORD_START.finditer(scanner.text.norm, start, end):
        if scanner.action(match.start(), end) and not is_named(scanner, start, match.start()):
            return match.start()
    return None


def is_named(scanner: Scanner, start: int, at: int) -> bool:
    """Whether the word before ``at`` makes a noun of the verb there: "theo yêu cầu"."""
    end = at
    while end > start and scanner.key[end - 1].isspace():
        end -= 1
    low = max(start, end - _LONGEST_NAMING)
    return any(match.end() == end for match in scanner.words.marks["naming"].finditer(scanner.key, low, end))


def fronted_subject(scanner: Scanner, at: int, end: int) -> int | None:
    """Where the subject begins in "Kiểm tra hiện trường, Bí thư … cho biết …": what stands before
    it is the speaker's own doing, in passing."""
    if not (scanner.action(at, end) or scanner.mark("fronted", at, end)):
        return None
    reach = min(end, at + 2 * _REACH)
    if scanner.key.find(",", at, reach) < 0:
        return None
    for match in scanner.words.head.finditer(scanner.key, at, reach):
        if scanner.head_kind(match) != "person" or match["many"]:
            continue
        if scanner.text.norm[max(at, match.start() - 4) : match.start()].strip()[-1:] != ",":
            continue
        phrase = scanner.parties.read(match.start(), end)
        after = scanner.past_light(phrase.span.end, end) if phrase else end
        if after < end and not _is_told(scanner, after, end):
            return match.start()
    return None


def _is_told(scanner: Scanner, at: int, end: int) -> bool:
    """Whether what follows a person makes him or her one more who must act: "Báo cáo Chủ tịch, Phó
    Chủ tịch xem xét"."""
    if scanner.mark("modal", at, end):
        return True
    order = scanner.order(at, end)
    if order is not None and ("telling" in order.verb.uses or "doing" not in order.verb.uses):
        return False
    return scanner.action(at, end) is not None and scanner.mark("fronted", at, end) is None


def promised(scanner: Scanner, at: int, end: int, clause: Clause) -> Clause | None:
    """ "Đơn hàng không thiếu, chúng tôi sẽ tuyển thêm …": what the speaker means to do, behind something else."""
    match = _WE_WILL.search(scanner.key, at, end) if scanner.key.find(_I, at, end) > 0 else None
    action = scanner.action(match.end(), end) if match else None
    if match is None or action is None:
        return _body_will(scanner, at, end, clause)
    we = Phrase(Span(match.start("we"), match.end("we")), "person")
    return replace(clause, tone="resolve", actor=we, action=action.start(), verb="sẽ")


def _body_will(scanner: Scanner, at: int, end: int, clause: Clause) -> Clause | None:
    """ "Tinh thần là Bộ sẽ kiến nghị sửa đổi": the same of an institution."""
    spirit = _SPIRIT.match(scanner.key, at, end)
    phrase = scanner.party(spirit.end(), end) if spirit else None
    if phrase is None:
        return None
    done = acting(scanner, phrase, scanner.past_light(phrase.span.end, end), end, clause)
    return done if will_do(done, scanner) else None


def is_speaker(scanner: Scanner, phrase: Phrase | None) -> bool:
    """Whether the party is whoever speaks: "chúng tôi"."""
    return phrase is not None and SPEAKER.fullmatch(scanner.key, *phrase.span) is not None


def will_do(clause: Clause, scanner: Scanner) -> bool:
    """Whether an institution is said to be going to do something ("Hiệp hội sẽ mở lớp tập huấn"), not what is
    expected of it or of the world ("tỉnh sẽ sớm hoàn thành chỉ tiêu")."""
    if clause.tone != "resolve" or clause.actor is None or clause.action is None or clause.verb != "sẽ":
        return False
    acts = (
        clause.actor.kind in ("organ", "name", "place") and scanner.action(clause.action, len(scanner.key)) is not None
    )
    return acts and _OUTCOME.match(scanner.key, clause.action) is None


def meeting(scanner: Scanner, at: int, end: int) -> Phrase | None:
    """Those who meet, as a party: "Đại hội xác định …"."""
    match = _MEETING.match(scanner.key, at, end)
    return Phrase(Span(*match.span()), "organ") if match else None


def meeting_that_sets(scanner: Scanner, at: int, end: int) -> Phrase | None:
    """The same behind an opening: "Để thực hiện, Đại hội đề ra ba khâu đột phá: …"."""
    match = _MEETING_SETS.search(scanner.key, at, end)
    return Phrase(Span(*match.span("who")), "organ") if match else None


def may_order(scanner: Scanner, phrase: Phrase) -> bool:
    """Whether the party is one that gives orders: a person, a council, the Government."""
    return phrase.kind == "person" or is_council(scanner, phrase)


def is_council(scanner: Scanner, phrase: Phrase) -> bool:
    """Whether the party is a council or the Government."""
    return _COUNCIL.match(scanner.key, phrase.span.start) is not None
