"""A consumer's contract, and the service held to it: `make clients-test`, by pact.

The consumer here is a newsroom's tool that wants one sentence's number, and to be told when a text is
blank. It says what it uses and no more; the file that it leaves (`build/pacts`) is then played to a
running service. A team that uses the service writes its own, and gives us the file.
"""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest
from pact import Pact, Verifier, match

from tests.conftest import ROOT

FOLDER = ROOT / "build" / "pacts"
CONSUMER, PROVIDER = "newsroom", "vnreport"
SENTENCE = "Đến ngày 31/5/2024, tỉnh Quảng Ngãi có 68,5 nghìn con trâu, tăng 1,2%."


def headline(client: httpx.Client, sentence: str) -> str:
    """What the newsroom's tool makes of a sentence: this is the consumer."""
    answer = client.post("/v1/extractions", json={"text": sentence, "include": ["indicators"]})
    if answer.status_code == 422:
        return "?"
    number = answer.raise_for_status().json()["indicators"][0]["observations"][0]
    return f"{number['number']:g} {number['unit']}"


@pytest.fixture(scope="module")
def file() -> Path:
    """The pact, written by the consumer's own tests against a server that is made of it."""
    pact = Pact(CONSUMER, PROVIDER).with_specification("V4")
    observation = match.like({"number": match.number(68500), "unit": match.type("{con}")})
    (
        pact.upon_receiving("a sentence with a number")
        .with_request("POST", "/v1/extractions")
        .with_body(json.dumps({"text": SENTENCE, "include": ["indicators"]}), "application/json")
        .will_respond_with(200)
        .with_body({"indicators": match.each_like({"observations": match.each_like(observation)})}, "application/json")
    )
    (
        pact.upon_receiving("a blank text")
        .with_request("POST", "/v1/extractions")
        .with_body(json.dumps({"text": " ", "include": ["indicators"]}), "application/json")
        .will_respond_with(422)
        .with_body({"status": 422, "errors": match.each_like({"pointer": "#/text"})}, "application/problem+json")
    )
    with pact.serve() as server, httpx.Client(base_url=str(server.url)) as client:
        assert headline(client, SENTENCE) == "68500 {con}"
        assert headline(client, " ") == "?"
    FOLDER.mkdir(parents=True, exist_ok=True)
    pact.write_file(FOLDER, overwrite=True)
    return FOLDER / f"{CONSUMER}-{PROVIDER}.json"


def _verifier(client: httpx.Client) -> Verifier:
    return Verifier(PROVIDER, host="127.0.0.1").add_transport(url=str(client.base_url).rstrip("/"))


def test_the_service_keeps_the_consumers_contract(client: httpx.Client, file: Path) -> None:
    _verifier(client).add_source(file).verify()


def test_a_service_that_does_not_keep_it_is_found_out(client: httpx.Client, file: Path, tmp_path: Path) -> None:
    other = json.loads(file.read_text(encoding="utf-8"))
    other["interactions"][0]["response"]["body"]["content"]["figures"] = []
    spoiled = tmp_path / file.name
    spoiled.write_text(json.dumps(other), encoding="utf-8")
    with pytest.raises(RuntimeError):
        _verifier(client).add_source(spoiled).verify()
