"""What was done to the things that a sentence counts or measures, as a name takes it."""

from __future__ import annotations

from service.indicators import units
from service.indicators.happenings import happens
from service.indicators.names import lower_first
from service.indicators.naming.scene import Figure, Scene
from service.indicators.negation import not_reached
from service.indicators.vocabulary import Action
from service.text.fold import key, phrase
from service.text.span import Span

LISTS = (",", "v")  # "12 kế hoạch, 4 đề án và 2 chương trình"
_VOICE = phrase(r"^(?:được|bị|đã) ")
# who leads by papers, and who does the same beside others: no town, ministry or "các đơn vị", which go without saying
_AGENT = phrase(
    r"(?<![^\W\d_])(?P<agent>(?P<leads>ban (?:chấp hành|thường vụ|cán sự đảng))|(?P<beside>lực lượng|phân hệ))"
    r"(?P<whose>(?: (?!(?:đã|đang|vừa|cũng|tiếp|luôn|chức năng|nòng cốt)(?![^\W\d_]))[^\W\d_]+){1,9}?)"
    r"(?=\s+(?:đã|đang|vừa|cũng|tiếp tục|luôn)\s|,|\s*$)"
)

# what is done to households is done to their people; those who are in a new team are not "thành lập"
_OF_PEOPLE = phrase(
    r"(?<![^\W\d_])(?:sơ tán|di dời|tiếp|khởi tố|bắt|tạm giữ|tạm giam|huy động|điều động|hỗ trợ|cứu|đào tạo|tập huấn|"
    r"tinh giản|"
    r"xử lý|xử phạt|kỷ luật|cách ly|điều trị|chăm sóc|cấp)(?![^\W\d_])"
)
_LONGEST_AGENT = 9
_POINTS = (" này", " đó", " trên")
_TOGETHER = ("/", "cùng", "cùng với")
_SEIZED = ("thu giữ", "tịch thu", "thu được", "bị tạm giữ")
_MADE_WITH = phrase(
    r"(?<![^\W\d_])được (?:thành lập|xây dựng|thiết kế|tổ chức|hình thành|bố trí|trang bị)[^,;.]{0,20}? (?:với|gồm)"
    r"(?: (?:hơn|gần|trên|khoảng|tổng số))*\s*$"
)
_WITH = phrase(r"\s*(?:với|gồm|có) (?:tổng số |tổng cộng )?")
_HAS_APART = phrase(r"\s*,\s*(?:đã |hiện |nay )?có(?![^\W\d_])")  # "tuyên truyền phòng bệnh, có 12 xã hoàn thành"
_THEY_DO = phrase(r"(?<=[^\W\d_] )(?:tham dự|tham gia|khám|hỗ trợ|kiểm tra|khảo sát|thăm|dự)$")
_REACHED = phrase(r"(?<![^\W\d_])(?P<said>hoàn thành(?: vượt mức)?|đạt và vượt|vượt|chưa đạt|không đạt)\s*$")
_OBJECT = phrase(
    r"\s+(?P<object>(?!(?:và|với|cho|tại|ở|trong|trên|từ|đến|được|thêm|mới|thành công|kịp thời|hơn|về|theo|là|có|của|"
    r"lại|ra|xong|cả|đủ|các|những|để|gồm|tổng|số|toàn|giai đoạn|tiếp|đồng loạt)(?![^\W\d_]))[^\W\d_]+(?: (?!và "
    r")[^\W\d_]+){0,5})(?= và |,|\s*$)"
)


def participle_of(scene: Scene, figure: Figure) -> str:
    """ "ban hành 12 kế hoạch" -> "được ban hành"; of a list, to all its items: "12 kế hoạch, [4 đề án]"."""
    action = figure.label.action if figure.label else None
    goes_on = figure.label is None and figure.slot.separator in LISTS and figure.slot.cue.kind == "none"
    shared = figure.label is None and _OF_PEOPLE.search(key(scene.done)) is not None
    if shared and _WITH.fullmatch(scene.text.key, figure.slot.left.end, figure.quantity.lead):
        return scene.done  # "sơ tán 4.500 hộ với 18.200 khẩu"
    goes_on = goes_on or _is_in_case(scene, figure) or _is_listed(scene, figure)
    if not goes_on:
        scene.done = f"{_participle(scene, figure)}{_object(scene, figure)}" if action and not action.light else ""
        if action and _MADE_WITH.search(scene.text.key, max(0, action.end - 30), figure.quantity.lead):
            scene.done = ""  # "hợp tác xã được thành lập với [30 xã viên]"
        scene.done = scene.done or _reached(scene, figure)
        agent = _agent(scene, figure) if scene.done and figure.label else ""
        scene.done = f"{agent} {active(scene.done)}" if agent else scene.done
    return scene.done


