"""Gives each number its topic: a label of its own, the counted things behind it, or what runs."""

from __future__ import annotations

import re
from dataclasses import replace

from service.indicators import names
from service.indicators.clauses import Slot
from service.indicators.cues import COMPARED, PLAN_WORD
from service.indicators.labels import CATEGORY, Label, Trimmer
from service.indicators.measures import is_percent, names_plan
from service.indicators.topic import Topic
from service.indicators.vocabulary import Vocabulary
from service.quantities.model import Quantity
from service.text.align import Text
from service.text.fold import key, phrase
from service.text.letters import UPPER
from service.text.span import Span

_STOP = phrase(
    r" (?:so (?:với|cùng)|cùng kỳ|trong (?:đó|tháng|quý|năm|kỳ|số)|nhằm|để|góp phần|do\s|theo\s|tại\s|là\s|"
    r"trên (?:tổng|địa bàn)|tăng|giảm|chiếm|đạt tỷ lệ|bằng)"
)
_NOT_NOUN = phrase(
    r"\s*(?:so\s|cùng kỳ|tăng|giảm|đạt(?! (?:chuẩn|tiêu|yêu))|chiếm|bằng|và\b|của\s|trong\b|tại\b|vào\b|là\b|so\b|"
    r"với\b|theo\b|kế hoạch|dự toán|kh\b|từ\s|trên\s|thì\b|nên\b|để\b|do\b|mỗi\b|qua\b|ở\b|đến\b|nhưng\b|/|mức\b|"
    r"trở\s)"
)
_VERB_INSIDE = phrase(r"\s(?:có|được|đạt|thành lập|đã|sử dụng|tham gia|hoàn thành|thực hiện|là)\s")
_INTO = phrase(r"\s*(?:vào|cho|trong) (?P<whole>[^,;:().\n]{3,80})")
_ABOUT = phrase(r"\s*(?:về|thuộc|trên|ở|trong|tại)\s")
_PREPOSITION = phrase(r"\s(?:trên|tại|trong|qua|thông qua|cho|theo|với|và tích|từ)\s")
_STRUCTURE = phrase(r"(?<![^\W\d_])cơ cấu [^,;:().\d]{2,40}?(?=\s*(?::|,|năm|quý|6 tháng|tiếp tục|chuyển|của|$|\())")
_HARM = phrase(r"(?<![^\W\d_])(?:làm )?(?P<harm>chết|tử vong|bị thương|mất tích|bị chết|tử nạn)(?![^\W\d_])")
_PLAIN_COUNTS = ("{người}", "{vụ}", "{lượt}", "{ca}", "{con}", "{chiếc}", "{trường hợp}", "{hộ}", "{cuộc}")
_CASES = ("{vụ}", "{trận}", "{đợt}", "{cơn}", "{vụ việc}")
_ALIAS = re.compile(r"(.{6,80}?)\s*\(([A-ZĐ]{2,7})\)")
_PER_HEAD = re.compile(r"/\s*(?P<per>[\d.]*\s*(?:nghìn|vạn|triệu)?\s*[^\W\d_]+)$")
_HAS = phrase(r"(?:có|gồm)(?![^\W\d_])")
_BODY = phrase(
    r"(?:đảng bộ|chi nhánh|công ty|tổng công ty|tập đoàn|ngân hàng|hợp tác xã|trường|bệnh viện|sở|cục|hội|liên đoàn|"
    r"ngành|khu công nghiệp)\s"
)
_NUMBER_OF = phrase(r"(?:tổng )?số(?: lượng)?(?: |$)")
_COUNT_HEAD = phrase(r"(?:tổng|số|lượt|lượng|vụ)")
_HAS_CORE = phrase(r"^(?:giá|tiền|vốn|quỹ|kinh phí|chi|thu|nợ)\s")
_AT = phrase(r"(?<![^\W\d_])(?:tại|ở)\s*$")
_ENDS_OPEN = phrase(r"(?<![^\W\d_])(?:của|từ|trong|bởi|việc|tại|ở|những|các)\s*$")
_GROWTH_WORDS = phrase(
    r"(?:tốc độ tăng trưởng|tốc độ tăng|tốc độ phát triển|mức tăng trưởng|mức tăng|tiếp tục tăng trưởng|tăng trưởng|"
    r"bình quân(?! đầu))(?: (?:của|về|bình quân))?\s*"
)
_AVERAGE_END = re.compile(r"\s+bình quân(?:\s+(?:giai đoạn|hàng năm|hằng năm|năm))?$|\s+giai đoạn$", re.IGNORECASE)
# deeds that last: their counts stand at a date
_LASTING = phrase(
    r"(?:hàng tháng|hằng tháng|thường xuyên|nuôi dưỡng|quản lý|điều trị|đang|hiện có|duy trì|sử dụng|hoạt động|"
    r"chăm sóc)"
)
_FLOWING = phrase(
    r"(?:thành lập mới|đăng ký mới|xây mới|trồng mới|làm mới|phát sinh|cấp mới|(?<!cho )thu hoạch|gieo|xuống giống|"
    r"bị\s|thiệt hại|tăng thêm|chuyển đổi|trồng rừng|trồng cây)"
)
_STANDS = phrase(r"\s(?:đang|hiện có|hiện nay|còn)\s")
_PLAN_HEAD = phrase(r"(?:tổng )?kế hoạch ")
_PLANNED_THING = phrase(
    r"\s*(?:so với )?kế hoạch (?P<thing>vốn[^,;:().\d]{0,60}?)(?=\s*(?:năm|được|do|thủ tướng|trung ương|[,;.(]|$))"
)
_WITH_REGARD = phrase(r"\s*về (?:số )?")
_TOURISM = phrase(r"(?:du lịch|lưu trú|tham quan|du khách)")
_OWNER = re.compile(
    rf"(?:[Cc]ông ty|[Tt]ổng [Cc]ông ty|[Tt]ập đoàn|[Nn]gân hàng|[Nn]hà máy|[Hh]ợp tác xã|[Dd]ự án|[Tt]uyến|"
    rf"[Cc]ao tốc|[Kk]hu công nghiệp|[Cc]ụm công nghiệp|[Kk]hu đô thị|[Hh]ồ chứa nước|[Cc]ầu|"
    rf"[Cc]ảng)(?:\s+(?:[{UPPER}][\w-]*|[^\W\d_]+(?=\s+[{UPPER}])|\d{{1,2}}(?![\d.,/%])|-|điện gió|điện mặt trời|"
    rf"thủy điện|nhiệt điện|cổ phần|xây dựng|đầu tư)){{1,10}}"
)
_OWNED = phrase(
    r"(?:tổng )?(?:doanh thu|lợi nhuận|vốn đầu tư|mức đầu tư|vốn điều lệ|công suất|chiều dài|tài sản|vốn|"
    r"số lao động|diện tích)(?: (?:thuần|sau thuế|trước thuế|thiết kế))?"
)
_WITH = phrase(r"(?<![^\W\d_])với $")
_DONE = phrase(r"(?<![^\W\d_])(?:đã|đang|được|vừa) (?:thực hiện |tiến hành |hoàn thành )?(?:việc )?")
_LONGEST_KIN = 7
_LONG_NOUN = 3
_SELF_DESCRIBING = 4  # words with which a category says by itself what is counted


