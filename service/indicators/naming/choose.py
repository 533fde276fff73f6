"""Chooses a number's topic: what runs, a label of its own, or the things behind it."""

from __future__ import annotations

from dataclasses import replace

from service.indicators import units
from service.indicators.cues import PLAN_WORD
from service.indicators.happenings import happens
from service.indicators.labels import CATEGORY, Label
from service.indicators.names import joined, lower_first
from service.indicators.naming.amounts import bare, continued, distance, is_line, made, worth, worth_of_each
from service.indicators.naming.circumstances import (
    with_circumstances,
    with_incident,
    with_load,
    with_season,
    without_what,
)
from service.indicators.naming.count import count_of
from service.indicators.naming.counts import counted
from service.indicators.naming.elsewhere import elsewhere
from service.indicators.naming.extents import extent_of_work
from service.indicators.naming.focus import completed
from service.indicators.naming.fractions import fraction_of
from service.indicators.naming.incidents import harmed, of_cause
from service.indicators.naming.losses import lost
from service.indicators.naming.markets import by_market
from service.indicators.naming.measured import is_growth, measured, other_extreme, without_growth
from service.indicators.naming.moneys import allotted, budgeted, given
from service.indicators.naming.owners import named_agency
from service.indicators.naming.pairs import told_apart
from service.indicators.naming.pointing import pointed_at
from service.indicators.naming.possessors import with_possessor
from service.indicators.naming.ranked import placed
from service.indicators.naming.rates import laid_down, pay_in_times
from service.indicators.naming.reached import reached
from service.indicators.naming.recalled import measured_behind, recalled
from service.indicators.naming.referents import with_referent
from service.indicators.naming.relations import item_of, likewise, next_level, part_of, part_of_plan
from service.indicators.naming.scene import Figure, Scene
from service.indicators.naming.served import is_at
from service.indicators.naming.shares import contribution, is_said_of_part, share_of, weight_in_structure, which_is
from service.indicators.naming.trade import on_that_side, points_to_goods, shipped, trade_deed
from service.indicators.places_named import is_place
from service.indicators.plan_values import is_plan_name, names_plan
from service.indicators.structures import is_listed
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.letters import sentence_case
from service.text.span import Span

