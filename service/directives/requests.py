"""What is asked after a verb of ordering: "yêu cầu …", "giao …", "nhấn mạnh, … phải …"."""

from __future__ import annotations

from dataclasses import replace

from service.directives.clause import Clause
from service.directives.leads import behind_lead_on
from service.directives.openings import opening_step
from service.directives.parties import Phrase
from service.directives.scanner import SOFT, SPACE, FoundOrder, Scanner
from service.directives.subjects import acting, first_action, is_council, is_speaker, will_do
from service.text.fold import pattern
from service.text.lazy import regex

_AND_MORE = pattern(r"\s*(?:,\s*đồng\s+thời|đồng\s+thời|,|và)\s*")
_ROLE = pattern(
    r"(?:là|làm|giữ\s+vai\s+trò(?:\s+là)?|đảm\s+nhiệm)\s+(?:cơ\s+quan|đơn\s+vị|đầu\s+mối|thành\s+viên|tổ\s+trưởng|trưởng|chủ\s+đầu\s+tư)(?!\w)"
)
_MUST_NOT = pattern(r"(?:tuyệt\s+đối\s+)?không\s+(?:được|để)(?!\w)")
_NOT_YET = pattern(r"chưa\s+")
_IN_CASE = pattern(r"(?:nếu|khi|trường\s+hợp)\s[^;:.]{3,120}?(?<!\w)(?:thì\s+(?:sẽ\s+)?|sẽ\s+)")
_PROMISE = "cam kết"
_COLON, _TOPIC = regex(r":(?!\d)"), 140  # characters that may say of what one concludes
_THEN_MUST = pattern(r",\s+(?:do\s+đó|vì\s+vậy|vì\s+thế|nên|và)?\s*,?\s*(?:phải|cần(?:\s+phải)?)\s+")
# "giao các nhiệm vụ cụ thể cho các sở": what they are follows
_HANDS_OUT = pattern(
    r"(?:các\s+|một\s+số\s+|những\s+)?nhiệm\s+vụ(?:\s+(?:cụ\s+thể|trọng\s+tâm))?\s+(?:cho|đối\s+với)\s+"
)
_REMINDS, _REMINDED = "lưu ý", pattern(r"lưu\s+ý\s+$")
_DEMANDS = pattern(r"đòi\s+hỏi")
_PROPOSAL = pattern(
    r"(?:các\s+|những\s+)?(?:đề\s+xuất|kiến\s+nghị|đề\s+nghị|chủ\s+trương|phương\s+án|ý\s+kiến|nội\s+dung|giải\s+pháp|đề\s+án)(?!\w)"
)
# "đồng ý về chủ trương hỗ trợ tỉnh …", "nhất trí về nguyên tắc việc bổ sung …"
_DECISION = pattern(r"(?:chủ\s+trương|nguyên\s+tắc)\s*,?\s*(?:về\s+)?(?:(?:với\s+)?việc\s+)?")
_MATTER = pattern(r"(?<!\w)(?:việc|vấn\s+đề|nhiệm\s+vụ|yêu\s+cầu)(?!\w)")
ALREADY = pattern(
    r"(?:đã\s+có\s+(?:văn\s+bản|công\s+văn|công\s+điện)|có\s+(?:văn\s+bản|công\s+văn|công\s+điện|ý\s+kiến)|cũng\s+đã|đã|vừa\s+mới|vừa)(?!\w)\s*"
)
SENT = pattern(
    r"(?:(?:cũng\s+)?(?:(?:đã|vừa|mới)\s+){0,2}(?:có|gửi|ký|ban\s+hành|ra|phát)\s+"
    r"(?:công\s+điện|công\s+văn|văn\s+bản|chỉ\s+thị|thông\s+báo|ý\s+kiến|kết\s+luận)[^.;:]{0,160}?,?\s+(?:trong\s+đó\s+)?)"
    r"(?=yêu\s+cầu|đề\s+nghị|giao|chỉ\s+đạo(?!\s*,)|kiến\s+nghị)"
)
_FAR, _NEAR, _FURTHEST = 160, 120, 420
_AFTER_PAUSE = pattern(
    r"(?<!\w)(?:nên|thì)\s+$|[,:]\s*(?:(?:song|nhưng|do\s+đó|vì\s+vậy|vì\s+thế|đồng\s+thời|tuy\s+nhiên|và)\s*,?\s*)?$"
)


