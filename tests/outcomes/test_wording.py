"""How grave a breach is, case by case."""

import pytest
from tests.making import day
from tests.outcomes.plans_and_visits import LATE, MET, judged, visit

from practice_audit.matchers import by_engine


@pytest.mark.parametrize("matcher", ["relational", "durable"])
def test_severity_may_differ_by_case(matcher: str) -> None:
    if matcher == "durable" and not by_engine.is_usable():
        pytest.skip("durable-rules is not installed")
    more = "severity_when: {S1: 'over > 5'}\n"
    assert judged(more, visits=(visit(day(5, 20)),), matcher=matcher)["severity"] == "S1"
    assert judged(more, visits=(LATE,), matcher=matcher)["severity"] == "S2"
    assert judged(more, visits=(MET,), matcher=matcher)["severity"] == "S2"
