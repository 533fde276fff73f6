"""Of what a bare measure speaks: "tổng vốn 2.800 tỷ đồng" alone does not say whose."""

from __future__ import annotations

import re

from service.indicators.agents import deed_for
from service.indicators.generic import is_generic
from service.indicators.labels import Label
from service.indicators.names import lower_first, shares_word, without_class_word
from service.indicators.naming.deeds import active
from service.indicators.naming.owners import company, is_owned, is_part_of_work, owner_of
from service.indicators.naming.scene import Figure, Scene
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.letters import sentence_case
from service.text.span import Span

_OF_STORM = phrase(r"(?:sức gió|vận tốc|tốc độ|cường độ)(?: gió)?(?: (?:mạnh|lớn|cao) nhất)?")
_WITH = phrase(r"(?<![^\W\d_])(?:với|có) $")
# where an agent ends and what it did begins: "UBND huyện | đã thực hiện việc | cấp giấy chứng nhận"
_AGENT_DOES = phrase(r"(?<![^\W\d_])(?:đã|đang|được|vừa) (?:thực hiện |tiến hành |hoàn thành )?(?:việc )?")
# what is told of the one whose measure follows: where it lies, what it does
_TOLD_OF = phrase(
    r"(?<=\w)(?<!đoạn)\s(?:sau đó|mạnh lên|suy yếu|vào(?= (?:đất liền|bờ|biển|vùng biển))|đang|đã|sẽ|"
    r"tiếp tục|gây hại|phá hoại|hại(?= (?:chủ yếu|nặng|nhẹ|lúa|ngô|rau|cây|trên|tại|ở))|xuất hiện(?! đại)|phát sinh|"
    r"bùng phát|nằm(?= (?:tại|ở|trên|trong|dọc|cạnh|giữa))|tọa lạc|đặt(?= tại)|bắc qua|vượt sông|chạy (?:qua|dọc)|"
    r"đi (?:qua|vào)|di chuyển|đổ bộ|kéo dài|trải (?:dài|rộng)|"
    r"được (?:xây dựng|đặt|bố trí|đầu tư)(?= (?:tại|trên|ở|với))|"
    r"thuộc địa bàn)(?![^\W\d_])"
)
_SECTOR = phrase(r"(?<![^\W\d_])(?:ngành|lĩnh vực) ")
_SECTOR_OPENS = phrase(
    r"(?<![^\W\d_])(?:toàn )?(?P<sector>(?:ngành|lĩnh vực) (?!này|đó|chức|liên quan)[^\d.;:()]{3,60}?)"
    r"(?=\s+(?:tiếp tục|gặp|có|đạt|tăng|giảm|phát triển|ổn định|duy trì|vẫn|đã|đang|được|chịu|phục hồi|khởi sắc|năm|"
    r"tháng|"
    r"trong|bị|là)(?![^\W\d_])|\s*[.:])"
)
_OPENING = 160  # characters in which a paragraph says of what sector it is
_PEOPLED = phrase(r"(?:tổng |quy mô )?(?:dân số|số dân)(?![^\W\d_])")  # "huyện có 12 xã, [dân số] 80.000 người"
_PLACES = phrase(r"(?:quốc gia|nước|tỉnh|huyện|xã|thôn|bản|phường|quận|địa phương|vùng)(?![^\W\d_])")
_COUNTS = phrase(r"(?:tổng )?số (?!tiền|vốn|kinh phí|thu|chi)")
_MEASURE_WORDS = {"tổng", "số", "giá", "trị", "chỉ", "mức", "lượng"}
_SUM = phrase(r"(?:tổng )?(?:số tiền|kinh phí|số kinh phí|trị giá|giá trị)")
_MONEY = phrase(r"(?:tổng )?(?:số tiền|kinh phí|số kinh phí)")
_UNDERGOES = phrase(
    r"[^\W\d_]+(?: [^\W\d_]+){0,3}? (?:được|bị) (?P<deed>(?!trao|cấp|thu|ký|ban hành|thông qua|phê duyệt).+)$"
)
_LOOSE_END = regex(r"\s+(?:cho|tại|ở|trên|với|của|từ|đến|về)$")
_WORTH = phrase(r"(?:giá trị|trị giá|kim ngạch)")
_VOLUME = phrase(r"(?<![^\W\d_])(?:tổng )?(?:khối lượng|số lượng|lượng)\s")
_YIELD = phrase(r"(?:tổng )?(?:sản lượng|năng suất)")
_PRICE = phrase(r"giá(?! trị)(?: (?:bán|thu mua|xuất chuồng|mua))?(?![^\W\d_])")
_FIELD_DEED = phrase(r"(?:diện tích )?(?:gieo(?: cấy| trồng| sạ)?|xuống giống|thu hoạch|cấy|thả nuôi)(?: xong)?")
_TILLED = (
    r"(?:gieo cấy|gieo trồng|gieo sạ|gieo|sản xuất|xuống giống|thu hoạch|thả nuôi|nuôi trồng|nuôi|trồng mới|trồng|"
    r"cho sản phẩm|hiện có)"
)
_FIELD = phrase(rf"(?:tổng )?diện tích (?:đất )?(?:{_TILLED} ){{0,2}}(?!{_TILLED}(?![^\W\d_]))(?=[^\W\d_])")
_INFESTED = phrase(r"(?:tổng )?diện tích (?:bị )?(?:nhiễm|hại|mất trắng|ngập|hạn|thiệt hại|khô hạn)(?![^\W\d_])")
_FIELD_WORK = regex(
    r"\s*(?:gieo cấy|gieo trồng|gieo sạ|xuống giống|thu hoạch|thả nuôi|trồng mới|cho sản phẩm|ước|đã|được|"
    r"toàn \w+)(?!\w)"
)
# "Đối với nhập khẩu, kim ngạch đạt …"
_CONCERNED = phrase(
    r"[\s\-+*•]*(?:đối với|riêng(?: về)?) (?P<thing>[^\W\d_]+(?: [^\W\d_]+){0,5}(?: số "
    r"\d{1,2})?)\s*(?:\([^()\n]{2,120}\))?,"
)
_PLANNED = phrase(r"(?<![^\W\d_])(?:kế hoạch|chỉ tiêu|mục tiêu)(?![^\W\d_])")
_PLAN_HEAD = phrase(r"(?:tổng )?kế hoạch ")
_BARE_SPENDING = ("giải ngân", "thanh toán")
_HEADS_OF_MEASURES = ("đàn", "số", "tổng", "lượng", "diện", "sản")  # "đàn bò" is no kind of "đàn heo"
_EACH_ONE = phrase(r"(?<![^\W\d_])mỗi [^\W\d_]+$")
_OF_PAPERS = ("được ban hành", "được ký", "được thông qua", "được phê duyệt")
"""What is done to papers, and to no money."""
_LONGEST_KIN = 7
_LONGEST_DEED = 3  # words: "dự án được cấp mới", but not "dự án được chấp thuận chủ trương đầu tư"


