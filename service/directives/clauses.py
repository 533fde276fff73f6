"""What one clause says of somebody's doing: an order, an action, or nothing of the kind.

A clause is read from left to right: connectors and opening phrases ("Đồng thời, trong thời gian
tới, …"), then who speaks or acts, then the verb. Whether an action is a directive is decided by
``find``, which knows the passage; here only the words of the clause count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from service.directives.parties import PartyReader, Phrase
from service.directives.words import Words
from service.text.align import Text
from service.text.fold import key as fold
from service.text.fold import pattern
from service.text.span import Span

Tone = Literal["plain", "modal", "resolve", "order", "needed", "past", "says", "none"]


@dataclass(frozen=True, slots=True)
class Clause:
    """``tone``: how the action is put: "plain" ("Sở Y tế rà soát", "rà soát"), "modal" ("phải rà
    soát"), "needed" (the same of a thing), "resolve" ("sẽ rà soát"), "order" ("yêu cầu Sở Y tế rà soát"), "past" (it is reported as
    done), "says" (somebody speaks, but asks nothing), "none". ``action``: where the action starts, ``None`` when the clause only introduces a
    list. ``issuer``: who is named as giving the order; ``actor``: who is named as acting; ``verb``:
    the verb of ordering; ``future``: a time to come is named; ``topic``: the party of "đối với …"."""

    tone: Tone
    start: int
    action: int | None = None
    issuer: Phrase | None = None
    actor: Phrase | None = None
    verb: str = ""
    future: bool = False
    topic: Phrase | None = None


_SPACE = re.compile(r"[\s\"'*•+:-]*")
_SOFT = re.compile(r"\s*,?\s*")
# what may stand between a subject and its verb without changing what is said
_LIGHT = pattern(
    r"\s*,?\s*(?:(?:cũng|còn|lại|luôn|đều|thì|tiếp tục|thẳng thắn|một lần nữa|đặc biệt|trực tiếp|kết luận và|tại hội nghị|"
    r"tại buổi làm việc|tại cuộc họp|thống nhất và|biểu dương và|hoan nghênh và|ghi nhận và|thường xuyên|liên tục|"
    r"phát biểu(?: và)?|kịp thời|nghiêm túc)(?!\w)\s*,?\s*)*"
)
_ALREADY = pattern(r"(?:đã|vừa|vừa mới|cũng đã|đã có (?:văn bản|công văn|công điện)|có (?:văn bản|công văn|công điện|ý kiến))(?!\w)\s*")
_SENT = pattern(
    r"(?:(?:đã\s+|cũng\s+đã\s+|vừa\s+)?(?:có|gửi|ký|ban\s+hành|ra|phát)\s+(?:công\s+điện|công\s+văn|văn\s+bản|chỉ\s+thị|thông\s+báo|"
    r"ý\s+kiến|kết\s+luận)[^.;:]{0,160}?,?\s+(?:trong\s+đó\s+)?)(?=yêu\s+cầu|đề\s+nghị|giao|chỉ\s+đạo|kiến\s+nghị)"
)
# after "yêu cầu", "nhấn mạnh": words that only lead on to what is asked
_LEADING_ON = pattern(
    r"(?:[\s,:\"']+|(?:cụ thể|rõ|thêm|riêng|cho|với|tới|đến|rằng|là|cùng|việc|vấn đề|nhiệm vụ|trách nhiệm|yêu cầu|về việc|"
    r"đối với|về|các đồng chí(?= phải| cần)|trong thời gian tới|thời gian tới|trước mắt|trước hết|ngay|tiếp tục(?= yêu cầu))(?!\w))*"
)
_MORE_ORDERS = pattern(r"\s*(?:,|và|,\s*đồng thời|đồng thời)\s*")
_NO_ORDER_BEFORE = pattern(
    r"(?:theo|đáp ứng|những|các|một số|ý kiến|sự|công tác|được|bị|để|việc|tờ trình|nội dung|như|từ|mọi|đúng|nguyện vọng|"
    r"tiếp thu|triển khai|về|trước|văn bản|ban|nhóm|tổ|bài|ý|lời|vượt|nhiều|giải quyết|yêu cầu|nhiệm vụ|hồ sơ|"
    r"thực hiện|có|đơn|là|với|trên|tinh thần|kế hoạch|bản|nhằm|do|cần|phải|bộ máy|quan điểm|hội nghị|của)\s+$"
)
_BOUNDARY = re.compile(r"(?:^|[,:;\"'.(…-])\s*$")
_FUTURE_SUBJECT = pattern(r"theo")
_NOT_PARTY = pattern(
    r"(?:xã\s+hội|ban\s+đầu|bản\s+(?:thân|sắc|chất|đồ|quyền|quy\s+hoạch)|hội\s+(?:nghị|thảo|nhập|chợ|trường)|đoàn\s+kết|cục\s+(?:bộ|diện)|"
    r"vụ\s+(?:việc|án|mùa|lúa|đông|xuân|hè|chiêm|sản\s+xuất|nổ|cháy|tai\s+nạn)|trường\s+hợp|bộ\s+(?:phận|mặt|máy|tiêu\s+chí|chỉ\s+số|thủ\s+tục|luật|đội(?!\s+biên))|"
    r"khối\s+lượng|quỹ\s+đất|cấp\s+(?:bách|thiết|nước|điện|phép|giấy|phát|phối|độ)|cơ\s+sở\s+(?:hạ\s+tầng|vật\s+chất|dữ\s+liệu|pháp|lý|để|đó)|"
    r"tổ\s+chức\s+(?:thực|triển|tốt|thành|các|lại|bộ\s+máy|cuộc|hội|kỳ|lễ|đoàn|sản|kiểm|thi|quản|sơ|tổng|tuyên|sắp|phong|đào|nhiều)|phòng\s+(?:bệnh|dịch|ngừa|cháy|hộ|thủ)|"
    r"đài\s+(?:tưởng|hoa)|đảng\s+phí|vùng\s+(?:nguyên\s+liệu|trồng|sản|chuyên|biển|nuôi)|ngành\s+nghề|ban\s+hành|thực\s+hiện|tp\s*\d)"
)
_LEAD_NOUN = pattern(
    r"(?:nhiệm vụ|giải pháp|nội dung|công việc|vấn đề|công tác|biện pháp|việc|điểm|ý kiến|yêu cầu|chỉ tiêu|mục tiêu|nhóm|kiến nghị|đề xuất|"
    r"phương án|trọng tâm)(?!\w)[^,;:]{0,110}$"
)
_LEAD_WORD = pattern(r"(?:như sau|sau đây|dưới đây|sau|cụ thể|trong đó|gồm|là|theo hướng|như|gồm có|bao gồm)\s*:?\s*$")
_REACH = 260  # characters in which an opening phrase must close, or a modal must follow


class ClauseReader:
    """Reads clauses of one document."""

    def __init__(self, text: Text, words: Words, parties: PartyReader) -> None:
        self._text, self._key, self._words, self._parties = text, text.key, words, parties

    def read(self, start: int, end: int, *, ordered: bool) -> Clause:
        """The clause of ``[start, end)``; ``ordered`` says that it stands in an order or a list of
        tasks, where "UBND tỉnh chỉ đạo các sở …" is what is to be done, not somebody's order."""
        clause, at = self._opening(start, end)
        found = self._core(at, end, clause, ordered)
        if found.tone in ("none", "says", "past") or (found.tone == "plain" and self._may_speak(found, ordered)):
            later = self._later_order(at, end, clause, found.issuer or found.actor)
            found = later or found
        return found

    def _may_speak(self, found: Clause, ordered: bool) -> bool:
        """Whether an order may follow what the subject does first: "Hội đồng nhân dân thống nhất …
        và yêu cầu …"."""
        if ordered:
            return found.actor is not None and self._is_council(found.actor)
        return not found.future

    # --- what stands before the subject

    def _opening(self, start: int, end: int) -> tuple[Clause, int]:
        """Skip connectors, times to come and opening phrases."""
        clause = Clause("none", start)
        at = start
        for _ in range(8):
            at = self._skip(_SPACE, at, end)
            step = self._opening_step(at, end, clause)
            if step is None:
                break
            clause, at = step
        return replace(clause, start=at), at

    def _opening_step(self, at: int, end: int, clause: Clause) -> tuple[Clause, int] | None:
        future = self._words.future.match(self._key, at, end)
        if future:
            return replace(clause, future=True), self._skip(_SOFT, future.end(), end)
        connector = self._words.connector.match(self._key, at, end)
        if connector and not self._words.action.match(self._key, at, end):
            return clause, connector.end()
        time = _TIME.match(self._key, at, end)
        if time and (self._begins(time.end(), end) or self._somebody_acts(time.end(), end)):
            return clause, time.end()
        topic = self._words.topic.match(self._key, at, end)
        if topic is None:
            return None
        close = self._close_of_topic(topic.end(), end, topic[0] in _SHORT_TOPICS)
        if close is None:
            return None
        inside = self._words.future.search(self._key, at, close)
        return self._with_topic_party(clause, topic, close, bool(inside)), self._skip(_CLOSER, close, end)

    def _with_topic_party(self, clause: Clause, topic: re.Match[str], close: int, future: bool) -> Clause:
        clause = replace(clause, future=clause.future or future)
        phrase = self._first_party(topic.end(), close)
        if phrase is None:
            return clause
        if _FUTURE_SUBJECT.fullmatch(topic[0]) and phrase.span.end >= close - 1:
            return replace(clause, issuer=phrase)  # "Theo Thủ tướng, …"
        return replace(clause, topic=phrase) if topic[0] in _ABOUT else clause

    def _first_party(self, start: int, end: int) -> Phrase | None:
        for match in self._words.head.finditer(self._key, start, end):
            if not _NOT_PARTY.match(self._key, match.start()):
                return self._parties.read(match.start(), end)
        return self._parties.read(self._skip(_SPACE, start, end), end)

    def _close_of_topic(self, start: int, end: int, once: bool) -> int | None:
        """Offset of the comma or colon that closes the phrase: the first after which somebody acts
        or an order follows; without one, where a modal follows ("đến 2/9 phải …")."""
        limit = min(end, start + _REACH)
        fallback: int | None = None
        for match in _CLOSERS.finditer(self._text.norm, start, limit):
            at = self._skip(_SPACE, match.end(), end)
            at = self._past_connectors(at, end)
            if self._somebody_acts(at, end):
                return match.start()
            if fallback is None and self._begins(at, end):
                fallback = match.start()
            if once:
                break
        if fallback is not None:
            return fallback
        modal = self._words.modal.search(self._key, start, min(end, start + 60))
        if modal and self._key[modal.start() - 1] == " " and not self._first_party(start, modal.start()):
            return modal.start() - 1
        return None

    def _past_connectors(self, at: int, end: int) -> int:
        for _ in range(3):
            match = self._words.connector.match(self._key, at, end) or self._words.future.match(self._key, at, end)
            if match is None:
                break
            at = self._skip(_SOFT, match.end(), end)
        return at

    def _somebody_acts(self, at: int, end: int) -> bool:
        phrase = self._party(at, end)
        if phrase is None:
            return False
        after = self._skip(_LIGHT, phrase.span.end, end)
        words = self._words
        return any(
            p.match(self._key, after, end) for p in (words.modal, words.order, words.resolve, words.past, words.action)
        )

    def _begins(self, at: int, end: int) -> bool:
        words = self._words
        return any(p.match(self._key, at, end) for p in (words.modal, words.order, words.resolve, words.action, words.topic))

    # --- subject and verb

    def _core(self, at: int, end: int, clause: Clause, ordered: bool) -> Clause:
        at = self._fronted_subject(at, end) or at
        order = self._order_at(at, end)
        if order and order[0] in _HEADLESS:
            opened = self._after_order(order, end, clause)
            if opened.tone != "none":
                return opened
        modal = self._modal_at(at, end)
        if modal is not None:
            return replace(clause, tone="modal", action=modal)
        resolve = self._words.resolve.match(self._key, at, end)
        if resolve:
            return replace(clause, tone="resolve", action=resolve.end(), verb=resolve[0].strip())
        phrase = self._party(at, end)
        if phrase is not None:
            return self._with_subject(phrase, end, clause, ordered)
        if self._words.action.match(self._key, at, end):
            return replace(clause, tone="plain", action=at)
        return self._needed(at, end, clause)

    def _needed(self, at: int, end: int, clause: Clause) -> Clause:
        """ "Khu công nghệ cao cần đẩy nhanh …": a thing stands for those who must act."""
        limit = min(end, at + 70)
        modal = self._words.modal.search(self._key, at, limit)
        if modal is None or not _NOUN_PHRASE.fullmatch(self._text.norm, at, modal.start()):
            return clause
        action = self._words.action.match(self._key, modal.end(), end)
        return replace(clause, tone="needed", action=action.start()) if action else clause

    def _fronted_subject(self, at: int, end: int) -> int | None:
        """Where the subject begins in "Kiểm tra hiện trường, Bí thư … cho biết …": what stands
        before it is the speaker's own doing, in passing."""
        words, key = self._words, self._key
        if not (words.action.match(key, at, end) or words.fronted.match(key, at, end)):
            return None
        for match in words.head.finditer(key, at, min(end, at + 2 * _REACH)):
            if words.head_kinds[" ".join(match["head"].split())] != "person" or match["many"].strip():
                continue
            if self._text.norm[max(at, match.start() - 2) : match.start()].strip() != ",":
                continue
            phrase = self._parties.read(match.start(), end)
            after = self._skip(_LIGHT, phrase.span.end, end) if phrase else end
            if phrase and after < end and not self._tells_to(after, end):
                return match.start()
        return None

    def _tells_to(self, at: int, end: int) -> bool:
        """Whether what follows a person makes him or her one more who must act: "Báo cáo Chủ tịch,
        Phó Chủ tịch xem xét"."""
        action = self._words.action.match(self._key, at, end)
        fronted = self._words.fronted.match(self._key, at, end)
        return bool(self._words.modal.match(self._key, at, end)) or bool(action and not fronted)

    def _party(self, at: int, end: int) -> Phrase | None:
        """The party at ``at``, unless the words there are rather a verb ("Ban hành …", "Tổ chức …")."""
        phrase = self._parties.read(at, end)
        if phrase is None or _NOT_PARTY.match(self._key, at):
            return None
        action = self._words.verb.match(self._key, at, end)
        head = self._words.head.match(self._key, at, end)
        if action is None or head is None or head["many"]:
            return phrase
        if action.end() != head.end():
            return phrase if head.end() > action.end() else None
        following = self._text.norm[head.end() + 1 : head.end() + 2]
        named = following.isupper() or self._words.head.match(self._key, head.end() + 1, end)
        return phrase if named else None

    def _with_subject(self, phrase: Phrase, end: int, clause: Clause, ordered: bool) -> Clause:
        sent = _SENT.match(self._key, self._skip(_SOFT, phrase.span.end, end), end)
        at = sent.end() if sent else self._skip(_LIGHT, phrase.span.end, end)
        already = _ALREADY.match(self._key, at, end)
        order = self._order_at(already.end() if already else at, end)
        if order and (sent or self._is_speech(phrase, order[0], ordered, bool(already))):
            opened = self._after_order(order, end, replace(clause, issuer=phrase))
            if opened.tone != "none":
                return opened
            return replace(clause, tone="says", issuer=phrase, verb=order[0])
        return self._acting(phrase, at, end, clause)

    def _is_speech(self, phrase: Phrase, verb: str, ordered: bool, already: bool) -> bool:
        """Whether the subject of the verb speaks, rather than acts."""
        if verb in _DOING:
            return not ordered and not already and phrase.kind == "person"
        return not (ordered and verb in _ASKING and phrase.kind in ("organ", "group") and not self._is_council(phrase))

    def _is_council(self, phrase: Phrase) -> bool:
        return _COUNCIL.match(self._key, phrase.span.start) is not None

    def _acting(self, phrase: Phrase, at: int, end: int, clause: Clause) -> Clause:
        """ "Sở Y tế, theo chức năng của mình, phải …"."""
        clause = replace(clause, actor=phrase)
        words, key = self._words, self._key
        modal = self._modal_at(at, end)
        if modal is not None:
            return replace(clause, tone="modal", action=modal)
        resolve = words.resolve.match(key, at, end)
        if resolve:
            action = words.action.match(key, self._skip(_LIGHT, resolve.end(), end), end)
            start = action.start() if action else resolve.end()
            return replace(clause, tone="resolve", action=start, verb=resolve[0].strip())
        start = phrase.span.end
        action = words.action.match(key, at, end) or words.action.match(key, self._skip(_SPACE, start, end), end)
        if action:
            begin = words.action.match(key, self._skip(_SOFT, start, end), end) or action
            return self._past_trade(begin, end, clause) or replace(clause, tone="plain", action=begin.start())
        if words.past.match(key, at, end):
            return self._past_relative(at, end, clause) or replace(clause, tone="past")
        return self._past_adjunct(start, end, clause)

    def _past_trade(self, action: re.Match[str], end: int, clause: Clause) -> Clause | None:
        """ "các cơ sở xuất khẩu thủy sản tuyệt đối không …": the first verb tells their trade."""
        if " ".join(action["verb"].split()) not in _TRADES:
            return None
        strong = _STRONG.search(self._key, action.end(), min(end, action.end() + 45))
        if strong is None or _PAUSE.search(self._text.norm, action.end(), strong.start()):
            return None
        modal = self._words.modal.match(self._key, strong.start(), end)
        actor = clause.actor and replace(clause.actor, span=Span(clause.actor.span.start, strong.start() - 1))
        if modal:
            return replace(clause, tone="modal", actor=actor, action=self._skip(_SPACE, modal.end(), end))
        return replace(clause, tone="plain", actor=actor, action=strong.start())

    def _past_relative(self, at: int, end: int, clause: Clause) -> Clause | None:
        """ "Các tổ chức được cấp phép khai thác cát phải lắp đặt …": what tells which of them."""
        modal = self._words.modal.search(self._key, at, min(end, at + 90))
        if modal is None or _PAUSE.search(self._text.norm, at, modal.start()):
            return None
        action = self._words.action.match(self._key, modal.end(), end)
        if action is None or clause.actor is None:
            return None
        actor = replace(clause.actor, span=Span(clause.actor.span.start, modal.start() - 1))
        return replace(clause, tone="modal", actor=actor, action=action.start())

    def _past_adjunct(self, start: int, end: int, clause: Clause) -> Clause:
        """The action after a phrase between subject and verb: ", căn cứ nhiệm vụ được giao, …"."""
        if not _ADJUNCT.match(self._key, start, end):
            return clause
        limit = min(end, start + _REACH)
        modal = self._words.modal.search(self._key, start, limit)
        if modal and self._text.norm[modal.start() - 1] in " ,":
            return replace(clause, tone="modal", action=self._skip(_SPACE, modal.end(), end))
        for match in _COMMA.finditer(self._text.norm, start + 1, limit):
            action = self._words.action.match(self._key, match.end(), end)
            if action and not self._parties.read(match.end(), end):
                return replace(clause, tone="plain", action=match.end())
        for match in _WORD_START.finditer(self._text.norm, start + 1, min(end, start + 120)):
            named = _NAMED_BEFORE.search(self._key, max(start, match.start() - 14), match.start())
            if not named and self._words.action.match(self._key, match.start(), end):
                return replace(clause, tone="plain", action=match.start())
        return clause

    def _modal_at(self, at: int, end: int) -> int | None:
        """Where the action after a modal at ``at`` starts; a state ("phải là", "cần được") is none."""
        modal = self._words.modal.match(self._key, at, end)
        if modal is None:
            return None
        start = self._skip(_SPACE, modal.end(), end)
        duty = _DUTY.search(self._key, modal.start(), modal.end())
        if duty and not self._words.action.match(self._key, start, end):
            return duty.start()  # "phải chịu trách nhiệm nếu để chậm tiến độ"
        return None if _STATE.match(self._key, start, end) else start

    # --- orders

    def _order_at(self, at: int, end: int) -> tuple[str, int] | None:
        match = self._words.order.match(self._key, at, end)
        return (" ".join(match[0].split()), match.end()) if match else None

    def _after_order(self, order: tuple[str, int], end: int, clause: Clause) -> Clause:
        """What is asked after "yêu cầu", "giao …", "nhấn mạnh, …"."""
        verb, at = order
        for _ in range(4):
            more = _MORE_ORDERS.match(self._key, at, end)
            following = self._order_at(more.end(), end) if more else None
            if following is None:
                break
            # "nhất trí và chỉ đạo, giao nhiệm vụ": the strongest counts
            verb = following[0] if following[0] in self._words.direct or verb not in self._words.direct else verb
            at = following[1]
        direct = verb in self._words.direct
        clause = replace(clause, tone="order", verb=verb)
        return self._asked(at, end, clause, direct)

    def _asked(self, at: int, end: int, clause: Clause, direct: bool) -> Clause:
        words, key = self._words, self._key
        if clause.verb in _AGREEING:
            return self._agreed(at, end, clause)
        for _ in range(4):
            skipped = self._skip(_LEADING_ON, at, end)
            direct = direct or (clause.verb in _STRESSING and _MATTER.search(self._key, at, skipped) is not None)
            at = skipped
            modal = self._modal_at(at, end)
            if modal is not None:
                return replace(clause, action=modal)
            phrase = self._party(at, end)
            if phrase is not None:
                return self._asked_of(phrase, end, clause, direct)
            if direct and words.action.match(key, at, end):
                return replace(clause, action=at)
            step = self._opening_step(at, end, clause)
            if step is None:
                break
            clause, at = step
        if self._introduces(at, end) and (direct or _LEAD_NOUN.search(self._key, at, end)):
            return clause
        needed = self._needed(at, end, clause)
        if needed.action is not None and not _DEMANDS.search(self._key, at, needed.action):
            return replace(needed, tone="order")
        modal = words.modal.search(key, at, min(end, at + 120)) if direct else None
        if modal:
            return replace(clause, action=self._skip(_SPACE, modal.end(), end))
        return replace(clause, tone="none", verb="")

    def _agreed(self, at: int, end: int, clause: Clause) -> Clause:
        """ "đồng ý xem xét", "nhất trí với đề xuất của Bộ Y tế cần bố trí …"."""
        at = self._skip(_LEADING_ON, at, end)
        proposal = _PROPOSAL.match(self._key, at, end)
        action = None if proposal else self._words.action.match(self._key, at, end) or self._words.resolve.match(self._key, at, end)
        if action:
            resolve = self._words.resolve.match(self._key, at, end)
            return replace(clause, action=self._skip(_SPACE, resolve.end(), end) if resolve else at)
        modal = self._words.modal.search(self._key, at, min(end, at + 160))
        if modal:
            return replace(clause, action=self._skip(_SPACE, modal.end(), end))
        return replace(clause, tone="none", verb="")

    def _asked_of(self, phrase: Phrase, end: int, clause: Clause, direct: bool) -> Clause:
        clause = replace(clause, actor=phrase)
        at = self._skip(_LIGHT, phrase.span.end, end)
        nested = self._order_at(at, end)
        if nested and nested[0] not in _DOING and not direct:
            # "cho biết, Thủ tướng yêu cầu …"
            return self._after_order(nested, end, replace(clause, issuer=phrase, actor=None))
        acting = self._acting(phrase, at, end, clause)
        if acting.tone == "modal" or (direct and acting.tone in ("plain", "resolve")):
            return replace(acting, tone="order")
        if self._introduces(phrase.span.end, end):
            return replace(clause, action=None)
        if direct and acting.tone == "none":
            for match in _WORD_START.finditer(self._text.norm, phrase.span.end, min(end, phrase.span.end + 100)):
                if self._words.action.match(self._key, match.start(), end):
                    return replace(clause, action=match.start())
        return replace(clause, tone="none", verb="", actor=None, issuer=None)

    def _introduces(self, at: int, end: int) -> bool:
        """Whether what is left only leads on to a list: "một số nội dung sau:"."""
        return self._text.norm.startswith(":", end - 1) or self._text.norm.startswith(":", end)

    def _later_order(self, start: int, end: int, clause: Clause, subject: Phrase | None) -> Clause | None:
        """An order that stands behind something else: "Đến kiểm tra công trình, Bí thư … yêu cầu …"."""
        says: Clause | None = None
        for match in self._words.order.finditer(self._key, start + 1, end):
            verb = " ".join(match[0].split())
            if verb in _WEAK or _NO_ORDER_BEFORE.search(self._key, max(start, match.start() - 16), match.start()):
                continue
            issuer = self._issuer_before(start, match.start(), verb)
            if issuer is None and subject is not None and self._goes_on_to(match.start(), verb, subject):
                issuer = subject
            if issuer is None:
                continue
            opened = self._after_order((verb, match.end()), end, replace(clause, issuer=issuer))
            if opened.tone == "order":
                return opened
            says = says or replace(clause, tone="says", issuer=issuer, verb=verb)
        return says

    def _goes_on_to(self, at: int, verb: str, subject: Phrase) -> bool:
        """ "…, đồng thời yêu cầu …": one who may order does so after something else."""
        if verb not in _STRICT or not (subject.kind == "person" or self._is_council(subject)):
            return False
        return _AND_THEN.search(self._key, max(0, at - 16), at) is not None

    def _issuer_before(self, start: int, at: int, verb: str) -> Phrase | None:
        """The party whose phrase ends where the verb begins."""
        low = max(start, at - 200)
        for match in self._words.head.finditer(self._key, low, at):
            if _NOT_PARTY.match(self._key, match.start()):
                continue
            bounded = _BOUNDARY.search(self._text.norm, max(start, match.start() - 3), match.start()) or match.start() == start
            if not bounded:
                continue
            phrase = self._parties.read(match.start(), at)
            if phrase is None:
                continue
            after = self._skip(_LIGHT, phrase.span.end, at)
            already = _ALREADY.match(self._key, after, at)
            if (already.end() if already else after) < at:
                sent = _SENT.match(self._key, self._skip(_SOFT, phrase.span.end, at + 20), at + 20)
                if sent is None or sent.end() != at:
                    continue
            if verb in _DOING and (already or phrase.kind != "person"):
                continue
            return phrase
        return None

    def _skip(self, what: re.Pattern[str], at: int, end: int) -> int:
        match = what.match(self._key, at, end)
        return match.end() if match else at


