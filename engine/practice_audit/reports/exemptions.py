"""The exemptions that were looked at for one subject, and why each applies or does not."""

from practice_audit.facts.evaluate import condition
from practice_audit.findings.words import listed
from practice_audit.layout import TABLES
from practice_audit.matchers.compile import exemptions_of
from practice_audit.reports.candidates import candidates, failing_parts
from practice_audit.reports.judged_one import One
from practice_audit.rulebook.expressions import Expression
from practice_audit.rulebook.parts import Tied

FEW = 3


def exemptions_looked_at(one: One) -> list[str]:
    """A sentence for each exemption of the rule."""
    return [_said(one, name, what) for name, what in exemptions_of(one.facts, one.judged.subjects).items()]


def _said(one: One, name: str, what: Expression | Tied) -> str:
    shared = one.facts.book.exemptions.get(name)
    meaning = f"{name} ({shared.meaning})" if shared else name
    if isinstance(what, Expression):
        return f"{meaning}: {_condition(one, what)}"
    return f"{meaning}: {_records(one, what)}"


def _condition(one: One, what: Expression) -> str:
    holds = condition(one.scope, what)
    if holds.yes[0]:
        return "it applies."
    failing = next(iter(failing_parts(one, what)), "")
    return f"{'it cannot be told' if holds.may[0] else 'no'}, {failing}."


def _records(one: One, what: Tied) -> str:
    tables = list(what.aliases.values())
    absent = [table for table in tables if not one.facts.is_present(table)]
    if absent:
        return f"not checked, the export has no {listed(absent)}."
    if len(tables) > 1:
        return "no records fit it." if one.judged.exemption[one.at] == "" else "looked at."
    found = candidates(one, what)
    word = TABLES[tables[0]].singular.replace("_", " ") if tables[0] in TABLES else "record"
    if not found:
        return f"no, there is no {word} of the child."
    if any(candidate.counts for candidate in found):
        return f"it applies: {next(candidate.words() for candidate in found if candidate.counts)}."
    more = f" (and {len(found) - FEW} more)" if len(found) > FEW else ""
    sure = all(candidate.fails for candidate in found)
    said = "; ".join(candidate.words() for candidate in found[:FEW])
    return f"{'no' if sure else 'it cannot be told'}, {said}{more}."
