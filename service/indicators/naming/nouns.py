"""The words right behind a number: the noun phrase, and the unit as a word."""

from __future__ import annotations

from service.indicators import units
from service.indicators.clauses import Slot
from service.indicators.naming.scene import Scene
from service.quantities.model import Quantity
from service.text.fold import phrase
from service.text.lazy import regex
from service.text.letters import UPPER
from service.text.span import Span

# not what people suffer from, nor "được giảm tiền thuê đất"
_CHANGES = r"(?<!được )tăng(?! (?:giá|huyết áp|động))|(?<!được )giảm(?! (?:giá|thị lực|thính lực))"
# for what people come: "160.000 lượt người [đến ăn uống, mua sắm]"
_COMES = (
    r"(?:ăn|mua|khiếu nại|tố cáo|kiến nghị|phản ánh|đăng ký|nộp|tiêm|trình báo|"
    r"tham (?:gia|quan|dự)|xem|khám|làm (?:việc|thủ)|học|giao dịch|dự|thăm|vui|chữa|điều trị|lưu trú|"
    r"du lịch|giải quyết)(?![^\W\d_])"
)
_STOP = phrase(
    r",\s*mỗi\s|"  # "30 suất quà, mỗi suất 1 triệu đồng"
    r",\s*(?:không|chưa) |"
    r",? (?:và|cùng|với|cùng với) (?:nhiều|một số|hàng (?:chục|trăm|nghìn)) |"  # "5 xe máy và nhiều tang vật"
    r" (?:so (?:với|cùng)|cùng (?:kỳ|với)|trong (?:đó|tháng|quý|năm|kỳ|số)|nhằm|để|góp phần|(?<!nghi )do\s|"
    r"theo\s(?!dõi|học)|"
    r"tại\s|là\s|chậm nhất|muộn nhất|trước (?=tết|ngày|tháng|mùa|khi|thời|năm|\d|hạn|$)|"
    r"(?:đã )?(?:có|đạt|lập)(?: nhiều)? (?:thành tích|đóng góp|công lao|cống hiến|thành tựu)\s|trị giá(?![^\W\d_])|"
    r"(?:đại diện|thay mặt) (?:cho|của)\s|(?:đại diện|thay mặt)(?: cho)?\s*$|"
    r"mang\s|(?:làm|khiến|gây)\s*$|khiến\s|biển (?:kiểm soát|số)|trên (?:tổng|địa bàn)|gồm\s|bao gồm|"
    rf"{_CHANGES}|"
    r"chiếm|tổng cộng|đạt tỷ lệ|ra khỏi\s|"
    r"đến (?:nơi|tận)\s|xuống (?:hồ|sông|biển|đầm|ao|vùng|kênh|ruộng|lòng)\s|(?:phục vụ|thu hút)\s*$|"
    r"(?<!mặt )(?<!cân )(?<!đồng )(?<!công )(?<!văn )bằng(?! (?:khen|chứng nhận|tốt nghiệp)))"
)
_NOT_NOUN = phrase(
    rf"\s*(?:so\s|cùng kỳ|{_CHANGES}|"
    r"đạt(?! (?:chuẩn|tiêu|yêu|gia đình|danh hiệu|thôn|khu|làng|giải|loại|hạng|học sinh|cơ quan|nông thôn|văn hóa|"
    r"kiểu mẫu|phổ cập|vietgap|globalgap|chứng nhận|ocop|trình độ|xuất sắc|trung bình|"
    r"và vượt|và cơ bản|cơ bản|hoặc vượt|dưới \d|"
    r"trên \d|giá trị|kim ngạch|"
    r"doanh thu|(?:từ )?\d))|"
    r"(?:đã )?(?:có|đạt|lập)(?: nhiều)? (?:thành tích|đóng góp|công lao|cống hiến|thành tựu)(?![^\W\d_])|"
    r"chiếm|bằng|và\b|thành\s*$|của\s|trong\b(?! nước)|"
    r"cho\b(?! (?:thu hoạch|sản phẩm|quả))|tại\b|vào\b|là\b|so\b|"
    r"với\b|theo\b(?! (?:dõi|học))|kế hoạch|dự toán|kh\b|từ\s|trên\s|thì\b|nên\b|để\b|do\b|mỗi\b|qua\b|ở\b|"
    rf"đến\b(?! {_COMES})|nhưng\b|/|mức\b|tùy\b|tức\b|nếu\b|"
    r"(?:chỉ|mục) tiêu (?:phấn đấu|được giao|giao|pháp lệnh|đề ra|năm|kế hoạch|của)|nghị quyết\s|"
    r"trở\s|chỉ\s|chỉ$|thuộc về\s|(?:thuộc(?: địa bàn)?|làm|khiến|gây)\s*$)"
)
# "64 xã ở Phú Yên [bị cúp điện]": what is said of things that a place stands behind
_SAID_THERE = phrase(
    r"\s*(?:ở|tại|của|trên|thuộc)\s[^,;:()\d]{2,50}?\s(?:\s?\([^()\d]{2,30}\)\s)?\s?"
    r"(?:(?:đã|đều|cũng)\s{1,2})*(?P<said>(?:bị|phải|chưa|không|đạt(?! \d)|hoàn thành)\s[^,;:.()\d]{3,80})"
)
# "4 đề xuất [của doanh nghiệp trong nước]"; whose the places are, goes without saying
_OWNED = phrase(
    r"\s*của (?!\d)(?!(?:tỉnh|huyện|xã|thành phố|tp|thị xã|thị trấn|phường|quận|cả nước|toàn|địa phương|vùng|nước|"
    r"ngành|đơn vị|mình|họ|năm|trung ương|bộ|sở|hội|"
    r"các (?:tỉnh|huyện|xã|địa phương|bộ|sở|đơn vị|cấp|ngành))(?![^\W\d_]))"
    r"[^\W\d_]+ [^\W\d_]"
)
# "bắt giữ 2 đối tượng (thường trú tại tỉnh Điện Biên) [có hành vi vận chuyển ma túy]"
_LEADING_ASIDE = phrase(
    r"\s*\([^()\d]{2,60}\)(?=\s+(?:có hành vi|có dấu hiệu|bị|đang|là|chở|vận chuyển|mua bán)(?![^\W\d_]))"
)
# "32 cá nhân có thành tích xuất sắc [được biểu dương]"
_HONOURED = phrase(
    r"\s*(?:đã )?(?:có|đạt|lập)(?: nhiều)? (?:thành tích|đóng góp|công lao|cống hiến|thành tựu)[^,;.()\d]{0,80}?"
    r"(?P<said>(?<![^\W\d_])được [^\W\d_])"
)
_ASIDE = phrase(r"\s*\((?:năm|tháng|quý|ngày|giai đoạn|đến|tính|so|cùng kỳ|trong khi|\d)")  # "12 tạ/ha (năm 2031)"
_PREPOSITION = phrase(
    r"\s(?:trên(?!\s+\d| (?:chuẩn|trung bình|đại học))|"
    r"tại|trong(?! (?:độ tuổi|nước))|qua(?! đào tạo)|thông qua|cho|theo(?! dõi| học)|với|và tích|từ)\s"
)
# "tại 3 tỉnh [Hà Nam, Nam Định và Thái Bình]": which they are
_PROPER = rf"[{UPPER}][\w'-]*(?:\s+[{UPPER}][\w'-]*){{0,4}}"
_NAMES = regex(rf"{_PROPER}(?:\s*,\s*{_PROPER})*\s*(?:,|và|,\s*và)\s+{_PROPER}")
_VOICE = phrase(
    r"\s*(?:đã |sẽ |vừa )?(?P<voice>(?:đang |đang được |đang bị |đang phải )|"
    r"(?:được|bị|phải|cần|có|còn|đến)(?: (?:được|bị))?)\s*"
)
# "3.560 điều dưỡng đang làm việc [tại các cơ sở y tế]": where, of which no name tells
_GOING_ON = phrase(r"[^,;:()\d]{0,40}?(?<![^\W\d_])đang (?:được )?[^\W\d_]+(?: [^\W\d_]+){0,5}?\s*$")
_SOMEWHERE = phrase(
    r"\s(?:tại|ở|trong|trên)\s(?!(?:địa bàn|địa phương|tỉnh|huyện|xã|thành phố|nước|năm|tháng|quý|kỳ|đó|số|thời gian|"
    r"khu vực|đây|các (?:huyện|xã|tỉnh|địa phương))(?![^\W\d_]))(?P<where>[^\W\d_]+(?: [^\W\d_]+){0,6})"
)
# "5.200 văn bản [đến]", which no place follows
_INCOMING = phrase(r"\s*(?P<way>đến)\s*(?=$|[,;.()])")
_INNER = regex(
    r"[^\s/]+[ \t]+(?P<thing>[^\W\d_]+(?:[ \t]+[^\W\d_]+){0,2})[ \t]*/[ \t]*(?:năm|tháng|ngày|giờ|vụ|người|hộ|khẩu)"
)
_PREDICATED = phrase(r"(?<=\s)(?:đạt|bị|chưa|hoàn thành|làm|biết|tham gia|sử dụng|theo học|ký|cam kết|được)\s+[^\W_]")
_DANGLING = phrase(r"\s(?:phục vụ|dành)\s*$")
# "7 xã [ở mức nguy cơ rất cao]", "12 đơn vị [ở cấp độ 2]": in what state they are
_AT_LEVEL = phrase(
    r"\s*(?P<said>(?:đang |còn )?ở (?:mức|cấp độ|cấp|bậc|hạng|độ tuổi|giai đoạn|tình trạng|trình độ)"
    r"(?: (?!(?:tăng|giảm|so|và|chiếm|theo|trong|tại|của|với|nhưng|đạt)(?![^\W\d_]))[^\W\d_]+){0,6}"
    r"(?: \d{1,2}(?![\d.,]*\d))?)"
)
_BESIDE = phrase(r"\s*(?P<beside>và )(?=[^\W\d_])")
_LONG_NOUN = 3
_SHORTEST_HEAD = 2  # words that must be left before a preposition


