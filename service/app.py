"""The composition root: settings, then word lists, then the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.api.application import build
from service.api.settings import Settings
from service.lexicon.load import load_lexicon

if TYPE_CHECKING:
    from starlette.types import ASGIApp


def create_app() -> ASGIApp:
    """The application as the environment sets it; for ``uvicorn --factory service.app:create_app``."""
    return build(Settings(), load_lexicon().version)
