"""Who orders and who must act: noun phrases that name a person, an institution or many of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from service.directives.words import Words
from service.text.align import Text
from service.text.fold import pattern
from service.text.lazy import regex
from service.text.span import Span

SPEAKER = pattern(r"(?:chúng\s+)?tôi")
_STEP = regex(r"(?P<sep>\s*,\s*|\s*[:;]\s*|\s+-\s+|\s+|\s*/\s*)(?P<word>(?:[^\s,;:.()\"!?…/]|\.(?=\w))+)")
_BRACKET = regex(r"\s*\([^()]{0,120}\)")
_STOP = regex(
    r"(?:(?:đã|đang|sẽ|cần|phải|nên|không|chưa|cũng|cơ\s+bản|còn|vẫn|lại|theo|để|từ|khi|nếu|được|bị|là|cho|về|mà|do|nhằm|như|vào|ra|căn\s+cứ|"
    r"trước|sau|ngay|vì|bằng|qua|thông\s+qua|với|thì|vừa|đều|rằng|nhưng|tuy|hiện|trực\s+tiếp|dù|hãy|từng|nơi|xin|rất|quyết\s+tâm|đến|tới|"
    r"(?:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm)|mỗi\s+(?:ngày|tuần|tháng|quý|năm)|trân\s+trọng|kính(?=\s+(?:đề|mong|trình|gửi|báo))|sẵn\s+sàng|chỉ|cảm\s+ơn|bày\s+tỏ|gửi|nêu(?!\s+trên)|nhắc|tóm|chúc\s+mừng|thừa\s+nhận|lý\s+giải|giải\s+thích|tâm\s+sự|bộc\s+bạch|tiết\s+lộ|than\s+thở|băn\s+khoăn|trăn\s+trở|lo\s+ngại|lo\s+lắng|"
    r"phân\s+trần|phấn\s+khởi|hoan\s+nghênh|tặng|trao|dự|tham\s+dự|kể|dẫn|mong|tin|vui\s+mừng|nhận\s+thấy|"
    r"ký|thăm|tại\s+(?:hội|buổi|cuộc|phiên|kỳ)|(?:năm|tháng|quý|ngày)\s+(?=\d|[ivx]+\b))(?!\w)|"
    r"(?:năm|tháng|quý|ngày)\s+(?=\d)|"
    r"có(?!\s+(?:liên\s+quan|chức\s+năng|thẩm\s+quyền))(?!\w)|"
    r"trong(?!\s+(?:ngành|tỉnh|nước|cả\s+nước|toàn|hệ\s+thống|khu\s+vực|vùng|huyện)(?!\w))(?!\w))"
)
_JOIN = regex(r"(?:và|cùng|hoặc|hay)(?!\w)")
_IN_CHARGE = regex(r"\s+(?:phụ\s+trách|chuyên\s+trách)(?!\w)")  # "Phó Hiệu trưởng phụ trách cơ sở vật chất"
# what tells which of many are meant
_OF = regex(r"(?:trực\s+thuộc|thuộc|quản\s+lý\s+(?:nhà\s+nước|chuyên\s+ngành|dự\s+án|thị\s+trường))(?!\w)")
_CHARGED = regex(r"(?:ban chỉ đạo|ban chỉ huy|ban vận động|tổ công tác|ủy ban|hội đồng|đoàn)(?!\w)")
_ABOUT = regex(r"\s+về\s")
_HAS = regex(r"(?:đã|đang|sẽ|cũng|vừa|tiếp tục)(?!\w)")
_WORD = regex(r"(?<=\s)\w+")
_LONGEST_CHARGE, _LONGEST_NAME = 90, 120
_TWO_LAST = regex(r"(?P<before>\w+)\s+(?P<last>\w+)$")
_MOST_WORDS = 70
# "Ban Chấp hành Đảng bộ tỉnh| khóa XV lãnh đạo …"
_TERM = regex(r",?\s+khóa\s+(?:[IVXLC]+|\d{1,2})(?!\w)(?:,?\s+nhiệm kỳ\s+\d{4}\s*-\s*\d{4})?")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that names a party; ``kind`` is that of its first noun, "name" for a bare name."""

    span: Span
    kind: str


