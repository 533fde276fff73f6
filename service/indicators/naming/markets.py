"""Trade by market: "Hoa Kỳ đạt 90 triệu USD, tăng 5%; sang EU 40 triệu USD" of the goods spoken of."""

from __future__ import annotations

from service.indicators.labels import Label
from service.indicators.names import lower_first
from service.indicators.naming.scene import Figure, Scene, Trade
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.span import Span

_TRADE = phrase(
    r"(?P<head>(?:tổng )?(?:(?:kim ngạch|giá trị|trị giá|khối lượng|sản lượng|lượng) )?(?:hàng hóa )?"
    r"(?P<way>xuất|nhập) khẩu)(?![^\W\d_])(?: hàng hóa| của cả nước| cả nước)?"
)
_WORTH = phrase(r"(?:tổng )?(?:kim ngạch|giá trị|trị giá)")
_MARKETS = phrase(r"\s*(?:của )?(?:các |một số |những )?thị trường$")
_TO = phrase(r"(?<![^\W\d_])(?:sang|vào|từ|tới|qua)(?![^\W\d_])")
_LEADS_IN = phrase(
    r"(?:(?:các |những )?con số này (?:của|đối với) )?"
    r"(?:.{0,60}?(?<![^\W\d_])(?P<to>sang|vào|từ|tới) )?(?P<class>(?:các )?(?:thị trường|nước|quốc gia|khu vực) )?"
)
_LISTED = phrase(r"\s*(?:,|và|,\s*và|-)\s*(?:thị trường |nước )?")
_IS = phrase(
    r"\s+(?:(?:vẫn|tiếp tục|hiện|đang|cũng|luôn)\s+)*(?:là|đứng|dẫn đầu|chiếm|giữ|đạt|tăng|giảm|nhập|mua|tiêu thụ)"
    r"(?![^\W\d_])"
)
# "nhập khẩu nông sản của Việt Nam": who does so buys from us; "thị trường nhập khẩu lớn nhất" sells to us
_SAID = phrase(
    r"(?<![^\W\d_])(?:(?P<sold>xuất khẩu)|nhập khẩu (?!lớn|chính|hàng đầu|chủ yếu|nhiều)(?:(?:mặt |nhóm )?hàng )?"
    r"(?P<goods>(?:[^\W\d_]+ ){1,6}?)(?:lớn nhất |hàng đầu )?của (?:việt nam|nước ta|tỉnh)|(?P<bought>nhập khẩu))"
    r"(?![^\W\d_])"
)
_OTHER_MONEY = phrase(r"(?:vốn|thu|chi|doanh thu|tổng mức|tổng vốn|giá trị sản xuất|dư nợ|nợ|lợi nhuận)(?![^\W\d_])")
_GOODS_CLASS = phrase(r"(?:các )?(?:nhóm |ngành )?(?:hàng|mặt hàng|ngành hàng|sản phẩm) ")
_TRADED = ("money", "mass", "percent")


def note_trade(scene: Scene, topic: Topic) -> None:
    """Remember the trade that ``topic`` names, or forget it when other money is spoken of."""
    name = topic.name
    found = _TRADE.match(key(name))
    if found is None:
        if topic.dimension == "money" and _OTHER_MONEY.match(key(name)):
            scene.trade = None
        return
    rest = name[found.end() :]
    market = _TO.search(key(rest))
    goods = _MARKETS.sub("", rest[: market.start()] if market else rest).strip()
    if market and not goods and scene.trade:
        return  # "Xuất khẩu sang Nhật Bản": of the same goods
    head, exports = name[: found.end("head")], found["way"] == "xuất"
    scene.trade = Trade(head, _GOODS_CLASS.sub("", goods), exports)
    scene.heads[exports] = head