def after_order(scanner: Scanner, order: FoundOrder, end: int, clause: Clause) -> Clause:
    """The clause after a verb of ordering; its tone is "none" when nothing is asked."""
    order = strongest(scanner, order, end)
    clause = replace(clause, tone="order", verb=order.words)
    if order.verb.force == "commitment":
        return _agreed(scanner, order.end, end, clause)
    return _asked(scanner, order, end, clause)


def strongest(scanner: Scanner, order: FoundOrder, end: int) -> FoundOrder:
    """The verb that counts of several, e.g. "nhất trí và chỉ đạo, giao nhiệm vụ", "thống nhất và kết luận:"."""
    for _ in range(4):
        more = _AND_MORE.match(scanner.key, order.end, end)
        following = scanner.order(more.end(), end) if more else None
        if following is None:
            break
        leads_on = "concluding" in following.verb.uses and scanner.leads_to_list(following.end)
        counts = following if following.verb.direct or not order.verb.direct or leads_on else order
        order = counts._replace(end=following.end)
    return order


def _asked(scanner: Scanner, order: FoundOrder, end: int, clause: Clause) -> Clause:
    at, direct = order.end, order.verb.direct
    doing = scanner.doing_needs(scanner.skip(SOFT, at, end), end)
    if doing is not None:
        return replace(clause, action=doing)
    concluded = _concluded(scanner, order, end)
    if concluded is not None:
        return replace(clause, action=concluded)
    for _ in range(4):
        skipped = scanner.past_leading(at, end)
        if "stressing" in order.verb.uses and _MATTER.search(scanner.key, at, skipped):
            direct = True  # "lưu ý việc bảo đảm an toàn"
        if order.words == _REMINDS and scanner.key.startswith(" ", order.end) and scanner.action(order.end + 1, end):
            direct = True  # "lưu ý phòng, chống tiêu cực"
        if scanner.words.marks["future"].search(scanner.key, at, skipped):
            clause = replace(clause, future=True)
        at = skipped
        asked = _asked_here(scanner, order, at, end, clause, direct=direct)
        if asked is not None:
            return asked
        step = opening_step(scanner, at, end, clause)
        if step is None:
            break
        clause, at = step
    return _asked_of_none(scanner, order, at, end, clause, direct=direct)


def _concluded(scanner: Scanner, order: FoundOrder, end: int) -> int | None:
    """The first action behind "đồng chí Chủ tịch kết luận, về thu ngân sách: [rà soát các khoản thu]; …"."""
    if "concluding" not in order.verb.uses or "telling" in order.verb.uses:
        return None
    colon = _COLON.search(scanner.text.norm, order.end, min(end, order.end + _TOPIC))
    at = scanner.skip(SPACE, colon.end(), end) if colon else end
    return at if colon and scanner.action(at, end) and not scanner.order(at, end) else None


def _asked_here(
    scanner: Scanner, order: FoundOrder, at: int, end: int, clause: Clause, *, direct: bool
) -> Clause | None:
    """What is asked, where it begins at once: another order, a modal, a party, an action."""
    nested = scanner.order(at, end) if not direct else None
    if nested and nested.verb.force == "directive" and "headless" in nested.verb.uses and nested.verb.direct:
        return after_order(scanner, nested, end, replace(clause, verb=""))  # 'kết luận: "Giao Sở Y tế …"'
    modal = scanner.modal(at, end)
    if modal is not None:
        return replace(clause, action=modal)
    if "stressing" in order.verb.uses and _MUST_NOT.match(scanner.key, at, end) and scanner.action(at, end):
        return replace(clause, action=at)  # "lưu ý không được chi sai đối tượng"
    goal = scanner.goal(at, end) if direct else None
    if goal is not None:
        return replace(clause, action=goal.action)  # "đề nghị xác định mục tiêu năm 2013 là tăng cường …"
    resolve = scanner.mark("resolve", at, end) if "telling" in order.verb.uses and clause.issuer else None
    if resolve and scanner.action(scanner.skip(SPACE, resolve.end(), end), end):
        # "ông cho biết sẽ ký hợp đồng dài hạn"
        return replace(clause, verb=_PROMISE, action=scanner.skip(SPACE, resolve.end(), end))
    phrase = scanner.party(at, end)
    if phrase is not None:
        return _asked_of(scanner, phrase, end, clause, direct=direct)
    if not direct:
        return None
    action = at if scanner.action(at, end) else scanner.passive(at, end)  # "đề xuất được ứng vốn 20%"
    return replace(clause, action=action) if action is not None else None


