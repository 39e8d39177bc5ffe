"""A run in one JSON file, for analysts: counts and rates by standard, and the reported breaches in events."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from practice_audit.outcomes.judged import OUTCOMES
from practice_audit.reports.counts import Counts
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.audited import how_it_was_checked, incomplete, what_was_audited
from practice_audit.reports.from_folder.breaches import Breaches, breaches_of
from practice_audit.reports.from_folder.in_short import in_short
from practice_audit.reports.from_folder.unconfirmed import unconfirmed_of
from practice_audit.reports.register import report

BLOCKS = ("standing", "unconfirmed", "faults", "past", "waived")


@report(".json", reader="analysts", is_default=True)
def json_file(run: RunFolder, choice: Choice, file: Path) -> list[str]:
    """Counts and rates by standard, and the reported breaches in events, for analysts."""
    breaches = breaches_of(run, choice)
    short = in_short(run, choice, breaches)
    said = {
        "audit_date": run.as_at.isoformat(),
        "profile": choice.profile,
        "past_since": choice.since.isoformat(),
        "what_was_audited": what_was_audited(run, choice),
        "how_it_was_checked": how_it_was_checked(run),
        "complete": run.manifest.complete,
        "incomplete": incomplete(run),
        "how_sure": short.how_sure,
        "due_in_10_days": short.due_soon,
        "to_read": short.to_read,
        "standards": [_standard(run, rule, of) for rule, of in run.counts(choice.profile).items()],
        "cannot_be_judged": {rule: run.manifest.cannot_be_judged[rule] for rule in short.lacking},
        "cannot_tell": [{"why": why, "number": number} for why, number in short.reasons],
        "not_confirmed": [vars(one) for one in unconfirmed_of(run, choice)],
        "breaches": {block: _events(breaches, block) for block in BLOCKS},
        "older_past_breaches": breaches.older,
    }
    file.write_text(json.dumps(said, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", errors="backslashreplace")
    return []


def _standard(run: RunFolder, name: str, of: Counts) -> dict[str, Any]:
    rule = run.manifest.rules[name]
    rate, share = of.rate(), of.share_judged
    return {
        "rule": name,
        "title": rule.title,
        "stage": rule.stage,
        "severity": rule.severity,
        "population": of.population,
        **{outcome: of[outcome] for outcome in OUTCOMES},
        "judged": of.judged,
        "rate": None if rate is None else round(rate, 4),
        "share_judged": None if share is None else round(share, 4),
    }


def _events(breaches: Breaches, block: str) -> list[list[dict[str, Any]]]:
    """The breaches of each event, the worst event first; days as text, null where there is nothing."""
    rows: pd.DataFrame = getattr(breaches, block)
    events: dict[int, list[dict[str, Any]]] = {}
    for row in rows.drop(columns=["leads", "of_event"]).to_dict("records"):
        cells = {str(name): _plain(cell) for name, cell in row.items()}
        events.setdefault(cells.pop("event"), []).append(cells)
    return list(events.values())


def _plain(cell: Any) -> Any:  # noqa: ANN401 - a cell of a table
    if cell == "" or pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    return int(cell) if isinstance(cell, float) else cell
