"""Reads the words that name a number: the measure, the deed, who did it and to what."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from service.indicators.agents import agents_end, behind_name, deed_for, deed_to, farms, is_named_core
from service.indicators.causes import caused
from service.indicators.clauses import Slot
from service.indicators.generic import is_generic
from service.indicators.labels import Label
from service.indicators.model import Direction
from service.indicators.trimming import Trimmer
from service.indicators.units import AMOUNTS, CLASSIFIERS
from service.indicators.vocabulary import Vocabulary
from service.text.finder import KEYS, Finder
from service.text.fold import phrase
from service.text.letters import WORD
from service.text.span import Span

_FOR = phrase(r"(?<![^\W\d_])(?:cho|đối với|(?<!có )(?<!lên )(?:tới|đến))\s*(?:tổng số\s*)?$")
# words with which a label's predicate begins: "Tỷ lệ hộ nghèo | giảm mạnh qua các năm", "kinh tế | tiếp tục …"
_PREDICATE = Finder(
    phrase(
        r"(?<=\s)(?:tiếp tục|vẫn|luôn|ở mức|"
        r"đang (?:có |dần |tiếp tục )?(?:gia tăng|tăng|giảm|diễn biến|được cải thiện)|"
        r"đã (?:có|đạt|trở|vươn|duy trì|"
        r"(?:được )?cải thiện|phục hồi)|(?<!xây dựng )cơ bản|có (?:xu|chiều) hướng|có (?:mức|tốc độ|sự) tăng|"
        r"(?<!tốc độ )(?<!mức )(?<!giá trị )(?<!chỉ số )(?<!gia )tăng(?! (?:thêm|trưởng))|"
        r"(?<!mức )giảm(?! (?:nghèo|phát|trừ|"
        r"nhẹ thiên))|ổn định|chuyển dịch|dự ước|ước (?:tính|đạt|thực|tăng|giảm)|đạt (?:khá|cao|thấp|được(?! (?:tốc "
        r"độ|mức|mục tiêu)))|"
        r"(?<!độ )(?<!gói )(?<!đà )(?<!trình )(?<!để )(?:phục hồi|hồi phục|bứt phá|khởi sắc|tăng tốc|chững lại|"
        r"sôi động|khả quan|trầm lắng)(?=\s*$| (?:mạnh|khá|nhanh|tốt|tích cực|rõ|dần|đáng|ngoạn|với))|"
        r"(?:phát triển|chuyển biến|diễn biến|tăng trưởng) (?:khá|mạnh|nhanh|tốt|ổn định|tích cực|vượt bậc|toàn diện|"
        r"đồng đều|tương đối|thuận lợi|chậm|phức tạp|rõ nét|rõ rệt))(?![^\W\d_])"
    ),
    KEYS,
)
_REACH = Finder(
    phrase(
        r"(?<![^\W\d_])(?:kiểm soát|kiềm chế|khống chế|quản lý(?= (?:tổng )?(?:dư nợ|nguồn vốn|vốn|diện tích))|"
        r"mục tiêu|chỉ tiêu|tăng trưởng|tốc độ tăng|đạt|phấn đấu|đưa|"
        r"nâng|giữ|duy trì|thực hiện|với|có|cho(?= (?:thu nhập|doanh thu|lãi|lợi nhuận|năng suất|sản lượng|giá trị)"
        r"(?![^\W\d_])(?! thêm))|"
        r"thu|là|khi|rằng|nhờ|vì|nếu|nên|thì|"
        r"(?:(?:chi )?trả|chia|tạm ứng)(?= cổ tức)|gánh(?: chịu)?|chịu|nhận|hưởng|lĩnh|"
        r"xác định|dự tính|ước tính|công bố|áp dụng|quy định|ghi nhận|"
        r"kế hoạch(?= (?:doanh thu|lợi nhuận|sản lượng|doanh số))) "
        r"(?:vững mức |vững |ổn định |được (?:mức )?)?(?:đến (?:hết |cuối )?năm (?:19|20)\d\d,? )?"
    ),
    KEYS,
)
# "doanh nghiệp | có vốn đầu tư nước ngoài" is whose, no measure
_WITH_CAPITAL = phrase(r"có vốn (?:đầu tư )?(?:trực tiếp )?(?:nước ngoài|nhà nước|trong nước|fdi)")
_CRITERION = phrase(r"tiêu chí(?: về)? ")
# "Sở Tài chính rà soát, | điều chỉnh tổng mức đầu tư từ 900 tỷ đồng lên 1.100 tỷ đồng"
_ADJUSTS = Finder(
    phrase(r"(?<![^\W\d_])(?:điều chỉnh|sửa đổi|nâng|hạ|giảm|tăng|rút ngắn)(?: (?:tăng|giảm|việc|lại))? "), KEYS
)
_BUILT = phrase(r"(?:hoàn thành|khởi công|xây dựng|đầu tư|nâng cấp|mở rộng|khánh thành|thông xe)\s+(?=[^\W\d_])")
UNUSED = phrase(r"(?:nhóm )?đất (?:[^\W\d_]+ ){0,2}(?:chưa|đã|đang) (?:đưa vào )?sử dụng")
"""A class of land, whatever is or is not done to it: "đất chưa sử dụng"."""
# "UBND huyện Tuy An | hoàn thành giải phóng mặt bằng 6 ha"
_FINISHES = phrase(r"(?:ubnd|ủy ban nhân dân|sở|bộ|ban|cục|chủ đầu tư|nhà thầu)[^,;:\d]{0,60}? (?=hoàn thành )")
_GIVES = phrase(r"(?:, | và | )(?:trao )?tặng(?: quà)?$")
_AVERAGE = phrase(r"\s+(?:bình quân|trung bình)(?: (?:đầu người|người lao động))?(?![^\W\d_])")
_GROWERS = phrase(r"(?:toàn )?(?:huyện|xã|tỉnh|thị xã|thành phố|ngành|đơn vị|công ty|hợp tác xã)(?: cũng| đã| còn)? ")
_IS = phrase(r"\slà\s")
_THIS = phrase(r"\s*(?:cũng |và )?(?:đây|đó|điều này|điều đó)(?: cũng)?")  # "Đây là [dự án] có vốn đầu tư 1,2 tỷ USD"
_RISE = Finder(phrase(r"(?<![^\W\d_])(?P<verb>giảm|hạ|rút ngắn|kéo giảm|tăng|nâng) (?:bình quân )?"), KEYS)
_LINK = phrase(r"\s*(?:(?<![^\W\d_])(?:có|với|là|được|đạt|về|của|đã|đang|sẽ|báo))?\s*$")
_DIMENSIONS = {
    "length": phrase(r"(?<![^\W\d_])(?:chiều (?:dài|rộng|cao|sâu)|độ (?:dài|cao|sâu)|tổng (?:chiều )?dài)(?![^\W\d_])"),
    "area": phrase(r"(?<![^\W\d_])(?:diện tích|quy mô đất)(?![^\W\d_])"),
    "power": phrase(r"(?<![^\W\d_])công suất(?![^\W\d_])"),
    "volume": phrase(r"(?<![^\W\d_])(?:khối lượng|sản lượng|dung tích|lưu lượng|công suất)(?![^\W\d_])"),
    "mass": phrase(r"(?<![^\W\d_])(?:khối lượng|sản lượng|trọng lượng|công suất)(?![^\W\d_])"),
}
"""The measures that a unit's dimension speaks for, where a label names several."""
# a noun behind an amount, and no place, time or comparison
_THING = phrase(
    r"\s+(?!(?:so|cùng|tại|ở|trên|trong|theo|với|và|cho|từ|đến|của|bằng|tăng|giảm|đạt|chiếm|là|do|để|nhằm|vào|kế|"
    r"năm|thì|"
    r"mỗi|qua|nên|trước|sau|khi|mà|còn|vượt|về|thuộc|được|bị|đã|ra|trở|nhưng|bao|gồm|ước|lên|"
    r"xuống)(?![^\W\d_]))[^\W\d_]"
)
_COLLECTED = phrase(r"thu (?:ngân sách|nsnn|nội địa|thuế)(?![^\W\d_])")  # "phấn đấu | thu ngân sách"
_OF_QUANTITY = ("lực", "năng", "chất", "định", "liều", "thương", "thời")
"""Syllables that make a word with "lượng" which is no measure: "năng lượng"."""
_OF_FIELD = ("vực", "về")  # "vi phạm trong lĩnh vực giá: 45 vụ": what they are about, no measure
_WORDS_BEHIND = 4  # words that a measure at a label's end may have
_ACTS = phrase(r"(?<![^\W\d_])(?:cần|phải|sẽ|đã|đang)(?![^\W\d_])")
_SUBORDINATES = phrase(r"(?<=\s)(?:khi|rằng|bởi|vì|nếu|trong khi) ")
# "toàn ngành phấn đấu | đạt kim ngạch …": who, and no thing that has the measure
_NOBODY = phrase(
    r"(?:toàn|cả|các|những|mỗi(?! (?:ha|héc|hecta|sào|công|mẫu|cây|gốc|lồng|bè|ao|vườn|"
    r"tổ máy|tổ|nhịp|tầng|tòa|căn|lô|trụ|nhà máy))|tỉnh|huyện|xã|phường|thành phố|thị "
    r"xã|ngành|đơn vị|địa phương|ông|bà|(?:những )?người\s*$|năm|tháng|quý|"
    r"(?:tổng )?công ty\s*$|tập đoàn\s*$|doanh nghiệp\s*$|ngân hàng\s*$|"
    r"[^,]*(?<![^\W\d_])(?:phấn đấu|dự kiến|ước|quyết tâm|tiếp tục|vẫn|cũng|đều|chỉ|để|nhằm))(?![^\W\d_])"
)
# "Công ty Sao Mai | ghi nhận doanh thu đạt 90 tỷ đồng"
_TELLS = phrase(
    r"(?<=\s)(?:ghi nhận|đặt kế hoạch|đặt mục tiêu|đề ra(?: kế hoạch| mục tiêu)?|công bố|báo cáo|dự kiến|ước tính|"
    r"phấn đấu|báo)(?![^\W\d_])"
)
_REASON = phrase(r"(?:nhờ|do|vì|để|khi|sau|qua)(?![^\W\d_])")
_TELLS_MORE = phrase(r"(?<![^\W\d_])(?:có|đã|đang|được|mở|bị)(?![^\W\d_])")
_LONGEST_OWNER = 60  # characters
_OWNS = ("có", "đạt")
_EACH = phrase(
    r"(?:(?:bình quân |trung bình )?(?:mỗi|một)(?! (?:năm|tháng|ngày|số|vụ))|mô hình|vườn|ruộng|ao|cây)(?![^\W\d_])"
)
_OF_WHAT = phrase(r"(?<![^\W\d_])(?:về|của)(?: (?:tổng )?(?:dòng|nguồn|quy mô))? ")
# "Cầu Sông Lô | khởi công sáng nay | có chiều dài 900 m"
_BEGUN = phrase(
    r"(?<=[^\W\d_])\s+(?:vừa |mới )?(?:được )?(?:khởi công|động thổ|khánh thành|hoàn thành|thông xe|hợp long|"
    r"(?:đưa|đi) vào (?:sử dụng|hoạt động|vận hành|khai thác))(?: (?:sáng|chiều|trưa|tối)? ?(?:nay|qua|này))?\s*$"
)
_PACE = phrase(r"(?:tiến độ|tốc độ)(?![^\W\d_])")
_EXTENTS = ("length", "area", "power", "volume")
# "Sở Tư pháp tham mưu UBND tỉnh | ban hành 12 quyết định": what was done is the second deed
_ADVISES = phrase(r"(?<![^\W\d_])tham mưu(?: (?:giúp|cho|với|để))? ")
_AMOUNTS_TO = phrase(r"\s*(?:với|đạt|là|ở mức)(?![^\W\d_])")


