"""Topics of counted things: "phát hiện 12 vụ cháy rừng", "chi trả trợ cấp cho 300 người"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from service.indicators import units
from service.indicators.labels import Label
from service.indicators.names import joined, lower_first
from service.indicators.naming.aspects import FLOWS, LASTS, STANDS
from service.indicators.naming.attending import are_stood_for, attending
from service.indicators.naming.count import Count, count_of, count_topic
from service.indicators.naming.deeds import LISTS, active
from service.indicators.naming.diseases import note_disease
from service.indicators.naming.incidents import ANIMALS, criteria, harmed, of_branch, of_incident, of_item, said_before
from service.indicators.naming.kinds import has_ended, of_whole
from service.indicators.naming.owners import company
from service.indicators.naming.people import is_person, some_people
from service.indicators.naming.relations import is_place, part_of, up_to_class
from service.indicators.naming.scene import Figure, Scene
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.letters import sentence_case
from service.text.span import Span

_AT = phrase(r"(?<![^\W\d_])(?:tại|ở|sang|từ)\s*$")
_THERE = phrase(r"\s*(?:tại|ở|đối với|với|cho)\s*")
_AT_PLACES = phrase(r"\s*(?:tại|ở)\s+\d")
_INSIDE = phrase(
    r"\s*(?P<where>(?:trong|tại|ở) (?:các |những )?(?:cơ sở|trung tâm|nhà|trại|trường|bệnh viện|lớp|làng trẻ)"
    r"(?: (?!của |trên |trong |và |với |theo |năm |tháng )[^\W\d_]+){1,6}?)\s*(?=[,;.()]|$)"
)
_TRAVELS = phrase(r"(?:khách|xe|tàu|chuyến|phương tiện|bay)(?![^\W\d_])")
_INSPECTED = phrase(r"(?:kiểm tra|kiểm soát|thanh tra|xử phạt|xử lý|giám sát|đăng kiểm)$")
# with what it is done to animals, or for whom: "tiêm phòng [vắc xin] 900 con"
_MEANS = phrase(
    r"(?:vắc xin|vaccine|thuốc|hóa chất|bệnh|cúm|dại|dịch|lở mồm|tụ huyết trùng|tai xanh|viêm da|"
    r"cho|bằng|tại|ở|trên|được|xong|đạt)(?![^\W\d_])"
)
_HAPPENS = phrase(r"(?<![^\W\d_])(?:xảy ra|xuất hiện|diễn ra|bùng phát|phát sinh)(?![^\W\d_])")
# "14 huyện, thành phố"
_AND_OTHERS = phrase(r"\s*,?\s*(?:và )?(?:thành phố|thị xã|thị trấn|phường|quận|huyện)(?![^\W\d_])")
_INTO = phrase(r"[^,;:.]{0,30}?(?<![^\W\d_])(?:thành|còn)\s+")
_MERGES = phrase(r"(?:sắp xếp|sáp nhập|hợp nhất|nhập|tổ chức lại|chia tách|chia|ghép)(?![^\W\d_])")
_BELONGS = phrase(r"[^,;:.\d]{0,30}?(?<![^\W\d_])(?:thuộc|của|ở|trên địa bàn|tại)\s+")
_PRICES = phrase(r"(?:tăng giá|giảm giá|ổn định(?: giá)?|giữ giá|không đổi)")
_WENT = phrase(
    r"\s+(?P<way>(?:có (?:chỉ số )?)?(?:tăng|giảm|đứng giá|không (?:tăng|giảm|đổi)))(?=\s*(?:[,;:.)]|so với|và \d|$))"
)
_WENT_BEFORE = phrase(r"\s(?:tăng|giảm|đứng giá|không (?:tăng|giảm|đổi))(?: giá)?$")
_PRICES_END = phrase(r"\s(?:tăng giá|giảm giá|ổn định(?: giá)?|giữ giá|không đổi)$")
_OF_SIZE = phrase(r"\s*(?:trên|dưới|từ|hơn) \d")
_BORROWS = phrase(r"\s*(?P<deed>(?:vay|mượn|thuê)(?: vốn)?)(?![^\W\d_])")
_BESIDE = phrase(r"(?<![^\W\d_])(?:phối hợp|liên kết|hợp tác|ký kết)(?: chặt chẽ)?(?: cùng)? (?:với|cùng)(?![^\W\d_])")
_KILLS = phrase(r"(?<![^\W\d_])(?:làm|khiến|gây)(?: bị)? chết(?: hơn| gần| khoảng| trên)?\s*$")
_KILLED = "bị chết"
_COURSES = ("lớp", "khóa", "đợt", "buổi", "lớp tập huấn")
_FOR_WHOM = ("cho", "cho tổng số", "đối với")
_ATTRACTED = "thu hút được"
# "Các khu công nghiệp của tỉnh | thu hút 214 dự án", "Khu kinh tế Chân Mây | thu hút …"
_ZONE = phrase(
    r"(?P<zone>(?:các )?(?:(?:khu|cụm)(?:,? (?:và )?(?:khu|cụm))? (?:công nghiệp|kinh tế|chế xuất|công nghệ cao|"
    r"du lịch)|(?:kcn|ccn|kkt)(?:(?:,| và) (?:kcn|ccn|kkt))?)"
    r"(?: (?!(?:của|trên|thuộc|ở|tại) )(?:[^\W\d_]+(?:,(?= ))?|[-–])){0,8})(?: (?:của|trên|thuộc|ở|tại) .{1,40})?"
)
_ENDS_OPEN = phrase(r"(?<![^\W\d_])(?:của|từ|trong|bởi|việc|tại|ở|những|các)\s*$")
_TRANSPORT = phrase(r"(?:hành khách|vận tải|vận chuyển|tuyến xe|chuyến bay)")
_HAS = phrase(r"(?:có|gồm)(?![^\W\d_])")
_BODY = phrase(
    r"(?:một )?(?P<body>đảng bộ|chi bộ|ban cán sự đảng|chi nhánh|công ty|tổng công ty|tập đoàn|ngân hàng|hợp tác xã|"
    r"trường|bệnh viện|sở|cục|hội|liên đoàn|quỹ|câu lạc bộ|tổ hợp tác|chi hội|chi đoàn|công đoàn|"
    r"ngành|khu công nghiệp)\s"
)
_LIVESTOCK = phrase(ANIMALS)
_SUFFERS = phrase(r"(?<![^\W\d_])(?:bị|chết|phải|mắc|nhiễm|ốm|tiêu hủy)(?![^\W\d_])")
_PERSON = phrase(r"^(?:lượt )?người\s")
_COMMITTEE = phrase(
    r"(?P<body>(?:ban (?:chấp hành|thường vụ|kiểm tra)|ủy ban kiểm tra|hội đồng quản trị)[^,;:.()\d]{0,80}?)"
    r"(?:,? nhiệm kỳ [\d\s-]{4,13})?,?\s*(?:gồm|có|với)(?: có)?\s*$"
)
# "bầu 33 đồng chí [vào Ban Chấp hành khóa X]"
_ELECTED_TO = phrase(
    r"\s*(?:vào|tham gia)(?: làm thành viên)? (?P<body>(?:ban (?:chấp hành|thường vụ|kiểm tra)|ủy ban kiểm tra|"
    r"hội đồng quản trị)[^,;:.()\d]{0,80})"
)
_GROUPS = phrase(r"(?:tổ|hợp tác xã|htx|câu lạc bộ|clb|chi hội|chi đoàn|nhóm|đội|hội quán|quỹ|liên hiệp)(?![^\W\d_])")
_WITH_MEMBERS = phrase(r"\s*,?\s*(?:với|có|gồm|thu hút|gồm có)(?: tổng số)?(?: gần| hơn| trên| khoảng)?\s*")
_RAISED = phrase(r"(?<![^\W\d_])(?:nâng|đưa) (?:tổng số|tổng|số)[^,;.\d]{0,40}$")
_EXPORTS = "xuất khẩu"
_COMPLETED = "hoàn thành"
# what may be said of some of the things that a sentence counts
_SAID_OF_SOME = phrase(
    r"\s*(?P<said>(?:là|do|được|bị|phải|đã|đang|chưa|không|về|thuộc|liên quan|có|đạt|trên|dưới|ở|tại|từ|trong|đi vào|"
    r"theo|vi phạm|trực thuộc|nằm|hoàn thành|quá hạn|trễ hạn|đúng hạn)\s+(?!đó|khi|năm|tháng|quý)[^\W\d_])"
)
_THERE_ARE = phrase(
    r"(?<![^\W\d_])(?:toàn (?:tỉnh|huyện|thành phố|xã|ngành|quốc)|cả nước|hiện)(?: nay)?(?: đang)? có\s[^,;:.()]{0,20}$"
)
_GIVEN = ("được trao", "được trao tặng", "được tặng", "được cấp", "được hỗ trợ", "được tài trợ", "được ủng hộ")
"""What was done to things that then are no longer the doer's."""
_GETS = phrase(r"(?<![^\W\d_])được (?:trao|trao tặng|tặng|nhận|hỗ trợ|cấp|vay)$")
_NEXT_GIFT = phrase(
    r"\s*\d[\d.,]{0,12}\s+(?:(?:suất|phần|chiếc|con|căn|bộ|gói)\s+)?(?P<thing>[^\W\d_]+"
    r"(?:\s+(?!(?:cho|với|trị|mỗi|từ|của|và|được|theo|trong|đồng)(?![^\W\d_]))[^\W\d_]+){0,3})"
)
_LONGEST_SAID = 14  # words
_REST_OF_NAME = 3
_AT_PLACE = phrase(r"(?:tại|ở|của|thuộc|và|với|từ|trên)$")
_LONGEST_BODY = 9
_LONGEST_KIND = 8  # words by which some of the things are still called
_FLEET = phrase(
    r"(?:số )?(?:đội |đoàn )?(?:tàu|thuyền|ghe|xuồng|phương tiện|máy bay|xe (?:cứu|chữa|chở|khách))(?![^\W\d_])"
)
_OF_OTHERS = (" của", " tại", " ở", " thuộc")  # "thu hồi 24 ha đất của [135 hộ]"
# what is said of those counted, and not which they are: "lao động | đi làm việc ở nước ngoài"
_SAID_OF_THINGS = phrase(
    r"(?:đi|được|bị|đã|đang|có|tham gia|mắc|nhiễm|dự|tử vong|thành lập|đăng ký|đến|làm|sinh|nhập|xuất|vi phạm|ra|thoát)"
    r"(?![^\W\d_])"
)
_PLACE_WORDS = ("xã", "huyện", "tỉnh", "thôn", "bản", "phường", "trên", "tại", "ở", "thuộc")
_KIND = 2  # words behind a counting word that say what kind of people they are: "hộ nghèo", "người cao tuổi"
_LONGEST_CATEGORY = 10
_SELF_DESCRIBING = 4  # words with which a category says by itself what is counted


