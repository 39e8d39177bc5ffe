"""What counts as filled, and choices between values."""

from typing import Any

import numpy as np
import pytest
from tests.facts.doubtful import holds, of_days, scope_of
from tests.making import day, facts_of, shipped_book

from practice_audit.facts.evaluate import condition, evaluate, number
from practice_audit.facts.rows import Rows
from practice_audit.facts.scope import Scope
from practice_audit.rulebook.expressions import parse
from practice_audit.rulebook.loader import Rulebook
from practice_audit.rulebook.local import lay_over

ASSESSMENTS: list[dict[str, Any]] = [
    {"assessment_id": "A1", "risk_factors": "Alcohol; violence at home"},
    {"assessment_id": "A2", "risk_factors": " - "},
    {"assessment_id": "A3", "risk_factors": "n/a"},
    {"assessment_id": "A4", "risk_factors": None},
    {"assessment_id": "A5", "risk_factors": "??"},
]


def at(*, absent: tuple[str, ...] = ()) -> Scope:
    """Give the assessments as a place for conditions."""
    facts = facts_of({"assessments": ASSESSMENTS}, absent=absent)
    table = facts.native("assessments")
    return facts.scope(table.size, {"assessment": Rows.whole(table)})


def test_free_text_is_filled_only_where_it_says_something() -> None:
    found = condition(at(), parse("filled(assessment.risk_factors)"))
    assert found.yes.tolist()[:4] == [True, False, False, False]
    assert found.may.tolist() == [True, False, False, False, True]


def test_a_column_that_the_export_does_not_have_is_neither_filled_nor_missed() -> None:
    asked = parse("filled_or_absent(assessment.risk_factors)")
    assert condition(at(absent=("assessments.risk_factors",)), asked).yes.all()
    assert condition(at(), asked).yes.tolist()[:4] == [True, False, False, False]


def test_a_record_that_was_looked_up_is_filled_where_one_was_found() -> None:
    facts = facts_of({"assessments": ASSESSMENTS})
    table = facts.native("assessments")
    found = Rows(table, np.array([0, -1, 1]), np.array([False, False, True]))
    scope = facts.scope(3, {"found": found})
    assert condition(scope, parse("filled(found)")).yes.tolist() == [True, False, False]
    assert condition(scope, parse("filled(found)")).may.tolist() == [True, False, True]


@pytest.mark.parametrize(("value", "expected"), [("accepted", 1), ("requested", 2)])
def test_a_setting_chooses_between_values(value: str, expected: int) -> None:
    book = shipped_book()
    local = lay_over(book.local, None, {"stepdown_gate": value})
    scope = scope_of(a=of_days({1}), b=of_days({2}))
    asked = parse('choose(setting("stepdown_gate"), accepted=a, requested=b)')
    chosen = number(Scope(1, scope.as_at, local, named=scope.named), asked)
    assert chosen.lo.tolist() == [expected]


def test_a_setting_that_names_none_of_them_chooses_a_blank() -> None:
    asked = parse('choose(setting("stepdown_gate"), nothing_like_it=a)')
    assert not number(scope_of(a=of_days({1})), asked).may[0]


def test_values_of_two_kinds_cannot_stand_in_for_each_other() -> None:
    with pytest.raises(TypeError, match="one kind"):
        evaluate(scope_of(a=of_days({1})), parse('first_filled(a, "word")'))


def test_when_takes_a_value_not_a_condition() -> None:
    with pytest.raises(TypeError, match="a condition and a value"):
        evaluate(scope_of(a=of_days({1})), parse("when(a == 1, filled(a))"))


def test_a_row_that_is_held_back_says_so() -> None:
    facts = facts_of({"visits": [{"visit_id": "V1"}, {"visit_id": "V2", "visited_on": day(5, 1)}]})
    visits = facts.native("visits")
    scope = facts.scope(2, {"visit": Rows.whole(visits)}, {"visits": np.array([False, True])})
    assert condition(scope, parse("held_back(visit)")).yes.tolist() == [False, True]


def test_a_flag_and_a_day_may_be_settings() -> None:
    book: Rulebook = shipped_book()
    local = lay_over(book.local, None, {"local_rules_from": day(4, 1)})
    scope = Scope(1, 0, local)
    assert number(scope, parse('setting("local_rules_from")')).lo.tolist() == [day(4, 1).toordinal()]
    assert holds(condition(scope, parse('setting("local_rules_from") is None'))) == (False, False)
