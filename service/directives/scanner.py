"""What stands at an offset: a party, a modal, an action, a verb of ordering."""

from __future__ import annotations

import re
from typing import NamedTuple

from service.directives.parties import PartyReader, Phrase
from service.directives.words import OrderVerb, Words
from service.text.align import Text
from service.text.fold import pattern
from service.text.lazy import regex

SPACE = regex(r"[\s\"'*•+:-]*")
SOFT = regex(r"\s*[,:]?\s*")
_NOUN_USE = pattern(r"\s+(?:này|của|đó|nêu\s+trên|trên\s+(?:cho|của)|phải|cần|sẽ|đã|đang|là)(?!\w)")
# "tổ chức Hội bài chòi" is done; "tổ chức Hội Phụ nữ" acts
_HOLDS_FEAST = pattern(
    r"tổ\s+chức\s+hội\s+(?!phụ\s+nữ|nông\s+dân|các\s+cấp|cơ\s+sở|cựu|sinh\s+viên|liên\s+hiệp|lhpn|chữ\s+thập|phải|cần|sẽ|và|đoàn)\w"
)
_AFTER_MODAL = pattern(r"(?<!\w)(?:cần|phải|nên)\s+$")
_HAS = pattern(
    r"(?P<verb>(?:sớm\s+)?có)\s+(?!thể|lẽ|mặt|nghĩa|ý\s+nghĩa|được|ai|gì|lợi|hại|lãi|\d|khoảng|hơn|trên|gần|ít\s+nhất|tối\s+thiểu|thêm\s+\d)"
)
_HOLD = pattern(r"tổ\s+chức")
# "thông qua hệ thống này sẽ phát hiện …" says by what; "thông qua nghị quyết" is done
_BY_WAY_OF = pattern(
    r"thông\s+qua\s+(?!(?:các\s+|những\s+)?(?:nghị\s+quyết|dự\s+thảo|dự\s+án|luật|bộ\s+luật|kế\s+hoạch|quy\s+hoạch|phương\s+án|"
    r"tờ\s+trình|đề\s+án|báo\s+cáo|chương\s+trình|nội\s+dung|danh\s+mục|quy\s+chế|chủ\s+trương|dự\s+toán|quyết\s+toán|chính\s+sách|hồ\s+sơ|theo)(?!\w))"
)
# "đầu tư từ khu vực tư nhân chiếm 70%": a figure is told
_FIGURE_OF = pattern(
    r"(?:đầu\s+tư|sản\s+xuất|xuất\s+khẩu|nhập\s+khẩu|tiêu\s+thụ|khai\s+thác|nuôi\s+trồng|chăn\s+nuôi|giải\s+ngân)\s+"
    r"[^,;.]{0,60}?(?<!\w)(?:chiếm|đang|ước|đã)(?!\w)"
)
# "Kiến nghị bổ sung quy hoạch của 4 tỉnh không được chấp thuận": what became of it
REFUSED = r"[^,;.]{0,140}?(?<!\w)(?:đã|không|chưa|đang)\s+(?:\w+\s+)?(?:được|bị)(?!\w)"
# "Chủ trì hội nghị có các đồng chí …": who was there
_WHO_WAS_THERE = pattern(
    r"(?:chủ\s+trì|điều\s+hành|tham\s+dự|tham\s+gia)\s+[^,;.:]{0,60}?(?<!\w)(?:có|là|gồm)\s+(?:các\s+|đại\s+diện\s+)*(?:đồng\s+chí|ông|bà|đ/c|lãnh\s+đạo)"
)
_NO_DEEDS = (
    _BY_WAY_OF,
    _FIGURE_OF,
    _WHO_WAS_THERE,
    pattern(rf"(?:kiến\s+nghị|đề\s+xuất|đề\s+nghị|yêu\s+cầu)\s+{REFUSED}"),
)
_GOING_ON = pattern(r"tiếp\s+tục")  # "tiếp tục là lá cờ đầu"
_NO_VERB = pattern(r"\s+(?:này|của|số|đó)(?!\w)")
# "phải được (Sở Y tế) kiểm tra định kỳ": what is done to a thing is what must be done
_PASSIVE = pattern(r"được\s+(?!phép(?!\w))")
_HANDOVER = regex(r"[Gg]iao\s+ban(?!\w)")  # a briefing; "giao Ban Dân tộc" assigns
# "chịu trách nhiệm trực tiếp về công tác …"
_ANSWERS_FOR = pattern(
    r"(?:(?:trực\s+tiếp|toàn\s+diện|chính|cao\s+nhất|hoàn\s+toàn)\s+)?(?:về|trước|đối\s+với|nếu)(?!\w)"
)
_ENDS_WORD = pattern(r"(?<!\w)(?:ngoại|bàn|trao|chuyển|tương|kết)\s+giao$")
_DUTY = pattern(r"(?:chịu|có)\s+trách\s+nhiệm\s*$")
# a short noun phrase, without anything that makes a clause of it
_THING = regex(r"(?:(?!(?:mà|là|rằng|nếu|thì|đã|đang|sẽ|được|không|chưa|còn)\s)[^\W\d_][\w.-]*\s+){1,14}")
_THING_LENGTH = 70
# "Việc tuyển dụng công chức, viên chức phải …"
_POINT = pattern(
    r"(?:điều|vấn\s+đề|việc|yếu\s+tố|cái|khâu)\s+(?:quan\s+trọng|cần|cốt\s+lõi|then\s+chốt|mấu\s+chốt|đầu\s+tiên|trước\s+tiên|trước\s+hết)"
    r"[^,;.:]{0,40}?\slà\s+(?:phải|cần)\s+"
)
# "Số kinh phí không sử dụng hết phải nộp trả …"
_REST = pattern(r"(?:số|phần|khoản|các\s+khoản)\s+(?:\w+\s+){1,4}(?:không|chưa|còn)\s+(?:\w+\s+){1,5}")
_OWNED = pattern(r"(?<!\w)của\s+(?!.*(?<!\w)của\s)")
_DOING, _DOING_LENGTH = pattern(r"(?:việc|công\s+tác|quá\s+trình)\s"), 110
_FINITE = pattern(r"(?<!\w)(?:mà|là|rằng|nếu|thì|đã|đang|sẽ|được|không|chưa|còn)(?!\w)|[;:.]")