def counted(scene: Scene, figure: Figure) -> Topic:
    """The topic of a count: "thu giữ 14 khẩu súng tự chế" -> "Số khẩu súng tự chế được thu giữ"."""
    present = attending(scene, figure)
    if present:
        return present
    note_disease(scene, figure)
    count = count_of(scene, figure)
    for rule in _RULES:
        topic = rule(scene, count)
        if topic is not None:
            return topic if topic is figure.topic else of_item(scene, count, _done_too(scene, count, topic))
    return of_item(scene, count, _done_too(scene, count, _held(scene, _by_unit(scene, count))))


def _done_too(scene: Scene, count: Count, topic: Topic) -> Topic:
    """ "bê tông hóa 15 km đường, [3 cầu]": to the next things of a list the same was done, in the same time."""
    slot, before = count.figure.slot, count.figure.topic
    listed = count.figure.label is None and slot.separator in LISTS and slot.cue.kind == "none"
    if not listed or before is None or not before.fresh or before.aspect == "stock":
        return topic
    said = bool(scene.done) and key(scene.done) in key(topic.name) and not STANDS.search(key(topic.name))
    done = said or (topic.aspect == "any" and before.aspect == "flow")
    return replace(topic, aspect="flow") if done else topic


def _held(scene: Scene, topic: Topic) -> Topic:
    """ "Hội đồng nhân dân tỉnh có 58 đại biểu": whom a body has, it has at a date."""
    has = bool(scene.proprietor) and topic.name.endswith(scene.proprietor) and topic.aspect == "any"
    return replace(topic, aspect="stock") if has else topic


