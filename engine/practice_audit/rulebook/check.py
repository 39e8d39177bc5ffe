"""Every name in a rule checked: aliases, columns, steps, limits, settings, exemptions, functions, fields of its wording."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from practice_audit.errors import RuleWrong
from practice_audit.rulebook.expressions import Expression, did_you_mean
from practice_audit.rulebook.limits import Local
from practice_audit.rulebook.links import Exemption
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Derived, Tied
from practice_audit.rulebook.places import Path_, Places
from practice_audit.rulebook.schema import Shape, known_table, shape_of, subject_shape

Links = Mapping[str, Mapping[str, str]]
BUILTIN = {
    "as_at",
    "clock",
    "due",
    "until",
    "found",
    "outcome",
    "over",
    "limit",
    "id",
    "child",
    "n",
    "failing",
    "table",
}


def check_rule(rule: Rule, local: Local, exemptions: Mapping[str, Exemption], links: Links, places: Places) -> None:
    """Check every name in a rule; raises RuleWrong at the first that does not exist, with the nearest one that does."""
    for fault in faults_of(rule, local, exemptions, links, places):
        raise fault


def faults_of(
    rule: Rule, local: Local, exemptions: Mapping[str, Exemption], links: Links, places: Places
) -> Iterator[RuleWrong]:
    """Every wrong name in a rule, one a part; where a table is unknown nothing further is looked at."""
    checker = _Checker(local, exemptions, links, places)
    try:
        checker.tables(rule)
    except RuleWrong as wrong:
        yield wrong
        return
    for check in checker.parts(rule):
        try:
            check()
        except RuleWrong as wrong:
            yield wrong


class _Checker:
    def __init__(self, local: Local, exemptions: Mapping[str, Exemption], links: Links, places: Places) -> None:
        self.local, self.exemptions, self.links, self.places = local, exemptions, links, places

    def wrong(
        self, what: str, path: Path_, next_step: str = "docs/rule-language.md says what may stand there."
    ) -> RuleWrong:
        return RuleWrong(what, where=self.places.where(path), next_step=next_step)

    def parts(self, rule: Rule) -> Iterator[Callable[[], None]]:
        """A check for each part of a rule whose tables are all known."""
        known = {rule.alias: subject_shape(rule, self.links)}
        for name, lookup in rule.finds.items():
            known[name] = shape_of(next(iter(lookup.aliases.values())), self.links)
        numbers = {*rule.counts, *rule.dates}
        for path, expression, tied in expressions_of(rule):
            shapes = dict(known)
            if tied:
                shapes.update({alias: shape_of(table, self.links) for alias, table in tied.aliases.items()})
            yield partial(self.expression, expression, shapes, numbers, path)
        yield partial(self.shared, rule)
        yield partial(self.basis, rule)
        for kind, text in rule.finding.items():
            yield partial(self.fields, text, {**known, **_found_shapes(rule, self.links)}, numbers, ("finding", kind))
        yield partial(self.wording, rule)

    def shared(self, rule: Rule) -> None:
        for name in rule.shared_exemptions:
            if name not in self.exemptions:
                raise self.wrong(f"there is no exemption '{name}'{did_you_mean(name, self.exemptions)}", ("unless",))

    def wording(self, rule: Rule) -> None:
        if rule.wording.keys() - rule.finding.keys():
            missing = min(rule.wording.keys() - rule.finding.keys())
            raise self.wrong(f"'wording' names '{missing}', but 'finding' has no sentence for it", ("wording", missing))

    def tables(self, rule: Rule) -> None:
        what = rule.for_each[rule.alias]
        names = (
            [what]
            if isinstance(what, str)
            else what
            if isinstance(what, list)
            else list(what.interval.of.values())
            if what.interval
            else []
        )
        for name in names:
            self.table(name, ("for_each",))
        for path, tied in _tied_parts(rule):
            for name in tied.aliases.values():
                self.table(name, path)
        for need in rule.needs:
            for word in re.sub(r"^\d+ of ", "", need).split("|"):
                table, _, column = word.strip().partition(".")
                if table != rule.alias:
                    self.table(table, ("needs",))
                shape = subject_shape(rule, self.links) if table == rule.alias else shape_of(table, self.links)
                if column and column not in shape.columns:
                    raise self.wrong(
                        f"{table} has no column '{column}'{did_you_mean(column, shape.columns)}", ("needs",)
                    )

    def table(self, name: str, path: Path_) -> None:
        if not known_table(name):
            from practice_audit.layout import TABLES  # noqa: PLC0415  only for the wording of an error

            raise self.wrong(f"there is no table '{name}'{did_you_mean(str(name), TABLES)}", path)

    def basis(self, rule: Rule) -> None:
        for number, part in enumerate(rule.basis):
            if isinstance(part, str):
                continue
            kind, known = ("limit", self.local.limits) if part.limit else ("setting", self.local.settings)
            name = part.limit or part.setting
            if name not in known:
                raise self.wrong(f"there is no {kind} '{name}'{did_you_mean(str(name), known)}", ("basis", number))

    def expression(self, expression: Expression, shapes: Mapping[str, Shape], numbers: set[str], path: Path_) -> None:
        inside = {id(node.value) for node in ast.walk(expression.tree) if isinstance(node, ast.Attribute)}
        called = {id(node.func) for node in ast.walk(expression.tree) if isinstance(node, ast.Call)}
        for node in ast.walk(expression.tree):
            if isinstance(node, ast.Attribute) and id(node) not in inside:
                self.path(node, shapes, path)
            elif (
                isinstance(node, ast.Name)
                and id(node) not in inside | called
                and node.id not in {*shapes, *numbers, *BUILTIN}
            ):
                raise self.wrong(
                    f"'{node.id}' is not a name here{did_you_mean(node.id, {*shapes, *numbers, *BUILTIN})}", path
                )
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                self.call(node, node.func.id, path)

    def call(self, node: ast.Call, name: str, path: Path_) -> None:
        asked = (
            node.args[0] if name in {"limit", "setting"} else node.args[1] if name in {"names", "has_words"} else None
        )
        if asked is None:
            return
        if not isinstance(asked, ast.Constant) or not isinstance(asked.value, str):
            raise self.wrong(
                f"'{name}' takes the name of a {'limit' if name == 'limit' else 'setting'} in quotes", path
            )
        known = self.local.limits if name == "limit" else self.local.settings
        if asked.value not in known:
            raise self.wrong(
                f"there is no {'limit' if name == 'limit' else 'setting'} '{asked.value}'{did_you_mean(asked.value, known)}",
                path,
            )

    def path(self, node: ast.Attribute, shapes: Mapping[str, Shape], path: Path_) -> None:
        steps = []
        inner: ast.expr = node
        while isinstance(inner, ast.Attribute):
            steps.insert(0, inner.attr)
            inner = inner.value
        if not isinstance(inner, ast.Name) or inner.id not in shapes:
            word = getattr(inner, "id", "this")
            raise self.wrong(f"'{word}' is not a record here{did_you_mean(word, shapes)}", path)
        self.steps(inner.id, steps, shapes[inner.id], path)

    def steps(self, owner: str, steps: list[str], shape: Shape, path: Path_) -> None:
        for step in steps[:-1]:
            if step not in shape.steps:
                raise self.wrong(f"'{owner}' leads to no record '{step}'{did_you_mean(step, shape.steps)}", path)
            owner, shape = step, shape_of(shape.steps[step], self.links)
        if steps[-1] not in shape.columns and steps[-1] not in shape.steps:
            raise self.wrong(f"'{owner}' has no column '{steps[-1]}'{did_you_mean(steps[-1], shape.columns)}", path)

    def fields(self, text: str, shapes: Mapping[str, Shape], numbers: set[str], path: Path_) -> None:
        for word in re.findall(r"{([^{}]*)}", text):
            root, *steps = word.split(".")
            if not steps and root not in {*BUILTIN, *numbers}:
                raise self.wrong(
                    f"'{{{word}}}' is no field of a sentence{did_you_mean(word, {*BUILTIN, *numbers})}", path
                )
            if steps and root not in shapes:
                raise self.wrong(f"'{root}' is not a record here{did_you_mean(root, shapes)}", path)
            if steps:
                self.steps(root, steps, shapes[root], path)


def _found_shapes(rule: Rule, links: Links) -> dict[str, Shape]:
    parts = [*rule.expect, *([rule.every] if rule.every else []), *([rule.forbid] if rule.forbid else [])]
    return {alias: shape_of(table, links) for part in parts for alias, table in part.aliases.items()}


def _tied_parts(rule: Rule) -> Iterator[tuple[Path_, Tied]]:
    for number, wanted in enumerate(rule.expect):
        yield ("expect", number), wanted
    for name in ("every", "forbid", "given"):
        if getattr(rule, name):
            yield (name,), getattr(rule, name)
    for part in ("finds", "counts", "but_not", "lapses", "cannot_tell", "wording"):
        for label, what in getattr(rule, part).items():
            if isinstance(what, Tied):
                yield (part, label), what
    for number, written in enumerate(rule.unless):
        for label, what in written.items() if isinstance(written, dict) else ():
            if isinstance(what, Tied):
                yield ("unless", number, label), what


def expressions_of(rule: Rule) -> Iterator[tuple[Path_, Expression, Tied | None]]:
    """Every expression of a rule: where it stands, and the records that it may name beside the subject."""
    """Every expression of a rule, where it stands, and the records that it may speak of beside the subject."""
    for name in ("where", "clock", "until", "read"):
        if getattr(rule, name):
            yield (name,), getattr(rule, name), None
    for path, tied in _tied_parts(rule):
        for field in type(tied).model_fields:
            value = getattr(tied, field)
            if isinstance(value, Expression):
                yield (*path, field), value, tied
    for part in ("but_not", "lapses", "cannot_tell", "wording", "notes", "dates", "severity_when"):
        for label, what in getattr(rule, part).items():
            if isinstance(what, Expression):
                yield (part, label), what, None
    for number, basis in enumerate(rule.basis):
        if not isinstance(basis, str) and basis.when:
            yield ("basis", number), basis.when, None
    for number, hold in enumerate(rule.holds_back):
        if hold.when:
            yield ("holds_back", number), hold.when, None
    for label, what in rule.own_exemptions.items():
        if isinstance(what, Expression):
            yield ("unless", label), what, None
    for name in ("from_", "before", "on"):
        if getattr(rule.in_force, name):
            yield ("in_force", name.rstrip("_")), getattr(rule.in_force, name), None
    for name in ("earliest", "latest"):
        if rule.keep and getattr(rule.keep, name):
            yield ("keep", name), getattr(rule.keep, name), None
    what = rule.for_each[rule.alias]
    if isinstance(what, Derived) and what.interval:
        yield from _interval_expressions(what)


def _interval_expressions(what: Derived) -> Iterator[tuple[Path_, Expression, Tied | None]]:
    interval = what.interval
    if interval is None:
        return
    period = Tied(aliases=interval.of)
    for name in ("where", "from_", "to"):
        if getattr(interval, name):
            yield ("for_each",), getattr(interval, name), period
    for event in [interval.between, *(part for part in interval.opened_also_by if part != "start")]:
        if not isinstance(event, str):
            both = Tied(aliases={**interval.of, **event.aliases})
            yield ("for_each",), event.on, both
            if event.where:
                yield ("for_each",), event.where, both
