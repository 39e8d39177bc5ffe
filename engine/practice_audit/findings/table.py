"""The rows of outcomes.csv: one a rule and subject, with key, words and evidence (CLI.md, "Files in --out")."""

from __future__ import annotations

import numpy as np
import pandas as pd

from practice_audit.facts.evaluate import evaluate
from practice_audit.facts.store import Facts
from practice_audit.facts.values import Texts
from practice_audit.findings.confirmed import is_confirmed
from practice_audit.findings.holders import NONE, holders, teams
from practice_audit.findings.inferences import inferences
from practice_audit.findings.sentences import Sentences
from practice_audit.findings.words import iso_or_blank
from practice_audit.outcomes.gathering import own_records, rests_on
from practice_audit.outcomes.judged import BREACHES, LATE, MET, NOT_MET, Judged, Record

COLUMNS = [
    "key", "rule", "version", "severity", "stage", "check", "child_id", "team_id", "worker_id", "subject_table", "subject_id", "outcome", "open", "confirmed",
    "started_on", "due_on", "found_on", "over", "unit", "exemption", "missing", "reason", "evidence", "explanation",
]  # fmt: skip


def outcome_rows(facts: Facts, judged: list[Judged], *, only: str | None = None) -> pd.DataFrame:
    """All outcomes of a run.

    Returns:
        COLUMNS as texts (dates ISO, `over` a number as text), sorted by rule, child, subject. Of a rule that files faults only, met ones are left out.
    """
    who, team = holders(facts), teams(facts)
    parts = [
        _rows(facts, each, who, team, met_too=only is not None)
        for each in judged
        if each.subjects.size and only in {None, each.subjects.rule.id}
    ]
    frame = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)
    return frame.sort_values(["rule", "child_id", "subject_table", "subject_id"], kind="stable", ignore_index=True)[
        COLUMNS
    ]


def findings_of(outcomes: pd.DataFrame) -> pd.DataFrame:
    """The rows that are breaches."""
    return outcomes[outcomes["outcome"].isin(BREACHES)].reset_index(drop=True)


def _rows(facts: Facts, judged: Judged, who: pd.DataFrame, team: dict[str, str], *, met_too: bool) -> pd.DataFrame:
    subjects, rule = judged.subjects, judged.subjects.rule
    said = judged.outcome != ""
    if rule.files == "faults" and not met_too:
        said &= judged.outcome != MET
    chosen = [int(n) for n in np.flatnonzero(said)]
    sentences = Sentences(facts, judged)
    confirmed = is_confirmed(facts, judged, sentences.scope)
    further = rests_on(subjects)
    clock = subjects.named("clock")
    started = (
        np.full(subjects.size, np.nan)
        if clock is None
        else np.where(clock.sure & (clock.lo == clock.hi), clock.lo, np.nan)
    )
    child = [name or "" for name in subjects.child_id[chosen]]
    team_by_child = who["team_id"].to_dict()
    worker = _workers(subjects.origin.table[chosen], subjects.origin.id[chosen], child, who["worker_id"].to_dict())
    reasons, inferred = _reasons(judged, sentences), inferences(facts, rule)
    units = np.where(judged.working, "working days", "days")
    rows = {
        "key": [f"{rule.id}/{table}/{name}" for table, name in zip(subjects.key_table[chosen], subjects.key_id[chosen], strict=True)],
        "rule": rule.id, "version": str(rule.version), "severity": judged.severity[chosen], "stage": rule.stage, "check": rule.check,
        "child_id": child, "team_id": [team_by_child.get(c, team.get(w, NONE)) if c else team.get(w, NONE) for c, w in zip(child, worker, strict=True)], "worker_id": worker,
        "subject_table": subjects.key_table[chosen], "subject_id": subjects.key_id[chosen], "outcome": judged.outcome[chosen],
        "open": ["yes" if outcome == NOT_MET else "no" if outcome == LATE else "" for outcome in judged.outcome[chosen]],
        "confirmed": ["yes" if confirmed[n] else "no" for n in chosen],
        "started_on": [iso_or_blank(started[n]) for n in chosen], "due_on": [iso_or_blank(judged.due[n]) for n in chosen], "found_on": [iso_or_blank(judged.found[n]) for n in chosen],
        "over": ["" if np.isnan(judged.over[n]) else str(int(judged.over[n])) for n in chosen],
        "unit": ["" if np.isnan(judged.over[n]) else units[n] for n in chosen],
        "exemption": judged.exemption[chosen],
        "missing": ["; ".join(dict.fromkeys(judged.missing.get(n, []))) for n in chosen],
        "reason": [reasons[n] or "" for n in chosen],
        "evidence": [_evidence(facts, [*own_records(subjects, further, n), *judged.evidence.get(n, [])]) for n in chosen],
        "explanation": [" ".join([sentences.of(n), *_reason_words(reasons[n]), *inferred]) for n in chosen],
    }  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def _workers(tables: np.ndarray, ids: np.ndarray, child: list[str], who: dict[str, str]) -> list[str]:
    return [
        str(name).split("/")[0] if table == "workers" and not c else who.get(c, NONE)
        for table, name, c in zip(tables, ids, child, strict=True)
    ]


def _evidence(facts: Facts, records: list[Record]) -> str:
    return " ".join(
        dict.fromkeys(
            f"{table}:{facts.native(table).origin.id[position]}" for table, position in records if position >= 0
        )
    )


def _reasons(judged: Judged, sentences: Sentences) -> list[str | None]:
    """The recorded reason for each late one."""
    rule, size = judged.subjects.rule, judged.subjects.size
    result: list[str | None] = [None] * size
    wanted = next((part for part in rule.expect if part.reason is not None), None)
    if wanted is None or wanted.reason is None:
        return result
    value = evaluate(sentences.scope, wanted.reason)
    if isinstance(value, Texts):
        for subject in np.flatnonzero((judged.outcome == LATE) & value.sure & value.known):
            result[subject] = value.value[subject]
    return result


def _reason_words(reason: str | None) -> list[str]:
    return [f"Reason recorded: {reason}."] if reason else []
