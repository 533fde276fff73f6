"""The plan's own value beside what was done: "vượt kế hoạch tỉnh giao (76,96%)"."""

from __future__ import annotations

from service.indicators.clauses import Slot
from service.indicators.cues import PLAN_WORD, TARGET_LABEL
from service.indicators.labels import Label
from service.text.align import Text
from service.text.fold import key, phrase

# "đạt 88%/chỉ tiêu [90%]", "so với kế hoạch lãi [90 tỷ đồng]"
_MEASURED_BY = phrase(
    r"(?:(?<![^\W\d_])so (?:với )?|/\s*)(?:mức |tổng )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?![^\W\d_])"
    r"(?: (?!(?:đạt|tăng|giảm|vượt|bằng|còn|thấp|cao|mới|chỉ|thu|chi|thực)(?![^\W\d_]))[^\W\d_]+){0,10}\s*$"
)
# "đạt 56,6% kế hoạch được giao ([913 tỷ đồng])": what the percentage was of
_PLAN_WORTH = phrase(
    r"%\s*(?:so (?:với )?)?(?:mức |tổng )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?: [^\W\d_]+){0,8}"
    r"(?: \d{4})?\s*\(\s*(?:là )?$"
)
_PLAN_REACH = 80  # characters before a number in which its plan is named


def names_plan(text: Text, slot: Slot, label: Label | None) -> bool:
    """ "vượt kế hoạch UBND tỉnh giao (76,96%)", "(mục tiêu đến năm 2020 là 50%)": the plan's own value."""
    lead = slot.quantity.lead
    before = (max(0, lead - _PLAN_REACH), lead)
    named = slot.cue.kind in ("none", "reach") and _MEASURED_BY.search(text.key, *before)
    if named or (slot.cue.kind == "none" and _PLAN_WORTH.search(text.key, *before)):
        return True
    if label is None:
        return slot.opens and slot.cue.kind == "none" and bool(PLAN_WORD.search(text.key, *slot.left))
    if TARGET_LABEL.match(text.key, *label.span) and (slot.opens or label.span.end - label.span.start < 16):
        return True
    return slot.opens and slot.cue.kind == "none" and bool(PLAN_WORD.search(text.key, *label.span))


def is_plan_name(name: str) -> bool:
    """True for "Tổng kế hoạch đầu tư công": the amount is a plan."""
    return TARGET_LABEL.match(key(name)) is not None