class Said(NamedTuple):
    """How a label leads to its number: in "cho", by a colon."""

    serves: bool
    colon: bool


def read_label(span: Span, slot: Slot, trimmer: Trimmer, words: Vocabulary) -> Label:
    text, lead = trimmer.text, slot.quantity.lead
    colon = ":" in text[span.end : lead]  # "Mua bán lâm sản trái phép: 03 vụ" names a category, verb or not
    colon = colon or _is_counted_in_brackets(text, span, slot, words)
    span = _fitting(text, caused(text, span, slot.cue.kind, words), slot.quantity.dimension)
    begun = _BEGUN.search(text, *span) if slot.quantity.dimension in _EXTENTS and not words.core(text, *span) else None
    span = Span(span.start, begun.start()) if begun else span
    criterion = _CRITERION.match(text, *span)
    if criterion and words.core(text, criterion.end(), span.end):
        span = Span(criterion.end(), span.end)  # "tiêu chí | thu nhập đạt 25 triệu đồng/người"
    if UNUSED.fullmatch(text, *span):
        return Label(span, None)  # "đất chưa sử dụng": a class of land
    span = _adjusted(span, slot, trimmer, words)
    advised = None if colon else _ADVISES.search(text, *span)
    if advised:
        span = Span(deed_for(trimmer, Span(advised.end(), span.end), words), span.end)
    serves = bool(_FOR.search(text, max(span.start, lead - 16), lead))
    if not serves:
        span = _before_predicate(span, trimmer, words)
    deed = None if colon else words.action(text, *span)
    counts = slot.quantity.dimension == "count"  # "đóng góp 2.400 ngày công": no measure of days
    if deed and deed.end == span.end and not deed.light and (counts or words.core(text, *span) is None):
        return _paired(text, Label(span, None, deed, serves))  # "điều chỉnh tăng vốn [4 dự án]"
    if not colon and is_named_core(text, span):
        done = _deed_label(span, slot, Said(serves, colon), trimmer, words)
        if done.agent:
            return done
    for read in (_begins, _raised, _reached, _behind, _after_agents, _of_what):
        found = read(text, span, words) if not (colon and read in (_after_agents, _of_what)) else None
        if found and _is_of_goods(text, found):
            continue
        if found and read is _of_what and not _AMOUNTS_TO.match(text, span.end, lead):
            break
        if found and slot.quantity.dimension != "percent" and _PACE.match(text, *found.span):
            who = found.thing or trimmer.trim(Span(span.start, found.span.start))
            if who.end > who.start:
                return Label(who, None)  # "Đông Nam Bộ có tiến độ nhanh nhất, đạt 900 ha": hectares are no pace
        if found:
            found = _averaged(text, _without_rate(text, found), lead, words)
            return replace(found, action=None if colon else words.action(text, *found.span), serves=serves)
    return _deed_label(span, slot, Said(serves, colon), trimmer, words)


