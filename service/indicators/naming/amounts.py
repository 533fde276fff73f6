"""Topics of amounts whose label begins with no measure: "tịch thu 60 m3 gỗ", "Lúa đông xuân 9.000 ha"."""

from __future__ import annotations

from dataclasses import replace

from service.indicators import units
from service.indicators.labels import Label
from service.indicators.names import default_core, joined, lower_first, shares_word, without_class_word
from service.indicators.naming.aspects import FLOWS, STANDS
from service.indicators.naming.deeds import active, participle_of
from service.indicators.naming.extents import SIDE, WEIGHT, side_of
from service.indicators.naming.owners import company, firm_of, is_any_work, owner_of
from service.indicators.naming.relations import part_of
from service.indicators.naming.scene import Figure, Scene
from service.indicators.naming.subjects import crop_before, without_clause
from service.indicators.naming.trade import traded, whole_trade
from service.indicators.negation import not_done
from service.indicators.topic import Topic
from service.quantities.model import Quantity
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.letters import sentence_case
from service.text.span import Span

_COLLECTS = phrase(r"(?:đã |ước )?thu (?:được|đạt|nộp)")
_BUDGET = phrase(r"(?<![^\W\d_])(?:thu ngân sách|nsnn|ngân sách nhà nước|số thu)(?![^\W\d_])")
_NAMES_MONEY = phrase(r"^(?:giá|tiền|vốn|quỹ|kinh phí|chi|thu(?! (?:hồi|giữ))|nợ)\s")
_MONEY = "Số tiền"
_PLANT = phrase(r"(?<![^\W\d_])(?:nhà máy|dây chuyền|trạm|hệ thống|lò|xưởng|kho lạnh)(?![^\W\d_])")
_LAID = phrase(r"(?<![^\W\d_])(?:làm mới|mở mới|xây mới|kiên cố hóa|bê tông hóa|nhựa hóa)(?=\s*(?:được )?$)")
_LONGEST_THING = 12  # words
_LINES = phrase(
    r"(?:con |tuyến |các tuyến |hệ thống )?(?:đường|bờ|kênh|mương|tuyến|đê|kè|ống|cáp|rạch|sông|biên giới|quốc lộ|"
    r"tỉnh lộ|cao tốc|hàng rào|vỉa hè|cống|lưới điện|hào|rãnh)(?![^\W\d_])"
)
_LONGEST_PLACE = 9  # words
_DISTANCE = "Khoảng cách"
_AWAY = phrase(
    r"(?<![^\W\d_])(?<!phong )(?<!phương )(?<!khoảng )(?:(?:chỉ |nằm |đóng |tọa lạc )*)cách "
    r"(?!mạng|ly|thức|đây|nhau|tính|làm)(?P<place>[^,;:\n\d]{2,70}?)(?: khoảng| hơn| chừng| gần)?\s*$"
)
_STORM = phrase(r"(?<![^\W\d_])tâm (?:bão|áp thấp(?: nhiệt đới)?)(?: số \d{1,2})?")
_WORTH = ("thu về", "trị giá", "đạt giá trị", "đem về", "mang về", "giá trị", "với trị giá", "đạt trị giá")
"""Words that say of tonnes and pieces what they are worth."""
_EACH = phrase(r"(?<![^\W\d_])mỗi(?![^\W\d_])")
_WORTH_OF = phrase(
    r"[,;]\s*(?:và |đồng thời )?(?P<said>[^,;:.()\d]{6,70}?)\s(?:có )?(?:tổng )?(?:trị giá|giá trị)"
    r"(?: (?:khoảng|hơn|gần|trên|ước tính|ước|là|đạt))*\s*$"
)
_WORTH_EACH = phrase(
    r"(?<![^\W\d_])(?:mỗi (?P<one>[^,;:.()\d]{2,40}?),? (?:có )?(?:trị giá|giá trị)|(?:trị giá|giá trị) mỗi "
    r"(?P<other>[^,;:.()\d]{2,30}?))(?: (?:là|khoảng|gần|hơn|trên|tới|từ))*\s*$"
)
_SHARES = ("suất", "phần")
_GIVEN = phrase(r"(?<![^\W\d_])(?P<given>học bổng|quà)(?![^\W\d_])")
_PER_ONE = 2  # parts of a unit such as VND/kg
_SOLD_BY = (
    *("kg", "g", "t", "dt", "l", "m3", "kW.h"),
    *("{con}", "{quả}", "{trái}", "{bao}", "{cây}", "{chục}", "{cổ phiếu}"),
)
_WITH = regex(r"^.*\s(?:với|có|gồm)\s+(?=\w)")
_HOLDERS = phrase(r"số (?:hộ(?: dân| gia đình)?|người|cơ sở|doanh nghiệp|hợp tác xã|trang trại)(?= \w)")
_USED = regex(r"\s(?:đã|được)\s.*$")
_LEFT = phrase(r"(?<![^\W\d_])còn lại(?![^\W\d_])[^,;.]*$")
_ALARM = phrase(r"(?:trên |dưới )?(?:mức )?báo động")
_BUILDS = phrase(r"(?:khởi công|khánh thành|động thổ|thông xe|xây dựng)(?![^\W\d_])")
_BROAD = phrase(r"rộng(?![^\W\d_])")
_EXTENTS = ("Diện tích", "Công suất")
"""Measures that stand at a date unless a deed made them."""


