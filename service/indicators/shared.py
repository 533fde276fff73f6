"""What is said once, behind the last of several numbers: "8 xã và 2 phường [đạt chuẩn quốc gia]"."""

from __future__ import annotations

import re
from itertools import pairwise

from service.indicators.clauses import Slot
from service.indicators.cues import LeadCue
from service.indicators.happenings import is_committed
from service.indicators.units import CASES, EVERYBODY, HONOURED, PERSON, SUSPECTS, is_percent
from service.quantities.model import Quantity
from service.text.fold import phrase
from service.text.span import Span

# "12 xã của [4 huyện]": where they lie, not of what they are
_DIVISIONS = phrase(r"(?:tỉnh|huyện|xã|thôn|bản|phường|quận|thành phố|thị xã|thị trấn|địa phương)(?![^\W\d_])")
_PER = phrase(r"(?:/\s*|\s(?=trên\s))(?P<per>\S.*)$")
_LISTED_WITH = phrase(r"[^,;.:()]{0,40}(?:,|và)")
_CLOSED = phrase(
    r"\s*\)\s*(?!(?:tăng|giảm|đạt(?! (?:các|đủ|chuẩn|tiêu|yêu|điều|loại|danh))|chiếm|bằng|và|là|so|còn|trong|"
    r"cho|từ|với|nhờ|do|vì|để|nhằm|sau|trước|nên|thì|nhưng|song|của|năm|tháng|theo|gấp|vượt|cao|thấp|như|"
    r"tại|trên|khi)(?![^\W\d_]))(?:(?:đã|đều|cũng|vẫn) )*(?P<said>[^\W\d_][^,;:.()\d\n]{3,60})"
)
# "14 cơ sở ([chiếm] 11,7%) đạt …", "23 dự án ([tổng vốn] 540 tỷ đồng) chậm tiến độ", "350 hộ ([hơn] 409 ha) nuôi tôm"
_BRACKET_OPENS = phrase(r"\s*\(\s*(?:[^\W\d_]+\s+){0,4}")
_BRACKETS = ("(", "(gồm", "(khoảng", "(hơn", "(gần", "(trên")
_NEXT_BRACKET = phrase(r"\)\s*(?:,|,? và) ")
_WHERE = phrase(r"(?:thuộc|của|tại|ở|trên địa bàn|thuộc địa bàn)")
_BI = r"(?<!thiết )(?<!trang )(?<!chuẩn )(?<!quai )bị"  # "150 máy móc thiết bị" suffer nothing
_SUFFERS = phrase(rf"(?<![^\W\d_])(?:{_BI}|chưa|phải|không còn|còn dịch|có dịch|có ổ dịch)(?![^\W\d_])")
_UNDERGONE = phrase(rf"(?<![^\W\d_])(?:được|{_BI}|chưa|phải|không còn|đủ điều kiện)(?![^\W\d_])")
_VERB = phrase(
    rf"(?<![^\W\d_])(?:có|đạt|được|{_BI}|chưa|tham gia|hoàn thành|đang|công bố|báo (?:lãi|lỗ)|"
    r"(?:thuộc|về) (?=(?:lĩnh vực|diện|nhóm|ngành)(?![^\W\d_])))"
)
# "90 bè nuôi cá và 30 tàu …": the next thing of a list, and what ends such a list's things
_NEXT_THING = phrase(r"\s*(?P<thing>[^\W\d_]+(?: [^\W\d_]+){0,5}?)?\s*(?P<joint>,|,?\s*(?:và|cùng(?: với)?))\s*")
_TELLS = phrase(
    rf"(?<![^\W\d_])(?:có|là|đạt|được|{_BI}|chưa|đã|đang|không|phải|tại|ở|của|cho|với|do|từ|theo|gồm|trong|trên|mỗi|"
    r"đến|về|vào|tăng|giảm|chết|tử vong|mất tích|thoát|trị giá|tham gia|hoàn thành|vi phạm|làm|để|nhằm|dự|thuộc|"
    r"sập|đổ|ngập|cháy|hỏng|hư|tốc|vỡ|trôi|cuốn|gãy|chìm|nhiễm|mắc)"
    r"(?![^\W\d_])"
)
_DOES = phrase(r"(?<![^\W\d_])(?:dùng|sử dụng|học|mua|ký|nộp|biết|hưởng|sống|đăng ký|xây dựng|sản xuất)(?![^\W\d_])")
_SAID_OF_ALL = phrase(
    rf"(?<![^\W\d_])(?:được|{_BI}|chưa|phải|không còn|đã(?! \d)|đang|đủ điều kiện|đạt (?:chuẩn|tiêu chuẩn|yêu cầu))"
    r"(?![^\W\d_])"
)
_BESIDE = phrase(r"\s*(?:,|/|-|với|và|, với|gồm|có)\s*")
_SAID_OF_SHARE = phrase(
    rf"(?<![^\W\d_])(?:có(?! vốn)|đạt|được|{_BI}|chưa|không|đã|đang|tham gia|hoàn thành|sử dụng|"
    r"thực hiện|đăng ký|biết|dùng)"
    r"(?![^\W\d_])"
)
_WITH_WHAT = r"\s*(?:so\s|cùng kỳ|về (?:mặt )?[^\W\d_])"
_COMPARED = phrase(_WITH_WHAT)
_COMPARED_TOO = phrase(rf"{_WITH_WHAT}[^;:()]{{1,80}}?(?:,|,?\s*và)\s*")
_THINGS = ("count", "area", "length", "mass", "volume")
_ORIGINS = phrase(
    r"(?:dân tộc|quốc gia|nước|vùng|đoàn|đội|trường|đơn vị|cơ quan|ngành|nghề|nhóm|loại|lĩnh vực|môn|câu lạc bộ|"
    r"địa phương|cơ sở|trạm)(?![^\W\d_])"
)


