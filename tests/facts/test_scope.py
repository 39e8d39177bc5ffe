"""What a condition can speak of at one place."""

import numpy as np
from tests.facts.doubtful import of_days, scope_of
from tests.making import AS_AT, day

from practice_audit.facts.scope import Scope
from practice_audit.facts.values import as_numbers, numbers


def test_names_and_rows_are_added_without_touching_the_place_itself() -> None:
    scope = scope_of(a=of_days({1}))
    more = scope.with_named(b=numbers([2.0]))
    assert (set(scope.named), set(more.named)) == ({"a"}, {"a", "b"})


def test_some_of_the_rows() -> None:
    scope = Scope(
        3, 0, scope_of(a=of_days({1})).local, {}, {"a": numbers([1.0, 2.0, 3.0])}, np.array([7.0, 8.0, np.nan])
    )
    taken = scope.take(np.array([2, 0]))
    assert taken.size == 2
    assert as_numbers(taken.named["a"]).lo.tolist() == [3.0, 1.0]
    assert taken.limit_days().tolist() == [0.0, 7.0], "where there is no day, the audit date"


def test_limits_are_looked_up_on_the_audit_date_unless_there_is_a_clock() -> None:
    assert scope_of(a=of_days({day(5, 1).toordinal()})).limit_days().tolist() == [float(AS_AT.toordinal())]