_FOR_MERIT = phrase(r"\s*(?:đã )?(?:có |đạt |lập )?(?:nhiều )?(?:thành tích|đóng góp|công lao|cống hiến)(?![^\W\d_])")
_WITH = 8  # characters before a label in which "với" stands
_WITH_HEAD = 2  # parts of a clause: what the list is of, and its item
_VOICE = phrase(r"\s*(?P<voice>được|bị|phải) ")
_DOES = phrase(
    r"\s(?:tặng|trao|khen|công nhận|hỗ trợ|cấp|phê duyệt|biểu dương|tuyên dương|vinh danh|truy tặng)(?![^\W\d_])"
)
_SAYS_NOTHING = ("tỷ lệ", "tỷ trọng", "mức", "số", "cả năm", "tương đương")
_LONGEST_THING = 12  # words; a longer label with a verb tells a story
_POINTS_BACK = phrase(r" (?:này|nói trên|nêu trên|trên đây)$")
_TELLS = phrase(r"(?<![^\W\d_])(?:đã|đang|sẽ|nên|khiến|giúp|được|cần|phải)(?![^\W\d_])")
_FUND = phrase(
    r"(?:nguồn |từ )?(?:ngân sách|trái phiếu|oda|đối ứng|xã hội hóa)(?: (?:trung ương|địa phương|tỉnh|huyện|xã|"
    r"nhà nước|chính phủ|thành phố|cấp trên|trong nước|nước ngoài|các cấp)){0,2}"
)
_SOURCES = phrase(r"[\s\-+*•]*(?:\(?[a-zđ\d]{1,3}[.)]\s*)?(?:cơ cấu )?nguồn (?:vốn|kinh phí)(?![^\W\d_])")
_CAPITAL = phrase(r"(?:vốn|nguồn vốn|kinh phí|trái phiếu)(?![^\W\d_])")
_INVESTED = phrase(r"tổng (?:mức đầu tư|vốn|kinh phí|nhu cầu vốn)(?![^\W\d_])")
_COUNTS = phrase(r"(?:tổng )?số ")
_BARE_MONEY = ("kinh phí", "vốn", "tiền", "số tiền", "số vốn", "số kinh phí", "tổng số tiền")
_GROWS = phrase(r"(?<![^\W\d_])(?:tốc độ )?tăng trưởng(?! âm)(?![^\W\d_])")
# "Đối với nhiệm vụ năm 2022 của [ngành công thương], phải tăng trưởng 9%"
_SECTOR = phrase(
    r"(?:đối với|với|về) [^,;.]{0,60}?(?P<sector>(?<![^\W\d_])(?:toàn )?(?:ngành|lĩnh vực|khu vực)(?: [^\W\d_]+){1,5}?)"
    r"(?=\s+(?:năm|trong|giai đoạn)(?![^\W\d_])|\s*,)"
)
_STRIVES = phrase(r"phấn đấu ")
_PRICE_INDEX = phrase(r"(?:chỉ số giá|cpi)(?![^\W\d_])")
_PRICE = phrase(r"(?:(?:chỉ số )?giá|cpi|lạm phát)(?![^\W\d_])")
_ECONOMY = phrase(r"(?<![^\W\d_])(?:gdp|grdp|tổng sản phẩm|kinh tế)(?![^\W\d_])")
_TURNOVER = phrase(r"(?:tổng )?(?:mức bán lẻ|doanh thu|doanh số|kim ngạch|giá trị (?:sản xuất|xuất|nhập))(?![^\W\d_])")
_MONEY = phrase(
    r"(?:tổng )?(?:số )?(?:mức|doanh|kim ngạch|giá|trị giá|thu|chi|vốn|kinh phí|nợ|dư nợ|lợi nhuận|lãi|lỗ|thuế|phí|"
    r"tiền|quỹ|ngân sách|xuất|nhập|đầu tư|giải ngân|cho vay|huy động|tín dụng|lương(?! thực)|nộp)(?![^\W\d_])"
)
_SCORED = ("score", "steps")


def topic_of_level(scene: Scene, figure: Figure) -> Topic:
    """The topic of a level: "Sản lượng chè đạt 1.200 tấn", "phát hiện 12 vụ cháy"."""
    if figure.label and scene.text.key[slice(*figure.label.span)] == "số":
        figure = replace(figure, label=None)  # "Trong số 96 dự án"
    topic = (
        lost(scene, figure)
        or pointed_at(scene, figure)
        or reached(figure)
        or _running(scene, figure)
        or next_level(scene, figure)
        or (which_is(scene, figure) if figure.quantity.dimension == "money" else None)
        or laid_down(scene, figure)
        or extent_of_work(scene, figure)
        or allotted(scene, figure)
        or budgeted(scene, figure)
        or worth_of_each(scene, figure)
        or worth(scene, figure)
        or told_apart(scene, figure)
        or by_market(scene, figure)
        or trade_deed(scene, figure)
        or shipped(scene, figure)
        or other_extreme(scene, figure)
        or of_cause(scene, figure)
        or _by_label(scene, figure)
        or _by_thing(scene, figure)
    )
    _note_deed(scene, figure)
    topic = with_circumstances(scene, _shared(scene, figure, topic), figure.topic)
    return topic if topic is figure.topic else with_load(with_season(scene, _in_full(scene, topic)))


def _note_deed(scene: Scene, figure: Figure) -> None:
    """ "thu giữ 85 triệu đồng, [16 điện thoại]": what was done to the money was done to the things listed with it."""
    action = figure.label.action if figure.label else None
    if action and not action.light and figure.quantity.dimension == "money":
        scene.done = action.participle
    elif figure.slot.cue.kind == "to":
        scene.done = ""  # "thành lập mới 2 hợp tác xã, nâng tổng số lên 90, 900 xã viên"


