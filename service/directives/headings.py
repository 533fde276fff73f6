"""What a heading says of the passage under it: coming tasks, proposals, results, or nothing."""

from __future__ import annotations

from service.directives.words import Words
from service.structure.model import Section, Structure
from service.text.fold import pattern
from service.text.lazy import regex
from service.text.span import Span

_AND = regex(r"\bvà\b|,|;|&")
ARTICLE = pattern(r"điều\s+\d")
# what a project is like is no task: "Điều 1. Phê duyệt dự án … với các nội dung sau: 1. Số hộ phải di dời: 64 hộ"
APPROVES = pattern(
    r"điều\s+\d{1,2}[\s.:-]*(?:phê\s+duyệt|thông\s+qua|chấp\s+thuận|quyết\s+định|phê\s+chuẩn|điều\s+chỉnh)[^.;:\n]{0,60}?(?<!\w)"
    r"(?:dự\s+án|chủ\s+trương|báo\s+cáo|dự\s+toán|quyết\s+toán|danh\s+mục|đồ\s+án|thiết\s+kế|công\s+trình|"
    r"kế\s+hoạch\s+(?:vốn|đầu\s+tư|lựa\s+chọn))(?!\w)"
)
PLANNED = pattern(r"(?:kế\s+hoạch|chương\s+trình|phương\s+án|đề\s+án)(?!\w)")
"""What the title of a document begins with that says what is to be done."""
_CONTENT = pattern(r"nội\s+dung[\s.:]*")
CONCERNED = pattern(
    r"(?:đối\s+với|về\s+phía|với|(?:trách\s+nhiệm|nhiệm\s+vụ)\s+của|"
    r"(?:(?:kính|trân\s+trọng)\s+)?(?:đề\s+nghị|kiến\s+nghị|đề\s+xuất|yêu\s+cầu|giao)(?:\s+(?:với|đối\s+với|tới))?)\s+"
)
"""What stands before the party that a label, a heading or an item of its own names: "Với Bộ Y tế:"."""
_DONE = pattern(r"(?<!\w)(?:đã|kết\s+quả)(?!\w)")


def sense(key: str, span: Span, words: Words) -> str | None:
    """ "task", "proposal", "result", "aim", "order", or ``None`` where the words do not say or say both."""
    found = {
        name: match.start()
        for name, pattern_ in words.headings
        if (match := pattern_.search(key, span.start, span.end))
    }
    if "result" in found and "task" in found and _joined(key, found):
        return None  # "Kết quả … và phương hướng, nhiệm vụ …" promises both
    if "result" in found and found["result"] < found.get("task", span.end):
        return "result"  # not "Giải pháp thực hiện kế hoạch": what comes first says what it is
    for name in ("order", "task", "proposal", "aim"):
        if name in found:
            return "result" if _DONE.search(key, span.start, span.end) else name
    return None


def _joined(key: str, found: dict[str, int]) -> bool:
    first, second = sorted((found["result"], found["task"]))
    return _AND.search(key, first, second) is not None


def section_senses(structure: Structure, words: Words, *, planned: bool) -> list[str | None]:
    """For each section what its heading, or failing that its parent's, says; in what is ``planned`` the "content" is
    what is to be done."""
    senses: list[str | None] = []
    for section in structure.sections:
        own = sense(structure.text.key, section.title, words)
        if own is None and planned and _CONTENT.fullmatch(structure.text.key, *section.title):
            own = "task"
        senses.append(own if own is not None else _inherited(section, senses))
    return senses


def _inherited(section: Section, senses: list[str | None]) -> str | None:
    return senses[section.parent] if section.parent is not None else None