def share(text: str, slots: list[Slot]) -> None:
    """Notes for each of a sentence's ``slots`` what is said of it behind a later one, in the key ``text``."""
    if slots:
        slots[-1].shared = _behind_own_bracket(text, slots[-1], None)
    for following, slot in pairwise(reversed(slots)):
        bracketed = _bracketed(text, slot, following)
        following.shared = bracketed or following.shared
        slot.shared = bracketed or _behind_own_bracket(text, slot, following) or _predicate(text, slot, following)


def carry_changes(text: str, slots: list[Slot]) -> None:
    """ "tăng 1,8% so với tháng trước, [9,2%] so với cùng kỳ", "giảm 8% về số doanh nghiệp và [12%] về vốn": the verb of
    the first of two percentages holds for the second."""
    for before, slot in pairwise(slots):
        percent = is_percent(before.quantity) and is_percent(slot.quantity)
        if not percent or slot.cue.kind != "none" or before.cue.kind not in ("increase", "decrease"):
            continue
        gap = Span(before.quantity.span.end, slot.quantity.lead)
        between = _COMPARED_TOO.fullmatch(text, *gap) and _COMPARED.match(text, slot.quantity.span.end)
        if between or text[slice(*gap)].strip() == "và":  # "tăng 11% và 12%"
            slot.cue = LeadCue(before.cue.kind, slot.cue.start)


def _predicate(text: str, slot: Slot, following: Slot) -> Span | None:
    """What is said behind the next number of this one, too."""
    for rule in _RULES:
        found = rule(text, slot, following)
        if found:
            return found
    return None


def _per_so_many(text: str, slot: Slot, following: Slot) -> Span | None:
    """ "10 bác sĩ và 30 giường bệnh trên [1 vạn dân]": the denominator of both."""
    printed = following.quantity.unit_text or ""
    if "/" not in slot.quantity.unit or "/" not in following.quantity.unit or not _are_counts(slot, following):
        return None
    per = _PER.search(printed)
    if per is None or _PER.search(slot.quantity.unit_text or ""):
        return None  # "320 người/km2; 28 em/lớp": each its own
    return Span(following.quantity.span.end - len(printed) + per.start("per"), following.quantity.span.end)


