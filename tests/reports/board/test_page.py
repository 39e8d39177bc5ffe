"""What the first page and the stages say, held against the files of the run."""

import csv
import re
from collections import Counter

import pytest
from tests.reports.board.example import board, choice, folder

from practice_audit.reports.board.certainty import what_next
from practice_audit.reports.board.figures import Figure
from practice_audit.reports.board.page import board_of
from practice_audit.reports.board.words import first_note, how_to_read, recorded_note
from practice_audit.reports.counts import Counts
from practice_audit.reports.from_folder import read_run
from practice_audit.reports.from_folder.breaches import breaches_of
from practice_audit.reports.from_folder.in_short import in_short


def findings(**wanted: str) -> list[dict[str, str]]:
    core = {name for name, rule in read_run(folder()).rules("core").items()}
    with (folder() / "findings.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["rule"] in core]
    return [row for row in rows if all(row[name] == value for name, value in wanted.items())]


def test_each_open_breach_is_counted_once_on_one_side_or_the_other() -> None:
    still = Counter(row["rule"] for row in findings(open="yes", confirmed="yes"))
    local = Counter(row["rule"] for row in findings(open="yes", confirmed="no"))
    assert {one.id: one.open for one in board().figures if one.open} == still
    assert {one.id: one.unconfirmed for one in board().figures if one.unconfirmed} == local
    assert sum(local.values()) == int(board().tiles[2].number)


def test_quality_from_outside_the_profile_has_its_breaches_too() -> None:
    with (folder() / "findings.csv").open(encoding="utf-8", newline="") as file:
        still = Counter(row["rule"] for row in csv.DictReader(file) if row["open"] == "yes")
    borrowed = [one for step in board().steps for one in step.borrowed]
    assert sum(one.open + one.unconfirmed for one in borrowed) > 0
    assert all(one.open + one.unconfirmed == still[one.id] for one in borrowed)


def test_the_things_to_act_on_first_are_the_gravest_and_none_rests_on_an_unconfirmed_limit() -> None:
    reported = {one.id for one in board().figures}
    grave = {row["rule"] for row in findings(open="yes", confirmed="yes", severity="S1")} & reported
    first = board().first
    assert len(first) == 5
    assert {thing.rule for thing in first} >= grave if len(grave) < 5 else {thing.rule for thing in first} <= grave
    assert all(thing.why and thing.remedy and thing.how_bad.startswith("not met for ") for thing in first)
    assert "stand apart, and may weigh as much" in first_note(board())


def test_a_rate_stands_with_both_numbers_and_the_months_before_with_theirs() -> None:
    referrals = next(one for one in board().figures if one.id == "FD-02")
    assert (referrals.rate, referrals.of, referrals.judged) == ("98 %", "96 of 98", "100 %")
    assert [tuple(month) for month in referrals.earlier] == [("71 %", "of 99"), ("81 %", "of 99"), ("91 %", "of 99")]
    assert board().months == ["12 Sep 2012", "12 Oct 2012", "12 Nov 2012"]


def test_without_a_history_it_says_so() -> None:
    run = read_run(folder())
    alone = board_of(run, choice(run))
    assert not alone.months
    assert "There is no earlier audit" in how_to_read(alone)[2]


def test_no_rate_where_less_than_half_could_be_judged() -> None:
    rule = read_run(folder()).rules("core")["FD-02"]
    unseen = Figure("FD-02", rule, Counts({"met": 4, "cannot_tell": 5}))
    assert (unseen.rate, unseen.of, unseen.judged, unseen.is_little_seen) == ("no rate", "4 of 4", "44 %, 5 not", True)
    idle = Figure("FD-02", rule, Counts({"due": 3}))
    assert (idle.rate, idle.of, idle.judged, idle.is_little_seen) == ("-", "3 not due yet", "-", False)


def test_timeliness_never_stands_without_quality_or_a_warning() -> None:
    assert any(step.is_blind for step in board().steps)
    assert any(step.borrowed for step in board().steps)
    for step in board().steps:
        assert not step.timed or step.quality or step.borrowed or step.is_blind
        assert all(one.rule.timed for one in step.timed)
        assert not any(one.rule.timed for one in (*step.quality, *step.borrowed))


def test_what_is_recorded_is_never_called_safe() -> None:
    assert board().recorded
    assert all((one.counts.rate() or 0) >= 0.9 and one.counts.judged >= 20 for one in board().recorded)
    assert "does not say that children are safe" in recorded_note(board())


def test_an_incomplete_audit_says_so_first() -> None:
    run = read_run(folder())
    lost = run.manifest.model_copy(update={"not_audited": ["F1"], "complete": False})
    lame = board_of(type(run)(run.folder, lost), choice(run))
    assert lame.sure[0] == "This audit is incomplete: 1 case could not be audited, and nothing is known of them."


def test_what_comes_next_begins_with_today() -> None:
    run = read_run(folder())
    breaches = breaches_of(run, choice(run))
    said = what_next(breaches, in_short(run, choice(run), breaches), [])
    assert [line.split(":")[0] for line in said][:3] == ["Today", "Today too", "This week"]
    assert not any("confirm the limits" in line for line in said)


def test_no_child_or_worker_is_named() -> None:
    said = repr(board())
    with (folder() / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        names = {row[name] for row in csv.DictReader(file) for name in ("child_id", "worker_id")} - {"", "two", "none"}
    assert len(names) > 60
    assert not [name for name in names if re.search(rf"\b{re.escape(name)}\b", said)]


@pytest.mark.parametrize("tile", range(4))
def test_each_tile_has_a_number_and_says_of_what(tile: int) -> None:
    assert re.fullmatch(r"[\d,]+( %)?", board().tiles[tile].number)
    assert board().tiles[tile].about