def noun_behind(scene: Scene, slot: Slot) -> Span | None:
    """The noun phrase right behind the number ("07 vụ [cháy rừng]"), or ``None``."""
    start, end = slot.tail
    aside = _LEADING_ASIDE.match(scene.text.key, start, end) if slot.quantity.dimension == "count" else None
    start = aside.end() if aside else start
    amount = "/" in slot.quantity.unit and slot.quantity.dimension != "count"
    if slot.quantity.unit == "{ngày công}" and scene.vocabulary.action(scene.text.key, start + 1, end):
        return None  # "góp 900 ngày công | làm đường": what for
    inner = _INNER.match(slot.quantity.unit_text or "") if amount else None
    if inner:  # "30.000 tấn [phân bón]/năm"
        at = slot.quantity.span.end - len(slot.quantity.unit_text or "")
        return Span(at + inner.start("thing"), at + inner.end("thing"))
    said = _SAID_THERE.match(scene.text.key, start, end) if slot.quantity.dimension == "count" else None
    if said:
        return scene.trimmer.trim(Span(said.start("said"), end))
    level = _AT_LEVEL.match(scene.text.key, start, end) if slot.quantity.dimension == "count" else None
    if level:
        return Span(*level.span("said"))
    beside = _counted_beside(scene, slot, start)
    if beside:
        return beside
    incoming = _INCOMING.match(scene.text.key, start, end) if slot.quantity.unit in units.LETTERS else None
    if incoming:
        return Span(*incoming.span("way"))
    honoured = _HONOURED.match(scene.text.key, start, end) if slot.quantity.unit in units.HONOURED else None
    if honoured:
        return Span(honoured.start("said"), scene.trimmer.trim(Span(honoured.start("said"), end)).end)
    owned = slot.quantity.dimension == "count" and _OWNED.match(scene.text.key, start, end) is not None
    refused = not owned and _NOT_NOUN.match(scene.text.key, start, end)
    if refused or _ASIDE.match(scene.text.key, start, end):
        return None
    stop = _STOP.search(scene.text.key, start, end)
    span = _shortened(scene.text.key, scene.trimmer.trim(Span(start, stop.start() if stop else end)))
    span = _with_where(scene, Span(start, end), span) if slot.quantity.dimension == "count" else span
    if slot.quantity.dimension == "count" and _NAMES.match(scene.text.norm, *span):
        return None
    voice = _VOICE.fullmatch(scene.text.key, start, span.start) if slot.quantity.dimension == "count" else None
    if voice and span.end > span.start:
        span = Span(voice.start("voice"), span.end)  # "36 doanh nghiệp [được] trao giấy chứng nhận"
    return span if span.end > span.start and any(map(str.isalnum, scene.text.key[span.start : span.end])) else None