PLAN = (
    r"(?:quy\s+hoạch|kế\s+hoạch|đề\s+án|chương\s+trình(?:\s+hành\s+động|\s+mục\s+tiêu)?|chiến\s+lược|"
    r"nghị\s+quyết|phương\s+án)(?!\w)"
)
# "nhiệm vụ, giải pháp trọng tâm đến năm 2030 là": a duty or an aim said to be an action
_GOAL = pattern(
    rf"(?:(?:{PLAN}(?:\s+(?:này|trên))?\s+(?:cũng\s+|còn\s+)?)?(?:xác\s+định|nêu\s+rõ|nêu|chỉ\s+rõ|đề\s+ra|đặt\s+ra|đặt|hướng\s+tới)\s+)?"
    r"(?:một\s+trong\s+những\s+|những\s+|các\s+|hai\s+)?"
    r"(?:(?P<duty>nhiệm\s+vụ|giải\s+pháp|phương\s+hướng|trọng\s+tâm(?!\s+là))|mục\s+tiêu|mục\s+đích)(?!\w)"
    r"(?:\s*,\s+(?:giải\s+pháp|nhiệm\s+vụ))?[^,;:.]{0,80}?\s(?:chính\s+)?(?:là|gồm|bao\s+gồm)(?:\s+|\s*:\s*)(?:phải\s+|cần\s+|tiếp\s+tục\s+(?=thực\s+hiện))?"
)
_PAST = pattern(r"(?<!\w)(?:đã|từng|vừa|trước\s+đây)(?!\w)")


class Goal(NamedTuple):
    """Where the action of "mục tiêu … là bảo vệ …" starts, and whether a duty is told or only an aim."""

    action: int
    duty: bool


class FoundOrder(NamedTuple):
    """A verb of ordering and where it ends."""

    words: str
    verb: OrderVerb
    end: int