def _is_in_case(scene: Scene, figure: Figure) -> bool:
    """ "thụ lý 412 vụ với [720 bị cáo]", "điều động 3 xe cùng [25 cán bộ]": what was done to the cases or the cars was
    done to them."""
    topic = figure.topic
    if figure.label or topic is None or not topic.fresh or topic.dimension != "count":
        return False
    gap = scene.text.key[figure.slot.left.end : figure.quantity.lead].strip()
    in_cases = topic.unit in units.CASES and figure.quantity.unit in units.SUSPECTS and gap in ("với", "gồm")
    return in_cases or gap in _TOGETHER


def _is_listed(scene: Scene, figure: Figure) -> bool:
    """ "thu giữ 2,3 kg heroin; [4.560 viên hồng phiến]; 1 khẩu súng": what was seized, thing by thing."""
    bare = figure.label is None and figure.slot.separator == ";" and figure.slot.cue.kind == "none"
    gap = scene.text.key[figure.slot.left.end : figure.quantity.lead].strip()
    return bare and gap == ";" and scene.done in _SEIZED


def active(done: str) -> str:
    """ "được sửa chữa" -> "sửa chữa": the deed without its voice, as it stands before its things."""
    return _VOICE.sub("", done)


def _participle(scene: Scene, figure: Figure) -> str:
    """What the verb leaves in a name: "đã giải quyết", of what is being done "đang giải quyết"."""
    label, text = figure.label, scene.text.key
    if label is None or label.action is None or _HAS_APART.match(text, label.span.end, figure.quantity.lead):
        return ""
    last = _last_verb(scene, Span(label.action.end, label.span.end))
    said = (last or label.action).participle
    goes_on = said.startswith("đã ") and scene.text.key.endswith("đang ", 0, label.span.start)
    return f"đang {said.removeprefix('đã ')}" if goes_on else said


def _last_verb(scene: Scene, behind: Span) -> Action | None:
    """ "thành lập các đoàn vận động viên [tham dự] 15 giải": what those do who are the object."""
    verb = _THEY_DO.search(scene.text.key, *behind)
    return scene.vocabulary.action(scene.text.key, verb.start(), verb.end()) if verb else None


def _reached(scene: Scene, figure: Figure) -> str:
    """ "hoàn thành 15/17 chỉ tiêu", "đạt và vượt 10 trên 15 chỉ tiêu": what of aims is said; "chưa đạt 4 tiêu chí"."""
    slot = figure.slot
    missed = not_reached(scene.text.key, slot.cue.start, figure.quantity.lead)
    if missed and figure.quantity.dimension == "count":
        return missed
    if figure.label or figure.quantity.unit != units.AIMS:
        return ""
    found = _REACHED.search(scene.text.key, scene.sentence.start, figure.quantity.lead)
    return found["said"] if found else ""


def _object(scene: Scene, figure: Figure) -> str:
    """ "cấp [chứng nhận đăng ký đầu tư] và điều chỉnh chủ trương 14 dự án điện gió": what the deed is done with."""
    label = figure.label
    if label is None or label.action is None or figure.noun is None or figure.quantity.dimension != "count":
        return ""
    found = _OBJECT.match(scene.text.key, label.action.end, label.span.end)
    beside = scene.text.key[label.span.end : figure.quantity.lead].isspace()
    words = scene.words(Span(*found.span("object"))) if found and beside else ""
    return f" {words}" if words == words.lower() and words else ""


def _agent(scene: Scene, figure: Figure) -> str:
    """ "[lực lượng Hải quan] bắt giữ 6 đối tượng, lực lượng Biên phòng …", "trong đó [Phòng Hình sự] bắt 41 đối tượng":
    who, where that tells one from the other."""
    label = figure.label
    if label is None:
        return ""
    said = lower_first(scene.words(label.agent)) if label.agent and figure.whole else ""
    if said and len(said.split()) <= _LONGEST_AGENT and not happens(said) and not said.endswith(_POINTS):
        return said
    text, sentence = scene.text.key, scene.sentence
    found = list(_AGENT.finditer(text, sentence.start, label.span.start))
    if not found:
        return ""
    last = found[-1]
    if last["beside"] and text.count(f"{last['beside']} ", *scene.paragraph) < 2:
        return ""
    return lower_first(scene.words(scene.trimmer.trim(Span(last.start("agent"), last.end("whose")))))
