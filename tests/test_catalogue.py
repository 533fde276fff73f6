"""The catalogue: its tables, how names find their concepts, and what ``/v1/catalogue`` answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogue.load import load_catalogue
from service.catalogue.model import Concept
from service.catalogue.units import dimension, fits
from service.lexicon.load import load_lexicon, parse_table
from tests.conftest import SHARED

CATALOGUE = load_catalogue(load_lexicon())
CONCEPTS = {concept.id: concept for concept in CATALOGUE.concepts}
NAMES = Path(__file__).parent / "catalogue"
NOT_HERE = pytest.mark.skipif(not SHARED.exists(), reason="the annotated reports are not here")


class Score(NamedTuple):
    """``names`` annotated, of them ``named`` with one concept; answers that were ``right`` and ``wrong``."""

    names: int
    named: int
    right: int
    wrong: tuple[str, ...]

    @property
    def precision(self) -> float:
        return 100 * self.right / (self.right + len(self.wrong))

    @property
    def coverage(self) -> float:
        return 100 * self.right / self.named


class Annotated(NamedTuple):
    """A name with the unit of its level, empty where there is none, and what a careful analyst would say."""

    name: str
    unit: str
    concept: str


def _own() -> Iterator[Annotated]:
    for row in _rows("own.tsv"):
        yield Annotated(row["name"], row["unit"], row["concept"])


def _shared() -> Iterator[Annotated]:
    """The names of the annotated reports, which are not in this project: only their digests are."""
    concepts = {row["digest"]: row["concept"] for row in _rows("shared.tsv")}
    seen = set()
    for path in sorted((SHARED / "gold").glob("*.facts.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            digest = _digest(f"{row['full_name']}|{row['unit'] if row['measure'] == 'level' else ''}").hex()[:16]
            if digest in concepts and digest not in seen:
                seen.add(digest)
                unit = row["unit"] if row["measure"] == "level" else ""
                yield Annotated(row["full_name"], unit, concepts[digest])


def _rows(file: str) -> tuple[dict[str, str], ...]:
    return parse_table(file, (NAMES / file).read_text(encoding="utf-8"))


def _digest(words: str) -> bytes:
    return hashlib.sha256(words.encode()).digest()


def concept_of(name: str, unit: str | None) -> Concept | None:
    """The one concept of a name."""
    reading = CATALOGUE.matcher.match(name, unit).reading
    return None if reading is None else reading.concept


def score(rows: Iterable[Annotated], *, held_out: bool) -> Score:
    """How the matcher does on the third of names that was held out, or on the others."""
    names = named = right = 0
    wrong = []
    for row in rows:
        if (_digest(row.name)[0] % 3 == 0) != held_out:
            continue
        found = concept_of(row.name, row.unit or None)
        names += 1
        named += row.concept in CONCEPTS
        right += found is not None and found.id == row.concept
        if found is not None and found.id != row.concept:
            wrong.append(f"{row.name}: {found.id}, not {row.concept}")
    return Score(names, named, right, tuple(wrong))


# ---- quality ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("held_out", [False, True], ids=["tried", "held-out"])
@pytest.mark.parametrize("read", [_own, pytest.param(_shared, marks=NOT_HERE)])
def test_names_find_their_concepts(read: Callable[[], Iterator[Annotated]], held_out: bool) -> None:
    result = score(read(), held_out=held_out)
    assert result.precision >= 97, result.wrong
    assert result.coverage >= 90


def test_every_annotation_names_a_concept() -> None:
    for row in [*_rows("own.tsv"), *_rows("shared.tsv")]:
        assert set(row["concept"].split("|")) <= {*CONCEPTS, "none"}, row


# ---- tables -------------------------------------------------------------------------------------------


def test_there_are_many_concepts_and_ids_are_unique() -> None:
    assert len(CONCEPTS) == len(CATALOGUE.concepts) >= 250
    assert len({item.id for item in CATALOGUE.items}) == len(CATALOGUE.items)


def test_topics_are_a_tree_and_hold_every_concept() -> None:
    topics = {topic.id: topic.parent for topic in CATALOGUE.topics}
    for parent in topics.values():
        assert parent is None or parent in topics
    assert {concept.topic for concept in CATALOGUE.concepts} <= topics.keys()
    for topic in topics:
        seen: list[str | None] = [topic]
        while (parent := topics.get(seen[-1] or "")) is not None:
            assert parent not in seen
            seen.append(parent)


def test_rows_of_the_tables_fit_together() -> None:
    lexicon = load_lexicon()
    kinds = {kind for item in CATALOGUE.items for kind in item.kinds}
    assert {row["concept"] for row in lexicon.table("catalogue_names")} <= CONCEPTS.keys()
    for concept in CATALOGUE.concepts:
        assert concept.units, concept.id
        assert concept.source, concept.id
        assert concept.nature in ("stock", "flow", "rate", "index"), concept.id
        assert set(concept.items) <= kinds, concept.id


def test_no_official_code_is_known_yet() -> None:
    assert {concept.code for concept in CATALOGUE.concepts} == {None}


def test_a_concept_is_found_by_its_own_name() -> None:
    """Or is among the candidates, where another one is called the same."""
    for concept in CATALOGUE.concepts:
        unit = concept.units[0] if concept.units[0].startswith("{") else None
        match = CATALOGUE.matcher.match(concept.name, unit)
        readings = match.candidates if match.reading is None else (match.reading,)
        assert concept in [reading.concept for reading in readings], concept.id


# ---- matching -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "unit", "concept", "items"),
    [
        ("Kim ngạch xuất khẩu nông sản", "USD", "exports", ["agri-products"]),
        ("KIM NGẠCH XUẤT KHẨU CÀ PHÊ", "USD", "exports", ["coffee"]),
        ("Diện tích gieo cấy lúa mùa", "har", "sown-area", ["rice", "main-season"]),
        ("Tổng số khách du lịch quốc tế đến tỉnh Bình Định", "{lượt}", "visitors", ["international"]),
        ("Sản lượng thuỷ sản nuôi trồng", "t", "aquaculture-output", []),
        ("Tỉ lệ hộ nghèo", "%", "poverty-rate", []),
        ("Thu NSNN trên địa bàn", "VND", "state-revenue", []),
        ("Tai nạn giao thông", "{vụ}", "traffic-accidents", []),
        ("Vận chuyển hành khách", "{hành khách}.km", "passenger-km", []),
        ("Đàn trâu", None, "livestock-head", ["buffalo"]),
        ("Tổng mức đầu tư cao tốc Cần Thơ - Bạc Liêu", "VND", "total-project-cost", []),
        ("Tổng mức đầu tư nhà máy điện gió Hòa Bình 5", "VND", "total-project-cost", []),
    ],
)
def test_a_name_is_a_concept_and_items(name: str, unit: str | None, concept: str, items: list[str]) -> None:
    reading = CATALOGUE.matcher.match(name, unit).reading
    assert reading is not None
    assert reading.concept == CONCEPTS[concept]
    assert [item.id for item in reading.items] == items


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Số tỉnh có kim ngạch xuất khẩu trên 1 tỷ USD", "{tỉnh}"),
        ("Kim ngạch xuất khẩu", "{doanh nghiệp}"),
        ("Số xã chưa đạt chuẩn nông thôn mới", "{xã}"),
        ("Số đơn đang giải quyết", "{đơn}"),
        ("Kinh phí hỗ trợ trồng lúa", "VND"),
        ("Tổng mức đầu tư các dự án chậm tiến độ", "VND"),
        ("Doanh thu cảng Cái Lân", "VND"),
        ("", None),
        ("12", None),
        ("{crop}", None),
    ],
)
def test_none_is_an_answer(name: str, unit: str | None) -> None:
    assert concept_of(name, unit) is None


def test_what_the_unit_leaves_open_lists_its_candidates() -> None:
    match = CATALOGUE.matcher.match("Số người chết", "{người}")
    assert match.reading is None
    assert [row.concept.id for row in match.candidates] == ["traffic-deaths", "fire-deaths", "disaster-deaths"]
    assert concept_of("Số người chết do TNGT", "{người}") == CONCEPTS["traffic-deaths"]


_PIECES = st.sampled_from(
    [
        *(entry for entry in CATALOGUE.matcher.book.entries if " " not in entry),
        "kim ngạch xuất khẩu",
        "12",
        "(",
        ",",
        "Mỹ",
    ]
)


@given(
    st.lists(_PIECES, max_size=40).map(" ".join) | st.text(max_size=300), st.sampled_from([None, "VND", "{vụ}", "/"])
)
def test_any_name_is_answered_and_spelling_does_not_matter(name: str, unit: str | None) -> None:
    match = CATALOGUE.matcher.match(name, unit)
    assert match.reading is None or not match.candidates
    assert CATALOGUE.matcher.match(f"  {name} ", unit) == match
    assert CATALOGUE.matcher.match_all([(name, unit)] * 2) == [match, match]


def test_a_clause_taken_for_a_name_costs_nothing() -> None:
    assert concept_of("diện tích lúa " * 50_000, "har") is None


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("VND", "money"),
        ("VND/a", "money"),
        ("VND/{người}/mo", "money/person"),
        ("VND/kg", "price"),
        ("dt/har", "yield"),
        ("{bác sĩ}/10*4.{dân}", "per-population"),
        ("{lượt}", "count"),
        ("d", "time"),
        ("/", "/"),
    ],
)
def test_a_unit_has_a_dimension(unit: str, kind: str) -> None:
    assert dimension(unit) == kind


def test_a_unit_that_says_nothing_fits_all() -> None:
    assert fits("{1}", ("money",))
    assert not fits("har", ("money",))


# ---- over the wire ------------------------------------------------------------------------------------


def test_the_catalogue_is_served_whole_by_topic_and_by_id(client: httpx.Client) -> None:
    whole = client.get("/v1/catalogue").json()
    assert [row["id"] for row in whole["concepts"]] == [concept.id for concept in CATALOGUE.concepts]
    trade = client.get("/v1/catalogue", params={"topic": "trade"}).json()
    assert {row["topic"] for row in trade["concepts"]} == {"domestic-trade", "foreign-trade"}
    assert {"coffee", "china"} <= {row["code"] for row in trade["items"]}
    one = client.get("/v1/catalogue/exports").json()
    assert one == next(row for row in whole["concepts"] if row["id"] == "exports")


@pytest.mark.parametrize("path", ["/v1/catalogue", "/v1/catalogue?topic=trade", "/v1/catalogue/exports"])
def test_an_unchanged_catalogue_costs_a_304(client: httpx.Client, path: str) -> None:
    tag = client.get(path).headers["etag"]
    again = client.get(path, headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


@pytest.mark.parametrize("path", ["/v1/catalogue?topic=none", "/v1/catalogue/none"])
def test_what_is_not_in_the_catalogue_is_a_problem(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
