"""What a name must say beside its thing: of which contest a prize is, by what the harm was done."""

from __future__ import annotations

from dataclasses import replace

from service.indicators import units
from service.indicators.happenings import HARMS
from service.indicators.names import lower_first
from service.indicators.naming.owners import is_part_of_work, owner_of
from service.indicators.naming.scene import Scene
from service.indicators.naming.things_named import turns
from service.indicators.topic import Topic
from service.text.finder import KEYS, Finder
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.span import Span

# "mưa đá, lốc xoáy và sạt lở đất | làm 2 người chết"
_MORE_CAUSES = (
    r"(?:(?:, | và |, kèm | kèm (?:theo )?)(?:mưa|lũ|lốc|giông|dông|gió|sạt lở|ngập|nắng nóng|hạn|xâm nhập mặn|"
    r"triều cường|rét|sét)(?: (?!và |kèm )[^\W\d_]+){0,3}?){0,3}"
)
_CAUSE = phrase(
    r"(?<![^\W\d_])(?<!chống )(?<!ứng phó )(?<!bị )(?:do|vì|bởi)?\s*(?:ảnh hưởng (?:của|từ) )?"
    r"(?P<cause>(?:đợt |trận |cơn |vụ |sự cố )?"
    r"(?:mưa|bão|áp thấp|lũ|lốc|giông|dông|gió|động đất|sạt lở|ngập|nắng nóng|nắng hạn|"
    r"(?<!khô )hạn|xâm nhập mặn|triều cường|rét|băng giá|"
    r"thiên tai|(?<!đầu )(?<!mùa )dịch|cháy|nổ|tai nạn|đuối nước|sét)"
    rf"(?: [^\W\d_]+| số \d{{1,2}}){{0,5}}?{_MORE_CAUSES})"
    r"(?: (?:(?:từ|trong|vào|xảy ra|diễn ra|các|ngày|đêm|sáng|chiều|tối|trưa) )+\d{1,2}[^,;:.\n]{0,40}?|"
    r" \d{1,2}/\d{1,2}(?:/\d{4})?)?"
    r"(?:(?: vừa qua| nêu trên)?(?: đã)? (?:làm|khiến|gây|cuốn|nhấn chìm)(?![^\W\d_])|\s*,)"
)
_DAMAGE = phrase(
    r"(?<![^\W\d_])(?:chết|tử vong|thiệt mạng|bị thương|mất tích|thiệt hại|hư hỏng|hư hại|sập|đổ|tốc mái|ngập|vùi lấp|"
    r"cuốn trôi|sạt lở|gãy đổ|mất trắng|bị chìm|thiêu rụi)(?![^\W\d_])"
)
_ONE_OF = regex(r"^(?:vụ|đợt|trận|cơn) ")
_HARM = phrase(rf"(?<![^\W\d_]){HARMS}(?![^\W\d_])")
_LEFT_OUT = phrase(
    r"[\s\-+*•]*(?:nếu )?(?:không tính|không kể|không bao gồm|chưa tính|chưa kể) (?P<what>[^,;.:\n]{4,110}),"
)
_BARE_HARM = phrase(r"(?:tổng )?số (?:người|nạn nhân|ca) (?:bị )?(?:chết|tử vong|thương|tử nạn|mất tích)")
_TURNOVER = phrase(r"(?P<turnover>(?:khối lượng |sản lượng )?luân chuyển)(?P<what> (?:hành khách|hàng hóa|khách))?")
_BARE_CASES = phrase(r"(?:tổng )?số vụ")
_POISONING = phrase(r"(?:vụ )?ngộ độc")
_TAKEN_ILL = phrase(r"(?:tổng )?số (?:người|ca|công nhân|học sinh) (?:mắc|nhập viện|đi viện|phải nhập viện|bị mắc)")
_BURNS = phrase(r"(?<![^\W\d_])(?:cháy|nổ|tai nạn)(?![^\W\d_])")
_BLAMED = phrase(r"(?<![^\W\d_])do ")
_CONTEST = phrase(
    r"(?:(?P<many>\d{1,3})\s+)?(?P<contest>(?:các )?(?:(?<!đoạt )(?<!đạt )(?<!giành )"
    r"giải (?!cấp |quốc gia |nhất|nhì|ba(?![^\W\d_])|khuyến|thưởng|quyết|"
    r"ngân|pháp|phóng|"
    r"tỏa|đặc biệt|[abc] )|hội thi|hội thao|hội khỏe|cuộc thi|kỳ thi|liên hoan|đại hội thể thao|sea games|asiad|"
    r"para games|olympic|seagames?|vòng chung kết|festival)"
    r"[^,;:.()\n]{0,90}?)(?=\s+(?:và \d|với|đã|đạt|giành|đoạt|và (?:đạt|giành|đoạt)|có|thu hút|"
    r"gồm)(?![^\W\d_])|[,;:.()\n]|$)"
)
_CONTEST_BEHIND = 40  # characters behind a prize in which stands what it was won in
# "các [vận động viên khuyết tật] của tỉnh giành được 21 huy chương, gồm 7 HCV"
_WINNERS = Finder(
    phrase(
        r"(?<![^\W\d_])(?P<who>(?:vđv|vận động viên|học sinh|sinh viên|thí sinh|đoàn|đội|nghệ nhân|diễn viên|công nhân)"
        r"(?: (?!của |đã |tham |dự )[^\W\d_]+){0,8}?)(?: của [^,;:.()\d]{2,30}?)?(?: đã)? (?:giành|đạt|đoạt|mang "
        r"về)(?: được)? "
    ),
    KEYS,
)
# "bão Linda | đổ bộ vào Cà Mau": what it did is no name of it
_MOVES = phrase(
    r"\s(?:đã |vừa )?(?:đổ bộ|hướng|đi|di chuyển|tràn|(?<!lũ )quét|xảy ra|xuất hiện|hình thành|kéo dài|kéo|ập|vào|"
    r"bùng phát|liên tục|liên tiếp|suy yếu|mạnh lên|tiếp tục|gây|diễn ra)(?![^\W\d_])"
)
_HELD_AT = regex(r"\s+(?:tại|ở)\s.*$")
_WON = regex(r"\s+(?:giành|đạt|đoạt)(?: được)?$")
_TAKES_PART = regex(r"(?:\s+(?:tham gia|tham dự|dự thi|dự|thi đấu|tại|ở|từ|trong))+$")
_SEASONS = (
    r"(?:đông[- ]xuân|hè[- ]thu|thu[- ]đông|xuân[- ]hè|chiêm xuân|chiêm|mùa|xuân|đông)"
    r"(?! (?:năm|tháng)? ?(?:vui|này))"
)
_SEASON = phrase(rf"(?<![^\W\d_])(?:vụ |lúa ){_SEASONS}(?![^\W\d_])|(?:đông[- ]xuân|hè[- ]thu|thu[- ]đông)")
_OPENS_SEASON = phrase(rf"[^.;\d]{{0,60}}?(?<![^\W\d_])(?P<season>vụ {_SEASONS})(?![^\W\d_])")
_FIELDS = phrase(r"(?<![^\W\d_])(?:lúa|gieo|xuống giống|thu hoạch|cấy|năng suất|sản lượng|trồng)(?![^\W\d_])")
_OF_FIELDS = ("area", "mass", "any", "ratio", "yield", "per")
_SOME = phrase(r"(?:trong đó|riêng|và)(?: có)?\s*$")  # "21 giải, trong đó có | 5 giải quần chúng": some of them
_PAID_IN = phrase(r"(?:(?P<sum>(?:tổng )?số tiền) )?(?:đã )?(?:thu )?nộp (?:vào )?ngân sách(?: nhà nước)?")
_VIOLATIONS = phrase(r"(?:vi phạm|buôn lậu|gian lận|hàng giả|hàng cấm|khai thác [^\W\d_]+ trái phép)(?![^\W\d_])")
_PRIZE = phrase(
    r"(?:số )?(?:tấm )?(?:bộ )?(?:huy chương|hcv|hcb|hcđ|cúp|bằng khen|giải (?:nhất|nhì|ba|khuyến khích|"
    r"đặc biệt|thưởng|"
    r"[abc](?![^\W\d_])))(?![^\W\d_])"
)


