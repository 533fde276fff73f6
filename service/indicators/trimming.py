"""Cuts what is no part of a name from the two ends of a range of text."""

from __future__ import annotations

from bisect import bisect_left

from service.indicators.time_words import dates_a_plan
from service.periods.model import PeriodMention
from service.text.fold import phrase
from service.text.span import Span

_SKIP_START = phrase(
    r"(?:[\s\-+*_•:;,.\"?!…'–)\]]+|\([^\W\d_]{2,10}\)\s*-\s*|(?:và|còn lại|còn|trong đó|cụ thể|riêng|còn lại|"
    r"trong khi(?: đó)?|tuy nhiên|"
    r"đồng thời|ngoài ra|"
    r"bên cạnh đó|theo đó|(?:trong )?(?:tổng )?số (?:đó|này|trên)|"
    r"dự ước|dự báo|dự kiến|dự tính|ước tính|ước|tính chung|như vậy|do đó|nhờ đó|qua đó|từ đó|nhìn chung|"
    r"trước đó|tính đến|kết quả(?: là)?|trong(?! nước| tỉnh\s*$)|trên(?= (?:tổng )?diện tích)|báo(?= (?:lãi|lỗ))|thì|"
    r"đưa(?! vào)|nâng(?! (?:cao|cấp))|với|có thể|có(?! vốn (?:đầu tư )?(?:trực tiếp )?(?:nước ngoài|nhà nước|fdi))|"
    r"như|so|(?:cũng|vẫn|đều)(?= )|"
    r"phấn đấu|(?:đảm bảo|bảo đảm)(?! việc làm)|tập trung|quyết tâm|tiếp đến|tiếp theo|kế tiếp|kế đến|sau đó|đứng "
    r"đầu|là|chủ yếu(?= (?:là|gồm|từ|ở|tại|cho|do)(?![^\W\d_]))|bao "
    r"gồm|gồm|"
    r"đến|tới|từ|tính|khi|do|"
    r"mà|nhờ|nhưng|song|vì vậy|do vậy|hiện(?! (?:tượng|trạng|vật|hữu))|nay|này|"
    r"thời gian (?:này|trên|đó)|"
    r"qua(?! (?:đêm|đào tạo|mạng|chế biến))|về(?! (?:đích|nhì|nhất))|ở|tại|theo(?! (?:dõi|học))|"
    r"hơn nữa|số liệu|toàn tỉnh|toàn huyện|"
    r"toàn thành phố|toàn xã|cả tỉnh|cả nước|toàn ngành|đã|đang|được|tỉnh|phải|cần|ngay|đặc biệt(?! khó khăn)|"
    r"nhất là|ghi nhận|"
    r"lần lượt|tương ứng(?: với)?|tương đương(?: với)?|(?:mặc )?dù|tuy(?! nhiên)|(?:hằng|hàng|mỗi) (?:năm|tháng)|"
    r"(?:sau khi )?trừ (?:đi )?(?:(?:các|mọi) )?(?:khoản )?chi phí(?: (?:sản xuất|đầu tư))?|(?:nhân )?dịp này|"
    r"(?:những|các) (?:năm|ngày|tháng|buổi) đầu(?: (?:thành lập|tái lập|ra đời|mới thành lập))?|"
    r"cao nhất|thấp nhất|chúng tôi|chúng ta|tôi|tức(?: là)?|hay|sơ bộ|dự kiến|vừa qua|vừa rồi|"
    r"trên địa bàn(?: (?:toàn )?(?:tỉnh|huyện|thành phố|xã))?)(?![^\W\d_])\s*)"
)
_SKIP_END = phrase(
    r"(?:[\s\-+*_:;,.\"?!…'(/]+|\s(?:và|(?<!trực )thuộc|cùng|là|đã|đang|được|có|trong|đến|tới|từ|"
    r"(?<!đất )(?<!nhà )(?<!chỗ )ở|bởi|(?<!phía )(?<!khoản )trước|tại|của|cho|vào|với|thì|cũng|"
    r"vẫn|đều|rất cao|rất thấp|(?:của )?các|ước|"
    r"(?<!không )(?<!chưa )đạt|sẽ|"
    r"toàn tỉnh|toàn huyện|của (?:toàn )?(?:tỉnh|huyện|thành phố|cả nước|xã)|cả nước|hiện nay|"
    r"(?<!cây )(?<!nghiệp )hàng năm|"
    r"trên địa bàn (?:toàn )?(?:tỉnh|huyện|thành phố|xã|phường)|trong kỳ|tiếp tục|khoảng|hơn|phổ biến|xảy ra|ước tính|"
    r"thường(?: (?:xoay )?quanh)?|(?:xoay )?quanh|"
    r"dự kiến|dự báo|dự tính|ghi nhận|ước thực hiện|(?<!đăng ký )(?<!đăng kỳ )(?<!vốn )(?<!khối lượng )thực hiện|"
    r"(?<!cân )đối|tại thời điểm|ngay|(?<!việc )(?<!cách )(?<!và )làm|khiến|(?:lên )?con số|ước "
    r"đạt|lũy kế|mức|"
    r"(?<!đình )(?<!chứng )(?<!tín )(?<!địa )chỉ|dao động|nằm|đứng|đóng cửa|"
    r"đứng đầu|dẫn đầu|(?:lớn|cao|nhiều|thấp) nhất(?: (?:vùng|tỉnh|khu vực|huyện|thế giới|toàn quốc))?|"
    r"có (?:lúc|thời điểm|khi|nơi|ngày|năm|tháng|vụ)|đứng ở|cao nhất|thấp nhất))$"
)
_NUMBER_OF = phrase(r",?\s*(?:có\s*)?(?:tổng )?số\s")


