"""What an export lets each rule see: the tables that it could read, and what it lacks."""

from dataclasses import dataclass

from practice_audit.facts.store import Facts
from practice_audit.layout import TABLES
from practice_audit.reports.lacks import lacks
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Tied
from practice_audit.rulebook.parts_of import expressions_of


@dataclass(frozen=True)
class Use:
    """What a rule could use of an export.

    Attributes:
        rule: the rule.
        reads: the tables that it reads and that are there, with their rows.
        lacks: what it needs and the export does not hold, in words; none: it can be judged.
        not_checked: tables that only an exemption would read and that are not there.
    """

    rule: Rule
    reads: dict[str, int]
    lacks: list[str]
    not_checked: list[str]


def uses_of(facts: Facts, rules: list[Rule]) -> list[Use]:
    """What each rule could use."""
    return [_use(facts, rule) for rule in rules]


def _use(facts: Facts, rule: Rule) -> Use:
    tables = list(dict.fromkeys([*rule.subject_tables, *_tied_tables(rule), *_exempting(facts, rule)]))
    there = {name: facts.native(name).size for name in tables if name in TABLES and facts.is_present(name)}
    only = [name for name in _exempting(facts, rule) if not facts.is_present(name) and name not in _tied_tables(rule)]
    return Use(rule, there, lacks(facts, rule), list(dict.fromkeys(only)))


def _tied_tables(rule: Rule) -> list[str]:
    """The tables of the records that conditions tie to the subject, but for the rule's own exemptions."""
    own = [name for what in rule.own_exemptions.values() if isinstance(what, Tied) for name in what.aliases.values()]
    found = [table for _, _, tied in expressions_of(rule) if tied for table in tied.aliases.values()]
    return [name for name in dict.fromkeys(found) if name not in own]


def _exempting(facts: Facts, rule: Rule) -> list[str]:
    shared = [facts.book.exemptions[name] for name in rule.shared_exemptions]
    own = [what for what in rule.own_exemptions.values() if isinstance(what, Tied)]
    return [table for what in [*shared, *own] for table in what.aliases.values()]
