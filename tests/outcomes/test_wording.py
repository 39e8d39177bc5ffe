"""How grave a breach is, case by case."""

import pytest
from tests.making import day
from tests.outcomes.plans_and_visits import LATE, MET, judged, visit


@pytest.mark.parametrize("matcher", ["relational", "durable"])
def test_severity_may_differ_by_case(matcher: str) -> None:
    more = "severity_when: {S1: 'over > 5'}\n"
    assert judged(more, visits=(visit(day(5, 20)),), matcher=matcher)["severity"] == "S1"
    assert judged(more, visits=(LATE,), matcher=matcher)["severity"] == "S2"
    assert judged(more, visits=(MET,), matcher=matcher)["severity"] == "S2"
