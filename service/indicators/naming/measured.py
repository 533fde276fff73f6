"""Topics of a label that begins with a measure: "Tổng diện tích gieo trồng vụ xuân đạt 9.000 ha".

The name is drafted from the label and then completed step by step.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from service.indicators import units
from service.indicators.generic import is_generic
from service.indicators.labels import Label
from service.indicators.measures import ADDED, NEGATIVE, is_added, is_negative
from service.indicators.names import joined, lower_first, without_class_word
from service.indicators.naming.aspects import FLOWS, STANDS
from service.indicators.naming.kinds import with_said_of_all
from service.indicators.naming.nouns import unit_span
from service.indicators.naming.owners import (
    firm_beside,
    firm_of,
    is_any_work,
    is_own_finance,
    is_owned,
    owner_beside,
    owner_of,
)
from service.indicators.naming.scene import Figure, Scene
from service.indicators.naming.subjects import (
    accompanied,
    crop_before,
    infested_before,
    kin_of,
    planned_spending,
    subject_of,
    without_clause,
)
from service.indicators.naming.trade import of_trade, with_goods
from service.indicators.percentages import is_headcount
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.letters import sentence_case
from service.text.memory import remembered
from service.text.span import Span

_GROWTH_WORDS = phrase(
    r"(?:tốc độ tăng trưởng|tốc độ tăng|tốc độ phát triển|mức tăng trưởng|mức tăng|tiếp tục tăng trưởng|tăng trưởng|"
    r"bình quân(?! đầu))(?: (?:của|về|bình quân))?\s*(?:kinh tế (?=\((?:grdp|gdp)\)))?"
)
_EXTENT = phrase(r"(?:tổng )?(?:diện tích|khối lượng|sản lượng)")
_EXTREME = phrase(r"\s*(?P<which>(?:cao|thấp|lớn|nhỏ) nhất)(?= (?:là|đạt|ở mức|lên|khoảng|trên|tới|chỉ)|\s*$)")
_AIM = phrase(r"(?:tổng )?(?:chỉ tiêu|mục tiêu|mức phấn đấu|chỉ tiêu phấn đấu)(?: về)?\s+")
_NUMBER_SAID = phrase(
    r"(?P<number>(?:tổng )?số)\s+"
    r"(?P<said>(?:đang|đã|được|bị|chưa|tử vong|mắc|khỏi|nhiễm|còn|phải|đủ|thường trú|tạm trú|tham gia|"
    r"vi phạm|quá hạn)(?![^\W\d_]))"
)
_ASIDE_EXTREME = phrase(r"(?<![^\W\d_])(?:(?:cao|thấp|lớn|nhỏ) nhất|bình quân|trung bình)(?![^\W\d_])")
_EXTREME_ALONE = phrase(r"(?:mức |giá )?(?:cao|thấp|lớn|nhỏ) nhất")
_EXTREME_WORD = phrase(r"(?<![^\W\d_])(?:cao|thấp|lớn|nhỏ) nhất(?![^\W\d_])")
_CAPITAL = phrase(
    r"(?:tổng )?(?:kế hoạch )?(?:vốn|nguồn vốn)(?: được giao| đã giao)?|giải ngân(?: vốn)?|(?:đã )?giải ngân"
)
_INVESTED = phrase(r"(?:đầu tư (?:công|phát triển|xây dựng)|xây dựng cơ bản)")
_HARVEST = phrase(r"(?:tổng )?(?:sản lượng|năng suất)(?![^\W\d_])")
# measures whose "bình quân", "nặng" says nothing of what they are of
_OF_SOMETHING = phrase(r"(?:năng suất|(?:tổng )?diện tích (?:bị )?(?:nhiễm|hại))(?![^\W\d_])")
_PREDICATE = phrase(r"(?:nằm|thuộc|để|do|được|bị|trải|đã|đang|gồm|phục vụ)(?![^\W\d_])")
_GROWTH_ALONE = phrase(
    r"(?:tốc độ |mức )?tăng trưởng(?: kinh tế)?(?: bình quân)?(?: (?:ấn tượng|khá|cao|tốt|mạnh|mạnh mẽ|vượt bậc))*|"
    r"(?:đã |được )*(?:đề ra|đặt ra|giao|xác định)"
)
_ECONOMY = "Kinh tế"
_BRACKETED = regex(r"^\(([^()]+)\)")  # "tốc độ tăng trưởng kinh tế (GRDP)": the GRDP grows
_AVERAGE_END = regex(r"\s+bình quân(?:\s+(?:giai đoạn|hàng năm|hằng năm|năm))?$|\s+giai đoạn$", re.IGNORECASE)
_ALIAS = regex(r"(.{6,80}?)\s*\(([A-ZĐ]{2,7})\)")
# words behind a measure that do not say of what
_ADDS_NOTHING = phrase(
    r"(?:bị )?(?:nặng|nhẹ|nhiễm|nhiễm bệnh|nhiễm nặng|nhiễm nhẹ|hại|hại nặng|gây hại|mất trắng|ảnh hưởng|thiệt hại)|"
    r"(?:(?:xuất chuồng|thu mua|bán(?: lẻ| buôn| ra)?) ?)?(?:tại (?:ruộng|vườn|ao|đầm|chuồng|trại|nhà máy|cảng|chợ))?|"
    r"(?:xuất chuồng |thu mua |bán )?(?:bình quân|trung bình)|"
    r"trên (?:tổng )?diện tích(?: (?:thu hoạch|gieo trồng|gieo cấy|cho sản phẩm))?|"
    r"\(?(?:theo |tính theo )?giá (?:so sánh|ss|cố định|cđ|hiện hành|thực tế)(?: năm)?(?: \d{4})?\)?"
)
_TRADE = phrase(r"(?:xuất|nhập|xuất nhập) khẩu")
_ALL_GOODS = phrase(r"(?:hàng hóa|trên|của|vào|sang|từ)(?![^\W\d_])")
_KEPT_SHORT = ("GRDP", "GDP", "GNI", "FDI", "ODA")  # short names that analysts keep
_REVENUE = phrase(r"(?:tổng )?(?:số )?thu (?:ngân sách|nsnn|nội địa|cân đối)(?![^\W\d_])")
_LEVIED = phrase(r"(?:thuế|phí|lệ phí|tiền (?:sử dụng|thuê|cho thuê) đất)(?![^\W\d_])")
_PER_HEAD = regex(r"/\s*(?P<per>[\d.]*\s*(?:nghìn|vạn|triệu)?\s*[^\W\d_]+)$")
_TIMES = ("năm", "tháng", "ngày", "giờ", "tuần", "quý", "vụ")
_NUMBER_OF = phrase(r"(?:tổng )?số(?: lượng)?(?: |$)")
_AREA = phrase(r"(?:diện tích|đất|rừng|mặt bằng|quy mô|sân|sàn)")
_COUNT_HEAD = phrase(r"(?:tổng|số|lượt|lượng|vụ)")


@dataclass(slots=True)
class _Draft:
    """A name in the making. ``full``: the label's words; ``core``: those of its measure; ``rest``: of
    what; ``subject``: of what, where the label does not say; ``name``: all of it."""

    label: Label
    full: str
    core: str
    rest: str
    subject: str
    name: str


def measured(scene: Scene, figure: Figure, label: Label) -> Topic:
    """The topic of a ``label`` with a core measure: "sản lượng" in an item on tea -> "Sản lượng chè"."""
    draft = _draft(scene, figure, label)
    for step in _STEPS:
        step(scene, figure, draft)
    if not scene.goods and _TRADE.fullmatch(key(draft.core)) and not _ALL_GOODS.match(key(draft.rest)):
        scene.goods = lower_first(draft.rest)
    topic, whole = figure.topic, figure.whole
    inherits = topic is not None and topic.thing and draft.subject == lower_first(topic.thing)
    return Topic(
        sentence_case(with_goods(scene, draft.name)),
        label.span,
        core=draft.core,
        rest=_of_what(draft),
        thing=_counted_things(draft.core, draft.rest),
        aspect=topic.aspect if topic and inherits and not _HARVEST.match(key(draft.core)) else _aspect(scene, label),
        unit=figure.quantity.unit,
        dimension=figure.quantity.dimension,
        period=whole.period if whole and whole.unit == figure.quantity.unit else None,
        parent=whole.indicator if whole and _may_be_part(figure, whole) else None,
    )


def _may_be_part(figure: Figure, whole: Topic) -> bool:
    """No yield is part of an area, no rate of bad debt part of the credit."""
    return whole.unit is None or whole.unit == figure.quantity.unit or figure.slot.cue.kind == "share"


def _of_what(draft: _Draft) -> str:
    """ "năng suất bình quân 6 tấn/ha" of the rice told before: of rice, for the output that follows."""
    averaged = draft.subject and _OF_SOMETHING.match(key(draft.core)) and _ADDS_NOTHING.fullmatch(key(draft.rest))
    return draft.subject if averaged else draft.rest or draft.subject


def other_extreme(scene: Scene, figure: Figure) -> Topic | None:
    """ "mức thu nhập thấp nhất là 5,8 triệu đồng, [cao nhất] là 8 triệu đồng"."""
    topic = figure.topic
    if topic is None or not topic.fresh or not _same_unit(topic, figure):
        return None
    own = key(scene.words(figure.label.span)) if figure.label and figure.label.core else ""
    if own and not _EXTREME_ALONE.fullmatch(own) and not key(topic.name).startswith(f"{own} "):
        return None
    said = _ASIDE_EXTREME.search(scene.text.key, figure.slot.left.end, figure.quantity.lead)
    told = _EXTREME_WORD.search(key(topic.name)) if said else None
    if said is None or told is None:
        return None
    name = f"{topic.name[: told.start()]}{said[0]}{topic.name[told.end() :]}"
    return replace(topic, name=name, indicator=None)


def _same_unit(topic: Topic, figure: Figure) -> bool:
    """ "thấp nhất 500.000 đồng, bình quân 6,5 triệu đồng/người": an average may say of what."""
    return topic.unit is not None and figure.quantity.unit.partition("/")[0] == topic.unit.partition("/")[0]


def is_growth(scene: Scene, label: Label) -> bool:
    """True for "tăng trưởng" alone: it does not say of what."""
    return _GROWTH_ALONE.fullmatch(scene.text.key, *label.span) is not None


@remembered
def without_growth(words: str, *, average: bool = False) -> str:
    """ "Tốc độ tăng trưởng GRDP" -> "GRDP": a growth rate is the change of what grows; ``average``: the number
    is none, and "thu nhập bình quân" stays as it is."""
    match = _GROWTH_WORDS.match(key(words))
    grows = words[match.end() :] if match else words
    grows = grows if average and not match else _AVERAGE_END.sub("", grows)
    return _BRACKETED.sub(r"\1", grows) or words


def _draft(scene: Scene, figure: Figure, label: Label) -> _Draft:
    assert label.core
    average = not units.is_percent(figure.quantity)
    label = _aimed(scene, label)
    assert label.core
    full = _in_full(scene, without_growth(scene.words(label.span), average=average))
    if _GROWTH_ALONE.fullmatch(key(full)):
        return _Draft(label, _ECONOMY, _ECONOMY, "", "", _ECONOMY)  # "Tốc độ tăng trưởng đạt 6,5%"
    core = without_growth(scene.words(Span(label.span.start, label.core.end)))
    if _GROWTH_WORDS.fullmatch(key(core)):
        core = full  # "Tốc độ tăng trưởng | GRDP": what grows is the measure
    if full.isupper() and not full.startswith(core):
        core = full  # "Tốc độ tăng trưởng kinh tế (GRDP)": the short name is the measure
    rest = full[len(core) :].strip() if full.startswith(core) else ""
    behind = figure.noun and not _PREDICATE.match(scene.text.key, *figure.noun)
    if not rest and figure.noun and behind and figure.slot.cue.kind == "none" and _EXTENT.fullmatch(key(core)):
        rest = scene.words(figure.noun)  # "đạt diện tích 8.938 ha [đất lâm nghiệp]"
        full = joined(core, rest)
    extreme = _EXTREME.match(scene.text.key, label.span.end, figure.quantity.lead)
    if extreme:
        full = f"{full} {extreme['which']}"  # "mức thu nhập [thấp nhất] là 5,8 triệu đồng"
    if is_added(scene.text, figure.slot, label):
        rest, full = f"{rest} {ADDED}".strip(), f"{full} {ADDED}"
    if is_negative(scene.text, figure.slot):
        full = f"{full} {NEGATIVE}"
    bare = not rest or is_owned(full) or _ADDS_NOTHING.fullmatch(key(rest)) is not None
    subject = _subject(scene, figure, label, core, bare=bare)
    return _Draft(label, full, core, rest, subject, joined(full or core, subject))


def _aimed(scene: Scene, label: Label) -> Label:
    """ "nâng chỉ tiêu | thu ngân sách lên 9.200 tỷ đồng": what the aim is."""
    aim = _AIM.match(scene.text.key, *label.span)
    core = scene.vocabulary.core(scene.text.key, aim.end(), label.span.end) if aim else None
    return replace(label, span=Span(aim.end(), label.span.end), core=core) if aim and core else label


def _in_full(scene: Scene, words: str) -> str:
    """ "CPI nhóm giao thông" after "Chỉ số giá tiêu dùng (CPI)": as the document introduced it."""
    first, _, rest = words.partition(" ")
    return f"{scene.aliases[first]} {rest}".strip() if first in scene.aliases else words


def _subject(scene: Scene, figure: Figure, label: Label, core: str, *, bare: bool) -> str:
    """What the measure is of, where the label's own words do not say: ``bare`` without any; the measures that follow
    are of the same: "Tuyến đường có tổng mức đầu tư 450 tỷ đồng, [chiều dài] 12,5 km"."""
    subject = _subject_said(scene, figure, label, core, bare=bare)
    if label.thing:
        scene.holder = subject if is_owned(scene.words(label.span)) else ""
    follows = bare and not subject and figure.slot.separator == "," and figure.whole is None
    return scene.holder if follows and is_owned(scene.words(label.span)) else subject


def _subject_said(scene: Scene, figure: Figure, label: Label, core: str, *, bare: bool) -> str:
    if label.thing:
        words = scene.words(label.thing)
        if is_own_finance(scene, core, words):
            return ""
        owner = owner_of(scene, core) if is_any_work(words) else ""
        return owner or lower_first(without_class_word(without_clause(words)))
    fresh = figure.topic is not None and figure.topic.thing and figure.topic.fresh
    if bare and is_owned(scene.words(label.span)) and not fresh and (owner := owner_beside(scene, core)):
        return "" if is_own_finance(scene, core, owner) else owner
    with_it = accompanied(scene, figure, label)
    if with_it or not bare:
        return with_it
    infested = infested_before(figure, core)
    if infested:
        return infested
    firm = firm_beside(scene, core)
    if firm:
        return "" if is_own_finance(scene, core, firm) else firm
    whole = figure.whole
    if whole and whole.rest and not figure.things and key(core) in key(whole.name):
        return whole.rest  # "xuất khẩu nông sản 3 tỷ USD; trong đó kim ngạch xuất khẩu tháng 5 …"
    if _TRADE.fullmatch(key(core)):
        return scene.goods
    return subject_of(scene, figure, core) if is_generic(core) else ""


def _aspect(scene: Scene, label: Label) -> str:
    """A label's own words may say more than its core measure: "diện tích trồng mới" flows."""
    assert label.core
    if FLOWS.search(scene.text.key, *label.span):
        return "flow"
    if label.core.aspect == "any" and STANDS.search(scene.text.key, *label.span):
        return "stock"
    return label.core.aspect


