"""Compile a rule: each record that it names becomes joints of positive patterns, and questions about them."""

from __future__ import annotations

import numpy as np

from practice_audit.errors import RuleWrong
from practice_audit.facts.clauses import SUBJECT, NotJoinable, clauses_of
from practice_audit.facts.evaluate import number
from practice_audit.facts.lookups import not_held, record_scope
from practice_audit.facts.scope import Scope
from practice_audit.facts.sides import Joint, Order, joint_of
from practice_audit.facts.store import Facts
from practice_audit.facts.subjects import Subjects
from practice_audit.facts.tables import FactTable, Positions
from practice_audit.facts.values import Numbers, Objects, Truth, all_rows, blank
from practice_audit.matchers.tree import CompiledRule, Query
from practice_audit.rulebook.expressions import Expression
from practice_audit.rulebook.links import Exemption
from practice_audit.rulebook.parts import Forbidden, Tied, Wanted

MET, LATE, OPEN = "met", "late", "open"


def compile_rule(facts: Facts, subjects: Subjects) -> CompiledRule:
    """The joins of a rule over its subjects.

    Raises:
        RuleWrong: a condition of the rule is no positive join.
    """
    work = _Compiler(facts, subjects)
    try:
        work.parts()
    except (NotJoinable, TypeError) as wrong:
        rule = subjects.rule
        where = str(facts.book.files.get(rule.id, rule.id))
        raise RuleWrong(
            str(wrong),
            where=where,
            next_step="docs/rule-language.md, section 7, says how a record is tied to the subject.",
        ) from None
    return CompiledRule(subjects, work.joints, work.queries, work.subject_cases())


def exemptions_of(facts: Facts, subjects: Subjects) -> dict[str, Expression | Tied]:
    """A rule's exemptions by name: the shared ones (died and adult wherever there is a deadline), then its own."""
    rule = subjects.rule
    shared = list(rule.shared_exemptions)
    if rule.deadline is not None:
        shared = [
            *[name for name in ("died", "adult") if name in facts.book.exemptions and name not in shared],
            *shared,
        ]
    found: dict[str, Expression | Tied] = {}
    for name in shared:
        exemption: Exemption = facts.book.exemptions[name]
        found[name] = exemption.condition if exemption.condition is not None else exemption
    return {**found, **rule.own_exemptions}


class _Compiler:
    def __init__(self, facts: Facts, subjects: Subjects) -> None:
        self.facts, self.subjects, self.rule = facts, subjects, subjects.rule
        self.joints: list[Joint] = []
        self.queries: list[Query] = []
        self.families = facts.families
        self.scope = subjects.scope

    def parts(self) -> None:
        rule = self.rule
        for n, wanted in enumerate(rule.expect):
            if wanted.aliases:
                self.wanted(f"expect:{n}", wanted)
        if rule.every is not None:
            self.wanted("every", rule.every, open_too=True)
        if rule.forbid is not None and rule.forbid.aliases:
            self.tied("forbid", rule.forbid)
        for kind, named in (
            ("unless", exemptions_of(self.facts, self.subjects)),
            ("lapses", rule.lapses),
            ("cannot_tell", rule.cannot_tell),
            ("wording", rule.wording),
        ):
            for name, what in named.items():
                if isinstance(what, Tied):
                    self.tied(f"{kind}:{name}", what)

    def tied(self, name: str, what: Tied | Forbidden) -> None:
        joints = self.add(what, {}, {})
        self.queries.append(Query(name, joints, 1 + len(what.aliases)))

    def wanted(self, name: str, what: Wanted, *, open_too: bool = False) -> None:
        if what.on is None:
            self.tied(f"{name}:{MET}", what)
            return
        alias = next(iter(what.aliases))
        table = self.facts.table(what.aliases[alias])
        on = number(record_scope(self.scope, {alias: table}, alias), what.on)
        due = self.subjects.named("due")
        filled = Truth(on.sure, on.may)
        dated = self.add(
            what, {alias: filled}, {alias: {"on": on}, **({SUBJECT: {"due": due}} if due is not None else {})}
        )
        if due is None:
            self.queries.append(Query(f"{name}:{MET}", dated, 2))
        else:
            self.queries.append(Query(f"{name}:{MET}", dated, 2, [Order((1, "on"), (0, "due"), strict=False)]))
            self.queries.append(Query(f"{name}:{LATE}", dated, 2, [Order((0, "due"), (1, "on"), strict=True)]))
        if open_too:
            self.queries.append(Query(f"{name}:{OPEN}", self.add(what, {alias: blank(on)}, {}), 2))

    def add(self, what: Tied, also: dict[str, Truth], extra: dict[str, dict[str, Numbers]]) -> list[int]:
        tables = self.facts.tables(what.aliases)
        scopes: dict[str, Scope] = {SUBJECT: self.scope}
        fits = {SUBJECT: self._dated(extra)}
        for alias in what.aliases:
            scopes[alias] = record_scope(self.scope, tables, alias)
            fits[alias] = not_held(scopes[alias], alias) & also.get(alias, all_rows(scopes[alias].size))
        added = []
        for clause in clauses_of(what.where, list(what.aliases)):
            joint = joint_of(clause, scopes, fits, extra)
            added.append(len(self.joints))
            self.joints.append(joint)
        return added

    def _dated(self, extra: dict[str, dict[str, Numbers]]) -> Truth:
        due = extra.get(SUBJECT, {}).get("due")
        everyone = all_rows(self.subjects.size)
        return everyone if due is None else everyone & Truth(due.sure, due.may)

    def subject_cases(self) -> Objects:
        """The case of each subject: its child's family; by worker, or all together, where the rule says so."""
        names = ["whole"] * self.subjects.size
        if self.rule.partition == "family":
            names = [self.families.get(child, f"child {child}") for child in self.subjects.child_id]
        elif self.rule.partition == "worker":
            rows = self.subjects.scope.aliases[self.rule.alias]
            names = [f"worker {name}" for name in _owner(rows.table, "worker_id", rows.positions)]
        return np.asarray(names, dtype=object)


def _owner(table: FactTable, column: str, rows: Positions) -> Objects:
    try:
        owners = table.text(column).value
    except KeyError:
        return np.full(len(rows), None, dtype=object)
    return np.asarray(owners[rows], dtype=object)