class Trimmer:
    """Trims ranges of one text; knows where its time expressions stand."""

    def __init__(self, text: str, periods: list[PeriodMention], printed: str) -> None:
        self.text = text
        self.printed = printed
        """The same text as it was printed, in which names have capitals."""
        self.periods = periods
        self._starts = [mention.span.start for mention in periods]
        self.comparisons: list[Span] = []
        """Comparisons of the sentence that is being read: no part of any name."""

    def inside(self, span: Span) -> list[PeriodMention]:
        """The time expressions that begin in ``span``."""
        low = bisect_left(self._starts, span.start)
        high = bisect_left(self._starts, span.end)
        return self.periods[low:high]

    def trim(self, span: Span) -> Span:
        """``span`` without connectives, auxiliaries and time expressions at its two ends."""
        start, end = span
        inside = self.inside(span)
        changed = True
        while changed and start < end:
            changed = False
            match = _SKIP_START.match(self.text, start, end)
            if match and match.end() > start:
                start, changed = match.end(), True
            for comparison in self.comparisons:
                if comparison.start <= start < comparison.end:
                    start, changed = comparison.end, True
            for mention in inside:
                if mention.span.start < start < mention.span.end <= end:
                    start, changed = mention.span.end, True  # "[Đến] hết năm 2023, …"
                elif start <= mention.span.start and not self.text[start : mention.span.start].strip():
                    if mention.rule == "since_ever" and not self._counts_after(mention, end):
                        continue  # "Lũy kế giải ngân": part of the name
                    start, changed = max(start, min(mention.span.end, end)), mention.span.end > start
        return Span(start, self._trim_end(start, end, inside))

    def is_plan_year(self, mention: PeriodMention, start: int) -> bool:
        """True for the year of "kế hoạch vốn năm 2023": it dates the plan, not the number."""
        return dates_a_plan(self.text, mention, start)

    def _counts_after(self, mention: PeriodMention, end: int) -> bool:
        """ "Lũy kế từ đầu năm, …", "Lũy kế số hộ có nước sạch": so many up to now."""
        return self._dated_after(mention, end) or _NUMBER_OF.match(self.text, mention.span.end, end) is not None

    def _dated_after(self, mention: PeriodMention, end: int) -> bool:
        follows = self.text[mention.span.end : end].lstrip(" ,")
        return not follows or bool(self.inside(Span(mention.span.end, mention.span.end + 4)))

    def _trim_end(self, start: int, end: int, inside: list[PeriodMention]) -> int:
        changed = True
        while changed and start < end:
            changed = False
            match = _SKIP_END.search(self.text, max(start, end - 40), end)
            if match and match.start() < end:
                end, changed = match.start(), True
            for comparison in self.comparisons:
                if start <= comparison.start < end <= comparison.end:
                    end, changed = comparison.start, True
            for mention in inside:
                if start < mention.span.start < end and not self.text[mention.span.end : end].strip(" ,.:"):
                    end, changed = mention.span.start, True
        return max(start, end)
