"""audit.json: what a run was: program, rules, limits and settings, inputs, audit date, counts, matchers and time."""

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from practice_audit import __version__
from practice_audit.outcomes.judged import OUTCOMES
from practice_audit.records import TableSummary, summary
from practice_audit.reports.counts import Counts
from practice_audit.reports.run import FinishedRun
from practice_audit.reports.screen.confirmations import value_in_words
from practice_audit.reports.sources_of_rules import limits_of, settings_of, words_of_basis
from practice_audit.rulebook.limits import DatedValue, Limit
from practice_audit.rulebook.looked_for import looked_for

FORM = 2
"""Raised when reports could no longer read what an earlier version wrote."""
SLOWEST = 10


def manifest(run: FinishedRun, counts: Mapping[str, Counts]) -> dict[str, Any]:
    """The manifest as plain values, ready for JSON.

    Args:
        run: a finished run.
        counts: the outcomes of each selected rule, the met ones of rules that file faults only included.
    """
    return {
        "form": FORM,
        "program": {"name": "practice-audit", "version": __version__, "python": sys.version.split()[0]},
        "audit_date": run.as_at.isoformat(),
        "audit_date_from": _date_from(run),
        "complete": run.is_whole,
        "not_audited": run.not_audited,
        "differences": run.differences,
        "matcher": run.matcher,
        "check": {"done": run.checked, "by": _other(run) if run.checked else None, "differences": len(run.differences)},
        "inputs": [
            {"file": path if "://" in path else str(Path(path).resolve()), "sha256": sha, "rows": rows}
            for path, sha, rows in run.records.sources
        ],
        "format": run.records.format,
        "notes": run.records.notes,
        "tables": {one.table: _table(one) for one in summary(run.records)},
        "counts": {
            rule: {name: of[name] for name in OUTCOMES} | {"population": of.population} for rule, of in counts.items()
        },
        "cannot_be_judged": {rule: why for rule, why in run.not_judged.items() if rule in run.selected},
        "rules": {rule.id: _rule(run, rule.id) for rule in run.rules()},
        "limits": {name: _limit(run, name, limit) for name, limit in run.book.local.limits.items()},
        "settings": {
            name: {
                "value": _plain(value),
                "confirmed": name in run.book.local.confirmed,
                "meaning": run.book.local.settings[name].meaning,
                "in_words": value_in_words(run, name),
            }
            for name, value in run.book.local.values.items()
        },
        "families": _families(run),
        "since": {
            key: since
            for key, since in zip(run.findings["key"], run.findings["since"], strict=True)
            if since != run.as_at.isoformat()
        },
        "seconds": {stage: round(taken, 3) for stage, taken in run.seconds.items()},
        "slowest_rules": dict(
            sorted(((rule, round(taken, 3)) for rule, taken in run.rule_seconds.items()), key=lambda item: -item[1])[
                :SLOWEST
            ]
        ),
        "last_run": run.last_run and run.last_run.isoformat(),
        "options": run.options,
    }


def _other(run: FinishedRun) -> str:
    return "relational" if run.matcher == "durable" else "durable"


def _date_from(run: FinishedRun) -> str:
    told = [note for note in run.records.notes if note.startswith("Audit date")]
    return told[0] if told else "given with --as-at"


def _families(run: FinishedRun) -> dict[str, str]:
    """The family of each child with a breach, so that a report can put what befell brothers and sisters together."""
    families = run.facts.families()
    children = sorted(set(run.findings["child_id"]))
    return {child: families[child] for child in children if child in families}


def _table(one: TableSummary) -> dict[str, Any]:
    return {
        "rows": one.rows,
        "rejected": one.rejected,
        "after_audit_date": one.ignored_future,
        "covered_from": one.covered_from and one.covered_from.isoformat(),
    }


def _rule(run: FinishedRun, name: str) -> dict[str, Any]:
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
        "timed": rule.deadline is not None,
        "profiles": list(rule.profiles),
        "sources": words_of_basis(rule),
        "limits": limits_of(rule),
        "settings": settings_of(rule),
        "looked_for": sorted(looked_for(rule)),
        "sha256": run.book.hashes.get(name),
    }


def _limit(run: FinishedRun, name: str, limit: Limit) -> dict[str, Any]:
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


def _all(limit: Limit) -> dict[str, list[DatedValue]]:
    return {"": limit.values, **limit.variants}


def _value(value: DatedValue) -> dict[str, Any]:
    return {
        "value": value.value,
        "from": _plain(value.from_),
        "to": _plain(value.to),
        "source": value.source,
        "confirmed": value.confirmed,
    }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
