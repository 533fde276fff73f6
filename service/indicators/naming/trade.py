"""The trade that a text is speaking of: which goods, sold or bought, and by what measure it was told."""

from __future__ import annotations

import re
from dataclasses import replace

from service.indicators.bases import Comparison
from service.indicators.labels import Label
from service.indicators.names import joined, lower_first
from service.indicators.naming.nouns import unit_span
from service.indicators.naming.owners import company
from service.indicators.naming.scene import Figure, Scene, Trade
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.letters import sentence_case
from service.text.span import Span

_TRADE = phrase(
    r"(?P<head>(?:tổng )?(?:(?:kim ngạch|giá trị|trị giá|khối lượng|sản lượng|lượng) )?(?:hàng hóa )?"
    r"(?P<way>xuất|nhập) khẩu)(?![^\W\d_])(?: hàng hóa| của cả nước| cả nước)?"
)
# "Lượng cà phê xuất khẩu", "Tôm xuất khẩu": the goods stand before the deed
_GOODS_FIRST = phrase(
    r"(?:(?P<measure>(?:tổng )?(?:kim ngạch|giá trị|trị giá|khối lượng|sản lượng|lượng)) )?"
    r"(?P<goods>[^\W\d_]+(?: [^\W\d_]+){0,3}) (?P<way>xuất|nhập) khẩu(?= (?:sang|vào|từ|tới|qua) |$)"
)
_MARKETS = phrase(r"\s*(?:của )?(?:các |một số |những )?thị trường$")
TO = phrase(r"(?<![^\W\d_])(?:sang|vào|từ|tới|qua)(?![^\W\d_])")
# "nhập khẩu nông sản của Việt Nam": who does so buys from us; "thị trường nhập khẩu lớn nhất" sells to us
_SAID = phrase(
    r"(?<![^\W\d_])(?:(?P<sold>xuất khẩu)|nhập khẩu (?!lớn|chính|hàng đầu|chủ yếu|nhiều)(?:(?:mặt |nhóm )?hàng )?"
    r"(?P<goods>(?:[^\W\d_]+ ){1,6}?)(?:lớn nhất |hàng đầu )?của (?:việt nam|nước ta|tỉnh)|(?P<bought>nhập khẩu))"
    r"(?![^\W\d_])"
)
# "thị trường nhập khẩu lớn nhất của [nhóm hàng máy móc, thiết bị] với …"
_GOODS_OF_MARKET = phrase(
    r"(?:thị trường|nguồn cung|nhà cung cấp) [^,;:.]{0,30}?(?:của|về) (?:các )?(?:nhóm |mặt )?(?:hàng|ngành hàng) "
    r"(?!trên|này|nói trên|việt nam)(?P<goods>[^;:.\d]{3,70}?),? (?:với|đạt|có)(?![^\W\d_])"
)
_ALL_GOODS = phrase(r"(?<![^\W\d_])(?:xuất|nhập) khẩu hàng hóa(?![^\W\d_])")
_BY_MARKETS = phrase(
    r"[^\w\n]*(?:(?:xét )?(?:về|theo) )?(?:cơ cấu )?thị trường(?: xuất khẩu| nhập khẩu| tiêu thụ)?\s*[,:]"
)
_NO_GOODS = (
    r"(?:sang|vào|từ|tới|qua|tăng|giảm|đạt|năm|tháng|quý|phục|khởi|gặp|của|và|trong|tại|với|có|là|lớn|chính|chủ|hàng|"
    r"bứt|lập|vượt|hướng|cán|thu|được|đã|đang|sẽ|sụt|tiếp|ở|cho|đến|dự|kỳ|hồi|duy|bền|trực|nhờ|do|để|khi|nhiều|đầu|cả|"
    r"ước|mang|về|theo|bằng|lên|xuống|còn|chậm|nhanh|mạnh|thuận|khó|trở|không|vẫn|ra|nông nghiệp|tỉnh|nước|việt nam)"
    r"(?![^\W\d_])"
)
_TOLD = phrase(
    r"(?<![^\W\d_])(?:kim ngạch |giá trị |trị giá )?(?P<way>xuất|nhập) khẩu(?! lao động| hàng hóa| siêu)"
    rf"(?![^\W\d_])(?: (?:mặt |nhóm )?hàng(?! hóa))?(?P<goods>(?: (?!{_NO_GOODS})[^\W\d_]+){{0,6}})"
)
_LONGEST_GOODS = 4  # words
_GOODS_END = phrase(r"\s(?:và (?:trở|là|đạt|tăng|thu|có|đưa)|trị giá|sang|vào|từ|với|trong|tại|của)(?![^\W\d_]).*$")
# "Gỗ là ngành hàng …", "Đối với mặt hàng chè, …"
_PRESENTED = phrase(
    r"[^\w\n]*(?:(?:đối với|riêng|về) (?:nhóm |mặt |ngành )?hàng (?P<goods>[^,;:.()\d]{2,60}?),|"
    r"(?P<named>[^\W\d_][^;:.()\d]{1,60}?) (?:là|cũng là|vẫn là|tiếp tục là|được xem là) (?:một trong những )?"
    r"(?:nhóm |mặt |ngành )hàng(?![^\W\d_]))"
)
_TRADE_WORD = phrase(
    r"(?<![^\W\d_])(?:kim ngạch|giá trị|lượng|trị giá) (?:xuất|nhập) khẩu (?!lớn|cao|nhiều|chủ|chính|sang|từ)"
)
_LONGEST_PRESENTED = 8  # words
_SHIPS = phrase(r"(?<![^\W\d_])(?P<way>xuất|nhập) khẩu(?: (?:được|đạt|hơn|trên|gần|khoảng|tới|ước|ước đạt))*\s*$")
_OTHER_MONEY = phrase(r"(?:vốn|thu|chi|doanh thu|tổng mức|tổng vốn|giá trị sản xuất|dư nợ|nợ|lợi nhuận)(?![^\W\d_])")
_WHO = phrase(r"(?:nhóm|khối|khu vực|các) (?:fdi|doanh nghiệp|kinh tế|trong nước|có vốn|đầu tư|hội viên)|doanh nghiệp")
_GOODS_CLASS = phrase(r"(?:các )?(?:nhóm |ngành )?(?:hàng|mặt hàng|ngành hàng|sản phẩm) ")
_WORTH = phrase(r"(?P<all>tổng )?(?P<measure>kim ngạch|trị giá|giá trị|lượng|khối lượng|sản lượng)")
_VOLUME_SHIPPED = phrase(r"(?:tổng )?(?:khối |sản )?lượng (?P<way>xuất|nhập) khẩu")  # of all goods there is none
_BALANCE = phrase(r"(?:mức )?(?:xuất|nhập) siêu|thặng dư(?: thương mại)?")
_PRICE = phrase(r"(?:mức )?giá(?: (?:bán|xuất khẩu|nhập khẩu|trung bình|bình quân|xuất|nhập))*")
# "kim ngạch của [nhóm hàng trên]", "giá mặt hàng này"
_THESE_GOODS = phrase(
    r"(?:\s|^)(?:của )?(?:các )?(?:nhóm |mặt |ngành |loại )?(?:hàng|nông sản|sản phẩm)(?: hàng)? "
    r"(?:trên|này|nói trên|nêu trên)(?![^\W\d_])"
)
_IN_VOLUME = phrase(r"\s*về (?:mặt |số |khối |sản )?lượng")
_SIDE = phrase(r"\s*về (?:mặt )?(?P<side>(?:khối |sản |số )?lượng|(?:kim ngạch|giá trị|trị giá|trị giá xuất khẩu))")
_BY_VOLUME = phrase(r"(?:tổng )?(?:khối |sản |số )?lượng(?![^\W\d_])")
_PIECES = ("{chiếc}", "{xe}", "{ô tô}", "{con}", "{bộ}", "{cái}", "{máy}", "{tàu}", "{đôi}")
_WAY = phrase(r"(?:xuất|nhập) khẩu")
_VOLUMES = ("mass", "volume", "count")
_OF_TRADE = ("money", "mass", "percent", "")
# "Cả nước [chi] 2 tỷ USD [nhập khẩu phân bón]"
_SPENDS = phrase(r"(?<![^\W\d_])(?:chi|bỏ ra|dành)(?: ra)?(?: (?:hơn|trên|gần|khoảng|tới|đến))?\s*$")
_BUYS = phrase(r"\s*(?:để )?nhập khẩu (?P<goods>[^\W\d_][^;:.()\n\d]{2,80})")


