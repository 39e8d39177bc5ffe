"""Outcomes as words, evidence and keys: the rows of outcomes.csv."""

from practice_audit.findings.table import COLUMNS, findings_of, outcome_rows

__all__ = ["COLUMNS", "findings_of", "outcome_rows"]