def is_line(scene: Scene, noun: Span) -> bool:
    """True for "145 km [đường bê tông]": what is as long as that."""
    return _LINES.match(scene.text.key, *noun) is not None


def made(scene: Scene, figure: Figure, noun: Span) -> Topic:
    """ "tịch thu 60.741 m3 gỗ các loại": the thing behind the number, with what was done to it."""
    label, quantity = figure.label, figure.quantity
    action = label.action if label else None
    done = participle_of(scene, figure) or _not_done(scene, label)
    said = " ".join(part for part in (scene.words(noun), done) if part)
    name = sentence_case(said)
    if quantity.dimension == "mass" and action is None and figure.slot.cue.kind == "reach":
        name = joined("Sản lượng", name)  # "5 tháng ước đạt 9.300 tấn cá ngừ"
    if quantity.dimension == "power" and "công suất" not in key(name):
        name = f"Công suất {said}"
    if quantity.dimension == "length":
        laid = _LAID.search(scene.text.key, *scene.clause) if not done else None
        name = f"Chiều dài {said} {laid[0]}" if laid else f"Chiều dài {said}"
    if quantity.dimension == "area" and not scene.vocabulary.core(scene.text.key, noun.start, noun.end):
        name = f"Diện tích {said}"
    if quantity.dimension == "money" and _is_for_deed(scene, noun):
        name = f"Số tiền {lower_first(said)}"  # "300 triệu đồng trao học bổng"
    firm = firm_of(scene, name) if quantity.dimension == "money" else ""  # "Viglacera có 900 tỷ đồng doanh thu"
    name = f"{name} của {firm}" if firm else name
    grown = bool(done) and quantity.dimension == "area" and name.startswith("Diện tích ")
    return Topic(
        name,
        noun,
        label.span if label and action else None,
        core="Diện tích" if grown else name,
        rest=scene.words(noun) if grown else "",
        thing=scene.words(noun),
        done=done if grown else "",
        aspect="stock" if STANDS.search(scene.text.key, *scene.clause) else "flow" if action else "any",
        unit=quantity.unit,
        dimension=quantity.dimension,
    )


def _is_for_deed(scene: Scene, noun: Span) -> bool:
    """ "2 tỷ đồng [xây nhà tình nghĩa]", not "2 tỷ đồng [thu ngân sách]"."""
    text = scene.text.key
    return scene.vocabulary.action(text, *noun) is not None and scene.vocabulary.core(text, *noun) is None


def _not_done(scene: Scene, label: Label | None) -> str:
    """ "[Chưa phân bổ chi tiết] là 45,9 tỷ đồng vốn trung ương": what has not been done to it."""
    words = lower_first(scene.words(label.span)) if label and label.core is None and label.action is None else ""
    return not_done(words)