def note_trade(scene: Scene, topic: Topic, *, of_part: bool) -> None:
    """Remember the trade that ``topic`` names, or forget it when other money is spoken of; ``of_part``: it is told of
    a part of what runs."""
    name = topic.name
    if topic.measure == "rank":
        return
    found = _TRADE.match(key(name))
    if of_part and scene.trade:  # "thủy sản 5 tỷ USD, trong đó [tôm] 2 tỷ": a part leaves the text with the whole
        scene.part_goods = lower_first(name[found.end() :].strip()) if found else scene.part_goods
        return
    if _VOLUME_SHIPPED.fullmatch(key(name)) and scene.trade:
        return  # "Xuất khẩu gạo khởi sắc. [Lượng xuất khẩu] đạt 900 tấn": of the same goods
    if found is None:
        first = _GOODS_FIRST.match(key(name))
        if first and topic.dimension in _OF_TRADE and not scene.vocabulary.core(first[0], 0, len(first[0])):
            head = " ".join(part for part in (first["measure"], first["way"], "khẩu") if part)
            goods = lower_first(name[slice(*first.span("goods"))])
            scene.trade = Trade(sentence_case(head), goods, first["way"] == "xuất")
        elif topic.dimension == "money" and _OTHER_MONEY.match(key(name)):
            scene.trade = None
        return
    rest = name[found.end() :]
    market = _market_in(key(rest), exports=found["way"] == "xuất")
    goods = _MARKETS.sub("", rest[: market.start()] if market else rest).strip()
    if scene.vocabulary.core(key(goods), 0, len(goods)):
        return  # "xuất khẩu (giá bình quân 500 USD/tấn)": no goods
    if scene.trade and ((market and not goods) or (goods and is_name(goods))):
        return  # "Xuất khẩu sang Nhật Bản": of the same goods
    scene.part_goods = ""
    head, exports = name[: found.end("head")], found["way"] == "xuất"
    of_class = _GOODS_CLASS.match(key(goods))
    goods = goods[of_class.end() :] if of_class else goods
    running = scene.trade.goods if scene.trade and scene.trade.exports == exports else ""
    kind = bool(running) and key(goods).startswith(f"{key(running)} ")  # "cà phê, trong đó [cà phê hòa tan] …"
    comparison = scene.trade.comparison if scene.trade else None
    unit = topic.unit or "" if topic.dimension == "money" else ""
    scene.trade = Trade(head, running if kind else goods, exports, comparison, unit)
    scene.heads[exports] = head


