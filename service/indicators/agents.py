"""Where an agent ends and what it did begins: "Hội Nông dân huyện | trao 50 con bò giống"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from service.indicators.trimming import Trimmer
from service.indicators.vocabulary import Action, Vocabulary
from service.text.finder import KEYS, Finder
from service.text.fold import phrase
from service.text.letters import WORD
from service.text.span import Span

_AUXILIARY = Finder(
    phrase(
        r"(?<![^\W\d_])(?:đã(?! được | bị )|đang(?! được )|vừa|sẽ(?! được )|"
        r"(?<!thôn )(?<!đổi )(?<!trồng )(?<!cấp )(?<!lập )(?<!xây )(?<!làm )(?<!ký )(?<!tuyển )(?<!sinh )(?<!mở )mới|"
        r"tiến hành|(?<!ban )(?<!các )tổ chức|thực hiện|cam kết|"
        r"(?<=\s)(?:đề nghị|yêu cầu|"
        r"kiến nghị|chỉ đạo|(?<!trao )(?<!cấp )(?<!nhận )(?<!ký )(?<!hành )(?<!các )quyết định|dự kiến|dự báo|"
        r"ước tính|kỳ vọng)) "
    ),
    KEYS,
)
# who acts in reports: offices and bodies, those who lead them, those who work together, and what works by itself
_AGENT = phrase(
    r"(?<![^\W\d_])(?:ubnd|hđnd|mttq|ủy ban|mặt trận|hội|đoàn|sở|ban|ngành|cục|chi cục|kho bạc|đảng|công ty|tập đoàn|"
    r"ngân hàng|quỹ|trường|bệnh viện|trung tâm|trạm|phòng|viện|tòa án|thanh tra|huyện|tỉnh|xã|phường|thành phố|"
    r"công đoàn|bảo hiểm xã hội|công an|cảnh sát|bộ đội|biên phòng|hải quan|kiểm lâm|quân khu|sư đoàn|đồn|đội|tổ|nhóm|"
    r"lực lượng|cơ quan|lãnh đạo|thủ tướng|chủ tịch|bí thư|bộ|tổ chức|doanh nghiệp|hợp tác xã|hãng|cảng|nhà máy|"
    r"trang trại|trại|nhà tài trợ|nhà thầu|nhà hát|bảo tàng|thư viện|bưu điện|điện lực|đài|báo|"
    r"đơn vị|đồng chí|ông|bà|đại biểu|"
    r"bác sĩ|y bác sĩ|cán bộ|chiến sĩ|dự án|chương trình|hệ thống|phần mềm|phân hệ|tổng đài)(?![^\W\d_])"
)
# "bà con nông dân huyện Bắc Hà | cấy 2.798 ha"
_FARMERS = phrase(
    r"(?<![^\W\d_])(?:bà con|nông dân|ngư dân|diêm dân|nhân dân|người dân|hộ dân|các hộ|các địa phương|"
    r"toàn (?:tỉnh|huyện|xã))(?![^\W\d_])"
)
# measures in name only: "Quỹ Vì người nghèo | hỗ trợ 240 căn nhà"
_CORES = phrase(r"(?:quỹ|tổng đài|tổng kho|tổng trạm)(?![^\W\d_])")
# "Kế hoạch của ngành là trồng mới 1.800 ha rừng": a plan does nothing
_PLAN = phrase(r"(?:kế hoạch|chỉ tiêu|mục tiêu|nhiệm vụ|dự toán|nhu cầu)(?![^\W\d_])")
_OF_LEVEL = phrase(
    r"(?:\s+(?:tỉnh|huyện|xã|phường|quận|thành phố|thị xã|nhà nước|trung ương|khu vực|toàn quốc|(?:hai|ba|các|bốn) cấp|"
    r"của (?:tỉnh|huyện|xã|thành phố)))*\s+"
)
_UNKNOWN_DEED = phrase(
    r"(?!(?:có|là|còn|đạt|với|gồm|tại|trong|của|và|từ|cho|các|hơn|trên|về|số|tổng|quy|hạng|hiện|mỗi|ở|được|bị|tỉnh|huyện|xã|khu|toàn)(?![^\W\d_]))"
    r"[^\W\d_]+(?: [^\W\d_]+){0,2}"
)
_HOLDS = ("tổ chức", "triển khai", "thực hiện", "tiến hành")
"""Verbs that say nothing of what is counted, but end their agent: "HĐND tỉnh | tổ chức 8 kỳ họp"."""
_GIVES = ("trình", "giao", "tặng", "trao", "hỗ trợ", "cấp", "gửi", "bàn giao", "trao tặng", "cho vay")
# "trình [HĐND tỉnh] 20 chỉ tiêu": to whom, between the verb and what is given
_TO_WHOM = phrase(
    r"\s+(?:(?:các|những|mỗi)\s+)?(?:hđnd|ubnd|hội đồng|ủy ban|thường trực|ban|sở|bộ|hộ|gia đình|người|học sinh|"
    r"đoàn viên|hội viên|bà con|nông dân|ngư dân|trường|huyện|xã|bệnh viện)(?: [^\W\d_]+){0,6}"
)
_SHORT_DEEDS = (
    *("trao", "tặng", "cấp", "mua", "bán", "phạt", "bắt", "tiêm", "khám", "trồng", "xây", "thả", "sửa", "cấy", "gặt"),
    *(
        "đăng",
        "lấy",
        "gửi",
        "chuyển",
        "phun",
        "dạy",
        "nấu",
        "ghép",
        "hiến",
        "giúp",
        "cứu",
        "nuôi",
        "phát",
        "mở",
        "tuyển",
        "chọn",
        "giành",
        "đoạt",
    ),
)
"""Verbs of one syllable that an agent before them does: "Hội Nông dân huyện [trao] 50 con bò giống"."""
_LONGEST_OBJECT = 4  # words
_WORDS_BEHIND = 6  # words before the number among which its verb may stand
_WORDS_OF_AGENT = 14  # among which the deed of an agent is looked for
# what a verb has behind it that is no thing: "bán [hết] 1.200 tấn vải", "phẫu thuật [miễn phí] cho 240 bệnh nhân"
_HOW = phrase(
    r"(?:\s+(?:thêm|được|ra|mới|thành công|xong|hết|lại|dứt điểm|kịp thời|an toàn|miễn phí|thử nghiệm|trực tiếp|"
    r"tổng số|hoàn thành|bổ sung))+"
)


def agents_end(text: str, span: Span) -> int:
    """Where the last auxiliary ends: "các huyện đã tiến hành | thu ngân sách"."""
    return max([span.start, *(match.end() for match in _AUXILIARY.finditer(text, *span))])


def behind_agent(text: str, span: Span, words: Vocabulary) -> int | None:
    """ "thành phố đã tiến hành rà soát": where the action begins behind its auxiliary, when there is one."""
    start = agents_end(text, span)
    return start if words.action(text, start, span.end) else None


def is_named_core(text: str, span: Span) -> bool:
    """True where the words begin with a body that goes by a measure: "Quỹ Khuyến học"."""
    return _CORES.match(text, *span) is not None


def farms(text: str, span: Span) -> int | None:
    """Where those begin who till fields or fish: "vụ này, | bà con xã Tân Lập trồng 45 ha"."""
    found = _FARMERS.search(text, *span)
    return found.start() if found else None


def deed_to(trimmer: Trimmer, span: Span, words: Vocabulary, *, by_agent: bool, objects: bool = False) -> int:
    """ "Khu công nghệ cao | thu hút 33 nhà đầu tư": where the verb right before the number begins; with
    ``by_agent`` only behind somebody who does it; with ``objects`` also where the thing stands between: "Các trại |
    sản xuất tôm giống 9 tỷ con"."""
    text = trimmer.text
    if words.action(text, *span):
        return span.start
    behind = list(WORD.finditer(text, *span))[-_WORDS_BEHIND:]
    for start, action in _verbs(trimmer, [match.start() for match in behind], span.end, words):
        ends = (
            action.end == span.end or _HOW.fullmatch(text, action.end, span.end) or _to_whom(text, start, action, span)
        )
        if objects and not ends and len(text[action.end : span.end].split()) <= _LONGEST_OBJECT:
            if _acts(text, Span(span.start, start)):
                return start
            continue
        if not ends or (" " not in text[start : action.end] and text[start : action.end] not in _SHORT_DEEDS):
            continue
        long = " " in text[start : action.end]
        if (long and not by_agent) or _acts(text, Span(span.start, start)):
            return start
    return span.start


