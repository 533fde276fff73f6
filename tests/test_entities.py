"""Entities: what examples in the corpus cannot show (codes over time, records, links, bounds)."""

from __future__ import annotations

from datetime import date

import pytest

from service.entities.cover import Cover, Owners
from service.entities.find import find_entities
from service.entities.gazetteer import Gazetteer, load_gazetteer
from service.entities.legal_documents import decode_issuer
from service.entities.model import Entities
from service.lexicon.load import load_lexicon
from service.pipeline import analyse
from service.report import Context, Report
from service.structure.find import read_structure
from service.text.align import align
from service.text.span import Span

LEXICON = load_lexicon()


def entities_of(text: str, on: date | None = None) -> Entities:
    return find_entities(read_structure(align(text), LEXICON), LEXICON, on)


def report_of(text: str) -> Report:
    return analyse(text, context=Context(), lexicon=LEXICON)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(LEXICON)


# ---- the gazetteer -----------------------------------------------------------------------------------


def test_an_abolished_province_knows_its_successor(gazetteer: Gazetteer) -> None:
    unit = gazetteer.find("p", "02", False)
    assert unit is not None
    assert unit.name == "Hà Giang"
    assert gazetteer.successors(unit) == [("08", "Tỉnh Tuyên Quang")]


def test_a_province_of_today_knows_what_went_into_it(gazetteer: Gazetteer) -> None:
    unit = gazetteer.find("p", "68", True)
    assert unit is not None
    assert {name for _, name in gazetteer.predecessors(unit)} == {"Tỉnh Đắk Nông", "Tỉnh Lâm Đồng", "Tỉnh Bình Thuận"}


def test_a_code_that_was_used_again_has_two_units_in_its_history(gazetteer: Gazetteer) -> None:
    names = [(unit.name, unit.current) for unit in gazetteer.history("26740")]
    assert names[0] == ("Bến Nghé", False)
    assert names[-1] == ("Sài Gòn", True)


def test_an_unknown_code_has_no_history(gazetteer: Gazetteer) -> None:
    assert gazetteer.history("99999") == []


def test_every_unit_has_a_parent_but_provinces(gazetteer: Gazetteer) -> None:
    orphans = [unit for unit in gazetteer.units if unit.level != "p" and gazetteer.parent(unit) is None]
    assert not orphans


@pytest.mark.parametrize(
    ("on", "kind", "above"),
    [(date(2024, 5, 1), "district", "Điện Biên"), (date(2025, 9, 1), "commune", "Điện Biên")],
    ids=["before the districts ended", "after it"],
)
def test_the_date_decides_what_a_name_is(on: date, kind: str, above: str) -> None:
    places = {place.name: place for place in entities_of("Tỉnh Điện Biên: nông dân tại Tủa Chùa trồng chè.", on).places}
    assert (places["Tủa Chùa"].kind, places["Tủa Chùa"].parent) == (kind, above)


def test_a_name_that_stands_in_many_provinces_has_no_code_without_context() -> None:
    (place,) = entities_of("Đoàn đến thăm xã Tân Thành.").places
    assert place.kind == "commune"
    assert place.code is None


# ---- records -----------------------------------------------------------------------------------------


def test_one_province_in_two_spellings_is_one_place() -> None:
    (place,) = entities_of("Tỉnh Đắk Lắk và Đăk Lăk; ĐẮK LẮK.").places
    assert len(place.mentions) == 3


def test_a_body_is_completed_by_the_reports_province() -> None:
    names = [body.name for body in entities_of("Tỉnh Sơn La: UBND tỉnh, Tỉnh ủy và Sở Y tế Sơn La họp.").organizations]
    assert names == ["Ủy ban nhân dân tỉnh Sơn La", "Tỉnh ủy Sơn La", "Sở Y tế Sơn La"]


def test_a_city_has_no_provincial_committee() -> None:
    (body,) = entities_of("Thành phố Hà Nội. Hà Nội: UBND tỉnh trình Chính phủ.").organizations[:1]
    assert body.name == "Ủy ban nhân dân tỉnh"


def test_a_title_alone_is_the_last_person_who_bears_it() -> None:
    text = "Thủ tướng Lê Văn Đạt đến thăm. Thủ tướng yêu cầu khẩn trương. Bộ trưởng nêu ý kiến."
    (person,) = entities_of(text).officials
    assert [text[span.start : span.end] for span in person.title_mentions] == ["Thủ tướng"]


