"""The rows of outcomes.csv: one a rule and subject, with key, words and evidence (CLI.md, "Files in --out")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    "key", "rule", "version", "severity", "stage", "check", "child_id", "team_id", "worker_id",
    "subject_table", "subject_id", "outcome", "open", "confirmed", "started_on", "due_on", "found_on", "over", "unit",
    "exemption", "missing", "reason", "evidence", "explanation",
]  # fmt: skip
SORTED_BY = ["rule", "child_id", "subject_table", "subject_id"]
OPEN = {NOT_MET: "yes", LATE: "no"}
Cells = dict[str, str | Sequence[str]]
"""Columns by name: a text for each row, or one for all."""


def outcome_rows(facts: Facts, judged: list[Judged], *, only: str | None = None) -> pd.DataFrame:
    """All outcomes of a run.

    Args:
        facts: the facts of the export.
        judged: the rules, judged.
        only: the one rule that is listed; then its met subjects are, even where it files faults only.

    Returns:
        COLUMNS as texts (dates ISO, `over` a number as text), sorted by rule, child, subject. Of a rule that files
        faults only, met ones are left out.
    """
    people = _People.of(facts)
    parts = [
        _rows(facts, each, people, met_too=only is not None)
        for each in judged
        if each.subjects.size and only in {None, each.subjects.rule.id}
    ]
    if len(parts) == 1 and len(parts[0]) == 1:  # an example, mostly: nothing to put together or in order
        return parts[0]
    frame = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS, dtype=object)
    return frame.sort_values(SORTED_BY, kind="stable", ignore_index=True)[COLUMNS]


def findings_of(outcomes: pd.DataFrame) -> pd.DataFrame:
    """The rows that are breaches."""
    return outcomes[outcomes["outcome"].isin(BREACHES)].reset_index(drop=True)


@dataclass(frozen=True)
class _People:
    """Under whom a row is listed: the holder and team of each child, the team of each worker."""

    holder: dict[str, str]
    team_of_child: dict[str, str]
    team_of_worker: dict[str, str]

    @classmethod
    def of(cls, facts: Facts) -> _People:
        who = holders(facts)
        holder, team = ({str(child): str(name) for child, name in who[of].items()} for of in ("worker_id", "team_id"))
        return cls(holder, team, teams(facts))

    def worker(self, table: str, name: str, child: str) -> str:
        return name.split("/", maxsplit=1)[0] if table == "workers" and not child else self.holder.get(child, NONE)

    def team(self, child: str, worker: str) -> str:
        own = self.team_of_worker.get(worker, NONE)
        return self.team_of_child.get(child, own) if child else own


def _rows(facts: Facts, judged: Judged, people: _People, *, met_too: bool) -> pd.DataFrame:
    said = judged.outcome != ""
    if judged.subjects.rule.files == "faults" and not met_too:
        said &= judged.outcome != MET
    chosen = [int(n) for n in np.flatnonzero(said)]
    sentences = Sentences(facts, judged)
    confirmed = is_confirmed(facts, judged, sentences.scope)
    cells: Cells = {
        **_what(judged, chosen),
        **_who(judged, chosen, people),
        **_when(judged, chosen),
        "confirmed": ["yes" if confirmed[n] else "no" for n in chosen],
        **_why(facts, judged, chosen, sentences),
    }
    return pd.DataFrame(cells, columns=COLUMNS, dtype=object)


def _what(judged: Judged, chosen: list[int]) -> Cells:
    subjects, rule = judged.subjects, judged.subjects.rule
    tables, ids = ([str(of[n]) for n in chosen] for of in (subjects.key_table, subjects.key_id))
    outcomes = [str(judged.outcome[n]) for n in chosen]
    return {
        "key": [f"{rule.id}/{table}/{name}" for table, name in zip(tables, ids, strict=True)],
        "rule": rule.id,
        "version": str(rule.version),
        "severity": [str(judged.severity[n]) for n in chosen],
        "stage": rule.stage,
        "check": rule.check,
        "subject_table": tables,
        "subject_id": ids,
        "outcome": outcomes,
        "open": [OPEN.get(outcome, "") for outcome in outcomes],
    }


def _who(judged: Judged, chosen: list[int], people: _People) -> Cells:
    subjects, origin = judged.subjects, judged.subjects.origin
    children = [str(subjects.child_id[n] or "") for n in chosen]
    workers = [
        people.worker(str(origin.table[n]), str(origin.id[n]), child) for n, child in zip(chosen, children, strict=True)
    ]
    return {
        "child_id": children,
        "team_id": [
            str(origin.id[n]).split("/", maxsplit=1)[0] if origin.table[n] == "teams" else people.team(child, worker)
            for n, child, worker in zip(chosen, children, workers, strict=True)
        ],
        "worker_id": workers,
    }


def _when(judged: Judged, chosen: list[int]) -> Cells:
    clock = judged.subjects.named("clock")
    started = np.full(judged.subjects.size, np.nan) if clock is None else clock.if_settled
    over, working = judged.over, judged.working
    return {
        "started_on": [iso_or_blank(started[n]) for n in chosen],
        "due_on": [iso_or_blank(judged.due[n]) for n in chosen],
        "found_on": [iso_or_blank(judged.found[n]) for n in chosen],
        "over": ["" if np.isnan(over[n]) else str(int(over[n])) for n in chosen],
        "unit": ["" if np.isnan(over[n]) else "working days" if working[n] else "days" for n in chosen],
    }


def _why(facts: Facts, judged: Judged, chosen: list[int], sentences: Sentences) -> Cells:
    further = rests_on(judged.subjects)
    reasons, inferred = _reasons(judged, sentences), inferences(facts, judged.subjects.rule)
    records = ([*own_records(judged.subjects, further, n), *judged.evidence.get(n, [])] for n in chosen)
    return {
        "exemption": [str(judged.exemption[n]) for n in chosen],
        "missing": ["; ".join(dict.fromkeys(judged.missing.get(n, []))) for n in chosen],
        "reason": [reasons.get(n, "") for n in chosen],
        "evidence": [_evidence(facts, each) for each in records],
        "explanation": [" ".join([sentences.of(n), *_reason_words(reasons.get(n)), *inferred]) for n in chosen],
    }


def _evidence(facts: Facts, records: list[Record]) -> str:
    names = (f"{table}:{facts.native(table).origin.id[position]}" for table, position in records if position >= 0)
    return " ".join(dict.fromkeys(names))


def _reasons(judged: Judged, sentences: Sentences) -> dict[int, str]:
    """The recorded reason for each late one that has any."""
    reason = next((part.reason for part in judged.subjects.rule.expect if part.reason is not None), None)
    value = None if reason is None else evaluate(sentences.scope, reason)
    if not isinstance(value, Texts):
        return {}
    late = np.flatnonzero((judged.outcome == LATE) & value.sure & value.known)
    return {int(subject): str(value.value[subject]) for subject in late if value.value[subject]}


def _reason_words(reason: str | None) -> list[str]:
    return [f"Reason recorded: {reason}."] if reason else []
