"""Schools, hospitals and the like that a text tells to be built: works, and no bodies that act yet."""

from __future__ import annotations

from service.entities.candidates import OrganizationMention, ProjectMention
from service.entities.details import read_details
from service.entities.names import spaced
from service.entities.projects import project_kind
from service.lexicon.model import Lexicon

_HOUSES = (
    "Trường ",
    "Bệnh viện ",
    "Trạm Y tế ",
    "Trạm y tế ",
    "Trung tâm Y tế ",
    "Trung tâm Văn hóa ",
    "Nhà văn hóa ",
    "Bảo tàng ",
)
# "khởi công xây dựng| Trường Tiểu học Long Bình 1", not "tiêu chí xây dựng Trường học hạnh phúc"
_IS_BUILT = spaced(
    r"(?<!\w)(?:[Kk]hởi công|[Đđ]ộng thổ|[Kk]hánh thành|[Xx]ây(?: dựng)?|[Xx]ây (?:dựng )?mới)"
    r"(?: (?:mới|công trình|dự án|lại|thêm)){0,2} $"
)
_BEFORE = 45  # characters


def built_bodies(norm: str, bodies: list[OrganizationMention], lexicon: Lexicon) -> list[ProjectMention]:
    """Mentions of bodies that are works in this text: "xây dựng| Trường Tiểu học Long Bình 1"; one that the text first
    tells to be built is a work wherever it names it."""
    works: dict[str, bool] = {}
    found = []
    for body in sorted(bodies, key=lambda body: body.span.start):
        if not body.name.startswith(_HOUSES):
            continue
        built = _IS_BUILT.search(norm, max(0, body.span.start - _BEFORE), body.span.start) is not None
        if works.setdefault(body.name, built) or built:
            about = read_details(norm, body.span)
            kind = project_kind(body.name, lexicon)
            found.append(
                ProjectMention(
                    body.span, body.name, kind, about.status, about.capacity, about.investment, about.investor
                )
            )
    return found
