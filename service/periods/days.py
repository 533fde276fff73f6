"""Words that name days and stretches of days."""

from __future__ import annotations

from service.periods import productions
from service.periods.patterns import BEFORE_NUMBER, CLOCK, DAY_WORD, MONTH_OF, NOT_NUMBER, OF_YEAR, YEAR_OF, D, M, Y
from service.periods.productions import Rule

DAYS: tuple[Rule, ...] = (
    (
        "date",
        rf"(?:ngày )?{BEFORE_NUMBER}(?P<d>{D})\s{{0,3}}[/.-]\s{{0,3}}(?P<m>{M})\s{{0,3}}[/.-]\s{{0,3}}"
        rf"(?P<y>{Y})(?![\d/])",
        productions.of_date,
    ),
    (
        "date",
        rf"(?<![\d/.-])(?P<y>{Y})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\d/-])",
        productions.of_date,
    ),
    (
        "date",
        rf"(?:ngày |(?<=ngày ))(?P<d>{D}) tháng (?P<m>{M})(?:,? năm (?P<y>{Y}))?(?!\d)",
        productions.of_date,
    ),
    ("date", rf"{BEFORE_NUMBER}(?P<d>{D}) tháng (?P<m>{M}),? năm (?P<y>{Y})(?!\d)", productions.of_date),
    (
        "date",
        rf"(?:(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|hôm nay|chiều nay|sáng nay|tối nay|mùng|mồng|nay)\s*,?\s*\(?|"
        rf"(?<=\()(?=\d{{1,2}}[/-]\d{{1,2}}\s*(?:[),;:-]|đến|tới|năm))|"
        rf"(?<=thời điểm )|(?<=phiên )|(?<=từ )(?=\d{{1,2}}[/-]\d{{1,2}} (?:đến|tới) nay))"
        rf"(?:ngày )?(?P<d>{D})[/-](?P<m>{M}){NOT_NUMBER}(?![/-]\d)(?: năm (?P<y>{Y}))?",
        productions.of_date,
    ),
    # "ngày 3.2", "sáng 8.11": newspapers write dates with a dot
    ("date", rf"(?:ngày|sáng|trưa|chiều|tối|đêm) (?P<d>{D})[.](?P<m>{M}){NOT_NUMBER}(?![%\w])", productions.of_date),
    (
        "date_range",
        rf"(?:từ {CLOCK}(?:{DAY_WORD} )?|{DAY_WORD} (?:từ )?)"
        rf"(?P<d>{D})(?:{MONTH_OF}(?P<m>{M})(?:{YEAR_OF}(?P<y>{Y}))?)?"
        # a whole date ends its line: "Hà Nam, ngày 20/10/2031 | Đến ngày 25/10, …"
        rf"(?:[^\S\n]{{0,3}}|(?<!\d{{4}})\s{{1,3}})(?:đến|-|tới)\s{{0,3}}(?:hết )?{CLOCK}(?:{DAY_WORD} )?"
        rf"(?P<e>{D}){MONTH_OF}(?P<f>{M})(?:{YEAR_OF}(?P<z>{Y}))?(?![\d/])",
        productions.of_date_range,
    ),
    # "tháng hành động (15/4 - 15/5/2031)", "cao điểm 15/12/2030 - 14/2/2031"
    (
        "date_range",
        rf"(?:(?<=\()|(?={D}[/.]{M}[/.]20)){BEFORE_NUMBER}(?P<d>{D})[/.](?P<m>{M})(?:[/.](?P<y>20\d\d))?"
        rf"\s{{0,3}}[-–]\s{{0,3}}(?P<e>{D})[/.](?P<f>{M})[/.](?P<z>20\d\d)(?![\d/])",
        productions.of_date_range,
    ),
    (
        "date_range",
        rf"ngày (?P<d>{D}) và (?:ngày )?(?P<e>{D}){MONTH_OF}(?P<f>{M})"
        rf"(?:{YEAR_OF}(?P<z>{Y}))?(?![\d/])",
        productions.of_date_range,
    ),
    (
        "date_range",
        rf"(?:từ )?tháng (?P<a>{M})\s{{0,3}}[-–]\s{{0,3}}(?:tháng )?(?P<b>{M})(?![\d%]|[.,]\d|[/-]\d(?!\d{{3}}))"
        rf"(?:{OF_YEAR})?",
        productions.of_months,
    ),
    (
        "date_range",
        rf"từ nay (?:cho )?(?:đến|tới) (?:hết |cuối ){{1,2}}(?:năm(?! học)(?: (?:nay|(?P<y>{Y}){NOT_NUMBER}))?|"
        rf"tháng (?P<m>{M}){NOT_NUMBER})",
        productions.of_from_now,
    ),
    (
        "date_range",
        r"(?:kể |tính )?từ đầu (?P<u>tháng|quý)(?: này)?(?: (?:đến|tới) nay|(?=,))",
        productions.of_unit_to_date,
    ),
    ("date_range", rf"(?P<a>{Y})\s{{0,3}}[-–]\s{{0,3}}nay(?![^\W\d_])", productions.of_since_term),
)
