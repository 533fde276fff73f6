"""The rules for words that name a time: a name, a pattern on keys, the production that dates them.

The name tells later stages what kind of words they were: ``month``, ``first_months``, ``year``,
``same_period`` …
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.periods import productions
from service.periods.days import DAYS
from service.periods.months import MONTHS
from service.periods.patterns import CLOCK, D, M
from service.periods.productions import Rule
from service.periods.spoken_times import SPOKEN
from service.periods.years import YEARS
from service.text.fold import phrase
from service.text.lazy import regex

_NAMED_GROUP = regex(r"[(][?]P<[a-z]+>")
_ALL = (*DAYS, *MONTHS, *YEARS, *SPOKEN)
_UNTIL = (
    r"(?:(?P<since>từ đầu năm) )?(?:tính )?(?:cho )?(?<![^\W\d_])(?:(?:đến|tới) "
    rf"{CLOCK}(?:(?:hết|cuối|"
    r"thời điểm|ngày|hết ngày|cuối ngày) ){0,2}|hết )(?=ngày|tháng|quý|năm|\d|cuối|"
    r"(?:giữa|đầu) tháng|thượng|trung tuần|hạ|(?:rạng )?(?:sáng|trưa|chiều|tối|đêm)(?= (?:ngày |nay|qua|cùng|\d))|hôm|"
    r"cùng ngày)"
)
UNTIL = phrase(_UNTIL)
"""What may stand before: "tính đến [30/6]"."""
# "đến 30/6 đạt …" is a date, "đến 8/10 đơn vị" a part over its whole
_UNTIL_DATE = (
    rf"(?:hết )?(?P<d>{D})[./-](?P<m>{M})(?![\d/.,-]\d|\d)(?=\s*(?:[^\w\s/%]|$|\n|(?:đạt|là|có|tăng|giảm|ước|của|"
    rf"thì|đã|toàn|số|tổng|được|cả|trên|với|so|giải ngân|thu ngân|thu được|chi ngân|thực hiện|hoàn thành|huy động|"
    rf"dư nợ|các|chưa|mới|cho vay|doanh|xuất khẩu|nhập khẩu|ngành|tỉnh|huyện|thành phố)\b))"
)


def _in_order() -> list[Rule]:
    """The rules as they are tried."""
    return [
        *(rule for rule in _ALL if rule[0] == "date_range"),
        *DAYS[:4],
        ("date", rf"(?<=tính đến )(?:hết )?(?P<d>{D})[./-](?P<m>{M})(?![\d/.,-]\d|\d|%)", productions.of_date),
        # the 13th and later days are no parts of twelve: "đến 30/9 nguồn vốn huy động đạt …"
        ("date", rf"(?<=đến )(?:hết )?(?P<d>1[3-9]|2\d|3[01])/(?P<m>{M})(?![\d/.,-]\d|\d|%)", productions.of_date),
        ("date", rf"(?<=đến )(?:ngày )?{_UNTIL_DATE}", productions.of_date),
        *(rule for rule in _ALL[4:] if rule[0] != "date_range"),
    ]


_IN_ORDER = _in_order()
RULES = tuple((name, phrase(source), production) for name, source, production in _IN_ORDER)
"""Each by itself."""


def scan_of(rules: Iterable[int]) -> re.Pattern[str]:
    """The rules with these numbers in one alternation; group ``rN`` is rule N."""
    alternatives = "|".join(f"(?P<r{rule}>{_NAMED_GROUP.sub('(?:', _IN_ORDER[rule][1])})" for rule in rules)
    return phrase(f"(?P<until>{_UNTIL})?(?:{alternatives})")


SCAN = scan_of(range(len(RULES)))
"""All rules in one alternation."""

# the words with which an expression can begin; a number can, too
_ANCHORS = """
    ngày sáng trưa chiều tối đêm hôm mùng mồng nay từ nửa sáu tháng t q quý năm niên vụ đông hè thu mùa xuân
    giai thời nhiệm khóa các thượng trung hạ tuần nhiều mấy suốt dịp đợt nghỉ những trong riêng cùng đầu cuối
    giữa cả kỳ hiện tính cho đến tới lũy cộng hết rạng cũng hồi lúc vào của giờ chục vài bây hai ba tư bốn bảy
    tám chín mười
"""
ANCHORS = frozenset(_ANCHORS.split())