def _counted_things(core: str, rest: str) -> str:
    """ "Tổng số dự án còn hiệu lực": what is counted, for a sum that follows."""
    if is_headcount(key(core)):
        return f"{core} {rest}".strip()  # "hộ cận nghèo 9.870 hộ, tỷ lệ 5,4%"
    match = _NUMBER_OF.match(key(core))
    counts = match.end() if match else 0 if is_headcount(key(core)) else None
    return "" if counts is None else f"{core[counts:]} {rest}".strip()


# --- the steps ---


def _of_plan(scene: Scene, _: Figure, draft: _Draft) -> None:
    """ "Kế hoạch vốn … là 12 tỷ đồng, đã giải ngân 5 tỷ": spending without an object is that of the plan."""
    planned = "" if draft.rest else planned_spending(scene, draft.core)
    if planned:
        draft.name = draft.subject = planned


def _of_fund(_: Scene, figure: Figure, draft: _Draft) -> None:
    """ "- Đầu tư công: [Kế hoạch vốn] năm 2022 là 4.060 tỷ đồng": of which capital, by the item's label."""
    thing = lower_first(figure.things[0]) if figure.things else ""
    if _CAPITAL.fullmatch(key(draft.name)) and _INVESTED.match(key(thing)):
        draft.name, draft.subject = joined(draft.name, thing), thing


