"""The naive evaluator itself: its sums with dates, its reading of blanks, and what the oracle accepts."""

import csv
from datetime import date
from pathlib import Path

import pytest
from tests.naive.conditions import Scope, holds
from tests.naive.days import Calendar, add_months, age, birthday, plain
from tests.naive.oracle import NOBODY, justified
from tests.naive.rulebook import ROOT, read
from tests.naive.world import Row, World

BOOK = read()
CALENDAR = Calendar(ROOT / "rules" / "bank_holidays.csv")
SUMS = Path(__file__).parents[1] / "working_days_sums.csv"


def test_every_sum_of_the_procedure_comes_out() -> None:
    with SUMS.open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["unit"] == "wd"]
    assert lines
    for line in lines:
        number = int(line["number"]) * (-1 if line["way"] == "before" else 1)
        assert plain(CALENDAR.add(date.fromisoformat(line["day"]), number)) == date.fromisoformat(line["sum"]), line


def test_months_end_where_the_month_does() -> None:
    assert add_months(date(2012, 11, 30), 3) == date(2013, 2, 28)
    assert add_months(date(2013, 3, 31), -1) == date(2013, 2, 28)


def test_somebody_born_on_29_february_has_a_birthday_on_1_march() -> None:
    assert birthday(date(1996, 2, 29), 18) == date(2014, 3, 1)
    assert age(date(1996, 2, 29), date(2014, 2, 28)) == 17


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("visit.seen", False),
        ("not visit.seen", True),
        ("visit.seen == False", False),
        ("visit.kind != 'other'", True),
        ("visit.kind not in ('other', 'family_support')", True),
        ("visit.recorded_on <= as_at", False),
        ("or_forever(visit.recorded_on) > as_at", True),
        ("filled(visit.child_views)", False),
        ("visit.child_views is not None", True),
        ("visit.worker.role is None", True),
        ("visit.worker_id == visit.worker_id", False),
    ],
)
def test_blanks_are_as_the_rule_language_says(condition: str, *, expected: bool) -> None:
    world = World({"for_each": {"visit": "visits"}}, BOOK, {}, date(2012, 12, 12), {}, set(), set(), {}, [])
    visit = Row(
        world, "visits", {"visit_id": "V1", "child_id": "K1", "visited_on": date(2012, 12, 3), "child_views": "n/a"}
    )
    scope = Scope(world, {"visit": visit})
    scope.rows["as_at"] = world.as_at  # type: ignore[assignment]  # a day is a name like any other
    assert holds(condition, scope) is expected


@pytest.mark.parametrize(
    ("answer", "outcomes", "expected"),
    [
        ("met", {"met"}, True),
        ("met", {"met", "not_applicable"}, True),
        ("met", {"met", "late"}, False),
        ("cannot_tell", {"met", "late"}, True),
        ("cannot_tell", {"met"}, False),
        ("late", {"late", "not_met"}, True),
        ("late", {"not_met"}, False),
        (None, set(), True),
        (None, {"met"}, False),
        (None, {"met", NOBODY}, True),
        ("met", set(), False),
    ],
)
def test_what_the_oracle_accepts(answer: str | None, outcomes: set[str], *, expected: bool) -> None:
    assert justified(answer, outcomes) is expected
