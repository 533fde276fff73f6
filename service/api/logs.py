"""Logs: one JSON object on each line of standard error, without anything that a caller sent."""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.types import EventDict, Processor, WrappedLogger

from service.api.work import whereabouts

_SHARED: tuple[Processor, ...] = (
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def logger(name: str = "vnreport") -> structlog.stdlib.BoundLogger:
    """A logger of the service: an event in few words, what belongs to it as fields."""
    bound: structlog.stdlib.BoundLogger = structlog.wrap_logger(
        logging.getLogger(name),
        processors=[structlog.stdlib.filter_by_level, *_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return bound


def configure(level: str) -> None:
    """Write what the service and its libraries log, from ``level`` on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _without_messages,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
            foreign_pre_chain=list(_SHARED),
        )
    )
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)


def _without_messages(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Of an exception where it arose; its own message may hold what a caller sent."""
    raised = event.pop("exc_info", None)
    error = raised[1] if isinstance(raised, tuple) else raised
    if isinstance(error, BaseException):
        event["error"] = whereabouts(error)
    event.pop("stack_info", None)
    return event