def distance(scene: Scene, figure: Figure) -> Topic | None:
    """ "Khu công nghiệp Sông Trà nằm cách cảng Lạch Giang 12 km": "Khoảng cách từ … đến …"."""
    start = figure.slot.segments[-1].start if figure.slot.segments else figure.slot.cue.start
    away = _AWAY.search(scene.text.key, start, figure.quantity.lead) if figure.quantity.dimension == "length" else None
    if away is None:
        return None
    span, topic = Span(*away.span("place")), figure.topic
    origin = scene.words(scene.trimmer.trim(Span(start, away.start())))
    if len(origin.split()) > _LONGEST_PLACE:
        origin = company(origin)  # "Dự án có vị trí thuận lợi khi chỉ cách sân bay 25 km"
    storm = _STORM.search(scene.text.key, scene.sentence.start, away.start())
    if storm:
        origin = scene.words(Span(*storm.span()))  # "… dự báo vị trí tâm bão ở 16,6 độ Vĩ Bắc, cách đảo Lý Sơn 670 km"
    if not origin:
        origin = topic.rest if topic and topic.core == _DISTANCE else owner_of(scene)
    if shares_word(origin, scene.words(span)) and key(scene.words(span)) in key(f"{origin} "):
        origin = scene.protagonist
    name = f"{_DISTANCE} từ {origin} đến {scene.words(span)}" if origin else f"{_DISTANCE} đến {scene.words(span)}"
    return Topic(name, span, core=_DISTANCE, rest=origin, aspect="any", unit=figure.quantity.unit, dimension="length")


def _left_over(scene: Scene, figure: Figure, topic: Topic) -> str:
    """ "Vốn đã bố trí là 420 tỷ đồng, [còn lại] 633 tỷ đồng": "Vốn còn lại"."""
    used = _USED.search(topic.name) if topic.fresh else None
    left = _LEFT.search(scene.text.key, figure.slot.left.end, figure.quantity.lead) if used else None
    return f"{topic.name[: used.start()]} còn lại" if used and left else ""


def continued(scene: Scene, figure: Figure, topic: Topic | None) -> Topic:
    """ "Cây cà phê: 9.000 ha, 12.000 tấn": the ``topic`` that runs, unless the unit speaks against it;
    then what the unit measures of the item's thing."""
    unit, things = figure.quantity.unit, figure.things
    side = side_of(scene, figure)
    if topic and side and scene.holder and topic.dimension == "money" and figure.slot.separator == ",":
        # "Tuyến đường có tổng mức đầu tư 450 tỷ đồng, [chiều dài] 12,5 km"
        name, length = joined(side, scene.holder), figure.quantity.dimension
        return replace(topic, name=name, core=side, rest=scene.holder, indicator=None, unit=unit, dimension=length)
    left = _left_over(scene, figure, topic) if topic and topic.unit == unit else ""
    if topic and left:
        return replace(topic, name=left, core=left, rest="", indicator=None)
    if topic and side and topic.core.startswith(("Chiều ", "Tổng chiều ", WEIGHT)) and side != topic.core:
        name, measured = joined(side, topic.rest), figure.quantity.dimension  # "dài 12 km, rộng 9 m"
        return replace(topic, name=name, core=side, indicator=None, unit=unit, dimension=measured)
    if topic and side and topic.dimension == "count" and topic.thing:
        # "làm mới 2.358 tuyến đường với [tổng chiều dài] gần 197 km"
        name = joined(side, lower_first(topic.thing))
        return replace(topic, name=name, core=side, rest=topic.thing, indicator=None, unit=unit, dimension="length")
    if topic and topic.dimension == "count" and figure.quantity.dimension == "area" and figure.slot.opens:
        return _held(topic, unit)
    if topic and topic.dimension == "count" and topic.fresh and figure.quantity.dimension == "money":
        told = _told_of_all(scene, unit) if figure.slot.opens else ""
        return _paid_for(topic, unit, told or _MONEY, of_things=bool(told))
    if topic and topic.dimension == "count" and topic.fresh and figure.quantity.dimension in ("power", "energy"):
        core = default_core(figure.quantity.dimension)  # "đưa vào vận hành 11 dự án/5.873 MW"
        name = joined(core, lower_first(topic.name.removeprefix("Số ")))
        return replace(topic, name=name, core=core, indicator=None, unit=unit, dimension=figure.quantity.dimension)
    if topic and topic.fresh and topic.measure == "share" and figure.slot.closes:
        return topic  # "- Trả nợ vay (32,4%): 131 tỷ đồng": how much that share is
    same = _same_again(scene, figure)
    if same:
        return same
    if topic and (topic.unit in (None, unit) or not things or unit == units.BARE or units.is_percent(figure.quantity)):
        return topic
    return (None if figure.things else whole_trade(scene, figure)) or _of_item(scene, figure)