def _is_counted_in_brackets(text: str, span: Span, slot: Slot, words: Vocabulary) -> bool:
    """ "Các cơ sở sản xuất (35 cơ sở)": things with their number, and nothing done."""
    brackets = slot.opens and text[span.end : slot.quantity.lead].strip() == "(" and slot.quantity.dimension == "count"
    return brackets and text.startswith(")", slot.quantity.span.end) and words.action(text, *span) is None


def _adjusted(span: Span, slot: Slot, trimmer: Trimmer, words: Vocabulary) -> Span:
    """Without the verb that changes what is told "from … to …", and without who finishes it."""
    text = trimmer.text
    if slot.cue.kind in ("from", "to"):
        ends = (match.end() for match in _ADJUSTS.finditer(text, *span))
        start = next((end for end in ends if words.core(text, end, span.end)), None)
        return Span(start, span.end) if start is not None else span
    built = _BUILT.match(text, *span) if slot.opens and slot.quantity.dimension == "length" else None
    if built:
        return Span(built.end(), span.end)  # "Hoàn thành | đường Tuy Hòa - Vân Phong (48 km)"
    finishes = _FINISHES.match(text, *span) if slot.quantity.dimension in ("area", "length") else None
    return Span(finishes.end(), span.end) if finishes else span


def _deed_label(span: Span, slot: Slot, said: Said, trimmer: Trimmer, words: Vocabulary) -> Label:
    """What was done, and who did it: "Công ty May Sông Tiền | tuyển 400 công nhân"."""
    text = trimmer.text
    start = span.start if said.colon else _deed(slot, span, said.serves, trimmer, words)
    action = None if said.colon else words.action(text, start, span.end)
    copula = None if action else _IS.search(text, start, span.end)
    agent = trimmer.trim(Span(span.start, start)) if action and start > span.start else None
    label = Label(Span(start, copula.start() if copula else span.end), None, action, said.serves, agent=agent)
    return _paired(text, label)


