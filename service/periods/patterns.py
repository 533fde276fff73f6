"""Pieces of the patterns for words that name a time; all match on keys."""

from __future__ import annotations

from service.periods.productions import MONTHS

Y = r"(?:19|20)\d\d"
D = r"(?:0?[1-9]|[12]\d|3[01])"
M = r"(?:1[0-2]|0?[1-9])"
NOT_NUMBER = r"(?![\d]|[.,/]\d)"
# a bare year belongs to the month in its own line, and begins no date: "Tin tháng 7 | 2031-08-05"
OF_YEAR = (
    rf"(?:\s{{0,3}}[/-]\s{{0,3}}|[.](?=\d)|[^\S\n]*,?[^\S\n]*|\s*,?\s*(?:của )?năm )(?P<y>{Y}){NOT_NUMBER}"
    r"(?!-\d\d-\d)"
)
# "tháng 12 năm ngoái", "quý III năm nay"
LAST_OR_THIS_YEAR = r" (?:của )?năm (?:(?P<ago>ngoái|trước(?! đó))|nay)(?![^\W\d_])"
# "từ 19 giờ ngày 12/10 đến 7 giờ 30 sáng 13 tháng 10 năm 2024"
CLOCK = r"(?:\d{1,2} ?(?:h|g|giờ)(?: ?\d{2})?(?: phút)?,? )?"
DAY_WORD = r"(?:(?:các )?ngày|đêm|sáng|trưa|chiều|tối)"
MONTH_OF = r"(?:[/.-]|\s{0,3}tháng )"
YEAR_OF = r"(?:[/.-]|\s{0,3}năm )"
BEFORE_NUMBER = r"(?<![\d/])(?<!\d[.,-])"
LONGEST_FIRST = sorted(MONTHS, key=len, reverse=True)
MONTH_WORDS = "|".join(LONGEST_FIRST)
OTHER_MONTHS = "|".join(word for word in LONGEST_FIRST if word != "năm")
# "trong tháng Năm tăng", "tháng Năm năm 2021"; not "các tháng năm 2021", "6 tháng năm nay", "trong tháng, năm"
MAY = rf"năm(?! (?:nay|ngoái|trước|sau|học|tới|qua|báo|kế|đầu|cuối|thứ|{Y})|\s{{0,3}}[-/]?\s{{0,3}}{Y})"
MONTH_WORD = rf"(?<!\d )(?<!các )(?<!những )(?<!mấy )tháng (?P<w>{MAY}|{OTHER_MONTHS})"
DAYTIMES = r"(?:sáng|trưa|chiều|tối)"
# "Hiện toàn tỉnh đã trồng 500 ha", "bệnh viện hiện chỉ có 20 bác sĩ": the syllable as a word of its own, not in
# "thực hiện", "hiện trường"
PRESENTLY = (
    r"(?<!thực )(?<!phát )(?<!xuất )(?<!thể )(?<!tái )(?<!biểu )(?<!ẩn )(?<!cải )(?<!thị )(?<!hiển )"
    r"(?<!lộ )hiện(?= [^\W\d_])"
    r"(?! (?:đại|hành|trạng|trường|tượng|vật|thực|hữu|thân|diện(?! tích)|hình|kim|nguyên|sinh|lên|ra|rõ|thời)"
    r"(?![^\W\d_]))"
)
# "28%, nay còn 2%": not of "năm nay", "sáng nay", "xưa nay"
NOW_ALONE = r"(?<=[,;] )nay(?= (?:còn|đã|đạt|có|chỉ|là|tăng|giảm|lên)(?![^\W\d_]))"
SEASONS = r"(?:đông xuân|hè thu|thu đông|xuân hè|mùa|đông|xuân|hè)"

# "tối đa 6 tháng", "0,5 triệu đồng/tháng trong 3 tháng": how long, not which months
SO_LONG = (
    r"(?<!tối đa )(?<!đa là )(?<!tối thiểu )(?<!không quá )(?<!vượt quá )(?<!ít nhất )(?<!gian )(?<!thêm )(?<!định kỳ )"
    r"(?<!tiến độ )(?<!sớm )(?<!chậm )(?<!muộn )(?<!trễ )"
    r"(?<!/tháng trong )(?<!/năm trong )(?<!/ngày trong )(?<!/tháng x )"
)
