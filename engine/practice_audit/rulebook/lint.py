"""What a rule file may say and still should not: comparisons that a blank decides, gaps in words and in examples."""

import ast
from collections.abc import Iterator, Mapping

from practice_audit.errors import RuleWrong
from practice_audit.layout import TABLES
from practice_audit.places import Places
from practice_audit.rulebook.expressions import Expression
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Derived
from practice_audit.rulebook.parts_of import expressions_of
from practice_audit.rulebook.schema import OF_EVERY_ROW, VOCABULARY, subject_shape
from practice_audit.rulebook.schema import shape_of as steps_of

Links = Mapping[str, Mapping[str, str]]
GUARDS = {"filled", "filled_or_absent", "or_forever", "first_filled"}
ORDERS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
MAY_BE_BLANK = {
    "outcomes": {"started_on", "due_on", "asked_on", "found_on", "child_id"},
    "month_ends": {"holder_id"},
    "plans_with_advocacy": {"response"},
}
BLANK_ANYWHERE = {"last_day", "alone_to", "worker_id"}
"""Of the vocabulary: all its other columns are always filled."""
OF_INTERVALS, OF_PERIODS = {"opened_on", "opened_by"}, {"name", "length", "first_day", "last_day"}
BREACHES = {"late", "not_met"}


def lint(rule: Rule, links: Links, places: Places) -> Iterator[RuleWrong]:
    """Everything that is of the form and is still wrong.

    Args:
        rule: a rule all of whose names are known.
        links: by table, the named links and the tables they lead to.
        places: where its parts stand.
    """
    yield from _blanks_compared(rule, links, places)
    yield from _sentences_missing(rule, places)
    yield from _examples_missing(rule, places)


def _blanks_compared(rule: Rule, links: Links, places: Places) -> Iterator[RuleWrong]:
    names = _Names(rule, links)
    for path, expression, tied in expressions_of(rule):
        for column in _bare(expression):
            if names.may_be_blank(column, tied.aliases if tied else {}):
                yield RuleWrong(
                    f"'{column}' may be blank, and a blank is neither before nor after anything: {expression.text}",
                    where=places.where(path),
                    next_step=f"Say what a blank is: filled({column}), or_forever({column}), first_filled({column}, …)",
                )


def _bare(expression: Expression) -> list[str]:
    """The paths that stand bare in an order comparison, and that nothing in the condition guards."""
    guarded = {
        ast.unparse(inner)
        for node in ast.walk(expression.tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in GUARDS
        for inner in ast.walk(node)
        if isinstance(inner, ast.Attribute)
    }
    compared: list[str] = []
    for node in ast.walk(expression.tree):
        if not isinstance(node, ast.Compare):
            continue
        if any(isinstance(sign, ast.Is | ast.IsNot) for sign in node.ops):
            guarded.add(ast.unparse(node.left))
        sides = zip([node.left, *node.comparators], node.ops, node.comparators, strict=False)
        for left, sign, right in sides:
            if isinstance(sign, ORDERS):
                compared += [ast.unparse(side) for side in (left, right) if isinstance(side, ast.Attribute)]
    return [column for column in dict.fromkeys(compared) if column not in guarded]


class _Names:
    """Which columns a rule's aliases have that no row leaves blank."""

    def __init__(self, rule: Rule, links: Links) -> None:
        self.rule, self.links = rule, links

    def may_be_blank(self, path: str, tied: Mapping[str, str]) -> bool:
        alias, *steps, column = path.split(".")
        table = self._table(alias, tied)
        if table is None:  # the subject: of several tables, or worked out
            if not steps:
                return column not in self._always_filled()
            table, *steps = [subject_shape(self.rule, self.links).steps[steps[0]], *steps[1:]]
        for step in steps:
            table = steps_of(table, self.links).steps[step]
        return column not in _filled_in(table)

    def _table(self, alias: str, tied: Mapping[str, str]) -> str | None:
        if alias in tied:
            return tied[alias]
        if alias in self.rule.finds:
            return next(iter(self.rule.finds[alias].aliases.values()))
        if alias == self.rule.alias:
            what = self.rule.for_each[alias]
            return what if isinstance(what, str) else None
        return self._period(alias)

    def _period(self, alias: str) -> str | None:
        what = self.rule.for_each[self.rule.alias]
        interval = what.interval if isinstance(what, Derived) else None
        return interval.of.get(alias) if interval else None

    def _always_filled(self) -> set[str]:
        what = self.rule.for_each[self.rule.alias]
        if isinstance(what, Derived):
            return {*OF_INTERVALS, *OF_PERIODS, "faults", "words", *OF_EVERY_ROW}
        names = {name for table in what for name in TABLES[table].columns}
        own = {
            name: {table: self.rule.reads.get(name, {}).get(table, name) for table in what}
            for name in {*names, *self.rule.reads}
        }
        return {
            name
            for name, by_table in own.items()
            if all(column in _filled_in(table) for table, column in by_table.items())
        }


def _filled_in(table: str) -> set[str]:
    if table in VOCABULARY:
        return {*VOCABULARY[table], *OF_EVERY_ROW} - BLANK_ANYWHERE - MAY_BE_BLANK.get(table, set())
    return {column.name for column in TABLES[table].columns.values() if column.need or column.main} | set(OF_EVERY_ROW)


def _sentences_missing(rule: Rule, places: Places) -> Iterator[RuleWrong]:
    dated = [part for part in [*rule.expect, *([rule.every] if rule.every else [])] if part.by and part.on]
    needed = {
        "expect": ["missing", *(["late"] if dated else [])],
        "every": ["open", *(["late"] if dated else [])],
        "forbid": ["forbidden", *(["ended"] if rule.forbid and rule.forbid.ended else [])],
        "read": ["read"],
        "aggregate": ["read"],
    }[rule.form]
    for kind in needed:
        if kind not in rule.finding:
            yield RuleWrong(
                f"'finding' has no sentence '{kind}'",
                where=places.where(("finding",)),
                next_step=f"A rule with '{rule.form}' can give it: write what was looked for and not found, or found.",
            )


def _examples_missing(rule: Rule, places: Places) -> Iterator[RuleWrong]:
    outcomes = {example.outcome for example in rule.examples}
    prompts = rule.form in {"read", "aggregate"}
    fault = {"to_read"} if prompts else BREACHES
    for wanted, there in (
        ("of " + ("a prompt" if prompts else "a breach"), bool(outcomes & fault)),
        ("without one", bool(outcomes - fault)),
    ):
        if not there:
            yield RuleWrong(
                f"there is no example {wanted}",
                where=places.where(("examples",)),
                next_step="Both sides need one: they are the rule's own tests, and show a reader what it means.",
            )
