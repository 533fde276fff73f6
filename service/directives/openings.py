"""What stands before the subject of a clause: "Đồng thời, trong thời gian tới, đối với …, "."""

from __future__ import annotations

import re
from dataclasses import replace

from service.directives.clause import NOTHING, Clause
from service.directives.scanner import SOFT, SPACE, Scanner
from service.text.fold import pattern
from service.text.lazy import regex

_REACH = 260  # characters in which an opening phrase must close
_NEAR = 60  # the same before a modal without a comma
_MOST = 8  # opening phrases before a subject
_CLOSERS = regex(r"[,:](?!\d)|\s-\s")
_YEAR = pattern(r"(?:\s+(?:của\s+)?(?:năm\s+)?20\d\d)?")
_CLOSER_HERE = regex(r"\s*[,:]")
_FINITE = pattern(r"(?<!\w)(?:đã|đang|giúp|là|gồm|đạt)(?!\w)")
_CLOSER = regex(r"\s*[,:-]?\s*")
# "Công tác giảm nghèo: rà soát …" says first of what
_LABEL = pattern(r"(?:công\s+tác|lĩnh\s+vực|nội\s+dung|mảng|khâu)\s[^,;:.]{2,90}:\s+")
_OTHERS = pattern(r"\s*,\s+(?=(?:mỗi|mọi|các|những)\s)")
# "Phát biểu tại buổi lễ đồng chí yêu cầu …": a meeting without a comma
_MEETING = pattern(
    r"(?:(?:cũng\s+)?(?:phát\s+biểu|kết\s+luận|tham\s+luận|trao\s+đổi|báo\s+cáo)(?:\s+chỉ\s+đạo|\s+bế\s+mạc|\s+khai\s+mạc)?\s+)?tại\s+"
    r"(?:đây|cuộc\s+họp|hội\s+nghị|đại\s+hội|hội\s+thảo|diễn\s+đàn|kỳ\s+họp|phiên\s+họp|(?:buổi|lễ|cuộc)\s+(?:làm\s+việc|lễ|\w+)(?:\s+kết)?)"
    r"(?:\s+này)?\s+"
)
_CASE, _THEN = pattern(r"nếu|trường\s+hợp|khi"), pattern(r"(?<!\w)thì\s+")
_ACCORDING_TO = pattern(r"theo")
# "Sau khi nghe Cục Thuế, Sở Tài chính báo cáo, ý kiến của đại biểu, đồng chí Bí thư kết luận: …"
_HEARING = pattern(r"(?:sau\s+khi\s+)?(?:(?:đã|được|lắng)\s+)*nghe\s")
COMING = pattern(
    r"(?<!\w)(?:(?:trong\s+)?(?:\d{1,2}|ba|sáu|nửa)(?:\s+tháng)?\s+cuối\s+năm(?:\s+(?:nay|20\d\d))?"
    r"|(?:nhiệm\s+vụ|phương\s+hướng)(?:\s+trọng\s+tâm)?\s+(?:của\s+)?(?:năm|tháng|quý|thời\s+gian\s+tới)"
    r"|để\s+(?:đạt|thực\s+hiện|hoàn\s+thành|phấn\s+đấu)[^,.;]{0,60}(?:mục\s+tiêu|chỉ\s+tiêu|kế\s+hoạch|nhiệm\s+vụ))(?!\w)"
)
# "Năm 2025 phấn đấu …": a time without a comma
_TIME = pattern(
    r"(?:trong\s+|đến\s+|từ\s+|bước\s+sang\s+)?(?:(?:đầu|giữa|cuối|hết)\s+(?=năm|quý|tháng))?"
    r"(?:năm\s+(?:nay|sau|học\s+\d{4}\s*-\s*\d{4}|20\d\d)"
    r"|(?:quý\s+[ivx1-4]+|tháng\s+\d{1,2}|\d{1,2}\s+tháng\s+cuối\s+năm)(?:\s*[/-]?\s*(?:năm\s+)?20\d\d)?"
    r"|(?:tháng|quý|tuần|kỳ)(?:\s+(?:này|tới))?(?=\s+(?:sẽ|phải|cần)\s)|nay\s+đến\s+cuối\s+năm|hiện\s+nay)\s*,?\s+(?:và\s+(?:những\s+)?năm\s+tiếp\s+theo,?\s+)?"
)


def skip_opening(scanner: Scanner, start: int, end: int) -> tuple[Clause, int]:
    """The offset where the subject or the verb begins, and what the opening says: a time to come,
    a source ("Theo Bộ trưởng, …"), a party concerned."""
    clause, at = NOTHING, start
    for _ in range(_MOST):
        at = scanner.skip(SPACE, at, end)
        step = opening_step(scanner, at, end, clause)
        if step is None:
            break
        clause, at = step
    return clause, at


def opening_step(scanner: Scanner, at: int, end: int, clause: Clause) -> tuple[Clause, int] | None:
    """One connector, time or opening phrase, if one stands at ``at``."""
    future = scanner.mark("future", at, end)
    if future:
        return replace(clause, future=True), scanner.skip(SOFT, scanner.skip(_YEAR, future.end(), end), end)
    if coming := COMING.match(scanner.key, at, end):
        at = coming.end()
        here = _CLOSER_HERE.match(scanner.text.norm, at, end)
        close = None if here else _close(scanner, at, end, once=False, surely=False)
        return replace(clause, future=True), scanner.skip(_CLOSER, close or at, end)
    connector = scanner.mark("connector", at, end)
    if connector and not scanner.action(at, end):
        return clause, scanner.skip(SOFT, connector.end(), end)
    label = _LABEL.match(scanner.key, at, end)
    if label and scanner.begins(label.end(), end):
        return clause, label.end()
    meeting = _MEETING.match(scanner.key, at, end)
    phrase = scanner.party(meeting.end(), end) if meeting else None
    if meeting and phrase and scanner.order(scanner.past_light(phrase.span.end, end), end):
        return clause, meeting.end()
    time = _TIME.match(scanner.key, at, end)
    if time and (scanner.begins(time.end(), end) or scanner.somebody_acts(time.end(), end)):
        return clause, time.end()
    return _opening_phrase(scanner, at, end, clause)