class PartyReader:
    """Reads the noun phrase that begins at an offset. ``names`` gives for the offset where a known
    name starts its end, so that "Hà Nội phải …" and "EVN cần …" are read too."""

    def __init__(self, text: Text, words: Words, names: dict[int, int], people: dict[int, int]) -> None:
        self._text, self._words, self._names, self._people = text, words, names, people
        self._people_starts = sorted(people)
        self._known: dict[tuple[int, int], Phrase | None] = {}

    def read(self, start: int, limit: int) -> Phrase | None:
        """The party at ``start``, if there is one; it ends before the first lower-case verb."""
        asked = (start, limit)
        if asked not in self._known:
            self._known[asked] = self._read(start, limit)
        return self._known[asked]

    def _read(self, start: int, limit: int) -> Phrase | None:
        degree = _DEGREE.match(self._text.norm, start, limit)
        start = degree.end() if degree else start
        match = self._words.head.match(self._text.key, start, limit)
        if match:
            kind = self._words.head_kinds[_plain(match["head"])]
            end = self._past_name(match.start("head"), match.end())
            in_charge = _IN_CHARGE.match(self._text.key, end, limit) if kind == "person" else None
            if in_charge:
                end = self._walk(in_charge.end(), limit)
            elif kind != "person" or self._has_complement(end, limit):
                end = self._walk(end, limit)
            end = self._past_charge(match, end, limit)
            term = _TERM.match(self._text.norm, end, limit)
            end = term.end() if term else end
            return Phrase(Span(start, min(end, limit)), kind)
        name_end = self._known_end(start) or self._acronym(start, limit)
        if name_end is None or name_end > limit:
            return None
        return Phrase(Span(start, self._walk(name_end, limit)), "person" if degree else "name")

    def person_before(self, at: int) -> Phrase | None:
        """The person whose name ends right before ``at``: "Tham tán Phùng Văn Thành| lưu ý …"."""
        end = len(self._text.norm[:at].rstrip())
        index = bisect_left(self._people_starts, at) - 1
        start = self._people_starts[index] if index >= 0 else -1
        return Phrase(Span(start, end), "person") if index >= 0 and self._people[start] == end else None

    def is_in_person(self, at: int) -> bool:
        """Whether ``at`` is inside a person's name, behind its first syllable: "Nguyễn Văn| Giao"."""
        index = bisect_left(self._people_starts, at)
        return index > 0 and self._people[self._people_starts[index - 1]] > at

    def is_name(self, start: int) -> bool:
        """Whether a known name begins at ``start``."""
        return start in self._names

    def _past_charge(self, head: re.Match[str], end: int, limit: int) -> int:
        """Behind the task in a body's name: "Ban Chỉ đạo quốc gia về phòng, chống thiên tai yêu cầu …"."""
        key, words = self._text.key, self._words
        if not (_CHARGED.match(key, head.start("head")) and _ABOUT.match(key, end, limit)):
            return end
        for step in _WORD.finditer(key, end, min(limit, end + _LONGEST_CHARGE)):
            if (
                words.order.match(key, step.start())
                or words.marks["modal"].match(key, step.start())
                or _HAS.match(key, step.start())
            ):
                return step.start() - 1
        return end

    def _has_complement(self, end: int, limit: int) -> bool:
        """Whether a title goes on: "Bí thư Tỉnh ủy", "lãnh đạo các sở"; not "Thủ tướng cơ bản đồng ý"."""
        step = _STEP.match(self._text.norm, end, limit)
        if step is None or step["sep"].strip():
            return step is not None and step["sep"].strip() == ","
        at = step.start("word")
        return step["word"][0].isupper() or self._is_head(at) or _JOIN.match(self._text.key, at) is not None

    def _acronym(self, start: int, limit: int) -> int | None:
        match = _ACRONYM.match(self._text.norm, start, limit)
        known = match and self._words.no_head.match(self._text.key, start)  # "GRDP đạt …"
        return match.end() if match and not known else None

    def _walk(self, end: int, limit: int) -> int:
        """Word by word to the end of the phrase."""
        named = False
        for _ in range(_MOST_WORDS):
            bracket = _BRACKET.match(self._text.norm, end, limit)
            if bracket:
                end = bracket.end()
            step = _STEP.match(self._text.norm, end, limit)
            if step is None or not self._goes_on(step) or (named and not self._adds(step)):
                return end
            named = step.start("word") in self._people
            end = min(limit, self._past_name(step.start("word"), step.end()))
        return end

    def _adds(self, step: re.Match[str]) -> bool:
        """Whether a title or one more party follows a person's name."""
        at = step.start("word")
        return "," in step["sep"] or _JOIN.match(self._text.key, at) is not None or step["sep"].strip() == "-"

    def _past_name(self, start: int, end: int) -> int:
        """Where the longer name that begins at ``start`` ends: a noun with a verb inside ("đơn vị thi
        công"), one of many ("các tổ chức"), a known name, a verb in a proper name ("Đào tạo")."""
        key, words = self._text.key, self._words
        matches = [words.named.match(key, start)]
        if (head := words.head.match(key, start)) and head["many"]:
            matches += [head, words.named.match(key, head.start("head"))]  # "các ban xây dựng Đảng"
        if self._text.norm[start].isupper():
            matches.append(words.verb.match(key, start))
        ends = [match.end() for match in matches if match]
        return max(end, self._known_end(start) or 0, *ends)

    def _known_end(self, start: int) -> int | None:
        """Where a known name that begins at ``start`` ends; a verb is no part of it, though it may look
        so ("Cục Viễn thông trình đề án")."""
        end = self._names.get(start)
        if end is None:
            return None
        words = _TWO_LAST.search(self._text.norm, start, end)
        if words is None or not words["last"].islower():
            return end
        verb, key = self._words.verb, self._text.key
        longer = verb.match(key, words.start(), end)  # "Đào tạo"
        if longer and longer.end() == end:  # "Vụ Pháp chế nghiên cứu, trình …" names no body of research
            deed = words["before"].islower() and _plain(longer[0]) not in self._words.trades
            return words.start() - 1 if deed and self._is_verb_behind_comma(end) else end
        if not verb.match(key, words.start("last"), end):
            return end
        return words.end("before")

    def is_whole(self, start: int, end: int) -> Phrase | None:
        """The party that the words of a heading or of an item's lead are, if they are nothing else."""
        phrase = self.read(start, end)
        return phrase if phrase and not self._text.norm[phrase.span.end : end].strip(" .:;") else None

    def headed(self, start: int, end: int) -> Phrase | None:
        """The party that a heading names where headings name those who must act, whatever the words of its name:
        "Phòng Kế hoạch tổng hợp", "Các khoa lâm sàng, cận lâm sàng"."""
        phrase = self.read(start, end)
        modal = self._words.marks["modal"].search(self._text.key, start, end)
        if phrase is None or modal is not None or end - start > _LONGEST_NAME:
            return None
        return replace(phrase, span=Span(phrase.span.start, start + len(self._text.norm[start:end].rstrip(" .:;"))))

    def _goes_on(self, step: re.Match[str]) -> bool:
        at, separator = step.start("word"), step["sep"].strip()
        proper = step["word"][0].isupper() or step["word"][0].isdigit()
        if separator == ":":
            # "các Bộ: Quốc phòng, Công an …" goes on, "Giao Sở Y tế: Rà soát …" does not
            return proper and not self._is_verb(at) and self._is_plural_before(step.start())
        if separator == ";":
            return proper and not self._is_verb(at)
        if separator == ",":
            former = _FORMER.match(self._text.key, at)  # "TS A, nguyên Tổng cục trưởng …"
            at = former.end() if former else at
            return proper or (self._is_head(at) and not self._words.order.match(self._text.key, at))
        if proper:
            return True
        if _JOIN.match(self._text.key, at):
            return self._joins(at + len(step["word"]))
        if _STOP.match(self._text.key, at):
            return False
        if self._words.marks["modal"].match(self._text.key, at):
            return False
        return _OF.match(self._text.key, at) is not None or not self._is_verb(at)

    def _joins(self, after: int) -> bool:
        """Whether "và" is followed by one more name or noun rather than by a verb."""
        step = _STEP.match(self._text.norm, after)
        if step is None or step["sep"].strip():
            return False
        at = step.start("word")
        return (
            step["word"][0].isupper() or self._is_head(at) or not (self._is_verb(at) or _STOP.match(self._text.key, at))
        )

    def _is_head(self, at: int) -> bool:
        return self._words.head.match(self._text.key, at) is not None

    def _is_verb(self, at: int) -> bool:
        key = self._text.key
        return bool(self._words.action.match(key, at) or self._words.order.match(key, at))

    def _is_verb_behind_comma(self, at: int) -> bool:
        comma = _COMMA.match(self._text.norm, at)
        return comma is not None and self._is_verb(comma.end())

    def _is_plural_before(self, end: int) -> bool:
        return _PLURAL_END.search(self._text.key, max(0, end - 60), end) is not None


_DEGREE = regex(r"(?:(?:GS|PGS|TS|ThS|BS|BSCK[I12]{1,2}|BSNT|KS|CN|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT)[.\s]\s{0,3}){1,3}")
_ACRONYM = regex(r"[A-ZĐ][A-ZĐ&]{2,9}(?![\w.])")
_FORMER = regex(r"(?:nguyên|cựu)\s+")
_COMMA = regex(r"\s*,\s+")
_PLURAL_END = regex(r"(?:các|hai|ba)\s+\w+(?:,?\s+\w+){0,5}$")


def _plain(words: str) -> str:
    return " ".join(words.split())
