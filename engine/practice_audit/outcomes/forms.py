"""The three forms of a rule, each read from the matches: what was found for each subject, surely or possibly, and when."""

from __future__ import annotations

import ast

import numpy as np

from practice_audit.facts.evaluate import condition, number
from practice_audit.facts.joins import Pairs, no_pairs
from practice_audit.facts.lookups import record_scope
from practice_audit.facts.rows import Rows
from practice_audit.facts.scope import Scope
from practice_audit.facts.store import Facts
from practice_audit.facts.subjects import Subjects
from practice_audit.facts.values import Floats, Mask, Numbers
from practice_audit.matchers.compile import LATE, MET, OPEN
from practice_audit.matchers.tree import Matches
from practice_audit.outcomes.gathering import HeldBy, any_of, best, doubts_about, records_of
from practice_audit.outcomes.judged import Signs
from practice_audit.rulebook.parts import Wanted


def signs_of(facts: Facts, subjects: Subjects, scope: Scope, matches: Matches, held_by: HeldBy) -> Signs:
    """What a rule's form says of its subjects."""
    return _Form(facts, subjects, scope, matches, held_by).signs()


class _Form:
    def __init__(self, facts: Facts, subjects: Subjects, scope: Scope, matches: Matches, held_by: HeldBy) -> None:
        self.facts, self.subjects, self.scope, self.matches, self.held_by = facts, subjects, scope, matches, held_by
        self.rule, self.size = subjects.rule, subjects.size
        self.due = subjects.named("due")
        none = [np.zeros(self.size, dtype=bool) for _ in range(6)]
        self.result = Signs(*none, np.full(self.size, np.nan))

    def signs(self) -> Signs:
        getattr(self, f"_{self.rule.form}")()
        return self.result

    def _expect(self) -> None:
        late_on = np.full(self.size, np.nan)
        for n, wanted in enumerate(self.rule.expect):
            late = self._by_record(f"expect:{n}", wanted) if wanted.aliases else self._by_itself(wanted)
            late_on = np.fmin(late_on, late)
        self.result.found = np.where(self.result.met, self.result.found, late_on)
        self.result.waiting = self._still_time()

    def _still_time(self) -> Mask:
        last_day = self.subjects.named("wait") or self.due
        if last_day is None:
            return np.zeros(self.size, dtype=bool)
        if self.due is not None and last_day is not self.due:
            last = np.where(last_day.may, np.maximum(last_day.lo, self.due.lo), self.due.lo)
        else:
            last = last_day.lo
        return np.asarray(self.facts.as_at <= last)

    def _by_itself(self, wanted: Wanted) -> Floats:
        fits = condition(self.scope, wanted.where)
        result = self.result
        self._note_unknown_agencies(wanted)
        if wanted.on is None:
            result.met |= fits.yes
            result.may_meet |= fits.may
            return np.full(self.size, np.nan)
        on = number(self.scope, wanted.on)
        yes, may = fits.yes & on.sure, fits.may & on.may
        due = self.due
        in_time = yes if due is None else yes & (on.hi <= due.lo)
        late = np.zeros(self.size, dtype=bool) if due is None else yes & (on.lo > due.hi)
        result.met |= in_time
        result.may_meet |= may if due is None else may & (on.lo <= due.hi)
        result.late |= late
        result.may_be_late |= np.zeros(self.size, dtype=bool) if due is None else may & (on.hi > due.lo)
        result.found = np.fmin(result.found, np.where(in_time, on.hi, np.nan))
        return np.where(late, on.hi, np.nan)

    def _note_unknown_agencies(self, wanted: Wanted) -> None:
        """Say which list names somebody that no word list knows: the text itself was read, so nothing else would say why."""
        for node in ast.walk(wanted.where.tree) if wanted.where else ():
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "names":
                holds = condition(self.scope, node)
                for subject in np.flatnonzero(holds.may & ~holds.yes):
                    words = f"`{ast.unparse(node.args[0])}` names somebody that no word list knows"
                    if words not in self.result.doubts[int(subject)]:
                        self.result.doubts[int(subject)].append(words)

    def _by_record(self, name: str, wanted: Wanted) -> Floats:
        alias, result = next(iter(wanted.aliases)), self.result
        table = self.facts.table(wanted.aliases[alias])
        met, late = (self.matches.get(f"{name}:{kind}", no_pairs(2)) for kind in (MET, LATE))
        days = (
            number(record_scope(self.scope, {alias: table}, alias), wanted.on).lo
            if wanted.on
            else np.full(table.size, np.nan)
        )
        for pairs, sure, may in ((met, result.met, result.may_meet), (late, result.late, result.may_be_late)):
            is_sure, is_may = any_of(pairs, self.size)
            sure |= is_sure
            may |= is_may
        self._note_doubts(alias, met, late)
        if wanted.on is None:
            days = np.zeros(table.size)
        met_on, met_row = best(met, days, self.size)
        late_on, late_row = best(late, days, self.size)
        self._keep_rows(alias, np.where(met_row >= 0, met_row, late_row))
        rows = np.where(met_row >= 0, met_row, late_row)
        for subject in np.flatnonzero(rows >= 0):
            result.rests_on[int(subject)] += records_of(table, rows[subject : subject + 1])
        if wanted.on is None:
            return np.full(self.size, np.nan)
        result.found = np.fmin(result.found, met_on)
        return late_on

    def _keep_rows(self, alias: str, rows: np.ndarray) -> None:
        known = self.result.found_rows.get(alias)
        self.result.found_rows[alias] = rows if known is None else np.where(known >= 0, known, rows)

    def _note_doubts(self, alias: str, *groups: Pairs) -> None:
        table = self.facts.table(self._table_of(alias))
        for pairs in groups:
            for subject, row in zip(pairs.subject[~pairs.sure], pairs.record[~pairs.sure], strict=True):
                for record in records_of(table, np.asarray([row])):
                    self.result.doubts[subject] += doubts_about(self.facts, record, self.held_by)

    def _table_of(self, alias: str) -> str:
        parts = [
            *self.rule.expect,
            *([self.rule.every] if self.rule.every else []),
            *([self.rule.forbid] if self.rule.forbid else []),
        ]
        return next(part.aliases[alias] for part in parts if alias in part.aliases)

    def _every(self) -> None:
        wanted, result = self.rule.every, self.result
        assert wanted is not None and wanted.on is not None  # noqa: S101, PT018  the form asks for it
        alias = next(iter(wanted.aliases))
        table = self.facts.table(wanted.aliases[alias])
        opened, late, met = (self.matches.get(f"every:{kind}", no_pairs(2)) for kind in (OPEN, LATE, MET))
        last = self.due.lo if self.due is not None else np.full(self.size, np.inf)
        is_open, may_be_open = any_of(opened, self.size)
        passed = self.facts.as_at > last
        result.open = is_open & passed
        result.late, may_late = any_of(late, self.size)
        result.waiting = is_open & ~passed
        result.may_be_late = may_late | (may_be_open & passed)
        days = number(record_scope(self.scope, {alias: table}, alias), wanted.on).lo
        result.found, late_row = best(late, days, self.size, last=True)
        open_row = best(opened, np.zeros(table.size), self.size)[1]
        met_row = best(met, days, self.size, last=True)[1]
        self._keep_rows(alias, np.where(open_row >= 0, open_row, np.where(late_row >= 0, late_row, met_row)))
        self._note_doubts(alias, opened, late)
        self._failing(table, [opened.take(opened.sure & passed[opened.subject]), late.take(late.sure)])
        for subject, row in zip(met.subject[met.sure], met.record[met.sure], strict=True):
            result.rests_on[subject] += records_of(table, np.asarray([row]))
        result.met = ~result.open & ~result.late & ~result.may_be_late & ~may_be_open
        result.may_meet = result.met.copy()

    def _failing(self, table: object, groups: list[Pairs]) -> None:
        for pairs in groups:
            for subject, row in zip(pairs.subject, pairs.record, strict=True):
                self.result.failing[subject] += records_of(table, np.asarray([row]))  # type: ignore[arg-type]  # a fact table

    def _forbid(self) -> None:
        forbid, result = self.rule.forbid, self.result
        assert forbid is not None  # noqa: S101  the form
        if not forbid.aliases:
            there = condition(self.scope, forbid.where)
            ended = number(self.scope, forbid.ended) if forbid.ended else None
            over = self._over(ended, self.size)
            result.open, result.late = there.yes & ~over, there.yes & over
            result.may_be_late = there.may
            result.found = np.where(result.late & over, ended.lo if ended else np.nan, np.nan)
            result.met = ~there.may
            result.may_meet = result.met.copy()
            return
        pairs = self.matches.get("forbid", no_pairs(1 + len(forbid.aliases)))
        scope = self._paired(pairs, dict(forbid.aliases))
        ended = number(scope, forbid.ended) if forbid.ended else None
        over = self._over(ended, len(pairs.sure))
        standing, past = pairs.take(pairs.sure & ~over), pairs.take(pairs.sure & over)
        result.open = any_of(standing, self.size)[0]
        result.late = any_of(past, self.size)[0]
        may = any_of(pairs, self.size)[1]
        result.may_be_late = may
        result.met = ~may
        result.may_meet = result.met.copy()
        if ended is not None:
            for subject, day in zip(past.subject, ended.lo[pairs.sure & over], strict=True):
                result.found[subject] = np.fmax(result.found[subject], day)
        for side, (alias, name) in enumerate(forbid.aliases.items(), start=1):
            table = self.facts.table(name)
            rows = np.full(self.size, -1, dtype=np.int64)
            for group in (past, standing):
                rows[group.subject[::-1]] = group.rows[side][::-1]
                for subject, row in zip(group.subject, group.rows[side], strict=True):
                    result.failing[subject] += [
                        record
                        for record in records_of(table, np.asarray([row]))
                        if record not in result.failing[subject]
                    ]
            self._keep_rows(alias, rows)
            for subject, row in zip(pairs.subject[~pairs.sure], pairs.rows[side][~pairs.sure], strict=True):
                for record in records_of(table, np.asarray([row])):
                    result.doubts[subject] += doubts_about(self.facts, record, self.held_by)

    def _over(self, ended: Numbers | None, size: int) -> Mask:
        if ended is None:
            return np.zeros(size, dtype=bool)
        return np.asarray(ended.sure & (ended.hi <= self.facts.as_at))

    def _paired(self, pairs: Pairs, aliases: dict[str, str]) -> Scope:
        scope = self.scope.take(pairs.subject)
        for side, (alias, name) in enumerate(aliases.items(), start=1):
            scope = scope.with_alias(
                **{alias: Rows(self.facts.table(name), pairs.rows[side], np.zeros(len(pairs.sure), dtype=bool))}
            )
        return scope

    def _read(self) -> None:
        assert self.rule.read is not None  # noqa: S101  the form
        holds = condition(self.scope, self.rule.read)
        self.result.met, self.result.may_meet = holds.yes, holds.may