def _same_again(scene: Scene, figure: Figure) -> Topic | None:
    """ "sản lượng đạt 2.400 tấn, doanh thu 58 tỷ đồng, [dự kiến năm sau đạt 2.800 tấn]": what has that unit."""
    topic, unit = figure.topic, figure.quantity.unit
    other = topic is not None and topic.fresh and topic.unit not in (None, unit) and topic.dimension == "money"
    if not other or figure.quantity.dimension != "mass" or figure.slot.opens:
        return None
    here = (told for told in reversed(scene.recent) if told.label and told.label.start >= scene.sentence.start)
    found = next((told for told in here if told.unit == unit), None)
    return replace(found, indicator=None, period=None) if found else None


def _told_of_all(scene: Scene, unit: str) -> str:
    """ "12 dự án với [tổng vốn đăng ký] 9 triệu USD, trong đó có 3 dự án FDI (6 triệu USD)": the same of the part."""
    told = (topic for topic in reversed(scene.recent) if topic.dimension == "money" and topic.unit == unit)
    here = (topic.core for topic in told if topic.label and topic.label.start >= scene.sentence.start)
    return next(here, "")


def _paid_for(topic: Topic, unit: str, core: str, *, of_things: bool) -> Topic:
    """ "xử phạt 120 trường hợp với 300 triệu đồng": the sum for what was done, or for the things."""
    deed = "" if of_things or topic.done.startswith("thu hút") else active(topic.done)
    deed = deed.rpartition(" được ")[2].rpartition(" bị ")[2]  # "lao động bị ảnh hưởng | được hỗ trợ"
    things = lower_first(topic.name.removeprefix("Số ")) if of_things else lower_first(topic.thing or topic.name)
    name = joined(core, things if of_things else topic.served or deed or things)
    return replace(topic, name=name, core=core, rest="", indicator=None, unit=unit, dimension="money", aspect="flow")


def _held(topic: Topic, unit: str) -> Topic:
    """ "350 hộ (hơn 409 ha) nuôi tôm": the land of those that are counted, "Diện tích nuôi tôm"."""
    counted = _HOLDERS.match(key(topic.name))
    of = topic.name[counted.end() :].strip() if counted else lower_first(topic.name.removeprefix("Số "))
    name = joined("Diện tích", of)
    return replace(topic, name=name, core="Diện tích", indicator=None, unit=unit, dimension="area")


def _of_item(scene: Scene, figure: Figure) -> Topic:
    quantity = figure.quantity
    core = default_core(quantity.dimension)
    thing = lower_first(figure.things[0]) if figure.things else ""
    if thing and scene.vocabulary.core(key(thing), 0, len(thing)):
        core = ""  # the item's label is a measure itself
    return Topic(
        joined(core, thing) if core else sentence_case(thing),
        None,
        core=core,
        rest=thing,
        thing=thing,
        aspect="stock" if core == "Diện tích" else "any",
        unit=quantity.unit,
        dimension=quantity.dimension,
    )


def _headed(scene: Scene, figure: Figure, label: Label) -> str:
    """ "II. Thu ngân sách theo khu vực: 1. Doanh nghiệp trung ương: 742 tỷ đồng": the heading's measure,
    as the report has told it in full."""
    item = ":" in scene.text.key[label.span.end : figure.slot.quantity.lead]
    if not item or figure.quantity.dimension != "money" or not figure.measure:
        return ""
    root = scene.root
    return root.name if root and key(root.name).startswith(key(figure.measure) + " ") else figure.measure