def test_a_title_points_to_its_body() -> None:
    found = entities_of("Ông Hà Văn Thu, Giám đốc Công an tỉnh Hòa Bình, chủ trì.")
    (title,) = found.officials[0].titles
    assert title.organization is not None
    assert found.organizations[title.organization].name == "Công an tỉnh Hòa Bình"


def test_a_shorter_title_of_the_same_office_is_not_repeated() -> None:
    found = entities_of("Thủ tướng Chính phủ Lê Văn Đạt dự. Thủ tướng Lê Văn Đạt kết luận.")
    assert [title.text for title in found.officials[0].titles] == ["Thủ tướng Chính phủ"]


def test_a_document_cited_in_short_is_the_one_cited_in_full() -> None:
    (document,) = entities_of("Nghị quyết số 58-NQ/TW ngày 05/8/2020 của Bộ Chính trị; Nghị quyết 58.").legal_documents
    assert (document.number, document.issuer, document.date) == ("58-NQ/TW", "Bộ Chính trị", date(2020, 8, 5))
    assert len(document.mentions) == 2


def test_a_date_that_does_not_exist_is_left_out() -> None:
    (document,) = entities_of("Quyết định số 12/QĐ-UBND ngày 31/6/2023.").legal_documents
    assert document.date is None


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("107/2020/NĐ-CP", "Chính phủ"),
        ("26/2012/QH13", "Quốc hội"),
        ("35/2024/TT-BTC", "Bộ Tài chính"),
        ("1674/NQ-UBTVQH15", "Ủy ban Thường vụ Quốc hội"),
        ("12/XYZ", None),
    ],
)
def test_a_symbol_names_the_issuer(number: str, issuer: str | None) -> None:
    assert decode_issuer(number, LEXICON) == issuer


def test_a_finished_work_is_a_place_and_one_under_construction_a_project() -> None:
    finished = entities_of("Du khách ngắm cảnh từ cầu Rồng Vàng.")
    assert [place.name for place in finished.places] == ["Cầu Rồng Vàng"]
    assert not finished.projects
    building = entities_of("Khởi công xây dựng cầu Rồng Vàng.")
    assert [project.name for project in building.projects] == ["Cầu Rồng Vàng"]
    assert building.projects[0].status == "under_construction"


def test_a_project_knows_the_places_in_its_name() -> None:
    found = entities_of("Đẩy nhanh tiến độ cao tốc Hòa Bình - Sơn La.")
    assert [found.places[index].name for index in found.projects[0].places] == ["Hòa Bình", "Sơn La"]


def test_the_same_text_gives_the_same_records() -> None:
    text = "Chủ tịch UBND tỉnh Lào Cai Vàng A Lềnh kiểm tra dự án Cải tạo Quốc lộ 4E tại huyện Bảo Thắng."
    assert entities_of(text) == entities_of(text)


# ---- links -------------------------------------------------------------------------------------------


def test_a_directive_holds_what_is_named_inside_it() -> None:
    report = report_of(
        "Báo cáo kinh tế - xã hội tháng 5 năm 2023 tỉnh Lào Cai\n\n"
        "Chủ tịch UBND tỉnh yêu cầu Sở Y tế tỉnh Lào Cai khẩn trương triển khai Nghị quyết số 20/NQ-CP."
    )
    assert report.directives
    groups = {group for group, _ in report.mentions[0]}
    assert "legal_documents" in groups


def test_the_documents_own_place_is_no_place_of_a_figure() -> None:
    report = report_of(
        "Tình hình kinh tế - xã hội tỉnh Lào Cai tháng 5 năm 2023\n\n"
        "Toàn tỉnh Lào Cai trồng được 120 ha rừng. Tại huyện Bảo Thắng trồng được 35 ha rừng."
    )
    named = [None if row.place is None else report.entities.places[row.place].name for row in report.indicators]
    assert "Lào Cai" not in named


# ---- ranges ------------------------------------------------------------------------------------------


def test_cover_answers_for_nested_and_overlapping_ranges() -> None:
    cover = Cover([Span(0, 4), Span(2, 10), Span(20, 22)])
    assert cover.holds(Span(3, 9))
    assert not cover.holds(Span(1, 9))
    assert cover.meets(Span(9, 15))
    assert not cover.meets(Span(10, 20))
    assert cover.holds_point(21)
    assert not Cover([]).holds(Span(0, 1))


def test_owners_are_each_named_once_in_text_order() -> None:
    owners = Owners([(Span(8, 9), 1), (Span(2, 4), 7), (Span(5, 6), 1)])
    assert owners.inside(Span(0, 10)) == [7, 1]
    assert owners.inside(Span(3, 10)) == [1]
