"""Where a sentence begins to tell what is to be: "Nhiệm vụ đến năm 2035 là …", "Mục tiêu: …"."""

from __future__ import annotations

from service.text.finder import Finder
from service.text.fold import phrase
from service.text.span import Span

# the aim is the clause's own subject, not what something else is for: "vốn cho chương trình mục tiêu là …"
_SUBJECT = phrase(
    r"(?:[,;:.(\n\-–+*•]\s*|(?<![^\W\d_])(?:nêu rõ|xác định|đề ra|đặt ra|đưa ra|đặt|với|theo|các|những|một số|nêu|"
    r"về|vì) )$"
)
_AIM = Finder(
    phrase(
        r"(?<![^\W\d_])(?:mục tiêu(?! quốc gia)|phương hướng|định hướng|nhiệm vụ (?:cụ thể|trọng tâm|chủ yếu|đến|năm|"
        r"giai đoạn|đặt ra))(?![^\W\d_])[^,.;:()]{0,90}?(?:(?<![^\W\d_])là(?![^\W\d_])|:)|"
        r"(?<![^\W\d_])(?:phấn đấu|quyết tâm) (?:đến|tới|trong|hết|năm|từ nay|giai đoạn)[^.;:()]{0,40},|"
        r"(?<![^\W\d_])theo (?:dự thảo |đề án |đồ án )?(?:quy hoạch|kế hoạch|lộ trình|phương án|dự thảo|mục tiêu)"
        r"(?![^\W\d_])(?! số)[^,.;:()\d]{0,60},|"
        r"(?<![^\W\d_])(?:đề|đặt) ra (?:các |\d{1,3} )?(?:nhóm )?(?:mục tiêu|chỉ tiêu)(?![^\W\d_])(?: [^\W\d_]+){0,3}?"
        r"(?:,? trong đó|:| (?:có|với|là|gồm|đạt)(?![^\W\d_]))|"
        r"(?<![^\W\d_])(?:thông qua|trình|đề xuất|xin ý kiến)(?: [^\W\d_]+){0,4} (?:phương án|chủ trương)(?![^\W\d_])"
    )
)
_PROPOSED = phrase(r"(?:thông qua|trình|đề xuất|xin) ")
_PLANNED = phrase(r"(?:theo|(?:đề|đặt) ra) ")
_BEFORE = 12  # characters before an aim in which what leads to it stands
# what was reached since: "Mục tiêu năm 2031 là 12 xã; đến nay đã có 10 xã"
_REACHED = Finder(
    phrase(
        r"(?<![^\W\d_])(?:đã|ước đạt|đạt được|kết quả|vừa qua|thực hiện (?:đạt|được)|đến nay|hiện (?:nay|tại|mới)|"
        r"mới (?:đạt|có))(?![^\W\d_])"
    )
)


class Aims:
    """The aim that one sentence tells, if it tells one."""

    def __init__(self, folded: str, sentence: Span) -> None:
        self.folded = folded
        found = next(
            (match for match in _AIM.finditer(folded, *sentence) if self._leads(match.start(), sentence)), None
        )
        self.words = Span(*found.span()) if found else None
        self.proposed = found is not None and _PROPOSED.match(folded, found.start()) is not None
        """True where it is proposed or passed: "thông qua phương án chào bán …"."""
        reached = _REACHED.search(folded, found.start(), sentence.end) if found else None
        self.end = reached.start() if reached else sentence.end

    def _leads(self, start: int, sentence: Span) -> bool:
        if _PROPOSED.match(self.folded, start) or _PLANNED.match(self.folded, start):
            return True
        before = max(sentence.start, start - _BEFORE)
        return not self.folded[before:start].strip() or _SUBJECT.search(self.folded, before, start) is not None

    def hold(self, position: int) -> bool:
        """True for a number at ``position`` that the aim's words lead to."""
        return self.words is not None and self.words.end <= position < self.end
