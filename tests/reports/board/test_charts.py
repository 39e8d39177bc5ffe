"""The charts: what they show, in words too, and pictures that are the same each time."""

from dataclasses import replace

import pytest
from tests.reports.board.example import board

from practice_audit.reports.board import charts
from practice_audit.reports.board.charts import FEW, charts_of
from practice_audit.reports.board.lateness import BANDS, Lateness


def test_each_chart_says_in_words_what_it_shows() -> None:
    rates, late, teams = charts_of(board())
    worst = next(one for one in board().figures if one.id == "CP-08")
    assert f"{worst.rule.title} {worst.rate} ({worst.of})" in rates.alt
    assert f"{BANDS[3][0]} weeks: {board().lateness.open[3]} open" in late.alt
    assert "not shown" in teams.alt
    assert "under five" in teams.caption


def test_standards_with_a_few_cases_do_not_stand_before_those_with_many() -> None:
    rates = charts_of(board())[0]
    few = [
        one for one in board().figures if one.counts.judged and one.counts.judged < FEW and one.rule.title in rates.alt
    ]
    many = [one for one in board().figures if one.counts.judged >= FEW and one.rule.title in rates.alt]
    assert many
    last = max(rates.alt.index(one.rule.title) for one in many)
    assert all(rates.alt.index(one.rule.title) > last for one in few)


@pytest.mark.parametrize(("kind", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_a_picture_is_the_same_each_time(kind: str, begins: bytes) -> None:
    late = charts_of(board())[1]
    picture = late.draw(kind)
    assert picture.startswith(begins)
    assert picture == late.draw(kind)


def test_what_has_nothing_to_show_is_left_out() -> None:
    none = [0] * len(BANDS)
    bare = replace(board(), steps=[], teams={"team T1": None}, lateness=Lateness(none, none, none))
    assert charts_of(bare) == []


def test_there_are_none_without_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "find_spec", lambda _: None)
    assert charts_of(board()) == []
