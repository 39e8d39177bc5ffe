"""What earlier months say of a breach, over made-up months."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from practice_audit.history import CONTINUING, FINDING, NEW, REOPENED, WAIVED, History, Standing

SEP, OCT, NOV, DEC = (date(2012, month, 12) for month in (9, 10, 11, 12))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[History]:
    with History.at(tmp_path / "h.db") as history:
        yield history


def breaches(*keys: str, past: tuple[str, ...] = (), outcome: str = "") -> pd.DataFrame:
    rows = [
        {
            "key": key,
            "rule": key.split("/")[0],
            "open": "no" if key in past else "yes",
            "outcome": outcome or ("late" if key in past else "not_met"),
        }
        for key in keys
    ]
    return pd.DataFrame(rows, columns=FINDING).fillna("")


def month(  # noqa: PLR0913 - what a month was
    store: History,
    day: date,
    *keys: str,
    past: tuple[str, ...] = (),
    rules: tuple[str, ...] = ("A", "B"),
    doubt: tuple[str, ...] = (),
    is_whole: bool = True,
) -> None:
    rows = pd.concat([breaches(*keys, past=past), breaches(*doubt, outcome="cannot_tell").assign(open="")])
    store.record(rows, {}, dict.fromkeys(rules, 1), as_at=day, program="0", is_whole=is_whole)


def standing(store: History, key: str, *, past: bool = False) -> tuple[str, date]:
    found = Standing.of(store, breaches(key, past=(key,) if past else ()), DEC)
    return found.standing[0], found.since[0]


def test_without_earlier_months_all_is_new(store: History) -> None:
    assert standing(store, "A/1") == (NEW, DEC)


def test_what_was_there_each_month_goes_on_since_the_first(store: History) -> None:
    for day in (SEP, OCT, NOV):
        month(store, day, "A/1")
    assert standing(store, "A/1") == (CONTINUING, SEP)


def test_what_was_gone_for_a_month_is_open_again(store: History) -> None:
    month(store, SEP, "A/1")
    month(store, OCT)
    assert standing(store, "A/1") == (REOPENED, DEC)


def test_and_goes_on_since_it_came_back(store: History) -> None:
    month(store, SEP, "A/1")
    month(store, OCT)
    month(store, NOV, "A/1")
    assert standing(store, "A/1") == (CONTINUING, NOV)


def test_what_was_put_right_and_stands_again_is_open_again(store: History) -> None:
    month(store, NOV, "A/1", past=("A/1",))
    assert standing(store, "A/1") == (REOPENED, DEC)
    assert standing(store, "A/1", past=True) == (CONTINUING, NOV)


def test_and_goes_on_since_then(store: History) -> None:
    month(store, SEP, "A/1")
    month(store, OCT, "A/1", past=("A/1",))
    month(store, NOV, "A/1")
    assert standing(store, "A/1") == (CONTINUING, NOV)


def test_a_month_in_which_nobody_could_tell_is_no_end(store: History) -> None:
    month(store, OCT, "A/1")
    month(store, NOV, doubt=("A/1",))
    assert standing(store, "A/1") == (CONTINUING, OCT)


def test_only_what_was_a_breach_before_is_remembered_as_in_doubt(store: History) -> None:
    month(store, NOV, "A/1")
    assert Standing.of(store, breaches(), DEC, ["A/1", "A/2"]).in_doubt == {"A/1"}


def test_a_month_without_the_rule_says_nothing_of_it(store: History) -> None:
    month(store, OCT, "A/1")
    month(store, NOV, rules=("B",))
    assert standing(store, "A/1") == (CONTINUING, OCT)


def test_a_run_that_was_not_whole_says_nothing(store: History) -> None:
    month(store, OCT, "A/1")
    month(store, NOV, is_whole=False)
    assert standing(store, "A/1") == (CONTINUING, OCT)


def test_a_run_again_of_the_same_day_changes_nothing(store: History) -> None:
    month(store, DEC, "A/1")
    assert standing(store, "A/1") == (NEW, DEC)


def test_of_two_runs_of_one_day_the_last_counts(store: History) -> None:
    month(store, NOV, "A/1")
    month(store, NOV)
    assert standing(store, "A/1") == (NEW, DEC)


def test_a_waiver_in_force_goes_first(store: History) -> None:
    for key, until, ended in (("A/1", None, None), ("A/2", "2012-12-01", None), ("A/3", None, "2012-12-10")):
        store.connection.execute(
            "INSERT INTO waivers (key, reason, by, from_day, until_day, ended_on)"
            " VALUES (?, 'r', 'b', '2012-11-01', ?, ?)",
            [key, until, ended],
        )
    found = Standing.of(store, breaches("A/1", "A/2", "A/3"), DEC)
    assert found.standing == [WAIVED, NEW, NEW]