def _deed(slot: Slot, span: Span, serves: bool, trimmer: Trimmer, words: Vocabulary) -> int:
    """Where, behind who did it, what was done begins; else where the number's own clause does."""
    text = trimmer.text
    start = agents_end(text, _main_clause(text, span))
    farmers = farms(text, Span(start, span.end)) if slot.quantity.dimension == "area" else None
    grower = _GROWERS.match(text, start, span.end) if slot.quantity.dimension == "area" else None
    if grower and words.action(text, grower.end(), span.end):
        return grower.end()  # "Ba năm qua, huyện | trồng mới 420 ha"
    start = farmers if farmers is not None else start
    if serves and words.action(text, start, span.end) is None:
        start = deed_for(trimmer, Span(start, span.end), words)
    counts = slot.quantity.dimension == "count" or farmers is not None
    if slot.cue.kind in ("none", "reach") and (counts or _is_of_thing(text, slot)):
        begun = start
        start = deed_to(
            trimmer, Span(start, span.end), words, by_agent=not counts, objects=slot.quantity.unit in CLASSIFIERS
        )
        if start == begun and counts and not _THING.match(text, *slot.tail):
            start = behind_name(trimmer, Span(start, span.end), words)
    return start


def _is_of_thing(text: str, slot: Slot) -> bool:
    """ "bốc dỡ 8,4 triệu tấn [hàng hóa]": the amount's thing stands behind it, so none stands before its verb."""
    return (
        slot.quantity.dimension in (*AMOUNTS, "length")
        and slot.quantity.dimension != "money"
        and (_THING.match(text, *slot.tail) is not None)
    )