def subject_of(scene: Scene, figure: Figure, core: str) -> str:
    """What completes the bare measure ``core``: the things counted just before ("07 dự án …, tổng vốn
    2.888 tỷ đồng"), its owner, or the item's label ("Cây cà phê: diện tích 9.000 ha")."""
    of_item = figure.slot.separator == ";" and figure.things  # "Bưu chính: …; [doanh thu] đạt 20 tỷ"
    traded = _traded_before(figure, core)
    if traded:
        return traded
    topic, crop = _owning(scene, figure, core), crop_before(scene, figure, core)
    if topic and not of_item and not (crop and topic.dimension == "area"):
        return _called(figure, topic)
    if crop:
        return crop
    owner = owner_of(scene, core) if is_owned(core) else ""
    if owner:
        return owner
    concerned = _CONCERNED.match(scene.text.key, *scene.sentence)
    if concerned and not scene.trimmer.inside(Span(*concerned.span("thing"))):
        return lower_first(scene.words(Span(*concerned.span("thing"))))
    for words in figure.things:
        return "" if shares_word(core, words) else lower_first(without_class_word(words))
    return _sector_before(scene, core) or _sector_spoken_of(scene)


def _owning(scene: Scene, figure: Figure, core: str) -> Topic | None:
    """What was counted last that may have the measure: "30 dự án từ 7 quốc gia với [tổng vốn] 900 triệu USD"."""
    topic = figure.topic
    each = topic is not None and _EACH_ONE.search(key(topic.name)) is not None  # "mỗi hộ 60 triệu đồng"
    if topic is None or not (topic.thing or each) or not topic.fresh:
        return None
    before = scene.recent[-2:-4:-1]
    things = (told for told in (before if each else (topic, *before)) if told.thing and told.fresh)
    return next((told for told in things if may_have(scene, told, core)), None)


def _called(figure: Figure, topic: Topic) -> str:
    """By what the things of ``topic`` go when a measure of them is told."""
    long = len(topic.done.split()) > _LONGEST_DEED and figure.quantity.dimension != "money"
    long = long or figure.slot.cue.kind == "to"  # "thành lập mới 2 hợp tác xã, nâng tổng số lên 90"
    return lower_first(topic.thing.removesuffix(topic.done).strip() if long else topic.thing)


