"""Texts to read, and what can be asked of the page about them."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.conftest import EXAMPLES

SMALL = (
    "BÁO CÁO\nTình hình kinh tế - xã hội tháng 5 năm 2024 tỉnh Bắc Kạn\n\n1. Nông nghiệp\n"
    "Diện tích gieo trồng ngô đạt 12.345,6 ha, tăng 1,2% so với cùng kỳ năm trước, bằng 96,4% kế hoạch.\n"
)


def of_length(length: int) -> str:
    """A text of about ``length`` characters: the examples one after the other, over and over."""
    one = "\n".join(path.read_text() for path in EXAMPLES)
    return (one * (length // len(one) + 1))[:length]


def highlighted(page: Page, name: str) -> list[str]:
    """The words under one highlight."""
    found: list[str] = page.evaluate(
        """name => [...(CSS.highlights.get(name) ?? [])].map((words) => {
             const range = document.createRange();
             range.setStart(words.startContainer, words.startOffset);
             range.setEnd(words.endContainer, words.endOffset);
             return range.toString();
           })""",
        name,
    )
    return found


def place_of(page: Page, words: str) -> tuple[float, float]:
    """Where ``words`` stand on the screen, scrolled into view."""
    x, y = page.evaluate(
        """words => {
             const line = [...document.querySelectorAll('.text .line')].find((one) => one.textContent.includes(words));
             line.scrollIntoView({block: 'center'});
             const at = line.textContent.indexOf(words);
             const range = document.createRange();
             range.setStart(line.firstChild, at);
             range.setEnd(line.firstChild, at + words.length);
             const {x, y, width, height} = range.getClientRects()[0];
             return [x + width / 2, y + height / 2];
           }""",
        words,
    )
    return x, y
