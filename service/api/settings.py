"""Settings of the server, read from the environment (``VNREPORT_WORKERS=4``).

docs/operation.md lists them; a test holds the list to this class.
"""

from __future__ import annotations

import os

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Settings(BaseSettings):
    """Every setting has a default that suits one small machine."""

    model_config = SettingsConfigDict(env_prefix="VNREPORT_", extra="forbid", frozen=True)

    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    workers: int = Field(
        default_factory=_cores, ge=1, le=256, description="Processes that read reports; by default one for each core."
    )
    max_in_flight: int = Field(
        0, ge=0, le=10_000, description="Requests in hand at once, beyond it 503; 0 means four for each worker."
    )
    max_batches: int = Field(4, ge=1, le=1000, description="Batches in hand at once, beyond it 503.")
    max_text_length: int = Field(1_000_000, ge=1, description="Longest text accepted, in code points; beyond it 413.")
    max_body_bytes: int = Field(
        8_000_000, ge=1, description="Largest request body, or line of a batch, accepted, in bytes; beyond it 413."
    )
    body_timeout: float = Field(
        30.0, gt=0, description="Seconds to wait for a request's body, or a batch's next line; beyond it 408."
    )
    document_timeout: float = Field(
        30.0, gt=0, description="Seconds that one report may take; beyond it 504 and the worker is replaced."
    )
    drain_delay: float = Field(
        0.0, ge=0, description="Seconds to go on taking requests after SIGTERM, with /readyz at 503."
    )
    shutdown_timeout: float = Field(30.0, gt=0, description="Seconds that requests in hand get to finish at shutdown.")
    api_keys: SecretStr = Field(
        SecretStr(""),
        description="Keys, with commas between; callers of /v1 and /metrics must send one of them.",
    )
    log_level: str = Field(
        "info", pattern="^(debug|info|warning|error|critical)$", description="Least severe message that is logged."
    )

    @property
    def keys(self) -> list[str]:
        """The keys, one by one."""
        return [key.strip() for key in self.api_keys.get_secret_value().split(",") if key.strip()]

    @property
    def in_flight_limit(self) -> int:
        """Requests in hand at once."""
        return self.max_in_flight or 4 * self.workers