def _collected(scene: Scene, figure: Figure) -> str:
    """ "Cục Hải quan Sông Lô thu được 90 tỷ đồng": what an agency collects for the budget of which the
    paragraph speaks."""
    verb = scene.text.key[figure.slot.cue.start : figure.quantity.lead]
    collects = figure.quantity.dimension == "money" and _COLLECTS.match(verb)
    return "Thu ngân sách" if collects and _BUDGET.search(scene.text.key, *scene.paragraph) else ""


def worth_of_each(scene: Scene, figure: Figure) -> Topic | None:
    """ "60 suất học bổng, [mỗi suất] trị giá 2 triệu đồng", "mỗi giải nhất trị giá 5 triệu đồng": what one is worth."""
    if figure.quantity.dimension != "money":
        return None
    each = _WORTH_EACH.search(scene.text.key, figure.slot.left.end, figure.quantity.lead)
    if each is None:
        return None
    told = Span(*each.span("one" if each["one"] else "other"))
    one, topic = lower_first(scene.words(told)), figure.topic
    things = topic.thing.removesuffix(topic.done).strip() if topic and topic.fresh else ""
    whole = things if key(things).startswith(f"{key(one)} ") else ""
    given = None if whole else _GIVEN.search(scene.text.key, scene.sentence.start, each.start())
    of = f" {given['given']}" if given and key(one) in _SHARES else ""
    name = f"Trị giá mỗi {lower_first(whole) or one}{of}"
    return Topic(name, told, core="Trị giá", aspect="any", unit=figure.quantity.unit, dimension="money")


def worth(scene: Scene, figure: Figure) -> Topic | None:
    """ "xuất khẩu 600 nghìn tấn gạo, [thu về] 310 triệu USD": what those tonnes are worth."""
    seized = _things_worth(scene, figure)
    if seized:
        return seized
    topic, words = figure.topic, scene.words(figure.label.span) if figure.label else ""
    if topic is None or not topic.fresh or topic.dimension not in ("mass", "count", "volume"):
        return None
    if figure.quantity.dimension != "money" or key(words) not in _WORTH:
        return None
    things = lower_first(topic.name.removeprefix("Số ").removeprefix("Sản lượng ").removeprefix("Lượng "))
    each = _EACH.search(scene.text.key, figure.slot.left.end, figure.quantity.lead)
    name = joined("Giá trị mỗi" if each else "Giá trị", things)
    return replace(topic, name=name, core="Giá trị", indicator=None, unit=figure.quantity.unit, dimension="money")


def _things_worth(scene: Scene, figure: Figure) -> Topic | None:
    """ "bắt 62 đối tượng, thu hồi [tài sản] trị giá 1,2 tỷ đồng": what stands before is worth it, and nobody caught."""
    if figure.quantity.dimension != "money":
        return None
    match = _WORTH_OF.search(scene.text.key, figure.slot.left.end, figure.quantity.lead)
    said = scene.trimmer.trim(Span(*match.span("said"))) if match else None
    deed = scene.vocabulary.action(scene.text.key, *said) if said else None
    if said is None or deed is None or deed.end >= said.end:
        return None
    things = Span(deed.end, said.end)
    name = f"{joined('Giá trị', scene.words(scene.trimmer.trim(things)))} {deed.participle}"
    return Topic(name.strip(), things, core="Giá trị", aspect="flow", unit=figure.quantity.unit, dimension="money")


def _is_price(quantity: Quantity, words: str) -> bool:
    """ "vải thiều được thu mua 35.000 đồng/kg", "cổ phiếu SMT 28.350 đồng": so much for one."""
    if quantity.dimension != "money":
        return False
    per = quantity.unit.split("/")
    return key(words).startswith("cổ phiếu") or (len(per) == _PER_ONE and per[1] in _SOLD_BY)


