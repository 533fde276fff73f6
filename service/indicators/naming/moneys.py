"""Topics of money that somebody gives, spends or raises: "Tỉnh dành 45 tỷ đồng để xây dựng trường học"."""

from __future__ import annotations

from dataclasses import replace

from service.indicators.names import lower_first
from service.indicators.naming.aspects import FLOWS
from service.indicators.naming.owners import company
from service.indicators.naming.scene import Figure, Scene
from service.indicators.plan_values import is_plan_name
from service.indicators.topic import Topic
from service.indicators.units import is_rate
from service.text.fold import key, phrase
from service.text.letters import sentence_case
from service.text.span import Span

_CAPITAL = ("đầu tư", "rót", "bố trí", "phân bổ", "giao", "góp")
_BUDGETED = ("trích", "dành", "bổ sung", "cấp", "chi")
_SPENT = ("chi", "chi trả", "thanh toán")
_PAYS = ("chi trả", "phạt")  # words that need no more: "Số tiền chi trả"
_DEED = phrase(
    r"(?<![^\W\d_])(?<!vốn )(?<!mức )(?<!suất )(?<!chi )(?<!nhà )(?<!quỹ )(?<!vụ )(?<!các )(?<!hai )"
    r"(?P<voice>(?:được|bị) )?"
    r"(?P<verb>(?:kiến nghị |đề nghị |xử lý |vận động )?(?:đầu tư|rót|bố trí|phân bổ|giao(?! (?:thông|dịch|lưu))|"
    r"góp|trích|dành|bổ sung|"
    r"cấp(?! (?:tỉnh|huyện|xã|thành phố|trung ương|i|ii|iii|mới)(?![^\W\d_]))|"
    r"chi(?! (?:khác|trả|phí|cục|nhánh|bộ|đoàn|hội|ngân|thường|đầu tư|trả nợ|dự phòng|sự nghiệp|quản lý|cân đối|"
    r"phát triển))|"
    r"hỗ trợ|tài trợ|"
    r"ủng hộ|đóng góp|quyên góp|huy động|vận động|trao(?: tặng)?|tặng|thưởng|cho vay|vay|truy thu|thu hồi|xử phạt|phạt|"
    r"thu về|thu nộp|bồi thường|chi trả|thanh toán|tiết kiệm|cứu trợ|viện trợ|đền bù|nộp phạt))"
    r"(?: (?:được|thêm|kinh phí|vốn|số tiền|số vốn|tiền|tổng số tiền|với số tiền|tổng cộng|trên|khoảng))*"
    r"(?: (?:chi tiết|chỉ tiết|đủ|đầy đủ|kịp thời|ngay|hết|trực tiếp|cho))*"
    r"(?P<whom>(?: (?!(?:là|đạt|với|của|và|cho)(?:\s|$))[^\W\d_]+){0,6}?)"
    r"(?: (?:số tiền|trên|hơn|khoảng|gần|là|với|được))?\s*$"
)
_FROM = phrase(r"\s*từ (?:nguồn |ngân sách|quỹ|vốn)[^,;:.()\d]{0,60}?(?=\s+(?:để|nhằm|cho|phục vụ|vào)\s|\s*$)")
_LINK = phrase(r"\s*(?:để|nhằm|vào việc|cho việc|phục vụ việc|phục vụ|vào(?= (?:các|dự án|phát triển|xây dựng)))\s+")
_NO_PURPOSE = phrase(
    r"\s*(?:so\s|cùng kỳ|tăng|giảm|đạt|chiếm|bằng|và\s|của\s|trong\s|tại\s|là\s|với\s|theo\s|kế hoạch|dự toán|từ\s|"
    r"trên\s|thì\s|nên\s|do\s|mỗi\s|qua\s|ở\s|đến\s|nhưng\s|mức|/|đã\s|sẽ\s|này|\()"
)
# "Kế hoạch vốn năm 2022 là 5.120 tỷ đồng; đã phân bổ chi tiết | 4.980 tỷ đồng"
_ALLOTS = phrase(
    r"(?<![^\W\d_])(?P<deed>(?:đã |được )*(?:phân bổ|phân khai|phân giao|giao|bố trí)(?: vốn| kinh phí)?"
    r"(?: chi tiết| hết)?)(?: được| là| đạt)?(?: hơn| gần| trên| khoảng)?\s*$"
)
_TO_ALL = phrase(r"\s*(?:cho (?:các|từng|\d)|$|[,;.)])")
_MONEY_NOUN = phrase(r"\s*(?:tiền|vốn|nợ|thuế|kinh phí|nguồn|ngân sách|quỹ)(?![^\W\d_])")
_MONEY_BEFORE = phrase(r"\s+tiền\s*$")
_PURPOSE_ENDS = phrase(
    r"\s+(?:theo|trên địa bàn|trong (?:năm|giai đoạn|tháng|quý|thời gian|đó)|do|nhân dịp|nhân|từ (?:nguồn|ngân sách)|"
    r"bị thiệt|tại (?:các|\d))\s"
)
_COUNTED = phrase(
    r"\s*(?:và [^\W\d_]+(?: [^\W\d_]+)? )?(?:(?:hơn|trên|khoảng|gần)\s+)?\d[\d.,]*\s+(?:(?:triệu|nghìn|tỷ)\s+)?"
    r"(?P<thing>[^\W\d_]+(?: [^\W\d_]+){0,8})"
)
_OF_PLAN = phrase(r"\s*(?:dự toán|chỉ tiêu|kế hoạch|nhiệm vụ) ")
_LONGEST_PURPOSE = 16  # words
_BARE_PURPOSE = 4