def _asked_of_none(scanner: Scanner, order: FoundOrder, at: int, end: int, clause: Clause, *, direct: bool) -> Clause:
    """No party and no action follows at once: a list may, or a thing that needs something."""
    handed = _HANDS_OUT.match(scanner.key, scanner.skip(SPACE, order.end, end), end) if direct else None
    phrase = scanner.party(handed.end(), end) if handed else None
    if phrase is not None and phrase.span.end >= end - 2:
        return replace(clause, actor=phrase)
    behind = behind_lead_on(scanner, at, end) if direct or "stressing" in order.verb.uses else None
    if behind is not None:
        return replace(clause, action=behind)
    if scanner.leads_to_list(end) and (direct or scanner.words.marks["matter"].search(scanner.key, at, end)):
        return clause
    told_of_need = "telling" in order.verb.uses and clause.issuer is not None and clause.issuer.kind == "group"
    needed = None if told_of_need else scanner.thing_needs(at, end)  # "Các bác sĩ cho biết nhiều người cần …"
    if needed is not None and not _DEMANDS.search(scanner.key, at, needed):
        return replace(clause, action=needed)
    if "telling" not in order.verb.uses and (must := somebody_must(scanner, at, end, clause)):
        return must
    if "telling" not in order.verb.uses and (then := _THEN_MUST.search(scanner.key, at, min(end, at + _FAR))):
        action = scanner.action(scanner.skip(SPACE, then.end(), end), end)
        if action:  # "nhấn mạnh, đây là công trình trọng điểm, phải hoàn thành trong năm"
            return replace(clause, action=action.start())
    modal = scanner.modal_after(at, min(end, at + _NEAR)) if direct else None
    return replace(clause, action=scanner.skip(SPACE, modal.end(), end)) if modal else _nothing(clause)


def somebody_must(scanner: Scanner, at: int, end: int, clause: Clause) -> Clause | None:
    """ "nhấn mạnh: năm nay là năm cuối của kế hoạch, để về đích, các xã cần rà soát …": what is asked comes
    behind what it is asked for."""
    for head in scanner.words.head.finditer(scanner.key, at, min(end, at + _FURTHEST)):
        if not _AFTER_PAUSE.search(scanner.key, max(at, head.start() - 16), head.start()):
            continue
        phrase = scanner.party(head.start(), end)
        start = scanner.modal(scanner.past_light(phrase.span.end, end), end) if phrase else None
        if start is not None and scanner.action(start, end) and not scanner.mark("hardship", start, end):
            return replace(clause, actor=phrase, action=start)
    return None


