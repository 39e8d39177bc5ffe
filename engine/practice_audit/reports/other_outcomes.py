"""Why an outcome is not another one: each in turn, the exemptions that were looked at, and what could not be told."""

import numpy as np

from practice_audit.facts.evaluate import condition
from practice_audit.findings.words import day_words
from practice_audit.outcomes.judged import BREACHES, CANNOT_TELL, DUE, LATE, MET, NOT_APPLICABLE, NOT_MET
from practice_audit.reports.candidates import failing_parts
from practice_audit.reports.exemptions import exemptions_looked_at
from practice_audit.reports.judged_one import One
from practice_audit.reports.page import Page
from practice_audit.rulebook.expressions import Expression

HELD = " is held back by "


def other_outcomes(page: Page, one: One) -> None:
    """The part of the page that says why the outcome is no other one, and what could not be told."""
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