def bare(scene: Scene, figure: Figure, label: Label) -> Topic:
    """A thing without a measure word: a part of the whole ("trong đó: lúa lai 900 ha"), or measured by
    its unit ("Lúa đông xuân 9.000 ha" -> "Diện tích lúa đông xuân")."""
    whole, quantity = figure.whole, figure.quantity
    other = side_of(scene, figure) not in ("", whole.core) if whole else False  # "rộng 9 m, …, trụ tháp cao 86 m"
    if whole and whole.unit == quantity.unit and (whole.core or whole.rest) and not other:
        return part_of(scene, label, whole)
    words = scene.words(Span(label.action.end, label.span.end) if label.action and label.action.light else label.span)
    if label.action is None and len(words.split()) > _LONGEST_THING:
        words = owner_of(scene)  # "yêu cầu nhà thầu đưa toàn tuyến 65 km về đích trước hạn" names no thing
    elif is_any_work(words):
        words = owner_of(scene, "quy mô") or words
    side = side_of(scene, figure)
    if quantity.dimension == "area" and _BROAD.match(scene.text.key, figure.slot.cue.start):
        words = company(words) or words  # "thăm | Khu di tích Đồng Sến rộng 9 ha"
    if side:
        words = without_clause(_WITH.sub("", words))  # "Sân bay được xây dựng với | đường băng dài 1.500 m"
    if side and (SIDE.fullmatch(key(words)) or key(words) in ("chiều", "tổng chiều")):
        return continued(scene, figure, figure.topic)
    built = label.action is not None and quantity.dimension == "money" and figure.slot.cue.kind == "none"
    work = scene.words(Span(label.action.end, label.span.end)) if label.action and built else ""
    if work and _BUILDS.match(scene.text.key, *label.span):
        return Topic(
            joined("Vốn đầu tư", lower_first(work)),
            label.span,
            core="Vốn đầu tư",
            rest=work,
            thing=work,
            aspect="any",
            unit=quantity.unit,
            dimension="money",
        )  # "Khởi công nhà máy gỗ 1.400 tỷ đồng"
    core = (
        _collected(scene, figure)
        or _headed(scene, figure, label)
        or traded(scene, figure, label)
        or side
        or ("Mực nước" if quantity.dimension == "length" and _ALARM.search(key(words)) else "")
        or ("Giá" if _is_price(quantity, words) else default_core(quantity.dimension))
    )
    plant = (
        _PLANT.search(key(words))
        if core and "/" in quantity.unit and quantity.dimension in ("mass", "volume")
        else None
    )
    if plant:
        core, words = "Công suất", words[plant.start() :]  # "đầu tư thêm | dây chuyền cấp đông 150 tấn/ngày"
    says_itself = not core or (quantity.dimension == "money" and _NAMES_MONEY.search(key(words)))
    says_itself = says_itself or (quantity.dimension == "duration" and key(words).startswith("thời "))
    if quantity.dimension == "money" and scene.text.key.endswith("kiến nghị ", 0, label.span.start):
        words = f"kiến nghị {lower_first(words)}"  # what is asked for is not yet done
    if core == _MONEY:
        words = words.removesuffix(" tiền").removesuffix(" số")  # "phạt tiền 90 triệu đồng": "Số tiền phạt"
    doer = company(scene.words(label.agent)) if label.agent else ""
    if doer:
        words = f"{words} của {doer}"
    if label.action:
        crop = crop_before(scene, figure, words)  # "gieo sạ 7.250 ha lúa, đã thu hoạch 4.100 ha"
        paid = quantity.dimension == "money"  # under "An ninh": "phạt 90 triệu đồng" is paid for no security
        thing = lower_first(without_class_word(figure.things[0])) if figure.things and not paid else ""
        sector = scene.vocabulary.office(key(thing), 0, len(thing)) == len(thing)  # "Lâm nghiệp: khai thác gỗ 90 m3"
        words = joined(words, crop or ("" if sector else thing))  # "- Lúa mùa: đã gieo cấy 900 ha"
    stands = core in _EXTENTS and not FLOWS.search(scene.text.key, *label.span)
    return Topic(
        sentence_case(words) if says_itself else joined(core, words),
        label.span,
        core=core,
        rest=words,
        thing=words,
        aspect="stock" if stands else "flow",
        unit=quantity.unit,
        dimension=quantity.dimension,
        parent=whole.indicator if whole else None,
    )