def _paired(text: str, label: Label) -> Label:
    """ "thanh, | kiểm tra 210 hộ kinh doanh": the verb before the comma is half a word; "thăm, tặng 150 suất quà":
    the verb behind it is that of the things."""
    gives = _GIVES.match(text, label.action.end, label.span.end) if label.action else None
    if label.action and gives and text.startswith("thăm", label.span.start):
        given = "được tặng quà" if gives[0].endswith("quà") else "được tặng"
        return replace(label, action=replace(label.action, participle=given))
    if label.action and text.startswith("kiểm tra", label.span.start) and text.endswith("thanh, ", 0, label.span.start):
        span = Span(label.span.start - len("thanh, "), label.span.end)
        return replace(label, span=span, action=replace(label.action, participle="được thanh tra, kiểm tra"))
    return label


def _without_rate(text: str, label: Label) -> Label:
    """ "cổ tức tiền mặt | tỷ lệ 38%": what leads to a percentage is no part of the measure's name."""
    core, end = label.core, label.span.end
    rate = core is not None and core.end < end and text.endswith(" tỷ lệ", core.end, end)
    return replace(label, span=Span(label.span.start, end - len(" tỷ lệ"))) if rate else label


def _averaged(text: str, label: Label, lead: int, words: Vocabulary) -> Label:
    """ "tuổi thọ [trung bình] đạt 74 tuổi": the average is part of that measure's name, not of the verb."""
    average = _AVERAGE.match(text, label.span.end, lead)
    core = words.core(text, label.span.start, average.end()) if average else None
    if average is None or core is None or core.end != average.end():
        return label
    return replace(label, span=Span(label.span.start, core.end), core=core)


def _before_predicate(span: Span, trimmer: Trimmer, words: Vocabulary) -> Span:
    """ "Tỷ lệ hộ nghèo | giảm mạnh qua các năm"; "phấn đấu giảm tỷ lệ hộ nghèo" goes on."""
    for predicate in _PREDICATE.finditer(trimmer.text, span.start + 1, span.end):
        if words.core(trimmer.text, *span) is None and _reached(trimmer.text, Span(predicate.start(), span.end), words):
            continue  # "Các công ty này vẫn đang gánh | số nợ 900 tỷ đồng"
        raises = predicate[0] in ("tăng", "giảm")
        behind = trimmer.trim(Span(predicate.end(), span.end)).start if raises else 0
        if not (raises and words.core(trimmer.text, behind, span.end)):
            return Span(span.start, trimmer.trim(Span(span.start, predicate.start())).end)
    return span


def _begins(text: str, span: Span, words: Vocabulary) -> Label | None:
    """ "Sản lượng chè": the label begins with its measure."""
    core = words.core(text, *span)
    return Label(span, core) if core else None


def _is_of_goods(text: str, label: Label) -> bool:
    """ "sản phẩm gỗ 27 triệu USD": goods, and no measure of them."""
    core = label.core
    if core is None or core.end >= label.span.end:
        return False
    return text[label.span.start : core.end].split() == ["sản", "phẩm"]


def _raised(text: str, span: Span, words: Vocabulary) -> Label | None:
    """ "huyện phấn đấu giảm | tỷ lệ hộ nghèo": a verb before the measure says which way."""
    for rise in _RISE.finditer(text, *span):
        core = words.core(text, rise.end(), span.end)
        if core:
            direction: Direction = "increase" if rise["verb"] in ("tăng", "nâng") else "decrease"
            return Label(Span(rise.end(), span.end), core, direction=direction)
    return None


