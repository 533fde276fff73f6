"""Which year a text speaks of, where it has no date: the one of which it tells most."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from service.periods.model import PeriodMention
from service.text.align import Text
from service.text.fold import phrase
from service.text.lazy import regex

_WEIGHTS = {"first_months": 3, "month": 2, "quarter": 2, "date": 2, "season": 2, "year": 1}
_SO_FAR = phrase(
    r"(?:tính |cho )*(?:đến )?(?:hết|cuối)(?! năm)|tính|từ đầu|đến thời điểm ngày"
)  # "tính đến 15/9", "hết tháng 6"
_PRICES = phrase(r"(?<![^\W\d_])giá(?: (?:so sánh|cố định|hiện hành|gốc|cđ|ss|hh))*(?: năm)?\s+$")  # "giá cố định 2020"
_BESIDE = 40  # characters looked at on either side of a date
_MOST_BESIDE = 14  # letters and digits beside a date that still make it a line of its own: "Cập nhật: 10:35"
_PLAN_OF = phrase(r"(?<![^\W\d_])(?:kế hoạch|dự toán|chỉ tiêu)(?: [^\W\d_]+){0,4} $")  # "kế hoạch vốn năm 2031"
_DATED = ("date", "month", "first_months", "quarter")
"""Rules of times of which a text tells when they have begun."""
# "Nghị định số 15/2031/NĐ-CP", "Nghị quyết số 33/2031/QH15"
_NUMBERED = phrase(r"(?<=\d)/(?P<y>(?:19|20)\d\d)/(?:[a-zđ]{1,6}-[a-zđ]{2,6}|qh\d{1,2}|ubtvqh\d{1,2})(?![^\W_])")
# "Nghị quyết số 09-NQ/HU ngày 18/7/2031": the text is younger, and need not tell of that year
_OF_LAW = phrase(
    r"(?:/[a-zđ][\w/-]*|(?<![^\W\d_])(?:luật|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|kết luận|văn bản|"
    r"công văn|thông báo)(?: [^\W\d_]+){0,3}),? $"
)
_ON_TO_NOW = phrase(r"\s*(?:(?:đến|tới)|[-–]) nay(?![^\W\d_])")  # "từ năm 2031 đến nay" is told later
_BEGUN = ("date", "month", "year", "quarter", "bare_year")
_PUT_OFF = phrase(r" (?:lên|sang|thành) (?:ngày )?\d")  # "lùi từ 1/7/2031 sang 1/7/2033"
_ENOUGH = 2  # votes: one "năm 2031" among times without a year may as well be long past
_RUNNING = ("first_months", "month", "quarter", "half", "this", "last", "same_period", "year_to_date", "season")
_REACH_OF_AIM = 190  # characters before a time in which its aim is told
_NEAR = 30  # characters before a time in which stands what it is the time of
_YEAR_AT_END = regex(r"(?:19|20)\d\d$")
_COMPARED = phrase(r"(?<![^\W\d_])(?:so|cùng)(?: [^\W\d_]+){1,4} $")  # "so với năm", "cùng kỳ năm": of another year
# what is still to come says nothing of when the text was written: "sẽ phát điện vào quý III năm 2031"
_AIM = phrase(
    r"(?:đến|tới|trước|sau|kế hoạch|mục tiêu|nhiệm vụ|chỉ tiêu|dự toán|phương hướng|tầm nhìn) $|"
    r"(?<![^\W\d_])(?:phấn đấu|mục tiêu|đề ra|đặt ra|hoàn thành|đưa [^,;.]{0,25} vào|"
    r"chậm nhất)(?![^\W\d_])[^;.]{0,60}$|"
    r"(?<![^\W\d_])(?:sẽ|dự kiến|dự báo)(?![^\W\d_])[^;.]{0,160}$"
)
_FORECAST = phrase(r"(?<![^\W\d_])dự báo(?: rằng)?,?(?: trong)? $")
# "xuất khẩu gạo năm 2031 của cả nước sẽ giảm"
_WILL_BE = phrase(r",?[^;.:,\d]{0,50}(?<![^\W\d_])sẽ(?![^\W\d_])")
_IS_TO_BE = phrase(r"[^;.:\d]{0,60}(?<![^\W\d_])(?:sẽ|phấn đấu|dự kiến|hoàn thành|cơ bản|mục tiêu|phải)(?![^\W\d_])")
_DONE = phrase(r"(?<![^\W\d_])(?:đã|tổng kết|kết quả)(?![^\W\d_])[^;.]{0,60}$")
# what began or was passed then is told later: "quy hoạch được phê duyệt năm 2028"
_BEGAN = phrase(
    r"(?<![^\W\d_])(?:phê duyệt|ban hành|thông qua|thành lập|ra đời|khởi công|khởi đầu|sinh|bắt đầu|ký kết|"
    r"tốt nghiệp)(?: từ| vào| trong| hồi)? $|"
    r"(?<![^\W\d_])(?:sự cố|thảm họa|khủng hoảng|trận lũ|đợt lũ|cơn bão|trận động đất)(?: [^\W\d_]+){0,4} $"
)


def speaks_of(text: Text, mentions: list[PeriodMention]) -> tuple[int | None, int]:
    """The year that ``text`` speaks of most, or a later one of which it tells a day or month, or ``None``; and the
    last year in which it says that something began, or 0. Aims ("đến năm 2030") and spans of years do not count."""
    votes = _Votes(text)
    for mention in mentions:
        if not (mention.rule == "date" and stands_alone(text, mention)) and not votes.before(_PRICES, mention):
            votes.add(mention)
    begun = max(votes.cited, *votes.begun)
    # "Từ năm 2008 đến nay … Năm 2016, …": later than what is told of, too, and nobody knows how much
    return votes.year(), begun if begun >= max(votes.all, default=0) else 0


class _Votes:
    """What the times of a text say of its year."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.all: Counter[int] = Counter()
        self.plain: Counter[int] = Counter()
        """Those of "năm 2031" alone."""
        self.aims: Counter[int] = Counter()
        self.dated, self.begun = [0], [0]
        self.cited, self.passed = last_cited(text), 0
        """The last year of a law that is cited by its number, or by its day."""
        self.terms: Counter[int] = Counter()
        """The first years of terms: who is elected for them is elected then or shortly before."""
        self.runs = False
        """The text tells of a running year, of its months or quarters."""

    def before(self, words: re.Pattern[str], mention: PeriodMention) -> bool:
        """True where ``words`` stand before a time."""
        start = mention.span.start
        return words.search(self.text.key, max(0, start - _NEAR), start) is not None

    def add(self, mention: PeriodMention) -> None:
        """Counts one time."""
        self.runs = self.runs or mention.rule in _RUNNING
        year = year_named(self.text, mention) if mention.rule == "same_period" else None
        if year:
            self.all[year + 1] += _WEIGHTS["year"]
        if mention.rule == "years" and mention.period and self.text.key.startswith("nhiệm kỳ", mention.span.start):
            self.terms[mention.period.start.year] += 1
        if mention.rule == "year" and mention.period and self.before(_COMPARED, mention):
            self.all[mention.period.end.year + 1] += self.all[mention.period.end.year + 1] > 0
        if mention.rule == "same_period" or self.before(_COMPARED, mention) or mention.period is None:
            return
        year, aim = mention.period.end.year, is_aim(self.text, mention)
        if mention.rule == "date" and self.before(_OF_LAW, mention):
            self.cited = self.passed = max(self.cited, self.passed, year)
            return
        if mention.rule == "date" and _PUT_OFF.match(self.text.key, mention.span.end):
            return
        if mention.rule == "year" and mention.until and aim and not self.before(_DONE, mention):
            self.aims[year] += 1
        began = mention.rule in ("year", "month") and self.before(_BEGAN, mention)
        if began or (mention.rule in _BEGUN and _ON_TO_NOW.match(self.text.key, mention.span.end)):
            self.begun.append(year)
        # "nhiệm vụ 6 tháng cuối năm 2021" is told in that year
        elif mention.rule in _WEIGHTS and (
            not aim or (mention.rule == "first_months" and not self.before(_FORECAST, mention))
        ):
            self._count(year, mention)

    def _count(self, year: int, mention: PeriodMention) -> None:
        self.all[year] += _WEIGHTS[mention.rule]
        if mention.rule == "year":
            self.plain[year] += 1
            self.runs = self.runs or self.before(_PLAN_OF, mention)
        told = not (mention.rule == "first_months" and is_aim(self.text, mention))
        if mention.rule in _DATED and told and not stands_alone(self.text, mention):
            self.dated.append(year)

    def year(self) -> int | None:
        """The year with most votes; each aim takes one from its year: "Đến năm 2035, …; tỷ lệ thất nghiệp năm
        2035 dưới 4%"."""
        left = self.all - (self.plain & self.aims)
        if not left:
            return self.passed or None
        most = max(left, key=lambda year: (left[year], year))
        if left[most] < _ENOUGH and not max(self.dated) and not self.runs and not self.terms:
            return None
        # one date years ahead of all else is a term that was put off: "lùi từ 1/7/2031 sang 1/7/2033"
        near = (year for year in self.dated if year <= most + 1 or self.dated.count(year) > 1)
        told = max(most, self.cited, *near)
        term = max((first for first, times in self.terms.items() if times > 1), default=0)
        return term if term > told + 1 else told


