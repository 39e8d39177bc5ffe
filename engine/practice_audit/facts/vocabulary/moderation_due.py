"""The day by which an audit is moderated. Source: procedure, quality.md, QA-03."""

from __future__ import annotations

from practice_audit.facts.evaluate import number
from practice_audit.facts.rows import Rows
from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import Value
from practice_audit.rulebook.expressions import parse

MODERATED_BY = parse('deadline(row.audited_on, limit("audit_moderated"))')


@derived_column("audits", "moderation_due_on")
def moderation_due_on(facts: Facts) -> Value:
    """The last day on which moderation is in time, by the limit in force on the day of the audit."""
    audits = facts.native("audits")
    scope = facts.scope(audits.size, {"row": Rows.whole(audits)}).on_day(audits.day("audited_on"))
    return number(scope, MODERATED_BY)