def _of_honoured(text: str, slot: Slot, following: Slot) -> Span | None:
    """ "15 tập thể, 32 cá nhân có thành tích xuất sắc [được biểu dương]": all of them were."""
    if slot.quantity.unit not in HONOURED or following.quantity.unit not in HONOURED:
        return None
    beside = _BESIDE.fullmatch(text, slot.quantity.span.end, following.quantity.lead)
    said = _UNDERGONE.search(text, *following.tail) if beside else None
    return following.shared or (Span(said.start(), following.tail.end) if said else None)


def _of_cases(text: str, slot: Slot, following: Slot) -> Span | None:
    """ "39 vụ, 61 đối tượng [phạm tội về ma túy]": what those in the cases did, the cases are of."""
    if slot.quantity.unit not in CASES or following.quantity.unit not in (*SUSPECTS, PERSON):
        return None
    beside = _BESIDE.fullmatch(text, slot.quantity.span.end, following.quantity.lead)
    committed = beside is not None and is_committed(text, *following.tail)
    return following.tail if committed else None


def _bracketed(text: str, slot: Slot, following: Slot) -> Span | None:
    """ "409 ha (350 hộ) [nuôi tôm]": what stands behind the brackets is said of what stands in them and before."""
    opens = following.opens and _BRACKET_OPENS.fullmatch(text, slot.quantity.span.end, following.quantity.digits.start)
    if not opens or "count" not in (slot.quantity.dimension, following.quantity.dimension):
        return None
    closed = _CLOSED.match(text, following.quantity.span.end)
    return Span(*closed.span("said")) if closed else None


def _behind_own_bracket(text: str, slot: Slot, following: Slot | None) -> Span | None:
    """ "Một số hộ (45 hộ) [chưa được đền bù]", "trâu bò (320 con) và gia cầm (900 con) [bị cuốn trôi]": the things
    stand before the brackets, which only say how many."""
    if not _stands_alone(text, slot):
        return None
    closed = _CLOSED.match(text, slot.quantity.span.end)
    if closed:
        return Span(*closed.span("said"))
    joined = (
        following is not None and _stands_alone(text, following) and _NEXT_BRACKET.match(text, slot.quantity.span.end)
    )
    return following.shared if following and joined else None


def _stands_alone(text: str, slot: Slot) -> bool:
    """ "các cơ sở ([35 cơ sở])": all that the brackets hold, behind the things."""
    if not slot.opens or slot.quantity.dimension != "count" or not slot.segments:
        return False
    before = text[slot.segments[-1].end : slot.quantity.digits.start].strip()
    return before in _BRACKETS and text[slot.quantity.span.end :][:1] == ")"


def _of_owners(text: str, slot: Slot, following: Slot) -> Span | None:
    """ "27.405 thành viên của 742 [tổ tiết kiệm]"."""
    owned = _are_counts(slot, following) and _joint(text, slot, following) == "của"
    if owned and _ORIGINS.match(text, _unit(following.quantity)):
        return None  # "420 học sinh của 11 dân tộc": from where they come, not which they are
    return Span(_unit(following.quantity), following.tail.end) if owned and not _lies_in(text, following) else None


def _of_places(text: str, slot: Slot, following: Slot) -> Span | None:
    """ "318 xã thuộc 110 huyện của 29 tỉnh [chưa qua 21 ngày]", "15.000 hộ tại 5 huyện [bị mất điện]"."""
    if not (_are_counts(slot, following) and _lies_in(text, following)):
        return None
    joints = (_joint(text, slot, following), text[slot.tail.end : following.quantity.lead].strip())
    if not any(map(_WHERE.fullmatch, joints)):
        return None
    if following.shared or _lies_in(text, slot):
        return following.shared or _suffered(text, following)
    undergone = _UNDERGONE.search(text, *following.tail)  # "120 trường học tại 14 huyện [được công nhận đạt chuẩn]"
    return Span(undergone.start(), following.tail.end) if undergone else None


