"""What has not been done, so that it never reads as done: "chưa giải ngân 120 tỷ đồng", "chưa đạt 4 tiêu chí"."""

from __future__ import annotations

from dataclasses import replace

from service.indicators.labels import Label
from service.indicators.vocabulary import Vocabulary
from service.text.fold import key, phrase
from service.text.span import Span

_NO = r"(?<![^\W\d_])(?<!hàng )(?P<no>chưa|không)"
_HOW = r"(?: (?:thể|kịp|tiến hành|thực hiện|tổ chức))?"
_NOT = phrase(rf"{_NO}{_HOW} ")
_NOT_BEFORE = phrase(rf"{_NO}(?:{_HOW} )?$")
_LONGEST_NOT = 24  # characters
_REACHES = phrase(r"(?:hoàn thành|đạt|đáp ứng|đảm bảo|bảo đảm)(?![^\W\d_])")
_NOT_DONE = phrase(r"(?:chưa|không)(?: được| thể| thực hiện)? [^\W\d_]+(?: [^\W\d_]+){0,3}")


def negated(text: str, label: Label, words: Vocabulary) -> Label:
    """ "Chưa | giải ngân 120 tỷ đồng", "công an chưa | xử lý 34 vụ": what has not been done never reads as done."""
    missed = _NOT_BEFORE.search(text, max(label.span.start - 1, label.span.end - _LONGEST_NOT), label.span.end)
    if missed:
        end = label.span.start + len(text[label.span.start : missed.start("no")].rstrip())
        return replace(label, span=Span(label.span.start, end))
    inside = _NOT.search(text, *label.span) if label.action is None and label.core is None else None
    action = words.action(text, inside.end(), label.span.end) if inside else label.action
    before = None if inside else _NOT_BEFORE.search(text, max(0, label.span.start - _LONGEST_NOT), label.span.start)
    no = inside or before
    if no is None or action is None or action.light:
        return label
    said = action.participle.removeprefix("đã ").removeprefix("đang ")
    start, at = (inside.end(), inside.start()) if inside else (label.span.start, no.start("no"))
    agent, thing = (_up_to(span, at, text) for span in (label.agent, label.thing))
    action = replace(action, participle=f"{no['no']} {said}")
    return replace(label, span=Span(start, label.span.end), action=action, agent=agent, thing=thing)


def _up_to(span: Span | None, end: int, text: str) -> Span | None:
    if span is None or span.end <= end:
        return span
    stop = span.start + len(text[span.start : end].rstrip())
    return Span(span.start, stop) if stop > span.start else None


def not_reached(text: str, start: int, end: int) -> str:
    """ "chưa [đạt] 4 tiêu chí": the verb of reaching at ``start`` with its negation; "" where there is none."""
    no = _NOT_BEFORE.search(text, max(0, start - _LONGEST_NOT), start)
    verb = _REACHES.match(text, start, end) if no else None
    return f"{no['no']} {verb[0]}" if no and verb else ""


def not_done(words: str) -> str:
    """ "Chưa phân bổ chi tiết": ``words`` where they say what has not been done, else ""."""
    return words if _NOT_DONE.fullmatch(key(words)) else ""
