"""Limits in force by date, and settings of a kind."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from practice_audit.rulebook.limits import DatedValue, Limit, Setting


def limit(*values: dict[str, Any], variants: dict[str, Any] | None = None) -> Limit:
    """Give a limit with dated values."""
    stated = [{"source": "a test", **value} for value in values]
    return Limit.model_validate({"meaning": "a limit", "unit": "days", "values": stated, "variants": variants or {}})


def test_a_value_without_dates_is_always_in_force() -> None:
    value = DatedValue(value=3, source="a test")
    assert (value.first, value.last) == (date.min.toordinal(), date.max.toordinal())


def test_two_values_on_one_day_are_an_error() -> None:
    with pytest.raises(ValidationError, match="in force on the same day"):
        limit({"value": 1, "to": date(2012, 5, 1)}, {"value": 2, "from": date(2012, 5, 1)})


def test_a_gap_is_none() -> None:
    assert limit({"value": 1, "to": date(2012, 5, 1)}, {"value": 2, "from": date(2012, 6, 1)}).values[1].value == 2


def test_a_limit_has_values_or_variants() -> None:
    with pytest.raises(ValidationError, match="give 'values' or 'variants'"):
        limit()


def test_a_local_number_is_confirmed_and_keeps_the_dates() -> None:
    changed = limit({"value": 1, "from": date(2012, 5, 1)}).with_value(7)
    assert [(value.value, value.confirmed, value.from_) for value in changed.values] == [(7, True, date(2012, 5, 1))]


def test_local_numbers_for_roles_leave_the_other_roles_alone() -> None:
    values = {role: [{"value": n, "source": "a test"}] for role, n in (("a", 1), ("b", 2))}
    changed = limit(variants=values).with_variants({"a": 9})
    assert {role: dated[0].value for role, dated in changed.variants.items()} == {"a": 9, "b": 2}
    assert {dated[0].value for dated in limit(variants=values).with_variants({None: 5}).variants.values()} == {5}


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("day", date(2012, 5, 1), "2012-05-01"),
        ("flag", False, "no"),
        ("list", ["a"], "a"),
        ("text", "a", 1),
        ("number", 3, True),
        ("choice", "a", "c"),
    ],
)
def test_a_setting_takes_values_of_its_kind(kind: str, good: object, bad: object) -> None:
    setting = Setting.model_validate({"meaning": "a choice", "kind": kind, "choices": ["a", "b"]})
    assert setting.accepts(good)
    assert setting.accepts(None)
    assert not setting.accepts(bad)