def with_circumstances(scene: Scene, topic: Topic, old: Topic | None) -> Topic:
    """A new ``topic`` with its contest or its cause in its name; ``old``: the one that ran, which has
    its name already."""
    if topic is old or not topic.name:
        return topic
    folded = key(topic.name)
    if _PRIZE.match(folded):
        contest = _contest(scene, topic)
        won = replace(topic, name=_WON.sub("", topic.name))
        if contest:
            echo = key(won.name).find(f" {key(contest)}")  # "dự SEA Games 31 đạt | 2 HCV" is said in the label, too
            bare = _TAKES_PART.sub("", won.name[:echo]) if echo > 0 else won.name
            return replace(won, name=f"{bare} tại {contest}")
        winners = _winners(scene)
        return _named(won, f"của {winners}") if winners and key(winners) not in folded else topic
    paid = _PAID_IN.fullmatch(folded)
    if paid and (violations := _violations(scene)):
        whole = topic.name if paid["sum"] else f"Số tiền {lower_first(topic.name)}"
        return replace(topic, name=f"{whole} từ xử lý {violations}")
    if is_part_of_work(topic.name):
        owner = owner_of(scene)
        return _named(topic, owner) if owner and key(owner) not in folded else topic
    if _DAMAGE.search(folded) and not _BLAMED.search(folded):
        if scene.illness and topic.unit in units.PATIENTS:
            return topic  # "5 ca sốt xuất huyết, [0 ca tử vong]", whatever the storm before did
        cause = _cause(scene, people=_HARM.search(folded) is not None)
        return _named(topic, f"do {cause}") if cause and key(cause) not in folded else topic
    return topic