def _opening_phrase(scanner: Scanner, at: int, end: int, clause: Clause) -> tuple[Clause, int] | None:
    action = scanner.action(at, end)
    for role in ("topic", "brief", "about"):
        topic = scanner.mark(role, at, end)
        if topic is None or (action and action.end() > topic.end()):
            continue  # "Theo dõi …" is no "Theo …, "
        then = _then(scanner, topic, end)
        if then is not None:
            return clause, then
        close = _source_end(scanner, topic, end) or _heard_end(scanner, at, end)
        if close is None:
            close = _close(scanner, topic.end(), end, once=role == "brief", surely=action is not None)
        if close is not None:
            future = scanner.words.marks["future"].search(scanner.key, at, close) or COMING.search(
                scanner.key, at, close
            )
            clause = replace(clause, future=clause.future or future is not None)
            return _with_party(scanner, clause, topic, close, role), scanner.skip(_CLOSER, close, end)
    return None


def _then(scanner: Scanner, topic: re.Match[str], end: int) -> int | None:
    """What is to be done in a case: behind "Nếu nhà thầu chậm trễ, không đủ năng lực thì …"."""
    then = _THEN.search(scanner.key, topic.end(), min(end, topic.end() + _REACH)) if _CASE.fullmatch(topic[0]) else None
    if then is None or not (scanner.begins(then.end(), end) or scanner.somebody_acts(then.end(), end)):
        return None
    return then.end()


def _source_end(scanner: Scanner, topic: re.Match[str], end: int) -> int | None:
    """Behind the source of "Theo Cục Trồng trọt, để …, các xã cần …"."""
    if not _ACCORDING_TO.fullmatch(topic[0]):
        return None
    start = scanner.skip(SPACE, topic.end(), end)
    for many in _OTHERS.finditer(
        scanner.key, start, min(end, start + _REACH)
    ):  # "Theo ông A, Cục trưởng, mỗi hộ cần …"
        phrase = scanner.party(start, many.start())
        if phrase and phrase.kind == "person" and phrase.span.end == many.start():
            return many.start()
    phrase = scanner.party(start, end)
    return phrase.span.end if phrase and scanner.text.norm.startswith(",", phrase.span.end) else None


def _heard_end(scanner: Scanner, at: int, end: int) -> int | None:
    """Behind those whom somebody has heard: where that one speaks."""
    if not _HEARING.match(scanner.key, at, end):
        return None
    for match in _CLOSERS.finditer(scanner.text.norm, at, min(end, at + _REACH)):
        start = _past_connectors(scanner, scanner.skip(SPACE, match.end(), end), end)
        phrase = scanner.party(start, end)
        if phrase is not None and scanner.order(scanner.past_light(phrase.span.end, end), end) is not None:
            return match.start()
    return None


def _with_party(scanner: Scanner, clause: Clause, topic: re.Match[str], close: int, role: str) -> Clause:
    phrase = scanner.first_party(topic.end(), close)
    if phrase is None:
        return clause
    if _ACCORDING_TO.fullmatch(topic[0]) and phrase.span.end >= close - 1:
        return replace(clause, issuer=phrase)
    return replace(clause, topic=phrase) if role == "about" else clause


def _close(scanner: Scanner, start: int, end: int, *, once: bool, surely: bool) -> int | None:
    """Offset of the comma or colon that closes the phrase: the first after which somebody acts, or
    failing that and not ``surely``, something is done; without one, where a modal follows ("đến 2/9
    phải …")."""
    fallback: int | None = None
    first: int | None = None
    for match in _CLOSERS.finditer(scanner.text.norm, start, min(end, start + _REACH)):
        at = _past_connectors(scanner, scanner.skip(SPACE, match.end(), end), end)
        if scanner.somebody_acts(at, end):
            return match.start()
        if first is not None and _FINITE.search(scanner.key, first, match.start()):
            break  # "Ngoài điện cho tỉnh, đường dây giúp …, dự phòng …": somebody's doing is told already
        if fallback is None and scanner.begins(at, end):
            fallback = match.start()
        first = match.end() if first is None else first
        if once:
            break
    if surely:
        return None
    if fallback is not None:
        return fallback
    reach = _REACH if scanner.leads_to_list(end) else _NEAR  # "Để … và …, góp phần … cần thực hiện các giải pháp:"
    return _before_modal(scanner, start, min(end, start + reach))


def _before_modal(scanner: Scanner, start: int, end: int) -> int | None:
    modal = scanner.modal_after(start, end)
    if modal is None or scanner.key[modal.start() - 1] != " " or scanner.first_party(start, modal.start()):
        return None
    return modal.start() - 1


def _past_connectors(scanner: Scanner, at: int, end: int) -> int:
    for _ in range(3):
        match = scanner.mark("connector", at, end) or scanner.mark("future", at, end)
        if match is None:
            break
        at = scanner.skip(SOFT, match.end(), end)
    return at
