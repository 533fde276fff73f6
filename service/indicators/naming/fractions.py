"""Topics of percentages whose own words behind them say of what they are: "65% khối lượng công việc"."""

from __future__ import annotations

from dataclasses import replace

from service.indicators import units
from service.indicators.names import joined, lower_first
from service.indicators.naming.scene import Figure, Scene
from service.indicators.naming.shares import share_of
from service.indicators.places_named import is_place
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.letters import sentence_case
from service.text.span import Span

_REST = phrase(r"(?<![^\W\d_])(?:còn lại|phần còn lại|số còn lại)\s*(?:khoảng |hơn |gần )?$")
_REST_IS = phrase(r"\s*(?:là|của|thuộc về|từ|dành cho) (?P<what>[^,;:.()\n]{3,80})")
_MARKET = phrase(
    r"\s*(?P<what>thị phần(?:(?! và (?:giữ|đứng|là|trở|có|đạt|dẫn|đóng|tiếp|đang|đã|sẽ) )[^,;:.()\n]){0,60})"
)
_WORK = phrase(
    r"\s*(?P<what>(?:giá trị )?khối lượng(?: (?:công việc|hợp đồng|thi công|xây lắp|toàn dự án))?)"
    r"(?! (?:được giao|theo|kế hoạch))(?![^\W\d_])"
)
_HAS = phrase(r"(?:mới |chỉ |đã )*(?:có|còn|khoảng)(?: (?:khoảng|tới|đến|trên|hơn|gần))*\s*$")
_GREATER = phrase(
    r"\s+(?:(?:của|trong) )?(?:cả nước|toàn quốc|(?:toàn |cả )?vùng|khu vực|(?:toàn )?miền|toàn tỉnh|cả tỉnh|"
    r"thế giới|toàn cầu)(?![^\W\d_])"
)
_EVERYWHERE = phrase(
    r"\s+(?:(?:của|trong) )?(?:quốc gia|cả nước|toàn quốc|toàn tỉnh|toàn miền|toàn ngành|toàn vùng)(?:\s.*)?$"
)
_FOR = phrase(r"(?<![^\W\d_])(?:cho|đối với)\s*(?:khoảng |hơn |gần )?$")


def fraction_of(scene: Scene, figure: Figure) -> Topic | None:
    """The topic that the words behind a percentage name, or ``None``."""
    if not units.is_percent(figure.quantity):
        return None
    for read in (_remainder, _of_country, _market, _work, _contributed, _held):
        topic = read(scene, figure)
        if topic:
            return topic
    return None


def _remainder(scene: Scene, figure: Figure) -> Topic | None:
    """ "Dịch vụ chiếm 45%, công nghiệp 38%, [còn lại 17% là nông nghiệp]"."""
    text, topic = scene.text.key, figure.topic
    is_ = _REST_IS.match(text, *figure.slot.tail)
    if is_ is None or topic is None or not _REST.search(text, figure.slot.left.end, figure.quantity.lead):
        return None
    span = scene.trimmer.trim(Span(*is_.span("what")))
    words = scene.words(span)
    before = topic.name.removesuffix(topic.rest) if topic.rest and topic.name.endswith(topic.rest) else ""
    return replace(topic, name=sentence_case(f"{before}{words}"), label=span, subject=span, rest=words, indicator=None)


def _of_country(scene: Scene, figure: Figure) -> Topic | None:
    """ "Hà Nam chiếm 1,2% [dân số] cả nước và 4,4% [dân số] vùng Đồng bằng sông Hồng": a place's part of what
    a greater place has too."""
    label, (start, end) = figure.label, figure.slot.tail
    if figure.slot.cue.kind != "share" and label is not None:
        return None
    while start < end and not scene.text.key[start].isalpha():
        start += 1
    core = scene.vocabulary.core(scene.text.key, start, end)
    if core is None or not _GREATER.match(scene.text.key, core.end, end):
        return None
    words = scene.words(Span(start, core.end))
    if label and not is_place(scene.words(label.span)):
        return None
    if label is None and not (figure.topic and figure.topic.fresh and figure.topic.name == sentence_case(words)):
        return None
    return Topic(sentence_case(words), Span(start, core.end), core=words, aspect=core.aspect)