def _with_where(scene: Scene, tail: Span, span: Span) -> Span:
    """ "đang điều trị | [tại các bệnh viện tuyến huyện]": a state goes on somewhere; no place's name is part of it."""
    if span.end <= span.start or not _GOING_ON.fullmatch(scene.text.key, tail.start, span.end):
        return span
    where = _SOMEWHERE.match(scene.text.key, span.end, tail.end)
    if where is None or any(letter.isupper() for letter in scene.text.norm[slice(*where.span("where"))]):
        return span
    return Span(span.start, scene.trimmer.trim(Span(span.start, where.end())).end)


def _counted_beside(scene: Scene, slot: Slot, start: int) -> Span | None:
    """ "1.240 bác sĩ [và dược sĩ]", "35 quốc gia [và vùng lãnh thổ]": things of the same kind in one number."""
    joint = _BESIDE.match(scene.text.key, start, slot.tail.end) if slot.quantity.dimension == "count" else None
    if joint is None:
        return None
    folded, unit = scene.text.key, unit_span(slot.quantity)
    first, other = (scene.vocabulary.counted(folded, at, slot.tail.end) for at in (unit.start, joint.end()))
    if first is None or other is None or first.kind != other.kind:
        return None
    if scene.vocabulary.action(folded, joint.end(), slot.tail.end):
        return None  # "12 tập thể và biểu dương …"
    stop = _STOP.search(folded, other.end, slot.tail.end)
    end = scene.trimmer.trim(Span(joint.end(), stop.start() if stop else slot.tail.end)).end
    return Span(joint.start("beside"), max(end, other.end))


def _shortened(folded: str, span: Span) -> Span:
    """ "quà tết | cho gia đình chính sách": what the thing is, without where and for whom."""
    if len(folded[span.start : span.end].split()) <= _LONG_NOUN:
        return span
    for match in _PREPOSITION.finditer(folded, *span):
        if _PREDICATED.search(folded, match.end(), span.end):
            break  # "số xã trong tỉnh [đạt 19 tiêu chí]"
        if len(folded[span.start : match.start()].split()) >= _SHORTEST_HEAD:
            verb = _DANGLING.search(folded, span.start, match.start())  # "cây giống tốt | phục vụ cho các vùng"
            return Span(span.start, verb.start() if verb else match.start())
    return span


def unit_span(quantity: Quantity) -> Span:
    """The unit as printed: "1.200 [lượt]"."""
    return Span(quantity.span.end - len(quantity.unit_text or ""), quantity.span.end)
