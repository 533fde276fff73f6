"""The data structure behind the SDMX-CSV, as SDMX-ML 2.1, which is read everywhere.

``python -m tests.sdmx_structure`` writes it to docs/.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sdmx
from sdmx.message import Header, StructureMessage
from sdmx.model import common, v21

from service.tables import sdmx as rows
from tests.conftest import ROOT

PATH = ROOT / "docs" / "sdmx-structure.xml"

_MEANINGS = {
    "FREQ": ("Frequency", "Tần suất"),
    "REF_AREA": ("Reference area: official code", "Địa bàn: mã đơn vị hành chính"),
    "INDICATOR": ("Indicator", "Chỉ tiêu"),
    "ITEM": ("What the indicator is broken down by", "Phân tổ"),
    "TRANSFORMATION": ("How the number is made from the indicator", "Cách tính từ chỉ tiêu"),
    "PRICES": ("Prices", "Giá"),
    "RECORD": ("Number within its report", "Mã số liệu trong báo cáo"),
    "TIME_PERIOD": ("Time period", "Kỳ"),
    "OBS_VALUE": ("Observation value", "Giá trị"),
    "UNIT_MEASURE": ("Unit of measure: ISO 4217, UCUM or {counting word}", "Đơn vị tính"),
    "UNIT_MULT": ("Unit multiplier: power of ten", "Bội số: số mũ của 10"),
    "OBS_STATUS": ("Observation status", "Tình trạng số liệu"),
    "BASE_PER": ("Year of constant prices", "Năm gốc giá so sánh"),
    "BASIS": ("What the number is compared with", "Gốc so sánh"),
    "BASIS_PERIOD": ("Time of the basis", "Kỳ gốc so sánh"),
    "OBS_VALUE_HIGH": ("Upper end of a range", "Cận trên"),
    "OBS_TOTAL": ("The whole of a part over its whole", "Mẫu số"),
    "APPROXIMATION": ("about, more_than, less_than, at_least, at_most", "Khoảng, hơn, dưới, ít nhất, tối đa"),
    "TIME_SOURCE": ("stated, inferred or document", "Kỳ được ghi, suy ra hay của cả báo cáo"),
    "TITLE": ("Name of the indicator", "Tên chỉ tiêu"),
    "REF_AREA_TITLE": ("Name of the area", "Tên địa bàn"),
    "WRITTEN": ("The number as printed", "Số liệu nguyên văn"),
}

CODES = {
    "FREQ": {
        "A": ("Annual", "Năm"),
        "S": ("Half-yearly", "Nửa năm"),
        "Q": ("Quarterly", "Quý"),
        "M": ("Monthly", "Tháng"),
        "D": ("Daily, or as of a day", "Ngày, hoặc tại một ngày"),
        "_O": ("Another stretch of time", "Khoảng thời gian khác"),
        "_U": ("Unknown", "Không rõ"),
    },
    "TRANSFORMATION": {
        "N": ("The number itself", "Giá trị"),
        "G": ("Growth in percent, another basis", "Tốc độ tăng (%), gốc khác"),
        "G1": ("Growth in percent over the period before", "Tốc độ tăng (%) so với kỳ trước"),
        "GY": ("Growth in percent over the year before", "Tốc độ tăng (%) so với cùng kỳ hoặc năm trước"),
        "D": ("Difference, another basis", "Mức tăng, gốc khác"),
        "D1": ("Difference from the period before", "Mức tăng so với kỳ trước"),
        "DY": ("Difference from the year before", "Mức tăng so với cùng kỳ hoặc năm trước"),
        "C": ("Completion of a plan", "Mức hoàn thành kế hoạch"),
        "S": ("Share", "Tỷ trọng"),
        "R": ("Ratio to a basis", "Tỷ lệ so với gốc"),
        "K": ("Rank", "Xếp hạng"),
    },
    "PRICES": {
        "Q": ("Constant prices", "Giá so sánh"),
        "V": ("Current prices", "Giá hiện hành"),
        "_U": ("Money, prices not told", "Tiền, không rõ loại giá"),
        "_Z": ("Not applicable", "Không áp dụng"),
    },
    "OBS_STATUS": {
        "A": ("Normal value", "Thực hiện"),
        "E": ("Estimated value", "Ước thực hiện"),
        "F": ("Forecast value: plan or target", "Mục tiêu, kế hoạch"),
    },
}


def structure() -> StructureMessage:
    """The structure and what it uses, in one message."""
    concepts = common.ConceptScheme(id="CS_VNREPORT", name=_both("Concepts", "Khái niệm"), **_OWNED)
    for name, words in _MEANINGS.items():
        concepts.append(common.Concept(id=name, name=_both(*words)))
    lists = {name: _codelist(name) for name in CODES}
    # the day of making would make two files of one structure differ
    header = Header(id="VNREPORT", prepared=datetime(2026, 11, 22), sender=_AGENCY, test=False)
    message = StructureMessage(header=header)
    for artefact in (concepts, *lists.values(), _definition(concepts, lists)):
        message.add(artefact)
    return message


_AGENCY = common.Agency(id="VNREPORT")
_OWNED: dict[str, Any] = {
    "maintainer": _AGENCY,
    "version": "1.0.0",
    "is_final": True,
    "is_external_reference": False,
}


def _codelist(name: str) -> common.Codelist:
    made = common.Codelist(id=f"CL_{name}", name=_both(*_MEANINGS[name]), **_OWNED)
    for code, words in CODES[name].items():
        made.append(common.Code(id=code, name=_both(*words)))
    return made


def _definition(concepts: common.ConceptScheme, lists: dict[str, common.Codelist]) -> v21.DataStructureDefinition:
    words = _both("Observations of a report", "Số liệu của một báo cáo")
    made = v21.DataStructureDefinition(id="DSD_OBSERVATIONS", name=words, **_OWNED)

    def component(name: str) -> dict[str, Any]:
        return {"id": name, "concept_identity": concepts[name], **_represented(name, lists)}

    for name in rows.DIMENSIONS:
        kind: Any = common.TimeDimension if name == "TIME_PERIOD" else common.Dimension
        made.dimensions.append(kind(**component(name)))
    made.measures.append(v21.PrimaryMeasure(**component("OBS_VALUE")))
    for name in rows.ATTRIBUTES:
        status = common.UsageStatus["mandatory" if name in _NEEDED else "conditional"]
        related = v21.PrimaryMeasureRelationship()
        made.attributes.append(common.DataAttribute(**component(name), usage_status=status, related_to=related))
    return made


_NEEDED = ("UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS")


def _represented(name: str, lists: dict[str, common.Codelist]) -> dict[str, Any]:
    if name == "TIME_PERIOD":
        return {"local_representation": common.Representation(non_enumerated=[_TIME])}
    return {"local_representation": common.Representation(enumerated=lists[name])} if name in lists else {}


_TIME = common.Facet(value_type=common.FacetValueType["observationalTimePeriod"])


def _both(english: str, vietnamese: str) -> dict[str, str]:
    return {"en": english, "vi": vietnamese}


def content() -> bytes:
    """The message as SDMX-ML 2.1."""
    written: bytes = sdmx.to_xml(structure(), pretty_print=True)
    return written


if __name__ == "__main__":
    PATH.write_bytes(content())