def note_told(scene: Scene, span: Span) -> None:
    """ "Xuất khẩu cá tra khởi sắc" in a title or a sentence without numbers: of which trade those behind speak."""
    told = _TOLD.search(scene.text.key, *span)
    if told is None:
        return
    exports, running = told["way"] == "xuất", scene.trade
    words = scene.text.norm[slice(*told.span("goods"))].split()
    goods = lower_first(" ".join(words)) if len(words) <= _LONGEST_GOODS else ""
    if running and (running.exports == exports or not goods):
        return
    scene.trade = Trade("Xuất khẩu" if exports else "Nhập khẩu", goods, exports)


def is_name(words: str) -> bool:
    """True for "Vĩnh Hoàn", "công ty Hải Minh", "của Công ty …": who trades, and no goods."""
    words = words.removeprefix("của ")
    return words[:1].isupper() or company(words) != "" or _WHO.match(key(words)) is not None


def _market_in(rest: str, *, exports: bool) -> re.Match[str] | None:
    """Where the market begins; what is sold goes "từ" nowhere: "sắn và sản phẩm từ sắn"."""
    return next((to for to in TO.finditer(rest) if not (exports and to[0] == "từ")), None)


def is_trade(name: str) -> bool:
    """True for "Kim ngạch xuất khẩu chè sang Nga"."""
    return _TRADE.match(key(name)) is not None


