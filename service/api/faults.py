"""Says in two languages what is wrong with which field.

The words come from the kind of fault and the field's limits only; what was sent is never repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from service.api.problems import Fault, two

Path = tuple[int | str, ...]
Limits = Mapping[str, Any]

_SHOWN = 64
"""Longest field name that is shown: an unknown name is the caller's, and could be anything."""


_TOLD = 100
"""Most faults that one problem tells of."""


def faults_of(error: ValidationError) -> list[Fault]:
    """One fault for each field that is wrong, in the order found; of too many, only their number.

    A body of a hundred thousand unknown names would take the server's loop seconds to answer, in megabytes.
    """
    if error.error_count() > _TOLD:
        return [fault("too_many", (), {"count": error.error_count()})]
    return [
        fault(row["type"], row["loc"], row.get("ctx", {}))
        for row in error.errors(include_url=False, include_input=False)
    ]


def fault(kind: str, path: Path, limits: Limits = MappingProxyType({})) -> Fault:
    """What is wrong with the field at ``path``, by pydantic's name for it."""
    say = _MESSAGES.get(kind, _plain(f"is not valid ({kind})", f"không hợp lệ ({kind})"))
    return Fault(pointer(path), say(".".join(map(_shown, path)) or "body", limits))


def pointer(path: Path) -> str:
    """JSON Pointer (RFC 6901, as a fragment) of a field."""
    return "#" + "".join("/" + _shown(step).replace("~", "~0").replace("/", "~1") for step in path)


def _shown(step: int | str) -> str:
    return str(step)[:_SHOWN]


def _plain(english: str, vietnamese: str) -> Callable[[str, Limits], str]:
    """A message made from the field's name and the limits of its rule."""
    return lambda name, limits: two(
        f"The field {name} {english.format_map(limits)}.", f"Trường {name} {vietnamese.format_map(limits)}."
    )


_date = _plain("must be a calendar date written YYYY-MM-DD", "phải là ngày viết theo dạng NNNN-TT-NN, ví dụ 2024-08-31")

_MESSAGES: dict[str, Callable[[str, Limits], str]] = {
    "missing": _plain("is required", "là bắt buộc"),
    "extra_forbidden": _plain("is unknown", "không có trong yêu cầu"),
    "model_type": _plain("must be a JSON object", "phải là một đối tượng JSON"),
    "string_type": _plain("must be a string", "phải là chuỗi ký tự"),
    "list_type": _plain("must be a list", "phải là danh sách"),
    "too_many": _plain("has {count} faults", "có {count} lỗi"),
    "too_long": _plain("is too long; the limit is {max_length} items", "quá dài; giới hạn là {max_length} mục"),
    "string_too_short": _plain(
        "is too short; the least is {min_length} character(s)", "quá ngắn; tối thiểu {min_length} ký tự"
    ),
    "string_too_long": _plain(
        "is too long; the limit is {max_length} characters", "quá dài; giới hạn là {max_length} ký tự"
    ),
    "string_pattern_mismatch": _plain("must not be blank", "không được chỉ gồm khoảng trắng"),
    "literal_error": lambda name, limits: two(
        f"The field {name} must be one of {limits['expected']}.",
        f"Trường {name} phải là một trong {limits['expected'].replace(' or ', ' hoặc ')}.",
    ),
    "date_type": _date,
    "date_parsing": _date,
    "date_from_datetime_parsing": _date,
    "date_from_datetime_inexact": _date,
    "greater_than_equal": _plain("must not be before {ge}", "không được trước {ge}"),
    "less_than_equal": _plain("must not be after {le}", "không được sau {le}"),
}
