"""From a pasted text to the words, rows and reasons."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import httpx
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.reports import SMALL, highlighted, place_of


def paste(page: Page, text: str) -> None:
    page.fill("#text", text)
    page.click("#read")
    page.wait_for_selector("#result tbody tr")


def test_a_pasted_report_becomes_a_table(open_page: Open) -> None:
    page = open_page()
    paste(page, SMALL)
    expect(page.locator("#report-title")).to_have_text(
        "BÁO CÁO Tình hình kinh tế - xã hội tháng 5 năm 2024 tỉnh Bắc Kạn"
    )
    expect(page.locator("#report-title")).to_be_focused()
    row = page.locator("tr[data-id=i1]")
    for words in ("Diện tích gieo trồng ngô", "12.345,6 ha", "1,2%", "96,4%"):
        expect(row).to_contain_text(words)
    assert highlighted(page, "in-numbers") == ["12.345,6 ha", "1,2%", "96,4%"]
    assert page.locator(".text").inner_text().replace("\n\n", "\n").startswith("BÁO CÁO\nTình hình")


def test_a_row_lights_up_its_words(read: Open) -> None:
    page = read()
    page.click("tr[data-id=i1] button")
    assert highlighted(page, "on-name") == ["Diện tích gieo trồng"]
    assert highlighted(page, "on-value") == ["228.415,7 ha", "99,86%", "0,42%", "963 ha"]
    assert highlighted(page, "on-unit") == ["ha", "%", "%", "ha"]
    assert highlighted(page, "on-place") == ["AN GIANG"]
    why = page.locator("#why")
    for words in ("228.415,7 ha", "level.reach", "suy ra từ kỳ của báo cáo", "nơi của cả báo cáo", "1. Trồng trọt"):
        expect(why).to_contain_text(words)


def test_a_row_scrolls_to_its_words(read: Open) -> None:
    page = read()
    page.evaluate("document.querySelector('.table').scrollTo(0, 1e6)")
    page.locator("tbody tr[data-id] button").last.click()
    seen = page.evaluate(
        """() => { const [range] = CSS.highlights.get('on-value');
                   const box = document.querySelector('.text').getBoundingClientRect();
                   const words = document.createRange();
                   words.setStart(range.startContainer, range.startOffset);
                   const {top} = words.getBoundingClientRect();
                   return box.top < top && top < box.bottom; }"""
    )
    assert seen


def test_a_word_shows_its_rows_and_their_rule(read: Open) -> None:
    page = read()
    page.mouse.click(*place_of(page, "58,9%"))
    expect(page.locator("#why h2")).to_have_text("Doanh thu bán lẻ hàng hóa")
    expect(page.locator("#why")).to_contain_text("completion.plan")
    expect(page.locator("tr[aria-current=true]")).to_contain_text("80.517 tỷ đồng")


def test_overlapping_words_offer_each_of_their_records(read: Open) -> None:
    page = read()
    page.mouse.click(*place_of(page, "55%"))  # a number inside a task
    chips = page.locator("#why .also button")
    expect(chips).to_have_count(2)
    chips.nth(1).click()
    expect(page.locator("#tab-directives")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#why")).to_contain_text("under_task_heading")
    assert len(highlighted(page, "on-action")) == 1


def test_tables_of_entities_and_directives(read: Open) -> None:
    page = read("cong-dien")
    page.click("#tab-entities")
    page.locator("tr[data-id]", has_text="Quế Phong").locator("button").click()
    assert highlighted(page, "on-mention")[0].endswith("Quế Phong")
    page.click("#tab-directives")
    page.locator("tbody tr[data-id] button").first.click()
    expect(page.locator("#why")).to_contain_text("Chủ tịch Ủy ban nhân dân tỉnh Nghệ An")
    assert len(highlighted(page, "on-verb")) == 1


def test_breakdowns_and_charts(read: Open) -> None:
    page = read()
    part = page.locator("tr[data-id=i10]")
    expect(part.locator("th.depth-1")).to_contain_text("phần của Sản lượng thủy sản")
    part.locator("button").click()
    page.locator("#why dd button.link", has_text="Sản lượng thủy sản").first.click()
    expect(page.locator("#why")).to_contain_text("Gồm các phần")
    page.click("#tab-charts")
    expect(page.locator(".charts figure")).to_have_count(3)
    page.locator(".bars.movement button").first.click()
    expect(page.locator("#why")).to_be_visible()


def test_filters_and_sorting(read: Open) -> None:
    page = read()
    rows = page.locator("tbody tr[data-id]")
    everything = rows.count()
    page.get_by_role("searchbox").fill("thuy san")  # as typed without tones
    expect(rows).to_have_count(3)
    page.get_by_role("searchbox").fill("")
    page.select_option(".filters select", "target")
    assert 0 < rows.count() < everything
    page.select_option(".filters select", "all")
    page.get_by_role("button", name="2. Chăn nuôi").click()
    expect(rows).to_have_count(3)
    page.get_by_role("button", name="Bỏ lọc: 2. Chăn nuôi").click()
    expect(rows).to_have_count(everything)
    change = page.locator("th[data-key=change]")
    change.locator("button").click()
    expect(change).to_have_attribute("aria-sort", "ascending")
    expect(rows.first).to_contain_text("giảm 4,5%")
    change.locator("button").click()
    expect(change).to_have_attribute("aria-sort", "descending")
    expect(rows.first).to_contain_text("12,3%")


def test_files_are_read(open_page: Open, tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        file = tmp_path / f"{encoding}.txt"
        file.write_bytes(SMALL.replace("\n", "\r\n").encode(encoding))
        page = open_page()
        page.set_input_files("#file", file)
        page.wait_for_selector("#result tbody tr")
        expect(page.locator("tr[data-id=i1]")).to_contain_text("12.345,6 ha")
        expect(page.locator(".about")).not_to_contain_text(file.name)


def test_a_word_document_is_dropped(open_page: Open) -> None:
    document, file = docx.Document(), io.BytesIO()
    for line in SMALL.splitlines():
        document.add_paragraph(line)
    document.save(file)
    page = open_page()
    page.evaluate(
        """bytes => {
             const files = new DataTransfer();
             files.items.add(new File([Uint8Array.from(bytes)], 'Báo cáo.docx'));
             const send = (type) => document.body.dispatchEvent(
               new DragEvent(type, {dataTransfer: files, bubbles: true, cancelable: true}));
             send('dragenter');
             send('drop');
           }""",
        list(file.getvalue()),
    )
    page.wait_for_selector("#result tbody tr")
    expect(page.locator("tr[data-id=i1]")).to_contain_text("12.345,6 ha")
    expect(page.locator(".about")).to_contain_text("Văn bản lấy từ Báo cáo.docx")


def test_a_file_that_cannot_be_read(open_page: Open, tmp_path: Path) -> None:
    damaged = tmp_path / "a.pdf"
    damaged.write_bytes(b"%PDF-1.7 cut off")
    page = open_page(expected=("422",))
    page.set_input_files("#file", damaged)
    expect(page.get_by_role("alert")).to_contain_text("Tệp bị hỏng")
    other = tmp_path / "a.doc"
    other.write_bytes(b"x")
    page.set_input_files("#file", other)
    expect(page.get_by_role("alert")).to_contain_text(".txt .docx .pdf .html .htm")


def test_downloads(read: Open, client: httpx.Client, tmp_path: Path) -> None:
    page = read()
    starts = {"json": b'{"id"', "csv": b"\xef\xbb\xbf", "xlsx": b"PK"}
    for form, start in starts.items():
        with page.expect_download() as download:
            page.click(f"[data-form={form}]")
        assert (
            download.value.suggested_filename == f"bao-cao-tinh-hinh-kinh-te-xa-hoi-thang-7-va-7-thang-nam-2024.{form}"
        )
        assert Path(download.value.path()).read_bytes().startswith(start)