def _to_whom(text: str, start: int, action: Action, span: Span) -> bool:
    return text[start : action.end] in _GIVES and _TO_WHOM.fullmatch(text, action.end, span.end) is not None


def behind_name(trimmer: Trimmer, span: Span, words: Vocabulary) -> int:
    """ "Báo Sao Mai | in 640 bài": where an agent's name in capitals ends, and a verb of no table begins."""
    text, agent = trimmer.text, _AGENT.match(trimmer.text, *span)
    capitals = (match for match in WORD.finditer(text, *span) if trimmer.printed[match.start()].isupper())
    last = list(capitals)[-1:] if agent else []
    if not last or last[0].start() == span.start:
        return span.start
    named = words.office(text, last[0].start(), span.end) or last[0].end()
    of_level = _OF_LEVEL.match(text, named, span.end)
    deed = _UNKNOWN_DEED.fullmatch(text, of_level.end(), span.end) if of_level else None
    return deed.start() if deed else span.start


def deed_for(trimmer: Trimmer, span: Span, words: Vocabulary) -> int:
    """ "dịp này, UBND tỉnh | tặng Bằng khen cho 12 tập thể": where the deed for them begins."""
    text = trimmer.text
    if words.action(text, *span):
        return span.start
    inside = islice(WORD.finditer(text, span.start + 1, span.end), _WORDS_OF_AGENT)
    for start, _ in _verbs(trimmer, [match.start() for match in inside], span.end, words):
        if _acts(text, Span(span.start, start)):
            return start
    return span.start


def _acts(text: str, span: Span) -> bool:
    return _PLAN.match(text, *span) is None and (_AGENT.search(text, *span) or _FARMERS.search(text, *span)) is not None


def _verbs(trimmer: Trimmer, starts: list[int], end: int, words: Vocabulary) -> Iterator[tuple[int, Action]]:
    """The verbs of substance that begin at ``starts``; none in capitals: "Chi cục Thi hành án"."""
    for start in starts:
        action = words.action(trimmer.text, start, end)
        holds = action is not None and " ".join(trimmer.text[start : action.end].split()) in _HOLDS
        holds = holds and not trimmer.text[max(0, start - 8) : start].rstrip().endswith(
            "được"
        )  # "các lớp tập huấn được tổ chức tới 100% xã"
        if action and (holds or not action.light) and not trimmer.printed[start].isupper():
            yield start, action