def allotted(scene: Scene, figure: Figure) -> Topic | None:
    """How much of the plan told before has been given out: "Kế hoạch vốn đầu tư công đã phân bổ chi tiết"."""
    plan, text = figure.topic, scene.text
    if figure.quantity.dimension != "money" or plan is None or not plan.fresh or not is_plan_name(plan.name):
        return None
    lead = figure.slot.segments[-1] if figure.slot.segments else figure.slot.left
    allots = _ALLOTS.search(text.key, lead.start, figure.quantity.lead)
    if allots is None or not _TO_ALL.match(text.key, *figure.slot.tail):
        return None
    span = Span(*allots.span("deed"))
    return replace(
        plan, name=f"{plan.name} {lower_first(scene.words(span))}", indicator=None, status="actual", label=span
    )


def budgeted(scene: Scene, figure: Figure) -> Topic | None:
    """ "phấn đấu hoàn thành 900 tỷ đồng [dự toán thu ngân sách]": of what the estimate behind the number is."""
    if figure.quantity.dimension != "money" or (figure.label and figure.label.core):
        return None
    plan = _OF_PLAN.match(scene.text.key, *figure.slot.tail)
    core = scene.vocabulary.core(scene.text.key, plan.end(), figure.slot.tail.end) if plan else None
    if plan is None or core is None:
        return None
    span = scene.trimmer.trim(Span(plan.end(), figure.slot.tail.end))
    words = sentence_case(scene.words(span))
    unit, dimension = figure.quantity.unit, "money"
    return Topic(words, span, core=words, aspect=core.aspect, unit=unit, dimension=dimension)


def given(scene: Scene, figure: Figure) -> Topic | None:
    """Money with the deed before it and the purpose behind it: "Kinh phí dành xây dựng trường học"."""
    if figure.quantity.dimension != "money":
        return None
    lead = figure.slot.segments[-1] if figure.slot.segments else figure.slot.left
    deed = _DEED.search(scene.text.key, lead.start, figure.quantity.lead)
    if (
        deed is None
        or (not figure.slot.segments and not deed["voice"])
        or _MONEY_NOUN.match(scene.text.key, *figure.slot.tail)
    ):
        return None
    verb = " ".join(scene.text.norm[slice(*deed.span("verb"))].split())
    for_what, behind = _purpose(scene, figure), " ".join(scene.text.norm[slice(*deed.span("whom"))].split())
    if (
        is_rate(figure.quantity)
        and behind
        and _MONEY_BEFORE.search(scene.text.key, deed.end("verb"), deed.start("whom"))
    ):
        behind = f"tiền {behind}"  # "hỗ trợ tiền ăn 40.000 đồng/người/ngày"
    whom = _recipient(scene, figure, lead, deed.start()) if deed["voice"] else behind
    if not (for_what or whom or key(verb) in _PAYS):
        return None
    giver = company(scene.words(scene.trimmer.trim(Span(lead.start, deed.start())))) if not deed["voice"] else ""
    of = f"của {giver}" if giver else ""
    head = "Mức" if is_rate(figure.quantity) else _head(verb)
    name = " ".join(part for part in (head, lower_first(verb), whom, for_what, of) if part)
    span = Span(deed.start("verb"), deed.end("verb"))
    return Topic(
        name,
        span,
        core=name,
        done=lower_first(verb),
        aspect="flow" if FLOWS.search(key(name)) or key(verb) in _SPENT else "any",
        unit=figure.quantity.unit,
        dimension="money",
    )


def _head(verb: str) -> str:
    """What money goes by: what is invested is capital, what is budgeted a cost."""
    last = key(verb)
    return "Vốn" if last in _CAPITAL else "Kinh phí" if last in _BUDGETED else "Số tiền"


def _purpose(scene: Scene, figure: Figure) -> str:
    """ "45 tỷ đồng [để] xây dựng trường học vùng cao"."""
    text, (start, end) = scene.text.key, figure.slot.tail
    source = _FROM.match(text, start, end)
    start = source.end() if source else start
    link = _LINK.match(text, start, end)
    if link is None and _NO_PURPOSE.match(text, start, end):
        return ""
    start = link.end() if link else start
    stop = _PURPOSE_ENDS.search(text, start, end)
    words = scene.words(scene.trimmer.trim(Span(start, stop.start() if stop else end)))
    told = f"{words} {_bought(scene, end)}" if words and len(words.split()) <= _BARE_PURPOSE else words
    return " ".join(lower_first(told).split()[:_LONGEST_PURPOSE]).rstrip(" ,")


def _bought(scene: Scene, end: int) -> str:
    """ "7 tỷ đồng để mua | 12.000 liều vắc xin": the things of which the next number tells how many."""
    thing = _COUNTED.match(scene.text.key, end, scene.sentence.end)
    return scene.words(scene.trimmer.trim(Span(*thing.span("thing")))) if thing else ""


def _recipient(scene: Scene, figure: Figure, lead: Span, verb: int) -> str:
    """ "[152 người lao động mất việc] được hỗ trợ 228 triệu đồng": to whom."""
    words = scene.words(scene.trimmer.trim(Span(lead.start, verb))) if verb > lead.start else ""
    topic = figure.topic
    if not words and topic and topic.thing and topic.fresh:
        words = topic.thing
    return f"cho {lower_first(words)}" if words else ""
