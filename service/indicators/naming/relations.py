"""Topics of numbers that relate to another: parts, shares, weights, contributions, recalled changes."""

from __future__ import annotations

import re
from dataclasses import replace

from service.indicators.cues import COMPARED, PLAN_WORD
from service.indicators.enumerations import Head
from service.indicators.happenings import is_harm
from service.indicators.labels import Label
from service.indicators.names import closest, joined, lower_first, shares_word
from service.indicators.naming.aspects import FLOWS
from service.indicators.naming.deeds import LISTS
from service.indicators.naming.kinds import herd_of, with_said_of_all
from service.indicators.naming.markets import is_market
from service.indicators.naming.nouns import unit_span
from service.indicators.naming.pairs import opposite
from service.indicators.naming.scene import Figure, Scene
from service.indicators.places_named import is_place
from service.indicators.structures import is_structure, structure_before, structure_in
from service.indicators.topic import Topic
from service.indicators.units import is_percent
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.letters import UPPER, sentence_case
from service.text.span import Span

_VERB_INSIDE = phrase(r"\s(?:có|được|đạt|thành lập|đã|sử dụng|tham gia|hoàn thành|thực hiện|là)\s")
_SAID_OF_PART = phrase(
    r"\s*(?:có|đạt|được|bị|chưa|không|là|đã|đang|thuộc|sử dụng|tham gia|mắc|nhiễm|nghiện|biết|xét|"
    r"còn|phải|cần|sống|tốt nghiệp)\s"
)
_WHICH_IS = phrase(r"\s*là (?!do|của|từ|để|khi|một|rất|không|cao|thấp|lớn|nhờ|vì)(?=[^\W\d_])")
_LONGEST_PART, _BARE_PART = 12, 2  # words
_INTO = phrase(r"\s*(?:vào|cho|trong) (?P<whole>[^,;:().\n]{3,80})")
_PLANNED_THING = phrase(
    r"\s*(?:so với )?kế hoạch (?P<thing>vốn[^,;:().\d]{0,60}?)(?=\s*(?:năm|được|do|thủ tướng|trung ương|[,;.(]|$))"
)
_ANY_FUND = phrase(r"vốn(?: được| đã)?(?: giao| bố trí)?")
_TOTAL = regex(r"^Tổng (?!số|mức|cộng|thu|chi|hợp|sản phẩm)(?=\w+ \w)")
_ADDED = " và "
_SPENDS_A_PLAN = ("giải ngân", "thanh toán", "phân bổ")
_VALUE = phrase(
    r"(?:tổng )?(?:vốn|số vốn|giá trị|trị giá|kim ngạch|doanh thu|diện tích|sản lượng)(?: đăng ký| đầu tư)?"
)
_OF_NUMBER = phrase(r"\s*về số (?:lượng )?(?P<what>[^\W\d_]+(?: [^\W\d_]+)?)(?=\s*(?:$|[,;.)]|và ))")
_TWO_SIDES = phrase(
    r"(?:số |khối )?lượng (?:và|lẫn) (?:trị |về )?(?:giá(?: trị)?|kim ngạch|trị giá)|"
    r"(?:giá trị|kim ngạch) (?:và|lẫn) (?:khối |số )?lượng"
)
_WITH_REGARD = phrase(r"\s*về (?:số )?")
_AT_PLACE = regex(
    rf"\s(?:(?:ở|tại|của|sang|từ)\s+)?(?:thị trường|ở|tại|của)\s(?:các\s.*|"
    rf"(?:(?:tỉnh|huyện|thành phố|TP\.?|thị xã|quận|xã)\s)?[{UPPER}]\w*(?:\s[{UPPER}]\w*)*)$"
)
_BY_MARKET = regex(r"(?P<trade>.*?(?:[Xx]uất|[Nn]hập) khẩu.*?) (?:sang|từ|của) ")
_TRADE = phrase(r"(?P<way>xuất|nhập) khẩu(?![^\W\d_])")
_PLACED_IN = phrase(r"(?:\s*(?:trên )?(?:cả nước|toàn quốc|(?:\d+ )?tỉnh,? thành(?: phố)?|địa phương|cả vùng))?\s*về ")
_SIZE = phrase(r"(?:lớn|cao|đông|nhiều|rộng|dài|mạnh|nhanh|tốt|thấp)(?: hàng)? thứ(?![^\W\d_])")
_BIGGEST = phrase(
    r"(?<![^\W\d_])(?:là|thành(?! phố)|trở(?! thành)) (?:một )?(?:trong những )?"
    r"(?:(?:nước|quốc gia|tỉnh|địa phương|thị trường|nhà)(?= (?:xuất khẩu|nhập khẩu|sản xuất|tiêu thụ|cung cấp)) )?"
    r"(?P<thing>[^\W\d_]+(?: [^\W\d_]+){0,7}?)(?: có quy mô)?\s*$"
)
_INDEX = regex(
    (
        r"(?:[Cc]hỉ số )?(?:[Nn]ăng lực cạnh tranh cấp tỉnh|[Cc]ải cách hành chính|[Cc]huyển đổi số|"
        r"[Hh]iệu quả quản trị và hành chính công(?: cấp tỉnh)?)"
        r"(?: \((?:PCI|PAPI|PAR INDEX|PAR Index|DTI|SIPAS|PGI)\))?|"
        r"(?:[Cc]hỉ số )?(?:PCI|PAPI|PAR INDEX|PAR Index|DTI|SIPAS|PGI)\b"
    ).replace(" ", r"\s+")
)
_BACK = 3_000  # characters before its paragraph in which an index may have been named
_CHANGES = ("increase", "decrease")
# measures that need their thing, and that the next items of a list leave out: "Sản lượng lúa tăng 5%, [ngô] tăng 3%"
_OF_THINGS = phrase(
    r"(?:tổng )?(?:sản lượng|diện tích|năng suất|giá trị (?:sản xuất|tăng thêm)|giá (?:bán lẻ|bán|thu mua|mua|trị)|giá|"
    r"tổng đàn|đàn|số lượng|(?:kim ngạch |giá trị |trị giá )?(?:xuất|nhập) khẩu|sản xuất|tiêu thụ|doanh thu|thu|chi|"
    r"vốn|tỷ lệ) (?=[^\W\d_])"
)
_RIGHT_BEHIND = phrase(r"(?:%|\d|năm trước|cùng kỳ|\d [^,;:.\d]{1,25}[,;])\s*[,;]?\s*(?:và |còn )?$")
_SHORT_FORM = regex(r"\s*\([A-ZĐ]{2,7}\)$")
_NUMBER_ALONE = ("lượng", "doanh nghiệp", "dự án", "số lượng")
_LEVELS = r"(?:trung ương|tw|tỉnh|huyện|xã|phường|thành phố|thị xã|địa phương)"
_LEVEL = phrase(rf"\s*[,;]?\s*(?:và )?(?P<level>{_LEVELS}(?:, {_LEVELS})?)\s*")
_LEVEL_TOLD = phrase(rf"(?<=[^\W\d_] ){_LEVELS}(?:, {_LEVELS})?(?![^\W\d_])")
_SEASON = phrase(r"(?:lúa )?(?:vụ|trà) [^\W\d_]")
_OF_CATCH = phrase(r"(?P<head>(?:tổng )?sản lượng) (?:thủy sản|hải sản|thủy hải sản)")
_CATCH = phrase(r"(?:tôm|cá|mực|cua|ghẹ|nghêu|ngao|sò|hàu|ốc|bạch tuộc|rong)(?![^\W\d_])")
_SERVICE = phrase(r"(?:khách sạn|nhà hàng|lưu trú|ăn uống|du lịch|lữ hành|dịch vụ)(?![^\W\d_])")
_COUNTED = phrase(r"(?:số|lượt|lượng|khách|hộ|lao động|doanh nghiệp|người|học sinh|hợp tác xã|dự án)(?![^\W\d_])")
_NUMBER_OF_PEOPLE = regex(r"(?i)^(?:tổng )?số (?:người|nạn nhân|ca|trường hợp|vụ) ?")
_SECTOR = phrase(
    r"(?:ngành |khu vực |sản xuất )?(?:công nghiệp|nông nghiệp|dịch vụ|du lịch|thương mại|xây dựng|vận tải|"
    r"thủy sản|lâm nghiệp|kinh tế)"
    r"(?: (?:và|-|–) [^\W\d_]+ [^\W\d_]+)?"
)
_VALUE_OF_SECTORS = phrase(r"(?:tổng )?(?:giá trị|doanh thu|vốn|tỷ lệ|thu|chi)")
_OWNER_TAIL = regex(rf" của [{UPPER}][^,;]*$")
_HOW_BAD = phrase(r"(?:nhiễm |hại )?(?:nặng|nhẹ|trung bình)|mất trắng")
_INFESTED = phrase(r"(?:tổng )?diện tích (?:bị )?(?:nhiễm|hại)")
_LONGEST_ITEM = 5  # words
_LONGEST_GAP = 36  # characters


