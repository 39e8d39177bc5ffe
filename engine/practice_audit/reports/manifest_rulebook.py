"""The part of audit.json that says which rules, limits and settings a run used."""

from datetime import date
from typing import Any

from practice_audit.reports.run import FinishedRun
from practice_audit.reports.screen.confirmations import value_in_words
from practice_audit.reports.sources_of_rules import limits_of, settings_of, words_of_basis
from practice_audit.rulebook.limits import DatedValue, Limit
from practice_audit.rulebook.looked_for import looked_for


def rule_said(run: FinishedRun, name: str) -> dict[str, Any]:
    """A rule as it was in the run."""
    rule = run.book.rules[name]
    return {
        "version": rule.version,
        "title": rule.title,
        "standard": rule.standard,
        "why": rule.why,
        "remedy": rule.remedy,
        "severity": rule.severity,
        "stage": rule.stage,
        "check": rule.check,
        "profiles": list(rule.profiles),
        "timed": rule.deadline is not None,
        "looked_for": sorted(looked_for(rule)),
        "sources": words_of_basis(rule),
        "limits": limits_of(rule),
        "settings": settings_of(rule),
        "sha256": run.book.hashes.get(name),
    }


def limit_said(run: FinishedRun, name: str, limit: Limit) -> dict[str, Any]:
    """A limit with all its values; `in_words` is the one in force on the audit date."""
    said = {
        "meaning": limit.meaning,
        "in_words": value_in_words(run, name),
        "unit": limit.unit,
        "confirmed": name in run.book.local.confirmed
        or all(value.confirmed for values in _all(limit).values() for value in values),
    }
    if limit.variants:
        return {
            **said,
            "variants": {
                str(variant): [_value(value) for value in values] for variant, values in limit.variants.items()
            },
        }
    return {**said, "values": [_value(value) for value in limit.values]}


def setting_said(run: FinishedRun, name: str, value: object) -> dict[str, Any]:
    """A setting as it was in the run."""
    return {
        "value": plain(value),
        "confirmed": name in run.book.local.confirmed,
        "meaning": run.book.local.settings[name].meaning,
        "in_words": value_in_words(run, name),
    }


def _all(limit: Limit) -> dict[str, list[DatedValue]]:
    return {"": limit.values, **limit.variants}


def _value(value: DatedValue) -> dict[str, Any]:
    return {
        "value": value.value,
        "from": plain(value.from_),
        "to": plain(value.to),
        "source": value.source,
        "confirmed": value.confirmed,
    }


def plain(value: object) -> object:
    """A value as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value