def _shared(scene: Scene, figure: Figure, topic: Topic) -> Topic:
    """ "8 xã và 2 phường [đạt chuẩn]": what is said of both."""
    shared = figure.slot.shared
    if shared is None or topic is figure.topic or _FOR_MERIT.match(scene.text.key, *shared):
        return topic
    said, voice = scene.words(scene.trimmer.trim(shared)), _VOICE.match(scene.text.key, *shared)
    if voice and said[:1].isupper() and not _DOES.search(key(said)):
        return topic  # "47 cảng ở 18 tỉnh được Bộ Nông nghiệp …": by whom, of which no more is known
    told = voice is None or key(said).startswith(voice["voice"])
    said = said if told or not voice else f"{voice['voice']} {said}"
    if figure.quantity.unit in units.CASES:
        scene.incident = said
    if topic.done and topic.name.endswith(topic.done) and topic.unit in units.CASES:
        # "phát hiện 39 vụ, 61 đối tượng [phạm tội về ma túy]"
        return replace(topic, name=f"{topic.name.removesuffix(topic.done)}{said} {topic.done}")
    return replace(topic, name=joined(topic.name, said))


def _running(scene: Scene, figure: Figure) -> Topic | None:
    """A plan's own value, or the next amount of a list: "trong đó: chi thường xuyên 5 tỷ; 3 tỷ …"."""
    label, topic, whole = figure.label, figure.topic, figure.whole
    if label and topic and names_plan(scene.text, figure.slot, label):
        return replace(topic, indicator=None, status="target", measure=None)
    if label is None and figure.slot.separator == ";" and whole and figure.quantity.dimension != "count":
        return whole
    return None


def _by_label(scene: Scene, figure: Figure) -> Topic | None:
    """The label's measure, where it begins with one."""
    label = figure.label
    if label and label.core and (_only_places(scene, label, figure) or figure.quantity.unit == "{tiêu chí}"):
        return None
    if label and label.core and (_is_deed(label, figure) or _is_bare_money(scene, label)):
        money = given(scene, figure)
        if money:
            return money
        if label.core.aspect == "rate" and _is_deed(label, figure) and figure.quantity.dimension == "money":
            return bare(scene, figure, label)  # "hiến 9 ha đất, [đóng góp] 4 tỷ đồng"
        if figure.noun and _is_deed(label, figure):
            return made(scene, figure, figure.noun)
    if label and label.core and (_is_money_for_things(scene, label, figure) or _serves_things(label, figure)):
        return None
    if figure.slot.cue.kind == "contribution" and figure.quantity.dimension in ("percent", "points"):
        return contribution(scene, figure)
    listed = _by_places(scene, figure) if label and label.core is None else None
    if listed:
        return listed
    if label is None or label.core is None:
        return None
    if figure.whole and figure.whole.unit == figure.quantity.unit and _names_part(scene, label, figure.whole):
        return part_of_plan(scene, label, figure.whole)
    if figure.whole and figure.whole.unit == figure.quantity.unit and _is_sold(scene, label, figure):
        return part_of(scene, label, figure.whole)
    if figure.whole and figure.whole.unit == figure.quantity.unit and _is_fund(scene, label, figure):
        return part_of(scene, label, figure.whole)
    fund = _fund_of_work(scene, label, figure)
    if fund:
        return fund
    topic = measured(scene, figure, label)
    if figure.slot.cue.kind == "to" and topic.aspect == "any":
        topic.aspect = "stock"  # "nâng tổng số dự án còn hiệu lực lên 91 dự án"
    return topic


def _by_places(scene: Scene, figure: Figure) -> Topic | None:
    """ "Diện tích lúa bị ngập: [huyện An Biên] 320 ha": what the words before the colon measure."""
    label, segments = figure.label, figure.slot.segments
    if label is None or len(segments) < _WITH_HEAD or not is_place(scene.words(label.span)):
        return None
    if units.is_percent(figure.quantity):
        return None  # what such a list is about is its head: see item_of
    head = scene.trimmer.trim(segments[-_WITH_HEAD])
    core = scene.vocabulary.core(scene.text.key, *head)
    if core is None or ":" not in scene.text.key[head.end : label.span.start]:
        return None
    return replace(measured(scene, replace(figure, label=Label(head, core)), Label(head, core)), subject=label.span)


