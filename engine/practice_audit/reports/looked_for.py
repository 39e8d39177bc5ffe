"""What was looked for about one subject, what was found, and each record that could have counted or does not."""

from practice_audit.findings.words import day_words
from practice_audit.reports.candidate import Candidate
from practice_audit.reports.candidates import candidates, events_of_interval, failing_parts
from practice_audit.reports.conditions import in_words
from practice_audit.reports.judged_one import One, value_words
from practice_audit.reports.names_of_rows import tied_words
from practice_audit.reports.page import Page
from practice_audit.rulebook.expressions import Expression
from practice_audit.rulebook.parts import Lookup, Wanted

MOST = 8


def looked_for(page: Page, one: One) -> None:
    """The part of the page that says what was looked for, and each record that could have counted."""
    rule = one.rule
    page.head("What was looked for, and what was found")
    for number, wanted in enumerate(rule.expect):
        _wanted(page, one, wanted, "or" if number else "looked for")
    if rule.expect:
        _listed(page, one, events_of_interval(one))
    if rule.every:
        _wanted(page, one, rule.every, "each one")
    if rule.forbid and rule.forbid.aliases:
        page.item("must not be", tied_words(rule.forbid, one.names_with(rule.forbid)))
        if len(rule.forbid.aliases) == 1:
            _listed(page, one, candidates(one, rule.forbid))
    elif rule.forbid and rule.forbid.where:
        _condition(page, one, rule.forbid.where, "must not be")
    if rule.read:
        _condition(page, one, rule.read, "to be read where")
    for name, lookup in rule.finds.items():
        page.item("looked up", _looked_up(one, name, lookup))


def _looked_up(one: One, name: str, lookup: Lookup) -> str:
    rows = one.scope.aliases[name]
    at, origin = rows.positions[0], rows.table.origin
    found = f"{origin.table[at]} {origin.id[at]}" if at >= 0 else "none"
    doubt = " (in doubt)" if rows.unsure[0] else ""
    which = "the earliest" if lookup.earliest else "the latest"
    words = tied_words(lookup, one.names_with(lookup)).removeprefix("an ").removeprefix("a ")
    return f"{one.names[name]}: {found}{doubt}; it is {which} {words}"


def _wanted(page: Page, one: One, wanted: Wanted, label: str) -> None:
    if not wanted.aliases:
        if wanted.where:
            _condition(page, one, wanted.where, label)
        if wanted.on:
            date = in_words(wanted.on, one.names)
            page.item("" if wanted.where else label, f"Its date, {date}: {value_words(one.scope, wanted.on.tree)}.")
        return
    page.item(
        label,
        tied_words(wanted, one.names_with(wanted))
        + (f"; its date: {in_words(wanted.on, one.names_with(wanted))}" if wanted.on else ""),
    )
    absent = [table for table in wanted.aliases.values() if not one.facts.is_present(table)]
    if absent:
        page.item("", f"The export has no {', '.join(absent)}.")
    found = candidates(one, wanted)
    if not found and not absent:
        page.item("", "The export has none of the child that is tied to it so.")
    _listed(page, one, found)


def _condition(page: Page, one: One, where: Expression, label: str) -> None:
    page.item(label, in_words(where, one.names))
    failing = failing_parts(one, where)
    if not failing:
        page.item("", "All of this holds.")
    for words in failing:
        page.item("", f"Does not hold, or cannot be told: {words}.")


def _listed(page: Page, one: One, found: list[Candidate]) -> None:
    if not found:
        return
    for candidate in found[:MOST]:
        page.bullet(f"{candidate.words()}{_beside(one, candidate)}.", 4)
    if len(found) > MOST:
        page.bullet(f"and {len(found) - MOST} more of the child, further away.", 4)


def _beside(one: One, candidate: Candidate) -> str:
    """Where a record that counts stands in time."""
    due, clock = one.day("due"), one.day("clock")
    day = candidate.on if candidate.dated else candidate.day
    if not candidate.counts or day is None:
        return ""
    if due is not None and day > due:
        return f", but that is after the due date ({day_words(due)})"
    if one.rule.form == "expect" and clock is not None and day < clock:
        return f"; it is before {day_words(clock)}, when the clock starts"
    return ""
