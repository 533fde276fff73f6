"""Words that name years, terms and seasons."""

from __future__ import annotations

from service.periods import productions
from service.periods.patterns import BEFORE_NUMBER, SEASONS, Y
from service.periods.productions import Rule

YEARS: tuple[Rule, ...] = (
    (
        "school_year",
        rf"năm học (?:mới )?(?P<a>{Y})\s{{0,3}}[-/]\s{{0,3}}(?P<b>{Y})(?!\d)",
        productions.of_school_year,
    ),
    (
        "season",
        rf"(?:niên vụ|vụ\s+{SEASONS}|{SEASONS})(?: năm)? (?P<a>{Y})(?:\s{{0,3}}[-/]\s{{0,3}}(?P<b>{Y}))?(?!\d)",
        productions.of_season,
    ),
    (
        "season",
        rf"(?:niên (?:vụ|độ)|(?<!nhiệm )(?<!dịch )(?<!phục )(?<!nghiệp )vụ)(?: [^\W\d_]+){{0,3}}? (?P<a>{Y})"
        rf"\s{{0,3}}[-/]\s{{0,3}}(?P<b>{Y})(?!\d)",
        productions.of_season,
    ),
    (
        "years",
        rf"(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|khóa|các năm|những năm|trong|từ) )?(?:năm |"
        rf"{BEFORE_NUMBER})(?P<a>{Y})\s{{0,3}}(?:-|đến|tới|–)\s{{0,3}}(?:hết |"
        rf"cuối )?(?:năm )?(?P<b>{Y})(?![\d]|[.,/]\d)",
        productions.of_years,
    ),
    (
        "years",
        rf"(?:giai đoạn|thời kỳ|nhiệm kỳ) (?:\d{{1,2}} năm )?(?:từ )?(?:năm )?(?P<a>{Y})\s{{0,3}}(?:-|đến|tới|"
        rf"–)\s{{0,3}}(?:hết |"
        rf"cuối )?(?:năm )?(?P<b>{Y})(?![\d])",
        productions.of_years,
    ),
    (
        "same_period",
        rf"cùng (?:kỳ|vụ|thời (?:điểm|gian))(?:\s*(?:của )?(?:năm )?(?P<y>{Y})(?!\d)| năm (?:trước|ngoái)| (?:quý|"
        rf"tháng) trước| trước)?",
        productions.of_term,
    ),
    (
        "date_range",
        rf"từ đầu nhiệm kỳ (?P<a>{Y})\s{{0,3}}[-–]\s{{0,3}}{Y} (?:đến|tới) nay",
        productions.of_since_term,
    ),
    ("term_start", r"từ đầu nhiệm kỳ(?: (?:đến|tới) nay)?", productions.of_term),
    ("term_edge", r"đầu nhiệm kỳ(?! (?:này|mới|tới|sau))(?! \d)", productions.of_term),
    ("term_whole", r"(?:trong )?cả nhiệm kỳ(?![^\W\d_])(?! \d)", productions.of_term),
    ("term_past", r"nhiệm kỳ (?:vừa )?qua(?![^\W\d_])", productions.of_term),
    # as long as plans are: of the five years that the text names
    (
        "five_years",
        rf"trong 5 năm(?! (?:tới|tiếp|sau|liên|liền|đầu|kể|nữa|từ|giai|{Y}))(?: (?:vừa )?qua)?",
        productions.of_term,
    ),
    ("five_years", r"(?<!\d)5 năm (?:vừa qua|qua(?![^\W\d_])|(?=(?:đạt|ước|tăng)(?![^\W\d_])))", productions.of_term),
    ("five_years", r"(?<![^\W\d_])(?:trong )?năm năm (?:vừa )?qua(?![^\W\d_])", productions.of_term),
)
