"""Words that name a time by the day on which they are written: "thời gian qua", "năm nay", "đến nay"."""

from __future__ import annotations

from service.periods import productions
from service.periods.patterns import BEFORE_NUMBER, DAYTIMES, MAY, NOT_NUMBER, NOW_ALONE, OTHER_MONTHS, PRESENTLY, Y
from service.periods.productions import Rule

SPOKEN: tuple[Rule, ...] = (
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
        "to_come",
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
    ("undated", rf"nghỉ (?:lễ|tết)(?![^\W\d_])(?:[^,;.:()\d]{{0,40}} (?:{Y})(?!\d))?", productions.of_term),
    # "ngay từ đầu năm, …", "lũy kế từ đầu năm 18.940 người"; with a year it is the eve of a stretch
    (
        "date_range",
        rf"(?:kể |tính )?từ đầu năm (?P<y>{Y})(?!\d)(?!\s{{0,3}}(?:-|đến|tới|–))",
        productions.of_since_year,
    ),
    (
        "year_to_date",
        r"từ đầu năm(?: (?:đến|tới) (?:nay|thời điểm (?:này|hiện nay|báo cáo)))?(?![^\W\d_])"
        rf"(?! (?:đến|tới|trước|ngoái|học|{Y}{NOT_NUMBER}))",
        productions.of_year_to_date,
    ),
    # "Từ đầu năm 2031, tỉnh đã tạo việc làm cho …": till the report's day; "… đến nay" says so itself
    (
        "year_to_date",
        rf"từ đầu năm (?P<y>{Y}){NOT_NUMBER}(?!,?\s*(?:cho )?(?:đến|tới|-|–))",
        productions.of_year_to_date,
    ),
    # "những tháng cuối năm 2031": of that year, and no reader could tell which
    (
        "part_year",
        rf"(?:những|các|mấy) tháng (?P<edge>đầu|cuối|còn lại)(?: của)? năm(?: (?P<y>{Y}))?(?!\s{{0,3}}\d)",
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
        rf"(?P<edge>đầu|cuối|giữa) năm(?: (?P<y>{Y}))?(?! (?:trước|ngoái|học)|\s{{0,3}}\d)",
        productions.of_year_edge,
    ),
    ("year", rf"(?:cả )?năm\s*(?P<y>{Y}){NOT_NUMBER}", productions.of_year),
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
        rf"(?:trong|riêng) (?P<u>tháng(?! (?:{MAY}|{OTHER_MONTHS})(?![^\W\d_]))|quý|năm|kỳ)"
        r"(?! (?:iv|iii|ii|i)(?!\w))(?=\s*[,:;.]| [^\d\W]| \d{3}(?!\d)| \d{1,3}(?:,\d|[.]\d{3}(?!\d)))(?! (?:tới|"
        r"sau|học|qua\b|đó|lần|ngoái|trước))",
        productions.of_this,
    ),
    (
        "now",
        rf"hiện (?:nay|tại|có|còn|đang)|{PRESENTLY}|giờ đây|bây giờ|{NOW_ALONE}|"
        r"(?:tính )?(?:cho )?(?:đến|tới) (?:nay|(?:thời điểm |lúc )?(?:này|hiện (?:nay|tại))(?![^\W\d_])|"
        r"thời điểm (?:báo cáo|thống kê)(?![^\W\d_])|giờ(?= (?:đã|vẫn|mới|có|chỉ|còn)(?![^\W\d_])))",
        productions.of_now,
    ),
    ("today", rf"(?:(?:ngày )?hôm|{DAYTIMES}|đêm|rạng sáng) (?:(?P<ago>qua)|nay)(?![^\W\d_])", productions.of_today),
    ("same_day", rf"(?:{DAYTIMES}|tối|đêm|cũng trong)? ?(?:trong )?cùng ngày(?! \d)", productions.of_term),
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
    ("bare_year", rf"{BEFORE_NUMBER}(?<![^\W\d_])(?P<y>{Y})(?![\w%]|[.,/-]\d)", productions.of_year),
)
