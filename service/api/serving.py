"""What every group of routes is made over."""

from __future__ import annotations

from dataclasses import dataclass

from service.api.metrics import Metrics
from service.api.settings import Settings
from service.api.workers import Workers
from service.lexicon.model import Lexicon


@dataclass(frozen=True, slots=True)
class Serving:
    """One running service: made once by ``service.api.application.build``, handed to each ``routes/*.py``."""

    settings: Settings
    metrics: Metrics
    workers: Workers
    lexicon: Lexicon
