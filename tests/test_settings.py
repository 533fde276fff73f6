"""Every setting: read from the environment, checked, and listed for those who run the service."""

from __future__ import annotations

import pytest
from pydantic import SecretStr, ValidationError

from service.api.settings import Settings
from tests.conftest import ROOT

GOOD = {
    "host": ("0.0.0.0", "0.0.0.0"),
    "port": ("9000", 9000),
    "workers": ("3", 3),
    "max_in_flight": ("7", 7),
    "max_batches": ("2", 2),
    "max_text_length": ("500", 500),
    "max_body_bytes": ("4000", 4000),
    "body_timeout": ("2.5", 2.5),
    "document_timeout": ("1", 1.0),
    "shutdown_timeout": ("5", 5.0),
    "drain_delay": ("2", 2.0),
    "api_keys": ("a,b", SecretStr("a,b")),
    "log_level": ("debug", "debug"),
}
BAD = {
    "port": "70000",
    "workers": "0",
    "max_in_flight": "-1",
    "max_batches": "0",
    "max_text_length": "0",
    "max_body_bytes": "many",
    "body_timeout": "0",
    "document_timeout": "-1",
    "shutdown_timeout": "0",
    "drain_delay": "-1",
    "log_level": "loud",
}


def test_every_setting_is_tested() -> None:
    assert set(GOOD) == set(Settings.model_fields)


@pytest.mark.parametrize("name", GOOD)
def test_read_from_the_environment(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given, value = GOOD[name]
    monkeypatch.setenv(f"VNREPORT_{name.upper()}", given)
    assert getattr(Settings(), name) == value


@pytest.mark.parametrize("name", BAD)
def test_a_bad_value_ends_the_start(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"VNREPORT_{name.upper()}", BAD[name])
    with pytest.raises(ValidationError, match=name):
        Settings()


def test_the_in_flight_limit_follows_the_workers_unless_set() -> None:
    assert Settings(workers=3).in_flight_limit == 12
    assert Settings(workers=3, max_in_flight=5).in_flight_limit == 5


def test_keys_are_read_one_by_one_and_kept_out_of_sight() -> None:
    settings = Settings(api_keys=SecretStr(" first,, second "))
    assert settings.keys == ["first", "second"]
    assert "first" not in repr(settings)
    assert Settings().keys == []


def test_the_list_in_the_documents_is_complete() -> None:
    page = (ROOT / "docs" / "operation.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        default = {"workers": "one per core", "api_keys": "none"}.get(name, f"`{field.default}`")
        assert f"| `VNREPORT_{name.upper()}` | {default} | {field.description} |" in page
