"""Explanations of the rules' own examples: none breaks, and each agrees with the outcome that it explains."""

import re

import pytest

from practice_audit.audit import RELATIONAL, run_audits
from practice_audit.examples import records_of, wanted, with_base, with_settings
from practice_audit.reports.explanation import SAID, explanation
from practice_audit.reports.judged_one import find, one_of
from practice_audit.rulebook.loader import load_rulebook

BOOK = load_rulebook()


@pytest.mark.parametrize("rule", BOOK.rules)
def test_each_example_of_a_rule_can_be_explained(rule: str) -> None:
    for example in BOOK.rules[rule].examples[
        ::3
    ]:  # every third: seconds in the place of a minute; all are run, and judged, elsewhere
        records = records_of(with_base(example.records), example.as_at, example.absent)
        book = with_settings(BOOK, example.settings)
        rules = [wanted(book, rule)]
        audit = run_audits([records], book, matcher=RELATIONAL, verify=False, rules=rules, only=[rule])[0]
        for row in audit.outcomes.to_dict("records"):
            found = find(audit.judged, row["key"])
            assert found is not None
            page = explanation(
                one_of(audit.facts, *found, {str(name): str(cell) for name, cell in row.items()}), "", 80
            )
            assert " ".join(page.split()).startswith(f"{row['key']} {SAID[row['outcome']]}")
            assert max(map(len, page.splitlines())) <= 80 or " " not in max(page.splitlines(), key=len).strip()
            check_over(page, row["over"], row["unit"])


def check_over(page: str, over: str, unit: str) -> None:
    """Where the count is written out, its last line says the time over that the outcome says."""
    word = "working days?" if unit == "working days" else "days?"
    last = re.findall(rf"(\d+) {word} over, (?:found|audit date)", re.sub(r"\s+", " ", page))
    if over and last:
        assert last[-1] == over
