"""What the page for those who run the service names is what the service has."""

from __future__ import annotations

import re

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "operation.md").read_text(encoding="utf-8")


def test_the_metrics_are_those_served(client: httpx.Client) -> None:
    client.post("/v1/extractions", json={"text": "Thu 5 con."})
    served = set()
    for family in text_string_to_metric_families(client.get("/metrics").text):
        if family.name.startswith("vnreport_") and not family.name.endswith("_created"):
            served.add(family.name + ("_total" if family.type == "counter" else ""))
    assert set(re.findall(r"`(vnreport_\w+)", PAGE)) == served
