"""Who is in a rule's population: its subjects worked out step by step, with clock, deadline, lookups and counts."""

from __future__ import annotations

import numpy as np

from practice_audit.facts.derived.register import make
from practice_audit.facts.evaluate import condition, number
from practice_audit.facts.functions.blanks import column_missing
from practice_audit.facts.functions.days import limit_in_force
from practice_audit.facts.hidden import too_small
from practice_audit.facts.identity import identity_of, with_child
from practice_audit.facts.in_force import not_in_force
from practice_audit.facts.kept import kept
from practice_audit.facts.lookups import count, held_rows, look_up, tied
from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.rows import Held, Rows
from practice_audit.facts.store import Facts
from practice_audit.facts.subjects import Subjects
from practice_audit.facts.tables import FactTable, Positions
from practice_audit.facts.tallies import tally
from practice_audit.facts.values import Mask, Numbers, Truth, all_rows, constant
from practice_audit.rulebook.expressions import Expression
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Derived, Tied
from practice_audit.working_days import add_months

LATE_NAMES = ("clock", "due", "until", "wait")


def subject_table(facts: Facts, rule: Rule, held: Held) -> FactTable:
    """The rows that a rule's `for_each` names."""
    what = rule.for_each[rule.alias]
    if isinstance(what, Derived):
        return make(facts, what, held)
    return facts.table(what) if isinstance(what, str) else facts.union(what, rule.reads)


def subjects_of(facts: Facts, rule: Rule, held: Held) -> Subjects:
    """Work out a rule's subjects.

    Args:
        facts: the facts of the export.
        rule: the rule.
        held: by native table, the rows that are held back from this rule.
    """
    return _Population(facts, rule, held).subjects()


