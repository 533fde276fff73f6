"""Topics of parts and of the next things of a list: "trong đó: dệt may tăng 12%"."""

from __future__ import annotations

import re
from dataclasses import replace

from service.indicators.enumerations import Head
from service.indicators.labels import Label
from service.indicators.names import joined, lower_first, shares_word
from service.indicators.naming.aspects import FLOWS
from service.indicators.naming.kinds import herd_of, with_said_of_all
from service.indicators.naming.markets import is_market
from service.indicators.naming.pairs import opposite
from service.indicators.naming.recalled import CHANGES
from service.indicators.naming.scene import Figure, Scene
from service.indicators.naming.shares import VERB_INSIDE
from service.indicators.places_named import is_place
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.letters import UPPER, sentence_case
from service.text.span import Span

_TOTAL = regex(r"^Tổng (?!số|mức|cộng|thu|chi|hợp|sản phẩm)(?=\w+ \w)")
_ADDED = " và "
_AT_PLACE = regex(
    rf"\s(?:(?:ở|tại|của|sang|từ)\s+)?(?:thị trường|ở|tại|của)\s(?:các\s.*|"
    rf"(?:(?:tỉnh|huyện|thành phố|TP\.?|thị xã|quận|xã)\s)?[{UPPER}]\w*(?:\s[{UPPER}]\w*)*)$"
)
_BY_MARKET = regex(r"(?P<trade>.*?(?:[Xx]uất|[Nn]hập) khẩu.*?) (?:sang|từ|của) ")
_TRADE = phrase(r"(?P<way>xuất|nhập) khẩu(?![^\W\d_])")
# measures that need their thing, and that the next items of a list leave out: "Sản lượng lúa tăng 5%, [ngô] tăng 3%"
_OF_THINGS = phrase(
    r"(?:tổng )?(?:sản lượng|diện tích|năng suất|giá trị (?:sản xuất|tăng thêm)|giá (?:bán lẻ|bán|thu mua|mua|trị)|giá|"
    r"tổng đàn|đàn|số lượng|(?:kim ngạch |giá trị |trị giá )?(?:xuất|nhập) khẩu|sản xuất|tiêu thụ|doanh thu|thu|chi|"
    r"vốn|tỷ lệ) (?=[^\W\d_])"
)
_RIGHT_BEHIND = phrase(r"(?:%|\d|năm trước|cùng kỳ|\d [^,;:.\d]{1,25}[,;])\s*[,;]?\s*(?:và |còn )?$")
_SHORT_FORM = regex(r"\s*\([A-ZĐ]{2,7}\)$")
_LEVELS = r"(?:trung ương|tw|tỉnh|huyện|xã|phường|thành phố|thị xã|địa phương)"
_LEVEL = phrase(rf"\s*[,;]?\s*(?:và )?(?P<level>{_LEVELS}(?:, {_LEVELS})?)\s*")
_LEVEL_TOLD = phrase(rf"(?<=[^\W\d_] ){_LEVELS}(?:, {_LEVELS})?(?![^\W\d_])")
_SEASON = phrase(r"(?:lúa )?(?:vụ|trà) [^\W\d_]")
_OF_CATCH = phrase(r"(?P<head>(?:tổng )?sản lượng) (?:thủy sản|hải sản|thủy hải sản)")
_CATCH = phrase(r"(?:tôm|cá|mực|cua|ghẹ|nghêu|ngao|sò|hàu|ốc|bạch tuộc|rong)(?![^\W\d_])")
_SERVICE = phrase(r"(?:khách sạn|nhà hàng|lưu trú|ăn uống|du lịch|lữ hành|dịch vụ)(?![^\W\d_])")
_COUNTED = phrase(r"(?:số|lượt|lượng|khách|hộ|lao động|doanh nghiệp|người|học sinh|hợp tác xã|dự án)(?![^\W\d_])")
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
    if topic is None or label.core or label.action or slot.cue.kind not in CHANGES:
        return None
    listed = topic.fresh and topic.measure in ("change", "level")
    head = _OF_THINGS.match(key(topic.name)) if listed else None
    words = scene.words(label.span)
    if head is None or len(words.split()) > _LONGEST_ITEM or VERB_INSIDE.search(f" {key(words)} "):
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
