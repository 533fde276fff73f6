"""Trade by market: "Hoa Kỳ đạt 90 triệu USD, tăng 5%; sang EU 40 triệu USD" of the goods spoken of."""

from __future__ import annotations

from service.indicators.labels import Label
from service.indicators.names import joined
from service.indicators.naming.owners import company
from service.indicators.naming.scene import Figure, Scene
from service.indicators.naming.trade import measured_in, trade_told, whole_trade
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.span import Span

_WORTH = phrase(r"(?:tổng )?(?:kim ngạch|giá trị|trị giá)")
_CLASS = r"(?:(?:các |những )?(?:thị trường|nước|quốc gia|khu vực|châu lục) )?"
_LEADS_IN = phrase(
    r"(?:(?:các |những )?con số này (?:của|đối với) )?(?:.{0,60}?(?<![^\W\d_])(?:sang|vào|từ|tới) )?" + _CLASS
)
# "Thị trường lớn thứ ba là | Đài Loan", "Xếp tiếp theo là | Hàn Quốc": what it is called stands before it
_PRESENTS = phrase(
    r"[^,;:.]{0,60}?(?<![^\W\d_])(?:thị trường|vị trí|tiếp|kế|thứ|nhất|dẫn đầu|đứng đầu|đối tác|bạn hàng|nguồn cung)"
    r"(?![^\W\d_])[^,;:.]{0,50}? (?:là|gồm|phải kể đến|thuộc về|đến) " + _CLASS
)
_LISTED = phrase(r"\s*(?:,|và|,\s*và|-)\s*(?:thị trường |nước )?")
_IS = phrase(
    r"\s+(?:(?:vẫn|tiếp tục|hiện|đang|cũng|luôn)\s+)*(?:là|đứng|dẫn đầu|chiếm|giữ|đạt|tăng|giảm|nhập|mua|tiêu thụ|"
    r"vươn|chi|với|bị|ghi nhận|có (?:kim ngạch|mức|tốc độ|trị giá|giá trị|tăng trưởng))(?![^\W\d_])"
)
_TRADED = ("money", "mass", "percent")


def by_market(scene: Scene, figure: Figure) -> Topic | None:
    """The topic of a number whose label is a market of the trade that the text is speaking of."""
    label, quantity = figure.label, figure.quantity
    if label and label.core and _WORTH.fullmatch(key(scene.words(label.span))):
        return _of_country(scene, figure)
    if label is None or label.core or "/" in quantity.unit:
        return None
    if quantity.dimension not in _TRADED and figure.slot.cue.kind != "rank":
        return None
    market = _market_of(scene, figure, label)
    trade = trade_told(scene, quantity.lead) if market else None
    if market is None:
        return _by_trader(scene, figure, label)
    if trade is None:
        return None
    scene.trade = trade
    words, trade = scene.words(market), measured_in(scene, trade, figure)
    if figure.whole and figure.slot.cue.kind != "rank":
        return figure.whole.part(trade.with_market(words), figure.whole.label, market)
    ranked, topic = figure.slot.cue.kind == "rank", figure.topic
    shares = figure.slot.cue.kind == "share" and topic is not None and topic.fresh  # "(Nhật Bản chiếm 28%, Nga 12%)"
    return Topic(
        trade.with_market(words),
        market,
        core=trade.head,
        rest=words,
        aspect=topic.aspect if shares and topic else "flow",
        unit=None if ranked else quantity.unit,
        dimension="" if ranked else quantity.dimension,
    )


def _by_trader(scene: Scene, figure: Figure, label: Label) -> Topic | None:
    """ "Xuất khẩu thủy sản đạt 5 tỷ USD. [Công ty Hải Minh] dẫn đầu với 310 triệu USD": the same trade of one that
    does it."""
    trade, quantity = scene.trade, figure.quantity
    if trade and trade.goods and key(scene.words(label.span)) == key(trade.goods):
        return whole_trade(scene, figure)  # "[Hạt điều] là mặt hàng tăng mạnh nhất, đạt 3 tỷ USD"
    words = company(scene.words(Span(label.span.start, max(label.span.end, figure.slot.cue.start)))) if trade else ""
    by_money = quantity.dimension == "money" and trade is not None and quantity.unit in (trade.unit, "USD")
    if trade is None or not words or not (by_money or quantity.dimension == "mass"):
        return None
    trade, unit, dimension = measured_in(scene, trade, figure), quantity.unit, quantity.dimension
    name = f"{joined(trade.head, trade.goods)} của {words}"
    return Topic(name, label.span, core=trade.head, rest=words, aspect="flow", unit=unit, dimension=dimension)


def _market_of(scene: Scene, figure: Figure, label: Label) -> Span | None:
    """The market that the label is, or that stands in one of its parts: "Xét từng nước, [Đức] đứng đầu, nhập …",
    "Thị trường lớn thứ ba là [Đài Loan]"."""
    inside = [part for part in figure.slot.segments if part.start >= label.span.start]
    parts = (label.span, Span(label.span.start, max(label.span.end, figure.slot.cue.start)), *reversed(inside))
    trimmed = (scene.trimmer.trim(part) for part in parts)
    return next((market for part in trimmed if (market := market_in(scene, part))), None)


def is_market(scene: Scene, span: Span) -> bool:
    """Whether ``span`` is the name of a country or bloc."""
    return scene.vocabulary.country(scene.text.key, *span) == span.end


def _of_country(scene: Scene, figure: Figure) -> Topic | None:
    """ "[Hoa Kỳ] tiếp tục là thị trường xuất khẩu lớn nhất với kim ngạch trên 2 tỷ USD"."""
    whole = Span(scene.sentence.start, figure.quantity.lead)  # "Nga, Lào là hai thị trường lớn nhất với [tổng trị giá]"
    parts = (scene.trimmer.trim(part) for part in (*reversed(figure.slot.segments), whole))
    market = next((found for part in parts if (found := market_in(scene, part))), None)
    trade = trade_told(scene, figure.quantity.lead) if market else None
    if market is None or trade is None or figure.label is None:
        return None
    scene.trade, words = trade, scene.words(market)
    head = "Kim ngạch xuất khẩu" if trade.exports else "Kim ngạch nhập khẩu"
    name = trade._replace(head=head).with_market(words)
    return Topic(name, market, core=head, rest=words, aspect="flow", unit=figure.quantity.unit, dimension="money")


def market_in(scene: Scene, label: Span) -> Span | None:
    """The countries that ``label`` consists of, or that are its subject: "[Mỹ] vẫn là thị trường lớn nhất"."""
    lead, presents = _LEADS_IN.match(scene.text.key, *label), _PRESENTS.match(scene.text.key, *label)
    starts = [label.start, *(match.end() for match in (lead, presents) if match)]
    return next((market for start in starts if (market := _countries(scene, Span(start, label.end)))), None)


def _countries(scene: Scene, span: Span) -> Span | None:
    """The countries that ``span`` begins with, where nothing but what is said of them follows."""
    text = scene.text.key
    end, at = None, span.start
    while (stop := scene.vocabulary.country(text, at, span.end)) is not None:
        end = stop
        more = _LISTED.match(text, stop, span.end)
        if more is None:
            break
        at = more.end()
    if end is not None and (end == span.end or _IS.match(text, end, span.end)):
        return Span(span.start, end)
    return None