def _of_committee(scene: Scene, count: Count) -> Topic | None:
    """ "bầu Ban Chấp hành Đảng bộ xã khóa V gồm [27 đồng chí]": how many sit on it."""
    if count.quantity.unit not in units.COMRADES:
        return None
    behind = _ELECTED_TO.match(scene.text.key, *count.figure.slot.tail)
    body = behind or _COMMITTEE.search(scene.text.key, scene.sentence.start, count.quantity.lead)
    if body is None:
        return None
    words = scene.words(scene.trimmer.trim(Span(*body.span("body"))))
    return count_topic(scene, count, f"Số ủy viên {words}", Span(*body.span("body")), f"ủy viên {words}")


def _of_groups(scene: Scene, count: Count) -> Topic | None:
    """ "320 tổ vay vốn với [9.800 thành viên]": of those groups."""
    topic, slot = count.figure.topic, count.figure.slot
    if count.quantity.unit not in units.JOINED or topic is None or not topic.fresh or count.figure.label:
        return None
    groups = topic.thing.removesuffix(topic.done).strip()
    joins = _WITH_MEMBERS.fullmatch(scene.text.key, slot.left.end, count.quantity.lead)
    if not joins or not _GROUPS.match(key(groups)):
        return None
    thing = f"{lower_first(count.word)} {lower_first(groups)}"
    return replace(count_topic(scene, count, f"Số {thing}", count.unit, thing), aspect="stock")


# --- things at a place, things served ---


def is_at(scene: Scene, figure: Figure) -> bool:
    """True for places at which something was done: "lấy mẫu tại 14 vùng nuôi"."""
    start = figure.label.span.start if figure.label else figure.slot.cue.start
    return _AT.search(scene.text.key, start, figure.quantity.lead) is not None


def _at_place(scene: Scene, count: Count) -> Topic | None:
    """ "lấy mẫu tại 14 vùng nuôi": the places at which something was done."""
    label, noun = count.figure.label, count.figure.noun
    if label is None or not is_at(scene, count.figure):
        return None
    happens = _HAPPENS.search(scene.text.key, label.span.end, count.quantity.lead)  # "dịch xảy ra tại 12 xã"
    if noun is None and label.action is None and label.core is None and happens is None:
        return None
    if happens:
        name = f"Số {lower_first(count.word)} {happens[0].strip()} {lower_first(scene.words(label.span))}"
        return count_topic(scene, count, name, label.span, count.word, deed=True)
    place = f"{count.word} {scene.words(noun)}" if noun else count.word
    return count_topic(scene, count, joined(f"Số {lower_first(place)}", scene.words(label.span)), label.span, place)


def _served(scene: Scene, count: Count) -> Topic | None:
    """ "chi trả trợ cấp cho 34.766 người": the action measures, the thing counts."""
    label, noun = count.figure.label, count.figure.noun
    if not (label and label.serves and (label.action or noun is None or count.about)):
        return None
    # "chấp thuận cho 07 dự án về lĩnh vực …": the deed says which
    thing = lower_first(count.word if noun is None or count.about else f"{count.word} {scene.words(noun)}")
    suffers = label.action is not None and label.action.participle.startswith("bị ")
    words = scene.words(label.span)
    if label.direction:
        words = f"{'giảm' if label.direction == 'decrease' else 'tăng'} {lower_first(words)}"
    deed = f"{'bị' if suffers else 'được'} {words[:1].lower()}{words[1:]}"
    scene.done = deed  # of all that a list has: "tặng Giấy khen cho 12 tập thể, [30 cá nhân]"
    name = f"Số {thing} {deed}{_inside(scene, count)}"
    topic = count_topic(scene, count, name, label.span, f"{thing} {deed}", deed=True)
    topic.aspect = "stock" if LASTS.search(key(deed)) else "flow"
    whom = f" cho {thing}" if " " in thing else ""
    topic.served = f"{words[:1].lower()}{words[1:]}{whom}"
    return topic


