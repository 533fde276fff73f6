"""Words that name months, quarters and parts of a year."""

from __future__ import annotations

from service.periods import productions
from service.periods.patterns import (
    BEFORE_NUMBER,
    LAST_OR_THIS_YEAR,
    MONTH_WORD,
    MONTH_WORDS,
    NOT_NUMBER,
    OF_YEAR,
    SO_LONG,
    M,
    Y,
)
from service.periods.productions import Rule

MONTHS: tuple[Rule, ...] = (
    (
        "ten_days",
        rf"(?:nửa|(?<!\d)(?P<n>[1-9]\d?) ngày) (?:đầu|(?P<late>cuối)) tháng\s*(?P<m>{M})(?![\d%]|,\d|"
        rf"[.](?!{Y}(?!\d))\d|/\d(?!\d{{3}}))(?:{OF_YEAR})?",
        productions.of_part_of_month,
    ),
    (
        "past_months",
        rf"{BEFORE_NUMBER}(?<!vòng )(?P<n>1[0-2]|0?[2-9]) tháng (?:vừa )?qua(?![^\W\d_])",
        productions.of_past_months,
    ),
    (
        "first_months",
        rf"{BEFORE_NUMBER}(?<!dưới )(?<!trên )(?<!vòng )(?<!sau )(?<!mỗi )(?<!hạn )(?<!dài )(?<!đủ )(?<!đây )"
        rf"{SO_LONG}(?P<n>1[0-2]|0?[2-9]|01)\s{{0,3}}(?:tháng|t(?=\s{{0,3}}/))"
        r"(?! (?:tuổi|liên tiếp|tới|gần|trở|nữa|cao điểm|ra quân|triển khai|thực hiện|phát động)(?![^\W\d_]))"
        r"(?! (?:đến|tới|-) (?:dưới |hết )?\d{1,3} (?:tháng )?tuổi)"
        rf"(?: (?:tính |kể )?từ đầu(?= năm)| đầu| (?P<late>cuối|còn lại))?"
        rf"(?:(?: (?:của )?năm(?=\s*(?:{Y}|[^\w\s]|$|\s\D)))?{OF_YEAR}|{LAST_OR_THIS_YEAR}|"
        rf" (?:của )?năm(?=\s*(?:[^\w\s]|$|\s\D)))?",
        productions.of_first_months,
    ),
    (
        "first_months",
        rf"{BEFORE_NUMBER}(?P<n>1[0-2]|0?[2-9])t(?=\s{{0,3}}(?:đầu|{Y}))(?: đầu(?: năm)?)?(?: ?(?P<y>{Y})(?!\d))?",
        productions.of_first_months,
    ),
    (
        "first_months",
        rf"nửa (?:đầu|(?P<late>cuối))(?= năm(?![^\W\d_])| {Y})(?: năm(?: (?P<ago>ngoái|trước(?! đó)))?)?"
        rf"(?: (?P<y>{Y}))?(?!\d)",
        productions.of_half,
    ),
    ("month", rf"(?:(?P<edge>cuối) )?tháng\s*(?P<m>{M}) năm (?:sau|tới)(?![^\W\d_])", productions.of_month_to_come),
    (
        "month",
        rf"(?:(?P<edge>cuối) )?tháng\s*(?P<m>{M})(?![\d%]|,\d|[.](?!{Y}(?!\d))\d|/\d(?!\d{{3}}))"
        rf"(?:{OF_YEAR}|{LAST_OR_THIS_YEAR})?",
        productions.of_month,
    ),
    ("month", rf"{MONTH_WORD}(?![^\W\d_])(?:{OF_YEAR}|{LAST_OR_THIS_YEAR})?", productions.of_month_word),
    (
        "ten_days",
        rf"(?P<edge>thượng|trung|hạ) tuần tháng\s*(?P<m>{M})(?![\d%]|,\d|[.](?!{Y}(?!\d))\d|/\d(?!\d{{3}}))"
        rf"(?:{OF_YEAR})?",
        productions.of_ten_days,
    ),
    (
        "date",
        rf"(?<=đến )(?P<edge>đầu|giữa) tháng\s*(?P<m>{M})(?![\d%]|,\d|[.](?!{Y}(?!\d))\d|/\d(?!\d{{3}}))"
        rf"(?:{OF_YEAR})?",
        productions.of_mid_month,
    ),
    (
        "after_months",
        r"(?<=sau )(?P<n>1[0-2]|0?[2-9]) tháng(?! (?:kể|từ|triển|thực|thi|nữa|tới|đi))",
        productions.of_after_months,
    ),
    (
        "first_months",
        rf"(?P<w>{MONTH_WORDS}) tháng (?:đầu|(?P<late>cuối)) năm(?:{OF_YEAR})?",
        productions.of_first_months_word,
    ),
    (
        "after_months",
        rf"(?<![^\W\d_])(?P<w>{MONTH_WORDS}) tháng(?= [^\W\d_]|\s*[,:])"
        r"(?! (?:một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|liền|liên|kể|từ|triển|thực|thi|nữa|tới|đi|tuổi|trước|sau|gần|"
        r"trở)(?![^\W\d_]))",
        productions.of_after_months,
    ),
    (
        "first_months",
        rf"(?P<q>[23]|hai|ba) quý (?:đầu|(?P<late>cuối)) năm(?:{OF_YEAR}| nay)?",
        productions.of_first_quarters,
    ),
    (
        "month",
        rf"{BEFORE_NUMBER}(?<!\bq)(?P<m>{M})\s{{0,3}}/\s{{0,3}}(?P<y>{Y}){NOT_NUMBER}(?!/)",
        productions.of_month,
    ),
    ("month", rf"(?<![^\W\d_])t(?P<m>{M})\s{{0,3}}[/-]\s{{0,3}}(?P<y>{Y})(?!\d)", productions.of_month),
    (
        "quarter",
        rf"(?:(?P<edge>cuối) )?quý\s*(?P<q>iv|iii|ii|i|[1-4]|một|hai|ba|tư|bốn)(?![\w])"
        rf"(?:{OF_YEAR}|{LAST_OR_THIS_YEAR})?",
        productions.of_quarter,
    ),
    ("quarter", rf"(?<![^\W\d_])q[.]?\s?(?P<q>iv|iii|ii|i|[1-4])\s?[/-]\s?(?P<y>{Y})(?!\d)", productions.of_quarter),
)
