"""Whether an action was carried into the child's next plan."""

from datetime import date

import pytest
from tests.making import UNREAD, Rows, day, facts_of

from practice_audit.examples import with_base
from practice_audit.facts.values import Numbers

ENDED = day(11, 5)


def carried(start: object, action: str = "Domestic abuse course", child: str = "K1") -> Numbers:
    """Give the day for the action of a plan that ended on 5 November, with one other plan."""
    rows: Rows = {
        "plans": [
            {"plan_id": "L1", "child_id": "K1", "kind": "child_protection", "start_on": day(6, 1), "end_on": ENDED},
            {"plan_id": "L2", "child_id": child, "kind": "child_in_need", "start_on": start},
        ],
        "plan_actions": [
            {"plan_action_id": "A1", "plan_id": "L1", "child_id": "K1", "action": "Domestic abuse course"},
            {"plan_action_id": "A2", "plan_id": "L2", "child_id": child, "action": action},
        ],
    }
    return facts_of(with_base(rows)).native("plan_actions").day("carried_over_on")


@pytest.mark.parametrize(
    ("start", "expected"), [(day(11, 4), False), (ENDED, True), (day(11, 15), True), (day(11, 16), False)]
)
def test_from_the_end_of_the_plan_to_ten_days_after(start: date, expected: bool) -> None:  # noqa: FBT001  what comes out
    assert carried(start).sure.tolist() == [expected, False]


def test_words_are_compared_without_case_blanks_and_punctuation() -> None:
    assert carried(ENDED, " domestic  ABUSE course. ").lo[0] == ENDED.toordinal()
    assert not carried(ENDED, "Another course").may[0]


def test_the_plan_of_another_child_does_not_count() -> None:
    assert not carried(ENDED, child="K2").may[0]


def test_a_start_that_could_not_be_read_is_a_doubt() -> None:
    value = carried(UNREAD)
    assert value.may[0]
    assert not value.sure[0]