def note_comparison(scene: Scene, topic: Topic, comparison: Comparison | None) -> None:
    """Remember with what the running trade was compared: with the same period of the year before, or with other."""
    if scene.trade and comparison and is_trade(topic.name):
        yearly = comparison.kind == "same_period_last_year"
        scene.trade = scene.trade._replace(comparison=comparison if yearly else None)


def enter_trade(scene: Scene, sentence: Span) -> None:
    """ "…; Trung Quốc là nơi nước ta [nhập khẩu hàng hóa] nhiều nhất": a sentence that speaks of all goods again;
    "Về thị trường, …": of those of the report."""
    if scene.trade and scene.trade.goods and _ALL_GOODS.search(scene.text.key, *sentence):
        scene.trade = scene.trade._replace(goods="")
    elif scene.trade and scene.goods and _BY_MARKETS.match(scene.text.key, *sentence):
        scene.trade = scene.trade._replace(goods=scene.goods)


def presented(scene: Scene, sentence: Span) -> Topic | None:
    """ "[Hạt điều là mặt hàng] tăng mạnh nhất với 18%", "[Đối với mặt hàng chè], …": the goods of which a sentence of a
    text on trade goes on to speak."""
    trade = scene.trade
    found = _PRESENTED.match(scene.text.key, *sentence) if trade and not trade_is_all(scene, sentence) else None
    if trade is None or found is None:
        return None
    group = "named" if found["named"] else "goods"
    goods = lower_first(scene.words(scene.trimmer.trim(Span(*found.span(group)))))
    if not goods or is_name(goods) or len(goods.split()) > _LONGEST_PRESENTED:
        return None
    scene.trade = trade = trade._replace(goods=goods)
    head = trade.head.removeprefix("Tổng ")
    return Topic(joined(sentence_case(head), goods), None, core=head, rest=goods, aspect="flow", fresh=False)


def trade_is_all(scene: Scene, sentence: Span) -> bool:
    """True for a sentence that names a trade of its own: it needs none from before."""
    return _TRADE_WORD.search(scene.text.key, *sentence) is not None


def trade_told(scene: Scene, end: int) -> Trade | None:
    """The trade of which the text speaks up to ``end``: the one that its sentence names, or the running one."""
    told = _told_of(scene, end) or scene.trade
    goods = _GOODS_OF_MARKET.search(scene.text.key, scene.sentence.start, end) if told else None
    if told and goods:
        told = told._replace(goods=lower_first(scene.words(scene.trimmer.trim(Span(*goods.span("goods"))))))
    return told


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


def measured_in(scene: Scene, trade: Trade, figure: Figure) -> Trade:
    """``trade`` by the measure that the number's unit has: tonnes are no value, dollars no volume."""
    way = "xuất khẩu" if trade.exports else "nhập khẩu"
    volume = _BY_VOLUME.match(key(trade.head)) is not None
    told = _IN_VOLUME.match(scene.text.key, *figure.slot.tail) is not None
    if (figure.quantity.dimension in _VOLUMES or told) and not volume:
        return trade._replace(head=f"Lượng {way}")
    if figure.quantity.dimension == "money" and volume:
        return trade._replace(head=f"Kim ngạch {way}")
    return trade


