"""The same-day list holds what must be acted on today, each child or family once, and room to write."""

from dataclasses import replace

from tests.reports.lists.texts import first_cells, grid_of, lines_of

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.in_short import NOT_SAFE
from practice_audit.reports.lists.same_day import same_day_list


def test_a_family_is_one_line_and_one_event_is_said_once(run: RunFolder, choice: Choice) -> None:
    document = same_day_list(run, choice)
    grid = grid_of(document, "Act today")
    assert first_cells(grid) == ["1. K1, K2, K3"]
    keys = [line.words for line in grid.rows[0][1] if line.weight == "soft"]
    assert keys == ["TA-02/plans/PL1"]


def test_what_rests_on_a_limit_that_is_not_confirmed_stands_apart(run: RunFolder, choice: Choice) -> None:
    grid = grid_of(same_day_list(run, choice), "Act today too: outside limits that nobody has confirmed")
    assert first_cells(grid) == ["2. K3"]
    assert "See line 1 too." in [line.words for line in grid.rows[0][0]]


def test_past_breaches_and_other_severities_are_not_on_it(run: RunFolder, choice: Choice) -> None:
    said = "\n".join(lines_of(same_day_list(run, choice)))
    assert "TA-02/plans/PL4" not in said
    assert "TA-01" not in said


def test_no_profile_leaves_anything_out(run: RunFolder, choice: Choice) -> None:
    assert same_day_list(run, replace(choice, profile="words")) == same_day_list(run, choice)


def test_the_first_lines_say_what_few_findings_do_not_mean(run: RunFolder, choice: Choice) -> None:
    assert lines_of(same_day_list(run, choice))[2].startswith(NOT_SAFE)


def test_there_is_room_for_who_was_told_when_and_what_they_did(run: RunFolder, choice: Choice) -> None:
    grid = grid_of(same_day_list(run, choice), "Act today")
    assert grid.tall
    assert [column.heading for column in grid.columns if column.room] == [
        "Told: who?",
        "When?",
        "What did they do? Is the child safe?",
    ]
    assert grid.rows[0][3:] == [[], [], []]


def test_of_whom_one_cannot_tell_is_named(run: RunFolder, choice: Choice) -> None:
    (said,) = [line for line in lines_of(same_day_list(run, choice)) if line.startswith("Of 1 child one cannot tell")]
    assert "K4" in said