def _inspected(scene: Scene, count: Count) -> Topic | None:
    """ "tiến hành 45 cuộc thanh tra tại [120 đơn vị]": those where what was just counted was done."""
    figure, topic = count.figure, count.figure.topic
    if figure.label or topic is None or not topic.fresh or topic.unit not in units.ROUNDS:
        return None
    if not _THERE.fullmatch(scene.text.key, figure.slot.left.end, count.quantity.lead):
        return None
    what = key(topic.thing).partition(" ")[2]
    action = scene.vocabulary.action(what, 0, len(what))
    if action is None or not action.participle:
        return None
    thing = _spoken(lower_first(count.word), scene.words(figure.noun) if figure.noun else "")
    return count_topic(scene, count, f"Số {thing} {action.participle}", count.unit, thing, deed=True)


def _beneficiaries(scene: Scene, count: Count) -> Topic | None:
    """ "cấp 313 tấn gạo cứu đói cho 4.744 hộ": the households that got the rice; "điều trị tại 8 cơ
    sở cho 2.380 bệnh nhân": those that the sentence's deed is for."""
    figure = count.figure
    if figure.label or figure.topic is None or figure.topic.unit == count.quantity.unit:
        return None
    if are_stood_for(scene, figure):
        return None
    if scene.text.key[figure.slot.cue.start : count.quantity.lead].strip() not in _FOR_WHOM:
        return None
    kind = scene.words(figure.noun).split()[:_KIND] if figure.noun else []
    plain = takewhile(lambda word: word.islower() and word not in _PLACE_WORDS, kind)
    borrows = _BORROWS.match(scene.text.key, *figure.slot.tail)  # "quỹ cho 2.950 hộ [vay] làm 186 dự án"
    thing = " ".join([lower_first(count.word), *(() if borrows else plain)])
    done = borrows["deed"] if borrows else _done_for(scene, figure.topic, figure.deed)
    if not done:
        return None
    topic = count_topic(scene, count, f"Số {thing} được {done}", figure.deed or count.unit, thing, deed=True)
    topic.aspect = "stock" if LASTS.search(key(done)) else "flow"
    return topic


def _done_for(scene: Scene, topic: Topic, deed: Span | None) -> str:
    """What was done or given, from the topic counted or measured just before."""
    if deed and _AT_PLACES.match(scene.text.key, deed.end, scene.position):
        return lower_first(scene.words(deed))  # "[điều trị lao] tại 6 trung tâm và 40 điểm cấp thuốc cho 1.100 người"
    word = (topic.unit or "").strip("{}")
    if topic.core == "Số" and key(topic.thing).startswith(word + " "):
        done = topic.thing[len(word) + 1 :]
        taught = done.removesuffix(topic.done).strip()
        if word in _COURSES and scene.vocabulary.action(key(taught), 0, len(taught)):
            return taught  # "mở 12 lớp [tập huấn kỹ thuật] cho 400 nông dân"
        if topic.done and done.endswith(topic.done):
            # "trao 50 con bò giống cho 40 hộ nghèo": "trao bò giống"
            return f"{active(topic.done)} {done.removesuffix(topic.done).strip()}".strip()
        return (
            done if scene.vocabulary.action(key(done), 0, len(done)) else ""
        )  # "27 lớp [đào tạo nghề] cho 918 lao động"
    if topic.done and topic.dimension == "money":
        return topic.done
    if topic.measure == "change" and topic.core:
        return f"{'tăng' if topic.direction == 'increase' else 'giảm'} {lower_first(topic.name)}"
    if topic.subject or deed is None:
        given = f"{scene.words(topic.subject)} " if topic.subject else ""
        return f"{lower_first(given)}{lower_first(topic.thing or topic.name)}"
    return lower_first(scene.words(deed))


# --- things named behind the number ---


def _some(scene: Scene, count: Count) -> Topic | None:
    """ "16 vụ vi phạm đất đai, trong đó [9 vụ đã khởi tố]": some of the same things, by what is said of them."""
    whole, tail = count.figure.whole, count.figure.slot.tail
    if whole is None or not units.are_akin(whole.unit, count.quantity.unit) or not whole.thing or count.figure.label:
        return None
    said = _SAID_OF_SOME.match(scene.text.key, *tail)
    words = scene.words(Span(said.start("said"), scene.trimmer.trim(tail).end)) if said else ""
    if not 1 < len(words.split()) <= _LONGEST_SAID or key(words) in key(whole.thing):
        return None
    things = whole.thing if len(whole.thing.split()) <= _LONGEST_KIND else count.word
    thing = of_whole(count.word, words, count.quantity.unit, whole) or f"{lower_first(things)} {words}"
    topic = count_topic(scene, count, f"Số {thing}", Span(count.unit.start, tail.end), thing)
    return replace(topic, parent=whole.indicator)


def _of_people(scene: Scene, count: Count) -> Topic | None:
    """ "115 người nghỉ hưu trước tuổi, trong đó [06 công chức]": of those people, so many are such."""
    whole, figure = count.figure.whole, count.figure
    if whole is None or whole.unit not in units.PEOPLE or figure.label or figure.noun:
        return None
    kind = scene.vocabulary.counted(scene.text.key, *count.unit)
    of = _PERSON.sub("", key(whole.rest or whole.thing))
    if kind is None or kind.kind != "person" or count.quantity.unit == whole.unit or not of:
        return None
    thing = f"{lower_first(count.word)} {(whole.rest or whole.thing)[-len(of) :]}"
    return replace(count_topic(scene, count, f"Số {thing}", count.unit, thing), parent=whole.indicator)


