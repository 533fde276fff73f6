"""Finds the words that name what a number measures, among the parts of its clause and before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from service.indicators.agents import behind_agent
from service.indicators.clauses import Slot
from service.indicators.label_reading import UNUSED, read_label
from service.indicators.labels import CATEGORY, Label
from service.indicators.naming.pairs import PAIRS
from service.indicators.negation import negated
from service.indicators.standings import who_stands
from service.indicators.structures import is_structure
from service.indicators.trimming import Trimmer
from service.indicators.units import CLASSIFIERS
from service.indicators.vocabulary import Action, Vocabulary
from service.text.finder import KEYS, Finder
from service.text.fold import phrase
from service.text.span import Span

_CLAUSE = phrase(
    r"(?<!trên )(?<!trên 0)\d|(?<![^\W\d_])(?:diễn ra|được|tiếp tục|đã|đang|sẽ|nên|bởi|để|nhằm|giúp|khiến|làm|gây|"
    r"phát triển|ổn định)(?![^\W\d_])"
)
_HOVERS = phrase(
    r"(?:(?:hiện |nay |đang |vẫn |được )*(?:dao động|bình quân|trung bình|phổ biến|ổn định|duy trì|giữ|đứng|thu mua|"
    r"bán ra|giao dịch)|(?:có |vào )?(?:thời điểm|lúc|nơi)(?: cao nhất| thấp nhất)?|"
    r"(?:cá biệt(?: có)?|có)(?: (?:mô hình|nơi|hộ|vườn|ruộng|chân ruộng|diện tích))|cá biệt)(?: đạt| lên)?"
)
_TOLD = phrase(
    r"\s*(?:cho biết|cho hay|cho rằng|khẳng định|nhấn mạnh|nêu rõ|chia sẻ|thông tin rằng|báo cáo rằng)(?![^\W\d_])"
)
_SENTENCE = phrase(r"(?<=\s)(?:là (?:không|rất|khá)|rất|không nhỏ|gây|diễn biến|tiếp tục) ?")
_SPEAKER = phrase(
    r"(?:đồng chí |ông |bà )?(?:phó )?(?:thủ tướng(?: chính phủ)?|chủ tịch(?: (?:nước|quốc hội|tỉnh|ubnd tỉnh))?|"
    r"bộ trưởng|thứ trưởng|bí thư(?: tỉnh ủy)?|tổng bí thư|giám đốc|tổng giám đốc|cục trưởng|vụ trưởng|trưởng ban)"
)
_SAYS = Finder(
    phrase(
        r"(?:nhấn mạnh|cho biết|cho rằng|khẳng định|nêu rõ|đề nghị|yêu cầu|chỉ đạo|cho hay|"
        r"(?<!ninh )(?<!nghệ )(?<!cấp )(?<!viễn )thông tin|phát biểu|đánh giá)$"
    ),
    KEYS,
)
_ANY_PLACE = phrase(
    r"(?:toàn |cả )?(?:nhà trường|trường|bệnh viện|trung tâm|hợp tác xã|tỉnh|huyện|xã|phường|thành phố|thị xã|thị "
    r"trấn|quận|địa phương)(?: (?:ta|nhà|này))?"
)
# "phải [đạt] 9%", "thấp nhất cũng [trên 7 điểm]": words that name nothing
_NAMELESS = phrase(
    r"(?:(?:phải|cần|nên|cũng|thể|để|xem|như|chỉ|mới|vẫn|đều|luôn|đã|đang|sẽ|còn|lại|ra|vào|lên|xuống|này|đó|ấy|thì|"
    r"là|toàn bộ|tất cả|gần|hơn|gấp|tăng|giảm|nhằm|đây|ấn tượng|"
    r"tương ứng|tương đương|dù|mặc dù|ấn tượng nhất|"
    r"đáng kể|vượt bậc|kỷ lục|đột biến|bứt phá|ngoạn mục|khởi sắc|phục hồi|chậm|nhanh|mạnh|tốt|"
    r"các năm|những năm|"
    r"đầu|cuối|giữa|mà|rằng|nữa|ngay|rồi|vừa|bị|được|hết|xong|cao|thấp|khá|rất|tùy|theo|yêu cầu|đề nghị|mong muốn|"
    r"quyết tâm)\s*)+"
)
_LIST_OF = phrase(r"(?:danh mục|phụ lục|danh sách|biểu)(?![^\W\d_])")
_STRIVES = phrase(r"(?<![^\W\d_])(?:phấn đấu|quyết tâm|đặt mục tiêu)(?![^\W\d_])")
_BODY = phrase(
    r"(?:bộ|sở|cục|chi cục|ban|ngành|ubnd|ủy ban nhân dân|tập đoàn|tổng công ty)(?: [^\W\d_]+){1,8}?"
    r"(?: (?:phấn đấu|quyết tâm|đặt mục tiêu))?"
)
_ON_BASIS = phrase(
    r"(?<![^\W\d_])(?:trên cơ sở|từ việc) (?:sắp xếp|sáp nhập|hợp nhất|nhập|tổ chức lại|chia tách)"
    r"(?: [^\W\d_]+){0,3}\s*$"
)
_BASIS = 60  # characters before a number in which stands on what basis something was founded
_AND_FINISHES = phrase(r"\s*(?:và|,)\s+hoàn thành(?![^\W\d_])")
# "Từ một chi bộ ghép | khi mới tái lập huyện chỉ có 15 đảng viên"
_WHEN_NEW = phrase(r"(?<=[^\W\d_]) (?:khi|lúc|hồi|ngày|thời điểm)(?: mới| vừa| đầu) [^,;:]+$")
_UNDERWENT = phrase(r"(?<![^\W\d_])(?:được|bị) [^\W\d_]+(?: [^\W\d_]+){0,2}$")
_UNDERGOES = phrase(r"[^,;:.()\d]{0,40}?(?<![^\W\d_])(?:được|bị(?! (?:can|cáo)))(?![^\W\d_])")
_FROM_AMONG = phrase(r"\s*trong (?:tổng )?số (?!đó|này|ấy)")
_AIMS = phrase(
    r"(?:thông qua|đề ra|đặt ra|xác định|giao|phấn đấu)[^,;:]{0,40}(?:chỉ|mục) tiêu"
    r"(?: (?:chủ yếu|cụ thể|chính|sau|như sau|cơ bản|quan trọng))*\s*$"
)
_SOURCE = phrase(r"\s*theo (?:ông|bà|anh|chị|đồng chí|lãnh đạo|đại diện|thống kê|số liệu|thông tin)(?:\s|$)")
_TOPIC_MARK = phrase(r"\s*(?:về|đối với|với|theo|tại|trong|ở|trên|cùng với|bên cạnh|từ|bằng|nhờ|thông qua)\s")
_LIES_IN = phrase(
    r"(?<![^\W\d_])(?:tại|ở|thuộc|trên địa bàn) (?:thôn|bản|ấp|xã|phường|thị trấn|huyện|quận|thị xã|thành phố) "
    r"(?:[^,;:.\d]{2,30}|\d{1,2})(?:,\s*(?:xã|huyện|quận|thị xã|thành phố) (?:[^,;:.\d]{2,30}|\d{1,2}))?,\s*$"
)
_NEXT_LEVEL = phrase(r"\s*(?:xã|huyện|quận|thị xã|thành phố|tỉnh|tp\.?) (?:[^\W\d_]+\s*){1,5}(?:với|là|có)?\s*")
_LONGEST_ADDRESS = 90  # characters
_WITH = phrase(r"(?:^|[.;:!?\n•+-])\s*(?:với|bằng)\s+$")
_LONGEST_WITH = 9  # characters
_PERSON = phrase(r"(?:đồng chí|ông|bà|anh|chị) [^\W\d_]+(?: [^\W\d_]+){1,3}")
_WHILE = phrase(r"\s*(?:(?:kể |sau |trước |từ |trong )?khi|nếu)\s")  # "Khi mới xây dựng, [xã] đạt 6 tiêu chí"
_MAX_LABEL = 200
_LONGEST_ITEM_LABEL = 10  # words
_OBJECT = 2  # words
_SHORT = 3  # words that a measure told together with others has
# "[hàng nghìn] trâu bò (39.512 con)": the number says how many
_VAGUELY = phrase(
    r"(?:có )?(?:toàn bộ(?: các| số)?|tất cả(?: các)?|một số|các|những|"
    r"(?:hàng|mấy|vài) (?:chục|trăm|nghìn|ngàn|vạn|triệu|loạt)(?: (?:nghìn|ngàn|vạn|triệu))?|rất nhiều|"
    r"nhiều|(?:[^,]*\s)?(?:một )?số lượng lớn)\s+"
)


def find_label(slot: Slot, trimmer: Trimmer, words: Vocabulary) -> Label | None:
    """The words that name the number of ``slot``, from the segments before it; ``None`` where its
    clause has none of its own ("…, đạt 62,1% kế hoạch")."""
    for depth, segment in enumerate(reversed(slot.segments)):
        if _TOLD.match(trimmer.text, segment.end):
            return None  # "Phó Chủ tịch tỉnh Lê Văn Sáu | cho biết, có 16 chỉ tiêu …": who says so, and nothing before
        if ";" in trimmer.text[segment.end : slot.quantity.lead]:
            return None  # "không có tử vong; [18 ca] tay chân miệng": a clause that is over
        if depth and _WHILE.match(trimmer.text, *segment):
            return None
        trimmed = trimmer.trim(segment)
        if trimmed.start >= trimmed.end or _SAYS.search(trimmer.text, *trimmed):
            continue
        ends = ":" in trimmer.text[trimmed.end : slot.quantity.lead] and slot.quantity.dimension == "count"
        if depth and ends and words.office(trimmer.text, *trimmed) == trimmed.end:
            return None  # "Giáo dục: Toàn tỉnh có 418 trường": a sector
        if _ANY_PLACE.fullmatch(trimmer.text, *trimmed) or _SPEAKER.fullmatch(trimmer.text, *trimmed):
            continue  # "Huyện có 12 trang trại": where, not what; "Thủ tướng nhấn mạnh, phải đạt …": who
        if _NAMELESS.fullmatch(trimmer.text, *trimmed) or _goes_on_address(trimmer.text, segment):
            continue
        if trimmer.text.startswith(":", segment.end) and _PERSON.fullmatch(trimmer.text, *trimmed):
            continue  # "Đồng chí Trần Văn An: Năm nay, chúng tôi phấn đấu tăng 13%"
        stands = who_stands(trimmer.text, segment) if slot.cue.kind in ("none", "reach") else None
        if stands and words.core(trimmer.text, *trimmer.trim(stands)) is None:
            return Label(trimmer.trim(stands), None)
        if _HOVERS.fullmatch(trimmer.text, *trimmed):
            continue  # "Giá cá tra tăng, dao động ở mức 26.000 đồng/kg"
        if "," in trimmer.text[segment.end : slot.quantity.lead] and _FROM_AMONG.match(trimmer.text, *segment):
            continue  # "Trong số các đơn vị đã niêm yết, [9 đơn vị] …"
        if trimmer.text.startswith(":", segment.end) and _LIST_OF.match(trimmer.text, *trimmed):
            continue  # "Danh mục dự án: tổng số 90 dự án"
        if _STRIVES.search(trimmer.text, segment.end, slot.quantity.lead) and _BODY.fullmatch(trimmer.text, *trimmed):
            continue  # "Sở Y tế phấn đấu đạt 21 giường bệnh": who
        aims = trimmer.text.startswith(":", segment.end) or slot.cue.kind == "increase"
        if aims and _AIMS.search(trimmer.text, *segment):
            continue  # "HĐND tỉnh thông qua chỉ tiêu: tăng trưởng 8%", "được giao chỉ tiêu tăng trưởng 8%"
        if _SOURCE.match(trimmer.text, *segment):
            continue  # "Theo ông Bình, có 8 mặt hàng …": who says so
        vague = _VAGUELY.match(trimmer.text, *trimmed) if slot.opens and slot.quantity.dimension == "count" else None
        trimmed = Span(vague.end(), trimmed.end) if vague else trimmed
        widened = _widen(slot, depth, trimmed, trimmer, words)
        beginning = _WHEN_NEW.search(trimmer.text, *widened)
        widened = Span(widened.start, beginning.start()) if beginning else widened
        label = read_label(widened, slot, trimmer, words)
        if _NAMELESS.fullmatch(trimmer.text, *label.span):
            return None
        if label.action and _ON_BASIS.search(trimmer.text, max(0, label.span.end - _BASIS), label.span.end):
            return None  # "được thành lập trên cơ sở sắp xếp [4 xã]": nothing is done to what follows
        if label.action and _AND_FINISHES.match(trimmer.text, label.span.end, slot.quantity.lead):
            return None  # "khởi công nhà máy nước và hoàn thành [12 km] đường": another deed
        if _is_listed_before(trimmer.text, slot, label) or _is_said(trimmer.text, slot, label):
            return None
        if _is_aside(trimmer.text, slot, label):
            return None
        label = label if UNUSED.fullmatch(trimmer.text, *label.span) else negated(trimmer.text, label, words)
        if _ANY_PLACE.fullmatch(trimmer.text, *label.span):
            return None  # "[Xã] chưa đạt 4 tiêu chí"
        return label if 0 < label.span.end - label.span.start <= _MAX_LABEL else None
    return None


def _goes_on_address(text: str, segment: Span) -> bool:
    """ "xây trạm y tế tại xã Hòa Lộc, huyện Tam Bình, [tỉnh Vĩnh Long] 5 tỷ đồng": where what is named before lies."""
    before = _LIES_IN.search(text, max(0, segment.start - _LONGEST_ADDRESS), segment.start)
    return before is not None and _NEXT_LEVEL.fullmatch(text, *segment) is not None


def _is_listed_before(text: str, slot: Slot, label: Label) -> bool:
    """ "Bí thư Đảng ủy, các Phó Bí thư và [52 đảng viên]": items beside the number, no name of it."""
    plain = not (label.core or label.action or label.agent) and slot.quantity.dimension == "count"
    return plain and text[label.span.end : slot.quantity.lead].strip() in ("và", "cùng")


def _is_aside(text: str, slot: Slot, label: Label) -> bool:
    """ "[Nhân dịp này], 12 tập thể được tặng Bằng khen": the things have all that is said of them behind the comma."""
    plain = not (label.core or label.action or label.agent) and slot.quantity.dimension == "count"
    if not plain or slot.quantity.unit in CLASSIFIERS or text[label.span.end : slot.quantity.lead].strip() != ",":
        return False
    return _UNDERGOES.match(text, *(slot.shared or slot.tail)) is not None


def _is_said(text: str, slot: Slot, label: Label) -> bool:
    """ "Thiệt hại đối với trồng trọt là không nhỏ: [19.293 ha lúa bị ngập]": a whole sentence before the colon."""
    if ":" not in text[label.span.end : slot.quantity.lead] or not slot.tail:
        return False
    named = text[slice(*slot.tail)].strip()[:1].isalpha()
    return named and slot.quantity.dimension in ("count", "area") and _SENTENCE.search(text, *label.span) is not None


def _widen(slot: Slot, depth: int, trimmed: Span, trimmer: Trimmer, words: Vocabulary) -> Span:
    """Takes in the parts before a comma that belong to one noun list ("sản xuất và phân phối điện,
    khí đốt, nước nóng … giảm 42%") or one name ("Tỷ lệ dân cư sử dụng nước sạch, hợp vệ sinh")."""
    text = trimmer.text
    colon = ":" in text[trimmed.end : slot.quantity.lead]
    own = None if colon else words.action(text, *trimmed)
    if colon and (whole := _listed_label(slot, trimmed, trimmer, words)):
        return whole
    if words.core(text, *trimmed) or CATEGORY.match(text, *trimmed):
        return _all_named(slot, depth, _both_named(slot, depth, trimmed, trimmer), trimmer, words)
    start = trimmed.start
    for part in reversed(slot.segments[: len(slot.segments) - 1 - depth]):
        if text[part.end : start].strip() != "," or trimmer.inside(part):
            break
        if _TOPIC_MARK.match(text, *part) or _WITH.search(text, max(0, part.start - _LONGEST_WITH), part.start):
            break  # "Về cơ cấu sản phẩm, tôm đạt …", "Với vốn vay ưu đãi, hợp tác xã mua …"
        earlier = trimmer.trim(part)
        if CATEGORY.match(text, *earlier) and not _CLAUSE.search(text, *part):
            return Span(earlier.start, trimmed.end)  # "ngành vận tải, kho bãi chiếm 12%"
        if is_structure(text[slice(*earlier)]):
            break  # "Cơ cấu cây trồng thay đổi nhanh, lúa còn …": its parts follow
        if words.core(text, *earlier):
            return Span(earlier.start, trimmed.end)
        if own and _UNDERWENT.search(text, *part):
            return Span(earlier.start, trimmed.end)  # "đường trục xã đã được nhựa hóa, | bê tông hóa"
        if own and _has_object(text, earlier, words.action(text, *earlier)):
            break
        agent = behind_agent(text, earlier, words)
        if own and agent is not None:
            start = agent
            if agent != earlier.start:
                break
            continue
        if own or _CLAUSE.search(text, *part):
            break
        start = earlier.start
        if CATEGORY.match(text, *earlier):
            break
    return Span(start, trimmed.end)


def _both_named(slot: Slot, depth: int, trimmed: Span, trimmer: Trimmer) -> Span:
    """ "tổng số xe chở hàng xuất khẩu, | nhập khẩu thông quan là 320 xe": two of a pair are one name's."""
    text = trimmer.text
    before = slot.segments[len(slot.segments) - 2 - depth] if len(slot.segments) > depth + 1 else None
    if before is None or text[before.end : trimmed.start].strip() != "," or trimmer.inside(before):
        return trimmed
    left, right = text[slice(*before)].split(), text[slice(*trimmed)].split()
    both = any(pair in PAIRS or pair[::-1] in PAIRS for pair in _joined_pairs(left, right))
    return Span(trimmer.trim(before).start, trimmed.end) if both else trimmed


def _all_named(slot: Slot, depth: int, trimmed: Span, trimmer: Trimmer, words: Vocabulary) -> Span:
    """ "thuế, phí, | lệ phí 215 tỷ đồng": short measures without numbers of their own are told together."""
    text, start = trimmer.text, trimmed.start
    if slot.quantity.dimension != "money" or len(text[slice(*trimmed)].split()) > _SHORT:
        return trimmed
    for part in reversed(slot.segments[: len(slot.segments) - 1 - depth]):
        earlier = trimmer.trim(part)
        core = words.core(text, *earlier)
        if core is None or text[part.end : start].strip() != "," or trimmer.inside(part):
            break
        if core.end != earlier.end:
            collected = text.startswith("thu từ ", earlier.start)  # "Thu từ thuế, phí, | lệ phí"
            return Span(earlier.start if collected else start, trimmed.end)
        start = earlier.start
    return Span(start, trimmed.end)


def _joined_pairs(left: list[str], right: list[str]) -> Iterator[tuple[str, str]]:
    """The last words of ``left`` with as many of the first of ``right``: one or two."""
    return ((" ".join(left[-count:]), " ".join(right[:count])) for count in (1, 2))


def _listed_label(slot: Slot, trimmed: Span, trimmer: Trimmer, words: Vocabulary) -> Span | None:
    """ "- Thu phí, lệ phí: [28 tỷ đồng]": all before an item's colon that begins with a measure."""
    text, first = trimmer.text, slot.segments[0]
    between = slot.segments[:-1]
    plain = all(text[part.end : after.start].strip() == "," for part, after in pairwise(slot.segments))
    if not between or not plain or any(map(trimmer.inside, between)) or slot.left.end > slot.left.start:
        return None
    start = trimmer.trim(first).start
    short = len(text[start : trimmed.end].split()) <= _LONGEST_ITEM_LABEL
    return Span(start, trimmed.end) if short and words.core(text, start, trimmed.end) else None


def _has_object(text: str, span: Span, own: Action | None) -> bool:
    """ "trồng rừng phòng hộ ven biển, | trồng cây phân tán 30 triệu cây": the verb has what it needs."""
    return own is not None and len(text[own.end : span.end].split()) >= _OBJECT