def last_cited(text: Text) -> int:
    """The last year in the numbers of the laws that the text cites: it is no older than they are; 0 for none."""
    return max((int(match["y"]) for match in _NUMBERED.finditer(text.key)), default=0)


def told_last(text: Text, mentions: list[PeriodMention]) -> date:
    """The start of the last month, named with its year, of which the text tells what has been."""
    named = [
        mention.period.start
        for mention in mentions
        if mention.rule == "month" and mention.period
        if not is_aim(text, mention)
    ]
    return max(named, default=date.min)


def told_year(text: Text, mentions: list[PeriodMention]) -> tuple[int, bool]:
    """The last year of which the text tells for certain, or 0, and whether it tells of its days, months or quarters."""
    votes = _Votes(text)
    for mention in mentions:
        if not (mention.rule == "date" and stands_alone(text, mention)) and not votes.before(_PRICES, mention):
            votes.add(mention)
    year = votes.year() or 0
    return year, year > 0 and year in votes.dated


def is_aim(text: Text, mention: PeriodMention) -> bool:
    """True for a time to come: "đến năm 2035", "sẽ phát điện vào quý III năm 2031", not "tính đến 15/9"."""
    if mention.until and not _SO_FAR.match(text.key, mention.span.start):
        return True
    if mention.rule in ("year", "month", "quarter", "first_months") and _WILL_BE.match(text.key, mention.span.end):
        return True
    return _AIM.search(text.key, max(0, mention.span.start - _REACH_OF_AIM), mention.span.start) is not None