def _sized(scene: Scene, count: Count) -> Topic | None:
    """ "8 thị trường [trên 5 tỷ USD]": those of that size."""
    tail = count.figure.slot.tail
    if count.quantity.unit not in units.SIZED or not _OF_SIZE.match(scene.text.key, *tail):
        return None
    thing = f"{lower_first(count.word)} {scene.words(tail)}"
    return count_topic(scene, count, f"Số {thing}", count.unit, thing)


def _that_went(scene: Scene, count: Count) -> Topic | None:
    """ "Trong 30 sản phẩm chủ yếu có [19 sản phẩm] tăng": so many of them went that way."""
    went = _WENT.match(scene.text.key, count.quantity.span.end, scene.sentence.end)
    if went is None or count.quantity.unit not in units.KINDS or count.figure.label:
        return None
    topic = count.figure.topic
    same = topic is not None and topic.fresh and topic.unit == count.quantity.unit and topic.thing
    thing = _WENT_BEFORE.sub("", topic.thing) if topic and same else lower_first(count.word)
    said = f"{thing} {' '.join(went['way'].split())}"
    return count_topic(scene, count, f"Số {said}", count.unit, said, deed=True)


def _with_noun(scene: Scene, count: Count) -> Topic | None:
    """ "phát hiện 12 vụ cháy rừng" -> "Số vụ cháy rừng được phát hiện"."""
    label, noun = count.figure.label, count.figure.noun
    if noun is None or (count.participle and count.about):
        return None
    head, thing, participle = _counted_thing(scene, count, noun)
    some = _of_whole(scene, count, noun) if head == "Số" else ""
    thing, participle = (some, "") if some else (thing, participle)
    if count.quantity.unit in units.CASES:
        scene.incident = scene.words(noun)
    goes_on = label is None and count.figure.topic is not None and count.figure.topic.aspect == "flow"
    suffers = count.quantity.unit == units.HEADS and _SUFFERS.search(scene.text.key, *noun) is not None
    deed = ((_is_completed(scene, label) or goes_on) and bool(participle)) or bool(FLOWS.search(scene.text.key, *noun))
    deed = deed or suffers
    owner = _proprietor(scene, count.figure) or _doer(scene, label, head)
    thing = _spoken(thing, _given_next(scene, count, thing))
    name = f"{_spoken(head, lower_first(thing), participle)}{owner}"
    whole_thing = f"{thing} {participle}".strip() if label else thing
    topic = count_topic(scene, count, name, Span(count.unit.start, noun.end), whole_thing, deed=deed)
    return replace(topic, done=participle if topic.name.endswith(participle) else "")


def _given_next(scene: Scene, count: Count, thing: str) -> str:
    """ "12 hộ được hỗ trợ | 24 con [bò giống]": what they were given, of which the next number tells how much."""
    if not _GETS.search(key(thing)):
        return ""
    given = _NEXT_GIFT.match(scene.text.key, count.figure.slot.tail.end, scene.sentence.end)
    return scene.words(scene.trimmer.trim(Span(*given.span("thing")))) if given else ""


def _of_whole(scene: Scene, count: Count, noun: Span) -> str:
    """ "900 lao động đi làm việc ở nước ngoài, trong đó có [300 lao động nữ]": of those, so many are such."""
    whole = count.figure.whole
    if whole is None or count.figure.label:
        return ""
    fits = whole.amount is not None and count.quantity.number <= whole.amount
    some = fits and units.counts_some(count.quantity.unit, whole.unit)
    if not (some or units.are_akin(whole.unit, count.quantity.unit)):
        return ""
    return of_whole(count.word, scene.words(noun), count.quantity.unit, whole)


def _counted_thing(scene: Scene, count: Count, noun: Span) -> tuple[str, str, str]:
    """The name's head, the thing, and what was done to it, said once."""
    words = scene.words(noun)
    if count.quantity.unit == units.VISITS:
        rider = count.word[len("lượt") :].strip()  # "41.200 [lượt người] bị ảnh hưởng"
        words = f"{rider} {words}".strip()
        guests = key(words) == "khách" and not _TRANSPORT.search(scene.text.key, *scene.paragraph)
        label, done = count.figure.label, scene.vocabulary.action(key(words), 0, len(words))
        inspected = _INSPECTED.search(key(count.participle))
        helped = label and label.action and done is None and (inspected or not _TRAVELS.search(key(words)))
        return "Lượt", "khách du lịch" if guests else words, count.participle if helped else ""
    killed = _KILLS.search(scene.text.key, max(scene.sentence.start, count.quantity.lead - 30), count.quantity.lead)
    if count.quantity.unit == units.HEADS and (killed or scene.done == _KILLED) and _LIVESTOCK.match(key(words)):
        scene.done = _KILLED  # "rét đậm làm chết 320 con trâu, bò, [45 con dê]"
        return "Số", f"{count.word} {words}", _KILLED
    if count.quantity.unit == units.HEADS and not count.participle and _LIVESTOCK.match(key(words)):
        suffers = _SUFFERS.search(scene.text.key, *(count.figure.slot.shared or noun))
        return "Số" if suffers else "Đàn", words, ""  # "2.500 con bò [bị chết]" are no herd
    topic = count.figure.topic
    if _PRICES.fullmatch(key(words)) and topic and topic.fresh and topic.unit == count.quantity.unit and topic.thing:
        goods = _WENT_BEFORE.sub("", _PRICES_END.sub("", topic.thing))
        return "Số", f"{goods} {words}", ""  # "11 nhóm hàng, có 7 nhóm [tăng giá]"
    listed = scene.text.key[count.unit.end : noun.start].strip() == ","  # "35 ý kiến, kiến nghị của cử tri"
    thing, deed = f"{count.word}{', ' if listed else ' '}{words}", active(key(count.participle))
    return "Số", thing, "" if f" {deed} " in f" {key(thing)} " else count.participle


