"""From what was asked to a finished run: records and rules in, one audit, its breaches beside those of before."""

from __future__ import annotations

from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from practice_audit import __version__
from practice_audit.audit import DURABLE, Audit, run_audits
from practice_audit.cli.selection import selected, with_what_holds_back
from practice_audit.errors import AuditIncomplete, WrongUsage
from practice_audit.findings import findings_of
from practice_audit.findings.holders import NONE, TWO
from practice_audit.history import FINDING, History, Standing
from practice_audit.matchers import by_engine
from practice_audit.matchers.workers import EngineSilent
from practice_audit.outcomes.judged import CANNOT_TELL
from practice_audit.reports.run import FinishedRun

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from practice_audit.cli.asked import Asked
    from practice_audit.cli.terminal import Progress
    from practice_audit.records import Records
    from practice_audit.rulebook.loader import Rulebook

Made = TypeVar("Made")


def finished_run(asked: Asked, history: Path | None, tell: Progress) -> FinishedRun:
    """Run an audit.

    Args:
        asked: the options.
        history: the file of the history, if any; it is only read here.
        tell: told of the work done.

    Raises:
        AuditError: something that the user can mend.
    """
    seconds: dict[str, float] = {}
    if history is not None:  # what is wrong with it is said before the long work
        with History.at(history):
            tell("reading", 0, 0)
    book = _timed(seconds, "rules", asked.judging.rulebook)
    chosen = selected(book, asked.select, asked.ignore)
    matcher = _matcher(asked)
    tell("reading", 0, 0)
    records = _timed(seconds, "reading", lambda: asked.reading.load(asked.records))
    _check_shown(asked, records)
    audit = _audited(asked, records, book, matcher, with_what_holds_back(book, chosen), tell)
    outcomes = audit.outcomes[audit.outcomes["rule"].isin(chosen)].reset_index(drop=True)
    findings, last_run = _timed(seconds, "history", lambda: with_standing(outcomes, records.as_at, history))
    return FinishedRun(
        records=records,
        facts=audit.facts,
        book=book,
        judged=audit.judged,
        outcomes=outcomes,
        findings=findings,
        not_judged=audit.not_judged,
        not_audited=audit.not_audited,
        differences=audit.differences,
        seconds={**seconds, **audit.seconds},
        rule_seconds=audit.rule_seconds,
        matcher=matcher,
        checked=audit.verified,
        selected=chosen,
        last_run=last_run,
        history=history,
        options=asked.as_written(),
    )


def with_standing(outcomes: pd.DataFrame, as_at: int, history: Path | None) -> tuple[pd.DataFrame, date | None]:
    """Give the breaches with `standing` and `since`, and the audit date of the last run before this one."""
    breaches, day = findings_of(outcomes), date.fromordinal(as_at)
    if history is None:
        standing = Standing.without_history(breaches, day)
    else:
        with History.at(history) as store:
            standing = Standing.of(store, breaches, day)
    since = [day.isoformat() for day in standing.since]
    last = standing.earlier[-1].as_at if standing.earlier else None
    return breaches.assign(standing=standing.standing, since=since), last


def remember(run: FinishedRun, history: Path) -> None:
    """Add a run to the history: its breaches, and earlier ones of which it cannot tell."""
    doubtful = run.outcomes[run.outcomes["outcome"] == CANNOT_TELL]
    with History.at(history) as store:
        in_doubt = Standing.of(store, run.findings, run.as_at, doubtful["key"]).in_doubt
        rows = pd.concat([run.findings[FINDING], doubtful.loc[doubtful["key"].isin(in_doubt), FINDING]])
        store.record(
            rows,
            {rule: dict(counts.of) for rule, counts in run.counts().items()},
            {rule.id: rule.version for rule in run.rules()},
            as_at=run.as_at,
            program=__version__,
            is_whole=run.is_whole,
        )


def _audited(  # noqa: PLR0913, PLR0917 - what an audit needs
    asked: Asked, records: Records, book: Rulebook, matcher: str, rules: set[str], tell: Progress
) -> Audit:
    try:
        return run_audits(
            [records], book, matcher=matcher, verify=asked.verify, jobs=asked.workers, rules=[rules], progress=tell
        )[0]
    except EngineSilent:
        raise AuditIncomplete(
            "the engine does not answer for all of the rules, so that its silence would mean nothing.",
            where="durable-rules",
            next_step="Run again with --matcher relational, and report it.",
        ) from None


def _check_shown(asked: Asked, records: Records) -> None:
    """A team or child that is not there must not read as one without a breach."""
    if asked.team not in {None, TWO, NONE} and asked.team not in _ids(records, "team_id", ("teams", "workers")):
        raise WrongUsage("no such team in the records.", where=f"--team {asked.team}", next_step="See teams, workers.")
    if asked.child is not None and asked.child not in _ids(records, "child_id", ("children",)):
        raise WrongUsage("no such child in the records.", where=f"--child {asked.child}", next_step="See children.")


def _ids(records: Records, column: str, tables: tuple[str, ...]) -> set[str]:
    return {str(one) for name in tables if name in records.tables for one in records.tables[name].frame[column]}


def _matcher(asked: Asked) -> str:
    if asked.judging.matcher == DURABLE and not by_engine.is_usable():
        raise WrongUsage(
            "durable-rules is not installed for this Python.",
            where="--matcher durable",
            next_step="Use CPython 3.11 or 3.12 on Linux or macOS, or --matcher relational.",
        )
    return asked.judging.matcher_in_use()


def _timed(seconds: dict[str, float], stage: str, make: Callable[[], Made]) -> Made:
    started = perf_counter()
    made = make()
    seconds[stage] = perf_counter() - started
    return made