def _of_area(scene: Scene, figure: Figure, draft: _Draft) -> None:
    """ "đã thu hoạch 151 ha": what hectares measure is an area."""
    if figure.quantity.dimension == "area" and not _AREA.search(key(draft.name)):
        crop = crop_before(scene, figure, draft.core)
        thing = draft.subject or crop or (lower_first(without_class_word(figure.things[0])) if figure.things else "")
        draft.name = joined(f"Diện tích {lower_first(draft.full)}", thing)
        draft.subject = draft.subject or crop


def _of_headcount(_: Scene, figure: Figure, draft: _Draft) -> None:
    """ "Hộ nghèo còn 3,2%" -> "Tỷ lệ hộ nghèo", "hộ cận nghèo 900 hộ" -> "Số hộ cận nghèo"."""
    if not is_headcount(key(draft.name)):
        return
    if units.is_percent(figure.quantity):
        if figure.slot.cue.kind in ("share", "times") or _COUNT_HEAD.match(key(draft.name)):
            return  # "Số hộ nghèo giảm 1,2%"
        draft.name = f"Tỷ lệ {lower_first(draft.name)}"
    elif figure.quantity.dimension == "count" and not _COUNT_HEAD.match(key(draft.name)):
        draft.name = f"Số {lower_first(draft.name)}"


