"""Words that only lead on to what is asked: "tập trung thực hiện một số nhiệm vụ trọng tâm sau:"."""

from __future__ import annotations

from service.directives.clause import Clause
from service.directives.ordinals import ORDINAL
from service.directives.parties import Phrase
from service.directives.scanner import SPACE, Scanner
from service.text.finder import KEYS, Finder
from service.text.fold import pattern
from service.text.lazy import regex

SETTING = r"(?:đề\s+ra|đặt\s+ra|đưa\s+ra|nêu\s+ra|xác\s+định|thông\s+qua|thống\s+nhất|nhất\s+trí|quyết\s+nghị)"
"""What those do who set tasks for a time to come, as a pattern on keys."""
_MATTER = (
    r"(?:nhiệm\s+vụ|giải\s+pháp|nội\s+dung|công\s+việc|vấn\s+đề|biện\s+pháp|việc|điểm|yêu\s+cầu|mục\s+tiêu|chỉ\s+tiêu|ý\s+kiến|"
    r"(?:khâu\s+|mũi\s+|nhóm\s+)?đột\s+phá(?:\s+chiến\s+lược)?|lĩnh\s+vực|trọng\s+tâm|nhóm\s+công\s+việc)"
    r"(?:\s*,\s*(?:giải\s+pháp|biện\s+pháp|nội\s+dung|nhiệm\s+vụ))?(?!\w)"
)
_BEFORE_COLON = pattern(rf"[^,;:.]{{0,140}}(?<!\w){_MATTER}[^,;:.]{{0,80}}:?\s*$")
# "3 nhóm giải pháp:", "một số nhiệm vụ trọng tâm:"; not "đổi mới hệ thống chỉ tiêu theo hướng:"
_COUNTED = pattern(
    rf"[^,;:.]{{0,100}}?(?:một\s+số|các|những|nhóm|\d+|hai|ba|bốn|năm|sáu|bảy|tám)\s+(?:nhóm\s+)?{_MATTER}"
    r"(?:\s+(?:trọng\s+tâm|chủ\s+yếu|cụ\s+thể|chính|sau|sau\s+đây|lớn|cơ\s+bản|then\s+chốt|quan\s+trọng|như\s+sau|"
    r"(?:cần|phải)(?:\s+(?:tập\s+trung|quan\s+tâm|lưu\s+ý|triển\s+khai|thực\s+hiện|làm))*|đó\s+là|gồm|bao\s+gồm)\s*,?)*\s*:$"
)
_SHORT = 110
_SHORT_BEFORE_COLON = pattern(r"(?:(?!trong\s+đó|đồng\s+thời)[^;:.])*(?:sau|sau\s+đây|dưới\s+đây)\s*:?\s*$")
_DUTY = pattern(r"(?:có|chịu)\s+(?:trách\s+nhiệm|nhiệm\s+vụ)\s*:?\s*")
# "tập trung vào một số giải pháp."
_WITHOUT_COLON = pattern(
    rf"(?:tập\s+trung|thực\s+hiện|triển\s+khai|làm\s+tốt|chú\s+trọng|xác\s+định|đề\s+ra|đặt\s+ra|đưa\s+ra)[^,;:.]{{0,40}}?"
    rf"(?:một\s+số|những|các|nhiều|\d{{1,2}}|hai|ba|bốn|năm|sáu)\s+(?:nhóm\s+)?{_MATTER}"
    r"(?:\s+(?:trọng\s+tâm|chủ\s+yếu|cụ\s+thể|chính|sau|sau\s+đây|lớn|cơ\s+bản|then\s+chốt))*\s*[.;]?\s*"
)
_ANNOUNCED = Finder(
    pattern(
        r"(?<!\w)(?:một\s+số|các|những|nhiều|hai|ba|bốn|năm|sáu|bảy|tám|[0-9]{1,2})\s+(?:nhóm\s+)?"
        r"(?:nhiệm\s+vụ|giải\s+pháp|biện\s+pháp|công\s+việc|việc|yêu\s+cầu|định\s+hướng)"
        r"(?:\s*,?\s*(?:và\s+)?(?:nhiệm\s+vụ|giải\s+pháp|trọng\s+tâm|chủ\s+yếu|cụ\s+thể|chính|lớn|cơ\s+bản|then\s+chốt|quan\s+trọng|"
        r"trọng\s+điểm|đột\s+phá|cấp\s+bách|trước\s+mắt|sau|sau\s+đây|như\s+sau|cần\s+làm|phải\s+làm))*\s*[.:…]*$"
    ),
    KEYS,
)
_WORDS_OF = pattern(
    r"(?:đó|đây)\s+(?:cũng\s+)?(?:chính\s+)?là\s+(?:một\s+trong\s+những\s+)?(?:nội\s+dung|yêu\s+cầu|chỉ\s+đạo|ý\s+kiến|kết\s+luận|"
    r"đề\s+nghị|lưu\s+ý|nhấn\s+mạnh|phát\s+biểu|khẳng\s+định|mong\s+muốn)[^.;:]{0,60}?(?<!\w)của\s+"
)
_NAMELY = pattern(r"(?:trong\s+đó|cụ\s+thể|theo\s+đó|đó\s+là|gồm)(?!\w)")
_HANDS_ON = pattern(r"(?:chỉ\s+đạo|giao(?:\s+nhiệm\s+vụ)?|yêu\s+cầu|đề\s+nghị|phân\s+công|đôn\s+đốc)\s+(?:cho\s+)?")
_COLON_NEXT = regex(r"\s*:\s*")
_SETS = pattern(
    r"(?:đề\s+ra|đặt\s+ra|đưa\s+ra|xác\s+định)\s+(?:một\s+số|các|những|nhiều|\d{1,2}|hai|ba|bốn|năm|sáu)\s+(?:nhóm\s+)?"
    r"(?:nhiệm\s+vụ|giải\s+pháp|mục\s+tiêu|chỉ\s+tiêu)"
)
_SOME = r"(?:một\s+số|các|những|nhiều|\d{1,2}|hai|ba|bốn|năm|sáu)\s+(?:nhóm\s+)?"
_TASKS = (
    r"(?:phương\s+hướng|chủ\s+trương|định\s+hướng|kế\s+hoạch|nhiệm\s+vụ|giải\s+pháp|biện\s+pháp|công\s+việc|mục\s+tiêu|chỉ\s+tiêu|"
    r"khâu\s+đột\s+phá|trọng\s+tâm)(?!\w)"
)
_LISTED = pattern(
    rf"(?<!\w)(?:(?:đề\s+xuất|kiến\s+nghị|đề\s+nghị)\s+{_SOME}{_MATTER}|"
    # "đề ra kế hoạch năm sau, tập trung vào các nhiệm vụ: …", "thống nhất phương hướng, nhiệm vụ năm 2023, gồm: …"
    rf"(?P<sets>{SETTING})\s+(?:{_SOME})?{_TASKS})[^;:.]{{0,140}}:(?!\d)"
)
_DONE = pattern(r"(?<!\w)(?:đã|được|vừa)(?!\w)")
_AGREES = pattern(
    r"(?:(?:đã\s+)?(?:cùng\s+)?(?:thống\s+nhất|nhất\s+trí|thỏa\s+thuận|quyết\s+nghị|biểu\s+quyết)\s*){1,2}(?:(?:thông\s+qua|với|về|các|một\s+số|những)\s+)*"
    r"(?:nội\s+dung|việc|điểm|vấn\s+đề|công\s+việc)?[^,;.:]{0,30}:?\s*"
)
_DIRECTS = r"(?:lãnh\s+đạo|chỉ\s+đạo|triển\s+khai|tổ\s+chức|tập\s+trung|thực\s+hiện)"
_ONLY_DIRECTS = pattern(
    rf"{_DIRECTS}(?:\s*(?:,|và|\s)\s*{_DIRECTS}){{0,3}}\s*:?\s*"
)  # "Ban cán sự đảng lãnh đạo, chỉ đạo:"
# "Bộ Tài chính chủ trì, phối hợp với Bộ Y tế và các địa phương:" says who, and its items what
_WITH_OTHERS = pattern(r"(?:chủ\s+trì\s*,?\s*)?(?:phối\s+hợp|cùng)\s+(?:chặt\s+chẽ\s+)?với\s+[^;:.]{2,140}:\s*")
_OTHERS_END = pattern(
    r"(?:bộ|sở|ban|ngành|cơ\s+quan|đơn\s+vị|địa\s+phương|ubnd|ủy\s+ban\s+nhân\s+dân|tỉnh|thành\s+phố|liên\s+quan|huyện|xã|phường)"
    r"(?:\s+(?!(?:triển\s+khai|tổ\s+chức|thực\s+hiện|xây\s+dựng|rà\s+soát|tham\s+mưu|hướng\s+dẫn|kiểm\s+tra)(?!\w))\w+){0,6}\s*:\s*$"
)
_COLON = regex(r":(?!\d)")
_REACH = 140


