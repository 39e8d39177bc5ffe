"""What rows are called in sentences about a rule: its subject, and the records that a condition ties to it."""

from collections.abc import Mapping

from practice_audit.findings.words import listed
from practice_audit.layout import TABLES
from practice_audit.reports.conditions import in_words
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Derived, Tied, Wanted

MADE_OF_DAYS = {"newly_qualified_alone"}


def names_of(rule: Rule, tied: Tied | None = None, subject_table: str | None = None) -> dict[str, str]:
    """Words for the aliases of a rule: what a row of their table is called.

    Args:
        rule: the rule.
        tied: records that are tied to the subject.
        subject_table: where it is known, the one of the rule's tables that the subject is of.
    """
    what = rule.for_each[rule.alias]
    table = what if isinstance(what, str) else subject_table
    if isinstance(what, Derived):
        own = "interval" if what.interval else "period" if what.periods else "record"
    else:
        own = _singular(table) if table else rule.alias.replace("_", " ")
    names = {rule.alias: f"the {own}"}
    for alias, lookup in rule.finds.items():
        word, name = _singular(next(iter(lookup.aliases.values()))), alias.replace("_", " ")
        names[alias] = f"the {name}" if name in word else f"the {name} {word}"
    for alias, of in (tied.aliases if tied else {}).items():
        word = _singular(of)
        names[alias] = f"the {alias.replace('_', ' ')} {word}" if word == own else f"the {word}"
    return names


def tied_words(what: Tied, names: Mapping[str, str]) -> str:
    """Records that a condition ties to the subject: "a visit of `visits` where …"."""
    kinds = [f"{_article(names[alias])} (`{table}`)" for alias, table in what.aliases.items()]
    return f"{listed(kinds)} where {in_words(what.where, names)}" if what.where else listed(kinds)


def wanted_words(rule: Rule, wanted: Wanted) -> str:
    """What is expected: a record, or something of the subject itself, and the date that it has."""
    names = names_of(rule, wanted)
    what = tied_words(wanted, names) if wanted.aliases else in_words(wanted.where, names) if wanted.where else "a date"
    return f"{what}; its date: {in_words(wanted.on, names)}" if wanted.on else what


def subject_words(rule: Rule) -> str:
    """What a rule looks at: each row of a table or of several, or each interval."""
    what = rule.for_each[rule.alias]
    if isinstance(what, str):
        return f"each row of `{what}`"
    if isinstance(what, list):
        return f"each row of {listed([f'`{name}`' for name in what])}"
    return _derived(what)


def _derived(what: Derived) -> str:
    if what.interval:
        of, between = next(iter(what.interval.of.values())), next(iter(what.interval.between.aliases.values()))
        where = f", where {in_words(what.interval.where)}" if what.interval.where else ""
        counts = f" that counts ({in_words(what.interval.between.where)})" if what.interval.between.where else ""
        singular = TABLES[between].singular.replace("_", " ") if between in TABLES else between
        return f"each interval from one {singular}{counts} to the next, within one of the {of}{where}"
    if what.periods:
        lengths = " and ".join(f"whole {length}" for length in what.periods.lengths)
        owner = next(iter(what.periods.each), None)
        of = f" of each {owner}" if owner else ""
        together = " and of all together" if what.periods.together else ""
        return f"each {lengths}{of}{together}, from {what.periods.months} months before the audit date on"
    if what.dates_in_order:
        return f"each row of {listed(list(what.dates_in_order))} with two dates that must stand in order"
    return "each row with an id that refers to another record" if what.ids_known else "each row of every table"


def _article(name: str) -> str:
    word = name.removeprefix("the ")
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def _singular(table: str) -> str:
    if table in MADE_OF_DAYS:
        return "time alone"
    return TABLES[table].singular.replace("_", " ") if table in TABLES else table.removesuffix("s").replace("_", " ")