def _proprietor(scene: Scene, figure: Figure) -> str:
    """ "Đảng bộ tỉnh Hà Nam có 12 đảng bộ trực thuộc với 580 chi bộ": whose they are, up to
    the sentence's end."""
    label = figure.label
    if label and not label.core and not label.action and not label.serves:
        words = " ".join(scene.text.norm[slice(*label.span)].split())  # with its place: "Đảng bộ tỉnh Hà Nam"
        has = _HAS.search(scene.text.key, figure.slot.cue.start, figure.quantity.lead)
        body = _BODY.match(key(words)) if has and len(words.split()) <= _LONGEST_BODY else None
        scene.proprietor = f" của {words[body.start('body') :]}" if body else ""
    return scene.proprietor


def _doer(scene: Scene, label: Label | None, head: str = "Số") -> str:
    """ "Công ty May Sông Tiền tuyển 400 công nhân", "Khu du lịch Bến Xuân đón 3 triệu lượt khách": whose they are."""
    if label is None or label.core or (label.action and label.action.participle in _GIVEN):
        return ""
    if label.agent and _BESIDE.search(scene.text.key, *label.agent):
        return ""  # "Hội phối hợp với Ngân hàng Sao Biển cho vay 40 hộ"
    zone = _ZONE.fullmatch(key(words := scene.words(label.agent))) if label.agent else None
    if zone and label.action and label.action.participle == _ATTRACTED:
        return f" vào {lower_first(words[: zone.end('zone')])}"
    words = _whole(words) if label.agent else _before_verb(scene, label)
    return f" {'đến' if head == 'Lượt' else 'của'} {words}" if words else ""


def _whole(agent: str) -> str:
    """The company that ``agent`` names; none for an office, whose name goes on small: "Bệnh viện Đa [khoa tỉnh]"."""
    named = company(agent)
    rest = agent[len(named) :].split() if named and agent.startswith(named) else []
    return "" if rest and len(rest) <= _REST_OF_NAME and not _AT_PLACE.match(key(rest[0])) else named


def _before_verb(scene: Scene, label: Label) -> str:
    """ "[Vườn quốc gia Sông Trăng] đón": a company or work and one verb are all of the label."""
    subject, _, verb = scene.words(label.span).rpartition(" ")
    named = company(subject) if scene.vocabulary.action(key(verb), 0, len(verb)) or label.serves else ""
    return subject if named == subject else ""


# --- things named before the number, or not at all ---


def _with_deed(scene: Scene, count: Count) -> Topic | None:
    """ "271 vụ vi phạm …, đã xử lý 162 vụ": what was done to so many of the same."""
    label = count.figure.label
    if label is None or label.action is None:
        return None
    whole = count.figure.whole
    if whole and whole.unit == count.quantity.unit and key(scene.words(label.span)) == _EXPORTS:
        return part_of(scene, label, whole)  # "việc làm cho 900 lao động (trong nước 800, [xuất khẩu] 100)"
    thing = _same_thing(count.word, _last_of(scene, count)) or count.word
    done = scene.words(Span(label.action.end, label.span.end))
    if count.quantity.unit in units.CLASSIFIERS and thing == count.word and done and not _MEANS.match(key(done)):
        if key(done).startswith("đàn "):
            return count_topic(scene, count, done, label.span, done)  # "phát triển [đàn heo] 250.000 con"
        thing, done = f"{thing} {lower_first(done)}", ""  # "sản xuất [tôm giống] 31,5 tỷ con"
    name = _spoken("Số", lower_first(thing), count.participle, done) + _doer(scene, label)
    said = f"{count.participle} {done}".strip() if count.participle else ""
    topic = count_topic(
        scene,
        count,
        f"{name}{_inside(scene, count)}",
        label.span,
        _spoken(thing, said),
        deed=_is_completed(scene, label),
    )
    return replace(topic, done=said)


def _inside(scene: Scene, count: Count) -> str:
    """ "nuôi dưỡng 253 người [trong cơ sở bảo trợ xã hội]": in what kind of house, no place's name."""
    inside = _INSIDE.match(scene.text.key, *count.figure.slot.tail)
    words = scene.words(Span(*inside.span("where"))) if inside else ""
    return f" {words}" if words and words == words.lower() else ""


def _last_of(scene: Scene, count: Count) -> Topic | None:
    """ "phát hiện 320 vụ trộm, bắt giữ 512 đối tượng, khởi tố [290 vụ]": what the sentence counted so last."""
    topic, unit = count.figure.topic, count.quantity.unit
    if said_before(scene, count.figure):
        return None  # "tội phạm ma túy phát hiện 21 vụ; [tội phạm kinh tế] phát hiện 34 vụ"
    if topic is None or topic.unit == unit:
        return _large_enough(scene, count, topic)
    if unit in units.SUSPECTS and topic.unit in units.CASES:
        return None  # "bắt 31 đối tượng; 2 vụ mại dâm, bắt [7 đối tượng]": those of these cases
    here = (told for told in reversed(scene.recent) if told.label and told.label.start >= scene.sentence.start)
    return next((told for told in here if told.unit == unit), topic)


