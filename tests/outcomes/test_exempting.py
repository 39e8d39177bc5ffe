"""Exemptions: they go before everything, and what shows them is evidence."""

from tests.making import UNREAD, day
from tests.outcomes.plans_and_visits import MET, UNLESS, judged


def test_an_exemption_goes_before_everything() -> None:
    found = judged(UNLESS, {"end_reason": "error", "start_on": UNREAD}, (MET,))
    assert (found["outcome"], found["exemption"]) == ("not_applicable", "in name only")


def test_a_child_who_died_is_exempt_without_being_asked_for() -> None:
    assert judged(rows={"children": [{"child_id": "K1", "date_of_death": day(5, 5)}]})["exemption"] == "died"


def test_out_of_force_is_not_applicable() -> None:
    found = judged("in_force: {from: 'day(\"2012-05-02\")'}\n", visits=(MET,))
    assert (found["outcome"], found["exemption"]) == ("not_applicable", "not in force")
    assert judged("in_force: {from: 'day(\"2012-05-01\")'}\n", visits=(MET,))["outcome"] == "met"
    assert judged("in_force: {before: 'day(\"2012-05-01\")'}\n", visits=(MET,))["outcome"] == "not_applicable"