def may_have(scene: Scene, topic: Topic, core: str) -> bool:
    """People have no turnover: "biểu dương 80 cá nhân; [tổng doanh thu] đạt 282 tỷ đồng"; nor have places."""
    things = key(topic.thing)
    if is_part_of_work(topic.name) or is_part_of_work(f"số {things}"):
        return False  # "4 làn xe, [tổng mức đầu tư] 21.000 tỷ đồng"
    if (is_owned(core) or _PEOPLED.match(key(core))) and _PLACES.match(things):
        return False
    counted = scene.vocabulary.counted(things, 0, len(things)) if is_owned(core) else None
    return counted is None or counted.kind != "person" or "khách" in things


def _traded_before(figure: Figure, core: str) -> str:
    """ "Khối lượng cà phê xuất khẩu giảm 13%, [giá trị] giảm 19%": of the same goods."""
    topic = figure.topic
    if topic is None or not topic.fresh or figure.slot.separator == ";" or not _WORTH.fullmatch(key(core)):
        return ""
    volume = _VOLUME.search(key(topic.name))
    return lower_first(topic.name[: volume.start()] + topic.name[volume.end() :]) if volume else ""


def crop_before(scene: Scene, figure: Figure, core: str) -> str:
    """ "Diện tích lúa mùa gieo cấy được 38 nghìn ha; sản lượng ước đạt …": of the same crop."""
    topic = figure.topic
    worked = figure.quantity.dimension == "area" and _FIELD_DEED.fullmatch(key(core)) is not None
    if topic is None or not topic.fresh or not (worked or _YIELD.match(key(core)) or _PRICE.match(key(core))):
        return ""
    before = scene.recent[-2] if len(scene.recent) > 1 else None
    whole = figure.whole if figure.whole and figure.whole.label else None
    here = whole is not None and whole.label is not None and whole.label.start >= scene.sentence.start
    if whole and here and topic.parent is not None and before and before.parent == topic.parent == whole.indicator:
        topic = whole  # "cây ăn quả 18.500 ha, trong đó cam 6.200 ha, bưởi 3.100 ha, [sản lượng] …": of all
    if _YIELD.fullmatch(key(topic.core)) and topic.rest:
        return lower_first(topic.rest)  # "năng suất lúa ước đạt 54 tạ/ha, [sản lượng] đạt 15.375 tấn"
    return field_of(topic) if topic.dimension == "area" else ""


def field_of(topic: Topic) -> str:
    """ "lúa vụ mùa" of "Diện tích lúa vụ mùa gieo cấy", "thủy sản" of "Diện tích nuôi trồng thủy sản"."""
    field = _FIELD.match(key(topic.name))
    if field and (topic.parent is not None or not topic.rest):
        return lower_first(_FIELD_WORK.sub("", topic.name[field.end() :]).strip())
    return lower_first(_FIELD_WORK.sub("", topic.rest).strip())


def infested_before(figure: Figure, core: str) -> str:
    """ "Diện tích nhiễm rầy nâu 1.250 ha, [diện tích nhiễm nặng] 32 ha": by the same."""
    topic = figure.topic
    same = topic is not None and topic.fresh and topic.dimension == "area" and _INFESTED.match(key(topic.core))
    return topic.rest if topic and same and _INFESTED.match(key(core)) else ""


def _sector_spoken_of(scene: Scene) -> str:
    """ "Ngành trồng trọt gặp khó khăn do hạn hán. [Giá trị sản xuất] đạt 3.200 tỷ đồng": as its paragraph began."""
    opening = Span(scene.paragraph.start, min(scene.sentence.start, scene.paragraph.start + _OPENING))
    found = _SECTOR_OPENS.search(scene.text.key, *opening) if opening.end > opening.start else None
    return lower_first(scene.words(scene.trimmer.trim(Span(*found.span("sector"))))) if found else ""


def _sector_before(scene: Scene, core: str) -> str:
    """ "Chỉ số sản xuất ngành công nghiệp tăng 8%. Giá trị sản xuất đạt 900 tỷ đồng": of the same sector."""
    last = scene.recent[-1] if scene.recent else None
    sector = _SECTOR.search(key(last.name)) if last else None
    if last is None or sector is None:
        return ""
    shared = set(key(core).split()) & set(key(last.name[: sector.start()]).split()) - _MEASURE_WORDS
    return last.name[sector.start() :] if shared else ""