def listed_behind(scanner: Scanner, start: int, end: int) -> tuple[int, bool] | None:
    """The first action of the list in "… và đề xuất một số giải pháp trong quý II, như: Đẩy nhanh …", and whether
    the list is proposed."""
    for match in _LISTED.finditer(scanner.key, start, end):
        at = scanner.skip(SPACE, scanner.skip(ORDINAL, scanner.skip(SPACE, match.end(), end), end), end)
        modal = scanner.modal(at, end)
        if modal is not None or scanner.action(at, end):
            return modal or at, match["sets"] is None
    return None


def is_namely(scanner: Scanner, start: int, end: int) -> bool:
    """Whether a sentence says in detail what the one before announced: "Trong đó, tập trung …"."""
    return _NAMELY.match(scanner.key, scanner.skip(SPACE, start, end), end) is not None


def handed_on(scanner: Scanner, action: int, end: int) -> tuple[Phrase, int] | None:
    """Whom "chỉ đạo Sở Y tế: rà soát …" names as the one who must act, and the offset behind the colon."""
    match = _HANDS_ON.match(scanner.key, action, end)
    phrase = scanner.party(match.end(), end) if match else None
    colon = _COLON_NEXT.match(scanner.text.norm, phrase.span.end) if phrase else None
    return (phrase, min(colon.end(), end)) if phrase and colon else None


