"""Child protection plans on the last days of months, with what is recorded of advocacy by then."""

from datetime import date

from tests.making import UNREAD, Rows, facts_of

from practice_audit.examples import with_base
from practice_audit.facts.tables import FactTable

PLAN = {"plan_id": "PL1", "child_id": "K1", "kind": "child_protection", "start_on": date(2012, 9, 10)}
HELP = {"advocacy_id": "A1", "child_id": "K1", "offered_on": date(2012, 10, 5), "response": "accepted"}


def table(rows: Rows) -> FactTable:
    """Give the table at the audit date of the tests, 12 December 2012."""
    return facts_of(with_base(rows)).table("plans_with_advocacy")


def by_month(found: FactTable, column: str) -> dict[str, float]:
    """Give a column by month."""
    return dict(zip(found.text("month").value, found.day(column).lo, strict=True))


def test_a_plan_has_a_row_for_each_month_whose_last_day_it_covers() -> None:
    found = table({"plans": [{**PLAN, "end_on": date(2012, 11, 30)}]})
    assert list(found.text("month").value) == ["2012-09", "2012-10", "2012-11"]
    assert list(table({"plans": [{**PLAN, "end_on": date(2012, 11, 29)}]}).text("month").value) == [
        "2012-09",
        "2012-10",
    ]


def test_an_offer_counts_from_the_month_in_which_it_was_made() -> None:
    found = table({"plans": [PLAN], "advocacy": [{**HELP, "started_on": date(2012, 11, 2)}]})
    assert by_month(found, "offered") == {"2012-09": 0, "2012-10": 1, "2012-11": 1}
    assert by_month(found, "started") == {"2012-09": 0, "2012-10": 0, "2012-11": 1}
    assert list(found.text("response").value) == [None, "accepted", "accepted"]


def test_help_that_ended_before_the_plan_is_no_help_with_it() -> None:
    found = table(
        {"plans": [PLAN], "advocacy": [{**HELP, "offered_on": date(2012, 3, 1), "ended_on": date(2012, 9, 9)}]}
    )
    assert not any(by_month(found, "offered").values())


def test_a_birth_that_is_not_known_or_a_plan_in_doubt_leaves_the_age_open() -> None:
    rows: Rows = {"children": [{"child_id": "K1", "date_of_birth": UNREAD}], "plans": [PLAN]}
    assert not table(rows).day("age").sure.any()
    unended = table({"plans": [{**PLAN, "end_on": UNREAD}]})
    assert unended.size == 3
    assert not unended.day("age").sure.any()