def _only_places(scene: Scene, label: Label, figure: Figure) -> bool:
    """ "xuất khẩu cà phê sang [5 thị trường]": what was done measures no such count."""
    if figure.quantity.dimension != "count":
        return False
    return is_at(scene, figure) and not _COUNTS.match(scene.text.key, *label.span)


def _is_money_for_things(scene: Scene, label: Label, figure: Figure) -> bool:
    """ "điều chỉnh tăng [vốn] 4 dự án": capital is not counted in projects."""
    return figure.quantity.dimension == "count" and key(scene.words(label.span)) in (
        *_BARE_MONEY,
        "giá trị",
        "doanh thu",
    )


def _serves_things(label: Label, figure: Figure) -> bool:
    """ "[giải ngân] cho 350 hộ": a deed for so many, and no measure of them."""
    deed = label.action is not None or label.direction is not None  # "[giảm mức đóng] cho 1.120 đơn vị"
    return label.serves and deed and figure.quantity.dimension == "count"


def _is_bare_money(scene: Scene, label: Label) -> bool:
    """ "bổ sung [kinh phí] 7 tỷ đồng để mua vắc xin": not what for."""
    return key(scene.words(label.span)) in _BARE_MONEY


def _fund_of_work(scene: Scene, label: Label, figure: Figure) -> Topic | None:
    """ "6. Tổng mức đầu tư: 498 tỷ đồng. 7. Nguồn vốn: [ngân sách trung ương] 350 tỷ đồng": a part of that sum."""
    lead = next((thing for thing in figure.things if _SOURCES.match(key(thing))), "")
    fund = _is_fund(scene, label, figure) or _CAPITAL.match(scene.text.key, *label.span)
    if (
        not fund
        or figure.quantity.dimension != "money"
        or not (lead or _SOURCES.match(scene.text.key, *scene.sentence))
    ):
        return None
    root, words = scene.root, scene.words(label.span)
    name = sentence_case(words if _CAPITAL.match(key(words)) else f"Vốn {lower_first(words)}")
    part = root.part(name, None, label.span) if root and _INVESTED.match(key(root.name)) else Topic(name, label.span)
    return replace(part, core="Vốn", rest=words, aspect="any", unit=figure.quantity.unit, dimension="money")


def _is_fund(scene: Scene, label: Label, figure: Figure) -> bool:
    """ "Tổng mức đầu tư 350 tỷ đồng, trong đó [ngân sách trung ương] 334 tỷ": out of which fund, no measure."""
    return figure.quantity.dimension == "money" and _FUND.fullmatch(scene.text.key, *label.span) is not None


def _is_sold(scene: Scene, label: Label, figure: Figure) -> bool:
    """ "Tổng mức bán lẻ 900 tỷ đồng, trong đó [lương thực] 90 tỷ", "Doanh thu …: [vận tải hành khách] 9 tỷ": of that
    turnover, and no measure of its own."""
    sells = figure.whole is not None and _TURNOVER.match(key(figure.whole.name)) is not None
    return sells and figure.quantity.dimension == "money" and _MONEY.match(scene.text.key, *label.span) is None


def _names_part(scene: Scene, label: Label, whole: Topic) -> bool:
    """ "Kế hoạch đầu tư vốn ngân sách nhà nước …, bao gồm: vốn trung ương …": a part of that plan."""
    first = key(scene.words(label.span)).split()[:1]
    return bool(first) and is_plan_name(whole.name) and first[0] in key(whole.name).split()[2:]


def _is_deed(label: Label, figure: Figure) -> bool:
    """ "đã thanh toán 100 tỷ đồng tiền dịch vụ": the verb is no measure where a thing follows."""
    if label.core is None or label.action is None or figure.quantity.dimension == "count":
        return False
    return label.core.end >= label.span.end