def is_as_of(text: Text, mention: PeriodMention) -> bool:
    """True for a time up to which a text tells what has been: "(đến hết năm 2031)", "tính đến tháng 9/2031", not
    "phấn đấu đến hết năm 2035"."""
    to_its_end = mention.rule == "month" or (mention.rule in ("year", "quarter") and mention.edge == "cuối")
    if not mention.until or not (mention.rule == "date" or to_its_end):
        return False
    start = mention.span.start
    aimed = mention.rule != "date" and (
        _AIM.search(text.key, max(0, start - _REACH_OF_AIM), start) or _IS_TO_BE.match(text.key, mention.span.end)
    )
    return not aimed


def stands_alone(text: Text, mention: PeriodMention) -> bool:
    """True for a date that is a line of its own: when a page was posted or printed."""
    return sum(map(str.isalnum, beside(text, mention))) <= _MOST_BESIDE


def beside(text: Text, mention: PeriodMention) -> str:
    """What stands on the line of a time on either side of it, up to 40 characters each."""
    start, end = mention.span
    before = text.norm[max(0, start - _BESIDE) : start].rpartition("\n")[2]
    return before + text.norm[end : end + _BESIDE].partition("\n")[0]


def year_named(text: Text, mention: PeriodMention) -> int | None:
    """The year with which the words of a time end: "cùng kỳ năm 2030", "ngày 9/8/2030"."""
    year = _YEAR_AT_END.search(text.key, *mention.span)
    return int(year[0]) if year else None