# "theo nhiệm vụ được giao": the verb is part of a name there
_NAMED_BEFORE = pattern(r"(?<!\w)(?:được|bị|nhiệm vụ|chức năng|công tác|việc|trách nhiệm|sự|các|những|nội dung|phương án|kế hoạch|quy định|tình hình|kết quả|quá trình|khi|để)\s+$")
_DEMANDS = pattern(r"đòi hỏi")
_DUTY = pattern(r"(?:chịu|có)\s+trách\s+nhiệm\s*$")
_STATE = pattern(r"(?:là|được|bị|có thể|hiểu|thấy|biết|nói|khẳng định|thừa nhận|chịu(?! trách nhiệm)|mất|hơn)(?!\w)")
_PROPOSAL = pattern(r"(?:các\s+|những\s+)?(?:đề\s+xuất|kiến\s+nghị|đề\s+nghị|chủ\s+trương|phương\s+án|ý\s+kiến|nội\s+dung|giải\s+pháp|đề\s+án)(?!\w)")
_MATTER = pattern(r"(?<!\w)(?:việc|vấn\s+đề|nhiệm\s+vụ|yêu\s+cầu)(?!\w)")
_STRESSING = frozenset(map(fold, ("nhấn mạnh", "đề cập", "lưu ý", "nêu rõ", "nhắc lại", "chỉ rõ")))
_AGREEING = frozenset(map(fold, ("đồng ý", "nhất trí", "cam kết", "hứa", "thống nhất", "chấp thuận", "tán thành")))
# "Năm 2025 phấn đấu …": a time without a comma
_TIME = pattern(
    r"(?:trong\s+|đến\s+|từ\s+|bước\s+sang\s+)?(?:năm\s+(?:nay|sau|học\s+\d{4}\s*-\s*\d{4}|20\d\d)|(?:quý\s+[ivx1-4]+|tháng\s+\d{1,2}|\d{1,2}\s+tháng\s+cuối\s+năm)"
    r"(?:\s*[/-]?\s*(?:năm\s+)?20\d\d)?|nay\s+đến\s+cuối\s+năm|hiện\s+nay)\s*,?\s+(?:và\s+(?:những\s+)?năm\s+tiếp\s+theo,?\s+)?"
)
# opening phrases of one comma: what follows the next is a statement of its own
_SHORT_TOPICS = frozenset(map(fold, ("năm", "trong", "đến", "tới", "từ", "tại", "do", "vì", "nếu", "khi", "sau khi", "trước")))
_NOUN_PHRASE = re.compile(r"(?:(?!(?:mà|là|rằng|nếu|thì|đã|đang|sẽ|được|không|chưa|còn)\s)[^\W\d_][\w.-]*\s+){1,9}")
_STRICT = frozenset(map(fold, ("cam kết", "yêu cầu", "đề nghị", "giao", "chỉ đạo", "kiến nghị", "lưu ý", "nhấn mạnh", "mong muốn", "giao nhiệm vụ", "giao cho", "đồng ý")))
_AND_THEN = pattern(r"(?:,|;|(?<!\w)và|đồng thời|cũng)\s+$")
_TRADES = frozenset(
    map(fold, ("chế biến", "xuất khẩu", "nhập khẩu", "sản xuất", "nuôi trồng", "khai thác", "quản lý", "xây dựng", "đầu tư", "phát triển", "thi công",
               "tư vấn", "đào tạo", "giáo dục", "cung ứng", "cung cấp", "tiêu thụ", "thu mua", "vận hành", "thu gom", "phòng, chống", "sử dụng"))
)
_STRONG = pattern(
    r"(?<=\s)(?:phải|cần|chủ động|tích cực|khẩn trương|kịp thời|nghiêm túc|tuyệt đối|tiếp tục|tập trung|tăng cường|đẩy mạnh|đẩy nhanh|tiến hành|chủ trì|phối hợp|"
    r"thường xuyên|kiên quyết|không được)(?!\w)"
)
_PAUSE = re.compile(r"[,;:.]")
_ABOUT = frozenset(("đối với", "về", "riêng", "với"))
# verbs that also say what an institution does, and those by which it asks
_DOING = frozenset(
    map(fold, ("chỉ đạo", "đề xuất", "quán triệt", "phân công", "thống nhất", "khuyến khích", "nhắc nhở", "khuyến cáo", "thông tin",
               "đánh giá", "phân tích", "chia sẻ", "chấp thuận", "kêu gọi", "phát biểu"))
)
_ASKING = frozenset(map(fold, ("giao", "đề nghị", "kiến nghị", "giao nhiệm vụ", "giao cho", "cam kết")))
_COUNCIL = pattern(r"hội\s+đồng\s+nhân\s+dân|hđnd|chính\s+phủ|quốc\s+hội|thường\s+trực\s+h")
_HEADLESS = frozenset(
    map(fold, ("yêu cầu", "đề nghị", "giao", "kiến nghị", "giao nhiệm vụ", "giao trách nhiệm", "giao cho", "phân công", "đồng ý", "nhất trí", "cam kết",
               "trân trọng đề nghị", "lưu ý", "quyết định giao", "thống nhất giao", "nghiêm cấm", "chỉ thị", "nhấn mạnh", "mong muốn"))
) - frozenset(("nghiêm cấm",))
_WEAK = frozenset(map(fold, ("nói", "phát biểu", "kết luận", "thông tin", "đánh giá", "phân tích", "mong", "lưu ý"))) - frozenset(("lưu ý",))
_CLOSERS = re.compile(r"[,:](?!\d)|\s-\s")
_CLOSER = re.compile(r"\s*[,:-]?\s*")
_COMMA = re.compile(r",\s+")
_WORD_START = re.compile(r"(?<=\s)(?=[^\W\d_])")
_ADJUNCT = pattern(
    r"\s*,?\s*(?:căn\s+cứ|theo|trên\s+cơ\s+sở|trong|ngay|sau|khi|đến|trước|từ|tại|để|nhằm|với|bằng|tùy|chậm\s+nhất|cùng|phối\s+hợp|ở|hằng|hàng|về|thông\s+qua|qua)(?!\w)"
)
