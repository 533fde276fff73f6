"""What Prometheus reads at ``/metrics``: counts and times, never a caller's words.

Labels are the routes' own templates and a few fixed words, so that their number is bounded.
"""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info
from prometheus_client.gc_collector import GCCollector
from prometheus_client.process_collector import ProcessCollector

from service.api.work import Answer
from service.version import __version__

_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The measures of one service, in a registry of their own."""

    def __init__(self, lexicon_version: str) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        GCCollector(registry=self.registry)
        Info("vnreport_build", "What is running.", registry=self.registry).info(
            {"version": __version__, "lexicon": lexicon_version}
        )
        self._requests = Counter(
            "vnreport_requests", "Requests answered.", ["method", "route", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "vnreport_request_seconds",
            "Time from a request's head to its answer's end.",
            ["route"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.requests_in_flight = Gauge(
            "vnreport_requests_in_flight", "Requests being answered, of any kind.", registry=self.registry
        )
        self.reports_in_flight = Gauge(
            "vnreport_reports_in_flight", "Reports with the workers, begun or waiting.", registry=self.registry
        )
        self.reports_waiting = Gauge(
            "vnreport_reports_waiting", "Reports that no worker has begun yet.", registry=self.registry
        )
        self._reports = Counter(
            "vnreport_reports", "Reports by what became of them.", ["outcome"], registry=self.registry
        )
        self._report_seconds = Histogram(
            "vnreport_report_seconds",
            "Time that a worker took to read a report.",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._characters = Counter("vnreport_characters", "Characters read, in code points.", registry=self.registry)
        self._records = Counter("vnreport_records", "Records found.", ["kind"], registry=self.registry)
        self.worker_restarts = Counter(
            "vnreport_worker_restarts", "Workers lost or killed, and replaced.", ["reason"], registry=self.registry
        )
        self.refused = Counter("vnreport_refused", "Requests refused as too many.", registry=self.registry)

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Note one request."""
        self._requests.labels(method if method in _METHODS else "other", route, status).inc()
        self._seconds.labels(route).observe(seconds)

    def read(self, answer: Answer) -> None:
        """Note one report that was read."""
        self._reports.labels("read").inc()
        self._report_seconds.observe(answer.seconds)
        self._characters.inc(answer.characters)
        for kind, count in answer.records:
            self._records.labels(kind).inc(count)

    def failed(self, outcome: str) -> None:
        """Note one report that was not: "timeout", "lost" or "fault"."""
        self._reports.labels(outcome).inc()