def by_market(scene: Scene, figure: Figure) -> Topic | None:
    """The topic of a number whose label is a market of the trade that the text is speaking of."""
    label, trade = figure.label, scene.trade
    if label and label.core and _WORTH.fullmatch(key(scene.words(label.span))):
        return _of_country(scene, figure)
    if label is None or label.core or figure.quantity.dimension not in _TRADED or figure.slot.cue.kind == "rank":
        return None
    market = _market(scene, label.span)
    if market is None:
        return None
    trade = scene.trade = _told_of(scene, figure.quantity.lead) or trade
    if trade is None:
        return None
    words = scene.words(market)
    if figure.whole:
        return figure.whole.part(trade.with_market(words), figure.whole.label, market)
    return Topic(
        trade.with_market(words),
        market,
        core=trade.head,
        rest=words,
        aspect="flow",
        unit=figure.quantity.unit,
        dimension=figure.quantity.dimension,
    )


def traded(scene: Scene, figure: Figure, label: Label) -> str:
    """The trade that bare goods are worth so much in: "[Nhóm hàng thủy sản] đạt 90 triệu USD"."""
    quantity = figure.quantity
    if quantity.dimension != "money" or "/" in quantity.unit or label.action or figure.things:
        return ""
    trade = scene.trade = _told_of(scene, quantity.lead) or scene.trade
    return trade.head if trade else ""


def with_goods(scene: Scene, name: str) -> str:
    """ "Xuất khẩu sang Nhật Bản" of the goods that the text is speaking of."""
    found, trade = _TRADE.match(key(name)), scene.trade
    if found is None or trade is None or not trade.goods or trade.exports != (found["way"] == "xuất"):
        return name
    rest = name[found.end() :].lstrip()
    return f"{name[: found.end('head')]} {trade.goods} {rest}" if _TO.match(key(rest)) else name


def is_market(scene: Scene, span: Span) -> bool:
    """Whether ``span`` is the name of a country or bloc."""
    return scene.vocabulary.country(scene.text.key, *span) == span.end


def _told_of(scene: Scene, end: int) -> Trade | None:
    """The trade of which the sentence speaks up to ``end``, where it is not the running one."""
    said = _SAID.search(scene.text.key, scene.sentence.start, end)
    if said is None:
        return None
    exports = said["bought"] is None
    if scene.trade and scene.trade.exports == exports and not said["goods"]:
        return None
    goods = scene.words(scene.trimmer.trim(Span(*said.span("goods")))) if said["goods"] else ""
    head = scene.heads.get(exports, "Xuất khẩu" if exports else "Nhập khẩu")
    return Trade(head, lower_first(goods), exports)


def _of_country(scene: Scene, figure: Figure) -> Topic | None:
    """ "[Hoa Kỳ] tiếp tục là thị trường xuất khẩu lớn nhất với kim ngạch trên 2 tỷ USD"."""
    first = scene.trimmer.trim(figure.slot.segments[0]) if figure.slot.segments else None
    market = _market(scene, first) if first else None
    trade = _told_of(scene, figure.quantity.lead) or scene.trade if market else None
    if market is None or trade is None or figure.label is None:
        return None
    words = scene.words(market)
    head = "Kim ngạch xuất khẩu" if trade.exports else "Kim ngạch nhập khẩu"
    name = trade._replace(head=head).with_market(words)
    return Topic(name, market, core=head, rest=words, aspect="flow", unit=figure.quantity.unit, dimension="money")


def _market(scene: Scene, label: Span) -> Span | None:
    """The countries that ``label`` consists of, or that are its subject: "[Mỹ] vẫn là thị trường lớn nhất"."""
    text = scene.text.key
    lead = _LEADS_IN.match(text, *label)
    start = lead.end() if lead else label.start
    end, at = None, start
    while (stop := scene.vocabulary.country(text, at, label.end)) is not None:
        end = stop
        more = _LISTED.match(text, stop, label.end)
        if more is None:
            break
        at = more.end()
    if end is not None and (end == label.end or _IS.match(text, end, label.end)):
        return Span(start, end)
    return None