class Namer:
    """Names the numbers of one report."""

    def __init__(self, text: Text, trimmer: Trimmer, words: Vocabulary) -> None:
        self.text, self.trimmer, self.words = text, trimmer, words
        self.root: Topic | None = None
        """The last topic that stood by itself, which later clauses may shorten."""
        self.owner: tuple[Span, str] = (Span(0, 0), "")
        """The body whose things the sentence counts, as the end of a name."""
        self.paragraph = Span(0, 0)
        self.clause = Span(0, 0)
        """The words of the number's own clause before it."""
        self.position = 0
        """Where the number that is being named stands."""
        self.sentence = Span(0, 0)
        """The sentence that is being read."""
        self.incident = ""
        """What the cases counted last were ("tai nạn giao thông"): people come to harm by them."""
        self.aliases: dict[str, str] = {}
        """Short names that the document introduced: "CPI" -> "Chỉ số giá tiêu dùng"."""
        self.recent: list[Topic] = []
        """The topics of the running paragraph, in order."""
        self.into: Span | None = None
        """What contributions go into, once the text has said it."""

    def level(
        self,
        slot: Slot,
        label: Label | None,
        topic: Topic | None,
        whole: Topic | None,
        things: list[str],
        deed: Span | None,
    ) -> Topic:
        """The topic of a level. ``whole``: the topic that "trong đó" takes apart; ``things``: what the
        item's label and the headings above it name, nearest first."""
        quantity = slot.quantity
        if label and topic and names_plan(self.text, slot, label):
            return replace(topic, indicator=None, status="target", measure=None)
        if label is None and slot.separator == ";" and whole and quantity.dimension != "count":
            return whole
        if label and label.core and self._is_deed(label, slot):
            return self._made(self.noun(slot) or label.span, label, quantity)
        if slot.cue.kind == "contribution":
            return self._contribution(slot, label, topic)
        if label and label.core:
            measured = self._measured(label, slot, topic, whole, things)
            if slot.cue.kind == "to" and measured.aspect == "any":
                measured.aspect = "stock"  # "nâng tổng số dự án còn hiệu lực lên 91 dự án"
            return measured
        noun = self.noun(slot)
        if quantity.dimension == "count" or (quantity.dimension in ("score", "steps") and noun):
            return self._counted(slot, label, topic, whole, things, deed)
        if noun and (label is None or label.action or quantity.dimension in ("mass", "volume", "money", "area")):
            return self._made(noun, label, quantity)
        if label is None:
            return self._continued(quantity, topic, things)
        return self._bare(label, quantity, topic, whole)

    def other(
        self,
        slot: Slot,
        label: Label | None,
        topic: Topic | None,
        whole: Topic | None,
        root: Topic | None,
        things: list[str],
    ) -> Topic:
        """The topic of a change, share, completion, ratio or rank."""
        quantity = slot.quantity
        if label is None and slot.separator == ";" and whole and slot.cue.kind == "reach":
            return whole
        if topic and names_plan(self.text, slot, label):
            return replace(topic, indicator=None, status="target")
        recalled = self._recalled(slot, topic)
        if recalled:
            return recalled
        if slot.cue.kind == "share" and label:
            weight = self._proportion(label, slot, things)
            if weight:
                return weight
        if whole and whole.dimension == "count" and is_percent(quantity):
            whole = root  # "7 nhóm hàng tăng giá, trong đó nhóm giao thông tăng 2,74%": of the index
        if slot.cue.kind == "contribution":
            return self._contribution(slot, label, topic)
        measured = self._measured_behind(slot, label)
        if measured:
            return measured
        if label is None or self._is_weak(label) or self._runs_on(label, slot, topic):
            noun = self.noun(slot) if is_percent(quantity) and slot.cue.kind in ("none", "reach") else None
            if noun and slot.cue.kind == "none":
                return self._share_of(noun, label, slot)
            return topic or self._continued(quantity, root, things)
        noun = self.noun(slot) if is_percent(quantity) and slot.cue.kind == "none" else None
        if noun:
            return self._share_of(noun, label, slot)
        if label.core:
            return self._measured(label, slot, topic, whole, things)
        parent = whole or (root if self._is_category(label) else None)
        if parent:
            return self._part(label, parent)
        return self._plain(label, things)

    def _recalled(self, slot: Slot, topic: Topic | None) -> Topic | None:
        """ "tăng 2 vụ, giảm 01 người chết", "giảm 11,6% về số vốn": the earlier topic that is meant."""
        if slot.cue.kind not in ("increase", "decrease"):
            return None
        about = _WITH_REGARD.match(self.text.key, *slot.tail)
        if about:
            words = self._words(Span(about.end(), slot.tail.end))
            return names.closest(words, [t for t in self.recent if names.shares_word(words, t.name)])
        if slot.quantity.dimension != "count" or (topic and topic.unit == slot.quantity.unit and not self.noun(slot)):
            return None
        same = [t for t in reversed(self.recent) if t.unit == slot.quantity.unit]
        noun = self.noun(slot)
        words = self._words(noun) if noun else ""
        return next((t for t in same if words and names.shares_word(words, t.name)), same[0] if same else None)

    def _proportion(self, label: Label, slot: Slot, things: list[str]) -> Topic | None:
        """ "Cơ cấu kinh tế: khu vực dịch vụ chiếm 52,46%": a part's weight in a structure."""
        words = names.lower_first(self._words(label.span))
        structure = next((thing for thing in things if _STRUCTURE.match(key(thing))), "")
        start = max(self.sentence.start, label.span.start - 400)
        if not structure:
            match = _STRUCTURE.search(self.text.key, start, label.span.start)
            structure = self._words(Span(*match.span())) if match else ""
        if structure:
            name = f"Tỷ trọng {words} trong {names.lower_first(structure)}"
            return Topic(name, label.span, core="Tỷ trọng", rest=words, aspect="flow", unit="%")
        return None

    def noun(self, slot: Slot) -> Span | None:
        """The noun phrase right behind the number ("07 vụ [cháy rừng]"), or ``None``."""
        start, end = slot.tail
        if _NOT_NOUN.match(self.text.key, start, end):
            return None
        stop = _STOP.search(self.text.key, start, end)
        span = self._shorten(self.trimmer.trim(Span(start, stop.start() if stop else end)))
        return span if span.end > span.start and self.text.key[span.start : span.end].strip("/ -") else None

    def _shorten(self, span: Span) -> Span:
        """ "quà tết | cho gia đình chính sách": what the thing is, without where and for whom."""
        if len(self.text.key[span.start : span.end].split()) <= _LONG_NOUN:
            return span
        for match in _PREPOSITION.finditer(self.text.key, *span):
            if len(self.text.key[span.start : match.start()].split()) >= 2:
                return Span(span.start, match.start())
        return span

    def _is_deed(self, label: Label, slot: Slot) -> bool:
        """ "đã thanh toán 100 tỷ đồng tiền dịch vụ": the verb is no measure where a thing follows."""
        if not (label.core and label.action) or label.core.end < label.span.end or slot.quantity.dimension == "count":
            return False
        return self.noun(slot) is not None

    def _runs_on(self, label: Label, slot: Slot, topic: Topic | None) -> bool:
        """ "200 doanh nghiệp sử dụng nền tảng số trong quản lý, sản xuất (…) đạt 19%": the words before
        "đạt" still belong to the number before."""
        return (
            topic is not None
            and slot.separator == ","
            and slot.cue.kind == "reach"
            and is_percent(slot.quantity)
            and label.core is None
            and (label.action is None or topic.dimension == "count")
            and not CATEGORY.match(self.text.key, *label.span)
        )

    def _words(self, span: Span) -> str:
        return names.words_of(self.text, span, self.trimmer)

    def _is_weak(self, label: Label) -> bool:
        return len(self._words(label.span)) < 2 or key(self._words(label.span)) in (
            "tỷ lệ",
            "tỷ trọng",
            "mức",
            "số",
            "cả năm",
            "tương đương",
        )

    def _is_category(self, label: Label) -> bool:
        return bool(CATEGORY.match(self.text.key, *label.span))

    def _measured(self, label: Label, slot: Slot, topic: Topic | None, whole: Topic | None, things: list[str]) -> Topic:
        assert label.core
        quantity = slot.quantity
        full = self._in_full(self._clean(self._words(label.span)))
        core = self._clean(self._words(Span(label.span.start, label.core.end)))
        rest = full[len(core) :].strip() if full.startswith(core) else ""
        subject = accompanied = self._accompanied(label, slot, topic)
        if not subject and not rest and names.is_generic(core):
            subject = self._subject(core, topic, whole, things)
        if whole and not rest and whole.rest and key(core) in key(whole.name) and not accompanied:
            subject = whole.rest
        name = names.joined(full or core, subject)
        planned = self._planned_spending(core, rest)
        if planned:
            name, subject = planned, planned
        if quantity.unit in _CASES and not _COUNT_HEAD.match(key(name)):
            self.incident = names.lower_first(full)
            name = f"Số {names.lower_first(self._words(self._unit_span(quantity)))} {names.lower_first(name)}"
        per = _PER_HEAD.search(quantity.unit_text or "") if "/" in quantity.unit else None
        if per and quantity.dimension == "count" and "trên" not in name and "/" not in name:
            name = f"{name} trên {per['per']}"
        if not subject and not rest and _OWNED.fullmatch(key(core)):
            subject = self._owner(core)
            name = names.joined(full or core, subject)
        alias = _ALIAS.match(full)
        if alias:
            self.aliases[alias[2]] = alias[1]
        kin = self._kin(label, whole or topic)
        if kin:
            name = kin
        if not rest and not subject and whole is None and self.root and names.is_generic(core) and self._is_root(core):
            name, core, subject = self.root.name, self.root.core, self.root.rest
        return Topic(
            names.sentence_case(name),
            label.span,
            core=core,
            rest=rest or subject,
            thing=self._counted_rest(core, rest),
            aspect=topic.aspect
            if topic and topic.thing and subject == names.lower_first(topic.thing)
            else self._aspect(label),
            unit=quantity.unit,
            dimension=quantity.dimension,
            parent=whole.indicator if whole else None,
        )

    def _kin(self, label: Label, whole: Topic | None) -> str:
        """ "700.730 lượt khách du lịch, trong đó khách quốc tế …": the same guests, of one kind."""
        if whole is None:
            return ""
        base = whole.thing if " " in whole.thing else names.lower_first(whole.name)
        head, _, kind = self._words(label.span).partition(" ")
        place = f" {key(base)} ".find(f" {key(head)} ")
        if not kind or place < 0 or len(base.split()) > _LONGEST_KIN or set(key(base).split()) & set(key(kind).split()):
            return ""
        return names.sentence_case(f"{base} {kind}") if base.split()[-1] != head and whole.dimension == "count" else ""

    def _in_full(self, words: str) -> str:
        """ "CPI nhóm giao thông" after "Chỉ số giá tiêu dùng (CPI)": as the document introduced it."""
        first, _, rest = words.partition(" ")
        return f"{self.aliases[first]} {rest}".strip() if first in self.aliases else words

    def _planned_spending(self, core: str, rest: str) -> str:
        """ "Kế hoạch vốn đầu tư công năm 2025 là 12 tỷ đồng, đã giải ngân 5 tỷ": of that plan."""
        if rest or key(core) not in ("giải ngân", "thanh toán"):
            return ""
        plans = [t for t in reversed(self.recent) if _PLAN_HEAD.match(key(t.name))]
        if not plans:
            return ""
        match = _PLAN_HEAD.match(key(plans[0].name))
        return f"{core} {plans[0].name[match.end() :]}" if match else ""

    def _is_root(self, core: str) -> bool:
        """ "Kim ngạch đạt …" after "Kim ngạch xuất khẩu thủy sản …": the same."""
        return self.root is not None and key(self.root.name).startswith(key(core) + " ")

    @staticmethod
    def _counted_rest(core: str, rest: str) -> str:
        """ "Tổng số dự án còn hiệu lực": what is counted, for a sum that follows."""
        match = _NUMBER_OF.match(key(core))
        return f"{core[match.end() :]} {rest}".strip() if match else ""

    def _aspect(self, label: Label) -> str:
        assert label.core
        if _FLOWING.search(self.text.key, *label.span):
            return "flow"
        if label.core.aspect == "any" and _STANDS.search(self.text.key, *label.span):
            return "stock"
        return label.core.aspect

    def _clean(self, words: str) -> str:
        """Without the growth words: a growth rate is the change of what grows."""
        match = _GROWTH_WORDS.match(key(words))
        cleaned = words[match.end() :] if match else words
        cleaned = _AVERAGE_END.sub("", cleaned)
        return cleaned or words

    def _subject(self, core: str, topic: Topic | None, whole: Topic | None, things: list[str]) -> str:
        """What completes a bare measure: the item's label, or the things counted just before."""
        if topic and topic.thing and topic.fresh:
            return names.lower_first(topic.thing)
        owner = self._owner(core)
        if owner:
            return owner
        for words in things:
            return "" if names.shares_word(core, words) else names.lower_first(names.thing(words))
        return ""

    def _owner(self, core: str) -> str:
        """ "Nhà máy điện gió Đông Thành 2 … vốn đầu tư 2.100 tỷ đồng": whose capital it is."""
        if not _OWNED.fullmatch(key(core)):
            return ""
        start = max(0, self.paragraph.start)
        before = [m for m in _OWNER.finditer(self.text.norm, start, self.sentence.end) if m.start() < self.position]
        return " ".join(before[-1][0].split()).rstrip(" -") if before else ""

    def _accompanied(self, label: Label, slot: Slot, topic: Topic | None) -> str:
        """ "07 dự án …, [với] tổng vốn 2.888 tỷ đồng", "đã cấp giấy chứng nhận [với] diện tích 33 ha"."""
        if not _WITH.search(self.text.key, max(0, label.span.start - 6), label.span.start):
            return ""
        before = next((s for s in reversed(slot.segments) if s.end <= label.span.start), None)
        if before is None:
            before = slot.left
        deed = self._after_agent(before)
        if deed and before == slot.left:
            return names.lower_first(self._words(deed))
        if topic and topic.thing and topic.fresh:
            return names.lower_first(topic.thing)
        if not names.is_generic(self._words(label.span)):
            return ""
        nominal = self.trimmer.trim(Span(before.start, self._agent_start(before)))
        return names.lower_first(self._words(nominal)) if nominal.end > nominal.start else ""

    def _agent_start(self, span: Span) -> int:
        match = _DONE.search(self.text.key, *span)
        return match.start() if match else span.end

    def _after_agent(self, span: Span) -> Span | None:
        done = list(_DONE.finditer(self.text.key, *span))
        match = done[-1] if done else None
        if match is None or self.words.action(self.text.key, match.end(), span.end) is None:
            return None
        return Span(match.end(), span.end)

    def _counted(
        self,
        slot: Slot,
        label: Label | None,
        topic: Topic | None,
        whole: Topic | None,
        things: list[str],
        deed: Span | None,
    ) -> Topic:
        quantity = slot.quantity
        unit = self._unit_span(quantity)
        counted = self._words(unit)
        noun = self.noun(slot)
        participle = label.action.participle if label and label.action and not label.action.light else ""
        harmed = self._harmed(counted, slot, quantity)
        if harmed:
            return harmed
        if label and noun and _AT.search(self.text.key, label.span.start, quantity.lead):
            place = f"{counted} {self._words(noun)}"
            return self._count_topic(
                names.joined(f"Số {names.lower_first(place)}", self._words(label.span)), label.span, place, quantity
            )
        about = noun is not None and bool(_ABOUT.match(self.text.key, *slot.tail))
        if label and label.serves and (label.action or noun is None or about):
            noun = None if about else noun  # "chấp thuận 07 dự án về lĩnh vực …": the deed says which
            return self._served(label, counted, noun, quantity)
        if label is None and topic and self._is_for(slot) and topic.unit != quantity.unit:
            return self._beneficiaries(counted, topic, deed, quantity)
        if participle and about:
            noun = None
        if noun:
            thing = f"{counted} {self._words(noun)}"
            head = "Lượt" if quantity.unit == "{lượt}" else "Số"
            if head == "Lượt":
                thing, participle = self._words(noun), ""
            if head == "Lượt" and key(thing) == "khách" and _TOURISM.search(self.text.key, *self.paragraph):
                thing = "khách du lịch"
            name = " ".join(part for part in (head, names.lower_first(thing), participle) if part)
            if key(participle).split()[-1:] and key(participle).split()[-1] in key(thing).split():
                name, participle = f"Số {names.lower_first(thing)}", ""
            full = f"{thing} {participle}".strip()
            if quantity.unit in _CASES:
                self.incident = self._words(noun)
            is_deed = (self._is_deed_done(label) and bool(participle)) or bool(_FLOWING.search(self.text.key, *noun))
            name = f"{name}{self._proprietor(label, slot)}"
            return self._count_topic(name, Span(unit.start, noun.end), full, quantity, deed=is_deed)
        if label and label.action:
            thing = self._same_thing(counted, topic) or counted
            done = self._words(Span(label.action.end, label.span.end))
            name = " ".join(part for part in ("Số", names.lower_first(thing), participle, done) if part)
            full = f"{thing} {participle} {done}".strip()
            return self._count_topic(
                name, label.span, full if participle else thing, quantity, deed=self._is_deed_done(label)
            )
        if label and not _ENDS_OPEN.search(self.text.key, label.span.start, slot.quantity.lead):
            return self._category_count(label, counted, quantity, whole)
        if topic and topic.unit == quantity.unit:
            return topic
        if quantity.unit in _CASES and self.incident:
            return self._count_topic(
                f"Số {names.lower_first(counted)} {self.incident}",
                unit,
                f"{names.lower_first(counted)} {self.incident}",
                quantity,
            )
        named_above = things and quantity.unit in _PLAIN_COUNTS
        name = names.joined(f"Số {names.lower_first(counted)}", things[0] if named_above else "")
        return self._count_topic(name, unit, counted, quantity)

    def _harmed(self, counted: str, slot: Slot, quantity: Quantity) -> Topic | None:
        """ "xảy ra 14 vụ tai nạn giao thông, làm chết 11 người, bị thương 9 người": by what."""
        lead = slot.quantity.lead
        before = max(self.sentence.start, lead - 14, self.text.key.rfind(",", 0, lead) + 1)
        match = _HARM.match(self.text.key, slot.quantity.span.end + 1, slot.tail.end) or _HARM.search(
            self.text.key, before, lead
        )
        if match is None or quantity.unit not in ("{người}", "{cháu}", "{trẻ em}", "{em}", "{học sinh}", "{công nhân}"):
            return None
        cause = f" do {self.incident}" if self.incident else ""
        thing = f"{names.lower_first(counted)} {match['harm']}"
        return self._count_topic(f"Số {thing}{cause}", self._unit_span(quantity), thing, quantity, deed=True)

    def _measured_behind(self, slot: Slot, label: Label | None) -> Topic | None:
        """ "rút ngắn 30% thời gian giải quyết", "giải ngân 100% kế hoạch vốn đầu tư công": the measure
        stands behind the number."""
        if label and label.core and label.core.end < label.span.end:
            return None
        if slot.cue.kind in ("increase", "decrease") and (label is None or label.core is None):
            start = self._first_letter(slot.tail.start, slot.tail.end)
            core = self.words.core(self.text.key, start, slot.tail.end)
            if (
                core
                and not PLAN_WORD.match(self.text.key, start, slot.tail.end)
                and not COMPARED.match(self.text.key, start, slot.tail.end)
            ):
                span = self.trimmer.trim(Span(start, slot.tail.end))
                return Topic(
                    names.sentence_case(self._words(span)),
                    span,
                    core=self._words(Span(start, core.end)),
                    aspect=core.aspect,
                )
        plan = _PLANNED_THING.match(self.text.key, *slot.tail)
        if plan and label and key(self._words(label.span)) in ("giải ngân", "thanh toán", "phân bổ"):
            span = Span(*plan.span("thing"))
            return Topic(
                names.sentence_case(f"{self._words(label.span)} {self._words(span)}"),
                label.span,
                subject=span,
                aspect="flow",
            )
        return None

    def _first_letter(self, start: int, end: int) -> int:
        while start < end and not self.text.key[start].isalpha():
            start += 1
        return start

    def _contribution(self, slot: Slot, label: Label | None, topic: Topic | None) -> Topic:
        """ "khu vực dịch vụ tăng 1,37%, đóng góp 28,03% (vào mức tăng chung)"."""
        into = _INTO.match(self.text.key, *slot.tail)
        if into:
            self.into = Span(*into.span("whole"))
        owner = label.span if label else (topic.subject or topic.label if topic else None)
        words = f" của {names.lower_first(self._words(owner))}" if owner else ""
        whole = f" vào {self._words(self.into)}" if self.into else ""
        return Topic(
            f"Đóng góp{words}{whole}",
            label.span if label else None,
            subject=owner,
            aspect="flow",
            period=topic.period if topic else None,
            status=topic.status if topic else "actual",
        )

    def _is_for(self, slot: Slot) -> bool:
        return self.text.key[slot.cue.start : slot.quantity.lead].strip() in ("cho", "cho tổng số", "đối với")

    def _beneficiaries(self, counted: str, topic: Topic, deed: Span | None, quantity: Quantity) -> Topic:
        """ "cấp 313 tấn gạo cứu đói cho 4.744 hộ": the households that got the rice; "điều trị tại 8 cơ
        sở cho 2.380 bệnh nhân": those that the sentence's deed is for."""
        thing = names.lower_first(counted)
        if topic.core == "Số" and " " in topic.thing:
            done = topic.thing.split(" ", 1)[1]  # "27 lớp [đào tạo nghề] cho 918 lao động"
        elif topic.subject or deed is None:
            given = f"{self._words(topic.subject)} " if topic.subject else ""
            done = f"{names.lower_first(given)}{names.lower_first(topic.name)}"
        else:
            done = names.lower_first(self._words(deed))
        lasting = bool(_LASTING.search(key(done)))
        topic = self._count_topic(
            f"Số {thing} được {done}", deed or self._unit_span(quantity), thing, quantity, deed=True
        )
        topic.aspect = "stock" if lasting else "flow"
        return topic

    def _proprietor(self, label: Label | None, slot: Slot) -> str:
        """ "Đảng bộ tỉnh Hà Nam có 14 đảng bộ trực thuộc với 617 tổ chức cơ sở": whose they are, up to
        the sentence's end."""
        if label and not label.core and not label.action and not label.serves:
            words = self._words(label.span)
            has = _HAS.search(self.text.key, slot.cue.start, slot.quantity.lead)
            own = has and _BODY.match(key(words)) and len(words.split()) <= _LONGEST_KIN + 2
            self.owner = (self.sentence, f" của {words}" if own else "")
        return self.owner[1] if self.owner[0] == self.sentence else ""

    def _served(self, label: Label, counted: str, noun: Span | None, quantity: Quantity) -> Topic:
        """ "chi trả trợ cấp cho 34.766 người": the action measures, the thing counts."""
        thing = names.lower_first(f"{counted} {self._words(noun)}" if noun else counted)
        deed = names.lower_first(self._words(label.span))
        topic = self._count_topic(f"Số {thing} được {deed}", label.span, f"{thing} được {deed}", quantity, deed=True)
        topic.aspect = "stock" if _LASTING.search(key(deed)) else "flow"
        return topic

    def _category_count(self, label: Label, counted: str, quantity: Quantity, whole: Topic | None) -> Topic:
        words = self._words(label.span)
        if quantity.unit in _CASES and (whole is None or whole.unit != quantity.unit):
            self.incident = names.lower_first(words)
        if whole and whole.unit == quantity.unit and len(words.split()) < _SELF_DESCRIBING:
            return self._part(label, whole)
        head = "" if key(words).startswith(key(counted)) else f"Số {names.lower_first(counted)} "
        if head and quantity.unit == "{con}":
            head = "" if key(words).startswith("đàn ") else "Đàn "
        name = names.sentence_case(f"{head}{names.lower_first(words) if head else words}")
        return replace(self._count_topic(name, label.span, words, quantity), parent=whole.indicator if whole else None)

    def _is_deed_done(self, label: Label | None) -> bool:
        return label is not None and label.action is not None and not _LASTING.search(key(self._words(label.span)))

    def _count_topic(self, name: str, label: Span, thing: str, quantity: Quantity, *, deed: bool = False) -> Topic:
        """A count; of things that something was done to, it is a flow whatever the things are."""
        return Topic(
            names.sentence_case(" ".join(name.split())),
            label,
            core="Số",
            rest=thing,
            thing=thing,
            aspect="stock"
            if quantity.dimension == "score" or _STANDS.search(key(name)) or _STANDS.search(self.text.key, *self.clause)
            else "flow"
            if deed
            else quantity.aspect,
            unit=quantity.unit,
            dimension="count",
        )

    def _unit_span(self, quantity: Quantity) -> Span:
        return Span(quantity.span.end - len(quantity.unit_text or ""), quantity.span.end)

    @staticmethod
    def _same_thing(counted: str, topic: Topic | None) -> str:
        """ "271 vụ vi phạm …, đã xử lý 162 vụ": the same cases."""
        return topic.thing if topic and key(topic.thing).startswith(key(counted)) else ""

    def _made(self, noun: Span, label: Label | None, quantity: Quantity) -> Topic:
        """ "tịch thu 60.741 m3 gỗ các loại": the thing behind the number, with what was done to it."""
        action = label.action if label else None
        words = self._words(noun)
        participle = action.participle if action and not action.light else ""
        name = names.sentence_case(" ".join(part for part in (words, participle) if part))
        if quantity.dimension == "area" and not self.words.core(self.text.key, noun.start, noun.end):
            name = f"Diện tích {names.lower_first(name)}"
        return Topic(
            name,
            noun,
            label.span if label and action else None,
            core=name,
            aspect="flow" if action else "any",
            unit=quantity.unit,
            dimension=quantity.dimension,
        )

    def _continued(self, quantity: Quantity, topic: Topic | None, things: list[str]) -> Topic:
        if topic and (
            topic.unit in (None, quantity.unit) or quantity.unit == "{1}" or not things or is_percent(quantity)
        ):
            return topic
        core = names.default_core(quantity.dimension)
        thing = names.lower_first(things[0]) if things else ""
        if thing and self.words.core(key(thing), 0, len(thing)):
            core = ""
        name = names.joined(core, thing) if core else names.sentence_case(thing)
        return Topic(
            name,
            None,
            core=core,
            rest=thing,
            thing=thing,
            aspect="stock" if core == "Diện tích" else "any",
            unit=quantity.unit,
            dimension=quantity.dimension,
        )

    def _bare(self, label: Label, quantity: Quantity, topic: Topic | None, whole: Topic | None) -> Topic:
        """A thing without a measure word: a part of the whole, or measured by its unit."""
        if whole and whole.unit == quantity.unit and (whole.core or whole.rest):
            return self._part(label, whole)
        words = self._words(label.span)
        core = names.default_core(quantity.dimension)
        name = names.joined(core, words) if core else names.sentence_case(words)
        if _HAS_CORE.search(key(words)):
            name = names.sentence_case(words)
        stands = core in ("Diện tích", "Công suất") and not _FLOWING.search(self.text.key, *label.span)
        aspect = "stock" if stands else "flow"
        return Topic(
            name,
            label.span,
            core=core,
            rest=words,
            thing=words,
            aspect=aspect,
            unit=quantity.unit,
            dimension=quantity.dimension,
            parent=whole.indicator if whole else None,
        )

    def _part(self, label: Label, whole: Topic) -> Topic:
        """ "trong đó: Công nghiệp khai thác mỏ tăng 30,66%": the whole's measure of the part."""
        words = self._words(label.span)
        head = whole.core if whole.core and whole.core != "Số" else whole.name
        first = key(words).split()[0] if words else ""
        listed = re.search(rf"(?<!\w){re.escape(first)}(?!\w)", key(head)) if whole.core == "Số" and first else None
        if listed and listed.start() > 0:
            head = head[: listed.start()].rstrip()  # "Số người tham gia | BHXH, BHYT" + "BHYT tự nguyện"
        part = whole.part(names.sentence_case(names.joined(head, names.lower_first(words))), whole.label, label.span)
        part.thing = words
        return part

    def _plain(self, label: Label, things: list[str]) -> Topic:
        words = self._clean(self._words(label.span))
        return Topic(names.sentence_case(words), label.span, rest=words)

    def _share_of(self, noun: Span, label: Label | None, slot: Slot) -> Topic:
        """ "100% xã có trạm y tế"; "hội nghị được tổ chức tới 100% cấp ủy"."""
        words = self._words(noun)
        if (
            label
            and not _VERB_INSIDE.search(self.text.key, noun.start - 1, noun.end + 1)
            and not (label.action and label.action.light)
        ):
            words = f"{words} {names.lower_first(self._words(label.span))}"
        return Topic(
            names.sentence_case(words),
            noun,
            label.span if label else None,
            rest=words,
            aspect="flow" if label else "stock",
            unit="%",
        )
