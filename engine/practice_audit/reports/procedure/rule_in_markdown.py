"""A rule's page of docs/procedure/: what a practice lead asks first, then all that the rule reads and asks."""

from practice_audit.findings.words import listed, span_words
from practice_audit.layout import TABLES
from practice_audit.reports.conditions import in_words
from practice_audit.reports.markdown_page import MarkdownPage, escaped
from practice_audit.reports.names_of_rows import names_of
from practice_audit.reports.procedure.told import Told, tell
from practice_audit.reports.rule_page import (
    exceptions,
    expectation,
    population,
    profiles_words,
    shared_exemptions,
    wording,
)
from practice_audit.reports.screen.words import severity
from practice_audit.reports.sources_of_rules import (
    checked_words,
    dated_values,
    limits_of,
    plain_value,
    settings_looked_up,
    span,
    words_of_basis,
)
from practice_audit.rulebook.links import Exemption
from practice_audit.rulebook.loader import Rulebook
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts_of import tied_parts
from practice_audit.rulebook.reads import columns_named, columns_read
from practice_audit.shipped import shipped

CHECKS = {
    "definite": "definite: a date or a record decides it",
    "setting": "setting: a local limit or choice decides it",
    "text": "text: a person reads and decides; never a breach",
    "aggregate": "aggregate: a figure over a month, a team or a worker",
}
CONFIRM = "**confirm this**"


def rule_in_markdown(book: Rulebook, rule: Rule, told: list[Told]) -> str:
    """Everything about one rule.

    Args:
        book: the shipped rules.
        rule: one of them.
        told: its shown examples, with what came out of each.
    """
    page = MarkdownPage(escaped(f"{rule.id} {rule.title}"))
    file = book.files[rule.id].relative_to(shipped("rules")).as_posix()
    page.write(f"[All standards](README.md) · [What they cover](coverage.md) · [The rule's file](../../rules/{file})")
    page.table(["stage", "severity", "kind of check", "profiles", "version"], [_facts(rule)])
    page.head("The standard")
    page.say(rule.standard)
    page.write(f"**Why it matters.** {escaped(rule.why)}")
    _source(page, book, rule)
    for each in told:
        tell(page, each)
    _reads(page, book, rule)
    population(page, rule)
    expectation(page, rule)
    exceptions(page, book, rule)
    wording(page, rule)
    page.head("Try it")
    page.write(
        f"The rule's file holds {len(rule.examples)} examples: `practice-audit rules test {rule.id}` runs them, "
        f"`practice-audit rules show {rule.id}` lists them."
    )
    return page.text


def _facts(rule: Rule) -> list[str]:
    grave = [severity(rule.severity)]
    grave += [f"{code} where {escaped(in_words(when, names_of(rule)))}" for code, when in rule.severity_when.items()]
    return [rule.stage, "; ".join(grave), CHECKS[rule.check], profiles_words(rule), str(rule.version)]


def _source(page: MarkdownPage, book: Rulebook, rule: Rule) -> None:
    page.head("The source" if not limits_of(rule) and not settings_looked_up(rule) else "The source and the limit")
    for words in words_of_basis(rule):
        page.bullet(words)
    for name in limits_of(rule):
        limit = book.local.limits[name]
        page.write(f"Limit `{name}`: {escaped(limit.meaning)}. {checked_words(limit)}")
        rows = [
            [
                f"**{span_words(value.value, limit.unit)}**{' for ' + variant.replace('_', ' ') if variant else ''}",
                span(value).removeprefix(", ") or "always",
                escaped(value.source),
                "confirmed" if value.confirmed else CONFIRM,
            ]
            for variant, value in dated_values(limit)
        ]
        page.table(["limit", "in force", "source", "confirmed"], rows)
    if settings_looked_up(rule):
        page.table(
            ["setting", "what it says", "as shipped", "source", "confirmed"],
            [_setting(book, name) for name in settings_looked_up(rule)],
        )


def _setting(book: Rulebook, name: str) -> list[str]:
    setting = book.local.settings[name]
    sure = "confirmed" if name in book.local.confirmed else CONFIRM
    return [f"`{name}`", escaped(setting.meaning), escaped(plain_value(setting.default)), escaped(setting.source), sure]


def _reads(page: MarkdownPage, book: Rulebook, rule: Rule) -> None:
    page.head("What is read")
    columns = columns_read(rule, book.link_targets) | columns_named(rule, book.link_targets)
    tables = {table for table, _ in columns} | set(rule.subject_tables)
    rows = [
        [
            f"[`{name}`](../records.md#{name})",
            ", ".join(f"`{column}`" for column in table.columns if (name, column) in columns),
        ]
        for name, table in TABLES.items()
        if name in tables
    ]
    if rows:
        page.table(["table", "columns"], rows)
    else:
        page.say("Every table: the rule is about the data itself.")
    worked_out = _tables_named(rule) - set(TABLES)
    if worked_out:
        page.write(
            f"And what the program works out from records: {listed([f'`{name}`' for name in sorted(worked_out)])}."
        )
    exempting = [name for exemption in shared_exemptions(rule) for name in _tables_of(book.exemptions[exemption])]
    further = [name for name in dict.fromkeys(exempting) if name not in tables]
    if further:
        page.write(f"Only for an exemption: {listed([f'[`{name}`](../records.md#{name})' for name in further])}.")


def _tables_of(exemption: Exemption) -> list[str]:
    return list(exemption.aliases.values()) or ["children"]


def _tables_named(rule: Rule) -> set[str]:
    return {table for _, tied in tied_parts(rule) for table in tied.aliases.values()} | set(rule.subject_tables)
