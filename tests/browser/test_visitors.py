"""Whoever comes, with whatever they have: languages, keyboards, screen readers, small screens, older browsers."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.reports import highlighted

TABS = ("indicators", "entities", "directives", "charts", "checks", "unread")


def audit(page: Page) -> None:
    """WCAG 2.2 A and AA and the best practices, as axe-core finds them."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility(read: Open, open_page: Open, scheme: str) -> None:
    audit(open_page(color_scheme=scheme))
    page = read(color_scheme=scheme)
    for tab in TABS:
        page.click(f"#tab-{tab}")
        audit(page)
    page.click("#tab-indicators")
    page.click("tr[data-id=i1] button")
    audit(page)


def test_accessibility_of_a_narrow_page_in_english(read: Open) -> None:
    page = read("tin-kiem-tra", viewport={"width": 390, "height": 800}, locale="en-GB")
    audit(page)
    page.locator("tbody tr[data-id] button").first.click()
    audit(page)


def test_both_languages(read: Open) -> None:
    page = read(locale="en-GB")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#tab-indicators")).to_contain_text("Indicators")
    page.click("tr[data-id=i1] button")
    expect(page.locator("#why")).to_contain_text("the place of the whole report")
    page.click("[data-language=vi]")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.locator("#why")).to_contain_text("nơi của cả báo cáo")  # what was chosen stays chosen
    page.reload()
    expect(page.locator("#tab-indicators")).to_contain_text("Chỉ tiêu")


def test_no_word_is_missing(read: Open) -> None:
    """A key that has no words is shown as it is: "filter.section"."""
    for name in ("bao-cao-thang", "cong-dien", "nghi-quyet", "phong-van", "tin-kiem-tra"):
        page = read(name)
        for tab in TABS:
            page.click(f"#tab-{tab}")
            for button in page.locator("tbody tr[data-id] button").all()[:3]:
                button.click()
                words = page.locator("body").inner_text()
                codes = {code.inner_text() for code in page.locator("#why code").all()}
                keys = [
                    word for word in words.split() if "." in word.strip(".") and word.isascii() and word[0].isalpha()
                ]
                assert set(keys) <= codes, set(keys) - codes


def test_light_and_dark(open_page: Open) -> None:
    page = open_page(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.select_option("#theme", "light")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_by_keyboard_alone(open_page: Open) -> None:
    page = open_page()
    page.focus("#text")
    page.keyboard.type("Đàn trâu có 68.500 con, tăng 1,2% so với cùng kỳ; đàn bò 9.100 con.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#report-title")).to_be_focused()
    page.focus(".text")
    page.keyboard.press("ArrowRight")
    assert highlighted(page, "on-value") == ["68.500 con", "1,2%"]
    page.keyboard.press("ArrowRight")
    assert highlighted(page, "on-value") == ["9.100 con"]
    expect(page.locator("#said")).to_have_text("Đàn bò")
    page.focus("#tab-indicators")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-entities")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.locator("tr[data-id=i1] button").press("Enter")
    page.locator("#why button.token").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator("#why")).to_be_hidden()
    expect(page.locator("tr[data-id=i1] button")).to_be_focused()


def test_a_narrow_screen_shows_text_or_tables(read: Open) -> None:
    page = read(viewport={"width": 390, "height": 800})
    expect(page.locator(".table")).to_be_visible()
    expect(page.locator(".text")).to_be_hidden()
    page.click("tr[data-id=i1] button")
    page.locator("#why").get_by_role("button", name="Xem trong văn bản").first.click()
    expect(page.locator(".text")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_outline_comes_over_a_text_without_room_for_it(read: Open) -> None:
    for width in (390, 1024):
        page = read(viewport={"width": width, "height": 800})
        if width < 900:
            page.click("button[data-view=text]")
        entry = page.locator(".entry", has_text="2. Chăn nuôi")
        expect(entry).to_be_hidden()
        page.get_by_role("button", name="Mục lục").click()
        audit(page)
        page.keyboard.press("Escape")
        expect(entry).to_be_hidden()
        page.keyboard.press("Enter")  # the button has the focus again
        entry.click()
        expect(entry).to_be_hidden()
        expect(page.locator(".line", has_text="Chăn nuôi trong tháng")).to_be_in_viewport()


def test_a_browser_without_the_highlight_api(open_page: Open) -> None:
    page = open_page()
    page.add_init_script("delete CSS.highlights")
    page.goto(page.url.split("#")[0] + "#bao-cao-thang")
    page.reload()
    page.wait_for_selector("#result tbody tr")
    assert not page.evaluate("'highlights' in CSS")
    expect(page.locator(".line .in-numbers").first).to_have_text("228.415,7 ha")
    page.click("tr[data-id=i1] button")
    expect(page.locator(".line .on-name")).to_have_text("Diện tích gieo trồng")
    page.locator(".line .in-numbers", has_text="58,9").click()
    expect(page.locator("#why h2")).to_have_text("Doanh thu bán lẻ hàng hóa")
