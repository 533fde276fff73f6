"""Numbered blocks seen as series: "1. … 2. … 3. …" are of one kind, headings or items.

A block alone can mislead: "1. Chủ tịch các tỉnh:" looks like a heading until "2. Bộ Quốc phòng chỉ
đạo các đơn vị …" shows that the series is a list; "a. Trồng trọt: Diện tích đạt …" looks like an item
until "b. Chăn nuôi" shows that it is a heading run into its text.
"""

from __future__ import annotations

from service.structure.paragraphs import Draft

_ASIDE = ("furniture", "byline", "caption")


def settle_series(norm: str, drafts: list[Draft]) -> None:
    """Make the members of each series headings or items together."""
    shown = [draft for draft in drafts if draft.kind not in _ASIDE]
    for series in _series(shown):
        _settle(norm, shown, series)


def _series(shown: list[Draft]) -> list[list[int]]:
    """Runs of one kind of number counting up, as indices; a number of an outer series ends the inner."""
    open_series: list[tuple[str, list[int]]] = []
    found: list[list[int]] = []
    for index, draft in enumerate(shown):
        marker = draft.marker
        if marker is None or marker.is_bullet:
            continue
        depth = next((at for at, (kind, _) in enumerate(open_series) if kind == marker.kind), len(open_series))
        del open_series[depth + 1 :]
        if depth < len(open_series):
            members = open_series[depth][1]
            latest = shown[members[-1]].marker
            if latest is not None and marker.value == latest.value + 1:
                members.append(index)
                continue
            del open_series[depth]
        open_series.append((marker.kind, [index]))
        found.append(open_series[-1][1])
    return found


def _settle(norm: str, shown: list[Draft], series: list[int]) -> None:
    members = [shown[index] for index in series]
    headings = [draft for draft in members if draft.kind == "heading"]
    if not headings:
        return
    empty = [draft for draft, one, after in zip(members, series, series[1:], strict=False) if after == one + 1]
    if len(series) > 1 and len(empty) == len(series) - 1:
        demoted = headings  # nothing stands under any of them: a list of names
    elif any(draft.kind == "bullet" and draft.lead is None for draft in members):
        demoted = [draft for draft in headings if norm[draft.end - 1] in ":."]
    else:
        demoted = []
    for draft in demoted:
        draft.kind = "bullet"
    if any(draft.kind == "heading" for draft in members):
        for draft in members:
            draft.run_in = draft.kind == "bullet" and draft.lead is not None