def _same_each(figure: Figure) -> bool:
    """ "bình quân đạt 27 m2 sàn/người năm 2030 và [30 m2 sàn/người] năm 2035": the same of each again."""
    topic = figure.topic
    again = topic is not None and topic.fresh and topic.unit == figure.quantity.unit
    return again and "/{" in figure.quantity.unit and figure.slot.separator in (",", "v")


def _by_thing(scene: Scene, figure: Figure) -> Topic:
    """What is counted or measured, where no measure word says it."""
    label, noun, dimension = figure.label, figure.noun, figure.quantity.dimension
    if dimension == "count" or (dimension in _SCORED and noun):
        return counted(scene, figure)
    if figure.head:
        return item_of(scene, figure.head)
    told = given(scene, figure) or distance(scene, figure)
    if told:
        return told
    if noun and (units.is_percent(figure.quantity) or (dimension == "length" and not is_line(scene, noun))):
        noun = None
    if noun and label is None and _same_each(figure):
        return continued(scene, figure, figure.topic)
    if noun and (label is None or label.action or dimension in (*units.AMOUNTS, "length")):
        return made(scene, figure, noun)
    if label is None:
        return continued(scene, figure, figure.topic)
    return bare(scene, figure, label)


def topic_of_relation(scene: Scene, figure: Figure) -> Topic:
    """The topic of a change, share, completion, ratio or rank: "…, tăng 3,5% so với cùng kỳ"."""
    whole = figure.whole
    if figure.label is None and figure.slot.separator == ";" and whole and figure.slot.cue.kind == "reach":
        return whole
    pay = pay_in_times(scene, figure)
    if pay:
        return pay
    if figure.topic and names_plan(scene.text, figure.slot, figure.label):
        return replace(figure.topic, indicator=None, status="target")
    if _lists_on(scene, figure):
        figure = replace(figure, label=None)
    if figure.slot.cue.kind == "rank" or figure.quantity.unit in units.STEPS:
        ranked = placed(scene, figure)
        if ranked:
            return ranked
    earlier = (by_market(scene, figure) if figure.label else None) or on_that_side(scene, figure)
    earlier = earlier or recalled(scene, figure)
    if earlier:
        return earlier
    fewer = _more_harmed(scene, figure)
    if fewer:
        return _in_full(scene, fewer)
    identified = which_is(scene, figure)
    if identified:
        return identified
    weighs = figure.label if figure.slot.cue.kind == "share" or _lists_weights(scene, figure) else None
    weight = weight_in_structure(scene, figure, weighs) if weighs else None
    related = weight or _related(scene, _within_root(scene, figure))
    return related if related is figure.topic else _in_full(scene, related)


def _more_harmed(scene: Scene, figure: Figure) -> Topic | None:
    """ "tai nạn giao thông tăng 45 vụ, [giảm 12 người bị thương]": where nothing was told of them before."""
    changes = figure.slot.cue.kind in ("increase", "decrease") and figure.quantity.dimension == "count"
    return harmed(scene, count_of(scene, figure)) if changes and figure.noun else None


def _lists_on(scene: Scene, figure: Figure) -> bool:
    """ "342 hộ kinh doanh dịch vụ, [tiểu thủ công nghiệp], tăng 152 hộ": words that still say which households."""
    label, topic = figure.label, figure.topic
    if label is None or label.core or topic is None or not topic.fresh or topic.unit != figure.quantity.unit:
        return False
    counts = topic.dimension == "count" and figure.slot.cue.kind in ("increase", "decrease")
    return counts and "," in scene.text.key[label.span.end : figure.slot.cue.start]


def _in_full(scene: Scene, topic: Topic) -> Topic:
    """A name with what it only points to: "số thu của đơn vị này", "số người chết"."""
    name = without_what(scene, named_agency(scene, topic.name))
    topic = topic if name == topic.name else replace(topic, name=name)
    topic = with_incident(scene, with_referent(scene, topic))
    return with_possessor(scene, completed(scene, topic))