def part_of(scene: Scene, label: Label, whole: Topic) -> Topic:
    """ "trong đó: công nghiệp dệt may tăng 12,5%": the whole's measure of the part."""
    words = scene.words(label.span)
    if whole.core and key(words).endswith(f" {key(whole.core)}"):
        words = words[: -len(whole.core)].rstrip()  # "xuất siêu 6 tỷ USD, trong đó khu vực trong nước [xuất siêu] 1 tỷ"
    if _HOW_BAD.fullmatch(key(words)) and _INFESTED.match(key(whole.core)):
        worse = "Diện tích mất trắng" if "mất" in key(words) else joined(whole.core.removeprefix("Tổng "), words)
        by = "" if _HOW_BAD.fullmatch(key(whole.rest)) else whole.rest
        return whole.part(sentence_case(joined(worse, by)), whole.label, label.span)
    head = _second_measure(scene, words, whole) or _elsewhere(words, whole) or _head_for(words, whole)
    if whole.rest and _SEASON.match(key(words)):
        head = whole.name  # "Diện tích lúa 900 ha, trong đó vụ mùa 500 ha": of the same crop
    head = _SHORT_FORM.sub("", scene.aliases.get(head, head))  # "Chỉ số giá tiêu dùng | (CPI)"
    name = (
        opposite(words, whole.name)
        or herd_of(lower_first(words), whole)
        or sentence_case(joined(_TOTAL.sub("", head), words if is_place(words) else lower_first(words)))
    )
    if whole.done and whole.dimension == "area" and key(whole.done) not in key(name):
        name = f"{name} {whole.done}"  # "gieo trồng 900 ha cây hằng năm, trong đó [lúa] 500 ha"
    name = with_said_of_all(name, whole) if not is_place(words) else name
    owner = _OWNER_TAIL.search(head)
    if owner and words == words.lower() and name.endswith(lower_first(words)):
        name = f"{head[: owner.start()]} {words}{owner[0]}"  # "58 đại biểu của Hội đồng, trong đó [nữ] 17 đại biểu"
    part = whole.part(name, whole.label, label.span)
    part.thing = words
    if whole.aspect == "stock" and FLOWS.search(scene.text.key, *label.span):
        part.aspect, part.period = "flow", None  # "diện tích hồ tiêu 900 ha, trồng mới 40 ha"
    return part