class Scanner:
    """Questions about one text, each answered at an offset and within an end."""

    def __init__(self, text: Text, words: Words, parties: PartyReader) -> None:
        self.text, self.key, self.words, self.parties = text, text.key, words, parties
        self._actions: dict[tuple[int, int], re.Match[str] | None] = {}

    def skip(self, what: re.Pattern[str], at: int, end: int) -> int:
        """``at``, or the end of ``what`` if it stands there."""
        match = what.match(self.key, at, end)
        return match.end() if match else at

    def past_light(self, at: int, end: int) -> int:
        """Behind "cũng", "tiếp tục", … between a subject and its verb."""
        return self.skip(self.words.light, at, end)

    def past_leading(self, at: int, end: int) -> int:
        """Behind what leads on from "yêu cầu", "nhấn mạnh" to what is asked."""
        return self.skip(self.words.leading, at, end)

    def mark(self, role: str, at: int, end: int) -> re.Match[str] | None:
        """The word of ``role`` at ``at``."""
        return self.words.marks[role].match(self.key, at, end)

    def action(self, at: int, end: int) -> re.Match[str] | None:
        """The action at ``at``; a verb of which something is said ("Quy hoạch này phải …") is none."""
        asked = (at, end)
        if asked not in self._actions:
            self._actions[asked] = self._action(at, end)
        return self._actions[asked]

    def _action(self, at: int, end: int) -> re.Match[str] | None:
        match = self.words.action.match(self.key, at, end)
        if match is None and _AFTER_MODAL.search(self.key, max(0, at - 8), at):
            return _HAS.match(self.key, at, end)  # "cần có gói hỗ trợ đủ lớn"
        if match is None or (_NOUN_USE.match(self.key, match.end(), end) and not _GOING_ON.fullmatch(match["verb"])):
            return None
        verb = match.start("verb")
        return None if any(rule.match(self.key, verb, end) for rule in _NO_DEEDS) else match

    def order(self, at: int, end: int) -> FoundOrder | None:
        """The verb of ordering at ``at``."""
        match = self.words.order.match(self.key, at, end)
        if match is None or _NO_VERB.match(self.key, match.end(), end) or _HANDOVER.match(self.text.norm, at):
            return None
        if self.parties.is_in_person(at) or _ENDS_WORD.search(self.key, max(0, at - 8), at + 4):
            return None  # "Ông Nguyễn Văn Giao", "cơ quan ngoại giao"
        return FoundOrder(" ".join(match[0].split()), self.words.order_verb(match[0]), match.end())

    def goal(self, at: int, end: int) -> Goal | None:
        """The action that the words at ``at`` say to be a duty or an aim."""
        match = _GOAL.match(self.key, at, end)
        if match is None or _PAST.search(self.key, at, match.end()):
            return None
        start = self.skip(SPACE, match.end(), end)
        return Goal(start, match["duty"] is not None) if self.action(start, end) else None

    def modal(self, at: int, end: int) -> int | None:
        """Where the action after a modal at ``at`` starts; before a state ("phải là") there is none."""
        match = self.words.modals.match(self.key, at, end)
        if match is None:
            return None
        start = self.skip(SPACE, match.end(), end)
        duty = _DUTY.search(self.key, match.start(), match.end())
        if duty and (_ANSWERS_FOR.match(self.key, start, end) or not self.action(start, end)):
            return duty.start()  # "phải chịu trách nhiệm nếu để chậm tiến độ"
        return self.passive(start, end) or (None if self.mark("state", start, end) else start)

    def passive(self, at: int, end: int) -> int | None:
        """The action of "được kiểm tra định kỳ", "được Sở Y tế kiểm tra" at ``at``."""
        match = _PASSIVE.match(self.key, at, end)
        if match is None:
            return None
        agent = None if self.action(match.end(), end) else self.party(match.end(), end)
        start = self.past_light(agent.span.end, end) if agent else match.end()
        return start if self.action(start, end) else None

    def modal_after(self, at: int, end: int) -> re.Match[str] | None:
        """The first modal behind ``at``."""
        return self.words.marks["modal"].search(self.key, at, end)

    def party(self, at: int, end: int) -> Phrase | None:
        """The party at ``at``, unless the words there are rather a verb ("Ban hành …", "Cấp phép …")."""
        if _HOLDS_FEAST.match(self.key, at, end) and not self.parties.is_name(at):
            return None
        phrase = self.parties.read(at, end)
        verb = self.words.verb.match(self.key, at, end)
        head = self.words.head.match(self.key, at, end)
        if phrase is None or verb is None or head is None or head["many"]:
            return phrase
        if verb.end() != head.end():
            return phrase if head.end() > verb.end() else None
        following = self.text.norm[head.end() + 1 : head.end() + 2]
        if _HOLD.fullmatch(verb[0]):  # "Tổ chức Ngày hội …"
            return phrase if self.parties.is_name(at) else None
        named = following.isupper() or self.words.head.match(self.key, head.end() + 1, end)
        return phrase if named else None

    def first_party(self, start: int, end: int) -> Phrase | None:
        """The first party behind ``start``."""
        match = self.words.head.search(self.key, start, end)
        return self.parties.read(match.start() if match else self.skip(SPACE, start, end), end)

    def head_kind(self, match: re.Match[str]) -> str:
        """The kind of party that a matched head begins."""
        return self.words.head_kinds[" ".join(match["head"].split())]

    def doing_needs(self, at: int, end: int) -> int | None:
        """The same of "việc mở đợt cao điểm cần gắn với …"."""
        return self.thing_needs(at, end) if _DOING.match(self.key, at, end) else None

    def thing_needs(self, at: int, end: int) -> int | None:
        """The action of "Khu công nghệ cao cần đẩy nhanh …", where a thing stands for those who must act."""
        modal = self.modal_after(at, min(end, at + _THING_LENGTH))
        if modal is not None and _REST.fullmatch(self.key, at, modal.start()):
            start = self.skip(SPACE, modal.end(), end)
            return start if self.action(start, end) else self.passive(start, end)
        if modal is None or not _THING.fullmatch(self.text.norm, at, modal.start()):
            modal = self.modal_after(at, min(end, at + _DOING_LENGTH)) if _DOING.match(self.key, at, end) else None
        if modal is None or _FINITE.search(self.key, at, modal.start()):
            return None
        start = self.skip(SPACE, modal.end(), end)
        return start if self.action(start, end) else self.passive(start, end)

    def point_is(self, at: int, end: int) -> int | None:
        """The action of "Điều quan trọng nhất là phải xây dựng …"."""
        match = _POINT.match(self.key, at, end)
        action = self.action(match.end(), end) if match else None
        return action.start() if action else None

    def thing_will(self, at: int, end: int) -> tuple[int, Phrase | None] | None:
        """The action of "Chương trình của tỉnh thời gian tới tập trung xây dựng …", and whose thing it is."""
        time = self.words.marks["future"].search(self.key, at, min(end, at + _THING_LENGTH + 40))
        if time is None or not _THING.fullmatch(self.text.norm, at, time.start()):
            return None
        resolve = self.mark("resolve", self.skip(SOFT, time.end(), end), end)
        action = self.action(self.skip(SOFT, resolve.end() if resolve else time.end(), end), end)
        if action is None:
            return None
        owned = _OWNED.search(self.key, at, time.start())
        owner = self.parties.read(owned.end(), time.start()) if owned else None
        return action.start(), owner

    def begins(self, at: int, end: int) -> bool:
        """Whether an action, an order or one more opening phrase begins at ``at``."""
        roles = ("modal", "resolve", "topic", "brief", "about")
        found = self.action(at, end) or self.order(at, end) or self.goal(at, end) or self.thing_will(at, end)
        return bool(found) or any(self.mark(role, at, end) for role in roles)

    def somebody_acts(self, at: int, end: int) -> bool:
        """Whether a party with its verb begins at ``at``."""
        phrase = self.party(at, end)
        if phrase is None:
            return False
        if self.action(self.skip(SOFT, phrase.span.end, end), end):
            return True  # "Sở tiếp tục chính sách …": what changes nothing before a verb may be the verb
        after = self.past_light(phrase.span.end, end)
        roles = ("modal", "resolve", "past")
        return bool(self.action(after, end) or self.order(after, end)) or any(self.mark(r, after, end) for r in roles)

    def leads_to_list(self, end: int) -> bool:
        """Whether a colon closes the clause that ends at ``end``."""
        return self.text.norm.startswith(":", end - 1) or self.text.norm.startswith(":", end)
