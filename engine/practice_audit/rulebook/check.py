"""A rule checked as a whole: its tables, needs, exemptions, basis and wording, and every name that it says."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from practice_audit.errors import RuleWrong
from practice_audit.layout import TABLES
from practice_audit.places import Path_, Places
from practice_audit.rulebook.expressions import did_you_mean
from practice_audit.rulebook.limits import Local
from practice_audit.rulebook.links import Exemption
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.names import Links, Names
from practice_audit.rulebook.parts import Wanted
from practice_audit.rulebook.parts_of import expressions_of, tied_parts
from practice_audit.rulebook.schema import Shape, known_table, shape_of, subject_shape


def check_rule(rule: Rule, local: Local, exemptions: Mapping[str, Exemption], links: Links, places: Places) -> None:
    """Check every name in a rule; raises RuleWrong at the first that does not exist, with the nearest one that does."""
    for fault in faults_of(rule, local, exemptions, links, places):
        raise fault


def faults_of(
    rule: Rule, local: Local, exemptions: Mapping[str, Exemption], links: Links, places: Places
) -> Iterator[RuleWrong]:
    """Every wrong name in a rule, one a part; where a table is unknown nothing further is looked at."""
    checker = _Checker(rule, exemptions, Names(local, links, places))
    try:
        checker.tables()
    except RuleWrong as wrong:
        yield wrong
        return
    for check in checker.parts():
        try:
            check()
        except RuleWrong as wrong:
            yield wrong


class _Checker:
    def __init__(self, rule: Rule, exemptions: Mapping[str, Exemption], names: Names) -> None:
        self.rule, self.exemptions, self.names, self.links = rule, exemptions, names, names.links

    def parts(self) -> Iterator[Callable[[], None]]:
        """A check for each part of a rule whose tables are all known."""
        rule = self.rule
        known = {rule.alias: subject_shape(rule, self.links)}
        for name, lookup in rule.finds.items():
            known[name] = shape_of(next(iter(lookup.aliases.values())), self.links)
        numbers = {*rule.counts, *rule.tallies, *rule.figures, *rule.dates}
        for path, expression, tied in expressions_of(rule):
            beside = {alias: shape_of(table, self.links) for alias, table in (tied.aliases if tied else {}).items()}
            yield partial(self.names.expression, expression, {**known, **beside}, numbers, path)
        yield self.shared
        yield self.limits
        yield self.own_dates
        yield self.basis
        found = {**known, **self.found()}
        for kind, text in rule.finding.items():
            yield partial(self.names.fields, text, found, numbers, ("finding", kind))
        yield self.wording

    def shared(self) -> None:
        for name in self.rule.shared_exemptions:
            if name not in self.exemptions:
                raise self.names.wrong(
                    f"there is no exemption '{name}'{did_you_mean(name, self.exemptions)}", ("unless",)
                )

    def own_dates(self) -> None:
        """A record's date is worked out before there is a subject: it reads the record alone."""
        wanted: dict[Path_, Wanted] = {("expect", n): part for n, part in enumerate(self.rule.expect)}
        every: dict[Path_, Wanted] = {("every",): self.rule.every} if self.rule.every else {}
        for path, part in {**wanted, **every}.items():
            other = sorted(part.on.roots - part.aliases.keys() - {"as_at"}) if part.aliases and part.on else []
            if other:
                raise self.names.wrong(f"the date 'on' of a record reads the record only, not '{other[0]}'", path)

    def limits(self) -> None:
        under: dict[Path_, str | None] = {
            ("tallies", name, "hidden_under"): tally.hidden_under for name, tally in self.rule.tallies.items()
        }
        hide = self.rule.hide
        for path, name in {**under, ("hide", "under"): hide.under if hide else None}.items():
            known = self.names.local.limits
            if name is not None and name not in known:
                raise self.names.wrong(f"there is no limit '{name}'{did_you_mean(name, known)}", path)

    def wording(self) -> None:
        missing = min(self.rule.wording.keys() - self.rule.finding.keys(), default=None)
        if missing is not None:
            raise self.names.wrong(
                f"'wording' names '{missing}', but 'finding' has no sentence for it", ("wording", missing)
            )

    def tables(self) -> None:
        rule = self.rule
        for name in rule.subject_tables:
            self.table(name, ("for_each",))
        for path, tied in tied_parts(rule):
            for name in tied.aliases.values():
                self.table(name, path)
        for need in rule.needs:
            for word in re.sub(r"^\d+ of ", "", need).split("|"):
                self.need(word.strip())

    def need(self, word: str) -> None:
        table, _, column = word.partition(".")
        if table != self.rule.alias:
            self.table(table, ("needs",))
        shape = subject_shape(self.rule, self.links) if table == self.rule.alias else shape_of(table, self.links)
        if column and column not in shape.columns:
            raise self.names.wrong(f"{table} has no column '{column}'{did_you_mean(column, shape.columns)}", ("needs",))

    def table(self, name: str, path: Path_) -> None:
        if not known_table(name):
            raise self.names.wrong(f"there is no table '{name}'{did_you_mean(str(name), TABLES)}", path)

    def basis(self) -> None:
        local = self.names.local
        for number, part in enumerate(self.rule.basis):
            if isinstance(part, str):
                continue
            kind, known = ("limit", local.limits) if part.limit else ("setting", local.settings)
            name = part.limit or part.setting
            if name not in known:
                raise self.names.wrong(
                    f"there is no {kind} '{name}'{did_you_mean(str(name), known)}", ("basis", number)
                )

    def found(self) -> dict[str, Shape]:
        """The records that an outcome may rest on: sentences speak of them."""
        rule = self.rule
        parts = [*rule.expect, *([rule.every] if rule.every else []), *([rule.forbid] if rule.forbid else [])]
        return {alias: shape_of(table, self.links) for part in parts for alias, table in part.aliases.items()}