def next_level(scene: Scene, figure: Figure) -> Topic | None:
    """ "ngân sách trung ương 21 tỷ đồng, [tỉnh] 12 tỷ đồng, [huyện, xã] 9 tỷ đồng": the same of another level."""
    topic, slot = figure.topic, figure.slot
    if figure.label or topic is None or not topic.fresh or topic.parent is None or topic.unit != figure.quantity.unit:
        return None
    level = _LEVEL.fullmatch(scene.text.key, slot.left.end, slot.cue.start)
    told = list(_LEVEL_TOLD.finditer(key(topic.name))) if level else []
    if level is None or not told:
        return None
    span = Span(*level.span("level"))
    words = lower_first(" ".join(scene.text.norm[slice(*span)].split()))
    name = f"{topic.name[: told[-1].start()]}{words}{topic.name[told[-1].end() :]}"
    return replace(topic, name=name, label=span, subject=span, rest=words, indicator=None)


def item_of(scene: Scene, head: Head) -> Topic:
    """ "Một số huyện có tỷ lệ giải ngân thấp như: [Lạc Sơn] 21%": what the list is about, of its item."""
    measure, words = sentence_case(scene.words(head.measure)), scene.words(head.item)
    swapped = opposite(words, measure)  # "Tỷ lệ thất nghiệp thành thị là 2,8%, [nông thôn] là 1,9%"
    if swapped:
        return Topic(swapped, head.item, core=measure, rest=words, unit="%", dimension="percent")
    said = scene.recent[-1].name if scene.recent and scene.recent[-1].name.startswith(measure) else ""
    measure = up_to_class(words, said) or measure  # "Giá điện bậc 1 là 1.893 đồng, [bậc 2] là 1.956 đồng"
    trade = _TRADE.search(key(measure)) if is_market(scene, head.item) else None
    link = " sang" if trade and trade["way"] == "xuất" else " từ" if trade else ""
    return Topic(f"{measure}{link} {words}", head.item, core=measure, rest=words, unit="%", dimension="percent")