def on_that_side(scene: Scene, figure: Figure) -> Topic | None:
    """ "Nga xếp thứ 9 với mức tăng 45% [về giá trị]": the trade told in this sentence, by worth or by volume."""
    topic, trade = figure.topic, scene.trade
    side = _SIDE.match(scene.text.key, *figure.slot.tail) if trade and figure.label is None else None
    told = _WAY.search(key(topic.name)) if topic and topic.fresh and side else None
    if topic is None or trade is None or side is None or told is None:
        return None
    volume = _BY_VOLUME.match(side["side"]) is not None
    if (topic.dimension == "money") is not volume:
        return None
    sides = _VOLUMES if volume else ("money",)
    before = next((earlier for earlier in reversed(scene.recent) if earlier.dimension in sides and earlier.fresh), None)
    if before:
        return before
    named = _TRADE.match(key(topic.name))
    head = f"{'Lượng' if volume else 'Kim ngạch'} {told[0]}"
    return replace(topic, name=head + topic.name[named.end("head") :], core=head, indicator=None) if named else None


def shipped(scene: Scene, figure: Figure) -> Topic | None:
    """ "Cả nước xuất khẩu [60.000 tấn hạt điều]": how much of what."""
    counted, dimension = figure.quantity.unit in _PIECES, figure.quantity.dimension
    if not (dimension in ("mass", "volume") or counted) or "/" in figure.quantity.unit:
        return None
    deed = _SHIPS.search(scene.text.key, figure.slot.left.end, figure.quantity.lead)
    goods = lower_first(scene.words(figure.noun)) if deed and figure.noun else ""
    cut = _GOODS_END.search(key(goods))
    goods = goods[: cut.start()] if cut else goods
    before = scene.clause.start if deed is None else deed.start()
    said = scene.trimmer.trim(Span(figure.slot.segments[-1].start, before)) if figure.slot.segments else None
    trader = _trader(scene, said) if said else ""
    names = said is not None and said.end > said.start and not trader  # "Thủy sản xuất khẩu 900 tấn": the goods
    if deed is None or not (goods or (scene.trade and not names)):
        return None
    if counted:
        goods = f"{lower_first(scene.words(unit_span(figure.quantity)))} {goods}".strip()
    exports = deed["way"] == "xuất"
    goods = goods or (scene.trade.goods if scene.trade else "")
    scene.trade = Trade(f"Lượng {deed['way']} khẩu", goods, exports, scene.trade.comparison if scene.trade else None)
    of = f" của {trader}" if trader else ""
    return Topic(
        joined("Số" if counted else "Lượng", f"{goods} {deed['way']} khẩu{of}".strip()),
        figure.noun,
        Span(*deed.span()),
        core="Số" if counted else "Lượng",
        rest=goods,
        thing=f"{goods} {deed['way']} khẩu".strip(),
        aspect="flow",
        unit=figure.quantity.unit,
        dimension=figure.quantity.dimension,
    )


def _trader(scene: Scene, said: Span) -> str:
    """The country that ``said`` names, and nothing else: "Nga xuất khẩu 3 triệu tấn lúa mì"."""
    ends = scene.vocabulary.country(scene.text.key, said.start, said.end)
    return scene.words(said) if ends == said.end else ""


def whole_trade(scene: Scene, figure: Figure) -> Topic | None:
    """ "7 tháng, [toàn ngành] đạt 25 tỷ USD" in a text on the export of garments: all of that trade."""
    trade = scene.trade
    of_it = figure.quantity.dimension == "percent" or (trade and figure.quantity.unit in (trade.unit, "USD"))
    if trade is None or not of_it:
        return None
    trade = measured_in(scene, trade, figure)
    unit, dimension = figure.quantity.unit, figure.quantity.dimension
    name = joined(trade.head, trade.goods)
    return Topic(name, None, core=trade.head, rest=trade.goods, aspect="flow", unit=unit, dimension=dimension)