def _asked_of(scanner: Scanner, phrase: Phrase, end: int, clause: Clause, *, direct: bool) -> Clause:
    clause = replace(clause, actor=phrase)
    at = scanner.past_light(phrase.span.end, end)
    nested = scanner.order(at, end)
    if nested and not direct and "doing" not in nested.verb.uses:
        # "cho biết, Thủ tướng yêu cầu …"
        return after_order(scanner, nested, end, replace(clause, issuer=phrase, actor=None))
    role = _ROLE.match(scanner.key, at, end) if direct else None
    if role:
        return replace(clause, action=role.start())  # "giao Bộ Xây dựng là cơ quan thường trực"
    not_yet = _NOT_YET.match(scanner.key, at, end) if direct else None
    if not_yet and scanner.action(not_yet.end(), end):
        return replace(clause, action=at)  # "đề nghị Bộ chưa điều chỉnh lương"
    if nested and direct:
        # "giao Sở Y tế (trực tiếp) yêu cầu các bệnh viện rà soát": asking is what is asked
        at_once = scanner.action(scanner.skip(SOFT, phrase.span.end, end), end)
        return replace(clause, action=at_once.start() if at_once else at)
    done = acting(scanner, phrase, at, end, clause)
    if not direct and done.tone == "modal" and is_speaker(scanner, phrase):
        return _nothing(clause)  # 'chia sẻ: "Chúng tôi phải tăng lương mới giữ được người"'
    direct = direct or _is_reminded(scanner, phrase, clause)
    if done.tone == "modal" or (direct and done.tone in ("plain", "resolve")):
        return replace(done, tone="order")
    if (clause.future or will_do(done, scanner)) and done.tone in ("plain", "resolve") and phrase.kind != "person":
        # "cho biết, thời gian tới, xã tập trung …"; "khẳng định: Đảng ủy sẽ …" promises
        return replace(done, tone="order", verb="" if clause.future else _PROMISE)
    if scanner.leads_to_list(end):
        return clause
    found = (
        first_action(scanner, phrase.span.end, min(end, phrase.span.end + _NEAR))
        if direct and done.tone == "none"
        else None
    )
    return _nothing(clause) if found is None else replace(clause, action=found)


def _is_reminded(scanner: Scanner, phrase: Phrase, clause: Clause) -> bool:
    """ "lưu ý tỉnh chuẩn bị phương án …": a party right behind the verb is told, as in "lưu ý, tỉnh …" none is."""
    start = phrase.span.start
    return clause.verb == _REMINDS and _REMINDED.search(scanner.key, max(0, start - 12), start) is not None


def _agreed(scanner: Scanner, at: int, end: int, clause: Clause) -> Clause:
    """ "đồng ý xem xét", "nhất trí với đề xuất của Bộ Y tế cần bố trí …"."""
    at = scanner.past_leading(at, end)
    case = _IN_CASE.match(scanner.key, at, end)
    if case and scanner.action(case.end(), end):
        return replace(clause, action=case.end())  # "cam kết nếu đủ mặt bằng sẽ thi công vượt tiến độ"
    decision = _DECISION.match(scanner.key, at, end)
    nested = scanner.order(decision.end() if decision else at, end)
    if nested and nested.verb.force == "directive" and "headless" in nested.verb.uses:
        return after_order(scanner, nested, end, replace(clause, verb=""))  # "thống nhất chủ trương, giao Sở …"
    if decision and scanner.action(decision.end(), end):
        return replace(clause, action=decision.end())
    if not _PROPOSAL.match(scanner.key, at, end):
        resolve = scanner.mark("resolve", at, end)
        if resolve:
            return replace(clause, action=scanner.skip(SPACE, resolve.end(), end))
        if scanner.action(at, end):
            return replace(clause, action=at)
        phrase = scanner.party(at, end)
        done = acting(scanner, phrase, scanner.past_light(phrase.span.end, end), end, clause) if phrase else clause
        if done.tone in ("resolve", "modal") and done.action:
            return replace(done, tone="order")  # "cam kết Bộ sẽ sửa đổi Thông tư"
    modal = scanner.modal_after(at, min(end, at + _FAR))
    return replace(clause, action=scanner.skip(SPACE, modal.end(), end)) if modal else _nothing(clause)


def _nothing(clause: Clause) -> Clause:
    return replace(clause, tone="none", verb="", actor=None, issuer=None, action=None)


def _may_speak(phrase: Phrase, order: FoundOrder) -> bool:
    """Whether a party says what the verb may also tell of doing: "UBND tỉnh chỉ đạo …" is done, "Bộ đề xuất …" said."""
    return phrase.kind == "person" or ("voicing" in order.verb.uses and phrase.kind in ("organ", "group", "place"))


def speaks(scanner: Scanner, phrase: Phrase, order: FoundOrder, *, ordered: bool, already: bool) -> bool:
    """Whether the subject of a verb of ordering speaks, rather than acts on an order itself."""
    if "doing" in order.verb.uses:
        return not ordered and not already and _may_speak(phrase, order)
    told_to = ordered and "asking" in order.verb.uses and phrase.kind in ("organ", "group")
    return not told_to or is_council(scanner, phrase)