def _of_cases(scene: Scene, figure: Figure, draft: _Draft) -> None:
    """ "Tai nạn giao thông: 14 vụ" -> "Số vụ tai nạn giao thông"."""
    if figure.quantity.unit in units.CASES and not _COUNT_HEAD.match(key(draft.name)):
        scene.incident = lower_first(draft.full)
        word = scene.words(unit_span(figure.quantity))
        draft.name = f"Số {lower_first(word)} {lower_first(draft.name)}"


def _of_bare_number(scene: Scene, figure: Figure, draft: _Draft) -> None:
    """ "số đang điều trị là 5.284 ca" -> "Số ca đang điều trị"."""
    said = _NUMBER_SAID.match(key(draft.name))
    if said and figure.quantity.dimension == "count":
        word = lower_first(scene.words(unit_span(figure.quantity)))
        draft.name = f"{draft.name[: said.end('number')]} {word} {draft.name[said.start('said') :]}"


def _per_head(_: Scene, figure: Figure, draft: _Draft) -> None:
    """ "số bác sĩ đạt 8,6 bác sĩ/vạn dân" -> "Số bác sĩ trên vạn dân"."""
    quantity = figure.quantity
    per = _PER_HEAD.search(quantity.unit_text or "") if "/" in quantity.unit else None
    if per is None or key(per["per"]) in _TIMES or quantity.dimension != "count":
        return
    if "trên" not in draft.name and "/" not in draft.name:
        draft.name = f"{draft.name} trên {per['per']}"