def _large_enough(scene: Scene, count: Count, topic: Topic | None) -> Topic | None:
    """ "tiếp nhận 90 hồ sơ, trong đó 60 hồ sơ trực tuyến; giải quyết [80 hồ sơ]": of all, where they are more than
    the part told last."""
    if topic is None or topic.amount is None or count.quantity.number <= topic.amount:
        return topic
    same = (told for told in reversed(scene.recent) if told.unit == topic.unit and told.amount is not None)
    return next((told for told in same if told.amount and told.amount >= count.quantity.number), topic)


def _same_thing(word: str, topic: Topic | None) -> str:
    """ "cấp mới 32 dự án FDI, điều chỉnh 14 dự án": the things, without what was done to so many others of them."""
    thing = _untouched(topic) if topic else ""
    ended = has_ended(thing.partition(" ")[2])  # "362 ca tử vong; đang điều trị [45 ca]"
    return thing if key(thing).startswith(key(word)) and not ended else ""


def _untouched(topic: Topic) -> str:
    """The things counted, without what was done to them: "dự án" of "dự án được cấp mới"."""
    return topic.thing.removesuffix(topic.done).strip().removesuffix(" mới")


def _category(scene: Scene, count: Count) -> Topic | None:
    """ "Mua bán lâm sản trái phép: 03 vụ": the label says what kind of case."""
    label, whole = count.figure.label, count.figure.whole
    if label is None or _ENDS_OPEN.search(scene.text.key, label.span.start, count.quantity.lead):
        return None
    words, unit = scene.words(label.span), count.quantity.unit
    kind = scene.vocabulary.counted(scene.text.key, *count.unit)
    if kind and kind.kind == "person" and _proprietor(scene, count.figure):
        return None  # "Đảng bộ xã có 214 đảng viên"
    if len(words.split()) > _LONGEST_CATEGORY and ":" not in scene.text.key[label.span.end : count.quantity.lead]:
        return None
    if unit in units.CASES and (whole is None or whole.unit != unit) and not is_place(words):
        scene.incident = lower_first(words)
    short = (
        len(words.split()) < _SELF_DESCRIBING or not count.word or is_place(words)
    )  # "- Thở oxy qua mặt nạ: 270" of the patients
    if whole and units.are_akin(whole.unit, unit) and short:
        return part_of(scene, label, whole)
    alike = _alike(count, label, words)
    if alike:
        return alike
    some = some_people(scene, count.figure, words)
    if some and whole:
        return replace(
            count_topic(scene, count, f"Số {some}", label.span, some), parent=whole.indicator, aspect=whole.aspect
        )
    topic = count_topic(scene, count, _category_name(scene, words, count), label.span, words)
    return replace(topic, parent=whole.indicator if whole and whole.dimension == "count" else None)


def _alike(count: Count, label: Label, words: str) -> Topic | None:
    """ "Số người tham gia bảo hiểm y tế là 90.000 người, [bảo hiểm thất nghiệp] 12.000 người": as many of whom the same
    is said."""
    topic = count.figure.topic
    if (
        topic is None
        or not topic.fresh
        or topic.unit != count.quantity.unit
        or count.figure.slot.separator not in LISTS
    ):
        return None
    head = up_to_class(words, topic.name) if topic.name.startswith("Số ") else ""
    if len(head.split()) <= 1 + len(count.quantity.unit.split()):
        return None  # "Số hộ nghèo là 900 hộ, hộ cận nghèo 700 hộ": each its own
    return replace(topic.part(f"{head} {lower_first(words)}", label.span, label.span), parent=None, thing=words)


def _category_name(scene: Scene, words: str, count: Count) -> str:
    """ "trâu" -> "Đàn trâu", "mẫu giáo" (cháu) -> "Số cháu mẫu giáo"; a herd's "đàn" and who is counted are said
    once: "học sinh lớp 12: 900 em"."""
    one, _, per = (count.quantity.unit_text or "").partition("/")
    if per.strip():  # "Nhân lực nghiên cứu đạt 12 người/1 vạn dân"
        head = "Số " if key(words).startswith(key(one.strip())) else ""
        return sentence_case(f"{head}{lower_first(words) if head else words} trên {' '.join(per.split())}")
    people = count.quantity.unit in units.PEOPLE and is_person(scene, words)
    if key(words).startswith(f"{key(count.word)} ") or people:
        return f"Số {lower_first(words)}"
    if count.quantity.unit in units.PRODUCTS and not _FLEET.match(key(words)):
        return sentence_case(f"Sản lượng {lower_first(words)}")
    if count.quantity.unit != units.HEADS:
        return sentence_case(f"Số {lower_first(count.word)} {lower_first(words)}")
    return sentence_case(words if key(words).startswith("đàn ") else f"Đàn {lower_first(words)}")


def _merged(scene: Scene, count: Count) -> Topic | None:
    """ "sáp nhập 24 xã thành [10 xã]": so many are left."""
    topic, figure = count.figure.topic, count.figure
    if topic is None or not topic.fresh or figure.label or topic.unit != count.quantity.unit:
        return None
    if not _INTO.fullmatch(scene.text.key, figure.slot.left.start, count.quantity.lead):
        return None
    deed = active(topic.done)
    if not _MERGES.match(key(deed)):
        return None
    name = f"Số {lower_first(count.word)} sau {deed}"
    return count_topic(scene, count, name, count.unit, count.word)