def accompanied(scene: Scene, figure: Figure, label: Label) -> str:
    """ "07 dự án …, [với] tổng vốn 2.888 tỷ đồng", "đã cấp giấy chứng nhận [với] diện tích 33 ha"."""
    if not _WITH.search(scene.text.key, max(0, label.span.start - 6), label.span.start):
        return ""
    slot = figure.slot
    before = next((part for part in reversed(slot.segments) if part.end <= label.span.start), slot.left)
    deed, counts = _deed(scene, before), figure.topic and figure.topic.fresh and figure.topic.dimension == "count"
    if deed and before == slot.left and not counts:
        return lower_first(scene.words(deed))
    spent = _spent_on(scene, before) if _MONEY.fullmatch(scene.text.key, *label.span) else ""
    if spent:
        return spent
    owning = _owning(scene, figure, scene.words(label.span))
    undergone = (
        _UNDERGOES.match(key(owning.thing)) if owning and _MONEY.fullmatch(scene.text.key, *label.span) else None
    )
    if owning and undergone:
        return lower_first(owning.thing[undergone.start("deed") :])  # "1.850 hộ được vay vốn với [số tiền] 96 tỷ đồng"
    if owning and owning.served and _SUM.fullmatch(scene.text.key, *label.span):
        return owning.served  # "chi trả trợ cấp cho 2.140 người với [số tiền] 38 tỷ đồng"
    if owning and owning.done and owning.thing.endswith(owning.done) and _SUM.fullmatch(scene.text.key, *label.span):
        things = lower_first(owning.thing.removesuffix(owning.done).strip())
        if owning.done in _OF_PAPERS:
            return things  # "ban hành 40 quyết định xử phạt với [tổng số tiền] 900 triệu đồng"
        return f"{active(owning.done)} {things}"  # "sửa chữa 80 căn nhà cho hộ nghèo với [kinh phí] 4 tỷ đồng"
    if owning and not _COUNTS.match(scene.text.key, *label.span):
        return _called(figure, owning)
    generic = is_generic(scene.words(label.span)) or _OF_STORM.fullmatch(scene.text.key, *label.span)
    if not generic or _PLANNED.search(scene.text.key, *before):
        return ""
    nominal = scene.trimmer.trim(Span(before.start, _agent_end(scene, before)))
    words = scene.words(nominal) if nominal.end > nominal.start else ""
    if " là " in words:
        return words.partition(" là ")[0]  # "Mỹ là thị trường lớn nhất với [kim ngạch] 6,9 tỷ USD"
    words = without_clause(words)
    return lower_first(words) if " " in words else ""  # "của", "tại" are left where a place stood


def _spent_on(scene: Scene, clause: Span) -> str:
    """ "Tập đoàn Sao Biển [triển khai chương trình nước sạch] với kinh phí 9 tỷ đồng": the deed, and whose it is where
    a company does it; ``""`` for words without a deed."""
    clause = scene.trimmer.trim(clause)
    start = deed_for(scene.trimmer, clause, scene.vocabulary)
    if scene.vocabulary.action(scene.text.key, start, clause.end) is None:
        return ""
    deed = _LOOSE_END.sub("", scene.words(scene.trimmer.trim(Span(start, clause.end))))
    doer = company(scene.words(scene.trimmer.trim(Span(clause.start, start)))) if start > clause.start else ""
    return f"{lower_first(deed)} của {doer}" if doer else lower_first(deed)


def without_clause(words: str) -> str:
    """ "Cầu Mỹ Lợi | bắc qua sông Vàm Cỏ", "rầy nâu | gây hại ở các huyện": whose a measure is, without what is told
    of it on the way."""
    told = _TOLD_OF.search(key(words))
    return words[: told.start()] if told else words


def _agent_end(scene: Scene, span: Span) -> int:
    match = _AGENT_DOES.search(scene.text.key, *span)
    return match.start() if match else span.end


def _deed(scene: Scene, span: Span) -> Span | None:
    """ "UBND huyện đã [cấp giấy chứng nhận …]": what was done, without who did it."""
    starts = [match.end() for match in _AGENT_DOES.finditer(scene.text.key, *span)]
    if not starts or scene.vocabulary.action(scene.text.key, starts[-1], span.end) is None:
        return None
    return Span(starts[-1], span.end)


def kin_of(words: str, whole: Topic | None) -> str:
    """ "700.730 lượt khách du lịch, trong đó khách quốc tế …": the same guests, of one kind; the full
    name, or ``""`` where ``words`` name no kind of the ``whole``."""
    if whole is None or whole.dimension != "count":
        return ""
    base = whole.thing if " " in whole.thing else lower_first(whole.name)
    head, _, kind = words.partition(" ")
    known = re.findall(r"\w+", key(base))
    if (
        not kind
        or key(head) in _HEADS_OF_MEASURES
        or f" {key(head)} " not in f" {key(base)} "
        or len(base.split()) > _LONGEST_KIN
    ):
        return ""
    if set(known) & set(key(kind).split()) or base.split()[-1] == head:
        return ""
    return sentence_case(f"{base} {kind}")


def planned_spending(scene: Scene, core: str) -> str:
    """ "Kế hoạch vốn đầu tư công năm 2025 là 12 tỷ đồng, đã giải ngân 5 tỷ": of that plan."""
    if key(core) not in _BARE_SPENDING:
        return ""
    for topic in reversed(scene.recent):
        match = _PLAN_HEAD.match(key(topic.name))
        if match:
            return f"{core} {topic.name[match.end() :]}"
    return scene.spending if key(scene.spending).startswith(key(core)) else ""