def with_incident(scene: Scene, topic: Topic) -> Topic:
    """ "số người bị thương giảm 9%" where the text speaks of accidents -> "Số người bị thương do tai nạn lao động"; "5
    vụ ngộ độc thực phẩm làm 63 người mắc"."""
    here = key(scene.incident) in scene.text.key[slice(*scene.sentence)]
    if turns(scene) and not here:
        return topic  # "Về trật tự xã hội, xảy ra 45 vụ", behind accidents
    bare = scene.incident and _BARE_HARM.fullmatch(key(topic.name))
    if scene.incident and _BARE_CASES.fullmatch(key(topic.name)):
        return _named(topic, scene.incident.removeprefix("vụ "))
    poisoned = _POISONING.match(key(scene.incident)) and _TAKEN_ILL.fullmatch(key(topic.name))
    return _named(topic, f"do {scene.incident}") if bare or poisoned else topic


def with_load(topic: Topic) -> Topic:
    """ "vận chuyển 2 triệu hành khách, luân chuyển 90 triệu hành khách.km": of passengers, or of goods."""
    carried = _TURNOVER.match(key(topic.name)) if topic.unit and topic.unit.endswith(".km") else None
    if carried is None or carried["what"]:
        return topic
    what = "hàng hóa" if topic.unit and topic.unit.startswith("t.") else "hành khách"
    return replace(topic, name=f"{topic.name[: carried.end('turnover')]} {what}")


def without_what(scene: Scene, name: str) -> str:
    """ "Nếu không tính vốn vay, tổng số vốn đạt 90 tỷ đồng": what is left out is part of the ``name``."""
    left_out = _LEFT_OUT.match(scene.text.key, *scene.sentence)
    if left_out is None or not name or left_out.end() > scene.position:
        return name
    words = scene.words(Span(*left_out.span("what")))
    return name if key(words) in key(name) else f"{name} không tính {words}"


def with_season(scene: Scene, topic: Topic) -> Topic:
    """ "Vụ hè thu đã xuống giống 42.300 ha": of which season fields, yields and harvests are."""
    folded = key(topic.name)
    if topic.dimension not in _OF_FIELDS or not _FIELDS.search(folded) or _SEASON.search(folded):
        return topic
    season = _OPENS_SEASON.match(scene.text.key, *scene.sentence)
    if season is None or season.end() > scene.position:
        return topic
    return _named(topic, scene.text.norm[slice(*season.span("season"))].lower())


def is_damage(name: str) -> bool:
    """True for "Số căn nhà bị tốc mái": what a disaster did."""
    return _DAMAGE.search(key(name)) is not None


def _named(topic: Topic, circumstance: str) -> Topic:
    return replace(topic, name=f"{topic.name} {circumstance}")


def _violations(scene: Scene) -> str:
    """ "phát hiện 40 vụ vi phạm Luật Thủy sản, … nộp ngân sách 120 triệu đồng": for what it was paid."""
    cases = any(topic.unit in units.CASES for topic in scene.recent)
    return scene.incident if cases and _VIOLATIONS.match(key(scene.incident)) else ""


def _contest(scene: Scene, topic: Topic) -> str:
    """ "tham dự 21 giải thể thao cấp quốc gia, giành 89 huy chương": the contest last named before the
    prize in its sentence, or else right behind it."""
    text, behind = scene.text.key, topic.label.end if topic.label else scene.position
    before = [
        found
        for found in _CONTEST.finditer(text, scene.sentence.start, scene.position)
        if not _SOME.search(text, max(0, found.start() - 16), found.start())
    ]
    found = before[-1] if before else _CONTEST.search(text, behind, scene.sentence.end)
    if found is None or found.start() > behind + _CONTEST_BEHIND:
        return ""
    words = _HELD_AT.sub("", scene.words(Span(*found.span("contest"))))
    if key(words) in ("giải", "các giải"):
        return ""
    return f"các {words}" if found["many"] and not key(words).startswith("các ") else words


def _winners(scene: Scene) -> str:
    """Who won, in the number's sentence."""
    found = list(_WINNERS.finditer(scene.text.key, scene.sentence.start, scene.position))
    return lower_first(scene.words(Span(*found[-1].span("who")))) if found else ""


def disaster_here(scene: Scene) -> str:
    """ "[Mưa lớn kèm lốc xoáy] đã làm 7 căn nhà bị tốc mái": what did harm in the number's sentence."""
    found = _CAUSE.search(scene.text.key, scene.sentence.start, scene.position)
    if found is None:
        return ""
    moves = _MOVES.search(scene.text.key, *found.span("cause"))
    span = Span(found.start("cause"), moves.start() if moves else found.end("cause"))
    scene.disaster = lower_first(scene.words(span))
    scene.disaster = _ONE_OF.sub("", scene.disaster)
    return scene.disaster


def _cause(scene: Scene, *, people: bool) -> str:
    """What did the harm; that to ``people`` later on has the same cause, that to land the fires counted before."""
    cause = disaster_here(scene) or (scene.disaster if people else "")
    burnt = _BURNS.search(key(scene.incident)) and any(topic.unit in units.CASES for topic in scene.recent)
    return cause or (lower_first(scene.incident) if burnt and not people else "")
