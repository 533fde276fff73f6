"""Of what a bare head speaks: "Sức gió 90 km/h" of the storm, "Thời gian thi công 36 tháng" of the work, "Học phí" of
the school that the sentence, the paragraph, a heading or the title is about.

A *head* is a measure that says nothing unless it says of what. Where a name is its head and nothing else, the *focus*
completes it: the thing of a sort that may have it which was named last before the number.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from service.indicators.naming.diseases import lacks_disease, with_disease
from service.indicators.naming.scene import Scene
from service.indicators.naming.things_named import nearest
from service.indicators.naming.told import told_thing
from service.indicators.topic import Topic
from service.text.fold import key, phrase

_QUALIFIED = (
    r"(?: (?:bình quân|trung bình|cao nhất|thấp nhất|lớn nhất|mạnh nhất|tối đa|tối thiểu|hiện nay|dự kiến|mỗi năm|"
    r"hàng năm|hằng năm|hàng tháng|mỗi tháng))*"
)


class _Relation(NamedTuple):
    """``heads``: names that are a head alone; ``sorts`` of what completes them; ``link``: the word between; ``far``:
    also where paragraphs before have named it."""

    heads: re.Pattern[str]
    sorts: tuple[str, ...]
    link: str = ""
    far: bool = False


def _heads(words: str) -> re.Pattern[str]:
    return phrase(rf"(?:{words}){_QUALIFIED}")


_OF_STORM = _heads(
    r"(?:sức gió|vận tốc gió|cường độ|bán kính gió(?: mạnh)?|tốc độ(?: di chuyển)?|gió giật)"
    r"(?: (?:mạnh nhất )?(?:vùng |ở |tại )?gần tâm(?: bão| áp thấp nhiệt đới| atnđ)?)?"
)
_OF_DISASTER = _heads(
    r"(?:(?:tổng|ước|ước tính) )*(?:giá trị |mức |số tiền )?thiệt hại(?: (?:về )?(?:kinh tế|vật chất|tài sản))?|"
    r"(?:tổng )?số (?:người|nạn nhân) (?:bị )?(?:chết|tử vong|thiệt mạng|mất tích|bị thương|thương vong)"
)
_OF_FUND = _heads(
    r"(?:(?:tổng )?(?:số )?(?:vốn )?(?:đã )?|tỷ lệ |giá trị |kết quả |lũy kế )?giải ngân",
)
_OF_BUDGET = _heads(r"(?:tổng )?(?:số )?thu|(?:tổng )?dự toán thu|chỉ tiêu thu")
_OF_WORK = _heads(
    r"(?:tổng )?thời (?:gian|hạn) (?:hoàn thành|thi công|thực hiện|xây dựng|hoạt động|vận hành|khai thác)|thời hạn|"
    r"tiến độ(?: (?:thi công|thực hiện|hoàn thành|xây dựng))?|"
    r"(?:tổng )?(?:mức đầu tư|vốn đầu tư|kinh phí(?: xây dựng| đầu tư)?|chi phí (?:xây dựng|đầu tư))|"
    r"vốn góp (?:của|từ) (?:các )?(?:nhà đầu tư|chủ đầu tư)|(?:quy mô|(?:tổng )?diện tích|nhu cầu)(?: sử dụng)? đất|"
    r"quy mô|diện tích (?:xây dựng|sàn|sàn xây dựng|mặt bằng)|chiều (?:dài|rộng|cao|sâu)|bề rộng|"
    r"công suất(?: thiết kế)?|khối lượng thi công|giá trị hợp đồng|tỷ lệ lấp đầy|"
    r"khối lượng hoàn thành|vốn bố trí|lưu lượng xe|diện tích tưới|"
    r"mực nước(?: hồ| hiện tại)?|lưu lượng(?: xả| về hồ| nước về)?|dung tích|vận tốc thiết kế|giá vé(?: lượt)?|"
    r"lượng khách"
)
_OF_SCHOOL = _heads(r"(?:tổng )?chỉ tiêu(?: tuyển sinh)?|(?:mức )?học phí|điểm (?:chuẩn|trúng tuyển)")
_OF_EVENT = _heads(
    r"(?:lượng|lượt) khách|tổng giải thưởng|(?:tổng )?doanh thu|(?:tổng )?kinh phí|tổng giá trị giải thưởng|"
    r"số (?:người|đại biểu|đội|vận động viên|thí sinh|đơn vị|gian hàng)(?: tham (?:gia|dự))?"
)
_OF_PROGRAMME = _heads(
    r"(?:tổng )?kinh phí(?: thực hiện)?|tỷ lệ [^\W\d_]+(?: [^\W\d_]+)? tham gia|diện tích|lợi nhuận|chi phí|"
    r"(?:tổng )?số (?:hộ|trường|xã|người|học sinh|đơn vị|doanh nghiệp) tham gia"
)
_OF_PERSON = _heads(
    r"(?:mức |tổng )?(?:thu nhập|lương|lợi nhuận|thu lãi|tiền lãi|lãi|doanh thu|lương hưu)|sản lượng|diện tích|"
    r"đàn [^\W\d_]+(?: [^\W\d_]+)?"
)
_AT_ZONE = _heads(
    r"(?:tổng )?số (?:dự án|doanh nghiệp|lao động|công nhân|người lao động|nhà đầu tư)"
    r"(?: (?:được |đang )?(?:cấp mới|làm việc|hoạt động|sản xuất|thu hút|thu hút được))?"
)
_OF_CAPITAL = _heads(r"(?:lũy kế )?(?:tổng )?(?:số |(?:số )?vốn )dự án")

_OF_GOODS = _heads(
    r"(?:mức )?giá(?: (?:bán(?: lẻ| buôn)?|thu mua|mua|thành|xuất chuồng|xuất khẩu|nhập khẩu))?"
    r"(?: tại (?:vườn|ruộng|ao|trại|cảng|nhà máy))?|thị phần|chi phí sản xuất|nguồn cung|kim ngạch|"
    r"(?:tổng )?(?:sản lượng|năng suất(?: mỗi vụ)?|diện tích(?: hiện có| gieo trồng| thu hoạch| nuôi)?)|"
    r"(?:sản |khối )?lượng (?:tiêu thụ|xuất khẩu|nhập khẩu|bán ra)|nhu cầu(?: tiêu thụ| nhập khẩu| tiêu dùng)?"
)

_OF_CASES = _heads(r"(?:tổng )?số vụ(?: việc)?")
_OF_FIRM = _heads(
    r"(?:tổng )?(?:dư nợ(?: cho vay| tín dụng)?|doanh số cho vay|huy động(?: vốn)?|vốn huy động|tài sản|"
    r"vốn chủ sở hữu|nợ phải trả)|"
    r"tỷ lệ (?:nợ xấu|bao phủ nợ xấu|an toàn vốn)|số (?:khách hàng|chi nhánh|cửa hàng)|vốn hóa(?: thị trường)?"
)

_RELATIONS = (
    _Relation(_OF_STORM, ("storm",), "của", far=True),
    _Relation(_OF_DISASTER, ("disaster", "incident", "disease"), "do", far=True),
    _Relation(_OF_CASES, ("incident",)),
    _Relation(_OF_FUND, ("fund",), far=True),
    _Relation(_OF_BUDGET, ("budget",), far=True),
    _Relation(_OF_WORK, ("work",), far=True),
    _Relation(_OF_FIRM, ("firm",)),
    _Relation(_OF_SCHOOL, ("school",), "của"),
    _Relation(_OF_EVENT, ("event",), "của"),
    _Relation(_OF_GOODS, ("goods",)),
    _Relation(_OF_PROGRAMME, ("programme",)),
    _Relation(_OF_PERSON, ("person",), "của"),
    _Relation(_AT_ZONE, ("zone",), "tại"),
    _Relation(_OF_CAPITAL, ("foreign",)),
)
"""In this order: what a work costs before what a festival does."""


def completed(scene: Scene, topic: Topic) -> Topic:
    """``topic`` with what its name is of, where its name says nothing of it and the text before the number does."""
    if lacks_disease(topic):
        disease = scene.disease or scene.illness or nearest(scene, ("disease",), far=False)
        topic = with_disease(topic, disease)
    told = told_thing(scene, topic)
    if told:
        return replace(topic, name=f"{topic.name} {told}", rest=told)
    folded = key(topic.name)
    for relation in _RELATIONS:
        if relation.heads.fullmatch(folded) and (words := nearest(scene, relation.sorts, far=relation.far)):
            return replace(topic, name=" ".join(part for part in (topic.name, relation.link, words) if part))
    return topic