def _market(scene: Scene, figure: Figure) -> Topic | None:
    """ "Doanh nghiệp này chiếm 35% [thị phần sữa bột]"."""
    share, label = _MARKET.match(scene.text.key, *figure.slot.tail), figure.label
    if share is None or figure.slot.cue.kind not in ("share", "none", "reach"):
        return None
    if label is None and figure.topic and figure.topic.measure == "rank":
        name = f"Thị phần {lower_first(figure.topic.name)}"  # "nước xuất khẩu gạo lớn thứ 3, chiếm 15% thị phần"
        return Topic(name, Span(*share.span("what")), rest=figure.topic.name, aspect="stock", unit="%")
    if label is None and figure.topic:
        return figure.topic  # "Mỹ nhập 6 tỷ USD, chiếm 27% thị phần": of what was told just before
    span, of = Span(*share.span("what")), scene.words(label.span) if label else ""
    name = f"{scene.words(span)} của {lower_first(of)}" if of else scene.words(span)
    return Topic(sentence_case(name), span, label.span if label else None, rest=of, aspect="stock", unit="%")


def _work(scene: Scene, figure: Figure) -> Topic | None:
    """ "Gói thầu số 3 hoàn thành 65% [khối lượng công việc]"."""
    work, label = _WORK.match(scene.text.key, *figure.slot.tail), figure.label
    if work is None or (label and label.core):
        return None
    span = Span(*work.span("what"))
    done, of = scene.words(span), scene.words(label.span) if label else ""
    return Topic(sentence_case(joined(done, of)), span, core=done, rest=of, aspect="stock", unit="%")


def _contributed(scene: Scene, figure: Figure) -> Topic | None:
    """ "Các nhà máy thủy điện đóng góp 20% [sản lượng điện toàn miền]": their part of that."""
    label, (start, end) = figure.label, figure.slot.tail
    while start < end and not scene.text.key[start].isalpha():
        start += 1
    core = scene.vocabulary.core(scene.text.key, start, end) if figure.slot.cue.kind == "contribution" else None
    if core is None:
        return None
    if label and scene.vocabulary.core(scene.text.key, *label.span):
        words = scene.words(label.span)  # "Xuất khẩu đóng góp 27% doanh thu": what does it is measured itself
        return Topic(sentence_case(words), label.span, core=words, aspect=core.aspect)
    measure = _EVERYWHERE.sub("", scene.words(scene.trimmer.trim(Span(start, end))))
    of = lower_first(scene.words(label.span)) if label else figure.topic.rest if figure.topic else ""
    name = f"{measure} của {of}" if of else measure
    return Topic(sentence_case(name), Span(start, core.end), label.span if label else None, aspect=core.aspect)


def _held(scene: Scene, figure: Figure) -> Topic | None:
    """ "đã [có 98% dân số tham gia bảo hiểm]", "cấp điện [cho 75% khách hàng]": a share of the thing behind."""
    label, noun, cue = figure.label, figure.noun, figure.slot.cue
    if noun is None or cue.kind != "reach" or (label and label.core and not _is_aim(scene, figure)):
        return None
    if label and label.serves and _FOR.search(scene.text.key, cue.start, figure.quantity.lead):
        deed, things = lower_first(scene.words(label.span)), sentence_case(scene.words(noun))
        return Topic(f"{things} được {deed}", noun, label.span, rest=things, aspect="flow", unit="%")
    has = _HAS.fullmatch(scene.text.key[cue.start : figure.quantity.lead].strip())
    return share_of(scene, replace(figure, label=None), noun) if has else None


def _is_aim(scene: Scene, figure: Figure) -> bool:
    """ "Mục tiêu đến năm 2025 có 100% số xã đạt chuẩn": the label says only that it is one."""
    return figure.label is not None and key(scene.words(figure.label.span)) in ("mục tiêu", "chỉ tiêu")