def _of_owner(scene: Scene, _: Figure, draft: _Draft) -> None:
    """ "Công ty cổ phần Sao Mai …, doanh thu thuần đạt 40 tỷ đồng": whose turnover."""
    if not draft.subject and (is_owned(draft.full) or (is_owned(draft.core) and is_any_work(draft.rest))):
        draft.subject = owner_of(scene, draft.core)
        draft.name = joined(draft.full or draft.core, draft.subject)
    firm = "" if draft.subject else firm_of(scene, draft.full or draft.core)
    if firm:
        draft.subject, draft.name = firm, f"{draft.full or draft.core} của {firm}"


def _of_whole(_: Scene, figure: Figure, draft: _Draft) -> None:
    """ "Tổng mức đầu tư của Dự án Cầu Sông Trà 900 tỷ đồng, trong đó [vốn trung ương] 700 tỷ": of the same work."""
    whole = figure.whole
    if whole is None or draft.subject or figure.quantity.dimension != "money" or whole.unit != figure.quantity.unit:
        return
    draft.name = with_said_of_all(draft.name, whole)


def _of_revenue(_: Scene, figure: Figure, draft: _Draft) -> None:
    """ "Tổng thu ngân sách 310 tỷ đồng, trong đó: [tiền sử dụng đất] 65 tỷ đồng": what is collected of it."""
    whole = figure.whole
    of_revenue = whole is not None and whole.unit == figure.quantity.unit and _REVENUE.match(key(whole.name))
    if of_revenue and _LEVIED.match(key(draft.name)):
        draft.name = f"Thu {lower_first(draft.name)}"


