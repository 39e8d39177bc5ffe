"""Everything about one outcome, so that it would convince a manager who doubts it."""

import numpy as np

from practice_audit.findings.holders import NONE, TWO
from practice_audit.findings.words import day_words, span_words
from practice_audit.layout import TABLES
from practice_audit.outcomes.judged import BREACHES, CANNOT_TELL, DUE, LATE, MET, NOT_APPLICABLE, NOT_MET, TO_READ
from practice_audit.reports.day_by_day import day_by_day
from practice_audit.reports.evidence import shown_record
from practice_audit.reports.judged_one import One
from practice_audit.reports.looked_for import looked_for
from practice_audit.reports.other_outcomes import other_outcomes
from practice_audit.reports.page import Page
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
from practice_audit.rulebook.parts import Derived

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
    looked_for(page, one)
    _evidence(page, one)
    other_outcomes(page, one)
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
