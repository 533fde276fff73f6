"""Which body another one is of, where the text says so: "Vụ Ngân sách (Bộ X)", "Cục Y thuộc Bộ X"."""

from __future__ import annotations

from itertools import pairwise

from service.entities.cover import Cover
from service.entities.model import Organization
from service.entities.names import spaced
from service.text.span import Span

_PART = r"(?:đơn vị |công ty |doanh nghiệp |thành viên )*(?:trực thuộc|thuộc|thành viên)(?: của)?"
_BELONGS = spaced(rf"\)?(?:[ ]{{1,2}}|[ ]{{0,2}}(?:,|-)[ ]{{1,2}}){_PART} |\)? của |[ ]{{0,2}}\((?:trực )?thuộc ")
_BRACKET, _COMMA = spaced(r"[ ]{0,2}\("), spaced(r"\)?[ ]{0,2}(?:,|-)[ ]{1,2}")
ABOVE = (
    "Bộ ",
    "Tổng cục ",
    "Tập đoàn ",
    "Tổng công ty ",
    "Sở ",
    "Ủy ban ",
    "Đại học ",
    "Ngân hàng Nhà nước",
    "Văn phòng Chính phủ",
)
"""How the names of bodies begin that others are parts of."""
_BELOW = ("Cục ", "Vụ ", "Tổng cục ", "Viện ", "Trung tâm ", "Chi cục ", "Phòng ", "Thanh tra ", "Ban Quản lý ")


def set_parents(norm: str, bodies: list[Organization], titles: list[Span]) -> None:
    """Sets ``parent`` of the bodies that the text says to be part of another one; ``titles`` are those borne by
    named people, in which "Cục trưởng Cục Y, Bộ X" says it too."""
    named = sorted((span, index) for index, body in enumerate(bodies) for span in body.mentions)
    borne = Cover(titles)
    for (span, index), (above, parent) in pairwise(named):
        body, over = bodies[index], bodies[parent]
        if index == parent or body.parent is not None or over.parent == body.name:
            continue
        if _says_so(norm, span, above, over.name, borne=body.name.startswith(_BELOW) and borne.holds(span)):
            body.parent = over.name


def _says_so(norm: str, span: Span, above: Span, over: str, *, borne: bool) -> bool:
    gap = (span.end, above.start)
    if _BELONGS.fullmatch(norm, *gap):
        return True
    if not over.startswith(ABOVE):
        return False
    if _BRACKET.fullmatch(norm, *gap):
        return norm.startswith(")", above.end)
    return borne and _COMMA.fullmatch(norm, *gap) is not None