def likewise(scene: Scene, figure: Figure, label: Label) -> Topic | None:
    """ "Xuất khẩu cà phê tăng 12%, [hồ tiêu] tăng 10%": the same measure of the list's next thing."""
    topic, slot = figure.topic, figure.slot
    if topic is None or label.core or label.action or slot.cue.kind not in _CHANGES:
        return None
    listed = topic.fresh and topic.measure in ("change", "level")
    head = _OF_THINGS.match(key(topic.name)) if listed else None
    words = scene.words(label.span)
    if head is None or len(words.split()) > _LONGEST_ITEM or _VERB_INSIDE.search(f" {key(words)} "):
        return None
    of_sectors = _VALUE_OF_SECTORS.match(head[0]) is not None
    if _SECTOR.match(topic.name[head.end() :]) and not of_sectors:
        return None  # "Sản xuất công nghiệp tăng 6%, [bán lẻ] tăng 9%"
    if _RIGHT_BEHIND.search(scene.text.key, max(0, label.span.start - _LONGEST_GAP), label.span.start) is None:
        return None
    if _COUNTED.match(key(words)) or (_SECTOR.fullmatch(key(words)) and not of_sectors):
        return None  # "Sản lượng lúa tăng 6%, [công nghiệp] tăng 14%": sectors grow by themselves
    core = topic.name[: head.end()].rstrip()
    return replace(
        topic.part(joined(core, lower_first(words)), label.span, label.span), parent=None, core=core, rest=words
    )


def part_of_plan(scene: Scene, label: Label, whole: Topic) -> Topic:
    """ "Kế hoạch đầu tư vốn nhà nước 900 tỷ đồng, gồm: vốn trung ương 400 tỷ …": "Kế hoạch đầu tư vốn
    trung ương"."""
    words = scene.words(label.span)
    head = up_to_class(words, whole.name) or whole.name
    part = whole.part(sentence_case(joined(head, lower_first(words))), whole.label, label.span)
    part.thing = words
    return part


def _second_measure(scene: Scene, words: str, whole: Topic) -> str:
    """ "Tổng mức bán lẻ và doanh thu dịch vụ …, trong đó: [lữ hành] 12 tỷ đồng": the second of two
    measures added up, once a part has taken it, for parts that have no word of the first."""
    added = whole.name.find(_ADDED, len(whole.core)) if whole.core else -1
    serves = _SERVICE.match(key(words)) is not None
    if added < 0 or (shares_word(words, whole.core) and not serves):
        return ""
    start = added + len(_ADDED)
    core = scene.vocabulary.core(key(whole.name), start, len(whole.name))
    if core is None:
        return ""
    head = _OF_THINGS.match(key(whole.name), start, core.end)
    second = whole.name[start : head.end() if head else core.end].rstrip()  # "doanh thu | dịch vụ tiêu dùng"
    sibling = next((topic.name for topic in reversed(scene.recent) if topic.parent == whole.indicator), "")
    taken = key(sibling).startswith(key(second)) or shares_word(words, second)
    return second if taken or serves else ""


def _elsewhere(words: str, whole: Topic) -> str:
    """ "Khai thác cá ngừ ở Phú Yên đạt 4.180 tấn; [Bình Định] 8.793 tấn": the same of another place."""
    if not is_place(words) or not whole.rest:
        return ""
    trade = _BY_MARKET.match(whole.name)
    if trade:
        return f"{trade['trade']} của"  # "Xuất khẩu chè sang Nga …; [Đại Gia] 90 tấn": a trader, no market
    for place in (whole.thing, whole.rest):
        if is_place(place):
            return whole.name.removesuffix(place).rstrip()
    return _AT_PLACE.sub("", whole.name)


