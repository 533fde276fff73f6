"""The rules for words that name a time: a name, a pattern on keys, the production that dates them.

The name tells later stages what kind of words they were: ``month``, ``first_months``, ``year``,
``same_period`` …
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.periods import productions
from service.periods.productions import MONTHS, Production
from service.text.fold import phrase
from service.text.lazy import regex

_Y = r"(?:19|20)\d\d"
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_M = r"(?:1[0-2]|0?[1-9])"
_NOT_NUMBER = r"(?![\d]|[.,/]\d)"
# a bare year belongs to the month in its own line, and begins no date: "Tin tháng 7 | 2031-08-05"
_OF_YEAR = (
    rf"(?:\s{{0,3}}[/-]\s{{0,3}}|[.](?=\d)|[^\S\n]*,?[^\S\n]*|\s*,?\s*(?:của )?năm )(?P<y>{_Y}){_NOT_NUMBER}"
    r"(?!-\d\d-\d)"
)
# "tháng 12 năm ngoái", "quý III năm nay"
_LAST_OR_THIS_YEAR = r" (?:của )?năm (?:(?P<ago>ngoái|trước(?! đó))|nay)(?![^\W\d_])"
# "từ 19 giờ ngày 12/10 đến 7 giờ 30 sáng 13 tháng 10 năm 2024"
_CLOCK = r"(?:\d{1,2} ?(?:h|g|giờ)(?: ?\d{2})?(?: phút)?,? )?"
_DAY_WORD = r"(?:(?:các )?ngày|đêm|sáng|trưa|chiều|tối)"
_MONTH_OF = r"(?:[/.-]|\s{0,3}tháng )"
_YEAR_OF = r"(?:[/.-]|\s{0,3}năm )"
_BEFORE_NUMBER = r"(?<![\d/])(?<!\d[.,-])"
_LONGEST_FIRST = sorted(MONTHS, key=len, reverse=True)
_MONTH_WORDS = "|".join(_LONGEST_FIRST)
_OTHER_MONTHS = "|".join(word for word in _LONGEST_FIRST if word != "năm")
# "trong tháng Năm tăng", "tháng Năm năm 2021"; not "các tháng năm 2021", "6 tháng năm nay", "trong tháng, năm"
_MAY = rf"năm(?! (?:nay|ngoái|trước|sau|học|tới|qua|báo|kế|đầu|cuối|thứ|{_Y})|\s{{0,3}}[-/]?\s{{0,3}}{_Y})"
_MONTH_WORD = rf"(?<!\d )(?<!các )(?<!những )(?<!mấy )tháng (?P<w>{_MAY}|{_OTHER_MONTHS})"
_DAYTIMES = r"(?:sáng|trưa|chiều|tối)"
# "Hiện toàn tỉnh đã trồng 500 ha", "bệnh viện hiện chỉ có 20 bác sĩ": the syllable as a word of its own, not in
# "thực hiện", "hiện trường"
_PRESENTLY = (
    r"(?<!thực )(?<!phát )(?<!xuất )(?<!thể )(?<!tái )(?<!biểu )(?<!ẩn )(?<!cải )(?<!thị )(?<!hiển )"
    r"(?<!lộ )hiện(?= [^\W\d_])"
    r"(?! (?:đại|hành|trạng|trường|tượng|vật|thực|hữu|thân|diện(?! tích)|hình|kim|nguyên|sinh|lên|ra|rõ|thời)"
    r"(?![^\W\d_]))"
)
# "28%, nay còn 2%": not of "năm nay", "sáng nay", "xưa nay"
_NOW_ALONE = r"(?<=[,;] )nay(?= (?:còn|đã|đạt|có|chỉ|là|tăng|giảm|lên)(?![^\W\d_]))"
_SEASONS = r"(?:đông xuân|hè thu|thu đông|xuân hè|mùa|đông|xuân|hè)"

# "tối đa 6 tháng", "0,5 triệu đồng/tháng trong 3 tháng": how long, not which months
_SO_LONG = (
    r"(?<!tối đa )(?<!đa là )(?<!tối thiểu )(?<!không quá )(?<!vượt quá )(?<!ít nhất )(?<!gian )(?<!thêm )(?<!định kỳ )"
    r"(?<!tiến độ )(?<!sớm )(?<!chậm )(?<!muộn )(?<!trễ )"
    r"(?<!/tháng trong )(?<!/năm trong )(?<!/ngày trong )(?<!/tháng x )"
)

_NAMED_GROUP = regex(r"[(][?]P<[a-z]+>")

# name, pattern of the rule (on keys), production
_RULES: tuple[tuple[str, str, Production], ...] = (
    (
        "date",
        rf"(?:ngày )?{_BEFORE_NUMBER}(?P<d>{_D})\s{{0,3}}[/.-]\s{{0,3}}(?P<m>{_M})\s{{0,3}}[/.-]\s{{0,3}}"
        rf"(?P<y>{_Y})(?![\d/])",
        productions.of_date,
    ),
    (
        "date",
        rf"(?<![\d/.-])(?P<y>{_Y})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\d/-])",
        productions.of_date,
    ),
    (
        "date",
        rf"(?:ngày |(?<=ngày ))(?P<d>{_D}) tháng (?P<m>{_M})(?:,? năm (?P<y>{_Y}))?(?!\d)",
        productions.of_date,
    ),
    ("date", rf"{_BEFORE_NUMBER}(?P<d>{_D}) tháng (?P<m>{_M}),? năm (?P<y>{_Y})(?!\d)", productions.of_date),
    (
        "date",
        rf"(?:(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|hôm nay|chiều nay|sáng nay|tối nay|mùng|mồng|nay)\s*,?\s*\(?|"
        rf"(?<=\()(?=\d{{1,2}}[/-]\d{{1,2}}\s*(?:[),;:-]|đến|tới|năm))|"
        rf"(?<=thời điểm )|(?<=phiên )|(?<=từ )(?=\d{{1,2}}[/-]\d{{1,2}} (?:đến|tới) nay))"
        rf"(?:ngày )?(?P<d>{_D})[/-](?P<m>{_M}){_NOT_NUMBER}(?![/-]\d)(?: năm (?P<y>{_Y}))?",
        productions.of_date,
    ),
    # "ngày 3.2", "sáng 8.11": newspapers write dates with a dot
    ("date", rf"(?:ngày|sáng|trưa|chiều|tối|đêm) (?P<d>{_D})[.](?P<m>{_M}){_NOT_NUMBER}(?![%\w])", productions.of_date),
    (
        "date_range",
        rf"(?:từ {_CLOCK}(?:{_DAY_WORD} )?|{_DAY_WORD} (?:từ )?)"
        rf"(?P<d>{_D})(?:{_MONTH_OF}(?P<m>{_M})(?:{_YEAR_OF}(?P<y>{_Y}))?)?"
        # a whole date ends its line: "Hà Nam, ngày 20/10/2031 | Đến ngày 25/10, …"
        rf"(?:[^\S\n]{{0,3}}|(?<!\d{{4}})\s{{1,3}})(?:đến|-|tới)\s{{0,3}}(?:hết )?{_CLOCK}(?:{_DAY_WORD} )?"
        rf"(?P<e>{_D}){_MONTH_OF}(?P<f>{_M})(?:{_YEAR_OF}(?P<z>{_Y}))?(?![\d/])",
        productions.of_date_range,
    ),
    # "tháng hành động (15/4 - 15/5/2031)", "cao điểm 15/12/2030 - 14/2/2031"
    (
        "date_range",
        rf"(?:(?<=\()|(?={_D}[/.]{_M}[/.]20)){_BEFORE_NUMBER}(?P<d>{_D})[/.](?P<m>{_M})(?:[/.](?P<y>20\d\d))?"
        rf"\s{{0,3}}[-–]\s{{0,3}}(?P<e>{_D})[/.](?P<f>{_M})[/.](?P<z>20\d\d)(?![\d/])",
        productions.of_date_range,
    ),
    (
        "date_range",
        rf"ngày (?P<d>{_D}) và (?:ngày )?(?P<e>{_D}){_MONTH_OF}(?P<f>{_M})"
        rf"(?:{_YEAR_OF}(?P<z>{_Y}))?(?![\d/])",
        productions.of_date_range,
    ),
    (
        "date_range",
        rf"(?:từ )?tháng (?P<a>{_M})\s{{0,3}}[-–]\s{{0,3}}(?:tháng )?(?P<b>{_M})(?![\d%]|[.,]\d|[/-]\d(?!\d{{3}}))"
        rf"(?:{_OF_YEAR})?",
        productions.of_months,
    ),
    (
        "date_range",
        rf"từ nay (?:cho )?(?:đến|tới) (?:hết |cuối ){{1,2}}(?:năm(?! học)(?: (?:nay|(?P<y>{_Y}){_NOT_NUMBER}))?|"
        rf"tháng (?P<m>{_M}){_NOT_NUMBER})",
        productions.of_from_now,
    ),
    (
        "date_range",
        r"(?:kể |tính )?từ đầu (?P<u>tháng|quý)(?: này)?(?: (?:đến|tới) nay|(?=,))",
        productions.of_unit_to_date,
    ),
    ("date_range", rf"(?P<a>{_Y})\s{{0,3}}[-–]\s{{0,3}}nay(?![^\W\d_])", productions.of_since_term),
    (
        "ten_days",
        rf"(?:nửa|(?<!\d)(?P<n>[1-9]\d?) ngày) (?:đầu|(?P<late>cuối)) tháng\s*(?P<m>{_M})(?![\d%]|,\d|"
        rf"[.](?!{_Y}(?!\d))\d|/\d(?!\d{{3}}))(?:{_OF_YEAR})?",
        productions.of_part_of_month,
    ),
    (
        "past_months",
        rf"{_BEFORE_NUMBER}(?<!vòng )(?P<n>1[0-2]|0?[2-9]) tháng (?:vừa )?qua(?![^\W\d_])",
        productions.of_past_months,
    ),
    (
        "first_months",
        rf"{_BEFORE_NUMBER}(?<!dưới )(?<!trên )(?<!vòng )(?<!sau )(?<!mỗi )(?<!hạn )(?<!dài )(?<!đủ )(?<!đây )"
        rf"{_SO_LONG}(?P<n>1[0-2]|0?[2-9]|01)\s{{0,3}}(?:tháng|t(?=\s{{0,3}}/))"
        r"(?! (?:tuổi|liên tiếp|tới|gần|trở|nữa|cao điểm|ra quân|triển khai|thực hiện|phát động)(?![^\W\d_]))"
        r"(?! (?:đến|tới|-) (?:dưới |hết )?\d{1,3} (?:tháng )?tuổi)"
        rf"(?: (?:tính |kể )?từ đầu(?= năm)| đầu| (?P<late>cuối|còn lại))?"
        rf"(?:(?: (?:của )?năm(?=\s*(?:{_Y}|[^\w\s]|$|\s\D)))?{_OF_YEAR}|{_LAST_OR_THIS_YEAR}|"
        rf" (?:của )?năm(?=\s*(?:[^\w\s]|$|\s\D)))?",
        productions.of_first_months,
    ),
    (
        "first_months",
        rf"{_BEFORE_NUMBER}(?P<n>1[0-2]|0?[2-9])t(?=\s{{0,3}}(?:đầu|{_Y}))(?: đầu(?: năm)?)?(?: ?(?P<y>{_Y})(?!\d))?",
        productions.of_first_months,
    ),
    (
        "first_months",
        rf"nửa (?:đầu|(?P<late>cuối))(?= năm(?![^\W\d_])| {_Y})(?: năm(?: (?P<ago>ngoái|trước(?! đó)))?)?"
        rf"(?: (?P<y>{_Y}))?(?!\d)",
        productions.of_half,
    ),
    ("month", rf"(?:(?P<edge>cuối) )?tháng\s*(?P<m>{_M}) năm (?:sau|tới)(?![^\W\d_])", productions.of_month_to_come),
    (
        "month",
        rf"(?:(?P<edge>cuối) )?tháng\s*(?P<m>{_M})(?![\d%]|,\d|[.](?!{_Y}(?!\d))\d|/\d(?!\d{{3}}))"
        rf"(?:{_OF_YEAR}|{_LAST_OR_THIS_YEAR})?",
        productions.of_month,
    ),
    ("month", rf"{_MONTH_WORD}(?![^\W\d_])(?:{_OF_YEAR}|{_LAST_OR_THIS_YEAR})?", productions.of_month_word),
    (
        "ten_days",
        rf"(?P<edge>thượng|trung|hạ) tuần tháng\s*(?P<m>{_M})(?![\d%]|,\d|[.](?!{_Y}(?!\d))\d|/\d(?!\d{{3}}))"
        rf"(?:{_OF_YEAR})?",
        productions.of_ten_days,
    ),
    (
        "date",
        rf"(?<=đến )(?P<edge>đầu|giữa) tháng\s*(?P<m>{_M})(?![\d%]|,\d|[.](?!{_Y}(?!\d))\d|/\d(?!\d{{3}}))"
        rf"(?:{_OF_YEAR})?",
        productions.of_mid_month,
    ),
    (
        "after_months",
        r"(?<=sau )(?P<n>1[0-2]|0?[2-9]) tháng(?! (?:kể|từ|triển|thực|thi|nữa|tới|đi))",
        productions.of_after_months,
    ),
    (
        "first_months",
        rf"(?P<w>{_MONTH_WORDS}) tháng (?:đầu|(?P<late>cuối)) năm(?:{_OF_YEAR})?",
        productions.of_first_months_word,
    ),
    (
        "after_months",
        rf"(?<![^\W\d_])(?P<w>{_MONTH_WORDS}) tháng(?= [^\W\d_]|\s*[,:])"
        r"(?! (?:một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|liền|liên|kể|từ|triển|thực|thi|nữa|tới|đi|tuổi|trước|sau|gần|"
        r"trở)(?![^\W\d_]))",
        productions.of_after_months,
    ),
    (
        "first_months",
        rf"(?P<q>[23]|hai|ba) quý (?:đầu|(?P<late>cuối)) năm(?:{_OF_YEAR}| nay)?",
        productions.of_first_quarters,
    ),
    (
        "month",
        rf"{_BEFORE_NUMBER}(?<!\bq)(?P<m>{_M})\s{{0,3}}/\s{{0,3}}(?P<y>{_Y}){_NOT_NUMBER}(?!/)",
        productions.of_month,
    ),
    ("month", rf"(?<![^\W\d_])t(?P<m>{_M})\s{{0,3}}[/-]\s{{0,3}}(?P<y>{_Y})(?!\d)", productions.of_month),
    (
        "quarter",
        rf"(?:(?P<edge>cuối) )?quý\s*(?P<q>iv|iii|ii|i|[1-4]|một|hai|ba|tư|bốn)(?![\w])"
        rf"(?:{_OF_YEAR}|{_LAST_OR_THIS_YEAR})?",
        productions.of_quarter,
    ),
    ("quarter", rf"(?<![^\W\d_])q[.]?\s?(?P<q>iv|iii|ii|i|[1-4])\s?[/-]\s?(?P<y>{_Y})(?!\d)", productions.of_quarter),
    (
        "school_year",
        rf"năm học (?:mới )?(?P<a>{_Y})\s{{0,3}}[-/]\s{{0,3}}(?P<b>{_Y})(?!\d)",
        productions.of_school_year,
    ),
    (
        "season",
        rf"(?:niên vụ|vụ\s+{_SEASONS}|{_SEASONS})(?: năm)? (?P<a>{_Y})(?:\s{{0,3}}[-/]\s{{0,3}}(?P<b>{_Y}))?(?!\d)",
        productions.of_season,
    ),
    (
        "season",
        rf"(?:niên (?:vụ|độ)|(?<!nhiệm )(?<!dịch )(?<!phục )(?<!nghiệp )vụ)(?: [^\W\d_]+){{0,3}}? (?P<a>{_Y})"
        rf"\s{{0,3}}[-/]\s{{0,3}}(?P<b>{_Y})(?!\d)",
        productions.of_season,
    ),
    (
        "years",
        rf"(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|khóa|các năm|những năm|trong|từ) )?(?:năm |"
        rf"{_BEFORE_NUMBER})(?P<a>{_Y})\s{{0,3}}(?:-|đến|tới|–)\s{{0,3}}(?:hết |"
        rf"cuối )?(?:năm )?(?P<b>{_Y})(?![\d]|[.,/]\d)",
        productions.of_years,
    ),
    (
        "years",
        rf"(?:giai đoạn|thời kỳ|nhiệm kỳ) (?:\d{{1,2}} năm )?(?:từ )?(?:năm )?(?P<a>{_Y})\s{{0,3}}(?:-|đến|tới|"
        rf"–)\s{{0,3}}(?:hết |"
        rf"cuối )?(?:năm )?(?P<b>{_Y})(?![\d])",
        productions.of_years,
    ),
    (
        "same_period",
        rf"cùng (?:kỳ|vụ|thời (?:điểm|gian))(?:\s*(?:của )?(?:năm )?(?P<y>{_Y})(?!\d)| năm (?:trước|ngoái)| (?:quý|"
        rf"tháng) trước| trước)?",
        productions.of_term,
    ),
    (
        "date_range",
        rf"từ đầu nhiệm kỳ (?P<a>{_Y})\s{{0,3}}[-–]\s{{0,3}}{_Y} (?:đến|tới) nay",
        productions.of_since_term,
    ),
    ("term_start", r"từ đầu nhiệm kỳ(?: (?:đến|tới) nay)?", productions.of_term),
    ("term_edge", r"đầu nhiệm kỳ(?! (?:này|mới|tới|sau))(?! \d)", productions.of_term),
    ("term_whole", r"(?:trong )?cả nhiệm kỳ(?![^\W\d_])(?! \d)", productions.of_term),
    ("term_past", r"nhiệm kỳ (?:vừa )?qua(?![^\W\d_])", productions.of_term),
    # as long as plans are: of the five years that the text names
    (
        "five_years",
        rf"trong 5 năm(?! (?:tới|tiếp|sau|liên|liền|đầu|kể|nữa|từ|giai|{_Y}))(?: (?:vừa )?qua)?",
        productions.of_term,
    ),
    ("five_years", r"(?<!\d)5 năm (?:vừa qua|qua(?![^\W\d_])|(?=(?:đạt|ước|tăng)(?![^\W\d_])))", productions.of_term),
    ("five_years", r"(?<![^\W\d_])(?:trong )?năm năm (?:vừa )?qua(?![^\W\d_])", productions.of_term),
    (
        "days_past",
        r"(?:trong )?(?<![\d/.,])(?P<n>[1-9]|0[1-9]|[12]\d|30) ngày (?:vừa )?qua(?![^\W\d_])",
        productions.of_days_past,
    ),
    (
        "days_past",
        r"(?:trong )?(?<![\d/.,])(?P<n>24|48|72) ?(?:h|g|giờ|tiếng) (?:vừa )?qua(?![^\W\d_])",
        productions.of_hours_past,
    ),
    # times that a reader knows and cannot date: "Thời gian qua, …", "trong 7 ngày nghỉ Tết"
    (
        "undated",
        r"(?:thời gian|(?:những|nhiều|các|mấy|hai|ba) (?:năm|tháng|ngày|tuần)|(?<!vòng )[1-9]\d? (?:năm|tuần)|"
        r"(?<![^\W\d_])(?:bốn|sáu|bảy|tám|chín|mười|hai mươi|ba mươi) năm) "
        r"(?:vừa qua|qua(?![^\W\d_])|gần đây|trở lại đây)",
        productions.of_term,
    ),
    (
        "undated",
        r"(?:(?<=sau )|(?<=sau hơn )|(?<=sau gần ))(?:[1-9]\d?|hai|ba) năm(?=,| (?:thực hiện|triển khai|xây dựng|"
        r"thành lập|hoạt động|thi hành|phát động|phấn đấu|đi vào)(?![^\W\d_]))",
        productions.of_term,
    ),
    (
        "undated",
        r"(?:thời gian|(?:những|nhiều|các|mấy|hai|ba|vài|[1-9]\d?) (?:năm|tháng|tuần|ngày)) tới(?![^\W\d_])",
        productions.of_term,
    ),
    ("undated", r"(?<!với )(?<!hơn )tuần (?:trước|tới|này)(?![^\W\d_])", productions.of_term),
    (
        "undated",
        r"tuần (?:vừa qua|qua(?![^\W\d_]))|trong tuần(?! (?:tới|sau|lễ|trước|thứ|đầu|trăng))(?![^\W\d_])|"
        r"mùa (?:hè|đông|xuân|thu|mưa|khô) (?:này|năm nay)",
        productions.of_term,
    ),
    (
        "years",
        r"(?:(?:đầu |giữa |cuối )?những năm|thập (?:niên|kỷ)(?: năm)?) (?:(?:19|20)?[1-9]0)"
        r"(?!\s{0,3}[-–]|\d|[.,]\d|,? (?:và )?(?:19|20)\d\d)(?: của)?(?: thế kỷ (?:trước|[xvi]+))?",
        productions.of_term,
    ),
    # "từ đó" alone says as often what came of it
    (
        "since_then",
        r"(?:kể )?từ (?:khi )?(?:đó|bấy)(?: cho)? (?:đến|tới) nay(?![^\W\d_])|(?<=kể )từ (?:khi )?đó(?=,)",
        productions.of_term,
    ),
    ("undated", rf"nghỉ (?:lễ|tết)(?![^\W\d_])(?:[^,;.:()\d]{{0,40}} (?:{_Y})(?!\d))?", productions.of_term),
    # "ngay từ đầu năm, …", "lũy kế từ đầu năm 18.940 người"; with a year it is the eve of a stretch
    (
        "date_range",
        rf"(?:kể |tính )?từ đầu năm (?P<y>{_Y})(?!\d)(?!\s{{0,3}}(?:-|đến|tới|–))",
        productions.of_since_year,
    ),
    (
        "year_to_date",
        r"từ đầu năm(?: (?:đến|tới) (?:nay|thời điểm (?:này|hiện nay|báo cáo)))?(?![^\W\d_])"
        rf"(?! (?:đến|tới|trước|ngoái|học|{_Y}{_NOT_NUMBER}))",
        productions.of_year_to_date,
    ),
    # "Từ đầu năm 2031, tỉnh đã tạo việc làm cho …": till the report's day; "… đến nay" says so itself
    (
        "year_to_date",
        rf"từ đầu năm (?P<y>{_Y}){_NOT_NUMBER}(?!,?\s*(?:cho )?(?:đến|tới|-|–))",
        productions.of_year_to_date,
    ),
    # "những tháng cuối năm 2031": of that year, and no reader could tell which
    (
        "part_year",
        rf"(?:những|các|mấy) tháng (?P<edge>đầu|cuối|còn lại)(?: của)? năm(?: (?P<y>{_Y}))?(?!\s{{0,3}}\d)",
        productions.of_part_year,
    ),
    (
        "part_year",
        r"(?<!với )(?<!so )(?<!từ )(?<!đến )(?<!hồi )(?P<edge>đầu|cuối) năm nay(?!\w)",
        productions.of_part_year,
    ),
    ("year_edge", r"(?P<edge>đầu|cuối|giữa) năm (?P<ago>ngoái|trước(?! đó))(?![^\W\d_])", productions.of_year_edge),
    (
        "year_edge",
        rf"(?P<edge>đầu|cuối|giữa) năm(?: (?P<y>{_Y}))?(?! (?:trước|ngoái|học)|\s{{0,3}}\d)",
        productions.of_year_edge,
    ),
    ("year", rf"(?:cả )?năm\s*(?P<y>{_Y}){_NOT_NUMBER}", productions.of_year),
    (
        "last_told",
        r"(?:trong )?(?<!hai )(?<!ba )(?<!bốn )(?<!những )(?<!nhiều )(?<!các )(?<!mấy )(?<!mười )(?<!vài )(?<!\d )"
        r"năm (?:vừa )?qua(?![^\W\d_])",
        productions.of_year_past,
    ),
    # what was, not what is compared with it: "riêng năm ngoái", not "so với năm ngoái"
    (
        "last_told",
        r"(?:(?:(?:trong|riêng|hồi|vào|của) |(?<=[.;:] )|(?<=\n))(?P<u>tháng|quý|năm) (?:liền )?(?:trước|vừa qua)|"
        r"(?P<v>tháng|quý|năm) vừa qua)(?! (?:đó|mắt|khi))|"
        r"(?<!với )(?<!so )(?<!kỳ )(?<!hơn )(?<!mức )(?<!bằng )(?<!vụ )(?:(?:trong|riêng|hồi|vào) )?"
        r"(?P<ago>năm ngoái|(?<=[.;:,] )năm rồi(?=,))",
        productions.of_last,
    ),
    ("last", r"(?P<u>tháng|quý|năm|kỳ) (?:liền )?trước(?! (?:đó|mắt|khi))|(?P<ago>năm ngoái)", productions.of_last),
    (
        "next",
        r"(?:(?:trong|của|sang) )?(?<!những )(?<!các )(?<!nhiều )(?<!mấy )(?<!vài )(?<!hai )(?<!ba )(?<!\d )"
        r"(?P<u>năm|quý|tháng) tới(?![^\W\d_])",
        productions.of_next,
    ),
    # "hơn chục năm nay", "5 năm nay": so many years up to now
    ("undated", r"(?:chục|mấy|nhiều|vài|[1-9]\d?) năm nay(?!\w)", productions.of_term),
    ("this", r"(?:trong )?(?P<u>tháng|quý|năm|kỳ) (?:này|nay|báo cáo)(?!\w)", productions.of_this),
    ("whole", r"cả (?P<u>năm)(?: nay)?(?!\w)(?! (?:(?:19|20)\d\d|học))", productions.of_this),
    (
        "this",
        rf"(?:trong|riêng) (?P<u>tháng(?! (?:{_MAY}|{_OTHER_MONTHS})(?![^\W\d_]))|quý|năm|kỳ)"
        r"(?! (?:iv|iii|ii|i)(?!\w))(?=\s*[,:;.]| [^\d\W])(?! (?:tới|"
        r"sau|học|qua\b|đó|lần|ngoái|trước))",
        productions.of_this,
    ),
    (
        "now",
        rf"hiện (?:nay|tại|có|còn|đang)|{_PRESENTLY}|giờ đây|bây giờ|{_NOW_ALONE}|"
        r"(?:tính )?(?:cho )?(?:đến|tới) (?:nay|(?:thời điểm |lúc )?(?:này|hiện (?:nay|tại))(?![^\W\d_])|"
        r"thời điểm (?:báo cáo|thống kê)(?![^\W\d_])|giờ(?= (?:đã|vẫn|mới|có|chỉ|còn)(?![^\W\d_])))",
        productions.of_now,
    ),
    ("today", rf"(?:(?:ngày )?hôm|{_DAYTIMES}|đêm|rạng sáng) (?:(?P<ago>qua)|nay)(?![^\W\d_])", productions.of_today),
    ("same_day", rf"(?:{_DAYTIMES}|tối|đêm|cũng trong)? ?(?:trong )?cùng ngày(?! \d)", productions.of_term),
    # "Trong ngày ghi nhận 12 ca", not "giải quyết trong ngày", "trong ngày hội"
    (
        "same_day",
        r"(?<!quyết )(?<!về )(?<!ngay )(?<!khách )(?:cũng )?trong ngày"
        r"(?=,|:| (?:là|có|ghi|cả|đã|tăng|giảm|đạt|toàn|xảy|số|tại|trên)(?![^\W\d_]))",
        productions.of_term,
    ),
    # "Hồi 7 giờ, vị trí tâm bão cách đảo …", "Lúc 13 giờ, mực nước …": of the day that the text tells
    (
        "same_day",
        r"(?:hồi|lúc) \d{1,2} ?(?:giờ|h)(?: ?\d{2})?(?: phút)?(?: (?:sáng|trưa|chiều|tối|đêm))?(?=,(?! (?:ngày )?\d))",
        productions.of_term,
    ),
    ("since_ever", r"lũy kế|cộng dồn|lũy tích", productions.of_term),
    ("bare_year", rf"{_BEFORE_NUMBER}(?<![^\W\d_])(?P<y>{_Y})(?![\w%]|[.,/-]\d)", productions.of_year),
)
_UNTIL = (
    r"(?:(?P<since>từ đầu năm) )?(?:tính )?(?:cho )?(?<![^\W\d_])(?:(?:đến|tới) "
    rf"{_CLOCK}(?:(?:hết|cuối|"
    r"thời điểm|ngày|hết ngày|cuối ngày) ){0,2}|hết )(?=ngày|tháng|quý|năm|\d|cuối|"
    r"(?:giữa|đầu) tháng|thượng|trung tuần|hạ|(?:rạng )?(?:sáng|trưa|chiều|tối|đêm)(?= (?:ngày |nay|qua|cùng|\d))|hôm|"
    r"cùng ngày)"
)
UNTIL = phrase(_UNTIL)
"""What may stand before: "tính đến [30/6]"."""
# "đến 30/6 đạt …" is a date, "đến 8/10 đơn vị" a part over its whole
_UNTIL_DATE = (
    rf"(?:hết )?(?P<d>{_D})[./-](?P<m>{_M})(?![\d/.,-]\d|\d)(?=\s*(?:[^\w\s/%]|$|\n|(?:đạt|là|có|tăng|giảm|ước|của|"
    rf"thì|đã|toàn|số|tổng|được|cả|trên|với|so|giải ngân|thu ngân|thu được|chi ngân|thực hiện|hoàn thành|huy động|"
    rf"dư nợ|các|chưa|mới|cho vay|doanh|xuất khẩu|nhập khẩu|ngành|tỉnh|huyện|thành phố)\b))"
)


def _in_order() -> list[tuple[str, str, Production]]:
    """The rules as they are tried."""
    return [
        *(rule for rule in _RULES if rule[0] == "date_range"),
        *_RULES[:4],
        ("date", rf"(?<=tính đến )(?:hết )?(?P<d>{_D})[./-](?P<m>{_M})(?![\d/.,-]\d|\d|%)", productions.of_date),
        # the 13th and later days are no parts of twelve: "đến 30/9 nguồn vốn huy động đạt …"
        ("date", rf"(?<=đến )(?:hết )?(?P<d>1[3-9]|2\d|3[01])/(?P<m>{_M})(?![\d/.,-]\d|\d|%)", productions.of_date),
        ("date", rf"(?<=đến )(?:ngày )?{_UNTIL_DATE}", productions.of_date),
        *(rule for rule in _RULES[4:] if rule[0] != "date_range"),
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
ANCHORS = frozenset(
    (
        *(
            "ngày",
            "sáng",
            "trưa",
            "chiều",
            "tối",
            "đêm",
            "hôm",
            "mùng",
            "mồng",
            "nay",
            "từ",
            "nửa",
            "sáu",
            "tháng",
            "t",
            "q",
        ),
        *("quý", "năm", "niên", "vụ", "đông", "hè", "thu", "mùa", "xuân", "giai", "thời", "nhiệm", "khóa", "các"),
        *(
            "thượng",
            "trung",
            "hạ",
            "tuần",
            "nhiều",
            "mấy",
            "suốt",
            "dịp",
            "đợt",
            "nghỉ",
            "những",
            "trong",
            "riêng",
            "cùng",
            "đầu",
            "cuối",
            "giữa",
            "cả",
            "kỳ",
            "hiện",
            "tính",
            "cho",
            "đến",
            "tới",
        ),
        *(
            "lũy",
            "cộng",
            "hết",
            "rạng",
            "cũng",
            "hồi",
            "lúc",
            "vào",
            "của",
            "giờ",
            "chục",
            "vài",
            "bây",
            "hai",
            "ba",
            "tư",
            "bốn",
            "bảy",
            "tám",
            "chín",
            "mười",
        ),
    )
)
