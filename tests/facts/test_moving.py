"""Days moved by a number of days: blanks stay blank, and what may be any day stays so."""

from datetime import date

import numpy as np
import pytest
from tests.facts.doubtful import of_days
from tests.making import day

from practice_audit.facts.moving import Move, by_calendar, by_months, by_working_days, moved
from practice_audit.facts.values import WIDEST, as_numbers, numbers

WEDNESDAY = float(day(12, 5).toordinal())


@pytest.mark.parametrize(
    ("move", "later"),
    [(by_calendar, day(12, 8)), (by_working_days, day(12, 10)), (by_months, day(3, 5, 2013))],
)
def test_three_on(move: Move, later: date) -> None:
    assert moved(numbers([WEDNESDAY]), numbers([3.0]), move).lo.tolist() == [later.toordinal()]


def test_blanks_stay_blank_and_widest_bounds_as_wide() -> None:
    days = numbers([np.nan, np.nan, WEDNESDAY], np.array([False, True, False]))
    result = moved(days, numbers([1.0, 1.0, np.nan]), by_working_days)
    assert result.may.tolist() == [False, True, False]
    assert (result.lo[1], result.hi[1]) == (-WIDEST, WIDEST)


def test_a_number_in_doubt_may_move_a_day_anywhere() -> None:
    result = moved(numbers([WEDNESDAY]), as_numbers(of_days({1, 3}).value), by_working_days)
    assert (result.lo[0], result.hi[0]) == (-WIDEST, WIDEST)