def _head_for(words: str, whole: Topic) -> str:
    """The whole's name as far as the part takes it: "Số người tham gia | BHXH, BHYT" + "BHYT tự nguyện"."""
    catch = _OF_CATCH.fullmatch(key(whole.core)) if _CATCH.match(key(words)) else None
    if catch:
        return whole.core[: catch.end("head")]  # "Sản lượng | thủy sản", of shrimps
    if whole.core and whole.core not in ("Số", "Tổng số"):
        return up_to_class(words, whole.name) or whole.core
    return (up_to_class(words, whole.name) if whole.core else "") or whole.name


def up_to_class(words: str, name: str) -> str:
    """``name`` up to the class that ``words`` begin with too: "Sản lượng điện thương phẩm" + "[điện] cho sản xuất",
    "Doanh thu vận tải, kho bãi" + "[kho] bãi"."""
    first = key(words).partition(" ")[0]
    again = re.search(rf"(?<=[\w,] ){re.escape(first)}(?!\w)", key(name)) if len(first) > 1 and first != "sản" else None
    head = name[: again.start()].rstrip() if again else ""
    listed = _OF_THINGS.match(key(name)) if head.endswith((",", " và")) else None
    return name[: listed.end()].rstrip() if listed else head


def share_of(scene: Scene, figure: Figure, noun: Span) -> Topic:
    """ "100% xã có trạm y tế"; "hội nghị được tổ chức tới 100% cấp ủy"."""
    words, label = scene.words(noun), figure.label
    sector = label is not None and scene.vocabulary.office(scene.text.key, *label.span) == label.span.end
    label = None if sector else label  # "Văn hóa: 96% hộ đăng ký gia đình văn hóa"
    said = figure.whole is not None and is_said_of_part(scene, figure)
    whole = figure.whole
    counted = whole.name.removeprefix("Số ") if whole and whole.name.startswith("Số ") else ""
    things = (whole.rest or whole.thing or counted) if whole else ""
    if said and things:
        # "70% lao động qua đào tạo, trong đó 21% [có bằng đại học]"
        verb = scene.text.norm[figure.slot.tail.start : noun.start].strip()
        words = " ".join(part for part in (_head_noun(scene, things), verb, words) if part)
    says_itself = said or _VERB_INSIDE.search(scene.text.key, noun.start - 1, noun.end + 1)
    if label is None and figure.slot.separator in LISTS and scene.said_of_share and not says_itself:
        words = f"{words} {scene.said_of_share}"  # "được tổ chức tới 90% xã và [70% thôn]"
    scene.said_of_share = scene.said_of_share if label is None else ""
    if label and not says_itself and not (label.action and label.action.light):
        scene.said_of_share = lower_first(scene.words(label.span))
        words = f"{words} {scene.said_of_share}"
    return Topic(
        sentence_case(words),
        noun,
        label.span if label else None,
        rest=words,
        aspect="flow" if label or scene.said_of_share else "stock",
        unit="%",
    )


def which_is(scene: Scene, figure: Figure) -> Topic | None:
    """ "nợ quốc gia bằng 42% GDP, trong đó [62%] là nợ của Chính phủ", "trên [470 tỷ đồng] là vốn trái phiếu": the
    part is what the words behind say."""
    is_ = _WHICH_IS.match(scene.text.key, *figure.slot.tail)
    if is_ is None or figure.whole is None or figure.label or figure.slot.cue.kind not in ("none", "reach"):
        return None
    span = scene.trimmer.trim(Span(is_.end(), figure.slot.tail.end))
    words, whole = scene.words(span), figure.whole
    if not words or len(words.split()) > _LONGEST_PART:
        return None
    if len(words.split()) <= _BARE_PART and whole.thing:
        words = f"{lower_first(whole.thing)} {words}"  # "trong đó 60% là nữ"
    unit, dimension = figure.quantity.unit, figure.quantity.dimension
    return replace(
        whole.part(sentence_case(words), whole.label, span), unit=unit, dimension=dimension, core="", rest=words
    )


