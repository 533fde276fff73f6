"""The words that name a number, as found before it."""

from __future__ import annotations

from dataclasses import dataclass

from service.indicators.model import Direction
from service.indicators.vocabulary import Action, Core
from service.text.fold import phrase
from service.text.span import Span

CATEGORY = phrase(
    r"(?:các )?(?:khu vực|ngành|lĩnh vực|nhóm|mặt hàng|tuyến|khối|loại|cấp|hệ|thị trường|công nghiệp|sản phẩm)\s"
)


@dataclass(frozen=True, slots=True)
class Label:
    """``span``: the trimmed words; ``core``: the core measure they begin with; ``action``: the verb
    they begin with; ``serves``: they end in "cho": an ACTION for so many THINGs."""

    span: Span
    core: Core | None
    action: Action | None = None
    serves: bool = False
    direction: Direction | None = None
    """Set by a verb before the core: "giảm tỷ lệ hộ nghèo 3%"."""
    agent: Span | None = None
    """Who did it: "Tập đoàn Sao Biển | đã đóng góp"."""
    thing: Span | None = None
    """What stands before the core and is measured: "Cây cà phê diện tích đạt …"."""