def _introduce(scene: Scene, _: Figure, draft: _Draft) -> None:
    """ "Chỉ số giá tiêu dùng (CPI)" introduces a short name."""
    alias = _ALIAS.match(draft.full)
    if alias and alias[2] not in _KEPT_SHORT:
        scene.aliases[alias[2]] = alias[1]


def _of_kin(scene: Scene, figure: Figure, draft: _Draft) -> None:
    """ "700.730 lượt khách du lịch, trong đó khách quốc tế …": the same guests, of one kind."""
    kin = kin_of(scene.words(draft.label.span), figure.whole or figure.topic)
    if kin:
        counted = key(kin).startswith(f"{figure.quantity.unit.strip('{}')} ")  # "trong đó [hộ nghèo] là 320 hộ"
        draft.name = f"Số {lower_first(kin)}" if counted else kin


def _of_root(scene: Scene, figure: Figure, draft: _Draft) -> None:
    """ "Kim ngạch đạt …" after "Kim ngạch xuất khẩu thủy sản …": the same."""
    root = scene.root
    if root is None or draft.rest or draft.subject or figure.whole or not is_generic(draft.core):
        return
    if key(root.name).startswith(key(draft.core) + " "):
        draft.name, draft.core, draft.subject = root.name, root.core, root.rest


def _of_trade(scene: Scene, figure: Figure, draft: _Draft) -> None:
    """ "Lũy kế, [kim ngạch] đạt 3 tỷ USD", "[giá bình quân] 9 USD/kg" where a trade is spoken of: of those goods."""
    name = of_trade(scene, draft.name, figure.quantity.unit)
    if name:
        draft.name, draft.subject = sentence_case(name), draft.subject or (scene.trade.goods if scene.trade else "")


_STEPS: tuple[Callable[[Scene, Figure, _Draft], None], ...] = (
    *(_of_plan, _of_fund, _of_area, _of_headcount, _of_cases, _of_bare_number, _per_head),
    *(_of_owner, _of_whole, _of_revenue, _introduce, _of_kin, _of_trade, _of_root),
)
