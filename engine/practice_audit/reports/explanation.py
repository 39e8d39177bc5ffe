"""Everything about one outcome, so that it would convince a manager who doubts it."""

import numpy as np

from practice_audit.facts.evaluate import condition
from practice_audit.findings.holders import NONE, TWO
from practice_audit.findings.words import day_words, span_words
from practice_audit.layout import TABLES
from practice_audit.outcomes.judged import BREACHES, CANNOT_TELL, DUE, LATE, MET, NOT_APPLICABLE, NOT_MET, TO_READ
from practice_audit.reports.candidates import Candidate, candidates, events_of_interval, failing_parts
from practice_audit.reports.conditions import in_words
from practice_audit.reports.day_by_day import day_by_day
from practice_audit.reports.evidence import shown_record
from practice_audit.reports.exemptions import exemptions_looked_at
from practice_audit.reports.judged_one import One
from practice_audit.reports.page import Page
from practice_audit.reports.rule_page import tied_words
from practice_audit.reports.sources_of_rules import (
    checked_words,
    dated_values,
    limits_of,
    setting_words,
    settings_of,
    value_words,
    words_of_basis,
)
from practice_audit.reports.sums import clock_words, count_of, deciding, parts_of_deadline
from practice_audit.rulebook.expressions import Expression
from practice_audit.rulebook.parts import Derived, Lookup, Wanted

MOST = 8
HELD = " is held back by "
SAID = {
    MET: "met",
    LATE: "late: a breach that is past",
    NOT_MET: "not met: a breach that stands on the audit date",
    DUE: "due: there is still time",
    NOT_APPLICABLE: "not applicable",
    CANNOT_TELL: "cannot tell",
    TO_READ: "to be read by a person",
}


def explanation(one: One, how: str, width: int) -> str:
    """The page.

    Args:
        one: the judged subject.
        how: by which matcher it was judged, in words.
        width: of the screen.
    """
    page = Page(width)
    rule, row = one.rule, one.row
    page.say(f"{row['key']}  {SAID[one.outcome]}")
    page.say(f"{rule.title} ({row['severity']}; {rule.check})")
    page.head(str(row["explanation"]))
    page.head("The standard")
    page.item("standard", rule.standard)
    page.item("why it matters", rule.why)
    _source(page, one)
    _subject(page, one)
    _sum(page, one)
    _found(page, one)
    _evidence(page, one)
    _others(page, one)
    if one.outcome in BREACHES:
        page.head("What to do")
        page.say(rule.remedy, 2)
    page.head(how)
    return page.text


def _source(page: Page, one: One) -> None:
    row = one.row
    page.head("The source")
    for words in words_of_basis(one.rule):
        page.bullet(words)
    on = one.scope.limit_days()[0]
    for name in limits_of(one.rule):
        limit = one.facts.local.limits[name]
        values = [(variant, value) for variant, value in dated_values(limit) if value.first <= on <= value.last]
        for variant, value in values:
            words = f"{value_words(limit, value, variant)}. {checked_words(limit)}"
            page.bullet(f"limit {name}, in force on {day_words(on)}: {words}")
        if not values:
            page.bullet(f"limit {name}: no value is in force on {day_words(on)}.")
    for name in settings_of(one.rule):
        page.bullet(f"setting {setting_words(one.facts.local, name)}")
    if row["confirmed"] == "no":
        page.bullet("It rests on a local limit or setting that nobody has confirmed: agree it before acting on it.")


def _subject(page: Page, one: One) -> None:
    row = one.row
    page.head("Who, what and when")
    page.item("subject", f"{_subject_words(one)} of child {row['child_id'] or 'not known'}")
    page.item("case holder", _holder(row["worker_id"], row["team_id"]))
    clock, due = one.day("clock"), one.day("due")
    if one.rule.clock:
        starts = day_words(clock) if clock is not None else "not known"
        page.item("clock starts", f"{starts} ({clock_words(one)})")
    if one.rule.deadline:
        page.item("due", day_words(due) if due is not None else "not known")
    found = one.judged.found[one.at]
    if not np.isnan(found):
        page.item("found" if one.outcome != LATE or one.rule.form != "forbid" else "ended", day_words(found))
    if row["over"]:
        page.item("over by", span_words(float(row["over"]), str(row["unit"])))
    page.item("audit date", day_words(one.facts.as_at))