def _lists_weights(scene: Scene, figure: Figure) -> bool:
    """ "Cơ cấu kinh tế: nông nghiệp chiếm 25%, [dịch vụ] 43%": the list goes on without its verb."""
    label, topic = figure.label, figure.topic
    bare = label is not None and label.core is None and label.action is None
    if bare and label is not None and (figure.slot.cue.kind == "to" or is_listed(scene.text, label.span)):
        return True  # read as a share for its structure, or "Cơ cấu đàn như sau: [bò sữa] 30%"
    return bare and topic is not None and topic.core == "Tỷ trọng" and topic.fresh and topic.measure == "share"


def _within_root(scene: Scene, figure: Figure) -> Figure:
    """ "7 nhóm hàng tăng giá, trong đó nhóm giao thông tăng 2,74%": a part of the index, not the count."""
    whole = figure.whole
    is_part = whole and whole.dimension == "count" and units.is_percent(figure.quantity)
    if is_part and figure.slot.cue.kind != "share":
        return replace(figure, whole=scene.root)
    return figure


def _related(scene: Scene, figure: Figure) -> Topic:
    label, cue = figure.label, figure.slot.cue.kind
    fraction = by_market(scene, figure) or fraction_of(scene, figure)
    if fraction:
        return _shared(scene, figure, fraction)
    if cue == "contribution":
        return contribution(scene, figure)
    behind = measured_behind(scene, figure)
    if behind:
        return behind
    alone = figure.topic is None or (figure.whole is not None and is_said_of_part(scene, figure))
    of_things = cue == "none" or (label is None and alone)  # "Có từ 90% đảng viên được khen thưởng"
    aims = _STRIVES.match(scene.text.key, figure.slot.cue.start) is not None
    of_things = of_things or (aims and (label is None or label.core is None))  # "trồng cây, phấn đấu 90% hộ có vườn"
    planned = figure.noun is not None and PLAN_WORD.match(scene.text.key, *figure.noun) is not None
    if figure.noun and of_things and not planned and units.is_percent(figure.quantity):
        return _shared(scene, figure, share_of(scene, figure, figure.noun))
    if label and figure.topic and figure.topic.fresh and is_growth(scene, label):
        grew = figure.topic.measure == "change" and _may_be_its(
            scene, label, figure.topic
        )  # "tín dụng tăng 14%/năm (năm 2018 tăng trưởng cao nhất 18%)"
        before = scene.text.key[max(0, label.span.start - _WITH) : label.span.start]
        along = before.rstrip().endswith("với")  # "chiếm 70% tổng thu, với mức tăng trưởng 9%"
        if grew or along:
            return figure.topic
    solved = _cases_solved(scene, figure)
    if solved:
        return solved
    grown = _things_grown(scene, figure) if label is None else None
    if grown:
        return grown
    if label is None and _grows(scene, figure):
        sector = _SECTOR.search(scene.text.key, scene.sentence.start, scene.position)
        words = scene.words(scene.trimmer.trim(Span(*sector.span("sector")))) if sector else "kinh tế"
        return Topic(sentence_case(words), None, core=sentence_case(words), aspect="growth")
    if label is None or (_is_weak(scene, label) and figure.head is None) or _runs_on(scene, label, figure):
        alone = figure.topic is None and scene.root is None and figure.quantity.unit in units.OCCURRENCES
        return counted(scene, figure) if alone else figure.topic or continued(scene, figure, scene.root)
    return _named(scene, figure, label)


def _cases_solved(scene: Scene, figure: Figure) -> Topic | None:
    """ "điều tra làm rõ 32 vụ, 41 đối tượng, đạt tỷ lệ [95%]": a rate of the cases, and not of those in them."""
    topic, slot = figure.topic, figure.slot
    if topic is None or topic.unit not in units.SUSPECTS or not topic.fresh or slot.cue.kind != "reach":
        return None
    if (figure.label and not _is_weak(scene, figure.label)) or not units.is_percent(slot.quantity):
        return None
    here = (told for told in reversed(scene.recent) if told.label and told.label.start >= scene.sentence.start)
    return next((told for told in here if told.unit in units.CASES), None)


def _may_be_its(scene: Scene, label: Label, topic: Topic) -> bool:
    """False for "lạm phát tăng 18%, [tăng trưởng kinh tế] đạt 6%": the economy's growth is not that of prices."""
    of_all = scene.text.key.endswith("kinh tế", *label.span)
    return not of_all or _ECONOMY.search(key(topic.name)) is not None


