"""Periods as subjects: by themselves, or each with each worker or team."""

import pytest
from tests.making import facts_of

from practice_audit.facts.derived.register import make
from practice_audit.facts.tables import NO_RECORD, MadeTable
from practice_audit.rulebook.parts import Derived

TEAMS = {"teams": [{"team_id": "T1"}, {"team_id": "T2"}]}


def periods(**asked: object) -> MadeTable:
    """Give the periods of a year with two teams."""
    return make(facts_of(TEAMS), Derived.model_validate({"periods": asked}), {})


def test_months_by_themselves_are_filed_under_months() -> None:
    table = periods()
    assert table.size == 12
    assert set(table.origin.table) == {"months"}
    assert set(table.origin.position) == {NO_RECORD}


def test_each_team_has_each_month_and_all_of_them_one_more() -> None:
    table = periods(each={"team": "teams"}, together=True, months=2)
    assert table.size == 6
    assert [name for name in table.origin.id if "/" in name] == [f"T{n}/{m}" for m in _names(table) for n in (1, 2)]
    team = table.follow("team")
    assert [team.positions[row] for row in range(3)] == [NO_RECORD, 0, 1]


def test_weeks_and_months_stand_side_by_side() -> None:
    table = periods(lengths=["month", "week"], months=1)
    assert set(table.text("length").value) == {"month", "week"}
    assert set(table.origin.table) == {"months", "weeks"}


def test_only_one_sort_of_owner_can_be_named() -> None:
    with pytest.raises(ValueError, match="at most 1"):
        periods(each={"team": "teams", "worker": "workers"})


def _names(table: MadeTable) -> list[str]:
    return list(dict.fromkeys(table.text("name").value))
