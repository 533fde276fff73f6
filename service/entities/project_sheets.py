"""What a decision lists line by line of the project that it approves.

Điều 1. Phê duyệt Dự án Hồ chứa nước Sông Luỹ với các nội dung chủ yếu sau:
2. Chủ đầu tư: Ban Quản lý dự án nông nghiệp tỉnh.
3. Tổng mức đầu tư: 498.500 triệu đồng.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from service.entities.candidates import ProjectMention
from service.entities.names import UPPER, spaced
from service.text.finder import KEYS, Finder
from service.text.fold import phrase
from service.text.lazy import regex

_MARK = regex(r"[ \t\-+*•]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)][ \t]{0,3})?")
_HEAD = Finder(
    phrase(
        r"(?<![^\W\d_])(?:tên (?:dự án|công trình)|phê duyệt|chấp thuận|quyết định (?:chủ trương )?đầu tư|"
        r"điều chỉnh)(?![^\W\d_])[^\n]{0,60}"
    ),
    KEYS,
)
_LINE = Finder(
    phrase(
        r"(?P<label>chủ đầu tư|tổng mức đầu tư|tổng vốn đầu tư|công suất)[^:\n\d]{0,30}:[ \t]*"
        r"(?P<value>[^\n]{3,160})"
    ),
    KEYS,
)
_SUM = spaced(r"(?:khoảng |dự kiến )?(?P<sum>\d[\d.,]*[ ]{0,3}(?:nghìn tỷ|ngàn tỷ|tỷ|triệu)[ ]{0,3}(?:đồng|USD))")
_SIZE = spaced(r"(?:khoảng )?(?P<size>\d[\d.,]*[ ]{0,3}(?:MW|MWp|kW|tấn|m3|giường)[^\s,;.()]*)")
_WHO = spaced(rf"(?P<who>[{UPPER}][^,;.()\n]{{3,120}})")
_LONGEST_MARK = 14  # characters
_REACH = 2500  # characters from where a project is named to the last of its lines


def fill_in(norm: str, folded: str, mentions: list[ProjectMention]) -> None:
    """Gives the ``mentions`` (in text order) what the lines below them say of their works."""
    lines = [line for line in _LINE.finditer(folded) if _opens_line(folded, line.start())]
    if not lines:
        return
    named = _named_by_heads(folded, mentions)
    starts = [mention.span.start for mention in named]
    for line in lines:
        before = bisect_right(starts, line.start()) - 1
        if before >= 0 and line.start() - starts[before] < _REACH:
            _fill(norm, line, named[before])


def _named_by_heads(folded: str, mentions: list[ProjectMention]) -> list[ProjectMention]:
    """The works named in a line of what is approved: "Phê duyệt [dự án …]", "Tên dự án: [dự án …]"."""
    starts = [mention.span.start for mention in mentions]
    found: list[ProjectMention] = []
    for head in _HEAD.finditer(folded):
        index = bisect_right(starts, head.start())
        if index < len(mentions) and starts[index] < head.end() and mentions[index] not in found[-1:]:
            found.append(mentions[index])
    return found


def _opens_line(folded: str, at: int) -> bool:
    """Whether nothing but a mark stands before in the line."""
    start = folded.rfind("\n", 0, at) + 1
    return at - start < _LONGEST_MARK and _MARK.fullmatch(folded, start, at) is not None


def _fill(norm: str, line: re.Match[str], mention: ProjectMention) -> None:
    value = line.span("value")
    if line["label"] == "chủ đầu tư":
        who = _WHO.match(norm, *value)
        mention.investor = mention.investor or (" ".join(who["who"].split()) if who else None)
    elif line["label"] == "công suất":
        size = _SIZE.match(norm, *value)
        mention.capacity = mention.capacity or (" ".join(size["size"].split()) if size else None)
    else:
        cost = _SUM.match(norm, *value)
        mention.investment = mention.investment or (" ".join(cost["sum"].split()) if cost else None)