def _things_grown(scene: Scene, figure: Figure) -> Topic | None:
    """ "IIP tăng 6%, trong đó [4 ngành trọng điểm] tăng 11%": the index of those, and not their number, grew."""
    topic, slot, whole = figure.topic, figure.slot, figure.whole
    if topic is None or whole is None or not topic.fresh or topic.core != "Số" or topic.label is None:
        return None
    grew = slot.cue.kind in ("increase", "decrease") and units.is_percent(slot.quantity)
    if not grew or whole.measure != "change" or scene.text.key[slot.left.end : slot.cue.start].strip():
        return None
    things = scene.words(Span(topic.label.start, slot.left.end))
    return whole.part(joined(whole.core or whole.name, things), whole.label, topic.label)


def _grows(scene: Scene, figure: Figure) -> bool:
    """ "Năm 2022 phấn đấu [tăng trưởng từ] 7% trở lên": the economy does, where nothing else is spoken of."""
    if not _GROWS.search(scene.text.key, figure.slot.cue.start, figure.quantity.lead):
        return False
    return figure.topic is None or not figure.topic.fresh


def _named(scene: Scene, figure: Figure, label: Label) -> Topic:
    """The label's own measure, a part of what runs, or just its words."""
    if figure.head:
        return item_of(scene, figure.head)
    if label.core and not _is_priced(scene, figure, label):
        return measured(scene, figure, label)
    same = elsewhere(scene, figure, label)
    if same:
        return same
    root = scene.root if CATEGORY.match(scene.text.key, *label.span) or _spends(scene, figure) else None
    whole = figure.whole or root
    if whole:
        return part_of(scene, label, whole)
    item = likewise(scene, figure, label)
    if item:
        return item
    words = without_growth(scene.words(label.span))
    if figure.quantity.unit in units.OCCURRENCES and happens(words):
        return counted(scene, figure)  # "[Tội phạm kinh tế] giảm 11 vụ"
    return Topic(sentence_case(words), label.span, rest=words)


def _is_priced(scene: Scene, figure: Figure, label: Label) -> bool:
    """ "Chỉ số giá tiêu dùng tăng 1%, trong đó [lương thực] giảm 2%": prices of that, and no harvest."""
    index = figure.whole is not None and _PRICE_INDEX.match(key(figure.whole.name)) is not None
    return index and _PRICE.match(scene.text.key, *label.span) is None


def _spends(scene: Scene, figure: Figure) -> bool:
    """ "Giải ngân vốn đầu tư công đạt 61%; Sở Y tế 95%": the same of its spenders."""
    root = scene.root
    return root is not None and "giải ngân" in key(root.name) and units.is_percent(figure.quantity)


def _is_weak(scene: Scene, label: Label) -> bool:
    """ "…, tỷ lệ 45%": the label does not say of what."""
    words = scene.words(label.span)
    rambles = label.core is None and len(words.split()) > _LONGEST_THING and _TELLS.search(key(words)) is not None
    back = _POINTS_BACK.search(key(words)) is not None and not (label.core and points_to_goods(scene, words))
    return len(words) < 2 or key(words) in _SAYS_NOTHING or rambles or back


def _runs_on(scene: Scene, label: Label, figure: Figure) -> bool:
    """ "200 doanh nghiệp sử dụng nền tảng số trong quản lý, sản xuất (…) đạt 19%": the words before
    "đạt" still belong to the number before."""
    topic, slot = figure.topic, figure.slot
    if topic is None or slot.separator != "," or slot.cue.kind != "reach" or not units.is_percent(slot.quantity):
        return False
    if figure.whole and topic.measure == "change":
        return False  # "GRDP tăng trưởng 7%, trong đó nông nghiệp đạt 3%, [dịch vụ] đạt 8%"
    if label.core or (label.action and topic.dimension != "count") or elsewhere(scene, figure, label):
        return False
    return not CATEGORY.match(scene.text.key, *label.span)
