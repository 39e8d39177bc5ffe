"""audit.json: what a run was: program, rules, limits and settings, inputs, audit date, counts, matchers and time."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from practice_audit import __version__
from practice_audit.outcomes.judged import OUTCOMES
from practice_audit.records import TableSummary, summary
from practice_audit.reports.counts import Counts
from practice_audit.reports.manifest_rulebook import limit_said, rule_said, setting_said
from practice_audit.reports.run import FinishedRun

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
        "rules": {rule.id: rule_said(run, rule.id) for rule in run.rules()},
        "limits": {name: limit_said(run, name, limit) for name, limit in run.book.local.limits.items()},
        "settings": {name: setting_said(run, name, value) for name, value in run.book.local.values.items()},
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
    families = run.facts.families
    children = sorted(set(run.findings["child_id"]))
    return {child: families[child] for child in children if child in families}


def _table(one: TableSummary) -> dict[str, Any]:
    return {
        "rows": one.rows,
        "rejected": one.rejected,
        "after_audit_date": one.ignored_future,
        "covered_from": one.covered_from and one.covered_from.isoformat(),
    }