def is_said_of_part(scene: Scene, figure: Figure) -> bool:
    """True where what stands behind a percentage is said of some of the whole's things."""
    return _SAID_OF_PART.match(scene.text.key, *figure.slot.tail) is not None


def _head_noun(scene: Scene, words: str) -> str:
    """ "lao động qua đào tạo" -> "lao động": what is counted, without what is said of it."""
    counted = scene.vocabulary.counted(key(words), 0, len(words))
    return words[: counted.end] if counted else words


def weight_in_structure(scene: Scene, figure: Figure, label: Label) -> Topic | None:
    """ "Cơ cấu kinh tế: khu vực dịch vụ chiếm 52,46%": a part's weight in a structure."""
    structure = next((thing[: structure_in(key(thing))] for thing in figure.things if is_structure(key(thing))), "")
    named = None if structure else structure_before(scene.text, scene.sentence.start, label.span.start)
    structure = scene.words(named) if named else structure
    if not structure:
        return None
    words = lower_first(scene.words(label.span))
    name = f"Tỷ trọng {words} trong {lower_first(structure)}"
    return Topic(name, label.span, core="Tỷ trọng", rest=words, aspect="flow", unit="%")


def contribution(scene: Scene, figure: Figure) -> Topic:
    """ "khu vực dịch vụ tăng 6,2%, đóng góp 41% (vào mức tăng chung)"."""
    label, topic = figure.label, figure.topic
    into = _INTO.match(scene.text.key, *figure.slot.tail)
    if into:
        scene.contributed_to = Span(*into.span("whole"))
    owner = label.span if label else (topic.subject or topic.label if topic else None)
    words = f" của {lower_first(scene.words(owner))}" if owner else ""
    whole = f" vào {scene.words(scene.contributed_to)}" if scene.contributed_to else ""
    return Topic(
        f"Đóng góp{words}{whole}",
        label.span if label else None,
        subject=owner,
        aspect="flow",
        period=topic.period if topic else None,
        status=topic.status if topic else "actual",
    )


def placed(scene: Scene, figure: Figure) -> Topic | None:
    """ "xếp thứ 3 [về cơ sở hạ tầng]", "nước [xuất khẩu gạo] lớn thứ 3", "Đồng Tháp đứng thứ 2" in a text on an
    index: in what."""
    about = _PLACED_IN.match(scene.text.key, *figure.slot.tail)
    if about:
        span = scene.trimmer.trim(Span(about.end(), figure.slot.tail.end))
        return Topic(sentence_case(scene.words(span)), span, aspect="rate") if span.end > span.start else None
    size = _SIZE.match(scene.text.key, figure.slot.cue.start, figure.quantity.lead)
    biggest = _BIGGEST.search(scene.text.key, scene.clause.start, figure.slot.cue.start) if size else None
    if biggest:
        span = Span(*biggest.span("thing"))
        return Topic(sentence_case(scene.words(span)), span, aspect="stock")
    if figure.topic or figure.label:
        return None
    named = list(_INDEX.finditer(scene.text.norm, max(0, scene.paragraph.start - _BACK), scene.position))
    return Topic(" ".join(named[-1][0].split()), Span(*named[-1].span()), aspect="rate") if named else None


def recalled(scene: Scene, figure: Figure) -> Topic | None:
    """ "tăng 2 vụ, giảm 01 người chết", "giảm 11,6% về số vốn": the earlier topic that is meant."""
    if figure.slot.cue.kind not in _CHANGES:
        return _share_of_told(scene, figure)
    about = _WITH_REGARD.match(scene.text.key, *figure.slot.tail)
    if about:
        compared = COMPARED.search(scene.text.key, about.end(), figure.slot.tail.end)
        end = compared.start() if compared else figure.slot.tail.end
        words = scene.words(scene.trimmer.trim(Span(about.end(), end)))
        if figure.topic and _TWO_SIDES.fullmatch(key(words)):
            return figure.topic  # "đơn hàng tăng 11% và 12% [về lượng và giá trị]"
        counts = [told for told in scene.recent if told.dimension == "count" and told.fresh]
        if key(words) in _NUMBER_ALONE and counts and not any(told.dimension == "mass" for told in scene.recent):
            return counts[-1]  # "90 doanh nghiệp, vốn 5 tỷ đồng, tăng 7% [về số lượng]"
        value = _VALUE.fullmatch(key(words)) if figure.topic and figure.topic.name.startswith("Số ") else None
        if value and figure.topic and not any(shares_word(words, topic.name) for topic in scene.recent):
            # "Số doanh nghiệp thành lập mới tăng 12% về số lượng và giảm 5% [về vốn]"
            name = joined(sentence_case(words), figure.topic.name.removeprefix("Số "))
            return Topic(name, None, core=sentence_case(words), rest=figure.topic.rest, aspect="flow")
        return closest(words, [topic for topic in scene.recent if shares_word(words, topic.name)])
    return _recalled_count(scene, figure) if figure.quantity.dimension == "count" else None