def _around(scene: Scene, count: Count) -> Topic | None:
    """ "xảy ra tại 86 thôn thuộc [24 xã] của [5 huyện]", "tại 860 hộ, [24 xã]": what is said of the small is said of
    the large; "phát hiện 14 ổ dịch tại [6 huyện]": where they are."""
    topic, figure = count.figure.topic, count.figure
    if topic is None or not topic.fresh or figure.label or count.quantity.unit not in units.AREAS:
        return None
    if topic.unit == count.quantity.unit or (figure.noun and not _AND_OTHERS.match(scene.text.key, *figure.slot.tail)):
        return None
    gap = Span(figure.slot.left.start, count.quantity.lead)
    said = topic.name.removeprefix("Số ").removeprefix((topic.unit or "").strip("{}")).strip()
    if topic.unit in units.OUTBREAKS and _AT.search(scene.text.key, *gap):
        there = count_topic(scene, count, f"Số {lower_first(count.word)} có {topic.thing}", count.unit, count.word)
        return replace(there, aspect=topic.aspect)
    goes_on = figure.slot.separator == "," and _HAPPENS.search(key(topic.name)) is not None
    if topic.unit not in units.AREAS or not (goes_on or _BELONGS.fullmatch(scene.text.key, *gap)):
        return None
    places = lower_first(count.word) + (f", {scene.words(figure.noun)}" if figure.noun else "")
    return count_topic(scene, count, _spoken(f"Số {places}", said), count.unit, count.word, deed=goes_on)


def _members(scene: Scene, count: Count) -> Topic | None:
    """ "4.200 hộ thiếu đói với [19.800 nhân khẩu]", "16 hộ (72 khẩu) phải di dời": what is said of the households."""
    topic, figure = count.figure.topic, count.figure
    if topic is None or not topic.fresh or topic.unit != units.HOUSEHOLD or figure.label or figure.noun:
        return None
    if count.quantity.unit not in units.MEMBERS or not topic.name.startswith("Số hộ"):
        return None
    said = topic.name.removeprefix("Số hộ").removeprefix(" dân").strip()
    name = _spoken(f"Số {lower_first(count.word)}", said)
    return replace(count_topic(scene, count, name, count.unit, count.word), aspect=topic.aspect)


def _of_topic(scene: Scene, count: Count) -> Topic | None:
    """ "xảy ra 12 vụ cháy, trong tháng 5 có 3 vụ": the same things again; "khởi công 5 cầu, hoàn thành 3
    cầu": with something else done to them."""
    topic, slot = count.figure.topic, count.figure.slot
    if topic is None or topic.unit != count.quantity.unit:
        return None
    verb = scene.text.key[slot.cue.start : count.quantity.lead].split()
    completed = " ".join(verb[:2]) == _COMPLETED
    if topic.done and _THERE_ARE.search(
        scene.text.key, max(scene.sentence.start, slot.left.start), count.quantity.lead
    ):
        # "cấp mới 12 dự án. [Toàn tỉnh có] 320 dự án": of them all
        thing = _untouched(topic)
        return replace(topic, name=f"Số {thing}", thing=thing, done="", aspect="stock", indicator=None)
    raised = slot.cue.kind == "to" and _RAISED.search(scene.text.key, scene.sentence.start, count.quantity.lead)
    if topic.done and raised:
        # "Thành lập mới 12 hợp tác xã, [nâng tổng số lên] 96": of them all
        scene.done, thing = "", _untouched(topic)
        return replace(topic, name=f"Tổng số {thing}", thing=thing, done="", aspect="stock", indicator=None)
    if not completed or not topic.done:
        return topic
    return replace(topic, name=topic.name.removesuffix(topic.done) + _COMPLETED, done=_COMPLETED, indicator=None)


def _by_unit(scene: Scene, count: Count) -> Topic:
    """A count with its unit alone; a plain one ("người", "hộ") is completed by the heading above."""
    things = count.figure.things
    slot = count.figure.slot
    joint = scene.text.key[slot.left.start : count.quantity.lead].rstrip().endswith(_OF_OTHERS)
    above = things[0] if things and not joint and count.quantity.unit in units.PLAIN_COUNTS else ""
    name = _spoken(joined(f"Số {lower_first(count.word)}", above), count.participle) + _proprietor(scene, count.figure)
    return count_topic(scene, count, name, count.unit, count.word)


def _is_completed(scene: Scene, label: Label | None) -> bool:
    """True for a deed that comes to an end ("đã cấp"), not for one that lasts ("đang quản lý")."""
    return label is not None and label.action is not None and not LASTS.search(key(scene.words(label.span)))


def _spoken(*parts: str) -> str:
    return " ".join(part for part in parts if part)


_RULES: tuple[Callable[[Scene, Count], Topic | None], ...] = (
    harmed,
    criteria,
    _of_committee,
    _of_groups,
    _at_place,
    _inspected,
    _served,
    _beneficiaries,
    _some,
    _of_people,
    _sized,
    _around,
    _that_went,
    _with_noun,
    _with_deed,
    _merged,
    _members,
    of_branch,
    _category,
    _of_topic,
    of_incident,
)
"""In this order: the first that knows the number's thing names it."""