def _reached(text: str, span: Span, words: Vocabulary) -> Label | None:
    """ "toàn ngành phấn đấu đạt | kim ngạch xuất khẩu": the last verb before a measure."""
    found = None
    for match in _REACH.finditer(text, *span):
        if _WITH_CAPITAL.match(text, match.start()):
            continue
        start = match.start() if _COLLECTED.match(text, match.start()) else match.end()
        core = words.core(text, start, span.end)
        if core:
            each = match[0].strip() == "cho" and _EACH.match(
                text, *span
            )  # "Mỗi héc-ta dưa cho thu nhập 600 triệu đồng"
            has = (match[0].strip() in _OWNS or each) and match.start() - span.start <= _LONGEST_OWNER
            found = Label(
                Span(start, span.end), core, thing=_owner(text, span.start, match.start(), words) if has else None
            )
    return found


def _owner(text: str, start: int, end: int, words: Vocabulary) -> Span | None:
    """ "Khu công nghiệp Sông Hậu | có diện tích 290 ha": what has the measure."""
    if _NOBODY.match(text, start, end):
        return None
    tells = [told.start() for told in _TELLS.finditer(text, start, end) if not text[told.end() : end].strip()]
    end = tells[0] if tells else end
    link = _LINK.search(text, start, end)
    copula = _IS.search(text, start, end)  # "Công trình | là mạch kép có tổng chiều dài 29 km"
    ends = link.start() if link else end
    points = copula is not None and _THIS.fullmatch(text, start, copula.start()) is not None
    thing = Span(copula.end(), ends) if copula and points else Span(start, copula.start() if copula else ends)
    begun = _BEGUN.search(text, *thing)
    thing = Span(start, begun.start()) if begun else thing
    comma = text.rfind(",", *thing)
    if comma > 0 and (_REASON.match(text, thing.start, comma) or _TELLS_MORE.search(text, thing.start, comma)):
        thing = Span(comma + 1, thing.end)  # "Nhờ có điện, tổ hợp tác mở xưởng, | thành viên có thu nhập 5 triệu đồng"
    if _ACTS.search(text, *thing):
        done = agents_end(text, thing)
        deed = words.action(text, done, thing.end) if done > start else None
        thing = Span(deed.end + 1, thing.end) if deed else Span(end, end)
    return thing if thing.end > thing.start else None


def _behind(text: str, span: Span, words: Vocabulary) -> Label | None:
    """ "Cây cà phê | diện tích đạt …", "nông sản | trị giá …": the thing stands before its measure."""
    for match in list(WORD.finditer(text, *span))[-_WORDS_BEHIND:]:
        core = words.core(text, match.start(), span.end) if match.start() > span.start else None
        before = text[max(0, match.start() - 8) : match.start()].rstrip()
        half = match[0] == "số" or (match[0] == "lượng" and before.endswith(_OF_QUANTITY))
        half = half or before.endswith(_OF_FIELD)
        if not half and core and core.end == span.end and is_generic(text[match.start() : span.end]):
            return Label(Span(match.start(), span.end), core, thing=_owner(text, span.start, match.start(), words))
    return None


def _after_agents(text: str, span: Span, words: Vocabulary) -> Label | None:
    """ "các huyện đã tiến hành | thu ngân sách"."""
    start = agents_end(text, span)
    core = words.core(text, start, span.end)
    return Label(Span(start, span.end), core) if core else None


def _of_what(text: str, span: Span, words: Vocabulary) -> Label | None:
    """ "dẫn đầu cả nước về | khối lượng hồ sơ trực tuyến [với 405.648 hồ sơ]": what the words are about."""
    for match in reversed(list(_OF_WHAT.finditer(text, *span))):
        core = words.core(text, match.end(), span.end)
        if core:
            return Label(Span(match.end(), span.end), core)
    return None


def _main_clause(text: str, span: Span) -> Span:
    """ "ghi nhận nỗ lực của ngành khi | kinh tế tăng 7%": what the number's own clause begins with."""
    starts = [match.end() for match in _SUBORDINATES.finditer(text, *span)]
    return Span(starts[-1], span.end) if starts and starts[-1] < span.end else span


def _fitting(text: str, span: Span, dimension: str) -> Span:
    """ "khối lượng đá lớn, | chiều dài đoạn kè hỏng 80 m": metres belong to the length."""
    own = _DIMENSIONS.get(dimension)
    if own is None or own.match(text, *span):
        return span
    begins = any(other.match(text, *span) for other in _DIMENSIONS.values())
    named = list(own.finditer(text, *span)) if begins else []
    return Span(named[-1].start(), span.end) if named else span