def _share_of_told(scene: Scene, figure: Figure) -> Topic | None:
    """ "giải quyết 498 vụ với 812 bị cáo, đạt 81,4% về số vụ và [77,7% về số bị cáo]": of which of them."""
    about = _OF_NUMBER.match(scene.text.key, *figure.slot.tail) if is_percent(figure.quantity) else None
    if about is None or figure.label:
        return None
    unit = f"{{{' '.join(about['what'].split())}}}"
    return next((topic for topic in reversed(scene.recent) if topic.unit == unit), None)


def _recalled_count(scene: Scene, figure: Figure) -> Topic | None:
    """The last topic with the number's unit; of several, the one that the noun behind it names."""
    topic, unit = figure.topic, figure.quantity.unit
    if topic and topic.unit == unit and not figure.noun:
        return None
    same = [earlier for earlier in reversed(scene.recent) if earlier.unit == unit]
    own = figure.label.span if figure.label else None
    said = figure.noun or own  # "giảm 5 người [bị thương]", "[số người chết] tăng 1 người"
    words = _NUMBER_OF_PEOPLE.sub("", scene.words(said)) if said else ""
    named = (earlier for earlier in same if words and shares_word(words, earlier.name))
    other = words and (own or is_harm(words))  # "giảm 12 người [bị thương]", of whom nothing was told
    found = next(named, same[0] if same and not other else None)
    if found is None and figure.noun and is_harm(words):
        return None
    if found is None and figure.label is None and topic is not None and topic.dimension == "count" and figure.noun:
        # "tinh giản 320 biên chế, giảm [45 đơn vị sự nghiệp công lập]": other things
        thing = f"{lower_first(scene.words(unit_span(figure.quantity)))} {words}"
        return Topic(f"Số {thing}", figure.noun, core="Số", thing=thing, unit=unit, dimension="count")
    return found


def measured_behind(scene: Scene, figure: Figure) -> Topic | None:
    """ "rút ngắn 30% thời gian giải quyết", "giải ngân 100% kế hoạch vốn đầu tư công": the measure
    stands behind the number."""
    label = figure.label
    if label and label.core and label.core.end < label.span.end:
        return None
    changed = None
    if figure.slot.cue.kind in _CHANGES and (label is None or label.core is None):
        changed = _changed_behind(scene, figure.slot.tail)
    return changed or (_planned_behind(scene, figure.slot.tail, label) if label else None)


def _changed_behind(scene: Scene, tail: Span) -> Topic | None:
    folded, start, end = scene.text.key, *tail
    while start < end and folded[start].isspace():
        start += 1
    core = scene.vocabulary.core(folded, start, end)
    if core is None or PLAN_WORD.match(folded, start, end) or COMPARED.match(folded, start, end):
        return None
    span = scene.trimmer.trim(Span(start, end))
    name = sentence_case(scene.words(span))
    return Topic(name, span, core=scene.words(Span(start, core.end)), aspect=core.aspect)


def _planned_behind(scene: Scene, tail: Span, label: Label) -> Topic | None:
    plan, words = _PLANNED_THING.match(scene.text.key, *tail), scene.words(label.span)
    if plan is None or key(words) not in _SPENDS_A_PLAN:
        return None
    if scene.spending and _ANY_FUND.fullmatch(plan["thing"].strip()):
        return Topic(scene.spending, label.span, aspect="flow")
    span = Span(*plan.span("thing"))
    return Topic(sentence_case(f"{words} {scene.words(span)}"), label.span, subject=span, aspect="flow")