def _of_extents(text: str, slot: Slot, following: Slot) -> Span | None:
    """ "40 ha lúa, 20 ha ngô [bị ngập úng]", "12 xã, 3 phường [bị chia cắt]"."""
    divisions = _are_counts(slot, following) and _lies_in(text, slot) and _lies_in(text, following)
    areas = slot.quantity.dimension == following.quantity.dimension == "area"
    if not (divisions or areas) or _VERB.search(text, *slot.tail):
        return None
    return _suffered(text, following) if _LISTED_WITH.fullmatch(_joint(text, slot, following)) else None


def _of_counts(text: str, slot: Slot, following: Slot) -> Span | None:
    """ "8 xã và 2 phường [đạt chuẩn]", where the first has no verb of its own."""
    if not _are_counts(slot, following) or text[slot.tail.end : following.quantity.lead].strip() != "và":
        return None
    if _VERB.search(text, *slot.tail) or text[slice(*slot.tail)].strip()[:1] not in ("", ","):
        return None  # "8 người mất tích và 112 người bị thương": each its own
    verb = _VERB.search(text, *following.tail)
    return Span(verb.start(), following.tail.end) if verb else None


def _of_joined(text: str, slot: Slot, following: Slot) -> Span | None:
    """ "90 bè nuôi cá và 30 tàu cá [bị chìm]", "45 nhà, 3 cầu và 120 ha lúa [bị ngập]": of things joined before it."""
    if slot.quantity.dimension not in _THINGS or following.quantity.dimension not in _THINGS:
        return None
    joined = _NEXT_THING.fullmatch(text, slot.quantity.span.end, following.quantity.lead)
    if joined is None or (joined["thing"] and _TELLS.search(joined["thing"])):
        return None
    if following.shared:
        return following.shared
    beside = joined["joint"] != ","
    bare = joined["thing"] is None and _are_counts(slot, following) and slot.quantity.unit not in EVERYBODY
    alike = joined["thing"] is not None and slot.quantity.unit == following.quantity.unit
    if not (beside or alike or bare):
        return None  # "12 điểm trường, 3 nhà văn hóa [bị ảnh hưởng]"
    said = (_SAID_OF_ALL if beside else _SUFFERS).search(text, *following.tail)
    plain = said is not None and _TELLS.search(text, following.tail.start, said.start()) is None
    return Span(said.start(), following.tail.end) if said and plain else None


def _of_shares(text: str, slot: Slot, following: Slot) -> Span | None:
    """ "100% đường trục xã, 86% đường ngõ xóm [được bê tông hóa]": of all of these and so many of those."""
    if not slot.quantity.unit == following.quantity.unit == "%" or slot.cue.kind not in ("none", "reach"):
        return None
    joined = _NEXT_THING.fullmatch(text, slot.quantity.span.end, following.quantity.lead)
    if joined is None or not joined["thing"] or following.cue.kind != "none":
        return None
    if _TELLS.search(joined["thing"]) or _DOES.search(joined["thing"]):
        return None  # "100% hộ dùng điện, 92% hộ được vay vốn"
    said = following.shared or _found(_SAID_OF_SHARE.search(text, *following.tail))
    return said if said and not _TELLS.search(text, following.tail.start, said.start) else None


def _found(match: re.Match[str] | None) -> Span | None:
    return Span(match.start(), match.endpos) if match else None


def _are_counts(slot: Slot, following: Slot) -> bool:
    return slot.quantity.dimension == following.quantity.dimension == "count"


def _lies_in(text: str, slot: Slot) -> bool:
    """True for communes, districts and provinces."""
    return _DIVISIONS.match(text, _unit(slot.quantity)) is not None


def _joint(text: str, slot: Slot, following: Slot) -> str:
    return text[slot.quantity.span.end : following.quantity.lead].strip()


def _suffered(text: str, slot: Slot) -> Span | None:
    suffers = _SUFFERS.search(text, *slot.tail)
    return Span(suffers.start(), slot.tail.end) if suffers else None


def _unit(quantity: Quantity) -> int:
    """Where the unit's words stand."""
    return quantity.span.end - len(quantity.unit_text or "")


_RULES = (
    _per_so_many,
    _of_honoured,
    _of_cases,
    _of_owners,
    _of_places,
    _of_extents,
    _of_counts,
    _of_joined,
    _of_shares,
)
"""In this order: the first that finds what is said of both."""
