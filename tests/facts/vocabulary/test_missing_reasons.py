"""Reasons of missing episodes beside their mean of the six months before; ages and days missing."""

from datetime import date

import numpy as np
from tests.making import AS_AT, UNREAD, Rows, facts_of

from practice_audit.examples import with_base
from practice_audit.facts.vocabulary.missing_reasons import NEVER_BEFORE


def episode(number: int, on: date, reasons: str | None = "friends") -> dict[str, object]:
    """Give an episode."""
    return {"episode_id": f"M{number}", "child_id": "K1", "missing_on": on, "missing_from": "home", "reasons": reasons}


def percent(episodes: list[dict[str, object]]) -> dict[tuple[str, str], float]:
    """Give what the reasons of each month are of their mean; NaN where they are not looked at."""
    table = facts_of(with_base({"missing_episodes": episodes})).table("missing_reasons")
    names = zip(table.text("month").value, table.text("reason").value, strict=True)
    value = table.day("percent_of_mean")
    return dict(zip(names, np.where(value.sure, value.lo, np.nan), strict=True))


def test_a_reason_is_told_beside_its_mean() -> None:
    before = [episode(n, date(2012, month, 3)) for n, month in enumerate((5, 6, 7, 8, 9, 10))]
    now = [episode(10 + n, date(2012, 11, 4)) for n in range(3)]
    assert percent([*before, *now])["2012-11", "friends"] == 300


def test_one_never_recorded_in_months_with_episodes_stands_out() -> None:
    assert (
        percent([episode(1, date(2012, 10, 3), None), episode(2, date(2012, 11, 3))])["2012-11", "friends"]
        == NEVER_BEFORE
    )


def test_without_an_episode_before_there_is_no_mean() -> None:
    assert percent([episode(1, date(2012, 11, 3), "Friends; n/a")])["2012-11", "friends"] == 0


def test_age_bands_and_days_missing() -> None:
    rows: Rows = {
        "children": [
            {"child_id": "K1", "date_of_birth": date(1999, 12, 13)},
            {"child_id": "K2", "date_of_birth": UNREAD},
        ],
        "missing_episodes": [
            {**episode(1, AS_AT), "found_on": None},
            {**episode(2, date(2012, 11, 1)), "found_on": date(2012, 11, 3)},
            {**episode(3, AS_AT), "child_id": "K2"},
        ],
    }
    table = facts_of(with_base(rows)).native("missing_episodes")
    assert list(table.text("age_band").value) == ["10 to 12", "10 to 12", None]
    missing = table.day("days_missing")
    assert [missing.lo[row] if missing.sure[row] else None for row in range(3)] == [None, 2, None]