def sets_tasks(scanner: Scanner, clause: Clause) -> bool:
    """Whether somebody only sets tasks ("đề ra các nhiệm vụ: …"), for whom it does not say."""
    return clause.action is not None and _SETS.match(scanner.key, clause.action) is not None


def whose_words(scanner: Scanner, start: int, end: int) -> Phrase | None:
    """Who is said to have said what stands before: "Đó là chỉ đạo của Bí thư Tỉnh ủy … tại …"."""
    match = _WORDS_OF.match(scanner.key, start, end)
    phrase = scanner.party(match.end(), end) if match else None
    return phrase if phrase and phrase.kind == "person" else None


def announces(scanner: Scanner, start: int, end: int) -> bool:
    """Whether a sentence only says that tasks follow: "Tỉnh xác định ba nhiệm vụ trọng tâm." before "Thứ nhất, …"."""
    announced = _ANNOUNCED.search(scanner.key, max(start, end - _REACH), end)
    return announced is not None and _DONE.search(scanner.key, start, announced.start()) is None


def agrees_on(scanner: Scanner, start: int, end: int) -> Phrase | None:
    """Who agrees on the list that follows: "Các bên thống nhất:"."""
    for head in scanner.words.head.finditer(scanner.key, start, end):
        phrase = scanner.party(head.start(), end)
        agrees = _AGREES.fullmatch(scanner.key, scanner.past_light(phrase.span.end, end), end) if phrase else None
        if phrase is not None and agrees:
            return phrase
    return None


def only_leads_on(scanner: Scanner, start: int, end: int) -> bool:
    """Whether the clause says nothing but that a list follows."""
    if not scanner.leads_to_list(end):
        return _WITHOUT_COLON.fullmatch(scanner.key, start, end) is not None
    return _is_lead(scanner, start, end)


def _is_lead(scanner: Scanner, start: int, end: int) -> bool:
    if _BEFORE_COLON.match(scanner.key, start, end) or _DUTY.fullmatch(scanner.key, start, end):
        return True
    if _ONLY_DIRECTS.fullmatch(scanner.key, start, end):
        return True
    if _WITH_OTHERS.fullmatch(scanner.key, start, end) and _OTHERS_END.search(scanner.key, start, end):
        return True
    return end - start < _SHORT and _SHORT_BEFORE_COLON.match(scanner.key, start, end) is not None


def behind_lead_on(scanner: Scanner, start: int, end: int) -> int | None:
    """The action behind a lead-on in the same clause: "một số nhiệm vụ: Thứ nhất, đẩy mạnh …"."""
    colon = _COLON.search(scanner.text.norm, start, min(end, start + _REACH))
    if colon is None or not (
        _COUNTED.match(scanner.key, start, colon.end()) or _SHORT_BEFORE_COLON.match(scanner.key, start, colon.end())
    ):
        return None
    at = scanner.skip(SPACE, colon.end(), end)
    at = scanner.skip(SPACE, scanner.skip(ORDINAL, at, end), end)
    modal = scanner.modal(at, end)
    if modal is not None:
        return modal
    return at if scanner.action(at, end) else None