def _subject_words(one: One) -> str:
    table = one.row["subject_table"]
    word = TABLES[table].singular.replace("_", " ") if table in TABLES else table
    what = one.rule.for_each[one.rule.alias]
    if isinstance(what, Derived) and what.interval:
        plan, _, event = one.row["subject_id"].partition("/")
        return f"the interval that {'starts' if event == 'start' else f'{event} opens'} in {word} {plan}"
    return f"{word} {one.row['subject_id']}"


def _holder(worker: str, team: str) -> str:
    if worker == NONE:
        return "nobody on record"
    who = "two workers" if worker == TWO else f"worker {worker}"
    return f"{who}, {'no team on record' if team == NONE else f'team {team}'} (on the audit date, else the latest)"


def _sum(page: Page, one: One) -> None:
    parts = parts_of_deadline(one)
    if not parts:
        return
    page.head("The sum")
    chosen = deciding(one, parts)
    for part in parts:
        mark = " <- this one decides" if part is chosen and len(parts) > 1 else ""
        page.bullet(f"{part.said}{mark}")
    counted = count_of(one, chosen)
    if counted is None or (counted.first == counted.last):
        return
    page.say("")
    for when, what in day_by_day(counted):
        page.item(when, what, column=30)


def _found(page: Page, one: One) -> None:
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


def _evidence(page: Page, one: One) -> None:
    page.head("The evidence")
    if not one.evidence:
        page.say("No record.", 2)
    for record in one.evidence:
        shown = shown_record(one.facts, record)
        if shown is None:
            continue
        page.say(f"{shown.name} ({shown.where})", 2)
        for column, value in shown.fields:
            page.item(column, value, 4, 24)


def _others(page: Page, one: One) -> None:
    row = one.row
    page.head("Why not another outcome")
    for label, words in _reasons(one):
        page.item(label, words)
    for exemption in exemptions_looked_at(one):
        page.item("not applicable?", exemption)
    for name in one.judged.not_checked:
        page.item("not checked", f"{name}: the exemption could apply and cannot be seen")
    if row["missing"]:
        page.head("What could not be told")
        for words in row["missing"].split("; "):
            page.bullet(words)
            if HELD in words:
                page.say(f"(practice-audit explain {words.partition(HELD)[2]} says why)", 4)


def _reasons(one: One) -> list[tuple[str, str]]:
    due, as_at = one.day("due"), one.facts.as_at
    deadline = f"the due date, {day_words(due)}," if due is not None else "the time allowed"
    outcome, row = one.outcome, one.row
    said: list[tuple[str, str]] = []
    if outcome in {LATE, NOT_MET} and one.rule.form == "expect":
        said.append(("met?", f"nothing that counts was found up to {deadline.rstrip(',')}"))
    if outcome == NOT_MET and one.rule.form == "expect":
        said.append(("late?", f"nothing that counts was found after it either, up to {day_words(as_at)}"))
    if outcome in BREACHES and due is not None:
        passed = f"{deadline} had passed on the audit date, {day_words(as_at)}"
        said.append(("due?", passed if due < as_at else f"{deadline} is the audit date"))
    if outcome == DUE:
        said.append(("not met?", f"{deadline} had not passed on the audit date, {day_words(as_at)}"))
    if outcome == MET and due is not None and not np.isnan(one.judged.found[one.at]):
        said.append(("late?", f"found on {day_words(one.judged.found[one.at])}, not after {deadline.rstrip(',')}"))
    if outcome == NOT_APPLICABLE:
        said.append(("because", str(row["exemption"])))
    if outcome == CANNOT_TELL:
        said.append(("because", "what could not be told (below) could decide between breach and no breach"))
    else:
        said.append(("cannot tell?", "what it needs is in the export, and nothing that could change it is in doubt"))
    for name, what in one.rule.lapses.items():
        if isinstance(what, Expression) and not condition(one.scope, what).may[0]:
            said.append(("lapsed?", f"{name}: {'; '.join(failing_parts(one, what))}"))
    return said
