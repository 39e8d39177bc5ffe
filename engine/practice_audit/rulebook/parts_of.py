"""Everything that a rule says, part by part: its expressions and the records that it names, each with its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from practice_audit.places import Path_
from practice_audit.rulebook.expressions import Expression
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Basis, Derived, Hold, IntervalOf, Part, Tied

Said = tuple[Path_, Expression, Tied | None]
"""Where an expression stands, the expression, and the records that it may speak of beside the subject."""


def tied_parts(rule: Rule) -> Iterator[tuple[Path_, Tied]]:
    """Every part of a rule that names records beside the subject."""
    for number, wanted in enumerate(rule.expect):
        yield ("expect", number), wanted
    for name in ("every", "forbid", "given"):
        if getattr(rule, name):
            yield (name,), getattr(rule, name)
    for part in ("finds", "counts", "tallies", "but_not", "lapses", "cannot_tell", "wording"):
        for label, what in getattr(rule, part).items():
            if isinstance(what, Tied):
                yield (part, label), what
    for number, written in enumerate(rule.unless):
        for label, what in written.items() if isinstance(written, dict) else ():
            if isinstance(what, Tied):
                yield ("unless", number, label), what


def expressions_of(rule: Rule) -> Iterator[Said]:
    """Every expression of a rule, where it stands, and the records that it may speak of beside the subject."""
    yield from _fields(rule, ("where", "clock", "until", "read"))
    for path, tied in tied_parts(rule):
        yield from _fields(tied, type(tied).model_fields, path, tied)
    for name in ("but_not", "lapses", "cannot_tell", "wording", "notes", "dates", "figures", "severity_when"):
        yield from _labelled(name, getattr(rule, name))
    yield from _whens("basis", rule.basis)
    yield from _whens("holds_back", rule.holds_back)
    yield from _labelled("unless", rule.own_exemptions)
    yield from _fields(rule.in_force, ("from_", "before", "on"), ("in_force",))
    if rule.hide is not None:
        yield from _fields(rule.hide, ("number", "within"), ("hide",))
    if rule.keep is not None:
        yield from _fields(rule.keep, ("earliest", "latest"), ("keep",))
    subject = rule.for_each[rule.alias]
    if isinstance(subject, Derived) and subject.interval:
        yield from _of_interval(subject.interval)


def _labelled(name: str, conditions: Mapping[str, Expression | Tied]) -> Iterator[Said]:
    for label, what in conditions.items():
        if isinstance(what, Expression):
            yield (name, label), what, None


def _whens(name: str, parts: Sequence[str | Basis | Hold]) -> Iterator[Said]:
    for number, part in enumerate(parts):
        if not isinstance(part, str) and part.when:
            yield (name, number), part.when, None


def _fields(part: Part, names: Iterable[str], path: Path_ = (), tied: Tied | None = None) -> Iterator[Said]:
    for name in names:
        value = getattr(part, name)
        if isinstance(value, Expression):
            yield (*path, name.rstrip("_")), value, tied


def _of_interval(interval: IntervalOf) -> Iterator[Said]:
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