class _Population:
    def __init__(self, facts: Facts, rule: Rule, held: Held) -> None:
        self.facts, self.rule = facts, rule
        self.table = subject_table(facts, rule, held)
        self.scope = facts.scope(self.table.size, {rule.alias: Rows.whole(self.table)}, held)
        known, everyone = self.table.population_sure, all_rows(self.table.size)
        self.fits = everyone if known is None else Truth(known, everyone.may)
        main = self.table.layout.main if isinstance(self.table, NativeTable) else None
        if main is not None:  # until there is a clock, limits are looked up on the row's own main date
            self.scope = self.scope.on_day(self.table.day(main))
        self.without_given = 0

    def subjects(self) -> Subjects:
        early, late = self._where_parts()
        self._narrow(early)
        self._look_up(frozenset(LATE_NAMES))
        self._clock()
        self._look_up(frozenset({"due", "until", "wait"}))
        self._figures()
        for part in late:
            self._narrow([part], uncounted=self._lacks_a_need())
        self._days()
        self._look_up(frozenset())
        self._given()
        self._keep()
        self._history()
        return self._made()

    def _where_parts(self) -> tuple[list[Expression], list[Expression]]:
        where = self.rule.where
        if where is None:
            return [], []
        later = {*LATE_NAMES, *self.rule.finds, *self.rule.counts, *self.rule.figures}
        return ([], [where]) if where.roots & later else ([where], [])

    def _narrow(self, parts: list[Expression], *, uncounted: bool = False) -> None:
        for part in parts:
            holds = condition(self.scope, part)
            unknown = self._without_needed_column() | uncounted
            self.fits = self.fits & Truth(holds.yes & ~unknown, holds.may | unknown)
        self._take(np.flatnonzero(self.fits.may))

    def _lacks_a_need(self) -> bool:
        """Whether what is counted rests on a table or column that the export lacks: a count of 0 then says nothing."""
        counts = bool(self.rule.counts) and self.rule.form == "aggregate"
        words = [need.partition(".") for need in self.rule.needs if "|" not in need and " " not in need]
        return counts and any(
            not self.facts.is_present(table, column or None) for table, _, column in words if table != self.rule.alias
        )

    def _without_needed_column(self) -> Mask:
        """Rows whose own table lacks a column that the rule needs: nobody can say whether they are subjects."""
        rows = self.scope.aliases[self.rule.alias]
        result = np.zeros(self.scope.size, dtype=bool)
        for column in self.rule.own_needs:
            result |= column_missing(rows, column)
        return result

    def _take(self, rows: Positions) -> None:
        self.scope = self.scope.take(rows)
        self.fits = self.fits.take(rows)

    def _look_up(self, not_yet: frozenset[str]) -> None:
        rule = self.rule
        wanted = {**rule.finds, **rule.counts}
        for name, what in wanted.items():
            there = {*self.scope.aliases, *self.scope.named}
            leans_on = wanted.keys() - there - {name}
            if name in there or _roots(what) & (not_yet | leans_on):
                continue
            tables = self.facts.tables(what.aliases)
            if name in rule.finds:
                self.scope = self.scope.with_alias(**{name: look_up(self.scope, rule.finds[name], tables)})
            else:
                self.scope = self.scope.with_named(**{name: count(self.scope, rule.counts[name], tables)})

    def _figures(self) -> None:
        for name, what in self.rule.figures.items():
            self.scope = self.scope.with_named(**{name: number(self.scope, what)})
        for name, told in self.rule.tallies.items():
            self.scope = self.scope.with_named(**{name: tally(self.scope, told, self.facts.tables(told.aliases))})

    def _clock(self) -> None:
        rule = self.rule
        if rule.clock is not None:
            self.scope = self.scope.with_named(clock=number(self.scope, rule.clock))
        on = number(self.scope, rule.in_force.on) if rule.in_force.on else self.scope.named.get("clock")
        if rule.in_force.on is not None and isinstance(on, Numbers):
            self.scope = self.scope.with_named(in_force_on=on)
        if isinstance(on, Numbers):
            self.scope = self.scope.on_day(on)
            if rule.clock is not None and rule.in_force.on is not None:
                self.scope = self.scope.with_named(clock=number(self.scope, rule.clock))

    def _days(self) -> None:
        rule = self.rule
        by = rule.deadline
        if by is not None:
            self.scope = self.scope.with_named(due=number(self.scope, by))
            wait = next((part.wait_until for part in rule.expect if part.wait_until is not None), None)
            if wait is not None:
                self.scope = self.scope.with_named(wait=number(self.scope, wait))
        until = self.scope.named.get("due", self.scope.named.get("clock", constant(self.scope.as_at, self.scope.size)))
        self.scope = self.scope.with_named(until=number(self.scope, rule.until) if rule.until else until)

    def _given(self) -> None:
        rule = self.rule
        if rule.given is not None and all(self.facts.is_present(table) for table in rule.given.aliases.values()):
            has = self._holds(rule.given)
            self.without_given = int((~has.may).sum())
            self.fits = self.fits & has
        for what in rule.but_not.values():
            self.fits = self.fits & ~self._holds(what)
        self._take(np.flatnonzero(self.fits.may))

    def _holds(self, what: Expression | Tied) -> Truth:
        if isinstance(what, Expression):
            return condition(self.scope, what)
        pairs = tied(self.scope, what, self.facts.tables(what.aliases))
        yes, may = np.zeros(self.scope.size, dtype=bool), np.zeros(self.scope.size, dtype=bool)
        yes[pairs.subject[pairs.sure]], may[pairs.subject] = True, True
        return Truth(yes, may)

    def _keep(self) -> None:
        keep = self.rule.keep
        if keep is None or not self.scope.size:
            return
        sure = self.fits.yes & ~self._held()
        rows, overtaken = kept(self.scope, self.rule.alias, keep, sure)
        self._take(rows)
        self.fits = Truth(self.fits.yes & ~overtaken, self.fits.may)

    def _history(self) -> None:
        if self.rule.history is None:
            return
        on = self.scope.named.get("due", self.scope.named.get("clock"))
        months = limit_in_force(self.facts.local.limits[self.rule.history], self.scope.as_at)
        if isinstance(on, Numbers) and months is not None:
            oldest = add_months(self.scope.as_at, -months.value)
            self._take(np.flatnonzero(~on.may | (on.hi >= oldest)))

    def _held(self) -> Mask:
        rows = self.scope.aliases[self.rule.alias]
        return held_rows(rows.table, self.scope)[rows.positions]

    def _made(self) -> Subjects:
        identity = identity_of(self.rule, self.scope)
        return Subjects(
            rule=self.rule,
            scope=with_child(self.facts, self.scope, identity.child_id),
            size=self.scope.size,
            sure=self.fits.yes,
            held=self._held(),
            not_in_force=not_in_force(self.scope, self.rule),
            key_table=identity.key_table,
            key_id=identity.key_id,
            child_id=identity.child_id,
            origin=identity.origin,
            without_given=self.without_given,
            hidden=too_small(self.scope, self.rule.hide),
        )


def _roots(what: Tied) -> frozenset[str]:
    return frozenset().union(
        *(value.roots for name in type(what).model_fields if isinstance(value := getattr(what, name), Expression))
    )