def traded(scene: Scene, figure: Figure, label: Label) -> str:
    """The trade that bare goods are worth so much in: "[Nhóm hàng thủy sản] đạt 90 triệu USD"."""
    quantity = figure.quantity
    if quantity.dimension != "money" or "/" in quantity.unit or label.action or figure.things:
        return ""
    trade = scene.trade = _told_of(scene, quantity.lead) or scene.trade
    return trade.head if trade and quantity.unit in (trade.unit, "USD") else ""


def with_goods(scene: Scene, name: str) -> str:
    """ "Xuất khẩu sang Nhật Bản" of the goods that the text is speaking of."""
    found, trade = _TRADE.match(key(name)), scene.trade
    if found is None or trade is None or not trade.goods or trade.exports != (found["way"] == "xuất"):
        return name
    rest = name[found.end() :].lstrip()
    return f"{name[: found.end('head')]} {trade.goods} {rest}" if TO.match(key(rest)) else name


def of_trade(scene: Scene, name: str, unit: str) -> str:
    """A bare measure in full, of the trade that is running: "Kim ngạch", "Giá bình quân", "Kim ngạch của nhóm hàng
    trên"; ``""`` where ``name`` is none, or no trade runs."""
    trade = trade_told(scene, scene.position)
    if trade and scene.part_goods and points_to_goods(scene, name):
        scene.trade = trade = trade._replace(goods=scene.part_goods)  # of which the text goes on to tell
    these = _THESE_GOODS.search(key(name)) if trade and trade.goods else None
    bare = name[: these.start()] if these else name
    shipped_volume = _VOLUME_SHIPPED.fullmatch(key(name)) if trade and trade.goods else None
    if shipped_volume and trade and trade.exports == (shipped_volume["way"] == "xuất"):
        return joined(name, trade.goods)
    if scene.goods and len(scene.heads) > 1 and _BALANCE.fullmatch(key(name)):
        return joined(name, scene.goods)
    worth = _WORTH.fullmatch(key(bare)) if trade and "/" not in unit else None
    if worth and trade:
        way = "xuất khẩu" if trade.exports else "nhập khẩu"
        return joined(f"{'Tổng ' if worth['all'] else ''}{worth['measure']} {way}", trade.goods)
    price = _PRICE.match(key(bare)) if trade and trade.goods and "/" in unit else None
    market = bare[price.end() :] if price else ""
    if price and trade and (not market.strip() or TO.match(key(market).strip())):
        traded = "xuất khẩu" in key(bare) or "nhập khẩu" in key(bare)
        average = " bình quân" if "bình quân" in key(bare) or "trung bình" in key(bare) else ""
        way = "" if traded and trade.exports != ("xuất khẩu" in key(bare)) else "xuất" if trade.exports else "nhập"
        return f"Giá {way} khẩu {trade.goods}{average}{market}" if way else ""
    return f"{bare} {trade.goods}{name[these.end() :]}" if these and trade else ""


def points_to_goods(scene: Scene, name: str) -> bool:
    """True for "Kim ngạch mặt hàng này" where a trade runs."""
    return scene.trade is not None and _THESE_GOODS.search(key(name)) is not None


def trade_deed(scene: Scene, figure: Figure) -> Topic | None:
    """ "Cả nước chi 2 tỷ USD [nhập khẩu phân bón]": the trade that the money was spent on stands behind it."""
    if figure.quantity.dimension != "money" or "/" in figure.quantity.unit:
        return None
    deed = _BUYS.match(scene.text.key, *figure.slot.tail)
    lead = scene.text.key[figure.slot.left.end : figure.quantity.lead]
    if deed is None or not _SPENDS.search(lead):
        return None
    goods = scene.trimmer.trim(Span(*deed.span("goods")))
    head = "Kim ngạch nhập khẩu"
    words = lower_first(scene.words(goods))
    return Topic(
        joined(head, words), goods, core=head, rest=words, aspect="flow", unit=figure.quantity.unit, dimension="money"
    )
